/**
 * Lists of matters. A page is put together from candidates that each come out of an index in the list's own order
 * (a region, a unit, an assignee), so that its cost grows with the page, not with the table.
 */
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import { readCursor, toPage } from '../../../platform/db/keyset.ts'
import type { matterViews } from '../contract.ts'
import type { Visibility } from '../visibility.ts'
import { db, type MatterListRow, matterColumns, matterNames } from './tables.ts'
import { hasPermission, inRanges, regionRanges, sharedWith, visibleCondition } from './visible.ts'

/** Who looks: for what is one's own. Under a delegation the work is that of the person away, what one watches is not. */
export interface Viewer {
  readonly personId: string | null
  readonly watcherId: string | null
  readonly units: readonly string[]
}

export interface MatterFilter {
  readonly view: (typeof matterViews)[number]
  readonly viewer: Viewer
  readonly procedure?: string | undefined
  readonly state?: string | undefined
  readonly region?: string | undefined
  readonly unitId?: string | undefined
  readonly lane?: string | undefined
  /** Looked for in titles and references; `matches` are those found by the index, null when they are too many. */
  readonly search?: string | undefined
  readonly matches?: readonly string[] | null | undefined
  readonly open: 'open' | 'closed' | 'both'
  readonly closedFrom?: Date | undefined
  readonly closedBefore?: Date | undefined
  readonly closedLate?: boolean | undefined
  readonly due: 'overdue' | 'soon' | 'any'
  readonly today: string
  readonly soon: string
  readonly after?: string | undefined
  readonly limit: number
}

type Condition = RawBuilder<SqlBool>

/** More matches than this, and reading the list in its order finds a page sooner than sorting them. */
const MATCHES_MAX = 2000

/** Ids in scope whose title or reference holds the words; null when they are too many. */
export async function searchMatters(tx: Tx, words: string): Promise<readonly string[] | null> {
  const { rows } = await sql<{ found: string[] | null }>`
    select matters.search(${words}, ${MATCHES_MAX}) as found`.execute(db(tx))
  return rows[0]?.found ?? null
}

function conditionsOf(filter: MatterFilter): Condition[] {
  const { procedure, state, region, lane, search, matches, closedFrom, closedBefore, closedLate } = filter
  const conditions: Condition[] = []
  const add = (condition: Condition) => void conditions.push(condition)
  if (filter.open === 'open') add(sql`m.closed_at is null`)
  if (filter.open === 'closed') add(sql`m.closed_at is not null`)
  if (procedure !== undefined) add(sql`m.procedure = ${procedure}`)
  if (state !== undefined) add(sql`m.state = ${state}`)
  if (region !== undefined) add(sql`m.region = ${region}`)
  if (lane !== undefined) add(sql`m.lane = ${lane}`)
  if (closedFrom !== undefined) add(sql`m.closed_at >= ${closedFrom}`)
  if (closedBefore !== undefined) add(sql`m.closed_at < ${closedBefore}`)
  if (closedLate !== undefined) add(sql`m.closed_late = ${closedLate}`)
  if (search && matches === null) add(sql`strpos(lower(m.title || ' ' || m.reference), lower(${search})) > 0`)
  if (filter.due === 'overdue' || filter.view === 'overdue') add(sql`m.due_key < ${filter.today}::date`)
  if (filter.due === 'soon')
    add(sql`m.due_key >= ${filter.today}::date and m.due_key <= ${filter.soon}::date`)
  const after = readCursor(filter.after, 2)
  if (after !== undefined) add(sql`(m.due_key, m.id) > (${after[0]}::date, ${after[1]}::uuid)`)
  return conditions
}

/** 待办: it is the person's move, or the move of one of the person's units. */
const isMine = ({ personId, units }: Viewer): Condition =>
  sql`(m.turn_person_id = ${personId}::uuid or m.turn_unit_id = any (${[...units]}::uuid[]))`

function viewCondition({ view, viewer }: MatterFilter): Condition | undefined {
  switch (view) {
    case 'all':
      return undefined
    case 'mine':
    case 'overdue':
      return isMine(viewer)
    case 'waiting':
      return sql`(m.opened_by = ${viewer.personId}::uuid or m.assignee_id = ${viewer.personId}::uuid)
        and not coalesce(${isMine(viewer)}, false)`
    case 'watched':
      return sql`exists (select 1 from matters.watch w where w.matter_id = m.id and w.person_id = ${viewer.watcherId}::uuid)`
    case 'unit':
      return sql`m.unit_id = any (${[...viewer.units]}::uuid[])`
  }
}

const and = (conditions: readonly Condition[]): RawBuilder<SqlBool> =>
  conditions.length === 0 ? sql<SqlBool>`true` : sql<SqlBool>`${sql.join([...conditions], sql` and `)}`

/** One page out of one source of candidates. */
function candidates(source: RawBuilder<unknown>, conditions: readonly Condition[], limit: number) {
  return sql`(select m.id, m.due_key from ${source} where ${and(conditions)}
    order by m.due_key, m.id limit ${sql.lit(limit)})`
}

/**
 * The same for each value of a list, so that each is read in the order of its own index: of as many values as the page
 * has rows, for only those can stand on it whose first matter comes first.
 */
function candidatesEach(
  values: RawBuilder<unknown>,
  column: string,
  conditions: readonly Condition[],
  limit: number,
) {
  const page = (rows: number) =>
    candidates(sql`matters.matter m`, [sql`${sql.ref(column)} = each.value`, ...conditions], rows)
  return sql`(select c.id, c.due_key from (select each.value from ${values} cross join lateral ${page(1)} first
      order by first.due_key, first.id limit ${sql.lit(limit)}) each cross join lateral ${page(limit)} c)`
}

const unitList = (units: readonly string[]) => sql`unnest(${[...units]}::uuid[]) as each (value)`

/** Regions of the ranges that hold matters at all, found by leaps through the index. */
function regionList(ranges: readonly (readonly [string, string])[], only: string | undefined, open: boolean) {
  if (only !== undefined) return sql`(select ${only} as value) each`
  const isOpen = open ? sql`and m.closed_at is null` : sql``
  const next = (above: RawBuilder<unknown>, hi: RawBuilder<unknown>) => sql`cross join lateral (
    select m.region from matters.matter m where m.region ${above} and m.region < ${hi} ${isOpen}
    order by m.region limit 1) found`
  return sql`(with recursive span (lo, hi) as (select lo collate "C", hi collate "C" from unnest(
      ${ranges.map(([lo]) => lo)}::text[], ${ranges.map(([, hi]) => hi)}::text[]) as range (lo, hi)),
    leap (region, hi) as (
      select found.region, span.hi from span ${next(sql`>= span.lo`, sql`span.hi`)}
      union all select found.region, leap.hi from leap ${next(sql`> leap.region`, sql`leap.hi`)})
    select distinct region as value from leap) each`
}

/** Shares only matter for what is not in the list by its region already. */
const notByRegion = (scope: Visibility['scope']): Condition =>
  regionRanges(scope).length === 0 ? sql<SqlBool>`true` : sql<SqlBool>`not ${inRanges(scope, 's.region')}`

/** Where the page's matters may come from; each source carries what makes its matters visible. */
function sourcesOf(visibility: Visibility, filter: MatterFilter, conditions: readonly Condition[]) {
  const { viewer, matches } = filter
  const limit = filter.limit + 1
  const table = sql`matters.matter m`
  const seen = [visibleCondition(visibility), ...conditions]
  const inView = viewCondition(filter)
  const seenInView = inView === undefined ? seen : [...seen, inView]
  if (matches) return [candidates(table, [sql`m.id = any (${[...matches]}::uuid[])`, ...seenInView], limit)]
  if (filter.unitId !== undefined) return [candidates(table, seenInView, limit)]
  switch (filter.view) {
    case 'mine':
    case 'overdue':
      return [
        candidates(table, [sql`m.turn_person_id = ${viewer.personId}::uuid`, ...seen], limit),
        candidatesEach(unitList(viewer.units), 'm.turn_unit_id', seen, limit),
      ]
    case 'waiting':
      return [
        candidates(table, [sql`m.opened_by = ${viewer.personId}::uuid`, ...seenInView], limit),
        candidates(table, [sql`m.assignee_id = ${viewer.personId}::uuid`, ...seenInView], limit),
      ]
    case 'watched':
      return [
        candidates(
          sql`matters.watch w join matters.matter m on m.id = w.matter_id`,
          [sql`w.person_id = ${viewer.watcherId}::uuid`, ...seen],
          limit,
        ),
      ]
    case 'unit':
      return [candidatesEach(unitList(viewer.units), 'm.unit_id', seen, limit)]
    case 'all':
      return visibleSources(visibility, filter, conditions)
  }
}

function visibleSources(visibility: Visibility, filter: MatterFilter, conditions: readonly Condition[]) {
  const limit = filter.limit + 1
  const table = sql`matters.matter m`
  const byRegion = (scope: Visibility['scope'], permitted: readonly Condition[]) => {
    const ranges = regionRanges(scope)
    if (ranges.length === 0) return []
    const regions = regionList(ranges, filter.region, filter.open === 'open')
    const covered = ranges.map(([lo, hi]): Condition => sql`(m.region >= ${lo} and m.region < ${hi})`)
    const isCovered: readonly Condition[] =
      filter.region === undefined ? [] : [sql<SqlBool>`(${sql.join(covered, sql` or `)})`]
    return [candidatesEach(regions, 'm.region', [...isCovered, ...permitted, ...conditions], limit)]
  }
  if (visibility.everything) return byRegion(visibility.scope, [])
  const own = candidates(table, [sql`m.assignee_id = ${visibility.personId}::uuid`, ...conditions], limit)
  const branches = visibility.branches.flatMap((branch) => {
    const permitted = [hasPermission(branch), ...conditions]
    // Share by share: their number is guessed too high, and a join would then read the whole table of matters.
    const shares = sql`matters.share s
      cross join lateral (select m.* from matters.matter m where m.id = s.matter_id offset 0) m`
    return [
      ...byRegion(branch.scope, [hasPermission(branch)]),
      candidatesEach(unitList(branch.scope.units), 'm.unit_id', permitted, limit),
      candidates(shares, [sharedWith(branch.scope), notByRegion(branch.scope), ...permitted], limit),
    ]
  })
  return [own, ...branches]
}

/** A page of visible matters, the one due next first; one statement. */
export async function listMatters(tx: Tx, visibility: Visibility, filter: MatterFilter) {
  const ofUnit: Condition[] = filter.unitId === undefined ? [] : [sql`m.unit_id = ${filter.unitId}::uuid`]
  const sources = sourcesOf(visibility, filter, [...ofUnit, ...conditionsOf(filter)])
  const { rows } = await sql<MatterListRow & { due_key: string }>`
    select ${matterColumns} from (
      select distinct c.due_key, c.id from (${sql.join(sources, sql` union all `)}) c
      order by c.due_key, c.id limit ${sql.lit(filter.limit + 1)}) page
    join matters.matter m on m.id = page.id ${matterNames}
    order by m.due_key, m.id`.execute(db(tx))
  return toPage(rows, filter.limit, (row) => [row.due_key, row.id])
}

/**
 * Counts for the home page, over the open matters that concern the person: each way to concern is read from its own
 * index. As one condition of alternatives they made the database read all that is open.
 */
export async function summarize(
  tx: Tx,
  visibility: Visibility,
  viewer: Viewer,
  days: { readonly today: string; readonly soon: string },
) {
  const units = sql`${[...viewer.units]}::uuid[]`
  const person = sql`${viewer.personId}::uuid`
  const ways = [
    sql`m.turn_person_id = ${person}`,
    sql`m.turn_unit_id = any (${units})`,
    sql`m.assignee_id = ${person}`,
    sql`m.unit_id = any (${units})`,
    sql`m.opened_by = ${person}`,
  ].map((way) => sql`select m.id from matters.matter m where m.closed_at is null and ${way}`)
  const { rows } = await sql<Record<'mine' | 'overdue' | 'dueSoon' | 'waiting' | 'watched' | 'unit', number>>`
    with watched as materialized (select w.matter_id as id from matters.watch w
      where w.person_id = ${viewer.watcherId}::uuid),
    concerned as (${sql.join(ways, sql` union `)} union select id from watched)
    select count(*) filter (where c.mine) as "mine",
      count(*) filter (where c.mine and c.due_on < ${days.today}::date) as "overdue",
      count(*) filter (where c.mine and c.due_on between ${days.today}::date and ${days.soon}::date) as "dueSoon",
      count(*) filter (where c.opened and not c.mine) as "waiting",
      count(*) filter (where c.watched) as "watched",
      count(*) filter (where c.of_unit) as "unit"
    from (select m.due_on,
        coalesce(m.turn_person_id = ${person} or m.turn_unit_id = any (${units}), false) as mine,
        (m.opened_by = ${person} or m.assignee_id = ${person}) as opened,
        m.id in (select id from watched) as watched, m.unit_id = any (${units}) as of_unit
      from concerned cross join lateral (select m.* from matters.matter m where m.id = concerned.id offset 0) m
      where m.closed_at is null and ${visibleCondition(visibility)}) c`.execute(db(tx))
  return rows[0] ?? { mine: 0, overdue: 0, dueSoon: 0, waiting: 0, watched: 0, unit: 0 }
}
