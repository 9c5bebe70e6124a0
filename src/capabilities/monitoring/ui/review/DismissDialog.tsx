/** Why a finding does not hold: chosen with one key. */
import { useEffect, useEffectEvent, useId, useState } from 'react'
import { Dialog } from '../../../../web/components/Dialog.tsx'
import { useText } from '../../../../web/i18n.ts'
import { DISMISSALS, type Dismissal } from '../../domain/finding.ts'
import type { uiZh } from '../../messages/ui-zh.ts'

export interface DismissDialogProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly onDismiss: (reason: Dismissal, note: string) => void
}

export function DismissDialog({ open, onClose, onDismiss }: DismissDialogProps) {
  const t = useText<typeof uiZh>()
  return (
    <Dialog title={t('watch.dismiss_title')} open={open} onClose={onClose}>
      <Reasons onDismiss={onDismiss} />
      <div className="button-row">
        <button type="button" className="button" onClick={onClose}>
          {t('web.cancel')}
        </button>
      </div>
    </Dialog>
  )
}

function Reasons({ onDismiss }: Pick<DismissDialogProps, 'onDismiss'>) {
  const t = useText<typeof uiZh>()
  const id = useId()
  const [note, setNote] = useState('')
  const press = useEffectEvent((event: KeyboardEvent) => {
    const isTyping = event.target instanceof HTMLElement && event.target.closest('input') !== null
    const reason = isTyping ? undefined : DISMISSALS[Number(event.key) - 1]
    if (reason === undefined) return
    event.preventDefault()
    onDismiss(reason, note.trim())
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => press(event)
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  return (
    <>
      <p className="quiet">{t('watch.dismiss_hint')}</p>
      <ul className="reason-list">
        {DISMISSALS.map((reason, place) => (
          <li key={reason}>
            <button type="button" className="button" onClick={() => onDismiss(reason, note.trim())}>
              <kbd>{place + 1}</kbd> {t(`watch.reason_${reason}`)}
            </button>
          </li>
        ))}
      </ul>
      <p>
        <label htmlFor={id}>{t('watch.note')}</label>{' '}
        <input
          id={id}
          className="input"
          maxLength={500}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </p>
    </>
  )
}
