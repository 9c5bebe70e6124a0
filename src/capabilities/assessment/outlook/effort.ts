/** 工作量: person-days that a step asks for: as the office entered them, else estimated from open tasks. Pure. */
import { add, type Decimal, decimal, divide, isAbove, multiply, toDecimal } from '../../../kernel/exact.ts'

/** What the office says of a step, under the step's key. */
export interface EffortEntry {
  readonly key: string
  /** Person-days; null leaves them to the estimate. */
  readonly days: Decimal | null
  /** 可争取: false takes the step out of every plan, true lets it in although its data are settled. */
  readonly reachable: boolean | null
  readonly note: string
}

/** An open task as far as estimates need it. */
export interface OpenTask {
  readonly id: string
  readonly title: string
  readonly unitId: string | null
  readonly unitName: string
  readonly dueOn: string | null
  /** 0 to 100. */
  readonly progress: number
  readonly indicators: readonly number[]
  /** Person-days of the whole task; null where nobody said. */
  readonly effortDays: Decimal | null
}

export interface Effort {
  readonly days: Decimal
  readonly from: 'entered' | 'tasks' | 'default'
  readonly note: string
}

/** What a step has to bring about; decides how much is assumed where nobody entered it. */
export type StepKind = 'data' | 'settle' | 'judgement' | 'material' | 'redo' | 'pieces' | 'later_years'

/** Person-days assumed where neither the office nor a task says anything: an assumption of the product, not a rule. */
const ASSUMED_DAYS: Readonly<Record<StepKind, Decimal>> = {
  data: decimal('1'),
  settle: decimal('1'),
  judgement: decimal('2'),
  material: decimal('10'),
  redo: decimal('15'),
  pieces: decimal('10'),
  later_years: decimal('40'),
}

/** A task whose effort nobody said. */
export const ASSUMED_TASK_DAYS = decimal('20')

/** Steps that tasks work on; entering a figure or judging what lies there is no part of them. */
const WORKED_ON: readonly StepKind[] = ['material', 'redo', 'pieces']

/** Work that is left to do for indicators together: an open task's, or that of several tasks for the same ones. */
export interface WorkLeft {
  readonly indicators: readonly number[]
  /** Person-days. */
  readonly days: Decimal
}

/** What is left to do of each open task. */
export function workLeftOf(tasks: readonly OpenTask[]): readonly WorkLeft[] {
  return tasks.flatMap(({ effortDays, progress, indicators }) => {
    const days = divide(multiply(effortDays ?? ASSUMED_TASK_DAYS, 100 - progress), 100)
    return days === undefined ? [] : [{ indicators, days: toDecimal(days, 4, 'halfUp') }]
  })
}

/** What is left to do for each indicator, days shared evenly among the indicators that they serve together. */
export function daysLeftByIndicator(work: readonly WorkLeft[]): ReadonlyMap<number, Decimal> {
  const left = new Map<number, Decimal>()
  for (const { days, indicators } of work) {
    const open = divide(days, indicators.length)
    if (open === undefined) continue
    for (const indicator of indicators)
      left.set(indicator, toDecimal(add(left.get(indicator) ?? '0', open), 2, 'halfUp'))
  }
  return left
}

/** The effort of a step; an indicator's open tasks are shared evenly among its `open` steps. */
export function effortOf(
  entry: EffortEntry | undefined,
  kind: StepKind,
  daysLeft: Decimal | undefined,
  open: number,
): Effort {
  const note = entry?.note ?? ''
  if (entry?.days != null) return { days: entry.days, from: 'entered', note }
  const share = daysLeft === undefined ? undefined : divide(daysLeft, open)
  if (share !== undefined && isAbove(share, 0) && WORKED_ON.includes(kind))
    return { days: toDecimal(share, 1, 'halfUp'), from: 'tasks', note }
  return { days: ASSUMED_DAYS[kind], from: 'default', note }
}
