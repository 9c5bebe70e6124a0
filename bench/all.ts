/** Runs every benchmark in turn, each in a process of its own; ends with 1 when one is outside its limits. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const BENCHES = [
  'plan',
  'score',
  'start',
  'mixed',
  'lists',
  'materials',
  'board',
  'upload',
  'ledger',
  'fetch',
  'evidence',
  'browse',
  'detect',
  'scan',
  'watch',
  'crash',
  'matching',
  'import',
  'candidates',
]

const outcomes = BENCHES.map((name) => {
  const { status } = spawnSync(process.execPath, [join(import.meta.dirname, `${name}.ts`)], {
    stdio: 'inherit',
  })
  return { name, holds: status === 0 }
})
const lines = outcomes.map(({ name, holds }) => `${name.padEnd(10)} ${holds ? 'ok' : 'NOT OK'}`)
process.stdout.write(`\nSummary\n${lines.join('\n')}\n`)
process.exitCode = outcomes.every(({ holds }) => holds) ? 0 : 1
