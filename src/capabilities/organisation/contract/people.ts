/** What crosses the wire: people, their personal data, and import from a workbook. Browser-safe. */
import { z } from 'zod'
import { endpoint } from '../../../kernel/endpoint.ts'
import { flag, page, reaches, region } from './fields.ts'

export const heldRole = z.object({
  id: z.uuid(),
  role: z.string(),
  reach: z.enum(reaches),
  region,
  unitId: z.uuid(),
  endsOn: z.string().nullable(),
  /** 待确认: asked for by an import; grants nothing yet. */
  isProposed: z.boolean(),
})

export const personRow = z.object({
  id: z.uuid(),
  name: z.string(),
  account: z.string(),
  title: z.string(),
  /** Masked; `unmaskPerson` tells them in clear. */
  phone: z.string(),
  email: z.string(),
  unitId: z.uuid(),
  unitName: z.string(),
  region,
  roles: z.array(heldRole),
  leftOn: z.string().nullable(),
})
export type PersonRow = z.output<typeof personRow>

export const listPeople = endpoint({
  id: 'organisation.listPeople',
  method: 'GET',
  path: '/api/organisation/people',
  access: 'organisation.readPeople',
  summary: { zh: '人员列表', en: 'People' },
  query: z.object({
    ...page,
    unitId: z.uuid().optional(),
    region: region.optional(),
    role: z.string().max(60).optional(),
    /** Only people with a role that waits for confirmation. */
    proposed: flag.optional(),
    /** Also those who have left. */
    left: flag.optional(),
    search: z.string().max(100).optional(),
  }),
  response: z.object({ items: z.array(personRow), next: z.string().nullable() }),
})

export const getPerson = endpoint({
  id: 'organisation.getPerson',
  method: 'GET',
  path: '/api/organisation/people/:personId',
  access: 'organisation.readPeople',
  summary: { zh: '人员', en: 'A person' },
  params: z.object({ personId: z.uuid() }),
  response: personRow,
})

/** Accounts are typed on any keyboard: small letters, digits and . _ - */
export const accountPattern = /^[a-z0-9][a-z0-9._-]{1,31}$/
/** Mobile numbers, and land lines with area code and extension. */
export const phonePattern = /^(\+?\d[\d -]{5,19}\d)?$/

const personFields = {
  name: z.string().trim().min(1).max(40),
  title: z.string().trim().max(60),
  unitId: z.uuid(),
  phone: z.string().trim().regex(phonePattern),
  email: z.union([z.literal(''), z.email().max(120)]),
}

/** The initial password is answered once, here, and must be changed at the first sign-in. */
export const createPerson = endpoint({
  id: 'organisation.createPerson',
  method: 'POST',
  path: '/api/organisation/people',
  access: 'organisation.managePeople',
  summary: { zh: '新建人员', en: 'Add a person' },
  body: z.object({
    ...personFields,
    account: z.string().trim().toLowerCase().regex(accountPattern),
    title: personFields.title.default(''),
    phone: personFields.phone.default(''),
    email: personFields.email.default(''),
  }),
  response: z.object({ person: personRow, initialPassword: z.string() }),
})

/** 调动 to another unit ends the roles held so far: they belong to the old post. */
export const updatePerson = endpoint({
  id: 'organisation.updatePerson',
  method: 'PATCH',
  path: '/api/organisation/people/:personId',
  access: 'organisation.managePeople',
  summary: { zh: '修改人员', en: 'Change a person' },
  params: z.object({ personId: z.uuid() }),
  body: z.object(personFields).partial(),
  response: personRow,
})

/** 离职: signs the person out everywhere and ends all roles. */
export const leavePerson = endpoint({
  id: 'organisation.leavePerson',
  method: 'POST',
  path: '/api/organisation/people/:personId/leaving',
  access: 'organisation.managePeople',
  summary: { zh: '人员离职', en: 'A person leaves' },
  params: z.object({ personId: z.uuid() }),
  body: z.object({}),
  response: z.object({}),
})

export const resetPassword = endpoint({
  id: 'organisation.resetPassword',
  method: 'POST',
  path: '/api/organisation/people/:personId/password',
  access: 'organisation.resetPassword',
  summary: { zh: '重置密码', en: 'Reset a password' },
  params: z.object({ personId: z.uuid() }),
  /** `removeTotp` for somebody who has lost the phone as well. */
  body: z.object({ removeTotp: z.boolean().default(false) }),
  response: z.object({ initialPassword: z.string() }),
})

export const maskedFields = ['phone', 'email'] as const

export const unmaskPerson = endpoint({
  id: 'organisation.unmaskPerson',
  method: 'POST',
  path: '/api/organisation/people/:personId/unmasking',
  access: 'organisation.unmask',
  summary: { zh: '查看个人信息明文', en: 'See personal data in clear' },
  params: z.object({ personId: z.uuid() }),
  body: z.object({
    fields: z.array(z.enum(maskedFields)).min(1),
    reason: z.string().trim().min(4).max(200),
  }),
  response: z.object({ phone: z.string().optional(), email: z.string().optional() }),
})

/** Who saw whose data in clear, and why; for the audit administrator beside the ledger. */
export const listUnmaskings = endpoint({
  id: 'organisation.listUnmaskings',
  method: 'GET',
  path: '/api/organisation/unmaskings',
  access: 'organisation.readUnmaskings',
  summary: { zh: '明文查看记录', en: 'Personal data seen in clear' },
  query: z.object(page),
  response: z.object({
    items: z.array(
      z.object({
        id: z.uuid(),
        at: z.string(),
        personName: z.string(),
        byName: z.string(),
        fields: z.array(z.string()),
        reason: z.string(),
      }),
    ),
    next: z.string().nullable(),
  }),
})

/** Colleagues of one's own region by name: who they are and where they work, nothing else. */
export const listColleagues = endpoint({
  id: 'organisation.listColleagues',
  method: 'GET',
  path: '/api/organisation/colleagues',
  access: 'session',
  summary: { zh: '本地区同事', en: 'Colleagues of the region' },
  query: z.object({ search: z.string().trim().max(40).default('') }),
  response: z.object({
    items: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        title: z.string(),
        unitId: z.uuid(),
        unitName: z.string(),
      }),
    ),
  }),
})
