/** SQL of score snapshots: written once, never changed; read by day. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'

const db = (tx: Tx) => tx.as<unknown>()

export interface PointsRow {
  readonly sure: string
  readonly possible: string
}

export interface NewSnapshot extends PointsRow {
  readonly id: string
  readonly region: string
  readonly day: string
  readonly at: Date
  readonly reason: 'daily' | 'review'
  readonly edition: string
  readonly editionVersion: string | null
  readonly verdict: string
  readonly options: unknown
  readonly groups: Readonly<Record<string, PointsRow>>
  readonly indicators: Readonly<Record<number, PointsRow>>
  readonly documents: {
    readonly edition: { readonly sha256: string; readonly text: string }
    readonly inputs: { readonly sha256: string; readonly text: string }
  }
}

/** Documents and snapshot in two statements. A second daily snapshot of a day is left out: a job may run twice. */
export async function insertSnapshot(tx: Tx, snapshot: NewSnapshot): Promise<void> {
  const { edition, inputs } = snapshot.documents
  await sql`insert into assessment.score_document (region, sha256, body)
    values (${snapshot.region}, ${edition.sha256}, ${edition.text}::jsonb), (${snapshot.region}, ${inputs.sha256}, ${inputs.text}::jsonb)
    on conflict do nothing`.execute(db(tx))
  await sql`insert into assessment.score_snapshot (id, region, day, taken_at, reason, edition, edition_version, edition_sha256,
      inputs_sha256, options, sure, possible, verdict, groups, indicators)
    values (${snapshot.id}, ${snapshot.region}, ${snapshot.day}::date, ${snapshot.at}, ${snapshot.reason}, ${snapshot.edition},
      ${snapshot.editionVersion}::uuid, ${edition.sha256}, ${inputs.sha256}, ${JSON.stringify(snapshot.options)}::jsonb,
      ${snapshot.sure}, ${snapshot.possible}, ${snapshot.verdict}, ${JSON.stringify(snapshot.groups)}::jsonb,
      ${JSON.stringify(snapshot.indicators)}::jsonb)
    on conflict do nothing`.execute(db(tx))
}

/** Regions with a creation, for the daily job. */
export async function listCreationRegions(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{
    region: string
  }>`select region from assessment.creation order by region`.execute(db(tx))
  return rows.map((row) => row.region)
}

export interface TrendRow extends PointsRow {
  readonly day: string
  readonly verdict: 'passes' | 'fails' | 'undecided'
  readonly edition: string
  readonly groups: Readonly<Record<string, PointsRow>>
}

/** The last snapshot of each day between two days, with one indicator where it is asked for. */
export async function listTrend(
  tx: Tx,
  region: string,
  { from, to }: { readonly from: string; readonly to: string },
  indicator: number | undefined,
): Promise<(TrendRow & { readonly indicator: PointsRow | null })[]> {
  const { rows } = await sql<
    TrendRow & { indicator: PointsRow | null }
  >`select distinct on (day) day::text, sure::text,
      possible::text, verdict, edition, groups, indicators -> ${String(indicator ?? '')}::text as indicator
    from assessment.score_snapshot where region = ${region} and day between ${from}::date and ${to}::date
    order by day, taken_at desc`.execute(db(tx))
  return rows
}

export interface SnapshotRow extends TrendRow {
  readonly takenAt: string
  readonly reason: 'daily' | 'review'
  readonly editionVersion: string | null
  readonly options: unknown
  readonly indicators: Readonly<Record<string, PointsRow>>
  readonly editionContent: unknown
  readonly inputs: unknown
}

/** The last snapshot on or before each of the days, with the documents behind it, in the order of the days. */
export async function findSnapshots(
  tx: Tx,
  region: string,
  days: readonly string[],
): Promise<(SnapshotRow | undefined)[]> {
  const { rows } = await sql<
    SnapshotRow & { asked: string }
  >`select asked.day::text as asked, s.day::text, s.sure::text,
      s.possible::text, s.verdict, s.edition, s.groups, s.taken_at as "takenAt", s.reason,
      s.edition_version as "editionVersion", s.options, s.indicators, e.body as "editionContent", i.body as inputs
    from (select unnest(${days}::date[]) as day) asked
    cross join lateral (select * from assessment.score_snapshot
      where region = ${region} and day <= asked.day order by day desc, taken_at desc limit 1) s
    join assessment.score_document e on e.region = s.region and e.sha256 = s.edition_sha256
    join assessment.score_document i on i.region = s.region and i.sha256 = s.inputs_sha256`.execute(db(tx))
  return days.map((day) => rows.find((row) => row.asked === day))
}
