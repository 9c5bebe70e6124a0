/** 事件: facts that a capability tells others, in the transaction that made them true. */
import type { RegionCode } from '../kernel/region-code.ts'

export interface DomainEvent {
  readonly id: string
  /** `capability.pastTense`, e.g. `assessment.planImported`. */
  readonly name: `${string}.${string}`
  readonly region: RegionCode
  readonly at: string
  readonly payload: Readonly<Record<string, unknown>>
}
