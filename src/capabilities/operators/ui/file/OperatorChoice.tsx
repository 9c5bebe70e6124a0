/** An operator chosen by typing a part of its name or its code. */
import { useId, useState } from 'react'
import { useText } from '../../../../web/i18n.ts'
import { useEndpoint } from '../../../../web/use-endpoint.ts'
import { listOperators } from '../../contract.ts'
import type { uiZh } from '../../messages/ui-zh.ts'

export interface OperatorChoiceProps {
  readonly label: string
  readonly value: string | null
  readonly onChange: (id: string | null) => void
  readonly except?: string
}

export function OperatorChoice({ label, value, onChange, except }: OperatorChoiceProps) {
  const t = useText<typeof uiZh>()
  const id = useId()
  const [typed, setTyped] = useState('')
  const search = typed.trim()
  const found = useEndpoint(listOperators, { query: { search, limit: 20 } }, { enabled: search.length > 1 })
  const items = search.length > 1 ? (found.data?.items ?? []) : []
  return (
    <>
      <label htmlFor={id}>
        {label}
        <input
          className="input"
          id={id}
          type="search"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </label>
      <label htmlFor={`${id}-of`}>
        {t('file.choose_operator')}
        <select
          id={`${id}-of`}
          className="select"
          value={value ?? ''}
          onChange={(event) => onChange(event.target.value || null)}
        >
          <option value="">{t('file.nobody_known')}</option>
          {items
            .filter((row) => row.id !== except)
            .map((row) => (
              <option key={row.id} value={row.id}>
                {row.name} {row.uscc ?? ''}
              </option>
            ))}
        </select>
      </label>
    </>
  )
}
