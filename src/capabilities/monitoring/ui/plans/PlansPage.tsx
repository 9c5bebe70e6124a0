/** 监测计划: all of them with their last run and what waits. */
import { Link } from 'react-router'
import { type Column, DataTable, type RowOf } from '../../../../web/components/DataTable.tsx'
import { Empty } from '../../../../web/components/Empty.tsx'
import { PageHeader } from '../../../../web/components/PageHeader.tsx'
import { useFormats, useText } from '../../../../web/i18n.ts'
import { useMay } from '../../../../web/session.tsx'
import { listPlans } from '../../contract.ts'
import type { uiZh } from '../../messages/ui-zh.ts'
import { WatchTabs } from '../Tabs.tsx'

export default function PlansPage() {
  const t = useText<typeof uiZh>()
  const may = useMay()
  const make = may('monitoring.plan') && (
    <Link className="button primary" to="/monitoring/plans/new">
      {t('watch.make_plan')}
    </Link>
  )
  return (
    <>
      <PageHeader title={t('watch.plans_title')} lead={t('watch.plans_lead')} actions={make} />
      <WatchTabs current="plans" />
      <DataTable
        endpoint={listPlans}
        title={t('watch.plans_title')}
        columns={useColumns()}
        rowKey={(row) => row.id}
        search={t('watch.search_plans')}
        filters={[
          {
            key: 'state',
            title: t('watch.state'),
            blank: t('watch.plans_open'),
            options: [
              ...(['on', 'paused', 'ended'] as const).map((key) => ({ key, title: t(`watch.plan_${key}`) })),
              { key: 'all', title: t('watch.plans_all') },
            ],
          },
        ]}
        empty={
          <Empty title={t('watch.plans_none')}>
            {t('watch.plans_none_why')} {make}
          </Empty>
        }
      />
    </>
  )
}

function useColumns(): readonly Column<RowOf<typeof listPlans>>[] {
  const t = useText<typeof uiZh>()
  const format = useFormats()
  return [
    {
      key: 'name',
      title: t('watch.name'),
      isHead: true,
      width: '34%',
      render: (row) => <Link to={`/monitoring/plans/${row.id}`}>{row.name}</Link>,
    },
    {
      key: 'state',
      title: t('watch.state'),
      render: (row) => <span className="state">{t(`watch.plan_${row.state}`)}</span>,
    },
    {
      key: 'when',
      title: t('watch.when'),
      render: (row) => t(`watch.when_${row.settings.when.kind}`),
    },
    {
      key: 'next',
      title: t('watch.next_run'),
      render: (row) => (row.nextRunAt === null ? t('watch.never') : format.instant(row.nextRunAt)),
    },
    {
      key: 'last',
      title: t('watch.last_run'),
      render: ({ lastRun }) =>
        lastRun === null ? (
          t('watch.never')
        ) : (
          <>
            <Link to={`/monitoring/runs/${lastRun.id}`}>{format.instant(lastRun.startedAt)}</Link>{' '}
            <span className="state">{t(`watch.run_${lastRun.state}`)}</span>
          </>
        ),
    },
    {
      key: 'waiting',
      title: t('watch.waiting_count'),
      align: 'end',
      render: (row) => (
        <Link
          to={`/monitoring/findings?planId=${row.id}`}
          aria-label={`${t('watch.waiting_count')} ${row.name} ${row.waiting}`}
        >
          {format.number(row.waiting)}
        </Link>
      ),
    },
  ]
}
