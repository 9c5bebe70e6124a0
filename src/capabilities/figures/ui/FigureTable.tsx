/** 数据表: periods down, regions across; each value leads to its revisions and its form. */
import { Link } from 'react-router'
import { useFormats, useText } from '../../../web/i18n.ts'
import type { uiZh } from '../messages/ui-zh.ts'
import type { Cell, GridRow, SeriesAnswer } from './grid.ts'

export interface FigureTableProps {
  readonly answer: SeriesAnswer
  readonly rows: readonly GridRow[]
  readonly caption: string
  readonly addressOf: (cell: Cell) => string
}

export function FigureTable({ answer, rows, caption, addressOf }: FigureTableProps) {
  const t = useText<typeof uiZh>()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reached by keyboard
    <section className="table-scroll" tabIndex={0} aria-label={caption}>
      <table className="table figure-grid">
        <caption className="hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('figure.period')}</th>
            {answer.series.sides.map(({ where }) => (
              <th key={where} scope="col" className="end">
                {t(`figure.where_${where}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ period, cells }) => (
            <tr key={period}>
              <th scope="row">{period}</th>
              {cells.map((cell) => (
                <td key={cell.where} className="end">
                  <Value answer={answer} cell={cell} to={addressOf(cell)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Value({ answer, cell, to }: { answer: SeriesAnswer; cell: Cell; to: string }) {
  const t = useText<typeof uiZh>()
  const format = useFormats()
  const { published, draft, isAsked } = cell
  const shownUnit = cell.valueKind === 'growth' ? '%' : answer.series.unit
  const words = published
    ? `${format.number(published.value)}${published.unit === shownUnit ? '' : ` ${published.unit}`}`
    : t(isAsked ? 'figure.cell_missing' : 'figure.cell_spare')
  const kind = published ? 'known' : isAsked ? 'missing' : 'spare'
  return (
    <>
      {draft && <span className="state draft">{t('figure.draft')}</span>}{' '}
      <Link
        className={`figure-value ${kind}`}
        to={to}
        preventScrollReset
        aria-label={`${cell.period} ${t(`figure.where_${cell.where}`)}: ${words}`}
      >
        {words}
      </Link>
    </>
  )
}
