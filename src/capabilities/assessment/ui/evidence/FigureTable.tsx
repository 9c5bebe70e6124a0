/** 数据表: each value opens; what the score waits for is marked. On a phone one card for each series. */
import { type ClipboardEvent, Fragment } from 'react'
import { Link } from 'react-router'
import { useBilingual, useFormats, useText } from '../../../../web/i18n.ts'
import { usePhone } from '../../../../web/shell/phone.ts'
import type { zh } from '../../messages/score-ui-zh.ts'
import { indicatorAddress } from '../score/explanation-nodes.ts'
import {
  type FigureCell,
  type FigureGrid,
  findCell,
  type SeriesRow,
  sourcesOf,
  wheres,
} from './figure-grid.ts'

export interface FigureTableProps {
  readonly grid: FigureGrid
  readonly openSeries: string | undefined
  readonly onOpen: (cell: FigureCell) => void
  readonly onSeries: (key: string | undefined) => void
  /** A block was pasted onto a cell; left out where one may not enter. */
  readonly onPaste: ((cell: FigureCell, block: string) => void) | undefined
}

export function FigureTable(props: FigureTableProps) {
  const isPhone = usePhone()
  return isPhone ? <Cards {...props} /> : <Table {...props} />
}

function Table(props: FigureTableProps) {
  const t = useText<typeof zh>()
  const { grid } = props
  return (
    <div className="table-scroll">
      <table className="table figures">
        <caption className="hidden">{t('evidence.tab_figures')}</caption>
        <thead>
          <tr>
            <th scope="col" rowSpan={2}>
              {t('evidence.column_series')}
            </th>
            <th scope="col" rowSpan={2}>
              {t('evidence.column_unit')}
            </th>
            {grid.years.map((year) => (
              <th key={year} scope="colgroup" colSpan={wheres.length} className="year">
                {year}
              </th>
            ))}
            <th scope="col" rowSpan={2}>
              {t('evidence.column_source')}
            </th>
            <th scope="col" rowSpan={2}>
              {t('evidence.column_indicators')}
            </th>
          </tr>
          <tr>
            {grid.years.flatMap((year) =>
              wheres.map((where) => (
                <th key={`${year} ${where}`} scope="col" className="end">
                  {t(`evidence.where_${where}`)}
                </th>
              )),
            )}
          </tr>
        </thead>
        <tbody>
          {grid.rows.map((row) => (
            <tr key={row.key} className={row.key === props.openSeries ? 'opened' : undefined}>
              <th scope="row">
                <SeriesName row={row} {...props} />
              </th>
              <td>{row.unit}</td>
              {grid.years.flatMap((year) =>
                wheres.map((where) => (
                  <td key={`${year} ${where}`} className="end">
                    <Value row={row} cell={findCell(row, where, year)} {...props} />
                  </td>
                )),
              )}
              <td>{sourcesOf(row).join(t('score.list_separator')) || '—'}</td>
              <td>
                <Indicators numbers={row.indicators} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Cards(props: FigureTableProps) {
  const t = useText<typeof zh>()
  return (
    <ul className="cards" aria-label={t('evidence.tab_figures')}>
      {props.grid.rows.map((row) => (
        <li key={row.key} className="card">
          <div className="card-head">
            <SeriesName row={row} {...props} /> <span className="quiet">({row.unit})</span>
          </div>
          <dl>
            {row.cells.map((cell) => (
              <div key={`${cell.where} ${cell.year}`}>
                <dt>
                  {cell.year} {t(`evidence.where_${cell.where}`)}
                </dt>
                <dd>
                  <Value row={row} cell={cell} {...props} />
                </dd>
              </div>
            ))}
            <div>
              <dt>{t('evidence.column_indicators')}</dt>
              <dd>
                <Indicators numbers={row.indicators} />
              </dd>
            </div>
          </dl>
        </li>
      ))}
    </ul>
  )
}

function SeriesName({ row, openSeries, onSeries }: { row: SeriesRow } & FigureTableProps) {
  const text = useBilingual()
  const isOpen = row.key === openSeries
  return (
    <button
      type="button"
      className="opener"
      aria-expanded={isOpen}
      onClick={() => onSeries(isOpen ? undefined : row.key)}
    >
      {text(row.title)}
    </button>
  )
}

type ValueProps = { row: SeriesRow; cell: FigureCell | undefined } & Pick<
  FigureTableProps,
  'onOpen' | 'onPaste'
>

function Value({ row, cell, onOpen, onPaste }: ValueProps) {
  const t = useText<typeof zh>()
  const text = useBilingual()
  const format = useFormats()
  if (!cell) return <span className="quiet">—</span>
  const { figure, state } = cell
  const shown = figure
    ? `${format.number(figure.value)}${figure.unit === row.unit ? '' : ` ${figure.unit}`}`
    : t(state === 'missing' ? 'evidence.cell_missing' : 'evidence.cell_spare')
  const onCopied = (event: ClipboardEvent) => {
    if (!onPaste) return
    event.preventDefault()
    onPaste(cell, event.clipboardData.getData('text'))
  }
  return (
    <button type="button" className={`value ${state}`} onClick={() => onOpen(cell)} onPaste={onCopied}>
      <span className="hidden">
        {text(row.title)} {cell.year} {t(`evidence.where_${cell.where}`)}{' '}
      </span>
      {shown}
    </button>
  )
}

export function Indicators({ numbers }: { numbers: readonly number[] }) {
  const t = useText<typeof zh>()
  return numbers.map((number, place) => (
    <Fragment key={number}>
      {place > 0 && t('score.list_separator')}
      <Link to={indicatorAddress(number)} aria-label={t('evidence.indicator', { number })}>
        {number}
      </Link>
    </Fragment>
  ))
}
