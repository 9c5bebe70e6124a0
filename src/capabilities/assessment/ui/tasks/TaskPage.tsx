/** 创建任务: one task with all that belongs to it: what the plan says, where it stands, what comes next. */
import { Button } from 'antd'
import { useState } from 'react'
import { useParams } from 'react-router'
import { DueTag } from '../../../../web/components/DueTag.tsx'
import { ErrorPage } from '../../../../web/components/ErrorPage.tsx'
import { MatterPart } from '../../../../web/components/MatterPart.tsx'
import { PageHeader } from '../../../../web/components/PageHeader.tsx'
import { StateStrip } from '../../../../web/components/StateStrip.tsx'
import { StepButtons } from '../../../../web/components/StepButtons.tsx'
import { useFormats, useText } from '../../../../web/i18n.ts'
import { useAct, useEndpoint } from '../../../../web/use-endpoint.ts'
import { getMatter, takeStep } from '../../../matters/contract.ts'
import { getTask } from '../../contract.ts'
import { EditTaskDrawer } from './EditTaskDrawer.tsx'
import { Milestones } from './Milestones.tsx'
import { Planning } from './Planning.tsx'
import { TaskContent } from './TaskContent.tsx'
import type { TaskWords } from './words.ts'
import './tasks.css'

export default function TaskPage() {
  const { taskId = '' } = useParams()
  const t = useText<TaskWords>()
  const format = useFormats()
  const task = useEndpoint(getTask, { params: { taskId } })
  const matter = useEndpoint(getMatter, { params: { matterId: taskId } })
  const step = useAct(takeStep)
  const [isEditing, setEditing] = useState(false)
  const error = task.error ?? matter.error
  if (error)
    return (
      <ErrorPage
        isWholePage
        error={error}
        onRetry={() => void Promise.all([task.refetch(), matter.refetch()])}
      />
    )
  if (!task.data || !matter.data) {
    return (
      <p className="loading" role="status">
        {t('web.loading')}
      </p>
    )
  }
  const { data } = matter
  return (
    <div className="task-page">
      <PageHeader
        title={data.title}
        crumbs={[{ title: t('task.tasks'), to: '/assessment/tasks' }]}
        lead={
          <>
            {task.data.number !== null && <span>{t('task.number_of', { number: task.data.number })} · </span>}
            <span>{task.data.unitName || t('task.no_unit')}</span>
            {data.dueOn && (
              <>
                {' · '}
                <DueTag
                  due={data.dueOn}
                  daysLeft={data.workingDaysLeft}
                  isProvisional={data.dueProvisional}
                />
              </>
            )}
            {data.closedAt && <span> · {t('task.closed_at', { at: format.instant(data.closedAt) })}</span>}
            {data.supervised && <span className="state not_met supervised">{t('task.supervised')}</span>}
          </>
        }
        actions={
          <>
            {task.data.mayAmend && <Button onClick={() => setEditing(true)}>{t('task.edit')}</Button>}
            <MatterPart part="acts" matterId={data.id} />
          </>
        }
      />
      <StateStrip label={t('task.stations')} passed={t('task.station_passed')} stations={data.stations} />
      <div className="task-columns">
        <div>
          <section className="panel" aria-labelledby="task-steps">
            <h2 id="task-steps">{t('task.next')}</h2>
            <StepButtons
              name={`assessment.task.${data.id}`}
              steps={data.steps}
              initial={{ report: { progress: String(task.data.progress) } }}
              asOf={data.movedAt}
              onTake={(key, values, movedAt) =>
                step.mutateAsync({ params: { matterId: data.id, step: key }, body: { values, movedAt } })
              }
            />
          </section>
          <Milestones task={task.data} />
          <TaskContent task={task.data} />
          <MatterPart part="course" matterId={data.id} />
        </div>
        <aside aria-label={t('task.about')}>
          <Planning task={task.data} />
          <MatterPart part="holding" matterId={data.id} />
        </aside>
      </div>
      {isEditing && <EditTaskDrawer task={task.data} onClose={() => setEditing(false)} />}
    </div>
  )
}
