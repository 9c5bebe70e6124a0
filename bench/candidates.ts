/**
 * Matching in the product: one shop against a register of 1,000,000 operators in the database, as the page asks for it:
 * candidates by code and words, compared and explained. The register is that of `matching.ts`, its truth planted. Operators
 * are copied in at one go, their index of words made afterwards. `node bench/candidates.ts [operators] [queries]`
 */
import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { startOwnInstance } from '../src/app/testing/own-instance.ts'
import { listCandidates } from '../src/capabilities/operators/service/matching.ts'
import { demoOfficer } from '../src/capabilities/organisation/index.ts'
import { makeEntity, makeQuery } from './matching/made-up.ts'
import { median, percentile, report } from './report.ts'

const [operators = '1000000', queries = '400'] = process.argv.slice(2)
const [OPERATORS, QUERIES] = [Number(operators), Number(queries)]
const WARM_UP = 20
const LIMIT_MS = 30

/** The number of an operator stands in its id. */
const idOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`

function* rows(): Generator<string> {
  for (let at = 0; at < OPERATORS; at += 1) {
    const { name, code, address } = makeEntity(at)
    yield `${idOf(at)},990100,inPlatform,${name},registered,${code},${address},registration,2026-01-01,2026-01-01,2026-01-01,2026-01-01\n`
  }
}

const folder = await mkdtemp(join(tmpdir(), 'sishi-candidates-'))
await chmod(folder, 0o777)
const instance = await startOwnInstance()
try {
  const { world, query } = instance
  const officer = await demoOfficer(world, 'market')
  const file = join(folder, 'operators.csv')
  await pipeline(Readable.from(rows()), createWriteStream(file))
  const [index] = await query<{ made: string }>(
    "select indexdef as made from pg_indexes where schemaname = 'operators' and indexname = 'operator_grams'",
  )
  await query('drop index operators.operator_grams')
  await query(`copy operators.operator (id, region, kind, name, registration, uscc, address, source, first_seen, last_seen,
    created_at, changed_at) from '${file}' (format csv, null '')`)
  await query("set maintenance_work_mem = '512MB'")
  await query(index?.made ?? '')
  await query('vacuum analyze operators.operator')
  const times: number[] = []
  let [findable, first, shown] = [0, 0, 0]
  for (let at = 0; at < QUERIES + WARM_UP; at += 1) {
    const { entity, name, code } = makeQuery(at, OPERATORS)
    const shopId = randomUUID()
    await query(
      `insert into operators.shop (id, region, kind, name, key, seller_name, seller_uscc, source, first_seen, last_seen, changed_at)
        values ($1::uuid, '990100', 'shop', $2::text, $1::uuid::text, $2::text, nullif($3::text, ''), 'monitoring', '2026-01-01', '2026-01-01', now())`,
      [shopId, name, code],
    )
    const begun = performance.now()
    const answer = await listCandidates(world, officer, shopId)
    const took = performance.now() - begun
    if (!answer.ok) throw new Error(answer.error.code)
    if (at < WARM_UP) continue
    times.push(took)
    if (entity < 0) continue
    findable += 1
    const place = answer.value.candidates.findIndex((each) => each.operatorId === idOf(entity))
    if (place === 0) first += 1
    if (place >= 0) shown += 1
  }
  report(`Candidates of one shop among ${OPERATORS} operators`, [
    { name: 'one shop, median', value: median(times), unit: 'ms' },
    {
      name: 'one shop, 95th percentile',
      value: percentile(times, 0.95),
      unit: 'ms',
      limit: { atMost: LIMIT_MS },
    },
    { name: 'slowest', value: Math.max(...times), unit: 'ms' },
    { name: 'the right operator stands first', value: (100 * first) / findable, unit: '%' },
    { name: 'the right operator is shown', value: (100 * shown) / findable, unit: '%' },
  ])
} finally {
  await instance.stop()
  await rm(folder, { recursive: true, force: true })
}
