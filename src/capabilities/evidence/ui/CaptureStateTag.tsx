/** 取证状态 in words; colour only underlines them. */
import { useText } from '../../../web/i18n.ts'
import type { CaptureState } from '../domain/capture-state.ts'
import type { recordsZh } from '../messages/records-zh.ts'

const LOOK: Readonly<Record<CaptureState, string>> = {
  planned: 'state',
  capturing: 'state',
  sealed: 'state met',
  partial: 'state',
  failed: 'state not_met',
}

export function CaptureStateTag({ state }: { state: CaptureState }) {
  const t = useText<typeof recordsZh>()
  return <span className={LOOK[state]}>{t(`evidence.state_${state}`)}</span>
}
