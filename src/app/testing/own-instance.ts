/** 独立实例: an instance with a PostgreSQL of its own in a temporary folder, which goes at the end. Tests and benchmarks only. */
import { randomUUID } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { organisation } from '../../capabilities/organisation/index.ts'
import { hashToken, makeToken } from '../../capabilities/organisation/session.ts'
import { capabilities } from '../../capabilities/registry.ts'
import type { Config } from '../../platform/config.ts'
import { tolerateLostConnections } from '../../platform/db/lost-connections.ts'
import { migrate } from '../../platform/db/migrate.ts'
import { startPostgres } from '../../platform/postgres/embedded.ts'
import { endLeftovers } from '../../platform/postgres/leftovers.ts'
import { serverPaths } from '../../platform/postgres/placement.ts'
import type { World } from '../../platform/world.ts'
import { buildWorld } from '../instance.ts'
import { migrationFolders } from '../joined.ts'

export interface OwnInstance {
  readonly config: Config
  readonly owner: pg.ClientConfig
  readonly world: World
  /** As the superuser, behind the policies. */
  query<Row>(sql: string, values?: readonly unknown[]): Promise<Row[]>
  /** A session cookie of this account, as a sign-in gives it. */
  signIn(account: string): Promise<string>
  /** Stops the server, for a program to start its own in the folder; whoever asks through this instance then asks that one. */
  handOver(): Promise<void>
  stop(): Promise<void>
}

export interface OwnInstanceOptions {
  /** Settings of PostgreSQL that win over the program's. */
  readonly settings?: readonly string[]
  /** The server will be killed or handed over: its folder stays when it ends, and goes with `stop`. */
  readonly keepsFolder?: boolean
}

/** Starts PostgreSQL with the settings of the program, migrates, and writes the made-up organisation. */
export async function startOwnInstance(options: OwnInstanceOptions = {}): Promise<OwnInstance> {
  const dataDir = await mkdtemp(join(tmpdir(), 'sishi-own-'))
  await chmod(dataDir, 0o711) // the server's own user passes through
  const started = await startPostgres({
    dataDir,
    notice: () => {},
    settings: options.settings ?? [],
    ...(!options.keepsFolder && { removeAfter: serverPaths(dataDir).home }),
  })
  if (!started.ok) throw new Error(`PostgreSQL did not start: ${JSON.stringify(started.error)}`)
  const { owner } = started.value
  const config: Config = {
    host: '127.0.0.1',
    port: 0,
    publicUrl: 'http://127.0.0.1:8080',
    dataDir,
    databaseUrl: undefined,
    blobsUrl: undefined,
    smtpUrl: undefined,
    metricsToken: undefined,
    scanCommand: undefined,
    requestsPerMinuteMax: 100_000_000,
    uploadBytesMax: 2 * 1024 ** 3,
    uploadsOpenMax: 200,
    sessionMemoryMs: 5000,
    fetchHosts: [],
    timeSources: [],
    logLevel: 'warn',
    logFile: undefined,
  }
  await migrate(owner, migrationFolders(capabilities))
  const world = await buildWorld(config, owner)
  await organisation.demo?.(world)
  const superuser = new pg.Pool({ ...owner, max: 1 })
  tolerateLostConnections(superuser) // the server may be killed: the next query tells
  const query = async <Row>(sql: string, values: readonly unknown[] = []) =>
    (await superuser.query(sql, [...values])).rows as Row[]
  let isOurs = true
  const handOver = async (): Promise<void> => {
    if (isOurs) await started.value.stop()
    isOurs = false
  }
  return {
    config,
    owner,
    world,
    query,
    signIn: async (account) => {
      const token = makeToken()
      await query(
        `insert into organisation.session (id, token_hash, person_id, region, unit_id, started_at, last_seen_at,
            expires_at, ip, user_agent)
          select $1, $2, id, region, unit_id, now(), now(), now() + interval '8 hours', '127.0.0.1', 'bench'
          from organisation.person where account = $3`,
        [randomUUID(), hashToken(token), account],
      )
      return token
    },
    handOver,
    stop: async () => {
      await superuser.end()
      await world.db.close()
      await handOver()
      // A program that was killed leaves its server ending by itself, and writing meanwhile.
      await endLeftovers(serverPaths(dataDir).cluster, `${owner.host}`)
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
