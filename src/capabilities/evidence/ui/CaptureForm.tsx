/** 取证申请: address, purpose, the two officers, how long it is kept, steps on the page. */
import { Checkbox, Form, Input, Select } from 'antd'
import { useNavigate } from 'react-router'
import type { Visitor } from '../../../kernel/visitor.ts'
import { DraftForm } from '../../../web/components/DraftForm.tsx'
import { useBilingual, useText } from '../../../web/i18n.ts'
import { useAct, useEndpoint } from '../../../web/use-endpoint.ts'
import { type CaptureOfficer, lastOfficers, requestCapture } from '../contract.ts'
import { RETENTIONS, type RetentionKind } from '../domain/retention.ts'
import { parseScript } from '../domain/script.ts'
import { visitorText } from '../domain/visitor-text.ts'
import type { uiZh } from '../messages/ui-zh.ts'

interface Values {
  readonly url: string
  readonly purpose: string
  readonly first: { readonly name: string; readonly certificate: string }
  readonly second: { readonly name: string; readonly certificate: string }
  readonly retention: RetentionKind
  readonly script?: string
  readonly recordsScreen?: boolean
}

interface Asked {
  readonly url: string
  /** As whom the page is visited, where a comparison of prices asks for it. */
  readonly visitor: Visitor | undefined
  readonly onCancel: () => void
}

/** The officers whom this person named last are proposed. */
export function CaptureForm(asked: Asked) {
  const t = useText<typeof uiZh>()
  const { data, isPending } = useEndpoint(lastOfficers)
  if (isPending) return <p role="status">{t('web.loading')}</p>
  return <Fields {...asked} officers={data?.officers ?? []} />
}

function Fields({
  url,
  visitor,
  onCancel,
  officers: [first, second],
}: Asked & { readonly officers: readonly CaptureOfficer[] }) {
  const t = useText<typeof uiZh>()
  const text = useBilingual()
  const navigate = useNavigate()
  const act = useAct(requestCapture)
  const onSubmit = async ({
    first: one,
    second: other,
    script = '',
    recordsScreen = false,
    ...rest
  }: Values) => {
    const steps = parseScript(script)
    const { id } = await act.mutateAsync({
      body: {
        ...rest,
        officers: [one, other],
        script: 'steps' in steps ? [...steps.steps] : [],
        recordsScreen,
        ...(visitor && { visitor: { ...visitor, headers: [...visitor.headers] } }),
      },
    })
    navigate(`/evidence/${id}`)
  }
  const officer = (name: 'first' | 'second', number: number) => (
    <fieldset className="officer-fields">
      <legend>{t('pack.officer', { number })}</legend>
      <Form.Item
        name={[name, 'name']}
        label={t('pack.officer_name')}
        rules={[{ required: true, whitespace: true, message: t('pack.certificate_needed') }]}
      >
        <Input maxLength={50} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name={[name, 'certificate']}
        label={t('pack.certificate')}
        rules={[{ required: true, whitespace: true, message: t('pack.certificate_needed') }]}
      >
        <Input maxLength={50} autoComplete="off" />
      </Form.Item>
    </fieldset>
  )
  return (
    <DraftForm<Values>
      // What was typed for one page is no draft for another.
      name={url === '' ? 'evidence.capture' : `evidence.capture.${url}`}
      initial={{
        retention: 'ordinary',
        ...(url !== '' && { url }),
        ...(first && { first }),
        ...(second && { second }),
      }}
      submit={t('pack.request')}
      onSubmit={onSubmit}
      onCancel={onCancel}
    >
      {visitor && (
        <p className="notice">
          {t('pack.visits_as', { visitor: visitorText(visitor, t('pack.came_before')) })}
        </p>
      )}
      <Form.Item
        name="url"
        label={t('pack.url')}
        rules={[{ required: true, pattern: /^https?:\/\/\S+$/, message: t('pack.url_needed') }]}
      >
        <Input inputMode="url" autoComplete="off" maxLength={2000} />
      </Form.Item>
      <Form.Item
        name="purpose"
        label={t('pack.purpose')}
        rules={[{ required: true, whitespace: true, message: t('pack.purpose_needed') }]}
      >
        <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} maxLength={500} />
      </Form.Item>
      {officer('first', 1)}
      {officer('second', 2)}
      <Form.Item name="retention" label={t('pack.retention')} rules={[{ required: true }]}>
        <Select
          options={RETENTIONS.map(({ kind, title }) => ({ value: kind, label: text(title) }))}
          getPopupContainer={(trigger) => trigger.parentElement ?? document.body}
        />
      </Form.Item>
      <Form.Item
        name="script"
        label={t('pack.script')}
        extra={t('pack.script_hint')}
        rules={[
          {
            validator: async (_, value: string | undefined) => {
              const script = parseScript(value ?? '')
              if ('wrongLine' in script) throw new Error(t('pack.script_wrong', { line: script.wrongLine }))
            },
          },
        ]}
      >
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} />
      </Form.Item>
      <Form.Item name="recordsScreen" valuePropName="checked">
        <Checkbox>{t('pack.records_screen')}</Checkbox>
      </Form.Item>
    </DraftForm>
  )
}
