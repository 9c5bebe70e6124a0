/**
 * Matching of shops to licensed entities: `sishi match` over a made-up register with planted truth, and one query at a
 * time over the same register in memory. The words of the register are the benchmark's own: the engine's lists are not
 * read here, and what it makes of kinds of difficulty is printed for each. `node bench/matching.ts [entities] [queries]`
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createReadStream, createWriteStream, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { finished } from 'node:stream/promises'
import { createMatcher } from '../src/capabilities/operators/matching/match.ts'
import { Register, RegisterBuilder } from '../src/capabilities/operators/matching/register.ts'
import { openRows } from '../src/capabilities/operators/matching/rows.ts'
import type { Subject } from '../src/capabilities/operators/matching/subject.ts'
import { makeEntity, makeQuery } from './matching/made-up.ts'
import { median, percentile, report } from './report.ts'

const [entities = '1000000', queries = '1000000'] = process.argv.slice(2)
const [ENTITIES, QUERIES] = [Number(entities), Number(queries)]
const SINGLE = 2_000

const folder = mkdtempSync(join(tmpdir(), 'sishi-matching-'))
const files = {
  register: join(folder, 'register.csv'),
  queries: join(folder, 'queries.csv'),
  out: join(folder, 'out'),
}

async function write(file: string, lines: Iterable<string>): Promise<void> {
  const out = createWriteStream(file)
  for (const line of lines) if (!out.write(`${line}\n`)) await once(out, 'drain')
  out.end()
  await finished(out)
}

/** What is true of each query: the entity's number or none, and what makes it awkward. */
const truth: { readonly entity: number; readonly kind: string }[] = []

await write(
  files.register,
  (function* () {
    yield 'id,name,uscc,address'
    for (let at = 0; at < ENTITIES; at += 1) {
      const { name, code, address } = makeEntity(at)
      yield `${at},${name},${code},${address}`
    }
  })(),
)
await write(
  files.queries,
  (function* () {
    yield 'id,name,uscc,address'
    for (let at = 0; at < QUERIES; at += 1) {
      const { entity, kind, name, code, address } = makeQuery(at, ENTITIES)
      truth.push({ entity, kind })
      yield `${at},${name},${code},${address}`
    }
  })(),
)

/** Runs the verb as anybody would, and watches the most memory that it holds. */
async function runVerb(): Promise<{ seconds: number; megabytes: number; said: string }> {
  const begin = performance.now()
  const verb = spawn(
    process.execPath,
    [
      'src/app/main.ts',
      'match',
      '--register',
      files.register,
      '--queries',
      files.queries,
      '--json',
      '--lang',
      'en',
    ],
    { cwd: join(import.meta.dirname, '..'), stdio: ['ignore', openSync(files.out, 'w'), 'pipe'] },
  )
  let said = ''
  verb.stderr?.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  let kilobytes = 0
  const watch = setInterval(() => {
    kilobytes = Math.max(kilobytes, residentOf(verb.pid))
  }, 200)
  await once(verb, 'exit')
  clearInterval(watch)
  return { seconds: (performance.now() - begin) / 1000, megabytes: kilobytes / 1024, said }
}

function residentOf(pid: number | undefined): number {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0)
  } catch {
    return 0
  }
}

interface Tally {
  asked: number
  /** There is an entity to be found. */
  findable: number
  right: number
  wrong: number
  rightMaybe: number
  wrongMaybe: number
}
const empty = (): Tally => ({ asked: 0, findable: 0, right: 0, wrong: 0, rightMaybe: 0, wrongMaybe: 0 })

async function tally(): Promise<Map<string, Tally>> {
  const kinds = new Map<string, Tally>()
  for await (const line of createInterface({ input: createReadStream(files.out) })) {
    const answer = JSON.parse(line) as { id: string; class: string; match: { id: string } | null }
    const planted = truth[Number(answer.id)]
    if (planted === undefined) continue
    for (const kind of ['all', planted.kind]) {
      const sums = kinds.get(kind) ?? empty()
      kinds.set(kind, sums)
      sums.asked += 1
      if (planted.entity >= 0) sums.findable += 1
      if (answer.match === null) continue
      const isRight = Number(answer.match.id) === planted.entity
      if (answer.class === 'same') sums[isRight ? 'right' : 'wrong'] += 1
      else sums[isRight ? 'rightMaybe' : 'wrongMaybe'] += 1
    }
  }
  return kinds
}

async function single(): Promise<{ times: readonly number[]; index: number }> {
  const builder = new RegisterBuilder()
  const rows = await openRows(files.register)
  if (!rows.ok) throw new Error(rows.error.code)
  const begin = performance.now()
  for await (const entity of rows.value.subjects) builder.add(entity)
  const matcher = createMatcher(new Register(builder.build()))
  const index = (performance.now() - begin) / 1000
  const times: number[] = []
  for (let at = 0; at < SINGLE; at += 1) {
    const { name, code, address } = makeQuery(QUERIES + at, ENTITIES)
    const shop: Subject = { id: '', name, code, address, phone: '', person: '', aliases: '' }
    const start = performance.now()
    matcher(shop, 5)
    times.push(performance.now() - start)
  }
  return { times, index }
}

const share = (part: number, whole: number) => (whole === 0 ? Number.NaN : (100 * part) / whole)
try {
  const run = await runVerb()
  process.stdout.write(run.said)
  const kinds = await tally()
  const lines = [...kinds].map(([kind, { asked, findable, right, wrong, rightMaybe, wrongMaybe }]) => {
    const found = [right, wrong, rightMaybe, wrongMaybe].map((each) => String(each).padStart(9))
    return `${kind.padEnd(30)}${String(asked).padStart(9)}${String(findable).padStart(9)}${found.join('')}`
  })
  const heading = `${'kind'.padEnd(30)}${['asked', 'findable', 'same ok', 'wrong', 'maybe ok', 'wrong'].map((each) => each.padStart(9)).join('')}`
  process.stdout.write(`\n${heading}\n${lines.join('\n')}\n`)
  const { right, wrong, rightMaybe, wrongMaybe, findable } = kinds.get('all') ?? empty()
  const alone = await single()
  report(`Matching: ${QUERIES} shops against ${ENTITIES} entities`, [
    {
      name: 'whole run of the verb, files read and written',
      value: run.seconds,
      unit: 's',
      limit: { atMost: 600 },
    },
    { name: 'queries answered', value: QUERIES / run.seconds, unit: '/s' },
    { name: 'most memory', value: run.megabytes, unit: 'MB', limit: { atMost: 2_000 } },
    { name: 'precision of "same"', value: share(right, right + wrong), unit: '%', limit: { atLeast: 95 } },
    { name: 'recall of "same"', value: share(right, findable), unit: '%' },
    {
      name: 'precision of the best candidate',
      value: share(right + rightMaybe, right + wrong + rightMaybe + wrongMaybe),
      unit: '%',
    },
    {
      name: 'recall of the best candidate',
      value: share(right + rightMaybe, findable),
      unit: '%',
      limit: { atLeast: 80 },
    },
    { name: 'index in memory, file read', value: alone.index, unit: 's' },
    { name: 'one query, median', value: median(alone.times), unit: 'ms' },
    {
      name: 'one query, 95th percentile',
      value: percentile(alone.times, 0.95),
      unit: 'ms',
      limit: { atMost: 30 },
    },
  ])
} finally {
  rmSync(folder, { recursive: true, force: true })
}
