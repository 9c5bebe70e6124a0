/** One page of a run: fetched, kept, read, and laid before the rules. Writes nothing but the snapshot. */
import { createHash, randomUUID } from 'node:crypto'
import { type Day, dayOf } from '../../../kernel/day.ts'
import type { Blobs } from '../../../platform/blobs/blobs.ts'
import type { Fetched } from '../../../platform/net/fetch.ts'
import type { Detector, Finding } from '../detection/detect.ts'
import { fold } from '../detection/fold.ts'
import { evaluate, type Model } from '../detection/model.ts'
import type { OutsideHit } from '../detection/outside.ts'
import type { Facts } from '../detection/rule.ts'
import { findingKey } from '../domain/finding.ts'
import { type Lead, leadsOf, leadsOfSitemap } from '../domain/links.ts'
import type { BrowserUse } from '../domain/plan.ts'
import { readPage } from '../page/read.ts'
import { growsByScrolling, isWrittenByScript } from '../page/script-written.ts'
import type { PageView } from '../page/view.ts'
import type { NewFinding } from '../store/findings.ts'
import type { StoredOutsideModel } from '../store/outside-models.ts'
import type { KnownPage, LeasedVisit, Visited } from '../store/visits.ts'
import type { OutsideModels } from './ask-outside.ts'
import type { KnownFacts } from './known-facts.ts'
import { keptWords, type Pictures } from './pictures.ts'

/** What a worker reads pages with. */
export interface Reader {
  /** Never throws for what the other side does. */
  readonly fetch: (url: string) => Promise<Fetched>
  readonly byBrowser: boolean
  readonly browser: BrowserUse
  /** Where the plan has the words in pictures read too. */
  readonly pictures: Pictures | undefined
  readonly blobs: Blobs
  readonly detector: Detector
  readonly models: readonly Model[]
  readonly outside: OutsideModels
  readonly known: KnownFacts
  readonly now: () => Date
  /** Links of pages so deep lead nowhere: they are not looked for. */
  readonly depthMax: number
}

export interface ReadPage {
  readonly visited: Visited
  /** Nothing of it counts: a browser has to read it. */
  readonly needsBrowser: boolean
  readonly findings: readonly NewFinding[]
  readonly leads: readonly Lead[]
  readonly depth: number
  /** Whose page it is, where the plan knows; pages that it leads to are theirs too. */
  readonly operator: { readonly id: string; readonly name: string } | undefined
}

const SNAPSHOT_BYTES_MAX = 32 * 1024 * 1024
const DETAIL_MAX = 500
const TITLE_MAX = 300

/** Never throws for what the other side does. */
export async function visitPage(
  reader: Reader,
  visit: LeasedVisit,
  known: KnownPage | undefined,
): Promise<ReadPage> {
  const fetchedAt = reader.now()
  const begun = performance.now()
  const { fetched, page, needsBrowser, imageWords } = await seen(reader, await reader.fetch(visit.url))
  try {
    const digest = page && createHash('sha256').update(`${page.title}\n${page.text}`).digest('hex')
    const snapshot = needsBrowser ? null : await keepSnapshot(reader.blobs, fetched.body, digest, known)
    const findings =
      page === undefined || needsBrowser
        ? []
        : await findOn(
            reader,
            page,
            { ...(await reader.known.of(page)), ...factsOf(visit, known) },
            dayOf(fetchedAt),
          )
    const visited = describe(visit, fetched, page, {
      fetchedAt,
      elapsedMs: Math.round(performance.now() - begun),
      digest: digest ?? null,
      snapshot,
      findings: findings.length,
      byBrowser: reader.byBrowser,
      imageWords: imageWords === undefined ? null : keptWords(imageWords),
    })
    return {
      visited,
      needsBrowser,
      findings: findings.map((finding) => toNew(finding, visited, page)),
      leads: visit.depth < reader.depthMax ? leadsFrom(fetched, page) : [],
      depth: visit.depth,
      operator:
        visit.operator_id === null
          ? undefined
          : { id: visit.operator_id, name: visit.operator_name ?? visit.host },
    }
  } finally {
    await fetched.release()
  }
}

interface Understood {
  readonly fetched: Fetched
  readonly page: PageView | undefined
  readonly needsBrowser: boolean
  /** Undefined where no pictures were read. */
  readonly imageWords?: ReadonlyMap<string, string>
}

/** What came, read with its pictures; only what counts is worth reading them. */
async function seen(reader: Reader, fetched: Fetched): Promise<Understood> {
  const understood = understand(reader, fetched)
  const { page, needsBrowser } = understood
  if (page === undefined || needsBrowser || reader.pictures === undefined) return understood
  const imageWords = await reader.pictures.wordsOn(page)
  const content = fetched.text?.text ?? ''
  return { ...understood, imageWords, page: readPage({ content, url: page.url, imageWords }) }
}

/** What came, read; a frame without content is nothing that was read. */
function understand({ byBrowser, browser }: Reader, fetched: Fetched): Understood {
  const html = fetched.outcome === 'page' ? fetched.text?.text : undefined
  if (html === undefined) return { fetched, page: undefined, needsBrowser: false }
  const page = readPage({ content: html, url: fetched.finalUrl })
  if (byBrowser || browser === 'always') return { fetched, page, needsBrowser: false }
  const isFrame = isWrittenByScript(html, page)
  if (browser === 'auto') return { fetched, page, needsBrowser: isFrame || growsByScrolling(html) }
  return isFrame
    ? { fetched: { ...fetched, outcome: 'browser_needed' }, page: undefined, needsBrowser: false }
    : { fetched, page, needsBrowser: false }
}

function leadsFrom(fetched: Fetched, page: PageView | undefined): readonly Lead[] {
  if (page === undefined) return []
  const xml = fetched.text?.text ?? ''
  if (/^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:urlset|sitemapindex)\b/.test(xml))
    return leadsOfSitemap(xml, fetched.finalUrl)
  return leadsOf(page, fetched.finalUrl)
}

/** What a page said is kept once: the same text again points to the snapshot that stands. */
async function keepSnapshot(
  blobs: Blobs,
  body: Buffer | undefined,
  digest: string | undefined,
  known: KnownPage | undefined,
): Promise<string | null> {
  if (body === undefined || body.length === 0 || digest === undefined) return null
  if (known?.digest === digest && known.snapshot !== null) return known.snapshot
  const kept = await blobs.put(body, { sizeMax: SNAPSHOT_BYTES_MAX })
  return kept.ok ? kept.value.sha256 : null
}

function factsOf(visit: LeasedVisit, known: KnownPage | undefined): Facts {
  const prices = known?.prices ?? []
  return {
    ...(prices.length > 0 && { priceHistory: prices.map(({ day, asked }) => ({ on: day as Day, asked })) }),
    ...(visit.listed_price !== null && { listedPrice: Number(visit.listed_price) }),
  }
}

/** What a rule or a model found, before it has a place among the findings. */
type Found = Omit<Finding, 'basis' | 'penalty'> & {
  readonly basis: Finding['basis']
  readonly penalty: Finding['penalty'] | undefined
}

async function findOn(reader: Reader, page: PageView, facts: Facts, on: Day): Promise<readonly Found[]> {
  const modelled = reader.models.flatMap((model): Found[] => {
    const hit = evaluate(model, page, facts)
    return hit === undefined ? [] : [ofModel(model, hit.spans[0])]
  })
  const asked = await reader.outside.ask(page, on, facts)
  const outside = asked.flatMap(({ model, hits }) => hits.map((hit) => ofOutside(model, hit, page)))
  return [...reader.detector.detect(page, { on, facts }), ...modelled, ...outside]
}

export const MODEL_PREFIX = 'model:'

function ofModel(
  model: Model,
  span: { readonly start: number; readonly end: number; readonly text: string } | undefined,
): Found {
  const title = { zh: model.title.zh, en: model.title.en || model.title.zh }
  return {
    rule: `${MODEL_PREFIX}${model.id}`,
    version: model.version,
    level: model.level,
    title,
    text: span?.text ?? '',
    position: span && { start: span.start, end: span.end, path: '' },
    isDisguised: false,
    reason: {
      zh: `符合自建模型“${title.zh}”的条件。`,
      en: `The conditions of the model “${title.en}” hold.`,
    },
    basis: { kind: 'internal', title: { zh: model.basis || title.zh, en: model.basis || title.en } },
    penalty: undefined,
    exemption: undefined,
  }
}

export const OUTSIDE_PREFIX = 'outside:'

function ofOutside(model: StoredOutsideModel, { level, span, reason }: OutsideHit, page: PageView): Found {
  const title = { zh: model.title, en: model.title }
  return {
    rule: `${OUTSIDE_PREFIX}${model.key}`,
    version: model.version,
    level,
    title,
    text: span === undefined ? '' : page.text.slice(span.start, span.end),
    position: span && { ...span, path: '' },
    isDisguised: false,
    reason: { zh: reason, en: reason },
    basis: { kind: 'internal', title: { zh: model.basis || model.title, en: model.basis || model.title } },
    penalty: undefined,
    exemption: undefined,
  }
}

const CONTEXT_CHARACTERS = 40

function toNew(finding: Found, visited: Visited, page: PageView | undefined): NewFinding {
  const { position, exemption } = finding
  const text = page?.text ?? ''
  const context =
    position === undefined
      ? { before: '', after: '' }
      : {
          before: text.slice(Math.max(0, position.start - CONTEXT_CHARACTERS), position.start),
          after: text.slice(position.end, position.end + CONTEXT_CHARACTERS),
        }
  const { url } = visited
  // What a page recommends is not said by whom the page is of.
  const isOfOthers =
    page?.recommended.some(({ start, end }) => isBetween(position?.start, start, end)) === true
  const operatorId = isOfOthers ? null : visited.operatorId
  const key = findingKey({ rule: finding.rule, operatorId, url, folded: fold(finding.text).text })
  return {
    id: randomUUID(),
    key: createHash('sha256').update(key).digest('hex'),
    pageId: visited.pageId,
    url,
    operatorId,
    subject: isOfOthers ? visited.host : visited.subject,
    rule: finding.rule,
    ruleVersion: finding.version,
    level: finding.level,
    title: finding.title,
    text: finding.text,
    position: position ?? null,
    isDisguised: finding.isDisguised,
    reason: finding.reason,
    basis: finding.basis,
    penalty: finding.penalty ?? null,
    exemption: exemption === undefined ? null : { title: exemption.title, basis: exemption.basis },
    context,
    snapshot: visited.snapshot,
  }
}

const isBetween = (at: number | undefined, start: number, end: number): boolean =>
  at !== undefined && at >= start && at < end

function describe(
  visit: LeasedVisit,
  fetched: Fetched,
  page: PageView | undefined,
  made: Pick<Visited, 'elapsedMs' | 'digest' | 'snapshot' | 'findings' | 'byBrowser' | 'imageWords'> & {
    readonly fetchedAt: Date
  },
): Visited {
  const shown = page?.prices.filter(({ kind }) => kind === 'shown').map(({ amount }) => amount) ?? []
  const compared = page?.prices.filter(({ kind }) => kind === 'compared').map(({ amount }) => amount) ?? []
  // Many prices are a list: it has no price of its own.
  const isListing = page?.isSelling === true && shown.length > 0 && shown.length <= 3
  return {
    id: visit.id,
    url: visit.url,
    host: visit.host,
    outcome: fetched.outcome,
    detail: fetched.detail?.slice(0, DETAIL_MAX) ?? null,
    status: fetched.status ?? null,
    finalUrl: fetched.finalUrl,
    mediaType: fetched.mediaType ?? null,
    title: page?.title.slice(0, TITLE_MAX) ?? null,
    ...made,
    fetchedAt: made.fetchedAt.toISOString(),
    day: dayOf(made.fetchedAt),
    robots: fetched.robots.at(-1) ?? null,
    isRead: page !== undefined,
    pageId: randomUUID(),
    subject: visit.operator_name ?? page?.seller.name ?? visit.host,
    operatorId: visit.operator_id,
    isListing,
    price: isListing ? Math.min(...shown) : null,
    comparedPrice: isListing && compared.length > 0 ? Math.max(...compared) : null,
    sales: page?.sales ?? null,
    reviewCount: page?.reviewCount ?? null,
  }
}
