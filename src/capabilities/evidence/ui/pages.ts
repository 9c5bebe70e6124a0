/** The pages of 网页留证. */
import type { CapabilityPages } from '../../../web/registry.ts'

export const pages: CapabilityPages = {
  capability: 'evidence',
  messages: {
    zh: async () => ({
      ...(await import('../messages/zh.ts')).zh,
      ...(await import('../messages/records-zh.ts')).recordsZh,
      ...(await import('../messages/lacks-zh.ts')).lacksZh,
      ...(await import('../messages/ui-zh.ts')).uiZh,
    }),
    en: async () => ({
      ...(await import('../messages/en.ts')).en,
      ...(await import('../messages/records-en.ts')).recordsEn,
      ...(await import('../messages/lacks-en.ts')).lacksEn,
      ...(await import('../messages/ui-en.ts')).uiEn,
    }),
  },
  pages: [
    {
      path: '/evidence',
      title: { zh: '网页留证', en: 'Evidence of pages' },
      permission: 'evidence.read',
      menu: { group: 'work', order: 40, icon: 'evidence' },
      component: () => import('./CaptureListPage.tsx'),
    },
    {
      path: '/evidence/:captureId',
      title: { zh: '网页证据', en: 'Capture' },
      permission: 'evidence.read',
      component: () => import('./CapturePage.tsx'),
    },
  ],
  jobPages: { 'evidence.capture': '/evidence' },
}
