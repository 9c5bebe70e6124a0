/**
 * 上传队列: files in pieces, two at a time; each can be paused, goes on after a break where the server is, and is known
 * again when it is chosen anew after a reload. Draws nothing.
 */
import type { EndpointAnswer } from '../../kernel/endpoint.ts'
import type { finishUpload, listUploads, UploadView } from '../../platform/uploads/contract.ts'
import { ProblemError } from '../problem.ts'

export type Finished = EndpointAnswer<typeof finishUpload>

/** What the queue asks of the server. */
export interface UploadWire {
  limits(): Promise<EndpointAnswer<typeof listUploads>>
  open(file: File): Promise<UploadView>
  get(id: string): Promise<UploadView>
  send(
    id: string,
    offset: number,
    piece: Blob,
    onProgress: (share: number) => void,
    signal: AbortSignal,
  ): Promise<UploadView>
  finish(id: string): Promise<Finished>
  cancel(id: string): Promise<unknown>
  /** Waits before the next try. */
  wait(milliseconds: number): Promise<void>
}

export interface QueueEntry {
  readonly key: string
  readonly file: File
  readonly state: 'waiting' | 'sending' | 'retrying' | 'paused' | 'finishing' | 'done' | 'failed'
  /** Bytes that the server has. */
  readonly sent: number
  readonly uploadId?: string
  readonly finished?: Finished
  readonly problem?: unknown
}

const AT_ONCE = 2
const WAIT_FIRST_MS = 1000
const WAIT_MAX_MS = 30_000

/** A break of the line, an overloaded or restarted server: what a later try may get past. */
function isPassing(problem: unknown): boolean {
  return (
    problem instanceof ProblemError &&
    (problem.status === 0 || problem.status === 429 || problem.status >= 500)
  )
}

const isCode = (problem: unknown, code: string): problem is ProblemError =>
  problem instanceof ProblemError && problem.code === code

/** Thrown inside a run that was paused or given up. */
const STOPPED = Symbol('stopped')

export class UploadQueue {
  readonly #wire: UploadWire
  readonly #listeners = new Set<() => void>()
  readonly #stops = new Map<string, AbortController>()
  #entries: readonly QueueEntry[] = []
  #next = 0
  #taken = new Set<string>()

  constructor(wire: UploadWire) {
    this.#wire = wire
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly entries = (): readonly QueueEntry[] => this.#entries

  add(files: readonly File[]): string[] {
    const added = files.map(
      (file): QueueEntry => ({ key: `${this.#next++}`, file, state: 'waiting', sent: 0 }),
    )
    this.#set([...this.#entries, ...added])
    this.#start()
    return added.map((entry) => entry.key)
  }

  pause(key: string): void {
    this.#change(key, { state: 'paused' })
    this.#stop(key)
    this.#start()
  }

  /** Goes on after a pause, or tries anew after a failure. */
  resume(key: string): void {
    this.#change(key, { state: 'waiting' })
    this.#start()
  }

  /** Gives the file up, also at the server. */
  remove(key: string): void {
    const entry = this.#find(key)
    this.#stop(key)
    this.#set(this.#entries.filter((each) => each.key !== key))
    if (entry?.uploadId !== undefined) {
      this.#taken.delete(entry.uploadId)
      void this.#wire.cancel(entry.uploadId).catch(() => {})
    }
    this.#start()
  }

  /** Forgets what became a record: the server keeps it elsewhere now. */
  forget(keys: readonly string[]): void {
    this.#set(this.#entries.filter((each) => !keys.includes(each.key)))
  }

  #find = (key: string) => this.#entries.find((entry) => entry.key === key)

  #set(entries: readonly QueueEntry[]): void {
    this.#entries = entries
    for (const listener of this.#listeners) listener()
  }

  #change(key: string, part: Partial<QueueEntry>): void {
    this.#set(this.#entries.map((entry) => (entry.key === key ? { ...entry, ...part } : entry)))
  }

  #stop(key: string): void {
    this.#stops.get(key)?.abort()
    this.#stops.delete(key)
  }

  #start(): void {
    while (this.#stops.size < AT_ONCE) {
      const next = this.#entries.find((entry) => entry.state === 'waiting' && !this.#stops.has(entry.key))
      if (next === undefined) return
      const stop = new AbortController()
      this.#stops.set(next.key, stop)
      void this.#run(next, stop.signal)
    }
  }

  async #run(entry: QueueEntry, signal: AbortSignal): Promise<void> {
    const { key } = entry
    try {
      const finished = await this.#upload(entry, signal)
      if (!signal.aborted) this.#change(key, { state: 'done', finished, sent: entry.file.size })
    } catch (problem) {
      if (problem !== STOPPED && !signal.aborted) this.#change(key, { state: 'failed', problem })
    } finally {
      if (!signal.aborted) this.#stops.delete(key)
      this.#start()
    }
  }

  /** Tries until it goes well, is refused for good, or is stopped; waits longer each time. */
  async #persist<T>(key: string, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    for (let wait = WAIT_FIRST_MS; ; wait = Math.min(wait * 2, WAIT_MAX_MS)) {
      if (signal.aborted) throw STOPPED
      try {
        return await work()
      } catch (problem) {
        if (signal.aborted) throw STOPPED
        if (!isPassing(problem)) throw problem
        this.#change(key, { state: 'retrying', problem })
        await this.#wire.wait(wait)
      }
    }
  }

  async #upload(entry: QueueEntry, signal: AbortSignal): Promise<Finished> {
    const { key, file } = entry
    const limits = await this.#persist(key, signal, () => this.#wire.limits())
    let upload = await this.#persist(key, signal, () => this.#begin(entry, limits.items))
    this.#taken.add(upload.id)
    const note = (sent: number, state: QueueEntry['state'] = 'sending') =>
      this.#change(key, { state, sent, uploadId: upload.id })
    while (!upload.isFinished && upload.received < file.size) {
      const from = upload.received
      note(from)
      const piece = file.slice(from, from + limits.pieceSize)
      upload = await this.#persist(key, signal, async () => {
        // After a break the server knows better where it stands.
        if (this.#find(key)?.state === 'retrying') {
          const now = await this.#wire.get(upload.id)
          if (now.received !== from) return now
        }
        try {
          const onProgress = (share: number) => {
            if (!signal.aborted) note(from + share * piece.size)
          }
          return await this.#wire.send(upload.id, from, piece, onProgress, signal)
        } catch (problem) {
          if (isCode(problem, 'uploads.other_offset'))
            return { ...upload, received: Number(problem.details.received) }
          throw problem
        }
      })
    }
    note(file.size, 'finishing')
    return await this.#persist(key, signal, () => this.#wire.finish(upload.id))
  }

  /** The upload that was begun before a pause or a reload, or a new one. */
  async #begin(entry: QueueEntry, known: readonly UploadView[]): Promise<UploadView> {
    const { file } = entry
    const same = known.find(
      (each) =>
        each.id === entry.uploadId ||
        (each.name === file.name &&
          each.size === file.size &&
          each.fileTime === file.lastModified &&
          !this.#taken.has(each.id)),
    )
    return same ?? (await this.#wire.open(file))
  }
}
