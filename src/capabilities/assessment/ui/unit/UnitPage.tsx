/** 单位页: what one unit answers for in the creation, and how its tasks stand. */
import { Link, useParams } from 'react-router'
import { ErrorPage } from '../../../../web/components/ErrorPage.tsx'
import { NotFound } from '../../../../web/components/NotFound.tsx'
import { PageHeader } from '../../../../web/components/PageHeader.tsx'
import { useBilingual, useText } from '../../../../web/i18n.ts'
import { useEndpoint } from '../../../../web/use-endpoint.ts'
import { getScore, getTaskChoices } from '../../contract.ts'
import type { boardZh } from '../../messages/board-zh.ts'
import type { zh } from '../../messages/score-ui-zh.ts'
import { TaskLines } from '../indicator/TaskLines.tsx'
import { pointsRange } from '../score/explanation-nodes.ts'
import { type IndicatorRow, listIndicators } from '../score/indicator-rows.ts'
import '../indicator/indicator.css'
import { SuperviseLate } from './SuperviseLate.tsx'
import { UnitStanding } from './UnitStanding.tsx'

export default function UnitPage() {
  const { unitId = '' } = useParams()
  const t = useText<typeof boardZh>()
  const score = useEndpoint(getScore)
  const choices = useEndpoint(getTaskChoices)
  const error = score.error ?? choices.error
  if (error) return <ErrorPage error={error} onRetry={() => void score.refetch()} />
  if (!score.data || !choices.data) {
    return (
      <p className="loading" role="status">
        {t('web.loading')}
      </p>
    )
  }
  const rows = listIndicators(score.data).filter((row) => row.units.some((unit) => unit.unitId === unitId))
  const name =
    choices.data.units.find((unit) => unit.id === unitId)?.name ??
    rows[0]?.units.find((unit) => unit.unitId === unitId)?.name
  if (name === undefined) return <NotFound />
  return (
    <>
      <PageHeader
        title={name}
        crumbs={[{ title: t('board.title'), to: '/assessment/board' }]}
        lead={t('unit.total', totalOf(rows))}
      />
      <section className="panel" aria-labelledby="unit-indicators">
        <h2 id="unit-indicators">{t('unit.indicators')}</h2>
        {rows.length === 0 ? (
          <p className="empty">{t('unit.no_indicators')}</p>
        ) : (
          <Indicators rows={rows} unitId={unitId} />
        )}
      </section>
      <UnitStanding unitId={unitId} />
      <section className="panel" aria-labelledby="unit-tasks">
        <h2 id="unit-tasks">{t('unit.tasks')}</h2>
        <TaskLines filter={{ unitId }} />
        <p className="button-row">
          <SuperviseLate unitId={unitId} />
        </p>
      </section>
    </>
  )
}

const sum = (values: readonly string[]) =>
  String(Math.round(values.reduce((total, value) => total + Number(value), 0) * 100) / 100)

const totalOf = (rows: readonly IndicatorRow[]) => ({
  sure: sum(rows.map((row) => row.sure)),
  points: sum(rows.map((row) => row.points)),
})

function Indicators({ rows, unitId }: { rows: readonly IndicatorRow[]; unitId: string }) {
  const t = useText<typeof boardZh & typeof zh>()
  const text = useBilingual()
  const partsOf = (row: IndicatorRow) =>
    row.units.filter((unit) => unit.unitId === unitId).map(({ part }) => part)
  return (
    <div className="table-scroll">
      <table className="table">
        <caption className="hidden">{t('unit.indicators')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('unit.column_indicator')}</th>
            <th scope="col">{t('unit.part')}</th>
            <th scope="col" className="end">
              {t('unit.points')}
            </th>
            <th scope="col" className="end">
              {t('unit.open_points')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.number}>
              <th scope="row">
                <Link to={`/assessment/indicators/${row.number}`}>
                  {row.number}. {text(row.title)}
                </Link>
              </th>
              <td>
                {partsOf(row)
                  .map((part) => t(`indicator.part_${part as 'lead' | 'responsible' | 'guiding'}`))
                  .join(t('score.list_separator'))}
              </td>
              <td className="end">
                {pointsRange(row)} / {row.points}
              </td>
              <td className="end">{row.lost}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
