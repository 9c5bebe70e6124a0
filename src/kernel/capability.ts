/** 权限声明: what a capability declares of itself that needs no server. Pure. */
import type { Permission } from './actor.ts'
import type { Bilingual } from './text.ts'

/** One permission with its words; roles are bundles of these. */
export interface PermissionDeclaration {
  readonly permission: Permission
  readonly title: Bilingual
  /** `read` permissions define what a holder sees, `act` ones what a holder does. */
  readonly kind: 'read' | 'act'
  /**
   * 全区可见: who holds it for one unit still sees the whole region. For work that units share openly, such as the
   * tasks and the score of a creation; acting stays with the unit.
   */
  readonly regionWide?: true
}
