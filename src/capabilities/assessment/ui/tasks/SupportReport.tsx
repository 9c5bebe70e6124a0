/** 配合单位报告: what a supporting unit did, beside the reports of the lead unit. */
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { DraftForm } from '../../../../web/components/DraftForm.tsx'
import { useText } from '../../../../web/i18n.ts'
import { useAct } from '../../../../web/use-endpoint.ts'
import { reportOnTask } from '../../contract.ts'
import type { TaskWords } from './words.ts'

export function SupportReport({ taskId }: { taskId: string }) {
  const t = useText<TaskWords>()
  const [isOpen, setOpen] = useState(false)
  const act = useAct(reportOnTask)
  const required = { required: true, message: t('procedure.field_required') }
  if (!isOpen) return <Button onClick={() => setOpen(true)}>{t('task.report_add')}</Button>
  return (
    <DraftForm<{ text: string }>
      name={`assessment.support.${taskId}`}
      submit={t('task.report_add')}
      onSubmit={async (values) => {
        await act.mutateAsync({ params: { taskId }, body: values })
        setOpen(false)
      }}
      onCancel={() => setOpen(false)}
    >
      <Form.Item name="text" label={t('task.report_text')} required rules={[required]}>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 12 }} maxLength={2000} />
      </Form.Item>
    </DraftForm>
  )
}
