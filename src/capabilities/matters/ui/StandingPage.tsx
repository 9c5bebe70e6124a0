/** 各单位办理情况: for leaders and offices; every number opens the matters that it counts. */
import { Link, useSearchParams } from 'react-router'
import { ErrorPage } from '../../../web/components/ErrorPage.tsx'
import { PageHeader } from '../../../web/components/PageHeader.tsx'
import { useFormats, useText } from '../../../web/i18n.ts'
import { useEndpoint } from '../../../web/use-endpoint.ts'
import { listByUnit } from '../contract/standing.ts'
import type { matterZh } from '../messages/matter-zh.ts'
import type { zh } from '../messages/ui-zh.ts'
import { matterListAddress } from './to-do-groups.ts'
import './home.css'

export default function StandingPage() {
  const t = useText<typeof zh & typeof matterZh>()
  const format = useFormats()
  const [address, setAddress] = useSearchParams()
  const from = address.get('from') ?? ''
  const to = address.get('to') ?? ''
  const { data, error, refetch } = useEndpoint(listByUnit, {
    query: { ...(from === '' ? {} : { from }), ...(to === '' ? {} : { to }) },
  })
  const set = (key: 'from' | 'to', value: string) =>
    setAddress(
      (before) => {
        if (value === '') before.delete(key)
        else before.set(key, value)
        return before
      },
      { replace: true },
    )
  return (
    <>
      <PageHeader
        title={t('matters.standing')}
        lead={data && t('matters.standing_lead', { from: format.day(data.from), to: format.day(data.to) })}
      />
      <div className="table-tools">
        {(['from', 'to'] as const).map((key) => (
          <label key={key}>
            {t(`matters.standing_${key}`)}{' '}
            <input
              type="date"
              className="select"
              value={address.get(key) ?? data?.[key] ?? ''}
              onChange={(event) => set(key, event.target.value)}
            />
          </label>
        ))}
      </div>
      {error && <ErrorPage error={error} onRetry={() => void refetch()} />}
      {!data && !error && <p role="status">{t('web.loading')}</p>}
      {data && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
        <section className="table-scroll" aria-label={t('matters.standing')} tabIndex={0}>
          <table className="table">
            <caption className="hidden">{t('matters.standing')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('matters.holder_unit')}</th>
                {(['open', 'overdue', 'soon', 'closed', 'in_time', 'rate'] as const).map((key) => (
                  <th key={key} scope="col" className="end">
                    {t(`matters.standing_${key}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              <Row name={t('matters.standing_all')} row={data.total} records={data.records} />
              {data.items.map((row) => (
                <Row
                  key={row.unitId ?? 'none'}
                  name={row.unitName || t('matters.no_unit')}
                  unitId={row.unitId}
                  row={row}
                  records={row.records}
                />
              ))}
            </tbody>
          </table>
        </section>
      )}
    </>
  )
}

interface RowProps {
  readonly name: string
  /** Left out for all units together; null for matters that no unit holds. */
  readonly unitId?: string | null
  readonly row: {
    readonly open: number
    readonly overdue: number
    readonly dueSoon: number
    readonly closed: number
    readonly closedOnTime: number
    readonly onTime: string | null
  }
  readonly records: string
}

function Row({ name, unitId, row, records }: RowProps) {
  const t = useText<typeof zh & typeof matterZh>()
  const ofUnit = unitId ? { unitId } : {}
  const list = (filters: Readonly<Record<string, string>>) =>
    unitId === null ? undefined : matterListAddress({ view: 'all', ...ofUnit, ...filters })
  return (
    <tr>
      <th scope="row">{name}</th>
      <Count value={row.open} what={`${name} ${t('matters.standing_open')}`} to={list({})} />
      <Count
        value={row.overdue}
        what={`${name} ${t('matters.standing_overdue')}`}
        to={list({ due: 'overdue' })}
      />
      <Count value={row.dueSoon} what={`${name} ${t('matters.standing_soon')}`} to={list({ due: 'soon' })} />
      <Count value={row.closed} what={`${name} ${t('matters.standing_closed')}`} to={records} />
      <td className="end">{row.closedOnTime}</td>
      <td className="end">{row.onTime ?? t('matters.standing_no_cases')}</td>
    </tr>
  )
}

function Count({ value, what, to }: { value: number; what: string; to: string | undefined }) {
  if (value === 0 || to === undefined) return <td className="end">{value}</td>
  return (
    <td className="end">
      <Link to={to}>
        {value}
        <span className="hidden"> {what}</span>
      </Link>
    </td>
  )
}
