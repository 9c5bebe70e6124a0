/** 网店: added, found dead or closed, given to the operator whose they are. */
import { randomUUID } from 'node:crypto'
import { may, type Officer, scopeOf } from '../../../kernel/actor.ts'
import { dayOf } from '../../../kernel/day.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { record } from '../../../platform/audit/record.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { World } from '../../../platform/world.ts'
import type { ShopKind, ShopStatus } from '../domain/operator.ts'
import { shopAddress } from '../domain/web-address.ts'
import * as store from '../store/shops.ts'
import { nameOfActor } from './enter.ts'
import { noteOnFile } from './neighbours.ts'
import { KEEP } from './register.ts'
import { findKept, leaveTrace } from './upkeep.ts'

type Done = Record<string, never>

export async function addShop(
  world: World,
  actor: Officer,
  operatorId: string,
  input: {
    readonly kind: ShopKind
    readonly platform: string
    readonly name: string
    readonly address: string
  },
): Promise<Result<{ id: string }>> {
  const at = world.clock.now()
  const today = dayOf(at)
  return await world.db.transact(scopeOf(actor, KEEP), async (tx): Promise<Result<{ id: string }>> => {
    const found = await findKept(tx, actor, operatorId)
    if (!found.ok) return found
    const row = found.value
    const id = randomUUID()
    const [made] = await store.insertShops(
      tx,
      [
        {
          ...input,
          ...shopAddress(input),
          id,
          region: row.region,
          unit_id: row.unit_id,
          operator_id: operatorId,
          seller_name: row.name,
          seller_uscc: row.uscc,
          source: 'hand',
          first_seen: today,
          last_seen: today,
        },
      ],
      at,
    )
    if (made === undefined) return refuse('conflict', 'operators.shop_known')
    await leaveTrace(tx, world, actor, row, {
      action: 'operators.shopAdded',
      words: 'operators.note_shop_added',
      details: { shop: input.name },
      ledger: { shop: id },
    })
    return ok({ id })
  })
}

export async function findKeptShop(tx: Tx, actor: Officer, id: string): Promise<Result<store.ShopRecord>> {
  const [shop] = await store.findShops(tx, [id], 'lock')
  if (shop === undefined) return refuse('not_found', 'operators.no_such_shop')
  return may(actor, KEEP, { region: shop.region as RegionCode, unitId: shop.unit_id })
    ? ok(shop)
    : refuse('forbidden', 'permission.missing', { permission: KEEP })
}

export async function setShopStatus(
  world: World,
  actor: Officer,
  id: string,
  input: { readonly status: ShopStatus; readonly reason: string },
): Promise<Result<Done>> {
  const at = world.clock.now()
  return await world.db.transact(scopeOf(actor, KEEP), async (tx): Promise<Result<Done>> => {
    const found = await findKeptShop(tx, actor, id)
    if (!found.ok) return found
    const shop = found.value
    if (shop.status === input.status) return refuse('conflict', 'operators.status_already')
    await store.updateShop(tx, id, { status: input.status, status_reason: input.reason }, at)
    await trace(tx, world, actor, shop, {
      action: 'operators.shopStatusSet',
      words: 'operators.note_shop_status',
      to: input.status,
      details: { statusKey: `operators.shop_status_${input.status}`, reason: input.reason },
      operators: [shop.operator_id],
    })
    return ok({})
  })
}

/** 变更所属主体: both files tell of it. Confirmed matches come this way, too. */
export async function giveShop(
  world: World,
  actor: Officer,
  id: string,
  input: { readonly operatorId: string | null; readonly reason: string },
): Promise<Result<Done>> {
  return await world.db.transact(scopeOf(actor, KEEP), (tx) => giveShopIn(tx, world, actor, id, input))
}

/** The same inside a running transaction; `reasonKey` are words of the catalog instead of an officer's own. */
export async function giveShopIn(
  tx: Tx,
  world: World,
  actor: Officer,
  id: string,
  input: { readonly operatorId: string | null } & (
    | { readonly reason: string }
    | { readonly reasonKey: string }
  ),
): Promise<Result<Done>> {
  const at = world.clock.now()
  const found = await findKeptShop(tx, actor, id)
  if (!found.ok) return found
  const shop = found.value
  if (shop.operator_id === input.operatorId) return refuse('conflict', 'operators.shop_already')
  let name = ''
  if (input.operatorId !== null) {
    const owner = await findKept(tx, actor, input.operatorId)
    if (!owner.ok) return owner
    if (owner.value.region !== shop.region) return refuse('conflict', 'operators.merge_regions')
    name = owner.value.name
  }
  await store.updateShop(tx, id, { operator_id: input.operatorId }, at)
  await trace(tx, world, actor, shop, {
    action: 'operators.shopGiven',
    words: input.operatorId === null ? 'operators.note_shop_taken' : 'operators.note_shop_given',
    to: input.operatorId ?? '',
    details: {
      owner: name,
      ...('reason' in input ? { reason: input.reason } : { reasonKey: input.reasonKey }),
    },
    operators: [shop.operator_id, input.operatorId],
  })
  return ok({})
}

async function trace(
  tx: Tx,
  world: World,
  actor: Officer,
  shop: store.ShopRecord,
  act: {
    readonly action: `operators.${string}`
    readonly words: string
    readonly to: string
    readonly details: { readonly [name: string]: string }
    readonly operators: readonly (string | null)[]
  },
): Promise<void> {
  await record(tx, actor, {
    action: act.action,
    subject: { type: 'operators.shop', id: shop.id },
    region: shop.region as RegionCode,
    unitId: shop.unit_id,
    details: { to: act.to },
  })
  const fact = randomUUID()
  await noteOnFile(
    tx,
    act.operators.flatMap((operatorId) =>
      operatorId === null
        ? []
        : [
            {
              operatorId,
              at: world.clock.now(),
              words: act.words,
              details: { shop: shop.name, ...act.details },
              byName: nameOfActor(actor),
              fact,
            },
          ],
    ),
  )
}
