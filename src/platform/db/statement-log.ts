/** Remembers which SQL each store function really sent, so that a review shows the SQL that changed. Tests only. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const seen = new Map<string, Set<string>>()
/** Set by the run that regenerates the `queries.sql` files; otherwise recording costs nothing. */
const directory = process.env.SISHI_STATEMENT_LOG

/** Notes the statement under the store function on the stack (`capabilities/matters/store.ts listMatters`). */
export function recordStatement(sql: string): void {
  if (directory === undefined) return
  const origin = new Error().stack?.split('\n').find((line) => /(capabilities|platform)\/.*store/.test(line))
  if (origin === undefined) return
  const [, name, file] =
    /at (?:async )?(?:Object\.|Module\.)?([\w$.]+) .*?((?:capabilities|platform)\/[^:?]+)/.exec(origin) ?? []
  if (name === undefined || file === undefined) return
  const key = `${file} ${name}`
  const texts = seen.get(key) ?? new Set()
  if (texts.has(sql)) return
  seen.set(key, texts.add(sql))
  mkdirSync(directory, { recursive: true })
  const all = [...seen].map(([place, statements]) => ({ place, statements: [...statements] }))
  writeFileSync(join(directory, `${process.pid}.json`), JSON.stringify(all))
}
