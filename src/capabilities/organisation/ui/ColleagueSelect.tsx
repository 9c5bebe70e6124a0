/** Chooses a colleague of one's own region by typing part of a name; the value is the person's id. */
import { Select } from 'antd'
import { useState } from 'react'
import { useText } from '../../../web/i18n.ts'
import { useEndpoint } from '../../../web/use-endpoint.ts'
import { listColleagues } from '../contract.ts'
import type { zh } from '../messages/ui-zh.ts'

export interface ColleagueSelectProps {
  readonly id?: string
  readonly value?: string
  readonly onChange?: (value: string | undefined) => void
}

export function ColleagueSelect({ id, value, onChange }: ColleagueSelectProps) {
  const t = useText<typeof zh>()
  const [search, setSearch] = useState('')
  const found = useEndpoint(listColleagues, { query: { search } })
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      {...(value === undefined ? {} : { value })}
      onChange={(chosen?: string) => onChange?.(chosen)}
      allowClear
      showSearch={{ filterOption: false, onSearch: setSearch }}
      placeholder={t('account.search_person')}
      loading={found.isFetching}
      options={(found.data?.items ?? []).map((one) => ({
        value: one.id,
        label: `${one.name}（${one.unitName}）`,
      }))}
    />
  )
}
