/** SQL of what a score is computed from: the creation, figures, measures, judgements, decisions, material. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import type { StoredEvidence } from '../inputs-of.ts'

export interface CreationRow {
  readonly id: string
  readonly region: string
  readonly edition: string
  /** Null: the edition of the product with that name. */
  readonly edition_version: string | null
  readonly years: number[]
  readonly zone: string | null
  readonly started_on: string
  readonly applicant_region: string
}

/** All the evidence of a region in one statement, each part as a JSON list. */
export interface EvidenceRow extends StoredEvidence {
  readonly creation: CreationRow | null
  /** Name of a region that GB/T 2260 does not know. */
  readonly localName: string | null
  readonly materials: readonly (StoredEvidence['materials'][number] & {
    readonly fileName: string
    readonly unitName: string
  })[]
  readonly responsibilities: readonly { indicator: number; unitId: string; name: string; part: string }[]
}

/** Decimals leave as text: a JSON number would lose their last places. */
export async function loadEvidence(tx: Tx, region: string): Promise<EvidenceRow> {
  const { rows } = await sql<EvidenceRow>`select
    (select to_jsonb(c) from assessment.creation c where c.region = ${region}) as creation,
    (select l.name from organisation.public_local_region l where l.code = ${region}) as "localName",
    coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'series', f.series, 'where', f.of_where, 'year', f.year,
      'valueKind', f.value_kind, 'value', f.value::text, 'unit', f.unit, 'source', f.source)) from figures.public_figure f
      where f.region = ${region} and f.period_kind = 'year' and f.of_where <> 'parent'), '[]') as figures,
    coalesce((select jsonb_agg(jsonb_build_object('measure', m.measure, 'year', m.year, 'numerator', m.numerator::text,
      'denominator', m.denominator::text, 'amount', m.amount::text, 'source', m.source))
      from assessment.measure_entry m where m.region = ${region} and not m.superseded), '[]') as measures,
    coalesce((select jsonb_agg(jsonb_build_object('item', j.item, 'score', j.score::text, 'reviewer', j.reviewer,
      'on', j.judged_on, 'reason', j.reason, 'materials', j.materials))
      from assessment.judgement j where j.region = ${region} and not j.superseded), '[]') as judgements,
    coalesce((select jsonb_agg(jsonb_build_object('item', d.item, 'state', d.state, 'by', d.decided_by, 'on', d.decided_on,
      'reason', d.reason)) from assessment.decision d where d.region = ${region} and not d.superseded and d.state <> 'open'), '[]') as decisions,
    coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'item', i.item, 'title', a.title, 'fileName', a.file_name,
      'state', a.state, 'validTo', a.valid_to, 'unitName', u.name) order by a.entered_at, a.id)
      from assessment.material_item i join assessment.material a on a.id = i.material_id
      left join organisation.public_unit u on u.id = a.unit_id
      where i.region = ${region} and a.state <> 'withdrawn'), '[]') as materials,
    coalesce((select jsonb_agg(jsonb_build_object('indicator', r.indicator, 'unitId', r.unit_id, 'name', u.name, 'part', r.part)
      order by r.indicator, r.part, u.name) from assessment.responsibility r
      join organisation.public_unit u on u.id = r.unit_id where r.region = ${region}), '[]') as responsibilities`.execute(
    tx.as<unknown>(),
  )
  const row = rows[0]
  if (row === undefined) throw new Error('a select without from gives one row')
  return row
}

export async function findCreation(tx: Tx, region: string) {
  const { rows } = await sql<Pick<CreationRow, 'edition' | 'edition_version'>>`
    select edition, edition_version from assessment.creation where region = ${region}`.execute(
    tx.as<unknown>(),
  )
  return rows[0]
}

export interface NewCreation {
  readonly id: string
  readonly region: string
  readonly edition: string
  readonly zone: string | null
  readonly startedOn: string
  readonly applicantRegion: string
}

export async function insertCreation(tx: Tx, creation: NewCreation): Promise<void> {
  await sql`insert into assessment.creation (id, region, edition, zone, started_on, applicant_region) values (${creation.id},
    ${creation.region}, ${creation.edition}, ${creation.zone}, ${creation.startedOn}::date, ${creation.applicantRegion})
    on conflict (region) do nothing`.execute(tx.as<unknown>())
}

export interface NewMeasureEntry {
  readonly id: string
  readonly region: string
  readonly measure: string
  readonly year: number
  readonly numerator: string | null
  readonly denominator: string | null
  readonly amount: string | null
  readonly source: string
  readonly enteredBy: string | null
  readonly enteredName: string
  readonly at: Date
}

/** The newest entry counts; what it replaces stays as it was. */
export async function insertMeasureEntry(tx: Tx, entry: NewMeasureEntry): Promise<void> {
  await sql`update assessment.measure_entry set superseded = true
    where region = ${entry.region} and measure = ${entry.measure} and year = ${entry.year} and not superseded`.execute(
    tx.as<unknown>(),
  )
  await sql`insert into assessment.measure_entry (id, region, measure, year, numerator, denominator, amount, source,
      entered_by, entered_name, entered_at)
    values (${entry.id}, ${entry.region}, ${entry.measure}, ${entry.year}, ${entry.numerator}, ${entry.denominator},
      ${entry.amount}, ${entry.source}, ${entry.enteredBy}, ${entry.enteredName}, ${entry.at})`.execute(
    tx.as<unknown>(),
  )
}

export interface NewJudgement {
  readonly id: string
  readonly region: string
  readonly item: string
  readonly score: string
  readonly reviewer: string
  readonly reviewerId: string | null
  readonly on: string
  readonly reason: string
  readonly materials: readonly string[]
  readonly at: Date
}

export async function insertJudgement(tx: Tx, judgement: NewJudgement): Promise<void> {
  await sql`update assessment.judgement set superseded = true
    where region = ${judgement.region} and item = ${judgement.item} and not superseded`.execute(
    tx.as<unknown>(),
  )
  await sql`insert into assessment.judgement (id, region, item, score, reviewer, reviewer_id, judged_on, reason, materials, entered_at)
    values (${judgement.id}, ${judgement.region}, ${judgement.item}, ${judgement.score}, ${judgement.reviewer},
      ${judgement.reviewerId}, ${judgement.on}::date, ${judgement.reason}, ${judgement.materials}::uuid[], ${judgement.at})`.execute(
    tx.as<unknown>(),
  )
}

export interface NewDecision {
  readonly id: string
  readonly region: string
  readonly item: string
  readonly state: string
  readonly by: string
  readonly byId: string | null
  readonly on: string
  readonly reason: string
  readonly at: Date
}

export async function insertDecision(tx: Tx, decision: NewDecision): Promise<void> {
  await sql`update assessment.decision set superseded = true
    where region = ${decision.region} and item = ${decision.item} and not superseded`.execute(
    tx.as<unknown>(),
  )
  await sql`insert into assessment.decision (id, region, item, state, decided_by, decided_by_id, decided_on, reason, entered_at)
    values (${decision.id}, ${decision.region}, ${decision.item}, ${decision.state}, ${decision.by}, ${decision.byId},
      ${decision.on}::date, ${decision.reason}, ${decision.at})`.execute(tx.as<unknown>())
}
