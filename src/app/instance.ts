/** Builds the World of one instance: database, roles, migrations, catalogs, jobs, blobs. Stops what it started. */
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { type Logger, pino } from 'pino'
import { capabilities } from '../capabilities/registry.ts'
import { ok, type Result } from '../kernel/result.ts'
import { openBlobs } from '../platform/blobs/blobs.ts'
import type { Config } from '../platform/config.ts'
import { Database } from '../platform/db/database.ts'
import { APP_ROLE, connectionAs, migrate, WORKER_ROLE } from '../platform/db/migrate.ts'
import { subscriptionsOf } from '../platform/events.ts'
import { createJobs } from '../platform/jobs/jobs.ts'
import { openMail } from '../platform/mail/mail.ts'
import { type Notice, startPostgres } from '../platform/postgres/embedded.ts'
import { checkExternalPostgres } from '../platform/postgres/external.ts'
import type { World } from '../platform/world.ts'
import {
  joinListedHosts,
  joinMessages,
  joinPermissions,
  joinRegionWide,
  joinRoleBundles,
  migrationFolders,
} from './joined.ts'
import { shortError } from './short-error.ts'

export interface Instance {
  readonly world: World
  /** The superuser or owner: migrations, backup, nothing else. */
  readonly owner: pg.ClientConfig
  readonly worker: pg.ClientConfig
  readonly embedded: boolean
  /** Migrations applied by this opening. */
  readonly applied: readonly string[]
  /** Whether the database's structure was altered by hand since the last migration. */
  readonly altered: boolean
  stop(): Promise<void>
}

export interface InstanceOptions {
  readonly config: Config
  readonly notice: Notice
  /** Verbs join a running program's embedded server; `serve` refuses a second one. */
  readonly whenRunning?: 'refuse' | 'join'
}

/** Opens the instance with its database up to date. */
export async function openInstance(options: InstanceOptions): Promise<Result<Instance>> {
  const { config } = options
  const server = await openServer(options)
  if (!server.ok) return server
  const { owner, stop: stopServer } = server.value
  try {
    const { applied, altered } = await migrate(owner, migrationFolders(capabilities))
    const world = await buildWorld(config, owner)
    return ok({
      world,
      owner,
      worker: connectionAs(owner, WORKER_ROLE),
      embedded: config.databaseUrl === undefined,
      applied,
      altered,
      stop: async () => {
        await world.db.close()
        await stopServer()
      },
    })
  } catch (error) {
    await stopServer()
    throw error
  }
}

async function openServer(
  options: InstanceOptions,
): Promise<Result<{ owner: pg.ClientConfig; stop: () => Promise<void> }>> {
  const { config } = options
  if (config.databaseUrl !== undefined) {
    const external = await checkExternalPostgres(config.databaseUrl)
    return external.ok ? ok({ owner: external.value, stop: async () => {} }) : external
  }
  return await startPostgres({
    dataDir: config.dataDir,
    notice: options.notice,
    whenRunning: options.whenRunning ?? 'refuse',
  })
}

/**
 * More connections than the processors can serve make each statement wait for all others: under load the slowest
 * requests, those of many statements, took half as long again with sixteen on two processors.
 */
const CONNECTIONS_MAX = Math.max(10, 4 * availableParallelism())

/** The World over an open, migrated database. */
export async function buildWorld(config: Config, owner: pg.ClientConfig): Promise<World> {
  const log: Logger = pino(
    {
      level: config.logLevel,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: shortError },
    },
    pino.destination(config.logFile === undefined ? 2 : { dest: config.logFile, mkdir: true }),
  )
  const world: World = {
    config,
    clock: { now: () => new Date() },
    db: new Database({ connection: connectionAs(owner, APP_ROLE), max: CONNECTIONS_MAX }),
    jobs: createJobs({ subscriptions: subscriptionsOf(capabilities) }),
    blobs: await openBlobs(config.blobsUrl ?? join(config.dataDir, 'blobs'), {
      scanCommand: config.scanCommand,
    }),
    mail: openMail(config.smtpUrl, log),
    log,
    procedures: capabilities.flatMap((each) => each.procedures ?? []),
    measures: capabilities.flatMap((each) => each.measures ?? []),
    series: capabilities.flatMap((each) => each.series ?? []),
    roleBundles: joinRoleBundles(capabilities),
    permissions: joinPermissions(capabilities),
    regionWide: joinRegionWide(capabilities),
    listedHosts: joinListedHosts(capabilities, () => world),
    translate: joinMessages(capabilities),
  }
  return world
}
