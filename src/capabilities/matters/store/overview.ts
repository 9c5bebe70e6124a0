/** Counts over many matters at once, and what changed lately. */
import { type SqlBool, sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import type { Visibility } from '../visibility.ts'
import { db } from './tables.ts'
import { visibleCondition, visibleGroups } from './visible.ts'

/** Open visible matters that are overdue or due soon, counted by the unit that holds them. */
export async function countByUnit(
  tx: Tx,
  visibility: Visibility,
  days: { readonly today: string; readonly soon: string },
) {
  const { rows } = await sql<{ unitId: string; unitName: string; overdue: number; dueSoon: number }>`
    select u.id as "unitId", u.name as "unitName", sum(m.overdue)::int as "overdue", sum(m.due_soon)::int as "dueSoon"
    from matters.standing(${days.today}::date, ${days.soon}::date, null, null) m
      join organisation.public_unit u on u.id = m.unit_id
    where ${visibleGroups(visibility)} and m.overdue + m.due_soon > 0
    group by u.id, u.name order by "overdue" desc, "dueSoon" desc, "unitName" limit 30`.execute(db(tx))
  return rows
}

/** What others did since an instant to visible matters, newest first. */
export async function listChanges(
  tx: Tx,
  visibility: Visibility,
  filter: { readonly since: Date; readonly notBy: string | null; readonly limit: number },
) {
  return await db(tx)
    .selectFrom('matters.event as e')
    .innerJoin('matters.matter as m', 'm.id', 'e.matter_id')
    .select(['e.id', 'e.at', 'e.actor_name', 'e.on_behalf_of', 'e.kind', 'e.step', 'e.to_state', 'e.note'])
    .select(['e.matter_id', 'm.title', 'm.procedure', 'm.version'])
    .where('e.at', '>=', filter.since)
    .where(sql<SqlBool>`e.person_id is distinct from ${filter.notBy}::uuid`)
    .where(visibleCondition(visibility))
    .orderBy('e.at', 'desc')
    .orderBy('e.id')
    .limit(filter.limit)
    .execute()
}

export interface UnitStanding {
  readonly unitId: string | null
  readonly unitName: string
  readonly region: string
  readonly open: number
  readonly overdue: number
  readonly dueSoon: number
  readonly closed: number
  readonly closedOnTime: number
}

/** How the units stand: open matters by due day, and those with a limit that were closed in the period. */
export async function standingByUnit(
  tx: Tx,
  visibility: Visibility,
  days: { readonly today: string; readonly soon: string; readonly from: Date; readonly before: Date },
): Promise<UnitStanding[]> {
  const { rows } = await sql<UnitStanding>`
    select m.unit_id as "unitId", coalesce(u.name, '') as "unitName", coalesce(u.region, min(m.region)) as region,
      sum(m.open)::int as "open", sum(m.overdue)::int as "overdue", sum(m.due_soon)::int as "dueSoon",
      sum(m.closed)::int as "closed", sum(m.closed_on_time)::int as "closedOnTime"
    from matters.standing(${days.today}::date, ${days.soon}::date, ${days.from}, ${days.before}) m
      left join organisation.public_unit u on u.id = m.unit_id
    where ${visibleGroups(visibility)}
    group by m.unit_id, u.name, u.region
    order by "overdue" desc, "open" desc, "unitName"`.execute(db(tx))
  return rows
}

/** Matters with a limit that were closed in the period in a region and below it, and those of them on time. */
export async function countClosed(
  tx: Tx,
  visibility: Visibility,
  within: { readonly prefix: string; readonly from: Date; readonly before: Date },
): Promise<{ readonly closed: number; readonly onTime: number }> {
  const { rows } = await sql<{ closed: number; onTime: number }>`
    select count(*) as "closed", count(*) filter (where not m.closed_late) as "onTime"
    from matters.matter m where m.closed_at >= ${within.from} and m.closed_at < ${within.before}
      and m.closed_late is not null and m.region >= ${within.prefix} and m.region < ${`${within.prefix}~`}
      and ${visibleCondition(visibility)}`.execute(db(tx))
  return rows[0] ?? { closed: 0, onTime: 0 }
}
