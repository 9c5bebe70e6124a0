/** 创建任务清单: every task with its unit, stage, state and limit; filters in the address. */
import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { type Column, DataTable, type Filter, type RowOf } from '../../../../web/components/DataTable.tsx'
import { DueTag } from '../../../../web/components/DueTag.tsx'
import { Empty } from '../../../../web/components/Empty.tsx'
import { PageHeader } from '../../../../web/components/PageHeader.tsx'
import { useBilingual, useText } from '../../../../web/i18n.ts'
import { useMay } from '../../../../web/session.tsx'
import { useEndpoint } from '../../../../web/use-endpoint.ts'
import { exportTasks, getScore, getTaskChoices, listTasks } from '../../contract.ts'
import type { uiZh } from '../../messages/ui-zh.ts'
import { taskProcedure } from '../../procedure.ts'
import { CreateTaskDrawer } from './CreateTaskDrawer.tsx'
import { Progress } from './Progress.tsx'
import './tasks.css'

type Row = RowOf<typeof listTasks>

export default function TasksPage() {
  const t = useText<typeof uiZh>()
  const may = useMay()
  const columns = useColumns()
  const filters = useFilters()
  const [isCreating, setCreating] = useState(false)
  const create = may('assessment.manageTasks') && (
    <Button onClick={() => setCreating(true)}>{t('task.create')}</Button>
  )
  return (
    <div className="tasks-page">
      <PageHeader title={t('task.tasks')} lead={t('task.tasks_lead')} actions={create} />
      <DataTable
        endpoint={listTasks}
        title={t('task.tasks')}
        columns={columns}
        rowKey={(row) => row.id}
        search={t('task.search')}
        filters={filters}
        exportTo={exportTasks}
        empty={
          <Empty
            title={t('task.none')}
            action={
              may('assessment.importPlan') && (
                <Link className="button primary" to="/assessment/plans">
                  {t('task.none_import')}
                </Link>
              )
            }
          >
            {t('task.none_why')}
          </Empty>
        }
      />
      <CreateTaskDrawer open={isCreating} onClose={() => setCreating(false)} />
    </div>
  )
}

function useColumns(): readonly Column<Row>[] {
  const t = useText<typeof uiZh>()
  const text = useBilingual()
  return [
    {
      key: 'number',
      title: t('task.number'),
      sort: 'number',
      isAscendingOnly: true,
      render: (row) => row.number ?? t('task.blank'),
    },
    {
      key: 'title',
      title: t('task.title'),
      isHead: true,
      width: '30%',
      render: (row) => (
        <>
          <Link to={`/assessment/tasks/${row.id}`}>{row.title}</Link>
          {row.supervised && <span className="state not_met supervised">{t('task.supervised')}</span>}
          {row.section !== '' && <div className="quiet">{row.section}</div>}
        </>
      ),
    },
    { key: 'unit', title: t('task.unit'), render: (row) => row.unitName || t('task.no_unit') },
    { key: 'stage', title: t('task.stage'), render: (row) => row.stageName || t('task.blank') },
    {
      key: 'state',
      title: t('task.state'),
      render: (row) => (
        <span className={row.state === 'closed' ? 'state met' : 'state'}>{text(row.stateTitle)}</span>
      ),
    },
    {
      key: 'progress',
      title: t('task.progress'),
      render: (row) => <Progress value={row.progress} title={row.title} />,
    },
    {
      key: 'due',
      title: t('task.due'),
      sort: 'due',
      isAscendingOnly: true,
      render: (row) =>
        // A closed task has no limit running.
        row.dueOn === null ? t('task.blank') : <DueTag due={row.dueOn} daysLeft={row.workingDaysLeft} />,
    },
  ]
}

function useFilters(): readonly Filter[] {
  const t = useText<typeof uiZh>()
  const text = useBilingual()
  const choices = useEndpoint(getTaskChoices)
  // Only for the indicators' names; the list does not wait for them.
  const score = useEndpoint(getScore, {})
  const indicators = score.data?.groups.flatMap((group) => group.indicators) ?? []
  return [
    {
      key: 'unitId',
      title: t('task.unit'),
      options: (choices.data?.units ?? []).map((unit) => ({ key: unit.id, title: unit.name })),
    },
    {
      key: 'stageId',
      title: t('task.stage'),
      options: (choices.data?.stages ?? []).map((stage) => ({ key: stage.id, title: stage.name })),
    },
    {
      key: 'state',
      title: t('task.state'),
      options: taskProcedure.states.map((state) => ({ key: state.key, title: text(state.title) })),
    },
    {
      key: 'due',
      title: t('task.due'),
      options: [
        { key: 'overdue', title: t('task.due_overdue') },
        { key: 'month', title: t('task.due_month') },
      ],
    },
    {
      key: 'indicator',
      title: t('task.indicator'),
      options: indicators.map((each) => ({
        key: String(each.number),
        title: `${each.number} ${text(each.title)}`,
      })),
    },
  ]
}
