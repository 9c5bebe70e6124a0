/** 域名解析: asks for the addresses of a name, within a time, and says where each answer came from. */
import { Resolver } from 'node:dns'
import { lookup } from 'node:dns/promises'
import type { DnsAnswer } from './exchange.ts'

/** Answers with no address when the name has none; throws when nobody could be asked in time. */
export type Resolve = (host: string) => Promise<DnsAnswer>

const UNKNOWN = new Set(['ENOTFOUND', 'ENODATA', 'EBADNAME', 'NOTFOUND'])
/** Nobody to ask: the machine's own file may still know. */
const NOBODY = new Set(['ECONNREFUSED', 'ESERVFAIL', 'EREFUSED'])

type Address = DnsAnswer['addresses'][number]

/**
 * Asks the name servers themselves: the system's own look-up cannot be given up, and a list of dead names would hold
 * the threads that read files. Names of this machine come from its file, as everywhere (RFC 6761 for localhost).
 */
export function systemResolve(timeoutMs = 5000): Resolve {
  return async (host) => {
    const resolvedAt = new Date()
    if (/(^|\.)localhost\.?$/i.test(host)) {
      const addresses = [{ address: '127.0.0.1' }, { address: '::1' }]
      return { host, source: 'hosts', addresses, servers: [], resolvedAt }
    }
    const resolver = new Resolver({ timeout: Math.ceil(timeoutMs / 2), tries: 2 })
    const timer = setTimeout(() => resolver.cancel(), timeoutMs)
    const answers = await Promise.all([ask(resolver, 'A', host), ask(resolver, 'AAAA', host)])
    clearTimeout(timer)
    const addresses = answers.flatMap((answer) => answer.addresses)
    if (addresses.length > 0)
      return { host, source: 'dns', addresses, servers: resolver.getServers(), resolvedAt }
    const failed = answers.find(({ code }) => code !== undefined && !UNKNOWN.has(code) && !NOBODY.has(code))
    if (failed?.code !== undefined) throw new Error(`${host}: ${failed.code}`)
    const own = await lookup(host, { all: true }).catch(() => [])
    return {
      host,
      source: 'hosts',
      addresses: own.map(({ address }) => ({ address })),
      servers: [],
      resolvedAt,
    }
  }
}

function ask(
  resolver: Resolver,
  type: 'A' | 'AAAA',
  host: string,
): Promise<{ addresses: readonly Address[]; code?: string }> {
  const { promise, resolve } = Promise.withResolvers<{ addresses: readonly Address[]; code?: string }>()
  const answered = (error: NodeJS.ErrnoException | null, found: { address: string; ttl: number }[]) => {
    if (error !== null) resolve({ addresses: [], code: error.code ?? 'EUNKNOWN' })
    else resolve({ addresses: found.map(({ address, ttl }) => ({ address, ttlSeconds: ttl })) })
  }
  if (type === 'A') resolver.resolve4(host, { ttl: true }, answered)
  else resolver.resolve6(host, { ttl: true }, answered)
  return promise
}
