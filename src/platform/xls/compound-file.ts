/** 复合文档 (MS-CFB): the streams of the container that xls and workbooks under a password come in. Pure. */

const SIGNATURE = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const END_OF_CHAIN = 0xfffffffe
const NOTHING = 0xffffffff
const ENTRY_BYTES = 128
const HEADER_BYTES = 512
const FAT_SECTORS_IN_HEADER = 109

export const isCompoundFile = (head: Uint8Array): boolean => SIGNATURE.equals(head.subarray(0, 8))

/** The streams at the top level by name, each read when asked for. Undefined where the bytes are no such file. */
export function openCompoundFile(bytes: Buffer): ReadonlyMap<string, () => Buffer | undefined> | undefined {
  if (!isCompoundFile(bytes) || bytes.length < HEADER_BYTES) return undefined
  const [shift, miniShift] = [bytes.readUInt16LE(30), bytes.readUInt16LE(32)]
  if ((shift !== 9 && shift !== 12) || miniShift !== 6) return undefined
  const sectors = new Sectors(bytes, 1 << shift)
  if (!sectors.readTable()) return undefined
  const directory = sectors.read(bytes.readUInt32LE(48))
  if (directory === undefined || directory.length < ENTRY_BYTES) return undefined
  const miniTable = sectors.read(bytes.readUInt32LE(60)) ?? Buffer.alloc(0)
  const miniCutoff = bytes.readUInt32LE(56)
  const miniStream = sectors.read(directory.readUInt32LE(116)) ?? Buffer.alloc(0)
  const streams = new Map<string, () => Buffer | undefined>()
  for (const entry of children(directory)) {
    const [start, size] = [entry.readUInt32LE(116), entry.readUInt32LE(120)]
    const name = entry.toString('utf16le', 0, Math.max(0, Math.min(62, entry.readUInt16LE(64) - 2)))
    streams.set(name, () => {
      if (size > bytes.length) return undefined
      const content = size < miniCutoff ? readMini(miniTable, miniStream, start, size) : sectors.read(start)
      return content === undefined || content.length < size ? undefined : content.subarray(0, size)
    })
  }
  return streams
}

/** Every chain is as long as the file at most, so that a ring of sectors ends. */
class Sectors {
  readonly #bytes: Buffer
  readonly #size: number
  readonly #countMax: number
  #table: Buffer = Buffer.alloc(0)

  constructor(bytes: Buffer, size: number) {
    this.#bytes = bytes
    this.#size = size
    this.#countMax = Math.ceil(bytes.length / size)
  }

  #sector(number: number): Buffer | undefined {
    const from = (number + 1) * this.#size
    return number >= this.#countMax || from >= this.#bytes.length
      ? undefined
      : this.#bytes.subarray(from, from + this.#size)
  }

  /** Reads the table of sectors; its own sectors are named in the header, and in a chain of further lists. */
  readTable(): boolean {
    const parts: Buffer[] = []
    const take = (list: Buffer, count: number) => {
      for (let place = 0; place < count; place += 1) {
        const number = list.readUInt32LE(place * 4)
        if (number === NOTHING) continue
        const sector = this.#sector(number)
        if (sector === undefined || parts.length > this.#countMax) return false
        parts.push(sector)
      }
      return true
    }
    if (!take(this.#bytes.subarray(76, HEADER_BYTES), FAT_SECTORS_IN_HEADER)) return false
    let next = this.#bytes.readUInt32LE(68)
    for (let lists = 0; next < END_OF_CHAIN; lists += 1) {
      const list = this.#sector(next)
      if (list === undefined || list.length < this.#size || lists > this.#countMax) return false
      if (!take(list, this.#size / 4 - 1)) return false
      next = list.readUInt32LE(this.#size - 4)
    }
    this.#table = Buffer.concat(parts)
    return true
  }

  read(start: number): Buffer | undefined {
    const parts: Buffer[] = []
    for (let number = start; number !== END_OF_CHAIN; ) {
      const sector = this.#sector(number)
      if (sector === undefined || number * 4 + 4 > this.#table.length || parts.length > this.#countMax)
        return undefined
      parts.push(sector)
      number = this.#table.readUInt32LE(number * 4)
    }
    return Buffer.concat(parts)
  }
}

const MINI_BYTES = 64

function readMini(table: Buffer, stream: Buffer, start: number, size: number): Buffer | undefined {
  const parts: Buffer[] = []
  for (let number = start, had = 0; had < size; had += MINI_BYTES) {
    if (number * 4 + 4 > table.length) return undefined
    parts.push(stream.subarray(number * MINI_BYTES, (number + 1) * MINI_BYTES))
    number = table.readUInt32LE(number * 4)
  }
  return Buffer.concat(parts)
}

/** Streams right below the root: a workbook that is embedded in another one is not the workbook. */
function* children(directory: Buffer): Generator<Buffer> {
  const seen = new Set<number>()
  const waiting = [directory.readUInt32LE(76)]
  for (let number = waiting.pop(); number !== undefined; number = waiting.pop()) {
    const from = number * ENTRY_BYTES
    if (seen.has(number) || from + ENTRY_BYTES > directory.length) continue
    seen.add(number)
    const entry = directory.subarray(from, from + ENTRY_BYTES)
    waiting.push(entry.readUInt32LE(68), entry.readUInt32LE(72))
    if (entry[66] === 2) yield entry
  }
}
