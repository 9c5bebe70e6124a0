/** Vitest global set-up: one embedded server per run, in a temporary folder that goes away with it. */
import { chmod, chown, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { type PostgresServer, startPostgres } from './embedded.ts'
import { postgresText } from './messages.ts'
import { ensureServerUser, isRoot } from './os-user.ts'

/** Tests need speed, not durability: a crash of the machine may take this database with it. */
const TEST_SETTINGS = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'autovacuum=off',
  'max_connections=200',
]

/** Starts the server of a run; when the run is killed, the watchdog ends it and removes its folder. */
export async function startTestPostgres(): Promise<PostgresServer> {
  const folder = await mkdtemp(join(tmpdir(), 'sishi-test-'))
  const user = ensureServerUser(join(folder, 'postgres'))
  if (!user.ok) throw new Error(postgresText('en', user.error.code, user.error.details))
  await chmod(folder, 0o711)
  if (isRoot()) await chown(folder, user.value.uid, user.value.gid)
  const server = await startPostgres({
    dataDir: folder,
    notice: () => {},
    settings: TEST_SETTINGS,
    removeAfter: folder,
  })
  if (!server.ok) throw new Error(postgresText('en', server.error.code, server.error.details))
  const stop = async () => {
    await server.value.stop()
    await rm(folder, { recursive: true, force: true })
  }
  return { ...server.value, stop }
}

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const server = await startTestPostgres()
  project.provide('postgres', server.owner)
  return server.stop
}
