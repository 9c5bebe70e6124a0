/** SM2 签名 (GB/T 32918.2) with the standard identity, over OpenSSL's curve and SM3. Pure. */
import { createHash, createSign, createVerify, type KeyObject } from 'node:crypto'

/** GM/T 0009: the identity used where none is agreed. */
const IDENTITY = Buffer.from('1234567812345678')
/** Parameters a, b, Gx, Gy of the recommended curve (GB/T 32918.5), as Z hashes them. */
const CURVE = Buffer.from(
  'fffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffc' +
    '28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93' +
    '32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7' +
    'bc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0',
  'hex',
)

/** Z: binds a signature to the signer's identity and public key; OpenSSL leaves it to us. */
function signerDigest(publicKey: KeyObject): Buffer {
  const point = publicKey.export({ type: 'spki', format: 'der' }).subarray(-64)
  const identityBits = Buffer.alloc(2)
  identityBits.writeUInt16BE(IDENTITY.length * 8)
  return createHash('sm3').update(identityBits).update(IDENTITY).update(CURVE).update(point).digest()
}

export function signSm2(text: string, privateKey: KeyObject, publicKey: KeyObject): Buffer {
  return createSign('sm3').update(signerDigest(publicKey)).update(text).sign(privateKey)
}

export function isSm2Signature(text: string, publicKey: KeyObject, signature: Uint8Array): boolean {
  return createVerify('sm3').update(signerDigest(publicKey)).update(text).verify(publicKey, signature)
}
