/** 哈希: SHA-256 (FIPS 180-4) and SM3 (GB/T 32905) in plain script, for a page without a server. Pure. */
import { type ByteFile, hexOf, piecesOf } from './byte-file.ts'

/** A hash that is fed in pieces; `createHash` of Node is one too. */
export interface Hash {
  update(bytes: Uint8Array): Hash
  digest(): Uint8Array
}

/** Where hashes come from: Node's own on the server, those of this file in a browser. */
export interface Hashing {
  sha256(): Hash
  sm3(): Hash
  /** The checksum of zip archives, continued from piece to piece. */
  crc32(bytes: Uint8Array, before: number): number
}

/** Mixes a block into the state; written for speed, as a page hashes hundreds of megabytes. */
type Compress = (state: Int32Array, bytes: DataView, at: number) => void

const BLOCK_BYTES = 64

/** Merkle-Damgård over blocks of 64 bytes, as both hashes are built. */
class BlockHash implements Hash {
  readonly #state: Int32Array
  readonly #compress: Compress
  readonly #rest = new Uint8Array(BLOCK_BYTES)
  #restBytes = 0
  #bytes = 0

  constructor(start: readonly number[], compress: Compress) {
    this.#state = Int32Array.from(start)
    this.#compress = compress
  }

  update(bytes: Uint8Array): this {
    this.#bytes += bytes.length
    let at = 0
    if (this.#restBytes > 0) {
      at = Math.min(BLOCK_BYTES - this.#restBytes, bytes.length)
      this.#rest.set(bytes.subarray(0, at), this.#restBytes)
      this.#restBytes += at
      if (this.#restBytes < BLOCK_BYTES) return this
      this.#compress(this.#state, viewOf(this.#rest), 0)
      this.#restBytes = 0
    }
    const view = viewOf(bytes)
    for (; at + BLOCK_BYTES <= bytes.length; at += BLOCK_BYTES) this.#compress(this.#state, view, at)
    this.#rest.set(bytes.subarray(at))
    this.#restBytes = bytes.length - at
    return this
  }

  digest(): Uint8Array {
    const bits = this.#bytes * 8
    const padding = new Uint8Array((this.#restBytes < 56 ? 56 : 120) - this.#restBytes + 8)
    padding[0] = 0x80
    const tail = new DataView(padding.buffer, padding.length - 8)
    tail.setUint32(0, Math.floor(bits / 2 ** 32))
    tail.setUint32(4, bits >>> 0)
    this.update(padding)
    const out = new DataView(new ArrayBuffer(32))
    this.#state.forEach((word, index) => {
      out.setInt32(index * 4, word)
    })
    return new Uint8Array(out.buffer)
  }
}

const left = (word: number, by: number): number => (word << by) | (word >>> (32 - by))
const right = (word: number, by: number): number => (word >>> by) | (word << (32 - by))
/** Reads a word that is known to be there; of one kind of array alone, for speed. */
const word = (words: Int32Array, index: number): number => words[index] as number
const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.length)

/** Of both hashes, one after the other: nothing is kept in it. */
const WORDS = new Int32Array(68)

/** First 32 bits of the fractional parts of the roots of the first primes: the constants of FIPS 180-4. */
function rootsOfPrimes(count: number, root: (prime: number) => number): number[] {
  const constants: number[] = []
  for (let candidate = 2; constants.length < count; candidate++) {
    let isPrime = true
    for (let divisor = 2; divisor * divisor <= candidate; divisor++)
      if (candidate % divisor === 0) isPrime = false
    if (isPrime) constants.push(((root(candidate) % 1) * 2 ** 32) >>> 0)
  }
  return constants
}

const SHA256_START = rootsOfPrimes(8, Math.sqrt)
const SHA256_ROUNDS = Int32Array.from(rootsOfPrimes(64, Math.cbrt))

const compressSha256: Compress = (state, bytes, at) => {
  const w = WORDS
  for (let i = 0; i < 16; i++) w[i] = bytes.getInt32(at + i * 4)
  for (let i = 16; i < 64; i++) {
    const x = word(w, i - 15)
    const y = word(w, i - 2)
    const sigma0 = right(x, 7) ^ right(x, 18) ^ (x >>> 3)
    const sigma1 = right(y, 17) ^ right(y, 19) ^ (y >>> 10)
    w[i] = (word(w, i - 16) + sigma0 + word(w, i - 7) + sigma1) | 0
  }
  let a = word(state, 0)
  let b = word(state, 1)
  let c = word(state, 2)
  let d = word(state, 3)
  let e = word(state, 4)
  let f = word(state, 5)
  let g = word(state, 6)
  let h = word(state, 7)
  for (let i = 0; i < 64; i++) {
    const sum1 = right(e, 6) ^ right(e, 11) ^ right(e, 25)
    const t1 = (h + sum1 + (g ^ (e & (f ^ g))) + word(SHA256_ROUNDS, i) + word(w, i)) | 0
    const sum0 = right(a, 2) ^ right(a, 13) ^ right(a, 22)
    const t2 = (sum0 + ((a & b) | (c & (a | b)))) | 0
    h = g
    g = f
    f = e
    e = (d + t1) | 0
    d = c
    c = b
    b = a
    a = (t1 + t2) | 0
  }
  state[0] = word(state, 0) + a
  state[1] = word(state, 1) + b
  state[2] = word(state, 2) + c
  state[3] = word(state, 3) + d
  state[4] = word(state, 4) + e
  state[5] = word(state, 5) + f
  state[6] = word(state, 6) + g
  state[7] = word(state, 7) + h
}

const SM3_START = [
  0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e,
]
const p0 = (x: number): number => x ^ left(x, 9) ^ left(x, 17)
const p1 = (x: number): number => x ^ left(x, 15) ^ left(x, 23)

/** The constant of each round, turned by its number. */
const SM3_ROUNDS = Int32Array.from({ length: 64 }, (_, i) => left(i < 16 ? 0x79cc4519 : 0x7a879d8a, i & 31))

const compressSm3: Compress = (state, bytes, at) => {
  const w = WORDS
  for (let i = 0; i < 16; i++) w[i] = bytes.getInt32(at + i * 4)
  for (let i = 16; i < 68; i++)
    w[i] =
      p1(word(w, i - 16) ^ word(w, i - 9) ^ left(word(w, i - 3), 15)) ^
      left(word(w, i - 13), 7) ^
      word(w, i - 6)
  let a = word(state, 0)
  let b = word(state, 1)
  let c = word(state, 2)
  let d = word(state, 3)
  let e = word(state, 4)
  let f = word(state, 5)
  let g = word(state, 6)
  let h = word(state, 7)
  for (let i = 0; i < 64; i++) {
    const a12 = left(a, 12)
    const ss1 = left((a12 + e + word(SM3_ROUNDS, i)) | 0, 7)
    const ff = i < 16 ? a ^ b ^ c : (a & b) | (c & (a | b))
    const gg = i < 16 ? e ^ f ^ g : g ^ (e & (f ^ g))
    const tt1 = (ff + d + (ss1 ^ a12) + (word(w, i) ^ word(w, i + 4))) | 0
    const tt2 = (gg + h + ss1 + word(w, i)) | 0
    d = c
    c = left(b, 9)
    b = a
    a = tt1
    h = g
    g = left(f, 19)
    f = e
    e = p0(tt2)
  }
  state[0] = word(state, 0) ^ a
  state[1] = word(state, 1) ^ b
  state[2] = word(state, 2) ^ c
  state[3] = word(state, 3) ^ d
  state[4] = word(state, 4) ^ e
  state[5] = word(state, 5) ^ f
  state[6] = word(state, 6) ^ g
  state[7] = word(state, 7) ^ h
}

const CRC_TABLE = Int32Array.from({ length: 256 }, (_, index) => {
  let value = index
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value
})

function crc32(bytes: Uint8Array, before: number): number {
  let crc = ~before
  for (let at = 0; at < bytes.length; at++)
    crc = (crc >>> 8) ^ word(CRC_TABLE, (crc ^ (bytes[at] as number)) & 0xff)
  return ~crc >>> 0
}

export const scriptHashing: Hashing = {
  crc32,
  sha256: () => new BlockHash(SHA256_START, compressSha256),
  sm3: () => new BlockHash(SM3_START, compressSm3),
}

/** The two digests of a member, in hexadecimal, and its checksum. */
export interface Digests {
  readonly sha256: string
  readonly sm3: string
  readonly crc32: number
}

/** Both digests and the checksum of the archive in one reading. */
export async function digestsOf(source: ByteFile, hashing: Hashing): Promise<Digests> {
  const [sha256, sm3] = [hashing.sha256(), hashing.sm3()]
  let crc = 0
  for await (const piece of piecesOf(source)) {
    sha256.update(piece)
    sm3.update(piece)
    crc = hashing.crc32(piece, crc)
  }
  return { sha256: hexOf(sha256.digest()), sm3: hexOf(sm3.digest()), crc32: crc }
}

/** SHA-256 of a source, in hexadecimal. */
export async function sha256Of(source: ByteFile, hashing: Hashing): Promise<string> {
  const hash = hashing.sha256()
  for await (const piece of piecesOf(source)) hash.update(piece)
  return hexOf(hash.digest())
}
