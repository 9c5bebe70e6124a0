/** 单位对应: each printed unit name once, those that wait for a decision first, mapped to what the import makes of it. */
import { useState } from 'react'
import { useText } from '../../../../web/i18n.ts'
import { useEndpoint } from '../../../../web/use-endpoint.ts'
import { listUnits } from '../../../organisation/contract.ts'
import type { UnitMapping } from '../../contract.ts'
import type { uiZh } from '../../messages/ui-zh.ts'
import type { Act } from './ItemForm.tsx'
import { UnitRow } from './UnitRow.tsx'
import { decide, needsDecision, type UnitEntry, type UnitUse } from './units.ts'
import { setMapping } from './work.ts'

export interface UnitsTabProps {
  readonly region: string
  readonly entries: readonly UnitEntry[]
  /** Index of the name that is being looked at. */
  readonly open: number | undefined
  readonly canEdit: boolean
  readonly act: Act
  readonly onUse: (use: UnitUse) => void
}

export function UnitsTab({ region, entries, open, canEdit, act, onUse }: UnitsTabProps) {
  const t = useText<typeof uiZh>()
  const units = useEndpoint(listUnits, { query: { region, limit: 1000 } })
  // The order stands while one works: a decided name must not jump away from under the hand.
  const [first] = useState(() => new Set(entries.filter(isOpen).map((entry) => entry.printed)))
  const order = [
    ...entries.filter((entry) => first.has(entry.printed)),
    ...entries.filter((entry) => !first.has(entry.printed)),
  ]
  const waiting = entries.filter(isOpen)
  const onDecide = (mapping: UnitMapping, part: Partial<UnitMapping>, tag?: string) =>
    act((work) => setMapping(work, decide(mapping, part)), tag)
  const opened = open === undefined ? undefined : entries[open]?.printed
  if (entries.length === 0) return <p className="empty">{t('plan.none_units')}</p>
  return (
    <>
      <p role="status">
        {waiting.length > 0
          ? t('plan.units_waiting', { count: waiting.length, all: entries.length })
          : t('plan.units_decided', { all: entries.length })}
      </p>
      <ul className="unit-list">
        {order.map((entry) => (
          <UnitRow
            key={entry.printed}
            entry={entry}
            units={units.data?.items ?? []}
            isOpen={entry.printed === opened}
            canEdit={canEdit}
            onDecide={onDecide}
            onUse={onUse}
          />
        ))}
      </ul>
    </>
  )
}

const isOpen = (entry: UnitEntry): boolean => needsDecision(entry.mapping)
