/**
 * SQL of the list of tasks. A page is put together from candidates that come out of indexes in the list's own order,
 * region by region, so that its cost grows with the page and not with the table.
 */
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import { readCursor, toPage } from '../../../platform/db/keyset.ts'

export interface TaskFilter {
  readonly region?: string | undefined
  /** Leaves out those withdrawn. */
  readonly kept?: 'yes' | undefined
  readonly unitId?: string | undefined
  readonly supportingUnitId?: string | undefined
  readonly milestone: 'overdue' | 'month' | 'any'
  readonly stageId?: string | undefined
  /** One of the procedure's. */
  readonly state?: string | undefined
  readonly indicator?: number | undefined
  readonly due: 'overdue' | 'month' | 'any'
  readonly search?: string | undefined
  readonly sort: 'number' | 'due'
  readonly today: string
  /** Last day that `due: month` shows. */
  readonly monthEnd: string
  readonly after?: string | undefined
  readonly limit: number
}

export interface TaskListRow {
  readonly id: string
  readonly number: number | null
  readonly number_key: number
  readonly section: string
  readonly progress: number
  readonly stage_id: string | null
  readonly indicators: number[]
  readonly title: string
  readonly state: string
  readonly unit_id: string | null
  readonly due_on: string | null
  readonly due_key: string
  readonly supervised: boolean
  readonly closed_at: Date | null
  readonly unit_name: string | null
  readonly assignee_name: string | null
  readonly stage_name: string | null
  readonly effort_days: string | null
  readonly start_on: string
  readonly planned_due_on: string | null
  readonly priority: 'high' | 'normal' | 'low'
  readonly partners: readonly { readonly unitId: string; readonly name: string; readonly part: string }[]
  readonly milestones: readonly MilestoneRow[]
}

export interface MilestoneRow {
  readonly id: string
  readonly title: string
  readonly stageId: string | null
  readonly dueOn: string
  readonly doneOn: string | null
  readonly doneBy: string
}

/**
 * What a task is planned by, over `assessment.task as t` and its matter `m`: shares and milestones come with it. The
 * parts are those left when others are taken out: as a list of wanted ones the planner looked for them by the index of
 * units, a hundred times dearer.
 */
export const planOf = sql`t.effort_days::text as effort_days, t.priority, t.due_on as planned_due_on,
  coalesce(t.start_on, (m.opened_at at time zone 'Asia/Shanghai')::date) as start_on,
  coalesce((select json_agg(json_build_object('unitId', w.unit_id, 'name', wu.name, 'part', w.part) order by w.part, wu.name)
    from matters.public_share w join organisation.public_unit wu on wu.id = w.unit_id
    where w.matter_id = t.id and w.part not in ('supervising', 'holder', 'former')), '[]'::json) as partners,
  coalesce((select json_agg(json_build_object('id', k.id, 'title', k.title, 'stageId', k.stage_id, 'dueOn', k.due_on,
    'doneOn', k.done_on, 'doneBy', k.done_name) order by k.due_on, k.id)
    from assessment.milestone k where k.task_id = t.id), '[]'::json) as milestones`

/** More matches than this, and reading the list in its order finds a page sooner than sorting them. */
const MATCHES_MAX = 500

const own = (tx: Tx) => tx.as<unknown>()

/** Ids of tasks of the scope's regions whose title or content holds the words; null when they are too many. */
async function searchTasks(tx: Tx, words: string): Promise<readonly string[] | null> {
  const { rows } = await sql<{ found: string[] | null }>`
    select assessment.search_tasks(${words}, ${MATCHES_MAX}) as found`.execute(own(tx))
  return rows[0]?.found ?? null
}

type Condition = RawBuilder<SqlBool>
type Sort = TaskFilter['sort']

const ORDER: Readonly<Record<Sort, RawBuilder<unknown>>> = {
  number: sql`t.number_key, t.id`,
  due: sql`m.due_key, m.id`,
}

/** What is asked of the matter. */
function matterConditionsOf(filter: TaskFilter): Condition[] {
  const conditions: Condition[] = []
  const add = (condition: Condition) => void conditions.push(condition)
  if (filter.state !== undefined) add(sql`m.state = ${filter.state}`)
  if (filter.kept === 'yes') add(sql`m.state <> 'withdrawn'`)
  if (filter.due !== 'any') add(sql`m.closed_at is null`)
  if (filter.due === 'overdue') add(sql`m.due_key < ${filter.today}::date`)
  if (filter.due === 'month')
    add(sql`m.due_key >= ${filter.today}::date and m.due_key <= ${filter.monthEnd}::date`)
  return conditions
}

/** What is asked of the task, and where the page begins. */
function taskConditionsOf(filter: TaskFilter): Condition[] {
  const { region, stageId, indicator, search } = filter
  const conditions: Condition[] = []
  const add = (condition: Condition) => void conditions.push(condition)
  if (region !== undefined) add(sql`t.region = ${region}`)
  if (stageId !== undefined) add(sql`t.stage_id = ${stageId}::uuid`)
  if (indicator !== undefined) add(sql`${indicator}::int = any (t.indicators)`)
  if (search) add(sql`strpos(lower(t.title || ' ' || t.content), lower(${search})) > 0`)
  if (filter.milestone !== 'any') add(milestoneDue(filter))
  const after = readCursor(filter.after, 2)
  if (after !== undefined)
    add(
      filter.sort === 'number'
        ? sql`(t.number_key, t.id) > (${after[0]}::int, ${after[1]}::uuid)`
        : sql`(m.due_key, m.id) > (${after[0]}::date, ${after[1]}::uuid)`,
    )
  return conditions
}

/** Open milestones that are late, or due within a month. */
const milestoneDue = ({ milestone, today, monthEnd }: TaskFilter): Condition =>
  milestone === 'overdue'
    ? sql`t.id in (select k.task_id from assessment.milestone k where k.done_on is null and k.due_on < ${today}::date)`
    : sql`t.id in (select k.task_id from assessment.milestone k where k.done_on is null
        and k.due_on >= ${today}::date and k.due_on <= ${monthEnd}::date)`

const and = (conditions: readonly Condition[]): RawBuilder<unknown> =>
  conditions.length === 0 ? sql`` : sql`and ${sql.join([...conditions], sql` and `)}`

/** The page that one source of candidates gives; the source names the task `t` and its matter `m`. */
const candidates = (
  filter: TaskFilter,
  from: RawBuilder<unknown>,
  conditions: readonly Condition[],
  limit = filter.limit + 1,
) =>
  sql`(select t.id, ${filter.sort === 'number' ? sql`t.number_key` : sql`m.due_key`} as key
    from ${from} where true ${and(conditions)} order by ${ORDER[filter.sort]} limit ${sql.lit(limit)})`

const ofMatter = sql`matters.public_matter m join assessment.task t on t.id = m.id`

/** A matter may be shared with a unit in more than one part. */
const ofShare = sql`(select distinct matter_id, unit_id from matters.public_share) s
  join matters.public_matter m on m.id = s.matter_id join assessment.task t on t.id = s.matter_id`

/** 配合单位: shares that are parts in the work, not leavings of a hand-over. */
const ofPartner = sql`(select distinct matter_id, unit_id from matters.public_share
    where part in ('responsible', 'guiding', 'supporting')) s
  join matters.public_matter m on m.id = s.matter_id join assessment.task t on t.id = s.matter_id`

/** The page out of the pages of all sources. */
const firstOf = (filter: TaskFilter, sources: RawBuilder<unknown>) =>
  sql`page as (select c.id, c.key from (${sources}) c order by c.key, c.id limit ${sql.lit(filter.limit + 1)})`

/** Every region of the scope that has tasks, found by leaps through the index. */
export const places = sql`
  span as (
    select split_part(range, '..', 1) collate "C" as lo, split_part(range, '..', 2) collate "C" as hi
    from unnest(string_to_array(coalesce(nullif(current_setting('sishi.ranges', true), ''),
      current_setting('sishi.lo', true) || '..' || current_setting('sishi.hi', true)), ',')) as range
  ),
  leap (region, hi) as (
    select first.region, span.hi from span cross join lateral (
      select t.region from assessment.task t where t.region >= span.lo and t.region < span.hi order by t.region limit 1
    ) first
    union all
    select next.region, leap.hi from leap cross join lateral (
      select t.region from assessment.task t where t.region > leap.region and t.region < leap.hi order by t.region limit 1
    ) next
  ),
  place as (select distinct region from leap)`

/** With so few matters of a region that answer the conditions, sorting them beats looking at each task in its order. */
const FEW = 100

/** Tasks of a region that the scope holds, each way in an order that an index has. */
function ofPlace(filter: TaskFilter, limit: number): RawBuilder<unknown> {
  const asked = matterConditionsOf(filter)
  const conditions = taskConditionsOf(filter)
  const ofRegion = sql<SqlBool>`m.region = place.region and m.procedure = 'assessment.task'`
  if (filter.sort === 'due') return candidates(filter, ofMatter, [ofRegion, ...asked, ...conditions], limit)
  const inOrder = [sql<SqlBool>`t.region = place.region`, ...conditions]
  // The task alone: joined with its matter, the planner took so few rows for the answer that it sorted the region.
  if (asked.length === 0) return candidates(filter, sql`assessment.task t`, inOrder, limit)
  // The fence makes the plan look at the matter of each task in turn.
  const each = sql`assessment.task t cross join lateral (select from matters.public_matter m
    where m.id = t.id ${and(asked)} offset 0) m`
  return sql`(select c.id, c.key from (select count(*) <= ${sql.lit(FEW)} as few from (
      select from matters.public_matter m where ${ofRegion} ${and(asked)} limit ${sql.lit(FEW + 1)}) counted) answer
    cross join lateral (
      ${candidates(filter, ofMatter, [sql`answer.few`, ofRegion, ...asked, ...conditions], limit)}
      union all ${candidates(filter, each, [sql`not answer.few`, ...inOrder], limit)}) c)`
}

/** The page can hold tasks of as many regions as it has rows, and of those alone whose first task comes first. */
function ofPlaces(filter: TaskFilter): RawBuilder<unknown> {
  const limit = filter.limit + 1
  return sql`(select c.id, c.key from (select place.region from place cross join lateral ${ofPlace(filter, 1)} first
      order by first.key, first.id limit ${sql.lit(limit)}) place
    cross join lateral ${ofPlace(filter, limit)} c)`
}

/** Matters of other regions that the scope shows all the same: shared with its units or regions, or one's own. */
export const fromAbroad = sql`
  abroad as (
    select s.matter_id as id from matters.public_share s where s.unit_region is not null
    union
    select m.id from matters.public_matter m
    where m.assignee_id = (select nullif(current_setting('sishi.person', true), '')::uuid)
  )`

function pageOf(filter: TaskFilter, matches: readonly string[] | null): RawBuilder<unknown> {
  const conditions = [...matterConditionsOf(filter), ...taskConditionsOf(filter)]
  const found: readonly Condition[] =
    matches === null ? conditions : [sql<SqlBool>`t.id = any (${[...matches]}::uuid[])`, ...conditions]
  const outside = sql<SqlBool>`not platform.region_in_scope(t.region)`
  if (filter.supportingUnitId !== undefined) {
    const held = filter.unitId === undefined ? [] : [sql<SqlBool>`m.unit_id = ${filter.unitId}::uuid`]
    const supports = sql<SqlBool>`s.unit_id = ${filter.supportingUnitId}::uuid`
    return sql`with ${firstOf(filter, candidates(filter, ofPartner, [supports, ...held, ...found]))}`
  }
  if (filter.unitId !== undefined) {
    const holds = candidates(filter, ofMatter, [sql`m.unit_id = ${filter.unitId}::uuid`, ...found])
    const takesPart = candidates(filter, ofShare, [sql`s.unit_id = ${filter.unitId}::uuid`, ...found])
    return sql`with ${firstOf(filter, sql`${holds} union ${takesPart}`)}`
  }
  const within = matches === null ? ofPlaces(filter) : candidates(filter, ofMatter, found)
  const beyond = candidates(
    filter,
    sql`abroad join matters.public_matter m on m.id = abroad.id join assessment.task t on t.id = abroad.id`,
    [outside, ...conditions],
  )
  return sql`with recursive ${places}, ${fromAbroad}, ${firstOf(filter, sql`${within} union all ${beyond}`)}`
}

/** A page of tasks; one statement, and one before it where words are looked for. */
export async function listTasks(tx: Tx, filter: TaskFilter) {
  const matches = filter.search ? await searchTasks(tx, filter.search) : null
  const { rows } = await sql<TaskListRow>`
    ${pageOf(filter, matches)}
    select t.id, t.number, t.number_key, t.section, t.progress, t.stage_id, t.indicators, m.title, m.state, m.unit_id, m.due_on,
      m.due_key, m.supervised, m.closed_at, u.name as unit_name, p.name as assignee_name, s.name as stage_name,
      ${planOf}
    from page join assessment.task t on t.id = page.id join matters.public_matter m on m.id = page.id
      left join organisation.public_unit u on u.id = m.unit_id
      left join organisation.public_person p on p.id = m.assignee_id
      left join assessment.stage s on s.id = t.stage_id
    order by page.key, page.id`.execute(own(tx))
  return toPage(rows, filter.limit, (row) => [
    filter.sort === 'number' ? row.number_key : row.due_key,
    row.id,
  ])
}
