/** 通报: composed out of the figures of a period, edited, issued to every unit that it names, signed for. */
import { randomUUID } from 'node:crypto'
import { type Actor, may, type Scope, scopeOf } from '../../../kernel/actor.ts'
import { dayOf } from '../../../kernel/day.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { record } from '../../../platform/audit/record.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { RegisteredProcedure, World } from '../../../platform/world.ts'
import { openMatters } from '../../matters/index.ts'
import { findUnits } from '../../organisation/index.ts'
import { circularBody, circularTitle } from '../circular-text.ts'
import { rankUnits } from '../measures.ts'
import { circularReceiptProcedure } from '../procedure.ts'
import * as store from '../store/circulars.ts'

const PERMISSION = 'assessment.manageTasks'
/** 督办, as matters names its procedure. */
const SUPERVISION = 'matters.supervision'
type Done = Result<Record<string, never>>

const patternsOf = (scope: Scope): string[] => [
  ...scope.prefixes.map((prefix) => `${prefix}%`),
  ...scope.regions,
]

function readerOf(actor: Actor): store.Reader {
  const units = actor.kind === 'officer' ? [actor.unitId, ...actor.grants.map((grant) => grant.unitId)] : []
  return {
    office: patternsOf(scopeOf(actor, PERMISSION)),
    overseen: patternsOf(scopeOf(actor, 'matters.oversee')),
    units: [...new Set(units)],
  }
}

const toRow = (row: store.CircularRow) => ({
  id: row.id,
  state: row.state,
  number: row.number,
  title: row.title,
  from: row.period_from,
  to: row.period_to,
  issuer: row.issuer,
  issuedAt: row.issued_at?.toISOString() ?? null,
  units: row.units,
  signed: row.signed,
})

export async function listCirculars(
  world: World,
  actor: Actor,
  query: { readonly after?: string | undefined; readonly limit: number },
) {
  const page = await world.db.read(scopeOf(actor, 'assessment.read'), (tx) =>
    store.listCirculars(tx, readerOf(actor), query),
  )
  return { next: page.next, items: page.items.map(toRow) }
}

export async function getCircular(world: World, actor: Actor, id: string) {
  const reader = readerOf(actor)
  const row = await world.db.read(scopeOf(actor, 'assessment.read'), (tx) =>
    store.findCircular(tx, id, reader),
  )
  if (row === undefined) return refuse('not_found', 'assessment.no_such_circular')
  const ownUnit = actor.kind === 'officer' ? actor.unitId : ''
  const receipts = row.receipts.map((receipt) => ({
    ...receipt,
    signedAt: receipt.signedAt === null ? null : new Date(receipt.signedAt).toISOString(),
  }))
  const place = { region: row.region as RegionCode, unitId: row.unit_id }
  return ok({
    ...toRow(row),
    body: row.body,
    issuedBy: row.issued_name,
    figures: { countedOn: row.figures.countedOn, units: [...row.figures.units] },
    receipts,
    toSign:
      receipts.find((receipt) => receipt.unitId === ownUnit && receipt.signedAt === null)?.matterId ?? null,
    mayEdit: row.state === 'draft' && may(actor, PERMISSION, place),
  })
}

async function countFigures(tx: Tx, world: World, region: string, period: { from: string; to: string }) {
  const today = dayOf(world.clock.now())
  const counts = await store.countUnits(tx, region, { ...period, today, supervision: SUPERVISION })
  return { countedOn: today, units: rankUnits(counts) }
}

/** 拟稿: for the region of the office that composes. */
export async function composeCircular(
  world: World,
  actor: Actor,
  period: { readonly from: string; readonly to: string },
): Promise<Result<{ id: string }>> {
  if (period.to < period.from) return refuse('invalid', 'assessment.period_backwards')
  if (actor.kind !== 'officer' || !may(actor, PERMISSION, actor)) {
    return refuse('forbidden', 'permission.missing', { permission: PERMISSION })
  }
  const { region, unitId } = actor
  return await world.db.transact(scopeOf(actor, 'assessment.read'), async (tx) => {
    const figures = await countFigures(tx, world, region, period)
    const [issuer] = await findUnits(tx, [unitId])
    const id = randomUUID()
    await store.insertCircular(tx, {
      id,
      region,
      unitId,
      title: circularTitle(period.from, period.to),
      ...period,
      body: circularBody(period.from, period.to, figures),
      figures,
      issuer: issuer?.name ?? '',
      at: world.clock.now(),
      by: actor.personId,
    })
    await record(tx, actor, {
      action: 'assessment.circularComposed',
      subject: { type: 'assessment.circular', id },
      region,
      unitId,
      details: { ...period },
    })
    return ok({ id })
  })
}

interface Draft {
  readonly tx: Tx
  readonly row: NonNullable<Awaited<ReturnType<typeof store.lockCircular>>>
}

async function changeDraft<T>(
  world: World,
  actor: Actor,
  id: string,
  work: (draft: Draft) => Promise<Result<T>>,
): Promise<Result<T>> {
  return await world.db.transact(scopeOf(actor, PERMISSION), async (tx) => {
    const row = await store.lockCircular(tx, id)
    const isOwn =
      row !== undefined && may(actor, PERMISSION, { region: row.region as RegionCode, unitId: row.unit_id })
    if (!isOwn) return refuse('not_found', 'assessment.no_such_circular')
    if (row.state !== 'draft') return refuse('conflict', 'assessment.circular_issued')
    return await work({ tx, row })
  })
}

export async function editCircular(
  world: World,
  actor: Actor,
  id: string,
  words: { readonly title: string; readonly body: string },
): Promise<Done> {
  return await changeDraft(world, actor, id, async ({ tx, row }) => {
    await store.updateText(tx, id, words)
    await record(tx, actor, {
      action: 'assessment.circularEdited',
      subject: { type: 'assessment.circular', id },
      region: row.region as RegionCode,
      unitId: row.unit_id,
    })
    return ok({})
  })
}

export async function discardCircular(world: World, actor: Actor, id: string): Promise<Done> {
  return await changeDraft(world, actor, id, async ({ tx, row }) => {
    await store.deleteCircular(tx, id)
    await record(tx, actor, {
      action: 'assessment.circularDiscarded',
      subject: { type: 'assessment.circular', id },
      region: row.region as RegionCode,
      unitId: row.unit_id,
    })
    return ok({})
  })
}

/** 印发: what is written stays; every unit that the ranking names is told and signs for it. */
export async function issueCircular(
  world: World,
  actor: Actor,
  id: string,
): Promise<Result<{ number: string }>> {
  return await changeDraft(world, actor, id, async ({ tx, row }): Promise<Result<{ number: string }>> => {
    const at = world.clock.now()
    const region = row.region as RegionCode
    const year = Number(dayOf(at).slice(0, 4))
    const number = `${year}年第${await store.nextNumber(tx, row.region, year)}期`
    const found = await store.findCircular(tx, id, readerOf(actor))
    if (found === undefined) return refuse('not_found', 'assessment.no_such_circular')
    const { figures } = found
    if (figures.units.length === 0) return refuse('conflict', 'assessment.circular_names_nobody')
    const receipts = figures.units.map(({ unitId }) => ({ unitId, matterId: randomUUID() }))
    await store.markIssued(tx, id, {
      number,
      figures,
      at,
      by: actor.kind === 'officer' ? actor.personId : null,
      name: actor.kind === 'officer' ? actor.name : '',
    })
    await openMatters(
      tx,
      world,
      actor,
      receipts.map(({ unitId, matterId }) => ({
        id: matterId,
        procedure: circularReceiptProcedure.id,
        region,
        unitId,
        title: row.title,
        reference: number,
        isTold: true,
      })),
    )
    await store.insertReceipts(tx, { id, region: row.region }, receipts)
    await record(tx, actor, {
      action: 'assessment.circularIssued',
      subject: { type: 'assessment.circular', id },
      region,
      unitId: row.unit_id,
      details: { number, units: receipts.length },
    })
    return ok({ number })
  })
}

/** 签收: by the unit that the circular names, not by the office for it. */
async function facts(tx: Tx, matterId: string, actor: Actor) {
  const receiver = await store.findReceiver(tx, matterId)
  return { isNamedUnit: actor.kind === 'officer' && actor.unitId === receiver }
}

export const registeredReceipt: RegisteredProcedure = {
  procedure: circularReceiptProcedure,
  readPermission: 'assessment.read',
  page: '/assessment/notices/:id',
  facts,
}
