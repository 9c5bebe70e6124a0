/** 接收密钥: the instance's own pair of keys in `<data>/keys`, for which others encrypt files, with a certificate for it. */
import { createPrivateKey, createPublicKey, generateKeyPair, randomBytes, webcrypto } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { BitString, Integer, Utf8String } from 'asn1js'
import { AttributeTypeAndValue, Certificate, Extension } from 'pkijs'

export interface RecipientKey {
  /** PEM. */
  readonly privateKey: string
  readonly certificate: string
}

const MODULUS_BITS = 3072
/** Programs refuse a recipient without dates; the key is as good as the instance. */
const YEARS = 20
const COMMON_NAME = '2.5.4.3'
const KEY_USAGE = '2.5.29.15'
const KEY_ENCIPHERMENT = 0x20
const SIGNING = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' } as const

/** Reads them, making them at the first time. Hosts of one instance share the folder: the first to write wins. */
export async function readRecipientKey(dataDir: string): Promise<RecipientKey> {
  const folder = join(dataDir, 'keys')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const privateKey = await readOrMake(join(folder, 'recipient.pem'), newPrivateKey)
  const certificate = await readOrMake(join(folder, 'recipient.crt'), () => certify(privateKey))
  return { privateKey, certificate }
}

async function readOrMake(file: string, make: () => Promise<string>): Promise<string> {
  const read = () => readFile(file, 'utf8').catch(() => undefined)
  const known = await read()
  if (known !== undefined) return known
  await writeFile(file, await make(), { mode: 0o600, flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  return await readFile(file, 'utf8')
}

async function newPrivateKey(): Promise<string> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: MODULUS_BITS })
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
}

async function certify(privateKey: string): Promise<string> {
  const { subtle } = webcrypto
  const keys = {
    sign: createPrivateKey(privateKey).export({ type: 'pkcs8', format: 'der' }),
    verify: createPublicKey(privateKey).export({ type: 'spki', format: 'der' }),
  }
  const certificate = new Certificate({ version: 2 })
  const serial = randomBytes(16)
  serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x40
  certificate.serialNumber = new Integer({ valueHex: new Uint8Array(serial).buffer })
  const name = new AttributeTypeAndValue({
    type: COMMON_NAME,
    value: new Utf8String({ value: 'Sishi recipient of files' }),
  })
  certificate.subject.typesAndValues.push(name)
  certificate.issuer.typesAndValues.push(name)
  const now = Date.now()
  certificate.notBefore.value = new Date(now - 86_400_000)
  certificate.notAfter.value = new Date(now + YEARS * 365.25 * 86_400_000)
  const usage = new BitString({ valueHex: Uint8Array.of(KEY_ENCIPHERMENT).buffer, unusedBits: 5 })
  certificate.extensions = [
    new Extension({ extnID: KEY_USAGE, critical: true, extnValue: usage.toBER(false) }),
  ]
  const publicKey = await subtle.importKey('spki', new Uint8Array(keys.verify), SIGNING, true, ['verify'])
  await certificate.subjectPublicKeyInfo.importKey(publicKey as CryptoKey)
  const signer = await subtle.importKey('pkcs8', new Uint8Array(keys.sign), SIGNING, false, ['sign'])
  await certificate.sign(signer as CryptoKey, 'SHA-256')
  const body = Buffer.from(certificate.toSchema(true).toBER()).toString('base64')
  return `-----BEGIN CERTIFICATE-----\n${body.replace(/.{64}(?=.)/g, '$&\n')}\n-----END CERTIFICATE-----\n`
}
