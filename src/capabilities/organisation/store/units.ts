/** SQL of units and of the regions that the instance adds. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import { readCursor, toPage } from '../../../platform/db/keyset.ts'
import { byPinyin } from '../../../platform/db/pinyin.ts'
import type { UnitRow } from '../contract.ts'
import { containing, db, type UnitRecord } from './tables.ts'

function toUnit(row: UnitRecord): UnitRow {
  return {
    id: row.id,
    region: row.region,
    parentId: row.parent_id,
    name: row.name,
    shortName: row.short_name,
    kind: row.kind,
    aliases: row.aliases,
    closedOn: row.closed_on,
  }
}

export async function listUnits(
  tx: Tx,
  filter: { region?: string; search?: string; after?: string; limit: number; open?: boolean },
): Promise<{ items: UnitRow[]; next: string | null }> {
  const after = readCursor(filter.after, 3)
  const pattern = containing(filter.search ?? '')
  const rows = await db(tx)
    .selectFrom('organisation.unit')
    .selectAll()
    .$if(filter.region !== undefined, (query) => query.where('region', '=', filter.region ?? ''))
    .$if(filter.open === true, (query) => query.where('closed_on', 'is', null))
    .$if(filter.search !== undefined, (query) =>
      query.where((where) =>
        where.or([
          where('name', 'like', pattern),
          where('short_name', 'like', pattern),
          sql<boolean>`exists (select 1 from unnest(aliases) as alias where alias like ${pattern})`,
        ]),
      ),
    )
    .$if(after !== undefined, (query) =>
      query.where(
        sql<boolean>`(region, ${byPinyin('name')}, id) > (${after?.[0]}, ${after?.[1]}, ${after?.[2]}::uuid)`,
      ),
    )
    .orderBy('region')
    .orderBy(byPinyin('name'))
    .orderBy('id')
    .limit(filter.limit + 1)
    .execute()
  const page = toPage(rows, filter.limit, (row) => [row.region, row.name, row.id])
  return { items: page.items.map(toUnit), next: page.next }
}

export async function insertUnits(tx: Tx, units: readonly Omit<UnitRow, 'closedOn'>[]): Promise<void> {
  if (units.length === 0) return
  await sql`insert into organisation.unit (id, region, parent_id, name, short_name, kind, aliases, position)
    select id, region, "parentId", name, "shortName", kind, aliases, position
    from jsonb_to_recordset(${JSON.stringify(units.map((unit, position) => ({ ...unit, position })))}::jsonb)
      as row(id uuid, region text, "parentId" uuid, name text, "shortName" text, kind text, aliases text[], position int)`.execute(
    db(tx),
  )
}

export async function findUnits(tx: Tx, ids: readonly string[]): Promise<UnitRow[]> {
  const rows = await db(tx)
    .selectFrom('organisation.unit')
    .selectAll()
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .execute()
  return rows.map(toUnit)
}

export async function findUnit(tx: Tx, id: string): Promise<UnitRow | undefined> {
  return (await findUnits(tx, [id]))[0]
}

/** All open units, for names that an import brings. */
export async function listOpenUnits(tx: Tx): Promise<UnitRow[]> {
  const rows = await db(tx)
    .selectFrom('organisation.unit')
    .selectAll()
    .where('closed_on', 'is', null)
    .execute()
  return rows.map(toUnit)
}

export async function isUnitNameTaken(
  tx: Tx,
  region: string,
  name: string,
  exceptId: string,
): Promise<boolean> {
  const found = await db(tx)
    .selectFrom('organisation.unit')
    .select('id')
    .where('region', '=', region)
    .where('name', '=', name)
    .where('closed_on', 'is', null)
    .where('id', '!=', exceptId)
    .executeTakeFirst()
  return found !== undefined
}

/** Whether the unit lies under the other, or is the same; a unit must not come to stand under itself. */
export async function isUnitUnder(tx: Tx, id: string, ancestorId: string): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`with recursive above as (
      select id, parent_id from organisation.unit where id = ${id}
      union select u.id, u.parent_id from organisation.unit u join above on u.id = above.parent_id)
    select exists (select 1 from above where id = ${ancestorId}) as found`.execute(db(tx))
  return rows[0]?.found ?? false
}

export async function updateUnit(tx: Tx, unit: UnitRow): Promise<void> {
  await db(tx)
    .updateTable('organisation.unit')
    .set({
      parent_id: unit.parentId,
      name: unit.name,
      short_name: unit.shortName,
      kind: unit.kind,
      aliases: unit.aliases,
      closed_on: unit.closedOn,
    })
    .where('id', '=', unit.id)
    .execute()
}

/** What still belongs to a unit: people who have not left, and units under it. */
export async function countUnitMembers(tx: Tx, id: string): Promise<{ people: number; units: number }> {
  const { rows } = await sql<{ people: number; units: number }>`select
      (select count(*) from organisation.person where unit_id = ${id} and left_on is null) as people,
      (select count(*) from organisation.unit where parent_id = ${id} and closed_on is null) as units`.execute(
    db(tx),
  )
  return rows[0] ?? { people: 0, units: 0 }
}

export interface LocalRegionRecord {
  readonly code: string
  readonly name: string
  readonly level: 'province' | 'city' | 'county' | 'township' | 'zone'
}

export async function listLocalRegions(tx: Tx): Promise<LocalRegionRecord[]> {
  const { rows } =
    await sql<LocalRegionRecord>`select code, name, level from organisation.local_region order by code`.execute(
      db(tx),
    )
  return rows
}

/** Regions beside GB/T 2260 that this instance knows. */
export async function insertLocalRegions(
  tx: Tx,
  regions: readonly { code: string; name: string; level: string }[],
): Promise<void> {
  await sql`insert into organisation.local_region (code, name, level) select code, name, level
    from jsonb_to_recordset(${JSON.stringify(regions)}::jsonb) as row(code text, name text, level text)
    on conflict do nothing`.execute(db(tx))
}
