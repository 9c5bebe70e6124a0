/** 抓取: fetches a page within bounds, follows redirects through the guard, and says by name how it ended. */
import { decodeText } from '../documents/charset.ts'
import { decodePage, type PageText } from './charset.ts'
import { connect, type ResponseSink, type WireAnswer } from './connection.ts'
import { decodeContent } from './decode.ts'
import type { Exchange } from './exchange.ts'
import type { Admission, Guard } from './guard.ts'
import type { Outcome } from './outcome.ts'
import type { Politeness } from './politeness.ts'
import { type Header, headerValue, type ResponseHead } from './response-parser.ts'
import type { RobotsVerdict } from './robots.ts'

export interface FetchLimits {
  /** Resolved name to secured connection, over all addresses of a name. */
  readonly connectMs: number
  readonly firstByteMs: number
  /** The whole fetch, redirects included; waiting for a turn does not count. */
  readonly totalMs: number
  readonly redirectsMax: number
  readonly headBytesMax: number
  /** Body as on the wire. */
  readonly bodyBytesMax: number
  /** Body after Content-Encoding is undone. */
  readonly decodedBytesMax: number
}

export const fetchLimits: FetchLimits = {
  connectMs: 10_000,
  firstByteMs: 15_000,
  totalMs: 30_000,
  redirectsMax: 10,
  headBytesMax: 64 * 1024,
  bodyBytesMax: 8 * 1024 ** 2,
  decodedBytesMax: 16 * 1024 ** 2,
}

/** Who knocks: operators of sites can tell us from others, and name us in their robots.txt. */
export const ROBOTS_AGENT = 'SishiBot'
export const USER_AGENT = `${ROBOTS_AGENT}/1.0 (network market supervision)`

export interface Fetcher {
  readonly guard: Guard
  readonly userAgent?: string
  /** Sent besides, to the host that was asked and to no other that it sends us on to. */
  readonly headers?: readonly Header[]
  readonly limits?: Partial<FetchLimits>
  /** A server that cannot prove who it is: end there, or record the fault and read on. */
  readonly tlsFaults?: 'refuse' | 'record'
  /** Asked before every hop; without it robots.txt is not read. */
  readonly robots?: { verdictFor(url: URL): Promise<RobotsVerdict> }
  readonly politeness?: Politeness
  /** Whether the body of what is no text is read too. */
  readonly files?: 'skip' | 'read'
  readonly spoolFolder?: string
}

export interface Fetched {
  readonly outcome: Outcome
  /** What exactly, for people who repair things. */
  readonly detail?: string
  readonly url: string
  readonly finalUrl: string
  readonly status?: number
  readonly headers: readonly Header[]
  readonly mediaType?: string
  /** Body without codings; what came of it, when it was cut. */
  readonly body?: Buffer
  readonly text?: PageText
  readonly redirects: readonly string[]
  /** What robots.txt said, hop by hop. */
  readonly robots: readonly RobotsVerdict[]
  readonly exchanges: readonly Exchange[]
  /** Lets go of the recorded bytes. */
  release(): Promise<void>
}

/** Media types that are read as text; everything else is a download. */
const TEXT_TYPES =
  /^(text\/|application\/(xhtml\+xml|xml|json|ld\+json|javascript|x-javascript)|[^;]+\+(xml|json))/i

/** What one hop ended with; `location` when the answer sends us on. */
interface Hop {
  readonly outcome: Outcome
  readonly detail?: string
  readonly head?: ResponseHead
  readonly body?: Buffer
  readonly location?: string
}

/** One fetch under way. */
interface Run {
  readonly fetcher: Fetcher
  readonly limits: FetchLimits
  /** Host of the address that was asked. */
  readonly host: string
  deadline: number
  readonly exchanges: Exchange[]
  readonly robots: RobotsVerdict[]
}

/** Fetches with GET. Never throws for what the other side does. */
export async function fetchPage(fetcher: Fetcher, address: string): Promise<Fetched> {
  const limits = { ...fetchLimits, ...fetcher.limits }
  const run: Run = {
    fetcher,
    limits,
    host: URL.canParse(address) ? new URL(address).host : '',
    deadline: performance.now() + limits.totalMs,
    exchanges: [],
    robots: [],
  }
  const seen: string[] = []
  let url = withoutFragment(address)
  let hop: Hop
  for (;;) {
    seen.push(url)
    hop = await hopTo(run, url)
    if (hop.location === undefined) break
    const next = withoutFragment(hop.location)
    if (seen.includes(next)) hop = { ...hop, outcome: 'redirect_loop', detail: next }
    else if (seen.length > limits.redirectsMax) hop = { ...hop, outcome: 'too_many_redirects', detail: next }
    else {
      url = next
      continue
    }
    break
  }
  const { exchanges, robots } = run
  return {
    ...settle(hop),
    url: seen[0] ?? address,
    finalUrl: url,
    redirects: seen.slice(1),
    robots,
    exchanges,
    release: async () => {
      await Promise.all(exchanges.map(({ response }) => response.release()))
    },
  }
}

function settle({ outcome, detail, head, body }: Hop) {
  const mediaType = head && headerValue(head.headers, 'content-type')
  const text = body !== undefined && outcome !== 'download' ? decodePage(body, mediaType) : undefined
  return {
    outcome,
    headers: head?.headers ?? [],
    ...(detail !== undefined && { detail }),
    ...(head && { status: head.status }),
    ...(mediaType !== undefined && { mediaType }),
    ...(body && { body }),
    ...(text && { text }),
  }
}

async function hopTo(run: Run, address: string): Promise<Hop> {
  const { fetcher } = run
  const admitted = await fetcher.guard.admit(address)
  if (!admitted.ok) return admitted.error
  const { url } = admitted.value
  const barred = await askRobots(run, url)
  if (barred !== undefined) return barred
  const waitedFrom = performance.now()
  const turn = await fetcher.politeness?.enter(url.host, run.robots.at(-1)?.delayMs)
  if (turn?.ok === false) return { outcome: turn.error }
  run.deadline += performance.now() - waitedFrom
  try {
    return await ask(run, admitted.value)
  } finally {
    turn?.value()
  }
}

async function askRobots({ fetcher, robots }: Run, url: URL): Promise<Hop | undefined> {
  if (fetcher.robots === undefined) return undefined
  const verdict = await fetcher.robots.verdictFor(url)
  robots.push(verdict)
  return barredBy(verdict)
}

/** How a fetch ends that robots.txt does not allow; undefined where it does. */
export function barredBy(
  verdict: RobotsVerdict,
): { readonly outcome: Outcome; readonly detail?: string } | undefined {
  if (verdict.allowed) return undefined
  if (verdict.because === 'rule') return { outcome: 'robots_denied', detail: verdict.rule ?? '' }
  // Where nobody answers at all, the page has nobody either.
  if (verdict.status === undefined && verdict.outcome !== undefined) return { outcome: verdict.outcome }
  return { outcome: 'robots_unreachable', detail: `${verdict.robotsUrl}: ${verdict.outcome}` }
}

async function ask({ fetcher, limits, host, deadline, exchanges }: Run, admission: Admission): Promise<Hop> {
  const left = deadline - performance.now()
  if (left <= 0) return { outcome: 'timeout_total' }
  const opened = await connect(admission, Math.min(limits.connectMs, left))
  if (!opened.ok) return opened.error
  const connection = opened.value
  try {
    const fault = connection.tls?.fault
    if (fault !== undefined && fetcher.tlsFaults !== 'record') return { outcome: 'tls_fault', detail: fault }
    const { url } = admission
    const collected = collector(limits.bodyBytesMax, fetcher.files === 'read')
    const answer = await connection.exchange(
      { method: 'GET', url: url.href, bytes: requestBytes(url, fetcher, url.host === host) },
      {
        firstByteMs: Math.min(limits.firstByteMs, left),
        totalMs: Math.max(1, deadline - performance.now()),
        headBytesMax: limits.headBytesMax,
        ...(fetcher.spoolFolder && { spoolFolder: fetcher.spoolFolder }),
      },
      collected,
    )
    exchanges.push(answer.exchange)
    return judge(answer, collected, url, limits)
  } finally {
    connection.close()
  }
}

function requestBytes(url: URL, { userAgent, headers = [] }: Fetcher, isAsked: boolean): Buffer {
  const own = isAsked ? headers.map(([name, value]) => `${name}: ${value}`) : []
  return Buffer.from(
    [
      `GET ${url.pathname}${url.search} HTTP/1.1`,
      `Host: ${url.host}`,
      `User-Agent: ${userAgent ?? USER_AGENT}`,
      ...own,
      'Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
      'Accept-Language: zh-CN,zh;q=0.9,en;q=0.5',
      'Accept-Encoding: gzip, deflate, br, zstd',
      'Connection: close',
      '',
      '',
    ].join('\r\n'),
    'latin1',
  )
}

interface Collector extends ResponseSink {
  readonly pieces: Buffer[]
  /** What came is a file, and files are not read: a small one may have come with its head. */
  download(): boolean
}

/** Keeps the body up to a bound; does not read downloads. */
function collector(bytesMax: number, readsFiles: boolean): Collector {
  const pieces: Buffer[] = []
  let held = 0
  let isFile = false
  return {
    pieces,
    download: () => isFile && !readsFiles,
    onHead: (head) => {
      isFile = head.status >= 200 && head.status < 300 && isDownload(head.headers)
      return isFile && !readsFiles ? 'stop' : undefined
    },
    onBody: (piece) => {
      pieces.push(held + piece.length > bytesMax ? piece.subarray(0, bytesMax - held) : piece)
      held += piece.length
      return held > bytesMax ? 'stop' : undefined
    },
  }
}

function isDownload(headers: readonly Header[]): boolean {
  if (/^\s*attachment/i.test(headerValue(headers, 'content-disposition') ?? '')) return true
  const type = headerValue(headers, 'content-type')
  return type?.includes('/') === true && !TEXT_TYPES.test(type.trim())
}

const CUT: Readonly<Partial<Record<WireAnswer['ended'], Outcome>>> = {
  stopped: 'too_long',
  time: 'timeout_total',
  disconnect: 'incomplete',
  broken: 'broken_http',
}

function judge(answer: WireAnswer, collected: Collector, url: URL, limits: FetchLimits): Hop {
  const { head, ended, exchange } = answer
  const fault = exchange.fault
  if (ended === 'first_byte') return { outcome: 'timeout_first_byte' }
  if (head === undefined) {
    if (fault === 'header_too_large') return { outcome: 'header_too_large' }
    return { outcome: CUT[ended] ?? 'broken_http', ...(fault && { detail: fault }) }
  }
  if (collected.download()) return { outcome: 'download', head }
  const location = locationOf(head, url)
  if (location !== undefined) return { ...location, head }
  const cut = CUT[ended]
  const codings = headerValue(head.headers, 'content-encoding')
  const raw = Buffer.concat(collected.pieces)
  const decoded = decodeContent(raw, codings, limits.decodedBytesMax, cut !== undefined)
  if (!decoded.ok) return { outcome: decoded.fault, detail: decoded.detail, head }
  const body = decoded.bytes
  const outcome = cut ?? outcomeOfStatus(head.status)
  const isUnnamed = headerValue(head.headers, 'content-type') === undefined
  if (outcome === 'page' && (isBinary(body) || (isUnnamed && decodeText(body) === undefined)))
    return { outcome: 'download', detail: 'binary content', head, body }
  return { outcome, head, body, ...(fault && { detail: fault }) }
}

function locationOf(head: ResponseHead, url: URL): Pick<Hop, 'outcome' | 'detail' | 'location'> | undefined {
  if (![301, 302, 303, 307, 308].includes(head.status)) return undefined
  const value = headerValue(head.headers, 'location')
  // Header bytes are read one by one; sites write UTF-8 there.
  const target = value === undefined ? undefined : Buffer.from(value, 'latin1').toString('utf8')
  if (target === undefined || !URL.canParse(target, url.href)) {
    return { outcome: 'bad_redirect', detail: target ?? 'no location' }
  }
  const next = new URL(target, url.href)
  if (!/^https?:$/.test(next.protocol)) return { outcome: 'bad_redirect', detail: next.href.slice(0, 200) }
  return { outcome: 'page', location: next.href }
}

/** What an answer's status alone says. */
export function outcomeOfStatus(status: number): Outcome {
  if (status >= 200 && status < 300) return 'page'
  if (status === 404 || status === 410) return 'gone'
  if (status === 401 || status === 403 || status === 407 || status === 451) return 'denied'
  if (status === 429 || status === 503) return 'limited'
  return status >= 500 ? 'server_error' : 'client_error'
}

/** First bytes of files that come under the name of a page. */
const FILE_MARKS = [
  '255044462d',
  '504b0304',
  '89504e47',
  '47494638',
  '7f454c46',
  'ffd8ff',
  '526172211a',
  '4d5a9000',
]

function isBinary(body: Buffer): boolean {
  const start = body.toString('hex', 0, 8)
  if (FILE_MARKS.some((mark) => start.startsWith(mark))) return true
  if (start.startsWith('fffe') || start.startsWith('feff')) return false
  // UTF-16 without a mark has a zero byte beside each Latin letter, but never two in a row.
  return body.subarray(0, 1024).includes('\0\0')
}

function withoutFragment(address: string): string {
  return URL.canParse(address) ? new URL(address).href.replace(/#.*$/, '') : address
}
