/** 数字信封: a file encrypted for the instance's public key (CMS EnvelopedData, RFC 5652), DER or PEM. */
import { constants, createDecipheriv, privateDecrypt } from 'node:crypto'
import { type AsnType, fromBER, OctetString } from 'asn1js'
import { ContentInfo, EnvelopedData, KeyTransRecipientInfo, RSAESOAEPParams } from 'pkijs'
import { Unopened, type Wrapping } from './unopened.ts'

const ENVELOPED_DATA = Buffer.from('06092a864886f70d010703', 'hex')
const PEM = /-----BEGIN (CMS|PKCS7)-----([\s\S]+?)-----END \1-----/
const RSA = '1.2.840.113549.1.1.1'
const RSA_OAEP = '1.2.840.113549.1.1.7'
const CIPHERS: Readonly<Record<string, string>> = {
  '2.16.840.1.101.3.4.1.2': 'aes-128-cbc',
  '2.16.840.1.101.3.4.1.22': 'aes-192-cbc',
  '2.16.840.1.101.3.4.1.42': 'aes-256-cbc',
}
const HASHES: Readonly<Record<string, string>> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.3': 'sha512',
}
const HEAD_BYTES = 64

export const isEnvelope = (head: Buffer): boolean =>
  (head[0] === 0x30 && head.subarray(0, HEAD_BYTES).includes(ENVELOPED_DATA)) ||
  /^-----BEGIN (CMS|PKCS7)-----/.test(head.toString('latin1', 0, HEAD_BYTES))

export const envelopeWrapping = (bytes: Buffer): Wrapping => ({
  needs: 'key',
  open: ({ privateKey }) => openEnvelope(bytes, privateKey),
})

async function* openEnvelope(bytes: Buffer, privateKey: string): AsyncGenerator<Uint8Array> {
  const armoured = bytes[0] === 0x30 ? undefined : PEM.exec(bytes.toString('latin1'))?.[2]
  const data = readEnvelope(armoured === undefined ? bytes : Buffer.from(armoured, 'base64'))
  const { contentEncryptionAlgorithm } = data.encryptedContentInfo
  const cipher = CIPHERS[contentEncryptionAlgorithm.algorithmId]
  const iv: AsnType | undefined = contentEncryptionAlgorithm.algorithmParams
  if (cipher === undefined || !(iv instanceof OctetString)) throw new Unopened('unknown_lock')
  const keyBytes = Number(cipher.slice(4, 7)) / 8
  const keys = data.recipientInfos
    .map(({ value }) => value)
    .filter((value) => value instanceof KeyTransRecipientInfo)
    .map((info) => contentKey(info, privateKey))
    .filter((key) => key?.length === keyBytes)
  // A wrong key may give a content key of the right length: then the content is no end-padded text.
  for (const key of keys) {
    if (key === undefined) continue
    const decipher = createDecipheriv(cipher, key, Buffer.from(iv.valueBlock.valueHexView))
    yield decipher.update(contentOf(data))
    try {
      yield decipher.final()
    } catch (cause) {
      throw new Unopened('other_key', { cause })
    }
    return
  }
  throw new Unopened('other_key')
}

function readEnvelope(der: Buffer): EnvelopedData {
  const { offset, result } = fromBER(der)
  if (offset === -1) throw new Unopened('damaged')
  try {
    return new EnvelopedData({ schema: new ContentInfo({ schema: result }).content })
  } catch (cause) {
    throw new Unopened('damaged', { cause })
  }
}

function contentKey(info: KeyTransRecipientInfo, privateKey: string): Buffer | undefined {
  const { algorithmId, algorithmParams } = info.keyEncryptionAlgorithm
  const secret = Buffer.from(info.encryptedKey.valueBlock.valueHexView)
  try {
    if (algorithmId === RSA)
      return privateDecrypt({ key: privateKey, padding: constants.RSA_PKCS1_PADDING }, secret)
    if (algorithmId !== RSA_OAEP) return undefined
    const { hashAlgorithm } = new RSAESOAEPParams({ schema: algorithmParams })
    const oaepHash = HASHES[hashAlgorithm.algorithmId] ?? ''
    return privateDecrypt({ key: privateKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash }, secret)
  } catch {
    // Encrypted for another recipient.
    return undefined
  }
}

/** Long contents come in pieces. */
function contentOf(data: EnvelopedData): Buffer {
  try {
    return Buffer.from(data.encryptedContentInfo.getEncryptedContent())
  } catch (cause) {
    throw new Unopened('damaged', { cause })
  }
}
