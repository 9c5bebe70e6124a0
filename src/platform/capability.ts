/** What a capability hands to the program: its manifest. app/ joins these; nothing else knows the list. */
import type { Actor, Permission } from '../kernel/actor.ts'
import type { PermissionDeclaration } from '../kernel/capability.ts'
import type { MeasureDeclaration, MeasureValue } from '../kernel/measure.ts'
import type { Period } from '../kernel/period.ts'
import type { FormValues } from '../kernel/procedure/form.ts'
import type { Procedure } from '../kernel/procedure.ts'
import type { RegionCode } from '../kernel/region-code.ts'
import type { Result } from '../kernel/result.ts'
import type { AskedSeries } from '../kernel/series.ts'
import type { Bilingual } from '../kernel/text.ts'
import type { Tx } from './db/database.ts'
import type { DomainEvent } from './events.ts'
import type { Route } from './http/route.ts'
import type { JobHandler } from './jobs/jobs.ts'
import type { World } from './world.ts'

/** Runs once per event and subscriber, in its own transaction; must be idempotent all the same. */
export type EventHandler = (tx: Tx, event: DomainEvent, world: World) => Promise<void>

/** A matter as its procedure's own capability sees it when a step was taken. */
export interface MovedMatter {
  readonly id: string
  readonly region: RegionCode
  readonly unitId: string | null
  readonly state: string
  readonly step: string
  readonly values: FormValues
}

/** A procedure with what only its own capability knows. */
export interface RegisteredProcedure {
  readonly procedure: Procedure
  /** Who sees matters of this procedure. */
  readonly readPermission: Permission
  /** Where the page of the matter lies; `:id` is the matter's. */
  readonly page: string
  /** Answers the procedure's facts for one matter; needed when the procedure declares facts. */
  readonly facts?: (tx: Tx, matterId: string, actor: Actor) => Promise<Readonly<Record<string, boolean>>>
  /** Runs in the step's own transaction; a refusal undoes the step. */
  readonly onStep?: (tx: Tx, world: World, actor: Actor, matter: MovedMatter) => Promise<Result<void>>
}

/** A measure with the capability's way to compute it out of its records. */
export interface RegisteredMeasure {
  readonly declaration: MeasureDeclaration
  /** The value of a region and everything below it in a period, as far as the actor sees; one statement. */
  readonly valueOf: (
    tx: Tx,
    world: World,
    actor: Actor,
    period: Period,
    region: RegionCode,
  ) => Promise<MeasureValue>
}

/** What series of figures a capability's work asks of a region; at most one statement. */
export type SeriesSource = (tx: Tx, world: World, region: RegionCode) => Promise<readonly AskedSeries[]>

export interface Schedule {
  /** Cron expression in Asia/Shanghai. */
  readonly cron: string
  readonly job: string
}

export interface Capability {
  readonly name: string
  readonly tier: 1 | 2 | 3 | 4 | 5
  readonly title: Bilingual
  /** Absolute path of its `migrations` folder. */
  readonly migrations?: string
  readonly permissions: readonly PermissionDeclaration[]
  /** What each role gets of this capability; app/ joins the bundles of all. */
  readonly roleBundles?: Readonly<Partial<Record<string, readonly Permission[]>>>
  readonly procedures?: readonly RegisteredProcedure[]
  readonly measures?: readonly RegisteredMeasure[]
  readonly series?: SeriesSource
  readonly routes?: readonly Route[]
  readonly jobs?: Readonly<Record<string, JobHandler>>
  /** Jobs that need a browser: the capture role does them, on hosts of its own where there are such. */
  readonly captureJobs?: Readonly<Record<string, JobHandler>>
  readonly schedules?: readonly Schedule[]
  readonly on?: Readonly<Record<string, EventHandler>>
  readonly messages: Readonly<Record<'zh' | 'en', Readonly<Record<string, string>>>>
  /** Internal `HOST:PORT` that administrators list through it. */
  readonly listedHosts?: (world: World) => Promise<readonly string[]>
  /** Its part of the demo, made through its own use cases; runs in the order of tiers. */
  readonly demo?: (world: World) => Promise<void>
}
