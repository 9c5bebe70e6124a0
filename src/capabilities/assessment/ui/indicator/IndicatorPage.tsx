/** 指标页: one indicator with everything that belongs to it: why it stands so, its evidence, units, tasks, discussion. */
import { Link, useParams } from 'react-router'
import { ErrorPage } from '../../../../web/components/ErrorPage.tsx'
import { NotFound } from '../../../../web/components/NotFound.tsx'
import { PageHeader } from '../../../../web/components/PageHeader.tsx'
import { useBilingual, useText } from '../../../../web/i18n.ts'
import { useMay } from '../../../../web/session.tsx'
import { useEndpoint } from '../../../../web/use-endpoint.ts'
import { getScore } from '../../contract.ts'
import type { boardZh } from '../../messages/board-zh.ts'
import type { zh } from '../../messages/score-ui-zh.ts'
import { Explanation } from '../score/Explanation.tsx'
import { pointsRange } from '../score/explanation-nodes.ts'
import { type IndicatorRow, listIndicators } from '../score/indicator-rows.ts'
import { PointsBar } from '../score/PointsBar.tsx'
import { Discussion } from './Discussion.tsx'
import { IndicatorEvidence } from './IndicatorEvidence.tsx'
import { IndicatorHistory } from './IndicatorHistory.tsx'
import { type AtRegion, type IndicatorPlace, useAtRegion, withRegion } from './indicator-place.ts'
import { TaskLines } from './TaskLines.tsx'
import './indicator.css'

export default function IndicatorPage() {
  const number = Number(useParams().number)
  const t = useText<typeof boardZh>()
  const at = useAtRegion()
  const { data, error, refetch } = useEndpoint(getScore, { query: at })
  if (error) return <ErrorPage error={error} onRetry={() => void refetch()} />
  if (!data) {
    return (
      <p className="loading" role="status">
        {t('web.loading')}
      </p>
    )
  }
  const rows = listIndicators(data)
  const row = rows.find((each) => each.number === number)
  return row === undefined ? (
    <NotFound />
  ) : (
    <Indicator key={number} row={row} rows={rows} at={at} regionName={data.regionName} />
  )
}

interface IndicatorProps {
  readonly row: IndicatorRow
  readonly rows: readonly IndicatorRow[]
  readonly at: AtRegion
  readonly regionName: string
}

function Indicator({ row, rows, at, regionName }: IndicatorProps) {
  const t = useText<typeof boardZh & typeof zh>()
  const text = useBilingual()
  const { number } = row
  return (
    <>
      <PageHeader
        title={`${number}. ${text(row.title)}`}
        crumbs={[
          {
            title: at.region === undefined ? t('board.title') : regionName,
            to: withRegion('/assessment/board', at),
          },
        ]}
        lead={t('indicator.lead', {
          group: text(row.groupTitle),
          subgroup: text(row.subgroup),
          kind: t(`score.kind_${row.kind}`),
          points: row.points,
        })}
        actions={<Actions number={number} rows={rows} at={at} />}
      />
      <div className="indicator-columns">
        <div>
          <section className="panel" aria-labelledby="indicator-why">
            <h2 id="indicator-why">{t('indicator.why')}</h2>
            <p className="indicator-points">
              <strong>{pointsRange(row)}</strong> / {row.points}
            </p>
            <PointsBar group={{ ...row, floorPoints: row.points }} />
            <Explanation indicator={number} region={at.region} />
          </section>
          <IndicatorEvidence number={number} at={at} />
          <section className="panel" aria-labelledby="indicator-tasks">
            <h2 id="indicator-tasks">{t('indicator.tasks')}</h2>
            <TaskLines filter={{ indicator: number, ...at }} />
          </section>
        </div>
        <div>
          <Units row={row} />
          <IndicatorHistory number={number} at={at} />
          <Discussion number={number} at={at} />
        </div>
      </div>
    </>
  )
}

function Actions({ number, rows, at }: IndicatorPlace & { rows: readonly IndicatorRow[] }) {
  const t = useText<typeof boardZh>()
  const may = useMay()
  const place = rows.findIndex((row) => row.number === number)
  const before = rows[place - 1]
  const after = rows[place + 1]
  return (
    <>
      {at.region === undefined && may('assessment.enterEvidence') && (
        <Link className="button" to={`/assessment/evidence?indicator=${number}`}>
          {t('indicator.to_evidence')}
        </Link>
      )}
      <Link className="button" to={withRegion(`/assessment/what-if?indicator=${number}`, at)}>
        {t('indicator.to_what_if')}
      </Link>
      {before && (
        <Link className="button" rel="prev" to={withRegion(`/assessment/indicators/${before.number}`, at)}>
          {t('indicator.previous')}
        </Link>
      )}
      {after && (
        <Link className="button" rel="next" to={withRegion(`/assessment/indicators/${after.number}`, at)}>
          {t('indicator.next')}
        </Link>
      )}
    </>
  )
}

function Units({ row }: { row: IndicatorRow }) {
  const t = useText<typeof boardZh>()
  return (
    <section className="panel" aria-labelledby="indicator-units">
      <h2 id="indicator-units">{t('indicator.units')}</h2>
      {row.units.length === 0 ? (
        <p className="empty">{t('indicator.no_units')}</p>
      ) : (
        <ul className="indicator-units">
          {row.units.map((unit) => (
            <li key={unit.unitId + unit.part}>
              <Link to={`/assessment/units/${unit.unitId}`}>{unit.name}</Link>{' '}
              <span className="quiet">
                {t(`indicator.part_${unit.part as 'lead' | 'responsible' | 'guiding'}`)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
