/** 指派: the person of the unit who works on the matter. */
import { type FormEvent, useId, useState } from 'react'
import { FieldErrors } from '../../../../web/components/FieldErrors.tsx'
import { useText } from '../../../../web/i18n.ts'
import { useAct, useEndpoint } from '../../../../web/use-endpoint.ts'
import { listPeople } from '../../../organisation/contract.ts'
import { assignMatter, type MatterDetail } from '../../contract.ts'
import type { matterZh } from '../../messages/matter-zh.ts'

export function AssignForm({ matter, onDone }: { matter: MatterDetail; onDone: () => void }) {
  const t = useText<typeof matterZh>()
  const id = useId()
  const { unitId } = matter
  const people = useEndpoint(listPeople, { query: { limit: 500, ...(unitId ? { unitId } : {}) } })
  const [personId, setPersonId] = useState(matter.assigneeId ?? '')
  const [note, setNote] = useState('')
  const act = useAct(assignMatter)
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    const body = { personId: personId === '' ? null : personId, note }
    act.mutate({ params: { matterId: matter.id }, body }, { onSuccess: onDone })
  }
  const present = (people.data?.items ?? []).filter((person) => person.leftOn === null)
  return (
    <form onSubmit={onSubmit}>
      <FieldErrors error={act.error ?? people.error} />
      <label className="field-label" htmlFor={`${id}-person`}>
        {t('matters.assignee_of', { unit: matter.unitName || t('matters.no_unit') })}
      </label>
      <select
        id={`${id}-person`}
        className="select"
        value={personId}
        onChange={(event) => setPersonId(event.target.value)}
      >
        <option value="">{t('matters.no_assignee')}</option>
        {present.map((person) => (
          <option key={person.id} value={person.id}>
            {[person.name, person.title].filter((part) => part !== '').join(' · ')}
          </option>
        ))}
      </select>
      <label className="field-label" htmlFor={`${id}-note`}>
        {t('matters.note_label')} <span className="quiet">{t('web.optional')}</span>
      </label>
      <textarea
        id={`${id}-note`}
        rows={2}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <div className="button-row">
        <button type="submit" className="button primary" disabled={act.isPending}>
          {t('matters.assign')}
        </button>
        <button type="button" className="button" onClick={onDone}>
          {t('web.cancel')}
        </button>
      </div>
    </form>
  )
}
