/** 操作留痕: the pages, loaded one by one. */
import type { CapabilityPages } from '../../../web/registry.ts'

export const pages: CapabilityPages = {
  capability: 'audit',
  messages: {
    zh: async () => ({
      ...(await import('../messages/zh.ts')).zh,
      ...(await import('../messages/ui-zh.ts')).zh,
    }),
    en: async () => ({
      ...(await import('../messages/en.ts')).en,
      ...(await import('../messages/ui-en.ts')).en,
    }),
  },
  pages: [
    {
      path: '/audit',
      title: { zh: '操作留痕', en: 'Audit ledger' },
      permission: 'audit.read',
      menu: { group: 'administration', order: 40, icon: 'audit' },
      component: () => import('./LedgerPage.tsx'),
    },
    {
      path: '/audit/verify',
      title: { zh: '完整性校验', en: 'Verify the ledger' },
      permission: 'audit.verify',
      component: () => import('./VerifyPage.tsx'),
    },
  ],
  jobPages: { 'audit.verify': '/audit/verify?job=:jobId' },
}
