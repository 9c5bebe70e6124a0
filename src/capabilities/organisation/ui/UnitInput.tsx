/** Chooses a unit in a form by typing part of its name; the value is its id. */
import { Select } from 'antd'
import { useText } from '../../../web/i18n.ts'
import type { FieldInputProps } from '../../../web/registry.ts'
import { useEndpoint } from '../../../web/use-endpoint.ts'
import { listUnits } from '../contract.ts'
import type { zh } from '../messages/ui-zh.ts'

export default function UnitInput({ id, value, onChange }: FieldInputProps) {
  const t = useText<typeof zh>()
  const found = useEndpoint(listUnits, { query: { limit: 1000 } })
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      {...(typeof value === 'string' ? { value } : {})}
      onChange={(chosen?: string) => onChange?.(chosen)}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={t('account.search_unit')}
      loading={found.isFetching}
      options={(found.data?.items ?? []).map((unit) => ({ value: unit.id, label: unit.name }))}
    />
  )
}
