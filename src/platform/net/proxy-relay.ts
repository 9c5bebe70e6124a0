/** What the proxy sends on: the browser's request as the server gets it, and the response as the browser gets it. */
import { type IncomingMessage, type ServerResponse, validateHeaderName, validateHeaderValue } from 'node:http'
import type { ResponseSink, WireRequest } from './connection.ts'

/** Headers that belong to one connection and not to the exchange (RFC 9110 section 7.6.1). */
const OF_CONNECTION = new Set([
  'connection',
  'proxy-connection',
  'keep-alive',
  'proxy-authorization',
  'proxy-authenticate',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'expect',
])

/** The bytes for the server, headers in the browser's order; undefined when the body is beyond the bound. */
export async function proxyRequest(
  request: IncomingMessage,
  url: string,
  bytesMax: number,
): Promise<WireRequest | undefined> {
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of request as AsyncIterable<Buffer>) {
    size += piece.length
    if (size > bytesMax) return undefined
    pieces.push(piece)
  }
  const { pathname, search } = new URL(url)
  const method = request.method ?? 'GET'
  const lines = [`${method} ${pathname}${search} HTTP/1.1`]
  for (let i = 0; i + 1 < request.rawHeaders.length; i += 2) {
    const [name = '', value = ''] = request.rawHeaders.slice(i, i + 2)
    const low = name.toLowerCase()
    if (!OF_CONNECTION.has(low) && low !== 'content-length') lines.push(`${name}: ${value}`)
  }
  if (size > 0 || !['GET', 'HEAD', 'OPTIONS'].includes(method)) lines.push(`Content-Length: ${size}`)
  lines.push('Connection: keep-alive', '', '')
  return { method, url, bytes: Buffer.concat([Buffer.from(lines.join('\r\n'), 'latin1'), ...pieces]) }
}

/** Hands a response on while it comes, no faster than the browser reads; stops at the bound. */
export function relay(response: ServerResponse, bytesMax: number): ResponseSink {
  let size = 0
  return {
    onHead: ({ status, reason, headers }) => {
      const kept = headers.filter(
        ([name, value]) => !OF_CONNECTION.has(name.toLowerCase()) && isSound(name, value),
      )
      response.sendDate = false
      response.writeHead(status, reason.replace(/[^\t\x20-\x7e]/g, ''), kept.flat())
      return undefined
    },
    onBody: (piece) => {
      size += piece.length
      if (size > bytesMax || response.destroyed) return 'stop'
      if (response.write(piece)) return undefined
      return drained(response)
    },
  }
}

/** Resolves when more may be written, or nobody reads any more; leaves no listener behind. */
async function drained(response: ServerResponse): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  response.once('drain', resolve).once('close', resolve)
  await promise
  response.off('drain', resolve).off('close', resolve)
}

function isSound(name: string, value: string): boolean {
  try {
    validateHeaderName(name)
    validateHeaderValue(name, value)
    return true
  } catch {
    return false
  }
}
