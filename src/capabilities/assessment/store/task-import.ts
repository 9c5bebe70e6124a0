/** SQL of an import of tasks: what the rows are compared with. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import type { StandingTask } from '../task-import.ts'

/** Two imports of one region wait for each other, so that neither brings a task twice. */
export async function holdImport(tx: Tx, region: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('assessment.task_import ' || ${region}))`.execute(
    tx.as<unknown>(),
  )
}

export async function listStages(tx: Tx, region: string): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select s.id, s.name from assessment.stage s where s.region = ${region} order by s.plan_id, s.position`.execute(
    tx.as<unknown>(),
  )
  return rows
}

/** Tasks of the region that bear one of the titles, those withdrawn left out; one statement. */
export async function listTasksCalled(
  tx: Tx,
  region: string,
  titles: readonly string[],
): Promise<StandingTask[]> {
  const { rows } = await sql<StandingTask>`
    select t.id, t.number, m.title, t.section, t.content, m.unit_id as "unitId", t.stage_id as "stageId", t.indicators,
      t.start_on as "startOn", coalesce(t.start_on, (m.opened_at at time zone 'Asia/Shanghai')::date) as "shownStartOn",
      t.due_on as "dueOn", t.effort_days::text as "effortDays", t.priority,
      coalesce((select jsonb_agg(distinct w.unit_id) from matters.public_share w
        where w.matter_id = t.id and w.part not in ('supervising', 'holder', 'former')), '[]'::jsonb) as "supportingUnitIds",
      coalesce((select jsonb_agg(jsonb_build_object('title', k.title, 'dueOn', k.due_on))
        from assessment.milestone k where k.task_id = t.id), '[]'::jsonb) as milestones
    from assessment.task t join matters.public_matter m on m.id = t.id
    where t.region = ${region} and t.title = any (${[...titles]}::text[]) and m.state <> 'withdrawn'`.execute(
    tx.as<unknown>(),
  )
  return rows
}
