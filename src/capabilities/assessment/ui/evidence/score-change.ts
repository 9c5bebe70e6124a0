/** 得分变化: what an entry did to the score. Pure. */
import { compare, subtract, toPlainDecimal } from '../../../../kernel/exact.ts'
import type { ScoreAnswer } from '../../contract.ts'

export interface ScoreChange {
  /** With their sign; `0` where nothing moved. */
  readonly sure: string
  readonly possible: string
  /** Indicators whose sure or possible points moved. */
  readonly indicators: readonly number[]
}

const signed = (after: string, before: string): string => {
  const difference = toPlainDecimal(subtract(after, before)) ?? '0'
  return compare(difference, 0) > 0 ? `+${difference}` : difference.replace('-', '−')
}

export function scoreChange(before: ScoreAnswer, after: ScoreAnswer): ScoreChange {
  const indicatorsOf = (score: ScoreAnswer) => score.groups.flatMap((group) => group.indicators)
  const former = new Map(indicatorsOf(before).map((indicator) => [indicator.number, indicator]))
  const moved = indicatorsOf(after).filter((indicator) => {
    const was = former.get(indicator.number)
    return !was || was.sure !== indicator.sure || was.possible !== indicator.possible
  })
  return {
    sure: signed(after.sure, before.sure),
    possible: signed(after.possible, before.possible),
    indicators: moved.map((indicator) => indicator.number),
  }
}
