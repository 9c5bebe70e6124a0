/** Keys of the ledger, in `<data>/keys`: the instance signs with them, outside the database's reach. */
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeOnce } from '../write-once.ts'

export type SignatureAlgorithm = 'ecdsa-p256-sha256' | 'sm2-sm3'

/** A key that checkpoints are verified with. `id` is the start of the SHA-256 of its SPKI DER form. */
export interface PublicKey {
  readonly id: string
  readonly algorithm: SignatureAlgorithm
  readonly key: KeyObject
}

export interface SigningKey extends PublicKey {
  readonly privateKey: KeyObject
}

const CURVES: Readonly<Record<SignatureAlgorithm, string>> = {
  'ecdsa-p256-sha256': 'P-256',
  'sm2-sm3': 'SM2',
}
const ALGORITHMS: readonly SignatureAlgorithm[] = ['ecdsa-p256-sha256', 'sm2-sm3']
/** DER of the curve's object identifier 1.2.156.10197.1.301; Node does not name this curve. */
const SM2_CURVE = Buffer.from('06082a811ccf5501822d', 'hex')

const privateFile = (directory: string, algorithm: SignatureAlgorithm) =>
  join(directory, `ledger-${algorithm}.pem`)

/** Reads a public key out of PEM, of a public or a private key. */
export function parsePublicKey(pem: string): PublicKey {
  const key = createPublicKey(pem)
  const der = key.export({ type: 'spki', format: 'der' })
  const algorithm = der.includes(SM2_CURVE) ? 'sm2-sm3' : 'ecdsa-p256-sha256'
  return { id: createHash('sha256').update(der).digest('hex').slice(0, 32), algorithm, key }
}

export function publicPem(publicKey: PublicKey): string {
  return publicKey.key.export({ type: 'spki', format: 'pem' }).toString()
}

/** Makes a key of this kind unless there is one. Its public half stays trusted when the private one is taken away. */
export async function ensureLedgerKey(
  directory: string,
  algorithm: SignatureAlgorithm = 'ecdsa-p256-sha256',
): Promise<void> {
  const file = privateFile(directory, algorithm)
  if (existsSync(file)) return
  await mkdir(directory, { recursive: true, mode: 0o700 })
  const { privateKey, publicKey } = generateKeyPairSync('ec', {
    namedCurve: CURVES[algorithm],
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  })
  // The public one first: a private key whose public part nobody knows would sign what nobody can verify.
  const known = join(directory, `ledger-${parsePublicKey(publicKey).id}.public.pem`)
  await writeFile(known, publicKey)
  if (!(await writeOnce(file, privateKey))) await rm(known)
}

/** The private keys of the folder; each signs every checkpoint. */
export async function readSigningKeys(directory: string): Promise<SigningKey[]> {
  const keys = await Promise.all(
    ALGORITHMS.map(async (algorithm) => {
      const pem = await readFile(privateFile(directory, algorithm), 'utf8').catch(() => undefined)
      return pem === undefined ? [] : [{ ...parsePublicKey(pem), privateKey: createPrivateKey(pem) }]
    }),
  )
  return keys.flat()
}

/** The public keys of the folder: those of today and of earlier private keys. */
export async function readPublicKeys(directory: string): Promise<PublicKey[]> {
  const files = await readdir(directory).catch(() => [])
  const names = files.filter((name) => /^ledger-.*\.public\.pem$/.test(name)).sort()
  return await Promise.all(
    names.map(async (name) => parsePublicKey(await readFile(join(directory, name), 'utf8'))),
  )
}
