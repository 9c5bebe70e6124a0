/** 甘特图: stages and tasks over time, with progress, milestones and today; the table of the same is one click away. */
import { useEffect, useRef, useState } from 'react'
import { Link } from 'react-router'
import { dayOf } from '../../../../kernel/day.ts'
import { Toolbar } from '../../../../web/components/DataTable.tsx'
import { ErrorPage } from '../../../../web/components/ErrorPage.tsx'
import { useTableState } from '../../../../web/components/table-state.ts'
import { useBilingual, useFormats, useText } from '../../../../web/i18n.ts'
import { usePhone } from '../../../../web/shell/phone.ts'
import { useEndpoint } from '../../../../web/use-endpoint.ts'
import { getTaskChoices } from '../../contract.ts'
import { FILTER_KEYS, useTaskFilters } from './filters.ts'
import { placeOf, SCALES, type Scale, type Span, spanOf, ticksOf } from './gantt-days.ts'
import { type Task, useTaskPages } from './use-task-pages.ts'
import type { TaskWords } from './words.ts'

/** Tasks that one request brings into the chart. */
const WINDOW = 60
const ROW = 34
const HEAD = 28
const BAR = 14

export default function Gantt() {
  const t = useText<TaskWords>()
  const isPhone = usePhone()
  const state = useTableState(FILTER_KEYS)
  const filters = useTaskFilters()
  const [scale, setScale] = useState<Scale>('months')
  const [isTable, setTable] = useState(false)
  const pages = useTaskPages(state, { sort: 'due', limit: WINDOW })
  const tasks = pages.data?.pages.flatMap((page) => page.items) ?? []
  const asList = isPhone || isTable
  return (
    <div aria-busy={pages.isFetching}>
      <Toolbar search={t('task.search')} filters={filters} state={state}>
        {!isPhone && !isTable && (
          <label>
            <span>{t('task.gantt_zoom')}</span>
            <select
              className="select"
              value={scale}
              onChange={(event) => setScale(event.target.value === 'weeks' ? 'weeks' : 'months')}
            >
              <option value="months">{t('task.gantt_months')}</option>
              <option value="weeks">{t('task.gantt_weeks')}</option>
            </select>
          </label>
        )}
        {!isPhone && (
          <button type="button" className="text-button" onClick={() => setTable(!isTable)}>
            {t(isTable ? 'task.gantt_chart' : 'task.gantt_table')}
          </button>
        )}
      </Toolbar>
      {pages.isError && <ErrorPage error={pages.error} onRetry={() => void pages.refetch()} />}
      {pages.isSuccess && tasks.length === 0 && <p className="empty">{t('web.no_match')}</p>}
      {tasks.length > 0 && asList && <DatesTable tasks={tasks} />}
      {tasks.length > 0 && !asList && <Chart tasks={tasks} scale={scale} />}
      {pages.hasNextPage && (
        <p className="table-foot">
          <button type="button" className="button" onClick={() => void pages.fetchNextPage()}>
            {t('task.gantt_more')}
          </button>
        </p>
      )}
    </div>
  )
}

const endOf = (task: Task): string => task.plannedDueOn ?? task.dueOn ?? task.startOn

function Chart({ tasks, scale }: { tasks: readonly Task[]; scale: Scale }) {
  const t = useText<TaskWords>()
  const format = useFormats()
  const choices = useEndpoint(getTaskChoices)
  const used = new Set(tasks.map((task) => task.stageId))
  const stages = (choices.data?.stages ?? []).filter((stage) => used.has(stage.id))
  const today = dayOf(new Date())
  const days = tasks.flatMap((task) => [
    task.startOn,
    endOf(task),
    ...task.milestones.map((each) => each.dueOn),
  ])
  const span = spanOf(days, today)
  const width = placeOf(span.to, span, scale) + SCALES[scale]
  const height = HEAD + (stages.length + tasks.length) * ROW
  const x = (day: string) => placeOf(day, span, scale)
  const box = useRef<HTMLElement>(null)
  const todayPlace = x(today)
  useEffect(() => {
    if (box.current) box.current.scrollLeft = todayPlace - box.current.clientWidth * (2 / 3)
  }, [todayPlace])
  return (
    <>
      <p className="quiet">{t('task.gantt_legend')}</p>
      <div className="gantt">
        <ul className="gantt-names" style={{ paddingTop: HEAD }}>
          {stages.map((stage) => (
            <li key={stage.id} className="stage">
              {stage.name}
            </li>
          ))}
          {tasks.map((task) => (
            <li key={task.id}>
              <Link to={`/assessment/tasks/${task.id}`} title={task.title}>
                {task.title}
              </Link>
            </li>
          ))}
        </ul>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a chart wider than the page is scrolled with the keyboard */}
        <section className="gantt-scroll" ref={box} tabIndex={0} aria-label={t('task.view_gantt')}>
          <svg
            width={width}
            height={height}
            role="img"
            aria-label={t('task.gantt_label', { count: tasks.length, today: format.day(today) })}
          >
            <Grid span={span} scale={scale} height={height} />
            {stages.map((stage, place) => (
              <rect
                key={stage.id}
                className="gantt-stage"
                x={x(`${stage.from}-01`)}
                y={HEAD + place * ROW + 12}
                width={Math.max(4, x(monthEnd(stage.to)) - x(`${stage.from}-01`))}
                height={8}
                rx={4}
              />
            ))}
            {tasks.map((task, place) => (
              <Bar
                key={task.id}
                task={task}
                x={x}
                y={HEAD + (stages.length + place) * ROW + (ROW - BAR) / 2}
              />
            ))}
            <line className="gantt-today" x1={x(today)} x2={x(today)} y1={0} y2={height} />
          </svg>
        </section>
      </div>
    </>
  )
}

/** The last day of a month is at most its 31st; days beyond the month are the next one's first. */
const monthEnd = (month: string): string => {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10)
}

function Grid({ span, scale, height }: { span: Span; scale: Scale; height: number }) {
  return (
    <>
      {ticksOf(span, scale).map((tick) => {
        const x = placeOf(tick.day, span, scale)
        return (
          <g key={tick.day}>
            <line className="gantt-line" x1={x} x2={x} y1={0} y2={height} />
            <text className="gantt-tick" x={x + 4} y={18}>
              {tick.label}
            </text>
          </g>
        )
      })}
    </>
  )
}

function Bar({ task, x, y }: { task: Task; x: (day: string) => number; y: number }) {
  const from = x(task.startOn)
  const width = Math.max(6, x(endOf(task)) - from)
  return (
    <g>
      <title>{`${task.title} ${task.startOn} – ${endOf(task)} ${task.progress}%`}</title>
      <rect
        className={task.overdue ? 'gantt-bar overdue' : 'gantt-bar'}
        x={from}
        y={y}
        width={width}
        height={BAR}
        rx={3}
      />
      <rect className="gantt-done" x={from} y={y} width={(width * task.progress) / 100} height={BAR} rx={3} />
      {task.milestones.map((each) => (
        <path
          key={each.id}
          className={`gantt-milestone ${each.doneOn ? 'done' : each.overdue ? 'overdue' : 'ahead'}`}
          d={`M${x(each.dueOn)} ${y - 3} l10 10 l-10 10 l-10 -10 z`}
        >
          <title>{`${each.title} ${each.dueOn}`}</title>
        </path>
      ))}
    </g>
  )
}

/** The same in words: for who does not see the chart, and where the screen is narrow. */
function DatesTable({ tasks }: { tasks: readonly Task[] }) {
  const t = useText<TaskWords>()
  const text = useBilingual()
  const format = useFormats()
  const isPhone = usePhone()
  const milestones = (task: Task) =>
    task.milestones.length === 0 ? (
      t('task.blank')
    ) : (
      <ul className="plain-list">
        {task.milestones.map((each) => (
          <li key={each.id} className={each.overdue ? 'late' : undefined}>
            {each.title} {format.day(each.dueOn)}
            {each.doneOn && ` ✓`}
          </li>
        ))}
      </ul>
    )
  const dates = (task: Task) =>
    t('task.planned_from_to', { from: format.day(task.startOn), to: format.day(endOf(task)) })
  if (isPhone) {
    return (
      <ul className="cards" aria-label={t('task.view_gantt')}>
        {tasks.map((task) => (
          <li key={task.id} className="card">
            <div className="card-head">
              <Link to={`/assessment/tasks/${task.id}`}>{task.title}</Link>
            </div>
            <dl>
              <div>
                <dt>{t('task.board_dates')}</dt>
                <dd>{dates(task)}</dd>
              </div>
              <div>
                <dt>{t('task.state')}</dt>
                <dd>
                  {text(task.stateTitle)} {task.progress}%
                </dd>
              </div>
              <div>
                <dt>{t('task.milestones')}</dt>
                <dd>{milestones(task)}</dd>
              </div>
            </dl>
          </li>
        ))}
      </ul>
    )
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a list wider than the page is scrolled with the keyboard
    <section className="table-scroll" tabIndex={0} aria-label={t('task.view_gantt')}>
      <table className="table">
        <caption className="hidden">{t('task.view_gantt')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('task.title')}</th>
            <th scope="col">{t('task.stage')}</th>
            <th scope="col">{t('task.board_dates')}</th>
            <th scope="col">{t('task.state')}</th>
            <th scope="col">{t('task.progress')}</th>
            <th scope="col">{t('task.milestones')}</th>
          </tr>
        </thead>
        <tbody>
          {tasks.map((task) => (
            <tr key={task.id}>
              <td>
                <Link to={`/assessment/tasks/${task.id}`}>{task.title}</Link>
              </td>
              <td>{task.stageName || t('task.blank')}</td>
              <td>{dates(task)}</td>
              <td>{text(task.stateTitle)}</td>
              <td>{task.progress}%</td>
              <td>{milestones(task)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
