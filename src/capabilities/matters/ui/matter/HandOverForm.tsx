/** 移交: the matter goes to another unit, with a reason. */
import { type FormEvent, useId, useState } from 'react'
import { FieldErrors } from '../../../../web/components/FieldErrors.tsx'
import { useText } from '../../../../web/i18n.ts'
import { useAct, useEndpoint } from '../../../../web/use-endpoint.ts'
import { listUnits } from '../../../organisation/contract.ts'
import { handOverMatter, type MatterDetail } from '../../contract.ts'
import type { matterZh } from '../../messages/matter-zh.ts'

export function HandOverForm({ matter, onDone }: { matter: MatterDetail; onDone: () => void }) {
  const t = useText<typeof matterZh>()
  const id = useId()
  const units = useEndpoint(listUnits, { query: { limit: 1000 } })
  const [unitId, setUnitId] = useState('')
  const [reason, setReason] = useState('')
  const act = useAct(handOverMatter)
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    act.mutate({ params: { matterId: matter.id }, body: { unitId, reason } }, { onSuccess: onDone })
  }
  const others = (units.data?.items ?? []).filter(
    (unit) => unit.closedOn === null && unit.id !== matter.unitId,
  )
  return (
    <form onSubmit={onSubmit}>
      <p>{t('matters.hand_over_why')}</p>
      <FieldErrors error={act.error ?? units.error} />
      <label className="field-label" htmlFor={`${id}-unit`}>
        {t('matters.hand_over_to')}
      </label>
      <select
        id={`${id}-unit`}
        className="select"
        required
        value={unitId}
        onChange={(event) => setUnitId(event.target.value)}
      >
        <option value="">{t('web.choose')}</option>
        {others.map((unit) => (
          <option key={unit.id} value={unit.id}>
            {unit.name}
          </option>
        ))}
      </select>
      <label className="field-label" htmlFor={`${id}-reason`}>
        {t('web.reason')}
      </label>
      <textarea
        id={`${id}-reason`}
        rows={3}
        required
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <div className="button-row">
        <button type="submit" className="button primary" disabled={act.isPending}>
          {t('matters.hand_over')}
        </button>
        <button type="button" className="button" onClick={onDone}>
          {t('web.cancel')}
        </button>
      </div>
    </form>
  )
}
