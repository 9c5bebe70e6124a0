/** 督办: one of a unit's overdue matters, chosen where the leader sees that the unit is late. */
import { useId, useState } from 'react'
import { Dialog } from '../../../web/components/Dialog.tsx'
import { useText } from '../../../web/i18n.ts'
import { useEndpoint } from '../../../web/use-endpoint.ts'
import { listMatters } from '../contract.ts'
import type { matterZh } from '../messages/matter-zh.ts'
import { supervisionProcedure } from '../procedure.ts'
import { SuperviseForm } from './matter/SuperviseForm.tsx'
import './matter/matter.css'

export interface SuperviseUnitProps {
  readonly unitId: string
  readonly unit: string
}

export function SuperviseUnit({ unitId, unit }: SuperviseUnitProps) {
  const t = useText<typeof matterZh>()
  const [isOpen, setOpen] = useState(false)
  const close = () => setOpen(false)
  return (
    <>
      <button type="button" className="text-button" onClick={() => setOpen(true)}>
        {t('matters.supervise')}
        <span className="hidden"> {unit}</span>
      </button>
      <Dialog title={t('matters.supervise_unit', { unit })} open={isOpen} onClose={close}>
        <Choice unitId={unitId} onDone={close} />
      </Dialog>
    </>
  )
}

const MOST_SHOWN = 50

function Choice({ unitId, onDone }: { unitId: string; onDone: () => void }) {
  const t = useText<typeof matterZh>()
  const id = useId()
  const query = { view: 'all', unitId, due: 'overdue', limit: MOST_SHOWN } as const
  const { data } = useEndpoint(listMatters, { query })
  const [chosen, setChosen] = useState<string>()
  if (!data) return <p role="status">{t('web.loading')}</p>
  const rows = data.items.filter((row) => row.procedure !== supervisionProcedure.id)
  const matterId = chosen ?? rows[0]?.id
  return (
    <>
      <label className="field-label" htmlFor={id}>
        {t('matters.supervise_which')}
      </label>
      <select id={id} className="select" value={matterId} onChange={(event) => setChosen(event.target.value)}>
        {rows.map((row) => (
          <option key={row.id} value={row.id}>
            {row.title}
          </option>
        ))}
      </select>
      {matterId && <SuperviseForm key={matterId} matterId={matterId} onDone={onDone} />}
    </>
  )
}
