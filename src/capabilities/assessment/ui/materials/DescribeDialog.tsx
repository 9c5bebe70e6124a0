/** 修改信息: title, description, tags and validity of a material. */
import { App, Form, Input, Select } from 'antd'
import type { EndpointAnswer } from '../../../../kernel/endpoint.ts'
import { Dialog } from '../../../../web/components/Dialog.tsx'
import { DraftForm } from '../../../../web/components/DraftForm.tsx'
import { useText } from '../../../../web/i18n.ts'
import { useAct } from '../../../../web/use-endpoint.ts'
import { describeMaterial, type getMaterial } from '../../contract.ts'
import type { materialsUiZh } from '../../messages/materials-ui-zh.ts'

interface Values {
  readonly title: string
  readonly description?: string
  readonly tags?: string[]
  readonly validFrom?: string
  readonly validTo?: string
}

interface DescribeDialogProps {
  readonly material: EndpointAnswer<typeof getMaterial>
  readonly onClose: () => void
}

export function DescribeDialog({ material, onClose }: DescribeDialogProps) {
  const t = useText<typeof materialsUiZh>()
  const { message } = App.useApp()
  const act = useAct(describeMaterial)
  const onSubmit = async ({ title, description = '', tags = [], validFrom, validTo }: Values) => {
    const body = { title, description, tags, validFrom: validFrom || null, validTo: validTo || null }
    await act.mutateAsync({ params: { materialId: material.id }, body })
    void message.success(t('material.saved'))
    onClose()
  }
  return (
    <Dialog title={t('material.edit')} open onClose={onClose}>
      <DraftForm<Values>
        name={`assessment.material.${material.id}`}
        initial={{
          title: material.title,
          description: material.description,
          tags: material.tags,
          ...(material.validFrom === null ? {} : { validFrom: material.validFrom }),
          ...(material.validTo === null ? {} : { validTo: material.validTo }),
        }}
        submit={t('material.save')}
        onSubmit={onSubmit}
        onCancel={onClose}
      >
        <Form.Item name="title" label={t('material.name')} rules={[{ required: true, whitespace: true }]}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="description" label={t('material.description')}>
          <Input.TextArea rows={3} maxLength={2000} />
        </Form.Item>
        <Form.Item name="tags" label={t('material.tags')}>
          <Select
            mode="tags"
            options={[]}
            maxCount={20}
            getPopupContainer={(trigger) => trigger.closest('dialog') ?? document.body}
          />
        </Form.Item>
        <Form.Item name="validFrom" label={t('material.valid_from')}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="validTo" label={t('material.valid_to')}>
          <Input type="date" />
        </Form.Item>
      </DraftForm>
    </Dialog>
  )
}
