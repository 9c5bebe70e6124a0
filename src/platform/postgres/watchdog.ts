/** Runs the postmaster so that it never outlives the program: a shell between them watches a pipe that we hold. */
import { type ChildProcess, spawn } from 'node:child_process'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import type { OsUser } from './os-user.ts'

/**
 * Arguments: a folder to remove at the end (or empty), then the command. File descriptor 3 is the pipe: it ends
 * when the program closes it or dies in whatever way, and the postmaster then gets SIGINT (fast shutdown) until
 * it is gone; repeated, because the first may come before it listens to signals.
 */
const SCRIPT = `
remove=$1; shift
"$@" 3<&- &
server=$!
( read -r line <&3; while kill -INT "$server" 2>/dev/null; do sleep 1; done ) >/dev/null 2>&1 &
watch=$!
exec 3<&-
wait "$server"; code=$?
kill "$watch" 2>/dev/null
[ -z "$remove" ] || rm -rf "$remove"
exit "$code"
`

export interface WatchedServer {
  /** The exit code of the server; never rejects. */
  readonly ended: Promise<number>
  /** Closes the pipe: the watchdog stops the server. */
  endPipe(): void
}

export interface Launch {
  readonly user: OsUser
  readonly bin: string
  readonly home: string
  readonly logFile: string
  readonly arguments: readonly string[]
  /** Removed once the server has ended, even when nobody is left to ask for it. */
  readonly removeAfter?: string
}

/** Starts `postgres` under the watchdog, in a session of its own: Ctrl-C in the terminal reaches only the program. */
export async function launchServer(launch: Launch): Promise<WatchedServer> {
  const log = await open(launch.logFile, 'a', 0o600)
  try {
    const command = [join(launch.bin, 'postgres'), ...launch.arguments]
    const child = spawn('/bin/sh', ['-c', SCRIPT, 'sishi-postgres', launch.removeAfter ?? '', ...command], {
      ...(process.getuid?.() === launch.user.uid ? {} : launch.user),
      cwd: launch.home,
      detached: true,
      stdio: ['ignore', log.fd, log.fd, 'pipe'],
      env: { PATH: process.env.PATH ?? '/usr/bin:/bin', LANG: 'C.UTF-8', TZ: 'UTC' },
    })
    child.unref()
    return watch(child)
  } finally {
    await log.close()
  }
}

function watch(child: ChildProcess): WatchedServer {
  const pipe = child.stdio[3]
  if (pipe === null || pipe === undefined) throw new Error('the watchdog has no pipe')
  pipe.on('error', () => {}) // the watchdog ended first
  if ('unref' in pipe && typeof pipe.unref === 'function') pipe.unref()
  const ended = new Promise<number>((resolve) => {
    child.once('error', () => resolve(127))
    child.once('exit', (code) => resolve(code ?? 1))
  })
  const endPipe = () => {
    child.ref() // whoever waits for the end must not see the program end first
    pipe.destroy()
  }
  return { ended, endPipe }
}
