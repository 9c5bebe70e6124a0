/** 进程: the real program as processes of its own, which tests and benchmarks start and kill. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type pg from 'pg'

export type Role = 'web' | 'worker' | 'capture' | 'all'

const READY = {
  web: 'serve.ready',
  all: 'serve.ready',
  worker: 'serve.worker_ready',
  capture: 'serve.capture_ready',
} as const
const PATIENCE_MS = 60_000

export interface Program {
  readonly pid: number
  /** What it said on its standard error. */
  readonly complaints: () => string
  /** Whether it ended although nobody asked it to. */
  readonly hasEnded: () => boolean
  /** As the out-of-memory killer does it, or a power cut. */
  kill(): Promise<void>
  stop(): Promise<void>
}

/** `sishi serve --role ROLE`, ready for work. */
export async function startProgram(role: Role, env: NodeJS.ProcessEnv): Promise<Program> {
  const child = spawn(join(import.meta.dirname, '../../../bin/sishi'), ['serve', '--role', role, '--json'], {
    // A run that is cut short leaves no program behind.
    env: { ...process.env, SISHI_LOG: 'warn', SISHI_PARENT: String(process.pid), PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let complaints = ''
  child.stderr.on('data', (piece) => {
    complaints += piece
  })
  await ready(child, READY[role], () => complaints)
  const end = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill(signal)
    await ended
  }
  return {
    pid: child.pid ?? 0,
    complaints: () => complaints,
    hasEnded: () => child.exitCode !== null,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  }
}

async function ready(child: ChildProcess, event: string, complaints: () => string): Promise<void> {
  const { stdout } = child
  if (stdout === null) throw new Error('the program has no output')
  await new Promise<void>((resolve, reject) => {
    const patience = setTimeout(() => reject(new Error('the program did not get ready')), PATIENCE_MS)
    child.once('exit', (code) => reject(new Error(`the program ended with ${code}: ${complaints()}`)))
    createInterface(stdout).on('line', (line) => {
      if (!line.includes(`"${event}"`)) return
      clearTimeout(patience)
      resolve()
    })
  })
}

/** The owner's connection as the address that `DATABASE_URL` takes. */
export function urlOf({ user, password, host, port, database }: pg.ClientConfig): string {
  const [name, secret, at] = [user, String(password), host].map((part) => encodeURIComponent(part ?? ''))
  return `postgres://${name}:${secret}@${at}:${port}/${database}`
}

interface Process {
  readonly pid: number
  readonly parent: number
  readonly command: string
}

async function listProcesses(): Promise<readonly Process[]> {
  const found: Process[] = []
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const stat = await readFile(`/proc/${name}/stat`, 'utf8').catch(() => undefined)
    const command = await readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => '')
    if (stat === undefined) continue
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
    found.push({ pid: Number(name), parent, command: command.replaceAll('\0', ' ') })
  }
  return found
}

/** Kills a process, or with a negative number its group; false where it had ended meanwhile. */
export function killIfThere(pid: number): boolean {
  try {
    return process.kill(pid, 'SIGKILL')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
    return false
  }
}

/** Browsers that this process has started. */
export async function browsersOf(pid: number): Promise<readonly number[]> {
  const processes = await listProcesses()
  return processes
    .filter(({ parent, command }) => parent === pid && /chrom/.test(command))
    .map((each) => each.pid)
}
