/** What an indicator stands on: its conditions with judgement and materials, and the figures that it uses. */
import { Link } from 'react-router'
import { ErrorPage } from '../../../../web/components/ErrorPage.tsx'
import { useBilingual, useFormats, useText } from '../../../../web/i18n.ts'
import { useMay } from '../../../../web/session.tsx'
import { useEndpoint } from '../../../../web/use-endpoint.ts'
import { listFigures } from '../../../figures/contract.ts'
import { getEvidence, listMaterials, type MaterialRow } from '../../contract.ts'
import type { boardZh } from '../../messages/board-zh.ts'
import { MaterialState } from '../materials/material-state.tsx'
import type { AtRegion, IndicatorPlace } from './indicator-place.ts'

/** More than these, and the list of materials says it better. */
const MATERIALS_SHOWN = 200

export function IndicatorEvidence({ number, at }: IndicatorPlace) {
  const t = useText<typeof boardZh>()
  const text = useBilingual()
  const format = useFormats()
  const { data, error, refetch } = useEndpoint(getEvidence, { query: at })
  const materials = useEndpoint(listMaterials, {
    query: { indicator: number, ...at, limit: MATERIALS_SHOWN },
  })
  if (error) return <ErrorPage error={error} onRetry={() => void refetch()} />
  if (!data) return null
  const items = data.items.filter((item) => item.indicator === number)
  const series = data.series.filter((each) => each.indicators.includes(number))
  return (
    <section className="panel" aria-labelledby="indicator-items">
      <h2 id="indicator-items">{t('indicator.items')}</h2>
      <ul className="indicator-items">
        {items.map((item) => (
          <li key={item.key}>
            <p>
              <strong>{item.key}</strong> {text(item.condition)}
            </p>
            {item.judgement && (
              <p className="quiet">
                {item.judgement.reviewer} · {format.day(item.judgement.on)} · {item.judgement.score} ·{' '}
                {item.judgement.reason}
              </p>
            )}
            {item.decision && (
              <p className="quiet">
                {item.decision.by} · {format.day(item.decision.on)} · {item.decision.reason}
              </p>
            )}
            {item.review && <MaterialLines item={item.key} materials={materials.data?.items} />}
          </li>
        ))}
      </ul>
      <h3>{t('indicator.figures')}</h3>
      {series.length === 0 ? (
        <p className="quiet">{t('indicator.no_figures')}</p>
      ) : (
        <FigureLines series={series} at={at} />
      )}
    </section>
  )
}

function MaterialLines({
  item,
  materials,
}: {
  readonly item: string
  readonly materials: readonly MaterialRow[] | undefined
}) {
  const t = useText<typeof boardZh>()
  const own = materials?.filter((material) => material.items.includes(item))
  if (own === undefined) return null
  return (
    <ul aria-label={t('indicator.materials')}>
      {own.length === 0 && <li className="quiet">{t('indicator.none_materials')}</li>}
      {own.map((material) => (
        <li key={material.id}>
          <Link to={`/assessment/materials/${material.id}`}>{material.title}</Link>{' '}
          <MaterialState state={material.state} expired={material.expired} />{' '}
          <span className="quiet">
            {material.unitName} · {t('indicator.version', { version: material.version })}
          </span>
        </li>
      ))}
    </ul>
  )
}

type Series = NonNullable<ReturnType<typeof useEndpoint<typeof getEvidence>>['data']>['series']

/** Each series with the values in force of the years that count. */
function FigureLines({ series, at }: { series: Series; at: AtRegion }) {
  const t = useText<typeof boardZh>()
  const text = useBilingual()
  const may = useMay()
  const { data } = useEndpoint(listFigures, { query: at }, { enabled: may('figures.read') })
  const valuesOf = ({ key, where, years }: Series[number]) =>
    years.map((year) => {
      const figure = data?.items.find(
        (each) =>
          each.series === key &&
          each.where === where &&
          each.period === String(year) &&
          each.valueKind === 'level' &&
          each.state === 'published',
      )
      return {
        year,
        value: figure === undefined ? t('indicator.no_value') : `${figure.value} ${figure.unit}`,
      }
    })
  return (
    <ul className="indicator-figures">
      {series.map((each) => (
        <li key={each.key + each.where}>
          <Link to={`/figures/series/${each.key}`}>{text(each.title)}</Link>{' '}
          <span className="quiet">{t(`indicator.where_${each.where}`)}</span>
          {data && (
            <dl>
              {valuesOf(each).map(({ year, value }) => (
                <div key={year}>
                  <dt>{year}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
            </dl>
          )}
        </li>
      ))}
    </ul>
  )
}
