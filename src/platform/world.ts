/** The World: everything outside that a use case may touch, made once by app/ and passed in. */
import type { Logger } from 'pino'
import type { Actor, Permission } from '../kernel/actor.ts'
import type { PermissionDeclaration } from '../kernel/capability.ts'
import type { Clock } from '../kernel/clock.ts'
import type { MeasureDeclaration, MeasureValue } from '../kernel/measure.ts'
import type { Period } from '../kernel/period.ts'
import type { FormValues } from '../kernel/procedure/form.ts'
import type { Procedure } from '../kernel/procedure.ts'
import type { RegionCode } from '../kernel/region-code.ts'
import type { Result } from '../kernel/result.ts'
import type { AskedSeries } from '../kernel/series.ts'
import type { Bilingual, Language } from '../kernel/text.ts'
import type { Blobs } from './blobs/blobs.ts'
import type { Config } from './config.ts'
import type { Database, Tx } from './db/database.ts'
import type { Jobs } from './jobs/jobs.ts'
import type { Mail } from './mail/mail.ts'

export interface World {
  readonly config: Config
  readonly clock: Clock
  readonly db: Database
  readonly jobs: Jobs
  readonly blobs: Blobs
  readonly mail: Mail
  readonly log: Logger
  /** Procedures of all capabilities, every version that a running matter may have begun with. */
  readonly procedures: readonly RegisteredProcedure[]
  /** Measures that the capabilities compute, known to the assessment by name. */
  readonly measures: readonly RegisteredMeasure[]
  /** Where the series of figures that a region is asked for are declared. */
  readonly series: readonly SeriesSource[]
  /** Read permissions that a grant for one unit widens to its region. */
  readonly regionWide: ReadonlySet<string>
  /** What each role may do, joined from the capabilities. */
  readonly roleBundles: Readonly<Record<string, readonly Permission[]>>
  /** What can be permitted at all, by capability. */
  readonly permissions: readonly {
    readonly capability: string
    readonly title: Bilingual
    readonly permissions: readonly PermissionDeclaration[]
  }[]
  /** Internal `HOST:PORT` that may be reached now: of the configuration, and listed by administrators. */
  readonly listedHosts: () => Promise<readonly string[]>
  /** Words of every capability's catalog; unknown keys come back as they are. */
  readonly translate: (language: Language, key: string, values?: Readonly<Record<string, unknown>>) => string
}

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
