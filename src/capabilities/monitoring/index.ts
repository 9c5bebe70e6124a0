/** 网络交易监测: the manifest, and the only door for neighbours. */
import { join } from 'node:path'
import type { Capability } from '../../platform/capability.ts'
import { en } from './messages/en.ts'
import { zh } from './messages/zh.ts'
import { PERMISSIONS, ROLE_BUNDLES } from './policy.ts'
import { routes } from './routes.ts'
import { standingHosts } from './service/hosts.ts'
import { BROWSE_JOB, WORK_JOB } from './service/orders.ts'
import { START_DUE_JOB, startDuePlans } from './service/plans.ts'
import { PRICE_PROBE_JOB, probePrice } from './service/price-probes.ts'
import {
  orderReports,
  REPORT_JOB,
  REPORTS_DUE_JOB,
  REPORTS_SCHEDULE,
  writeReport,
} from './service/reports.ts'
import { reviveRuns } from './service/stalled-runs.ts'
import { browse, work } from './service/work.ts'

export { type WatchedMarket, writeWatchDemo } from './demo/index.ts'

export const monitoring: Capability = {
  name: 'monitoring',
  tier: 3,
  title: { zh: '网络交易监测', en: 'Monitoring' },
  migrations: join(import.meta.dirname, 'migrations'),
  permissions: PERMISSIONS,
  roleBundles: ROLE_BUNDLES,
  routes,
  jobs: {
    [WORK_JOB]: work,
    [PRICE_PROBE_JOB]: probePrice,
    [REPORTS_DUE_JOB]: orderReports,
    [REPORT_JOB]: writeReport,
    [START_DUE_JOB]: async ({ world, actor }) => {
      await reviveRuns(world, actor)
      return await startDuePlans(world, actor)
    },
  },
  captureJobs: { [BROWSE_JOB]: browse },
  schedules: [{ cron: '* * * * *', job: START_DUE_JOB }, REPORTS_SCHEDULE],
  listedHosts: standingHosts,
  messages: { zh, en },
}
