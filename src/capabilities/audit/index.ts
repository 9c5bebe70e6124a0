/** 操作留痕: the manifest, and the only door for neighbours. */
import type { Capability } from '../../platform/capability.ts'
import { en } from './messages/en.ts'
import { zh } from './messages/zh.ts'
import { PERMISSIONS, ROLE_BUNDLES } from './policy.ts'
import { routes } from './routes.ts'
import { runVerification, VERIFY_JOB } from './service.ts'

export { entriesAbout } from './store.ts'

export const auditCapability: Capability = {
  name: 'audit',
  tier: 1,
  title: { zh: '操作留痕', en: 'Audit ledger' },
  permissions: PERMISSIONS,
  roleBundles: ROLE_BUNDLES,
  routes,
  jobs: { [VERIFY_JOB]: runVerification },
  messages: { zh, en },
}
