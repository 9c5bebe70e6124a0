/** Vitest global set-up of the journeys: the real program with its demo, in a data folder of its own. */
import { type ChildProcess, spawn } from 'node:child_process'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the running program. */
    address: string
  }
}

const START_PATIENCE_MS = 120_000

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'sishi-e2e-'))
  await chmod(folder, 0o711) // the database's own user passes through
  const port = await freePort()
  const program = spawn(
    join(import.meta.dirname, '../bin/sishi'),
    ['serve', '--demo-on-first-start', '--json'],
    {
      env: {
        ...process.env,
        SISHI_DATA: join(folder, 'data'),
        PORT: String(port),
        SISHI_LOG: 'error',
        HOST: '127.0.0.1',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  await ready(program)
  project.provide('address', `http://127.0.0.1:${port}`)
  return async () => {
    const ended = new Promise((resolve) => program.once('exit', resolve))
    program.kill('SIGTERM')
    await ended
    await rm(folder, { recursive: true, force: true })
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
