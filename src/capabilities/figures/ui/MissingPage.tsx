/** 缺项: each value that an indicator waits for, with the unit in charge; leads to its form with all filled in. */
import { useState } from 'react'
import { Link } from 'react-router'
import { addressOf } from '../../../web/api.ts'
import { useCarriedRegion } from '../../../web/components/carried-region.ts'
import { type Column, DataTable, type Filter, type RowOf } from '../../../web/components/DataTable.tsx'
import { Empty } from '../../../web/components/Empty.tsx'
import { PageHeader } from '../../../web/components/PageHeader.tsx'
import { useBilingual, useFormats, useText } from '../../../web/i18n.ts'
import { useMay } from '../../../web/session.tsx'
import { useEndpoint } from '../../../web/use-endpoint.ts'
import { downloadTemplate, listMissing, listRequested, REQUESTED_MAX } from '../contract.ts'
import type { uiZh } from '../messages/ui-zh.ts'
import { figureAddress, requestAddress } from './addresses.ts'
import { Indicators, Units, useWhoFilters } from './list-parts.tsx'
import { AskDrawer } from './requests/AskDrawer.tsx'
import { FigureTabs } from './Tabs.tsx'

type Row = RowOf<typeof listMissing>
type Requested = RowOf<typeof listRequested>

export default function MissingPage() {
  const t = useText<typeof uiZh>()
  const may = useMay()
  const who = useWhoFilters()
  const region = useCarriedRegion()
  const filters: readonly Filter[] = [
    ...region,
    ...who,
    {
      key: 'where',
      title: t('figure.where'),
      options: (['local', 'national'] as const).map((key) => ({ key, title: t(`figure.where_${key}`) })),
    },
  ]
  const [chosen, setChosen] = useState<ReadonlyMap<string, Row>>(new Map())
  const [isAsking, setAsking] = useState(false)
  const requested = useEndpoint(listRequested)
  const mayAsk = may('figures.publish')
  const open = requested.data?.items ?? []
  const columns = useColumns(open, mayAsk ? { chosen, setChosen } : undefined)
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
        columns={columns}
        rowKey={(row) => row.id}
        search={t('figure.missing_search')}
        filters={filters}
        above={(rows) =>
          mayAsk && (
            <ChosenBar
              count={chosen.size}
              free={rows.filter((row) => isFree(row, open))}
              onChoose={(free) => setChosen(new Map(free.map((row) => [row.id, row])))}
              onAsk={() => setAsking(true)}
            />
          )
        }
        empty={<Empty title={t('figure.missing_none')}>{t('figure.missing_none_why')}</Empty>}
      />
      <AskDrawer
        figures={isAsking ? [...chosen.values()] : []}
        onClose={() => setAsking(false)}
        onAsked={() => {
          setAsking(false)
          setChosen(new Map())
        }}
      />
    </>
  )
}

const requestOf = (row: Row, requested: readonly Requested[]) =>
  requested.find(
    (each) => each.series === row.series && each.where === row.where && each.period === row.period,
  )

const isFree = (row: Row, requested: readonly Requested[]): boolean =>
  !row.hasDraft && requestOf(row, requested) === undefined

interface ChosenBarProps {
  readonly count: number
  /** Shown rows that nobody has entered and nobody is asked for. */
  readonly free: readonly Row[]
  readonly onChoose: (rows: readonly Row[]) => void
  readonly onAsk: () => void
}

function ChosenBar({ count, free, onChoose, onAsk }: ChosenBarProps) {
  const t = useText<typeof uiZh>()
  if (count === 0)
    return (
      free.length > 1 && (
        <p>
          <button
            type="button"
            className="text-button"
            onClick={() => onChoose(free.slice(0, REQUESTED_MAX))}
          >
            {t('figure.choose_all', { count: Math.min(free.length, REQUESTED_MAX) })}
          </button>
        </p>
      )
    )
  return (
    <section className="bulk-bar panel" aria-label={t('figure.chosen', { count })}>
      <strong role="status">{t('figure.chosen', { count })}</strong>
      <button type="button" className="button primary" onClick={onAsk}>
        {t('figure.ask_units')}
      </button>
      <button type="button" className="text-button" onClick={() => onChoose([])}>
        {t('figure.unchoose')}
      </button>
    </section>
  )
}

interface Choosing {
  readonly chosen: ReadonlyMap<string, Row>
  readonly setChosen: (next: ReadonlyMap<string, Row>) => void
}

/** `choosing` is left out for whoever asks nobody. */
function useColumns(requested: readonly Requested[], choosing: Choosing | undefined): readonly Column<Row>[] {
  const t = useText<typeof uiZh>()
  const text = useBilingual()
  const format = useFormats()
  const toggle = (row: Row, { chosen, setChosen }: Choosing) => {
    const next = new Map(chosen)
    if (!next.delete(row.id)) next.set(row.id, row)
    setChosen(next)
  }
  const mayEnter = useMay()('figures.enter')
  const addressOfRow = (row: Row) =>
    figureAddress(row.series, { where: row.where, period: row.period, valueKind: 'level' })
  return [
    {
      key: 'title',
      title: t('figure.series'),
      isHead: true,
      render: (row) => (
        <span className="row-choice">
          {choosing && (
            <input
              type="checkbox"
              aria-label={t('figure.choose_row', {
                name: `${text(row.title)} ${t(`figure.where_${row.where}`)} ${row.period}`,
              })}
              checked={choosing.chosen.has(row.id)}
              disabled={!isFree(row, requested)}
              onChange={() => toggle(row, choosing)}
            />
          )}
          <Link to={addressOfRow(row)}>{text(row.title)}</Link>
        </span>
      ),
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
        const request = requestOf(row, requested)
        if (request)
          return (
            <Link to={requestAddress(request.requestId)}>
              {request.dueOn === null
                ? t('figure.asked_of', { unit: request.unitName })
                : t('figure.asked_until', { unit: request.unitName, due: format.day(request.dueOn) })}
            </Link>
          )
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
