/** The next tasks of an indicator or a unit, with the way to all of them. */
import { Link } from 'react-router'
import { DueTag } from '../../../../web/components/DueTag.tsx'
import { ErrorPage } from '../../../../web/components/ErrorPage.tsx'
import { useBilingual, useText } from '../../../../web/i18n.ts'
import { useEndpoint } from '../../../../web/use-endpoint.ts'
import { listTasks } from '../../contract.ts'
import type { boardZh } from '../../messages/board-zh.ts'
import { Progress } from '../tasks/Progress.tsx'

const SHOWN = 10

export function TaskLines({
  filter,
}: {
  filter: { readonly unitId: string } | { readonly indicator: number; readonly region?: string }
}) {
  const t = useText<typeof boardZh>()
  const text = useBilingual()
  const { data, error, refetch } = useEndpoint(listTasks, { query: { ...filter, sort: 'due', limit: SHOWN } })
  if (error) return <ErrorPage error={error} onRetry={() => void refetch()} />
  if (!data) return <p role="status">{t('web.loading')}</p>
  if (data.items.length === 0) return <p className="empty">{t('indicator.no_tasks')}</p>
  const address = new URLSearchParams(Object.entries(filter).map(([name, value]) => [name, String(value)]))
  return (
    <>
      <ul className="task-lines">
        {data.items.map((task) => (
          <li key={task.id}>
            <Link to={`/assessment/tasks/${task.id}`}>{task.title}</Link>
            <span className="quiet">
              {task.unitName} · {text(task.stateTitle)}
            </span>
            <Progress value={task.progress} title={task.title} />
            <DueTag due={task.dueOn} daysLeft={task.workingDaysLeft} />
          </li>
        ))}
      </ul>
      <p>
        <Link to={`/assessment/tasks?${address}`}>{t('indicator.all_tasks')}</Link>
      </p>
    </>
  )
}
