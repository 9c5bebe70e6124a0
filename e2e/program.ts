/** The real program with its demo: written once for the run, copied for each test file, so that none sees another's acts. */
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import type { TestProject } from 'vitest/node'
import { demoAccounts } from '../src/capabilities/organisation/index.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The data folder of a program that was stopped after it wrote its demo. */
    demoData: string
  }
}

const START_PATIENCE_MS = 120_000

export interface RunningProgram {
  readonly address: string
  stop(): Promise<void>
}

/** Global set-up of the journeys: leaves a data folder with the demo, from which each test file starts. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const folder = await ownFolder()
  const program = await start(join(folder, 'data'))
  await watchedOnce(program.address)
  await program.stop()
  project.provide('demoData', join(folder, 'data'))
  return async () => await rm(folder, { recursive: true, force: true })
}

/** The demo watches its market as it starts: a copy of what is half watched would go on with it in every file. */
async function watchedOnce(address: string): Promise<void> {
  const headers = { 'content-type': 'application/json' }
  const body = JSON.stringify({ account: 'market', password: demoAccounts.password })
  const signedIn = await fetch(`${address}/api/session`, { method: 'POST', headers, body })
  const cookie = signedIn.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')
  const hasEnded = async () => {
    const answer = await fetch(`${address}/api/monitoring/runs`, { headers: { cookie } })
    const { items } = (await answer.json()) as { items: readonly { readonly endedAt: string | null }[] }
    return items.length > 0 && items.every(({ endedAt }) => endedAt !== null)
  }
  const until = performance.now() + START_PATIENCE_MS
  while (!(await hasEnded())) {
    if (performance.now() > until) throw new Error('the demo did not end watching its market')
    await wait(500)
  }
}

/** Starts a program of its own over a copy of the data folder, which goes when the program stops. */
export async function startCopyOf(data: string): Promise<RunningProgram> {
  const folder = await ownFolder()
  // Not by `cp` of Node: the database's files belong to a user of their own, and stay with that one.
  await promisify(execFile)('cp', ['--archive', data, join(folder, 'data')])
  const program = await start(join(folder, 'data'))
  return {
    address: program.address,
    stop: async () => {
      await program.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function ownFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sishi-e2e-'))
  await chmod(folder, 0o711) // the database's own user passes through
  return folder
}

async function start(data: string): Promise<RunningProgram> {
  const port = await freePort()
  const program = spawn(
    join(import.meta.dirname, '../bin/sishi'),
    ['serve', '--demo-on-first-start', '--json'],
    {
      env: {
        ...process.env,
        SISHI_DATA: data,
        PORT: String(port),
        SISHI_LOG: 'error',
        // A run that is cut short leaves no program behind.
        SISHI_PARENT: String(process.pid),
        HOST: '127.0.0.1',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  await ready(program)
  return {
    address: `http://127.0.0.1:${port}`,
    stop: async () => {
      const ended = new Promise((resolve) => program.once('exit', resolve))
      program.kill('SIGTERM')
      await ended
    },
  }
}

/** Waits for the line that says that the program can be used. */
async function ready(program: ChildProcess): Promise<void> {
  const { stdout } = program
  if (stdout === null) throw new Error('the program has no output')
  await new Promise<void>((resolve, reject) => {
    const patience = setTimeout(() => reject(new Error('the program did not get ready')), START_PATIENCE_MS)
    program.once('exit', (code) => reject(new Error(`the program ended with ${code}`)))
    createInterface(stdout).on('line', (line) => {
      if (!line.includes('"serve.ready"')) return
      clearTimeout(patience)
      resolve()
    })
  })
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (typeof address !== 'object' || address === null) throw new Error('no port')
  return address.port
}
