/** 权限: who may do what in this capability. Pure. */
import { type Actor, may, type Permission, type Place, type Reach } from '../../kernel/actor.ts'
import type { PermissionDeclaration } from '../../kernel/capability.ts'
import { regionPrefix } from '../../kernel/region-code.ts'
import type { RoleBundles } from './roles.ts'

export const PERMISSIONS = [
  { permission: 'organisation.readPeople', kind: 'read', title: { zh: '查看人员', en: 'See people' } },
  { permission: 'organisation.manageUnits', kind: 'act', title: { zh: '管理机构', en: 'Manage units' } },
  { permission: 'organisation.managePeople', kind: 'act', title: { zh: '管理人员', en: 'Manage people' } },
  { permission: 'organisation.assignRoles', kind: 'act', title: { zh: '授予角色', en: 'Assign roles' } },
  {
    permission: 'organisation.unmask',
    kind: 'act',
    title: { zh: '查看个人信息明文', en: 'See personal data in clear' },
  },
  {
    permission: 'organisation.readSessions',
    kind: 'read',
    title: { zh: '查看会话与登录日志', en: 'See sessions and sign-ins' },
  },
  { permission: 'organisation.revokeSession', kind: 'act', title: { zh: '撤销会话', en: 'Revoke sessions' } },
  { permission: 'organisation.resetPassword', kind: 'act', title: { zh: '重置密码', en: 'Reset passwords' } },
  {
    permission: 'organisation.readUnmaskings',
    kind: 'read',
    title: { zh: '查看明文查看记录', en: 'See who saw personal data in clear' },
  },
  {
    permission: 'organisation.readBodies',
    kind: 'read',
    regionWide: true,
    title: { zh: '查看领导小组、会议和专家库', en: 'See leading groups, meetings and experts' },
  },
  {
    permission: 'organisation.keepBodies',
    kind: 'act',
    title: { zh: '管理领导小组、会议和专家库', en: 'Keep leading groups, meetings and experts' },
  },
] as const satisfies readonly PermissionDeclaration[]

/** 三员分立: people and units by the system administrator, roles and sessions by the security administrator. */
export const ROLE_BUNDLES: RoleBundles = {
  systemAdministrator: ['organisation.readPeople', 'organisation.manageUnits', 'organisation.managePeople'],
  securityAdministrator: [
    'organisation.readPeople',
    'organisation.assignRoles',
    'organisation.readSessions',
    'organisation.revokeSession',
    'organisation.resetPassword',
  ],
  auditAdministrator: ['organisation.readPeople', 'organisation.readSessions', 'organisation.readUnmaskings'],
  creationOfficer: [
    'organisation.readPeople',
    'organisation.unmask',
    'organisation.readBodies',
    'organisation.keepBodies',
  ],
  leader: ['organisation.readPeople', 'organisation.readBodies'],
  liaison: ['organisation.readPeople', 'organisation.readBodies'],
  reviewer: ['organisation.readBodies'],
  marketOfficer: ['organisation.readPeople', 'organisation.readBodies'],
}

/**
 * Whether the actor holds the permission over all that a role of this reach would cover: nobody gives a role that
 * reaches further than the own permission to give.
 */
export function mayOverReach(
  actor: Actor,
  permission: Permission,
  reach: Reach,
  place: Place & { unitId: string },
): boolean {
  switch (reach) {
    case 'unit':
      return may(actor, permission, place)
    case 'region':
      return may(actor, permission, { region: place.region, unitId: null })
    case 'below':
      if (actor.kind !== 'officer') return may(actor, permission, { region: place.region, unitId: null })
      return actor.grants.some(
        (grant) =>
          grant.reach === 'below' &&
          grant.permissions.includes(permission) &&
          place.region.startsWith(regionPrefix(grant.region)),
      )
  }
}

/** 委托代办: the longest absence, in days; longer ones are a change of post. */
export const DELEGATION_DAYS_MAX = 90
