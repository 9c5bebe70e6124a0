/** Chooses a person in a form by typing part of its name; the value is its id. */
import { Select } from 'antd'
import { useState } from 'react'
import { useText } from '../../../web/i18n.ts'
import type { FieldInputProps } from '../../../web/registry.ts'
import { useEndpoint } from '../../../web/use-endpoint.ts'
import { listColleagues } from '../contract.ts'
import type { zh } from '../messages/ui-zh.ts'

export default function PersonInput({ id, value, onChange }: FieldInputProps) {
  const t = useText<typeof zh>()
  const [search, setSearch] = useState('')
  const found = useEndpoint(listColleagues, { query: { search } })
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      {...(typeof value === 'string' ? { value } : {})}
      onChange={(chosen?: string) => onChange?.(chosen)}
      allowClear
      showSearch={{ filterOption: false, onSearch: setSearch }}
      placeholder={t('account.search_person')}
      loading={found.isFetching}
      options={(found.data?.items ?? []).map((person) => ({
        value: person.id,
        label: `${person.name}（${person.unitName}）`,
      }))}
    />
  )
}
