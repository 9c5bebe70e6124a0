/** Length of files and names of folders. */
import type { Source, Violation } from './source.ts'

const LINES_WARN = 400
const LINES_MAX = 600
const HOMELESS = ['utils', 'common', 'helpers', 'shared', 'services', 'util', 'helper', 'misc']

/** 经营者服务 is a capability of that name, not a drawer for what has no home. */
const isCapabilityOfThatName = (path: string): boolean => path.startsWith('src/capabilities/services/')

export function shapeViolations(source: Source): Violation[] {
  return [...lengthViolations(source), ...nameViolations(source)]
}

function lengthViolations({ path, text }: Source): Violation[] {
  if (path.endsWith('.sql')) return []
  const lines = text.split('\n').length - 1
  if (lines <= LINES_WARN) return []
  const severity = lines > LINES_MAX ? 'error' : 'warning'
  const message = `${lines} lines: make it a folder of the same name, cut by concept`
  return [{ path, line: 1, rule: 'length', severity, message }]
}

function nameViolations({ path }: Source): Violation[] {
  const homeless = path
    .split('/')
    .map((part) => part.replace(/\..*$/, ''))
    .find((part) => HOMELESS.includes(part))
  if (homeless === undefined || isCapabilityOfThatName(path)) return []
  const message = `"${homeless}" is no home: a word goes to kernel, the outside world to platform, the rest to its capability`
  return [{ path, line: 1, rule: 'home', severity: 'error', message }]
}
