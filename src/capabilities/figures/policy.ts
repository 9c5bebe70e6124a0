/** 权限 of 统计数据. Pure. */
import type { Permission } from '../../kernel/actor.ts'
import type { PermissionDeclaration } from '../../kernel/capability.ts'

export const PERMISSIONS = [
  {
    permission: 'figures.read',
    kind: 'read',
    regionWide: true,
    title: { zh: '查看统计数据', en: 'See figures' },
  },
  { permission: 'figures.enter', kind: 'act', title: { zh: '填报统计数据', en: 'Enter figures' } },
] as const satisfies readonly PermissionDeclaration[]

export const ROLE_BUNDLES: Readonly<Record<string, readonly Permission[]>> = {
  creationOfficer: ['figures.read', 'figures.enter'],
  liaison: ['figures.read', 'figures.enter'],
  leader: ['figures.read'],
  reviewer: ['figures.read'],
  marketOfficer: ['figures.read'],
}
