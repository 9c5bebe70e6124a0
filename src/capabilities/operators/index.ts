/** 网络市场主体库: the manifest, and the only door for neighbours. */
import { join } from 'node:path'
import type { Capability } from '../../platform/capability.ts'
import { writeDemo } from './demo/index.ts'
import { measures } from './measures.ts'
import { en } from './messages/en.ts'
import { zh } from './messages/zh.ts'
import { PERMISSIONS, ROLE_BUNDLES } from './policy.ts'
import { routes } from './routes.ts'
import { registeredClaim } from './service/claims.ts'
import { IMPORT_JOB, runImportJob } from './service/imports.ts'
import { PLACE_JOB, runPlaceJob } from './service/moving.ts'

export { type ReportedShop, writeMarketDemo } from './demo/market.ts'
export {
  type FileNote,
  findShopsOfPages,
  type KnownShop,
  listShopsIn,
  noteOnFile,
} from './service/neighbours.ts'
export type { ShopFilter } from './store/shops.ts'

export const operators: Capability = {
  name: 'operators',
  tier: 2,
  title: { zh: '网络市场主体库', en: 'Register of operators' },
  migrations: join(import.meta.dirname, 'migrations'),
  permissions: PERMISSIONS,
  roleBundles: ROLE_BUNDLES,
  procedures: [registeredClaim],
  measures,
  routes,
  jobs: { [IMPORT_JOB]: runImportJob, [PLACE_JOB]: runPlaceJob },
  demo: writeDemo,
  messages: { zh, en },
}
