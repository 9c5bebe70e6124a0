/** Long work: how far it is, how it ended, and a way to stop it. The job runs on when the page is left. */
import type { JobState } from '../../platform/jobs/contract.ts'
import { useFormats, useText } from '../i18n.ts'

export interface ProgressJobProps {
  readonly title: string
  readonly state: JobState
  readonly done: number
  /** Null while the end is not known yet. */
  readonly total: number | null
  readonly message?: string | undefined
  /** It was asked to stop and has not stopped yet. */
  readonly isStopping?: boolean
  readonly onCancel?: () => void
}

export function ProgressJob({ title, state, done, total, message, isStopping, onCancel }: ProgressJobProps) {
  const t = useText()
  const format = useFormats()
  const isOpen = state === 'waiting' || state === 'running'
  const count =
    total === null
      ? t('web.job_count', { done: format.number(done) })
      : t('web.job_count_of', { done: format.number(done), total: format.number(total) })
  return (
    <section className={`job ${state}`} aria-label={title}>
      <p>
        <strong>{title}</strong>{' '}
        <span role="status">{t(isOpen && isStopping ? 'web.job_stopping' : `web.job_${state}`)}</span>{' '}
        <span className="quiet">{count}</span>
      </p>
      {isOpen && (
        <progress aria-label={title} {...(total === null ? {} : { value: done, max: Math.max(total, 1) })} />
      )}
      {message && <p>{message}</p>}
      {isOpen && <p className="quiet">{t('web.job_leave')}</p>}
      {isOpen && !isStopping && onCancel && (
        <button type="button" className="button" onClick={onCancel}>
          {t('web.job_cancel')}
        </button>
      )}
    </section>
  )
}
