/**
 * Writes docs/procedures out of the registered procedures; with `--check` it only compares, and ends with 1 when
 * a page is missing, out of date, or of a procedure that is gone.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { capabilities } from '../../src/capabilities/registry.ts'
import { procedurePages } from './pages.ts'

const folder = join(import.meta.dirname, '../../docs/procedures')
const registered = capabilities.flatMap((capability) => capability.procedures ?? [])
const pages = procedurePages(registered.map((each) => each.procedure))
const present = existsSync(folder) ? readdirSync(folder) : []
const stale = [
  ...present.filter((name) => !pages.has(name)),
  ...[...pages]
    .filter(([name, text]) => !present.includes(name) || readFileSync(join(folder, name), 'utf8') !== text)
    .map(([name]) => name),
]

if (process.argv.includes('--check')) {
  if (stale.length > 0) process.stderr.write(`docs/procedures is out of date: ${stale.join(', ')}\n`)
  process.exitCode = stale.length > 0 ? 1 : 0
} else {
  mkdirSync(folder, { recursive: true })
  for (const name of stale) {
    const text = pages.get(name)
    if (text === undefined) rmSync(join(folder, name))
    else writeFileSync(join(folder, name), text)
  }
  process.stdout.write(`${pages.size} pages, ${stale.length} changed\n`)
}
