/** SQL of figures: values in force, drafts, revisions; many are read and written by one statement each. */
import { sql } from 'kysely'
import type { FigureWhere } from '../../../kernel/series.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { FigureRow } from '../contract.ts'
import type { PeriodKind, ValueKind } from '../domain.ts'

interface FigureTable {
  id: string
  region: string
  series: string
  of_where: FigureWhere
  period_kind: PeriodKind
  period: string
  year: number
  value_kind: ValueKind
  value: string
  unit: string
  source: string
  state: 'draft' | 'published' | 'withdrawn'
  unit_id: string | null
  entered_by: string | null
  entered_name: string
  entered_at: Date
  published_by: string | null
  published_name: string | null
  published_at: Date | null
  replaced_by: string | null
  reason: string
  document_blob: string | null
  document_name: string | null
  document_type: string | null
}

const db = (tx: Tx) => tx.as<{ 'figures.figure': FigureTable }>()

export function toFigure(row: FigureTable): FigureRow {
  return {
    id: row.id,
    region: row.region,
    series: row.series,
    where: row.of_where,
    periodKind: row.period_kind,
    period: row.period,
    year: row.year,
    valueKind: row.value_kind,
    value: row.value,
    unit: row.unit,
    source: row.source,
    state: row.state,
    current: row.replaced_by === null,
    reason: row.reason,
    enteredBy: row.entered_by,
    enteredName: row.entered_name,
    enteredAt: row.entered_at.toISOString(),
    publishedName: row.published_name,
    publishedAt: row.published_at === null ? null : row.published_at.toISOString(),
    document: row.document_name,
  }
}

/** Figures in force of a region, with its drafts where asked; the series of one assessment are some hundred rows. */
export async function listFigures(
  tx: Tx,
  region: string,
  options: { readonly series?: string | undefined; readonly withDrafts?: boolean } = {},
): Promise<FigureRow[]> {
  const states = options.withDrafts ? (['published', 'draft'] as const) : (['published'] as const)
  const rows = await db(tx)
    .selectFrom('figures.figure')
    .selectAll()
    .where('region', '=', region)
    .where('replaced_by', 'is', null)
    .where('state', 'in', states)
    .$if(options.series !== undefined, (query) => query.where('series', '=', options.series ?? ''))
    .orderBy('series')
    .orderBy('of_where')
    .orderBy('period')
    .orderBy('value_kind', 'desc')
    .execute()
  return rows.map(toFigure)
}

/** What one figure is known by. */
export interface FigureKey {
  readonly region: string
  readonly series: string
  readonly where: FigureWhere
  readonly period: string
  readonly valueKind: ValueKind
}

export const keyText = (key: FigureKey): string =>
  `${key.region} ${key.series} ${key.where} ${key.period} ${key.valueKind}`

export async function listRevisions(tx: Tx, key: FigureKey): Promise<FigureRow[]> {
  const rows = await db(tx)
    .selectFrom('figures.figure')
    .selectAll()
    .where('region', '=', key.region)
    .where('series', '=', key.series)
    .where('of_where', '=', key.where)
    .where('period', '=', key.period)
    .where('value_kind', '=', key.valueKind)
    .orderBy(sql`replaced_by is null`, 'desc')
    .orderBy('entered_at', 'desc')
    .orderBy('id')
    .limit(200)
    .execute()
  return rows.map(toFigure)
}

/** What stands under these keys; `lock` holds it against a second revision at the same time. */
export async function findStanding(
  tx: Tx,
  keys: readonly FigureKey[],
  lock: 'lock' | 'look',
): Promise<FigureRow[]> {
  const { rows } = await sql<FigureTable>`
    select f.* from figures.figure f
    join jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as key(region text, series text, "where" text, period text, "valueKind" text)
      on f.region = key.region and f.series = key.series and f.of_where = key.where and f.period = key.period
      and f.value_kind = key."valueKind"
    where f.replaced_by is null and f.state <> 'withdrawn'
    order by f.id ${lock === 'lock' ? sql`for update of f` : sql``}`.execute(tx.as<unknown>())
  return rows.map(toFigure)
}

export interface NewFigure extends FigureKey {
  readonly id: string
  readonly periodKind: PeriodKind
  readonly year: number
  readonly value: string
  readonly unit: string
  readonly source: string
  readonly reason: string
  readonly state: 'draft' | 'published'
  readonly unitId: string | null
  readonly by: string | null
  readonly byName: string
  readonly at: Date
  /** Figures that this one takes the place of. */
  readonly replaces: readonly string[]
}

/** Enters values, each in the place of those it replaces, in three statements for any number. */
export async function insertFigures(tx: Tx, figures: readonly NewFigure[]): Promise<void> {
  const replaced = figures.flatMap(({ id, replaces }) => replaces.map((old) => ({ old, id })))
  const point = async (pairs: readonly { old: string; id: string }[]) => {
    if (pairs.length === 0) return
    await sql`update figures.figure f set replaced_by = pair.id
      from unnest(${pairs.map(({ old }) => old)}::uuid[], ${pairs.map(({ id }) => id)}::uuid[]) as pair (old, id)
      where f.id = pair.old`.execute(tx.as<unknown>())
  }
  // The new rows are not there yet: the old ones point to themselves first, so that the unique index has room.
  await point(replaced.map(({ old }) => ({ old, id: old })))
  await sql`insert into figures.figure (id, region, series, of_where, period_kind, period, year, value_kind, value, unit, source,
      reason, state, unit_id, entered_by, entered_name, entered_at, published_by, published_name, published_at)
    select id, region, series, "where", "periodKind", period, year, "valueKind", value, unit, source, reason, state, "unitId",
      by, "byName", at, case state when 'published' then by end, case state when 'published' then "byName" end,
      case state when 'published' then at end
    from jsonb_to_recordset(${JSON.stringify(figures)}::jsonb) as row(id uuid, region text, series text, "where" text,
      "periodKind" text, period text, year integer, "valueKind" text, value numeric, unit text, source text, reason text,
      state text, "unitId" uuid, by uuid, "byName" text, at timestamptz)`.execute(tx.as<unknown>())
  await point(replaced)
}

export type FoundFigure = FigureRow & {
  readonly unitId: string | null
  readonly blob: string | null
  readonly mediaType: string | null
}

/** The figures with these ids that are visible, held until the transaction ends where asked. */
export async function findFigures(
  tx: Tx,
  ids: readonly string[],
  lock: 'lock' | 'look',
): Promise<FoundFigure[]> {
  const rows = await db(tx)
    .selectFrom('figures.figure')
    .selectAll()
    .where('id', 'in', ids)
    .orderBy('id')
    .$if(lock === 'lock', (query) => query.forUpdate())
    .execute()
  return rows.map((row) => ({
    ...toFigure(row),
    unitId: row.unit_id,
    blob: row.document_blob,
    mediaType: row.document_type,
  }))
}

export interface Publishing {
  readonly id: string
  readonly replaces: string | null
  readonly reason: string
}

/** Drafts come into force, each in the place of the value it replaces. */
export async function publishDrafts(
  tx: Tx,
  drafts: readonly Publishing[],
  by: { readonly id: string | null; readonly name: string; readonly at: Date },
): Promise<void> {
  const list = JSON.stringify(drafts)
  await sql`update figures.figure f set replaced_by = draft.id
    from jsonb_to_recordset(${list}::jsonb) as draft(id uuid, replaces uuid) where f.id = draft.replaces`.execute(
    tx.as<unknown>(),
  )
  await sql`update figures.figure f set state = 'published', reason = draft.reason, published_by = ${by.id}::uuid,
      published_name = ${by.name}, published_at = ${by.at}
    from jsonb_to_recordset(${list}::jsonb) as draft(id uuid, reason text) where f.id = draft.id`.execute(
    tx.as<unknown>(),
  )
}

export async function withdrawDraft(tx: Tx, id: string): Promise<void> {
  await db(tx).updateTable('figures.figure').set({ state: 'withdrawn' }).where('id', '=', id).execute()
}

export async function setDocument(
  tx: Tx,
  id: string,
  document: { readonly blob: string; readonly name: string; readonly type: string },
): Promise<void> {
  await db(tx)
    .updateTable('figures.figure')
    .set({ document_blob: document.blob, document_name: document.name, document_type: document.type })
    .where('id', '=', id)
    .execute()
}
