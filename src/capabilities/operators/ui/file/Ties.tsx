/** 直播关联主体: the agency, room and platform of a livestream seller, and on an agency's own file its sellers. */
import { useId, useState } from 'react'
import { Link } from 'react-router'
import { dayOf } from '../../../../kernel/day.ts'
import { FieldErrors } from '../../../../web/components/FieldErrors.tsx'
import { useFormats, useText } from '../../../../web/i18n.ts'
import { useAct } from '../../../../web/use-endpoint.ts'
import { endTie, saveTie } from '../../contract.ts'
import { TIE_KINDS } from '../../domain/operator.ts'
import type { uiZh } from '../../messages/ui-zh.ts'
import { useOptions, useWord } from '../words.ts'
import { FoldedForm } from './AddHoldings.tsx'
import type { OperatorFile } from './file.ts'
import { OperatorChoice } from './OperatorChoice.tsx'

const LIVE: readonly OperatorFile['kind'][] = ['liveSeller', 'liveRoom', 'liveAgency']

export function Ties({ file }: { file: OperatorFile }) {
  const t = useText<typeof uiZh>()
  const word = useWord()
  const format = useFormats()
  if (file.ties.length === 0 && !LIVE.includes(file.kind)) return null
  return (
    <section className="panel" aria-labelledby="file-ties">
      <h2 id="file-ties">{t('file.ties')}</h2>
      {file.ties.length === 0 && <p className="quiet">{t('file.ties_none')}</p>}
      <ul>
        {file.ties.map((tie) => (
          <li key={tie.id}>
            {t(tie.isReverse ? 'file.tie_reverse' : 'file.tie_line', { tie: word('tie', tie.kind) })}
            {tie.other.id === null ? (
              tie.other.name
            ) : (
              <Link to={`/operators/${tie.other.id}`}>{tie.other.name}</Link>
            )}{' '}
            <span className="quiet">
              {tie.to === null
                ? t('file.tie_since', { from: format.day(tie.from) })
                : t('file.tie_span', { from: format.day(tie.from), to: format.day(tie.to) })}
            </span>
            {tie.to === null && !tie.isReverse && file.keeping === null && (
              <EndTie operatorId={file.id} tieId={tie.id} from={tie.from} name={tie.other.name} />
            )}
          </li>
        ))}
      </ul>
      {file.keeping === null && <AddTie operatorId={file.id} />}
    </section>
  )
}

interface EndTieProps {
  readonly operatorId: string
  readonly tieId: string
  readonly from: string
  readonly name: string
}

function EndTie({ operatorId, tieId, from, name }: EndTieProps) {
  const t = useText<typeof uiZh>()
  const id = useId()
  const end = useAct(endTie)
  const [to, setTo] = useState<string>(dayOf(new Date()))
  return (
    <form
      className="button-row"
      aria-label={`${t('file.tie_end')} ${name}`}
      onSubmit={(event) => {
        event.preventDefault()
        void end.mutateAsync({ params: { operatorId, tieId }, body: { to } }).catch(() => {})
      }}
    >
      <FieldErrors error={end.error} />
      <label htmlFor={id}>
        {t('file.tie_to')}{' '}
        <input
          className="input"
          id={id}
          type="date"
          required
          min={from}
          value={to}
          onChange={(event) => setTo(event.target.value)}
        />
      </label>
      <button type="submit" className="button" disabled={end.isPending}>
        {t('file.tie_end')}
      </button>
    </form>
  )
}

function AddTie({ operatorId }: { operatorId: string }) {
  const t = useText<typeof uiZh>()
  const options = useOptions()
  const id = useId()
  const save = useAct(saveTie)
  const [kind, setKind] = useState<(typeof TIE_KINDS)[number]>('agency')
  const [otherId, setOtherId] = useState<string | null>(null)
  const [otherName, setOtherName] = useState('')
  const [from, setFrom] = useState<string>(dayOf(new Date()))
  const onSend = async () => {
    await save.mutateAsync({ params: { operatorId }, body: { kind, otherId, otherName, from } })
    setOtherId(null)
    setOtherName('')
  }
  return (
    <FoldedForm title={t('file.tie_add')} error={save.error} isSending={save.isPending} onSend={onSend}>
      <label htmlFor={`${id}-kind`}>
        {t('file.tie_kind')}
        <select
          id={`${id}-kind`}
          className="select"
          value={kind}
          onChange={(event) => setKind(event.target.value as typeof kind)}
        >
          {options('tie', TIE_KINDS).map((option) => (
            <option key={option.key} value={option.key}>
              {option.title}
            </option>
          ))}
        </select>
      </label>
      <OperatorChoice label={t('file.tie_other')} value={otherId} onChange={setOtherId} except={operatorId} />
      {otherId === null && (
        <label htmlFor={`${id}-name`}>
          {t('file.tie_name')}
          <input
            className="input"
            id={`${id}-name`}
            maxLength={200}
            value={otherName}
            onChange={(event) => setOtherName(event.target.value)}
          />
        </label>
      )}
      <label htmlFor={`${id}-from`}>
        {t('file.tie_from')}
        <input
          className="input"
          id={`${id}-from`}
          type="date"
          required
          value={from}
          onChange={(event) => setFrom(event.target.value)}
        />
      </label>
    </FoldedForm>
  )
}
