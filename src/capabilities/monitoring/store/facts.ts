/** SQL of what the office knows beyond a page: protected names, the register, the name of a region. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'

export interface StoredName {
  id: string
  region: string
  unit_id: string | null
  name: string
  holder: string
  added_name: string
  added_at: Date
}

export async function listNames(tx: Tx): Promise<StoredName[]> {
  const { rows } =
    await sql<StoredName>`select * from monitoring.protected_name order by name, id limit 2000`.execute(
      tx.as<unknown>(),
    )
  return rows
}

/** Answers with how many were new. */
export async function insertNames(
  tx: Tx,
  names: readonly { readonly id: string; readonly name: string; readonly holder: string }[],
  by: {
    readonly region: string
    readonly unitId: string | null
    readonly name: string
    readonly at: Date
  },
): Promise<number> {
  const { rows } =
    await sql`insert into monitoring.protected_name (id, region, unit_id, name, holder, added_name, added_at)
    select id, ${by.region}, ${by.unitId}::uuid, name, holder, ${by.name}, ${by.at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(names)}::jsonb) as row(id uuid, name text, holder text)
    on conflict do nothing returning id`.execute(tx.as<unknown>())
  return rows.length
}

export async function lockName(tx: Tx, id: string): Promise<StoredName | undefined> {
  const { rows } =
    await sql<StoredName>`select * from monitoring.protected_name where id = ${id} for update`.execute(
      tx.as<unknown>(),
    )
  return rows[0]
}

export async function deleteName(tx: Tx, id: string): Promise<void> {
  await sql`delete from monitoring.protected_name where id = ${id}`.execute(tx.as<unknown>())
}

export interface RegionFacts {
  names: { name: string; holder: string }[]
  local_name: string | null
}

/** What is known for all pages of a run; one statement. */
export async function findRegionFacts(tx: Tx, region: string): Promise<RegionFacts> {
  const { rows } = await sql<RegionFacts>`select
    coalesce((select jsonb_agg(jsonb_build_object('name', name, 'holder', holder) order by name)
      from monitoring.protected_name where region = ${region}), '[]') as names,
    (select l.name from organisation.public_local_region l where l.code = ${region}) as local_name`.execute(
    tx.as<unknown>(),
  )
  return rows[0] ?? { names: [], local_name: null }
}

/** Who stands in the register under a credit code. */
export async function findRegistered(
  tx: Tx,
  uscc: string,
): Promise<{ name: string; status: string } | undefined> {
  const { rows } = await sql<{ name: string; status: string }>`select name, status
    from operators.public_operator where uscc = ${uscc} order by status = 'closed' limit 1`.execute(
    tx.as<unknown>(),
  )
  return rows[0]
}
