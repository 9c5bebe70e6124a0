/** 看板: a column for each state; moving a card, by mouse or with its button, takes the step between the two. */
import { type DragEvent, useState } from 'react'
import { Link } from 'react-router'
import { Toolbar } from '../../../../web/components/DataTable.tsx'
import { Dialog } from '../../../../web/components/Dialog.tsx'
import { DueTag } from '../../../../web/components/DueTag.tsx'
import { ErrorPage } from '../../../../web/components/ErrorPage.tsx'
import { StepButtons } from '../../../../web/components/StepButtons.tsx'
import { type TableState, useTableState } from '../../../../web/components/table-state.ts'
import { useBilingual, useText } from '../../../../web/i18n.ts'
import { useAct, useEndpoint } from '../../../../web/use-endpoint.ts'
import { getMatter, takeStep } from '../../../matters/contract.ts'
import { taskProcedure } from '../../procedure.ts'
import { FILTER_KEYS, useTaskFilters } from './filters.ts'
import { Progress } from './Progress.tsx'
import { type Task, useTaskPages } from './use-task-pages.ts'
import type { TaskWords } from './words.ts'

/** Cards of a column that one request brings. */
const COLUMN_SIZE = 20
const DRAGGED = 'application/x-sishi-task'

type State = (typeof taskProcedure.states)[number]
interface Move {
  readonly taskId: string
  readonly title: string
  /** The column that the card was dropped on. */
  readonly to?: string
}

export default function Board() {
  const t = useText<TaskWords>()
  const filters = useTaskFilters()
  const state = useTableState(FILTER_KEYS)
  const [move, setMove] = useState<Move>()
  const chosen = state.filters.state
  const states = taskProcedure.states.filter((each) => !chosen || each.key === chosen)
  return (
    <>
      <Toolbar search={t('task.search')} filters={filters} state={state}>
        {null}
      </Toolbar>
      <p className="quiet">{t('task.board_hint')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a board wider than the page is scrolled with the keyboard */}
      <section className="board" aria-label={t('task.view_board')} tabIndex={0}>
        {states.map((each) => (
          <BoardColumn key={each.key} state={each} table={state} onMove={setMove} />
        ))}
      </section>
      {move && <MoveDialog move={move} onClose={() => setMove(undefined)} />}
    </>
  )
}

interface ColumnProps {
  readonly state: State
  readonly table: TableState
  readonly onMove: (move: Move) => void
}

function BoardColumn({ state, table, onMove }: ColumnProps) {
  const t = useText<TaskWords>()
  const text = useBilingual()
  const [isOver, setOver] = useState(false)
  const pages = useTaskPages(table, { state: state.key, limit: COLUMN_SIZE })
  const rows = pages.data?.pages.flatMap((page) => page.items) ?? []
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const dragged = event.dataTransfer.getData(DRAGGED)
    if (dragged === '') return
    const { taskId, title, from } = JSON.parse(dragged) as { taskId: string; title: string; from: string }
    if (from !== state.key) onMove({ taskId, title, to: state.key })
  }
  return (
    <section
      className={isOver ? 'board-column over' : 'board-column'}
      aria-labelledby={`board-${state.key}`}
      aria-busy={pages.isFetching}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      <h2 id={`board-${state.key}`}>
        {text(state.title)}{' '}
        {pages.isSuccess && (
          <span className="quiet">
            {rows.length}
            {pages.hasNextPage && '+'}
          </span>
        )}
      </h2>
      {pages.isError && <ErrorPage error={pages.error} onRetry={() => void pages.refetch()} />}
      {pages.isSuccess && rows.length === 0 && <p className="quiet">{t('task.board_none')}</p>}
      <ul className="board-cards">
        {rows.map((row) => (
          <Card key={row.id} task={row} onMove={onMove} />
        ))}
      </ul>
      {pages.hasNextPage && (
        <button type="button" className="text-button" onClick={() => void pages.fetchNextPage()}>
          {t('task.board_more')}
        </button>
      )}
    </section>
  )
}

function Card({ task, onMove }: { task: Task; onMove: (move: Move) => void }) {
  const t = useText<TaskWords>()
  const late = task.milestones.filter((each) => each.overdue).length
  const onDragStart = (event: DragEvent) =>
    event.dataTransfer.setData(
      DRAGGED,
      JSON.stringify({ taskId: task.id, title: task.title, from: task.state }),
    )
  return (
    <li className="board-card" draggable onDragStart={onDragStart}>
      <Link to={`/assessment/tasks/${task.id}`} draggable={false}>
        {task.title}
      </Link>
      {task.priority === 'high' && <span className="state high">{t('task.priority_high')}</span>}
      {task.supervised && <span className="state not_met supervised">{t('task.supervised')}</span>}
      <div className="quiet">{task.unitName || t('task.no_unit')}</div>
      {task.dueOn !== null && task.workingDaysLeft !== null && (
        <DueTag due={task.dueOn} daysLeft={task.workingDaysLeft} />
      )}
      {late > 0 && <div className="late">{t('task.stage_milestones_overdue', { count: late })}</div>}
      <div className="board-card-foot">
        <Progress value={task.progress} title={task.title} />
        <button
          type="button"
          className="text-button"
          aria-label={t('task.board_move_of', { title: task.title })}
          onClick={() => onMove({ taskId: task.id, title: task.title })}
        >
          {t('task.board_move')}
        </button>
      </div>
    </li>
  )
}

const stateOf = (key: string): State | undefined => taskProcedure.states.find((each) => each.key === key)
const targetOf = (step: string) => taskProcedure.steps.find((each) => each.key === step)?.to

/** The steps of the task as the server offers them; only those to the column that the card was dropped on. */
function MoveDialog({ move, onClose }: { move: Move; onClose: () => void }) {
  const t = useText<TaskWords>()
  const text = useBilingual()
  const matter = useEndpoint(getMatter, { params: { matterId: move.taskId } })
  const step = useAct(takeStep)
  const to = move.to === undefined ? undefined : stateOf(move.to)
  const title = to
    ? t('task.board_to', { title: move.title, state: text(to.title) })
    : t('task.board_move_of', { title: move.title })
  const offered = matter.data?.steps ?? []
  const leading = offered.filter(({ key }) => targetOf(key) === move.to)
  const leadsThere = leading.some(({ refusal }) => refusal?.code !== 'procedure.not_in_this_state')
  return (
    <Dialog title={title} open onClose={onClose}>
      {matter.isError && <ErrorPage error={matter.error} onRetry={() => void matter.refetch()} />}
      {!matter.data && !matter.isError && <p role="status">{t('web.loading')}</p>}
      {matter.data && (
        <>
          {to && !leadsThere && (
            <p className="notice">
              {t('task.board_no_step', { from: text(matter.data.stateTitle), to: text(to.title) })}
            </p>
          )}
          <StepButtons
            name={`assessment.task.${move.taskId}`}
            steps={to && leadsThere ? leading : offered}
            asOf={matter.data.movedAt}
            onTake={async (key, values, movedAt) => {
              await step.mutateAsync({
                params: { matterId: move.taskId, step: key },
                body: { values, movedAt },
              })
              onClose()
            }}
          />
        </>
      )}
      <div className="button-row">
        <button type="button" className="button" onClick={onClose}>
          {t('web.close')}
        </button>
      </div>
    </Dialog>
  )
}
