/** 通报: its text and ranking as they will be printed; the office edits and issues it, a unit signs for it. */
import { useId, useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import type { EndpointAnswer } from '../../../../kernel/endpoint.ts'
import { addressOf } from '../../../../web/api.ts'
import { ConfirmDialog } from '../../../../web/components/ConfirmDialog.tsx'
import { Dialog } from '../../../../web/components/Dialog.tsx'
import { ErrorPage } from '../../../../web/components/ErrorPage.tsx'
import { FieldErrors } from '../../../../web/components/FieldErrors.tsx'
import { PageHeader } from '../../../../web/components/PageHeader.tsx'
import { useBilingual, useFormats, useText } from '../../../../web/i18n.ts'
import { useAct, useEndpoint } from '../../../../web/use-endpoint.ts'
import { takeStep } from '../../../matters/contract.ts'
import {
  discardCircular,
  downloadCircular,
  editCircular,
  getCircular,
  issueCircular,
} from '../../contract.ts'
import { tasksDelay, tasksDone, tasksOnTime } from '../../measures.ts'
import type { circularsZh } from '../../messages/circulars-zh.ts'
import { Ranking } from './Ranking.tsx'
import './circulars.css'

type Circular = EndpointAnswer<typeof getCircular>

export default function CircularPage() {
  const { circularId = '' } = useParams()
  const t = useText<typeof circularsZh>()
  const format = useFormats()
  const circular = useEndpoint(getCircular, { params: { circularId } })
  if (circular.error) {
    return <ErrorPage isWholePage error={circular.error} onRetry={() => void circular.refetch()} />
  }
  const { data } = circular
  if (!data) {
    return (
      <p className="loading" role="status">
        {t('web.loading')}
      </p>
    )
  }
  const lead =
    data.issuedAt === null
      ? t('circular.draft_of', { issuer: data.issuer, day: format.day(data.figures.countedOn) })
      : t('circular.issued_by', { issuer: data.issuer, at: format.instant(data.issuedAt) })
  return (
    <div className="circular-page">
      <PageHeader
        title={data.title}
        crumbs={[{ title: t('circular.title'), to: '/assessment/notices' }]}
        lead={
          <>
            {data.number && <span>{data.number} · </span>}
            {lead}
          </>
        }
        actions={
          <>
            <a
              className="button"
              href={addressOf(downloadCircular, { params: { circularId: data.id } })}
              download
            >
              {t('circular.docx')}
            </a>
            <button type="button" className="button" onClick={() => window.print()}>
              {t('circular.print')}
            </button>
          </>
        }
      />
      {data.toSign && <Sign matterId={data.toSign} />}
      {data.mayEdit && <Office circular={data} />}
      <section className="panel circular-text" lang="zh-CN" aria-label={t('circular.body')}>
        {data.body.split('\n').map((line, place) => (
          // Lines have no other name, and the text is shown as a whole.
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of one text in their order
          <p key={place}>{line}</p>
        ))}
      </section>
      <Ranking figures={data.figures} />
      <Definitions />
      {data.receipts.length > 0 && <Receipts receipts={data.receipts} />}
    </div>
  )
}

function Sign({ matterId }: { matterId: string }) {
  const t = useText<typeof circularsZh>()
  const act = useAct(takeStep)
  return (
    <div className="notice circular-sign">
      <FieldErrors error={act.error} />
      <span>{t('circular.sign_words')}</span>{' '}
      <button
        type="button"
        className="button primary"
        disabled={act.isPending}
        onClick={() => act.mutate({ params: { matterId, step: 'sign' }, body: {} })}
      >
        {t('circular.sign')}
      </button>
    </div>
  )
}

/** What the office does with its draft. */
function Office({ circular }: { circular: Circular }) {
  const t = useText<typeof circularsZh>()
  const navigate = useNavigate()
  const [doing, setDoing] = useState<'edit' | 'issue' | 'discard'>()
  const issue = useAct(issueCircular)
  const discard = useAct(discardCircular)
  const close = () => setDoing(undefined)
  const params = { circularId: circular.id }
  // Away first: what was discarded cannot be read again.
  const onDiscard = () =>
    discard.mutate({ params }, { onSuccess: () => void navigate('/assessment/notices') })
  return (
    <div className="button-row circular-office">
      <button type="button" className="button primary" onClick={() => setDoing('issue')}>
        {t('circular.issue')}
      </button>
      <button type="button" className="button" onClick={() => setDoing('edit')}>
        {t('circular.edit')}
      </button>
      <button type="button" className="button" onClick={() => setDoing('discard')}>
        {t('circular.discard')}
      </button>
      <Dialog title={t('circular.edit')} open={doing === 'edit'} onClose={close}>
        <EditForm circular={circular} onDone={close} />
      </Dialog>
      <ConfirmDialog
        title={t('circular.issue')}
        isHarmless
        open={doing === 'issue'}
        act={issue}
        onConfirm={() => issue.mutate({ params }, { onSuccess: close })}
        onClose={close}
      >
        {t('circular.issue_sure', { count: circular.figures.units.length })}
      </ConfirmDialog>
      <ConfirmDialog
        title={t('circular.discard')}
        open={doing === 'discard'}
        act={discard}
        onConfirm={onDiscard}
        onClose={close}
      >
        {t('circular.discard_sure')}
      </ConfirmDialog>
    </div>
  )
}

function EditForm({ circular, onDone }: { circular: Circular; onDone: () => void }) {
  const t = useText<typeof circularsZh>()
  const id = useId()
  const act = useAct(editCircular)
  const [title, setTitle] = useState(circular.title)
  const [body, setBody] = useState(circular.body)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        act.mutate({ params: { circularId: circular.id }, body: { title, body } }, { onSuccess: onDone })
      }}
    >
      <FieldErrors error={act.error} />
      <label className="field-label" htmlFor={`${id}-title`}>
        {t('circular.name')}
      </label>
      <input
        id={`${id}-title`}
        className="input circular-title"
        required
        maxLength={200}
        value={title}
        onChange={(event) => setTitle(event.target.value)}
      />
      <label className="field-label" htmlFor={`${id}-body`}>
        {t('circular.body')}
      </label>
      <textarea
        id={`${id}-body`}
        required
        rows={14}
        maxLength={20_000}
        value={body}
        onChange={(event) => setBody(event.target.value)}
      />
      <div className="button-row">
        <button type="submit" className="button primary" disabled={act.isPending}>
          {t('circular.save')}
        </button>
        <button type="button" className="button" onClick={onDone}>
          {t('web.cancel')}
        </button>
      </div>
    </form>
  )
}

function Definitions() {
  const t = useText<typeof circularsZh>()
  const text = useBilingual()
  return (
    <details className="panel circular-definitions">
      <summary>{t('circular.definitions')}</summary>
      <dl>
        {[tasksOnTime, tasksDone, tasksDelay].map((measure) => (
          <div key={measure.name}>
            <dt>{text(measure.title)}</dt>
            <dd>
              {text(measure.definition)} {text(measure.numerator)} ÷ {text(measure.denominator)}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

function Receipts({ receipts }: { receipts: Circular['receipts'] }) {
  const t = useText<typeof circularsZh>()
  const format = useFormats()
  return (
    <section className="panel circular-receipts" aria-labelledby="circular-receipts">
      <h2 id="circular-receipts">{t('circular.receipts')}</h2>
      <ul>
        {receipts.map((receipt) => (
          <li key={receipt.unitId}>
            {receipt.unitName}{' '}
            <span className={receipt.signedAt ? 'state met' : 'state'}>
              {receipt.signedAt
                ? t('circular.receipt_signed', { at: format.instant(receipt.signedAt) })
                : t('circular.receipt_open')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
