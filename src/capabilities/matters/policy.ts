/** 权限 of 事项: reading goes by each procedure's own permission; assigning is one for all. Pure. */
import type { Permission } from '../../kernel/actor.ts'
import type { PermissionDeclaration } from '../../kernel/capability.ts'

export const PERMISSIONS = [
  {
    permission: 'matters.assign',
    kind: 'act',
    title: { zh: '指派与移交事项', en: 'Assign and hand over matters' },
  },
] as const satisfies readonly PermissionDeclaration[]

export const ROLE_BUNDLES: Readonly<Record<string, readonly Permission[]>> = {
  creationOfficer: ['matters.assign'],
  liaison: ['matters.assign'],
  marketOfficer: ['matters.assign'],
}
