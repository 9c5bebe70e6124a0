/** 节点: set by the office, marked by the lead unit; what is late warns like a due day. */
import { useId, useState } from 'react'
import { workingDaysBetween } from '../../../../kernel/calendar.ts'
import { type Day, dayOf } from '../../../../kernel/day.ts'
import { ConfirmDialog } from '../../../../web/components/ConfirmDialog.tsx'
import { Dialog } from '../../../../web/components/Dialog.tsx'
import { DueTag } from '../../../../web/components/DueTag.tsx'
import { FieldErrors } from '../../../../web/components/FieldErrors.tsx'
import { useFormats, useText } from '../../../../web/i18n.ts'
import { useAct } from '../../../../web/use-endpoint.ts'
import { type Milestone, markMilestone, removeMilestone, saveMilestone } from '../../contract.ts'
import type { TaskDetail } from './TaskContent.tsx'
import type { TaskWords } from './words.ts'

type Editing = { readonly kind: 'save' | 'remove'; readonly milestone?: Milestone }

export function Milestones({ task }: { task: TaskDetail }) {
  const t = useText<TaskWords>()
  const [editing, setEditing] = useState<Editing>()
  const mark = useAct(markMilestone)
  const remove = useAct(removeMilestone)
  const close = () => setEditing(undefined)
  const onRemove = () => {
    if (editing?.milestone) remove.mutate({ params: paramsOf(editing.milestone) }, { onSuccess: close })
  }
  const paramsOf = (milestone: Milestone) => ({ taskId: task.id, milestoneId: milestone.id })
  return (
    <section className="panel" aria-labelledby="task-milestones">
      <h2 id="task-milestones">{t('task.milestones')}</h2>
      <FieldErrors error={mark.error} />
      {task.milestones.length === 0 && <p>{t('task.milestone_none')}</p>}
      <ul className="milestones">
        {task.milestones.map((each) => (
          <li key={each.id}>
            <Standing milestone={each} />
            <span className="button-row">
              {task.mayMark && (
                <button
                  type="button"
                  className="text-button"
                  aria-label={t(each.doneOn ? 'task.milestone_undo_of' : 'task.milestone_done_of', {
                    title: each.title,
                  })}
                  disabled={mark.isPending}
                  onClick={() => mark.mutate({ params: paramsOf(each), body: { done: !each.doneOn } })}
                >
                  {t(each.doneOn ? 'task.milestone_undo' : 'task.milestone_done')}
                </button>
              )}
              {task.mayAmend && (
                <>
                  <button
                    type="button"
                    className="text-button"
                    aria-label={t('task.milestone_edit_of', { title: each.title })}
                    onClick={() => setEditing({ kind: 'save', milestone: each })}
                  >
                    {t('task.milestone_edit')}
                  </button>
                  <button
                    type="button"
                    className="text-button"
                    aria-label={t('task.milestone_remove_of', { title: each.title })}
                    onClick={() => setEditing({ kind: 'remove', milestone: each })}
                  >
                    {t('task.milestone_remove')}
                  </button>
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
      {task.mayAmend && (
        <button type="button" className="button" onClick={() => setEditing({ kind: 'save' })}>
          {t('task.milestone_add')}
        </button>
      )}
      <Dialog
        title={t(editing?.milestone ? 'task.milestone_edit' : 'task.milestone_add')}
        open={editing?.kind === 'save'}
        onClose={close}
      >
        <MilestoneForm task={task} milestone={editing?.milestone} onDone={close} />
      </Dialog>
      <ConfirmDialog
        title={t('task.milestone_remove')}
        open={editing?.kind === 'remove'}
        act={remove}
        onConfirm={onRemove}
        onClose={close}
      >
        {t('task.milestone_remove_sure', { title: editing?.milestone?.title ?? '' })}
      </ConfirmDialog>
    </section>
  )
}

function Standing({ milestone }: { milestone: Milestone }) {
  const t = useText<TaskWords>()
  const format = useFormats()
  const left = milestone.doneOn ? null : workingDaysBetween(dayOf(new Date()), milestone.dueOn as Day)
  return (
    <span>
      {milestone.title} <DueTag due={milestone.dueOn} daysLeft={left} />
      {milestone.doneOn && (
        <span className="state met">
          {t('task.milestone_done_on', { day: format.day(milestone.doneOn), by: milestone.doneBy })}
        </span>
      )}
    </span>
  )
}

interface FormProps {
  readonly task: TaskDetail
  readonly milestone: Milestone | undefined
  readonly onDone: () => void
}

function MilestoneForm({ task, milestone, onDone }: FormProps) {
  const t = useText<TaskWords>()
  const id = useId()
  const [title, setTitle] = useState(milestone?.title ?? '')
  const [dueOn, setDueOn] = useState(milestone?.dueOn ?? '')
  const [milestoneId] = useState(() => milestone?.id ?? crypto.randomUUID())
  const act = useAct(saveMilestone)
  const onSubmit = () =>
    act.mutate(
      {
        params: { taskId: task.id, milestoneId },
        body: { title, dueOn, stageId: milestone?.stageId ?? task.stageId },
      },
      { onSuccess: onDone },
    )
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
    >
      <FieldErrors error={act.error} />
      <label className="field-label" htmlFor={`${id}-title`}>
        {t('task.milestone_title')}
      </label>
      <input
        id={`${id}-title`}
        className="input"
        required
        maxLength={200}
        value={title}
        onChange={(event) => setTitle(event.target.value)}
      />
      <label className="field-label" htmlFor={`${id}-due`}>
        {t('task.milestone_due')}
      </label>
      <input
        id={`${id}-due`}
        type="date"
        className="input"
        required
        value={dueOn}
        onChange={(event) => setDueOn(event.target.value)}
      />
      <div className="button-row">
        <button type="submit" className="button primary" disabled={act.isPending}>
          {t('task.milestone_save')}
        </button>
        <button type="button" className="button" onClick={onDone}>
          {t('web.cancel')}
        </button>
      </div>
    </form>
  )
}
