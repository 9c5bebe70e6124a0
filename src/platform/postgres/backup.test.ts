import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import pg from 'pg'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Result } from '../../kernel/result.ts'
import { backUp } from './base-backup.ts'
import { type PostgresServer, startPostgres } from './embedded.ts'
import { restore } from './restore.ts'

// Each test makes a cluster of its own and copies it: seconds on a quiet machine, more beside other work.
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

async function connect(to: PostgresServer): Promise<pg.Client> {
  const client = new pg.Client(to.owner)
  await client.connect()
  return client
}

const backUpTo = async (to: string) =>
  await backUp({ dataDir: `${folder}/data`, owner: server.owner, to, progress: quiet, now })

const restoreTo = async (dataDir: string, force = false) =>
  await restore({ from: `${folder}/backup`, dataDir, force, onVerify: quiet, onCopy: quiet, now })

beforeEach(async () => {
  folder = await mkdtemp('/tmp/sishi-backup-')
  await chmod(folder, 0o711)
  server = await start(`${folder}/data`)
  await mkdir(`${folder}/data/blobs/ab`, { recursive: true })
  await writeFile(`${folder}/data/blobs/ab/abcd`, '材料')
})

afterEach(async () => {
  await server.stop()
  await rm(folder, { recursive: true, force: true })
})

test('a backup made while rows are written holds every row committed before it began, and no half of one', async () => {
  const writer = await connect(server)
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
  await expect.poll(() => written, { interval: 5 }).toBeGreaterThan(100)
  const before = written - 1
  value(await backUpTo(`${folder}/backup`))
  stopped = true
  await writing
  await writer.end()

  value(await restoreTo(`${folder}/other`))
  const restored = await start(`${folder}/other`)
  const reader = await connect(restored)
  const { rows } =
    await reader.query(`select count(*)::int as pairs, (select count(*)::int from twin) as twins,
    (select count(*)::int from pair full join twin using (id) where pair.id is null or twin.id is null) as halves from pair`)
  await reader.end()
  await restored.stop()
  expect(rows[0].pairs).toBeGreaterThanOrEqual(before)
  expect(rows[0]).toEqual({ pairs: rows[0].pairs, twins: rows[0].pairs, halves: 0 })
  expect(await readFile(`${folder}/other/blobs/ab/abcd`, 'utf8')).toBe('材料')
})

test('a damaged or incomplete backup is refused before anything is touched', async () => {
  value(await backUpTo(`${folder}/backup`))
  await writeFile(`${folder}/backup/data/blobs/ab/abcd`, '材枓')
  expect(await restoreTo(`${folder}/other`)).toMatchObject({
    error: { code: 'backup.file_damaged', details: { file: 'blobs/ab/abcd' } },
  })
  await rm(`${folder}/backup/data/blobs/ab/abcd`)
  expect(await restoreTo(`${folder}/other`)).toMatchObject({ error: { code: 'backup.file_missing' } })
  await rm(`${folder}/backup/manifest.json`)
  expect(await restoreTo(`${folder}/other`)).toMatchObject({ error: { code: 'backup.no_manifest' } })
  expect(await readdir(folder)).not.toContain('other')
})

test('a manifest that points out of the backup is refused', async () => {
  value(await backUpTo(`${folder}/backup`))
  const file = `${folder}/backup/manifest.json`
  await writeFile(file, (await readFile(file, 'utf8')).replace('blobs/ab/abcd', '../../abcd'))
  expect(await restoreTo(`${folder}/other`)).toMatchObject({ error: { code: 'backup.manifest_damaged' } })
})

test('a running instance is never overwritten, a stopped one only by force, and then nothing is lost', async () => {
  value(await backUpTo(`${folder}/backup`))
  expect(await restoreTo(`${folder}/data`, true)).toMatchObject({
    error: { code: 'postgres.already_running' },
  })
  await server.stop()
  expect(await restoreTo(`${folder}/data`)).toMatchObject({ error: { code: 'backup.target_not_empty' } })
  const { replaced } = value(await restoreTo(`${folder}/data`, true))
  expect(await readdir(String(replaced))).toContain('postgres')
  server = await start(`${folder}/data`)
})

test('a backup goes neither into the data folder nor into a folder that holds something', async () => {
  expect(await backUpTo(`${folder}/data/backup`)).toMatchObject({ error: { code: 'backup.inside_data' } })
  await cp(`${folder}/data/blobs`, `${folder}/backup`, { recursive: true })
  expect(await backUpTo(`${folder}/backup`)).toMatchObject({ error: { code: 'backup.not_empty' } })
})
