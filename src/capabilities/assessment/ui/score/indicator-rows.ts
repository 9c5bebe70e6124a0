/** 指标清单: the 41 indicators as rows, filtered and sorted as the address says. Pure. */
import { compare, isEqual, isZero, subtract, toPlainDecimal } from '../../../../kernel/exact.ts'
import type { ScoreAnswer, ScoreSummary } from '../../contract.ts'

type Group = ScoreAnswer['groups'][number]
type Indicator = Group['indicators'][number]
export type ItemState = keyof Indicator['states']

export interface IndicatorRow extends Indicator {
  readonly groupKey: string
  readonly groupTitle: Group['title']
  /** 尚未得到的分: full points less what is sure. */
  readonly lost: string
  /** Of these, what may still be had. */
  readonly open: string
}

export const itemStates = ['met', 'not_met', 'not_yet_known', 'not_applicable'] as const
export const indicatorSorts = ['number', 'lost', 'open', 'points'] as const
export type IndicatorSort = (typeof indicatorSorts)[number]

export interface IndicatorFilter {
  readonly group: string
  readonly state: string
  readonly unit: string
  readonly kind: string
}

const minus = (left: string, right: string): string => toPlainDecimal(subtract(left, right)) ?? '0'

export function listIndicators(score: ScoreAnswer): readonly IndicatorRow[] {
  return score.groups.flatMap((group) =>
    group.indicators.map((indicator) => ({
      ...indicator,
      groupKey: group.key,
      groupTitle: group.title,
      lost: minus(indicator.points, indicator.sure),
      open: minus(indicator.possible, indicator.sure),
    })),
  )
}

/** An empty filter lets everything pass. */
export function filterIndicators(
  rows: readonly IndicatorRow[],
  { group, state, unit, kind }: IndicatorFilter,
): readonly IndicatorRow[] {
  const asked = itemStates.find((each) => each === state)
  return rows.filter(
    (row) =>
      (group === '' || row.groupKey === group) &&
      (kind === '' || row.kind === kind) &&
      (unit === '' || row.units.some((each) => each.unitId === unit)) &&
      (asked === undefined || row.states[asked] > 0),
  )
}

/** By points the largest first; equals stay in the order of the table. */
export function sortIndicators(rows: readonly IndicatorRow[], sort: IndicatorSort): readonly IndicatorRow[] {
  if (sort === 'number') return rows
  return rows.toSorted((left, right) => compare(right[sort], left[sort]) || left.number - right.number)
}

/** Units that are responsible for some indicator, by name. */
export function responsibleUnits(rows: readonly IndicatorRow[]): readonly { id: string; name: string }[] {
  const names = new Map(rows.flatMap((row) => row.units.map((unit) => [unit.unitId, unit.name] as const)))
  return [...names]
    .map(([id, name]) => ({ id, name }))
    .toSorted((left, right) => left.name.localeCompare(right.name, 'zh-CN'))
}

/** Whether nothing is open any more, so that one number is the whole truth. */
export function isSettled({ sure, possible }: { sure: string; possible: string }): boolean {
  return isEqual(sure, possible)
}

/** Points that are possible and not sure. */
export function openPoints({ sure, possible }: { sure: string; possible: string }): string {
  return minus(possible, sure)
}

/** What is still open in the whole score: how many conditions, and points. */
export function openOf(score: ScoreAnswer): { readonly items: number; readonly points: string } {
  const items = score.groups
    .flatMap((group) => group.indicators)
    .reduce((sum, indicator) => sum + indicator.states.not_yet_known, 0)
  return { items, points: openPoints(score) }
}

/** How much is missing to the pass line for sure; undefined when it is reached. */
export function shortOf(score: ScoreSummary): string | undefined {
  return compare(score.sure, score.totalAtLeast) >= 0 ? undefined : minus(score.totalAtLeast, score.sure)
}

/** A bar of the points of a group, as shares of its full points. */
export function barOf(group: Pick<Group, 'points' | 'sure' | 'possible' | 'floorPoints'>) {
  const share = (value: string) => (isZero(group.points) ? 0 : Number(value) / Number(group.points))
  return { sure: share(group.sure), possible: share(group.possible), floor: share(group.floorPoints) }
}
