/** 页面属于谁: addresses with the operators that the register knows of their shops. */
import type { RegionCode } from '../../../kernel/region-code.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { findShopsOfPages } from '../../operators/index.ts'
import type { Start } from '../domain/plan.ts'

/** At most one statement. */
export async function withOperators(
  tx: Tx,
  region: RegionCode,
  starts: readonly Start[],
): Promise<readonly Start[]> {
  const unknown = starts.filter(({ operator }) => operator === undefined).map(({ url }) => url)
  if (unknown.length === 0) return starts
  const shops = await findShopsOfPages(tx, region, unknown)
  return starts.map((start) => {
    const shop = start.operator === undefined ? shops.get(start.url) : undefined
    if (shop?.operatorId == null) return start
    return { url: start.url, operator: { id: shop.operatorId, name: shop.operatorName ?? '' } }
  })
}
