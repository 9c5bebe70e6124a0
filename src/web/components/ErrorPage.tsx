/** What the person reads when something failed: what happened, what was kept, what to do, and the request's id. */
import { Component, type ReactNode } from 'react'
import { useServerText, useText } from '../i18n.ts'
import { ProblemError } from '../problem.ts'

/** Words for a problem: by its code where a catalog has it, else by its kind. */
export function useProblemText(): (error: unknown) => string {
  const t = useText()
  const serverText = useServerText()
  return (error) => {
    if (!(error instanceof ProblemError)) return t('web.page_failed')
    if (error.status === 0) return t('web.unreachable')
    const faulty = faultyAddress(error)
    if (faulty !== undefined) return t(faulty === 'path' ? 'web.not_found' : 'web.faulty_query')
    const fallback =
      error.message === error.code || error.message === '' ? byStatus(error.status) : error.message
    return serverText(error.code, error.details, fallback)
  }
  function byStatus(status: number): string {
    if (status === 403) return t('web.forbidden')
    if (status === 404) return t('web.not_found')
    return t('web.server_failed')
  }
}

export interface ErrorPageProps {
  readonly error: unknown
  readonly onRetry?: () => void
  /** Nothing else is on the page, so that its heading is the page's. */
  readonly isWholePage?: boolean
}

/** Which part of the page's address the server could not read; input that one typed has its own words. */
function faultyAddress({ status, fields }: ProblemError): 'path' | 'query' | undefined {
  if (status !== 400) return undefined
  if (fields.some(({ path }) => path.startsWith('params'))) return 'path'
  return fields.some(({ path }) => path.startsWith('query')) ? 'query' : undefined
}

/** A failure in the place of what could not be shown. Trying again helps against outages, not against refusals. */
export function ErrorPage({ error, onRetry, isWholePage = false }: ErrorPageProps) {
  const t = useText()
  const problemText = useProblemText()
  const isRefusal = error instanceof ProblemError && error.status >= 400 && error.status < 500
  const requestId = error instanceof ProblemError ? error.requestId : ''
  const Heading = isWholePage ? 'h1' : 'h2'
  const hasFaultyQuery = error instanceof ProblemError && faultyAddress(error) === 'query'
  return (
    <section className="error-page" role="alert">
      <Heading>{t(isRefusal ? 'web.refused_title' : 'web.error_title')}</Heading>
      <p>{problemText(error)}</p>
      {!isRefusal && <p>{t('web.error_kept')}</p>}
      {!isRefusal && <p>{onRetry ? t('web.error_do_retry') : t('web.error_do')}</p>}
      <div className="button-row">
        {onRetry && !isRefusal && (
          <button type="button" className="button primary" onClick={onRetry}>
            {t('web.retry')}
          </button>
        )}
        {hasFaultyQuery && (
          <a className="button primary" href={window.location.pathname}>
            {t('web.clear_filters')}
          </a>
        )}
        <a className="button" href="/">
          {t('web.go_home')}
        </a>
      </div>
      {requestId && !isRefusal && <p className="quiet">{t('web.request_id', { id: requestId })}</p>}
    </section>
  )
}

/** Catches what a page throws while drawing; the rest of the shell stays. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { error: unknown }> {
  override state = { error: undefined as unknown }
  static getDerivedStateFromError(error: unknown) {
    return { error }
  }
  override render() {
    if (this.state.error === undefined) return this.props.children
    // A reload also brings the page's script after an update of the program.
    return <ErrorPage isWholePage error={this.state.error} onRetry={() => window.location.reload()} />
  }
}
