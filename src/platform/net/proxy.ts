/**
 * 取证代理: the only way of our browser to the network. It resolves, checks, pins and records: every exchange is kept as
 * the wire had it, inside TLS too, and nothing leaves for an address that the guard bars.
 */
import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { TLSSocket } from 'node:tls'
import { ok, type Result } from '../../kernel/result.ts'
import { type Connection, connect } from './connection.ts'
import type { Exchange } from './exchange.ts'
import type { Admission, Guard } from './guard.ts'
import type { Outcome } from './outcome.ts'
import type { ProxyAuthority } from './proxy-authority.ts'
import { proxyRequest, relay } from './proxy-relay.ts'

/** A request that was not sent, or that came to no exchange. */
export interface ProxyRefusal {
  readonly at: Date
  readonly method: string
  readonly url: string
  readonly reason: Outcome | 'web_socket' | 'request_too_large'
  readonly detail: string
}

export interface ProxyLimits {
  readonly connectMs: number
  readonly firstByteMs: number
  readonly totalMs: number
  readonly bodyBytesMax: number
  readonly requestBytesMax: number
  /** How long an answer of the name servers is held: all connections in it go to the addresses that were checked. */
  readonly pinnedMs: number
}

const proxyLimits: ProxyLimits = {
  connectMs: 10_000,
  firstByteMs: 30_000,
  totalMs: 120_000,
  bodyBytesMax: 64 * 1024 ** 2,
  requestBytesMax: 16 * 1024 ** 2,
  pinnedMs: 60_000,
}

export interface ProxyOptions {
  readonly guard: Guard
  readonly authority: ProxyAuthority
  /** Told of every exchange when it is over; it owns the recorded bytes. */
  readonly onExchange: (exchange: Exchange) => void
  readonly onRefused?: (refusal: ProxyRefusal) => void
  readonly limits?: Partial<ProxyLimits>
  readonly tlsFaults?: 'refuse' | 'record'
  readonly spoolFolder?: string
}

export interface RecordingProxy {
  /** `http://127.0.0.1:PORT`: the browser must send loopback through it too (`--proxy-bypass-list=<-loopback>`). */
  readonly url: string
  /** Resolves when no request is under way. */
  idle(): Promise<void>
  stop(): Promise<void>
}

/** One for each capture, whose what passes is; one for all pages that are only read. */
export async function startRecordingProxy(options: ProxyOptions): Promise<RecordingProxy> {
  const running = new ProxyRun(options)
  running.server.listen(0, '127.0.0.1')
  await once(running.server, 'listening')
  const { port } = running.server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, idle: () => running.idle(), stop: () => running.stop() }
}

/** Where the requests of one client connection go. */
interface Line {
  /** Scheme and host of a tunnel; in plain requests the address stands in each. */
  readonly origin?: string
  connection?: Connection
}

const REPEATABLE = new Set(['GET', 'HEAD', 'OPTIONS'])
const PINNED_MAX = 1000

class ProxyRun {
  readonly server: Server
  /** Reads what is inside the tunnels. */
  readonly #inner: Server
  readonly #options: ProxyOptions
  readonly #limits: ProxyLimits
  readonly #lines = new WeakMap<Duplex, Line>()
  readonly #sockets = new Set<Duplex>()
  readonly #connections = new Set<Connection>()
  readonly #pinned = new Map<string, { readonly until: number; readonly admission: Admission }>()
  #underWay = 0
  #waiting: (() => void)[] = []

  constructor(options: ProxyOptions) {
    this.#options = options
    this.#limits = { ...proxyLimits, ...options.limits }
    this.server = this.#listener()
    this.server.on('connect', (request, socket) => void this.#tunnel(request, socket as Socket))
    this.server.on('connection', (socket) => this.#hold(socket))
    this.#inner = this.#listener()
  }

  idle(): Promise<void> {
    if (this.#underWay === 0) return Promise.resolve()
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#waiting.push(resolve)
    return promise
  }

  async stop(): Promise<void> {
    const closed = once(this.server, 'close')
    this.server.close()
    for (const connection of this.#connections) connection.close()
    for (const socket of this.#sockets) socket.destroy()
    await closed
    await this.idle()
  }

  #listener(): Server {
    const server = createServer({ keepAliveTimeout: 30_000, maxHeaderSize: 128 * 1024 })
    server.on('request', (request, response) => void this.#pass(request, response))
    server.on('upgrade', (request, socket) => {
      const url = this.#urlOf(request)
      this.#refuse(
        request.method ?? 'GET',
        url,
        'web_socket',
        'not passed on: it cannot be recorded as pages are',
      )
      socket.destroy()
    })
    server.on('clientError', (_, socket) => socket.destroy())
    return server
  }

  #hold(socket: Duplex): void {
    this.#sockets.add(socket)
    socket.once('close', () => this.#sockets.delete(socket))
    // The browser drops connections as it likes.
    socket.on('error', () => {})
  }

  #refuse(method: string, url: string, reason: ProxyRefusal['reason'], detail: string): void {
    this.#options.onRefused?.({ at: new Date(), method, url, reason, detail })
  }

  async #tunnel(request: IncomingMessage, socket: Socket): Promise<void> {
    const target = request.url ?? ''
    const admitted = await this.#admit(`https://${target}/`)
    if (!admitted.ok) {
      this.#refuse('CONNECT', target, admitted.error.outcome, admitted.error.detail)
      socket.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n')
      return
    }
    const { host } = admitted.value
    const context = await this.#options.authority.contextFor(host)
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
    socket.once('data', (first) => {
      socket.pause()
      socket.unshift(first)
      // Browsers also tunnel what is not secured (ws:); the first byte of a TLS handshake is 22.
      if (first[0] !== 22) return this.#enter(socket, { origin: `http://${target}` })
      const secured = new TLSSocket(socket, {
        isServer: true,
        secureContext: context,
        ALPNProtocols: ['http/1.1'],
      })
      this.#hold(secured)
      this.#enter(secured, { origin: `https://${target}` })
    })
  }

  #enter(socket: Duplex, line: Line): void {
    this.#lines.set(socket, line)
    this.#inner.emit('connection', socket)
    socket.resume()
  }

  #lineOf(request: IncomingMessage): Line {
    const known = this.#lines.get(request.socket)
    if (known !== undefined) return known
    const line: Line = {}
    this.#lines.set(request.socket, line)
    return line
  }

  #urlOf(request: IncomingMessage): string {
    const { origin } = this.#lineOf(request)
    const url = `${origin ?? ''}${request.url ?? ''}`
    return URL.canParse(url) ? new URL(url).href : url
  }

  async #admit(url: string): ReturnType<Guard['admit']> {
    const origin = URL.canParse(url) ? new URL(url).origin : url
    const pinned = this.#pinned.get(origin)
    if (pinned !== undefined && pinned.until > performance.now()) return ok(pinned.admission)
    const admitted = await this.#options.guard.admit(url)
    if (admitted.ok) {
      if (this.#pinned.size >= PINNED_MAX) this.#pinned.clear()
      const until = performance.now() + this.#limits.pinnedMs
      this.#pinned.set(origin, { until, admission: admitted.value })
    }
    return admitted
  }

  async #pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.#underWay += 1
    try {
      await this.#exchange(request, response)
    } finally {
      // A response that did not end here has no end: the browser shall see that.
      if (!response.writableEnded) response.destroy()
      this.#underWay -= 1
      if (this.#underWay === 0) for (const resolve of this.#waiting.splice(0)) resolve()
    }
  }

  async #exchange(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const method = request.method ?? 'GET'
    const url = this.#urlOf(request)
    if (!URL.canParse(url)) return this.#refuse(method, url, 'bad_address', 'not asked as of a proxy')
    // The browser may give up while it is still asking.
    const sent = await proxyRequest(request, url, this.#limits.requestBytesMax).catch(
      () => 'given up' as const,
    )
    if (sent === 'given up') return
    if (sent === undefined) return this.#refuse(method, url, 'request_too_large', '')
    const line = this.#lineOf(request)
    for (;;) {
      const reused =
        line.connection?.usable === true && line.connection.admission.url.origin === new URL(url).origin
      const opened = await this.#connectionFor(line, url, reused)
      if (!opened.ok) return this.#refuse(method, url, opened.error.outcome, opened.error.detail)
      const connection = opened.value
      let givenUp = response.destroyed
      response.once('close', () => {
        if (response.writableEnded) return
        givenUp = true
        connection.close()
      })
      const { firstByteMs, totalMs, bodyBytesMax } = this.#limits
      const { spoolFolder } = this.#options
      const limits = { firstByteMs, totalMs, ...(spoolFolder && { spoolFolder }) }
      const answer = await connection.exchange(sent, limits, relay(response, bodyBytesMax))
      const stale = reused && answer.ended === 'disconnect' && answer.exchange.response.size === 0
      if (stale && REPEATABLE.has(method) && !response.destroyed) {
        await answer.exchange.response.release()
        continue
      }
      const isCut = givenUp && answer.ended !== 'whole'
      this.#options.onExchange(isCut ? { ...answer.exchange, givenUp: true } : answer.exchange)
      if (answer.ended === 'whole') response.end()
      return
    }
  }

  async #connectionFor(
    line: Line,
    url: string,
    reused: boolean,
  ): Promise<Result<Connection, { readonly outcome: Outcome; readonly detail: string }>> {
    if (reused && line.connection !== undefined) return ok(line.connection)
    line.connection?.close()
    const admitted = await this.#admit(url)
    if (!admitted.ok) return admitted
    const opened = await connect(admitted.value, this.#limits.connectMs)
    if (!opened.ok) return opened
    const connection = opened.value
    const fault = connection.tls?.fault
    if (fault !== undefined && this.#options.tlsFaults !== 'record') {
      connection.close()
      return { ok: false, error: { outcome: 'tls_fault', detail: fault } }
    }
    this.#connections.add(connection)
    connection.onClose(() => this.#connections.delete(connection))
    line.connection = connection
    return ok(connection)
  }
}
