/** The proxy's own certificate authority: made for one run, kept in memory, trusted by our own browser alone. */
import { createHash, randomBytes, X509Certificate } from 'node:crypto'
import { isIP } from 'node:net'
import { createSecureContext, type SecureContext } from 'node:tls'
import { Integer, OctetString, PrintableString } from 'asn1js'
import {
  AttributeTypeAndValue,
  BasicConstraints,
  Certificate,
  Extension,
  GeneralName,
  GeneralNames,
} from 'pkijs'

export interface ProxyAuthority {
  /** The authority's certificate, for clients that take one (PEM). */
  readonly certificate: string
  /** SHA-256 of its public key: Chromium's `--ignore-certificate-errors-spki-list`. */
  readonly keyDigest: string
  contextFor(host: string): Promise<SecureContext>
}

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const
const COMMON_NAME = '2.5.4.3'
const HOSTS_MAX = 1000

export async function createProxyAuthority(): Promise<ProxyAuthority> {
  const keys = await globalThis.crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify'])
  const privateKey = pem('PRIVATE KEY', await globalThis.crypto.subtle.exportKey('pkcs8', keys.privateKey))
  const authority = await issue(keys, 'Sishi recording proxy', undefined)
  const publicKey = new X509Certificate(authority).publicKey.export({ type: 'spki', format: 'der' })
  const contexts = new Map<string, Promise<SecureContext>>()
  const makeContext = async (host: string) => {
    const certificate = await issue(keys, 'Sishi recording proxy', host)
    return createSecureContext({ key: privateKey, cert: certificate + authority })
  }
  return {
    certificate: authority,
    keyDigest: createHash('sha256').update(publicKey).digest('base64'),
    contextFor(host) {
      const known = contexts.get(host)
      if (known !== undefined) return known
      if (contexts.size >= HOSTS_MAX) contexts.clear()
      const made = makeContext(host)
      contexts.set(host, made)
      return made
    },
  }
}

/** A certificate for a host, or for the authority itself when there is none. One key serves both. */
async function issue(keys: CryptoKeyPair, issuer: string, host: string | undefined): Promise<string> {
  const certificate = new Certificate()
  certificate.version = 2
  const serial = randomBytes(16)
  serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x40
  certificate.serialNumber = new Integer({ valueHex: new Uint8Array(serial).buffer })
  certificate.issuer.typesAndValues.push(commonName(issuer))
  certificate.subject.typesAndValues.push(commonName(host === undefined ? issuer : 'Recorded host'))
  const now = Date.now()
  certificate.notBefore.value = new Date(now - 86_400_000)
  certificate.notAfter.value = new Date(now + 30 * 86_400_000)
  const isAuthority = host === undefined
  certificate.extensions = [
    new Extension({
      extnID: '2.5.29.19',
      critical: true,
      extnValue: new BasicConstraints({ cA: isAuthority }).toSchema().toBER(),
    }),
  ]
  if (!isAuthority)
    certificate.extensions.push(
      new Extension({
        extnID: '2.5.29.17',
        critical: false,
        extnValue: new GeneralNames({ names: [subjectName(host)] }).toSchema().toBER(),
      }),
    )
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey)
  await certificate.sign(keys.privateKey, 'SHA-256')
  return pem('CERTIFICATE', certificate.toSchema(true).toBER())
}

const commonName = (value: string): AttributeTypeAndValue =>
  new AttributeTypeAndValue({ type: COMMON_NAME, value: new PrintableString({ value }) })

function subjectName(host: string): GeneralName {
  if (isIP(host) === 0) return new GeneralName({ type: 2, value: host })
  return new GeneralName({ type: 7, value: new OctetString({ valueHex: addressBytes(host) }) })
}

function addressBytes(address: string): ArrayBuffer {
  if (isIP(address) === 4) return new Uint8Array(address.split('.').map(Number)).buffer
  const canonical = new URL(`http://[${address}]/`).hostname.slice(1, -1)
  const [head = '', tail = ''] = canonical.split('::')
  const before = head.split(':').filter(Boolean)
  const after = tail.split(':').filter(Boolean)
  const groups = [...before, ...Array<string>(8 - before.length - after.length).fill('0'), ...after]
  return new Uint8Array(
    groups.flatMap((group) => {
      const value = Number.parseInt(group, 16)
      return [value >> 8, value & 255]
    }),
  ).buffer
}

function pem(label: string, der: ArrayBuffer): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`
}
