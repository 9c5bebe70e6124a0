/** SQL of edition versions, and of moving creations between them. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'

const db = (tx: Tx) => tx.as<unknown>()

interface Text {
  readonly zh: string
  readonly en: string
}

export interface VersionHead {
  readonly id: string
  readonly edition: string
  readonly version: number
  readonly region: string
  readonly local_name: string | null
  readonly state: 'draft' | 'frozen'
  readonly title: Text
  readonly document_title: Text
  readonly document_number: string
  readonly in_force_from: string
  readonly note: string
  readonly imported_name: string
  readonly imported_at: Date
  readonly frozen_at: Date | null
  readonly uses: number
}

const HEAD = sql`v.id, v.edition, v.version, v.region, l.name as local_name, v.state, v.content -> 'title' as title,
  v.content -> 'document' -> 'title' as document_title, v.document_number, v.in_force_from, v.note, v.imported_name,
  v.imported_at, v.frozen_at,
  (select count(*)::int from assessment.creation c where c.edition_version = v.id) as uses`

export interface OwnCreation {
  readonly id: string
  readonly edition: string
  readonly edition_version: string | null
  readonly applicant_region: string
}

/** The creation of a region, and how many creations stand under the product's own editions. */
export interface EditionUse {
  readonly creation: OwnCreation | null
  readonly uses: Readonly<Record<string, number>>
}

export async function findUse(tx: Tx, region: string): Promise<EditionUse> {
  const { rows } = await sql<EditionUse>`select
    (select to_jsonb(c) from assessment.creation c where c.region = ${region}) as creation,
    coalesce((select jsonb_object_agg(edition, n) from (select edition, count(*) as n from assessment.creation
      where edition_version is null group by edition) each), '{}') as uses`.execute(db(tx))
  const [row] = rows
  if (row === undefined) throw new Error('a select without from gives one row')
  return row
}

/** Oldest first; the office and those above it have a handful. */
export async function listVersions(tx: Tx, edition?: string): Promise<VersionHead[]> {
  const { rows } = await sql<VersionHead>`select ${HEAD} from assessment.edition_version v
    left join organisation.public_local_region l on l.code = v.region
    where ${edition ?? null}::text is null or v.edition = ${edition ?? null}
    order by v.edition, v.region, v.version limit 500`.execute(db(tx))
  return rows
}

export async function findVersion(
  tx: Tx,
  id: string,
): Promise<(VersionHead & { content: unknown }) | undefined> {
  const { rows } = await sql<VersionHead & { content: unknown }>`select ${HEAD}, v.content
    from assessment.edition_version v left join organisation.public_local_region l on l.code = v.region
    where v.id = ${id}::uuid`.execute(db(tx))
  return rows[0]
}

export async function findEditionContent(
  tx: Tx,
  id: string,
): Promise<{ readonly content: unknown; readonly state: 'draft' | 'frozen' } | undefined> {
  const { rows } = await sql<{ content: unknown; state: 'draft' | 'frozen' }>`
    select content, state from assessment.edition_version where id = ${id}::uuid`.execute(db(tx))
  return rows[0]
}

export interface NewVersion {
  readonly id: string
  readonly edition: string
  /** Taken when no version of this region is higher. */
  readonly versionMin: number
  readonly region: string
  readonly unitId: string | null
  readonly content: unknown
  readonly documentNumber: string
  readonly inForceFrom: string
  readonly fileName: string
  readonly blob: string
  readonly note: string
  readonly importedBy: string | null
  readonly importedName: string
  readonly at: Date
}

/** A new version, or the draft of this edition with its content replaced. */
export async function keepVersion(tx: Tx, version: NewVersion): Promise<{ id: string; version: number }> {
  const content = JSON.stringify(version.content)
  const { rows: drafts } = await sql<{ id: string; version: number }>`update assessment.edition_version
    set content = ${content}::jsonb, document_number = ${version.documentNumber}, in_force_from = ${version.inForceFrom}::date,
      file_name = ${version.fileName}, blob = ${version.blob}, note = ${version.note}, unit_id = ${version.unitId},
      imported_by = ${version.importedBy}, imported_name = ${version.importedName}, imported_at = ${version.at}
    where region = ${version.region} and edition = ${version.edition} and state = 'draft' returning id, version`.execute(
    db(tx),
  )
  if (drafts[0] !== undefined) return drafts[0]
  const { rows } = await sql<{
    id: string
    version: number
  }>`insert into assessment.edition_version (id, edition, version,
      region, unit_id, content, document_number, in_force_from, file_name, blob, note, imported_by, imported_name, imported_at)
    values (${version.id}, ${version.edition},
      greatest(${version.versionMin}::int, (select coalesce(max(version), 0) + 1 from assessment.edition_version
        where edition = ${version.edition})),
      ${version.region}, ${version.unitId}, ${content}::jsonb, ${version.documentNumber}, ${version.inForceFrom}::date,
      ${version.fileName}, ${version.blob}, ${version.note}, ${version.importedBy}, ${version.importedName}, ${version.at})
    returning id, version`.execute(db(tx))
  const [row] = rows
  if (row === undefined) throw new Error('an insert returns its row')
  return row
}

/** Whether it was a draft until now. */
export async function freezeVersion(tx: Tx, id: string, by: string, at: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`update assessment.edition_version
    set state = 'frozen', frozen_name = ${by}, frozen_at = ${at} where id = ${id}::uuid and state = 'draft'`.execute(
    db(tx),
  )
  return numAffectedRows === 1n
}

export interface Move {
  readonly applicant: string
  readonly edition: string
  readonly version: string | null
  readonly reason: string
  readonly by: string | null
  readonly name: string
  readonly at: Date
}

/** Moves the creation of the applicant and the shares that others carry of it; keeps where each stood before. */
export async function moveCreations(tx: Tx, move: Move): Promise<{ id: string; region: string }[]> {
  const { rows } = await sql<{ id: string; region: string }>`with old as (
      select id, region, edition, edition_version from assessment.creation where applicant_region = ${move.applicant} for update),
    moved as (update assessment.creation c set edition = ${move.edition}, edition_version = ${move.version}::uuid
      from old where old.id = c.id returning c.id, c.region),
    kept as (insert into assessment.edition_move (id, region, from_edition, from_version, to_edition, to_version, reason,
        moved_by, moved_name, moved_at)
      select gen_random_uuid(), old.region, old.edition, old.edition_version, ${move.edition}, ${move.version}::uuid,
        ${move.reason}, ${move.by}::uuid, ${move.name}, ${move.at} from old)
    select id, region from moved order by region`.execute(db(tx))
  return rows
}
