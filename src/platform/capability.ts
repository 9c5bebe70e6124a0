/** What a capability hands to the program: its manifest. app/ joins these; nothing else knows the list. */
import type { Permission } from '../kernel/actor.ts'
import type { PermissionDeclaration } from '../kernel/capability.ts'
import type { Bilingual } from '../kernel/text.ts'
import type { EventHandler } from './events.ts'
import type { Route } from './http/route.ts'
import type { JobHandler } from './jobs/job.ts'
import type { RegisteredMeasure, RegisteredProcedure, SeriesSource, World } from './world.ts'

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
