/** 保管期限: how long a pack is kept at least, from the article that says for how long it may be needed. Pure. */
import { addMonths, type Day } from '../../../kernel/day.ts'
import type { Bilingual } from '../../../kernel/text.ts'

export const RETENTION_KINDS = ['ordinary', 'safety'] as const
export type RetentionKind = (typeof RETENTION_KINDS)[number]

export interface Retention {
  readonly kind: RetentionKind
  /** First day on which the article is in force. */
  readonly from: string
  readonly years: number
  readonly title: Bilingual
  readonly source: Bilingual
}

/** 追责期限: an unlawful act that was not discovered within it is no longer penalised. */
export const RETENTIONS: readonly Retention[] = [
  {
    kind: 'ordinary',
    from: '2021-07-15',
    years: 2,
    title: { zh: '一般违法行为（二年）', en: 'Ordinary breach (two years)' },
    source: {
      zh: '《行政处罚法》第三十六条：违法行为在二年内未被发现的，不再给予行政处罚',
      en: 'Administrative Penalty Act, article 36: no penalty after two years undiscovered',
    },
  },
  {
    kind: 'safety',
    from: '2021-07-15',
    years: 5,
    title: { zh: '涉及生命健康、金融安全（五年）', en: 'Life, health or financial safety (five years)' },
    source: {
      zh: '《行政处罚法》第三十六条：涉及公民生命健康安全、金融安全且有危害后果的，延长至五年',
      en: 'Administrative Penalty Act, article 36: five years where life, health or financial safety is harmed',
    },
  },
]

/** The last day on which a pack of this kind that is captured on the day must still be there. */
export function retainUntil(kind: RetentionKind, capturedOn: Day): Day {
  const retention = RETENTIONS.find((each) => each.kind === kind)
  if (retention === undefined) throw new Error(`no retention ${kind}`)
  return addMonths(capturedOn, retention.years * 12)
}
