/** 维护: entering by hand, mending, verifying, closing, moving, merging and splitting operators; each act on the file. */
import { randomUUID } from 'node:crypto'
import { type Actor, may, type Officer, scopeOf } from '../../../kernel/actor.ts'
import { type Day, dayOf } from '../../../kernel/day.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'
import { type Detail, ok, type Result, refuse } from '../../../kernel/result.ts'
import { resolveTrade } from '../../../kernel/trades.ts'
import { record } from '../../../platform/audit/record.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { World } from '../../../platform/world.ts'
import { checkCode } from '../domain/code-fault.ts'
import type { Entry } from '../domain/entry.ts'
import type {
  Entity,
  Exemption,
  OperatorKind,
  OperatorStatus,
  Registration,
  ShopKind,
} from '../domain/operator.ts'
import { shopAddress } from '../domain/web-address.ts'
import * as store from '../store/operators.ts'
import { enterEntries, nameOfActor } from './enter.ts'
import { noteOnFile } from './neighbours.ts'
import { loadPlacing, placeAddress } from './places.ts'
import { KEEP } from './register.ts'

type Done = Record<string, never>

/** Under the actor's scope: the operator, when he may keep it and it is not merged away. */
export async function findKept(
  tx: Tx,
  actor: Actor,
  id: string,
  options: { readonly mergedToo?: boolean } = {},
): Promise<Result<store.OperatorRecord>> {
  const [row] = await store.findOperators(tx, [id], 'lock')
  if (row === undefined) return refuse('not_found', 'operators.no_such_operator')
  if (!may(actor, KEEP, placeOf(row))) return refuse('forbidden', 'permission.missing', { permission: KEEP })
  if (row.merged_into !== null && options.mergedToo !== true) return refuse('conflict', 'operators.is_merged')
  return ok(row)
}

const placeOf = (row: store.OperatorRecord) => ({ region: row.region as RegionCode, unitId: row.unit_id })

/** The ledger's entry and the file's, of one act. Reasons stand on the file; the ledger holds codes and ids. */
export async function leaveTrace(
  tx: Tx,
  world: World,
  actor: Actor,
  row: store.OperatorRecord,
  trace: {
    readonly action: `operators.${string}`
    readonly words: string
    readonly details?: { readonly [name: string]: Detail }
    readonly ledger?: { readonly [name: string]: Detail }
  },
): Promise<void> {
  await record(tx, actor, {
    action: trace.action,
    subject: { type: 'operators.operator', id: row.id },
    ...placeOf(row),
    details: trace.ledger ?? {},
  })
  await noteOnFile(tx, [
    {
      operatorId: row.id,
      at: world.clock.now(),
      words: trace.words,
      details: trace.details ?? {},
      byName: nameOfActor(actor),
      fact: randomUUID(),
    },
  ])
}

export interface OperatorInput {
  readonly kind: OperatorKind
  readonly name: string
  readonly entity: Entity
  readonly registration: Registration
  readonly uscc: string
  readonly exemption: Exemption | null
  readonly declaration: string
  readonly representative: string
  readonly identityNumber: string
  readonly trade: string
  readonly address: string
  readonly contactName: string
  readonly phone: string
  readonly email: string
  readonly establishedOn: string | null
  readonly shop?:
    | { readonly kind: ShopKind; readonly platform: string; readonly name: string; readonly address: string }
    | undefined
}

/** A code that is right, none at all, or the refusal that names the slip. */
function checkedCode(text: string): Result<string | null> {
  if (text === '') return ok(null)
  const checked = checkCode(text)
  if ('uscc' in checked) return ok(checked.uscc)
  const { code, details } = checked.fault
  return refuse('invalid', `operators.import_code_${code}`, details)
}

function checkedDay(day: string | null, today: string): Result<void> {
  return day !== null && day > today ? refuse('invalid', 'operators.day_to_come', { day }) : ok(undefined)
}

function checkedTrade(text: string, today: Day): Result<string | null> {
  if (text === '') return ok(null)
  const trade = resolveTrade(text, today)
  return trade === undefined ? refuse('invalid', 'operators.no_such_trade', { trade: text }) : ok(trade.code)
}

export async function createOperator(
  world: World,
  actor: Officer,
  input: OperatorInput,
): Promise<Result<{ id: string }>> {
  const uscc = checkedCode(input.uscc)
  if (!uscc.ok) return uscc
  const at = world.clock.now()
  const trade = checkedTrade(input.trade, dayOf(at))
  if (!trade.ok) return trade
  const established = checkedDay(input.establishedOn, dayOf(at))
  if (!established.ok) return established
  if (input.registration === 'exempt' && input.exemption === null)
    return refuse('invalid', 'operators.exemption_needed')
  if (input.registration === 'registered' && uscc.value === null)
    return refuse('invalid', 'operators.code_needed')
  return await world.db.transact(scopeOf(actor, KEEP), async (tx): Promise<Result<{ id: string }>> => {
    const placing = await loadPlacing(tx, actor.region)
    const place = placeAddress(placing, input.address) ?? {
      region: actor.region,
      unitId: null,
      by: 'home',
    }
    if (!may(actor, KEEP, place)) return refuse('forbidden', 'operators.outside_reach')
    const { shop, ...fields } = input
    const entry: Entry = {
      ...fields,
      uscc: uscc.value,
      trade: trade.value,
      place,
      shop: shop === undefined ? null : { ...shop, ...shopAddress(shop) },
      sales: null,
      licence: null,
      agency: '',
    }
    const origin = { source: 'hand', sender: '', seenOn: dayOf(at) } as const
    const [entered] = await enterEntries(tx, actor, [entry], origin, { at, batchId: randomUUID() })
    if (entered?.operatorId == null || entered.decision.verdict !== 'new') {
      const decision = entered?.decision
      if (decision?.verdict === 'conflict')
        return refuse('conflict', 'operators.known_otherwise', { known: decision.known })
      return refuse('conflict', 'operators.known_already', {
        id: entered?.operatorId ?? '',
        name: input.name,
      })
    }
    await record(tx, actor, {
      action: 'operators.entered',
      subject: { type: 'operators.operator', id: entered.operatorId },
      ...place,
    })
    return ok({ id: entered.operatorId })
  })
}

export type OperatorInputChange = {
  readonly [K in Exclude<keyof OperatorInput, 'shop'>]?: OperatorInput[K] | undefined
}

const COLUMN_OF = {
  kind: 'kind',
  name: 'name',
  entity: 'entity',
  registration: 'registration',
  exemption: 'exemption',
  declaration: 'declaration',
  representative: 'representative',
  identityNumber: 'identity_number',
  address: 'address',
  contactName: 'contact_name',
  phone: 'phone',
  email: 'email',
  establishedOn: 'established_on',
} as const satisfies Partial<Record<keyof OperatorInput, keyof store.OperatorChange>>

export async function changeOperator(
  world: World,
  actor: Officer,
  id: string,
  input: OperatorInputChange,
): Promise<Result<Done>> {
  const today = dayOf(world.clock.now())
  return await world.db.transact(scopeOf(actor, KEEP), async (tx): Promise<Result<Done>> => {
    const found = await findKept(tx, actor, id)
    if (!found.ok) return found
    const row = found.value
    const change: store.OperatorChange = Object.fromEntries(
      Object.entries(COLUMN_OF).flatMap(([field, column]) => {
        const value = input[field as keyof typeof COLUMN_OF]
        return value === undefined || value === row[column] ? [] : [[column, value]]
      }),
    )
    if (input.uscc !== undefined && input.uscc !== (row.uscc ?? '')) {
      const uscc = checkedCode(input.uscc)
      if (!uscc.ok) return uscc
      const other = uscc.value === null ? undefined : await store.findByCode(tx, row.region, uscc.value)
      if (other !== undefined && other.id !== id)
        return refuse('conflict', 'operators.known_already', { id: other.id, name: other.name })
      change.uscc = uscc.value
    }
    if (input.trade !== undefined) {
      const trade = checkedTrade(input.trade, today)
      if (!trade.ok) return trade
      if (trade.value !== row.trade) change.trade = trade.value
    }
    const established = checkedDay(change.established_on ?? null, today)
    if (!established.ok) return established
    const after = { ...row, ...change }
    const isRegistrationTold = ['registration', 'exemption', 'uscc'].some((column) => column in change)
    if (isRegistrationTold && after.registration === 'exempt' && after.exemption === null)
      return refuse('invalid', 'operators.exemption_needed')
    if (isRegistrationTold && after.registration === 'registered' && after.uscc === null)
      return refuse('invalid', 'operators.code_needed')
    const fields = Object.keys(change)
    if (fields.length === 0) return ok({})
    await store.updateOperator(tx, id, change, world.clock.now())
    await leaveTrace(tx, world, actor, row, {
      action: 'operators.changed',
      words: 'operators.note_changed',
      ledger: { fields },
    })
    return ok({})
  })
}

/** One act on one operator: found, changed, traced. */
async function actOn(
  world: World,
  actor: Officer,
  id: string,
  act: (tx: Tx, row: store.OperatorRecord) => Promise<Result<Done>>,
): Promise<Result<Done>> {
  return await world.db.transact(scopeOf(actor, KEEP), async (tx): Promise<Result<Done>> => {
    const found = await findKept(tx, actor, id)
    return found.ok ? await act(tx, found.value) : found
  })
}

export async function verifyOperator(world: World, actor: Officer, id: string): Promise<Result<Done>> {
  const at = world.clock.now()
  const today = dayOf(at)
  return await actOn(world, actor, id, async (tx, row) => {
    await store.updateOperator(tx, id, { verified_on: today }, at)
    await leaveTrace(tx, world, actor, row, {
      action: 'operators.verified',
      words: 'operators.note_verified',
    })
    return ok({})
  })
}

export async function setOperatorStatus(
  world: World,
  actor: Officer,
  id: string,
  input: { readonly status: OperatorStatus; readonly reason: string },
): Promise<Result<Done>> {
  const at = world.clock.now()
  const today = dayOf(at)
  return await actOn(world, actor, id, async (tx, row) => {
    if (row.status === input.status) return refuse('conflict', 'operators.status_already')
    await store.updateOperator(
      tx,
      id,
      {
        status: input.status,
        status_reason: input.reason,
        closed_on: input.status === 'closed' ? today : null,
        verified_on: today,
      },
      at,
    )
    await leaveTrace(tx, world, actor, row, {
      action: 'operators.statusSet',
      words: 'operators.note_status',
      details: { statusKey: `operators.status_${input.status}`, reason: input.reason },
      ledger: { from: row.status, to: input.status },
    })
    return ok({})
  })
}

/** 合并: the duplicate keeps its rows and points to the one that counts, so that it can be split off again. */
export async function mergeOperators(
  world: World,
  actor: Officer,
  id: string,
  input: { readonly duplicateId: string; readonly reason: string },
): Promise<Result<Done>> {
  const at = world.clock.now()
  return await actOn(world, actor, id, async (tx, row) => {
    if (input.duplicateId === id) return refuse('invalid', 'operators.merge_itself')
    const duplicate = await findKept(tx, actor, input.duplicateId)
    if (!duplicate.ok) return duplicate
    if (duplicate.value.region !== row.region) return refuse('conflict', 'operators.merge_regions')
    const whole = await store.findWholeOperator(tx, input.duplicateId)
    if ((whole?.merged.length ?? 0) > 0) return refuse('conflict', 'operators.has_merged')
    await store.updateOperator(tx, input.duplicateId, { merged_into: id }, at)
    await leaveTrace(tx, world, actor, row, {
      action: 'operators.merged',
      words: 'operators.note_merged',
      details: { name: duplicate.value.name, reason: input.reason },
      ledger: { duplicate: input.duplicateId },
    })
    return ok({})
  })
}

export async function splitOperator(
  world: World,
  actor: Officer,
  id: string,
  reason: string,
): Promise<Result<Done>> {
  const at = world.clock.now()
  return await world.db.transact(scopeOf(actor, KEEP), async (tx): Promise<Result<Done>> => {
    const found = await findKept(tx, actor, id, { mergedToo: true })
    if (!found.ok) return found
    const row = found.value
    if (row.merged_into === null) return refuse('conflict', 'operators.not_merged')
    await store.updateOperator(tx, id, { merged_into: null }, at)
    await leaveTrace(tx, world, actor, row, {
      action: 'operators.split',
      words: 'operators.note_split',
      details: { reason },
      ledger: { from: row.merged_into },
    })
    return ok({})
  })
}
