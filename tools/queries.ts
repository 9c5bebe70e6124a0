/**
 * SQL of every query, in files that a review reads: runs the tests of the stores with recording on and writes
 * `queries.sql` beside each store. `--check` only compares, and names what differs.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

interface Recorded {
  readonly place: string
  readonly statements: readonly string[]
}

const root = join(import.meta.dirname, '..')

/** File of the store -> function -> its statements. */
function gather(directory: string): Map<string, Map<string, Set<string>>> {
  const files = new Map<string, Map<string, Set<string>>>()
  for (const name of readdirSync(directory)) {
    const records = JSON.parse(readFileSync(join(directory, name), 'utf8')) as Recorded[]
    for (const { place, statements } of records) {
      const [file = '', caller = ''] = place.split(' ')
      const functions = files.get(file) ?? new Map<string, Set<string>>()
      const texts = functions.get(caller) ?? new Set<string>()
      for (const statement of statements) texts.add(statement.replace(/\s+/g, ' ').trim())
      files.set(file, functions.set(caller, texts))
    }
  }
  return files
}

/** All stores of one capability in one file, by function. */
function render(
  capability: string,
  stores: readonly (readonly [string, Map<string, Set<string>>])[],
): string {
  const parts = stores
    .toSorted(([left], [right]) => left.localeCompare(right))
    .flatMap(([file, functions]) =>
      [...functions]
        .toSorted(([left], [right]) => left.localeCompare(right))
        .map(
          ([caller, texts]) =>
            `-- ${file.split('/').slice(2).join('/')} ${caller}\n${[...texts].toSorted().join(';\n')};\n`,
        ),
    )
  return `-- Every statement that the tests of ${capability} sent, written by tools/queries.ts; not edited by hand.\n\n${parts.join('\n')}`
}

/** Runs the recording tests; a run that fails has no complete list and is an error. */
function record(): Map<string, Map<string, Set<string>>> {
  const directory = mkdtempSync(join(tmpdir(), 'sishi-queries-'))
  try {
    const vitest = join(root, 'node_modules/vitest/vitest.mjs')
    const run = spawnSync(process.execPath, [vitest, 'run', '--project', 'src'], {
      cwd: root,
      env: { ...process.env, SISHI_STATEMENT_LOG: directory },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    if (run.status !== 0) throw new Error(`the tests failed:\n${run.stdout.toString('utf8').slice(-4000)}`)
    return gather(directory)
  } finally {
    rmSync(directory, { recursive: true })
  }
}

/** Writes or compares; returns the files that differ from what stands. */
export function writeQueries(files: Map<string, Map<string, Set<string>>>, check: boolean): string[] {
  const byCapability = Map.groupBy(files, ([file]) => dirname(file).split('/').slice(0, 2).join('/'))
  const stale: string[] = []
  for (const [folder, stores] of byCapability) {
    const path = join(root, 'src', folder, 'queries.sql')
    const text = render(folder.split('/')[1] ?? folder, stores)
    if (existsSync(path) && readFileSync(path, 'utf8') === text) continue
    stale.push(path)
    if (!check) writeFileSync(path, text)
  }
  return stale
}

const from = process.argv.indexOf('--from')
const directory = from === -1 ? undefined : process.argv[from + 1]
const check = process.argv.includes('--check')
const stale = writeQueries(directory === undefined ? record() : gather(directory), check)
for (const path of stale) process.stdout.write(`${check ? 'out of date' : 'written'}: ${path}\n`)
process.exitCode = check && stale.length > 0 ? 1 : 0
