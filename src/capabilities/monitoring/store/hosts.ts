/** SQL of internal hosts that may be reached. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'

export interface StoredHost {
  id: string
  region: string
  host: string
  reason: string
  listed_by: string | null
  listed_name: string
  listed_at: Date
  withdrawn_name: string | null
  withdrawn_at: Date | null
}

export async function listHosts(tx: Tx): Promise<StoredHost[]> {
  const { rows } = await sql<StoredHost>`select * from monitoring.allowed_host
    order by withdrawn_at is not null, listed_at desc, id limit 500`.execute(tx.as<unknown>())
  return rows
}

/** `HOST:PORT` of all that stand, for the guard. */
export async function standingHosts(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ host: string }>`select host from monitoring.allowed_host
    where withdrawn_at is null`.execute(tx.as<unknown>())
  return rows.map(({ host }) => host)
}

/** False when the host stands already. */
export async function insertHost(
  tx: Tx,
  host: Omit<StoredHost, 'withdrawn_name' | 'withdrawn_at'>,
): Promise<boolean> {
  const { rows } = await sql`insert into monitoring.allowed_host
      (id, region, host, reason, listed_by, listed_name, listed_at)
    values (${host.id}, ${host.region}, ${host.host}, ${host.reason}, ${host.listed_by}, ${host.listed_name},
      ${host.listed_at})
    on conflict (host) where withdrawn_at is null do nothing returning id`.execute(tx.as<unknown>())
  return rows.length === 1
}

export async function lockHost(tx: Tx, id: string): Promise<StoredHost | undefined> {
  const { rows } =
    await sql<StoredHost>`select * from monitoring.allowed_host where id = ${id} for update`.execute(
      tx.as<unknown>(),
    )
  return rows[0]
}

export async function withdrawHost(tx: Tx, id: string, name: string, at: Date): Promise<void> {
  await sql`update monitoring.allowed_host set withdrawn_name = ${name}, withdrawn_at = ${at} where id = ${id}`.execute(
    tx.as<unknown>(),
  )
}
