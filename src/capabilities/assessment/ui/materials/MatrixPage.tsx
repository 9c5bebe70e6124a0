/** 材料矩阵: indicators by units; every cell opens to the list with its filter set. On a phone a list by indicator. */
import { Fragment } from 'react'
import { Link, useSearchParams } from 'react-router'
import type { EndpointAnswer } from '../../../../kernel/endpoint.ts'
import { Empty } from '../../../../web/components/Empty.tsx'
import { ErrorPage } from '../../../../web/components/ErrorPage.tsx'
import { PageHeader } from '../../../../web/components/PageHeader.tsx'
import { useBilingual, useText } from '../../../../web/i18n.ts'
import { usePhone } from '../../../../web/shell/phone.ts'
import { useEndpoint } from '../../../../web/use-endpoint.ts'
import { getMaterialMatrix } from '../../contract.ts'
import type { materialsUiZh } from '../../messages/materials-ui-zh.ts'
import { MaterialViews } from './MaterialViews.tsx'
import './materials.css'

type Matrix = EndpointAnswer<typeof getMaterialMatrix>
type Indicator = Matrix['indicators'][number]
type Cell = Indicator['cells'][number]

const COUNTS = ['accepted', 'pending', 'returned', 'expired', 'missing'] as const

const listAddress = (query: Readonly<Record<string, string>>) =>
  `/assessment/materials?${new URLSearchParams(query)}`

export default function MatrixPage() {
  const t = useText<typeof materialsUiZh>()
  const isPhone = usePhone()
  const [address, setAddress] = useSearchParams()
  const { data, error, refetch } = useEndpoint(getMaterialMatrix)
  const onlyMissing = address.get('gaps') === 'yes'
  const shown = data?.indicators.filter((each) => !onlyMissing || each.missing.length > 0) ?? []
  return (
    <>
      <PageHeader title={t('matrix.table')} lead={t('matrix.lead')} />
      <MaterialViews current="matrix" />
      {error && <ErrorPage error={error} onRetry={() => void refetch()} />}
      {!data && !error && (
        <p className="loading" role="status">
          {t('web.loading')}
        </p>
      )}
      {data && (
        <p>
          <label>
            <input
              type="checkbox"
              checked={onlyMissing}
              onChange={(event) => setAddress(event.target.checked ? { gaps: 'yes' } : {}, { replace: true })}
            />{' '}
            {t('matrix.only_missing')}
          </label>
        </p>
      )}
      {data && shown.length === 0 && <Empty title={t('matrix.none')} />}
      {data &&
        shown.length > 0 &&
        (isPhone ? <Cards units={data.units} rows={shown} /> : <Table units={data.units} rows={shown} />)}
    </>
  )
}

interface RowsProps {
  readonly units: Matrix['units']
  readonly rows: readonly Indicator[]
}

function Table({ units, rows }: RowsProps) {
  const t = useText<typeof materialsUiZh>()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the page is scrolled with the keyboard
    <section className="table-scroll matrix" tabIndex={0} aria-label={t('matrix.table')}>
      <table className="table dense">
        <caption className="hidden">{t('matrix.table')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('material.indicator')}</th>
            <th scope="col">{t('matrix.covered')}</th>
            {units.map((unit) => (
              <th key={unit.id} scope="col">
                {unit.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.number}>
              <th scope="row">
                <Name row={row} />
              </th>
              <td>
                <Covered row={row} />
              </td>
              {units.map((unit) => (
                <td key={unit.id}>
                  <Counts row={row} cell={row.cells.find((each) => each.unitId === unit.id)} unit={unit} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Cards({ units, rows }: RowsProps) {
  const t = useText<typeof materialsUiZh>()
  return (
    <ul className="cards" aria-label={t('matrix.table')}>
      {rows.map((row) => (
        <li key={row.number} className="card">
          <div className="card-head">
            <Name row={row} />
          </div>
          <dl>
            <div>
              <dt>{t('matrix.covered')}</dt>
              <dd>
                <Covered row={row} />
              </dd>
            </div>
            {row.cells.map((cell) => {
              const unit = units.find((each) => each.id === cell.unitId)
              return unit === undefined ? null : (
                <div key={cell.unitId}>
                  <dt>{unit.name}</dt>
                  <dd>
                    <Counts row={row} cell={cell} unit={unit} />
                  </dd>
                </div>
              )
            })}
          </dl>
        </li>
      ))}
    </ul>
  )
}

function Name({ row }: { row: Indicator }) {
  const text = useBilingual()
  return (
    <Link to={listAddress({ indicator: String(row.number) })}>
      {row.number} {text(row.title)}
    </Link>
  )
}

function Covered({ row }: { row: Indicator }) {
  const t = useText<typeof materialsUiZh>()
  return (
    <>
      <span className={row.missing.length === 0 ? 'state met' : 'state unknown'}>
        {t('matrix.covered_of', { covered: row.covered, items: row.items })}
      </span>
      <div className="quiet">
        {row.missing.length === 0
          ? t('matrix.complete')
          : t('matrix.missing_items', { items: row.missing.join(' ') })}
      </div>
    </>
  )
}

function Counts({
  row,
  cell,
  unit,
}: {
  row: Indicator
  cell: Cell | undefined
  unit: Matrix['units'][number]
}) {
  const t = useText<typeof materialsUiZh>()
  if (cell === undefined) return null
  const shown = COUNTS.filter((key) => cell[key] > 0)
  return (
    <Link
      className="matrix-cell"
      to={listAddress({ indicator: String(row.number), unitId: unit.id })}
      aria-label={[
        t('matrix.cell', { number: row.number, unit: unit.name }),
        ...shown.map((key) => t(`matrix.${key}`, { count: cell[key] })),
        ...(shown.length === 0 ? [t('matrix.nothing')] : []),
      ].join(' ')}
    >
      {shown.length === 0
        ? '—'
        : shown.map((key) => (
            // The space parts the counts for whoever hears them; each stands in a line of its own.
            <Fragment key={key}>
              <span className={`matrix-count ${key}`}>{t(`matrix.${key}`, { count: cell[key] })}</span>{' '}
            </Fragment>
          ))}
    </Link>
  )
}
