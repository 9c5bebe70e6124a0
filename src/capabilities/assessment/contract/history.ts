/** The score of past days: trend, one day, two days compared. */
import { z } from 'zod'
import { endpoint } from '../../../kernel/endpoint.ts'
import { bilingual, day, region, scoreQuery } from './fields.ts'

const verdict = z.enum(['passes', 'fails', 'undecided'])
const points = z.object({ sure: z.string(), possible: z.string() })
const head = {
  day: z.string(),
  takenAt: z.string(),
  reason: z.enum(['daily', 'review']),
  edition: z.string(),
  sure: z.string(),
  possible: z.string(),
  verdict,
}

export const getTrend = endpoint({
  id: 'assessment.getTrend',
  method: 'GET',
  path: '/api/assessment/history',
  access: 'assessment.read',
  summary: { zh: '得分趋势', en: 'The score by day' },
  query: scoreQuery.extend({
    from: day.optional(),
    to: day.optional(),
    /** Points of this indicator beside the total. */
    indicator: z.coerce.number().int().positive().optional(),
  }),
  response: z.object({
    region,
    from: z.string(),
    to: z.string(),
    days: z.array(
      z.object({
        day: z.string(),
        sure: z.string(),
        possible: z.string(),
        verdict,
        edition: z.string(),
        groups: z.record(z.string(), points),
        /** Null where none was asked for, or the edition of that day had none of that number. */
        indicator: points.nullable(),
      }),
    ),
  }),
})

/** Computed again from the stored inputs by the edition of that day. */
export const getPastScore = endpoint({
  id: 'assessment.getPastScore',
  method: 'GET',
  path: '/api/assessment/history/day',
  access: 'assessment.read',
  summary: { zh: '某日得分', en: 'The score of a past day' },
  query: scoreQuery.extend({ day }),
  response: z.object({
    region,
    ...head,
    editionTitle: bilingual,
    years: z.array(z.number().int()),
    points: z.string(),
    totalAtLeast: z.string(),
    groups: z.array(
      z.object({
        key: z.string(),
        title: bilingual,
        points: z.string(),
        sure: z.string(),
        possible: z.string(),
        floorPoints: z.string(),
        check: z.enum(['met', 'failed', 'undecided']),
        indicators: z.array(
          z.object({
            number: z.number().int(),
            title: bilingual,
            points: z.string(),
            sure: z.string(),
            possible: z.string(),
          }),
        ),
      }),
    ),
    /** Where today's program computes otherwise than the program of that day did. */
    otherwise: z.array(z.object({ number: z.number().int(), stored: points, computed: points })),
  }),
})

export const explainPastScore = endpoint({
  id: 'assessment.explainPastScore',
  method: 'GET',
  path: '/api/assessment/history/explanation',
  access: 'assessment.read',
  summary: { zh: '某日得分说明', en: 'Why an indicator stood where it stood' },
  query: scoreQuery.extend({
    day,
    indicator: z.coerce.number().int().positive(),
    language: z.enum(['zh', 'en']).default('zh'),
  }),
  response: z.object({ tree: z.unknown() }),
})

export const compareDays = endpoint({
  id: 'assessment.compareDays',
  method: 'GET',
  path: '/api/assessment/history/comparison',
  access: 'assessment.read',
  summary: { zh: '两日对比', en: 'Two days compared' },
  query: scoreQuery.extend({ from: day, to: day }),
  response: z.object({
    region,
    from: z.object(head),
    to: z.object(head),
    yearsBefore: z.array(z.number().int()),
    yearsAfter: z.array(z.number().int()),
    indicators: z.array(
      z.object({
        number: z.number().int(),
        title: bilingual,
        group: z.string(),
        before: points,
        after: points,
        sure: z.string(),
      }),
    ),
    inputs: z.array(
      z.object({
        kind: z.enum(['figure', 'measure', 'material', 'judgement', 'pieces', 'decision', 'zone']),
        key: z.string(),
        title: bilingual,
        year: z.number().int().optional(),
        where: z.enum(['local', 'national']).optional(),
        before: z.string().nullable(),
        after: z.string().nullable(),
        by: z.string(),
        reason: z.string(),
        indicators: z.array(z.number().int()),
      }),
    ),
  }),
})
