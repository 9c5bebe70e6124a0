/** 两日对比: which indicators gained or lost between two days, and what was entered, changed or judged meanwhile. */
import { subtract, toPlainDecimal } from '../../../../kernel/exact.ts'
import { ErrorPage } from '../../../../web/components/ErrorPage.tsx'
import { useBilingual, useFormats, useText } from '../../../../web/i18n.ts'
import { useEndpoint } from '../../../../web/use-endpoint.ts'
import { compareDays } from '../../contract.ts'
import type { zh } from '../../messages/outlook-zh.ts'
import { signed } from '../outlook/signed.ts'
import type { HistoryView } from './use-history.ts'

type Compared = NonNullable<ReturnType<typeof useEndpoint<typeof compareDays>>['data']>

export interface ComparisonProps {
  readonly view: HistoryView
  readonly first: string
  readonly last: string
}

export function Comparison({ view, first, last }: ComparisonProps) {
  const t = useText<typeof zh>()
  const from = view.a || first
  const to = view.b || last
  const { data, error } = useEndpoint(compareDays, {
    query: { ...(view.region === undefined ? {} : { region: view.region }), from, to },
  })
  return (
    <section className="panel" aria-labelledby="history-compare">
      <h2 id="history-compare">{t('history.compare')}</h2>
      <div className="table-tools">
        <label>
          <span>{t('history.from')}</span>
          <input
            type="date"
            className="input"
            value={from}
            onChange={(event) => view.set({ a: event.target.value })}
          />
        </label>
        <label>
          <span>{t('history.to')}</span>
          <input
            type="date"
            className="input"
            value={to}
            onChange={(event) => view.set({ b: event.target.value })}
          />
        </label>
      </div>
      {error && <ErrorPage error={error} />}
      {data && <Differences compared={data} />}
    </section>
  )
}

function Differences({ compared }: { compared: Compared }) {
  const t = useText<typeof zh>()
  const text = useBilingual()
  const format = useFormats()
  const { from, to, indicators, inputs } = compared
  const years = { before: compared.yearsBefore.join('–'), after: compared.yearsAfter.join('–') }
  const same = indicators.length === 0 && inputs.length === 0
  return (
    <>
      <p>
        {t('history.compare_lead', {
          from: format.day(from.day),
          before: from.sure,
          to: format.day(to.day),
          after: to.sure,
          difference: signed(toPlainDecimal(subtract(to.sure, from.sure)) ?? '0'),
        })}
      </p>
      {years.before !== years.after && <p>{t('history.years_moved', years)}</p>}
      {same && <p className="quiet">{t('history.compare_same')}</p>}
      {indicators.length > 0 && (
        <>
          <h3>{t('history.changed_indicators', { count: indicators.length })}</h3>
          <ul>
            {indicators.map((each) => (
              <li key={each.number}>
                {each.number}. {text(each.title)} <strong>{signed(each.sure)}</strong>{' '}
                <span className="quiet">
                  {t('trial.from_to', { from: each.before.sure, to: each.after.sure })}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {!same && (
        <>
          <h3>{t('history.changed_inputs', { count: inputs.length })}</h3>
          {inputs.length === 0 ? (
            <p className="quiet">{t('history.no_inputs')}</p>
          ) : (
            <InputTable inputs={inputs} />
          )}
        </>
      )}
    </>
  )
}

const COLUMNS = ['input', 'before', 'after', 'by', 'for'] as const

function InputTable({ inputs }: { inputs: Compared['inputs'] }) {
  const t = useText<typeof zh>()
  const text = useBilingual()
  const shownAs = (kind: string, value: string | null) => {
    if (value === null) return '—'
    if (kind !== 'decision') return value
    const known = (['met', 'not_met', 'not_applicable'] as const).find((each) => each === value)
    return known === undefined ? value : t(`history.state_${known}`)
  }
  return (
    <section
      className="table-scroll"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the page is scrolled with the keyboard
      tabIndex={0}
      aria-label={t('history.changed_inputs', { count: inputs.length })}
    >
      <table className="table">
        <caption className="hidden">{t('history.changed_inputs', { count: inputs.length })}</caption>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(`history.column_${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {inputs.map((each) => (
            <tr key={`${each.kind} ${each.key}`}>
              <th scope="row">
                <span className="quiet">{t(`history.kind_${each.kind}`)}</span> {text(each.title)}
                {each.year !== undefined && each.where !== undefined && (
                  <span className="quiet">
                    {' '}
                    {t('history.where', { year: each.year, where: t(`trial.where_${each.where}`) })}
                  </span>
                )}
              </th>
              <td>{shownAs(each.kind, each.before)}</td>
              <td>{shownAs(each.kind, each.after)}</td>
              <td>
                {each.by}
                {each.reason !== '' && <span className="quiet"> {each.reason}</span>}
              </td>
              <td>{each.indicators.join(t('score.list_separator'))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
