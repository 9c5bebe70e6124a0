/** 零星小额: the yearly line up to which a person need not register, all shops of one operator together. Pure. */
import type { Day } from '../../../kernel/day.ts'
import { add, compare, type Decimal, decimal, toPlainDecimal } from '../../../kernel/exact.ts'
import { PROVISIONS, textInForce } from '../../../kernel/provisions/catalogue.ts'

export interface SmallSalesLine {
  readonly amount: Decimal
  readonly text: string
  readonly article: string
}

/** 年交易额上限 (网络交易监督管理办法第八条) in force on a day. */
export function smallSalesLine(on: Day): SmallSalesLine | undefined {
  const text = textInForce('online-trading', on)
  const provision = PROVISIONS.find(
    (each) => each.topic === 'trading.smallSales' && (text === undefined || each.text === text.id),
  )
  const amount = provision?.amounts.yearlySalesMax
  if (provision === undefined || amount === undefined) return undefined
  return { amount: decimal(amount), text: provision.text, article: provision.article }
}

/** Whether the sales of all shops in a year pass the line; the line itself is not passed. */
export function isOverLine(amounts: readonly Decimal[], line: SmallSalesLine): boolean {
  const sum = amounts.reduce<Decimal>((left, right) => toPlainDecimal(add(left, right)) ?? left, decimal(0))
  return compare(sum, line.amount) > 0
}
