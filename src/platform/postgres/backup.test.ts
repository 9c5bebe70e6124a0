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
  [
    'the files of another PostgreSQL',
    'manifest.json',
    (manifest: string) => manifest.replace(/"postgresVersion": "\d+/, '"postgresVersion": "16'),
    'backup.other_postgres',
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

test('a disk that takes no more is a refusal, and nothing half done stays', async () => {
  await writeFile(`${folder}/a-file`, '')
  expect(await backUpTo(`${folder}/a-file/backup`)).toMatchObject({ error: { code: 'backup.disk' } })
  expect(await backUpTo('/proc/sishi-backup')).toMatchObject({ error: { code: 'backup.disk' } })
  expect(await restoreTo(`${folder}/a-file/data`)).toMatchObject({ error: { code: 'backup.disk' } })
})

test('a restore that fails half way puts back what lay there', async () => {
  const target = `${folder}/kept`
  await mkdir(`${target}/postgres`, { recursive: true })
  await writeFile(`${target}/postgres/note`, '原有内容')
  await writeFile(`${target}/blob`, '原有文件')
  const blocked = restore({
    from: `${folder}/backup`,
    dataDir: target,
    force: true,
    onVerify: quiet,
    onCopy: () => {
      throw Object.assign(new Error('ENOSPC: no space left on device, write'), {
        code: 'ENOSPC',
        syscall: 'write',
      })
    },
    now,
  })
  expect(await blocked).toMatchObject({ error: { code: 'backup.disk' } })
  expect(await readFile(`${target}/postgres/note`, 'utf8')).toBe('原有内容')
  expect(await readFile(`${target}/blob`, 'utf8')).toBe('原有文件')
  expect((await readdir(folder)).filter((name) => name.startsWith('kept'))).toEqual(['kept'])
})

test('of two restores into one new folder at once, one is refused and the other is whole', async () => {
  const both = await Promise.all([restoreTo(`${folder}/twice`), restoreTo(`${folder}/twice`)])
  expect(both.filter((each) => each.ok)).toHaveLength(1)
  expect(both.find((each) => !each.ok)).toMatchObject({ error: { code: 'postgres.already_running' } })
  expect(await readFile(`${folder}/twice/blobs/ab/abcd`, 'utf8')).toBe('材料')
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
