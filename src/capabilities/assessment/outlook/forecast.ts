/** 预测: when the points of open tasks may become sure, by the tasks' due days and the units' past delay. Pure. */
import { addDays, type Day, dayFrom, daysBetween } from '../../../kernel/day.ts'
import { add, type Decimal, isAbove, isAtLeast, toPlainDecimal } from '../../../kernel/exact.ts'
import type { Score } from '../scoring/index.ts'
import type { OpenTask } from './effort.ts'
import type { GainChoice, GainOption } from './gains.ts'

/** A task of the unit that was closed: how many days after its due day (before it: negative). */
export interface PastTask {
  readonly unitId: string
  readonly dueOn: string
  readonly closedOn: string
}

export const COURSES = ['early', 'planned', 'late'] as const
/** 提前 / 按计划 / 延迟. */
export type Course = (typeof COURSES)[number]

/** All open tasks of the indicator are done on this day; its points may then be sure. */
export interface ForecastStep {
  readonly indicator: number
  readonly points: Decimal
  readonly tasks: readonly string[]
  readonly on: Readonly<Record<Course, Day>>
}

export interface ForecastPoint {
  readonly day: Day
  readonly sure: Decimal
}

export interface Forecast {
  readonly steps: readonly ForecastStep[]
  /** Sure points over time, from today on; each entry holds until the next. */
  readonly lines: Readonly<Record<Course, readonly ForecastPoint[]>>
  /** The day on which the total reaches the line; absent where it does not. */
  readonly lineOn: Readonly<Partial<Record<Course, Day>>>
}

/** Parts of the past that the two courses beside the plan are read from. */
const EARLY_QUARTILE = 0.25
const LATE_QUARTILE = 0.75

export function forecast(
  score: Score,
  choices: readonly GainChoice[],
  tasks: readonly OpenTask[],
  past: readonly PastTask[],
  today: Day,
): Forecast {
  const delays = delaysByUnit(past)
  const steps = [...new Set(choices.map((choice) => choice.indicator))].flatMap(
    (indicator): ForecastStep[] => {
      const linked = tasks.filter((task) => task.dueOn !== null && task.indicators.includes(indicator))
      if (linked.length === 0) return []
      const most = choices.filter((choice) => choice.indicator === indicator).map(mostOf)
      const points = most.reduce((total, each) => addPoints(total, each.points), '0' as Decimal)
      const lastOf = (course: Course) =>
        linked
          .map((task) => expectedDay(task, course, delays, today))
          .toSorted()
          .at(-1) ?? today
      const on = { early: lastOf('early'), planned: lastOf('planned'), late: lastOf('late') }
      return [{ indicator, points, tasks: linked.map((task) => task.id), on }]
    },
  )
  const lines = { early: lineOf('early'), planned: lineOf('planned'), late: lineOf('late') }
  const lineOn: Partial<Record<Course, Day>> = {}
  for (const course of COURSES) {
    const reached = lines[course].find((point) => isAtLeast(point.sure, score.total.atLeast))
    if (reached) lineOn[course] = reached.day
  }
  return { steps, lines, lineOn }

  function lineOf(course: Course): readonly ForecastPoint[] {
    const days = [...new Set(steps.map((step) => step.on[course]))].sort()
    let sure = score.sure
    const line: ForecastPoint[] = [{ day: today, sure }]
    for (const day of days) {
      for (const step of steps) if (step.on[course] === day) sure = addPoints(sure, step.points)
      line.push({ day, sure })
    }
    return line
  }
}

/** Work that is not done ends today at the earliest, whatever was planned. */
function expectedDay(
  task: OpenTask,
  course: Course,
  delays: ReadonlyMap<string, { readonly early: number; readonly late: number }>,
  today: Day,
): Day {
  const due = dayFrom(task.dueOn ?? today)
  const usual = delays.get(task.unitId ?? '') ?? { early: 0, late: 0 }
  const planned = due > today ? due : today
  switch (course) {
    case 'early': {
      const day = addDays(due, usual.early)
      return day > today ? day : today
    }
    case 'planned':
      return planned
    case 'late':
      return addDays(planned, usual.late)
  }
}

/** 以往延迟: the quarter of a unit's tasks that came soonest and latest; never later than planned, never sooner. */
export function delaysByUnit(
  past: readonly PastTask[],
): ReadonlyMap<string, { readonly early: number; readonly late: number }> {
  const byUnit = new Map<string, number[]>()
  for (const { unitId, dueOn, closedOn } of past) {
    const days = daysBetween(dayFrom(dueOn), dayFrom(closedOn))
    byUnit.set(unitId, [...(byUnit.get(unitId) ?? []), days])
  }
  return new Map(
    [...byUnit].map(([unitId, days]) => {
      const sorted = days.toSorted((left, right) => left - right)
      const at = (share: number) => sorted[Math.round((sorted.length - 1) * share)] ?? 0
      return [
        unitId,
        { early: Math.min(0, at(EARLY_QUARTILE)), late: Math.max(0, at(LATE_QUARTILE)) },
      ] as const
    }),
  )
}

function mostOf(choice: GainChoice): GainOption {
  return choice.options.reduce((most, option) => (isAbove(option.points, most.points) ? option : most))
}

function addPoints(left: Decimal, right: Decimal): Decimal {
  return toPlainDecimal(add(left, right)) ?? left
}
