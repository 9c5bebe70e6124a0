/** 一级指标与底线: five bars against their floors; the same figures as a table behind one click. */
import { useState } from 'react'
import { Link } from 'react-router'
import { useBilingual, useText } from '../../../../web/i18n.ts'
import type { ScoreSummary } from '../../contract.ts'
import type { zh } from '../../messages/score-ui-zh.ts'
import { pointsRange } from './explanation-nodes.ts'
import { PointsBar } from './PointsBar.tsx'

type Groups = ScoreSummary['groups']

interface GroupBarsProps {
  readonly groups: Groups
  /** Another region than one's own, which the score page then shows. */
  readonly region?: string | undefined
}

export function GroupBars({ groups, region }: GroupBarsProps) {
  const t = useText<typeof zh>()
  const [isTable, setTable] = useState(false)
  return (
    <section className="panel" aria-labelledby="score-groups">
      <div className="score-panel-head">
        <h2 id="score-groups">{t('score.groups')}</h2>
        <button type="button" className="text-button no-print" onClick={() => setTable(!isTable)}>
          {t(isTable ? 'web.as_chart' : 'web.as_table')}
        </button>
      </div>
      {isTable ? <GroupTable groups={groups} /> : <Bars groups={groups} region={region} />}
      <p className="quiet bar-key">
        <span className="key sure" aria-hidden="true" /> {t('score.key_sure')}
        <span className="key possible" aria-hidden="true" /> {t('score.key_possible')}
        <span className="key floor" aria-hidden="true" /> {t('score.key_floor')}
      </p>
    </section>
  )
}

/** One line for each group: name, points, bar, and how it stands to its floor. */
export function Bars({ groups, region }: GroupBarsProps) {
  const t = useText<typeof zh>()
  const text = useBilingual()
  const within = region === undefined ? '' : `&region=${region}`
  return (
    <ul className="group-bars">
      {groups.map((group) => (
        <li key={group.key}>
          <Link to={`/assessment/score?group=${group.key}${within}`}>{text(group.title)}</Link>
          <PointsBar group={group} />
          <span className="group-points">
            {pointsRange(group)} / {group.points}
          </span>
          <span className={`check ${group.check}`}>
            {t(`score.floor_${group.check}`, { floor: group.floorPoints })}
          </span>
        </li>
      ))}
    </ul>
  )
}

const COLUMNS = ['points', 'sure', 'possible', 'floor', 'rate'] as const

function GroupTable({ groups }: { groups: Groups }) {
  const t = useText<typeof zh>()
  const text = useBilingual()
  return (
    <div className="table-scroll">
      <table className="table">
        <caption className="hidden">{t('score.groups')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('score.column_group')}</th>
            {COLUMNS.map((column) => (
              <th key={column} scope="col" className="end">
                {t(`score.group_${column}`)}
              </th>
            ))}
            <th scope="col">{t('score.group_check')}</th>
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <tr key={group.key}>
              <th scope="row">{text(group.title)}</th>
              <td className="end">{group.points}</td>
              <td className="end">{group.sure}</td>
              <td className="end">{group.possible}</td>
              <td className="end">{group.floorPoints}</td>
              <td className="end">{rateText(group)}</td>
              <td>{t(`score.floor_${group.check}`, { floor: group.floorPoints })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const percent = (rate: string) => `${Math.floor(Number(rate) * 1000) / 10} %`

function rateText({ rateSure, ratePossible }: Groups[number]): string {
  if (rateSure === null || ratePossible === null) return '—'
  return rateSure === ratePossible ? percent(rateSure) : `${percent(rateSure)} – ${percent(ratePossible)}`
}
