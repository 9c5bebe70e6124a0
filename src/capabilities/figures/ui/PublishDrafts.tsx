/** 批量发布: the drafts of a series, chosen and published in one act. */
import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { FieldErrors } from '../../../web/components/FieldErrors.tsx'
import { useFormats, useText } from '../../../web/i18n.ts'
import { useAct } from '../../../web/use-endpoint.ts'
import { publishFigures } from '../contract.ts'
import type { uiZh } from '../messages/ui-zh.ts'
import type { SeriesAnswer } from './grid.ts'

/** A draft by itself is published where it stands; from two on they are offered together. */
const MANY = 2

export function PublishDrafts({ answer }: { answer: SeriesAnswer }) {
  const t = useText<typeof uiZh>()
  const format = useFormats()
  const id = useId()
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [reason, setReason] = useState('')
  const publish = useAct(publishFigures)
  const drafts = answer.figures.filter((figure) => figure.state === 'draft')
  if (drafts.length < MANY) return null
  const chosen = drafts.filter((draft) => !left.has(draft.id))
  const isRevision = (draft: (typeof drafts)[number]) =>
    answer.figures.some(
      (figure) =>
        figure.state === 'published' &&
        figure.where === draft.where &&
        figure.period === draft.period &&
        figure.valueKind === draft.valueKind,
    )
  const asksReason = chosen.some((draft) => draft.reason === '' && isRevision(draft))
  const why = !answer.mayPublish
    ? t('figure.publish_why')
    : chosen.length === 0
      ? t('figure.publish_choose')
      : asksReason && reason.trim() === ''
        ? t('figure.publish_reason')
        : ''
  const toggle = (draftId: string) => {
    const next = new Set(left)
    if (!next.delete(draftId)) next.add(draftId)
    setLeft(next)
  }
  return (
    <section className="notice" aria-label={t('figure.publish_many')}>
      <h2>{t('figure.drafts_of_series', { count: drafts.length })}</h2>
      <ul className="plain-list">
        {drafts.map((draft) => (
          <li key={draft.id}>
            <label>
              <input type="checkbox" checked={!left.has(draft.id)} onChange={() => toggle(draft.id)} />{' '}
              {draft.period} {t(`figure.where_${draft.where}`)}: {format.number(draft.value)} {draft.unit}{' '}
              <span className="quiet">
                {draft.source} · {draft.enteredName}
              </span>
            </label>
          </li>
        ))}
      </ul>
      {asksReason && answer.mayPublish && (
        <p>
          <label htmlFor={id}>{t('figure.publish_reason')}</label>
          <Input id={id} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
        </p>
      )}
      <FieldErrors error={publish.error} />
      <div className="button-row">
        <Button
          type="primary"
          disabled={why !== ''}
          loading={publish.isPending}
          onClick={() =>
            publish.mutate({ body: { ids: chosen.map((draft) => draft.id), reason: reason.trim() } })
          }
        >
          {t('figure.publish_count', { count: chosen.length })}
        </Button>
        {why !== '' && <span className="quiet">{why}</span>}
      </div>
    </section>
  )
}
