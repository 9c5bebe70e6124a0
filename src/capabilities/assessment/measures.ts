/** 任务度量: how the work on tasks stands by unit, as circulars rank it. Pure. */
import { compare, decimal, divide, formatPercent } from '../../kernel/exact.ts'
import type { MeasureDeclaration } from '../../kernel/measure.ts'
import type { CircularUnitFigures } from './contract/circulars.ts'

const source = {
  kind: 'internal',
  title: { zh: '创建工作方案的任务分工', en: 'Division of tasks in the creation plan' },
} as const

/** 按时提交率. */
export const tasksOnTime = {
  kind: 'share',
  name: 'assessment.tasksOnTime',
  title: { zh: '任务按时提交率', en: 'Tasks handed in on time' },
  definition: {
    zh: '完成时限在期内、且已提交或时限已过的任务中，在时限当日或之前提交且未被退回的任务所占比例；撤销的任务不计。',
    en: 'Of the tasks due in the period that were handed in or whose day has passed, those handed in by their day and not returned; withdrawn tasks do not count.',
  },
  numerator: { zh: '按时提交的任务数', en: 'Tasks handed in on time' },
  denominator: { zh: '期内到期的任务数', en: 'Tasks due in the period' },
  periods: ['year', 'halfYear', 'quarter', 'month'],
  source,
} as const satisfies MeasureDeclaration

/** 任务完成率. */
export const tasksDone = {
  kind: 'share',
  name: 'assessment.tasksDone',
  title: { zh: '任务完成率', en: 'Tasks done' },
  definition: {
    zh: '全部任务中已验收或办结的任务所占比例；撤销的任务不计。',
    en: 'Of all tasks, those accepted or closed; withdrawn tasks do not count.',
  },
  numerator: { zh: '已验收或办结的任务数', en: 'Tasks accepted or closed' },
  denominator: { zh: '全部任务数', en: 'All tasks' },
  periods: ['year'],
  source,
} as const satisfies MeasureDeclaration

/** 平均迟交天数. */
export const tasksDelay = {
  kind: 'ratio',
  name: 'assessment.tasksDelay',
  title: { zh: '平均迟交天数', en: 'Mean delay' },
  definition: {
    zh: '期内到期而迟交或尚未提交的任务，超过时限的日历天数的平均值。',
    en: 'Of the tasks due in the period and handed in late or not at all, the mean of the calendar days past their day.',
  },
  numerator: { zh: '迟交天数合计', en: 'Days late together' },
  denominator: { zh: '迟交的任务数', en: 'Late tasks' },
  periods: ['year', 'halfYear', 'quarter', 'month'],
  source,
} as const satisfies MeasureDeclaration

export type UnitCounts = Omit<CircularUnitFigures, 'rank'>

const share = (part: number, whole: number) => divide(decimal(part), decimal(whole))

/** The share as a percentage, cut and not rounded; undefined without cases. */
export function percentOf(part: number, whole: number): string | undefined {
  const value = share(part, whole)
  return value === undefined ? undefined : formatPercent(value, 1, 'towardsZero')
}

/** Better first: more on time, then more done, fewer overdue, a shorter delay, fewer supervisions. */
function compareUnits(left: UnitCounts, right: UnitCounts): number {
  const [leftShare, rightShare] = [share(left.onTime, left.due), share(right.onTime, right.due)]
  if (leftShare === undefined || rightShare === undefined) {
    return Number(leftShare === undefined) - Number(rightShare === undefined)
  }
  return (
    compare(rightShare, leftShare) ||
    compare(share(right.done, right.total) ?? decimal(0), share(left.done, left.total) ?? decimal(0)) ||
    left.overdue - right.overdue ||
    compare(share(left.lateDays, left.late) ?? decimal(0), share(right.lateDays, right.late) ?? decimal(0)) ||
    left.supervisions - right.supervisions
  )
}

/** 排名: equal units share a place; a unit without tasks due in the period has none, and stands last. */
export function rankUnits(counts: readonly UnitCounts[]): CircularUnitFigures[] {
  const sorted = [...counts].sort(
    (left, right) => compareUnits(left, right) || left.unitName.localeCompare(right.unitName),
  )
  const ranked: CircularUnitFigures[] = []
  for (const [place, unit] of sorted.entries()) {
    const before = ranked.at(-1)
    const isEqual = before !== undefined && before.rank !== null && compareUnits(before, unit) === 0
    const rank = unit.due === 0 ? null : isEqual ? before.rank : place + 1
    ranked.push({ ...unit, rank })
  }
  return ranked
}
