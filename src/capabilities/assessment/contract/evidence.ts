/** What a score is computed from: measures, judgements, decisions, material. */
import { z } from 'zod'
import { endpoint } from '../../../kernel/endpoint.ts'
import { bilingual, decimal, region, scoreQuery } from './fields.ts'

/** Everything that can be entered for the score: series by year, measures, items to judge; with what stands now. */
export const getEvidence = endpoint({
  id: 'assessment.getEvidence',
  method: 'GET',
  path: '/api/assessment/evidence',
  access: 'assessment.read',
  summary: { zh: '评分依据', en: 'Evidence of a region' },
  query: scoreQuery,
  response: z.object({
    region,
    years: z.array(z.number().int()),
    series: z.array(
      z.object({
        key: z.string(),
        title: bilingual,
        definition: bilingual,
        unit: z.string(),
        units: z.array(z.object({ key: z.string(), title: bilingual })),
        where: z.enum(['local', 'national']),
        years: z.array(z.number().int()),
        indicators: z.array(z.number().int()),
      }),
    ),
    measures: z.array(
      z.object({
        measure: z.string(),
        title: bilingual,
        kind: z.enum(['share', 'quantity']),
        numerator: bilingual,
        denominator: bilingual.nullable(),
        indicators: z.array(z.number().int()),
        entry: z
          .object({
            year: z.number().int(),
            numerator: z.string().nullable(),
            denominator: z.string().nullable(),
            amount: z.string().nullable(),
            source: z.string(),
          })
          .nullable(),
      }),
    ),
    items: z.array(
      z.object({
        key: z.string(),
        indicator: z.number().int(),
        condition: bilingual,
        points: z.string(),
        review: z.boolean(),
        judgement: z
          .object({ score: z.string(), reviewer: z.string(), on: z.string(), reason: z.string() })
          .nullable(),
        decision: z
          .object({ state: z.string(), by: z.string(), on: z.string(), reason: z.string() })
          .nullable(),
        materials: z.array(
          z.object({
            id: z.uuid(),
            title: z.string(),
            fileName: z.string(),
            unitName: z.string(),
            state: z.enum(['pending', 'accepted', 'returned', 'expired']),
          }),
        ),
      }),
    ),
  }),
})

export const enterMeasure = endpoint({
  id: 'assessment.enterMeasure',
  method: 'POST',
  path: '/api/assessment/measures',
  access: 'assessment.enterEvidence',
  summary: { zh: '填报度量', en: 'Enter the parts of a measure' },
  body: z.object({
    measure: z.string().regex(/^[a-z]+\.[a-z][A-Za-z0-9]*$/),
    numerator: decimal.nullable(),
    denominator: decimal.nullable(),
    amount: decimal.nullable(),
    source: z.string().trim().min(2).max(300),
  }),
  response: z.object({}),
})

export const judgeItem = endpoint({
  id: 'assessment.judgeItem',
  method: 'POST',
  path: '/api/assessment/judgements',
  access: 'assessment.judge',
  summary: { zh: '评审打分', en: 'Judge an item' },
  body: z.object({
    item: z.string().regex(/^\d+\.\d+$/),
    score: decimal,
    reason: z.string().trim().min(2).max(1000),
    materials: z.array(z.uuid()).max(100).default([]),
  }),
  response: z.object({}),
})

/** 认定: sets an item that cannot be computed; `open` takes the decision back. */
export const decideItem = endpoint({
  id: 'assessment.decideItem',
  method: 'POST',
  path: '/api/assessment/decisions',
  access: 'assessment.decide',
  summary: { zh: '认定未知项', en: 'Settle an open item' },
  body: z.object({
    item: z.string().regex(/^\d+\.\d+(@\d{4})?$/),
    state: z.enum(['met', 'not_met', 'not_applicable', 'open']),
    reason: z.string().trim().min(2).max(1000),
  }),
  response: z.object({}),
})
