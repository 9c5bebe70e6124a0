/** 一个数据: what stands, the draft beside it, the document, the form, and every value it ever had. */

import { useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { Link } from 'react-router'
import { addressOf } from '../../../web/api.ts'
import { FieldErrors } from '../../../web/components/FieldErrors.tsx'
import { UploadBox } from '../../../web/components/UploadBox.tsx'
import { useFormats, useServerText, useText } from '../../../web/i18n.ts'
import { useAct, useEndpoint } from '../../../web/use-endpoint.ts'
import {
  attachDocument,
  type FigureRow,
  listRevisions,
  openDocument,
  publishFigures,
  withdrawDraft,
} from '../contract.ts'
import type { uiZh } from '../messages/ui-zh.ts'
import { askAddress } from './addresses.ts'
import { EntryForm, type EntryFormProps } from './EntryForm.tsx'
import type { Cell, SeriesAnswer } from './grid.ts'

export function FigurePanel({ answer, cell, onDone, around }: EntryFormProps) {
  const t = useText<typeof uiZh>()
  const serverText = useServerText()
  const { published, draft } = cell
  const { entering } = answer
  return (
    <div className="figure-panel">
      {published && <Standing figure={published} />}
      {draft && <Draft answer={answer} draft={draft} published={published} />}
      {entering === null ? (
        <EntryForm answer={answer} cell={cell} onDone={onDone} around={around} />
      ) : (
        <p className="quiet">{serverText(entering.code, entering.details, t('figure.may_not_enter'))}</p>
      )}
      {answer.mayPublish && !published && !draft && cell.valueKind === 'level' && (
        <p>
          <Link to={askAddress(answer.series.key, cell)}>{t('figure.ask_instead')}</Link>
        </p>
      )}
      <Attach figure={draft ?? published} own={answer.own} />
      {(published || draft) && <Revisions answer={answer} cell={cell} />}
    </div>
  )
}

function Standing({ figure }: { figure: FigureRow }) {
  const t = useText<typeof uiZh>()
  const format = useFormats()
  return (
    <dl className="facts">
      <dt>{t('figure.now')}</dt>
      <dd>
        <strong>
          {format.number(figure.value)} {figure.unit}
        </strong>
      </dd>
      <dt>{t('figure.source')}</dt>
      <dd>{figure.source}</dd>
      <dt>{t('figure.by')}</dt>
      <dd>{t('figure.by_words', { who: figure.enteredName, at: format.instant(figure.enteredAt) })}</dd>
      {figure.publishedName && figure.publishedAt && (
        <>
          <dt>{t('figure.published_by')}</dt>
          <dd>
            {t('figure.by_words', { who: figure.publishedName, at: format.instant(figure.publishedAt) })}
          </dd>
        </>
      )}
      <dt>{t('figure.document')}</dt>
      <dd>
        <DocumentLink figure={figure} />
      </dd>
    </dl>
  )
}

function DocumentLink({ figure }: { figure: FigureRow }) {
  const t = useText<typeof uiZh>()
  if (figure.document === null) return <span className="quiet">{t('figure.no_document')}</span>
  return (
    <a href={addressOf(openDocument, { params: { figureId: figure.id } })} download>
      {figure.document}
    </a>
  )
}

interface DraftProps {
  readonly answer: SeriesAnswer
  readonly draft: FigureRow
  readonly published: FigureRow | undefined
}

function Draft({ answer, draft, published }: DraftProps) {
  const t = useText<typeof uiZh>()
  const format = useFormats()
  const id = useId()
  const [reason, setReason] = useState('')
  const publish = useAct(publishFigures)
  const withdraw = useAct(withdrawDraft)
  const asksReason = published !== undefined && draft.reason === ''
  const mayPublish = answer.mayPublish && !(asksReason && reason.trim() === '')
  return (
    <section className="notice" aria-label={t('figure.draft')}>
      <p>
        {t('figure.draft_words', {
          value: format.number(draft.value),
          unit: draft.unit,
          source: draft.source,
          who: draft.enteredName,
          at: format.instant(draft.enteredAt),
        })}{' '}
        {draft.document !== null && <DocumentLink figure={draft} />}
      </p>
      {asksReason && answer.mayPublish && (
        <p>
          <label htmlFor={id}>{t('figure.publish_reason')}</label>
          <Input id={id} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
        </p>
      )}
      <FieldErrors error={publish.error ?? withdraw.error} />
      <div className="button-row">
        <Button
          type="primary"
          disabled={!mayPublish}
          loading={publish.isPending}
          onClick={() => publish.mutate({ body: { ids: [draft.id], reason: reason.trim() } })}
        >
          {t('figure.publish')}
        </Button>
        {answer.own.includes(draft.id) && (
          <Button
            loading={withdraw.isPending}
            onClick={() => withdraw.mutate({ params: { figureId: draft.id } })}
          >
            {t('figure.withdraw')}
          </Button>
        )}
        {!answer.mayPublish && <span className="quiet">{t('figure.publish_why')}</span>}
      </div>
    </section>
  )
}

const DOCUMENT_BYTES_MAX = 50 * 1024 * 1024

/** A published figure keeps the document that it has. */
function Attach({ figure, own }: { figure: FigureRow | undefined; own: readonly string[] }) {
  const t = useText<typeof uiZh>()
  const client = useQueryClient()
  if (!figure || !own.includes(figure.id) || (figure.state === 'published' && figure.document !== null))
    return null
  return (
    <UploadBox
      endpoint={attachDocument}
      input={{ params: { figureId: figure.id } }}
      label={t('figure.attach')}
      hint={t('figure.attach_hint')}
      accept="*/*"
      maxBytes={DOCUMENT_BYTES_MAX}
      onUploaded={() => void client.invalidateQueries()}
    />
  )
}

function Revisions({ answer, cell }: { answer: SeriesAnswer; cell: Cell }) {
  const t = useText<typeof uiZh>()
  const [isOpen, setOpen] = useState(false)
  return (
    <details className="revisions" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('figure.revisions')}</summary>
      {isOpen && <RevisionList answer={answer} cell={cell} />}
    </details>
  )
}

function RevisionList({ answer, cell }: { answer: SeriesAnswer; cell: Cell }) {
  const t = useText<typeof uiZh>()
  const format = useFormats()
  const { where, period, valueKind } = cell
  const query = { region: answer.region, series: answer.series.key, where, period, valueKind }
  const { data } = useEndpoint(listRevisions, { query })
  if (!data) return <p role="status">{t('web.loading')}</p>
  return (
    <ol>
      {data.items.map((figure) => (
        <li key={figure.id}>
          <strong>
            {format.number(figure.value)} {figure.unit}
          </strong>{' '}
          <span className={figure.current && figure.state === 'published' ? 'state met' : 'state'}>
            {t(figure.current || figure.state === 'withdrawn' ? `figure.${figure.state}` : 'figure.replaced')}
          </span>{' '}
          {figure.document !== null && <DocumentLink figure={figure} />}
          <br />
          <span className="quiet">
            {figure.source} · {figure.enteredName} · {format.instant(figure.enteredAt)}
            {figure.reason && ` · ${figure.reason}`}
          </span>
        </li>
      ))}
    </ol>
  )
}
