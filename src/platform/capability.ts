/** What a capability hands to the program: its manifest. app/ joins these; nothing else knows the list. */
import type { Permission } from '../kernel/actor.ts'
import type { PermissionDeclaration } from '../kernel/capability.ts'
import type { MeasureDeclaration } from '../kernel/measure.ts'
import type { Procedure } from '../kernel/procedure.ts'
import type { Bilingual } from '../kernel/text.ts'
import type { LazyVerb } from './cli.ts'
import type { Tx } from './db/database.ts'
import type { DomainEvent } from './events.ts'
import type { Route } from './http/route.ts'
import type { JobHandler } from './jobs/jobs.ts'
import type { World } from './world.ts'

/** Runs once per event and subscriber, in its own transaction; must be idempotent all the same. */
export type EventHandler = (tx: Tx, event: DomainEvent, world: World) => Promise<void>

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
  readonly procedures?: readonly Procedure[]
  readonly measures?: readonly MeasureDeclaration[]
  readonly routes?: readonly Route[]
  readonly jobs?: Readonly<Record<string, JobHandler>>
  readonly schedules?: readonly Schedule[]
  readonly on?: Readonly<Record<string, EventHandler>>
  readonly verbs?: readonly LazyVerb[]
  readonly messages: Readonly<Record<'zh' | 'en', Readonly<Record<string, string>>>>
  /** Its part of the demo, made through its own use cases; runs in the order of tiers. */
  readonly demo?: (world: World) => Promise<void>
}
