/** 各单位逾期与临期: a ranked bar for each unit; the bars stand in the table that holds their numbers. */
import { Link } from 'react-router'
import { useText } from '../../../web/i18n.ts'
import { useMay, useSession } from '../../../web/session.tsx'
import { useEndpoint } from '../../../web/use-endpoint.ts'
import { countMattersByUnit } from '../contract.ts'
import type { zh } from '../messages/ui-zh.ts'
import { SuperviseUnit } from './SuperviseUnit.tsx'
import { barShare, matterListAddress } from './to-do-groups.ts'

const SHOWN = 10

export function UnitBars() {
  const t = useText<typeof zh>()
  const { data } = useEndpoint(countMattersByUnit)
  const { unit } = useSession()
  const maySupervise = useMay()('matters.supervise')
  if (!data) return null
  const rows = data.items.slice(0, SHOWN)
  const longest = Math.max(0, ...rows.map((row) => row.overdue + row.dueSoon))
  return (
    <section className="panel" aria-labelledby="home-units">
      <h2 id="home-units">{t('matters.by_unit')}</h2>
      {rows.length === 0 ? (
        <p>{t('matters.by_unit_none')}</p>
      ) : (
        <>
          <p className="quiet">{t('matters.by_unit_words')}</p>
          <table className="table unit-bars">
            <caption className="hidden">{t('matters.by_unit')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('matters.by_unit_unit')}</th>
                <th scope="col" className="bar-cell">
                  <span className="hidden">{t('matters.by_unit_bar')}</span>
                </th>
                <th scope="col" className="end">
                  {t('matters.by_unit_overdue')}
                </th>
                <th scope="col" className="end">
                  {t('matters.by_unit_soon')}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.unitId}>
                  <th scope="row">
                    {row.unitName}{' '}
                    {maySupervise && row.overdue > 0 && row.unitId !== unit.id && (
                      <SuperviseUnit unitId={row.unitId} unit={row.unitName} />
                    )}
                  </th>
                  <td className="bar-cell" aria-hidden="true">
                    <span className="bar overdue" style={width(barShare(row.overdue, longest))} />
                    <span className="bar soon" style={width(barShare(row.dueSoon, longest))} />
                  </td>
                  <td className="end">
                    <CountLink unitId={row.unitId} unit={row.unitName} due="overdue" count={row.overdue} />
                  </td>
                  <td className="end">
                    <CountLink unitId={row.unitId} unit={row.unitName} due="soon" count={row.dueSoon} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </section>
  )
}

const width = (share: number) => ({ width: `${share * 100}%` })

interface CountLinkProps {
  readonly unitId: string
  readonly unit: string
  readonly due: 'overdue' | 'soon'
  readonly count: number
}

function CountLink({ unitId, unit, due, count }: CountLinkProps) {
  const t = useText<typeof zh>()
  if (count === 0) return 0
  return (
    <Link to={matterListAddress({ view: 'all', unitId, due })}>
      {count}
      <span className="hidden">
        {unit} {t(`matters.due_${due}`)}
      </span>
    </Link>
  )
}
