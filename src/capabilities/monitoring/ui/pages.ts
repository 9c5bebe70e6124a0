/** The pages of 网络交易监测. */
import type { CapabilityPages } from '../../../web/registry.ts'

export const pages: CapabilityPages = {
  capability: 'monitoring',
  messages: {
    zh: async () => ({
      ...(await import('../messages/zh.ts')).zh,
      ...(await import('../messages/ui-zh.ts')).uiZh,
      ...(await import('../messages/prices-zh.ts')).pricesZh,
      ...(await import('../messages/outside-zh.ts')).outsideZh,
      ...(await import('../messages/notices-zh.ts')).noticesZh,
      ...(await import('../messages/reports-zh.ts')).reportsZh,
      ...(await import('../messages/names-zh.ts')).namesZh,
    }),
    en: async () => ({
      ...(await import('../messages/en.ts')).en,
      ...(await import('../messages/ui-en.ts')).uiEn,
      ...(await import('../messages/prices-en.ts')).pricesEn,
      ...(await import('../messages/outside-en.ts')).outsideEn,
      ...(await import('../messages/notices-en.ts')).noticesEn,
      ...(await import('../messages/reports-en.ts')).reportsEn,
      ...(await import('../messages/names-en.ts')).namesEn,
    }),
  },
  pages: [
    {
      path: '/monitoring/findings',
      title: { zh: '监测发现', en: 'Findings' },
      permission: 'monitoring.read',
      menu: { group: 'work', order: 35, icon: 'supervise' },
      component: () => import('./review/ReviewPage.tsx'),
    },
    {
      path: '/monitoring/overview',
      title: { zh: '监测总览', en: 'Overview of monitoring' },
      permission: 'monitoring.read',
      component: () => import('./OverviewPage.tsx'),
    },
    {
      path: '/monitoring/plans',
      title: { zh: '监测计划', en: 'Watch plans' },
      permission: 'monitoring.read',
      component: () => import('./plans/PlansPage.tsx'),
    },
    {
      path: '/monitoring/plans/new',
      title: { zh: '制定监测计划', en: 'Make a watch plan' },
      permission: 'monitoring.read',
      component: () => import('./plans/NewPlanPage.tsx'),
    },
    {
      path: '/monitoring/plans/:watchId',
      title: { zh: '监测计划', en: 'Watch plan' },
      permission: 'monitoring.read',
      component: () => import('./plans/PlanPage.tsx'),
    },
    {
      path: '/monitoring/runs/:runId',
      title: { zh: '监测运行', en: 'Run' },
      permission: 'monitoring.read',
      component: () => import('./plans/RunPage.tsx'),
    },
    {
      path: '/monitoring/rules',
      title: { zh: '规则与准确率', en: 'Rules and their precision' },
      permission: 'monitoring.read',
      component: () => import('./RulesPage.tsx'),
    },
    {
      path: '/monitoring/models',
      title: { zh: '自建与外部模型', en: 'Own and others’ models' },
      permission: 'monitoring.read',
      component: () => import('./models/ModelsPage.tsx'),
    },
    {
      path: '/monitoring/notices',
      title: { zh: '温馨提示', en: 'Gentle notices' },
      permission: 'monitoring.read',
      component: () => import('./notices/NoticesPage.tsx'),
    },
    {
      path: '/monitoring/outside-models',
      title: { zh: '外部模型', en: 'Others’ models' },
      permission: 'monitoring.seeModels',
      component: () => import('./outside/OutsideModelsPage.tsx'),
    },
    {
      path: '/monitoring/prices',
      title: { zh: '价格比对', en: 'Prices by person' },
      permission: 'monitoring.read',
      component: () => import('./prices/PricesPage.tsx'),
    },
    {
      path: '/monitoring/hosts',
      title: { zh: '允许访问的内部主机', en: 'Internal hosts' },
      permission: 'monitoring.listHosts',
      menu: { group: 'administration', order: 50, icon: 'session' },
      component: () => import('./HostsPage.tsx'),
    },
  ],
}
