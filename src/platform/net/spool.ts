/** Bytes on their way in: in memory up to a bound, then in a file that nobody can find and no crash leaves behind. */
import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, open, unlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { ByteSource } from './exchange.ts'

const IN_MEMORY = 256 * 1024

export class Spool {
  readonly #folder: string
  #pieces: Uint8Array[] = []
  #held = 0
  #written = 0
  #file: FileHandle | undefined
  #last: Promise<void> = Promise.resolve()

  constructor(folder = tmpdir()) {
    this.#folder = folder
  }

  get size(): number {
    return this.#written + this.#held
  }

  /** Keeps the bytes; the caller waits when they go to disk, so that memory stays bounded. */
  write(bytes: Uint8Array): Promise<void> | undefined {
    this.#pieces.push(bytes)
    this.#held += bytes.length
    return this.#held > IN_MEMORY ? this.#flush() : undefined
  }

  #flush(): Promise<void> {
    const bytes = Buffer.concat(this.#pieces)
    const position = this.#written
    this.#pieces = []
    this.#held = 0
    this.#written += bytes.length
    this.#last = this.#last.then(async () => {
      this.#file ??= await this.#openFile()
      await this.#file.write(bytes, 0, bytes.length, position)
    })
    return this.#last
  }

  async #openFile(): Promise<FileHandle> {
    const path = join(this.#folder, `sishi-${randomUUID()}`)
    const file = await open(path, 'wx+', 0o600)
    await unlink(path)
    return file
  }

  /** The bytes for readers; nothing may be written afterwards. */
  async close(): Promise<ByteSource> {
    if (this.#written > 0 && this.#held > 0) this.#flush()
    await this.#last
    const file = this.#file
    const pieces = this.#pieces
    const size = this.size
    return {
      size,
      open: () => {
        if (file === undefined) return Readable.from(pieces, { objectMode: false })
        return createReadStream('', { fd: file, start: 0, end: size - 1, autoClose: false })
      },
      release: async () => {
        await file?.close()
      },
    }
  }
}
