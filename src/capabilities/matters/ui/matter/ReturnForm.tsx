/** 退回: back to who handed the matter on, with the reason. */
import { Form, Input } from 'antd'
import { DraftForm } from '../../../../web/components/DraftForm.tsx'
import { useText } from '../../../../web/i18n.ts'
import { useAct } from '../../../../web/use-endpoint.ts'
import { returnMatter } from '../../contract.ts'
import type { matterZh } from '../../messages/matter-zh.ts'

export function ReturnForm({ matterId, onDone }: { matterId: string; onDone: () => void }) {
  const t = useText<typeof matterZh>()
  const act = useAct(returnMatter)
  return (
    <>
      <p>{t('matters.return_words')}</p>
      <DraftForm<{ reason: string }>
        name={`matters.return.${matterId}`}
        submit={t('matters.return')}
        onCancel={onDone}
        onSubmit={async ({ reason }) => {
          await act.mutateAsync({ params: { matterId }, body: { reason } })
          onDone()
        }}
      >
        <Form.Item
          name="reason"
          label={t('web.reason')}
          rules={[{ required: true, whitespace: true, message: t('procedure.field_required') }]}
        >
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={500} />
        </Form.Item>
      </DraftForm>
    </>
  )
}
