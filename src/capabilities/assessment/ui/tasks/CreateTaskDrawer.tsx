/** 新建任务: a task that the plan does not name, or that came later. */
import { App, Drawer, Form, Input, Select } from 'antd'
import { useNavigate } from 'react-router'
import { DraftForm } from '../../../../web/components/DraftForm.tsx'
import { useText } from '../../../../web/i18n.ts'
import { useAct, useEndpoint } from '../../../../web/use-endpoint.ts'
import { createTask, getTaskChoices } from '../../contract.ts'
import type { TaskWords } from './words.ts'

interface Values {
  readonly title: string
  readonly content?: string
  readonly section?: string
  readonly unitId: string
  readonly supportingUnitIds?: string[]
  readonly stageId?: string
  readonly dueOn: string
  readonly startOn?: string
  readonly effortDays?: string
}

export function CreateTaskDrawer({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useText<TaskWords>()
  return (
    <Drawer title={t('task.create')} open={open} onClose={onClose} size={560} destroyOnHidden>
      {open && <CreateTask onClose={onClose} />}
    </Drawer>
  )
}

function CreateTask({ onClose }: { onClose: () => void }) {
  const t = useText<TaskWords>()
  const navigate = useNavigate()
  const { message } = App.useApp()
  const choices = useEndpoint(getTaskChoices)
  const act = useAct(createTask)
  const required = { required: true, message: t('procedure.field_required') }
  const units = (choices.data?.units ?? []).map((unit) => ({ value: unit.id, label: unit.name }))
  const stages = (choices.data?.stages ?? []).map((stage) => ({ value: stage.id, label: stage.name }))
  const onSubmit = async (values: Values) => {
    const { id } = await act.mutateAsync({
      body: {
        ...values,
        stageId: values.stageId ?? null,
        startOn: values.startOn || null,
        effortDays: values.effortDays || null,
      },
    })
    void message.success(t('task.created'))
    onClose()
    navigate(`/assessment/tasks/${id}`)
  }
  return (
    <DraftForm<Values>
      name="assessment.task"
      submit={t('task.create')}
      onSubmit={onSubmit}
      onCancel={onClose}
    >
      <Form.Item name="title" label={t('task.title')} required rules={[required]}>
        <Input maxLength={300} />
      </Form.Item>
      <Form.Item name="unitId" label={t('task.unit')} required rules={[required]}>
        <Select showSearch={{ optionFilterProp: 'label' }} options={units} />
      </Form.Item>
      <Form.Item name="dueOn" label={t('task.due')} required rules={[required]}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="startOn" label={t('task.start')}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="effortDays" label={t('task.effort')}>
        <Input inputMode="decimal" autoComplete="off" />
      </Form.Item>
      <Form.Item name="stageId" label={t('task.stage')}>
        <Select allowClear options={stages} />
      </Form.Item>
      <Form.Item name="section" label={t('task.section')}>
        <Input maxLength={300} />
      </Form.Item>
      <Form.Item name="supportingUnitIds" label={t('task.supporting')}>
        <Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} options={units} />
      </Form.Item>
      <Form.Item name="content" label={t('task.content')}>
        <Input.TextArea autoSize={{ minRows: 4, maxRows: 14 }} maxLength={20_000} />
      </Form.Item>
    </DraftForm>
  )
}
