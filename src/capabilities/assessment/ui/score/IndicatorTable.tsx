/** 指标清单: a row for each indicator, its explanation below it; cards on a phone. */
import { useEffect, useRef } from 'react'
import { useBilingual, useText } from '../../../../web/i18n.ts'
import { usePhone } from '../../../../web/shell/phone.ts'
import type { zh } from '../../messages/score-ui-zh.ts'
import { Explanation } from './Explanation.tsx'
import { pointsRange } from './explanation-nodes.ts'
import { type IndicatorRow, itemStates } from './indicator-rows.ts'
import type { IndicatorView } from './use-indicator-view.ts'

export interface IndicatorTableProps {
  readonly rows: readonly IndicatorRow[]
  readonly view: IndicatorView
}

const COLUMNS = ['indicator', 'group', 'kind', 'points', 'lost', 'states', 'units'] as const
const isNumber = (column: string) => column === 'points' || column === 'lost'

export function IndicatorTable({ rows, view }: IndicatorTableProps) {
  const t = useText<typeof zh>()
  const isPhone = usePhone()
  useScrollToOpened(view.indicator)
  if (isPhone) return <IndicatorCards rows={rows} view={view} />
  return (
    <div className="table-scroll">
      <table className="table indicators">
        <caption className="hidden">{t('score.indicators')}</caption>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col" className={isNumber(column) ? 'end' : undefined}>
                {t(`score.column_${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        {rows.map((row) => (
          <IndicatorLines key={row.number} row={row} view={view} />
        ))}
      </table>
    </div>
  )
}

/** A deep link lands on its indicator, not on the top of the page; a click does not move it. */
function useScrollToOpened(indicator: number | undefined): void {
  const first = useRef(indicator)
  useEffect(() => {
    if (first.current === undefined) return
    document.getElementById(`indicator-${first.current}`)?.scrollIntoView({ block: 'start' })
  }, [])
}

function IndicatorLines({ row, view }: { row: IndicatorRow; view: IndicatorView }) {
  const t = useText<typeof zh>()
  const text = useBilingual()
  const isOpen = view.indicator === row.number
  return (
    <tbody id={`indicator-${row.number}`} className={isOpen ? 'opened' : undefined}>
      <tr>
        <th scope="row">
          <Opener row={row} view={view} />
        </th>
        <td>
          {text(row.groupTitle)}
          <br />
          <span className="quiet">{text(row.subgroup)}</span>
        </td>
        <td>{t(`score.kind_${row.kind}`)}</td>
        <td className="end">
          {pointsRange(row)} / {row.points}
        </td>
        <td className="end">{row.lost}</td>
        <td>
          <States row={row} />
        </td>
        <td>
          <Units row={row} />
        </td>
      </tr>
      {isOpen && (
        <tr>
          <td colSpan={COLUMNS.length} className="explanation">
            <Explanation indicator={row.number} region={view.region} />
          </td>
        </tr>
      )}
    </tbody>
  )
}

function IndicatorCards({ rows, view }: IndicatorTableProps) {
  const t = useText<typeof zh>()
  const text = useBilingual()
  return (
    <ul className="cards" aria-label={t('score.indicators')}>
      {rows.map((row) => (
        <li key={row.number} id={`indicator-${row.number}`} className="card">
          <div className="card-head">
            <Opener row={row} view={view} />
          </div>
          <dl>
            <div>
              <dt>{t('score.column_points')}</dt>
              <dd>
                {pointsRange(row)} / {row.points}
              </dd>
            </div>
            <div>
              <dt>{t('score.column_group')}</dt>
              <dd>
                {text(row.groupTitle)} · {text(row.subgroup)} · {t(`score.kind_${row.kind}`)}
              </dd>
            </div>
            <div>
              <dt>{t('score.column_states')}</dt>
              <dd>
                <States row={row} />
              </dd>
            </div>
            {row.units.length > 0 && (
              <div>
                <dt>{t('score.column_units')}</dt>
                <dd>
                  <Units row={row} />
                </dd>
              </div>
            )}
          </dl>
          {view.indicator === row.number && <Explanation indicator={row.number} region={view.region} />}
        </li>
      ))}
    </ul>
  )
}

function Opener({ row, view }: { row: IndicatorRow; view: IndicatorView }) {
  const text = useBilingual()
  const isOpen = view.indicator === row.number
  return (
    <button
      type="button"
      className="opener"
      aria-expanded={isOpen}
      onClick={() => view.set({ indicator: isOpen ? '' : String(row.number) })}
    >
      <span aria-hidden="true" className="opener-mark">
        {isOpen ? '▾' : '▸'}
      </span>
      {row.number}. {text(row.title)}
    </button>
  )
}

const STATE_CLASSES = {
  met: 'met',
  not_met: 'not_met',
  not_yet_known: 'unknown',
  not_applicable: '',
} as const

function States({ row }: { row: IndicatorRow }) {
  const t = useText<typeof zh>()
  return (
    <span className="states">
      {itemStates
        .filter((state) => row.states[state] > 0)
        .map((state) => (
          <span key={state} className={`state ${STATE_CLASSES[state]}`}>
            {t(`score.state_${state}`, { count: row.states[state] })}
          </span>
        ))}
    </span>
  )
}

const SHOWN_UNITS = 3

function Units({ row }: { row: IndicatorRow }) {
  const t = useText<typeof zh>()
  const names = [...new Set(row.units.map((unit) => unit.name))]
  if (names.length === 0) return <span className="quiet">{t('score.no_units')}</span>
  const shown = names.slice(0, SHOWN_UNITS).join(t('score.list_separator'))
  const rest = names.slice(SHOWN_UNITS)
  if (rest.length === 0) return shown
  return (
    <details className="more-units">
      <summary>
        {shown} {t('score.more_units', { count: rest.length })}
      </summary>
      {rest.join(t('score.list_separator'))}
    </details>
  )
}
