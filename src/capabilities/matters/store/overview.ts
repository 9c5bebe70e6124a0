/** Counts over many matters at once, and what changed lately. */
import { type SqlBool, sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import type { Visibility } from '../visibility.ts'
import { db } from './tables.ts'
import { visibleCondition } from './visible.ts'

/** Open visible matters that are overdue or due soon, counted by the unit that holds them. */
export async function countByUnit(
  tx: Tx,
  visibility: Visibility,
  days: { readonly today: string; readonly soon: string },
) {
  const overdue = sql<number>`count(*) filter (where m.due_on < ${days.today}::date)`
  const dueSoon = sql<number>`count(*) filter (where m.due_on >= ${days.today}::date)`
  return await db(tx)
    .selectFrom('matters.matter as m')
    .innerJoin('organisation.public_unit as u', 'u.id', 'm.unit_id')
    .select(['u.id as unitId', 'u.name as unitName', overdue.as('overdue'), dueSoon.as('dueSoon')])
    .where(visibleCondition(visibility))
    .where('m.closed_at', 'is', null)
    .where('m.due_on', '<=', days.soon)
    .groupBy(['u.id', 'u.name'])
    .orderBy('overdue', 'desc')
    .orderBy('dueSoon', 'desc')
    .orderBy('u.name')
    .limit(30)
    .execute()
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
    .select(['e.id', 'e.at', 'e.actor_name', 'e.kind', 'e.step', 'e.to_state', 'e.note', 'e.matter_id'])
    .select(['m.title', 'm.procedure', 'm.version'])
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
    select c."unitId", coalesce(u.name, '') as "unitName", coalesce(u.region, min(c.region)) as region,
      sum(c.open)::int as "open", sum(c.overdue)::int as "overdue", sum(c.soon)::int as "dueSoon",
      sum(c.closed)::int as "closed", sum(c.on_time)::int as "closedOnTime"
    from (
      select m.unit_id as "unitId", min(m.region) as region, count(*) as open,
        count(*) filter (where m.due_on < ${days.today}::date) as overdue,
        count(*) filter (where m.due_on between ${days.today}::date and ${days.soon}::date) as soon, 0 as closed, 0 as on_time
      from matters.matter m where m.closed_at is null and ${visibleCondition(visibility)} group by m.unit_id
      union all
      select m.unit_id, min(m.region), 0, 0, 0, count(*), count(*) filter (where not m.closed_late)
      from matters.matter m where m.closed_at >= ${days.from} and m.closed_at < ${days.before}
        and m.closed_late is not null and ${visibleCondition(visibility)} group by m.unit_id) c
    left join organisation.public_unit u on u.id = c."unitId"
    group by c."unitId", u.name, u.region
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
