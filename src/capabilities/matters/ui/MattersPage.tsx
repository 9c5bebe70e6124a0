/** 事项列表: one list, six views, filters in the address. */
import { Link, useSearchParams } from 'react-router'
import { type Column, DataTable, type RowOf } from '../../../web/components/DataTable.tsx'
import { DueTag } from '../../../web/components/DueTag.tsx'
import { Empty } from '../../../web/components/Empty.tsx'
import { PageHeader } from '../../../web/components/PageHeader.tsx'
import { ViewTabs } from '../../../web/components/ViewTabs.tsx'
import { useBilingual, useFormats, useText } from '../../../web/i18n.ts'
import { exportMatters, listMatters, matterViews } from '../contract.ts'
import type { zh } from '../messages/ui-zh.ts'
import { useMatterFilters } from './matter-filters.ts'

type Row = RowOf<typeof listMatters>

export default function MattersPage() {
  const t = useText<typeof zh>()
  const [address] = useSearchParams()
  const view = matterViews.find((each) => each === address.get('view')) ?? 'all'
  const filters = useMatterFilters(address.get('procedure') ?? '')
  const columns = useColumns()
  return (
    <>
      <PageHeader title={t('matters.list')} lead={t('matters.list_lead')} />
      <Views current={view} />
      <DataTable
        key={view}
        endpoint={listMatters}
        input={{ query: { view } }}
        title={t(`matters.view_${view}`)}
        columns={columns}
        rowKey={(row) => row.id}
        search={t('matters.search')}
        filters={filters}
        exportTo={exportMatters}
        empty={
          <Empty title={t(`matters.none_${view}`)}>
            {t(view === 'watched' ? 'matters.none_watched_words' : 'matters.none_words')}
          </Empty>
        }
      />
    </>
  )
}

/** Each view keeps the filters that are set. */
function Views({ current }: { current: (typeof matterViews)[number] }) {
  const t = useText<typeof zh>()
  const [address] = useSearchParams()
  const addressOf = (view: string) => {
    const next = new URLSearchParams(address)
    next.set('view', view)
    return `/matters?${next}`
  }
  const tabs = matterViews.map((view) => ({
    key: view,
    title: t(`matters.view_${view}`),
    to: addressOf(view),
  }))
  return <ViewTabs label={t('matters.views')} tabs={tabs} current={current} />
}

function useColumns(): readonly Column<Row>[] {
  const t = useText<typeof zh>()
  const text = useBilingual()
  const format = useFormats()
  return [
    {
      key: 'title',
      title: t('matters.column_title'),
      isHead: true,
      render: (row) => (
        <>
          <Link to={row.page}>{row.title}</Link>{' '}
          {row.supervised && <span className="state not_met">{t('matters.supervised')}</span>}
        </>
      ),
    },
    { key: 'procedure', title: t('matters.column_procedure'), render: (row) => text(row.procedureTitle) },
    { key: 'state', title: t('matters.column_state'), render: (row) => text(row.stateTitle) },
    { key: 'unit', title: t('matters.column_unit'), render: (row) => row.unitName },
    {
      key: 'assignee',
      title: t('matters.column_assignee'),
      render: (row) => row.assigneeName || <span className="quiet">{t('matters.unassigned')}</span>,
    },
    {
      key: 'due',
      title: t('matters.column_due'),
      width: '14em',
      render: (row) =>
        row.closedAt ? (
          t('matters.closed_on', { day: format.day(row.closedAt) })
        ) : (
          <DueTag due={row.dueOn} daysLeft={row.workingDaysLeft} isProvisional={row.dueProvisional} />
        ),
    },
  ]
}
