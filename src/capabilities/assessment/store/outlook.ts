/** SQL of what the outlook needs beside the evidence: efforts, margins, scenarios, open tasks, and how tasks went. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import type { RiskMarginsAnswer } from '../contract.ts'
import type { Change } from '../outlook/index.ts'

const db = (tx: Tx) => tx.as<unknown>()

export interface OutlookRow {
  readonly efforts: {
    readonly key: string
    readonly days: string | null
    readonly reachable: boolean | null
    readonly note: string
  }[]
  readonly margins: RiskMarginsAnswer | null
  readonly scenarios: {
    readonly id: string
    readonly name: string
    readonly changes: Change[]
    readonly keptName: string
    readonly keptAt: string
  }[]
  readonly tasks: {
    readonly id: string
    readonly title: string
    readonly unitId: string | null
    readonly unitName: string
    readonly dueOn: string | null
    readonly progress: number
    readonly indicators: number[]
    readonly effortDays: string | null
  }[]
  readonly past: { readonly unitId: string; readonly dueOn: string; readonly closedOn: string }[]
}

/** Closed tasks that a unit's usual delay is read from. */
const PAST_MAX = 1000
const TASKS_MAX = 2000
const SCENARIOS_MAX = 100

/** All of it in one statement, each part as a JSON list. */
export async function loadOutlook(tx: Tx, region: string): Promise<OutlookRow> {
  const { rows } = await sql<OutlookRow>`select
    coalesce((select jsonb_agg(jsonb_build_object('key', e.key, 'days', e.days::text, 'reachable', e.reachable, 'note', e.note)
      order by e.key) from assessment.effort e where e.region = ${region}), '[]') as efforts,
    (select r.margins from assessment.risk_margins r where r.region = ${region}) as margins,
    coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name, 'changes', s.changes, 'keptName', s.kept_name,
      'keptAt', s.kept_at) order by s.kept_at desc) from (select * from assessment.scenario
        where region = ${region} and removed_at is null order by kept_at desc limit ${SCENARIOS_MAX}) s), '[]') as scenarios,
    coalesce((select jsonb_agg(o) from (select t.id, m.title, m.unit_id as "unitId", coalesce(u.name, '') as "unitName",
        m.due_on as "dueOn", t.progress, t.indicators, t.effort_days::text as "effortDays"
      from assessment.task t join matters.public_matter m on m.id = t.id
        left join organisation.public_unit u on u.id = m.unit_id
      where m.region = ${region} and t.region = ${region} and m.closed_at is null and cardinality(t.indicators) > 0
      order by m.due_on, t.id limit ${TASKS_MAX}) o), '[]') as tasks,
    coalesce((select jsonb_agg(p) from (select m.unit_id as "unitId", m.due_on as "dueOn",
        (m.closed_at at time zone 'Asia/Shanghai')::date as "closedOn"
      from matters.public_matter m
      where m.region = ${region} and m.procedure = 'assessment.task' and m.closed_at is not null and m.due_on is not null
        and m.unit_id is not null order by m.closed_at desc limit ${PAST_MAX}) p), '[]') as past`.execute(
    db(tx),
  )
  const row = rows[0]
  if (row === undefined) throw new Error('a select without from gives one row')
  return row
}

interface By {
  readonly by: string | null
  readonly byName: string
  readonly at: Date
}

export async function saveEffort(
  tx: Tx,
  effort: By & {
    readonly region: string
    readonly key: string
    readonly days: string | null
    readonly reachable: boolean | null
    readonly note: string
  },
): Promise<void> {
  await sql`insert into assessment.effort (region, key, days, reachable, note, entered_by, entered_name, entered_at)
    values (${effort.region}, ${effort.key}, ${effort.days}, ${effort.reachable}, ${effort.note}, ${effort.by},
      ${effort.byName}, ${effort.at})
    on conflict (region, key) do update set days = excluded.days, reachable = excluded.reachable, note = excluded.note,
      entered_by = excluded.entered_by, entered_name = excluded.entered_name, entered_at = excluded.entered_at`.execute(
    db(tx),
  )
}

export async function saveRiskMargins(
  tx: Tx,
  row: By & { readonly region: string; readonly margins: unknown },
) {
  await sql`insert into assessment.risk_margins (region, margins, set_by, set_name, set_at)
    values (${row.region}, ${JSON.stringify(row.margins)}::jsonb, ${row.by}, ${row.byName}, ${row.at})
    on conflict (region) do update set margins = excluded.margins, set_by = excluded.set_by,
      set_name = excluded.set_name, set_at = excluded.set_at`.execute(db(tx))
}

export async function insertScenario(
  tx: Tx,
  scenario: By & {
    readonly id: string
    readonly region: string
    readonly name: string
    readonly changes: unknown
  },
): Promise<void> {
  await sql`insert into assessment.scenario (id, region, name, changes, kept_by, kept_name, kept_at)
    values (${scenario.id}, ${scenario.region}, ${scenario.name}, ${JSON.stringify(scenario.changes)}::jsonb,
      ${scenario.by}, ${scenario.byName}, ${scenario.at})`.execute(db(tx))
}

export async function findScenario(tx: Tx, id: string): Promise<{ readonly region: string } | undefined> {
  const { rows } = await sql<{ region: string }>`select region from assessment.scenario
    where id = ${id}::uuid and removed_at is null`.execute(db(tx))
  return rows[0]
}

export async function removeScenario(tx: Tx, id: string, at: Date): Promise<void> {
  await sql`update assessment.scenario set removed_at = ${at} where id = ${id}::uuid`.execute(db(tx))
}
