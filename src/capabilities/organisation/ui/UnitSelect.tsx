/** Chooses an open unit by typing part of its name; several regions may have units of one name, so the code stands beside it. */
import { Select } from 'antd'
import { useText } from '../../../web/i18n.ts'
import { useEndpoint } from '../../../web/use-endpoint.ts'
import { listUnits } from '../contract.ts'
import type { zh } from '../messages/ui-zh.ts'

export interface UnitSelectProps {
  readonly id?: string
  readonly value?: string
  readonly onChange?: (value: string | undefined) => void
  /** A unit that may not be chosen: one's own parent. */
  readonly except?: string
}

export function UnitSelect({ id, value, onChange, except }: UnitSelectProps) {
  const t = useText<typeof zh>()
  const found = useEndpoint(listUnits, { query: { limit: 1000, open: 'true' } })
  const units = (found.data?.items ?? []).filter((unit) => unit.id !== except)
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      {...(value === undefined ? {} : { value })}
      onChange={(chosen?: string) => onChange?.(chosen)}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={t('account.search_unit')}
      loading={found.isFetching}
      options={units.map((unit) => ({ value: unit.id, label: `${unit.name}（${unit.region}）` }))}
    />
  )
}
