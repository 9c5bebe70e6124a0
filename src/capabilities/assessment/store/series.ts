/** SQL of what a creation asks figures for: its edition, its years, and the units in charge of indicators. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'

export interface SeriesBasis {
  readonly creation: {
    readonly edition: string
    readonly edition_version: string | null
    readonly years: readonly number[]
  } | null
  readonly responsibilities: readonly {
    readonly indicator: number
    readonly unitId: string
    readonly name: string
    readonly part: 'lead' | 'responsible'
  }[]
}

/** 指导单位 (the guiding unit above) answers for no figure. */
export async function loadSeriesBasis(tx: Tx, region: string): Promise<SeriesBasis> {
  const { rows } = await sql<SeriesBasis>`select
    (select jsonb_build_object('edition', c.edition, 'edition_version', c.edition_version, 'years', to_jsonb(c.years))
      from assessment.creation c where c.region = ${region}) as creation,
    coalesce((select jsonb_agg(jsonb_build_object('indicator', r.indicator, 'unitId', r.unit_id, 'name', u.name, 'part', r.part)
      order by r.part, u.name) from assessment.responsibility r
      join organisation.public_unit u on u.id = r.unit_id
      where r.region = ${region} and r.part <> 'guiding'), '[]') as responsibilities`.execute(
    tx.as<unknown>(),
  )
  const [row] = rows
  if (row === undefined) throw new Error('a select without from gives one row')
  return row
}
