/** 单位对应 of a plan: every printed unit once, with what the organisation knows of it. Pure. */
import type { PlanDraft, UnitMapping } from './contract.ts'
import { type KnownUnit, matchUnits, type Plan } from './plan/index.ts'

/** 各成员单位, 各有关部门: a collective is no unit, so nothing is made of it unless the officer says so. */
const COLLECTIVE = /^(?:各|有关|相关)|成员单位|有关(?:部门|单位)|按职责分工/u

/** Printed names in the order of their first appearance, with the reading that restores a shared prefix. */
export function printedUnits(
  draft: PlanDraft,
  restored: ReadonlyMap<string, string>,
): { printed: string; restored: string }[] {
  const names = [
    ...draft.tasks.flatMap((task) => [...task.leadUnits, ...task.responsibleUnits, ...task.guidingUnits]),
    ...draft.indicators.flatMap((indicator) => [...indicator.leadUnits, ...indicator.responsibleUnits]),
  ]
  return [...new Set(names)]
    .filter((name) => name !== '')
    .map((printed) => ({ printed, restored: restored.get(printed) ?? printed }))
}

/** What the print leaves out, as the reader restored it. */
export function restoredReadings(plan: Plan): Map<string, string> {
  const mentions = [...plan.tasks, ...plan.indicators].flatMap((each) => each.units)
  return new Map(mentions.map((mention) => [mention.printed, mention.restored]))
}

/** Suggests what becomes of each printed unit; what the officer decided before (`kept`) stands. */
export function suggestMapping(
  units: readonly { printed: string; restored: string }[],
  known: readonly KnownUnit[],
  kept: readonly UnitMapping[] = [],
): UnitMapping[] {
  const decided = new Map(kept.map((mapping) => [mapping.printed, mapping]))
  const matches = matchUnits(
    units.map((unit) => unit.restored),
    known,
  )
  return units.map((unit, index): UnitMapping => {
    const before = decided.get(unit.printed)
    if (before !== undefined) return before
    const match = matches[index]
    const best = match?.chosen
    if (best !== undefined) {
      return {
        ...unit,
        action: 'use',
        unitId: best.unitId,
        name: best.name,
        confidence: best.score,
        reason: best.explanation,
      }
    }
    if (COLLECTIVE.test(unit.printed)) {
      const reason = { zh: '泛指多个单位，不对应某一个单位', en: 'names several units at once, not one' }
      return { ...unit, action: 'ignore', unitId: null, name: unit.restored, confidence: 0.9, reason }
    }
    const near = match?.candidates[0]
    const reason =
      near === undefined
        ? { zh: '机构库中没有相近的单位，将新建', en: 'no unit like it is known; it will be created' }
        : {
            zh: `与“${near.name}”相近但不能确定，请核对`,
            en: `like “${near.name}”, but not surely: please check`,
          }
    return {
      ...unit,
      action: 'create',
      unitId: null,
      name: unit.restored,
      confidence: near === undefined ? 0.8 : 0.4,
      reason,
    }
  })
}
