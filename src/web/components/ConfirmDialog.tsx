/** 确认: asks before an act that is not taken back. A refusal stands inside, and nothing is sent twice. */
import type { ReactNode } from 'react'
import { useText } from '../i18n.ts'
import { Dialog } from './Dialog.tsx'
import { useProblemText } from './ErrorPage.tsx'

export interface ConfirmDialogProps {
  readonly title: string
  /** What the button says; the title where it is the act itself. */
  readonly confirm?: string
  /** Whether the act adds something (issuing) instead of ending or removing it. */
  readonly isHarmless?: boolean
  readonly open: boolean
  /** The act, as `useAct` answers it; none where nothing is sent. */
  readonly act?: { readonly error: unknown; readonly isPending: boolean; readonly reset: () => void }
  readonly onConfirm: () => void
  readonly onClose: () => void
  readonly children?: ReactNode
}

export function ConfirmDialog(props: ConfirmDialogProps) {
  const t = useText()
  const problemText = useProblemText()
  const { act } = props
  const isPending = act?.isPending ?? false
  const close = () => {
    if (!isPending) act?.reset()
    props.onClose()
  }
  return (
    <Dialog title={props.title} open={props.open} onClose={close}>
      {act?.error ? (
        <p className="alert" role="alert">
          {problemText(act.error)}
        </p>
      ) : null}
      {props.children && <p>{props.children}</p>}
      <div className="button-row">
        <button
          type="button"
          className={props.isHarmless ? 'button primary' : 'button danger'}
          disabled={isPending}
          onClick={props.onConfirm}
        >
          {props.confirm ?? props.title}
        </button>
        <button type="button" className="button" onClick={close}>
          {t('web.cancel')}
        </button>
      </div>
    </Dialog>
  )
}
