/** 统计数据系列: every series with how complete it is; filters in the address. */
import { Link } from 'react-router'
import { addressOf } from '../../../web/api.ts'
import { type Column, DataTable, type Filter, type RowOf } from '../../../web/components/DataTable.tsx'
import { Empty } from '../../../web/components/Empty.tsx'
import { PageHeader } from '../../../web/components/PageHeader.tsx'
import { useBilingual, useFormats, useText } from '../../../web/i18n.ts'
import { exportFigures, listSeries } from '../contract.ts'
import type { uiZh } from '../messages/ui-zh.ts'
import { seriesAddress } from './addresses.ts'
import { Indicators, Units, useWhoFilters } from './list-parts.tsx'
import { FigureTabs } from './Tabs.tsx'

type Row = RowOf<typeof listSeries>

export default function SeriesListPage() {
  const t = useText<typeof uiZh>()
  const who = useWhoFilters()
  const filters: readonly Filter[] = [
    {
      key: 'completeness',
      title: t('figure.completeness'),
      options: [
        { key: 'missing', title: t('figure.missing') },
        { key: 'complete', title: t('figure.complete') },
        { key: 'draft', title: t('figure.with_drafts') },
      ],
    },
    ...who,
  ]
  const actions = (
    <>
      <a className="button" href={addressOf(exportFigures, { query: { format: 'xlsx' } })} download>
        {t('figure.export_xlsx')}
      </a>
      <a className="button" href={addressOf(exportFigures, { query: { format: 'csv' } })} download>
        {t('figure.export_csv')}
      </a>
    </>
  )
  return (
    <>
      <PageHeader title={t('figure.title')} lead={t('figure.lead')} actions={actions} />
      <FigureTabs current="series" />
      <DataTable
        endpoint={listSeries}
        title={t('figure.tab_series')}
        columns={useColumns()}
        rowKey={(row) => row.key}
        search={t('figure.search')}
        filters={filters}
        empty={<Empty title={t('figure.none')}>{t('figure.none_why')}</Empty>}
      />
    </>
  )
}

function useColumns(): readonly Column<Row>[] {
  const t = useText<typeof uiZh>()
  const text = useBilingual()
  const format = useFormats()
  return [
    {
      key: 'title',
      title: t('figure.series'),
      sort: 'title',
      isHead: true,
      width: '30%',
      render: (row) => (
        <>
          <Link to={seriesAddress(row.key)}>{text(row.title)}</Link>
          <div className="quiet">{text(row.definition)}</div>
        </>
      ),
    },
    {
      key: 'latest',
      title: t('figure.latest'),
      align: 'end',
      render: (row) =>
        row.latest
          ? `${row.latest.period}: ${format.number(row.latest.value)} ${row.latest.unit}`
          : t('figure.nothing'),
    },
    {
      key: 'completeness',
      title: t('figure.completeness'),
      sort: 'missing',
      render: (row) => <Completeness row={row} />,
    },
    {
      key: 'indicators',
      title: t('figure.indicator'),
      render: (row) => <Indicators list={row.indicators} />,
    },
    { key: 'units', title: t('figure.responsible'), render: (row) => <Units list={row.responsible} /> },
  ]
}

function Completeness({ row }: { row: Row }) {
  const t = useText<typeof uiZh>()
  if (row.asked === 0 && row.drafts === 0) return <span className="quiet">{t('figure.nothing_asked')}</span>
  const isComplete = row.known === row.asked
  return (
    <>
      <span className={isComplete ? 'state met' : 'state'}>
        {t('figure.known_of', { known: row.known, asked: row.asked })}{' '}
        {t(isComplete ? 'figure.complete' : 'figure.missing')}
      </span>
      {row.drafts > 0 && <div className="quiet">{t('figure.draft_count', { count: row.drafts })}</div>}
    </>
  )
}
