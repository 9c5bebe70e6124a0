/** What crosses the wire: sign-in, sessions, units, people. Browser-safe. */
import { z } from 'zod'
import { endpoint } from '../../kernel/endpoint.ts'

const region = z.string().regex(/^\d{6}(\d{3})?$/)
const page = {
  after: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
}

export const sessionAnswer = z.object({
  person: z.object({ id: z.uuid(), name: z.string(), account: z.string() }),
  unit: z.object({ id: z.uuid(), name: z.string() }),
  region,
  roles: z.array(z.string()),
  permissions: z.array(z.string()),
  csrfToken: z.string(),
  mustChangePassword: z.boolean(),
  hasTotp: z.boolean(),
})
export type SessionAnswer = z.output<typeof sessionAnswer>

export const signIn = endpoint({
  id: 'organisation.signIn',
  method: 'POST',
  path: '/api/session',
  access: 'public',
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
  summary: { zh: '当前会话', en: 'The current session' },
  response: sessionAnswer,
})

export const signOut = endpoint({
  id: 'organisation.signOut',
  method: 'DELETE',
  path: '/api/session',
  access: 'session',
  summary: { zh: '退出登录', en: 'Sign out' },
  response: z.object({}),
})

export const changePassword = endpoint({
  id: 'organisation.changePassword',
  method: 'POST',
  path: '/api/session/password',
  access: 'session',
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

export const unitKinds = [
  'government',
  'office',
  'department',
  'bureau',
  'station',
  'institution',
  'vertical',
] as const

export const unitRow = z.object({
  id: z.uuid(),
  region,
  parentId: z.uuid().nullable(),
  name: z.string(),
  shortName: z.string(),
  kind: z.enum(unitKinds),
  aliases: z.array(z.string()),
  closedOn: z.string().nullable(),
})
export type UnitRow = z.output<typeof unitRow>

export const listUnits = endpoint({
  id: 'organisation.listUnits',
  method: 'GET',
  path: '/api/organisation/units',
  access: 'session',
  summary: { zh: '机构列表', en: 'Units' },
  query: z.object({
    ...page,
    region: region.optional(),
    search: z.string().max(100).optional(),
    limit: z.coerce.number().int().min(1).max(1000).default(500),
  }),
  response: z.object({ items: z.array(unitRow), next: z.string().nullable() }),
})

export const createUnit = endpoint({
  id: 'organisation.createUnit',
  method: 'POST',
  path: '/api/organisation/units',
  access: 'organisation.manageUnits',
  summary: { zh: '新建机构', en: 'Create a unit' },
  body: z.object({
    region,
    name: z.string().trim().min(2).max(80),
    shortName: z.string().trim().max(40).default(''),
    kind: z.enum(unitKinds),
    parentId: z.uuid().nullable().default(null),
    aliases: z.array(z.string().trim().min(1).max(80)).max(20).default([]),
  }),
  response: unitRow,
})

export const personRow = z.object({
  id: z.uuid(),
  name: z.string(),
  account: z.string(),
  title: z.string(),
  /** Masked unless unmasked with a reason. */
  phone: z.string(),
  email: z.string(),
  unitId: z.uuid(),
  unitName: z.string(),
  region,
  roles: z.array(
    z.object({
      id: z.uuid(),
      role: z.string(),
      reach: z.enum(['unit', 'region', 'below']),
      region,
      unitId: z.uuid(),
      endsOn: z.string().nullable(),
      isProposed: z.boolean(),
    }),
  ),
  leftOn: z.string().nullable(),
})
export type PersonRow = z.output<typeof personRow>

export const listPeople = endpoint({
  id: 'organisation.listPeople',
  method: 'GET',
  path: '/api/organisation/people',
  access: 'organisation.readPeople',
  summary: { zh: '人员列表', en: 'People' },
  query: z.object({ ...page, unitId: z.uuid().optional(), search: z.string().max(100).optional() }),
  response: z.object({ items: z.array(personRow), next: z.string().nullable() }),
})
