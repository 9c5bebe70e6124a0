/** What crosses the wire: sign-in, one's own session and second factor, sessions of others, the sign-in log. Browser-safe. */
import { z } from 'zod'
import { endpoint } from '../../../kernel/endpoint.ts'
import { day, page, region } from './fields.ts'

export const sessionAnswer = z.object({
  person: z.object({ id: z.uuid(), name: z.string(), account: z.string() }),
  unit: z.object({ id: z.uuid(), name: z.string() }),
  region,
  regionName: z.string(),
  roles: z.array(z.string()),
  permissions: z.array(z.string()),
  csrfToken: z.string(),
  mustChangePassword: z.boolean(),
  hasTotp: z.boolean(),
  /** Under whose roles this session stands now; null under one's own. */
  actingFor: z
    .object({ delegationId: z.uuid(), personId: z.uuid(), name: z.string(), endsOn: z.string() })
    .nullable(),
})
export type SessionAnswer = z.output<typeof sessionAnswer>

export const signIn = endpoint({
  id: 'organisation.signIn',
  method: 'POST',
  path: '/api/session',
  access: 'public',
  // Many officers share one address; guessing is stopped by the lock on the account.
  perMinuteMax: 120,
  summary: { zh: '登录', en: 'Sign in' },
  body: z.object({
    account: z.string().trim().min(1).max(64),
    password: z.string().min(1).max(200),
    totp: z.string().trim().max(10).optional(),
  }),
  response: z.object({ status: z.enum(['signed_in', 'totp_needed']) }),
})

export const getSession = endpoint({
  id: 'organisation.getSession',
  method: 'GET',
  path: '/api/session',
  access: 'session',
  withInitialPassword: true,
  summary: { zh: '当前会话', en: 'The current session' },
  response: sessionAnswer,
})

export const signOut = endpoint({
  id: 'organisation.signOut',
  method: 'DELETE',
  path: '/api/session',
  access: 'session',
  withInitialPassword: true,
  summary: { zh: '退出登录', en: 'Sign out' },
  response: z.object({}),
})

export const changePassword = endpoint({
  id: 'organisation.changePassword',
  method: 'POST',
  path: '/api/session/password',
  access: 'session',
  withInitialPassword: true,
  summary: { zh: '修改密码', en: 'Change the password' },
  body: z.object({ current: z.string().min(1).max(200), next: z.string().min(1).max(200) }),
  response: z.object({}),
})

export const sessionRow = z.object({
  id: z.uuid(),
  personId: z.uuid(),
  personName: z.string(),
  account: z.string(),
  startedAt: z.string(),
  lastSeenAt: z.string(),
  expiresAt: z.string(),
  ip: z.string(),
  userAgent: z.string(),
  current: z.boolean(),
})

export const listMySessions = endpoint({
  id: 'organisation.listMySessions',
  method: 'GET',
  path: '/api/session/all',
  access: 'session',
  summary: { zh: '我的会话', en: 'My sessions' },
  response: z.object({ items: z.array(sessionRow) }),
})

export const listSessions = endpoint({
  id: 'organisation.listSessions',
  method: 'GET',
  path: '/api/organisation/sessions',
  access: 'organisation.readSessions',
  summary: { zh: '会话列表', en: 'Open sessions' },
  query: z.object({ ...page, search: z.string().max(100).optional() }),
  response: z.object({ items: z.array(sessionRow), next: z.string().nullable() }),
})

/** One's own session needs no permission; another's needs `organisation.revokeSession` where the person is. */
export const revokeSession = endpoint({
  id: 'organisation.revokeSession',
  method: 'DELETE',
  path: '/api/organisation/sessions/:sessionId',
  access: 'session',
  summary: { zh: '撤销会话', en: 'Revoke a session' },
  params: z.object({ sessionId: z.uuid() }),
  response: z.object({}),
})

export const signInOutcomes = ['signed_in', 'refused', 'locked'] as const

/** 登录日志: every attempt; an account that does not exist is kept as a hash, and found by typing it whole. */
export const listSignIns = endpoint({
  id: 'organisation.listSignIns',
  method: 'GET',
  path: '/api/organisation/sign-ins',
  access: 'organisation.readSessions',
  summary: { zh: '登录日志', en: 'Sign-in log' },
  query: z.object({
    ...page,
    outcome: z.enum(signInOutcomes).optional(),
    from: day.optional(),
    to: day.optional(),
    /** The whole account: the log holds only its hash. */
    search: z.string().trim().max(64).optional(),
  }),
  response: z.object({
    items: z.array(
      z.object({
        id: z.uuid(),
        at: z.string(),
        personId: z.uuid().nullable(),
        personName: z.string().nullable(),
        account: z.string().nullable(),
        outcome: z.string(),
        ip: z.string(),
        userAgent: z.string(),
      }),
    ),
    next: z.string().nullable(),
  }),
})

/** 动态口令: the secret is told once, as text and as the address of a QR code, and waits for its first code. */
export const enrolTotp = endpoint({
  id: 'organisation.enrolTotp',
  method: 'POST',
  path: '/api/session/totp',
  access: 'session',
  summary: { zh: '启用动态口令', en: 'Set up one-time codes' },
  body: z.object({ password: z.string().min(1).max(200) }),
  response: z.object({ secret: z.string(), uri: z.string() }),
})

const totpCode = z.string().regex(/^\d{6}$/)

export const confirmTotp = endpoint({
  id: 'organisation.confirmTotp',
  method: 'POST',
  path: '/api/session/totp/confirmation',
  access: 'session',
  summary: { zh: '确认动态口令', en: 'Confirm one-time codes' },
  body: z.object({ code: totpCode }),
  response: z.object({}),
})

export const disableTotp = endpoint({
  id: 'organisation.disableTotp',
  method: 'POST',
  path: '/api/session/totp/removal',
  access: 'session',
  summary: { zh: '停用动态口令', en: 'Remove one-time codes' },
  body: z.object({ password: z.string().min(1).max(200), code: totpCode }),
  response: z.object({}),
})

/** 统一身份认证: whether it is set up, for the sign-in page. */
export const getSingleSignOn = endpoint({
  id: 'organisation.getSingleSignOn',
  method: 'GET',
  path: '/api/session/sso',
  access: 'public',
  summary: { zh: '统一身份认证是否可用', en: 'Whether single sign-on is set up' },
  response: z.object({ isOffered: z.boolean() }),
})

/** Answers the provider's address; the browser goes there, and comes back to the page `/sign-in/sso`. */
export const beginSingleSignOn = endpoint({
  id: 'organisation.beginSingleSignOn',
  method: 'POST',
  path: '/api/session/sso',
  access: 'public',
  summary: { zh: '前往统一身份认证', en: 'Go to single sign-on' },
  body: z.object({}),
  response: z.object({ address: z.string() }),
})

export const endSingleSignOn = endpoint({
  id: 'organisation.endSingleSignOn',
  method: 'POST',
  path: '/api/session/sso/return',
  access: 'public',
  summary: { zh: '从统一身份认证返回', en: 'Come back from single sign-on' },
  body: z.object({ search: z.string().max(4000) }),
  response: z.object({}),
})
