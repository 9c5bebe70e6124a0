/** One program per data folder. The lock is an abstract socket: the kernel drops it with the process, even on kill -9. */
import { statSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

export interface InstanceLock {
  release(): Promise<void>
}

/** Named by device and inode, so that two paths to one folder are one lock. */
function lockName(folder: string): string {
  const { dev, ino } = statSync(folder)
  return `\0sishi-${dev}-${ino}`
}

async function listen(name: string): Promise<Server | undefined> {
  return await new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy())
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(undefined)
      else reject(error)
    })
    server.listen(name, () => resolve(server))
  })
}

/**
 * The lock of the folder, or undefined when another process still holds it after `patienceMs`: a program that
 * was told to stop a moment ago may need a second to end.
 */
export async function lockInstance(folder: string, patienceMs: number): Promise<InstanceLock | undefined> {
  const name = lockName(folder)
  const until = performance.now() + patienceMs
  for (;;) {
    const server = await listen(name)
    if (server !== undefined) {
      server.unref()
      return { release: async () => await new Promise((resolve) => server.close(() => resolve())) }
    }
    if (performance.now() >= until) return undefined
    await wait(100)
  }
}
