/** 要材料: what is wanted, of whom, by when. */
import { App, Drawer, Form, Input, Select } from 'antd'
import { DraftForm } from '../../../../web/components/DraftForm.tsx'
import { useText } from '../../../../web/i18n.ts'
import { useAct } from '../../../../web/use-endpoint.ts'
import { askForMaterial } from '../../contract.ts'
import type { materialsUiZh } from '../../messages/materials-ui-zh.ts'
import { useChoices } from './use-choices.ts'

interface Values {
  readonly title: string
  readonly content?: string
  readonly items?: string[]
  readonly unitIds: string[]
  readonly dueOn: string
}

export function AskDrawer({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useText<typeof materialsUiZh>()
  return (
    <Drawer title={t('request.ask')} open={open} onClose={onClose} size={560} destroyOnHidden>
      {open && <Ask onClose={onClose} />}
    </Drawer>
  )
}

function Ask({ onClose }: { onClose: () => void }) {
  const t = useText<typeof materialsUiZh>()
  const { message } = App.useApp()
  const { units, items } = useChoices()
  const act = useAct(askForMaterial)
  const required = [{ required: true, message: t('procedure.field_required') }]
  const onSubmit = async (values: Values) => {
    const { ids } = await act.mutateAsync({ body: values })
    void message.success(t('request.asked', { count: ids.length }))
    onClose()
  }
  return (
    <DraftForm<Values>
      name="assessment.materialRequest"
      submit={t('request.ask')}
      onSubmit={onSubmit}
      onCancel={onClose}
    >
      <Form.Item name="title" label={t('request.name')} rules={required}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="unitIds" label={t('request.units')} rules={required}>
        <Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} options={units} />
      </Form.Item>
      <Form.Item name="dueOn" label={t('request.due')} rules={required}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="items" label={t('material.items')}>
        <Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} options={items} />
      </Form.Item>
      <Form.Item name="content" label={t('request.content')}>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={5000} />
      </Form.Item>
    </DraftForm>
  )
}
