/** 事项、时限、督办: the manifest, and the only door for neighbours. */
import { join } from 'node:path'
import type { Capability } from '../../platform/capability.ts'
import { closedOnTime, valueOfClosedOnTime } from './measures.ts'
import { en } from './messages/en.ts'
import { zh } from './messages/zh.ts'
import { PERMISSIONS, ROLE_BUNDLES } from './policy.ts'
import { routes } from './routes.ts'
import { registeredSupervision } from './service/supervision.ts'
import { noticeEvents, SEND_NOTICE, sendNotice } from './service/tell.ts'
import { calledEvents } from './service/tell-called.ts'
import { WARN, WARNING_SCHEDULE, warn } from './service/warnings.ts'

export { actOnMatters, type MatterAct, type MatterOutcome } from './service/many.ts'
export { type NewMatter, openMatters } from './service/open.ts'
export { type StepOrder, takeStep, takeStepIn } from './service/steps.ts'
export { superviseMatter } from './service/supervision.ts'
export { tellHolders } from './service/tell-holders.ts'
export { findRule as findNoticeRule } from './store/notices.ts'
export { visibilityOf } from './visibility.ts'

export const matters: Capability = {
  name: 'matters',
  tier: 1,
  title: { zh: '事项、时限、督办', en: 'Matters, limits, supervision' },
  migrations: join(import.meta.dirname, 'migrations'),
  permissions: PERMISSIONS,
  roleBundles: ROLE_BUNDLES,
  procedures: [registeredSupervision],
  measures: [{ declaration: closedOnTime, valueOf: valueOfClosedOnTime }],
  routes,
  jobs: { [WARN]: warn, [SEND_NOTICE]: sendNotice },
  schedules: [WARNING_SCHEDULE],
  on: { ...noticeEvents, ...calledEvents },
  messages: { zh, en },
}
