/** 缺件: what a page asked for and did not get whole. A pack with any of it is partial, and names it by its address. Pure. */
import type { Exchange } from '../../../platform/net/exchange.ts'
import type { ProxyRefusal } from '../../../platform/net/proxy.ts'
import type { Missing, Reason } from '../domain/lack.ts'

type Asked = Pick<
  Exchange,
  'method' | 'url' | 'startedAt' | 'endedAt' | 'truncated' | 'fault' | 'givenUp' | 'status'
>

/**
 * Every request up to the moment when the page was taken needs its whole answer. What the page itself gave up before that
 * moment it did not want; what it asked again and got is there.
 */
export function unanswered(
  exchanges: readonly Asked[],
  refused: readonly ProxyRefusal[],
  takenAt: Date,
): Missing[] {
  const got = new Set(exchanges.filter((each) => cutOf(each) === undefined).map(nameOf))
  const missing = new Map<string, Missing>()
  for (const exchange of exchanges) {
    const { url, startedAt, endedAt, givenUp } = exchange
    const reason = cutOf(exchange)
    if (reason === undefined || startedAt > takenAt || got.has(nameOf(exchange))) continue
    const isUnderWay = givenUp === true && endedAt > takenAt
    if (givenUp && !isUnderWay) continue
    missing.set(url, { part: url, ...(isUnderWay ? { reason: 'under_way' } : reason) })
  }
  for (const { at, url, reason, detail } of refused)
    if (at <= takenAt && !missing.has(url))
      missing.set(url, { part: url, reason, ...(detail !== '' && { detail }) })
  return [...missing.values()]
}

const nameOf = ({ method, url }: Asked): string => `${method} ${url}`

/** How an answer fell short; what came behind its end is no part of it. */
function cutOf({ truncated, fault, status }: Asked): Reason | undefined {
  if (truncated !== undefined) return { reason: `cut_${truncated}` }
  if (fault !== undefined && fault !== 'surplus') return { reason: 'broken_http', detail: fault }
  return status === undefined ? { reason: 'no_answer' } : undefined
}
