/** 事项: the pages, loaded one by one. */
import type { CapabilityPages } from '../../../web/registry.ts'

export const pages: CapabilityPages = {
  capability: 'matters',
  messages: {
    zh: async () => ({
      ...(await import('../messages/zh.ts')).zh,
      ...(await import('../messages/ui-zh.ts')).zh,
      ...(await import('../messages/matter-zh.ts')).matterZh,
      ...(await import('../messages/notices-zh.ts')).noticesZh,
    }),
    en: async () => ({
      ...(await import('../messages/en.ts')).en,
      ...(await import('../messages/ui-en.ts')).en,
      ...(await import('../messages/matter-en.ts')).matterEn,
      ...(await import('../messages/notices-en.ts')).noticesEn,
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
    {
      path: '/standing',
      title: { zh: '各单位办理情况', en: 'How the units stand' },
      permission: 'matters.oversee',
      menu: { group: 'work', order: 30, icon: 'supervise' },
      component: () => import('./StandingPage.tsx'),
    },
    {
      path: '/matters/:matterId',
      title: { zh: '事项', en: 'Matter' },
      component: () => import('./matter/MatterPage.tsx'),
    },
    {
      path: '/notices',
      title: { zh: '我的提醒', en: 'My notices' },
      component: () => import('./notices/NoticesPage.tsx'),
    },
    {
      path: '/notices/settings',
      title: { zh: '提醒设置', en: 'Settings of notices' },
      component: () => import('./notices/NoticeSettingsPage.tsx'),
    },
  ],
  bell: () => import('./notices/Bell.tsx'),
  matterParts: {
    acts: () => import('./matter/MatterActs.tsx'),
    course: () => import('./matter/MatterCourse.tsx'),
    holding: () => import('./matter/MatterHolding.tsx'),
  },
}
