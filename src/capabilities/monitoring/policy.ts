/** 权限 of 网络交易监测. Pure. */
import { type Actor, may, type Permission } from '../../kernel/actor.ts'
import type { PermissionDeclaration } from '../../kernel/capability.ts'
import type { RegionCode } from '../../kernel/region-code.ts'

export const PERMISSIONS = [
  {
    permission: 'monitoring.read',
    kind: 'read',
    regionWide: true,
    title: { zh: '查看监测计划与发现', en: 'See watch plans and findings' },
  },
  { permission: 'monitoring.plan', kind: 'act', title: { zh: '制定监测计划', en: 'Make watch plans' } },
  { permission: 'monitoring.review', kind: 'act', title: { zh: '核查监测发现', en: 'Judge findings' } },
  { permission: 'monitoring.compose', kind: 'act', title: { zh: '编写监测模型', en: 'Compose models' } },
  {
    permission: 'monitoring.listHosts',
    kind: 'act',
    title: { zh: '列出允许访问的内部主机', en: 'List internal hosts that may be reached' },
  },
  {
    permission: 'monitoring.seeModels',
    kind: 'read',
    regionWide: true,
    title: { zh: '查看外部模型', en: 'See others’ models' },
  },
  {
    permission: 'monitoring.declareModels',
    kind: 'act',
    title: { zh: '登记外部模型', en: 'Declare others’ models' },
  },
] as const satisfies readonly PermissionDeclaration[]

export const ROLE_BUNDLES: Readonly<Record<string, readonly Permission[]>> = {
  marketOfficer: [
    'monitoring.read',
    'monitoring.plan',
    'monitoring.review',
    'monitoring.compose',
    'monitoring.seeModels',
  ],
  creationOfficer: ['monitoring.read', 'monitoring.seeModels'],
  leader: ['monitoring.read', 'monitoring.seeModels'],
  reviewer: ['monitoring.read', 'monitoring.seeModels'],
  systemAdministrator: ['monitoring.listHosts', 'monitoring.seeModels', 'monitoring.declareModels'],
}

/** Where a record of monitoring lies. */
export interface Holding {
  readonly region: RegionCode
  readonly unitId: string | null
}

export const mayPlan = (actor: Actor, at: Holding): boolean => may(actor, 'monitoring.plan', at)
export const mayReview = (actor: Actor, at: Holding): boolean => may(actor, 'monitoring.review', at)
export const mayCompose = (actor: Actor, at: Holding): boolean => may(actor, 'monitoring.compose', at)
export const mayListHosts = (actor: Actor, region: RegionCode): boolean =>
  may(actor, 'monitoring.listHosts', { region, unitId: null })
export const mayDeclareModels = (actor: Actor, region: RegionCode): boolean =>
  may(actor, 'monitoring.declareModels', { region, unitId: null })
