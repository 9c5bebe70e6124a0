/** 导入前汇总: what an import will create, and the day that all tasks are due on. Pure. */
import type { PlanDraft, UnitMapping } from '../../contract.ts'
import { isComplete, type UnitEntry, unitEntries } from './units.ts'
import type { Work } from './work.ts'

export interface ImportSummary {
  readonly units: number
  readonly tasks: number
  readonly stages: number
  readonly members: number
  readonly responsibilities: number
  /** Names without which nothing can be imported. */
  readonly undecided: readonly UnitEntry[]
  /** Tasks that nobody is responsible for: they come to the creation office. */
  readonly tasksWithoutUnit: readonly number[]
}

/** What a printed name becomes: the same id or the same new name is the same unit. */
function unitKey(mapping: UnitMapping | undefined): string | undefined {
  if (mapping === undefined || !isComplete(mapping) || mapping.action === 'ignore') return undefined
  return mapping.action === 'use' ? `id ${mapping.unitId}` : `name ${mapping.name.trim()}`
}

export function importSummary({ draft, mapping }: Work): ImportSummary {
  const entries = unitEntries(draft, mapping)
  const keyOf = new Map(entries.map((entry) => [entry.printed, unitKey(entry.mapping)]))
  const keys = (names: readonly string[]) => names.flatMap((name) => keyOf.get(name) ?? [])
  const created = [...keyOf.values()].filter((key) => key?.startsWith('name '))
  const parts = draft.indicators.flatMap((indicator) =>
    indicator.number === null
      ? []
      : [
          ...keys(indicator.leadUnits).map((key) => `${indicator.number} lead ${key}`),
          ...keys(indicator.responsibleUnits).map((key) => `${indicator.number} responsible ${key}`),
        ],
  )
  return {
    units: new Set(created).size,
    tasks: draft.tasks.length,
    stages: draft.stages.length,
    members: draft.members.length,
    responsibilities: new Set(parts).size,
    undecided: entries.filter((entry) => !isComplete(entry.mapping)),
    tasksWithoutUnit: draft.tasks.flatMap((task, index) =>
      keys([...task.leadUnits, ...task.responsibleUnits]).length === 0 ? [index] : [],
    ),
  }
}

const MONTH = /^(\d{4})-(\d{2})$/

/** The last day of a month YYYY-MM. */
export function lastDayOf(month: string): string | undefined {
  const [, year, number] = MONTH.exec(month) ?? []
  if (year === undefined || number === undefined) return undefined
  // Day 0 of the next month, in UTC at both ends: a civil day has no zone.
  const last = new Date(Date.UTC(Number(year), Number(number), 0)).getUTCDate()
  return `${month}-${String(last).padStart(2, '0')}`
}

const IMPLEMENTATION = /实施|推进|创建提升|建设/u

/** 任务完成时限, as a first suggestion: the end of the implementation stage, else of the last stage that has one. */
export function defaultDueDay(draft: PlanDraft): string | undefined {
  const ended = draft.stages.filter((stage) => MONTH.test(stage.to))
  const stage = ended.find((each) => IMPLEMENTATION.test(each.name)) ?? ended.at(-1)
  return stage && lastDayOf(stage.to)
}
