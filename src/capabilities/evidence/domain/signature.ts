/** 数字签名: public keys in PEM and signatures in DER, checked strictly, with WebCrypto (P-256) or our own SM2. Pure. */
import { areSameBytes, fromBase64, hexOf, joinBytes } from './byte-file.ts'
import type { Hashing } from './hash.ts'
import { isSm2Signed } from './sm2.ts'

export type SignatureAlgorithm = 'ecdsa-p256-sha256' | 'sm2-sm3'

export interface PublicKey {
  /** Start of the SHA-256 of its SPKI DER form. */
  readonly id: string
  readonly algorithm: SignatureAlgorithm
  readonly spki: Uint8Array<ArrayBuffer>
}

/** SubjectPublicKeyInfo of an uncompressed point, up to the point. */
const SPKI_START: Readonly<Record<SignatureAlgorithm, string>> = {
  'ecdsa-p256-sha256': '3059301306072a8648ce3d020106082a8648ce3d03010703420004',
  'sm2-sm3': '3059301306072a8648ce3d020106082a811ccf5501822d03420004',
}
const POINT_BYTES = 64

/** Reads a public key; undefined when it is of no kind that signs our packs. */
export function parsePublicKey(pem: string, hashing: Hashing): PublicKey | undefined {
  const base64 = /-----BEGIN PUBLIC KEY-----([\s\S]+?)-----END PUBLIC KEY-----/.exec(pem)?.[1]
  const spki = base64 === undefined ? undefined : fromBase64(base64.replace(/\s/g, ''))
  return spki === undefined ? undefined : parseSpki(spki, hashing)
}

export function parseSpki(spki: Uint8Array<ArrayBuffer>, hashing: Hashing): PublicKey | undefined {
  const algorithm = algorithms.find((each) => hexOf(spki).startsWith(SPKI_START[each]))
  if (algorithm === undefined || spki.length !== SPKI_START[algorithm].length / 2 + POINT_BYTES)
    return undefined
  return { id: hexOf(hashing.sha256().update(spki).digest()).slice(0, 32), algorithm, spki }
}

const algorithms: readonly SignatureAlgorithm[] = ['ecdsa-p256-sha256', 'sm2-sm3']

/** r and s of 32 bytes each; undefined when the DER is not the one shortest form. */
export function rawSignature(der: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
  const raw = new Uint8Array(64)
  let at = 2
  for (const start of [0, 32]) {
    const length = der[at + 1] ?? 0
    const value = der.subarray(at + 2, at + 2 + length)
    const plain = value[0] === 0 ? value.subarray(1) : value
    if (plain.length > 32) return undefined
    raw.set(plain, start + 32 - plain.length)
    at += 2 + length
  }
  return areSameBytes(derSignature(raw), der) ? raw : undefined
}

function derSignature(raw: Uint8Array): Uint8Array {
  const body = joinBytes(
    [raw.subarray(0, 32), raw.subarray(32)].map((number) => {
      const first = Math.min(
        31,
        number.findIndex((byte) => byte !== 0),
      )
      const plain = number.subarray(Math.max(0, first))
      const value = (plain[0] ?? 0) > 127 ? joinBytes([Uint8Array.of(0), plain]) : plain
      return joinBytes([Uint8Array.of(2, value.length), value])
    }),
  )
  return joinBytes([Uint8Array.of(0x30, body.length), body])
}

/** Whether r and s sign the message under the key. */
export async function isSigned(
  message: Uint8Array<ArrayBuffer>,
  key: PublicKey,
  raw: Uint8Array<ArrayBuffer>,
  hashing: Hashing,
): Promise<boolean> {
  if (key.algorithm === 'sm2-sm3') return isSm2Signed(message, key.spki.subarray(-POINT_BYTES), raw, hashing)
  const parameters = { name: 'ECDSA', namedCurve: 'P-256' }
  const imported = await crypto.subtle
    .importKey('spki', key.spki, parameters, false, ['verify'])
    .catch(() => undefined)
  if (imported === undefined) return false
  return await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, imported, raw, message)
}
