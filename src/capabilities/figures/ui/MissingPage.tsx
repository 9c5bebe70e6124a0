/** 缺项: each value that an indicator waits for, with the unit in charge; leads to its form with all filled in. */
import { Link } from 'react-router'
import { addressOf } from '../../../web/api.ts'
import { type Column, DataTable, type Filter, type RowOf } from '../../../web/components/DataTable.tsx'
import { Empty } from '../../../web/components/Empty.tsx'
import { PageHeader } from '../../../web/components/PageHeader.tsx'
import { useBilingual, useText } from '../../../web/i18n.ts'
import { useMay } from '../../../web/session.tsx'
import { downloadTemplate, listMissing } from '../contract.ts'
import type { uiZh } from '../messages/ui-zh.ts'
import { figureAddress } from './addresses.ts'
import { Indicators, Units, useWhoFilters } from './list-parts.tsx'
import { FigureTabs } from './Tabs.tsx'

type Row = RowOf<typeof listMissing>

export default function MissingPage() {
  const t = useText<typeof uiZh>()
  const may = useMay()
  const who = useWhoFilters()
  const filters: readonly Filter[] = [
    ...who,
    {
      key: 'where',
      title: t('figure.where'),
      options: (['local', 'national'] as const).map((key) => ({ key, title: t(`figure.where_${key}`) })),
    },
  ]
  const template = may('figures.enter') && (
    <a className="button" href={addressOf(downloadTemplate, { query: { fill: 'missing' } })} download>
      {t('figure.fill_many')}
    </a>
  )
  return (
    <>
      <PageHeader title={t('figure.missing_title')} lead={t('figure.missing_lead')} actions={template} />
      <FigureTabs current="missing" />
      <DataTable
        endpoint={listMissing}
        title={t('figure.missing_title')}
        columns={useColumns()}
        rowKey={(row) => row.id}
        search={t('figure.missing_search')}
        filters={filters}
        empty={<Empty title={t('figure.missing_none')}>{t('figure.missing_none_why')}</Empty>}
      />
    </>
  )
}

function useColumns(): readonly Column<Row>[] {
  const t = useText<typeof uiZh>()
  const text = useBilingual()
  const mayEnter = useMay()('figures.enter')
  const addressOfRow = (row: Row) =>
    figureAddress(row.series, { where: row.where, period: row.period, valueKind: 'level' })
  return [
    {
      key: 'title',
      title: t('figure.series'),
      isHead: true,
      render: (row) => <Link to={addressOfRow(row)}>{text(row.title)}</Link>,
    },
    { key: 'where', title: t('figure.where'), render: (row) => t(`figure.where_${row.where}`) },
    { key: 'period', title: t('figure.period'), render: (row) => row.period },
    { key: 'unit', title: t('figure.unit'), render: (row) => row.unit },
    {
      key: 'indicators',
      title: t('figure.indicator'),
      render: (row) => <Indicators list={row.indicators} />,
    },
    { key: 'units', title: t('figure.responsible'), render: (row) => <Units list={row.responsible} /> },
    {
      key: 'act',
      title: t('figure.enter'),
      render: (row) => {
        if (row.hasDraft) return <span className="state">{t('figure.has_draft')}</span>
        if (!mayEnter) return t('figure.nothing')
        const name = `${t('figure.enter')} ${text(row.title)} ${t(`figure.where_${row.where}`)} ${row.period}`
        return (
          <Link to={addressOfRow(row)} aria-label={name}>
            {t('figure.enter')}
          </Link>
        )
      },
    },
  ]
}
