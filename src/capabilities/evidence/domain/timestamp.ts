/** 可信时间戳 (RFC 3161): what a token proves of the bytes that it stamps. Browser-safe: pkijs over WebCrypto. */
import { fromBER } from 'asn1js'
import { Certificate, ContentInfo, ExtKeyUsage, id_ContentType_SignedData, SignedData, TSTInfo } from 'pkijs'
import { areSameBytes, fromBase64, hexOf } from './byte-file.ts'
import type { Hashing } from './hash.ts'
import type { StampPlan } from './pack.ts'

const SHA256 = '2.16.840.1.101.3.4.2.1'
const TST_INFO = '1.2.840.113549.1.9.16.1.4'
const TIME_STAMPING = '1.3.6.1.5.5.7.3.8'
const EXTENDED_USE = '2.5.29.37'
/** Names by which authorities call roots that nobody is to trust. */
const FOR_TESTS = /\b(test|staging|fake|demo|untrusted|dummy)/i

export type StampFault =
  | 'unreadable'
  | 'imprint_algorithm'
  | 'imprint'
  | 'policy'
  | 'no_certificate'
  | 'purpose'
  | 'signature'
  | 'expired_when_stamped'
  | 'chain_broken'
  | 'root_differs'
  | 'root_not_pinned'
  | 'root_for_tests'

export interface StampReading {
  readonly faults: readonly StampFault[]
  /** When the token says that the bytes existed. */
  readonly time?: string
  readonly policy?: string
  readonly signer?: string
  /** Whether the chain ends at a root that the verifier was given. */
  readonly pinned: boolean
}

export interface Stamped {
  readonly token: Uint8Array
  /** The bytes that the token is said to stamp. */
  readonly data: Uint8Array
  readonly plan: StampPlan
  /** Certificates beside the token, in PEM. */
  readonly chain: string
  /** SHA-256 of the roots that the verifier trusts; undefined when it was given none. */
  readonly pinnedRoots: readonly string[] | undefined
}

export function certificatesOf(pem: string): Certificate[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? []
  return blocks.flatMap((block) => {
    const der = fromBase64(block.replace(/-----[^-]+-----|\s/g, ''))
    if (der === undefined) return []
    try {
      return [Certificate.fromBER(der)]
    } catch {
      return []
    }
  })
}

const derOf = (certificate: Certificate): Uint8Array =>
  new Uint8Array(certificate.toSchema(false).toBER(false))

/** SHA-256 of a certificate in DER: the name by which a root is pinned. */
export const fingerprintOf = (certificate: Certificate, hashing: Hashing): string =>
  hexOf(hashing.sha256().update(derOf(certificate)).digest())

/** Who a certificate names. */
export function nameOf(certificate: Certificate): string {
  return certificate.subject.typesAndValues.map((each) => String(each.value.valueBlock.value)).join(', ')
}

interface Opened {
  readonly signed: SignedData
  readonly info: TSTInfo
}

function openToken(token: Uint8Array): Opened | undefined {
  try {
    const schema = fromBER(token)
    if (schema.offset !== token.length) return undefined
    const content = new ContentInfo({ schema: schema.result })
    if (content.contentType !== id_ContentType_SignedData) return undefined
    const signed = new SignedData({ schema: content.content })
    const { eContentType, eContent } = signed.encapContentInfo
    if (eContentType !== TST_INFO || eContent === undefined || signed.signerInfos.length !== 1)
      return undefined
    return { signed, info: TSTInfo.fromBER(eContent.getValue()) }
  } catch {
    return undefined
  }
}

/** Examines a token; every fault that it has is named. */
export async function readStamp(stamped: Stamped, hashing: Hashing): Promise<StampReading> {
  const { token, data, plan, chain, pinnedRoots } = stamped
  const opened = openToken(token)
  if (opened === undefined) return { faults: ['unreadable'], pinned: false }
  const { signed, info } = opened
  const faults: StampFault[] = []
  const { hashAlgorithm, hashedMessage } = info.messageImprint
  if (hashAlgorithm.algorithmId !== SHA256) faults.push('imprint_algorithm')
  const imprint = new Uint8Array(hashedMessage.valueBlock.valueHexView)
  if (!areSameBytes(imprint, hashing.sha256().update(data).digest())) faults.push('imprint')
  if (info.policy !== plan.policy) faults.push('policy')
  const inToken = (signed.certificates ?? []).filter((each) => each instanceof Certificate)
  const certificates = [...inToken, ...certificatesOf(chain)]
  const signer = signerOf(signed, certificates)
  const answer = { time: info.genTime.toISOString(), policy: info.policy }
  if (signer === undefined) return { ...answer, faults: [...faults, 'no_certificate'], pinned: false }
  if (!isForStamping(signer)) faults.push('purpose')
  if (!(await isTokenSigned(opened, signer, data))) faults.push('signature')
  const path = await pathOf(signer, certificates)
  if (!path.every((each) => isValidAt(each, info.genTime))) faults.push('expired_when_stamped')
  const root = path.at(-1) ?? signer
  if (!isSelfIssued(root)) faults.push('chain_broken')
  const fingerprint = fingerprintOf(root, hashing)
  if (fingerprint !== plan.root) faults.push('root_differs')
  const pinned = pinnedRoots?.includes(fingerprint) === true
  if (pinnedRoots !== undefined && !pinned) faults.push('root_not_pinned')
  if (!pinned && !plan.trial && FOR_TESTS.test(nameOf(root))) faults.push('root_for_tests')
  return { ...answer, faults, signer: nameOf(signer), pinned }
}

function signerOf(signed: SignedData, certificates: readonly Certificate[]): Certificate | undefined {
  const sid: unknown = signed.signerInfos[0]?.sid
  if (typeof sid !== 'object' || sid === null || !('serialNumber' in sid) || !('issuer' in sid))
    return undefined
  const { serialNumber, issuer } = sid as Pick<Certificate, 'serialNumber' | 'issuer'>
  return certificates.find((each) => each.serialNumber.isEqual(serialNumber) && each.issuer.isEqual(issuer))
}

function isForStamping(certificate: Certificate): boolean {
  const extension = certificate.extensions?.find((each) => each.extnID === EXTENDED_USE)
  const use = extension?.parsedValue
  return extension?.critical === true && use instanceof ExtKeyUsage && use.keyPurposes.includes(TIME_STAMPING)
}

async function isTokenSigned({ signed }: Opened, signer: Certificate, data: Uint8Array): Promise<boolean> {
  try {
    signed.certificates = [signer]
    return await signed.verify({ signer: 0, data: Uint8Array.from(data).buffer, checkChain: false })
  } catch {
    return false
  }
}

/** From the signer up to a certificate that nobody else issued, as far as the signatures hold. */
async function pathOf(signer: Certificate, certificates: readonly Certificate[]): Promise<Certificate[]> {
  const path = [signer]
  for (;;) {
    const last = path.at(-1) ?? signer
    if (isSelfIssued(last) || path.length > 8) return path
    const issuer = certificates.find((each) => each.subject.isEqual(last.issuer) && each !== last)
    if (issuer === undefined || !(await last.verify(issuer).catch(() => false))) return path
    path.push(issuer)
  }
}

/** Whether it names itself as its issuer, as roots do. */
export const isSelfIssued = (certificate: Certificate): boolean =>
  certificate.subject.isEqual(certificate.issuer)

const isValidAt = (certificate: Certificate, time: Date): boolean =>
  certificate.notBefore.value <= time && time <= certificate.notAfter.value
