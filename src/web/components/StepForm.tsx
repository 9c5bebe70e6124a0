/** The form of a step, out of the fields that its procedure declares. */
import { Form, Input } from 'antd'
import { type ComponentType, lazy, Suspense } from 'react'
import { DEFAULT_MAX_LENGTH, type FormField, type FormValues } from '../../kernel/procedure/form.ts'
import type { Bilingual } from '../../kernel/text.ts'
import { loadCatalogs, useBilingual, useText } from '../i18n.ts'
import type { FieldInputKind, FieldInputProps, PageRegistry } from '../registry.ts'
import { useRegistry } from '../registry-context.ts'
import { DraftForm } from './DraftForm.tsx'

export interface StepFormProps {
  readonly draftName: string
  readonly title: Bilingual
  readonly fields: readonly FormField[]
  readonly initial?: FormValues
  readonly onSubmit: (values: FormValues) => Promise<unknown>
  readonly onCancel: () => void
}

export function StepForm({ draftName, title, fields, initial, onSubmit, onCancel }: StepFormProps) {
  const text = useBilingual()
  const t = useText()
  return (
    <DraftForm<FormValues>
      name={draftName}
      {...(initial ? { initial } : {})}
      submit={text(title)}
      onSubmit={(values) => onSubmit(withoutBlanks(values))}
      onCancel={onCancel}
    >
      {fields.map((field) => (
        <Form.Item
          key={field.key}
          name={field.key}
          label={text(field.title)}
          extra={field.hint ? text(field.hint) : undefined}
          required={field.required ?? false}
          rules={[{ required: field.required ?? false, message: t('procedure.field_required') }]}
          {...(field.kind === 'boolean' ? { valuePropName: 'checked' } : {})}
        >
          <FieldInput field={field} />
        </Form.Item>
      ))}
    </DraftForm>
  )
}

function withoutBlanks(values: FormValues): FormValues {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== ''))
}

/** One input; the form passes id, value and onChange through. */
function FieldInput({ field, ...bound }: { field: FormField; id?: string }) {
  const text = useBilingual()
  const t = useText()
  switch (field.kind) {
    case 'text':
      return <Input {...bound} maxLength={field.maxLength ?? DEFAULT_MAX_LENGTH.text} />
    case 'longText':
      return (
        <Input.TextArea
          {...bound}
          autoSize={{ minRows: 3, maxRows: 12 }}
          maxLength={field.maxLength ?? DEFAULT_MAX_LENGTH.longText}
        />
      )
    case 'number':
      // Text, not a number: a decimal goes to the server as it was typed.
      return <Input {...bound} inputMode="decimal" autoComplete="off" />
    case 'day':
      return <Input {...bound} type="date" />
    case 'boolean':
      return <input {...bound} type="checkbox" />
    case 'select':
      return (
        <select {...bound} className="select">
          <option value="">{t('web.choose')}</option>
          {field.options.map((option) => (
            <option key={option.key} value={option.key}>
              {text(option.title)}
            </option>
          ))}
        </select>
      )
    case 'person':
    case 'unit':
    case 'file':
      return <ForeignInput kind={field.kind} field={field} {...bound} />
  }
}

const inputs = new WeakMap<PageRegistry, Map<FieldInputKind, ComponentType<FieldInputProps>>>()

/** People, units and files are chosen with the inputs of the capabilities that keep them. */
function inputOf(registry: PageRegistry, kind: FieldInputKind): ComponentType<FieldInputProps> | undefined {
  const known = inputs.get(registry) ?? new Map<FieldInputKind, ComponentType<FieldInputProps>>()
  inputs.set(registry, known)
  const made = known.get(kind)
  if (made) return made
  const owner = registry.capabilities.find((capability) => capability.fieldInputs?.[kind])
  const load = owner?.fieldInputs?.[kind]
  if (!owner || !load) return undefined
  const component = lazy(async () => {
    const [module] = await Promise.all([load(), loadCatalogs(owner.messages)])
    return module
  })
  known.set(kind, component)
  return component
}

function ForeignInput({ kind, ...props }: FieldInputProps & { kind: FieldInputKind }) {
  const Component = inputOf(useRegistry(), kind)
  if (!Component) throw new Error(`no capability offers an input for ${kind}`)
  return (
    <Suspense fallback={<Input disabled />}>
      <Component {...props} />
    </Suspense>
  )
}
