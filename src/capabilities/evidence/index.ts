/** 网页留证: the manifest, and the only door for neighbours. */
import { join } from 'node:path'
import type { Capability } from '../../platform/capability.ts'
import { writeDemo } from './demo/index.ts'
import { en } from './messages/en.ts'
import { lacksEn } from './messages/lacks-en.ts'
import { lacksZh } from './messages/lacks-zh.ts'
import { recordsEn } from './messages/records-en.ts'
import { recordsZh } from './messages/records-zh.ts'
import { zh } from './messages/zh.ts'
import { PERMISSIONS, ROLE_BUNDLES } from './policy.ts'
import { routes } from './routes.ts'
import { REMOVE_JOB, REMOVE_SCHEDULE, removeExpired } from './service/custody.ts'
import { captureFinding } from './service/on-finding.ts'
import { REPLAY_JOB, runReplay } from './service/replay.ts'
import { CAPTURE_JOB } from './service/request.ts'
import { runCapture } from './service/run.ts'

export const evidence: Capability = {
  name: 'evidence',
  tier: 3,
  title: { zh: '网页留证', en: 'Evidence of pages' },
  migrations: join(import.meta.dirname, 'migrations'),
  permissions: PERMISSIONS,
  roleBundles: ROLE_BUNDLES,
  routes,
  jobs: { [REMOVE_JOB]: removeExpired },
  captureJobs: { [CAPTURE_JOB]: runCapture, [REPLAY_JOB]: runReplay },
  on: { 'monitoring.captureWanted': captureFinding },
  schedules: [REMOVE_SCHEDULE],
  demo: writeDemo,
  messages: { zh: { ...zh, ...recordsZh, ...lacksZh }, en: { ...en, ...recordsEn, ...lacksEn } },
}
