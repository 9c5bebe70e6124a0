/** 角色: named bundles of permissions. The bundles are filled by each capability's manifest. Pure. */
import type { Permission } from '../../kernel/actor.ts'
import type { Bilingual } from '../../kernel/text.ts'

/** The three administrators (三员分立) share no person and no power; the rest is the work itself. */
export const ROLES = {
  systemAdministrator: { zh: '系统管理员', en: 'System administrator' },
  securityAdministrator: { zh: '安全管理员', en: 'Security administrator' },
  auditAdministrator: { zh: '审计管理员', en: 'Audit administrator' },
  creationOfficer: { zh: '创建办工作人员', en: 'Creation officer' },
  liaison: { zh: '联络员', en: 'Liaison officer' },
  leader: { zh: '领导', en: 'Leader' },
  reviewer: { zh: '评审员', en: 'Reviewer' },
  marketOfficer: { zh: '市场监管执法人员', en: 'Market supervision officer' },
} as const satisfies Record<string, Bilingual>

export type Role = keyof typeof ROLES

/** 三员: nobody may hold two of these, nor one of these together with the work of others. */
export const ADMINISTRATORS: readonly Role[] = [
  'systemAdministrator',
  'securityAdministrator',
  'auditAdministrator',
]

export function isRole(text: string): text is Role {
  return Object.hasOwn(ROLES, text)
}

/** Whether a person may hold these roles at once. */
export function mayHoldTogether(roles: readonly Role[]): boolean {
  const administrators = new Set(roles.filter((role) => ADMINISTRATORS.includes(role)))
  return administrators.size === 0 || new Set(roles).size === 1
}

/** What each role may do, joined from the manifests by app/. */
export type RoleBundles = Readonly<Partial<Record<Role, readonly Permission[]>>>
