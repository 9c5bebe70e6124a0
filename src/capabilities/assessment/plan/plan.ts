/**
 * 创建方案的读取结果: the parts of a published plan. Named fields hold what is printed; `at`, `confidence`, restored
 * readings and mapped units stand in fields of their own. Pure.
 */
import type { Bilingual } from '../../../kernel/text.ts'
import type { Position } from '../../../platform/documents/index.ts'

/** What every extracted thing carries: where it stood, and how sure the reading is (0 to 1). */
export interface Found {
  readonly at: Position
  readonly confidence: number
}

export type UnitRole = 'lead' | 'responsible' | 'cooperating' | 'guiding'

/** One unit as printed, with the reading that supplies a shared prefix (县 of 县工信局、发改局). */
export interface UnitMention {
  readonly printed: string
  readonly restored: string
  readonly role: UnitRole
}

export interface PlanTask extends Found {
  readonly number: number | null
  readonly section: string
  readonly title: string
  readonly text: string
  readonly leadUnits: readonly string[]
  readonly responsibleUnits: readonly string[]
  readonly guidingUnits: readonly string[]
  /** 配合单位: also among the responsible units, named here because the plan sets them apart. */
  readonly cooperatingUnits: readonly string[]
  readonly units: readonly UnitMention[]
  /** The number as it stands before the section's heading, such as （一）. */
  readonly sectionNumber: string
  readonly deadline: string
  /** What the unit clause says beside naming units ("以下均需各县落实"). */
  readonly note: string
}

export interface PlanStage extends Found {
  readonly name: string
  /** YYYY-MM; empty when the plan gives no beginning. */
  readonly from: string
  readonly to: string
  readonly text: string
  readonly printedPeriod: string
}

export interface PlanMember extends Found {
  readonly role: string
  readonly name: string
  readonly position: string
}

export interface PlanIndicator extends Found {
  readonly number: number | null
  readonly group: string
  readonly groupPoints: number | null
  readonly subgroup: string
  readonly subgroupPoints: number | null
  readonly kind: string
  readonly name: string
  readonly points: number | null
  readonly criteria: string
  readonly sources: readonly string[]
  readonly leadUnits: readonly string[]
  readonly responsibleUnits: readonly string[]
  readonly taskRefs: readonly (number | string)[]
  readonly methods: readonly string[]
  readonly guidingUnits: readonly string[]
  readonly cooperatingUnits: readonly string[]
  readonly units: readonly UnitMention[]
  /** Readings that differ from the print: a wrong group at the top of a page, doubled characters. */
  readonly restored: { readonly group?: string; readonly groupPoints?: number; readonly name?: string }
}

export interface PlanTarget extends Found {
  readonly text: string
  readonly metric: string
  readonly value: string
  readonly by: string
  /** 以上, 不低于, 突破 and the like, as printed. */
  readonly bound: string
}

export interface PassRule {
  readonly totalAtLeast?: number
  readonly groupRateAtLeast?: number
  readonly at?: Position
}

export interface PlanWarning {
  readonly code: string
  readonly message: Bilingual
  readonly at?: Position
}

export interface Plan {
  readonly title: string
  readonly planTitle: string
  readonly documentNumber: string
  readonly issuedOn: string
  readonly issuer: string
  readonly jurisdiction: string
  readonly tasks: readonly PlanTask[]
  readonly stages: readonly PlanStage[]
  readonly members: readonly PlanMember[]
  readonly indicators: readonly PlanIndicator[]
  readonly passRule: PassRule
  readonly targets: readonly PlanTarget[]
  readonly warnings: readonly PlanWarning[]
  /** Where the parts of the head stood. */
  readonly head: { readonly [part: string]: Found }
  /** 办公室主任: who directs the office of the leading group, where the text names a person. */
  readonly offices: readonly PlanMember[]
}
