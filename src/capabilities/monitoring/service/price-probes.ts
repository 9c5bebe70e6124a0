/** 价格比对: an offer is looked at by several personas at the same moment, round by round; what came is kept as it came. */
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { type Actor, scopeOf } from '../../../kernel/actor.ts'
import { dayOf } from '../../../kernel/day.ts'
import { citeBasis, isBasisRead, provisionsOfTopic } from '../../../kernel/provisions/catalogue.ts'
import { type Detail, ok, type Result, refuse } from '../../../kernel/result.ts'
import { record } from '../../../platform/audit/record.ts'
import { readCursor, toPage } from '../../../platform/db/keyset.ts'
import { Download } from '../../../platform/files.ts'
import type { JobCall } from '../../../platform/jobs/job.ts'
import { type Fetcher, fetchPage, ROBOTS_AGENT } from '../../../platform/net/fetch.ts'
import { createRobots } from '../../../platform/net/robots-cache.ts'
import type { World } from '../../../platform/world.ts'
import { findShopsOfPages } from '../../operators/index.ts'
import type { PriceProbeRow } from '../contract.ts'
import { PERSONAS, type Persona } from '../domain/personas.ts'
import { hostOf } from '../domain/plan.ts'
import { comparePrices, PRICE_BASES, PRICE_PENALTY_TOPIC } from '../domain/price-probe.ts'
import { mayCompose, mayPlan } from '../policy.ts'
import * as store from '../store/price-probes.ts'
import { nameOf, personOf, regionOf, unitOf } from './actors.ts'
import { guardOf } from './hosts.ts'
import { keepPriceFinding } from './price-finding.ts'
import { cookiesOf, lookAt, type Seen, visitorOf } from './price-looks.ts'
import { downloadSnapshot } from './runs.ts'

export const PRICE_PROBE_JOB = 'monitoring.probePrice'
/** Between two rounds: long enough to see a price move, short enough to be one look. */
const ROUND_PAUSE_MS = 700

/** The region's own personas in place of, and after, those that the product brings along. */
function joined(stored: readonly store.StoredPersona[]) {
  const own = new Map(stored.map((row) => [row.key, row]))
  const brought = PERSONAS.filter(({ key }) => !own.has(key)).map((persona) => ({
    persona,
    isOn: true,
    changedName: null,
    changedAt: null,
  }))
  const changed = stored.map((row) => ({
    persona: row.persona,
    isOn: row.is_on,
    changedName: row.changed_name,
    changedAt: row.changed_at.toISOString(),
  }))
  const order = PERSONAS.map(({ key }) => key)
  const placeOf = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length)
  return [...brought, ...changed].sort((a, b) => placeOf(a.persona.key) - placeOf(b.persona.key))
}

const toWire = (persona: Persona) => ({ ...persona, headers: [...persona.headers] })

export async function listPersonas(world: World, actor: Actor) {
  const region = regionOf(actor, undefined)
  const rows = await world.db.read(scopeOf(actor, 'monitoring.read'), (tx) => store.listPersonas(tx, region))
  return {
    items: joined(rows).map(({ persona, ...rest }) => ({ ...toWire(persona), ...rest })),
    next: null,
    mayChange: mayCompose(actor, { region, unitId: unitOf(actor) }),
  }
}

export async function savePersona(
  world: World,
  actor: Actor,
  { isOn, ...persona }: Persona & { readonly isOn: boolean },
): Promise<Result<Record<string, never>>> {
  const region = regionOf(actor, undefined)
  const unitId = unitOf(actor)
  if (!mayCompose(actor, { region, unitId }))
    return refuse('forbidden', 'permission.missing', { permission: 'monitoring.compose' })
  return await world.db.transact(
    scopeOf(actor, 'monitoring.read'),
    async (tx): Promise<Result<Record<string, never>>> => {
      await store.savePersona(tx, {
        region,
        unit_id: unitId,
        key: persona.key,
        persona,
        is_on: isOn,
        changed_name: nameOf(actor),
        changed_at: world.clock.now(),
      })
      await record(tx, actor, {
        action: 'monitoring.personaSaved',
        subject: { type: 'monitoring.persona', id: `${region}/${persona.key}` },
        region,
        unitId,
        details: { isOn },
      })
      return ok({})
    },
  )
}

const numberOf = (value: string | null): number | null => (value === null ? null : Number(value))

const toRow = (row: store.StoredProbe): PriceProbeRow => ({
  id: row.id,
  url: row.url,
  title: row.title,
  subject: row.subject,
  shop: row.shop,
  operatorId: row.operator_id,
  state: row.state,
  verdict: row.verdict,
  level: row.level,
  lowest: numberOf(row.lowest),
  highest: numberOf(row.highest),
  reason: row.reason,
  rounds: row.rounds,
  orderedName: row.ordered_name,
  orderedAt: row.ordered_at.toISOString(),
})

export async function listPriceProbes(
  world: World,
  actor: Actor,
  query: {
    readonly verdict?: string | undefined
    readonly search?: string | undefined
    readonly after?: string | undefined
    readonly limit: number
  },
) {
  const { verdict, search, limit } = query
  const rows = await world.db.read(scopeOf(actor, 'monitoring.read'), (tx) =>
    store.listProbes(tx, { verdict, search, after: readCursor(query.after, 2), limit: limit + 1 }),
  )
  const page = toPage(rows, limit, (row) => [row.ordered_at.toISOString(), row.id])
  const holding = { region: regionOf(actor, undefined), unitId: unitOf(actor) }
  return { items: page.items.map(toRow), next: page.next, mayOrder: mayPlan(actor, holding) }
}

export async function orderPriceProbe(
  world: World,
  actor: Actor,
  input: {
    readonly url: string
    readonly personas?: readonly string[] | undefined
    readonly rounds: number
    readonly robotsOrder: string
  },
): Promise<Result<{ id: string }>> {
  const region = regionOf(actor, undefined)
  const unitId = unitOf(actor)
  if (!mayPlan(actor, { region, unitId }))
    return refuse('forbidden', 'permission.missing', { permission: 'monitoring.plan' })
  const id = randomUUID()
  return await world.db.transact(
    scopeOf(actor, 'monitoring.read'),
    async (tx): Promise<Result<{ id: string }>> => {
      const known = joined(await store.listPersonas(tx, region))
      const wanted = input.personas ?? known.filter(({ isOn }) => isOn).map(({ persona }) => persona.key)
      const personas = known.flatMap(({ persona }) => (wanted.includes(persona.key) ? [persona] : []))
      const unknown = wanted.find((key) => !personas.some((persona) => persona.key === key))
      if (unknown !== undefined) return refuse('invalid', 'monitoring.no_such_persona', { persona: unknown })
      if (personas.length < 2) return refuse('invalid', 'monitoring.too_few_personas')
      const shop = (await findShopsOfPages(tx, region, [input.url])).get(input.url)
      await store.insertProbe(tx, {
        id,
        region,
        unit_id: unitId,
        url: input.url,
        host: hostOf(input.url),
        operator_id: shop?.operatorId ?? null,
        subject: shop?.operatorName ?? shop?.name ?? hostOf(input.url),
        shop: shop?.name ?? '',
        rounds: input.rounds,
        robots_order: input.robotsOrder,
        personas,
        ordered_by: personOf(actor),
        ordered_name: nameOf(actor),
        ordered_at: world.clock.now(),
      })
      await world.jobs.enqueue(tx, PRICE_PROBE_JOB, { probeId: id }, { region })
      await record(tx, actor, {
        action: 'monitoring.priceProbed',
        subject: { type: 'monitoring.priceProbe', id },
        region,
        unitId,
        details: { personas: personas.length, rounds: input.rounds },
      })
      return ok({ id })
    },
  )
}

export async function getPriceProbe(world: World, actor: Actor, id: string) {
  return await world.db.read(scopeOf(actor, 'monitoring.read'), async (tx) => {
    const probe = await store.findProbe(tx, id)
    if (probe === undefined) return refuse('not_found', 'monitoring.no_such_price_probe')
    const looks = await store.listLooks(tx, id)
    return ok({
      ...toRow(probe),
      finding:
        probe.finding_id === null || probe.finding_state === null
          ? null
          : { id: probe.finding_id, state: probe.finding_state },
      personas: probe.personas.map(toWire),
      looks: looks.map((look) => ({
        place: look.place,
        persona: look.persona,
        round: look.round,
        startedAt: new Date(look.started_at).toISOString(),
        endedAt: new Date(look.ended_at).toISOString(),
        outcome: look.outcome,
        detail: look.detail,
        price: look.price,
        declared: [...look.declared],
        snapshot: look.snapshot,
        exchanges: [...look.exchanges],
      })),
      articles: PRICE_BASES.map((basis) => ({
        article: { zh: citeBasis(basis, 'zh'), en: citeBasis(basis, 'en') },
        isRead: isBasisRead(basis),
      })),
      penalties: provisionsOfTopic(PRICE_PENALTY_TOPIC, dayOf(probe.ordered_at)).map(
        ({ text, article, gist, certainty }) => {
          const basis = { kind: 'law', text, article } as const
          return {
            article: { zh: citeBasis(basis, 'zh'), en: citeBasis(basis, 'en') },
            gist,
            isRead: certainty === 'verified',
          }
        },
      ),
    })
  })
}

/** 原始响应: status line, headers and body as received, chunked and compressed as they were; or the page in it. */
export async function openPriceExchange(
  world: World,
  actor: Actor,
  id: string,
  sha256: string,
): Promise<Result<Download>> {
  const looks = await world.db.read(scopeOf(actor, 'monitoring.read'), (tx) => store.listLooks(tx, id))
  const shown = looks.find(({ snapshot }) => snapshot === sha256)
  if (shown !== undefined) return await downloadSnapshot(world, { snapshot: sha256, url: shown.final_url })
  const isKept = looks.some(({ exchanges }) => exchanges.some((exchange) => exchange.sha256 === sha256))
  const content = isKept ? await world.blobs.open(sha256) : undefined
  if (content === undefined) return refuse('not_found', 'monitoring.no_snapshot')
  return ok(new Download(`${sha256.slice(0, 16)}.http`, 'application/octet-stream', content))
}

const order = z.object({ probeId: z.uuid() })

export async function probePrice(job: JobCall): Promise<Result<Detail>> {
  const { world } = job
  const { probeId } = order.parse(job.payload)
  const scope = scopeOf(job.actor, 'any')
  const probe = await world.db.read(scope, (tx) => store.findProbe(tx, probeId))
  if (probe === undefined || probe.state === 'done') return ok({ done: true })
  const guard = await guardOf(world)
  const robots = createRobots({
    fetcher: { guard },
    agent: ROBOTS_AGENT,
    ...(probe.robots_order !== '' && { order: probe.robots_order }),
  })
  const visitors = await Promise.all(
    probe.personas.map(async (persona) => {
      const base: Fetcher = { guard, robots }
      if (!persona.comesBack) return visitorOf(base, persona, [])
      const before = await fetchPage(visitorOf(base, persona, []).fetcher, probe.url)
      await before.release()
      return visitorOf(base, persona, cookiesOf(before))
    }),
  )
  const seen: Seen[] = []
  for (let round = 1; round <= probe.rounds; round += 1) {
    if (round > 1) await new Promise((resolve) => setTimeout(resolve, ROUND_PAUSE_MS))
    // All at once: a price that moves, moves for all of them.
    seen.push(...(await Promise.all(visitors.map((visitor) => lookAt(world, visitor, probe.url, round)))))
  }
  const comparison = comparePrices(
    seen.map(({ look, trait }) => ({
      persona: look.persona,
      trait,
      round: look.round,
      price: look.price ?? undefined,
      declared: look.declared,
    })),
  )
  return await world.db.transact(scope, async (tx): Promise<Result<Detail>> => {
    // A second run of the same job has nothing to add.
    if (!(await store.lockWaiting(tx, probeId))) return ok({ done: true })
    const at = world.clock.now()
    const title = seen.find((each) => each.title !== '')?.title ?? ''
    // The page as whoever pays most was shown it.
    const snapshot =
      seen.findLast(({ look }) => look.price !== null && look.price === comparison.highest)?.look.snapshot ??
      null
    await store.endProbe(tx, probe, {
      ...comparison,
      title,
      shop: probe.shop || (seen.find((each) => each.seller !== '')?.seller ?? ''),
      looks: seen.map(({ look }, place) => ({ ...look, place })),
      findingId: await keepPriceFinding(tx, probe, comparison, { title, snapshot }, at),
      at,
    })
    return ok({ verdict: comparison.verdict })
  })
}
