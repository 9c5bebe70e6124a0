/** 得分走势 of one indicator over the last ninety days; its figures as a table behind one click. */
import { Link } from 'react-router'
import { Chart } from '../../../../web/components/Chart.tsx'
import { ErrorPage } from '../../../../web/components/ErrorPage.tsx'
import { useFormats, useText } from '../../../../web/i18n.ts'
import { useEndpoint } from '../../../../web/use-endpoint.ts'
import { getTrend } from '../../contract.ts'
import type { boardZh } from '../../messages/board-zh.ts'
import { type IndicatorPlace, withRegion } from './indicator-place.ts'

export function IndicatorHistory({ number, at }: IndicatorPlace) {
  const t = useText<typeof boardZh>()
  const format = useFormats()
  const { data, error, refetch } = useEndpoint(getTrend, { query: { indicator: number, ...at } })
  if (error) return <ErrorPage error={error} onRetry={() => void refetch()} />
  if (!data) return null
  const days = data.days.flatMap(({ day, indicator }) => (indicator === null ? [] : [{ day, ...indicator }]))
  return (
    <section className="panel" aria-labelledby="indicator-history">
      <h2 id="indicator-history">{t('indicator.history')}</h2>
      {days.length === 0 ? (
        <p className="empty">{t('board.trend_none')}</p>
      ) : (
        <Chart
          kind="line"
          title={t('indicator.history_days')}
          categoryTitle={t('board.trend_day')}
          categories={days.map(({ day }) => format.day(day))}
          height={180}
          series={[
            { name: t('board.trend_sure'), values: days.map(({ sure }) => Number(sure)) },
            { name: t('board.trend_possible'), values: days.map(({ possible }) => Number(possible)) },
          ]}
        />
      )}
      <p>
        <Link to={withRegion('/assessment/history', at)}>{t('board.to_history')}</Link>
      </p>
    </section>
  )
}
