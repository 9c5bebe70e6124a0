/** Reads HTTP/1.x responses out of bytes in whatever pieces they come (RFC 9112). Pure: no socket, no clock. */

export type Header = readonly [name: string, value: string]

export interface ResponseHead {
  readonly version: string
  readonly status: number
  readonly reason: string
  readonly headers: readonly Header[]
}

/** Why bytes are no HTTP response. */
export type HttpFault =
  | 'not_http'
  | 'header_too_large'
  | 'bad_header'
  | 'bad_length'
  | 'bad_chunk'
  | 'surplus'
  | 'early_close'

const CRLF = 10
const STATUS_LINE = /^HTTP\/(1\.[01]) +(\d{3})(?: (.*))?$/
const CHUNK_SIZE = /^[\da-f]{1,13}$/i
const NO_BODY = new Set([204, 304])
const CHUNK_LINE_MAX = 8 * 1024

type State =
  | 'head'
  | 'length'
  | 'close'
  | 'chunk-size'
  | 'chunk'
  | 'chunk-end'
  | 'trailer'
  | 'done'
  | 'broken'

export function headerValue(headers: readonly Header[], name: string): string | undefined {
  const values = headers.filter(([each]) => each.toLowerCase() === name).map(([, value]) => value)
  return values.length === 0 ? undefined : values.join(', ')
}

/**
 * Feed it what comes; it answers with pieces of the body (no longer chunked, still compressed). `head` stands once
 * it is read, `done` when the message ended by its own framing, `fault` when it is broken.
 */
export class ResponseParser {
  head: ResponseHead | undefined
  fault: HttpFault | undefined
  /** Interim heads, as received; they are no part of the response. */
  readonly interim: Buffer[] = []
  /** Bytes of the final response that were consumed. */
  size = 0
  readonly #method: string
  readonly #headMax: number
  #state: State = 'head'
  #waiting: Buffer = Buffer.alloc(0)
  #left = 0
  #trailerSize = 0

  constructor(method: string, headMax = 64 * 1024) {
    this.#method = method
    this.#headMax = headMax
  }

  get done(): boolean {
    return this.#state === 'done'
  }

  /** Whether the message ends only with the connection. */
  get untilClose(): boolean {
    return this.#state === 'close'
  }

  /** Whether the connection can carry another request. */
  get reusable(): boolean {
    if (!this.done || this.fault !== undefined || this.head === undefined) return false
    const connection = headerValue(this.head.headers, 'connection')?.toLowerCase() ?? ''
    return this.head.version === '1.1' ? !connection.includes('close') : connection.includes('keep-alive')
  }

  feed(bytes: Buffer): Buffer[] {
    const body: Buffer[] = []
    let rest = this.#waiting.length === 0 ? bytes : Buffer.concat([this.#waiting, bytes])
    this.#waiting = Buffer.alloc(0)
    for (;;) {
      const next = this.#step(rest, body)
      if (next === undefined) break
      rest = next
    }
    // Chunks of one byte would be a million buffers.
    return body.length > 1 ? [Buffer.concat(body)] : body
  }

  /** The connection ended. */
  end(): void {
    if (this.#state === 'close') this.#state = 'done'
    else if (this.#state === 'head')
      this.#break(this.#looksLikeHttp(this.#waiting) ? 'early_close' : 'not_http')
    else if (this.#state !== 'done' && this.#state !== 'broken') this.#break('early_close')
  }

  #looksLikeHttp(bytes: Buffer): boolean {
    const start = bytes.subarray(0, 7).toString('latin1').toUpperCase()
    return 'HTTP/1.'.startsWith(start)
  }

  #break(fault: HttpFault): undefined {
    this.fault = fault
    this.#state = 'broken'
    return undefined
  }

  #keep(rest: Buffer): undefined {
    this.#waiting = rest
    return undefined
  }

  /** One step; answers with what is left, or undefined when more bytes are needed or none matter. */
  #step(rest: Buffer, body: Buffer[]): Buffer | undefined {
    switch (this.#state) {
      case 'head':
        return this.#readHead(rest)
      case 'close':
        if (rest.length > 0) body.push(rest)
        this.size += rest.length
        return undefined
      case 'length':
      case 'chunk': {
        if (rest.length === 0) return undefined
        const piece = rest.subarray(0, this.#left)
        body.push(piece)
        this.size += piece.length
        this.#left -= piece.length
        if (this.#left === 0) this.#state = this.#state === 'length' ? 'done' : 'chunk-end'
        return rest.subarray(piece.length)
      }
      case 'chunk-size':
        return this.#readChunkSize(rest)
      case 'chunk-end':
        return this.#readChunkEnd(rest)
      case 'trailer':
        return this.#readTrailer(rest)
      case 'done':
        if (rest.length > 0) this.fault ??= 'surplus'
        return undefined
      case 'broken':
        return undefined
    }
  }

  #readHead(rest: Buffer): Buffer | undefined {
    if (rest.length === 0) return undefined
    if (!this.#looksLikeHttp(rest)) return this.#break('not_http')
    const end = headEnd(rest)
    if (end === undefined)
      return rest.length > this.#headMax ? this.#break('header_too_large') : this.#keep(rest)
    if (end > this.#headMax) return this.#break('header_too_large')
    const raw = rest.subarray(0, end)
    const head = parseHead(raw.toString('latin1'))
    if (head === undefined) return this.#break('bad_header')
    if (head.status < 200 && head.status !== 101) {
      this.interim.push(raw)
      if (this.interim.length > 16) return this.#break('bad_header')
      return rest.subarray(end)
    }
    this.head = head
    this.size += end
    this.#frame(head)
    return rest.subarray(end)
  }

  #frame({ status, headers }: ResponseHead): void {
    if (this.#method === 'HEAD' || status === 101 || NO_BODY.has(status)) {
      this.#state = 'done'
      return
    }
    const coding = headerValue(headers, 'transfer-encoding')
    if (coding !== undefined) {
      // RFC 9112 section 6.3: any other last coding ends with the connection; a length beside it does not count.
      this.#state = /(^|,)\s*chunked\s*$/i.test(coding) ? 'chunk-size' : 'close'
      return
    }
    const lengths = new Set(headerValue(headers, 'content-length')?.split(/\s*,\s*/) ?? [])
    const [length] = lengths
    if (length === undefined) this.#state = 'close'
    else if (lengths.size > 1 || !/^\d{1,15}$/.test(length)) this.#break('bad_length')
    else {
      this.#left = Number(length)
      this.#state = this.#left === 0 ? 'done' : 'length'
    }
  }

  #readChunkSize(rest: Buffer): Buffer | undefined {
    const end = rest.indexOf(CRLF)
    if (end < 0) return rest.length > CHUNK_LINE_MAX ? this.#break('bad_chunk') : this.#keep(rest)
    const [size = ''] = rest.subarray(0, end).toString('latin1').split(';')
    if (!CHUNK_SIZE.test(size.trim())) return this.#break('bad_chunk')
    this.size += end + 1
    this.#left = Number.parseInt(size, 16)
    this.#state = this.#left === 0 ? 'trailer' : 'chunk'
    return rest.subarray(end + 1)
  }

  #readChunkEnd(rest: Buffer): Buffer | undefined {
    if (rest[0] === 13 && rest.length < 2) return this.#keep(rest)
    const length = rest[0] === CRLF ? 1 : rest[0] === 13 && rest[1] === CRLF ? 2 : 0
    if (rest.length === 0) return undefined
    if (length === 0) return this.#break('bad_chunk')
    this.size += length
    this.#state = 'chunk-size'
    return rest.subarray(length)
  }

  #readTrailer(rest: Buffer): Buffer | undefined {
    const end = rest.indexOf(CRLF)
    if (end < 0) return rest.length > CHUNK_LINE_MAX ? this.#break('bad_chunk') : this.#keep(rest)
    const line = rest.subarray(0, end).toString('latin1').trim()
    this.size += end + 1
    this.#trailerSize += end + 1
    if (this.#trailerSize > this.#headMax) return this.#break('bad_chunk')
    if (line === '') this.#state = 'done'
    return rest.subarray(end + 1)
  }
}

/** Where the head ends: after an empty line, with or without carriage returns. */
function headEnd(bytes: Buffer): number | undefined {
  let from = 0
  for (;;) {
    const line = bytes.indexOf(CRLF, from)
    if (line < 0) return undefined
    if (bytes[line + 1] === CRLF) return line + 2
    if (bytes[line + 1] === 13 && bytes[line + 2] === CRLF) return line + 3
    from = line + 1
  }
}

function parseHead(text: string): ResponseHead | undefined {
  const [first = '', ...lines] = text.split(/\r?\n/)
  const [, version, status, reason = ''] = STATUS_LINE.exec(first) ?? []
  if (version === undefined || status === undefined) return undefined
  const headers: [string, string][] = []
  for (const line of lines) {
    if (line === '') break
    const last = headers.at(-1)
    if (/^[ \t]/.test(line) && last !== undefined) last[1] = `${last[1]} ${line.trim()}`
    else {
      const colon = line.indexOf(':')
      // A line that is no header is passed over, as browsers do; the raw bytes keep it.
      if (colon > 0) headers.push([line.slice(0, colon).trim(), line.slice(colon + 1).trim()])
    }
  }
  return { version, status: Number(status), reason, headers }
}
