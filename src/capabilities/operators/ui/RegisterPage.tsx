/** 网络市场主体: the list with its filters in the address, over an overview whose numbers open it. */
import { Link } from 'react-router'
import { type Column, DataTable, type Filter, type RowOf } from '../../../web/components/DataTable.tsx'
import { Empty } from '../../../web/components/Empty.tsx'
import { PageHeader } from '../../../web/components/PageHeader.tsx'
import { useFormats, useText } from '../../../web/i18n.ts'
import { useMay } from '../../../web/session.tsx'
import { useEndpoint } from '../../../web/use-endpoint.ts'
import { exportOperators, getOverview, listOperators } from '../contract.ts'
import { OPERATOR_KINDS, REGISTRATIONS, SOURCES, STATUSES } from '../domain/operator.ts'
import type { uiZh } from '../messages/ui-zh.ts'
import { Overview } from './Overview.tsx'
import { ReportCounts } from './ReportCounts.tsx'
import { RegisterTabs } from './Tabs.tsx'
import { useOptions, useWord } from './words.ts'
import './operators.css'

type Row = RowOf<typeof listOperators>

export default function RegisterPage() {
  const t = useText<typeof uiZh>()
  const may = useMay()
  const overview = useEndpoint(getOverview)
  const filters = useFilters(overview.data)
  const actions = (
    <>
      {may('figures.enter') && <ReportCounts />}
      {may('operators.keep') && (
        <Link className="button primary" to="/operators/new">
          {t('register.enter')}
        </Link>
      )}
    </>
  )
  const first = may('operators.import') && (
    <Link className="button primary" to="/operators/import">
      {t('register.tab_import')}
    </Link>
  )
  return (
    <>
      <PageHeader title={t('register.title')} lead={t('register.lead')} actions={actions} />
      <RegisterTabs current="operators" />
      {overview.data && overview.data.total > 0 && <Overview figures={overview.data} />}
      <DataTable
        endpoint={listOperators}
        title={t('register.title')}
        columns={useColumns()}
        rowKey={(row) => row.id}
        search={t('register.search')}
        filters={filters}
        exportTo={exportOperators}
        empty={
          <Empty title={t('register.none')} action={first}>
            {t('register.none_why')}
          </Empty>
        }
      />
    </>
  )
}

interface Choices {
  readonly regions: readonly { readonly key: string; readonly title: string }[]
  readonly stations: readonly { readonly key: string; readonly title: string }[]
}

function useFilters(choices: Choices | undefined): readonly Filter[] {
  const t = useText<typeof uiZh>()
  const options = useOptions()
  const yes = [{ key: 'yes', title: t('register.only') }]
  return [
    { key: 'kind', title: t('register.kind'), options: options('kind', OPERATOR_KINDS) },
    {
      key: 'registration',
      title: t('register.registration'),
      options: options('registration', REGISTRATIONS),
    },
    { key: 'status', title: t('register.status'), options: options('status', STATUSES) },
    { key: 'region', title: t('register.region'), options: choices?.regions ?? [] },
    { key: 'unitId', title: t('register.station'), options: choices?.stations ?? [] },
    { key: 'source', title: t('register.source'), options: options('source', SOURCES) },
    { key: 'overLine', title: t('register.over_line'), options: yes },
    {
      key: 'stale',
      title: t('register.stale'),
      options: (['yes', 'no'] as const).map((key) => ({ key, title: t(`register.stale_${key}`) })),
    },
    {
      key: 'covered',
      title: t('register.covers'),
      options: (['yes', 'no'] as const).map((key) => ({ key, title: t(`register.covers_${key}`) })),
    },
    {
      key: 'place',
      title: t('register.placed'),
      options: (['station', 'none'] as const).map((key) => ({ key, title: t(`register.place_${key}`) })),
    },
    { key: 'countedOn', title: t('register.counted_on'), type: 'date' },
    {
      key: 'twoYears',
      title: t('register.two_years'),
      options: (['yes', 'no'] as const).map((key) => ({ key, title: t(`register.two_years_${key}`) })),
    },
  ]
}

function useColumns(): readonly Column<Row>[] {
  const t = useText<typeof uiZh>()
  const word = useWord()
  const format = useFormats()
  return [
    {
      key: 'name',
      title: t('register.name'),
      sort: 'name',
      isAscendingOnly: true,
      isHead: true,
      width: '26%',
      render: (row) => (
        <>
          <Link to={`/operators/${row.id}`}>{row.name}</Link>
          <div className="quiet">{row.uscc ?? t('register.no_code')}</div>
        </>
      ),
    },
    {
      key: 'kind',
      title: t('register.kind'),
      render: (row) => (
        <>
          {word('kind', row.kind)}
          <div className="quiet">
            {word('registration', row.registration)}
            {row.exemption && ` · ${word('exemption', row.exemption)}`}
          </div>
        </>
      ),
    },
    {
      key: 'status',
      title: t('register.status'),
      render: (row) => (
        <span className={row.status === 'active' ? 'state met' : 'state'}>{word('status', row.status)}</span>
      ),
    },
    {
      key: 'region',
      title: t('register.region'),
      render: (row) => (
        <>
          {row.regionName}
          <div className="quiet">{row.unitName ?? t('register.no_station')}</div>
        </>
      ),
    },
    { key: 'shops', title: t('register.shops'), align: 'end', render: (row) => format.number(row.shops) },
    {
      key: 'sales',
      title: t('register.sales'),
      align: 'end',
      render: (row) =>
        row.sales === null ? (
          '—'
        ) : (
          <>
            {t('register.sales_of', { year: row.sales.year, amount: format.number(row.sales.amount) })}
            {row.sales.isOverLine && row.registration !== 'registered' && (
              <div className="register-over">{t('register.over_line')}</div>
            )}
          </>
        ),
    },
    {
      key: 'seen',
      title: t('register.last_seen'),
      sort: 'lastSeen',
      render: (row) => (
        <>
          {format.day(row.lastSeen)}
          <div className="quiet">{word('source', row.source)}</div>
        </>
      ),
    },
  ]
}
