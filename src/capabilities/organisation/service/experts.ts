/** 专家库: experts are appointed for a term, avoid whom they must, and are drawn by lot. */
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { type Actor, type Officer, scopeOf } from '../../../kernel/actor.ts'
import { dayOf } from '../../../kernel/day.ts'
import { maskPhone } from '../../../kernel/masking.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { record } from '../../../platform/audit/record.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { World } from '../../../platform/world.ts'
import { drawFrom } from '../domain/expert-draw.ts'
import * as store from '../store/experts.ts'
import { findKept, mayKeep } from './bodies.ts'

type Done = Result<Record<string, never>>

/** More than any pool holds. */
export const POOL_MAX = 5000

export async function listExperts(
  world: World,
  actor: Actor,
  query: Omit<Parameters<typeof store.listExperts>[1], 'today'>,
) {
  const today = dayOf(world.clock.now())
  const page = await world.db.read(scopeOf(actor, 'organisation.readBodies'), (tx) =>
    store.listExperts(tx, { ...query, today }),
  )
  return { next: page.next, items: page.items.map((row) => ({ ...row, phone: maskPhone(row.phone) })) }
}

export async function addExpert(
  world: World,
  actor: Officer,
  bodyId: string,
  expert: Omit<store.NewExpert, 'id' | 'region' | 'bodyId'>,
): Promise<Result<{ id: string }>> {
  return await world.db.transact(scopeOf(actor, 'organisation.keepBodies'), async (tx) => {
    const found = await findKept(tx, world, actor, bodyId)
    if (!found.ok) return found
    if (found.value.kind !== 'expertPool') return refuse('conflict', 'organisation.no_expert_pool')
    if (expert.toOn < expert.fromOn) return refuse('invalid', 'organisation.term_ends_early')
    const id = randomUUID()
    await store.insertExperts(tx, [{ ...expert, id, region: found.value.region, bodyId }])
    await recordExpert(tx, actor, 'organisation.expertAppointed', { id, region: found.value.region })
    return ok({ id })
  })
}

async function findKeptExpert(
  tx: Tx,
  world: World,
  actor: Actor,
  expertId: string,
): Promise<Result<store.ExpertRecord>> {
  const expert = await store.findExpert(tx, expertId, dayOf(world.clock.now()))
  if (expert === undefined) return refuse('not_found', 'organisation.no_such_expert')
  return mayKeep(actor, expert.region) ? ok(expert) : refuse('forbidden', 'organisation.outside_reach')
}

export async function setExpertTerm(
  world: World,
  actor: Officer,
  expertId: string,
  toOn: string,
): Promise<Done> {
  return await world.db.transact(scopeOf(actor, 'organisation.keepBodies'), async (tx): Promise<Done> => {
    const found = await findKeptExpert(tx, world, actor, expertId)
    if (!found.ok) return found
    if (toOn < found.value.fromOn) return refuse('invalid', 'organisation.term_ends_early')
    await store.setTerm(tx, expertId, toOn)
    await recordExpert(tx, actor, 'organisation.expertTermSet', found.value, { toOn })
    return ok({})
  })
}

export async function addAvoidance(
  world: World,
  actor: Officer,
  expertId: string,
  avoidance: { readonly kind: string; readonly name: string; readonly reason: string },
): Promise<Result<{ id: string }>> {
  return await world.db.transact(scopeOf(actor, 'organisation.keepBodies'), async (tx) => {
    const found = await findKeptExpert(tx, world, actor, expertId)
    if (!found.ok) return found
    const id = randomUUID()
    await store.insertAvoidance(tx, { ...avoidance, id, region: found.value.region, expertId })
    await recordExpert(tx, actor, 'organisation.avoidanceNoted', found.value, {
      avoidance: id,
      kind: avoidance.kind,
    })
    return ok({ id })
  })
}

/** 解除回避: who lifted it and why stands beside it. */
export async function liftAvoidance(
  world: World,
  actor: Officer,
  avoidanceId: string,
  reason: string,
): Promise<Done> {
  return await world.db.transact(scopeOf(actor, 'organisation.keepBodies'), async (tx): Promise<Done> => {
    const avoidance = await store.findAvoidance(tx, avoidanceId)
    if (avoidance === undefined) return refuse('not_found', 'organisation.no_such_avoidance')
    if (!mayKeep(actor, avoidance.region)) return refuse('forbidden', 'organisation.outside_reach')
    if (avoidance.liftedAt !== null) return refuse('conflict', 'organisation.avoidance_lifted')
    await store.liftAvoidance(tx, avoidanceId, { at: world.clock.now(), by: actor.personId, reason })
    const expert = { id: avoidance.expertId, region: avoidance.region }
    await recordExpert(tx, actor, 'organisation.avoidanceLifted', expert, { avoidance: avoidanceId })
    return ok({})
  })
}

/** 查看明文: the reason is kept beside who saw whose number; the ledger holds neither. */
export async function unmaskExpert(
  world: World,
  actor: Officer,
  expertId: string,
  reason: string,
): Promise<Result<{ phone: string }>> {
  return await world.db.transact(scopeOf(actor, 'organisation.unmask'), async (tx) => {
    const found = await findKeptExpert(tx, world, actor, expertId)
    if (!found.ok) return found
    const id = randomUUID()
    await store.insertExpertUnmasking(tx, {
      id,
      at: world.clock.now(),
      region: found.value.region,
      unitId: actor.unitId,
      expertId,
      byPersonId: actor.personId,
      reason,
    })
    await recordExpert(tx, actor, 'organisation.personalDataUnmasked', found.value, { unmasking: id })
    return ok({ phone: found.value.phone })
  })
}

/** 随机抽取. The seed comes from the system and stands in the record, so that anybody can draw again. */
export async function drawExperts(
  world: World,
  actor: Officer,
  bodyId: string,
  asked: {
    readonly purpose: string
    readonly subjects: readonly string[]
    readonly field: string
    readonly wanted: number
  },
): Promise<Result<{ id: string; drawn: string[] }>> {
  const seed = randomBytes(16).toString('hex')
  return await world.db.transact(scopeOf(actor, 'organisation.keepBodies'), async (tx) => {
    const found = await findKept(tx, world, actor, bodyId)
    if (!found.ok) return found
    const at = world.clock.now()
    const { items } = await store.listExperts(tx, {
      today: dayOf(at),
      bodyId,
      inTerm: true,
      limit: POOL_MAX,
    })
    const outcome = drawFrom(
      items.map((row) => ({ ...row, avoids: row.avoidances.map((avoidance) => avoidance.name) })),
      { subjects: asked.subjects, field: asked.field, count: asked.wanted },
      (one) => createHash('sha256').update(`${seed} ${one}`).digest('hex'),
    )
    if (outcome.pool.length < asked.wanted)
      return refuse('conflict', 'organisation.too_few_experts', { count: outcome.pool.length })
    const id = randomUUID()
    const { region } = found.value
    await store.insertDraw(tx, {
      ...asked,
      ...outcome,
      id,
      region,
      bodyId,
      seed,
      drawnBy: actor.name,
      drawnAt: at,
    })
    await record(tx, actor, {
      action: 'organisation.expertsDrawn',
      subject: { type: 'organisation.expertDraw', id },
      region: region as RegionCode,
      details: { body: bodyId, seed, pool: outcome.pool.length, drawn: outcome.drawn },
    })
    const names = new Map(items.map((row) => [row.id, row.name]))
    return ok({ id, drawn: outcome.drawn.map((one) => names.get(one) ?? '') })
  })
}

export async function listDraws(world: World, actor: Actor, query: Parameters<typeof store.listDraws>[1]) {
  const page = await world.db.read(scopeOf(actor, 'organisation.readBodies'), (tx) =>
    store.listDraws(tx, query),
  )
  return {
    next: page.next,
    items: page.items.map(({ subjects, drawnAt, ...row }) => ({
      ...row,
      subjects: [...subjects],
      drawnAt: drawnAt.toISOString(),
    })),
  }
}

async function recordExpert(
  tx: Tx,
  actor: Actor,
  action: `organisation.${string}`,
  expert: { readonly id: string; readonly region: string },
  details: Readonly<Record<string, string>> = {},
): Promise<void> {
  await record(tx, actor, {
    action,
    subject: { type: 'organisation.expert', id: expert.id },
    region: expert.region as RegionCode,
    details,
  })
}
