/**
 * The term scan against ripgrep in the same run: 5,000 terms of two to eight characters, the same text, one core.
 * The scan works on decoded, folded text, as detection does; folding is reported beside it. `node bench/scan.ts [MB]`
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fold, foldWord } from '../src/capabilities/monitoring/detection/fold.ts'
import { TermScanner } from '../src/capabilities/monitoring/detection/scan.ts'
import { report } from './report.ts'

const [megabytes = '60'] = process.argv.slice(2)
const TERMS = 5_000
const ROUNDS = 3

/** A fixed sequence: the same terms and text on every machine. */
let state = 20_260_618
const next = (below: number): number => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
  return Math.floor((state / 2 ** 32) * below)
}
/** The commoner characters come more often, roughly as in print. */
const character = (): string =>
  String.fromCharCode(0x4e00 + Math.floor(3_500 * (next(1_000_000) / 1_000_000) ** 2))
const word = (length: number): string => foldWord(Array.from({ length }, character).join(''))

const terms = [...new Set(Array.from({ length: TERMS * 2 }, () => word(2 + next(7))))]
  .filter((each) => each.length >= 2)
  .slice(0, TERMS)
const block: string[] = []
for (let at = 0; at < 400_000; at += 1)
  block.push(next(2_000) === 0 ? (terms[next(terms.length)] ?? '') : character(), next(40) === 0 ? '\n' : '')
const once = foldWord(block.join(''))
const repeat = Math.max(1, Math.round((Number(megabytes) * 1e6) / Buffer.byteLength(once)))
const text = once.repeat(repeat)
const bytes = Buffer.byteLength(text)

const folding = performance.now()
const { units } = fold(text)
const foldSeconds = (performance.now() - folding) / 1000

const scanner = new TermScanner(terms)
function scanOnce(): { seconds: number; hits: number } {
  let hits = 0
  const begin = performance.now()
  scanner.scan(units, () => {
    hits += 1
  })
  return { seconds: (performance.now() - begin) / 1000, hits }
}

const folder = mkdtempSync(join(tmpdir(), 'sishi-scan-'))
const files = { terms: join(folder, 'terms'), text: join(folder, 'text') }
writeFileSync(files.terms, terms.join('\n'))
writeFileSync(files.text, text)
function ripgrep(): { seconds: number; hits: number } | undefined {
  const begin = performance.now()
  const run = spawnSync('rg', ['-j1', '-o', '-N', '--no-filename', '-F', '-f', files.terms, files.text], {
    maxBuffer: 2 ** 30,
  })
  const seconds = (performance.now() - begin) / 1000
  if (run.error !== undefined) return undefined
  return { seconds, hits: run.stdout.reduce((sum, byte) => sum + (byte === 10 ? 1 : 0), 0) }
}

const best = <T extends { seconds: number }>(runs: readonly T[]): T | undefined =>
  [...runs].sort((a, b) => a.seconds - b.seconds)[0]
scanOnce()
const ours = best(Array.from({ length: ROUNDS }, scanOnce))
const theirs = best(Array.from({ length: ROUNDS }, ripgrep).filter((each) => each !== undefined))
rmSync(folder, { recursive: true, force: true })

const rate = (seconds: number | undefined) => bytes / 1e6 / (seconds ?? Number.NaN)
report(`Term scan: ${terms.length} terms over ${Math.round(bytes / 1e6)} MB of Chinese text`, [
  { name: 'our scan over decoded, folded text', value: rate(ours?.seconds), unit: 'MB/s' },
  { name: 'folding before it', value: rate(foldSeconds), unit: 'MB/s' },
  { name: 'hits, ours (overlapping ones too)', value: ours?.hits ?? 0, unit: '' },
  ...(theirs === undefined
    ? []
    : [
        { name: 'rg -j1 -o -F -f', value: rate(theirs.seconds), unit: 'MB/s' },
        { name: 'hits, rg', value: theirs.hits, unit: '' },
        {
          name: 'ours / rg',
          value: theirs.seconds / (ours?.seconds ?? Number.NaN),
          unit: '',
          limit: { atLeast: 2 },
        },
      ]),
])
if (theirs === undefined)
  process.stdout.write('ripgrep is not installed (apt install ripgrep): no comparison\n')
