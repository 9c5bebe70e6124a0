/** 加密工作簿 (MS-OFFCRYPTO): xlsx under a password, in the agile form (Office 2010 and later) and the standard one (2007). */
import { createDecipheriv, createHmac, hash, timingSafeEqual } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { parseXml, type XmlElement } from '../documents/xml.ts'
import { Unopened } from './unopened.ts'

const SEGMENT_BYTES = 4096
/** Office takes 100,000 rounds; a hostile file may ask for any number. */
const ROUNDS_MAX = 1_000_000
const STANDARD_ROUNDS = 50_000
/** So many rounds in one go, then others have their turn. */
const ROUNDS_AT_ONCE = 5_000

const number32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
export const passwordBytes = (password: string): Buffer => Buffer.from(password, 'utf16le')
const digest = (algorithm: string, ...parts: readonly Buffer[]): Buffer =>
  hash(algorithm, Buffer.concat(parts), 'buffer')

async function manyRounds(algorithm: string, start: Buffer, rounds: number): Promise<Buffer> {
  let value = start
  for (let round = 0; round < rounds; round += 1) {
    value = digest(algorithm, number32(round), value)
    if (round % ROUNDS_AT_ONCE === 0) await setImmediate()
  }
  return value
}

/** The workbook inside. `description` and `content` are the streams EncryptionInfo and EncryptedPackage. */
export async function* openWorkbook(
  description: Buffer,
  content: Buffer,
  password: string,
): AsyncGenerator<Uint8Array> {
  const version = description.readUInt32LE(0)
  const size = Number(content.readBigUInt64LE(0))
  if (size > content.length) throw new Unopened('damaged')
  const isAgile = version === 0x0004_0004
  if (!isAgile && (version & 0xffff_0000) !== 0x0002_0000) throw new Unopened('unknown_lock')
  const segments = isAgile
    ? agileSegments(await agileKey(description, content, password), content)
    : standardSegments(await standardKey(description, password), content)
  let left = size
  for await (const segment of segments) {
    yield segment.subarray(0, left)
    left -= Math.min(left, segment.length)
    if (left === 0) return
  }
  throw new Unopened('damaged')
}

interface AgileKey {
  readonly key: Buffer
  readonly salt: Buffer
  readonly blockSize: number
  readonly algorithm: string
}

/** What each derived key is for. */
const PURPOSE = {
  verifier: Buffer.from('fea7d2763b4b9e79', 'hex'),
  verifierHash: Buffer.from('d7aa0f6d3061344e', 'hex'),
  key: Buffer.from('146e0be7abacd0d6', 'hex'),
  macKey: Buffer.from('5fb2ad010cb9e1f6', 'hex'),
  mac: Buffer.from('a0677f02b22c8433', 'hex'),
} as const

const HASHES: Readonly<Record<string, string>> = {
  SHA1: 'sha1',
  'SHA-1': 'sha1',
  SHA256: 'sha256',
  SHA384: 'sha384',
  SHA512: 'sha512',
}

function find(element: XmlElement, name: string): XmlElement | undefined {
  if (element.name.replace(/^.*:/, '') === name) return element
  for (const child of element.children) {
    const found = typeof child === 'string' ? undefined : find(child, name)
    if (found !== undefined) return found
  }
  return undefined
}

interface AgileMethod {
  readonly algorithm: string
  readonly salt: Buffer
  readonly blockSize: number
  readonly keyBytes: number
}

function methodOf(attributes: XmlElement['attributes']): AgileMethod {
  const algorithm = HASHES[attributes.hashAlgorithm ?? '']
  const [blockSize, keyBits] = [Number(attributes.blockSize), Number(attributes.keyBits)]
  const isKnown =
    attributes.cipherAlgorithm === 'AES' &&
    attributes.cipherChaining === 'ChainingModeCBC' &&
    blockSize === 16 &&
    [128, 192, 256].includes(keyBits)
  if (algorithm === undefined || !isKnown) throw new Unopened('unknown_lock')
  return { algorithm, blockSize, keyBytes: keyBits / 8, salt: base64(attributes.saltValue) }
}

const base64 = (text: string | undefined): Buffer => Buffer.from(text ?? '', 'base64')
const fitted = (bytes: Buffer, length: number): Buffer =>
  Buffer.concat([bytes.subarray(0, length), Buffer.alloc(Math.max(0, length - bytes.length), 0x36)])

function decipher(key: Buffer, iv: Buffer, secret: Buffer): Buffer {
  if (secret.length === 0 || secret.length % 16 !== 0) throw new Unopened('damaged')
  const cipher = createDecipheriv(`aes-${key.length * 8}-cbc`, key, iv).setAutoPadding(false)
  return Buffer.concat([cipher.update(secret), cipher.final()])
}

async function agileKey(description: Buffer, content: Buffer, password: string): Promise<AgileKey> {
  const root = parseXml(description.toString('utf8', 8))
  const [data, lock] = [find(root, 'keyData')?.attributes, find(root, 'encryptedKey')?.attributes]
  const seal = find(root, 'dataIntegrity')?.attributes
  const rounds = Number(lock?.spinCount)
  if (data === undefined || lock === undefined || !(rounds >= 0 && rounds <= ROUNDS_MAX))
    throw new Unopened('unknown_lock')
  const own = methodOf(lock)
  const start = digest(own.algorithm, own.salt, passwordBytes(password))
  const derived = await manyRounds(own.algorithm, start, rounds)
  const secret = (purpose: Buffer, value: string | undefined) =>
    decipher(
      fitted(digest(own.algorithm, derived, purpose), own.keyBytes),
      fitted(own.salt, own.blockSize),
      base64(value),
    )
  const verifier = secret(PURPOSE.verifier, lock.encryptedVerifierHashInput)
  const expected = secret(PURPOSE.verifierHash, lock.encryptedVerifierHashValue)
  const actual = digest(own.algorithm, verifier.subarray(0, own.salt.length))
  if (!actual.equals(expected.subarray(0, actual.length))) throw new Unopened('wrong_password')
  const method = methodOf(data)
  const key = secret(PURPOSE.key, lock.encryptedKeyValue).subarray(0, method.keyBytes)
  if (seal !== undefined) {
    const sealed = (purpose: Buffer, value: string | undefined) => {
      const iv = fitted(digest(method.algorithm, method.salt, purpose), method.blockSize)
      return decipher(key, iv, base64(value))
    }
    const size = digest(method.algorithm, Buffer.alloc(0)).length
    const macKey = sealed(PURPOSE.macKey, seal.encryptedHmacKey).subarray(0, size)
    const mac = createHmac(method.algorithm, macKey).update(content).digest()
    const told = sealed(PURPOSE.mac, seal.encryptedHmacValue).subarray(0, size)
    if (told.length !== size || !timingSafeEqual(mac, told)) throw new Unopened('damaged')
  }
  return { key, salt: method.salt, blockSize: method.blockSize, algorithm: method.algorithm }
}

function* agileSegments({ key, salt, blockSize, algorithm }: AgileKey, content: Buffer): Generator<Buffer> {
  for (let segment = 0, at = 8; at < content.length; segment += 1, at += SEGMENT_BYTES) {
    const part = content.subarray(at, at + SEGMENT_BYTES)
    const iv = fitted(digest(algorithm, salt, number32(segment)), blockSize)
    yield decipher(key, iv, part.subarray(0, part.length - (part.length % 16)))
  }
}

async function standardKey(description: Buffer, password: string): Promise<Buffer> {
  const header = description.subarray(12, 12 + description.readUInt32LE(8))
  const rest = description.subarray(12 + header.length)
  const keyBytes = (header.readUInt32LE(16) || 128) / 8
  if (![16, 24, 32].includes(keyBytes) || rest.readUInt32LE(0) !== 16) throw new Unopened('unknown_lock')
  const salt = rest.subarray(4, 20)
  const start = digest('sha1', salt, passwordBytes(password))
  const last = digest('sha1', await manyRounds('sha1', start, STANDARD_ROUNDS), number32(0))
  const mixed = (fill: number) =>
    digest('sha1', Buffer.from(Buffer.alloc(64, fill).map((byte, place) => byte ^ (last[place] ?? 0))))
  const key = Buffer.concat([mixed(0x36), mixed(0x5c)]).subarray(0, keyBytes)
  const verifier = plainBlocks(key, rest.subarray(20, 36))
  const expected = plainBlocks(key, rest.subarray(40, 72))
  if (!digest('sha1', verifier).equals(expected.subarray(0, 20))) throw new Unopened('wrong_password')
  return key
}

function plainBlocks(key: Buffer, secret: Buffer): Buffer {
  const cipher = createDecipheriv(`aes-${key.length * 8}-ecb`, key, null).setAutoPadding(false)
  return Buffer.concat([cipher.update(secret), cipher.final()])
}

function* standardSegments(key: Buffer, content: Buffer): Generator<Buffer> {
  for (let at = 8; at < content.length; at += SEGMENT_BYTES) {
    const part = content.subarray(at, at + SEGMENT_BYTES)
    yield plainBlocks(key, part.subarray(0, part.length - (part.length % 16)))
  }
}
