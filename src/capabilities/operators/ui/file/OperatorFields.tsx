/** The fields of an operator, for entering and for changing one. */
import { useId } from 'react'
import { useText } from '../../../../web/i18n.ts'
import { DECLARATIONS, ENTITIES, EXEMPTIONS, OPERATOR_KINDS, REGISTRATIONS } from '../../domain/operator.ts'
import type { uiZh } from '../../messages/ui-zh.ts'
import { useOptions } from '../words.ts'

export interface OperatorValues {
  readonly kind: (typeof OPERATOR_KINDS)[number]
  readonly name: string
  readonly entity: (typeof ENTITIES)[number]
  readonly registration: (typeof REGISTRATIONS)[number]
  readonly uscc: string
  readonly exemption: (typeof EXEMPTIONS)[number] | null
  readonly declaration: string
  readonly trade: string
  readonly address: string
  readonly establishedOn: string | null
}

export interface OperatorFieldsProps {
  readonly values: OperatorValues
  readonly onChange: (values: OperatorValues) => void
}

export function OperatorFields({ values, onChange }: OperatorFieldsProps) {
  const t = useText<typeof uiZh>()
  const options = useOptions()
  const id = useId()
  const set = (part: Partial<OperatorValues>) => onChange({ ...values, ...part })
  const choice = (key: 'kind' | 'entity' | 'registration', members: readonly string[]) => (
    <label htmlFor={`${id}-${key}`}>
      {t(key === 'entity' ? 'file.entity' : `register.${key}`)}
      <select
        id={`${id}-${key}`}
        className="select"
        value={values[key]}
        onChange={(event) => set({ [key]: event.target.value })}
      >
        {options(key, members).map((option) => (
          <option key={option.key} value={option.key}>
            {option.title}
          </option>
        ))}
      </select>
    </label>
  )
  const line = (key: 'name' | 'uscc' | 'trade' | 'address', more: object = {}) => (
    <label htmlFor={`${id}-${key}`}>
      {t(key === 'name' ? 'register.name' : `file.${key}`)}
      <input
        className="input"
        id={`${id}-${key}`}
        maxLength={300}
        value={values[key]}
        onChange={(event) => set({ [key]: event.target.value })}
        {...more}
      />
    </label>
  )
  return (
    <>
      {line('name', { required: true, maxLength: 200 })}
      {choice('kind', OPERATOR_KINDS)}
      {choice('registration', REGISTRATIONS)}
      {values.registration === 'registered' && line('uscc', { maxLength: 40, required: true })}
      {values.registration === 'exempt' && (
        <>
          <label htmlFor={`${id}-exemption`}>
            {t('file.exemption')}
            <select
              id={`${id}-exemption`}
              className="select"
              required
              value={values.exemption ?? ''}
              onChange={(event) => {
                const exemption = EXEMPTIONS.find((each) => each === event.target.value) ?? null
                const declared = DECLARATIONS.find((each) => each.exemption === exemption)
                set({ exemption, declaration: declared?.wording ?? values.declaration })
              }}
            >
              <option value="">{t('file.choose')}</option>
              {options('exemption', EXEMPTIONS).map((option) => (
                <option key={option.key} value={option.key}>
                  {option.title}
                </option>
              ))}
            </select>
          </label>
          <label htmlFor={`${id}-declaration`}>
            {t('file.declaration')}
            <textarea
              className="input"
              id={`${id}-declaration`}
              rows={2}
              maxLength={300}
              value={values.declaration}
              onChange={(event) => set({ declaration: event.target.value })}
            />
          </label>
        </>
      )}
      {choice('entity', ENTITIES)}
      {line('trade', { placeholder: t('file.trade_hint') })}
      {line('address')}
      <label htmlFor={`${id}-established`}>
        {t('file.established')}
        <input
          className="input"
          id={`${id}-established`}
          type="date"
          value={values.establishedOn ?? ''}
          onChange={(event) => set({ establishedOn: event.target.value || null })}
        />
      </label>
    </>
  )
}
