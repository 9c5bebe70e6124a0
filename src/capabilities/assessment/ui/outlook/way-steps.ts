/** 最短路径的步骤: the steps in the order in which they are worth doing, their units, and the tasks made of them. Pure. */
import { addDays, type Day } from '../../../../kernel/day.ts'
import type { Language } from '../../../../kernel/text.ts'
import type { GainStep, ShortestWay } from '../../outlook/index.ts'
import type { Outlook } from './use-outlook.ts'

export function stepsOfWay(way: ShortestWay): readonly GainStep[] {
  return way.outcome === 'out_of_reach' ? [] : way.options.flatMap((option) => option.steps)
}

type Responsible = Outlook['responsibilities'][number]

/** 牵头单位 first; where none leads, whoever answers for the indicator. */
export function leadOf(
  outlook: Pick<Outlook, 'responsibilities'>,
  indicator: number,
): Responsible | undefined {
  const units = outlook.responsibilities.filter((each) => each.indicator === indicator)
  return (
    units.find((each) => each.part === 'lead') ??
    units.find((each) => each.part === 'responsible') ??
    units[0]
  )
}

/** 督办 and meetings run by the month: no task is set for less. */
const SHORTEST_DAYS = 30
/** Working days stand in calendar days as five to seven; half as much again is room for the unit's other work. */
const CALENDAR_DAYS_PER_DAY = 2

export function dueOnOf(step: GainStep, today: Day): Day {
  const days = Math.ceil(Number(step.effort.days) * CALENDAR_DAYS_PER_DAY)
  return addDays(today, Math.max(SHORTEST_DAYS, days))
}

export interface TaskDraft {
  readonly key: string
  readonly title: string
  readonly unitId: string
  readonly dueOn: string
  readonly isChosen: boolean
}

export function draftsOf(
  outlook: Pick<Outlook, 'responsibilities'>,
  steps: readonly GainStep[],
  today: Day,
  language: Language,
): readonly TaskDraft[] {
  return steps.map((step) => ({
    key: step.key,
    title: `${step.item} ${step.condition[language]}`.slice(0, 300),
    unitId: leadOf(outlook, step.indicator)?.unitId ?? '',
    dueOn: dueOnOf(step, today),
    isChosen: true,
  }))
}
