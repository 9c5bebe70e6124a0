/** 创建任务清单: stages, and the tasks as a table, a board or a Gantt chart over one set of filters in the address. */
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { PageHeader } from '../../../../web/components/PageHeader.tsx'
import { ViewTabs } from '../../../../web/components/ViewTabs.tsx'
import { useText } from '../../../../web/i18n.ts'
import { useMay } from '../../../../web/session.tsx'
import { CreateTaskDrawer } from './CreateTaskDrawer.tsx'
import { StageStrip } from './StageStrip.tsx'
import { TaskTable } from './TaskTable.tsx'
import type { TaskWords } from './words.ts'
import './tasks.css'

const Board = lazy(() => import('./Board.tsx'))
const Gantt = lazy(() => import('./Gantt.tsx'))

const VIEWS = ['table', 'board', 'gantt'] as const

export default function TasksPage() {
  const t = useText<TaskWords>()
  const may = useMay()
  const [address] = useSearchParams()
  const [isCreating, setCreating] = useState(false)
  const view = VIEWS.find((each) => each === address.get('view')) ?? 'table'
  const addressOf = (key: string) => {
    const next = new URLSearchParams(address)
    if (key === 'table') next.delete('view')
    else next.set('view', key)
    return `?${next}`
  }
  const actions = may('assessment.manageTasks') && (
    <>
      <Link className="button" to="/assessment/tasks/import">
        {t('task.import_title')}
      </Link>
      <Button onClick={() => setCreating(true)}>{t('task.create')}</Button>
    </>
  )
  return (
    <div className="tasks-page">
      <PageHeader title={t('task.tasks')} lead={t('task.tasks_lead')} actions={actions} />
      <StageStrip />
      <ViewTabs
        label={t('task.views')}
        current={view}
        tabs={VIEWS.map((key) => ({ key, title: t(`task.view_${key}`), to: addressOf(key) }))}
      />
      <Suspense
        fallback={
          <p className="loading" role="status">
            {t('web.loading')}
          </p>
        }
      >
        {view === 'table' && <TaskTable />}
        {view === 'board' && <Board />}
        {view === 'gantt' && <Gantt />}
      </Suspense>
      <CreateTaskDrawer open={isCreating} onClose={() => setCreating(false)} />
    </div>
  )
}
