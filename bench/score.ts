/**
 * Scoring: 41 indicators for 3,000 jurisdictions, the cheapest way over the line, and one region scored again through
 * HTTP after one figure was changed. `node bench/score.ts [jurisdictions] [changes]`
 */

import { startOwnInstance } from '../src/app/testing/own-instance.ts'
import { edition2022 } from '../src/capabilities/assessment/edition/index.ts'
import { assessment } from '../src/capabilities/assessment/index.ts'
import { findGains, findShortestWay, whatIf } from '../src/capabilities/assessment/outlook/index.ts'
import { type Inputs, scoreJurisdiction } from '../src/capabilities/assessment/scoring/index.ts'
import { aRegion, fullInputs } from '../src/capabilities/assessment/scoring/testing.ts'
import { dayFrom } from '../src/kernel/day.ts'
import { decimal } from '../src/kernel/exact.ts'
import { csrfTokenFor } from '../src/platform/http/csrf.ts'
import { SESSION_COOKIE } from '../src/platform/http/session-cookie.ts'
import { drive, requestText } from './load.ts'
import { type Figure, percentile, report } from './report.ts'
import { startServer } from './servers/start.ts'

const [jurisdictions = '3000', changes = '40'] = process.argv.slice(2)
const OPTIONS = { assessedOn: dayFrom('2026-09-21') }
const TABLE_LIMIT_S = 10
const CHANGE_LIMIT_MS = 1000
const WARM_UP = 5

/** Every region has other figures and judgements, so that nothing could be remembered. */
function inputsOf(place: number): Inputs {
  const full = fullInputs(edition2022, [2024, 2025], aRegion())
  return {
    ...full,
    figures: full.figures.map((figure, which) => ({
      ...figure,
      value: decimal(String(Number(figure.value) + ((place * 7 + which) % 40))),
    })),
    judgements: full.judgements.filter((_, which) => (place + which) % 5 !== 0),
  }
}

function timed<T>(work: () => T): { readonly ms: number; readonly value: T } {
  const before = performance.now()
  const value = work()
  return { ms: performance.now() - before, value }
}

const figures: Figure[] = []
const regions = Array.from({ length: Number(jurisdictions) }, (_, place) => inputsOf(place))
const table = timed(() => regions.map((inputs) => scoreJurisdiction(edition2022, inputs, OPTIONS).sure))
figures.push({
  name: `41 indicators x ${jurisdictions} jurisdictions`,
  value: table.ms / 1000,
  unit: 's',
  limit: { atMost: TABLE_LIMIT_S },
})
const sample = regions.slice(0, 100)
const trials = sample.map(
  (inputs) =>
    timed(() => whatIf(edition2022, inputs, [{ of: 'judgement', item: '10.1', score: '0.5' }], OPTIONS)).ms,
)
figures.push({
  name: 'what-if: both scores and their difference',
  value: percentile(trials, 0.95),
  unit: 'ms p95',
})
const ways = sample.map((inputs) => {
  const score = scoreJurisdiction(edition2022, inputs, OPTIONS)
  return timed(() => findShortestWay(score, findGains(score, [], []).choices)).ms
})
figures.push({ name: 'shortest way over the line, exact', value: percentile(ways, 0.95), unit: 'ms p95' })

const instance = await startOwnInstance()
try {
  await assessment.demo?.(instance.world)
  const token = await instance.signIn('creation')
  const headers = { cookie: `${SESSION_COOKIE}=${token}`, 'x-csrf-token': csrfTokenFor(token) }
  const server = await startServer('program.ts', { config: instance.config, owner: instance.owner })
  const requests = Array.from({ length: Number(changes) + WARM_UP }, (_, place) => [
    requestText('POST', '/api/assessment/measures', headers, {
      measure: 'complaints.satisfied',
      numerator: String(3600 + place),
      denominator: '4020',
      amount: null,
      source: '示例台账',
    }),
    requestText('GET', '/api/assessment/score', headers),
    requestText('GET', '/api/assessment/outlook', headers),
  ]).flat()
  const load = await drive(server.port, 1, () => requests.shift())
  if (load.refused > 0) throw new Error(`${load.refused} requests were refused`)
  const rounds = Array.from({ length: load.milliseconds.length / 3 }, (_, place) =>
    load.milliseconds.slice(3 * place, 3 * place + 3),
  ).slice(WARM_UP)
  const ofRounds = (pick: (round: readonly number[]) => number) => percentile(rounds.map(pick), 0.95)
  figures.push({
    name: 'one change entered and the region scored again, through HTTP',
    value: ofRounds(([write = 0, score = 0]) => write + score),
    unit: 'ms p95',
    limit: { atMost: CHANGE_LIMIT_MS },
  })
  figures.push({
    name: 'all that the what-if page computes with, in one request',
    value: ofRounds(([, , outlook = 0]) => outlook),
    unit: 'ms p95',
    limit: { atMost: CHANGE_LIMIT_MS },
  })
  await server.stop()
} finally {
  await instance.stop()
}
report('Scoring', figures)
