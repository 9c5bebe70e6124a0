/**
 * 受限的子进程: runs a program once, text in and text out, within bounds of time, memory and output. No shell; nothing of
 * our own environment is handed on; whatever it started ends with it.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'

export interface ProcessBounds {
  readonly timeMs: number
  /** Resident memory of the program itself. */
  readonly memoryBytesMax: number
  readonly outputBytesMax: number
}

export type ProcessEnd =
  | { readonly outcome: 'ended'; readonly output: Buffer }
  | {
      readonly outcome: 'missing' | 'timed_out' | 'too_much_memory' | 'too_large' | 'crashed'
      readonly detail: string
    }

const MEMORY_LOOK_MS = 40
const PAGE_BYTES = 4096
const COMPLAINT_MAX = 300

/** Never throws for what the program does. */
export async function runBounded(
  command: { readonly program: string; readonly args: readonly string[]; readonly folder: string },
  input: string,
  bounds: ProcessBounds,
): Promise<ProcessEnd> {
  const child = spawn(command.program, [...command.args], {
    cwd: command.folder,
    env: { PATH: '/usr/local/bin:/usr/bin:/bin', LANG: 'C.UTF-8' },
    stdio: ['pipe', 'pipe', 'pipe'],
    // A group of its own: what it starts ends with it.
    detached: true,
  })
  const { promise, resolve } = Promise.withResolvers<ProcessEnd>()
  const pieces: Buffer[] = []
  let size = 0
  let complaint = ''
  const stop = (outcome: 'timed_out' | 'too_much_memory' | 'too_large', detail: string): void => {
    endGroup(child)
    resolve({ outcome, detail })
  }
  const timer = setTimeout(() => stop('timed_out', `${bounds.timeMs} ms`), bounds.timeMs)
  const watch = setInterval(() => {
    void residentBytes(child.pid).then((bytes) => {
      if (bytes > bounds.memoryBytesMax) stop('too_much_memory', `${bytes} bytes`)
    })
  }, MEMORY_LOOK_MS)
  child.once('error', (error: NodeJS.ErrnoException) =>
    resolve({ outcome: 'missing', detail: error.code ?? error.message }),
  )
  child.stdin.on('error', () => {}) // it may have seen enough before the end; its exit tells
  child.stdout.on('data', (piece: Buffer) => {
    size += piece.length
    if (size > bounds.outputBytesMax) stop('too_large', `${bounds.outputBytesMax} bytes`)
    else pieces.push(piece)
  })
  child.stderr.on('data', (piece: Buffer) => {
    if (complaint.length < COMPLAINT_MAX) complaint += piece.toString('utf8')
  })
  child.once('close', (code, signal) => {
    if (code === 0) resolve({ outcome: 'ended', output: Buffer.concat(pieces) })
    else
      resolve({ outcome: 'crashed', detail: `${signal ?? code} ${complaint}`.slice(0, COMPLAINT_MAX).trim() })
  })
  child.stdin.end(input)
  try {
    return await promise
  } finally {
    clearTimeout(timer)
    clearInterval(watch)
    endGroup(child)
  }
}

function endGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/** 0 where it has ended meanwhile, or where the system does not tell. */
async function residentBytes(pid: number | undefined): Promise<number> {
  const text = await readFile(`/proc/${pid}/statm`, 'utf8').catch(() => '')
  return Number(text.split(' ')[1] ?? 0) * PAGE_BYTES
}
