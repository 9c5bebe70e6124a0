/** Builders of read plans for the tests of this folder. */
import type { PlanDraft, UnitMapping } from '../../contract.ts'
import { type ItemKind, type ItemOf, makeItem } from './items.ts'

export function anItem<K extends ItemKind>(kind: K, part: Partial<ItemOf<K>> = {}): ItemOf<K> {
  return { ...makeItem(kind), ...part }
}

export function aDraft(part: Partial<PlanDraft> = {}): PlanDraft {
  return {
    title: '',
    planTitle: '',
    documentNumber: '',
    issuedOn: '',
    issuer: '',
    jurisdiction: '',
    tasks: [],
    stages: [],
    members: [],
    indicators: [],
    passRule: {},
    targets: [],
    ...part,
  }
}

export function aMapping(printed: string, part: Partial<UnitMapping> = {}): UnitMapping {
  return {
    printed,
    restored: printed,
    action: 'create',
    unitId: null,
    name: printed,
    confidence: 0.8,
    reason: { zh: '', en: '' },
    ...part,
  }
}
