/** An instance of the program for one benchmark: its own durable PostgreSQL in a temporary folder, removed at the end. */
import { randomUUID } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { buildWorld } from '../src/app/instance.ts'
import { migrationFolders } from '../src/app/joined.ts'
import { organisation } from '../src/capabilities/organisation/index.ts'
import { hashToken, makeToken } from '../src/capabilities/organisation/session.ts'
import { capabilities } from '../src/capabilities/registry.ts'
import type { Config } from '../src/platform/config.ts'
import { migrate } from '../src/platform/db/migrate.ts'
import { startPostgres } from '../src/platform/postgres/embedded.ts'
import { serverPaths } from '../src/platform/postgres/placement.ts'
import type { World } from '../src/platform/world.ts'

export interface BenchInstance {
  readonly config: Config
  readonly owner: pg.ClientConfig
  readonly world: World
  /** As the superuser, behind the policies. */
  query<Row>(sql: string, values?: readonly unknown[]): Promise<Row[]>
  /** A session cookie of this account, as a sign-in gives it. */
  signIn(account: string): Promise<string>
  stop(): Promise<void>
}

/** Starts PostgreSQL with the settings of the program, migrates, and writes the made-up organisation. */
export async function startInstance(): Promise<BenchInstance> {
  const dataDir = await mkdtemp(join(tmpdir(), 'sishi-bench-'))
  await chmod(dataDir, 0o711) // the server's own user passes through
  const started = await startPostgres({ dataDir, notice: () => {}, removeAfter: serverPaths(dataDir).home })
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
  const superuser = new pg.Client(owner)
  await superuser.connect()
  const query = async <Row>(sql: string, values: readonly unknown[] = []) =>
    (await superuser.query(sql, [...values])).rows as Row[]
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
    stop: async () => {
      await superuser.end()
      await world.db.close()
      await started.value.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
