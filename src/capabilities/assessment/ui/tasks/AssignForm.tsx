/** 指派: the person of the unit who works on the task. */
import { type FormEvent, useId, useState } from 'react'
import { FieldErrors } from '../../../../web/components/FieldErrors.tsx'
import { useText } from '../../../../web/i18n.ts'
import { useAct, useEndpoint } from '../../../../web/use-endpoint.ts'
import { assignMatter, type MatterDetail } from '../../../matters/contract.ts'
import { listPeople } from '../../../organisation/contract.ts'
import type { uiZh } from '../../messages/ui-zh.ts'

export function AssignForm({ matter, onDone }: { matter: MatterDetail; onDone: () => void }) {
  const t = useText<typeof uiZh>()
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
        {t('task.assignee_of', { unit: matter.unitName || t('task.no_unit') })}
      </label>
      <select
        id={`${id}-person`}
        className="select"
        value={personId}
        onChange={(event) => setPersonId(event.target.value)}
      >
        <option value="">{t('task.no_assignee')}</option>
        {present.map((person) => (
          <option key={person.id} value={person.id}>
            {[person.name, person.title].filter((part) => part !== '').join(' · ')}
          </option>
        ))}
      </select>
      <label className="field-label" htmlFor={`${id}-note`}>
        {t('task.note')} <span className="quiet">{t('web.optional')}</span>
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
          {t('task.assign')}
        </button>
        <button type="button" className="button" onClick={onDone}>
          {t('web.cancel')}
        </button>
      </div>
    </form>
  )
}
