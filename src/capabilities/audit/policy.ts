/** 权限: reading and verifying the ledger belong to the audit administrator alone (三员分立). Pure. */
import type { PermissionDeclaration } from '../../kernel/capability.ts'

export const PERMISSIONS = [
  { permission: 'audit.read', kind: 'read', title: { zh: '查看操作留痕', en: 'See audit entries' } },
  { permission: 'audit.verify', kind: 'act', title: { zh: '校验操作留痕', en: 'Verify the audit ledger' } },
] as const satisfies readonly PermissionDeclaration[]

export const ROLE_BUNDLES = { auditAdministrator: ['audit.read', 'audit.verify'] } as const
