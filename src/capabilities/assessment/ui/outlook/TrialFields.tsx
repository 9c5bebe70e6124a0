/** 试算项: the inputs of one indicator, each changed in place without being saved. */
import { useId, useState } from 'react'
import { parseDecimal } from '../../../../kernel/exact.ts'
import { useBilingual, useText } from '../../../../web/i18n.ts'
import type { zh } from '../../messages/outlook-zh.ts'
import type { FigureField, IndicatorFields, ItemField, MeasureField } from './trial-fields.ts'
import type { Trial } from './use-outlook.ts'

export function TrialFields({ fields, trial }: { fields: IndicatorFields; trial: Trial }) {
  return (
    <div className="trial-fields">
      {fields.figures.map((field) => (
        <FigureInput key={field.key} field={field} trial={trial} />
      ))}
      {fields.measures.map((field) => (
        <MeasureInputs key={field.key} field={field} trial={trial} />
      ))}
      {fields.items.map((field) => (
        <ItemInputs key={field.item} field={field} trial={trial} />
      ))}
    </div>
  )
}

interface NumberInputProps {
  readonly label: string
  /** As it counts in the trial; null is no value. */
  readonly value: string | null
  readonly isChanged: boolean
  readonly onValue: (value: string | null) => void
}

/** What is being typed stays as typed; only a whole number or decimal counts. */
function NumberInput({ label, value, isChanged, onValue }: NumberInputProps) {
  const t = useText<typeof zh>()
  const id = useId()
  const [typed, setTyped] = useState<{ readonly text: string; readonly from: string | null }>()
  const text = typed && typed.from === value ? typed.text : (value ?? '')
  const wrong = text !== '' && parseDecimal(text) === undefined
  return (
    <span className={isChanged ? 'trial-input changed' : 'trial-input'}>
      <label htmlFor={id} className="hidden">
        {label}
      </label>
      <input
        id={id}
        className="input"
        inputMode="decimal"
        autoComplete="off"
        value={text}
        aria-invalid={wrong || undefined}
        aria-describedby={wrong ? `${id}-fault` : undefined}
        onChange={(event) => {
          const next = event.target.value.normalize('NFKC').trim()
          const known = next === '' ? null : parseDecimal(next)
          if (known === undefined) setTyped({ text: next, from: value })
          else {
            setTyped({ text: next, from: known })
            onValue(known)
          }
        }}
      />
      {wrong && (
        <span id={`${id}-fault`} className="field-fault">
          {t('trial.not_a_number')}
        </span>
      )}
    </span>
  )
}

function FigureInput({ field, trial }: { field: FigureField; trial: Trial }) {
  const t = useText<typeof zh>()
  const text = useBilingual()
  const change = trial.changeOf(field.key)
  const value = change?.of === 'figure' ? change.value : field.now
  const { series, where, year, unit } = field
  const name = t('trial.figure', { title: text(field.title), year, where: t(`trial.where_${where}`) })
  return (
    <div className="trial-line">
      <span className="trial-name">{name}</span>
      <NumberInput
        label={name}
        value={value}
        isChanged={change !== undefined}
        onValue={(next) =>
          next === field.now
            ? trial.remove(field.key)
            : trial.set({ of: 'figure', series, where, year, unit, value: next })
        }
      />
      <span className="quiet">{unit}</span>
      <Now changed={change !== undefined} now={field.now} onReset={() => trial.remove(field.key)} />
    </div>
  )
}

function MeasureInputs({ field, trial }: { field: MeasureField; trial: Trial }) {
  const t = useText<typeof zh>()
  const text = useBilingual()
  const change = trial.changeOf(field.key)
  const value = change?.of === 'measure' ? change : field.now
  const set = (part: Partial<MeasureField['now']>) => {
    const { numerator, denominator, amount } = { ...value, ...part }
    const next = { numerator, denominator, amount }
    if (JSON.stringify(next) === JSON.stringify(field.now)) trial.remove(field.key)
    else trial.set({ of: 'measure', measure: field.measure, ...next })
  }
  const isUnfit = trial.result.unfit.includes(field.key)
  const now =
    field.kind === 'quantity'
      ? field.now.amount
      : field.now.denominator === null
        ? null
        : `${field.now.numerator} / ${field.now.denominator}`
  const title = text(field.title)
  const input = (part: 'numerator' | 'denominator' | 'amount') => (
    <NumberInput
      label={t(`trial.${part}`, { title })}
      value={value[part]}
      isChanged={change !== undefined}
      onValue={(next) => set({ [part]: next })}
    />
  )
  return (
    <div className="trial-line">
      <span className="trial-name">{title}</span>
      {field.kind === 'quantity' ? (
        input('amount')
      ) : (
        <>
          {input('numerator')}
          <span aria-hidden="true">/</span>
          {input('denominator')}
        </>
      )}
      <Now changed={change !== undefined} now={now} onReset={() => trial.remove(field.key)} />
      {isUnfit && <span className="field-fault">{t('trial.parts_unfit')}</span>}
    </div>
  )
}

function ItemInputs({ field, trial }: { field: ItemField; trial: Trial }) {
  const t = useText<typeof zh>()
  const text = useBilingual()
  const judgement = trial.changeOf(`judgement ${field.item}`)
  const decision = trial.changeOf(`decision ${field.item}`)
  const pieces = trial.changeOf(`pieces ${field.item}`)
  const score = judgement?.of === 'judgement' ? judgement.score : field.score
  const state = decision?.of === 'decision' ? decision.state : field.decision
  const accepted = pieces?.of === 'pieces' ? pieces.accepted : field.pieces
  const { item } = field
  return (
    <div className="trial-line">
      <span className="trial-name">
        <span className="quiet">{item}</span> {text(field.condition)}
      </span>
      {field.scores && (
        <Choice
          label={t('trial.judgement', { item })}
          value={score ?? ''}
          isChanged={judgement !== undefined}
          options={[
            ['', t('trial.not_judged')],
            ...field.scores.map((each) => [each, t('trial.points', { points: each })] as const),
          ]}
          onValue={(next) =>
            next === (field.score ?? '')
              ? trial.remove(`judgement ${item}`)
              : trial.set({ of: 'judgement', item, score: next === '' ? null : next })
          }
        />
      )}
      {accepted !== undefined && (
        <Choice
          label={t('trial.pieces', { item })}
          value={String(accepted)}
          isChanged={pieces !== undefined}
          options={Array.from({ length: Math.max(6, accepted + 1) }, (_, count) => [
            String(count),
            t('trial.pieces_count', { count }),
          ])}
          onValue={(next) =>
            Number(next) === field.pieces
              ? trial.remove(`pieces ${item}`)
              : trial.set({ of: 'pieces', item, accepted: Number(next) })
          }
        />
      )}
      <Choice
        label={t('trial.decision', { item })}
        value={state}
        isChanged={decision !== undefined}
        options={(
          ['open', ...(field.settles ? (['met', 'not_met'] as const) : []), 'not_applicable'] as const
        ).map((key) => [key, t(`trial.decision_${key}`)])}
        onValue={(next) => {
          const found = (['open', 'met', 'not_met', 'not_applicable'] as const).find((each) => each === next)
          if (found === undefined || found === field.decision) trial.remove(`decision ${item}`)
          else trial.set({ of: 'decision', item, state: found })
        }}
      />
    </div>
  )
}

interface ChoiceProps {
  readonly label: string
  readonly value: string
  readonly isChanged: boolean
  readonly options: readonly (readonly [string, string])[]
  readonly onValue: (value: string) => void
}

function Choice({ label, value, isChanged, options, onValue }: ChoiceProps) {
  return (
    <span className={isChanged ? 'trial-input changed' : 'trial-input'}>
      <select
        className="select"
        aria-label={label}
        value={value}
        onChange={(event) => onValue(event.target.value)}
      >
        {options.map(([key, title]) => (
          <option key={key} value={key}>
            {title}
          </option>
        ))}
      </select>
    </span>
  )
}

interface NowProps {
  readonly changed: boolean
  readonly now: string | null
  readonly onReset: () => void
}

/** What stands now, beside what was changed, with the way back. */
function Now({ changed, now, onReset }: NowProps) {
  const t = useText<typeof zh>()
  if (!changed) return null
  return (
    <span className="quiet">
      {t('trial.now', { value: now ?? t('trial.nothing') })}{' '}
      <button type="button" className="text-button" onClick={onReset}>
        {t('trial.undo')}
      </button>
    </span>
  )
}
