/** 往返记录: one HTTP exchange as WARC records: request, response (or revisit), and what else is known of it. Pure. */
import { type ByteFile, bytesFile, sliceOf, utf8 } from './byte-file.ts'
import { type Hashing, sha256Of } from './hash.ts'
import { httpHeadOf, type RecordPlan } from './warc.ts'

export interface RecordedExchange {
  readonly url: string
  readonly startedAt: Date
  readonly address: string
  readonly truncated?: string
  readonly request: Uint8Array
  readonly response: ByteFile
  /** Times, name servers' answers, TLS: as JSON beside the records. */
  readonly facts: unknown
}

/** Payloads already in the archive, so that the same is stored once. */
export type Stored = Map<string, { readonly url: string; readonly date: string }>

/** Shorter payloads are not worth a reference. */
const SHARED_BYTES_MIN = 256

/** The records of an exchange, in the order in which they are written. */
export async function recordsOf(
  exchange: RecordedExchange,
  stored: Stored,
  newId: () => string,
  hashing: Hashing,
): Promise<RecordPlan[]> {
  const { url, address, truncated, request, response, facts } = exchange
  const date = exchange.startedAt.toISOString()
  const target: [string, string][] = [
    ['WARC-Target-URI', url],
    ['WARC-IP-Address', address],
  ]
  const requestBlock = bytesFile(request)
  const requestHead = await httpHeadOf(requestBlock)
  const head = await httpHeadOf(response)
  const responseId = newId()
  const concurrent: [string, string] = ['WARC-Concurrent-To', `<${responseId}>`]
  const cut: [string, string][] = truncated === undefined ? [] : [['WARC-Truncated', truncated]]
  const httpResponse = 'application/http; msgtype=response'
  const base = { id: responseId, date, contentType: httpResponse }
  const digest =
    head && (await sha256Of(sliceOf(response, head.bodyAt, response.size - head.bodyAt), hashing))
  const earlier = digest === undefined ? undefined : stored.get(digest)
  const isShared =
    earlier !== undefined &&
    truncated === undefined &&
    head !== undefined &&
    response.size - head.bodyAt >= SHARED_BYTES_MIN
  if (digest !== undefined && earlier === undefined && truncated === undefined)
    stored.set(digest, { url, date })
  const answer: RecordPlan = isShared
    ? {
        ...base,
        type: 'revisit',
        fields: [
          ...target,
          ['WARC-Profile', 'http://netpreserve.org/warc/1.1/revisit/identical-payload-digest'],
          ['WARC-Refers-To-Target-URI', earlier.url],
          ['WARC-Refers-To-Date', earlier.date],
          ['WARC-Payload-Digest', `sha256:${digest ?? ''}`],
        ],
        block: sliceOf(response, 0, head.bodyAt),
      }
    : {
        ...base,
        type: 'response',
        fields: [...target, ...cut],
        block: response,
        ...(head && { payloadAt: head.bodyAt }),
      }
  return [
    answer,
    {
      type: 'request',
      id: newId(),
      date,
      fields: [...target, concurrent],
      contentType: 'application/http; msgtype=request',
      block: requestBlock,
      ...(requestHead && { payloadAt: requestHead.bodyAt }),
    },
    {
      type: 'metadata',
      id: newId(),
      date,
      fields: [['WARC-Target-URI', url], concurrent],
      contentType: 'application/json',
      block: bytesFile(utf8(JSON.stringify(facts))),
    },
  ]
}
