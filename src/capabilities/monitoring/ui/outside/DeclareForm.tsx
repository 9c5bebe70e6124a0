/** 登记外部模型: a program of the folder, or a service on a listed host. */
import { Form, Input } from 'antd'
import { DraftForm } from '../../../../web/components/DraftForm.tsx'
import { useText } from '../../../../web/i18n.ts'
import { type OutsideModelRow, TIMEOUT_MS_MAX, TIMEOUT_MS_MIN } from '../../contract.ts'
import type { Words } from './words.ts'

export interface DeclareValues {
  readonly key: string
  readonly title: string
  readonly basis: string
  readonly level: OutsideModelRow['level']
  readonly kind: 'process' | 'http'
  readonly program: string
  readonly args: string
  readonly url: string
  readonly timeoutMs: number | string
}

export const NEW_DECLARATION: DeclareValues = {
  key: '',
  title: '',
  basis: '',
  level: 'look',
  kind: 'http',
  program: '',
  args: '',
  url: '',
  timeoutMs: 3000,
}

export const valuesOf = ({
  key,
  title,
  basis,
  level,
  target,
  timeoutMs,
}: OutsideModelRow): DeclareValues => ({
  ...NEW_DECLARATION,
  key,
  title,
  basis,
  level,
  timeoutMs,
  kind: target.kind,
  ...(target.kind === 'http'
    ? { url: target.url }
    : { program: target.program, args: target.args.join(' ') }),
})

export interface DeclareFormProps {
  readonly name: string
  readonly initial: DeclareValues
  readonly isNew: boolean
  readonly programs: readonly string[]
  readonly onSubmit: (values: DeclareValues) => Promise<unknown>
  readonly onCancel: () => void
}

export function DeclareForm({ name, initial, isNew, programs, onSubmit, onCancel }: DeclareFormProps) {
  const t = useText<Words>()
  const needed = [{ required: true, message: t('watch.field_needed') }]
  return (
    <DraftForm<DeclareValues>
      name={name}
      initial={initial}
      submit={t('outside.declare')}
      onSubmit={async (values) => await onSubmit({ ...initial, ...values })}
      onCancel={onCancel}
    >
      <div className="field-pair">
        <Form.Item name="title" label={t('outside.name')} rules={needed}>
          <Input maxLength={100} autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="key"
          label={t('outside.key')}
          rules={[...needed, { pattern: /^[a-z0-9][a-z0-9-]{0,62}$/, message: t('watch.model_key_shape') }]}
        >
          <Input maxLength={63} autoComplete="off" disabled={!isNew} />
        </Form.Item>
      </div>
      <div className="field-pair">
        <Form.Item name="level" label={t('outside.level')} extra={t('outside.level_hint')} rules={needed}>
          <select className="select">
            <option value="violation">{t('watch.level_violation')}</option>
            <option value="look">{t('watch.level_look')}</option>
            <option value="note">{t('watch.level_note')}</option>
          </select>
        </Form.Item>
        <Form.Item name="timeoutMs" label={t('outside.timeout')} rules={needed}>
          <Input type="number" min={TIMEOUT_MS_MIN} max={TIMEOUT_MS_MAX} />
        </Form.Item>
      </div>
      <Form.Item name="basis" label={t('outside.basis')}>
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <Form.Item name="kind" label={t('outside.kind')} rules={needed}>
        <select className="select">
          <option value="http">{t('outside.kind_http')}</option>
          <option value="process">{t('outside.kind_process')}</option>
        </select>
      </Form.Item>
      <TargetFields programs={programs} />
    </DraftForm>
  )
}

function TargetFields({ programs }: { programs: readonly string[] }) {
  const t = useText<Words>()
  const kind = (Form.useWatch('kind') ?? 'http') as DeclareValues['kind']
  const needed = [{ required: true, message: t('watch.field_needed') }]
  if (kind === 'http')
    return (
      <Form.Item name="url" label={t('outside.url')} rules={needed}>
        <Input maxLength={2000} autoComplete="off" inputMode="url" placeholder="http://127.0.0.1:9100/" />
      </Form.Item>
    )
  return (
    <div className="field-pair">
      <Form.Item
        name="program"
        label={t('outside.program')}
        rules={needed}
        extra={programs.length === 0 ? t('outside.program_none') : undefined}
      >
        <select className="select">
          <option value="" />
          {programs.map((program) => (
            <option key={program} value={program}>
              {program}
            </option>
          ))}
        </select>
      </Form.Item>
      <Form.Item name="args" label={t('outside.args')}>
        <Input maxLength={500} autoComplete="off" />
      </Form.Item>
    </div>
  )
}
