/** 证据包: what our WACZ 1.1.1 holds, in which order, and the texts that make its manifest and its seal. Pure. */
import type { Digests } from './hash.ts'
import type { Missing } from './lack.ts'
import type { SignatureAlgorithm } from './signature.ts'

export const FORMAT = 'sishi-pack/1'

export const MANIFEST = 'datapackage.json'
export const DIGEST = 'datapackage-digest.json'
export const SUMS = 'seal/sha256sums.txt'
export const STAMP = 'seal/timestamp.der'
export const STAMP_CHAIN = 'seal/timestamp-chain.pem'
export const ARCHIVE = 'archive/data.warc'
export const INDEX = 'indexes/index.cdxj'
export const ENVIRONMENT = 'capture/environment.json'
export const SCREENSHOT = 'capture/screenshot.png'
export const PAGE_TEXT = 'capture/text.txt'

export const keyMember = (algorithm: SignatureAlgorithm): string => `seal/${algorithm}.public.pem`
export const manifestSignature = (algorithm: SignatureAlgorithm): string =>
  `seal/datapackage.${algorithm}.sig`
export const sumsSignature = (algorithm: SignatureAlgorithm): string => `seal/sha256sums.${algorithm}.sig`

/** Who signs, as the signed manifest names them: a signature cannot be taken away unseen. */
export interface Signer {
  readonly algorithm: SignatureAlgorithm
  readonly keyId: string
}

/** Which authority stamps, as the signed manifest names it. */
export interface StampPlan {
  readonly authority: string
  readonly policy: string
  /** The authority for trial use: made by the instance itself, so it proves nothing to a stranger. */
  readonly trial: boolean
  /** SHA-256 of the root certificate in DER. */
  readonly root: string
}

export interface Resource {
  readonly name: string
  readonly path: string
  readonly hash: string
  readonly sm3: string
  readonly bytes: number
}

export interface Manifest {
  readonly profile: 'data-package'
  readonly wacz_version: '1.1.1'
  readonly title: string
  readonly created: string
  readonly software: string
  readonly mainPageUrl: string
  readonly mainPageDate: string
  readonly resources: readonly Resource[]
  readonly sishi: {
    readonly format: typeof FORMAT
    /** Parts that could not be had, each with its reason; a pack with any is partial. */
    readonly missing: readonly Missing[]
    readonly signers: readonly Signer[]
    readonly timestamp: StampPlan | null
  }
}

export function resourceOf(path: string, bytes: number, digests: Digests): Resource {
  const name = path.split('/').at(-1) ?? path
  return { name, path, hash: `sha256:${digests.sha256}`, sm3: `sm3:${digests.sm3}`, bytes }
}

export const jsonText = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`

/** The line of `sha256sum`. */
export const sumLine = (sha256: string, path: string): string => `${sha256}  ${path}\n`

/** First member: says to whoever opens the archive by hand what it is and how it is checked. */
export const NOTE = `${FORMAT}
司市 网页证据包 / Sishi: evidence of a web page. A WACZ 1.1.1 archive; any replay viewer of WACZ opens it.
校验 / Verify:  sishi verify FILE
用公开工具 / With public tools, in an empty folder (a P-256 key; every word as printed):
  unzip FILE
  sha256sum -c seal/sha256sums.txt
  openssl dgst -sha256 -verify seal/ecdsa-p256-sha256.public.pem -signature seal/sha256sums.ecdsa-p256-sha256.sig seal/sha256sums.txt
  openssl dgst -sha256 -verify seal/ecdsa-p256-sha256.public.pem -signature seal/datapackage.ecdsa-p256-sha256.sig datapackage.json
  openssl ts -verify -token_in -in seal/timestamp.der -data seal/datapackage.ecdsa-p256-sha256.sig -CAfile seal/timestamp-chain.pem
公钥须从出具机关另行取得并比对 / Compare the public key with the one that the authority publishes elsewhere.
`
export const NOTE_MEMBER = 'README.txt'

/** Whether bytes from the front or the back of a file carry the mark of our packs. */
export const carriesMark = (text: string): boolean => text.includes(FORMAT) || text.includes(SUMS)

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Reads JSON that ought to be an object. */
export function parseObject(text: string | undefined): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text ?? '')
    return isRecord(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** The manifest of one of our packs; undefined when a part that we always write is not there. */
export function parseManifest(text: string | undefined): Manifest | undefined {
  const value = parseObject(text)
  const own = value?.sishi
  if (value === undefined || !isRecord(own) || own.format !== FORMAT) return undefined
  const { signers, timestamp, missing } = own
  const isWhole =
    typeof value.created === 'string' &&
    typeof value.mainPageUrl === 'string' &&
    Array.isArray(missing) &&
    missing.every(isRecord) &&
    Array.isArray(value.resources) &&
    value.resources.every((each) => isRecord(each) && typeof each.path === 'string') &&
    Array.isArray(signers) &&
    signers.every((each) => isRecord(each) && typeof each.keyId === 'string') &&
    (timestamp === null || (isRecord(timestamp) && typeof timestamp.policy === 'string'))
  return isWhole ? (value as unknown as Manifest) : undefined
}
