/** 示范区创建: the manifest, and the only door for neighbours. */
import { join } from 'node:path'
import type { Capability } from '../../platform/capability.ts'
import { writeDemo } from './demo/index.ts'
import { materialRequest, mendingProcedure } from './material-procedures.ts'
import { en } from './messages/en.ts'
import { zh } from './messages/zh.ts'
import { PERMISSIONS, ROLE_BUNDLES } from './policy.ts'
import { taskProcedure } from './procedure.ts'
import { routes } from './routes.ts'
import { registeredReceipt } from './service/circulars.ts'
import { onMendingStep } from './service/material-acts.ts'
import { READ_MATERIALS, readMaterials } from './service/material-likeness.ts'
import { onRequestStep } from './service/material-requests.ts'
import { MILESTONE_SCHEDULE, WARN_MILESTONES, warnMilestones } from './service/milestone-warnings.ts'
import { onStep, openResolutionTasks } from './service/resolution-tasks.ts'
import { seriesSource } from './service/series.ts'
import { SNAPSHOT_SCHEDULE, TAKE_SNAPSHOTS, takeSnapshots } from './service/snapshots.ts'

export const assessment: Capability = {
  name: 'assessment',
  tier: 5,
  title: { zh: '示范区创建', en: 'Creation of the demonstration zone' },
  migrations: join(import.meta.dirname, 'migrations'),
  permissions: PERMISSIONS,
  roleBundles: ROLE_BUNDLES,
  procedures: [
    {
      procedure: taskProcedure,
      readPermission: 'assessment.read',
      page: '/assessment/tasks/:id',
      onStep,
    },
    registeredReceipt,
    {
      procedure: materialRequest,
      readPermission: 'assessment.read',
      page: '/assessment/material-requests/:id',
      onStep: onRequestStep,
    },
    {
      procedure: mendingProcedure,
      readPermission: 'assessment.read',
      page: '/assessment/materials/:id',
      onStep: onMendingStep,
    },
  ],
  series: seriesSource,
  routes,
  jobs: {
    [READ_MATERIALS]: readMaterials,
    [TAKE_SNAPSHOTS]: takeSnapshots,
    [WARN_MILESTONES]: warnMilestones,
  },
  schedules: [SNAPSHOT_SCHEDULE, MILESTONE_SCHEDULE],
  on: { 'organisation.resolutionsAdopted': openResolutionTasks },
  demo: writeDemo,
  messages: { zh, en },
}
