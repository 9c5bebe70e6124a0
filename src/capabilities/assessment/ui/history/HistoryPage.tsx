/** 得分历史: the trend with the groups, what open tasks may bring, any past day, and two days compared. */
import { Link } from 'react-router'
import { Chart } from '../../../../web/components/Chart.tsx'
import { Empty } from '../../../../web/components/Empty.tsx'
import { ErrorPage } from '../../../../web/components/ErrorPage.tsx'
import { PageHeader } from '../../../../web/components/PageHeader.tsx'
import { useBilingual, useText } from '../../../../web/i18n.ts'
import { useEndpoint } from '../../../../web/use-endpoint.ts'
import { getTrend } from '../../contract.ts'
import type { zh } from '../../messages/outlook-zh.ts'
import '../score/score.css'
import './history.css'
import { type Outlook, useOutlook } from '../outlook/use-outlook.ts'
import { Comparison } from './Comparison.tsx'
import { ForecastPanel } from './ForecastPanel.tsx'
import { PastDay } from './PastDay.tsx'
import { useHistoryView } from './use-history.ts'

type Trend = NonNullable<ReturnType<typeof useEndpoint<typeof getTrend>>['data']>

export default function HistoryPage() {
  const t = useText<typeof zh>()
  const view = useHistoryView()
  const { region, from, to } = view
  const trend = useEndpoint(getTrend, {
    query: {
      ...(region === undefined ? {} : { region }),
      ...(from === '' ? {} : { from }),
      ...(to === '' ? {} : { to }),
    },
  })
  const { outlook, error } = useOutlook(region)
  const problem = trend.error ?? error
  return (
    <>
      <PageHeader
        title={t('history.title')}
        lead={outlook && t('history.lead', { region: outlook.regionName })}
        actions={
          <>
            <Link className="button" to="/assessment/what-if">
              {t('outlook.title')}
            </Link>
            <Link className="button" to="/assessment/score">
              {t('outlook.to_score')}
            </Link>
          </>
        }
      />
      {problem && <ErrorPage error={problem} onRetry={() => void trend.refetch()} />}
      {!problem && !(trend.data && outlook) && (
        <p className="loading" role="status">
          {t('web.loading')}
        </p>
      )}
      {trend.data && outlook && <History trend={trend.data} outlook={outlook} />}
    </>
  )
}

function History({ trend, outlook }: { trend: Trend; outlook: Outlook }) {
  const t = useText<typeof zh>()
  const view = useHistoryView()
  return (
    <>
      <section className="panel" aria-labelledby="history-trend">
        <h2 id="history-trend">{t('history.trend')}</h2>
        <div className="table-tools">
          {(['from', 'to'] as const).map((key) => (
            <label key={key}>
              <span>{t(`history.${key}`)}</span>
              <input
                type="date"
                className="input"
                value={view[key] || trend[key]}
                onChange={(event) => view.set({ [key]: event.target.value })}
              />
            </label>
          ))}
        </div>
        {trend.days.length === 0 ? (
          <Empty title={t('history.none')}>{t('history.none_lead')}</Empty>
        ) : (
          <Trends trend={trend} outlook={outlook} />
        )}
      </section>
      <ForecastPanel outlook={outlook} />
      {trend.days.length > 0 && (
        <>
          <PastDay view={view} last={trend.days.at(-1)?.day ?? trend.to} />
          <Comparison
            view={view}
            first={trend.days[0]?.day ?? trend.from}
            last={trend.days.at(-1)?.day ?? trend.to}
          />
        </>
      )}
    </>
  )
}

function Trends({ trend, outlook }: { trend: Trend; outlook: Outlook }) {
  const t = useText<typeof zh>()
  const text = useBilingual()
  const categories = trend.days.map((day) => day.day)
  return (
    <>
      <Chart
        kind="line"
        title={t('history.trend')}
        categoryTitle={t('history.day_column')}
        categories={categories}
        unit={t('history.points_unit')}
        series={[
          { name: t('history.sure'), values: trend.days.map((day) => Number(day.sure)) },
          { name: t('history.possible'), values: trend.days.map((day) => Number(day.possible)) },
        ]}
        marks={[{ name: t('history.line'), value: Number(outlook.edition.passRule.totalAtLeast) }]}
      />
      <Chart
        kind="line"
        title={t('history.trend_groups')}
        categoryTitle={t('history.day_column')}
        categories={categories}
        unit={t('history.points_unit')}
        series={outlook.edition.groups.map((group) => ({
          name: text(group.title),
          values: trend.days.map((day) => {
            const points = day.groups[group.key]
            return points ? Number(points.sure) : null
          }),
        }))}
      />
    </>
  )
}
