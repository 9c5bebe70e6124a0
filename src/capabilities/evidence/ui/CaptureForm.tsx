/** 取证申请: address, purpose, the two officers, how long it is kept, steps on the page. */
import { Checkbox, Form, Input, Select } from 'antd'
import { useNavigate } from 'react-router'
import { DraftForm } from '../../../web/components/DraftForm.tsx'
import { useBilingual, useText } from '../../../web/i18n.ts'
import { useAct } from '../../../web/use-endpoint.ts'
import { requestCapture } from '../contract.ts'
import { RETENTIONS, type RetentionKind } from '../domain/retention.ts'
import { parseScript } from '../domain/script.ts'
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

export function CaptureForm({ url, onCancel }: { url: string; onCancel: () => void }) {
  const t = useText<typeof uiZh>()
  const text = useBilingual()
  const navigate = useNavigate()
  const act = useAct(requestCapture)
  const onSubmit = async ({ first, second, script = '', recordsScreen = false, ...rest }: Values) => {
    const steps = parseScript(script)
    const { id } = await act.mutateAsync({
      body: {
        ...rest,
        officers: [first, second],
        script: 'steps' in steps ? [...steps.steps] : [],
        recordsScreen,
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
      initial={{ retention: 'ordinary', ...(url !== '' && { url }) }}
      submit={t('pack.request')}
      onSubmit={onSubmit}
      onCancel={onCancel}
    >
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
