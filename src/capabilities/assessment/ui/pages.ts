/** The pages of 示范区创建. */
import type { CapabilityPages } from '../../../web/registry.ts'

export const pages: CapabilityPages = {
  capability: 'assessment',
  messages: {
    zh: async () => ({
      ...(await import('../messages/zh.ts')).zh,
      ...(await import('../messages/editions-ui-zh.ts')).editionsUiZh,
      ...(await import('../messages/ui-zh.ts')).uiZh,
      ...(await import('../messages/score-ui-zh.ts')).zh,
      ...(await import('../messages/outlook-zh.ts')).zh,
      ...(await import('../messages/tasks-ui-zh.ts')).tasksUiZh,
      ...(await import('../messages/circulars-zh.ts')).circularsZh,
    }),
    en: async () => ({
      ...(await import('../messages/en.ts')).en,
      ...(await import('../messages/editions-ui-en.ts')).editionsUiEn,
      ...(await import('../messages/ui-en.ts')).uiEn,
      ...(await import('../messages/score-ui-en.ts')).en,
      ...(await import('../messages/outlook-en.ts')).en,
      ...(await import('../messages/tasks-ui-en.ts')).tasksUiEn,
      ...(await import('../messages/circulars-en.ts')).circularsEn,
    }),
  },
  pages: [
    {
      path: '/assessment/tasks',
      title: { zh: '创建任务', en: 'Creation tasks' },
      permission: 'assessment.read',
      menu: { group: 'creation', order: 10, icon: 'tasks' },
      component: () => import('./tasks/TasksPage.tsx'),
    },
    {
      path: '/assessment/tasks/:taskId',
      title: { zh: '创建任务', en: 'Creation task' },
      permission: 'assessment.read',
      component: () => import('./tasks/TaskPage.tsx'),
    },
    {
      path: '/assessment/notices',
      title: { zh: '通报', en: 'Circulated notices' },
      permission: 'assessment.read',
      menu: { group: 'creation', order: 15, icon: 'plan' },
      component: () => import('./circulars/CircularsPage.tsx'),
    },
    {
      path: '/assessment/notices/:circularId',
      title: { zh: '通报', en: 'Circulated notice' },
      permission: 'assessment.read',
      component: () => import('./circulars/CircularPage.tsx'),
    },
    {
      path: '/assessment/plans',
      title: { zh: '方案导入', en: 'Plan import' },
      permission: 'assessment.importPlan',
      menu: { group: 'creation', order: 40, icon: 'plan' },
      component: () => import('./plan/PlansPage.tsx'),
    },
    {
      path: '/assessment/plans/:planId',
      title: { zh: '方案核对', en: 'Plan' },
      permission: 'assessment.read',
      component: () => import('./plan/PlanPage.tsx'),
    },
    {
      path: '/assessment/score',
      title: { zh: '得分', en: 'Score' },
      permission: 'assessment.read',
      menu: { group: 'creation', order: 20, icon: 'score' },
      component: () => import('./score/ScorePage.tsx'),
    },
    {
      path: '/assessment/what-if',
      title: { zh: '试算与提分', en: 'What if' },
      permission: 'assessment.read',
      menu: { group: 'creation', order: 22, icon: 'score' },
      component: () => import('./outlook/WhatIfPage.tsx'),
    },
    {
      path: '/assessment/history',
      title: { zh: '得分历史', en: 'History of the score' },
      permission: 'assessment.read',
      menu: { group: 'creation', order: 24, icon: 'figures' },
      component: () => import('./history/HistoryPage.tsx'),
    },
    {
      path: '/assessment/evidence',
      title: { zh: '评分依据', en: 'Evidence' },
      permission: 'assessment.read',
      menu: { group: 'creation', order: 30, icon: 'figures' },
      component: () => import('./evidence/EvidencePage.tsx'),
    },
    {
      path: '/assessment/editions',
      title: { zh: '指标体系', en: 'Indicator editions' },
      permission: 'assessment.read',
      menu: { group: 'creation', order: 50, icon: 'settings' },
      component: () => import('./editions/EditionsPage.tsx'),
    },
    {
      path: '/assessment/editions/:ref',
      title: { zh: '指标体系', en: 'Indicator edition' },
      permission: 'assessment.read',
      component: () => import('./editions/EditionPage.tsx'),
    },
  ],
  homePanel: { permission: 'assessment.read', component: () => import('./score/HomeScore.tsx') },
}
