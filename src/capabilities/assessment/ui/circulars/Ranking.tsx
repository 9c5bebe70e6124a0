/** 排名: the units as they were counted; a unit without tasks due has no cases, not 0 %. */
import { useText } from '../../../../web/i18n.ts'
import type { CircularFigures } from '../../contract.ts'
import { percentOf } from '../../measures.ts'
import type { circularsZh } from '../../messages/circulars-zh.ts'

const COLUMNS = [
  'rank',
  'unit',
  'due',
  'on_time',
  'rate',
  'done',
  'overdue',
  'delay',
  'supervisions',
] as const

export function Ranking({ figures }: { figures: CircularFigures }) {
  const t = useText<typeof circularsZh>()
  return (
    <>
      <h2>{t('circular.ranking')}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the page is scrolled with the keyboard */}
      <section className="table-scroll" tabIndex={0} aria-label={t('circular.ranking')}>
        <table className="table">
          <caption className="hidden">{t('circular.ranking')}</caption>
          <thead>
            <tr>
              {COLUMNS.map((column) => (
                <th key={column} scope="col">
                  {t(`circular.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {figures.units.map((unit) => (
              <tr key={unit.unitId}>
                <td>{unit.rank ?? t('circular.rank_none')}</td>
                <td>{unit.unitName}</td>
                <td>{unit.due}</td>
                <td>{unit.onTime}</td>
                <td>{percentOf(unit.onTime, unit.due) ?? t('circular.no_cases')}</td>
                <td>{t('circular.signed_of', { signed: unit.done, units: unit.total })}</td>
                <td className={unit.overdue > 0 ? 'late' : undefined}>{unit.overdue}</td>
                <td>{unit.late === 0 ? t('circular.rank_none') : (unit.lateDays / unit.late).toFixed(1)}</td>
                <td>{unit.supervisions}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  )
}
