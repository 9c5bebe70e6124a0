/** All walls of the house over a tree. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { cycleViolations } from './cycles.ts'
import { importViolations, pureFilesOf } from './imports.ts'
import { shapeViolations } from './shape.ts'
import { readSources, type Source, type Violation } from './source.ts'
import { sqlViolations } from './sql.ts'

const FOLDERS = ['src', 'tools', 'e2e', 'bench']

/** Everything that stands where it must not, in the order of files. */
export function checkWalls(root: string): Violation[] {
  const sources = readSources(
    root,
    FOLDERS.filter((folder) => existsSync(join(root, folder))),
  )
  const pureFiles = pureFilesOf(sources)
  const byPath = new Map(sources.map((source) => [source.path, source]))
  return [
    ...sources.flatMap((source) => [...importViolations(source, pureFiles), ...shapeViolations(source)]),
    ...cycleViolations(sources),
    ...sqlViolations(sources),
  ]
    .filter((violation) => !isExcused(violation, byPath.get(violation.path)))
    .sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.line - b.line))
}

/** An exception carries its rule and its reason on its own line: `// walls: length - official table, one row a line`. */
function isExcused({ rule, line }: Violation, source: Source | undefined): boolean {
  const lines = source?.text.split('\n') ?? []
  // A length belongs to no line of its own: its reason stands among the first ten.
  const candidates = rule === 'length' ? lines.slice(0, 10) : [lines[line - 1] ?? '']
  return candidates.some((text) => new RegExp(`walls: ${rule} - \\S+`).test(text))
}
