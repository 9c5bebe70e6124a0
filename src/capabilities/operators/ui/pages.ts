/** The pages of 网络市场主体库. */
import type { CapabilityPages } from '../../../web/registry.ts'

export const pages: CapabilityPages = {
  capability: 'operators',
  messages: {
    zh: async () => ({
      ...(await import('../messages/zh.ts')).zh,
      ...(await import('../messages/ui-zh.ts')).uiZh,
      ...(await import('../messages/matching-ui-zh.ts')).matchingUiZh,
    }),
    en: async () => ({
      ...(await import('../messages/en.ts')).en,
      ...(await import('../messages/ui-en.ts')).uiEn,
      ...(await import('../messages/matching-ui-en.ts')).matchingUiEn,
    }),
  },
  pages: [
    {
      path: '/operators',
      title: { zh: '网络市场主体', en: 'Online operators' },
      permission: 'operators.read',
      menu: { group: 'registers', order: 10, icon: 'shop' },
      component: () => import('./RegisterPage.tsx'),
    },
    {
      path: '/operators/new',
      title: { zh: '录入主体', en: 'Enter an operator' },
      permission: 'operators.keep',
      component: () => import('./NewOperatorPage.tsx'),
    },
    {
      path: '/operators/shops',
      title: { zh: '网店', en: 'Shops' },
      permission: 'operators.read',
      component: () => import('./ShopsPage.tsx'),
    },
    {
      path: '/operators/matching',
      title: { zh: '网店匹配', en: 'Match shops' },
      permission: 'operators.read',
      component: () => import('./matching/MatchingPage.tsx'),
    },
    {
      path: '/operators/claims',
      title: { zh: '认领处置', en: 'Claims' },
      permission: 'operators.read',
      component: () => import('./ClaimsPage.tsx'),
    },
    {
      path: '/operators/claims/:claimId',
      title: { zh: '认领处置', en: 'Claim' },
      permission: 'operators.read',
      component: () => import('./ClaimPage.tsx'),
    },
    {
      path: '/operators/import',
      title: { zh: '导入主体', en: 'Import operators' },
      permission: 'operators.import',
      component: () => import('./ImportPage.tsx'),
    },
    {
      path: '/operators/places',
      title: { zh: '属地规则', en: 'Place rules' },
      permission: 'operators.read',
      component: () => import('./PlacesPage.tsx'),
    },
    {
      path: '/operators/:operatorId',
      title: { zh: '主体档案', en: 'File of an operator' },
      permission: 'operators.read',
      component: () => import('./OperatorPage.tsx'),
    },
  ],
  jobPages: {
    'operators.import': '/operators/import?job=:jobId',
    'operators.placeAnew': '/operators/places?job=:jobId',
  },
}
