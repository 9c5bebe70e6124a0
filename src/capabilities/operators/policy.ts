/** 权限 of 网络市场主体库. Pure. */
import type { Permission } from '../../kernel/actor.ts'
import type { PermissionDeclaration } from '../../kernel/capability.ts'

export const PERMISSIONS = [
  {
    permission: 'operators.read',
    kind: 'read',
    regionWide: true,
    title: { zh: '查看网络市场主体', en: 'See operators' },
  },
  { permission: 'operators.keep', kind: 'act', title: { zh: '维护网络市场主体', en: 'Keep operators' } },
  { permission: 'operators.import', kind: 'act', title: { zh: '导入主体数据', en: 'Import operators' } },
  { permission: 'operators.claim', kind: 'act', title: { zh: '认领处置主体', en: 'Claim identities' } },
  {
    permission: 'operators.unmask',
    kind: 'act',
    title: { zh: '查看主体联系信息明文', en: 'See contacts of operators in clear' },
  },
] as const satisfies readonly PermissionDeclaration[]

export const ROLE_BUNDLES: Readonly<Record<string, readonly Permission[]>> = {
  marketOfficer: [
    'operators.read',
    'operators.keep',
    'operators.import',
    'operators.claim',
    'operators.unmask',
  ],
  leader: ['operators.read'],
  reviewer: ['operators.read'],
  creationOfficer: ['operators.read'],
}
