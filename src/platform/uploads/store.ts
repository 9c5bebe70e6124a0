/** SQL of uploads. Every statement names the person: what another one uploads is not there. */
import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'

export interface UploadRow {
  readonly id: string
  readonly region: string
  readonly name: string
  readonly size: number
  readonly file_time: number
  readonly claimed_sha256: string | null
  readonly received: number
  readonly sha256: string | null
  readonly sm3: string | null
  readonly media_type: string | null
}

const own = (tx: Tx) => tx.as<unknown>()

const COLUMNS = sql.raw(
  'id, region, name, size, file_time, claimed_sha256, received, sha256, sm3, media_type',
)

export async function listUploads(tx: Tx, personId: string, limit: number): Promise<UploadRow[]> {
  const { rows } = await sql<UploadRow>`select ${COLUMNS} from platform.upload
    where person_id = ${personId}::uuid order by opened_at desc, id desc limit ${limit}`.execute(own(tx))
  return rows
}

export async function findUpload(tx: Tx, personId: string, id: string): Promise<UploadRow | undefined> {
  const { rows } = await sql<UploadRow>`select ${COLUMNS} from platform.upload
    where id = ${id}::uuid and person_id = ${personId}::uuid`.execute(own(tx))
  return rows[0]
}

export interface NewUpload {
  readonly id: string
  readonly region: string
  readonly personId: string
  readonly name: string
  readonly size: number
  readonly fileTime: number
  readonly sha256: string | null
  readonly at: Date
}

/** Undefined when the person has as many open already. */
export async function insertUpload(
  tx: Tx,
  upload: NewUpload,
  openMax: number,
): Promise<UploadRow | undefined> {
  const { rows } = await sql<UploadRow>`
    insert into platform.upload (id, region, person_id, name, size, file_time, claimed_sha256, opened_at, moved_at)
    select ${upload.id}::uuid, ${upload.region}::text, ${upload.personId}::uuid, ${upload.name}::text, ${upload.size}::bigint,
      ${upload.fileTime}::bigint, ${upload.sha256}::text, ${upload.at}::timestamptz, ${upload.at}::timestamptz
    where (select count(*) from platform.upload where person_id = ${upload.personId}::uuid) < ${openMax}::int
    returning ${COLUMNS}`.execute(own(tx))
  return rows[0]
}

export async function noteReceived(
  tx: Tx,
  personId: string,
  id: string,
  received: number,
  at: Date,
): Promise<UploadRow | undefined> {
  const { rows } = await sql<UploadRow>`update platform.upload set received = ${received}, moved_at = ${at}
    where id = ${id}::uuid and person_id = ${personId}::uuid and sha256 is null returning ${COLUMNS}`.execute(
    own(tx),
  )
  return rows[0]
}

export interface StoredFile {
  readonly sha256: string
  readonly sm3: string
  readonly mediaType: string
}

export async function noteFinished(
  tx: Tx,
  personId: string,
  id: string,
  file: StoredFile,
  at: Date,
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    update platform.upload set sha256 = ${file.sha256}, sm3 = ${file.sm3}, media_type = ${file.mediaType}, moved_at = ${at}
    where id = ${id}::uuid and person_id = ${personId}::uuid returning id`.execute(own(tx))
  return rows.length > 0
}

export async function deleteUpload(tx: Tx, personId: string, id: string): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`delete from platform.upload
    where id = ${id}::uuid and person_id = ${personId}::uuid returning id`.execute(own(tx))
  return rows.length > 0
}

/** Takes finished uploads out, for the record that will keep their blobs. */
export async function takeFinished(tx: Tx, personId: string, ids: readonly string[]): Promise<UploadRow[]> {
  const { rows } = await sql<UploadRow>`delete from platform.upload
    where id = any (${[...ids]}::uuid[]) and person_id = ${personId}::uuid and sha256 is not null
    returning ${COLUMNS}`.execute(own(tx))
  return rows
}

export async function deleteUnmoved(tx: Tx, before: Date): Promise<string[]> {
  const { rows } = await sql<{
    id: string
  }>`delete from platform.upload where moved_at < ${before} returning id`.execute(own(tx))
  return rows.map((row) => row.id)
}
