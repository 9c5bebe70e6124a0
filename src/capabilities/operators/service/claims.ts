/** 认领处置: identities distributed from above become matters; claiming one enters it in the register. */
import { randomUUID } from 'node:crypto'
import { type Actor, type Officer, scopeOf } from '../../../kernel/actor.ts'
import { workingDaysBetween } from '../../../kernel/calendar.ts'
import { type Day, dayOf } from '../../../kernel/day.ts'
import { decimal, divide, formatPercent } from '../../../kernel/exact.ts'
import { getState } from '../../../kernel/procedure.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { MovedMatter, RegisteredProcedure, World } from '../../../platform/world.ts'
import { actOnMatters, openMatters } from '../../matters/index.ts'
import type { ClaimRow, ClaimsQuery } from '../contract.ts'
import type { Decision, Entry } from '../domain/entry.ts'
import type { OperatorStatus } from '../domain/operator.ts'
import { factOf } from '../import/judge.ts'
import { claimProcedure } from '../procedure.ts'
import * as store from '../store/claims.ts'
import type { StoredImport } from '../store/imports.ts'
import { updateOperator } from '../store/operators.ts'
import { listShops, updateShop } from '../store/shops.ts'
import { enterEntries, nameOfActor } from './enter.ts'
import { noteOnFile } from './neighbours.ts'
import { READ } from './register.ts'

const keyOf = (entry: Entry) => `${entry.place.region} ${factOf(entry)}`

/** What a distributed list would do: an identity that came before changes nothing. */
export async function knownFacts(tx: Tx, entries: readonly Entry[]): Promise<readonly Decision[]> {
  const known = await store.findFacts(
    tx,
    entries.map((entry) => ({ region: entry.place.region, fact: factOf(entry) })),
  )
  return entries.map(
    (entry): Decision =>
      known.has(keyOf(entry)) ? { verdict: 'same', operator: BEFORE } : { verdict: 'new' },
  )
}

/** Stands for an identity that came in an earlier list; nobody reads its fields. */
const BEFORE = {
  id: '',
  region: '',
  name: '',
  uscc: null,
  identity_number: '',
  merged_into: null,
  declaration: '',
  representative: '',
  trade: null,
  address: '',
  contact_name: '',
  phone: '',
  email: '',
  established_on: null,
  last_seen: '',
} as const

/** 分发: one matter for each identity that did not come before. */
export async function distributeIn(
  tx: Tx,
  world: World,
  actor: Officer,
  list: Pick<StoredImport, 'sender' | 'seen_on' | 'due_on'> & { readonly id: string | null },
  entries: readonly Entry[],
): Promise<readonly Decision[]> {
  const decisions = await knownFacts(tx, entries)
  const fresh = entries.flatMap((entry, place) =>
    decisions[place]?.verdict === 'new' ? [{ id: randomUUID(), entry }] : [],
  )
  if (fresh.length === 0) return decisions
  await openMatters(
    tx,
    world,
    actor,
    fresh.map(({ id, entry }) => ({
      id,
      procedure: claimProcedure.id,
      region: entry.place.region,
      unitId: entry.place.unitId ?? actor.unitId,
      title: entry.shop ? `${entry.name}：${entry.shop.name}` : entry.name,
      dueOn: list.due_on,
      note: list.sender,
    })),
  )
  await store.insertClaims(
    tx,
    fresh.map(({ id, entry }) => ({
      id,
      region: entry.place.region,
      import_id: list.id,
      sender: list.sender,
      distributed_on: list.seen_on,
      entry,
      fact: factOf(entry),
    })),
    world.clock.now(),
  )
  return decisions
}

function toRow(row: store.ClaimRecord, today: Day): ClaimRow {
  const { entry } = row
  return {
    id: row.id,
    region: row.region,
    name: entry.name,
    uscc: entry.uscc,
    address: entry.address,
    shop: entry.shop && {
      platform: entry.shop.platform,
      name: entry.shop.name,
      address: entry.shop.address,
    },
    sender: row.sender,
    distributedOn: row.distributed_on,
    state: row.state as ClaimRow['state'],
    stateTitle: getState(claimProcedure, row.state).title,
    outcome: row.outcome,
    dueOn: row.due_on,
    workingDaysLeft:
      row.closed_at === null && row.due_on !== null ? workingDaysBetween(today, row.due_on as Day) : null,
    operatorId: row.operator_id,
  }
}

export async function listClaims(world: World, actor: Actor, query: ClaimsQuery) {
  const today = dayOf(world.clock.now())
  const page = await world.db.read(scopeOf(actor, READ), (tx) => store.listClaims(tx, query))
  return { items: page.items.map((row) => toRow(row, today)), next: page.next }
}

export async function getClaim(world: World, actor: Actor, id: string): Promise<Result<ClaimRow>> {
  const row = await world.db.read(scopeOf(actor, READ), (tx) => store.findClaim(tx, id))
  return row === undefined
    ? refuse('not_found', 'operators.no_such_claim')
    : ok(toRow(row, dayOf(world.clock.now())))
}

export async function getClaimRates(world: World, actor: Actor, asked: number | undefined) {
  const year = asked ?? Number(dayOf(world.clock.now()).slice(0, 4))
  const senders = await world.db.read(scopeOf(actor, READ), (tx) =>
    store.countClaims(tx, { prefix: '', from: `${year}-01-01`, to: `${year}-12-31` }),
  )
  const sum = (key: 'distributed' | 'claimed' | 'settled') =>
    senders.reduce((total, each) => total + each[key], 0)
  const [distributed, claimed, settled] = [sum('distributed'), sum('claimed'), sum('settled')]
  const share = divide(decimal(settled), decimal(distributed))
  const rate = share === undefined ? null : formatPercent(share, 2, 'towardsZero')
  return { year, senders, distributed, claimed, settled, rate }
}

export async function actOnClaims(
  world: World,
  actor: Actor,
  ids: readonly string[],
  step: string,
  values: Readonly<Record<string, string>>,
) {
  const outcome = await actOnMatters(world, actor, [...new Set(ids)], { kind: 'step', step, input: values })
  if (!outcome.ok) return outcome
  const refused = outcome.value.flatMap(({ id, title, refusal }) =>
    refusal === null ? [] : [{ id, title, code: refusal.code }],
  )
  return ok({ done: outcome.value.length - refused.length, refused })
}

const STATUS_BY_OUTCOME: Readonly<Record<string, OperatorStatus>> = {
  inBusiness: 'active',
  closed: 'closed',
  unreachable: 'unreachable',
}

/** Runs in the step's own transaction: claiming enters the operator, disposal says how it stands. */
async function onStep(tx: Tx, world: World, actor: Actor, matter: MovedMatter): Promise<Result<void>> {
  const claim = await store.findClaim(tx, matter.id)
  if (claim === undefined) return refuse('not_found', 'operators.no_such_claim')
  const at = world.clock.now()
  const today = dayOf(at)
  const outcome = typeof matter.values.outcome === 'string' ? matter.values.outcome : undefined
  if (matter.step === 'claim') {
    const origin = { source: 'distributed', sender: claim.sender, seenOn: claim.distributed_on } as const
    const [entered] = await enterEntries(tx, actor, [claim.entry], origin, { at, batchId: claim.id })
    if (entered?.operatorId == null) {
      const decision = entered?.decision
      const known = decision?.verdict === 'conflict' ? decision.known : ''
      return refuse('conflict', 'operators.claim_conflict', { known })
    }
    await store.settleClaim(tx, claim.id, { operatorId: entered.operatorId })
    return ok(undefined)
  }
  await store.settleClaim(tx, claim.id, outcome === undefined ? {} : { outcome })
  const { operator_id: operatorId } = claim
  if (operatorId === null || outcome === undefined) return ok(undefined)
  const status = STATUS_BY_OUTCOME[outcome]
  if (status !== undefined)
    await updateOperator(
      tx,
      operatorId,
      { status, verified_on: today, closed_on: status === 'closed' ? today : null },
      at,
    )
  if (outcome === 'deadAddress' && claim.entry.shop) {
    const { key } = claim.entry.shop
    const own = await listShops(tx, { operatorId, limit: 500 })
    const shop = own.items.find((each) => each.key === key)
    if (shop) await updateShop(tx, shop.id, { status: 'dead' }, at)
  }
  await noteOnFile(tx, [
    {
      operatorId,
      at,
      words: 'operators.note_claim_settled',
      details: { outcomeKey: `operators.outcome_${outcome}`, sender: claim.sender },
      byName: nameOfActor(actor),
      page: `/operators/claims/${claim.id}`,
      fact: `claim ${claim.id} ${matter.step}`,
    },
  ])
  return ok(undefined)
}

export const registeredClaim: RegisteredProcedure = {
  procedure: claimProcedure,
  readPermission: READ,
  page: '/operators/claims/:id',
  onStep,
}
