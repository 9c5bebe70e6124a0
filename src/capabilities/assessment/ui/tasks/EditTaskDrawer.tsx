/** 编辑任务: what the office may change; the lead unit changes by handing the task over. */
import { App, Drawer, Form, Input, Select } from 'antd'
import { DraftForm } from '../../../../web/components/DraftForm.tsx'
import { useText } from '../../../../web/i18n.ts'
import { useAct, useEndpoint } from '../../../../web/use-endpoint.ts'
import { amendTask, getTaskChoices, priorities } from '../../contract.ts'
import type { TaskDetail } from './TaskContent.tsx'
import type { TaskWords } from './words.ts'

interface Values {
  readonly title: string
  readonly content?: string
  readonly section?: string
  readonly supportingUnitIds?: string[]
  readonly stageId?: string
  readonly dueOn: string
  readonly reason?: string
  readonly startOn?: string
  readonly effortDays?: string
  readonly priority: (typeof priorities)[number]
  readonly indicators?: string
}

const numbersIn = (text: string): number[] => [...new Set(text.match(/\d+/g) ?? [])].map(Number)

export function EditTaskDrawer({ task, onClose }: { task: TaskDetail; onClose: () => void }) {
  const t = useText<TaskWords>()
  return (
    <Drawer title={t('task.edit')} open onClose={onClose} size={560}>
      <EditTask task={task} onClose={onClose} />
    </Drawer>
  )
}

function EditTask({ task, onClose }: { task: TaskDetail; onClose: () => void }) {
  const t = useText<TaskWords>()
  const { message } = App.useApp()
  const choices = useEndpoint(getTaskChoices)
  const act = useAct(amendTask)
  const required = { required: true, message: t('procedure.field_required') }
  const supporting = task.partners.filter((each) => each.part === 'supporting')
  const known = new Map((choices.data?.units ?? []).map((unit) => [unit.id, unit.name]))
  for (const each of supporting) known.set(each.unitId, each.name)
  const units = [...known].map(([value, label]) => ({ value, label }))
  const stages = (choices.data?.stages ?? []).map((stage) => ({ value: stage.id, label: stage.name }))
  const onSubmit = async (values: Values) => {
    await act.mutateAsync({
      params: { taskId: task.id },
      body: {
        title: values.title,
        content: values.content ?? '',
        section: values.section ?? '',
        supportingUnitIds: values.supportingUnitIds ?? [],
        stageId: values.stageId ?? null,
        dueOn: values.dueOn,
        reason: values.reason ?? '',
        startOn: values.startOn || null,
        effortDays: values.effortDays || null,
        priority: values.priority,
        indicators: numbersIn(values.indicators ?? ''),
      },
    })
    void message.success(t('task.edited'))
    onClose()
  }
  return (
    <DraftForm<Values>
      name={`assessment.edit.${task.id}`}
      submit={t('task.save')}
      initial={{
        title: task.title,
        content: task.content,
        section: task.section,
        supportingUnitIds: supporting.map((each) => each.unitId),
        ...(task.stageId === null ? {} : { stageId: task.stageId }),
        dueOn: task.plannedDueOn ?? '',
        startOn: task.startOn,
        effortDays: task.effortDays ?? '',
        priority: task.priority,
        indicators: task.indicators.join('、'),
      }}
      onSubmit={onSubmit}
      onCancel={onClose}
    >
      <Form.Item name="title" label={t('task.title')} required rules={[required]}>
        <Input maxLength={300} />
      </Form.Item>
      <Form.Item name="dueOn" label={t('task.due')} required rules={[required]}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="reason" label={t('task.reason')} extra={t('task.reason_hint')}>
        <Input maxLength={500} />
      </Form.Item>
      <Form.Item name="startOn" label={t('task.start')}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="effortDays" label={t('task.effort')}>
        <Input inputMode="decimal" autoComplete="off" />
      </Form.Item>
      <Form.Item name="priority" label={t('task.priority')} required>
        <Select options={priorities.map((value) => ({ value, label: t(`task.priority_${value}`) }))} />
      </Form.Item>
      <Form.Item name="supportingUnitIds" label={t('task.supporting')}>
        <Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} options={units} />
      </Form.Item>
      <Form.Item name="stageId" label={t('task.stage')}>
        <Select allowClear options={stages} />
      </Form.Item>
      <Form.Item
        name="indicators"
        label={t('task.indicators')}
        rules={[{ pattern: /^[\d\s,，、;；]*$/, message: t('task.indicators_faulty') }]}
      >
        <Input maxLength={300} />
      </Form.Item>
      <Form.Item name="section" label={t('task.section')}>
        <Input maxLength={300} />
      </Form.Item>
      <Form.Item name="content" label={t('task.content')}>
        <Input.TextArea autoSize={{ minRows: 4, maxRows: 14 }} maxLength={20_000} />
      </Form.Item>
    </DraftForm>
  )
}
