/** 权限声明: what a capability declares of itself that needs no server. Pure. */
import type { Permission } from './actor.ts'
import type { Bilingual } from './text.ts'

/** One permission with its words; roles are bundles of these. */
export interface PermissionDeclaration {
  readonly permission: Permission
  readonly title: Bilingual
  /** `read` permissions define what a holder sees, `act` ones what a holder does. */
  readonly kind: 'read' | 'act'
}
