/** What the program is made of: Node, packages, built pages, browser and fonts. */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { SayOperation } from '../messages/operations.ts'
import type { Finding } from './finding.ts'

const execute = promisify(execFile)

export function checkNode(say: SayOperation): Finding {
  const found = process.versions.node
  const [major = 0, minor = 0] = found.split('.').map(Number)
  if (major >= 24) return { part: 'node', state: 'ok', found }
  const runs = major === 22 ? minor >= 18 : major > 22
  return { part: 'node', state: runs ? 'warn' : 'fail', found, advice: say('doctor.node.old') }
}

type Lock = Readonly<Record<string, { readonly version?: string; readonly optional?: boolean }>>

async function readLock(path: string): Promise<Lock> {
  const text = await readFile(path, 'utf8').catch(() => '{}')
  return (JSON.parse(text) as { packages?: Lock }).packages ?? {}
}

/** Optional packages may be absent: they belong to other platforms. */
export async function checkPackages(say: SayOperation, root: string): Promise<Finding> {
  const wanted = Object.entries(await readLock(join(root, 'package-lock.json'))).filter(
    ([path]) => path !== '',
  )
  const installed = await readLock(join(root, 'node_modules', '.package-lock.json'))
  const missing = wanted.filter(([path, { version, optional }]) =>
    installed[path] === undefined ? optional !== true : installed[path].version !== version,
  )
  const [example] = missing
  if (example === undefined) {
    const count = Object.keys(installed).length
    return { part: 'packages', state: 'ok', found: say('doctor.packages.complete', { count }) }
  }
  return {
    part: 'packages',
    state: 'fail',
    found: say('doctor.packages.missing', {
      count: missing.length,
      example: example[0].replace(/^.*node_modules\//, ''),
    }),
    advice: say('doctor.packages.advice'),
  }
}

export function checkPages(say: SayOperation, root: string): Finding {
  if (existsSync(join(root, 'dist', 'web', 'index.html'))) {
    return { part: 'pages', state: 'ok', found: say('doctor.pages.built') }
  }
  return {
    part: 'pages',
    state: 'warn',
    found: say('doctor.pages.missing'),
    advice: say('doctor.pages.advice'),
  }
}

export async function checkChromium(say: SayOperation, env: NodeJS.ProcessEnv): Promise<Finding> {
  for (const program of [env.SISHI_CHROMIUM, 'chromium-headless-shell', 'chromium', 'google-chrome']) {
    if (!program) continue
    const answer = await execute(program, ['--version'], { timeout: 20_000 }).catch(() => undefined)
    if (answer !== undefined) return { part: 'chromium', state: 'ok', found: answer.stdout.trim() || program }
  }
  return {
    part: 'chromium',
    state: 'warn',
    found: say('doctor.chromium.missing'),
    advice: say('doctor.chromium.advice'),
  }
}

export async function checkFonts(say: SayOperation): Promise<Finding> {
  const answer = await execute('fc-list', [':lang=zh', 'family']).catch(() => ({ stdout: '' }))
  const families = new Set(answer.stdout.split('\n').filter((line) => line.trim() !== ''))
  if (families.size > 0 || existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc')) {
    const count = Math.max(1, families.size)
    return { part: 'fonts', state: 'ok', found: say('doctor.fonts.found', { count }) }
  }
  return {
    part: 'fonts',
    state: 'warn',
    found: say('doctor.fonts.missing'),
    advice: say('doctor.fonts.advice'),
  }
}
