/**
 * 监测运行的工作者: takes pages of a run by lease, fetches and judges them, writes them down. Any number share a run.
 * A worker that dies leaves leases that run out, or that its own next try takes over; what it had not written down is
 * fetched again, and marked as repeated. What two workers bring home of one page is written down once.
 */
import { type Scope, scopeOf } from '../../../kernel/actor.ts'
import { addDays, dayOf } from '../../../kernel/day.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'
import { type Detail, ok, type Result } from '../../../kernel/result.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { JobCall, JobHandler } from '../../../platform/jobs/job.ts'
import { openSince, waitForHours } from '../domain/plan.ts'
import { standingModels } from '../store/models.ts'
import { standingOutside } from '../store/outside-models.ts'
import * as plans from '../store/plans.ts'
import * as store from '../store/visits.ts'
import { tellRecipients } from './after.ts'
import { openFacts } from './known-facts.ts'
import { mendNotices } from './notices.ts'
import { BROWSE_JOB, slotOrder, WORK_JOB } from './orders.ts'
import { writeDown } from './outcome.ts'
import { readProbes } from './overview.ts'
import { type Reader, type ReadPage, visitPage } from './read-page.ts'
import { openReader } from './readers.ts'

/** Longer than any fetch with its wait for a turn; a worker that is gone for so long has lost its pages. */
const LEASE_MS = 120_000
/** Written down together: fewer transactions for fast pages, no delay that anybody notices. */
const WRITE_AFTER_PAGES = 16
const WRITE_AFTER_MS = 400
const IDLE_MS = 250
/** The queue takes a job of four hours for lost: the work goes on in a new one long before. */
const SLICE_MS = 20 * 60_000
const COME_BACK_MS = 1_000
/** How often somebody looks after a run of which only browsers have something left. */
const LOOK_AFTER_MS = 5_000
/** A browser that did not show itself for so long, within the hours of the plan, is taken for missing. */
const BROWSER_PATIENCE_MS = 15 * 60_000
/** 前七日: what the rules ask of the price history, with room. */
const PRICE_DAYS = 40

/** How a worker reads, and how much of it at a time. */
interface Way {
  readonly name: 'fetch' | 'browser'
  readonly job: typeof WORK_JOB | typeof BROWSE_JOB
  readonly pagesAtOnce: number
  readonly takeMin: number
  /** Of the jobs that one program runs at a time, others need some too; a browser takes most of a core. */
  readonly workersMax: number
  here: number
}
const FETCH: Way = { name: 'fetch', job: WORK_JOB, pagesAtOnce: 16, takeMin: 8, workersMax: 2, here: 0 }
const BROWSER: Way = { name: 'browser', job: BROWSE_JOB, pagesAtOnce: 6, takeMin: 2, workersMax: 1, here: 0 }

/** What is left of a run: nothing, something for the other kind of workers only, or more for this kind. */
type Left = 'ended' | 'others' | 'more'

interface WorkOrder {
  readonly runId: string
  readonly slot: number
}

export const work: JobHandler = (job) => workAt(job, FETCH)
export const browse: JobHandler = (job) => workAt(job, BROWSER)

async function workAt(job: JobCall, way: Way): Promise<Result<Detail>> {
  const order = job.payload as WorkOrder
  const { world } = job
  const scope = scopeOf(job.actor, 'any')
  // At odd times: who looks at even ones would be the same program again, and others stand idle.
  if (way.here >= way.workersMax) return await comeBack(job, way, COME_BACK_MS * (0.5 + Math.random()))
  way.here += 1
  try {
    const run = await world.db.read(scope, (tx) => plans.findRun(tx, order.runId))
    if (run === undefined || run.ended_at !== null) return ok({ ended: true })
    const pause = run.state === 'running' ? waitForHours(run.settings.limits.hours, world.clock.now()) : 0
    if (pause > 0) return await comeBack(job, way, pause)
    const models = run.settings.models
      ? await world.db.read(scope, async (tx) => ({
          own: await standingModels(tx, run.region),
          outside: await standingOutside(tx, run.region),
        }))
      : { own: [], outside: [] }
    const known = await openFacts(world, scope, run.region)
    const reader = await openReader(world, run.settings, { models, known }, way.name)
    const left = await new Worker(job, scope, run, reader, way).run().finally(() => reader.close())
    if (left === 'more') return await comeBack(job, way, 0)
    // One of those that fetch looks after what the browsers do; these are called when there is something for them.
    const looksAfter = left === 'others' && way.name === 'fetch' && order.slot === 0
    return looksAfter ? await comeBack(job, way, LOOK_AFTER_MS) : ok({ ended: true })
  } finally {
    way.here -= 1
  }
}

/**
 * Puts the worker's next job on the queue, unless the run has ended. The next one goes by another name: what an earlier
 * try of this one held when it was cut short goes back to all.
 */
async function comeBack(job: JobCall, way: Way, afterMs: number): Promise<Result<Detail>> {
  const { runId, slot } = job.payload as WorkOrder
  const { world } = job
  return await world.db.transact(scopeOf(job.actor, 'any'), async (tx): Promise<Result<Detail>> => {
    const run = await plans.findRun(tx, runId)
    if (run === undefined || run.ended_at !== null) return ok({ ended: true })
    if (way.name === 'browser') await plans.markBrowser(tx, runId, world.clock.now())
    if (job.attempt > 1) await store.releaseVisits(tx, runId, job.id, 'cut short')
    // The queue counts in the machine's time.
    const runAt = new Date(Date.now() + afterMs)
    await world.jobs.enqueueAll(tx, [slotOrder(way.job, runId, slot, run.region as RegionCode, runAt)])
    return ok({ ended: false })
  })
}

/** Pages that were leased, with when their hosts' turns begin. */
interface Taken {
  readonly visits: readonly store.LeasedVisit[]
  readonly turns: ReadonlyMap<string, Date>
}
const NOTHING: Taken = { visits: [], turns: new Map() }
const NO_PAGES = { pages: 0, visited: 0, read: 0, findings: 0, newFindings: 0 }

class Worker {
  readonly #job: JobCall
  readonly #scope: Scope
  readonly #run: plans.NamedRun
  readonly #reader: Reader
  readonly #way: Way
  /** Pages that are being fetched. */
  readonly #fetching = new Map<string, Promise<void>>()
  #done: ReadPage[] = []
  #failed: Error | undefined

  constructor(job: JobCall, scope: Scope, run: plans.NamedRun, reader: Reader, way: Way) {
    this.#job = job
    this.#scope = scope
    this.#run = run
    this.#reader = reader
    this.#way = way
  }

  async run(): Promise<Left> {
    const until = performance.now() + SLICE_MS
    let writtenAt = performance.now()
    try {
      for (;;) {
        if (this.#failed !== undefined) throw this.#failed
        if (this.#job.signal.aborted) return 'more'
        const free = this.#way.pagesAtOnce - this.#fetching.size
        const isLate = performance.now() > until
        const state = isLate ? 'later' : free >= this.#way.takeMin ? await this.#take(free) : 'some'
        if (state === 'ended') return 'ended'
        if (this.#fetching.size > 0) await Promise.race([...this.#fetching.values(), pause(WRITE_AFTER_MS)])
        const isDue = performance.now() - writtenAt >= WRITE_AFTER_MS
        const isIdle = this.#fetching.size === 0
        if (this.#done.length >= WRITE_AFTER_PAGES || (this.#done.length > 0 && (isDue || isIdle))) {
          await this.#write()
          writtenAt = performance.now()
        } else if (state === 'later' && isIdle) {
          return 'more'
        } else if (state === 'none' && isIdle) {
          const left = await this.#finish()
          if (left !== 'more') return left
          await pause(IDLE_MS)
        }
      }
    } finally {
      await this.#leave()
    }
  }

  /** Pages that this worker fetches, or has fetched and not yet written down. */
  get #held(): readonly string[] {
    return [...this.#fetching.keys(), ...this.#done.map(({ visited }) => visited.id)]
  }

  /** Leases pages and begins to fetch them; none outside the hours of the plan. */
  async #take(limit: number): Promise<'some' | 'none' | 'ended' | 'later'> {
    const { world, id: worker } = this.#job
    const { atOnceMax, intervalMs, hours } = this.#run.settings.limits
    const now = world.clock.now()
    type Answer = Result<Taken | 'ended' | 'later'>
    const taken = await world.db.transact(this.#scope, async (tx): Promise<Answer> => {
      const run = await plans.lockRun(tx, this.#run.id)
      if (run === undefined || run.ended_at !== null) return ok('ended')
      if (this.#reader.byBrowser) await plans.markBrowser(tx, run.id, now)
      if (run.state === 'stopping') return ok(NOTHING)
      if (waitForHours(hours, now) > 0) return ok('later')
      const leased = await store.leaseVisits(tx, {
        runId: run.id,
        worker,
        byBrowser: this.#reader.byBrowser,
        held: this.#held,
        fetching: [...this.#fetching.keys()],
        now,
        until: new Date(now.getTime() + LEASE_MS + intervalMs * limit),
        atOnceMax,
        limit,
      })
      const visits = leased.filter(({ state }) => state === 'leased')
      if (leased.length > visits.length)
        plans.addToRun(tx, run.id, { ...NO_PAGES, visited: leased.length - visits.length })
      if (visits.length === 0) return ok(NOTHING)
      const counts = Map.groupBy(visits, ({ host }) => host)
      const turns =
        intervalMs === 0
          ? new Map<string, Date>()
          : await store.takeTurns(
              tx,
              [...counts].map(([host, { length }]) => ({ host, count: length })),
              now,
              intervalMs,
            )
      return ok({ visits, turns })
    })
    if (!taken.ok) return 'ended'
    if (taken.value === 'ended' || taken.value === 'later') return taken.value
    const { visits, turns } = taken.value
    const urls = visits.map(({ url }) => url)
    // Not while the run is locked: others wait for it.
    const known = await world.db.read(this.#scope, (tx) =>
      store.findKnownPages(tx, this.#run.region, urls, addDays(dayOf(now), -PRICE_DAYS)),
    )
    const places = new Map<string, number>()
    for (const visit of visits) {
      const place = places.get(visit.host) ?? 0
      places.set(visit.host, place + 1)
      const turn = turns.get(visit.host)
      const waitMs = turn === undefined ? 0 : turn.getTime() + place * intervalMs - now.getTime()
      this.#fetching.set(visit.id, this.#fetch(visit, known.get(visit.url), waitMs))
    }
    return visits.length > 0 ? 'some' : 'none'
  }

  async #fetch(visit: store.LeasedVisit, known: store.KnownPage | undefined, waitMs: number): Promise<void> {
    try {
      if (waitMs > 0) await pause(waitMs)
      if (this.#job.signal.aborted) return
      // Not pushed as it is awaited: what is written down meanwhile takes the list of then along.
      const page = await visitPage(this.#reader, visit, known)
      this.#done.push(page)
    } catch (error) {
      this.#failed = error instanceof Error ? error : new Error(String(error))
    } finally {
      this.#fetching.delete(visit.id)
    }
  }

  async #write(): Promise<void> {
    const pages = this.#done
    this.#done = []
    await writeDown(
      this.#job.world,
      this.#scope,
      this.#run,
      this.#job.id,
      pages,
      this.#reader.outside.takeSaid(),
    )
  }

  /** Ends the run when nobody has anything left to do. */
  async #finish(): Promise<Left> {
    const { world } = this.#job
    const left = await world.db.transact(this.#scope, async (tx): Promise<Result<Left>> => {
      const run = await plans.lockRun(tx, this.#run.id)
      if (run === undefined || run.ended_at !== null) return ok('ended')
      if (run.state === 'running') {
        const open = await store.openOf(tx, run.id)
        const isBrowserGone = open.browser && (await this.#giveUpBrowser(tx, run))
        if (this.#reader.byBrowser ? open.browser : open.fetch) return ok('more')
        if (this.#reader.byBrowser ? open.fetch : open.browser && !isBrowserGone) return ok('others')
        await readProbes(tx, world, run, this.#reader.detector)
        await mendNotices(tx, world, this.#job.actor, run)
      }
      await tellRecipients(tx, world, this.#run)
      await plans.setRunState(tx, run.id, run.state === 'stopping' ? 'stopped' : 'done', world.clock.now())
      return ok('ended')
    })
    return left.ok ? left.value : 'more'
  }

  /** Where no browser showed itself for long, its pages end by that name: none is passed over in silence. */
  async #giveUpBrowser(tx: Tx, run: plans.StoredRun): Promise<boolean> {
    const now = this.#job.world.clock.now()
    const { hours } = run.settings.limits
    const openAt = hours === null ? run.started_at : openSince(hours, now)
    const seenAt = new Date(Math.max((run.browser_seen_at ?? run.started_at).getTime(), openAt.getTime()))
    if (this.#reader.byBrowser || now.getTime() - seenAt.getTime() < BROWSER_PATIENCE_MS) return false
    const visited = await store.giveUpBrowser(tx, run.id, now)
    plans.addToRun(tx, run.id, { ...NO_PAGES, visited })
    return true
  }

  /** What is fetched is written down; what is not goes back to the others. */
  async #leave(): Promise<void> {
    if (this.#failed === undefined && this.#done.length > 0) await this.#write()
    if (this.#held.length === 0) return
    await this.#job.world.db.transact(this.#scope, async (tx) => {
      await store.releaseVisits(
        tx,
        this.#run.id,
        this.#job.id,
        this.#failed === undefined ? 'in peace' : 'cut short',
      )
      return ok(undefined)
    })
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
