/** 督办 of a unit's late tasks, by whoever may; to others the button says why it is grey. */
import { Form, Input } from 'antd'
import { useId, useState } from 'react'
import { Dialog } from '../../../../web/components/Dialog.tsx'
import { DraftForm } from '../../../../web/components/DraftForm.tsx'
import { useServerText, useText } from '../../../../web/i18n.ts'
import { useMay } from '../../../../web/session.tsx'
import { useAct, useEndpoint } from '../../../../web/use-endpoint.ts'
import { actOnTasks, listTasks } from '../../contract.ts'
import type { boardZh } from '../../messages/board-zh.ts'

const LATE_SHOWN = 100

interface Values {
  readonly demand: string
  readonly workingDays: string
}

export function SuperviseLate({ unitId }: { unitId: string }) {
  const t = useText<typeof boardZh>()
  const may = useMay()
  const id = useId()
  const { data } = useEndpoint(listTasks, {
    query: { unitId, due: 'overdue', sort: 'due', limit: LATE_SHOWN },
  })
  const [isOpen, setOpen] = useState(false)
  if (!data) return null
  // The list has the tasks that it only supports, too; who is asked is the unit that holds the task.
  const late = data.items.filter((task) => task.unitId === unitId)
  const why = !may('matters.supervise')
    ? t('unit.may_not_supervise')
    : late.length === 0
      ? t('unit.none_late')
      : ''
  return (
    <>
      <button
        type="button"
        className="button"
        disabled={why !== ''}
        aria-describedby={why === '' ? undefined : id}
        onClick={() => setOpen(true)}
      >
        {t('unit.supervise')}
      </button>
      {why !== '' && (
        <span id={id} className="quiet">
          {why}
        </span>
      )}
      <Dialog title={t('unit.supervise')} open={isOpen} onClose={() => setOpen(false)}>
        <SuperviseForm tasks={late} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  )
}

interface SuperviseFormProps {
  readonly tasks: readonly { readonly id: string; readonly title: string; readonly supervised: boolean }[]
  readonly onDone: () => void
}

function SuperviseForm({ tasks, onDone }: SuperviseFormProps) {
  const t = useText<typeof boardZh>()
  const id = useId()
  const serverText = useServerText()
  const act = useAct(actOnTasks)
  const [chosen, setChosen] = useState<string>()
  const [refused, setRefused] = useState('')
  const taskId = chosen ?? tasks[0]?.id ?? ''
  return (
    <>
      <label className="field-label" htmlFor={id}>
        {t('unit.supervise_which')}
      </label>
      <select id={id} className="select" value={taskId} onChange={(event) => setChosen(event.target.value)}>
        {tasks.map((task) => (
          <option key={task.id} value={task.id}>
            {task.title}
          </option>
        ))}
      </select>
      <DraftForm<Values>
        key={taskId}
        name={`assessment.supervise.${taskId}`}
        initial={{ workingDays: '5' }}
        submit={t('unit.supervise_send')}
        onCancel={onDone}
        onSubmit={async ({ demand, workingDays }) => {
          const { items } = await act.mutateAsync({
            body: { ids: [taskId], act: { kind: 'supervise', demand, workingDays: Number(workingDays) } },
          })
          const refusal = items[0]?.refusal
          if (refusal) setRefused(serverText(refusal.code, refusal.details, refusal.code))
          else onDone()
        }}
      >
        <Form.Item
          name="demand"
          label={t('unit.supervise_demand')}
          rules={[{ required: true, whitespace: true, message: t('procedure.field_required') }]}
        >
          <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={2000} />
        </Form.Item>
        <Form.Item
          name="workingDays"
          label={t('unit.supervise_days')}
          rules={[
            { required: true, pattern: /^([1-9]|[1-5]\d|60)$/, message: t('unit.supervise_days_wrong') },
          ]}
        >
          <Input inputMode="numeric" autoComplete="off" />
        </Form.Item>
      </DraftForm>
      {refused !== '' && (
        <p className="field-fault" role="alert">
          {refused}
        </p>
      )}
    </>
  )
}
