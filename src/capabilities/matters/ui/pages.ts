/** 事项: the pages, loaded one by one. */
import type { CapabilityPages } from '../../../web/registry.ts'

export const pages: CapabilityPages = {
  capability: 'matters',
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
      path: '/',
      title: { zh: '首页', en: 'Home' },
      menu: { group: 'work', order: 10, icon: 'home' },
      component: () => import('./HomePage.tsx'),
    },
    {
      path: '/matters',
      title: { zh: '事项', en: 'Matters' },
      menu: { group: 'work', order: 20, icon: 'tasks' },
      component: () => import('./MattersPage.tsx'),
    },
  ],
  toDoCount: () => import('./ToDoCount.tsx'),
}
