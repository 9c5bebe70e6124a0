/** 期限: the due day, working days left, and why it is this day. Red only when overdue. */
import type { ReactNode } from 'react'
import { useFormats, useText } from '../i18n.ts'

export interface DueTagProps {
  /** YYYY-MM-DD; null where no limit runs. */
  readonly due: string | null
  /** Working days left as the server counts them; negative when overdue, null when it no longer matters. */
  readonly daysLeft?: number | null
  readonly isPaused?: boolean
  /** The year's holidays are not published yet: the day may still move. */
  readonly isProvisional?: boolean
  /** The article, and what stopped or extended the clock. */
  readonly why?: ReactNode
}

export function DueTag({ due, daysLeft = null, isPaused = false, isProvisional = false, why }: DueTagProps) {
  const t = useText()
  const format = useFormats()
  if (due === null) return <span className="due quiet">{t('web.due_none')}</span>
  const isOverdue = !isPaused && daysLeft !== null && daysLeft < 0
  const isSoon = !isPaused && daysLeft !== null && daysLeft >= 0 && daysLeft <= 3
  const tone = isOverdue ? 'overdue' : isSoon ? 'soon' : 'calm'
  const words = (
    <>
      <time dateTime={due}>{format.day(due)}</time>
      {isPaused && <span>{t('web.due_paused')}</span>}
      {isOverdue && <strong>{t('web.due_overdue', { days: -(daysLeft ?? 0) })}</strong>}
      {!isPaused && daysLeft === 0 && <strong>{t('web.due_today')}</strong>}
      {!isPaused && daysLeft !== null && daysLeft > 0 && <span>{t('web.due_left', { days: daysLeft })}</span>}
      {isProvisional && <span className="quiet">{t('web.due_provisional')}</span>}
    </>
  )
  if (!why) return <span className={`due ${tone}`}>{words}</span>
  return (
    <details className={`due ${tone}`}>
      <summary>{words}</summary>
      <div className="due-why">{why}</div>
    </details>
  )
}
