/** A form that loses nothing: typed values survive errors, reloads and a session's end; faults stand at their fields. */
import { Button, Form, type FormInstance } from 'antd'
import { type ReactNode, useState } from 'react'
import { clearDraft, readDraft, writeDraft } from '../draft.ts'
import { useText } from '../i18n.ts'
import { type FieldFault, ProblemError } from '../problem.ts'
import { FieldErrors, useFaultText } from './FieldErrors.tsx'

export interface DraftFormProps<V extends object> {
  /** Names the draft: one per form and thing, e.g. `assessment.figure.<id>`. */
  readonly name: string
  readonly initial?: Partial<V>
  readonly submit: string
  /** Sends the values; what it throws is shown, and the values stay. */
  readonly onSubmit: (values: V) => Promise<unknown>
  readonly onCancel?: () => void
  /** `Form.Item`s, or a function of the form where fields depend on each other. */
  readonly children: ReactNode | ((form: FormInstance<V>) => ReactNode)
}

type NamePath = (string | number)[]

const toPath = (path: string): NamePath =>
  path.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part))

/** The field that a fault belongs to: paths may come with or without the part of the request before them. */
function fieldOf(form: FormInstance, fault: FieldFault): NamePath | undefined {
  const full = toPath(fault.path)
  return [full, full.slice(1)].find((path) => path.length > 0 && form.getFieldInstance(path) !== undefined)
}

export function DraftForm<V extends object>(props: DraftFormProps<V>) {
  const t = useText()
  const faultText = useFaultText()
  const [form] = Form.useForm<V>()
  const [draft, setDraft] = useState(() => readDraft(props.name))
  const [failure, setFailure] = useState<{ error: unknown; shown: readonly FieldFault[] }>()
  const [isSending, setSending] = useState(false)

  const onFinish = async (values: V) => {
    setSending(true)
    setFailure(undefined)
    try {
      await props.onSubmit(values)
      clearDraft(props.name)
      setDraft(undefined)
    } catch (error) {
      const faults = error instanceof ProblemError ? error.fields : []
      const placed = faults.flatMap((fault) => {
        const name = fieldOf(form, fault)
        return name ? [{ fault, name }] : []
      })
      for (const { name, fault } of placed) {
        // The path comes from the server and was found on the form just now.
        form.setFields([{ name: name as never, errors: [faultText(fault)] }])
      }
      setFailure({ error, shown: placed.map(({ fault }) => fault) })
      const [first] = placed
      if (first) form.focusField(first.name as never)
    } finally {
      setSending(false)
    }
  }
  const onDiscard = () => {
    clearDraft(props.name)
    setDraft(undefined)
    form.resetFields()
    form.setFieldsValue({ ...emptied(draft), ...props.initial } as never)
  }
  return (
    <Form<V>
      form={form}
      layout="vertical"
      className="draft-form"
      // Field ids are the form's name and the field's: two forms on one page stay apart.
      name={props.name}
      initialValues={{ ...props.initial, ...draft }}
      onValuesChange={(_, values) => writeDraft(props.name, values)}
      onFinish={(values) => void onFinish(values)}
      scrollToFirstError
      requiredMark={(label, { required }) => (
        <>
          {label}
          {!required && <span className="quiet"> {t('web.optional')}</span>}
        </>
      )}
    >
      {draft && (
        <p className="notice" role="status">
          {t('web.draft_restored')}{' '}
          <button type="button" className="text-button" onClick={onDiscard}>
            {t('web.draft_discard')}
          </button>
        </p>
      )}
      {failure && <FieldErrors error={failure.error} shown={failure.shown} />}
      {typeof props.children === 'function' ? props.children(form) : props.children}
      <div className="button-row">
        <Button type="primary" htmlType="submit" loading={isSending}>
          {props.submit}
        </Button>
        {props.onCancel && <Button onClick={props.onCancel}>{t('web.cancel')}</Button>}
      </div>
    </Form>
  )
}

function emptied(draft: object | undefined): object {
  return Object.fromEntries(Object.keys(draft ?? {}).map((key) => [key, undefined]))
}
