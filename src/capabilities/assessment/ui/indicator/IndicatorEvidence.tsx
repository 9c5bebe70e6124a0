/** What an indicator stands on: its conditions with judgement and materials, and the figures that it uses. */
import { Link } from 'react-router'
import { addressOf } from '../../../../web/api.ts'
import { ErrorPage } from '../../../../web/components/ErrorPage.tsx'
import { useBilingual, useFormats, useText } from '../../../../web/i18n.ts'
import { useEndpoint } from '../../../../web/use-endpoint.ts'
import { getEvidence, openMaterial } from '../../contract.ts'
import type { boardZh } from '../../messages/board-zh.ts'

export function IndicatorEvidence({ number }: { number: number }) {
  const t = useText<typeof boardZh>()
  const text = useBilingual()
  const format = useFormats()
  const { data, error, refetch } = useEndpoint(getEvidence)
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
            {item.review && (
              <ul aria-label={t('indicator.materials')}>
                {item.materials.length === 0 && <li className="quiet">{t('indicator.none_materials')}</li>}
                {item.materials.map((material) => (
                  <li key={material.id}>
                    {material.fileName === '' ? (
                      material.title
                    ) : (
                      <a href={addressOf(openMaterial, { params: { materialId: material.id } })}>
                        {material.title}
                      </a>
                    )}
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
      <h3>{t('indicator.figures')}</h3>
      {series.length === 0 ? (
        <p className="quiet">{t('indicator.no_figures')}</p>
      ) : (
        <ul>
          {series.map((each) => (
            <li key={each.key + each.where}>
              <Link to={`/assessment/evidence?tab=figures&series=${each.key}`}>{text(each.title)}</Link>{' '}
              <span className="quiet">{text(each.definition)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
