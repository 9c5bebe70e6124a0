/** A list over a paged endpoint: search, filters and sort in the address, cards on a phone, xlsx where it is offered. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { type ReactNode, startTransition, useEffect, useEffectEvent, useId, useState } from 'react'
import type { EndpointAnswer } from '../../kernel/endpoint.ts'
import { type AnyEndpoint, addressOf, type CallArguments, call } from '../api.ts'
import { useFormats, useText } from '../i18n.ts'
import type { ProblemError } from '../problem.ts'
import { usePhone } from '../shell/phone.ts'
import { ErrorPage } from './ErrorPage.tsx'
import { nextSort, sortDirection, type TableState, useTableState } from './table-state.ts'

/** The rows of a paged endpoint: it answers `{ items, next }`. */
export type RowOf<E> = EndpointAnswer<E> extends { items: readonly (infer Row)[] } ? Row : never

export interface Column<Row> {
  readonly key: string
  readonly title: string
  readonly render: (row: Row) => ReactNode
  /** The name that the endpoint's `sort` knows it by. */
  readonly sort?: string
  /** The endpoint knows no descending order of it. */
  readonly isAscendingOnly?: boolean
  readonly align?: 'end'
  /** CSS width, where the content should not decide. */
  readonly width?: string
  /** Heads the card on a phone; the first column where none says so. */
  readonly isHead?: boolean
}

export interface ChoiceFilter {
  /** The endpoint's query parameter. */
  readonly key: string
  readonly title: string
  /** What the list shows while nothing is chosen, where that is not everything. */
  readonly blank?: string
  readonly options: readonly { readonly key: string; readonly title: string }[]
}

export interface TypedFilter {
  readonly key: string
  readonly title: string
  readonly type: 'text' | 'date'
}

export type Filter = ChoiceFilter | TypedFilter

export interface DataTableProps<E> {
  readonly endpoint: E
  /** Parameters and fixed query of the endpoint. */
  readonly input?: { readonly params?: object; readonly query?: object }
  /** What the list is, for its caption and for screen readers. */
  readonly title: string
  readonly columns: readonly Column<RowOf<E>>[]
  readonly rowKey: (row: RowOf<E>) => string
  /** Words in the search box; left out where the endpoint does not search. */
  readonly search?: string
  readonly filters?: readonly Filter[]
  /** Answers the same query as an xlsx file. */
  readonly exportTo?: AnyEndpoint
  readonly pageSize?: number
  /** Stands between the tools and the rows: what can be done with the rows that are shown. */
  readonly above?: ((rows: readonly RowOf<E>[]) => ReactNode) | undefined
  /** Shown while nothing exists: an `Empty` with the first step. */
  readonly empty: ReactNode
  readonly prefix?: string
}

interface PageOf<Row> {
  readonly items: readonly Row[]
  readonly next: string | null
}

const NO_FILTERS: readonly Filter[] = []

export function DataTable<E extends AnyEndpoint>(props: DataTableProps<E>) {
  const { endpoint, input, filters = NO_FILTERS, pageSize = 50 } = props
  const t = useText()
  const format = useFormats()
  const isPhone = usePhone()
  const [isDense, setDense] = useDensity()
  const keys = filters.map((filter) => filter.key).join(' ')
  const filterKeys = useStableKeys(keys)
  const state = useTableState(filterKeys, props.prefix)
  const query = {
    ...input?.query,
    ...state.filters,
    ...(state.search ? { search: state.search } : {}),
    ...(state.sort ? { sort: state.sort } : {}),
    limit: pageSize,
  }
  const argumentsAfter = (after: string | null) =>
    [{ ...input, query: after === null ? query : { ...query, after } }] as unknown as CallArguments<E>
  const pages = useInfiniteQuery<
    PageOf<RowOf<E>>,
    ProblemError,
    { pages: PageOf<RowOf<E>>[] },
    unknown[],
    string | null
  >({
    queryKey: [endpoint.id, { params: input?.params, query }],
    initialPageParam: null,
    queryFn: ({ pageParam }) => call(endpoint, ...argumentsAfter(pageParam)) as Promise<PageOf<RowOf<E>>>,
    getNextPageParam: (last) => last.next,
    placeholderData: (before) => before,
  })
  const rows = pages.data?.pages.flatMap((page) => page.items) ?? []
  const isFiltered = state.search !== '' || Object.values(state.filters).some((value) => value !== '')
  const isEmpty = pages.isSuccess && rows.length === 0
  if (isEmpty && !isFiltered) return props.empty
  const exportTo =
    props.exportTo && addressOf(props.exportTo, ...(argumentsAfter(null) as CallArguments<AnyEndpoint>))
  return (
    <div className="data-table" aria-busy={pages.isFetching}>
      <Toolbar {...props} filters={filters} state={state}>
        {!isPhone && (
          <button
            type="button"
            className="text-button"
            aria-pressed={isDense}
            onClick={() => setDense(!isDense)}
          >
            {t('web.dense')}
          </button>
        )}
        {exportTo && (
          <a className="text-button" href={exportTo} download>
            {t('web.export')}
          </a>
        )}
      </Toolbar>
      {pages.isError && <ErrorPage error={pages.error} onRetry={() => void pages.refetch()} />}
      {pages.isPending && (
        <p className="loading" role="status">
          {t('web.loading')}
        </p>
      )}
      {isEmpty && (
        <p className="empty">
          {t('web.no_match')}{' '}
          <button type="button" className="text-button" onClick={state.clear}>
            {t('web.clear_filters')}
          </button>
        </p>
      )}
      {/* Also without rows: an act that empties a filtered list has still to say how it went. */}
      {pages.isSuccess && props.above?.(rows)}
      {rows.length > 0 && isPhone && <Cards {...props} rows={rows} />}
      {rows.length > 0 && !isPhone && <Rows {...props} rows={rows} state={state} isDense={isDense} />}
      {rows.length > 0 && (
        <p className="table-foot">
          <span role="status" className="quiet">
            {pages.hasNextPage
              ? t('web.rows_shown', { count: format.number(rows.length) })
              : t('web.rows_all', { count: format.number(rows.length) })}
          </span>
          {pages.hasNextPage && (
            <button
              type="button"
              className="button"
              disabled={pages.isFetchingNextPage}
              onClick={() => void pages.fetchNextPage()}
            >
              {t('web.load_more')}
            </button>
          )}
        </p>
      )}
    </div>
  )
}

/** Filter keys as one unchanging list, as long as they are the same keys. */
function useStableKeys(keys: string): readonly string[] {
  const [held, setHeld] = useState({ keys, list: keys === '' ? [] : keys.split(' ') })
  if (held.keys === keys) return held.list
  const next = { keys, list: keys === '' ? [] : keys.split(' ') }
  setHeld(next)
  return next.list
}

const DENSITY = 'sishi.dense'

function useDensity(): [boolean, (dense: boolean) => void] {
  const [isDense, setDense] = useState(() => localStorage.getItem(DENSITY) === 'yes')
  const keep = (dense: boolean) => {
    localStorage.setItem(DENSITY, dense ? 'yes' : 'no')
    setDense(dense)
  }
  return [isDense, keep]
}

export interface ToolbarProps {
  readonly search?: string
  readonly filters: readonly Filter[]
  readonly state: TableState
  readonly children: ReactNode
}

/** More filters than these would push the list itself off the first screen: the rest is folded. */
const FILTERS_MAX = 6
const FILTERS_FIRST = 5

/** The search box and the filters of a list; for other views of the same list, too. */
export function Toolbar({ search, filters, state, children }: ToolbarProps) {
  const t = useText()
  const shown = filters.length > FILTERS_MAX ? filters.slice(0, FILTERS_FIRST) : filters
  const folded = filters.slice(shown.length)
  const [chosen, setChosen] = useState<boolean>()
  // Open where one of them is set: nobody wonders what narrows the list.
  const isOpen = chosen ?? folded.some(({ key }) => (state.filters[key] ?? '') !== '')
  return (
    <search className="table-tools">
      {search !== undefined && <SearchBox label={search} state={state} />}
      <FilterInputs filters={isOpen ? filters : shown} state={state} />
      {folded.length > 0 && (
        <button
          type="button"
          className="text-button"
          aria-expanded={isOpen}
          onClick={() => setChosen(!isOpen)}
        >
          {t(isOpen ? 'web.fewer_filters' : 'web.more_filters', { count: folded.length })}
        </button>
      )}
      <span className="table-tools-end">{children}</span>
    </search>
  )
}

function FilterInputs({ filters, state }: Pick<ToolbarProps, 'filters' | 'state'>) {
  const id = useId()
  return filters.map((filter) => (
    <label key={filter.key} htmlFor={`${id}-${filter.key}`}>
      <span>{filter.title}</span>
      <FilterInput id={`${id}-${filter.key}`} filter={filter} state={state} />
    </label>
  ))
}

function FilterInput({ id, filter, state }: { id: string; filter: Filter; state: TableState }) {
  const t = useText()
  const value = state.filters[filter.key] ?? ''
  const set = (next: string) => state.set({ [filter.key]: next })
  if ('options' in filter) {
    return (
      <select id={id} className="select" value={value} onChange={(event) => set(event.target.value)}>
        <option value="">{filter.blank ?? t('web.all')}</option>
        {filter.options.map((option) => (
          <option key={option.key} value={option.key}>
            {option.title}
          </option>
        ))}
      </select>
    )
  }
  return <TypedInput id={id} type={filter.type} value={value} onTyped={set} />
}

function SearchBox({ label, state }: { label: string; state: TableState }) {
  return (
    <TypedInput
      type="search"
      label={label}
      value={state.search}
      onTyped={(search) => state.set({ search: search.trim() })}
    />
  )
}

const TYPING_PAUSE_MS = 300
const TYPED_LENGTH_MAX = 200

interface TypedInputProps {
  readonly id?: string
  readonly type: 'search' | 'text' | 'date'
  /** Where no label element names it. */
  readonly label?: string
  readonly value: string
  readonly onTyped: (value: string) => void
}

/** Hands on what was typed after a pause. */
function TypedInput({ id, type, label, value, onTyped }: TypedInputProps) {
  const [typed, setTyped] = useState(value)
  const handOn = useEffectEvent(onTyped)
  useEffect(() => setTyped(value), [value])
  useEffect(() => {
    if (typed === value) return
    const timer = setTimeout(() => handOn(typed), TYPING_PAUSE_MS)
    return () => clearTimeout(timer)
  }, [typed, value])
  return (
    <input
      id={id}
      type={type}
      className="input"
      {...(label === undefined ? {} : { 'aria-label': label, placeholder: label })}
      maxLength={TYPED_LENGTH_MAX}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
    />
  )
}

interface RowsProps<Row> {
  readonly title: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
}

const FIRST_ROWS = 60

/** The first screen is drawn at once, the rest of a long list when the browser has shown it. */
function useDrawn<Row>(rows: readonly Row[]): readonly Row[] {
  const [isWhole, setWhole] = useState(false)
  useEffect(() => startTransition(() => setWhole(true)), [])
  return isWhole ? rows : rows.slice(0, FIRST_ROWS)
}

function Rows<Row>(props: RowsProps<Row> & { state: TableState; isDense: boolean }) {
  const { title, columns, rows, rowKey, state, isDense } = props
  const drawn = useDrawn(rows)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a list wider than the page is scrolled with the keyboard
    <section className="table-scroll" tabIndex={0} aria-label={title}>
      <table className={isDense ? 'table dense' : 'table'}>
        <caption className="hidden">{title}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <Heading key={column.key} column={column} state={state} />
            ))}
          </tr>
        </thead>
        <tbody>
          {drawn.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map((column) => (
                <td key={column.key} className={column.align}>
                  {column.render(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Heading<Row>({ column, state }: { column: Column<Row>; state: TableState }) {
  const { sort } = column
  const style = column.width === undefined ? undefined : { width: column.width }
  if (sort === undefined) {
    return (
      <th scope="col" className={column.align} style={style}>
        {column.title}
      </th>
    )
  }
  const direction = sortDirection(state.sort, sort)
  const next = column.isAscendingOnly ? sort : nextSort(state.sort, sort)
  return (
    <th scope="col" className={column.align} style={style} aria-sort={direction}>
      <button type="button" className="sort" onClick={() => state.set({ sort: next })}>
        {column.title}
        <span aria-hidden="true">{direction === 'none' ? '↕' : direction === 'ascending' ? '↑' : '↓'}</span>
      </button>
    </th>
  )
}

function Cards<Row>({ title, columns, rows, rowKey }: RowsProps<Row>) {
  const head = columns.find((column) => column.isHead) ?? columns[0]
  return (
    <ul className="cards" aria-label={title}>
      {rows.map((row) => (
        <li key={rowKey(row)} className="card">
          <div className="card-head">{head?.render(row)}</div>
          <dl>
            {columns
              .filter((column) => column !== head)
              .map((column) => (
                <div key={column.key}>
                  <dt>{column.title}</dt>
                  <dd>{column.render(row)}</dd>
                </div>
              ))}
          </dl>
        </li>
      ))}
    </ul>
  )
}
