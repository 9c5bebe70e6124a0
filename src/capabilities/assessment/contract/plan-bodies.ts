/** 由方案成员组建领导小组: what is proposed, and what the officer makes of it. Browser-safe. */
import { z } from 'zod'
import { endpoint } from '../../../kernel/endpoint.ts'
import { day } from './fields.ts'

/** 组内职务, as `organisation` knows them. */
export const seatRoles = [
  'head',
  'executiveDeputy',
  'deputy',
  'member',
  'officeDirector',
  'officeDeputy',
  'staff',
  'liaison',
] as const
export type SeatRole = (typeof seatRoles)[number]

const words = (max: number) => z.string().trim().max(max)

const seat = z.object({
  role: z.enum(seatRoles),
  /** Empty where the plan names a post alone. */
  name: words(40),
  unitId: z.uuid().nullable(),
  /** The unit in the plan's words, where it is none of the platform's. */
  unitWords: words(120),
  post: words(120),
})

const proposedSeat = seat.extend({
  /** Unit and post as the plan prints them. */
  printed: z.string(),
})
export type ProposedSeat = z.output<typeof proposedSeat>

const kind = z.enum(['leadingGroup', 'office'])

const proposedBody = z.object({
  kind,
  name: z.string(),
  /** 办公室设在: the unit at which it sits. */
  unitId: z.uuid().nullable(),
  seats: z.array(proposedSeat),
})
export type ProposedBody = z.output<typeof proposedBody>

export const proposeLeadingGroup = endpoint({
  id: 'assessment.proposeLeadingGroup',
  method: 'GET',
  path: '/api/assessment/plans/:planId/leading-group',
  access: 'assessment.read',
  summary: { zh: '由方案成员拟定领导小组', en: "The leading group that a plan's members amount to" },
  params: z.object({ planId: z.uuid() }),
  response: z.object({
    title: z.string(),
    region: z.string(),
    /** Made already out of this plan. */
    leadingGroupId: z.uuid().nullable(),
    documentNumber: z.string(),
    foundedOn: z.string(),
    bodies: z.array(proposedBody),
    units: z.array(z.object({ id: z.uuid(), name: z.string() })),
    mayMake: z.boolean(),
    /** Why it cannot be made, as a refusal's code. */
    whyNot: z.string().nullable(),
  }),
})

/** Makes the bodies with all their seats, once: a second call answers with what the first one made. */
export const makeLeadingGroup = endpoint({
  id: 'assessment.makeLeadingGroup',
  method: 'POST',
  path: '/api/assessment/plans/:planId/leading-group',
  access: 'assessment.importPlan',
  summary: { zh: '由方案成员组建领导小组', en: "Make the leading group out of a plan's members" },
  params: z.object({ planId: z.uuid() }),
  body: z.object({
    documentNumber: words(80),
    foundedOn: day,
    /** The first one leads; the others stand under it. */
    bodies: z
      .array(
        z.object({
          kind,
          name: z.string().trim().min(2).max(120),
          unitId: z.uuid().nullable(),
          seats: z.array(seat).max(500),
        }),
      )
      .min(1)
      .max(5),
  }),
  response: z.object({ id: z.uuid(), seats: z.number().int(), isNew: z.boolean() }),
})
