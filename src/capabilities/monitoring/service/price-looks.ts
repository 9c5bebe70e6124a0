/** 一次查看: the page of an offer as one persona was shown it, with what the wire brought. */
import { type Fetched, type Fetcher, fetchPage } from '../../../platform/net/fetch.ts'
import type { World } from '../../../platform/world.ts'
import type { Persona } from '../domain/personas.ts'
import { declaredOn, priceOf } from '../domain/price-probe.ts'
import { readPage } from '../page/read.ts'
import type * as store from '../store/price-probes.ts'

const TITLE_MAX = 300
const DETAIL_MAX = 500
const RESPONSE_BYTES_MAX = 32 * 1024 * 1024

/** Who looks, with the cookies that it has by now. */
export interface Visitor {
  readonly persona: Persona
  readonly fetcher: Fetcher
}

export function visitorOf(base: Fetcher, persona: Persona, given: readonly string[]): Visitor {
  const cookies = [persona.cookie, ...given].filter((cookie) => cookie !== '').join('; ')
  const headers = persona.headers.map(({ name, value }) => [name, value] as const)
  return {
    persona,
    fetcher: {
      ...base,
      ...(persona.userAgent !== '' && { userAgent: persona.userAgent }),
      headers: cookies === '' ? headers : [['Cookie', cookies], ...headers],
    },
  }
}

/** Cookies as a browser would send them back. */
export const cookiesOf = ({ headers }: Fetched): readonly string[] =>
  headers.flatMap(([name, value]) =>
    name.toLowerCase() === 'set-cookie' ? [(value.split(';')[0] ?? '').trim()] : [],
  )

export interface Seen {
  readonly look: Omit<store.StoredLook, 'place'>
  readonly trait: Persona['trait']
  readonly title: string
  /** What the page calls whoever sells. */
  readonly seller: string
}

export async function lookAt(
  world: World,
  { persona, fetcher }: Visitor,
  url: string,
  round: number,
): Promise<Seen> {
  const startedAt = new Date()
  const fetched = await fetchPage(fetcher, url)
  const endedAt = new Date()
  try {
    const page =
      fetched.outcome === 'page' && fetched.text !== undefined
        ? readPage({ content: fetched.text.text, url: fetched.finalUrl })
        : undefined
    return {
      trait: persona.trait,
      title: page?.title.slice(0, TITLE_MAX) ?? '',
      seller: page?.seller.name?.slice(0, TITLE_MAX) ?? '',
      look: {
        persona: persona.key,
        round,
        started_at: startedAt.toISOString(),
        ended_at: endedAt.toISOString(),
        outcome: fetched.outcome,
        detail: fetched.detail?.slice(0, DETAIL_MAX) ?? null,
        final_url: fetched.finalUrl,
        price: (page && priceOf(page)) ?? null,
        declared: page === undefined ? [] : declaredOn(page),
        snapshot: await keepPage(world, fetched),
        exchanges: await keepExchanges(world, fetched),
      },
    }
  } finally {
    await fetched.release()
  }
}

async function keepPage(world: World, { outcome, body }: Fetched): Promise<string | null> {
  if (outcome !== 'page' || body === undefined || body.length === 0) return null
  const kept = await world.blobs.put(body, { sizeMax: RESPONSE_BYTES_MAX })
  return kept.ok ? kept.value.sha256 : null
}

async function keepExchanges(world: World, fetched: Fetched): Promise<readonly store.KeptExchange[]> {
  const kept: store.KeptExchange[] = []
  for (const exchange of fetched.exchanges) {
    const blob = await world.blobs.put(exchange.response.open(), { sizeMax: RESPONSE_BYTES_MAX })
    if (!blob.ok) throw new Error(`response not kept: ${blob.error.code}`)
    kept.push({
      url: exchange.url,
      status: exchange.status ?? null,
      address: `${exchange.address}:${exchange.port}`,
      request: Buffer.from(exchange.request).toString('latin1'),
      bytes: blob.value.size,
      sha256: blob.value.sha256,
      sm3: blob.value.sm3,
    })
  }
  return kept
}
