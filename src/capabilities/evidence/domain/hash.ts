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

type Compress = (state: Uint32Array, block: DataView, at: number, words: Uint32Array) => void

const BLOCK_BYTES = 64

/** Merkle-Damgård over blocks of 64 bytes, as both hashes are built. */
class BlockHash implements Hash {
  readonly #state: Uint32Array
  readonly #compress: Compress
  readonly #rest = new Uint8Array(BLOCK_BYTES)
  readonly #words = new Uint32Array(132)
  #restBytes = 0
  #bytes = 0

  constructor(start: readonly number[], compress: Compress) {
    this.#state = Uint32Array.from(start)
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
      this.#compress(this.#state, new DataView(this.#rest.buffer), 0, this.#words)
      this.#restBytes = 0
    }
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
    for (; at + BLOCK_BYTES <= bytes.length; at += BLOCK_BYTES)
      this.#compress(this.#state, view, at, this.#words)
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
      out.setUint32(index * 4, word)
    })
    return new Uint8Array(out.buffer)
  }
}

const left = (word: number, by: number): number => (word << (by & 31)) | (word >>> (32 - (by & 31)))
const right = (word: number, by: number): number => (word >>> by) | (word << (32 - by))
/** Reads a word that the loops above have put there. */
const word = (words: Uint32Array, index: number): number => words[index] as number

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
const SHA256_ROUNDS = Uint32Array.from(rootsOfPrimes(64, Math.cbrt))

const compressSha256: Compress = (state, block, at, w) => {
  for (let i = 0; i < 16; i++) w[i] = block.getUint32(at + i * 4)
  for (let i = 16; i < 64; i++) {
    const [x, y] = [word(w, i - 15), word(w, i - 2)]
    const s0 = right(x, 7) ^ right(x, 18) ^ (x >>> 3)
    const s1 = right(y, 17) ^ right(y, 19) ^ (y >>> 10)
    w[i] = word(w, i - 16) + s0 + word(w, i - 7) + s1
  }
  let [a, b, c, d, e, f, g, h] = state as unknown as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  for (let i = 0; i < 64; i++) {
    const s1 = right(e, 6) ^ right(e, 11) ^ right(e, 25)
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + word(SHA256_ROUNDS, i) + word(w, i)) | 0
    const s0 = right(a, 2) ^ right(a, 13) ^ right(a, 22)
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + t1) | 0
    d = c
    c = b
    b = a
    a = (t1 + t2) | 0
  }
  const next = [a, b, c, d, e, f, g, h]
  for (let i = 0; i < 8; i++) state[i] = word(state, i) + (next[i] ?? 0)
}

const SM3_START = [
  0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e,
]
const p0 = (x: number): number => x ^ left(x, 9) ^ left(x, 17)
const p1 = (x: number): number => x ^ left(x, 15) ^ left(x, 23)

const compressSm3: Compress = (state, block, at, w) => {
  for (let i = 0; i < 16; i++) w[i] = block.getUint32(at + i * 4)
  for (let i = 16; i < 68; i++)
    w[i] =
      p1(word(w, i - 16) ^ word(w, i - 9) ^ left(word(w, i - 3), 15)) ^
      left(word(w, i - 13), 7) ^
      word(w, i - 6)
  let [a, b, c, d, e, f, g, h] = state as unknown as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  for (let i = 0; i < 64; i++) {
    const ss1 = left((left(a, 12) + e + left(i < 16 ? 0x79cc4519 : 0x7a879d8a, i)) | 0, 7)
    const ss2 = ss1 ^ left(a, 12)
    const ff = i < 16 ? a ^ b ^ c : (a & b) | (a & c) | (b & c)
    const gg = i < 16 ? e ^ f ^ g : (e & f) | (~e & g)
    const tt1 = (ff + d + ss2 + (word(w, i) ^ word(w, i + 4))) | 0
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
  const next = [a, b, c, d, e, f, g, h]
  for (let i = 0; i < 8; i++) state[i] = word(state, i) ^ (next[i] ?? 0)
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value
})

function crc32(bytes: Uint8Array, before: number): number {
  let crc = ~before
  for (const byte of bytes) crc = (crc >>> 8) ^ word(CRC_TABLE, (crc ^ byte) & 0xff)
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
