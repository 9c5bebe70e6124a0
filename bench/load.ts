/** A load of HTTP/1.1 requests over keep-alive connections, light enough to leave the machine to the servers. */
import { connect } from 'node:net'
import { performance } from 'node:perf_hooks'

export interface Load {
  /** Requests that were answered with 200, a second. */
  readonly perSecond: number
  readonly milliseconds: readonly number[]
  readonly refused: number
}

/** A whole request as it goes over the wire. */
export function requestText(
  method: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  body?: unknown,
): string {
  const payload = body === undefined ? '' : JSON.stringify(body)
  const all = {
    host: '127.0.0.1',
    ...headers,
    ...(body === undefined
      ? {}
      : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(payload)) }),
  }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`)
  return `${method} ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n${payload}`
}

/** Sends the requests in their order over so many connections until they are spent or the time is over. */
export async function drive(
  port: number,
  connections: number,
  next: () => string | undefined,
): Promise<Load> {
  const milliseconds: number[] = []
  let refused = 0
  const begun = performance.now()
  const one = () =>
    new Promise<void>((resolve, reject) => {
      const socket = connect(port, '127.0.0.1')
      socket.setNoDelay(true)
      let sentAt = 0
      let got: Buffer = Buffer.alloc(0)
      const send = () => {
        const text = next()
        if (text === undefined) {
          socket.end()
          return resolve()
        }
        sentAt = performance.now()
        socket.write(text)
      }
      socket.on('connect', send)
      socket.on('error', reject)
      socket.on('close', () => resolve())
      socket.on('data', (chunk) => {
        got = got.length === 0 ? chunk : Buffer.concat([got, chunk])
        const head = got.indexOf('\r\n\r\n')
        if (head < 0) return
        const headText = got.toString('latin1', 0, head)
        const length = /content-length: (\d+)/i.exec(headText)?.[1]
        if (length === undefined) return reject(new Error(`an answer without a length: ${headText}`))
        if (got.length < head + 4 + Number(length)) return
        milliseconds.push(performance.now() - sentAt)
        if (!headText.startsWith('HTTP/1.1 200')) refused += 1
        got = Buffer.alloc(0)
        send()
      })
    })
  await Promise.all(Array.from({ length: connections }, one))
  const seconds = (performance.now() - begun) / 1000
  return { perSecond: (milliseconds.length - refused) / seconds, milliseconds, refused }
}

/** Gives `make(n)` for a time, counted from the first call. */
export function lasting(seconds: number, make: (place: number) => string): () => string | undefined {
  let place = 0
  let until: number | undefined
  return () => {
    until ??= performance.now() + seconds * 1000
    if (performance.now() > until) return undefined
    place += 1
    return make(place)
  }
}
