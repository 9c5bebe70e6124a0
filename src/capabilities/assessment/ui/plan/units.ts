/** 单位对应 on the page: where each printed unit name stands, and which ones wait for a decision. Pure. */
import type { PlanDraft, UnitMapping } from '../../contract.ts'
import { DOUBTFUL_BELOW } from './confidence.ts'
import { fieldOf } from './items.ts'

export interface UnitUse {
  readonly kind: 'tasks' | 'indicators'
  readonly index: number
}

const FIELDS = {
  tasks: ['leadUnits', 'responsibleUnits', 'guidingUnits'],
  indicators: ['leadUnits', 'responsibleUnits'],
} as const

/** Each printed name with the tasks and indicators that it stands in, in the order of its first appearance. */
export function unitUses(draft: PlanDraft): ReadonlyMap<string, readonly UnitUse[]> {
  const uses = new Map<string, UnitUse[]>()
  for (const kind of ['tasks', 'indicators'] as const) {
    draft[kind].forEach((item, index) => {
      const names = FIELDS[kind].flatMap((field) => fieldOf(item, field) as readonly string[])
      for (const name of new Set(names)) {
        if (name === '') continue
        const known = uses.get(name)
        if (known) known.push({ kind, index })
        else uses.set(name, [{ kind, index }])
      }
    })
  }
  return uses
}

/** One name as the list shows it; without a mapping the server has not answered yet. */
export interface UnitEntry {
  readonly printed: string
  readonly uses: readonly UnitUse[]
  readonly mapping: UnitMapping | undefined
}

export function unitEntries(draft: PlanDraft, mapping: readonly UnitMapping[]): readonly UnitEntry[] {
  const byPrinted = new Map(mapping.map((each) => [each.printed, each]))
  return [...unitUses(draft)].map(([printed, uses]) => ({ printed, uses, mapping: byPrinted.get(printed) }))
}

/** Whether the mapping can be imported at all. */
export function isComplete(mapping: UnitMapping | undefined): boolean {
  if (mapping === undefined) return false
  if (mapping.action === 'use') return mapping.unitId !== null
  return mapping.action === 'ignore' || mapping.name.trim() !== ''
}

/** Whether somebody should look at it: it is unsure, or something is missing. */
export function needsDecision(mapping: UnitMapping | undefined): boolean {
  return !isComplete(mapping) || (mapping?.confidence ?? 0) < DOUBTFUL_BELOW
}

const DECIDED = { zh: '已由人工确定', en: 'decided by a person' }

/** A person's decision is sure. */
export function decide(mapping: UnitMapping, part: Partial<UnitMapping>): UnitMapping {
  return { ...mapping, ...part, confidence: 1, reason: DECIDED }
}

/** What the officer decided stands; names that had no mapping take the server's suggestion. */
export function withSuggestions(
  mapping: readonly UnitMapping[],
  suggested: readonly UnitMapping[],
): readonly UnitMapping[] {
  const known = new Set(mapping.map((each) => each.printed))
  const added = suggested.filter((each) => !known.has(each.printed))
  return added.length === 0 ? mapping : [...mapping, ...added]
}

/** Names as people write them in one line: cut at 、，；and line ends, but not inside brackets. */
export function splitNames(text: string): string[] {
  const names: string[] = []
  let depth = 0
  let name = ''
  for (const sign of text) {
    if ('（(〔['.includes(sign)) depth += 1
    if ('）)〕]'.includes(sign)) depth = Math.max(0, depth - 1)
    if (sign === '\n' || (depth === 0 && '、，,；;'.includes(sign))) {
      names.push(name)
      name = ''
      depth = 0
    } else name += sign
  }
  return [...new Set([...names, name].map((each) => each.trim()).filter((each) => each !== ''))]
}

export const joinNames = (names: readonly (string | number)[]): string => names.join('、')
