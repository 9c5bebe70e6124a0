/** 本地表述与补充: official and own words side by side, and local points totalled apart from the official score. */
import { useId, useState } from 'react'
import { Dialog } from '../../../../web/components/Dialog.tsx'
import { Empty } from '../../../../web/components/Empty.tsx'
import { FieldErrors } from '../../../../web/components/FieldErrors.tsx'
import { useBilingual, useFormats, useText } from '../../../../web/i18n.ts'
import { useMay } from '../../../../web/session.tsx'
import { useAct } from '../../../../web/use-endpoint.ts'
import { type EditionAddition, revokeAddition, settleAddition } from '../../contract.ts'
import type { editionsUiZh } from '../../messages/editions-ui-zh.ts'
import { AddDialog } from './AddDialog.tsx'
import type { EditionDetail } from './edition-detail.ts'

export function LocalView({ edition }: { edition: EditionDetail }) {
  const t = useText<typeof editionsUiZh>()
  const [isAdding, setAdding] = useState(false)
  const { local } = edition
  const mayManage = edition.mayNotManage === null && edition.state !== 'draft'
  return (
    <>
      <p>{t('edition.local_lead')}</p>
      <div className="table-tools">
        <strong>{t('edition.local_points', { earned: local.earned, points: local.points })}</strong>
        {local.open > 0 && <span className="quiet">{t('edition.local_open', { count: local.open })}</span>}
        {mayManage && (
          <button type="button" className="button" onClick={() => setAdding(true)}>
            {t('edition.add')}
          </button>
        )}
      </div>
      {local.additions.length === 0 && (
        <Empty title={t('edition.local_none')}>{t('edition.local_none_why')}</Empty>
      )}
      <ul className="edition-indicators" aria-label={t('edition.view_local')}>
        {local.additions.map((each) => (
          <Addition key={each.id} addition={each} mayManage={mayManage} />
        ))}
      </ul>
      {isAdding && <AddDialog edition={edition} about={{ kind: 'add' }} onClose={() => setAdding(false)} />}
    </>
  )
}

function Addition({ addition, mayManage }: { addition: EditionAddition; mayManage: boolean }) {
  const t = useText<typeof editionsUiZh>()
  const text = useBilingual()
  const format = useFormats()
  const may = useMay()
  const [asked, setAsked] = useState<'revoke' | 'settle'>()
  const { official, result, revoked, points } = addition
  const day = (instant: string) => format.day(instant.slice(0, 10))
  return (
    <li className="panel">
      <p>
        <span className="state">{t(`edition.kind_${addition.kind}`)}</span> {addition.subject}{' '}
        {addition.field && t(`edition.field_${addition.field}`)}
        {points !== null && ` · ${t('edition.points', { points })}`}
      </p>
      <dl className="both-wordings">
        {official && (
          <div>
            <dt>{t('edition.official')}</dt>
            <dd>{text(official)}</dd>
          </div>
        )}
        <div>
          <dt>{t('edition.local')}</dt>
          <dd>{text(addition.wording)}</dd>
        </div>
      </dl>
      <p className="quiet">
        {t('edition.local_by', {
          region: addition.regionName,
          name: addition.addedName,
          at: day(addition.addedAt),
          reason: addition.reason,
        })}
      </p>
      {result && <p>{t('edition.result', { ...result, at: day(result.at) })}</p>}
      {revoked && <p className="quiet">{t('edition.revoked', { ...revoked, at: day(revoked.at) })}</p>}
      {!revoked && (
        <div className="button-row">
          {points !== null && may('assessment.decide') && (
            <button type="button" className="button" onClick={() => setAsked('settle')}>
              {t('edition.settle')}
            </button>
          )}
          {mayManage && (
            <button type="button" className="button" onClick={() => setAsked('revoke')}>
              {t('edition.revoke')}
            </button>
          )}
        </div>
      )}
      {asked && <AskDialog addition={addition} asked={asked} onClose={() => setAsked(undefined)} />}
    </li>
  )
}

interface AskDialogProps {
  readonly addition: EditionAddition
  readonly asked: 'revoke' | 'settle'
  readonly onClose: () => void
}

function AskDialog({ addition, asked, onClose }: AskDialogProps) {
  const t = useText<typeof editionsUiZh>()
  const id = useId()
  const revoke = useAct(revokeAddition)
  const settle = useAct(settleAddition)
  const [reason, setReason] = useState('')
  const [earned, setEarned] = useState(addition.points ?? '')
  const params = { additionId: addition.id }
  const onSave = () => {
    if (asked === 'revoke') revoke.mutate({ params, body: { reason } }, { onSuccess: onClose })
    else settle.mutate({ params, body: { earned, reason } }, { onSuccess: onClose })
  }
  return (
    <Dialog title={t(`edition.${asked}_title`)} open onClose={onClose}>
      <div className="edition-form">
        {asked === 'settle' && (
          <>
            <label htmlFor={`${id}-earned`}>{t('edition.earned')}</label>
            <input
              id={`${id}-earned`}
              className="input"
              inputMode="decimal"
              value={earned}
              onChange={(event) => setEarned(event.target.value)}
            />
          </>
        )}
        <label htmlFor={`${id}-reason`}>{t('edition.reason')}</label>
        <input
          id={`${id}-reason`}
          className="input"
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <FieldErrors error={revoke.error ?? settle.error} />
        <div className="button-row">
          <button
            type="button"
            className="button primary"
            disabled={reason.trim().length < 2 || revoke.isPending || settle.isPending}
            onClick={onSave}
          >
            {t(asked === 'revoke' ? 'edition.revoke' : 'edition.save')}
          </button>
          <button type="button" className="button" onClick={onClose}>
            {t('web.cancel')}
          </button>
        </div>
      </div>
    </Dialog>
  )
}
