/** Starts a server of this folder in a process of its own; it tells its port when it listens. */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

export interface Started {
  readonly port: number
  readonly child: ChildProcess
  stop(): Promise<void>
}

export async function startServer(file: 'program.ts' | 'bare.ts', given: unknown): Promise<Started> {
  const child = fork(join(import.meta.dirname, file), { execArgv: process.env.BENCH_NODE?.split(' ') ?? [] })
  child.send(given as object)
  const [port] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => Promise.reject(new Error(`${file} ended`))),
  ])
  return {
    port: port as number,
    child,
    stop: async () => {
      child.disconnect()
      await once(child, 'exit')
    },
  }
}
