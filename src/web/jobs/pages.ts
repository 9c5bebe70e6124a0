/** 我的后台任务: the shell's own page, for whoever is signed in. */
import type { CapabilityPages } from '../registry.ts'

export const JOBS_PATH = '/jobs'

export const pages: CapabilityPages = {
  capability: 'jobs',
  messages: {
    zh: async () => (await import('../messages/zh.ts')).zh,
    en: async () => (await import('../messages/en.ts')).en,
  },
  pages: [
    {
      path: JOBS_PATH,
      title: { zh: '我的后台任务', en: 'My background jobs' },
      component: () => import('./JobsPage.tsx'),
    },
  ],
}
