/**
 * 监测运行的工作者: takes pages of a run by lease, fetches and judges them, writes them down. Any number share a run.
 * A worker that dies leaves leases that run out, or that its own next try takes over; what it had not written down is
 * fetched again, and marked as repeated. What two workers bring home of one page is written down once.
 */

import { type Scope, scopeOf } from '../../../kernel/actor.ts'
import { addDays, dayOf } from '../../../kernel/day.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'
import { type Detail, ok, type Result } from '../../../kernel/result.ts'
import type { JobCall } from '../../../platform/jobs/jobs.ts'
import { ROBOTS_AGENT } from '../../../platform/net/fetch.ts'
import { createPoliteness } from '../../../platform/net/politeness.ts'
import { createRobots } from '../../../platform/net/robots-cache.ts'
import type { World } from '../../../platform/world.ts'
import type { PlanSettings } from '../contract.ts'
import { Detector } from '../detection/detect.ts'
import type { Model } from '../detection/model.ts'
import { RULES } from '../detection/rules/index.ts'
import { waitForHours } from '../domain/plan.ts'
import { standingModels } from '../store/models.ts'
import * as plans from '../store/plans.ts'
import * as store from '../store/visits.ts'
import { guardOf } from './hosts.ts'
import { writeDown } from './outcome.ts'
import { readProbes } from './overview.ts'
import { workOrder } from './plans.ts'
import { type Reader, type ReadPage, visitPage } from './read-page.ts'

/** Longer than any fetch with its wait for a turn; a worker that is gone for so long has lost its pages. */
const LEASE_MS = 120_000
const PAGES_AT_ONCE = 8
const TAKE_MIN = 4
/** Written down together: fewer transactions for fast pages, no delay that anybody notices. */
const WRITE_AFTER_PAGES = 8
const WRITE_AFTER_MS = 400
const IDLE_MS = 250
/** The queue takes a job of four hours for lost: the work goes on in a new one long before. */
const SLICE_MS = 20 * 60_000
/** Of the jobs that one program runs at a time, others need some too. */
const WORKERS_MAX = 2
const COME_BACK_MS = 2_000
/** 前七日: what the rules ask of the price history, with room. */
const PRICE_DAYS = 40

let workersHere = 0

interface WorkOrder {
  readonly runId: string
  readonly slot: number
}

export async function work(job: JobCall): Promise<Result<Detail>> {
  const { runId, slot } = job.payload as WorkOrder
  const { world } = job
  const scope = scopeOf(job.actor, 'any')
  if (workersHere >= WORKERS_MAX) return await comeBack(world, scope, runId, slot, COME_BACK_MS)
  workersHere += 1
  try {
    const run = await world.db.read(scope, (tx) => plans.findRun(tx, runId))
    if (run === undefined || run.ended_at !== null) return ok({ ended: true })
    const pause = waitForHours(run.settings.limits.hours, world.clock.now())
    if (pause > 0) return await comeBack(world, scope, runId, slot, pause)
    const models = run.settings.models
      ? await world.db.read(scope, (tx) => standingModels(tx, run.region))
      : []
    const worker = new Worker(job, scope, run, await readerFor(world, run.settings, models))
    const ended = await worker.run()
    return ended ? ok({ ended: true }) : await comeBack(world, scope, runId, slot, 0)
  } finally {
    workersHere -= 1
  }
}

/** Puts the worker's next job on the queue, unless the run has ended. */
async function comeBack(
  world: World,
  scope: Scope,
  runId: string,
  slot: number,
  afterMs: number,
): Promise<Result<Detail>> {
  return await world.db.transact(scope, async (tx): Promise<Result<Detail>> => {
    const run = await plans.findRun(tx, runId)
    if (run === undefined || run.ended_at !== null) return ok({ ended: true })
    // The queue counts in the machine's time.
    const runAt = new Date(Date.now() + afterMs)
    await world.jobs.enqueueAll(tx, [workOrder(runId, slot, run.region as RegionCode, runAt)])
    return ok({ ended: false })
  })
}

async function readerFor(world: World, settings: PlanSettings, models: readonly Model[]): Promise<Reader> {
  const guard = await guardOf(world)
  const robots = createRobots({
    fetcher: { guard },
    agent: ROBOTS_AGENT,
    ...(settings.robotsOrder !== '' && { order: settings.robotsOrder }),
  })
  // Turns at hosts are taken in the database, for all workers together; here only what a site's own file asks for.
  const politeness = createPoliteness({ intervalMs: 0, atOnceMax: settings.limits.atOnceMax })
  const { rules } = settings
  return {
    fetcher: { guard, robots, politeness },
    blobs: world.blobs,
    detector: new Detector(rules === 'all' ? RULES : RULES.filter(({ id }) => rules.includes(id))),
    models,
    now: world.clock.now,
  }
}

/** Pages that were leased, with what is known of them and when their hosts' turns begin. */
interface Taken {
  readonly visits: readonly store.LeasedVisit[]
  readonly known: ReadonlyMap<string, store.KnownPage>
  readonly turns: ReadonlyMap<string, Date>
}
const NOTHING: Taken = { visits: [], known: new Map(), turns: new Map() }

class Worker {
  readonly #job: JobCall
  readonly #scope: Scope
  readonly #run: plans.StoredRun
  readonly #reader: Reader
  /** Pages that are being fetched. */
  readonly #fetching = new Map<string, Promise<void>>()
  #done: ReadPage[] = []
  #failed: Error | undefined

  constructor(job: JobCall, scope: Scope, run: plans.StoredRun, reader: Reader) {
    this.#job = job
    this.#scope = scope
    this.#run = run
    this.#reader = reader
  }

  /** True once nothing of the run is left; false when the work goes on in another job. */
  async run(): Promise<boolean> {
    const until = performance.now() + SLICE_MS
    let writtenAt = performance.now()
    try {
      for (;;) {
        if (this.#failed !== undefined) throw this.#failed
        if (this.#job.signal.aborted || performance.now() > until) return false
        const free = PAGES_AT_ONCE - this.#fetching.size
        const state = free >= TAKE_MIN ? await this.#take(free) : 'some'
        if (state === 'ended') return true
        if (this.#fetching.size > 0) await Promise.race([...this.#fetching.values(), pause(WRITE_AFTER_MS)])
        const isDue = performance.now() - writtenAt >= WRITE_AFTER_MS
        const isIdle = this.#fetching.size === 0
        if (this.#done.length >= WRITE_AFTER_PAGES || (this.#done.length > 0 && (isDue || isIdle))) {
          await this.#write()
          writtenAt = performance.now()
        } else if (state === 'none' && isIdle) {
          if (await this.#finish()) return true
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

  /** Leases pages and begins to fetch them. */
  async #take(limit: number): Promise<'some' | 'none' | 'ended'> {
    const { world, id: worker } = this.#job
    const { atOnceMax, intervalMs } = this.#run.settings.limits
    const now = world.clock.now()
    const taken = await world.db.transact(this.#scope, async (tx): Promise<Result<Taken | undefined>> => {
      const run = await plans.lockRun(tx, this.#run.id)
      if (run === undefined || run.ended_at !== null) return ok(undefined)
      if (run.state === 'stopping') return ok(NOTHING)
      const visits = await store.leaseVisits(tx, {
        runId: run.id,
        worker,
        held: this.#held,
        fetching: [...this.#fetching.keys()],
        now,
        until: new Date(now.getTime() + LEASE_MS + intervalMs * limit),
        atOnceMax,
        limit,
      })
      if (visits.length === 0) return ok(NOTHING)
      const urls = visits.map(({ url }) => url)
      const known = await store.findKnownPages(tx, run.region, urls, addDays(dayOf(now), -PRICE_DAYS))
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
      return ok({ visits, known, turns })
    })
    if (!taken.ok || taken.value === undefined) return 'ended'
    const { visits, known, turns } = taken.value
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
    await writeDown(this.#job.world, this.#scope, this.#run, this.#job.id, pages)
  }

  /** Ends the run when nobody has anything left to do. */
  async #finish(): Promise<boolean> {
    const { world } = this.#job
    const ended = await world.db.transact(this.#scope, async (tx) => {
      const run = await plans.lockRun(tx, this.#run.id)
      if (run === undefined || run.ended_at !== null) return ok(true)
      if (run.state === 'running' && (await store.openCount(tx, run.id)) > 0) return ok(false)
      if (run.state === 'running') await readProbes(tx, world, run, this.#reader.detector)
      await plans.setRunState(tx, run.id, run.state === 'stopping' ? 'stopped' : 'done', world.clock.now())
      return ok(true)
    })
    return ended.ok && ended.value
  }

  /** What is fetched is written down; what is not goes back to the others. */
  async #leave(): Promise<void> {
    if (this.#failed === undefined && this.#done.length > 0) await this.#write()
    const ids = this.#held
    if (ids.length === 0) return
    await this.#job.world.db.transact(this.#scope, async (tx) => {
      await store.releaseVisits(tx, this.#job.id, ids)
      return ok(undefined)
    })
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
