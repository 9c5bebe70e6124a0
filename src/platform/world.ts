/** The World: everything outside that a use case may touch, made once by app/ and passed in. */
import type { Logger } from 'pino'
import type { Permission } from '../kernel/actor.ts'
import type { PermissionDeclaration } from '../kernel/capability.ts'
import type { Clock } from '../kernel/clock.ts'
import type { Bilingual, Language } from '../kernel/text.ts'
import type { Blobs } from './blobs/blobs.ts'
import type { RegisteredMeasure, RegisteredProcedure, SeriesSource } from './capability.ts'
import type { Config } from './config.ts'
import type { Database } from './db/database.ts'
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
