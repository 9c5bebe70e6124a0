/** 试算: the score as it would be after changes, and where it differs. Pure. */
import { type Decimal, isEqual, subtract, toPlainDecimal } from '../../../kernel/exact.ts'
import type { Bilingual } from '../../../kernel/text.ts'
import type { Edition } from '../edition/index.ts'
import { type Inputs, type Score, type ScoringOptions, scoreJurisdiction } from '../scoring/index.ts'
import { applyChanges, type Change } from './changes.ts'

/** One indicator that stands otherwise in the second score; absent in one of them, it counts as nothing there. */
export interface IndicatorDifference {
  readonly number: number
  readonly title: Bilingual
  readonly group: string
  readonly before: { readonly sure: Decimal; readonly possible: Decimal }
  readonly after: { readonly sure: Decimal; readonly possible: Decimal }
  /** 增减: what is sure more or less; a minus sign stands before a loss. */
  readonly sure: Decimal
}

export interface WhatIf {
  readonly before: Score
  readonly after: Score
  readonly indicators: readonly IndicatorDifference[]
  /** Keys of changes that do not fit the edition and were not made. */
  readonly unfit: readonly string[]
}

export function whatIf(
  edition: Edition,
  inputs: Inputs,
  changes: readonly Change[],
  options: ScoringOptions,
): WhatIf {
  const before = scoreJurisdiction(edition, inputs, options)
  const changed = applyChanges(edition, inputs, changes, options)
  const after = scoreJurisdiction(edition, changed.inputs, options)
  return { before, after, indicators: compareScores(before, after), unfit: changed.unfit }
}

const NOTHING = { sure: '0' as Decimal, possible: '0' as Decimal }

/** The indicators in which two scores differ, in the order of their numbers. */
export function compareScores(before: Score, after: Score): readonly IndicatorDifference[] {
  const [earlier, later] = [before, after].map(indicatorsOf)
  if (earlier === undefined || later === undefined) return []
  const numbers = [...new Set([...earlier.keys(), ...later.keys()])].sort((left, right) => left - right)
  return numbers.flatMap((number) => {
    const shown = later.get(number) ?? earlier.get(number)
    const from = earlier.get(number) ?? NOTHING
    const to = later.get(number) ?? NOTHING
    if (shown === undefined || (isEqual(from.sure, to.sure) && isEqual(from.possible, to.possible))) return []
    return [
      {
        number,
        title: shown.title,
        group: shown.group,
        before: { sure: from.sure, possible: from.possible },
        after: { sure: to.sure, possible: to.possible },
        sure: pointsBetween(from.sure, to.sure),
      },
    ]
  })
}

/** The second less the first; points are decimals, and so is their difference. */
export function pointsBetween(first: Decimal, second: Decimal): Decimal {
  const plain = toPlainDecimal(subtract(second, first))
  if (plain === undefined) throw new Error(`${second} less ${first} is no decimal`)
  return plain
}

function indicatorsOf(score: Score) {
  return new Map(
    score.groups.flatMap((group) =>
      group.subgroups.flatMap((subgroup) =>
        subgroup.indicators.map(
          (indicator) => [indicator.number, { ...indicator, group: group.key }] as const,
        ),
      ),
    ),
  )
}
