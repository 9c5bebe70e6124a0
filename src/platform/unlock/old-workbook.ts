/** xls under a password (MS-OFFCRYPTO): RC4 of Excel 97 and of the CryptoAPI. The older exclusive-or is refused by name. */
import { hash } from 'node:crypto'
import { eachRecord, TYPE } from '../xls/records.ts'
import { Unopened } from './unopened.ts'
import { passwordBytes } from './workbook.ts'

/** The key changes with every so many bytes of the stream. */
const BLOCK_BYTES = 1024
const RC4 = 1
/** Records that stay readable; of BOUNDSHEET the place of the sheet does. */
const PLAIN: ReadonlySet<number> = new Set([TYPE.bof, TYPE.filePass, 0x00e1, 0x0138, 0x0194, 0x0195, 0x0196])
const PLACE_BYTES = 4

export function filePassOf(stream: Buffer): Buffer | undefined {
  for (const { type, data } of eachRecord(stream, 0)) {
    if (type === TYPE.filePass) return data
    if (type === TYPE.eof) break
  }
  return undefined
}

/** RC4, which current OpenSSL no longer offers. */
class KeyStream {
  readonly #state = Uint8Array.from({ length: 256 }, (_, place) => place)
  #i = 0
  #j = 0

  constructor(key: Uint8Array) {
    const state = this.#state
    for (let i = 0, j = 0; i < 256; i += 1) {
      const one = state[i] ?? 0
      j = (j + one + (key[i % key.length] ?? 0)) & 255
      state[i] = state[j] ?? 0
      state[j] = one
    }
  }

  applyTo(bytes: Uint8Array): void {
    const state = this.#state
    for (let place = 0; place < bytes.length; place += 1) {
      this.#i = (this.#i + 1) & 255
      const one = state[this.#i] ?? 0
      this.#j = (this.#j + one) & 255
      const other = state[this.#j] ?? 0
      state[this.#i] = other
      state[this.#j] = one
      bytes[place] = (bytes[place] ?? 0) ^ (state[(one + other) & 255] ?? 0)
    }
  }
}

const md5 = (bytes: Buffer): Buffer => hash('md5', bytes, 'buffer')
const sha1 = (bytes: Buffer): Buffer => hash('sha1', bytes, 'buffer')
const blockNumber = (block: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(block)
  return bytes
}

interface Lock {
  readonly keyOf: (block: number) => Buffer
  readonly verifier: Buffer
  readonly hashed: Buffer
  readonly hashOf: (bytes: Buffer) => Buffer
}

function lockOf(filePass: Buffer, password: string): Lock {
  if (filePass.readUInt16LE(0) !== RC4) throw new Unopened('unknown_lock')
  const secret = passwordBytes(password)
  if (filePass.readUInt16LE(2) === 1) {
    const salt = filePass.subarray(6, 22)
    const short = md5(secret).subarray(0, 5)
    const mixed = md5(Buffer.concat(Array.from({ length: 16 }, () => [short, salt]).flat())).subarray(0, 5)
    return {
      keyOf: (block) => md5(Buffer.concat([mixed, blockNumber(block)])),
      verifier: filePass.subarray(22, 38),
      hashed: filePass.subarray(38, 54),
      hashOf: md5,
    }
  }
  const headerBytes = filePass.readUInt32LE(10)
  const keyBits = filePass.readUInt32LE(14 + 16) || 40
  const rest = filePass.subarray(14 + headerBytes)
  const start = sha1(Buffer.concat([rest.subarray(4, 20), secret]))
  if (keyBits > 128 || rest.length < 60) throw new Unopened('unknown_lock')
  return {
    keyOf: (block) => {
      const key = sha1(Buffer.concat([start, blockNumber(block)])).subarray(0, keyBits / 8)
      return keyBits === 40 ? Buffer.concat([key, Buffer.alloc(11)]) : key
    },
    verifier: rest.subarray(20, 36),
    hashed: rest.subarray(40, 60),
    hashOf: sha1,
  }
}

/** The workbook's stream in clear, with every record in its place. */
export function openOldWorkbook(stream: Buffer, filePass: Buffer, password: string): Buffer {
  const lock = lockOf(filePass, password)
  const verification = Buffer.concat([lock.verifier, lock.hashed])
  new KeyStream(lock.keyOf(0)).applyTo(verification)
  const [told, hashed] = [verification.subarray(0, 16), verification.subarray(16)]
  if (!lock.hashOf(told).equals(hashed)) throw new Unopened('wrong_password')
  const clear = Buffer.from(stream)
  for (let at = 0, block = 0; at < clear.length; at += BLOCK_BYTES, block += 1)
    new KeyStream(lock.keyOf(block)).applyTo(clear.subarray(at, at + BLOCK_BYTES))
  for (let at = 0; at + 4 <= stream.length; ) {
    const [type, length] = [stream.readUInt16LE(at), stream.readUInt16LE(at + 2)]
    const plain = PLAIN.has(type) ? length : type === TYPE.boundSheet ? PLACE_BYTES : 0
    stream.copy(clear, at, at, at + 4 + plain)
    // No longer locked; the record stays, because sheets are found by their place in the stream.
    if (type === TYPE.filePass) clear.writeUInt16LE(0, at)
    at += 4 + length
  }
  return clear
}
