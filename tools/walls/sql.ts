/** SQL names its own schema, and what a neighbour publishes as `<schema>.public_*`. */
import { isForTests, placeOf } from './place.ts'
import { lineAt, type Source, type Violation } from './source.ts'

/** Schemas of the platform's own folder. */
const PLATFORM_SCHEMAS = ['platform', 'audit', 'migrations', 'graphile_worker']

/** Names that every capability's SQL may use: the guards and registers that the platform offers as functions. */
const isOffered = (schema: string, rest: string, after: string): boolean =>
  schema === 'platform' && rest !== '' && after.startsWith('(')

const schemaOf = (capability: string): string => capability.replaceAll('-', '_')

/** The schemas that the file owns; undefined when it holds no SQL of interest. */
function ownSchemas(path: string): readonly string[] | undefined {
  const place = placeOf(path)
  const isMigration = path.endsWith('.sql')
  if (isForTests(path)) return undefined
  if (place.room === 'platform') return isMigration || /store\.ts$/.test(path) ? PLATFORM_SCHEMAS : undefined
  if (place.room !== 'capability') return undefined
  return isMigration || place.part === 'store' ? [schemaOf(place.capability)] : undefined
}

/** Only what stands in quotes or a template can be SQL in a TypeScript file. */
function withoutCode(text: string): string {
  const blank = (part: string): string => part.replace(/[^\n]/g, ' ')
  return text
    .replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, blank)
    .replace(/^\s*import\s[^;]*?from\s+'[^']*'/gm, blank)
    .replace(/(['"`])(?:\\.|(?!\1)[\s\S])*?\1|[^'"`]+/g, (part, quote) => (quote ? part : blank(part)))
}

const withoutComments = (text: string): string => text.replace(/--.*$/gm, (part) => ' '.repeat(part.length))

export function sqlViolations(sources: readonly Source[]): Violation[] {
  const schemas = new Set(PLATFORM_SCHEMAS)
  for (const { path } of sources) {
    const place = placeOf(path)
    if (place.room === 'capability') schemas.add(schemaOf(place.capability))
  }
  const name = new RegExp(`(?<![\\w.$])"?(${[...schemas].join('|')})"?\\."?([a-z_]\\w*)"?`, 'g')
  return sources.flatMap((source) => {
    const own = ownSchemas(source.path)
    if (own === undefined) return []
    const text = source.path.endsWith('.sql') ? withoutComments(source.text) : withoutCode(source.text)
    return [...text.matchAll(name)].flatMap((match): Violation[] => {
      const [whole, schema = '', rest = ''] = match
      if (own.includes(schema) || rest.startsWith('public_')) return []
      if (isOffered(schema, rest, text.slice(match.index + whole.length))) return []
      return [
        {
          path: source.path,
          line: lineAt(text, match.index),
          rule: 'sql-schema',
          severity: 'error',
          message: `${whole}: another schema's table: read a view ${schema}.public_*, or ask that capability's index.ts`,
        },
      ]
    })
  })
}
