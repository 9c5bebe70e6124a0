/** 一项数据: its definition, the indicators that use it, and local against national growth. */
import { Chart } from '../../../../web/components/Chart.tsx'
import { useBilingual, useText } from '../../../../web/i18n.ts'
import type { zh } from '../../messages/score-ui-zh.ts'
import { Indicators } from './FigureTable.tsx'
import { growthOf, type SeriesRow } from './figure-grid.ts'

export function SeriesPanel({ row }: { row: SeriesRow }) {
  const t = useText<typeof zh>()
  const text = useBilingual()
  const growth = growthOf(row)
  const isComparable = growth.some((each) => each.local !== null || each.national !== null)
  const isNational = row.cells.some((cell) => cell.where === 'national')
  return (
    <section className="panel series-panel" aria-labelledby="series-title">
      <h2 id="series-title">{text(row.title)}</h2>
      <p>{text(row.definition)}</p>
      <p>
        {t('evidence.used_by')} <Indicators numbers={row.indicators} />
      </p>
      {isComparable ? (
        <Chart
          kind="bar"
          title={t('evidence.growth_of', { title: text(row.title) })}
          categoryTitle={t('evidence.year')}
          categories={growth.map((each) => String(each.year))}
          unit="%"
          height={220}
          series={[
            { name: t('evidence.where_local'), values: growth.map((each) => each.local) },
            ...(isNational
              ? [{ name: t('evidence.where_national'), values: growth.map((each) => each.national) }]
              : []),
          ]}
        />
      ) : (
        <p className="quiet">{t('evidence.growth_none')}</p>
      )}
    </section>
  )
}
