/** 内置数据库: supervises a PostgreSQL of our own. It starts and stops with the program and survives its kill -9. */
import { existsSync } from 'node:fs'
import { readFile, realpath, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type pg from 'pg'
import { ok, type Result, refuse } from '../../kernel/result.ts'
import { ensureBinaries } from './binaries.ts'
import {
  ensureCluster,
  makeDataFolder,
  makeSocketFolder,
  prepareHome,
  readPassword,
  SOCKET_PORT,
  socketFolderFor,
} from './cluster.ts'
import { type InstanceLock, lockInstance } from './instance-lock.ts'
import { endLeftovers, readReadyPostmaster } from './leftovers.ts'
import type { PostgresKey } from './messages.ts'
import { ensureServerUser, type OsUser } from './os-user.ts'
import { type ServerPaths, serverPaths } from './placement.ts'
import { launchServer, type WatchedServer } from './watchdog.ts'

/** Something worth telling while it starts: a key of the catalog `messages/` and its values. */
export type Notice = (key: PostgresKey, values?: Readonly<Record<string, string | number>>) => void

export interface PostgresServer {
  /** The superuser's connection: a socket, so that nothing listens on the network. */
  readonly owner: pg.ClientConfig
  /** Whether the server belongs to a program that was running already (`whenRunning: 'join'`). */
  readonly joined: boolean
  /** Stops what this call started; a joined server goes on. */
  stop(): Promise<void>
}

export interface PostgresOptions {
  /** The data folder of the instance; the server lives in its `postgres` folder. */
  readonly dataDir: string
  readonly notice: Notice
  /** What to do when a program already runs on this folder. Verbs join it, `serve` refuses (the default). */
  readonly whenRunning?: 'refuse' | 'join'
  /** Settings that win over ours, e.g. `fsync=off` for tests. */
  readonly settings?: readonly string[]
  /** Removed with everything in it when the server has ended, in whatever way. For tests. */
  readonly removeAfter?: string
}

const SETTINGS = [
  'listen_addresses=',
  'unix_socket_permissions=0700',
  'max_connections=60',
  'shared_buffers=128MB',
  'maintenance_work_mem=64MB',
  'max_parallel_workers=2',
  'max_logical_replication_workers=0',
  'autovacuum_max_workers=2',
  'jit=off',
  'fsync=on',
  'wal_level=replica',
  'max_wal_size=1GB',
  'password_encryption=scram-sha-256',
  'timezone=UTC',
  'log_timezone=UTC',
  'log_line_prefix=%m [%p] ',
  // The server's log holds no personal data: neither statements nor the values in an error's detail.
  'log_min_error_statement=panic',
  'log_error_verbosity=terse',
]

const LOCK_PATIENCE_MS = 5_000
const START_PATIENCE_MS = 300_000
const STOP_PATIENCE_MS = 70_000
/** A server that keeps dying soon after its start is broken; one that worked for so long was killed. */
const RESTARTS_MAX = 5
const WORKED_MS = 60_000
const LOG_BYTES_MAX = 8_000_000

/** Starts the embedded server, or joins the one that a running program keeps. */
export async function startPostgres(options: PostgresOptions): Promise<Result<PostgresServer>> {
  const user = ensureServerUser(serverPaths(options.dataDir).home)
  if (!user.ok) return user
  await makeDataFolder(options.dataDir).catch(() => {}) // told below, with its reason
  const dataDir = await realpath(options.dataDir).catch(() => options.dataDir)
  const paths = serverPaths(dataDir)
  const ready = await prepareHome(dataDir, paths, user.value)
  if (!ready.ok) return ready

  const joins = options.whenRunning === 'join'
  const lock = await lockInstance(paths.home, joins ? 0 : LOCK_PATIENCE_MS)
  if (lock === undefined) {
    return joins
      ? await joinServer(paths)
      : refuse('conflict', 'postgres.already_running', { folder: dataDir })
  }
  const started = await startLocked(options, paths, user.value, dataDir, lock)
  if (!started.ok) await lock.release()
  return started
}

/** Whether a program runs on this data folder now. */
export async function isInstanceRunning(dataDir: string): Promise<boolean> {
  const { home } = serverPaths(await realpath(dataDir).catch(() => dataDir))
  if (!existsSync(home)) return false
  const lock = await lockInstance(home, 0)
  await lock?.release()
  return lock === undefined
}

async function ownerConnection(paths: ServerPaths): Promise<pg.ClientConfig> {
  const { dev, ino } = await stat(paths.home)
  return {
    host: socketFolderFor(paths, `${dev}-${ino}`),
    port: SOCKET_PORT,
    user: 'postgres',
    password: await readPassword(paths),
    database: 'postgres',
  }
}

async function joinServer(paths: ServerPaths): Promise<Result<PostgresServer>> {
  const until = performance.now() + START_PATIENCE_MS
  while ((await readReadyPostmaster(paths.cluster)) === undefined) {
    if (performance.now() >= until) return refuse('conflict', 'postgres.never_ready', { folder: paths.home })
    await wait(50)
  }
  return ok({ owner: await ownerConnection(paths), joined: true, stop: async () => {} })
}

async function startLocked(
  options: PostgresOptions,
  paths: ServerPaths,
  user: OsUser,
  dataDir: string,
  lock: InstanceLock,
): Promise<Result<PostgresServer>> {
  const bin = await ensureBinaries(user, dataDir, (folder) =>
    options.notice('postgres.copying_binaries', { folder }),
  )
  if (!bin.ok) return bin
  const { dev, ino } = await stat(paths.home)
  const socketFolder = socketFolderFor(paths, `${dev}-${ino}`)
  const ended = await endLeftovers(paths.cluster, socketFolder)
  if (!ended.ok) return ended
  if (ended.value > 0) options.notice('postgres.ended_leftovers', { processes: ended.value })
  if (!existsSync(paths.cluster)) options.notice('postgres.creating', { folder: paths.cluster })
  const made = await ensureCluster(paths, user, bin.value)
  if (!made.ok) return made
  await turnLogOver(paths)

  const settings = [...SETTINGS, `unix_socket_directories=${socketFolder}`, ...(options.settings ?? [])]
  const launch = async () => {
    await endLeftovers(paths.cluster, socketFolder)
    await makeSocketFolder(socketFolder, user)
    return await launchServer({
      user,
      bin: bin.value,
      home: paths.home,
      logFile: paths.logFile,
      arguments: ['-D', paths.cluster, ...settings.flatMap((setting) => ['-c', setting])],
      ...(options.removeAfter === undefined ? {} : { removeAfter: options.removeAfter }),
    })
  }
  const server = await launch()
  const ready = await waitUntilReady(server, paths, options.notice)
  if (!ready.ok) return ready
  const supervised = superviseServer(server, launch, options.notice)
  const stop = async () => {
    await supervised.stop(paths.cluster)
    await rm(socketFolder, { recursive: true, force: true })
    await lock.release()
  }
  return ok({ owner: await ownerConnection(paths), joined: false, stop })
}

/** Waits for the line that the postmaster itself writes; a long crash recovery is told about, not cut off. */
async function waitUntilReady(
  server: WatchedServer,
  paths: ServerPaths,
  notice: Notice,
): Promise<Result<void>> {
  let exit: number | undefined
  void server.ended.then((code) => {
    exit = code
  })
  const begin = performance.now()
  let told = false
  while ((await readReadyPostmaster(paths.cluster)) === undefined) {
    if (exit !== undefined) {
      return refuse('conflict', 'postgres.did_not_start', { log: await tailOf(paths.logFile) })
    }
    const waited = performance.now() - begin
    if (waited > START_PATIENCE_MS) {
      server.endPipe()
      return refuse('conflict', 'postgres.never_ready', { folder: paths.home })
    }
    if (waited > 3_000 && !told) {
      told = true
      notice('postgres.recovering')
    }
    await wait(15)
  }
  return ok(undefined)
}

/** Starts the server again when it dies while the program goes on (out of memory, a stray kill). */
function superviseServer(first: WatchedServer, launch: () => Promise<WatchedServer>, notice: Notice) {
  let current = first
  let stopping = false
  let restarts = 0
  const follow = (server: WatchedServer): void => {
    const begun = performance.now()
    void server.ended.then(async (code) => {
      if (stopping) return
      restarts = performance.now() - begun > WORKED_MS ? 1 : restarts + 1
      if (restarts > RESTARTS_MAX) return notice('postgres.gave_up', { code })
      notice('postgres.restarting', { code })
      current = await launch()
      if (stopping) current.endPipe()
      follow(current)
    })
  }
  follow(first)
  return {
    stop: async (cluster: string): Promise<void> => {
      stopping = true
      current.endPipe()
      const stopped = await Promise.race([
        current.ended.then(() => true),
        wait(STOP_PATIENCE_MS, false, { ref: false }),
      ])
      if (stopped) return
      const postmaster = await readReadyPostmaster(cluster)
      if (postmaster !== undefined) process.kill(postmaster, 'SIGQUIT')
      await current.ended
    },
  }
}

async function turnLogOver(paths: ServerPaths): Promise<void> {
  const size = (await stat(paths.logFile).catch(() => undefined))?.size ?? 0
  if (size > LOG_BYTES_MAX) await rename(paths.logFile, join(paths.home, 'server.log.1'))
}

async function tailOf(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch(() => '')
  return text.trimEnd().split('\n').slice(-5).join('\n')
}
