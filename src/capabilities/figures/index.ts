/** 统计数据: the manifest, and the only door for neighbours. */
import { join } from 'node:path'
import type { Capability } from '../../platform/capability.ts'
import { en } from './messages/en.ts'
import { zh } from './messages/zh.ts'
import { PERMISSIONS, ROLE_BUNDLES } from './policy.ts'
import { figureRequest } from './request-procedure.ts'
import { routes } from './routes.ts'
import { IMPORT_JOB, runImportJob } from './service/import.ts'
import { onRequestStep } from './service/requests.ts'

export { missingOf } from './domain.ts'
export { askedSeries, attachDocument, enterFiguresIn, type FigureEntry } from './service/entry.ts'
export { askForFigures } from './service/requests.ts'
export { listSeries } from './service/series.ts'

export const figures: Capability = {
  name: 'figures',
  tier: 2,
  title: { zh: '统计数据', en: 'Figures' },
  migrations: join(import.meta.dirname, 'migrations'),
  permissions: PERMISSIONS,
  roleBundles: ROLE_BUNDLES,
  procedures: [
    {
      procedure: figureRequest,
      readPermission: 'figures.read',
      page: '/figures/requests/:id',
      onStep: onRequestStep,
    },
  ],
  routes,
  jobs: { [IMPORT_JOB]: runImportJob },
  messages: { zh, en },
}
