/** 状态: one word, with what validity makes of it. */
import { useText } from '../../../../web/i18n.ts'
import type { zh } from '../../messages/zh.ts'

type State = 'pending' | 'accepted' | 'returned' | 'withdrawn'

const CLASSES = {
  pending: 'unknown',
  accepted: 'met',
  returned: 'not_met',
  withdrawn: '',
  expired: 'not_met',
} as const

export function MaterialState({ state, expired }: { state: State; expired: boolean }) {
  const t = useText<typeof zh>()
  return (
    <span className="material-states">
      <span className={`state ${CLASSES[state]}`}>{t(`assessment.material.state_${state}`)}</span>
      {expired && (
        <span className={`state ${CLASSES.expired}`}>{t('assessment.material.state_expired')}</span>
      )}
    </span>
  )
}
