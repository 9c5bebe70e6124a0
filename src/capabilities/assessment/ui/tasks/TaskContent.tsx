/** 方案要求: what the plan says of the task, its progress and the last report. */
import { Link } from 'react-router'
import type { EndpointAnswer } from '../../../../kernel/endpoint.ts'
import { useText } from '../../../../web/i18n.ts'
import type { getTask } from '../../contract.ts'
import type { uiZh } from '../../messages/ui-zh.ts'
import { Progress } from './Progress.tsx'

export function TaskContent({ task }: { task: EndpointAnswer<typeof getTask> }) {
  const t = useText<typeof uiZh>()
  return (
    <>
      <section className="panel" aria-labelledby="task-progress">
        <h2 id="task-progress">{t('task.progress')}</h2>
        <Progress value={task.progress} title={t('task.progress')} />
        <p className="task-text">{task.reports[0]?.text ?? t('task.no_report')}</p>
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
