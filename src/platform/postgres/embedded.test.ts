import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readFile, readlink, rm, writeFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isInstanceRunning, type PostgresServer, startPostgres } from './embedded.ts'
import { serverPaths } from './placement.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp('/tmp/sishi-embedded-')
  await chmod(folder, 0o711)
})

afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

async function start(dataDir = folder, whenRunning: 'refuse' | 'join' = 'refuse'): Promise<PostgresServer> {
  const started = await startPostgres({ dataDir, notice: () => {}, whenRunning, settings: ['fsync=off'] })
  if (!started.ok) throw new Error(JSON.stringify(started.error))
  return started.value
}

async function ask(server: PostgresServer, sql: string): Promise<unknown> {
  const client = new pg.Client(server.owner)
  await client.connect()
  try {
    return Object.values((await client.query(sql)).rows[0] ?? {})[0]
  } finally {
    await client.end()
  }
}

/** A program that starts the server and then only lives; its first line is the server's connection. */
async function startElsewhere(): Promise<{ program: ChildProcess; postmaster: number }> {
  const module = new URL('./embedded.ts', import.meta.url).href
  const program = spawn(
    process.execPath,
    [
      '--input-type=module',
      '--eval',
      `const { startPostgres } = await import(${JSON.stringify(module)})
       const started = await startPostgres({ dataDir: ${JSON.stringify(folder)}, notice: () => {} })
       console.log(JSON.stringify(started)); setInterval(() => {}, 1000)`,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  if (program.stdout === null) throw new Error('no output')
  const [line] = await once(createInterface(program.stdout), 'line')
  const started = JSON.parse(String(line))
  if (!started.ok) throw new Error(String(line))
  const joined = await start(folder, 'join')
  const postmaster = await ask(joined, `select pg_read_file('postmaster.pid')`)
  return { program, postmaster: Number(String(postmaster).split('\n')[0]) }
}

async function isAlive(pid: number): Promise<boolean> {
  return await readlink(`/proc/${pid}/cwd`).then(
    () => true,
    () => false,
  )
}

test('the database is UTF-8 with checksums, listens on no network and knows Chinese trigrams', async () => {
  const server = await start()
  expect(await ask(server, 'show server_encoding')).toBe('UTF8')
  expect(await ask(server, 'show data_checksums')).toBe('on')
  expect(await ask(server, 'show listen_addresses')).toBe('')
  await ask(server, 'create extension pg_trgm')
  expect(await ask(server, `select cardinality(show_trgm('网络交易'))`)).toBeGreaterThan(0)
  await server.stop()
})

test('rows survive a stop and a start, and the stop leaves no process', async () => {
  const first = await start()
  await ask(first, 'create table kept as select 7 as value')
  const postmaster = Number(String(await ask(first, `select pg_read_file('postmaster.pid')`)).split('\n')[0])
  await first.stop()
  expect(await isAlive(postmaster)).toBe(false)
  const second = await start()
  expect(await ask(second, 'select value from kept')).toBe(7)
  await second.stop()
})

test('a password is needed even on the socket', async () => {
  const server = await start()
  const stranger: PostgresServer = { ...server, owner: { ...server.owner, password: 'wrong' } }
  await expect(ask(stranger, 'select 1')).rejects.toThrow(/password authentication failed/)
  await server.stop()
})

test('while a program runs on the folder another one is refused, and a verb joins its server', async () => {
  const { program, postmaster } = await startElsewhere()
  expect(await isInstanceRunning(folder)).toBe(true)
  const second = await startPostgres({ dataDir: folder, notice: () => {} })
  expect(second).toMatchObject({ ok: false, error: { code: 'postgres.already_running' } })
  const joined = await start(folder, 'join')
  expect(joined.joined).toBe(true)
  await joined.stop()
  expect(await ask(joined, 'select 1')).toBe(1)
  program.kill('SIGKILL')
  await expect.poll(async () => await isAlive(postmaster), { timeout: 10_000 }).toBe(false)
})

test('after a kill -9 of the program the server ends by itself, and the next start has the rows', async () => {
  const { program, postmaster } = await startElsewhere()
  await ask(await start(folder, 'join'), 'create table kept as select 7 as value')
  program.kill('SIGKILL')
  await expect.poll(async () => await isAlive(postmaster), { timeout: 10_000 }).toBe(false)
  const server = await start()
  expect(await ask(server, 'select value from kept')).toBe(7)
  await server.stop()
})

test('a server whose program and watchdog were both killed is ended, and a new one starts', async () => {
  const { program, postmaster } = await startElsewhere()
  const watchdog = Number((await readFile(`/proc/${postmaster}/stat`, 'utf8')).split(' ')[3])
  const ended = once(program, 'exit')
  process.kill(-watchdog, 'SIGSTOP') // the whole session of the watchdog, the postmaster among it
  process.kill(watchdog, 'SIGKILL')
  process.kill(postmaster, 'SIGCONT')
  program.kill('SIGKILL')
  await ended
  const server = await start()
  expect(await isAlive(postmaster)).toBe(false)
  expect(await ask(server, 'select 1')).toBe(1)
  await server.stop()
  process.kill(-watchdog, 'SIGKILL') // its stopped half
})

test('a server that dies while the program runs is started again', async () => {
  const server = await start()
  const postmaster = Number(String(await ask(server, `select pg_read_file('postmaster.pid')`)).split('\n')[0])
  process.kill(postmaster, 'SIGKILL')
  await expect.poll(async () => await ask(server, 'select 1').catch(() => 0), { timeout: 15_000 }).toBe(1)
  await server.stop()
})

test('a first start that was interrupted is begun again', async () => {
  const paths = serverPaths(folder)
  await mkdir(paths.unfinishedCluster, { recursive: true })
  await writeFile(`${paths.unfinishedCluster}/PG_VERSION`, '18\n')
  const server = await start()
  expect(await ask(server, 'select 1')).toBe(1)
  expect(existsSync(paths.unfinishedCluster)).toBe(false)
  await server.stop()
})

test('a lock file that names a process of somebody else does not stop the start', async () => {
  const first = await start()
  await first.stop()
  await writeFile(`${serverPaths(folder).cluster}/postmaster.pid`, `${process.pid}\n`)
  const second = await start()
  expect(await ask(second, 'select 1')).toBe(1)
  await second.stop()
})

test('a folder path too long for a socket works', async () => {
  const deep = `${folder}/${'很长的目录名'.repeat(6)}`
  const server = await start(deep)
  expect(await ask(server, 'select 1')).toBe(1)
  await server.stop()
})
