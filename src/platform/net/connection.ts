/** One connection to a checked address; it carries exchanges one after another and keeps every byte of them. */
import { connect as connectTcp, type Socket } from 'node:net'
import { connect as connectTls, type DetailedPeerCertificate, type TLSSocket } from 'node:tls'
import { ok, type Result } from '../../kernel/result.ts'
import type { Exchange, TlsFacts } from './exchange.ts'
import type { Admission } from './guard.ts'
import { type ResponseHead, ResponseParser } from './response-parser.ts'
import { Spool } from './spool.ts'

export interface ConnectFault {
  readonly outcome: 'timeout_connect' | 'connection_refused' | 'unreachable' | 'reset' | 'tls_failed'
  readonly detail: string
}

/** Opens a connection to the first of the admitted addresses that answers; the time is for all of them. */
export async function connect(
  admission: Admission,
  timeoutMs: number,
): Promise<Result<Connection, ConnectFault>> {
  const deadline = performance.now() + timeoutMs
  // IPv4 first: where IPv6 leads nowhere it does so slowly.
  const addresses = admission.addresses.toSorted((a, b) => Number(a.includes(':')) - Number(b.includes(':')))
  let fault: ConnectFault = { outcome: 'unreachable', detail: 'no address' }
  for (const [index, address] of addresses.entries()) {
    const share = (deadline - performance.now()) / (addresses.length - index)
    const opened = await open(admission, address, Math.max(1, share))
    if (opened.ok) return ok(new Connection(admission, address, opened.value))
    fault = opened.error
    // The server answered and does not want to speak TLS with us: its other addresses would do the same.
    if (fault.outcome === 'tls_failed') break
  }
  return { ok: false, error: fault }
}

function open(
  { host, port, secure }: Admission,
  address: string,
  timeoutMs: number,
): Promise<Result<Socket, ConnectFault>> {
  const { promise, resolve } = Promise.withResolvers<Result<Socket, ConnectFault>>()
  const tcp = connectTcp({ host: address, port, noDelay: true })
  let socket: Socket = tcp
  let shaking = false
  const timer = setTimeout(
    () => fail({ outcome: 'timeout_connect', detail: `${address}:${port}` }),
    timeoutMs,
  )
  const fail = (fault: ConnectFault) => {
    clearTimeout(timer)
    socket.destroy()
    tcp.destroy()
    resolve({ ok: false, error: fault })
  }
  const failed = (error: NodeJS.ErrnoException) => fail(faultOf(error, shaking))
  const done = () => {
    clearTimeout(timer)
    socket.off('error', failed)
    // Errors after this belong to whoever reads; without a listener they would end the process.
    socket.on('error', () => {})
    resolve(ok(socket))
  }
  tcp.on('error', failed)
  tcp.once('connect', () => {
    if (!secure) return done()
    shaking = true
    // Trust is judged by the caller, who has the facts; a refusal here would leave none.
    const tls = connectTls({
      socket: tcp,
      host,
      ...(/^[\d.]+$|:/.test(host) ? {} : { servername: host.replace(/\.$/, '') }),
      rejectUnauthorized: false,
      ALPNProtocols: ['http/1.1'],
      minVersion: 'TLSv1',
      ciphers: 'DEFAULT:@SECLEVEL=0',
    })
    socket = tls
    tls.on('error', failed)
    tls.once('close', () =>
      failed(Object.assign(new Error('closed in the handshake'), { code: 'ECONNRESET' })),
    )
    tls.once('secureConnect', done)
  })
  return promise
}

function faultOf(error: NodeJS.ErrnoException, shaking: boolean): ConnectFault {
  const detail = error.code ?? error.message
  if (shaking) return { outcome: 'tls_failed', detail }
  if (error.code === 'ECONNREFUSED') return { outcome: 'connection_refused', detail }
  if (error.code === 'ECONNRESET' || error.code === 'EPIPE') return { outcome: 'reset', detail }
  if (error.code === 'ETIMEDOUT') return { outcome: 'timeout_connect', detail }
  return { outcome: 'unreachable', detail }
}

function tlsFacts(socket: TLSSocket): TlsFacts {
  const chain: Uint8Array[] = []
  let certificate: DetailedPeerCertificate | undefined = socket.getPeerCertificate(true)
  while (certificate?.raw !== undefined && chain.length < 16) {
    chain.push(certificate.raw)
    certificate = certificate.issuerCertificate === certificate ? undefined : certificate.issuerCertificate
  }
  const protocol = socket.getProtocol() ?? ''
  const cipher = socket.getCipher()?.name ?? ''
  if (socket.authorized) return { protocol, cipher, chain }
  const fault = socket.authorizationError as NodeJS.ErrnoException | string | undefined
  return { protocol, cipher, chain, fault: typeof fault === 'string' ? fault : (fault?.code ?? 'UNTRUSTED') }
}

/** What is asked on a connection: the bytes are sent as they are. */
export interface WireRequest {
  readonly method: string
  readonly url: string
  readonly bytes: Uint8Array
}

/** Told of the response while it comes. `stop` ends the reading there. */
export interface ResponseSink {
  readonly onHead?: (head: ResponseHead) => 'stop' | undefined
  readonly onBody?: (piece: Buffer) => 'stop' | undefined | Promise<void>
}

export interface WireLimits {
  readonly firstByteMs: number
  /** Until the whole response is there. */
  readonly totalMs: number
  readonly headBytesMax?: number
  readonly spoolFolder?: string
}

export interface WireAnswer {
  readonly exchange: Exchange
  readonly head: ResponseHead | undefined
  /** What ended the exchange: its own end, the sink, a bound, or the other side. */
  readonly ended: 'whole' | 'stopped' | 'first_byte' | 'time' | 'disconnect' | 'broken'
}

export class Connection {
  readonly admission: Admission
  readonly address: string
  readonly tls: TlsFacts | undefined
  readonly #socket: Socket
  #usable = true

  constructor(admission: Admission, address: string, socket: Socket) {
    this.admission = admission
    this.address = address
    this.#socket = socket
    this.tls = admission.secure ? tlsFacts(socket as TLSSocket) : undefined
    socket.once('close', () => {
      this.#usable = false
    })
  }

  /** Whether another request may be sent on it. */
  get usable(): boolean {
    return this.#usable && !this.#socket.destroyed && this.#socket.readable && this.#socket.writable
  }

  onClose(closed: () => void): void {
    this.#socket.once('close', closed)
  }

  close(): void {
    this.#usable = false
    this.#socket.destroy()
  }

  /** Sends a request and reads its response to the end, whatever the end is. */
  async exchange(request: WireRequest, limits: WireLimits, sink: ResponseSink = {}): Promise<WireAnswer> {
    const startedAt = new Date()
    const parser = new ResponseParser(request.method, limits.headBytesMax)
    const spool = new Spool(limits.spoolFolder)
    const ended = await this.#read(request, limits, sink, parser, spool)
    if (ended !== 'whole' || !parser.reusable) this.close()
    const truncated = TRUNCATED[ended]
    const response = await spool.close()
    const exchange: Exchange = {
      url: request.url,
      method: request.method,
      startedAt,
      endedAt: new Date(),
      address: this.address,
      port: this.admission.port,
      dns: this.admission.dns,
      request: request.bytes,
      response,
      ...(this.tls && { tls: this.tls }),
      ...(parser.interim.length > 0 && { interim: Buffer.concat(parser.interim) }),
      ...(parser.head && { status: parser.head.status }),
      ...(truncated && { truncated }),
      ...(parser.fault && { fault: parser.fault }),
    }
    return { exchange, head: parser.head, ended }
  }

  #read(
    request: WireRequest,
    limits: WireLimits,
    sink: ResponseSink,
    parser: ResponseParser,
    spool: Spool,
  ): Promise<WireAnswer['ended']> {
    const socket = this.#socket
    const { promise, resolve, reject } = Promise.withResolvers<WireAnswer['ended']>()
    const first = setTimeout(() => finish('first_byte'), limits.firstByteMs)
    const total = setTimeout(() => finish('time'), limits.totalMs)
    let early: Buffer[] = []
    let headTold = false
    const finish = (ended: WireAnswer['ended'], error?: unknown) => {
      clearTimeout(first)
      clearTimeout(total)
      socket.off('data', read).off('end', closed).off('close', closed)
      if (early.length > 0) spool.write(withoutInterim(early, parser))
      early = []
      if (error === undefined) resolve(ended)
      else reject(error)
    }
    const closed = () => {
      parser.end()
      finish(parser.done ? 'whole' : 'disconnect')
    }
    /** Interim heads come first, and are no part of the response. */
    const keep = (bytes: Buffer): Promise<void> | undefined => {
      if (early.length === 0 && headTold) return spool.write(bytes)
      early.push(bytes)
      if (parser.head === undefined) return undefined
      const pieces = early
      early = []
      return spool.write(withoutInterim(pieces, parser))
    }
    const read = (bytes: Buffer) => {
      clearTimeout(first)
      const body = parser.feed(bytes)
      const waits = [keep(bytes)]
      if (parser.head !== undefined && !headTold) {
        headTold = true
        if (sink.onHead?.(parser.head) === 'stop' && !parser.done) return finish('stopped')
      }
      for (const piece of body) {
        const told = sink.onBody?.(piece)
        if (told === 'stop') return finish('stopped')
        if (told !== undefined) waits.push(told)
      }
      if (parser.done) return finishAfter(waits, () => finish('whole'))
      if (parser.fault !== undefined) return finishAfter(waits, () => finish('broken'))
      if (waits.some((wait) => wait !== undefined)) {
        socket.pause()
        finishAfter(waits, () => socket.resume())
      }
    }
    const finishAfter = (waits: readonly (Promise<void> | undefined)[], then: () => void) => {
      if (waits.every((wait) => wait === undefined)) return then()
      Promise.all(waits).then(then, (error) => finish('broken', error))
    }
    socket.on('data', read).on('end', closed).on('close', closed)
    if (socket.destroyed) closed()
    else {
      socket.resume()
      socket.write(request.bytes)
    }
    return promise
  }
}

const TRUNCATED: Readonly<Record<WireAnswer['ended'], Exchange['truncated']>> = {
  whole: undefined,
  stopped: 'length',
  first_byte: 'time',
  time: 'time',
  disconnect: 'disconnect',
  broken: undefined,
}

function withoutInterim(pieces: readonly Buffer[], parser: ResponseParser): Buffer {
  const skipped = parser.interim.reduce((sum, head) => sum + head.length, 0)
  return Buffer.concat(pieces).subarray(skipped)
}
