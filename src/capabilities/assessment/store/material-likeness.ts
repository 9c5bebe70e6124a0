/** SQL of like materials: sketches of their texts, and what an index finds by the bands. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import type { MaterialState } from './materials.ts'

const own = (tx: Tx) => tx.as<unknown>()

export interface NewSketch {
  readonly materialId: string
  readonly region: string
  readonly version: number
  readonly sketch: readonly number[] | null
  readonly bands: readonly number[]
}

/** Keeps the sketch of the newest version; one of an older version changes nothing. */
export async function saveSketch(tx: Tx, { materialId, region, version, sketch, bands }: NewSketch) {
  const { rows } = await sql<{ version: number }>`
    insert into assessment.material_sketch as kept (material_id, region, version, sketch)
    values (${materialId}::uuid, ${region}, ${version}, ${sketch === null ? null : [...sketch]}::int[])
    on conflict (material_id) do update set version = excluded.version, sketch = excluded.sketch
      where kept.version <= excluded.version
    returning version`.execute(own(tx))
  if (rows.length === 0) return
  await sql`delete from assessment.material_band where material_id = ${materialId}::uuid`.execute(own(tx))
  await sql`insert into assessment.material_band (material_id, place, band, region)
    select ${materialId}::uuid, place, band, ${region} from unnest(${[...bands]}::int[]) with ordinality as row(band, place)`.execute(
    own(tx),
  )
}

/** So many are looked at in each place: where a thousand are alike, the first hundred are as good. */
const HITS_MAX = 100

export interface LikeRow {
  readonly id: string
  readonly title: string
  readonly file_name: string
  readonly state: MaterialState
  readonly unit_name: string | null
  readonly entered_at: Date
  readonly agreeing: number
}

export interface Likeness {
  /** The version that was read last; null before the first was. */
  readonly version: number | null
  readonly hasText: boolean
  readonly like: readonly LikeRow[]
}

/** The materials that agree with this one in most places of their sketches; two statements. */
export async function findLike(
  tx: Tx,
  materialId: string,
  { agreeingMin, limit }: { readonly agreeingMin: number; readonly limit: number },
): Promise<Likeness> {
  const read = await sql<{ version: number; has_text: boolean }>`
    select version, sketch is not null as has_text from assessment.material_sketch
    where material_id = ${materialId}::uuid`.execute(own(tx))
  const { rows } = await sql<LikeRow>`
    with mine as (select sketch from assessment.material_sketch where material_id = ${materialId}::uuid),
    near as (
      select distinct hit.material_id from assessment.material_band b cross join lateral (
        select h.material_id from assessment.material_band h
        where h.region = b.region and h.place = b.place and h.band = b.band and h.material_id <> b.material_id
        limit ${HITS_MAX}) hit
      where b.material_id = ${materialId}::uuid
    ),
    shared as (
      select s.material_id, (select count(*) from unnest(mine.sketch, s.sketch) as pair(here, there)
        where here = there)::int as agreeing
      from near join assessment.material_sketch s on s.material_id = near.material_id cross join mine
    )
    select t.id, t.title, t.file_name, t.state, u.name as unit_name, t.entered_at, shared.agreeing
    from shared join assessment.material t on t.id = shared.material_id
      left join organisation.public_unit u on u.id = t.unit_id
    where shared.agreeing >= ${agreeingMin} and t.state <> 'withdrawn'
    order by shared.agreeing desc, t.entered_at, t.id limit ${limit}`.execute(own(tx))
  const [known] = read.rows
  return { version: known?.version ?? null, hasText: known?.has_text ?? false, like: rows }
}
