/** SQL of one unit: its materials by state, open requests, and how its tasks were closed. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'

export interface UnitStanding {
  readonly id: string
  readonly name: string
  readonly materials: {
    readonly pending: number
    readonly accepted: number
    readonly returned: number
    readonly expired: number
  }
  readonly requests: { readonly open: number; readonly late: number }
  readonly closed: number
  readonly closedOnTime: number
}

/** One statement; undefined where the unit lies outside the scope. */
export async function findUnitStanding(
  tx: Tx,
  unitId: string,
  today: string,
): Promise<UnitStanding | undefined> {
  const { rows } = await sql<UnitStanding>`
    with task as (
      select count(*) filter (where m.closed_late is not null)::int as closed,
        count(*) filter (where not m.closed_late)::int as on_time
      from matters.public_matter m where m.unit_id = ${unitId}::uuid and m.procedure = 'assessment.task'
        and m.closed_at is not null and m.state <> 'withdrawn'
    )
    select u.id, u.name, task.closed, task.on_time as "closedOnTime",
      (select jsonb_build_object('pending', count(*) filter (where a.state = 'pending'),
          'accepted', count(*) filter (where a.state = 'accepted'), 'returned', count(*) filter (where a.state = 'returned'),
          'expired', count(*) filter (where a.valid_to < ${today}::date))
        from assessment.material a where a.unit_id = u.id and a.state <> 'withdrawn') as materials,
      (select jsonb_build_object('open', count(*), 'late', count(*) filter (where m.due_on < ${today}::date))
        from assessment.material_request q join matters.public_matter m on m.id = q.id
        where m.unit_id = u.id and m.closed_at is null) as requests
    from organisation.public_unit u, task
    where u.id = ${unitId}::uuid and platform.region_in_scope(u.region)`.execute(tx.as<unknown>())
  return rows[0]
}
