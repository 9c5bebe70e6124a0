/** 许可与交易额: what an officer enters by hand of what an operator holds and sells. */
import { randomUUID } from 'node:crypto'
import { type Officer, scopeOf } from '../../../kernel/actor.ts'
import { dayOf } from '../../../kernel/day.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import type { World } from '../../../platform/world.ts'
import type { LicenceKind } from '../domain/operator.ts'
import * as store from '../store/shops.ts'
import { KEEP } from './register.ts'
import { findKeptShop } from './shops.ts'
import { findKept, leaveTrace } from './upkeep.ts'

type Done = Record<string, never>

export async function saveLicence(
  world: World,
  actor: Officer,
  operatorId: string,
  licence: {
    readonly kind: LicenceKind
    readonly number: string
    readonly title: string
    readonly validTo: string | null
  },
): Promise<Result<Done>> {
  return await world.db.transact(scopeOf(actor, KEEP), async (tx): Promise<Result<Done>> => {
    const found = await findKept(tx, actor, operatorId)
    if (!found.ok) return found
    const { region } = found.value
    await store.saveLicences(tx, [{ ...licence, id: randomUUID(), region, operatorId }], world.clock.now())
    const { kind, number, validTo } = licence
    await leaveTrace(tx, world, actor, found.value, {
      action: 'operators.licenceSaved',
      words: 'operators.note_licence',
      details: { licenceKey: `operators.licence_${kind}`, number },
      ledger: { kind, number, validTo },
    })
    return ok({})
  })
}

export async function saveSales(
  world: World,
  actor: Officer,
  shopId: string,
  { year, amount }: { readonly year: number; readonly amount: string },
): Promise<Result<Done>> {
  const thisYear = Number(dayOf(world.clock.now()).slice(0, 4))
  if (year > thisYear) return refuse('invalid', 'operators.year_to_come', { year })
  return await world.db.transact(scopeOf(actor, KEEP), async (tx): Promise<Result<Done>> => {
    const shop = await findKeptShop(tx, actor, shopId)
    if (!shop.ok) return shop
    const { region, name, operator_id } = shop.value
    if (operator_id === null) return refuse('conflict', 'operators.shop_of_nobody')
    const found = await findKept(tx, actor, operator_id)
    if (!found.ok) return found
    await store.saveSales(tx, [{ shopId, year, region, amount, source: 'hand' }])
    await leaveTrace(tx, world, actor, found.value, {
      action: 'operators.salesSaved',
      words: 'operators.note_sales',
      details: { shop: name, year, amount },
      ledger: { shop: shopId, year, amount },
    })
    return ok({})
  })
}
