/** One printed unit name: how it reads, what it becomes, and why that is suggested. */
import { Select } from 'antd'
import { memo, useEffect, useId, useRef } from 'react'
import { useBilingual, useText } from '../../../../web/i18n.ts'
import type { UnitRow as Unit } from '../../../organisation/contract.ts'
import type { UnitMapping } from '../../contract.ts'
import type { uiZh } from '../../messages/ui-zh.ts'
import { Certainty } from './Certainty.tsx'
import { scrollResult } from './scroll.ts'
import { needsDecision, type UnitEntry, type UnitUse } from './units.ts'

const ACTIONS = ['use', 'create', 'ignore'] as const

export interface UnitRowProps {
  readonly entry: UnitEntry
  readonly units: readonly Unit[]
  readonly isOpen: boolean
  readonly canEdit: boolean
  readonly onDecide: (mapping: UnitMapping, part: Partial<UnitMapping>, tag?: string) => void
  readonly onUse: (use: UnitUse) => void
}

export const UnitRow = memo(function UnitRow(props: UnitRowProps) {
  const { entry, isOpen, onUse } = props
  const t = useText<typeof uiZh>()
  const row = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (isOpen) scrollResult(row.current)
  }, [isOpen])
  const [first] = entry.uses
  const isWaiting = needsDecision(entry.mapping)
  return (
    <li ref={row} className={isOpen ? 'unit open' : 'unit'}>
      <div className="unit-head">
        <strong>{entry.printed}</strong>
        {first && (
          <button
            type="button"
            className="text-button"
            aria-label={t('plan.unit_used_of', { unit: entry.printed, count: entry.uses.length })}
            onClick={() => onUse(first)}
          >
            {t('plan.unit_used', { count: entry.uses.length })}
          </button>
        )}
        {entry.mapping && <Certainty confidence={isWaiting ? 0 : entry.mapping.confidence} />}
      </div>
      {entry.mapping ? (
        <Decision {...props} mapping={entry.mapping} />
      ) : (
        <p className="quiet">{t('plan.unit_searching')}</p>
      )}
    </li>
  )
})

function Decision({ mapping, units, canEdit, onDecide }: UnitRowProps & { mapping: UnitMapping }) {
  const t = useText<typeof uiZh>()
  const text = useBilingual()
  const id = useId()
  const { printed } = mapping
  return (
    <>
      {mapping.restored !== printed && (
        <p className="quiet">{t('plan.unit_restored', { name: mapping.restored })}</p>
      )}
      <fieldset className="unit-actions" disabled={!canEdit}>
        <legend className="hidden">{t('plan.unit_becomes', { unit: printed })}</legend>
        {ACTIONS.map((action) => (
          <label key={action}>
            <input
              type="radio"
              name={id}
              checked={mapping.action === action}
              onChange={() => onDecide(mapping, { action })}
            />
            {t(`plan.unit_${action}`)}
          </label>
        ))}
      </fieldset>
      {mapping.action === 'use' && (
        <Select
          showSearch={{ filterOption: matches }}
          className="unit-select"
          aria-label={t('plan.unit_choose', { unit: printed })}
          placeholder={t('plan.unit_search')}
          disabled={!canEdit}
          value={mapping.unitId}
          options={units.map((unit) => ({
            value: unit.id,
            label: unit.name,
            words: [unit.name, unit.shortName, ...unit.aliases].join(' '),
          }))}
          onChange={(unitId) =>
            onDecide(mapping, {
              unitId,
              name: units.find((unit) => unit.id === unitId)?.name ?? mapping.name,
            })
          }
          notFoundContent={t('plan.unit_no_match')}
        />
      )}
      {mapping.action === 'create' && (
        <input
          type="text"
          className="input"
          maxLength={80}
          disabled={!canEdit}
          aria-label={t('plan.unit_name', { unit: printed })}
          value={mapping.name}
          onChange={(event) => onDecide(mapping, { name: event.target.value }, `unit ${printed}`)}
        />
      )}
      <p className="quiet unit-why">
        {text(mapping.reason)}
        {canEdit && needsDecision(mapping) && mapping.confidence < 1 && (
          <button type="button" className="text-button" onClick={() => onDecide(mapping, {})}>
            {t('plan.confirm')}
          </button>
        )}
      </p>
    </>
  )
}

/** Found by any of the unit's names: short, former, or one of a merged bureau's. */
function matches(typed: string, option: { words?: string } | undefined): boolean {
  return option?.words?.includes(typed.trim()) ?? false
}
