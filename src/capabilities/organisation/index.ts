/** 机构、人员与权限: the manifest, and the only door for neighbours. */
import { join } from 'node:path'
import type { Capability } from '../../platform/capability.ts'
import { writeDemo } from './demo.ts'
import { en } from './messages/en.ts'
import { zh } from './messages/zh.ts'
import { PERMISSIONS, ROLE_BUNDLES } from './policy.ts'
import { routes } from './routes.ts'

export { writeBodiesDemo } from './demo/bodies.ts'
export { DEMO_PASSWORD, demoAccountOf, demoAccounts, demoOfficer } from './demo.ts'
export { ROLES, type Role, type RoleBundles } from './roles.ts'
export { mayKeep as mayKeepBodies } from './service/bodies.ts'
export { foundBodies } from './service/founding.ts'
export { findHolder, toOfficer } from './service/sessions.ts'
export { noteProgress } from './store/resolutions.ts'
export { findUnits, insertUnits, listUnits } from './store/units.ts'

export const organisation: Capability = {
  name: 'organisation',
  tier: 1,
  title: { zh: '机构、人员与权限', en: 'Units, people and permissions' },
  migrations: join(import.meta.dirname, 'migrations'),
  permissions: PERMISSIONS,
  roleBundles: ROLE_BUNDLES,
  routes,
  demo: writeDemo,
  messages: { zh, en },
}
