/** 监测发现的核查: states, judgements, and how far a rule can be relied on. Pure. */
import { ok, type Result, refuse } from '../../../kernel/result.ts'

export const LEVELS = ['violation', 'look', 'note'] as const
export const FINDING_STATES = ['new', 'asked', 'accepted', 'dismissed'] as const
export type FindingState = (typeof FINDING_STATES)[number]
export const VERDICTS = ['accepted', 'dismissed', 'asked', 'reopened'] as const
export type Verdict = (typeof VERDICTS)[number]

/** 不成立的理由. */
export const DISMISSALS = ['exempt', 'misread', 'not_seller', 'corrected', 'known', 'trivial'] as const
export type Dismissal = (typeof DISMISSALS)[number]

/** Judgements that say something of the rule: a finding that was put right in time was right. */
const AGAINST_RULE: readonly Dismissal[] = ['exempt', 'misread', 'not_seller']

export const speaksAgainstRule = (reason: Dismissal): boolean => AGAINST_RULE.includes(reason)

const NEXT: Readonly<Record<Verdict, FindingState>> = {
  accepted: 'accepted',
  dismissed: 'dismissed',
  asked: 'asked',
  reopened: 'new',
}

/** What becomes of a finding by a judgement; who judges twice the same way says nothing new. */
export function decideVerdict(
  state: FindingState,
  verdict: Verdict,
  reason: Dismissal | null,
): Result<FindingState> {
  if (verdict === 'dismissed' && reason === null) return refuse('invalid', 'monitoring.reason_needed')
  const isJudged = state === 'accepted' || state === 'dismissed'
  if (isJudged !== (verdict === 'reopened'))
    return refuse('conflict', isJudged ? 'monitoring.already_judged' : 'monitoring.not_judged', { state })
  if (NEXT[verdict] === state) return refuse('conflict', 'monitoring.already_asked', { state })
  return ok(NEXT[verdict])
}

/** Judgements before a share says anything. */
const JUDGED_MIN = 5
/** 准确率下限: a rule of which fewer than this are accepted costs officers more than it finds. */
const PRECISION_FLOOR = 0.6

export interface Precision {
  /** Null while too few were judged. */
  readonly value: number | null
  readonly isBelowFloor: boolean
}

/** 准确率 of a rule: accepted among accepted and wrongly found. */
export function precisionOf(accepted: number, wrong: number): Precision {
  const judged = accepted + wrong
  const value = judged < JUDGED_MIN ? null : accepted / judged
  return { value, isBelowFloor: value !== null && value < PRECISION_FLOOR }
}

/** 死链: so many visits in a row that brought nothing. */
export const DEAD_AFTER_FAILURES = 3

/**
 * What makes two findings the same over time. The same words of one operator are one finding wherever they stand; what
 * is missing is missing on its page.
 */
export function findingKey(finding: {
  readonly rule: string
  readonly operatorId: string | null
  readonly url: string
  readonly folded: string
}): string {
  const { rule, operatorId, url, folded } = finding
  return [rule, operatorId === null || folded === '' ? url : operatorId, folded].join('\n')
}
