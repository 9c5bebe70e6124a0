/** 进展与要求: what was reported of the task, and what the plan says of it. */
import { Link } from 'react-router'
import type { EndpointAnswer } from '../../../../kernel/endpoint.ts'
import { Timeline } from '../../../../web/components/Timeline.tsx'
import { useText } from '../../../../web/i18n.ts'
import type { getTask } from '../../contract.ts'
import { Progress } from './Progress.tsx'
import { SupportReport } from './SupportReport.tsx'
import type { TaskWords } from './words.ts'

export type TaskDetail = EndpointAnswer<typeof getTask>

export function TaskContent({ task }: { task: TaskDetail }) {
  const t = useText<TaskWords>()
  return (
    <>
      <section className="panel" aria-labelledby="task-progress">
        <h2 id="task-progress">{t('task.reports')}</h2>
        <Progress value={task.progress} title={t('task.progress')} />
        {task.reports.length === 0 && <p>{t('task.no_report')}</p>}
        {task.reports.length > 0 && (
          <Timeline
            label={t('task.reports')}
            entries={task.reports.map((report) => ({
              id: report.id,
              at: report.at,
              title:
                report.part === 'supporting' || report.progress === null
                  ? t('task.report_supporting')
                  : t('task.report_progress', { progress: report.progress }),
              by: t('task.report_by', { unit: report.unitName, person: report.personName }),
              note: <p className="task-text">{report.text}</p>,
            }))}
          />
        )}
        {task.mayReport && <SupportReport taskId={task.id} />}
      </section>
      <section className="panel" aria-labelledby="task-content">
        <h2 id="task-content">{t('task.content')}</h2>
        {task.section !== '' && <p className="quiet">{task.section}</p>}
        <p className="task-text">{task.content || t('task.no_content')}</p>
        {task.planId && (
          <p>
            {t('task.from_plan')} <Link to={`/assessment/plans/${task.planId}`}>{task.planTitle}</Link>
          </p>
        )}
        {task.indicators.length > 0 && (
          <p>
            {t('task.counts_for')}{' '}
            {task.indicators.map((indicator) => (
              <Link
                key={indicator}
                className="indicator-link"
                to={`/assessment/score?indicator=${indicator}`}
              >
                {t('task.indicator_of', { number: indicator })}
              </Link>
            ))}
          </p>
        )}
      </section>
    </>
  )
}
