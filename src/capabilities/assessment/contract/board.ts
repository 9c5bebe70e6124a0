/** 创建总览: the leader's page in one answer. */
import { z } from 'zod'
import { endpoint } from '../../../kernel/endpoint.ts'
import { bilingual, region, scoreQuery } from './fields.ts'
import { scoreSummary } from './score.ts'

/** What a card may speak of; its words are in the catalog under `board.card_<key>`. */
export const CARD_KEYS = [
  'unknown',
  'acceptance',
  'supervision',
  'progress',
  'overdue',
  'month',
  'stages',
  'units',
  'materials',
  'requests',
  'resolutions',
  'figures',
  'risks',
  'shortest',
  'counties',
] as const
export type CardKey = (typeof CARD_KEYS)[number]

const tone = z.enum(['calm', 'watch', 'late'])

const cardLine = z.object({
  /** A name out of the records, or words in both languages. */
  text: z.union([z.string(), bilingual]),
  value: z.string(),
  /** 0 to 1, where the line is a share of something. */
  share: z.number().nullable(),
  tone,
  to: z.string(),
})
export type CardLine = z.output<typeof cardLine>

const card = z.object({
  key: z.enum(CARD_KEYS),
  /** The figure of the card; null where there are no cases, which is not the same as none. */
  value: z.string().nullable(),
  /** What it is out of. */
  of: z.string().nullable(),
  tone,
  /** The records behind the figure. */
  to: z.string(),
  lines: z.array(cardLine),
  /** How many lines there are besides, where a list is cut. */
  more: z.number().int().optional(),
})
export type Card = z.output<typeof card>

export const boardAnswer = z.object({
  region,
  regionName: z.string(),
  /** When it was computed; an answer is never older than five seconds. */
  asOf: z.string(),
  score: scoreSummary,
  trend: z.array(z.object({ day: z.string(), sure: z.string(), possible: z.string() })),
  cards: z.array(card),
})
export type BoardAnswer = z.output<typeof boardAnswer>

export const getBoard = endpoint({
  id: 'assessment.getBoard',
  method: 'GET',
  path: '/api/assessment/board',
  access: 'assessment.read',
  summary: { zh: '创建总览', en: 'The creation at a glance' },
  query: scoreQuery,
  response: boardAnswer,
})
