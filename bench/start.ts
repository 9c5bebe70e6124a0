/**
 * Second start of the program with its demo, and the memory of the idle program with its PostgreSQL: the proportional
 * set size (PSS) of every process of the tree, read from /proc. `node bench/start.ts [starts]`
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readdir, readFile, readlink, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { DEMO_PASSWORD } from '../src/capabilities/organisation/index.ts'
import { median, report } from './report.ts'

const ROOT = join(import.meta.dirname, '..')
const IDLE_SECONDS = 20
const [starts = '3'] = process.argv.slice(2)

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  return typeof address === 'object' && address !== null ? address.port : 0
}

interface Run {
  readonly child: ChildProcess
  /** Seconds until a demo account was signed in. */
  readonly seconds: number
}

async function start(dataDir: string, port: number): Promise<Run> {
  const begun = performance.now()
  const child = spawn(join(ROOT, 'bin/sishi'), ['serve', '--demo-on-first-start'], {
    env: { ...process.env, SISHI_DATA: dataDir, PORT: String(port), SISHI_LOG: 'warn' },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  while (!(await signsIn(port))) {
    if (child.exitCode !== null) throw new Error(`the program ended with ${child.exitCode}`)
    await wait(25)
  }
  return { child, seconds: (performance.now() - begun) / 1000 }
}

async function signsIn(port: number): Promise<boolean> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account: 'creation', password: DEMO_PASSWORD }),
  }).catch(() => undefined)
  return answer?.status === 200
}

async function stop({ child }: Run): Promise<void> {
  child.kill('SIGTERM')
  await once(child, 'exit')
}

/** PSS in MB of the program's process and its descendants, and of the server that works in its data folder. */
async function memoryOf(program: number, dataDir: string): Promise<{ program: number; postgres: number }> {
  const parents = new Map<number, number>()
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => '')
    parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]))
  }
  const descends = (pid: number): boolean => pid === program || (pid > 1 && descends(parents.get(pid) ?? 0))
  const sum = { program: 0, postgres: 0 }
  for (const pid of parents.keys()) {
    const folder = await readlink(`/proc/${pid}/cwd`).catch(() => '')
    const isServer = folder.startsWith(dataDir)
    if (!isServer && !descends(pid)) continue
    const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '')
    sum[isServer ? 'postgres' : 'program'] += Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0) / 1024
  }
  return sum
}

const dataDir = await mkdtemp(join(tmpdir(), 'sishi-bench-'))
await chmod(dataDir, 0o711) // the server's own user passes through
const port = await freePort()
try {
  const first = await start(dataDir, port)
  await stop(first)
  const seconds: number[] = []
  let memory = { program: 0, postgres: 0 }
  for (let round = 0; round < Number(starts); round += 1) {
    const run = await start(dataDir, port)
    seconds.push(run.seconds)
    if (round === 0) {
      await wait(IDLE_SECONDS * 1000)
      memory = await memoryOf(run.child.pid ?? 0, dataDir)
    }
    await stop(run)
  }
  report('Start and memory, with the demo', [
    { name: 'first start, demo written: until signed in', value: first.seconds, unit: 's' },
    {
      name: 'second start: until signed in (median)',
      value: median(seconds),
      unit: 's',
      limit: { atMost: 10 },
    },
    { name: 'idle: program, PSS', value: memory.program, unit: 'MB' },
    { name: 'idle: PostgreSQL, PSS', value: memory.postgres, unit: 'MB' },
    {
      name: 'idle: together',
      value: memory.program + memory.postgres,
      unit: 'MB',
      limit: { atMost: 500 },
    },
  ])
} finally {
  await rm(dataDir, { recursive: true, force: true })
}
