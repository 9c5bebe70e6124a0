/** An act that asks a reason, and perhaps something besides, in a dialog; what was typed stays when it is refused. */
import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { Dialog } from '../../../../web/components/Dialog.tsx'
import { FieldErrors } from '../../../../web/components/FieldErrors.tsx'
import { useText } from '../../../../web/i18n.ts'
import type { uiZh } from '../../messages/ui-zh.ts'

export interface ReasonDialogProps {
  readonly title: string
  /** Why the act is not to be had; the button is grey and says so. */
  readonly grey?: string | undefined
  readonly children?: ReactNode
  readonly onAct: (reason: string) => Promise<unknown>
  readonly isLink?: boolean
  /** Names the button where several on a page bear one title. */
  readonly label?: string
}

export function ReasonDialog({ title, grey, children, onAct, isLink = false, label }: ReasonDialogProps) {
  const t = useText<typeof uiZh>()
  const id = useId()
  const [isOpen, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const [error, setError] = useState<unknown>()
  const [isActing, setActing] = useState(false)
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault()
    setActing(true)
    try {
      await onAct(reason.trim())
      setOpen(false)
      setReason('')
      setError(undefined)
    } catch (failure) {
      setError(failure)
    } finally {
      setActing(false)
    }
  }
  if (grey !== undefined)
    return (
      <button type="button" className="button grey" aria-disabled="true" title={grey}>
        {title}
      </button>
    )
  return (
    <>
      <button
        type="button"
        className={isLink ? 'text-button' : 'button'}
        aria-label={label}
        onClick={() => setOpen(true)}
      >
        {title}
      </button>
      <Dialog title={title} open={isOpen} onClose={() => setOpen(false)}>
        <form className="register-form" onSubmit={(event) => void onSubmit(event)}>
          <FieldErrors error={error} />
          {children}
          <label htmlFor={id}>{t('web.reason')}</label>
          <textarea
            className="input"
            id={id}
            required
            minLength={2}
            maxLength={500}
            rows={3}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <div className="button-row">
            <button type="submit" className="button primary" disabled={isActing}>
              {title}
            </button>
            <button type="button" className="button" onClick={() => setOpen(false)}>
              {t('web.cancel')}
            </button>
          </div>
        </form>
      </Dialog>
    </>
  )
}
