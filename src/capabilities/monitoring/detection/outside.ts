/**
 * 外部模型的约定: what others' models are asked and what they may answer, as JSON. The same for a process (standard input
 * and output) and for HTTP (POST). Pure.
 */
import { z } from 'zod'
import type { Day } from '../../../kernel/day.ts'
import { ok, type Result } from '../../../kernel/result.ts'
import type { PageView } from '../page/view.ts'
import type { Facts, Level } from './rule.ts'

/** How asking a model can end. */
export const OUTSIDE_OUTCOMES = [
  'answered',
  'missing',
  'barred',
  'unreachable',
  'timed_out',
  'too_much_memory',
  'too_large',
  'crashed',
  'bad_json',
  'bad_answer',
  /** It failed so often in a row that this run asks it no more. */
  'set_aside',
] as const
export type OutsideOutcome = (typeof OUTSIDE_OUTCOMES)[number]

const TEXT_MAX = 200_000

/** `sishi-model-input/1`. Offsets of an answer count in `page.text`. */
export function questionOf(page: PageView, on: Day, facts: Facts): string {
  const { url, title, description, prices, sales, reviewCount, seller, links } = page
  return JSON.stringify({
    format: 'sishi-model-input/1',
    on,
    region: facts.region,
    page: {
      url,
      title,
      description,
      text: page.text.slice(0, TEXT_MAX),
      prices: prices.map(({ kind, amount, unit, start, end }) => ({ kind, amount, unit, start, end })),
      sales,
      reviewCount,
      seller: { name: seller.name, holder: seller.holder, address: seller.address },
      links: links.slice(0, 200).map(({ text, href }) => ({ text, href })),
    },
  })
}

const FINDINGS_MAX = 50
const offset = z.number().int().nonnegative()

const answerSchema = z.object({
  format: z.literal('sishi-model-answer/1'),
  findings: z
    .array(
      z.object({
        level: z.enum(['violation', 'look', 'note']),
        start: offset.optional(),
        end: offset.optional(),
        reason: z.string().trim().min(1).max(500),
      }),
    )
    .max(FINDINGS_MAX),
})

export interface OutsideHit {
  readonly level: Level
  readonly span: { readonly start: number; readonly end: number } | undefined
  readonly reason: string
}

const RANK: Readonly<Record<Level, number>> = { violation: 0, look: 1, note: 2 }

/** Reads an answer; no level goes beyond what the model was declared for. */
export function readAnswer(
  output: string,
  page: PageView,
  levelMax: Level,
): Result<readonly OutsideHit[], { readonly outcome: OutsideOutcome; readonly detail: string }> {
  let json: unknown
  try {
    json = JSON.parse(output)
  } catch {
    return fault(
      'bad_json',
      output
        .slice(0, SAID_MAX)
        .replace(/[\p{C}\uFFFD]+/gu, ' ')
        .trim(),
    )
  }
  const parsed = answerSchema.safeParse(json)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    return fault('bad_answer', issue?.path.join('.') ?? '')
  }
  const hits: OutsideHit[] = []
  for (const { level, start, end, reason } of parsed.data.findings) {
    const isSpan = start !== undefined && end !== undefined
    if (isSpan && (start >= end || end > page.text.length)) return fault('bad_answer', `${start}-${end}`)
    hits.push({
      level: RANK[level] < RANK[levelMax] ? levelMax : level,
      span: isSpan ? { start, end } : undefined,
      reason,
    })
  }
  return ok(hits)
}

/** Of what is no JSON: enough to see what it may be. */
const SAID_MAX = 100

const fault = (outcome: OutsideOutcome, detail: string) =>
  ({ ok: false, error: { outcome, detail: detail.slice(0, 300) } }) as const
