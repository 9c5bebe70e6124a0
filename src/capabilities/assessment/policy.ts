/** 权限 of 示范区创建. Pure. */
import type { Permission } from '../../kernel/actor.ts'
import type { PermissionDeclaration } from '../../kernel/capability.ts'

export const PERMISSIONS = [
  {
    permission: 'assessment.read',
    kind: 'read',
    regionWide: true,
    title: { zh: '查看创建工作', en: 'See the creation' },
  },
  { permission: 'assessment.importPlan', kind: 'act', title: { zh: '导入方案', en: 'Import plans' } },
  {
    permission: 'assessment.manageTasks',
    kind: 'act',
    title: { zh: '下达与验收任务', en: 'Assign and accept tasks' },
  },
  { permission: 'assessment.reportTask', kind: 'act', title: { zh: '报告任务进展', en: 'Report on tasks' } },
  {
    permission: 'assessment.enterEvidence',
    kind: 'act',
    title: { zh: '填报度量与材料', en: 'Enter measures and material' },
  },
  {
    permission: 'assessment.reviewMaterial',
    kind: 'act',
    title: { zh: '审核佐证材料', en: 'Review materials' },
  },
  { permission: 'assessment.discuss', kind: 'act', title: { zh: '参与指标讨论', en: 'Discuss indicators' } },
  { permission: 'assessment.judge', kind: 'act', title: { zh: '评审打分', en: 'Judge items' } },
  { permission: 'assessment.decide', kind: 'act', title: { zh: '认定未知项', en: 'Settle open items' } },
  {
    permission: 'assessment.manageEditions',
    kind: 'act',
    title: { zh: '管理指标体系', en: 'Manage indicator editions' },
  },
] as const satisfies readonly PermissionDeclaration[]

export const ROLE_BUNDLES: Readonly<Record<string, readonly Permission[]>> = {
  creationOfficer: [
    'assessment.read',
    'assessment.discuss',
    'assessment.importPlan',
    'assessment.manageTasks',
    'assessment.reportTask',
    'assessment.enterEvidence',
    'assessment.reviewMaterial',
    'assessment.decide',
    'assessment.manageEditions',
  ],
  liaison: ['assessment.read', 'assessment.discuss', 'assessment.reportTask', 'assessment.enterEvidence'],
  leader: ['assessment.read', 'assessment.discuss'],
  reviewer: ['assessment.read', 'assessment.discuss', 'assessment.reviewMaterial', 'assessment.judge'],
  marketOfficer: ['assessment.read', 'assessment.discuss', 'assessment.reportTask'],
}
