/** 任务清单 as a table: sorted, paged, exported, and with acts on the tasks that were selected. */
import { useState } from 'react'
import { Link } from 'react-router'
import { type Column, DataTable, type RowOf } from '../../../../web/components/DataTable.tsx'
import { DueTag } from '../../../../web/components/DueTag.tsx'
import { Empty } from '../../../../web/components/Empty.tsx'
import { useBilingual, useText } from '../../../../web/i18n.ts'
import { useMay } from '../../../../web/session.tsx'
import { exportTasks, listTasks } from '../../contract.ts'
import { BulkBar } from './BulkBar.tsx'
import { useTaskFilters } from './filters.ts'
import { Progress } from './Progress.tsx'
import type { TaskWords } from './words.ts'

type Row = RowOf<typeof listTasks>

export function TaskTable() {
  const t = useText<TaskWords>()
  const may = useMay()
  const mayAct = may('assessment.manageTasks') || may('matters.assign')
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const toggle = (id: string) => {
    const next = new Set(selected)
    if (!next.delete(id)) next.add(id)
    setSelected(next)
  }
  const columns = useColumns()
  const select: Column<Row> = {
    key: 'select',
    title: t('task.select'),
    render: (row) => (
      <input
        type="checkbox"
        aria-label={t('task.select_one', { title: row.title })}
        checked={selected.has(row.id)}
        onChange={() => toggle(row.id)}
      />
    ),
  }
  return (
    <DataTable
      endpoint={listTasks}
      title={t('task.tasks')}
      columns={mayAct ? [select, ...columns] : columns}
      rowKey={(row) => row.id}
      search={t('task.search')}
      filters={useTaskFilters()}
      exportTo={exportTasks}
      above={
        mayAct ? (rows) => <BulkBar rows={rows} selected={selected} onSelect={setSelected} /> : undefined
      }
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
  )
}

function useColumns(): readonly Column<Row>[] {
  const t = useText<TaskWords>()
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
          {row.priority === 'high' && <span className="state high">{t('task.priority_high')}</span>}
          {row.supervised && <span className="state not_met supervised">{t('task.supervised')}</span>}
          {row.section !== '' && <div className="quiet">{row.section}</div>}
        </>
      ),
    },
    {
      key: 'unit',
      title: t('task.unit'),
      render: (row) => (
        <>
          {row.unitName || t('task.no_unit')}
          {row.partners.length > 0 && (
            <div className="quiet">{row.partners.map((each) => each.name).join('、')}</div>
          )}
        </>
      ),
    },
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
      render: (row) => {
        const late = row.milestones.filter((each) => each.overdue).length
        return (
          <>
            {/* A closed task has no limit running. */}
            {row.dueOn === null ? t('task.blank') : <DueTag due={row.dueOn} daysLeft={row.workingDaysLeft} />}
            {late > 0 && <div className="late">{t('task.stage_milestones_overdue', { count: late })}</div>}
          </>
        )
      },
    },
  ]
}
