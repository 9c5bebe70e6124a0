/** SQL of a pack's links: to matters, and for other bureaus. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import type { CaptureTable } from './captures.ts'

interface LinkTable {
  id: string
  capture_id: string
  region: string
  unit_id: string
  token_hash: string
  recipient: string
  purpose: string
  made_by: string
  made_name: string
  made_at: Date
  expires_at: Date
  revoked_at: Date | null
  downloads: number
}

interface MatterLinkTable {
  capture_id: string
  matter_id: string
  region: string
  unit_id: string
  linked_by: string
  linked_name: string
  linked_at: Date
}

const db = (tx: Tx) => tx.as<{ 'evidence.link': LinkTable; 'evidence.matter_link': MatterLinkTable }>()

export async function insertLink(tx: Tx, row: Omit<LinkTable, 'revoked_at' | 'downloads'>): Promise<void> {
  await db(tx)
    .insertInto('evidence.link')
    .values({ ...row, revoked_at: null, downloads: 0 })
    .execute()
}

export async function revokeLink(tx: Tx, captureId: string, linkId: string, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await db(tx)
    .updateTable('evidence.link')
    .set({ revoked_at: now })
    .where('id', '=', linkId)
    .where('capture_id', '=', captureId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export type LinkedPack = Pick<CaptureTable, 'id' | 'region' | 'unit_id' | 'blob' | 'removed_at'> & {
  readonly link_id: string
  readonly expires_at: Date
  readonly revoked_at: Date | null
}

/** The pack that a token opens. */
export async function findByToken(tx: Tx, tokenHash: string): Promise<LinkedPack | undefined> {
  const { rows } = await sql<LinkedPack>`
    select c.id, c.region, c.unit_id, c.blob, c.removed_at, l.id as link_id, l.expires_at, l.revoked_at
    from evidence.link l join evidence.capture c on c.id = l.capture_id where l.token_hash = ${tokenHash}`.execute(
    tx.as<unknown>(),
  )
  return rows[0]
}

export async function countDownload(tx: Tx, linkId: string): Promise<void> {
  await sql`update evidence.link set downloads = downloads + 1 where id = ${linkId}::uuid`.execute(
    tx.as<unknown>(),
  )
}

/** Why a token opens nothing. */
export type LinkRefusal = 'unknown' | 'expired' | 'revoked' | 'removed'

/** Answers with the regions that were not told of it within this hour. */
export async function noteRefusal(
  tx: Tx,
  pack: LinkedPack | undefined,
  reason: LinkRefusal,
  at: Date,
): Promise<string[]> {
  const place =
    pack === undefined
      ? sql`select distinct region, null::uuid as unit_id, null::uuid as link_id from evidence.link`
      : sql`select ${pack.region} as region, ${pack.unit_id}::uuid as unit_id, ${pack.link_id}::uuid as link_id`
  const { rows } = await sql<{ region: string }>`
    insert into evidence.link_refusal as told (region, unit_id, link_id, reason, hour)
    select place.region, place.unit_id, place.link_id, ${reason}, date_trunc('hour', ${at}::timestamptz)
    from (${place}) as place
    on conflict (region, link_id, reason) do update set hour = excluded.hour where told.hour < excluded.hour
    returning region`.execute(tx.as<unknown>())
  return rows.map(({ region }) => region)
}

/** Whether the actor's scope shows this matter. */
export async function isMatterVisible(tx: Tx, matterId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from matters.public_matter where id = ${matterId}::uuid`.execute(
    tx.as<unknown>(),
  )
  return rows.length > 0
}

/** False when it is linked already. */
export async function insertMatterLink(tx: Tx, row: MatterLinkTable): Promise<boolean> {
  const { numInsertedOrUpdatedRows = 0n } = await db(tx)
    .insertInto('evidence.matter_link')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows > 0n
}

export async function removeMatterLink(tx: Tx, captureId: string, matterId: string): Promise<boolean> {
  const { numDeletedRows } = await db(tx)
    .deleteFrom('evidence.matter_link')
    .where('capture_id', '=', captureId)
    .where('matter_id', '=', matterId)
    .executeTakeFirst()
  return numDeletedRows > 0n
}
