/** The pages of the capabilities, lazily: a new capability adds its entry here and its line in `registry.ts`. */
import type { PageRegistry } from '../web/registry.ts'
import { getSession, signOut } from './organisation/contract.ts'

export const pageRegistry: PageRegistry = {
  session: { read: getSession, end: signOut },
  capabilities: [
    {
      capability: 'organisation',
      messages: {
        zh: async () => ({
          ...(await import('./organisation/messages/zh.ts')).zh,
          ...(await import('./organisation/ui/messages/zh.ts')).zh,
        }),
        en: async () => ({
          ...(await import('./organisation/messages/en.ts')).en,
          ...(await import('./organisation/ui/messages/en.ts')).en,
        }),
      },
      pages: [
        {
          path: '/sign-in',
          title: { zh: '登录', en: 'Sign in' },
          frame: 'plain',
          component: () => import('./organisation/ui/SignInPage.tsx'),
        },
        {
          path: '/account/sessions',
          title: { zh: '我的登录', en: 'My sign-ins' },
          component: () => import('./organisation/ui/MySessionsPage.tsx'),
        },
        {
          path: '/account/password',
          title: { zh: '修改密码', en: 'Change password' },
          component: () => import('./organisation/ui/ChangePasswordPage.tsx'),
        },
      ],
    },
  ],
}
