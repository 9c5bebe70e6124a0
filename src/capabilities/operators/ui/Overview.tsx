/** 主体总览: how many there are, how fresh and how well covered; every number opens its list. */
import { Link } from 'react-router'
import type { EndpointAnswer } from '../../../kernel/endpoint.ts'
import { Chart } from '../../../web/components/Chart.tsx'
import { useFormats, useText } from '../../../web/i18n.ts'
import type { getOverview } from '../contract.ts'
import type { uiZh } from '../messages/ui-zh.ts'
import { percentOf, useWord } from './words.ts'

type Figures = EndpointAnswer<typeof getOverview>

export function Overview({ figures }: { figures: Figures }) {
  const t = useText<typeof uiZh>()
  const format = useFormats()
  const word = useWord()
  const active = figures.statuses.find(({ key }) => key === 'active')?.count ?? 0
  const shareOf = (count: number) => percentOf(count, active) ?? '—'
  const recent = figures.fresh
    .filter(({ key }) => key === '3' || key === '6')
    .reduce((sum, { count }) => sum + count, 0)
  const facts: readonly (readonly [title: string, value: string, to: string])[] = [
    [t('register.total'), format.number(figures.total), '/operators'],
    [
      t('register.covered'),
      `${shareOf(figures.covered)} (${format.number(figures.covered)})`,
      '/operators?covered=yes',
    ],
    [t('register.fresh'), `${shareOf(recent)} (${format.number(recent)})`, '/operators?stale=no'],
    [t('register.over_line'), format.number(figures.overLine), '/operators?overLine=yes'],
    [t('register.unplaced'), format.number(figures.unplaced), '/operators?place=none'],
    [t('register.orphans'), format.number(figures.orphans), '/operators/shops?orphan=yes'],
    [t('register.dead'), format.number(figures.deadShops), '/operators/shops?status=dead'],
  ]
  return (
    <section className="register-overview" aria-label={t('register.overview')}>
      <ul className="register-facts">
        {facts.map(([title, value, to]) => (
          <li key={title}>
            <Link to={to}>
              <span className="quiet">{title}</span> <strong>{value}</strong>
            </Link>
          </li>
        ))}
      </ul>
      <details>
        <summary>{t('register.charts')}</summary>
        <div className="register-charts">
          <Chart
            kind="rank"
            title={t('register.by_kind')}
            categoryTitle={t('register.kind')}
            categories={figures.kinds.map(({ key }) => word('kind', key))}
            series={[{ name: t('register.tab_operators'), values: figures.kinds.map(({ count }) => count) }]}
          />
          <Chart
            kind="rank"
            title={t('register.by_region')}
            categoryTitle={t('register.region')}
            categories={figures.regions.map(({ title }) => title)}
            series={[
              { name: t('register.tab_operators'), values: figures.regions.map(({ count }) => count) },
            ]}
          />
          <Chart
            kind="bar"
            title={t('register.by_freshness')}
            categoryTitle={t('register.freshness')}
            categories={figures.fresh.map(({ key }) => t(`register.fresh_${key}` as 'register.fresh_3'))}
            series={[{ name: t('register.tab_operators'), values: figures.fresh.map(({ count }) => count) }]}
          />
        </div>
      </details>
    </section>
  )
}
