/** SQL of the counts that measures and figures are made of; one statement. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import { COUNTED, TWO_YEARS } from './operators.ts'

export interface OperatorCounts {
  readonly online: number
  readonly two_years: number
  /** 市场主体数量 as it was published for the year; null where none is. */
  readonly entities: string | null
}

export async function countOperators(
  tx: Tx,
  given: { readonly prefix: string; readonly on: string; readonly year: number; readonly region: string },
): Promise<OperatorCounts> {
  const { rows } = await sql<OperatorCounts>`select count(*)::int as online,
      (count(*) filter (where ${TWO_YEARS(given.on)}))::int as two_years,
      (select f.value * case f.unit when '万户' then 10000 else 1 end from figures.public_figure f
        where f.region = ${given.region} and f.series = 'marketEntities' and f.of_where = 'local'
          and f.period = ${String(given.year)} and f.value_kind = 'level')::text as entities
    from operators.operator o
    where o.merged_into is null and starts_with(o.region, ${given.prefix}) and ${COUNTED(given.on)}`.execute(
    tx.as<unknown>(),
  )
  const [row] = rows
  if (row === undefined) throw new Error('a count is one row')
  return row
}
