/** 事项、时限、督办: the manifest, and the only door for neighbours. */
import { join } from 'node:path'
import type { Capability } from '../../platform/capability.ts'
import { en } from './messages/en.ts'
import { zh } from './messages/zh.ts'
import { PERMISSIONS, ROLE_BUNDLES } from './policy.ts'
import { routes } from './routes.ts'

export { type NewMatter, openMatters, takeStep, takeStepIn } from './service.ts'
export { visibilityOf } from './visibility.ts'

export const matters: Capability = {
  name: 'matters',
  tier: 1,
  title: { zh: '事项、时限、督办', en: 'Matters, limits, supervision' },
  migrations: join(import.meta.dirname, 'migrations'),
  permissions: PERMISSIONS,
  roleBundles: ROLE_BUNDLES,
  routes,
  messages: { zh, en },
}
