/** 机构、人员与权限: the pages, loaded one by one. */
import type { CapabilityPages } from '../../../web/registry.ts'

export const pages: CapabilityPages = {
  capability: 'organisation',
  messages: {
    zh: async () => ({
      ...(await import('../messages/zh.ts')).zh,
      ...(await import('../messages/ui-zh.ts')).zh,
      ...(await import('../messages/bodies-ui-zh.ts')).bodiesUiZh,
      ...(await import('../messages/experts-ui-zh.ts')).expertsUiZh,
    }),
    en: async () => ({
      ...(await import('../messages/en.ts')).en,
      ...(await import('../messages/ui-en.ts')).en,
      ...(await import('../messages/bodies-ui-en.ts')).bodiesUiEn,
      ...(await import('../messages/experts-ui-en.ts')).expertsUiEn,
    }),
  },
  pages: [
    {
      path: '/sign-in',
      title: { zh: '登录', en: 'Sign in' },
      frame: 'plain',
      component: () => import('./SignInPage.tsx'),
    },
    {
      path: '/sign-in/sso',
      title: { zh: '统一身份认证', en: 'Single sign-on' },
      frame: 'plain',
      component: () => import('./SingleSignOnPage.tsx'),
    },
    {
      path: '/account/sessions',
      title: { zh: '我的登录', en: 'My sign-ins' },
      component: () => import('./MySessionsPage.tsx'),
    },
    {
      path: '/account/password',
      title: { zh: '修改密码', en: 'Change password' },
      component: () => import('./ChangePasswordPage.tsx'),
    },
    {
      path: '/account/second-factor',
      title: { zh: '二次验证', en: 'Second factor' },
      component: () => import('./SecondFactorPage.tsx'),
    },
    {
      path: '/organisation/units',
      title: { zh: '机构', en: 'Units' },
      menu: { group: 'administration', order: 10, icon: 'unit' },
      component: () => import('./UnitsPage.tsx'),
    },
    {
      path: '/organisation/people',
      title: { zh: '人员', en: 'People' },
      permission: 'organisation.readPeople',
      menu: { group: 'administration', order: 20, icon: 'people' },
      component: () => import('./PeoplePage.tsx'),
    },
    {
      path: '/organisation/people/:personId',
      title: { zh: '人员', en: 'Person' },
      permission: 'organisation.readPeople',
      component: () => import('./PersonPage.tsx'),
    },
    {
      path: '/organisation/import',
      title: { zh: '导入机构和人员', en: 'Import units and people' },
      permission: 'organisation.managePeople',
      component: () => import('./ImportPage.tsx'),
    },
    {
      path: '/organisation/roles',
      title: { zh: '角色与权限', en: 'Roles and permissions' },
      permission: 'organisation.readPeople',
      menu: { group: 'administration', order: 25, icon: 'settings' },
      component: () => import('./RolesPage.tsx'),
    },
    {
      path: '/organisation/sign-ins',
      title: { zh: '登录日志', en: 'Sign-in log' },
      permission: 'organisation.readSessions',
      menu: { group: 'administration', order: 35, icon: 'session' },
      component: () => import('./SignInsPage.tsx'),
    },
    {
      path: '/organisation/unmaskings',
      title: { zh: '明文查看记录', en: 'Personal data seen' },
      permission: 'organisation.readUnmaskings',
      menu: { group: 'administration', order: 45, icon: 'audit' },
      component: () => import('./UnmaskingsPage.tsx'),
    },
    {
      path: '/account/delegations',
      title: { zh: '我的委托', en: 'My delegations' },
      component: () => import('./DelegationsPage.tsx'),
    },
    {
      path: '/organisation/sessions',
      title: { zh: '登录会话', en: 'Open sign-ins' },
      permission: 'organisation.readSessions',
      menu: { group: 'administration', order: 30, icon: 'session' },
      component: () => import('./SessionsPage.tsx'),
    },
    {
      path: '/organisation/bodies',
      title: { zh: '领导小组', en: 'Leading groups' },
      permission: 'organisation.readBodies',
      menu: { group: 'creation', order: 60, icon: 'people' },
      component: () => import('./bodies/BodiesPage.tsx'),
    },
    {
      path: '/organisation/bodies/:bodyId',
      title: { zh: '领导小组', en: 'Body' },
      permission: 'organisation.readBodies',
      component: () => import('./bodies/BodyPage.tsx'),
    },
    {
      path: '/organisation/bodies/:bodyId/import',
      title: { zh: '导入成员名单', en: 'Import members' },
      permission: 'organisation.keepBodies',
      component: () => import('./bodies/SeatImportPage.tsx'),
    },
    {
      path: '/organisation/meetings',
      title: { zh: '会议与督查', en: 'Meetings' },
      permission: 'organisation.readBodies',
      menu: { group: 'creation', order: 62, icon: 'plan' },
      component: () => import('./meetings/MeetingsPage.tsx'),
    },
    {
      path: '/organisation/meetings/:meetingId',
      title: { zh: '会议', en: 'Meeting' },
      permission: 'organisation.readBodies',
      component: () => import('./meetings/MeetingPage.tsx'),
    },
    {
      path: '/organisation/experts',
      title: { zh: '专家库', en: 'Experts' },
      permission: 'organisation.readBodies',
      menu: { group: 'creation', order: 64, icon: 'user' },
      component: () => import('./experts/ExpertsPage.tsx'),
    },
    {
      path: '/organisation/experts/import',
      title: { zh: '导入专家名单', en: 'Import experts' },
      permission: 'organisation.keepBodies',
      component: () => import('./experts/ExpertImportPage.tsx'),
    },
  ],
  fieldInputs: {
    person: () => import('./PersonInput.tsx'),
    unit: () => import('./UnitInput.tsx'),
  },
}
