/** 预测: sure points over time if the open tasks end early, as planned, or as late as their units usually are. */
import { useMemo } from 'react'
import { Link } from 'react-router'
import type { Day } from '../../../../kernel/day.ts'
import { Chart } from '../../../../web/components/Chart.tsx'
import { useBilingual, useFormats, useText } from '../../../../web/i18n.ts'
import type { zh } from '../../messages/outlook-zh.ts'
import { COURSES, type Course, type Forecast, forecast, whatIf } from '../../outlook/index.ts'
import { type Outlook, todayOf } from '../outlook/use-outlook.ts'

export function ForecastPanel({ outlook }: { outlook: Outlook }) {
  const t = useText<typeof zh>()
  const format = useFormats()
  const seen = useMemo(() => {
    const { before } = whatIf(outlook.edition, outlook.inputs, [], outlook.options)
    return forecast(before, outlook.gains.choices, outlook.tasks, outlook.past, todayOf(outlook))
  }, [outlook])
  const days = daysOf(seen)
  return (
    <section className="panel" aria-labelledby="history-forecast">
      <h2 id="history-forecast">{t('history.forecast')}</h2>
      {seen.steps.length === 0 ? (
        <p className="quiet">{t('history.forecast_none')}</p>
      ) : (
        <>
          <p className="quiet">{t('history.forecast_lead')}</p>
          <ul>
            {COURSES.map((course) => {
              const day = seen.lineOn[course]
              const name = t(`history.course_${course}`)
              return (
                <li key={course}>
                  {day
                    ? t('history.line_on', { course: name, day: format.day(day) })
                    : t('history.line_never', { course: name })}
                </li>
              )
            })}
          </ul>
          <Chart
            kind="line"
            title={t('history.forecast')}
            categoryTitle={t('history.day_column')}
            categories={days}
            unit={t('history.points_unit')}
            series={COURSES.map((course) => ({
              name: t(`history.course_${course}`),
              values: days.map((day) => sureOn(seen, course, day)),
            }))}
            marks={[{ name: t('history.line'), value: Number(outlook.edition.passRule.totalAtLeast) }]}
          />
          <ForecastSteps outlook={outlook} seen={seen} />
        </>
      )}
    </section>
  )
}

const daysOf = (seen: Forecast): readonly Day[] =>
  [...new Set(COURSES.flatMap((course) => seen.lines[course].map((point) => point.day)))].sort()

const sureOn = (seen: Forecast, course: Course, day: Day) =>
  Number(seen.lines[course].findLast((point) => point.day <= day)?.sure ?? 0)

function ForecastSteps({ outlook, seen }: { outlook: Outlook; seen: Forecast }) {
  const t = useText<typeof zh>()
  const text = useBilingual()
  const format = useFormats()
  const titles = new Map(
    outlook.edition.groups.flatMap((group) =>
      group.subgroups.flatMap((subgroup) =>
        subgroup.indicators.map((indicator) => [indicator.number, indicator.title] as const),
      ),
    ),
  )
  const tasks = new Map(outlook.tasks.map((task) => [task.id, task]))
  return (
    <details>
      <summary>{t('history.forecast_steps', { count: seen.steps.length })}</summary>
      <div className="table-scroll">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('history.column_indicator')}</th>
              <th scope="col" className="end">
                {t('way.column_points')}
              </th>
              {COURSES.map((course) => (
                <th key={course} scope="col">
                  {t(`history.course_${course}`)}
                </th>
              ))}
              <th scope="col">{t('history.column_tasks')}</th>
            </tr>
          </thead>
          <tbody>
            {seen.steps.map((step) => {
              const title = titles.get(step.indicator)
              return (
                <tr key={step.indicator}>
                  <th scope="row">
                    {step.indicator}. {title && text(title)}
                  </th>
                  <td className="end">+{step.points}</td>
                  {COURSES.map((course) => (
                    <td key={course}>{format.day(step.on[course])}</td>
                  ))}
                  <td>
                    <ul className="plain-list">
                      {step.tasks.map((id) => (
                        <li key={id}>
                          <Link to={`/assessment/tasks/${id}`}>{tasks.get(id)?.title}</Link>
                        </li>
                      ))}
                    </ul>
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </details>
  )
}
