/** 试算: every input by indicator on one side, what the score would be on the other. */
import { useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { useBilingual, useText } from '../../../../web/i18n.ts'
import type { zh } from '../../messages/outlook-zh.ts'
import { signed } from './signed.ts'
import { TrialFields } from './TrialFields.tsx'
import { TrialResult } from './TrialResult.tsx'
import { fieldsOf, type IndicatorFields } from './trial-fields.ts'
import type { Outlook, Trial } from './use-outlook.ts'

export function TrialTab({ outlook, trial }: { outlook: Outlook; trial: Trial }) {
  const t = useText<typeof zh>()
  const text = useBilingual()
  const [address, setAddress] = useSearchParams()
  const fields = useMemo(() => fieldsOf(outlook.edition, outlook.inputs, outlook.options), [outlook])
  const group = address.get('group') ?? ''
  const words = (address.get('words') ?? '').trim()
  const set = (key: string, value: string) =>
    setAddress(
      (before) => {
        if (value === '') before.delete(key)
        else before.set(key, value)
        return before
      },
      { replace: true, preventScrollReset: true },
    )
  const shown = fields.filter(
    (each) => (group === '' || each.group === group) && (words === '' || matches(each, words)),
  )
  return (
    <div className="trial">
      <section aria-labelledby="trial-inputs">
        <h2 id="trial-inputs">{t('trial.inputs')}</h2>
        <search className="table-tools">
          <label>
            <span>{t('trial.group')}</span>
            <select className="select" value={group} onChange={(event) => set('group', event.target.value)}>
              <option value="">{t('web.all')}</option>
              {outlook.edition.groups.map((each) => (
                <option key={each.key} value={each.key}>
                  {text(each.title)}
                </option>
              ))}
            </select>
          </label>
          <label>
            <span>{t('trial.search')}</span>
            <input
              type="search"
              className="input"
              value={address.get('words') ?? ''}
              onChange={(event) => set('words', event.target.value)}
            />
          </label>
        </search>
        {shown.length === 0 && <p className="empty">{t('web.no_match')}</p>}
        <ul className="plain-list trial-indicators">
          {shown.map((each) => (
            <Indicator key={each.number} fields={each} trial={trial} isAlone={shown.length === 1} />
          ))}
        </ul>
      </section>
      <TrialResult outlook={outlook} trial={trial} />
    </div>
  )
}

function matches(fields: IndicatorFields, words: string): boolean {
  const texts = [
    String(fields.number),
    ...[fields, ...fields.figures, ...fields.measures].flatMap(({ title }) => [title.zh, title.en]),
    ...fields.items.flatMap(({ condition }) => [condition.zh, condition.en]),
  ]
  return texts.some((each) => each.toLowerCase().includes(words.toLowerCase()))
}

interface IndicatorProps {
  readonly fields: IndicatorFields
  readonly trial: Trial
  readonly isAlone: boolean
}

function Indicator({ fields, trial, isAlone }: IndicatorProps) {
  const t = useText<typeof zh>()
  const text = useBilingual()
  const [address, setAddress] = useSearchParams()
  const opened = (address.get('open') ?? '').split(',').filter((each) => each !== '')
  const isOpen = isAlone || opened.includes(String(fields.number))
  const toggle = () =>
    setAddress(
      (before) => {
        const others = opened.filter((each) => each !== String(fields.number))
        const next = isOpen ? others : [...others, String(fields.number)]
        if (next.length === 0) before.delete('open')
        else before.set('open', next.join(','))
        return before
      },
      { replace: true, preventScrollReset: true },
    )
  const difference = trial.result.indicators.find((each) => each.number === fields.number)
  const now = indicatorOf(trial, fields.number)
  return (
    <li className={difference ? 'changed' : undefined}>
      <h3>
        <button type="button" className="opener" aria-expanded={isOpen} onClick={toggle}>
          <span aria-hidden="true" className="opener-mark">
            {isOpen ? '▾' : '▸'}
          </span>
          {fields.number}. {text(fields.title)}
        </button>
        <span className="trial-points">
          {now && t('trial.standing', { sure: now.sure, possible: now.possible, points: now.points })}
          {difference && <strong> {signed(difference.sure)}</strong>}
        </span>
      </h3>
      {isOpen && <TrialFields fields={fields} trial={trial} />}
    </li>
  )
}

function indicatorOf(trial: Trial, number: number) {
  return trial.result.after.groups
    .flatMap((group) => group.subgroups.flatMap((subgroup) => subgroup.indicators))
    .find((each) => each.number === number)
}
