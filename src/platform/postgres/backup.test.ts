import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Result } from '../../kernel/result.ts'
import { backUp } from './base-backup.ts'
import { type PostgresServer, startPostgres } from './embedded.ts'
import { restore } from './restore.ts'

// Clusters are made and copied: seconds on a quiet machine, more beside other work.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let folder: string
let server: PostgresServer

const quiet = () => {}
const now = new Date('2026-11-22T08:00:00Z')

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

const start = async (dataDir: string) =>
  value(await startPostgres({ dataDir, notice: quiet, settings: ['fsync=off'] }))

const backUpTo = async (to: string) =>
  await backUp({ dataDir: `${folder}/data`, owner: server.owner, to, progress: quiet, now })

const restoreTo = async (dataDir: string, force = false) =>
  await restore({ from: `${folder}/backup`, dataDir, force, onVerify: quiet, onCopy: quiet, now })

/** Rows that were committed before the backup began. */
let before = 0

const connected = async <T>(to: PostgresServer, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client(to.owner)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Writes pairs of rows, each pair in a transaction of its own, until the backup is made. */
async function backUpWhileWriting(writer: pg.Client): Promise<void> {
  await writer.query(
    'create table pair (id int primary key, twin int); create table twin (id int primary key)',
  )
  let written = 0
  let stopped = false
  const write = async () => {
    while (!stopped) {
      written += 1
      await writer.query(`begin; insert into pair values (${written}, ${written}); insert into twin values (${written});
        update pair set twin = twin where id % 97 = 0; commit`)
    }
  }
  const writing = write()
  await vi.waitUntil(() => written > 100, { interval: 5 })
  before = written - 1
  value(await backUpTo(`${folder}/backup`))
  stopped = true
  await writing
}

beforeAll(async () => {
  folder = await mkdtemp('/tmp/sishi-backup-')
  await chmod(folder, 0o711)
  server = await start(`${folder}/data`)
  await mkdir(`${folder}/data/blobs/ab`, { recursive: true })
  await writeFile(`${folder}/data/blobs/ab/abcd`, '材料')
  await connected(server, backUpWhileWriting)
})

afterAll(async () => {
  await server.stop()
  await rm(folder, { recursive: true, force: true })
})

test('a backup made while rows are written holds every row committed before it began, and no half of one', async () => {
  value(await restoreTo(`${folder}/other`))
  const restored = await start(`${folder}/other`)
  const { rows } = await connected(restored, (reader) =>
    reader.query(`select count(*)::int as pairs, (select count(*)::int from twin) as twins,
    (select count(*)::int from pair full join twin using (id) where pair.id is null or twin.id is null) as halves from pair`),
  )
  await restored.stop()
  expect(rows[0].pairs).toBeGreaterThanOrEqual(before)
  expect(rows[0]).toEqual({ pairs: rows[0].pairs, twins: rows[0].pairs, halves: 0 })
  expect(await readFile(`${folder}/other/blobs/ab/abcd`, 'utf8')).toBe('材料')
})

const DAMAGES = [
  ['a changed file', 'data/blobs/ab/abcd', () => '材枓', 'backup.file_damaged'],
  ['a file that is gone', 'data/blobs/ab/abcd', () => undefined, 'backup.file_missing'],
  ['no manifest', 'manifest.json', () => undefined, 'backup.no_manifest'],
  [
    'a manifest that points out of the backup',
    'manifest.json',
    (manifest: string) => manifest.replace('blobs/ab/abcd', '../../abcd'),
    'backup.manifest_damaged',
  ],
] as const

test.each(DAMAGES)(
  'a backup with %s is refused before anything is touched',
  async (_, file, damage, code) => {
    const path = `${folder}/backup/${file}`
    const whole = await readFile(path, 'utf8')
    const damaged = damage(whole)
    if (damaged === undefined) await rm(path)
    else await writeFile(path, damaged)
    expect(await restoreTo(`${folder}/refused`)).toMatchObject({ error: { code } })
    expect(await readdir(folder)).not.toContain('refused')
    await writeFile(path, whole)
  },
)

test('a backup goes neither into the data folder nor into a folder that holds something', async () => {
  expect(await backUpTo(`${folder}/data/backup`)).toMatchObject({ error: { code: 'backup.inside_data' } })
  expect(await backUpTo(`${folder}/backup`)).toMatchObject({ error: { code: 'backup.not_empty' } })
})

test('a running instance is never overwritten, a stopped one only by force, and then nothing is lost', async () => {
  expect(await restoreTo(`${folder}/data`, true)).toMatchObject({
    error: { code: 'postgres.already_running' },
  })
  await server.stop()
  expect(await restoreTo(`${folder}/data`)).toMatchObject({ error: { code: 'backup.target_not_empty' } })
  const { replaced } = value(await restoreTo(`${folder}/data`, true))
  expect(await readdir(String(replaced))).toContain('postgres')
  server = await start(`${folder}/data`)
})
