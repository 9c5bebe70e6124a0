/** 一个数据系列: chart, table by period and region, sums of parts; each value opens with its revisions and its form. */
import { useParams, useSearchParams } from 'react-router'
import { dayOf } from '../../../kernel/day.ts'
import { FIGURE_WHERES } from '../../../kernel/series.ts'
import { Chart } from '../../../web/components/Chart.tsx'
import { Dialog } from '../../../web/components/Dialog.tsx'
import { ErrorPage } from '../../../web/components/ErrorPage.tsx'
import { PageHeader } from '../../../web/components/PageHeader.tsx'
import { ViewTabs } from '../../../web/components/ViewTabs.tsx'
import { useBilingual, useText } from '../../../web/i18n.ts'
import { useEndpoint } from '../../../web/use-endpoint.ts'
import { getSeries } from '../contract.ts'
import { isFigurePeriod } from '../domain.ts'
import type { uiZh } from '../messages/ui-zh.ts'
import { figureAddress, seriesAddress } from './addresses.ts'
import { FigurePanel } from './FigurePanel.tsx'
import { FigureTable } from './FigureTable.tsx'
import { cellOf, gridOf, indexed, linesOf, type SeriesAnswer, VIEWS, type View, viewOf } from './grid.ts'
import { Indicators, Units } from './list-parts.tsx'
import { PublishDrafts } from './PublishDrafts.tsx'
import { RollUps } from './RollUps.tsx'
import { AskDrawer } from './requests/AskDrawer.tsx'
import './figures.css'

export default function SeriesPage() {
  const t = useText<typeof uiZh>()
  const text = useBilingual()
  const { series = '' } = useParams()
  const { data, error, refetch } = useEndpoint(getSeries, { params: { series } })
  const crumbs = [{ title: t('figure.title'), to: '/figures' }]
  if (error) return <ErrorPage error={error} onRetry={() => void refetch()} />
  if (!data) {
    return (
      <p className="loading" role="status">
        {t('web.loading')}
      </p>
    )
  }
  return (
    <>
      <PageHeader title={text(data.series.title)} crumbs={crumbs} lead={text(data.series.definition)} />
      <p className="series-facts">
        <span>
          <span className="quiet">{t('figure.unit')}</span> {data.series.unit}
        </span>
        <span>
          <span className="quiet">{t('figure.indicator')}</span> <Indicators list={data.series.indicators} />
        </span>
        <span>
          <span className="quiet">{t('figure.responsible')}</span> <Units list={data.series.responsible} />
        </span>
      </p>
      <Series answer={data} />
    </>
  )
}

function Series({ answer }: { answer: SeriesAnswer }) {
  const t = useText<typeof uiZh>()
  const text = useBilingual()
  const [address, setAddress] = useSearchParams()
  const { key, title, unit } = answer.series
  const period = address.get('period') ?? ''
  const where = FIGURE_WHERES.find((each) => each === address.get('where'))
  const named = VIEWS.find((each) => each === address.get('view'))
  const view: View = named ?? (period === '' ? 'year' : viewOf(period))
  const rows = gridOf(answer, view, dayOf(new Date()))
  const { categories, lines } = linesOf(answer, rows)
  const index = view === 'growth' ? undefined : indexed(categories, lines)
  const shown = view === 'growth' ? '%' : unit
  const open = where && isFigurePeriod(period) ? cellOf(answer, view, where, period) : undefined
  const isAsking = address.get('ask') === 'yes' && answer.mayPublish
  const close = () => setAddress({ view }, { preventScrollReset: true })
  const tableName = t('figure.table_of', { title: text(title), view: t(`figure.view_${view}`) })
  return (
    <>
      <ViewTabs
        label={t('figure.views')}
        current={view}
        tabs={VIEWS.map((each) => ({
          key: each,
          title: t(`figure.view_${each}`),
          to: `${seriesAddress(key)}?view=${each}`,
        }))}
      />
      {categories.length > 0 && (
        <Chart
          kind={categories.length > 1 ? 'line' : 'bar'}
          title={index ? t('figure.chart_index', { title: tableName, base: index.base }) : tableName}
          categoryTitle={t('figure.period')}
          categories={categories}
          unit={index ? t('figure.index_unit') : shown}
          height={260}
          series={(index?.lines ?? lines).map((line) => ({
            name: t(`figure.where_${line.where}`),
            values: line.values,
          }))}
        />
      )}
      <PublishDrafts answer={answer} />
      <FigureTable
        answer={answer}
        rows={rows}
        caption={tableName}
        addressOf={(cell) => figureAddress(key, cell)}
      />
      <RollUps list={answer.rollUps} />
      <AskDrawer
        figures={
          open && isAsking
            ? [{ ...answer.series, ...open, id: `${key} ${open.where} ${open.period}`, series: key }]
            : []
        }
        onClose={close}
        onAsked={close}
      />
      <Dialog
        open={open !== undefined && !isAsking}
        onClose={close}
        title={
          open
            ? t(view === 'growth' ? 'figure.growth_of' : 'figure.figure_of', {
                period: open.period,
                where: t(`figure.where_${open.where}`),
                title: text(title),
              })
            : ''
        }
      >
        {open && (
          <FigurePanel key={`${open.where} ${open.period}`} answer={answer} cell={open} onDone={close} />
        )}
      </Dialog>
    </>
  )
}
