/** What crosses the wire: roles, who holds them, and who lends them. Browser-safe. */
import { z } from 'zod'
import { endpoint } from '../../../kernel/endpoint.ts'
import { day, reaches } from './fields.ts'
import { heldRole } from './people.ts'

const bilingual = z.object({ zh: z.string(), en: z.string() })

/** What each role may do: the same table that the server asks. */
export const listRoles = endpoint({
  id: 'organisation.listRoles',
  method: 'GET',
  path: '/api/organisation/roles',
  access: 'organisation.readPeople',
  summary: { zh: '角色与权限', en: 'Roles and permissions' },
  response: z.object({
    roles: z.array(
      z.object({
        role: z.string(),
        title: bilingual,
        isAdministrator: z.boolean(),
        permissions: z.array(z.string()),
      }),
    ),
    capabilities: z.array(
      z.object({
        capability: z.string(),
        title: bilingual,
        permissions: z.array(
          z.object({ permission: z.string(), kind: z.enum(['read', 'act']), title: bilingual }),
        ),
      }),
    ),
  }),
})

/** The role reaches from the unit: that unit alone, its region, or its region and all below it. */
export const assignRole = endpoint({
  id: 'organisation.assignRole',
  method: 'POST',
  path: '/api/organisation/people/:personId/roles',
  access: 'organisation.assignRoles',
  summary: { zh: '授予角色', en: 'Assign a role' },
  params: z.object({ personId: z.uuid() }),
  body: z.object({
    role: z.string().max(60),
    reach: z.enum(reaches),
    /** The person's own unit when left out. */
    unitId: z.uuid().optional(),
    endsOn: day.nullable().default(null),
  }),
  response: heldRole,
})

export const confirmRole = endpoint({
  id: 'organisation.confirmRole',
  method: 'POST',
  path: '/api/organisation/roles/:assignmentId/confirmation',
  access: 'organisation.assignRoles',
  summary: { zh: '确认角色', en: 'Confirm a proposed role' },
  params: z.object({ assignmentId: z.uuid() }),
  body: z.object({}),
  response: z.object({}),
})

export const revokeRole = endpoint({
  id: 'organisation.revokeRole',
  method: 'DELETE',
  path: '/api/organisation/roles/:assignmentId',
  access: 'organisation.assignRoles',
  summary: { zh: '收回角色', en: 'Revoke a role' },
  params: z.object({ assignmentId: z.uuid() }),
  response: z.object({}),
})

export const delegationRow = z.object({
  id: z.uuid(),
  giverId: z.uuid(),
  giverName: z.string(),
  receiverId: z.uuid(),
  receiverName: z.string(),
  roles: z.array(z.string()),
  startsOn: z.string(),
  endsOn: z.string(),
  reason: z.string(),
  state: z.enum(['coming', 'running', 'ended']),
})
export type DelegationRow = z.output<typeof delegationRow>

/** What one lends and was lent, and the roles that one could lend. */
export const listMyDelegations = endpoint({
  id: 'organisation.listMyDelegations',
  method: 'GET',
  path: '/api/session/delegations',
  access: 'session',
  summary: { zh: '我的委托', en: 'My delegations' },
  response: z.object({
    given: z.array(delegationRow),
    received: z.array(delegationRow),
    lendable: z.array(heldRole),
  }),
})

/** 委托代办: lends own roles to a colleague of the same region, from one day to another. */
export const createDelegation = endpoint({
  id: 'organisation.createDelegation',
  method: 'POST',
  path: '/api/session/delegations',
  access: 'session',
  summary: { zh: '委托同事代办', en: 'Delegate while away' },
  body: z.object({
    receiverId: z.uuid(),
    assignmentIds: z.array(z.uuid()).min(1).max(20),
    startsOn: day,
    endsOn: day,
    reason: z.string().trim().min(2).max(200),
  }),
  response: z.object({ id: z.uuid() }),
})

export const endDelegation = endpoint({
  id: 'organisation.endDelegation',
  method: 'DELETE',
  path: '/api/session/delegations/:delegationId',
  access: 'session',
  summary: { zh: '结束委托', en: 'End a delegation' },
  params: z.object({ delegationId: z.uuid() }),
  response: z.object({}),
})

/** From the next request on this session acts under the delegation (or, with null, for oneself again). */
export const actFor = endpoint({
  id: 'organisation.actFor',
  method: 'POST',
  path: '/api/session/acting',
  access: 'session',
  summary: { zh: '切换代办身份', en: 'Act for a colleague' },
  body: z.object({ delegationId: z.uuid().nullable() }),
  response: z.object({}),
})
