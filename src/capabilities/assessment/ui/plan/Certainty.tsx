/** 可信程度 in words; the colour only repeats what the word says. */
import { useText } from '../../../../web/i18n.ts'
import type { uiZh } from '../../messages/ui-zh.ts'
import { certaintyOf } from './confidence.ts'

export function Certainty({ confidence }: { confidence: number | undefined }) {
  const t = useText<typeof uiZh>()
  const certainty = certaintyOf(confidence)
  return <span className={`certainty ${certainty}`}>{t(`plan.certainty_${certainty}`)}</span>
}
