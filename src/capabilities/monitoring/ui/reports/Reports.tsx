/** 监测月报: made for a month, and those that stand. */
import { useId, useState } from 'react'
import { addressOf } from '../../../../web/api.ts'
import { type Column, DataTable } from '../../../../web/components/DataTable.tsx'
import { Empty } from '../../../../web/components/Empty.tsx'
import { FieldErrors } from '../../../../web/components/FieldErrors.tsx'
import { useFormats, useText } from '../../../../web/i18n.ts'
import { useMay } from '../../../../web/session.tsx'
import { useAct } from '../../../../web/use-endpoint.ts'
import { listReports, makeReport, openReport, type ReportRow } from '../../contract.ts'
import type { reportsZh } from '../../messages/reports-zh.ts'
import type { uiZh } from '../../messages/ui-zh.ts'

type Words = typeof uiZh & typeof reportsZh

const thisMonth = (): string =>
  new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' }).slice(0, 7)

export function Reports() {
  const t = useText<Words>()
  const may = useMay()
  const id = useId()
  const [month, setMonth] = useState(thisMonth)
  const make = useAct(makeReport, { invalidates: [listReports] })
  const columns = useColumns()
  return (
    <>
      <h2 className="after-form">{t('reports.title')}</h2>
      <p className="quiet">{t('reports.lead')}</p>
      {may('monitoring.review') && (
        <p className="button-row">
          <label htmlFor={id}>{t('reports.month')}</label>
          <input
            id={id}
            className="input"
            type="month"
            max={thisMonth()}
            value={month}
            onChange={(event) => setMonth(event.target.value)}
          />
          <button
            type="button"
            className="button"
            disabled={make.isPending || month === ''}
            onClick={() => make.mutate({ body: { month } })}
          >
            {make.isPending ? t('reports.making') : t('reports.make')}
          </button>
        </p>
      )}
      <FieldErrors error={make.error} />
      <DataTable
        endpoint={listReports}
        title={t('reports.title')}
        columns={columns}
        rowKey={(row) => `${row.region} ${row.month}`}
        prefix="report"
        empty={<Empty title={t('reports.none')}>{t('reports.none_why')}</Empty>}
      />
    </>
  )
}

function useColumns(): readonly Column<ReportRow>[] {
  const t = useText<Words>()
  const format = useFormats()
  return [
    { key: 'month', title: t('reports.month'), isHead: true, render: (row) => row.month },
    {
      key: 'pages',
      title: t('reports.pages'),
      align: 'end',
      render: ({ figures }) => format.number(figures.pages),
    },
    {
      key: 'found',
      title: t('reports.found'),
      align: 'end',
      render: ({ figures: { levels } }) => format.number(levels.violation + levels.look + levels.note),
    },
    {
      key: 'verdicts',
      title: t('reports.verdicts'),
      align: 'end',
      render: ({ figures: { verdicts } }) => `${verdicts.accepted} / ${verdicts.dismissed}`,
    },
    {
      key: 'notices',
      title: t('reports.notices'),
      align: 'end',
      render: ({ figures: { notices } }) => `${notices.sent} / ${notices.mended}`,
    },
    {
      key: 'made',
      title: t('reports.made'),
      render: (row) =>
        t('watch.change_line_by', {
          name: row.madeName === 'sishi' ? t('reports.by_schedule') : row.madeName,
          at: format.instant(row.madeAt),
        }),
    },
    {
      key: 'download',
      title: t('watch.acts'),
      render: ({ region, month }) => (
        <a href={addressOf(openReport, { params: { region, month } })} download>
          {t('reports.download')}
          <span className="hidden"> {month}</span>
        </a>
      ),
    },
  ]
}
