/** 改用本版: the score now and under this edition from the same evidence, then the move with its reason. */
import { useId, useState } from 'react'
import { Dialog } from '../../../../web/components/Dialog.tsx'
import { FieldErrors } from '../../../../web/components/FieldErrors.tsx'
import { useBilingual, useText } from '../../../../web/i18n.ts'
import { useAct, useEndpoint } from '../../../../web/use-endpoint.ts'
import { type EditionOutcome, moveCreation, previewMove } from '../../contract.ts'
import type { editionsUiZh } from '../../messages/editions-ui-zh.ts'
import type { EditionDetail } from './edition-detail.ts'

export function MoveDialog({ edition, onClose }: { edition: EditionDetail; onClose: () => void }) {
  const t = useText<typeof editionsUiZh>()
  const id = useId()
  const params = { ref: edition.ref }
  const { data, error } = useEndpoint(previewMove, { params })
  const move = useAct(moveCreation)
  const [reason, setReason] = useState('')
  return (
    <Dialog title={t('edition.move_title')} open onClose={onClose}>
      <div className="edition-form">
        <p>{t('edition.move_lead')}</p>
        {data && <Outcomes before={data.before} after={data.after} />}
        {data && data.left.length > 0 && (
          <p className="notice">
            {t('edition.move_left', { count: data.left.length, keys: data.left.slice(0, 10).join('、') })}
          </p>
        )}
        <label htmlFor={id}>{t('edition.reason')}</label>
        <input
          id={id}
          className="input"
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <FieldErrors error={error ?? move.error} />
        <div className="button-row">
          <button
            type="button"
            className="button primary"
            disabled={!data || reason.trim().length < 2 || move.isPending}
            onClick={() => move.mutate({ params, body: { reason } }, { onSuccess: onClose })}
          >
            {t('edition.move')}
          </button>
          <button type="button" className="button" onClick={onClose}>
            {t('web.cancel')}
          </button>
        </div>
      </div>
    </Dialog>
  )
}

function Outcomes({ before, after }: { before: EditionOutcome; after: EditionOutcome }) {
  const t = useText<typeof editionsUiZh>()
  const text = useBilingual()
  const points = ({ sure, possible }: { readonly sure: string; readonly possible: string }) =>
    t('edition.sure_possible', { sure, possible })
  const groups = after.groups.map((group) => ({
    title: text(group.title),
    before: before.groups.find((each) => each.title.zh === group.title.zh),
    after: group,
  }))
  return (
    <table className="table dense">
      <caption className="hidden">{t('edition.move_title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('edition.about')}</th>
          <th scope="col">{t('edition.now')}</th>
          <th scope="col">{t('edition.after')}</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">{t('edition.total')}</th>
          <td>{points(before)}</td>
          <td>{points(after)}</td>
        </tr>
        <tr>
          <th scope="row">{t('edition.verdict')}</th>
          <td>{t(`edition.verdict_${before.verdict}`)}</td>
          <td>{t(`edition.verdict_${after.verdict}`)}</td>
        </tr>
        {groups.map((group) => (
          <tr key={group.title}>
            <th scope="row">{group.title}</th>
            <td>{group.before ? points(group.before) : '–'}</td>
            <td>{points(group.after)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
