/** 方案首部: title, number, date, issuer, jurisdiction and the pass rule, each with its place in the text. */
import { useEffect, useId, useRef } from 'react'
import { useText } from '../../../../web/i18n.ts'
import type { PlanDraft } from '../../contract.ts'
import type { uiZh } from '../../messages/ui-zh.ts'
import { FieldInput } from './FieldInput.tsx'
import type { Act } from './ItemForm.tsx'
import type { FieldValue } from './items.ts'
import { scrollResult } from './scroll.ts'
import { type HeadField, headFields, setHead, setPassRule } from './work.ts'

const TEXTS = ['title', 'planTitle', 'documentNumber', 'issuer', 'jurisdiction'] as const
const RULES = ['totalAtLeast', 'groupRateAtLeast'] as const

export interface HeadTabProps {
  readonly draft: PlanDraft
  readonly canEdit: boolean
  readonly act: Act
  /** Index among `headFields` of the field that is being looked at. */
  readonly open: number | undefined
  readonly onOpen: (index: number) => void
  /** Shows where the value stands in the text. */
  readonly onLocate: (field: HeadField) => void
}

export function HeadTab({ draft, canEdit, act, open, onOpen, onLocate }: HeadTabProps) {
  const t = useText<typeof uiZh>()
  const id = useId()
  const fields = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const field = open === undefined ? undefined : headFields[open]
    if (field) scrollResult(fields.current?.querySelector(`[data-field="${field}"]`) ?? null)
  }, [open])
  const placed = (field: HeadField) => ({
    'data-field': field,
    className: open !== undefined && headFields[open] === field ? 'open' : undefined,
    onFocus: () => onOpen(headFields.indexOf(field)),
  })
  const locate = (field: HeadField, label: string) =>
    draft[field] !== '' && (
      <button
        type="button"
        className="text-button"
        aria-label={t('plan.locate_of', { what: label })}
        onClick={() => onLocate(field)}
      >
        {t('plan.locate')}
      </button>
    )
  const change = (field: HeadField, value: string) =>
    act((work) => setHead(work, field, value), `head ${field}`)
  return (
    <div className="head-fields" ref={fields}>
      {TEXTS.map((field) => (
        <div key={field} {...placed(field)}>
          <label htmlFor={`${id}-${field}`}>{t(`plan.f_${field}`)}</label>{' '}
          {locate(field, t(`plan.f_${field}`))}
          <FieldInput
            id={`${id}-${field}`}
            shape={field === 'title' || field === 'planTitle' ? 'text' : 'line'}
            value={draft[field]}
            disabled={!canEdit}
            onChange={(value) => change(field, String(value ?? ''))}
          />
          {draft[field] === '' && <p className="quiet">{t('plan.not_found_in_text')}</p>}
        </div>
      ))}
      <div {...placed('issuedOn')}>
        <label htmlFor={`${id}-issuedOn`}>{t('plan.f_issuedOn')}</label>{' '}
        {locate('issuedOn', t('plan.f_issuedOn'))}
        <input
          id={`${id}-issuedOn`}
          type="date"
          className="input"
          disabled={!canEdit}
          value={draft.issuedOn}
          onChange={(event) => change('issuedOn', event.target.value)}
        />
      </div>
      <fieldset>
        <legend>{t('plan.pass_rule')}</legend>
        <p className="quiet">{t('plan.pass_rule_why')}</p>
        {RULES.map((rule) => (
          <div key={rule}>
            <label htmlFor={`${id}-${rule}`}>{t(`plan.f_${rule}`)}</label>
            <FieldInput
              id={`${id}-${rule}`}
              shape="number"
              value={shownRule(draft, rule)}
              disabled={!canEdit}
              onChange={(value) =>
                act((work) => setPassRule(work, rule, ruleOf(rule, value)), `rule ${rule}`)
              }
            />
          </div>
        ))}
      </fieldset>
    </div>
  )
}

type Rule = (typeof RULES)[number]

/** The rate is kept as a share and read as per cent, to the hundredth that plans print. */
function shownRule(draft: PlanDraft, rule: Rule): number | null {
  const value = draft.passRule[rule]
  if (value === undefined) return null
  return rule === 'groupRateAtLeast' ? Math.round(value * 10_000) / 100 : value
}

function ruleOf(rule: Rule, value: FieldValue): number | null {
  if (typeof value !== 'number') return null
  return rule === 'groupRateAtLeast' ? Math.round(value * 100) / 10_000 : value
}
