/** A choice of one or several with its label; free words where there are no options. */
import { Select } from 'antd'
import { useId } from 'react'

export interface LabelledSelectProps {
  readonly label: string
  /** Free words where left out. */
  readonly options?: readonly { readonly value: string; readonly label: string }[]
  readonly value: readonly string[]
  readonly onChange: (value: string[]) => void
  readonly isSingle?: boolean
  readonly isLabelHidden?: boolean
}

export function LabelledSelect(props: LabelledSelectProps) {
  const { label, options, value, onChange, isSingle, isLabelHidden } = props
  const id = useId()
  const shared = {
    id,
    className: 'wide-select',
    getPopupContainer: (trigger: HTMLElement) => trigger.parentElement ?? document.body,
  }
  return (
    <div className="labelled">
      <label htmlFor={id} className={isLabelHidden ? 'hidden' : undefined}>
        {label}
      </label>
      {isSingle ? (
        <Select
          {...shared}
          allowClear
          options={[...(options ?? [])]}
          showSearch={{ optionFilterProp: 'label' }}
          value={value[0] ?? null}
          onChange={(next: string | null) => onChange(next === null || next === undefined ? [] : [next])}
        />
      ) : (
        <Select
          {...shared}
          mode={options === undefined ? 'tags' : 'multiple'}
          options={[...(options ?? [])]}
          showSearch={{ optionFilterProp: 'label' }}
          optionLabelProp={options === undefined ? 'label' : 'value'}
          maxCount={20}
          value={[...value]}
          onChange={(next: string[]) =>
            onChange(next.map((each) => each.trim()).filter((each) => each !== ''))
          }
        />
      )}
    </div>
  )
}
