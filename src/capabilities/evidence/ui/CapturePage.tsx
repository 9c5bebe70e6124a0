/** 一份网页证据: its state, seal, contents, verification, custody, and to whom it was given. */
import { useParams } from 'react-router'
import { addressOf } from '../../../web/api.ts'
import { ErrorPage } from '../../../web/components/ErrorPage.tsx'
import { FieldErrors } from '../../../web/components/FieldErrors.tsx'
import { PageHeader } from '../../../web/components/PageHeader.tsx'
import { useFormats, useServerText, useText } from '../../../web/i18n.ts'
import { useAct, useEndpoint } from '../../../web/use-endpoint.ts'
import { type CaptureDetail, downloadPack, downloadRecord, getCapture, retryCapture } from '../contract.ts'
import { hasEnded, hasPack } from '../domain/capture-state.ts'
import { reasonText, type Say } from '../domain/lack.ts'
import type { recordsZh } from '../messages/records-zh.ts'
import type { uiZh } from '../messages/ui-zh.ts'
import { CaptureStateTag } from './CaptureStateTag.tsx'
import { Custody } from './Custody.tsx'
import { MatterLinks } from './MatterLinks.tsx'
import { CaptureFacts, PackSeal, Screenshot } from './PackFacts.tsx'
import { PackLinks } from './PackLinks.tsx'
import { Retention } from './Retention.tsx'
import { Verification } from './Verification.tsx'
import './evidence.css'

type Words = typeof uiZh & typeof recordsZh

const FOLLOW_EVERY_MS = 1500

export default function CapturePage() {
  const t = useText<Words>()
  const { captureId = '' } = useParams()
  const { data, error, refetch } = useEndpoint(
    getCapture,
    { params: { captureId } },
    { refetchEveryMs: (each) => (hasEnded(each.state) ? false : FOLLOW_EVERY_MS), thenReadAll: true },
  )
  if (error) return <ErrorPage error={error} onRetry={() => void refetch()} isWholePage />
  if (!data)
    return (
      <p className="loading" role="status">
        {t('web.loading')}
      </p>
    )
  const isKept = hasPack(data)
  return (
    <>
      <PageHeader
        title={data.title || data.url}
        crumbs={[{ title: t('evidence.title'), to: '/evidence' }]}
        lead={<CaptureStateTag state={data.state} />}
        actions={isKept ? <Downloads capture={data} /> : undefined}
      />
      <Progress capture={data} />
      {isKept && (
        <>
          <PackSeal capture={data} />
          <Verification capture={data} />
        </>
      )}
      <CaptureFacts capture={data} />
      {isKept && <Screenshot capture={data} />}
      {isKept && <MatterLinks capture={data} />}
      {isKept && <PackLinks capture={data} />}
      {isKept && <Retention capture={data} />}
      <Custody captureId={captureId} />
    </>
  )
}

function Downloads({ capture }: { capture: CaptureDetail }) {
  const t = useText<Words>()
  const params = { captureId: capture.id }
  return (
    <>
      <a className="button primary" href={addressOf(downloadPack, { params })} download>
        {t('pack.download')}
      </a>
      <a className="button" href={addressOf(downloadRecord, { params })} download>
        {t('pack.record')}
      </a>
      <a className="button" href="/verify.html" download="sishi-verify.html">
        {t('pack.verifier')}
      </a>
    </>
  )
}

/** What happens or happened, while there is no pack to show. */
function Progress({ capture }: { capture: CaptureDetail }) {
  const t = useText<Words>()
  const serverText = useServerText()
  const format = useFormats()
  const retry = useAct(retryCapture)
  const { state, attempt, failure, removedAt } = capture
  if (removedAt !== null)
    return <p className="notice">{t('pack.removed', { at: format.instant(removedAt) })}</p>
  if (state === 'planned' || state === 'capturing')
    return (
      <p className="notice" role="status">
        {t(state === 'planned' ? 'pack.waiting' : 'pack.capturing')}{' '}
        {attempt > 1 && t('pack.attempt', { attempt })}
      </p>
    )
  if (failure === null) return null
  const { reason, detail } = failure.details
  const words: Say = (key, values) => serverText(key, values, key)
  const why = typeof reason === 'string' && {
    reason: reasonText({ reason, detail: String(detail ?? '') }, words),
  }
  return (
    <section className="alert" aria-label={t('pack.failed')}>
      <p>
        {t('pack.failed')}: {serverText(failure.code, { ...failure.details, ...why }, failure.code)}
      </p>
      <button
        type="button"
        className="button"
        disabled={!capture.mayCapture || retry.isPending}
        onClick={() => retry.mutate({ params: { captureId: capture.id } })}
      >
        {t('pack.retry')}
      </button>
      {!capture.mayCapture && <span className="quiet"> {t('pack.may_not')}</span>}
      {retry.error && <FieldErrors error={retry.error} />}
    </section>
  )
}
