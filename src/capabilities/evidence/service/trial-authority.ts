/**
 * 试用时间戳: a time-stamp authority (RFC 3161) that the instance makes for itself, so that a trial needs no contract.
 * It proves nothing to a stranger, and pack and page say so. Its root signs one certificate and is then forgotten.
 */
import { randomBytes, webcrypto } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Integer, ObjectIdentifier, OctetString, Sequence, UTCTime, Utf8String } from 'asn1js'
import {
  AlgorithmIdentifier,
  Attribute,
  AttributeTypeAndValue,
  BasicConstraints,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  Extension,
  ExtKeyUsage,
  IssuerAndSerialNumber,
  MessageImprint,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
  TSTInfo,
} from 'pkijs'
import { ok, type Result } from '../../../kernel/result.ts'
import { writeOnce } from '../../../platform/write-once.ts'
import type { StampPlan } from '../domain/pack.ts'
import { certificatesOf, fingerprintOf } from '../domain/timestamp.ts'
import { nodeHashing } from './disk-file.ts'

/** What stamps: its plan goes into the manifest before it is asked. */
export interface StampAuthority {
  readonly plan: StampPlan
  /** Signer and root in PEM. */
  readonly chain: string
  stamp(data: Uint8Array): Promise<Result<Uint8Array>>
}

/** An arc of this product alone; it claims no public policy. */
const TRIAL_POLICY = '2.25.137462089911'
const CURVE = { name: 'ECDSA', namedCurve: 'P-256' } as const
const YEARS = 10
const SHA256 = '2.16.840.1.101.3.4.2.1'
const SIGNED_DATA = '1.2.840.113549.1.7.2'
const TST_INFO = '1.2.840.113549.1.9.16.1.4'
const ROOT_NAME = 'Sishi trial time-stamp root (not independent)'
const SIGNER_NAME = 'Sishi trial time-stamp authority (not independent)'

const pemOf = (label: string, der: ArrayBuffer): string =>
  `-----BEGIN ${label}-----\n${Buffer.from(der)
    .toString('base64')
    .replace(/.{64}(?=.)/g, '$&\n')}\n-----END ${label}-----\n`

const newKeys = () => webcrypto.subtle.generateKey(CURVE, true, ['sign', 'verify'])

interface Naming {
  readonly subject: string
  readonly issuer: string
  readonly isRoot: boolean
}

async function issue(
  { subject, issuer, isRoot }: Naming,
  key: webcrypto.CryptoKey,
  signWith: webcrypto.CryptoKey,
  now: Date,
): Promise<Certificate> {
  const certificate = new Certificate({ version: 2 })
  certificate.serialNumber = new Integer({ valueHex: positive(randomBytes(12)) })
  const named = (value: string) =>
    new AttributeTypeAndValue({ type: '2.5.4.3', value: new Utf8String({ value }) })
  certificate.subject.typesAndValues.push(named(subject))
  certificate.issuer.typesAndValues.push(named(issuer))
  certificate.notBefore.value = new Date(now.getTime() - 3_600_000)
  certificate.notAfter.value = new Date(now.getTime() + YEARS * 365.25 * 86_400_000)
  await certificate.subjectPublicKeyInfo.importKey(key as CryptoKey)
  const extension = isRoot
    ? { extnID: '2.5.29.19', value: new BasicConstraints({ cA: true }) }
    : { extnID: '2.5.29.37', value: new ExtKeyUsage({ keyPurposes: ['1.3.6.1.5.5.7.3.8'] }) }
  certificate.extensions = [
    new Extension({
      extnID: extension.extnID,
      critical: true,
      extnValue: extension.value.toSchema().toBER(false),
    }),
  ]
  await certificate.sign(signWith as CryptoKey, 'SHA-256')
  return certificate
}

/** A leading zero bit: serial numbers are positive. */
function positive(bytes: Buffer): ArrayBuffer {
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40
  return Uint8Array.from(bytes).buffer
}

async function makeAuthority(now: Date): Promise<string> {
  const [rootKeys, keys] = [await newKeys(), await newKeys()]
  const issuer = ROOT_NAME
  const root = await issue(
    { subject: issuer, issuer, isRoot: true },
    rootKeys.publicKey,
    rootKeys.privateKey,
    now,
  )
  const naming = { subject: SIGNER_NAME, issuer, isRoot: false }
  const signer = await issue(naming, keys.publicKey, rootKeys.privateKey, now)
  return [
    pemOf('PRIVATE KEY', await webcrypto.subtle.exportKey('pkcs8', keys.privateKey)),
    pemOf('CERTIFICATE', signer.toSchema(false).toBER(false)),
    pemOf('CERTIFICATE', root.toSchema(false).toBER(false)),
  ].join('')
}

/** Opens the trial authority of an instance, making it at the first time. */
export async function openTrialAuthority(keyDirectory: string, now: () => Date): Promise<StampAuthority> {
  const file = join(keyDirectory, 'trial-timestamp.pem')
  if (!existsSync(file)) {
    await mkdir(keyDirectory, { recursive: true, mode: 0o700 })
    await writeOnce(file, await makeAuthority(now()))
  }
  const pem = await readFile(file, 'utf8')
  const chain = pem.slice(pem.indexOf('-----BEGIN CERTIFICATE-----'))
  const [signer, root] = certificatesOf(chain)
  const base64 = /-----BEGIN PRIVATE KEY-----([\s\S]+?)-----END/.exec(pem)?.[1]
  if (signer === undefined || root === undefined || base64 === undefined)
    throw new Error(`${file} is damaged`)
  const pkcs8 = Buffer.from(base64, 'base64')
  const key = await webcrypto.subtle.importKey('pkcs8', pkcs8, CURVE, false, ['sign'])
  const plan = {
    authority: SIGNER_NAME,
    policy: TRIAL_POLICY,
    trial: true,
    root: fingerprintOf(root, nodeHashing),
  }
  return { plan, chain, stamp: async (data) => ok(await stamp(data, now(), signer, key)) }
}

async function stamp(
  data: Uint8Array,
  time: Date,
  signer: Certificate,
  key: webcrypto.CryptoKey,
): Promise<Uint8Array> {
  const imprint = new Uint8Array(nodeHashing.sha256().update(data).digest())
  // To the second: what the token says is not finer than what its clock knows.
  const genTime = new Date(Math.floor(time.getTime() / 1000) * 1000)
  const info = new TSTInfo({
    version: 1,
    policy: TRIAL_POLICY,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: SHA256 }),
      hashedMessage: new OctetString({ valueHex: imprint.buffer }),
    }),
    serialNumber: new Integer({ valueHex: positive(randomBytes(16)) }),
    genTime,
  })
  const content = info.toSchema().toBER(false)
  const signed = new SignedData({
    version: 3,
    encapContentInfo: new EncapsulatedContentInfo({
      eContentType: TST_INFO,
      eContent: new OctetString({ valueHex: content }),
    }),
    signerInfos: [
      new SignerInfo({
        version: 1,
        sid: new IssuerAndSerialNumber({ issuer: signer.issuer, serialNumber: signer.serialNumber }),
        signedAttrs: new SignedAndUnsignedAttributes({
          type: 0,
          attributes: signedAttributes(content, genTime, signer),
        }),
      }),
    ],
    certificates: [signer],
  })
  await signed.sign(key as CryptoKey, 0, 'SHA-256')
  const token = new ContentInfo({ contentType: SIGNED_DATA, content: signed.toSchema(true) })
  return new Uint8Array(token.toSchema().toBER(false))
}

/** RFC 3161 and RFC 5816: the certificate that signs is itself signed. */
function signedAttributes(content: ArrayBuffer, time: Date, signer: Certificate): Attribute[] {
  const sha256 = (bytes: ArrayBuffer) =>
    Uint8Array.from(nodeHashing.sha256().update(new Uint8Array(bytes)).digest()).buffer
  const certHash = new OctetString({ valueHex: sha256(signer.toSchema(false).toBER(false)) })
  const signingCertificate = new Sequence({
    value: [new Sequence({ value: [new Sequence({ value: [certHash] })] })],
  })
  return [
    new Attribute({ type: '1.2.840.113549.1.9.3', values: [new ObjectIdentifier({ value: TST_INFO })] }),
    new Attribute({ type: '1.2.840.113549.1.9.5', values: [new UTCTime({ valueDate: time })] }),
    new Attribute({
      type: '1.2.840.113549.1.9.4',
      values: [new OctetString({ valueHex: sha256(content) })],
    }),
    new Attribute({ type: '1.2.840.113549.1.9.16.2.47', values: [signingCertificate] }),
  ]
}
