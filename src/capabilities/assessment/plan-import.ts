/** What an import makes of a mended plan: holders and sharers of tasks, responsibilities, stages. Pure but for new ids. */
import { randomUUID } from 'node:crypto'
import { ok, type Result, refuse } from '../../kernel/result.ts'
import type { PlanDraft, UnitMapping } from './contract.ts'
import { printedUnits } from './plan-mapping.ts'

interface Resolved {
  readonly unitOf: ReadonlyMap<string, string>
  readonly created: readonly {
    id: string
    parentId: null
    name: string
    shortName: string
    kind: 'department'
    aliases: string[]
  }[]
}

/**
 * Every printed name needs a decision; two printed names that are created under one name become one unit, and a name
 * that a unit bears already (`existing`, to its id) is that unit: a plan may be imported after another one.
 */
export function resolveUnits(
  draft: PlanDraft,
  mapping: readonly UnitMapping[],
  existing: ReadonlyMap<string, string>,
): Result<Resolved> {
  const byPrinted = new Map(mapping.map((each) => [each.printed, each]))
  const unitOf = new Map<string, string>()
  const created = new Map<
    string,
    { id: string; parentId: null; name: string; shortName: string; kind: 'department'; aliases: string[] }
  >()
  for (const { printed } of printedUnits(draft, new Map())) {
    const decision = byPrinted.get(printed)
    if (decision === undefined) return refuse('invalid', 'assessment.unit_undecided', { printed })
    if (decision.action === 'use') {
      if (decision.unitId === null) return refuse('invalid', 'assessment.unit_undecided', { printed })
      unitOf.set(printed, decision.unitId)
    }
    if (decision.action === 'create') {
      const name = decision.name.trim()
      if (name === '') return refuse('invalid', 'assessment.unit_without_name', { printed })
      const known = existing.get(name)
      if (known !== undefined) {
        unitOf.set(printed, known)
        continue
      }
      const unit = created.get(name) ?? {
        id: randomUUID(),
        parentId: null,
        name,
        shortName: '',
        kind: 'department',
        aliases: [],
      }
      if (printed !== name && !unit.aliases.includes(printed)) unit.aliases.push(printed)
      created.set(name, unit)
      unitOf.set(printed, unit.id)
    }
  }
  return ok({ unitOf, created: [...created.values()] })
}

const idsOf = (names: readonly string[], unitOf: ReadonlyMap<string, string>): string[] => [
  ...new Set(names.flatMap((name) => unitOf.get(name) ?? [])),
]

/** 牵头单位 holds the task; without one the first responsible unit does; without any, the creation office. */
export function partsOfTask(
  task: PlanDraft['tasks'][number],
  unitOf: ReadonlyMap<string, string>,
  office: string | null,
) {
  const leads = idsOf(task.leadUnits, unitOf)
  const responsible = idsOf(task.responsibleUnits, unitOf)
  const guiding = idsOf(task.guidingUnits, unitOf)
  const holder = leads[0] ?? responsible[0] ?? office
  const shares = [
    ...[...leads, ...responsible]
      .filter((unitId) => unitId !== holder)
      .map((unitId) => ({ unitId, part: 'responsible' as const })),
    ...guiding.filter((unitId) => unitId !== holder).map((unitId) => ({ unitId, part: 'guiding' as const })),
  ]
  return {
    unitId: holder,
    shares: [...new Map(shares.map((share) => [`${share.unitId} ${share.part}`, share])).values()],
  }
}

export function responsibilitiesOf(draft: PlanDraft, unitOf: ReadonlyMap<string, string>) {
  const rows = draft.indicators.flatMap((indicator) => {
    const number = indicator.number
    if (number === null) return []
    return [
      ...idsOf(indicator.leadUnits, unitOf).map((unitId) => ({ indicator: number, unitId, part: 'lead' })),
      ...idsOf(indicator.responsibleUnits, unitOf).map((unitId) => ({
        indicator: number,
        unitId,
        part: 'responsible',
      })),
    ]
  })
  return [...new Map(rows.map((row) => [`${row.indicator} ${row.unitId} ${row.part}`, row])).values()]
}

/** Indicators whose table names the task. */
export function indicatorsOf(draft: PlanDraft, task: number | null): number[] {
  if (task === null) return []
  return draft.indicators.flatMap((indicator) =>
    indicator.number !== null && indicator.taskRefs.some((ref) => Number(ref) === task)
      ? [indicator.number]
      : [],
  )
}

/** The stage in which the tasks are due; the first one that reaches that month. */
export function stageAt(draft: PlanDraft, stages: readonly { id: string }[], dueOn: string): string | null {
  const month = dueOn.slice(0, 7)
  const index = draft.stages.findIndex((stage) => stage.from <= month && month <= stage.to)
  return stages[index]?.id ?? null
}
