/** 发现之后: who is told of new findings, and which pages are captured by themselves. */
import { Form, type FormInstance, Input, Select } from 'antd'
import { useState } from 'react'
import { useText } from '../../../../web/i18n.ts'
import { useEndpoint } from '../../../../web/use-endpoint.ts'
import { listColleagues, listUnits } from '../../../organisation/contract.ts'
import { CAPTURE_LEVELS, CAPTURE_MOMENTS } from '../../domain/after.ts'
import { LEVELS } from '../../domain/finding.ts'
import type { uiZh } from '../../messages/ui-zh.ts'
import type { PlanValues } from './plan-values.ts'

const OFFICERS = [0, 1] as const

type Named = readonly { readonly id: string; readonly name: string }[]

export function After({ form, told }: { form: FormInstance<PlanValues>; told: Named }) {
  return (
    <>
      <Told told={told} />
      <Captured form={form} />
    </>
  )
}

function Told({ told }: { told: Named }) {
  const t = useText<typeof uiZh>()
  return (
    <fieldset>
      <legend>{t('watch.tell')}</legend>
      <Form.Item name="tellLevel" label={t('watch.tell_level')} rules={[{ required: true }]}>
        <select className="select">
          {LEVELS.map((level) => (
            <option key={level} value={level}>
              {t(`watch.from_${level}`)}
            </option>
          ))}
        </select>
      </Form.Item>
      <div className="field-pair">
        <Form.Item name="tellPersons" label={t('watch.tell_persons')}>
          <People told={told} />
        </Form.Item>
        <Form.Item name="tellUnits" label={t('watch.tell_units')}>
          <Units told={told} />
        </Form.Item>
      </div>
    </fieldset>
  )
}

interface PickProps {
  readonly id?: string
  readonly value?: readonly string[]
  readonly onChange?: (ids: string[]) => void
}

interface Choice {
  readonly value: string
  readonly label: string
}

function Pick({
  options,
  onSearch,
  ...props
}: PickProps & { options: Choice[]; onSearch?: (text: string) => void }) {
  const { id, value, onChange } = props
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      mode="multiple"
      value={[...(value ?? [])]}
      options={options}
      optionFilterProp="label"
      onChange={(ids: string[]) => onChange?.(ids)}
      {...(onSearch === undefined ? {} : { onSearch })}
      getPopupContainer={(trigger) => trigger.parentElement ?? document.body}
    />
  )
}

function People({ told, ...props }: PickProps & { told: Named }) {
  const [search, setSearch] = useState('')
  const { data } = useEndpoint(listColleagues, { query: { search } })
  const options = (data?.items ?? []).map(({ id, name, unitName }) => ({
    value: id,
    label: `${name} · ${unitName}`,
  }))
  return <Pick {...props} options={withTold(options, told)} onSearch={setSearch} />
}

function Units({ told, ...props }: PickProps & { told: Named }) {
  const { data } = useEndpoint(listUnits, { query: { open: 'true', limit: 1000 } })
  const options = (data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))
  return <Pick {...props} options={withTold(options, told)} />
}

/** What is chosen already has its name, whatever the search shows. */
const withTold = (options: Choice[], told: Named): Choice[] => [
  ...options,
  ...told
    .filter(({ id }) => options.every(({ value }) => value !== id))
    .map(({ id, name }) => ({ value: id, label: name })),
]

function Captured({ form }: { form: FormInstance<PlanValues> }) {
  const t = useText<typeof uiZh>()
  const level = Form.useWatch('captureLevel', form) ?? 'none'
  const when = Form.useWatch('captureWhen', form)
  return (
    <fieldset>
      <legend>{t('watch.auto_capture')}</legend>
      <div className="field-pair">
        <Form.Item name="captureLevel" label={t('watch.capture_level')} rules={[{ required: true }]}>
          <select className="select">
            {CAPTURE_LEVELS.map((each) => (
              <option key={each} value={each}>
                {each === 'none' ? t('watch.capture_none') : t(`watch.from_${each}`)}
              </option>
            ))}
          </select>
        </Form.Item>
        {level !== 'none' && (
          <Form.Item name="captureWhen" label={t('watch.capture_when')} rules={[{ required: true }]}>
            <select className="select">
              {CAPTURE_MOMENTS.map((moment) => (
                <option key={moment} value={moment}>
                  {t(`watch.capture_${moment}`)}
                </option>
              ))}
            </select>
          </Form.Item>
        )}
      </div>
      {level !== 'none' &&
        OFFICERS.map((place) => <OfficerFields key={place} place={place} isNeeded={when === 'found'} />)}
    </fieldset>
  )
}

/** Both or neither of the two fields. */
function OfficerFields({ place, isNeeded }: { place: 0 | 1; isNeeded: boolean }) {
  const t = useText<typeof uiZh>()
  const number = place + 1
  const rules = [{ required: isNeeded, message: t('watch.officers_needed') }]
  return (
    <div className="field-pair">
      <Form.Item name={['officers', place, 'name']} label={t('watch.officer_name', { number })} rules={rules}>
        <Input maxLength={50} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name={['officers', place, 'certificate']}
        label={t('watch.officer_certificate', { number })}
        rules={rules}
      >
        <Input maxLength={50} autoComplete="off" />
      </Form.Item>
    </div>
  )
}
