/** 一次网络往返: one HTTP exchange as the wire had it. Types only; fetch.ts and proxy.ts make them. */
import type { Readable } from 'node:stream'

/** Bytes that are kept in memory, or on disk when they are many. */
export interface ByteSource {
  readonly size: number
  /** The bytes from the beginning, each time anew. */
  open(): Readable
  /** Lets go of what holds the bytes; they cannot be read afterwards. */
  release(): Promise<void>
}

export interface DnsAnswer {
  readonly host: string
  /** `literal`: the address stood in the URL; `hosts`: this machine's own file; `dns`: asked of `servers`. */
  readonly source: 'dns' | 'hosts' | 'literal'
  readonly addresses: readonly { readonly address: string; readonly ttlSeconds?: number }[]
  readonly servers: readonly string[]
  readonly resolvedAt: Date
}

export interface TlsFacts {
  readonly protocol: string
  readonly cipher: string
  /** The chain as the server sent it, leaf first, DER. */
  readonly chain: readonly Uint8Array[]
  /** Why the chain is not to be trusted (`CERT_HAS_EXPIRED`, `ERR_TLS_CERT_ALTNAME_INVALID`, ...). */
  readonly fault?: string
}

export interface Exchange {
  /** Absolute, without a fragment. */
  readonly url: string
  readonly method: string
  readonly startedAt: Date
  readonly endedAt: Date
  /** The address that was connected to. */
  readonly address: string
  readonly port: number
  readonly dns: DnsAnswer
  readonly tls?: TlsFacts
  /** Request line, headers and body as sent. */
  readonly request: Uint8Array
  /** Status line, headers and body as received: still chunked, still compressed. */
  readonly response: ByteSource
  /** Interim responses (1xx) that came before, as received. */
  readonly interim?: Uint8Array
  readonly status?: number
  /** How the response was cut short (WARC-Truncated). */
  readonly truncated?: 'length' | 'time' | 'disconnect'
  /** Whoever asked did not wait for the rest. */
  readonly givenUp?: true
  /** What was wrong with the response as HTTP. */
  readonly fault?: string
}
