/** 品类目录: every trade of the market. */
import { DURABLE } from './durable.ts'
import { EDIBLE } from './edible.ts'
import { OFFERED } from './offered.ts'
import type { Trade, TradeId } from './trade.ts'

export const TRADES: readonly Trade[] = [...EDIBLE, ...DURABLE, ...OFFERED]

const byId = new Map(TRADES.map((trade) => [trade.id, trade]))

export function tradeOf(id: TradeId): Trade {
  const trade = byId.get(id)
  if (trade === undefined) throw new Error(`no such trade: ${id}`)
  return trade
}
