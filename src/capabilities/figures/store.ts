/** SQL of the figures schema. */
import { sql } from 'kysely'
import type { Tx } from '../../platform/db/database.ts'
import type { FigureRow } from './contract.ts'

interface FigureTable {
  id: string
  region: string
  series: string
  of_where: 'local' | 'national'
  year: number
  value: string
  unit: string
  source: string
  unit_id: string | null
  entered_by: string | null
  entered_name: string
  entered_at: Date
  replaced_by: string | null
  reason: string
}

const db = (tx: Tx) => tx.as<{ 'figures.figure': FigureTable }>()

function toFigure(row: FigureTable): FigureRow {
  return {
    id: row.id,
    region: row.region,
    series: row.series,
    where: row.of_where,
    year: row.year,
    value: row.value,
    unit: row.unit,
    source: row.source,
    enteredName: row.entered_name,
    enteredAt: row.entered_at.toISOString(),
    reason: row.reason,
    current: row.replaced_by === null,
  }
}

/** Figures in force of a region; the series of one assessment are a few hundred rows. */
export async function listFigures(tx: Tx, region: string, series?: string): Promise<FigureRow[]> {
  const rows = await db(tx)
    .selectFrom('figures.figure')
    .selectAll()
    .where('region', '=', region)
    .where('replaced_by', 'is', null)
    .$if(series !== undefined, (query) => query.where('series', '=', series ?? ''))
    .orderBy('series')
    .orderBy('of_where')
    .orderBy('year')
    .execute()
  return rows.map(toFigure)
}

export interface FigureKey {
  readonly region: string
  readonly series: string
  readonly where: 'local' | 'national'
  readonly year: number
}

export async function listRevisions(tx: Tx, key: FigureKey): Promise<FigureRow[]> {
  const rows = await db(tx)
    .selectFrom('figures.figure')
    .selectAll()
    .where('region', '=', key.region)
    .where('series', '=', key.series)
    .where('of_where', '=', key.where)
    .where('year', '=', key.year)
    .orderBy(sql`replaced_by is null`, 'desc')
    .orderBy('entered_at', 'desc')
    .orderBy('id')
    .limit(200)
    .execute()
  return rows.map(toFigure)
}

/** The value in force, held against a second revision at the same time. */
export async function lockCurrent(tx: Tx, key: FigureKey): Promise<FigureTable | undefined> {
  return await db(tx)
    .selectFrom('figures.figure')
    .selectAll()
    .where('region', '=', key.region)
    .where('series', '=', key.series)
    .where('of_where', '=', key.where)
    .where('year', '=', key.year)
    .where('replaced_by', 'is', null)
    .forUpdate()
    .executeTakeFirst()
}

export type NewFigure = Omit<FigureTable, 'replaced_by'>

/** Enters values; each replaces the one named, in one statement, so that a value is always in force. */
export async function insertFigure(tx: Tx, figure: NewFigure, replaces: string | undefined): Promise<void> {
  if (replaces !== undefined) {
    // The new row is not there yet: point to itself first, so that the unique index has room.
    await sql`update figures.figure set replaced_by = ${replaces}::uuid where id = ${replaces}::uuid`.execute(
      db(tx),
    )
  }
  await db(tx)
    .insertInto('figures.figure')
    .values({ ...figure, replaced_by: null })
    .execute()
  if (replaces !== undefined) {
    await db(tx)
      .updateTable('figures.figure')
      .set({ replaced_by: figure.id })
      .where('id', '=', replaces)
      .execute()
  }
}
