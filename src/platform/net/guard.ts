/**
 * 出站管控: decides where a request may go, before anything leaves. A name is resolved once, all its answers are
 * checked, and the connection takes one of these addresses and asks nobody again (DNS rebinding).
 */
import { isIP } from 'node:net'
import { ok, type Result } from '../../kernel/result.ts'
import { isInternalAddress } from './address.ts'
import type { DnsAnswer } from './exchange.ts'
import { type Resolve, systemResolve } from './resolve.ts'

/** Where a request may go: the addresses that were checked. */
export interface Admission {
  readonly url: URL
  /** As in the URL; the brackets of an IPv6 address are off. */
  readonly host: string
  readonly port: number
  readonly secure: boolean
  readonly dns: DnsAnswer
  readonly addresses: readonly string[]
  /** Whether an administrator has listed this host and port, so that it may be inside. */
  readonly listed: boolean
}

export interface Barred {
  readonly outcome: 'bad_address' | 'internal_address' | 'dns_not_found' | 'dns_failed'
  /** Names, addresses and codes only: the outcome has its words in each language. */
  readonly detail: string
}

export interface Guard {
  admit(url: string | URL): Promise<Result<Admission, Barred>>
}

/** Reads `HOST:PORT` as an administrator lists it; undefined when it is no such thing. */
export function parseListedHost(text: string): string | undefined {
  const [, host, port] = /^(\[[^\]]+\]|[^:/@?#\s]+):(\d{1,5})$/.exec(text.trim()) ?? []
  if (host === undefined || port === undefined || Number(port) < 1 || Number(port) > 65535) return undefined
  const url = parseUrl(`http://${host}:${port}/`)
  return url && listingOf(url)
}

/** The entries of a list as it stands in the configuration: commas or blanks between them. */
export function splitHosts(text: string | undefined): string[] {
  return (text ?? '').split(/[\s,]+/).filter((entry) => entry !== '')
}

export interface GuardOptions {
  /** `HOST:PORT` entries that an administrator has listed: these may lie inside. */
  readonly listed?: Iterable<string>
  readonly resolve?: Resolve
}

export function createGuard(options: GuardOptions = {}): Guard {
  const resolve = options.resolve ?? systemResolve()
  const listed = new Set<string>()
  for (const entry of options.listed ?? []) {
    const parsed = parseListedHost(entry)
    if (parsed === undefined) throw new Error(`not HOST:PORT: ${entry}`)
    listed.add(parsed)
  }
  return {
    async admit(address) {
      const url = typeof address === 'string' ? parseUrl(address) : address
      if (url === undefined || !isVisitable(url)) return bar('bad_address', url?.protocol ?? '')
      const host = bareHost(url)
      const isListed = listed.has(listingOf(url))
      const answer = await answerFor(host, resolve)
      if (!answer.ok) return answer
      const dns = answer.value
      const addresses = dns.addresses.map((each) => each.address)
      const internal = addresses.find(isInternalAddress)
      if (internal !== undefined && !isListed)
        return bar('internal_address', internal === host ? host : `${host} → ${internal}`)
      const secure = url.protocol === 'https:'
      return ok({ url, host, port: portOf(url), secure, dns, addresses, listed: isListed })
    },
  }
}

function bar(outcome: Barred['outcome'], detail: string): { readonly ok: false; readonly error: Barred } {
  return { ok: false, error: { outcome, detail } }
}

/** URL parsing turns decimal, octal, hexadecimal and short forms of IPv4 addresses into the plain one. */
function parseUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined
}

function isVisitable(url: URL): boolean {
  const { protocol, username, password, hostname, port } = url
  const hasHost = hostname !== '' && port !== '0'
  return (protocol === 'http:' || protocol === 'https:') && username === '' && password === '' && hasHost
}

const bareHost = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '')
const portOf = (url: URL): number => Number(url.port) || (url.protocol === 'https:' ? 443 : 80)
const listingOf = (url: URL): string => `${url.hostname.replace(/\.$/, '')}:${portOf(url)}`

async function answerFor(host: string, resolve: Resolve): Promise<Result<DnsAnswer, Barred>> {
  if (isIP(host) !== 0) {
    const resolvedAt = new Date()
    return ok({ host, source: 'literal', addresses: [{ address: host }], servers: [], resolvedAt })
  }
  try {
    const answer = await resolve(host)
    if (answer.addresses.some(({ address }) => isIP(address.replace(/%.*$/, '')) === 0))
      return bar('dns_failed', `${host} → ${answer.addresses.map(({ address }) => address).join(' ')}`)
    return answer.addresses.length === 0 ? bar('dns_not_found', host) : ok(answer)
  } catch (error) {
    return bar('dns_failed', error instanceof Error ? error.message : String(error))
  }
}
