/** The score of a region and its explanation. */
import { z } from 'zod'
import { endpoint } from '../../../kernel/endpoint.ts'
import { bilingual, region, scoreQuery } from './fields.ts'

const points = { points: z.string(), sure: z.string(), possible: z.string(), notApplicable: z.string() }
const check = z.enum(['met', 'failed', 'undecided'])

export const scoreAnswer = z.object({
  region,
  regionName: z.string(),
  edition: z.object({ id: z.string(), title: bilingual, documentNumber: z.string().optional() }),
  /** What is uncertain in the edition, for all to see. */
  notes: z.array(bilingual),
  /** Keys of what was entered under another edition and does not count under this one. */
  leftOut: z.array(z.string()),
  assessedOn: z.string(),
  years: z.array(z.number().int()),
  ...points,
  totalAtLeast: z.string(),
  totalCheck: check,
  verdict: z.enum(['passes', 'fails', 'undecided']),
  groups: z.array(
    z.object({
      key: z.string(),
      title: bilingual,
      ...points,
      /** Exact fractions as decimals for drawing, 0 to 1; absent when nothing is applicable. */
      rateSure: z.string().nullable(),
      ratePossible: z.string().nullable(),
      floorRate: z.string(),
      floorPoints: z.string(),
      check,
      indicators: z.array(
        z.object({
          number: z.number().int(),
          subgroup: bilingual,
          title: bilingual,
          kind: z.enum(['quantitative', 'qualitative', 'mixed']),
          ...points,
          states: z.object({
            met: z.number().int(),
            not_met: z.number().int(),
            not_yet_known: z.number().int(),
            not_applicable: z.number().int(),
          }),
          units: z.array(z.object({ unitId: z.uuid(), name: z.string(), part: z.string() })),
        }),
      ),
    }),
  ),
})
export type ScoreAnswer = z.output<typeof scoreAnswer>

/** The totals and the groups against their floors, without the indicators. */
export const scoreSummary = scoreAnswer.omit({ groups: true, notes: true, leftOut: true }).extend({
  groups: z.array(scoreAnswer.shape.groups.element.omit({ indicators: true })),
})
export type ScoreSummary = z.output<typeof scoreSummary>

export const getScore = endpoint({
  id: 'assessment.getScore',
  method: 'GET',
  path: '/api/assessment/score',
  access: 'assessment.read',
  summary: { zh: '得分', en: 'The score of a region' },
  query: scoreQuery,
  response: scoreAnswer,
})

/** The explanation of the total, or of one indicator, as a tree of words and links (see scoring/explain.ts). */
export const explainScore = endpoint({
  id: 'assessment.explainScore',
  method: 'GET',
  path: '/api/assessment/score/explanation',
  access: 'assessment.read',
  summary: { zh: '得分说明', en: 'Why the score is what it is' },
  query: scoreQuery.extend({
    indicator: z.coerce.number().int().positive().optional(),
    language: z.enum(['zh', 'en']).default('zh'),
  }),
  response: z.object({ tree: z.unknown() }),
})
