/** 提分项: every step by points for a day's work, its effort entered in place. */
import { useId, useState } from 'react'
import { parseDecimal } from '../../../../kernel/exact.ts'
import { FieldErrors } from '../../../../web/components/FieldErrors.tsx'
import { useText } from '../../../../web/i18n.ts'
import { usePhone } from '../../../../web/shell/phone.ts'
import { useAct } from '../../../../web/use-endpoint.ts'
import { enterEffort, getOutlook } from '../../contract.ts'
import type { zh } from '../../messages/outlook-zh.ts'
import { type GainStep, yieldOf } from '../../outlook/index.ts'
import { StepName } from './StepName.tsx'
import type { Outlook } from './use-outlook.ts'

export interface GainTableProps {
  readonly outlook: Outlook
  /** Keys of the steps on the shortest way. */
  readonly onWay: ReadonlySet<string>
}

const COLUMNS = ['step', 'kind', 'points', 'effort', 'yield', 'reach'] as const
const isNumber = (column: string) => column === 'points' || column === 'yield'

export function GainTable({ outlook, onWay }: GainTableProps) {
  const t = useText<typeof zh>()
  const isPhone = usePhone()
  const save = useAct(enterEffort, { invalidates: [getOutlook] })
  const { steps } = outlook.gains
  const parts = (step: GainStep) => ({
    kind: (
      <>
        {t(`way.kind_${step.kind}`)}
        {step.dependsOnData && <span className="quiet"> {t('way.depends_on_data')}</span>}
      </>
    ),
    effort: <EffortInput key={step.effort.days} outlook={outlook} step={step} save={save} />,
    reach: <Reach outlook={outlook} step={step} save={save} isOnWay={onWay.has(step.key)} />,
  })
  return (
    <>
      <FieldErrors error={save.error} />
      {!outlook.mayManage && <p className="quiet">{t('outlook.may_not')}</p>}
      {isPhone ? (
        <ul className="cards">
          {steps.map((step) => (
            <li key={step.key} className="card">
              <div className="card-head">
                <p>
                  <StepName step={step} />
                </p>
              </div>
              <dl>
                <div>
                  <dt>{t('way.column_points')}</dt>
                  <dd>+{step.points}</dd>
                </div>
                <div>
                  <dt>{t('way.column_kind')}</dt>
                  <dd>{parts(step).kind}</dd>
                </div>
                <div>
                  <dt>{t('way.column_effort')}</dt>
                  <dd>{parts(step).effort}</dd>
                </div>
                <div>
                  <dt>{t('way.column_reach')}</dt>
                  <dd>{parts(step).reach}</dd>
                </div>
              </dl>
            </li>
          ))}
        </ul>
      ) : (
        <div className="table-scroll">
          <table className="table">
            <caption className="hidden">{t('way.gains', { count: steps.length })}</caption>
            <thead>
              <tr>
                {COLUMNS.map((column) => (
                  <th key={column} scope="col" className={isNumber(column) ? 'end' : undefined}>
                    {t(`way.column_${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {steps.map((step) => (
                <tr key={step.key}>
                  <th scope="row">
                    <StepName step={step} />
                  </th>
                  <td>{parts(step).kind}</td>
                  <td className="end">+{step.points}</td>
                  <td>{parts(step).effort}</td>
                  <td className="end">{yieldText(step)}</td>
                  <td>{parts(step).reach}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  )
}

function yieldText(step: GainStep): string {
  const points = yieldOf(step)
  return points === undefined ? '—' : points.toFixed(2)
}

type Save = ReturnType<typeof useAct<typeof enterEffort>>

interface StepProps {
  readonly outlook: Outlook
  readonly step: GainStep
  readonly save: Save
}

const entryOf = (outlook: Outlook, key: string) =>
  outlook.efforts.find((each) => each.key === key) ?? { key, days: null, reachable: null, note: '' }

/** Saved when it is left or with Enter; emptied, the estimate counts again. */
function EffortInput({ outlook, step, save }: StepProps) {
  const t = useText<typeof zh>()
  const id = useId()
  const entry = entryOf(outlook, step.key)
  const [days, setDays] = useState<string>(entry.days ?? '')
  const [note, setNote] = useState(entry.note)
  const parsed = days.trim() === '' ? null : parseDecimal(days.normalize('NFKC').trim())
  const wrong = parsed === undefined || parsed?.startsWith('-') === true
  const isChanged = !wrong && (parsed !== entry.days || note.trim() !== entry.note)
  const onSave = () => {
    if (!isChanged || parsed === undefined) return
    const { key, reachable } = entry
    save.mutate({ body: { region: outlook.region, key, days: parsed, reachable, note: note.trim() } })
  }
  const onKeyDown = (event: { readonly key: string }) => {
    if (event.key === 'Enter') onSave()
  }
  return (
    <span className="effort-input">
      <input
        className="input"
        inputMode="decimal"
        aria-label={t('way.days_of', { item: step.key })}
        aria-invalid={wrong || undefined}
        aria-describedby={`${id}-from`}
        disabled={!outlook.mayManage}
        placeholder={step.effort.days}
        value={days}
        onChange={(event) => setDays(event.target.value)}
        onBlur={onSave}
        onKeyDown={onKeyDown}
      />
      <span className="effort-note">
        {(entry.days !== null || days !== '') && outlook.mayManage ? (
          <input
            className="input"
            aria-label={t('way.note_of', { item: step.key })}
            placeholder={t('way.note')}
            maxLength={500}
            value={note}
            onChange={(event) => setNote(event.target.value)}
            onBlur={onSave}
            onKeyDown={onKeyDown}
          />
        ) : (
          entry.note
        )}
        <span id={`${id}-from`} className="quiet">
          {' '}
          {wrong ? t('trial.not_a_number') : t(`way.from_${step.effort.from}`)}
        </span>
      </span>
    </span>
  )
}

/** Whether the step may be counted on; one that finished years settled is let in by the office alone. */
function Reach({ outlook, step, save, isOnWay }: StepProps & { readonly isOnWay: boolean }) {
  const t = useText<typeof zh>()
  const entry = entryOf(outlook, step.key)
  const isWithin = step.outOfReach === undefined
  const onChange = (reachable: boolean) => {
    const { key, days, note } = entry
    save.mutate({ body: { region: outlook.region, key, days, note, reachable } })
  }
  return (
    <>
      <label>
        <input
          type="checkbox"
          aria-label={t('way.within_reach_of', { item: step.key })}
          checked={isWithin}
          disabled={!outlook.mayManage || save.isPending}
          onChange={(event) => onChange(event.target.checked)}
        />{' '}
        {t(isWithin ? 'way.within_reach' : `way.out_${step.outOfReach ?? 'by_office'}`)}
      </label>
      {isOnWay && (
        <>
          <br />
          <span className="state met">{t('way.on_way')}</span>
        </>
      )}
    </>
  )
}
