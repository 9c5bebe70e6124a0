/** 演示匹配: some shops whose page shows no code lost their operator; officers found a few of them again. */
import { type Officer, scopeOf } from '../../../kernel/actor.ts'
import type { World } from '../../../platform/world.ts'
import { decideMatch, listCandidates } from '../service/matching.ts'
import { giveShop } from '../service/shops.ts'
import { listShops } from '../store/shops.ts'
import { must } from './city.ts'

const TAKEN = 9
const CONFIRMED = 4

export async function writeMatching(world: World, officer: Officer): Promise<void> {
  const scope = scopeOf(officer, 'operators.read')
  const { items } = await world.db.read(scope, (tx) => listShops(tx, { status: 'open', limit: 200 }))
  const shops = items.filter((shop) => shop.operator_id !== null && shop.seller_uscc === null).slice(0, TAKEN)
  for (const [place, { id, operator_id: owner }] of shops.entries()) {
    if (owner === null) continue
    must(await giveShop(world, officer, id, { operatorId: null, reason: '页面没有公示主体，归属待核' }))
    const { candidates } = must(await listCandidates(world, officer, id))
    const wrong = candidates.find(({ operatorId }) => operatorId !== owner)
    if (wrong !== undefined && place < 2)
      must(await decideMatch(world, officer, id, { operatorId: wrong.operatorId, verdict: 'different' }))
    if (place < CONFIRMED) must(await decideMatch(world, officer, id, { operatorId: owner, verdict: 'same' }))
  }
}
