/** 访客身份: as whom one looks; officers change those that come along and add their own. */
import { Checkbox, Form, Input } from 'antd'
import { useSearchParams } from 'react-router'
import { type Column, DataTable, type RowOf } from '../../../../web/components/DataTable.tsx'
import { DraftForm } from '../../../../web/components/DraftForm.tsx'
import { useFormats, useText } from '../../../../web/i18n.ts'
import { useMay } from '../../../../web/session.tsx'
import { useAct, useEndpoint } from '../../../../web/use-endpoint.ts'
import { listPersonas, savePersona } from '../../contract.ts'
import { TRAITS, type Trait } from '../../domain/personas.ts'
import { usePersonaTitle } from './persona-title.ts'
import type { Words } from './words.ts'

type Row = RowOf<typeof listPersonas>

interface Values {
  readonly key: string
  readonly title: string
  readonly trait: Trait
  readonly userAgent: string
  readonly cookie: string
  readonly comesBack: boolean
  readonly headers: string
  readonly isOn: boolean
}

const NEW: Values = {
  key: '',
  title: '',
  trait: 'first',
  userAgent: '',
  cookie: '',
  comesBack: false,
  headers: '',
  isOn: true,
}
const HEADER_LINE = /^([A-Za-z0-9-]+)\s*:\s*(.*)$/
const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

export function Personas() {
  const t = useText<Words>()
  const may = useMay()
  const [address, setAddress] = useSearchParams()
  const { data } = useEndpoint(listPersonas)
  const save = useAct(savePersona)
  const close = () => setAddress({ view: 'personas' })
  const edited = address.get('edit')
  const row = data?.items.find(({ key }) => key === edited)
  const isEditing = may('monitoring.compose') && (edited === 'new' || row !== undefined)
  const onSubmit = async ({ headers, ...values }: Values) => {
    const parsed = linesOf(headers).map((line) => {
      const [, name = '', value = ''] = HEADER_LINE.exec(line) ?? []
      return { name, value }
    })
    await save.mutateAsync({ body: { ...values, headers: parsed } })
    close()
  }
  const columns = useColumns((key) => setAddress({ view: 'personas', edit: key }))
  if (isEditing)
    return (
      <PersonaForm
        key={edited}
        name={`monitoring.persona.${edited}`}
        initial={row === undefined ? NEW : valuesOf(row)}
        isNew={row === undefined}
        onSubmit={onSubmit}
        onCancel={close}
      />
    )
  return (
    <>
      <p className="quiet">{t('prices.personas_lead')}</p>
      {may('monitoring.compose') && (
        <p className="button-row">
          <button
            type="button"
            className="button"
            onClick={() => setAddress({ view: 'personas', edit: 'new' })}
          >
            {t('prices.new_persona')}
          </button>
        </p>
      )}
      <DataTable
        endpoint={listPersonas}
        title={t('prices.view_personas')}
        columns={columns}
        rowKey={(each) => each.key}
        empty={null}
      />
    </>
  )
}

const valuesOf = ({ key, title, trait, userAgent, cookie, comesBack, headers, isOn }: Row): Values => ({
  key,
  title,
  trait,
  userAgent,
  cookie,
  comesBack,
  headers: headers.map(({ name, value }) => `${name}: ${value}`).join('\n'),
  isOn,
})

interface PersonaFormProps {
  readonly name: string
  readonly initial: Values
  readonly isNew: boolean
  readonly onSubmit: (values: Values) => Promise<unknown>
  readonly onCancel: () => void
}

function PersonaForm({ name, initial, isNew, onSubmit, onCancel }: PersonaFormProps) {
  const t = useText<Words>()
  const needed = [{ required: true, message: t('watch.field_needed') }]
  return (
    <DraftForm<Values>
      name={name}
      initial={initial}
      submit={t('prices.save')}
      onSubmit={onSubmit}
      onCancel={onCancel}
    >
      <div className="field-pair">
        <Form.Item name="title" label={t('prices.name')} rules={needed}>
          <Input maxLength={60} autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="key"
          label={t('prices.key')}
          rules={[...needed, { pattern: /^[a-z0-9][a-z0-9-]{0,40}$/, message: t('watch.model_key_shape') }]}
        >
          <Input maxLength={40} autoComplete="off" disabled={!isNew} />
        </Form.Item>
      </div>
      <Form.Item name="trait" label={t('prices.trait')} rules={needed}>
        <select className="select">
          {TRAITS.map((trait) => (
            <option key={trait} value={trait}>
              {t(`prices.trait_${trait}`)}
            </option>
          ))}
        </select>
      </Form.Item>
      <Form.Item name="userAgent" label={t('prices.user_agent')}>
        <Input maxLength={300} autoComplete="off" />
      </Form.Item>
      <Form.Item name="cookie" label={t('prices.cookie')}>
        <Input maxLength={1000} autoComplete="off" />
      </Form.Item>
      <Form.Item name="comesBack" valuePropName="checked">
        <Checkbox>{t('prices.comes_back')}</Checkbox>
      </Form.Item>
      <Form.Item
        name="headers"
        label={t('prices.headers')}
        rules={[
          {
            validator: (_, value: string) =>
              linesOf(value).every((line) => HEADER_LINE.test(line))
                ? Promise.resolve()
                : Promise.reject(new Error(t('prices.header_shape'))),
          },
        ]}
      >
        <Input.TextArea rows={3} />
      </Form.Item>
      <Form.Item name="isOn" valuePropName="checked">
        <Checkbox>{t('prices.is_on')}</Checkbox>
      </Form.Item>
    </DraftForm>
  )
}

function useColumns(onEdit: (key: string) => void): readonly Column<Row>[] {
  const t = useText<Words>()
  const format = useFormats()
  const may = useMay()
  const titleOf = usePersonaTitle()
  const sentAs = ({ userAgent, cookie, comesBack, headers }: Row): string =>
    [
      userAgent,
      cookie && `Cookie: ${cookie}`,
      comesBack ? t('prices.comes_back') : '',
      ...headers.map(({ name, value }) => `${name}: ${value}`),
    ]
      .filter((part) => part !== '')
      .join(' · ') || t('prices.plain')
  return [
    { key: 'title', title: t('prices.name'), isHead: true, render: (row) => titleOf(row) },
    { key: 'trait', title: t('prices.trait'), render: (row) => t(`prices.trait_${row.trait}`) },
    {
      key: 'sent',
      title: t('prices.sent_as'),
      width: '40%',
      render: (row) => <span className="long-address">{sentAs(row)}</span>,
    },
    { key: 'on', title: t('prices.is_on'), render: (row) => t(row.isOn ? 'prices.on' : 'prices.off') },
    {
      key: 'changed',
      title: t('prices.changed'),
      render: (row) =>
        row.changedName === null || row.changedAt === null
          ? t('prices.brought')
          : t('watch.change_line_by', { name: row.changedName, at: format.instant(row.changedAt) }),
    },
    ...(may('monitoring.compose')
      ? [
          {
            key: 'acts',
            title: t('watch.acts'),
            render: (row: Row) => (
              <button type="button" className="text-button" onClick={() => onEdit(row.key)}>
                {t('prices.edit')}
                <span className="hidden"> {titleOf(row)}</span>
              </button>
            ),
          },
        ]
      : []),
  ]
}
