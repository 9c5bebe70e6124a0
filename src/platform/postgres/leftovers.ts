/** Server processes that outlived a program killed with -9, and the files that they leave. */
import { readdir, readFile, readlink, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { ok, type Result, refuse } from '../../kernel/result.ts'

/** How long each stronger signal gets before the next. A fast stop writes a checkpoint, which may take its time. */
const PATIENCE = [
  { signal: 'SIGINT', ms: 60_000 },
  { signal: 'SIGQUIT', ms: 10_000 },
  { signal: 'SIGKILL', ms: 5_000 },
] as const

/** Processes of a PostgreSQL that works in this cluster: the postmaster and its children change into it. */
async function listServerProcesses(cluster: string): Promise<number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const found = await Promise.all(
    pids.map(async (pid) => {
      try {
        if ((await readlink(join('/proc', pid, 'cwd'))) !== cluster) return []
        const program = basename(await readlink(join('/proc', pid, 'exe')))
        return program.startsWith('postgres') ? [Number(pid)] : []
      } catch {
        return [] // ended meanwhile, or somebody else's
      }
    }),
  )
  return found.flat()
}

/** The postmaster's process id, once it says that it takes connections. */
export async function readReadyPostmaster(cluster: string): Promise<number | undefined> {
  const lines = await readPidFile(cluster)
  return lines[7]?.trim() === 'ready' ? Number(lines[0]) : undefined
}

async function readPidFile(cluster: string): Promise<string[]> {
  return (await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
}

/**
 * Ends every process of a server left behind in the cluster and removes its lock files. The caller holds the
 * instance lock, so whatever runs here has no program any more. Answers how many processes there were.
 */
export async function endLeftovers(cluster: string, socketFolder: string): Promise<Result<number>> {
  const first = await listServerProcesses(cluster)
  for (const { signal, ms } of first.length === 0 ? [] : PATIENCE) {
    const postmaster = Number((await readPidFile(cluster))[0])
    const running = await listServerProcesses(cluster)
    // Children without a postmaster end by themselves; only the last signal goes to them.
    sendAll(signal === 'SIGKILL' ? running : running.filter((pid) => pid === postmaster), signal)
    const until = performance.now() + ms
    while ((await listServerProcesses(cluster)).length > 0 && performance.now() < until) await wait(50)
    if ((await listServerProcesses(cluster)).length === 0) break
  }
  const left = await listServerProcesses(cluster)
  if (left.length > 0) return refuse('conflict', 'postgres.leftover_stays', { processes: left.join(', ') })
  // Their numbers may belong to other processes after a reboot, and PostgreSQL would then refuse to start.
  await rm(join(cluster, 'postmaster.pid'), { force: true })
  await rm(socketFolder, { recursive: true, force: true })
  return ok(first.length)
}

function sendAll(pids: readonly number[], signal: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, signal)
    } catch {
      // ended meanwhile
    }
  }
}
