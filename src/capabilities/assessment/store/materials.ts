/** SQL of materials: the record, its versions, items and reviews. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'

export type MaterialState = 'pending' | 'accepted' | 'returned' | 'withdrawn'

export interface MaterialRecord {
  readonly id: string
  readonly region: string
  readonly unit_id: string
  readonly unit_name: string | null
  readonly title: string
  readonly tags: string[]
  readonly valid_to: string | null
  readonly state: MaterialState
  readonly version: number
  readonly file_name: string
  readonly media_type: string
  readonly size: number
  readonly entered_name: string
  readonly entered_at: Date
  readonly items: string[]
}

/** Columns of a row of the list, of `t` (material) and `u` (its unit). */
export const MATERIAL_ROW = sql`t.id, t.region, t.unit_id, u.name as unit_name, t.title, t.tags, t.valid_to, t.state, t.version,
  t.file_name, t.media_type, t.size, t.entered_name, t.entered_at, array(select i.item from assessment.material_item i
    where i.material_id = t.id order by i.indicator, i.item) as items`

const own = (tx: Tx) => tx.as<unknown>()

export interface MaterialDetail extends MaterialRecord {
  readonly description: string
  readonly valid_from: string | null
  readonly links: readonly { item: string; indicator: number; linkedName: string; linkedAt: string }[]
  readonly versions: readonly {
    number: number
    sha256: string
    sm3: string
    fileName: string
    mediaType: string
    size: number
    note: string
    enteredName: string
    enteredAt: string
  }[]
  readonly reviews: readonly {
    id: string
    version: number
    outcome: 'accepted' | 'returned'
    reason: string
    reviewer: string
    at: string
  }[]
}

/** A material with all that belongs to it, by its id or by that of one of its returns; one statement. */
export async function findMaterial(tx: Tx, id: string): Promise<MaterialDetail | undefined> {
  const { rows } = await sql<MaterialDetail>`
    select ${MATERIAL_ROW}, t.description, t.valid_from,
      coalesce((select jsonb_agg(jsonb_build_object('item', i.item, 'indicator', i.indicator, 'linkedName', i.linked_name,
        'linkedAt', i.linked_at) order by i.indicator, i.item) from assessment.material_item i where i.material_id = t.id), '[]') as links,
      coalesce((select jsonb_agg(jsonb_build_object('number', v.number, 'sha256', v.blob, 'sm3', v.sm3, 'fileName', v.file_name,
        'mediaType', v.media_type, 'size', v.size, 'note', v.note, 'enteredName', v.entered_name, 'enteredAt', v.entered_at)
        order by v.number desc) from assessment.material_version v where v.material_id = t.id), '[]') as versions,
      coalesce((select jsonb_agg(jsonb_build_object('id', r.id, 'version', r.version, 'outcome', r.outcome, 'reason', r.reason,
        'reviewer', r.reviewer, 'at', r.reviewed_at) order by r.reviewed_at desc)
        from assessment.material_review r where r.material_id = t.id), '[]') as reviews
    from assessment.material t left join organisation.public_unit u on u.id = t.unit_id
    where t.id = coalesce((select r.material_id from assessment.material_review r where r.id = ${id}::uuid), ${id}::uuid)`.execute(
    own(tx),
  )
  return rows[0]
}

export interface StoredVersion {
  readonly version: number
  readonly region: string
  readonly unit_id: string
  readonly blob: string
  readonly file_name: string
  readonly media_type: string
  readonly size: number
}

/** One version of a material, the current one where no number is given. */
export async function findVersion(
  tx: Tx,
  id: string,
  number: number | undefined,
): Promise<StoredVersion | undefined> {
  const { rows } = await sql<StoredVersion>`
    select v.number as version, v.region, t.unit_id, v.blob, v.file_name, v.media_type, v.size from assessment.material t
      join assessment.material_version v on v.material_id = t.id and v.number = coalesce(${number ?? null}::int, t.version)
    where t.id = ${id}::uuid`.execute(own(tx))
  return rows[0]
}

export type LockedMaterial = Pick<
  MaterialRecord,
  'id' | 'region' | 'unit_id' | 'title' | 'state' | 'version' | 'file_name' | 'tags'
>

/** Locks materials for an act, in one order. */
export async function lockMaterials(tx: Tx, ids: readonly string[]): Promise<LockedMaterial[]> {
  const { rows } = await sql<LockedMaterial>`
    select id, region, unit_id, title, state, version, file_name, tags from assessment.material
    where id = any (${[...ids]}::uuid[]) order by id for update`.execute(own(tx))
  return rows
}

export interface NewMaterial {
  readonly id: string
  readonly title: string
  readonly description: string
  readonly tags: readonly string[]
  readonly validFrom: string | null
  readonly validTo: string | null
  readonly sha256: string
  readonly sm3: string
  readonly fileName: string
  readonly mediaType: string
  readonly size: number
  readonly items: readonly { readonly item: string; readonly indicator: number }[]
}

export interface Entry {
  readonly region: string
  readonly unitId: string
  readonly personId: string | null
  readonly name: string
  readonly at: Date
}

export const wordsOf = (title: string, fileName: string, tags: readonly string[]): string =>
  [title, fileName, ...tags].join(' ')

/** Materials with their first version and their items; three statements for any number. */
export async function insertMaterials(
  tx: Tx,
  materials: readonly NewMaterial[],
  entry: Entry,
): Promise<void> {
  const { region, unitId, personId, name, at } = entry
  const rows = JSON.stringify(
    materials.map((each) => ({ ...each, words: wordsOf(each.title, each.fileName, each.tags) })),
  )
  await sql`insert into assessment.material (id, region, unit_id, title, description, tags, valid_from, valid_to, state, version,
      file_name, media_type, size, entered_by, entered_name, entered_at, words)
    select id, ${region}, ${unitId}::uuid, title, description, tags, "validFrom", "validTo", 'pending', 1, "fileName", "mediaType",
      size, ${personId}::uuid, ${name}, ${at}::timestamptz, words
    from jsonb_to_recordset(${rows}::jsonb) as row(id uuid, title text, description text, tags text[], "validFrom" date,
      "validTo" date, "fileName" text, "mediaType" text, size bigint, words text)`.execute(own(tx))
  await sql`insert into assessment.material_version (material_id, number, region, blob, sm3, file_name, media_type, size,
      entered_by, entered_name, entered_at)
    select id, 1, ${region}, sha256, sm3, "fileName", "mediaType", size, ${personId}::uuid, ${name}, ${at}::timestamptz
    from jsonb_to_recordset(${rows}::jsonb) as row(id uuid, sha256 text, sm3 text, "fileName" text, "mediaType" text,
      size bigint)`.execute(own(tx))
  const links = materials.flatMap(({ id, items }) => items.map((each) => ({ ...each, id })))
  await linkItems(tx, links, { personId, name, at })
}

export interface Link {
  readonly id: string
  readonly item: string
  readonly indicator: number
}

export async function linkItems(
  tx: Tx,
  links: readonly Link[],
  by: Pick<Entry, 'personId' | 'name' | 'at'>,
): Promise<void> {
  if (links.length === 0) return
  await sql`insert into assessment.material_item (material_id, item, indicator, region, unit_id, state, valid_key, linked_by,
      linked_name, linked_at)
    select t.id, row.item, row.indicator, t.region, t.unit_id, t.state, t.valid_key, ${by.personId}::uuid, ${by.name},
      ${by.at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(links)}::jsonb) as row(id uuid, item text, indicator int)
      join assessment.material t on t.id = row.id
    on conflict do nothing`.execute(own(tx))
}

export async function unlinkItems(tx: Tx, ids: readonly string[], items: readonly string[]): Promise<void> {
  if (items.length === 0) return
  await sql`delete from assessment.material_item where material_id = any (${[...ids]}::uuid[])
    and item = any (${[...items]}::text[])`.execute(own(tx))
}

/** The next version becomes the current one, and waits for review. */
export async function insertVersion(
  tx: Tx,
  material: LockedMaterial,
  file: Pick<NewMaterial, 'sha256' | 'sm3' | 'fileName' | 'mediaType' | 'size'> & { readonly note: string },
  by: Pick<Entry, 'personId' | 'name' | 'at'>,
): Promise<number> {
  const number = material.version + 1
  await sql`insert into assessment.material_version (material_id, number, region, blob, sm3, file_name, media_type, size, note,
      entered_by, entered_name, entered_at)
    values (${material.id}::uuid, ${number}, ${material.region}, ${file.sha256}, ${file.sm3}, ${file.fileName},
      ${file.mediaType}, ${file.size}, ${file.note}, ${by.personId}::uuid, ${by.name}, ${by.at})`.execute(
    own(tx),
  )
  await sql`update assessment.material set state = 'pending', version = ${number}, file_name = ${file.fileName},
      media_type = ${file.mediaType}, size = ${file.size}, entered_by = ${by.personId}::uuid, entered_name = ${by.name},
      entered_at = ${by.at}, words = ${wordsOf(material.title, file.fileName, material.tags)}
    where id = ${material.id}::uuid`.execute(own(tx))
  return number
}

export interface Description {
  readonly title: string
  readonly description: string
  readonly tags: readonly string[]
  readonly validFrom: string | null
  readonly validTo: string | null
}

export async function describeMaterial(tx: Tx, material: LockedMaterial, about: Description): Promise<void> {
  await sql`update assessment.material set title = ${about.title}, description = ${about.description},
      tags = ${[...about.tags]}::text[], valid_from = ${about.validFrom}::date, valid_to = ${about.validTo}::date,
      words = ${wordsOf(about.title, material.file_name, about.tags)}
    where id = ${material.id}::uuid`.execute(own(tx))
}

export async function tagMaterials(
  tx: Tx,
  ids: readonly string[],
  add: readonly string[],
  remove: readonly string[],
): Promise<void> {
  await sql`update assessment.material m set tags = changed.tags,
      words = m.title || ' ' || m.file_name || coalesce(' ' || nullif(array_to_string(changed.tags, ' '), ''), '')
    from (select t.id, array(select distinct tag from unnest(t.tags || ${[...add]}::text[]) as tag
        where tag <> all (${[...remove]}::text[]) order by tag) as tags
      from assessment.material t where t.id = any (${[...ids]}::uuid[])) changed
    where m.id = changed.id`.execute(own(tx))
}

export async function setState(tx: Tx, ids: readonly string[], state: MaterialState): Promise<void> {
  await sql`update assessment.material set state = ${state} where id = any (${[...ids]}::uuid[])`.execute(
    own(tx),
  )
}

export interface NewReview {
  readonly id: string
  readonly materialId: string
  readonly version: number
  readonly region: string
}

export async function insertReviews(
  tx: Tx,
  reviews: readonly NewReview[],
  outcome: 'accepted' | 'returned',
  reason: string,
  by: Pick<Entry, 'personId' | 'name' | 'at'>,
): Promise<void> {
  await sql`insert into assessment.material_review (id, material_id, version, region, outcome, reason, reviewer, reviewer_id, reviewed_at)
    select id, "materialId", version, region, ${outcome}, ${reason}, ${by.name}, ${by.personId}::uuid, ${by.at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(reviews)}::jsonb) as row(id uuid, "materialId" uuid, version int, region text)`.execute(
    own(tx),
  )
}

/** The open matter by which the unit mends the material, if it was sent back. */
export async function findOpenMending(tx: Tx, materialId: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select r.id from assessment.material_review r join matters.public_matter m on m.id = r.id
    where r.material_id = ${materialId}::uuid and r.outcome = 'returned' and m.closed_at is null limit 1`.execute(
    own(tx),
  )
  return rows[0]?.id
}

export async function stateOfMended(tx: Tx, reviewId: string): Promise<MaterialState | undefined> {
  const { rows } = await sql<{ state: MaterialState }>`
    select t.state from assessment.material_review r join assessment.material t on t.id = r.material_id
    where r.id = ${reviewId}::uuid`.execute(own(tx))
  return rows[0]?.state
}

export interface SameRow {
  readonly place: number
  readonly by: 'content' | 'name'
  readonly id: string
  readonly title: string
  readonly file_name: string
  readonly unit_name: string | null
  readonly entered_at: Date
}

/** The first material of the region with the same content, or else of the same name, for each file. */
export async function findSame(
  tx: Tx,
  region: string,
  files: readonly { readonly fileName: string; readonly sha256: string | null }[],
): Promise<SameRow[]> {
  const rows = JSON.stringify(files.map((file, place) => ({ ...file, place })))
  const found = await sql<SameRow>`
    select row.place, hit.by, hit.id, hit.title, hit.file_name, u.name as unit_name, hit.entered_at
    from jsonb_to_recordset(${rows}::jsonb) as row(place int, "fileName" text, sha256 text)
      cross join lateral (select * from (
        (select 'content' as by, t.id, t.title, t.unit_id, v.file_name, v.entered_at from assessment.material_version v
          join assessment.material t on t.id = v.material_id
          where v.region = ${region} and v.blob = row.sha256 and t.state <> 'withdrawn' order by v.entered_at limit 1)
        union all
        (select 'name', t.id, t.title, t.unit_id, v.file_name, v.entered_at from assessment.material_version v
          join assessment.material t on t.id = v.material_id
          where v.region = ${region} and v.file_name = row."fileName" and t.state <> 'withdrawn' order by v.entered_at limit 1)
      ) either limit 1) hit
      left join organisation.public_unit u on u.id = hit.unit_id
    order by row.place`.execute(own(tx))
  return found.rows
}

export interface Grounds {
  readonly creation: { readonly edition: string; readonly edition_version: string | null } | null
  readonly units: readonly { readonly id: string; readonly name: string }[]
}

/** Which edition a region's creation is scored by, and its units; one statement. */
export async function findGrounds(tx: Tx, region: string): Promise<Grounds> {
  const { rows } = await sql<Grounds>`select
    (select jsonb_build_object('edition', c.edition, 'edition_version', c.edition_version)
      from assessment.creation c where c.region = ${region}) as creation,
    coalesce((select jsonb_agg(jsonb_build_object('id', u.id, 'name', u.name) order by u.name)
      from organisation.public_unit u where u.region = ${region} and u.closed_on is null), '[]') as units`.execute(
    own(tx),
  )
  return rows[0] ?? { creation: null, units: [] }
}

/** What one unit has entered for one item, by what it counts as. */
export interface MatrixCount {
  readonly unit_id: string
  readonly indicator: number
  readonly item: string
  readonly accepted: number
  readonly pending: number
  readonly returned: number
  readonly expired: number
}

export interface Matrix {
  readonly counts: readonly MatrixCount[]
  readonly responsibilities: readonly {
    readonly indicator: number
    readonly unit_id: string
    readonly part: 'lead' | 'responsible' | 'guiding'
  }[]
}

/** How many materials stand in each state, by unit and item, and who answers for what; one statement. */
export async function countMatrix(tx: Tx, region: string, today: string): Promise<Matrix> {
  const { rows } = await sql<Matrix>`select
    coalesce((select jsonb_agg(to_jsonb(c)) from (
      select unit_id, indicator, item, count(*) filter (where state = 'accepted' and valid_key >= ${today}::date) as accepted,
        count(*) filter (where state = 'pending' and valid_key >= ${today}::date) as pending,
        count(*) filter (where state = 'returned') as returned,
        count(*) filter (where state <> 'returned' and valid_key < ${today}::date) as expired
      from assessment.material_item where region = ${region} and state <> 'withdrawn'
      group by unit_id, indicator, item) c), '[]') as counts,
    coalesce((select jsonb_agg(jsonb_build_object('indicator', r.indicator, 'unit_id', r.unit_id, 'part', r.part))
      from assessment.responsibility r where r.region = ${region}), '[]') as responsibilities`.execute(
    own(tx),
  )
  return rows[0] ?? { counts: [], responsibilities: [] }
}
