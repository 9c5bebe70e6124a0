/** 材料、征集与按时办结率 of a unit; every number opens to its records. */
import { Link } from 'react-router'
import { ErrorPage } from '../../../../web/components/ErrorPage.tsx'
import { useText } from '../../../../web/i18n.ts'
import { useEndpoint } from '../../../../web/use-endpoint.ts'
import { getUnitStanding } from '../../contract.ts'
import type { boardZh } from '../../messages/board-zh.ts'

export function UnitStanding({ unitId }: { unitId: string }) {
  const t = useText<typeof boardZh>()
  const { data, error, refetch } = useEndpoint(getUnitStanding, { params: { unitId } })
  if (error) return <ErrorPage error={error} onRetry={() => void refetch()} />
  if (!data) return null
  const { materials, requests, onTime, closed, closedOnTime } = data
  const materialsAt = (filter: string) => `/assessment/materials?unitId=${unitId}&${filter}`
  const counts = [
    ['pending', materials.pending, materialsAt('state=pending')],
    ['returned', materials.returned, materialsAt('state=returned')],
    ['accepted', materials.accepted, materialsAt('state=accepted')],
    ['expired', materials.expired, materialsAt('validity=expired')],
  ] as const
  return (
    <section className="panel" aria-labelledby="unit-standing">
      <h2 id="unit-standing">{t('unit.standing')}</h2>
      <dl className="unit-standing">
        {counts.map(([key, count, to]) => (
          <div key={key}>
            <dt>{t(`unit.materials_${key}`)}</dt>
            <dd>
              <Link to={to}>{count}</Link>
            </dd>
          </div>
        ))}
        <div>
          <dt>{t('unit.requests')}</dt>
          <dd>
            <Link to={`/assessment/material-requests?unitId=${unitId}&open=yes`}>{requests.open}</Link>
            {requests.late > 0 && (
              <span className="state not_met">{t('unit.requests_late', { count: requests.late })}</span>
            )}
          </dd>
        </div>
        <div>
          <dt>{t('unit.on_time')}</dt>
          <dd>
            {onTime === null ? (
              <span className="quiet">{t('unit.no_cases')}</span>
            ) : (
              <Link to={`/matters?open=closed&procedure=assessment.task&unitId=${unitId}`}>
                {onTime} ({closedOnTime}/{closed})
              </Link>
            )}
          </dd>
        </div>
      </dl>
    </section>
  )
}
