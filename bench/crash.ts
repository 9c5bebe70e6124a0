/**
 * 断电与崩溃, at random and for minutes: program, worker, capture process, Chromium and PostgreSQL are killed with -9 while
 * watch runs and captures go on over the practice market; then nothing may be lost and nothing stand twice.
 * `node bench/crash.ts [SECONDS] [SEED]`: the same seed kills in the same order.
 */
import { setTimeout as wait } from 'node:timers/promises'
import { type OwnInstance, startOwnInstance } from '../src/app/testing/own-instance.ts'
import {
  browsersOf,
  killIfThere,
  type Program,
  type Role,
  startProgram,
} from '../src/app/testing/processes.ts'
import { listWrongs, startWatching, type Watching } from '../src/app/testing/watching.ts'
import { dayFrom } from '../src/kernel/day.ts'
import { type Market, startMarket } from '../src/practice/market.ts'
import { randomOf } from '../src/practice/random.ts'
import { report } from './report.ts'

const SECONDS = Number(process.argv[2] ?? 200)
const SEED = process.argv[3] ?? 'crash'
const PATIENCE_MS = 300_000
const BETWEEN_MS = [1_500, 9_000] as const
const CAPTURES_OPEN_MAX = 4
const PLATFORMS = ['jia', 'laojie', 'man'] as const

const VICTIMS = ['program', 'worker', 'capture process', 'browser', 'postgres'] as const
type Victim = (typeof VICTIMS)[number]

const random = randomOf(SEED)

/** The processes of an instance; one that was killed is started again. */
class Instance {
  readonly #watching: Watching
  readonly #own: OwnInstance
  readonly #programs = new Map<Role, Program>()
  endedByThemselves = 0

  constructor(own: OwnInstance, watching: Watching) {
    this.#own = own
    this.#watching = watching
  }

  async keepUp(): Promise<void> {
    for (const role of ['all', 'worker', 'capture'] as const) {
      const program = this.#programs.get(role)
      if (program !== undefined && !program.hasEnded()) continue
      if (program !== undefined) this.endedByThemselves += 1
      this.#programs.set(
        role,
        await startProgram(role, role === 'all' ? this.#watching.env : this.#watching.besideEnv),
      )
    }
  }

  /** False where there was nothing of this kind to kill. */
  async kill(victim: Victim): Promise<boolean> {
    if (victim === 'postgres') return await this.#killPostgres()
    if (victim === 'browser') return await this.#killBrowser()
    const role = victim === 'program' ? 'all' : victim === 'worker' ? 'worker' : 'capture'
    await this.#programs.get(role)?.kill()
    return this.#programs.delete(role)
  }

  async #killPostgres(): Promise<boolean> {
    const rows = await this.#own
      .query<{ pid: number }>(`select split_part(pg_read_file('postmaster.pid'), e'\\n', 1)::int as pid`)
      .catch(() => [])
    const [row] = rows
    return row !== undefined && killIfThere(row.pid)
  }

  async #killBrowser(): Promise<boolean> {
    for (const { pid } of this.#programs.values()) {
      const [browser] = await browsersOf(pid)
      if (browser !== undefined) return killIfThere(browser)
    }
    return false
  }

  async end(): Promise<void> {
    await Promise.all([...this.#programs.values()].map((program) => program.kill()))
  }
}

const shopsOf = (market: Market): string[] =>
  PLATFORMS.flatMap((platform) => {
    const stand = market.stands.find(({ id }) => id === platform)
    const shops = market.world.shops.filter((shop) => shop.platform === platform)
    return shops.map(({ id }) => `${stand?.origin}/shop/${id}`)
  })

/** Keeps a run and some captures going, while the database may be away; answers with the runs. */
async function keepBusy(
  own: OwnInstance,
  watching: Watching,
  market: Market,
  until: number,
): Promise<string[]> {
  const runs: string[] = []
  const shops = shopsOf(market)
  const isOver = async (runId: string) =>
    (
      await own.query<{ over: boolean }>(
        'select ended_at is not null as over from monitoring.run where id = $1',
        [runId],
      )
    )[0]?.over === true
  let captured = 0
  while (performance.now() < until) {
    // Whoever asks is a person: what fails while the database is away is asked for again.
    await (async () => {
      const last = runs.at(-1)
      if (last === undefined || (await isOver(last))) {
        const from = random.between(0, shops.length - 20)
        const part = { pagesMax: 400, depth: 1 }
        runs.push(await watching.watch(`断电 ${runs.length + 1}`, shops.slice(from, from + 20), part))
      }
      const [open] = await own.query<{ count: number }>(
        'select count(*)::int as count from evidence.capture where ended_at is null',
      )
      if ((open?.count ?? 0) >= CAPTURES_OPEN_MAX) return
      await watching.capture(shops[captured % shops.length] ?? '')
      captured += 1
    })().catch(() => {})
    await wait(300)
  }
  return runs
}

async function killAtRandom(instance: Instance, until: number): Promise<ReadonlyMap<Victim, number>> {
  const killed = new Map<Victim, number>(VICTIMS.map((victim) => [victim, 0]))
  const tried = new Map(killed)
  while (performance.now() < until) {
    await wait(random.between(...BETWEEN_MS))
    // Each kind about as often, in whatever order.
    const least = Math.min(...tried.values())
    const victim = random.pick(VICTIMS.filter((each) => tried.get(each) === least))
    tried.set(victim, least + 1)
    if (await instance.kill(victim)) killed.set(victim, (killed.get(victim) ?? 0) + 1)
    await instance.keepUp()
  }
  return killed
}

const own = await startOwnInstance({ keepsFolder: true })
const market = await startMarket({ seed: 'practice', from: dayFrom('2026-06-18'), port: 0 })
const watching = await startWatching(
  own,
  market.stands.map(({ host }) => host),
  PATIENCE_MS,
)
const instance = new Instance(own, watching)
try {
  await own.handOver()
  await instance.keepUp()
  const until = performance.now() + SECONDS * 1000
  const [runs, killed] = await Promise.all([
    keepBusy(own, watching, market, until),
    killAtRandom(instance, until),
  ])
  await instance.keepUp()
  await watching.until(
    'all runs and captures have ended',
    `select not exists (select 1 from monitoring.run where ended_at is null)
      and not exists (select 1 from evidence.capture where ended_at is null)`,
  )
  const wrongs = new Set<string>()
  for (const run of runs) for (const wrong of await listWrongs(own, run)) wrongs.add(wrong)
  const countOf = async (sql: string) =>
    (await own.query<{ count: number }>(`select count(*)::int as count from ${sql}`))[0]?.count ?? 0
  for (const wrong of wrongs) process.stdout.write(`WRONG: ${wrong}\n`)
  report(`Killed at random for ${SECONDS} s, seed ${SEED}`, [
    ...[...killed].map(([victim, value]) => ({ name: `kill -9 of ${victim}`, value, unit: 'times' })),
    { name: 'watch runs, all ended', value: runs.length, unit: 'runs' },
    { name: 'pages read', value: await countOf(`monitoring.visit where outcome = 'page'`), unit: 'pages' },
    {
      name: 'of these repeated, and marked',
      value: await countOf('monitoring.visit where attempts > 1'),
      unit: 'pages',
    },
    {
      name: 'pages given up after three starts',
      value: await countOf(`monitoring.visit where outcome = 'worker_stopped'`),
      unit: 'pages',
    },
    { name: 'findings', value: await countOf('monitoring.finding'), unit: 'findings' },
    {
      name: 'packs sealed and verified',
      value: await countOf(`evidence.capture where state = 'sealed'`),
      unit: 'packs',
    },
    {
      name: 'captures that ended otherwise',
      value: await countOf(`evidence.capture where state <> 'sealed'`),
      unit: 'captures',
    },
    { name: 'processes that ended by themselves', value: instance.endedByThemselves, unit: 'times' },
    { name: 'lost, or standing twice', value: wrongs.size, unit: 'kinds', limit: { atMost: 0 } },
  ])
} finally {
  await instance.end()
  await market.close()
  await own.stop()
}
