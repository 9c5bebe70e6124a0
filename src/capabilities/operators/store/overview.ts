/** SQL of the overview: counts over the register in one statement. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import { COVERING } from './operators.ts'

export interface OverviewRecord {
  readonly counts: readonly {
    readonly kind: string
    readonly registration: string
    readonly status: string
    readonly region: string
    readonly months: number
    readonly placed: boolean
    readonly covered: boolean
    readonly count: number
  }[]
  readonly over: number
  readonly orphans: number
  readonly dead: number
  readonly stations: readonly { readonly key: string; readonly title: string }[]
}

export async function countOverview(
  tx: Tx,
  given: { readonly today: string; readonly line: string; readonly fromYear: number },
): Promise<OverviewRecord> {
  const { rows } = await sql<OverviewRecord>`
    with covered as (select distinct coalesce(m.merged_into, m.id) as id from operators.shop s
      join operators.operator m on m.id = s.operator_id where ${COVERING})
    select
    coalesce((select jsonb_agg(g) from (
      select o.kind, o.registration, o.status, o.region,
        (${given.today}::date - greatest(o.last_seen, coalesce(o.verified_on, o.last_seen))) / 30 as months,
        o.unit_id is not null as placed,
        covered.id is not null as covered,
        count(*)::int as count
      from operators.operator o left join covered on covered.id = o.id where o.merged_into is null group by 1, 2, 3, 4, 5, 6, 7) g), '[]') as counts,
    (select count(distinct coalesce(o.merged_into, o.id)) from (
      select coalesce(p.merged_into, p.id) as id from operators.sales x join operators.shop s on s.id = x.shop_id
        join operators.operator p on p.id = s.operator_id where x.year >= ${given.fromYear}
      group by 1, x.year having sum(x.amount) > ${given.line}::numeric) over_line
      join operators.operator o on o.id = over_line.id where o.registration <> 'registered')::int as over,
    (select count(*) from operators.shop where operator_id is null)::int as orphans,
    (select count(*) from operators.shop where status = 'dead')::int as dead,
    coalesce((select jsonb_agg(jsonb_build_object('key', u.id, 'title', u.name) order by u.name)
      from organisation.public_unit u where u.id in (select unit_id from operators.operator where unit_id is not null)),
      '[]') as stations`.execute(tx.as<unknown>())
  const [row] = rows
  if (row === undefined) throw new Error('an overview is one row')
  return row
}
