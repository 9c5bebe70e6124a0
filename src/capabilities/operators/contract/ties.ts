/** What crosses the wire: livestream sellers and rooms with their agency, room and platform. Browser-safe. */
import { z } from 'zod'
import { endpoint } from '../../../kernel/endpoint.ts'
import { day, operatorParams, tieKind } from './fields.ts'

const done = z.object({})

export const saveTie = endpoint({
  id: 'operators.saveTie',
  method: 'POST',
  path: '/api/operators/:operatorId/ties',
  access: 'operators.keep',
  summary: { zh: '登记直播关联主体', en: 'Tie an operator to its agency, room or platform' },
  params: operatorParams,
  body: z.object({
    kind: tieKind,
    /** One of the register, else by name alone. */
    otherId: z.uuid().nullable().default(null),
    otherName: z.string().trim().max(200).default(''),
    from: day,
    to: day.nullable().default(null),
  }),
  response: done,
})

export const endTie = endpoint({
  id: 'operators.endTie',
  method: 'POST',
  path: '/api/operators/:operatorId/ties/:tieId/end',
  access: 'operators.keep',
  summary: { zh: '终止直播关联', en: 'End a tie of an operator' },
  params: operatorParams.extend({ tieId: z.uuid() }),
  body: z.object({ to: day }),
  response: done,
})
