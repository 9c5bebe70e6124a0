/** 分项合计: quarters or months added up beside the year; a difference is flagged and mends nothing by itself. */
import { isZero } from '../../../kernel/exact.ts'
import { useFormats, useText } from '../../../web/i18n.ts'
import type { RollUpRow } from '../contract.ts'
import type { uiZh } from '../messages/ui-zh.ts'

export function RollUps({ list }: { list: readonly RollUpRow[] }) {
  const t = useText<typeof uiZh>()
  const format = useFormats()
  if (list.length === 0) return null
  const newest = list.toSorted((left, right) => right.year - left.year)
  return (
    <div className="panel figure-rollups">
      <h2>{t('figure.rollups')}</h2>
      <p className="quiet">{t('figure.rollup_lead')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reached by keyboard */}
      <section className="table-scroll" tabIndex={0} aria-label={t('figure.rollups')}>
        <table className="table figure-grid">
          <thead>
            <tr>
              <th scope="col">{t('figure.period')}</th>
              <th scope="col" className="end">
                {t('figure.rollup_sum')}
              </th>
              <th scope="col" className="end">
                {t('figure.rollup_year')}
              </th>
              <th scope="col" className="end">
                {t('figure.rollup_difference')}
              </th>
            </tr>
          </thead>
          <tbody>
            {newest.map((each) => (
              <tr key={`${each.where} ${each.year} ${each.of}`}>
                <th scope="row">
                  {t(`figure.rollup_of_${each.of}`, {
                    year: each.year,
                    where: t(`figure.where_${each.where}`),
                  })}
                  {!each.isWhole && t('figure.rollup_part', { count: each.count })}
                </th>
                <td className="end">
                  {format.number(each.sum)} {each.unit}
                </td>
                <td className="end">
                  {each.yearValue === null ? t('figure.nothing') : format.number(each.yearValue)}
                </td>
                <td className="end">
                  <Difference value={each.difference} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  )
}

function Difference({ value }: { value: string | null }) {
  const t = useText<typeof uiZh>()
  const format = useFormats()
  if (value === null) return t('figure.nothing')
  if (isZero(value)) return t('figure.rollup_same')
  return <span className="state not_met">{format.number(value)}</span>
}
