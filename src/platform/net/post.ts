/** 询问外部服务: sends JSON to a host that an administrator has listed, and reads a bounded answer. Follows no redirect. */
import { connect } from './connection.ts'
import type { Guard } from './guard.ts'

export interface PostBounds {
  readonly timeMs: number
  readonly outputBytesMax: number
}

export type PostEnd =
  | { readonly outcome: 'answered'; readonly output: Buffer }
  | {
      readonly outcome: 'barred' | 'unreachable' | 'timed_out' | 'too_large' | 'crashed'
      readonly detail: string
    }

const HEAD_BYTES_MAX = 16 * 1024

/** Never throws for what the other side does. */
export async function postJson(
  guard: Guard,
  address: string,
  json: string,
  { timeMs, outputBytesMax }: PostBounds,
): Promise<PostEnd> {
  const deadline = performance.now() + timeMs
  const admitted = await guard.admit(address)
  if (!admitted.ok) return { outcome: 'barred', detail: admitted.error.detail }
  const { url, listed } = admitted.value
  if (!listed) return { outcome: 'barred', detail: url.host }
  const opened = await connect(admitted.value, Math.max(1, deadline - performance.now()))
  if (!opened.ok)
    return {
      outcome: opened.error.outcome === 'timeout_connect' ? 'timed_out' : 'unreachable',
      detail: opened.error.detail,
    }
  const connection = opened.value
  try {
    if (connection.tls?.fault !== undefined) return { outcome: 'unreachable', detail: connection.tls.fault }
    const body = Buffer.from(json, 'utf8')
    const head = [
      `POST ${url.pathname}${url.search} HTTP/1.1`,
      `Host: ${url.host}`,
      'Content-Type: application/json; charset=utf-8',
      'Accept: application/json',
      `Content-Length: ${body.length}`,
      'Connection: close',
      '',
      '',
    ].join('\r\n')
    const pieces: Buffer[] = []
    let size = 0
    const left = Math.max(1, deadline - performance.now())
    const answer = await connection.exchange(
      { method: 'POST', url: url.href, bytes: Buffer.concat([Buffer.from(head, 'latin1'), body]) },
      { firstByteMs: left, totalMs: left, headBytesMax: HEAD_BYTES_MAX },
      {
        onBody: (piece) => {
          size += piece.length
          if (size > outputBytesMax) return 'stop'
          pieces.push(piece)
          return undefined
        },
      },
    )
    await answer.exchange.response.release()
    if (answer.ended === 'first_byte' || answer.ended === 'time')
      return { outcome: 'timed_out', detail: `${timeMs} ms` }
    if (answer.ended === 'stopped') return { outcome: 'too_large', detail: `${outputBytesMax} bytes` }
    const status = answer.head?.status
    if (answer.ended !== 'whole' || status !== 200)
      return { outcome: 'crashed', detail: `${answer.ended} ${status ?? ''}`.trim() }
    return { outcome: 'answered', output: Buffer.concat(pieces) }
  } finally {
    connection.close()
  }
}
