/** 个人信息: masked until the person gives a reason, which the server keeps; masked again when the page is left. */
import { type FormEvent, useId, useState } from 'react'
import { useText } from '../i18n.ts'
import { Dialog } from './Dialog.tsx'
import { FieldErrors } from './FieldErrors.tsx'

export interface MaskedProps {
  /** As the server sends it: 138****5678. */
  readonly value: string
  /** Whose and what, for the button's name: 张三的电话. */
  readonly label: string
  /** Asks the server for the whole value; left out where the person may not. */
  readonly onUnmask?: (reason: string) => Promise<string>
}

export function Masked({ value, label, onUnmask }: MaskedProps) {
  const t = useText()
  const id = useId()
  const [shown, setShown] = useState<string>()
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const [error, setError] = useState<unknown>()
  if (value === '') return null
  if (shown !== undefined) return <span className="unmasked">{shown}</span>
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault()
    if (!onUnmask) return
    try {
      setShown(await onUnmask(reason.trim()))
      setOpen(false)
    } catch (failure) {
      setError(failure)
    }
  }
  return (
    <span className="masked">
      {value}
      {onUnmask && (
        <button
          type="button"
          className="text-button"
          aria-label={t('web.unmask_of', { label })}
          onClick={() => setOpen(true)}
        >
          {t('web.unmask')}
        </button>
      )}
      <Dialog title={t('web.unmask_of', { label })} open={open} onClose={() => setOpen(false)}>
        <form onSubmit={(event) => void onSubmit(event)}>
          <p>{t('web.unmask_why')}</p>
          <FieldErrors error={error} />
          <label htmlFor={id}>{t('web.reason')}</label>
          <textarea
            id={id}
            required
            rows={3}
            maxLength={200}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <div className="button-row">
            <button type="submit" className="button primary">
              {t('web.unmask')}
            </button>
            <button type="button" className="button" onClick={() => setOpen(false)}>
              {t('web.cancel')}
            </button>
          </div>
        </form>
      </Dialog>
    </span>
  )
}
