/** 指标讨论: what colleagues say about one indicator, newest first. */
import { z } from 'zod'
import { endpoint } from '../../../kernel/endpoint.ts'
import { region, text } from './fields.ts'

const comment = z.object({
  id: z.uuid(),
  text: z.string(),
  saidName: z.string(),
  unitName: z.string(),
  saidAt: z.string(),
})

const indicator = z.coerce.number().int().positive()

export const listComments = endpoint({
  id: 'assessment.listComments',
  method: 'GET',
  path: '/api/assessment/indicators/:number/comments',
  access: 'assessment.read',
  summary: { zh: '指标讨论', en: 'The discussion of an indicator' },
  params: z.object({ number: indicator }),
  query: z.object({ region: region.optional(), after: text(400).optional() }),
  response: z.object({ items: z.array(comment), next: z.string().nullable() }),
})

export const addComment = endpoint({
  id: 'assessment.addComment',
  method: 'POST',
  path: '/api/assessment/indicators/:number/comments',
  access: 'assessment.discuss',
  summary: { zh: '在指标下发言', en: 'Say something about an indicator' },
  params: z.object({ number: indicator }),
  body: z.object({ text: z.string().trim().min(1).max(2000) }),
  response: z.object({ id: z.uuid() }),
})
