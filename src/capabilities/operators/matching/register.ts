/**
 * 登记库索引: a register of a million entities in a few flat arrays, shared between threads without a copy. Rows are
 * kept as text and read again when they are compared; a table of key buckets says whom to compare.
 */
import { filingKeys } from './keys.ts'
import { ReadSubject, type Subject } from './subject.ts'

const CHUNK_BYTES = 16 * 2 ** 20
const FIELDS = ['id', 'name', 'code', 'address', 'phone', 'person', 'aliases'] as const
const SEPARATOR = '\u001f'
const BUCKETS_MIN = 2 ** 16

/** What a thread needs to search: arrays over shared memory. */
export interface SharedRegister {
  readonly size: number
  readonly chunks: readonly SharedArrayBuffer[]
  /** Per row: chunk, and where in it the row begins; the next row's beginning or the chunk's end closes it. */
  readonly chunkOf: Uint16Array
  readonly begins: Uint32Array
  readonly ends: Uint32Array
  /** Per bucket where its rows begin in `rows`; one more closes the last. */
  readonly bucketBegins: Uint32Array
  readonly rows: Uint32Array
  /** Per row of a bucket the highest bits of its key, rising: they tell the keys of one bucket apart. */
  readonly tags: Uint8Array
}

/** An array over shared memory that doubles when it is full. */
class Growing {
  #values: Uint32Array
  #length = 0
  constructor(room = 1024) {
    this.#values = new Uint32Array(room)
  }
  push(value: number): void {
    if (this.#length === this.#values.length) {
      const wider = new Uint32Array(this.#values.length * 2)
      wider.set(this.#values)
      this.#values = wider
    }
    this.#values[this.#length] = value
    this.#length += 1
  }
  get filled(): Uint32Array {
    return this.#values.subarray(0, this.#length)
  }
  get length(): number {
    return this.#length
  }
}

export class RegisterBuilder {
  readonly #chunks: SharedArrayBuffer[] = []
  #chunk: Buffer = Buffer.alloc(0)
  #used = CHUNK_BYTES
  readonly #chunkOf = new Growing()
  readonly #begins = new Growing()
  readonly #ends = new Growing()
  readonly #keys = new Growing(1 << 16)
  readonly #keyEnds = new Growing()

  add(subject: Subject): void {
    const row = FIELDS.map((field) => subject[field].replaceAll(SEPARATOR, ' ')).join(SEPARATOR)
    const bytes = row.length * 2
    // A row longer than a chunk is no row of a register: its tail goes.
    if (this.#used + bytes > CHUNK_BYTES) {
      const shared = new SharedArrayBuffer(CHUNK_BYTES)
      this.#chunks.push(shared)
      this.#chunk = Buffer.from(shared)
      this.#used = 0
    }
    const written = this.#chunk.write(row, this.#used, 'utf16le')
    this.#chunkOf.push(this.#chunks.length - 1)
    this.#begins.push(this.#used)
    this.#used += written
    this.#ends.push(this.#used)
    for (const key of filingKeys(new ReadSubject(subject))) this.#keys.push(key)
    this.#keyEnds.push(this.#keys.length)
  }

  /** Sorts the rows into their buckets; the builder is done with it. */
  build(): SharedRegister {
    const keys = this.#keys.filled
    const size = this.#keyEnds.length
    let buckets = BUCKETS_MIN
    while (buckets * 4 < keys.length) buckets *= 2
    const bucketBegins = sharedWords(buckets + 1)
    for (const key of keys) count(bucketBegins, (key & (buckets - 1)) + 1)
    for (let bucket = 0; bucket < buckets; bucket += 1)
      bucketBegins[bucket + 1] = (bucketBegins[bucket + 1] ?? 0) + (bucketBegins[bucket] ?? 0)
    const rows = sharedWords(keys.length)
    const tags = new Uint8Array(new SharedArrayBuffer(keys.length))
    const next = bucketBegins.slice()
    let at = 0
    for (const [row, end] of this.#keyEnds.filled.entries()) {
      for (; at < end; at += 1) {
        const key = keys[at] ?? 0
        const bucket = key & (buckets - 1)
        const place = next[bucket] ?? 0
        rows[place] = row
        tags[place] = tagOf(key)
        next[bucket] = place + 1
      }
    }
    sortBuckets(bucketBegins, rows, tags)
    const chunkOf = new Uint16Array(new SharedArrayBuffer(size * 2))
    chunkOf.set(this.#chunkOf.filled)
    const [begins, ends] = [sharedWords(size), sharedWords(size)]
    begins.set(this.#begins.filled)
    ends.set(this.#ends.filled)
    return { size, chunks: this.#chunks, chunkOf, begins, ends, bucketBegins, rows, tags }
  }
}

const sharedWords = (length: number): Uint32Array => new Uint32Array(new SharedArrayBuffer(length * 4))

const tagOf = (key: number): number => key >>> 24

/** Within each bucket by tag; rows of one tag stay in their order. */
function sortBuckets(begins: Uint32Array, rows: Uint32Array, tags: Uint8Array): void {
  for (let bucket = 0; bucket + 1 < begins.length; bucket += 1) {
    const [from, end] = [begins[bucket] ?? 0, begins[bucket + 1] ?? 0]
    if (end - from > 1 && !isRising(tags, from, end))
      sortBucket(rows.subarray(from, end), tags.subarray(from, end))
  }
}

function isRising(tags: Uint8Array, from: number, end: number): boolean {
  for (let at = from + 1; at < end; at += 1) if ((tags[at] ?? 0) < (tags[at - 1] ?? 0)) return false
  return true
}

function sortBucket(rows: Uint32Array, tags: Uint8Array): void {
  const next = new Uint32Array(257)
  for (const tag of tags) count(next, tag + 1)
  for (let tag = 0; tag < 256; tag += 1) next[tag + 1] = (next[tag + 1] ?? 0) + (next[tag] ?? 0)
  const [rowsBefore, tagsBefore] = [rows.slice(), tags.slice()]
  for (const [at, tag] of tagsBefore.entries()) {
    const place = next[tag] ?? 0
    rows[place] = rowsBefore[at] ?? 0
    tags[place] = tag
    next[tag] = place + 1
  }
}

function count(words: Uint32Array, at: number): void {
  words[at] = (words[at] ?? 0) + 1
}

/** A register to look up in; each thread makes its own over the shared arrays. */
export class Register {
  readonly size: number
  readonly #shared: SharedRegister
  readonly #buffers: readonly Buffer[]
  readonly #mask: number

  constructor(shared: SharedRegister) {
    this.#shared = shared
    this.size = shared.size
    this.#buffers = shared.chunks.map((chunk) => Buffer.from(chunk))
    this.#mask = shared.bucketBegins.length - 2
  }

  /** The rows of a key and, very seldom, of another one. */
  rowsOf(key: number): Uint32Array {
    const bucket = key & this.#mask
    const { bucketBegins, rows } = this.#shared
    const [from, end] = [bucketBegins[bucket] ?? 0, bucketBegins[bucket + 1] ?? 0]
    const tag = tagOf(key)
    return rows.subarray(this.#firstOf(tag, from, end), this.#firstOf(tag + 1, from, end))
  }

  #firstOf(tag: number, from: number, end: number): number {
    const { tags } = this.#shared
    let [low, high] = [from, end]
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((tags[middle] ?? 0) < tag) low = middle + 1
      else high = middle
    }
    return low
  }

  subject(row: number): Subject {
    const { chunkOf, begins, ends } = this.#shared
    const text = this.#buffers[chunkOf[row] ?? 0]?.toString('utf16le', begins[row] ?? 0, ends[row] ?? 0) ?? ''
    const [id = '', name = '', code = '', address = '', phone = '', person = '', aliases = ''] =
      text.split(SEPARATOR)
    return { id, name, code, address, phone, person, aliases }
  }
}
