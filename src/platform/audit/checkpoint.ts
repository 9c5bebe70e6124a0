/** 检查点: a signed statement of where the chain stood. Pure but for the signature's own randomness. */
import { sign, verify } from 'node:crypto'
import { z } from 'zod'
import type { Digest } from './chain.ts'
import { type PublicKey, parsePublicKey, publicPem, type SigningKey } from './keys.ts'
import { isSm2Signature, signSm2 } from './sm2.ts'

export interface Checkpoint extends Digest {
  /** The place of the last entry that it covers. */
  readonly seq: number
  /** ISO instant in UTC with milliseconds. */
  readonly at: string
  readonly keyId: string
  readonly algorithm: PublicKey['algorithm']
  /** Over `statementOf`, DER in base64. */
  readonly signature: string
}

type Unsigned = Omit<Checkpoint, 'signature' | 'algorithm'>

/** What is signed; plain text, so that openssl alone can check it. */
export function statementOf(checkpoint: Unsigned): string {
  const { seq, sha256, sm3, at, keyId } = checkpoint
  return `sishi ledger checkpoint 1\nseq ${seq}\nsha256 ${sha256}\nsm3 ${sm3}\nat ${at}\nkey ${keyId}\n`
}

export function signCheckpoint(seq: number, link: Digest, at: Date, key: SigningKey): Checkpoint {
  const unsigned = { seq, sha256: link.sha256, sm3: link.sm3, at: at.toISOString(), keyId: key.id }
  const text = statementOf(unsigned)
  const signature =
    key.algorithm === 'sm2-sm3'
      ? signSm2(text, key.privateKey, key.key)
      : sign('sha256', Buffer.from(text), key.privateKey)
  return { ...unsigned, algorithm: key.algorithm, signature: signature.toString('base64') }
}

export function isSignedBy(checkpoint: Checkpoint, key: PublicKey): boolean {
  if (checkpoint.keyId !== key.id || checkpoint.algorithm !== key.algorithm) return false
  const signature = Buffer.from(checkpoint.signature, 'base64')
  const text = statementOf(checkpoint)
  return key.algorithm === 'sm2-sm3'
    ? isSm2Signature(text, key.key, signature)
    : verify('sha256', Buffer.from(text), key.key, signature)
}

const FORMAT = 'sishi-ledger-checkpoint/1'
const hex = z.string().regex(/^[0-9a-f]{64}$/)
const checkpointFile = z.object({
  format: z.literal(FORMAT),
  seq: z.number().int().positive(),
  sha256: hex,
  sm3: hex,
  at: z.iso.datetime({ precision: 3 }),
  keyId: z.string().regex(/^[0-9a-f]{32}$/),
  algorithm: z.enum(['ecdsa-p256-sha256', 'sm2-sm3']),
  signature: z.base64(),
  publicKey: z.string().startsWith('-----BEGIN PUBLIC KEY-----').optional(),
})

/** A checkpoint as a file to be kept elsewhere; the public key goes along for whoever wants to check it alone. */
export function writeCheckpointFile(checkpoint: Checkpoint, key: PublicKey | undefined): string {
  const publicKey = key === undefined ? {} : { publicKey: publicPem(key) }
  return `${JSON.stringify({ format: FORMAT, ...checkpoint, ...publicKey }, null, 2)}\n`
}

/** Reads an exported checkpoint; undefined when it is none. */
export function parseCheckpointFile(
  text: string,
): { checkpoint: Checkpoint; key: PublicKey | undefined } | undefined {
  try {
    const { format: _, publicKey, ...checkpoint } = checkpointFile.parse(JSON.parse(text))
    return { checkpoint, key: publicKey === undefined ? undefined : parsePublicKey(publicKey) }
  } catch {
    return undefined
  }
}
