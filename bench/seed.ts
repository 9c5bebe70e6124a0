/** Rows in the quantities of the limits, written behind the services but as the services would have written them. */
import type { OwnInstance } from '../src/app/testing/own-instance.ts'

const TASKS = 100_000

/**
 * Creation tasks over the units of the made-up city: 60 % in progress, 15 % assigned, 5 % submitted, 20 % closed,
 * due between a year ago and a year ahead. Each with its matter, its events and one share.
 */
export async function seedTasks(instance: OwnInstance, count = TASKS): Promise<void> {
  // Built at once they take seconds, row by row minutes.
  const indexes = await instance.query<{ name: string; definition: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition
      from pg_index join pg_class on oid = indexrelid
      where relam = (select oid from pg_am where amname = 'gin')
        and indrelid in ('matters.matter'::regclass, 'assessment.task'::regclass)`,
  )
  for (const { name } of indexes) await instance.query(`drop index ${name}`)
  await instance.query(
    `create temporary table seed as
      select gen_random_uuid() as id, u.id as unit_id, u.region, g as number,
        case when dice < 12 then 'inProgress' when dice < 15 then 'assigned' when dice < 16 then 'submitted'
          else 'closed' end as state,
        (select id from organisation.person where account = 'creation') as opener,
        current_date - 365 + (g * 7919) % 730 as due_on,
        now() - interval '300 days' + g % 1000 * interval '1 minute' as opened_at,
        '第' || g || '项 ' || (array['推进网络交易监测体系建设', '完善平台企业合规指引', '开展直播营销专项整治',
          '健全消费维权联动机制', '培育绿色网络市场', '提升电子商务进农村水平', '落实网店亮照亮证',
          '加强网络集中促销监管'])[1 + g % 8] as title,
        (array['进一步', '持续', '深入', '全面'])[1 + g % 4] || '落实方案要求，明确责任单位与完成时限，按月报告进展，编号' ||
          md5(g::text) || '。' as content
      from generate_series(1, $1) g
        cross join lateral (select abs(hashint4(g)) % 20 as dice) chance
        join (select id, region, row_number() over (order by id) - 1 as place, count(*) over () as total
          from organisation.unit) u on u.place = g % u.total`,
    [count],
  )
  await instance.query(
    `insert into matters.matter (id, region, unit_id, procedure, version, read_permission, state, waits_for, title,
        reference, opened_at, opened_by, given_due_on, due_on, due_limit, moved_at, closed_at, closed_late)
      select id, region, unit_id, 'assessment.task', 1, 'assessment.read', state,
        case state when 'submitted' then 'sender' when 'closed' then null else 'handler' end, title, '', opened_at,
        opener, due_on, due_on, 'complete', opened_at, case state when 'closed' then opened_at end,
        case state when 'closed' then false end
      from seed`,
  )
  await instance.query(
    `insert into matters.event (id, matter_id, region, at, person_id, actor_name, kind, step, from_state, to_state)
      select gen_random_uuid(), id, region, opened_at, opener, 'bench', 'opened', null, null, 'assigned' from seed
      union all select gen_random_uuid(), id, region, opened_at + interval '1 day', opener, 'bench', 'step', 'start',
        'assigned', 'inProgress' from seed where state <> 'assigned'
      union all select gen_random_uuid(), id, region, opened_at + interval '2 days', opener, 'bench', 'step', 'submit',
        'inProgress', 'submitted' from seed where state in ('submitted', 'closed')
      union all select gen_random_uuid(), id, region, opened_at + interval '3 days', opener, 'bench', 'step', 'accept',
        'submitted', 'accepted' from seed where state = 'closed'
      union all select gen_random_uuid(), id, region, opened_at + interval '4 days', opener, 'bench', 'step', 'close',
        'accepted', 'closed' from seed where state = 'closed'`,
  )
  await instance.query(
    `insert into matters.share (matter_id, region, unit_id, part)
      select seed.id, seed.region, u.id, 'supporting' from seed
        join (select id, row_number() over (order by id) - 1 as place, count(*) over () as total
          from organisation.unit) u on u.place = (seed.number * 7 + 3) % u.total
      where u.id <> seed.unit_id`,
  )
  await instance.query(
    `insert into assessment.task (id, region, number, title, section, content, progress, indicators, due_on, effort_days)
      select id, region, number, title, '第' || number % 9 || '章', content, number % 100, array[1 + number % 41], due_on,
        5 + number % 40 from seed`,
  )
  await instance.query(
    `insert into assessment.milestone (id, region, task_id, title, due_on, done_on)
      select gen_random_uuid(), region, id, '中期自查', due_on - 60, case when number % 3 <> 0 then due_on - 65 end from seed`,
  )
  await instance.query('drop table seed')
  for (const { definition } of indexes) await instance.query(definition)
}

/** Entries of the ledger about the same people and regions, sealed or not as the benchmark wants. */
export async function seedEntries(instance: OwnInstance, count: number): Promise<void> {
  await instance.query(
    `create or replace function pg_temp.id_of(n integer) returns uuid language sql as
      $$ select overlay(overlay(md5(n::text) placing '4' from 13) placing '8' from 17)::uuid $$`,
  )
  await instance.query(
    `insert into audit.entry (id, actor_kind, actor_id, session_id, action, subject_type, subject_id, region, unit_id,
        at, details)
      select (lpad(to_hex(g), 12, '0') || '7' || substr(md5(g::text), 1, 3) || '8' || substr(md5(g::text), 4, 15))::uuid, 'officer', p.id, pg_temp.id_of(g / 100),
        (array['matters.stepTaken', 'assessment.figureEntered', 'matters.opened', 'matters.assigned'])[1 + g % 4],
        'assessment.task', pg_temp.id_of(g % 50000), p.region, p.unit_id,
        now() - interval '400 days' + g * interval '34 seconds',
        json_build_object('step', 'report', 'from', 'inProgress', 'to', 'inProgress', 'count', g)
      from generate_series(1, $1) g
        join (select id, region, unit_id, row_number() over (order by id) - 1 as place, count(*) over () as total
          from organisation.person) p on p.place = g % p.total`,
    [count],
  )
}

/** What autovacuum would have done by the time that so many rows had gathered. */
export async function settle(instance: OwnInstance): Promise<void> {
  await instance.query('vacuum analyze')
  await instance.query('checkpoint')
}

/** Materials over the units of the made-up city and its counties, each of one item; 5 % returned, a tenth expired. */
export async function seedMaterials(instance: OwnInstance, count: number): Promise<void> {
  const indexes = await instance.query<{ name: string; definition: string }>(
    `select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition
      from pg_index join pg_class on oid = indexrelid
      where relam = (select oid from pg_am where amname = 'gin') and indrelid = 'assessment.material'::regclass`,
  )
  for (const { name } of indexes) await instance.query(`drop index ${name}`)
  await instance.query(
    `insert into assessment.material (id, region, unit_id, title, tags, valid_to, state, version, file_name, media_type, size,
        entered_by, entered_name, entered_at, words)
      select gen_random_uuid(), u.region, u.id, title, tags,
        case when g % 10 < 6 then null else current_date - 40 + (g * 7919) % 400 end,
        case when dice < 1 then 'returned' when dice < 4 then 'pending' else 'accepted' end, 1, title || '.pdf',
        'application/pdf', 10000 + g, (select id from organisation.person where account = 'liaison' and g % 50 = 0), '甲某',
        date_trunc('milliseconds', now()) - g * interval '7 minutes', title || ' ' || title || '.pdf ' || array_to_string(tags, ' ')
      from generate_series(1, $1) g
        cross join lateral (select abs(hashint4(g)) % 20 as dice,
          '第' || g || '号 ' || (array['会议纪要', '正式文件', '统计台账', '现场照片'])[1 + g % 4] as title,
          array[(array['工作台账', '年度考核', '宣传材料'])[1 + g % 3], '专项' || g % 2000] as tags) made
        join (select id, region, row_number() over (order by id) - 1 as place, count(*) over () as total
          from organisation.unit) u on u.place = g % u.total`,
    [count],
  )
  await instance.query(
    `insert into assessment.material_version (material_id, number, region, blob, sm3, file_name, media_type, size,
        entered_name, entered_at)
      select id, 1, region, encode(sha256(id::text::bytea), 'hex'), '', file_name, media_type, size, entered_name, entered_at
      from assessment.material`,
  )
  await instance.query(
    `insert into assessment.material_item (material_id, item, indicator, region, unit_id, state, valid_key, linked_name, linked_at)
      select id, indicator || '.' || 1 + size % 3, indicator, region, unit_id, state, valid_key, entered_name, entered_at
      from (select *, 10 + (size % 31)::int as indicator from assessment.material) m`,
  )
  for (const { definition } of indexes) await instance.query(definition)
}
