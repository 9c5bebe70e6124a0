/** SQL of the board: everything that is counted over tasks, in one statement; it grows with the tasks of one region. */
import { sql } from 'kysely'
import { type RegionCode, regionPrefix } from '../../../kernel/region-code.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { OutlookRow } from './outlook.ts'

interface Counted {
  readonly total: number
  readonly done: number
  readonly overdue: number
}

export interface BoardFacts {
  readonly efforts: OutlookRow['efforts']
  readonly margins: OutlookRow['margins']
  /** Person-days that open tasks still ask for, by the indicators that they serve together. */
  readonly work: readonly { readonly indicators: number[]; readonly days: string }[]
  /** The last snapshot of each day, oldest first. */
  readonly trend: readonly TrendDay[]
  /** Creations of the regions below, by their last snapshot; points are null before the first one. */
  readonly counties: readonly {
    readonly region: string
    readonly name: string | null
    readonly sure: string | null
  }[]
  readonly tasks: Counted & {
    readonly submitted: number
    readonly submittedLate: number
    readonly month: number
  }
  readonly stages: readonly (Counted & {
    readonly id: string
    readonly name: string
    readonly current: boolean
  })[]
  readonly units: readonly (Counted & {
    readonly unitId: string
    readonly name: string
    readonly onTime: number
    readonly closed: number
  })[]
  /** Of all units, of which the list above holds the first. */
  readonly unitCount: { readonly total: number; readonly late: number }
  readonly supervisions: { readonly open: number; readonly late: number }
  readonly supervised: readonly {
    readonly id: string
    readonly title: string
    readonly dueOn: string | null
  }[]
  /** 佐证材料, those withdrawn left out; expired ones are counted by their state, too. */
  readonly materials: {
    readonly total: number
    readonly pending: number
    readonly accepted: number
    readonly returned: number
    readonly expired: number
  }
  /** 材料征集 that is still open. */
  readonly requests: OpenMatters
  /** 会议决议 that are still open. */
  readonly resolutions: OpenMatters
  readonly overdue: readonly {
    readonly id: string
    readonly title: string
    readonly dueOn: string
    readonly unit: string
  }[]
  readonly waiting: readonly {
    readonly id: string
    readonly title: string
    readonly unit: string
    readonly dueOn: string | null
  }[]
}

interface OpenMatters {
  readonly open: number
  readonly late: number
  /** Those due first. */
  readonly first: readonly { readonly id: string; readonly title: string; readonly dueOn: string | null }[]
}

export interface TrendDay {
  readonly day: string
  readonly sure: string
  readonly possible: string
}

/** `month` is YYYY-MM of today, for the stage that runs now; `monthEnd` the last day of what is due within a month. */
export interface BoardDays {
  readonly today: string
  readonly month: string
  readonly monthEnd: string
  /** Where the trend begins. */
  readonly since: string
  /** The procedure of supervision, by its id. */
  readonly supervision: string
  /** Person-days of a task for which nobody entered any. */
  readonly assumedDays: string
}

/** How many rows of the named part are open and late, and those due first. */
const openOf = (part: 'request' | 'resolution') => {
  const rows = sql.raw(part)
  return sql`(select jsonb_build_object('open', count(*), 'late', count(*) filter (where late), 'first',
    coalesce((select jsonb_agg(jsonb_build_object('id', id, 'title', title, 'dueOn', due_on) order by due_on nulls last, id)
      from (select * from ${rows} order by due_on nulls last, id limit 5) f), '[]')) from ${rows})`
}

/** Tasks of the tally, all and those of a kind. */
const all = sql`coalesce(sum(tasks), 0)`
const where = (kind: string) => sql`coalesce(sum(tasks) filter (where ${sql.raw(kind)}), 0)`

export async function loadBoardFacts(tx: Tx, region: RegionCode, days: BoardDays): Promise<BoardFacts> {
  const { today, month, monthEnd, since, supervision, assumedDays } = days
  const below = regionPrefix(region)
  const { rows } = await sql<BoardFacts>`
    with task as materialized (
      select m.id, m.state, m.unit_id, m.due_on, m.closed_at, m.closed_late, t.stage_id, t.progress,
        t.indicators, t.effort_days, m.closed_at is null and m.due_on < ${today}::date as late
      from matters.public_matter m join assessment.task t on t.id = m.id
      where m.region = ${region} and t.region = ${region} and m.state <> 'withdrawn'
    ), tally as materialized (
      select unit_id, stage_id, state, closed_late, late, state in ('accepted', 'closed') as done,
        closed_at is null and due_on between ${today}::date and ${monthEnd}::date as month, count(*) as tasks
      from task group by 1, 2, 3, 4, 5, 6, 7
    ), unit as materialized (
      select unit_id, ${all} as total, ${where('done')} as done, ${where('late')} as late,
        ${where('closed_late is not null')} as closed, ${where('not closed_late')} as on_time
      from tally group by unit_id
    ), supervision as materialized (
      select m.id, m.title, m.due_on, m.due_on < ${today}::date as late
      from matters.public_matter m
      where m.region = ${region} and m.procedure = ${supervision} and m.closed_at is null
    ), request as materialized (
      select m.id, m.title, m.due_on, m.due_on < ${today}::date as late
      from assessment.material_request q join matters.public_matter m on m.id = q.id
      where q.region = ${region} and m.closed_at is null
    ), resolution as materialized (
      select r.id, r.title, coalesce(m.due_on, r.due_on) as due_on, coalesce(m.due_on, r.due_on) < ${today}::date as late
      from organisation.public_resolution r left join matters.public_matter m on m.id = r.id
      where r.region = ${region} and m.closed_at is null
    )
    select
      coalesce((select jsonb_agg(jsonb_build_object('key', e.key, 'days', e.days::text, 'reachable', e.reachable,
        'note', e.note) order by e.key) from assessment.effort e where e.region = ${region}), '[]') as efforts,
      (select r.margins from assessment.risk_margins r where r.region = ${region}) as margins,
      coalesce((select jsonb_agg(jsonb_build_object('indicators', indicators, 'days', days::text)) from (
        select indicators, round(sum(coalesce(effort_days, ${assumedDays}::numeric) * (100 - progress)) / 100, 4) as days
        from task where closed_at is null and cardinality(indicators) > 0 group by indicators) w), '[]') as work,
      ${openOf('request')} as requests, ${openOf('resolution')} as resolutions,
      (select jsonb_build_object('total', count(*), 'pending', count(*) filter (where state = 'pending'),
          'accepted', count(*) filter (where state = 'accepted'), 'returned', count(*) filter (where state = 'returned'),
          'expired', count(*) filter (where valid_to < ${today}::date))
        from assessment.material where region = ${region} and state <> 'withdrawn') as materials,
      coalesce((select jsonb_agg(d order by d.day) from (select distinct on (day) day, sure::text, possible::text
        from assessment.score_snapshot where region = ${region} and day >= ${since}::date
        order by day, taken_at desc) d), '[]') as trend,
      coalesce((select jsonb_agg(jsonb_build_object('region', c.region, 'name', l.name, 'sure', s.sure::text) order by c.region)
        from (select region from assessment.creation where region > ${region} and region >= ${below} and region < ${`${below}~`}
          order by region limit 30) c
        left join organisation.public_local_region l on l.code = c.region
        left join lateral (select sure from assessment.score_snapshot where region = c.region
          order by day desc, taken_at desc limit 1) s on true), '[]') as counties,
      (select jsonb_build_object('total', ${all}, 'done', ${where('done')}, 'overdue', ${where('late')},
          'submitted', ${where("state = 'submitted'")}, 'submittedLate', ${where("state = 'submitted' and late")},
          'month', ${where('month')}) from tally) as tasks,
      coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name, 'total', n.total, 'done', n.done,
          'overdue', n.overdue, 'current', s.from_month <= ${month} and ${month} <= s.to_month)
          order by s.from_month, s.position, s.id)
        from assessment.stage s join (select stage_id, ${all} as total, ${where('done')} as done,
          ${where('late')} as overdue from tally group by stage_id) n on n.stage_id = s.id), '[]') as stages,
      coalesce((select jsonb_agg(jsonb_build_object('unitId', u.unit_id, 'name', u.name, 'total', u.total, 'done', u.done,
          'overdue', u.late, 'closed', u.closed, 'onTime', u.on_time))
        from (select unit.*, o.name from unit join organisation.public_unit o on o.id = unit.unit_id
          order by late desc, total - done desc, o.name limit 6) u), '[]') as units,
      (select jsonb_build_object('total', count(unit_id), 'late', count(unit_id) filter (where late > 0))
        from unit) as "unitCount",
      (select jsonb_build_object('open', count(*), 'late', count(*) filter (where late)) from supervision) as supervisions,
      coalesce((select jsonb_agg(jsonb_build_object('id', id, 'title', title, 'dueOn', due_on) order by due_on nulls last, id)
        from (select * from supervision order by due_on nulls last, id limit 5) s), '[]') as supervised,
      coalesce((select jsonb_agg(jsonb_build_object('id', t.id, 'title', m.title, 'dueOn', t.due_on, 'unit', coalesce(o.name, ''))
          order by t.due_on, t.id)
        from (select * from task where late order by due_on, id limit 5) t join matters.public_matter m on m.id = t.id
          left join organisation.public_unit o on o.id = t.unit_id), '[]') as overdue,
      coalesce((select jsonb_agg(jsonb_build_object('id', t.id, 'title', m.title, 'dueOn', t.due_on, 'unit', coalesce(o.name, ''))
          order by t.due_on nulls last, t.id)
        from (select * from task where state = 'submitted' order by due_on nulls last, id limit 5) t
          join matters.public_matter m on m.id = t.id left join organisation.public_unit o on o.id = t.unit_id), '[]') as waiting`.execute(
    tx.as<unknown>(),
  )
  const row = rows[0]
  if (row === undefined) throw new Error('a select without from gives one row')
  return row
}
