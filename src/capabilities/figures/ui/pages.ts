/** The pages of 统计数据. */
import type { CapabilityPages } from '../../../web/registry.ts'

export const pages: CapabilityPages = {
  capability: 'figures',
  messages: {
    zh: async () => ({
      ...(await import('../messages/zh.ts')).zh,
      ...(await import('../messages/ui-zh.ts')).uiZh,
    }),
    en: async () => ({
      ...(await import('../messages/en.ts')).en,
      ...(await import('../messages/ui-en.ts')).uiEn,
    }),
  },
  pages: [
    {
      path: '/figures',
      title: { zh: '统计数据', en: 'Figures' },
      permission: 'figures.read',
      menu: { group: 'creation', order: 28, icon: 'figures' },
      component: () => import('./SeriesListPage.tsx'),
    },
    {
      path: '/figures/missing',
      title: { zh: '统计数据缺项', en: 'Missing figures' },
      permission: 'figures.read',
      component: () => import('./MissingPage.tsx'),
    },
    {
      path: '/figures/import',
      title: { zh: '导入统计数据', en: 'Import figures' },
      permission: 'figures.enter',
      component: () => import('./ImportPage.tsx'),
    },
    {
      path: '/figures/requests',
      title: { zh: '数据征集', en: 'Requests for figures' },
      permission: 'figures.read',
      component: () => import('./requests/RequestsPage.tsx'),
    },
    {
      path: '/figures/requests/:figureRequestId',
      title: { zh: '数据征集', en: 'Request for figures' },
      permission: 'figures.read',
      component: () => import('./requests/RequestPage.tsx'),
    },
    {
      path: '/figures/series/:series',
      title: { zh: '数据系列', en: 'Series' },
      permission: 'figures.read',
      component: () => import('./SeriesPage.tsx'),
    },
  ],
  figurePart: () => import('./FigurePart.tsx'),
  jobPages: { 'figures.import': '/figures/import?job=:jobId' },
}
