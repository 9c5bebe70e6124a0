-- Every statement that the tests of monitoring sent, written by tools/queries.ts; not edited by hand.

-- store/facts.ts deleteName
delete from monitoring.protected_name where id = $1;

-- store/facts.ts findRegionFacts
select coalesce((select jsonb_agg(jsonb_build_object('name', name, 'holder', holder) order by name) from monitoring.protected_name where region = $1), '[]') as names, (select l.name from organisation.public_local_region l where l.code = $2) as local_name;

-- store/facts.ts findRegistered
select name, status from operators.public_operator where uscc = $1 order by status = 'closed' limit 1;

-- store/facts.ts insertNames
insert into monitoring.protected_name (id, region, unit_id, name, holder, added_name, added_at) select id, $1, $2::uuid, name, holder, $3, $4::timestamptz from jsonb_to_recordset($5::jsonb) as row(id uuid, name text, holder text) on conflict do nothing returning id;

-- store/facts.ts listNames
select * from monitoring.protected_name order by name, id limit 2000;

-- store/facts.ts lockName
select * from monitoring.protected_name where id = $1 for update;

-- store/findings.ts countByRule
select f.rule, count(*)::int as findings, (count(*) filter (where f.state in ('new', 'asked')))::int as waiting, (count(*) filter (where f.state = 'accepted'))::int as accepted, (count(*) filter (where f.state = 'dismissed'))::int as dismissed, (count(*) filter (where f.state = 'dismissed' and f.dismissal = any($1)))::int as wrong from monitoring.finding f group by f.rule;

-- store/findings.ts countNew
select count(*)::int as count from monitoring.finding where first_run_id = $1 and level = any($2);

-- store/findings.ts findFinding
select * from monitoring.finding where id = $1;

-- store/findings.ts findHistory
select nf.notice_id, n.state as notice_state, c.raised_at as clue_at, (select p.id from monitoring.price_probe p where p.finding_id = $1 order by p.ordered_at desc limit 1) as price_probe_id, coalesce((select jsonb_agg(to_jsonb(v) order by v.at) from monitoring.verdict v where v.finding_id = $2), '[]') as verdicts, coalesce((select jsonb_agg(to_jsonb(c) order by c.day) from (select day, asked from monitoring.price_point where page_id = $3 order by day desc limit 400) c), '[]') as prices, coalesce((select jsonb_agg(to_jsonb(c) order by c.at desc) from (select at, title, price, compared_price, sales from monitoring.page_change where page_id = $4 order by at desc limit 50) c), '[]') as changes from (select $5::uuid as id) f left join monitoring.notice_finding nf on nf.finding_id = f.id left join monitoring.notice n on n.id = nf.notice_id left join monitoring.clue c on c.finding_id = f.id;

-- store/findings.ts listFindings
with shown as ( select * from (select subject, min(rank)::int as group_rank, (-1000 * extract(epoch from max(first_seen_at)))::float8 as group_age from monitoring.finding where state = $1 and true and true and plan_id = $2 and true and true and true and true and true and true group by subject) as each where true order by group_rank, group_age, subject limit $3) select f.*, g.group_rank, g.group_age from shown g join lateral (select * from monitoring.finding where subject = g.subject and state = $4 and true and true and plan_id = $5 and true and true and true and true and true and true) f on true where true order by g.group_rank, g.group_age, f.subject, f.rank, f.id limit $6;
with shown as ( select * from (select subject, min(rank)::int as group_rank, (-1000 * extract(epoch from max(first_seen_at)))::float8 as group_age from monitoring.finding where state in ('new', 'asked') and true and true and plan_id = $1 and true and true and true and true and true and true group by subject) as each where true order by group_rank, group_age, subject limit $2) select f.*, g.group_rank, g.group_age from shown g join lateral (select * from monitoring.finding where subject = g.subject and state in ('new', 'asked') and true and true and plan_id = $3 and true and true and true and true and true and true) f on true where true order by g.group_rank, g.group_age, f.subject, f.rank, f.id limit $4;
with shown as ( select * from (select subject, min(rank)::int as group_rank, (-1000 * extract(epoch from max(first_seen_at)))::float8 as group_age from monitoring.finding where state in ('new', 'asked') and true and true and true and true and true and true and true and true and true group by subject) as each where true order by group_rank, group_age, subject limit $1) select f.*, g.group_rank, g.group_age from shown g join lateral (select * from monitoring.finding where subject = g.subject and state in ('new', 'asked') and true and true and true and true and true and true and true and true and true) f on true where true order by g.group_rank, g.group_age, f.subject, f.rank, f.id limit $2;
with shown as ( select * from (select subject, min(rank)::int as group_rank, (-1000 * extract(epoch from max(first_seen_at)))::float8 as group_age from monitoring.finding where true and true and rule = $1 and plan_id = $2 and true and true and true and true and true and true group by subject) as each where true order by group_rank, group_age, subject limit $3) select f.*, g.group_rank, g.group_age from shown g join lateral (select * from monitoring.finding where subject = g.subject and true and true and rule = $4 and plan_id = $5 and true and true and true and true and true and true) f on true where true order by g.group_rank, g.group_age, f.subject, f.rank, f.id limit $6;
with shown as ( select * from (select subject, min(rank)::int as group_rank, (-1000 * extract(epoch from max(first_seen_at)))::float8 as group_age from monitoring.finding where true and true and rule = $1 and true and true and true and true and true and true and true group by subject) as each where true order by group_rank, group_age, subject limit $2) select f.*, g.group_rank, g.group_age from shown g join lateral (select * from monitoring.finding where subject = g.subject and true and true and rule = $3 and true and true and true and true and true and true and true) f on true where true order by g.group_rank, g.group_age, f.subject, f.rank, f.id limit $4;
with shown as ( select * from (select subject, min(rank)::int as group_rank, (-1000 * extract(epoch from max(first_seen_at)))::float8 as group_age from monitoring.finding where true and true and true and plan_id = $1 and true and true and true and first_seen_at >= $2 and first_seen_at < $3 and true group by subject) as each where true order by group_rank, group_age, subject limit $4) select f.*, g.group_rank, g.group_age from shown g join lateral (select * from monitoring.finding where subject = g.subject and true and true and true and plan_id = $5 and true and true and true and first_seen_at >= $6 and first_seen_at < $7 and true) f on true where true order by g.group_rank, g.group_age, f.subject, f.rank, f.id limit $8;
with shown as ( select * from (select subject, min(rank)::int as group_rank, (-1000 * extract(epoch from max(first_seen_at)))::float8 as group_age from monitoring.finding where true and true and true and plan_id = $1 and true and true and true and true and true and true group by subject) as each where true order by group_rank, group_age, subject limit $2) select f.*, g.group_rank, g.group_age from shown g join lateral (select * from monitoring.finding where subject = g.subject and true and true and true and plan_id = $3 and true and true and true and true and true and true) f on true where true order by g.group_rank, g.group_age, f.subject, f.rank, f.id limit $4;
with shown as ( select * from (select subject, min(rank)::int as group_rank, (-1000 * extract(epoch from max(first_seen_at)))::float8 as group_age from monitoring.finding where true and true and true and true and last_run_id = $1 and true and true and true and true and true group by subject) as each where true order by group_rank, group_age, subject limit $2) select f.*, g.group_rank, g.group_age from shown g join lateral (select * from monitoring.finding where subject = g.subject and true and true and true and true and last_run_id = $3 and true and true and true and true and true) f on true where true order by g.group_rank, g.group_age, f.subject, f.rank, f.id limit $4;
with shown as ( select * from (select subject, min(rank)::int as group_rank, (-1000 * extract(epoch from max(first_seen_at)))::float8 as group_age from monitoring.finding where true and true and true and true and true and plan_id in ( select id from monitoring.plan where created_by = $1::uuid or settings->'tell'->'persons' ? $2 or settings->'tell'->'units' ? $3) and true and true and true and true group by subject) as each where true order by group_rank, group_age, subject limit $4) select f.*, g.group_rank, g.group_age from shown g join lateral (select * from monitoring.finding where subject = g.subject and true and true and true and true and true and plan_id in ( select id from monitoring.plan where created_by = $5::uuid or settings->'tell'->'persons' ? $6 or settings->'tell'->'units' ? $7) and true and true and true and true) f on true where true order by g.group_rank, g.group_age, f.subject, f.rank, f.id limit $8;
with shown as ( select * from (select subject, min(rank)::int as group_rank, (-1000 * extract(epoch from max(first_seen_at)))::float8 as group_age from monitoring.finding where true and true and true and true and true and true and true and true and true and true group by subject) as each where (group_rank, group_age, subject) >= ($1::int, $2::float8, $3::text) order by group_rank, group_age, subject limit $4) select f.*, g.group_rank, g.group_age from shown g join lateral (select * from monitoring.finding where subject = g.subject and true and true and true and true and true and true and true and true and true and true) f on true where (g.group_rank, g.group_age, f.subject, f.rank, f.id) > ($5::int, $6::float8, $7::text, $8::int, $9::uuid) order by g.group_rank, g.group_age, f.subject, f.rank, f.id limit $10;
with shown as ( select * from (select subject, min(rank)::int as group_rank, (-1000 * extract(epoch from max(first_seen_at)))::float8 as group_age from monitoring.finding where true and true and true and true and true and true and true and true and true and true group by subject) as each where true order by group_rank, group_age, subject limit $1) select f.*, g.group_rank, g.group_age from shown g join lateral (select * from monitoring.finding where subject = g.subject and true and true and true and true and true and true and true and true and true and true) f on true where true order by g.group_rank, g.group_age, f.subject, f.rank, f.id limit $2;

-- store/findings.ts lockFindings
select f.*, p.settings->'capture' as capture from monitoring.finding f left join monitoring.plan p on p.id = f.plan_id where f.id = any($1::uuid[]) order by f.id for update of f;

-- store/findings.ts saveFindings
insert into monitoring.finding as f (id, region, unit_id, key, plan_id, first_run_id, last_run_id, page_id, url, operator_id, subject, rule, rule_version, level, title, text, position, is_disguised, reason, basis, penalty, exemption, context, snapshot, first_seen_at, last_seen_at) select id, $1, $2::uuid, key, $3::uuid, $4::uuid, $5::uuid, "pageId", url, "operatorId", subject, rule, "ruleVersion", level, title, text, position, "isDisguised", reason, basis, penalty, exemption, context, snapshot, $6::timestamptz, $7::timestamptz from jsonb_to_recordset($8::jsonb) as row(id uuid, key text, "pageId" uuid, url text, "operatorId" uuid, subject text, rule text, "ruleVersion" integer, level text, title jsonb, text text, position jsonb, "isDisguised" boolean, reason jsonb, basis jsonb, penalty jsonb, exemption jsonb, context jsonb, snapshot text) order by key on conflict (region, key) do update set last_seen_at = excluded.last_seen_at, seen_count = f.seen_count + 1, last_run_id = excluded.last_run_id, rule_version = excluded.rule_version, level = excluded.level, basis = excluded.basis, penalty = excluded.penalty, text = excluded.text, context = excluded.context, reason = excluded.reason, position = excluded.position, snapshot = coalesce(excluded.snapshot, f.snapshot) returning f.key, f.id, xmax = 0 as is_new;

-- store/findings.ts saveVerdicts
insert into monitoring.verdict (id, finding_id, region, unit_id, verdict, reason, note, by_id, by_name, at) select id, "findingId", region, "unitId", verdict, $1::text, $2, $3::uuid, $4, $5 from jsonb_to_recordset($6::jsonb) as row(id uuid, "findingId" uuid, region text, "unitId" uuid, verdict text);
update monitoring.finding f set state = row.state, judged_at = case when row.state in ('accepted', 'dismissed') then $1::timestamptz end, dismissal = case row.state when 'dismissed' then $2::text end from jsonb_to_recordset($3::jsonb) as row("findingId" uuid, state text) where f.id = row."findingId";

-- store/hosts.ts insertHost
insert into monitoring.allowed_host (id, region, host, reason, listed_by, listed_name, listed_at) values ($1, $2, $3, $4, $5, $6, $7) on conflict (host) where withdrawn_at is null do nothing returning id;

-- store/hosts.ts listHosts
select * from monitoring.allowed_host order by withdrawn_at is not null, listed_at desc, id limit 500;

-- store/hosts.ts lockHost
select * from monitoring.allowed_host where id = $1 for update;

-- store/hosts.ts standingHosts
select host from monitoring.allowed_host where withdrawn_at is null;

-- store/models.ts findModel
select * from monitoring.model where id = $1;

-- store/models.ts listModels
select * from monitoring.model order by changed_at desc, id limit 500;

-- store/models.ts listSnapshots
select url, title, snapshot, image_words from monitoring.page where region = $1 and snapshot is not null order by last_read_at desc, id limit $2;

-- store/models.ts lockByKey
select * from monitoring.model where region = $1 and key = $2 for update;

-- store/models.ts lockModel
select * from monitoring.model where id = $1 for update;

-- store/models.ts saveModel
insert into monitoring.model as m (id, region, unit_id, key, file, changed_name, changed_at) values ($1, $2, $3, $4, $5::jsonb, $6, $7) on conflict (region, key) do update set file = excluded.file, state = 'off', changed_name = excluded.changed_name, changed_at = excluded.changed_at where m.id = excluded.id returning id;

-- store/models.ts saveTrial
update monitoring.model set tried_version = $1, tried = $2::jsonb where id = $3;

-- store/models.ts setModelState
update monitoring.model set state = $1 where id = $2;

-- store/models.ts standingModels
select file from monitoring.model where region = $1 and state = 'on' order by key;

-- store/notices.ts changeNotice
update monitoring.notice set addressee = $1, body = $2, version = version + 1 where id = $3;

-- store/notices.ts findNotice
select n.*, (select count(*)::int from monitoring.notice_finding f where f.notice_id = n.id) as findings, (select count(*)::int from monitoring.notice_finding f where f.notice_id = n.id and f.mended_at is not null) as mended, coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'title', f.title, 'level', f.level, 'text', f.text, 'url', f.url, 'mended_at', nf.mended_at) order by nf.place) from monitoring.notice_finding nf join monitoring.finding f on f.id = nf.finding_id where nf.notice_id = n.id), '[]') as items from monitoring.notice n where n.id = $1;

-- store/notices.ts insertClue
insert into monitoring.clue (finding_id, region, unit_id, note, raised_name, raised_at) values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning (select nf.notice_id from monitoring.notice_finding nf where nf.finding_id = $7) as notice_id;

-- store/notices.ts insertNotice
insert into monitoring.notice (id, region, unit_id, operator_id, subject, addressee, body, made_name, made_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9);
insert into monitoring.notice_finding (finding_id, notice_id, region, unit_id, place) select id, $1::uuid, $2, $3::uuid, place from unnest($4::uuid[]) with ordinality as row(id, place);

-- store/notices.ts listNotices
select n.*, (select count(*)::int from monitoring.notice_finding f where f.notice_id = n.id) as findings, (select count(*)::int from monitoring.notice_finding f where f.notice_id = n.id and f.mended_at is not null) as mended from monitoring.notice n where true and true and true order by n.made_at desc, n.id desc limit $1;

-- store/notices.ts listUnnoticed
select f.* from monitoring.finding f where f.region = $1 and f.state = 'accepted' and f.operator_id = $2 and not exists (select 1 from monitoring.notice_finding nf where nf.finding_id = f.id) order by f.id <> $3, f.rank, f.id limit $4;

-- store/notices.ts lockNotice
select * from monitoring.notice where id = $1 for update;

-- store/notices.ts markAnswered
update monitoring.notice set state = case state when 'mended' then state else 'answered' end, answer = $1, answered_name = $2, answered_at = $3 where id = $4;

-- store/notices.ts markMended
update monitoring.notice n set state = 'mended', mended_at = $1 where n.id = any($2::uuid[]) and not exists (select 1 from monitoring.notice_finding nf where nf.notice_id = n.id and nf.mended_at is null) returning n.id, n.operator_id, n.unit_id;
update monitoring.notice_finding nf set mended_at = $1 from monitoring.finding f, monitoring.notice n, monitoring.visit v where f.id = nf.finding_id and n.id = nf.notice_id and v.run_id = $2 and v.url = f.url and n.region = $3 and n.state in ('sent', 'answered') and nf.mended_at is null and v.state = 'done' and v.outcome = 'page' and v.fetched_at > n.sent_at and f.last_seen_at < v.fetched_at and (f.rule = any($4) or ($5 and (f.rule like 'model:%' or f.rule like 'outside:%'))) returning nf.notice_id;

-- store/notices.ts markSent
update monitoring.notice set state = 'sent', sent_way = $1, sent_name = $2, sent_at = $3 where id = $4;

-- store/outside-models.ts addOutcomes
insert into monitoring.outside_outcome as o (model_id, region, outcome, number, last_at, last_detail) select "modelId", $1, outcome, number, $2::timestamptz, detail from jsonb_to_recordset($3::jsonb) as row("modelId" uuid, outcome text, detail text, number bigint) order by 1, 3 on conflict (model_id, outcome) do update set number = o.number + excluded.number, last_at = excluded.last_at, last_detail = excluded.last_detail;

-- store/outside-models.ts listOutside
select m.*, coalesce((select jsonb_agg(to_jsonb(o) order by o.number desc) from monitoring.outside_outcome o where o.model_id = m.id), '[]') as outcomes from monitoring.outside_model m order by m.declared_at desc, m.id limit 200;

-- store/outside-models.ts lockOutside
select * from monitoring.outside_model where id = $1 for update;

-- store/outside-models.ts saveOutside
insert into monitoring.outside_model as m (id, region, unit_id, key, title, basis, level, target, timeout_ms, declared_name, declared_at) values ($1, $2, $3, $4, $5, $6, $7, $8::jsonb, $9, $10, $11) on conflict (region, key) do update set title = excluded.title, basis = excluded.basis, level = excluded.level, target = excluded.target, timeout_ms = excluded.timeout_ms, version = m.version + 1, state = 'off', declared_name = excluded.declared_name, declared_at = excluded.declared_at returning id, version;

-- store/outside-models.ts setOutsideState
update monitoring.outside_model set state = $1 where id = $2;

-- store/outside-models.ts standingOutside
select * from monitoring.outside_model where region = $1 and state = 'on' order by key;

-- store/overview.ts findOverview
with recent as (select rule, title, state, (first_seen_at at time zone 'Asia/Shanghai')::date as day from monitoring.finding where first_seen_at >= $1), last_reading as (select distinct on (probe_id) found, missed from monitoring.probe_reading where at >= $2 order by probe_id, at desc) select (select count(*)::int from monitoring.page) as pages, (select count(*)::int from monitoring.page where last_read_at >= $3) as read_pages, (select count(distinct host)::int from monitoring.page) as hosts, (select count(distinct operator_id)::int from monitoring.page) as operators, (select count(*)::int from monitoring.page where failures >= $4) as dead_pages, (select count(*)::int from monitoring.finding where state in ('new', 'asked')) as waiting, (select count(*)::int from monitoring.finding where state = 'accepted') as accepted, (select count(*)::int from monitoring.finding where state = 'dismissed') as dismissed, coalesce((select jsonb_agg(to_jsonb(d) order by d.day) from (select day, count(*)::int as found, (count(*) filter (where state = 'accepted'))::int as accepted from recent group by day) d), '[]') as days, coalesce((select jsonb_agg(to_jsonb(r) order by r.found desc) from (select rule, (array_agg(title))[1] as title, count(*)::int as found from recent group by rule order by 3 desc limit 15) r), '[]') as rules, coalesce((select jsonb_agg(to_jsonb(p)) from (select url, last_outcome, failures, last_read_at from monitoring.page where failures > 0 order by failures desc, url limit 20) p), '[]') as dead, coalesce((select sum(cardinality(found) + cardinality(missed)) from last_reading), 0)::int as expected, coalesce((select sum(cardinality(found)) from last_reading), 0)::int as found;

-- store/overview.ts insertProbe
insert into monitoring.probe (id, region, unit_id, title, content, expected, made_name, made_at) values ($1, $2, $3, $4, $5, $6, $7, $8);

-- store/overview.ts insertReadings
insert into monitoring.probe_reading (run_id, probe_id, region, unit_id, found, missed, at) select $1::uuid, id, $2, $3::uuid, found, missed, $4::timestamptz from jsonb_to_recordset($5::jsonb) as row(id uuid, found text[], missed text[]) on conflict do nothing;

-- store/overview.ts listPages
select id, url, title, subject, operator_id, price, last_outcome, failures, last_read_at from monitoring.page where last_read_at >= $1 and true and true and true and true order by url, id limit $2;
select id, url, title, subject, operator_id, price, last_outcome, failures, last_read_at from monitoring.page where true and failures >= $1 and operator_id is null and true and true order by url, id limit $2;
select id, url, title, subject, operator_id, price, last_outcome, failures, last_read_at from monitoring.page where true and failures >= $1 and true and true and true order by url, id limit $2;
select id, url, title, subject, operator_id, price, last_outcome, failures, last_read_at from monitoring.page where true and true and true and true and (url, id) > ($1::text, $2::uuid) order by url, id limit $3;
select id, url, title, subject, operator_id, price, last_outcome, failures, last_read_at from monitoring.page where true and true and true and true and true order by url, id limit $1;

-- store/overview.ts listProbes
select p.*, r.missed, r.at as read_at from monitoring.probe p left join lateral (select missed, at from monitoring.probe_reading where probe_id = p.id order by at desc limit 1) r on true order by p.made_at desc, p.id limit 500;

-- store/overview.ts lockProbe
select *, null as missed, null as read_at from monitoring.probe where id = $1 for update;

-- store/overview.ts setProbeState
update monitoring.probe set is_on = $1 where id = $2;

-- store/overview.ts standingProbes
select id, content, expected from monitoring.probe where region = $1 and is_on;

-- store/plans.ts addToRun
update monitoring.run set page_count = page_count + $1, visited_count = visited_count + $2, read_count = read_count + $3, finding_count = finding_count + $4, new_finding_count = new_finding_count + $5 where id = $6;

-- store/plans.ts areRecipients
select ( (select count(*) from organisation.public_person where id = any($1::uuid[])) + (select count(*) from organisation.public_unit where id = any($2::uuid[])))::int as count;

-- store/plans.ts awaitBrowser
update monitoring.run set browser_seen_at = $1 where id = $2 and browser_seen_at is null;

-- store/plans.ts deletePlan
delete from monitoring.plan p where p.id = $1 and not exists (select 1 from monitoring.run r where r.plan_id = p.id) returning 1;

-- store/plans.ts earlierPages
select count(*)::float8 / nullif(count(*) filter (where depth = 0), 0) as "perAddress", (count(*) filter (where by_browser))::float8 / nullif(count(*), 0) as "byBrowser" from monitoring.visit where run_id = (select run_id from monitoring.visit where host = any($1) and state = 'done' order by fetched_at desc nulls last limit 1);

-- store/plans.ts findPlan
select p.*, (select to_jsonb(r) from monitoring.run r where r.plan_id = p.id order by r.started_at desc limit 1) as last_run, coalesce((select jsonb_agg(jsonb_build_object('id', one.id, 'name', one.name)) from ( select id, name from organisation.public_person where id in (select jsonb_array_elements_text(p.settings->'tell'->'persons')::uuid) union all select id, name from organisation.public_unit where id in (select jsonb_array_elements_text(p.settings->'tell'->'units')::uuid)) one), '[]') as told, (select count(*)::int from monitoring.finding f where f.plan_id = p.id and f.state in ('new', 'asked')) as waiting from monitoring.plan p where p.id = $1;

-- store/plans.ts findRun
select r.*, p.name as plan_name from monitoring.run r join monitoring.plan p on p.id = r.plan_id where r.id = $1;

-- store/plans.ts insertPlan
insert into monitoring.plan (id, region, unit_id, name, state, settings, next_run_at, created_by, created_name, created_at) values ($1, $2, $3, $4, $5, $6::jsonb, $7, $8, $9, $10);

-- store/plans.ts insertRun
insert into monitoring.run (id, plan_id, region, unit_id, state, settings, seed, ordered_name, started_at) values ($1, $2, $3, $4, 'running', $5::jsonb, $6, $7, $8) on conflict (plan_id) where ended_at is null do nothing returning id;

-- store/plans.ts listAllRuns
select r.*, p.name as plan_name from monitoring.run r join monitoring.plan p on p.id = r.plan_id where true order by r.started_at desc, r.id desc limit $1;

-- store/plans.ts listPlans
select p.*, (select to_jsonb(r) from monitoring.run r where r.plan_id = p.id order by r.started_at desc limit 1) as last_run, coalesce((select jsonb_agg(jsonb_build_object('id', one.id, 'name', one.name)) from ( select id, name from organisation.public_person where id in (select jsonb_array_elements_text(p.settings->'tell'->'persons')::uuid) union all select id, name from organisation.public_unit where id in (select jsonb_array_elements_text(p.settings->'tell'->'units')::uuid)) one), '[]') as told, (select count(*)::int from monitoring.finding f where f.plan_id = p.id and f.state in ('new', 'asked')) as waiting from monitoring.plan p where p.state <> 'ended' and true and true order by p.created_at desc, p.id desc limit $1;
select p.*, (select to_jsonb(r) from monitoring.run r where r.plan_id = p.id order by r.started_at desc limit 1) as last_run, coalesce((select jsonb_agg(jsonb_build_object('id', one.id, 'name', one.name)) from ( select id, name from organisation.public_person where id in (select jsonb_array_elements_text(p.settings->'tell'->'persons')::uuid) union all select id, name from organisation.public_unit where id in (select jsonb_array_elements_text(p.settings->'tell'->'units')::uuid)) one), '[]') as told, (select count(*)::int from monitoring.finding f where f.plan_id = p.id and f.state in ('new', 'asked')) as waiting from monitoring.plan p where p.state = $1 and true and true order by p.created_at desc, p.id desc limit $2;
select p.*, (select to_jsonb(r) from monitoring.run r where r.plan_id = p.id order by r.started_at desc limit 1) as last_run, coalesce((select jsonb_agg(jsonb_build_object('id', one.id, 'name', one.name)) from ( select id, name from organisation.public_person where id in (select jsonb_array_elements_text(p.settings->'tell'->'persons')::uuid) union all select id, name from organisation.public_unit where id in (select jsonb_array_elements_text(p.settings->'tell'->'units')::uuid)) one), '[]') as told, (select count(*)::int from monitoring.finding f where f.plan_id = p.id and f.state in ('new', 'asked')) as waiting from monitoring.plan p where true and true and true order by p.created_at desc, p.id desc limit $1;

-- store/plans.ts listRuns
select * from monitoring.run where plan_id = $1 order by started_at desc, id desc limit $2;

-- store/plans.ts listStalledRuns
select r.*, exists (select 1 from monitoring.visit v where v.run_id = r.id and v.state <> 'done' and v.by_browser) as waits_for_browser from monitoring.run r where ended_at is null and started_at < $1 and not exists (select 1 from monitoring.visit v where v.run_id = r.id and v.state = 'leased' and v.leased_until >= $2);

-- store/plans.ts lockPlan
select * from monitoring.plan where id = $1 for update;

-- store/plans.ts lockRun
select * from monitoring.run where id = $1 for no key update;

-- store/plans.ts markBrowser
update monitoring.run set browser_seen_at = $1 where id = $2 and (browser_seen_at is null or browser_seen_at < $3::timestamptz - $4::interval);

-- store/plans.ts savePlan
update monitoring.plan set name = $1, state = $2, settings = $3::jsonb, next_run_at = $4, version = version + 1 where id = $5;

-- store/plans.ts setNextRun
update monitoring.plan set next_run_at = $1 where id = $2;

-- store/plans.ts setRunState
update monitoring.run set state = $1, ended_at = $2 where id = $3;

-- store/price-probes.ts endProbe
insert into monitoring.price_look (probe_id, region, unit_id, place, persona, round, started_at, ended_at, outcome, detail, final_url, price, declared, snapshot, exchanges) select $1::uuid, $2, $3::uuid, row.* from jsonb_to_recordset($4::jsonb) as row(place smallint, persona text, round smallint, started_at timestamptz, ended_at timestamptz, outcome text, detail text, final_url text, price numeric, declared jsonb, snapshot text, exchanges jsonb);
update monitoring.price_probe set state = 'done', finding_id = $1, title = $2, shop = $3, verdict = $4, level = $5, lowest = $6, highest = $7, reason = $8::jsonb, ended_at = $9 where id = $10;

-- store/price-probes.ts findProbe
select f.state as finding_state, p.*, coalesce(p.operator_id, owned.operator_id) as operator_id, case when p.operator_id is null then coalesce(owned.subject, p.subject) else p.subject end as subject from monitoring.price_probe p left join monitoring.page owned on owned.region = p.region and owned.url = p.url and owned.operator_id is not null left join monitoring.finding f on f.id = p.finding_id where p.id = $1;

-- store/price-probes.ts insertProbe
insert into monitoring.price_probe (id, region, unit_id, url, host, operator_id, subject, shop, rounds, robots_order, personas, ordered_by, ordered_name, ordered_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11::jsonb, $12, $13, $14);

-- store/price-probes.ts listLooks
select to_jsonb(l) as look from monitoring.price_look l where probe_id = $1 order by place;

-- store/price-probes.ts listPersonas
select key, persona, is_on, changed_name, changed_at from monitoring.persona where region = $1 order by key limit 200;

-- store/price-probes.ts listProbes
select p.*, coalesce(p.operator_id, owned.operator_id) as operator_id, case when p.operator_id is null then coalesce(owned.subject, p.subject) else p.subject end as subject from monitoring.price_probe p left join monitoring.page owned on owned.region = p.region and owned.url = p.url and owned.operator_id is not null where true and true and true order by p.ordered_at desc, p.id desc limit $1;

-- store/price-probes.ts lockWaiting
select 1 from monitoring.price_probe where id = $1 and state = 'waiting' for update;

-- store/price-probes.ts savePersona
insert into monitoring.persona (region, unit_id, key, persona, is_on, changed_name, changed_at) values ($1, $2, $3, $4::jsonb, $5, $6, $7) on conflict (region, key) do update set persona = excluded.persona, is_on = excluded.is_on, changed_name = excluded.changed_name, changed_at = excluded.changed_at;

-- store/price-probes.ts touchPage
insert into monitoring.page (id, region, unit_id, url, host, title, subject, operator_id, is_listing, last_outcome, first_seen_at, last_read_at, last_visited_at) values (gen_random_uuid(), $1, $2, $3, $4, $5, $6, $7, true, 'page', $8, $9, $10) on conflict (region, url) do update set last_visited_at = excluded.last_visited_at returning id, subject, operator_id;

-- store/reports.ts findMonth
with visited as (select url, host, operator_id, outcome from monitoring.visit where "fetched_at" >= $1::timestamptz and "fetched_at" < $2::timestamptz), recent as (select rule, title, level, subject, state from monitoring.finding where "first_seen_at" >= $3::timestamptz and "first_seen_at" < $4::timestamptz), judged as (select distinct on (finding_id) verdict from monitoring.verdict where "at" >= $5::timestamptz and "at" < $6::timestamptz order by finding_id, at desc), read as (select distinct on (probe_id) found, missed from monitoring.probe_reading where "at" >= $7::timestamptz and "at" < $8::timestamptz order by probe_id, at desc) select (select l.name from organisation.public_local_region l where l.code = $9) as local_name, (select count(*)::int from visited) as visits, (select count(distinct url)::int from visited where outcome = 'page') as pages, (select count(distinct host)::int from visited) as hosts, (select count(distinct operator_id)::int from visited) as operators, (select count(*)::int from monitoring.page where failures >= $10) as dead_pages, coalesce((select jsonb_agg(to_jsonb(r) order by r.violation + r.look + r.note desc, r.rule) from ( select rule, (array_agg(title))[1] as title, (count(*) filter (where level = 'violation'))::int as violation, (count(*) filter (where level = 'look'))::int as look, (count(*) filter (where level = 'note'))::int as note from recent group by rule) r), '[]') as rules, coalesce((select jsonb_agg(to_jsonb(v)) from (select verdict, count(*)::int as number from judged group by verdict) v), '[]') as verdicts, coalesce((select jsonb_agg(to_jsonb(t) order by t.month) from ( select to_char(first_seen_at at time zone 'Asia/Shanghai', 'YYYY-MM') as month, count(*)::int as found, (count(*) filter (where state = 'accepted'))::int as accepted from monitoring.finding where first_seen_at >= $11 and first_seen_at < $12 group by 1) t), '[]') as trend, coalesce((select jsonb_agg(to_jsonb(p)) from (select url, failures from monitoring.page where failures >= $13 order by failures desc, url limit 20) p), '[]') as dead, coalesce((select jsonb_agg(to_jsonb(s) order by s.found desc, s.subject) from (select subject, count(*)::int as found, (count(*) filter (where level = 'violation'))::int as violation, (count(*) filter (where state = 'accepted'))::int as accepted from recent group by subject order by 2 desc, 1 limit 10) s), '[]') as shops, (select count(*)::int from monitoring.notice where "sent_at" >= $14::timestamptz and "sent_at" < $15::timestamptz) as sent, (select count(*)::int from monitoring.notice where "answered_at" >= $16::timestamptz and "answered_at" < $17::timestamptz) as answered, (select count(*)::int from monitoring.notice where "mended_at" >= $18::timestamptz and "mended_at" < $19::timestamptz) as mended, (select count(*)::int from monitoring.clue where "raised_at" >= $20::timestamptz and "raised_at" < $21::timestamptz) as clues, (select count(*)::int from monitoring.price_probe where "ended_at" >= $22::timestamptz and "ended_at" < $23::timestamptz) as compared, (select count(*)::int from monitoring.price_probe where level = 'violation' and "ended_at" >= $24::timestamptz and "ended_at" < $25::timestamptz) as suspected, coalesce((select sum(cardinality(found) + cardinality(missed)) from read), 0)::int as expected, coalesce((select sum(cardinality(found)) from read), 0)::int as found;

-- store/reports.ts findReport
select * from monitoring.report where region = $1 and month = $2;

-- store/reports.ts listReports
select * from monitoring.report order by month desc, region limit 120;

-- store/reports.ts saveReport
insert into monitoring.report (region, unit_id, month, document, figures, made_name, made_at) values ($1, $2, $3, $4, $5::jsonb, $6, $7) on conflict (region, month) do update set document = excluded.document, figures = excluded.figures, made_name = excluded.made_name, made_at = excluded.made_at;

-- store/reports.ts watchingRegions
select distinct region from monitoring.plan order by 1;

-- store/visits.ts completeVisits
update monitoring.visit v set state = 'done', leased_until = null, outcome = row.outcome, detail = row.detail, http_status = row.status, final_url = row."finalUrl", media_type = row."mediaType", title = row.title, snapshot = row.snapshot, by_browser = row."byBrowser", robots = row.robots, fetched_at = row."fetchedAt", elapsed_ms = row."elapsedMs", finding_count = row.findings from jsonb_to_recordset($1::jsonb) as row(id uuid, url text, host text, outcome text, detail text, status smallint, "finalUrl" text, "mediaType" text, title text, snapshot text, digest text, "byBrowser" boolean, robots jsonb, "fetchedAt" timestamptz, "elapsedMs" integer, findings integer, "isRead" boolean, "pageId" uuid, subject text, "operatorId" uuid, "isListing" boolean, price numeric, "comparedPrice" numeric, sales bigint, "reviewCount" bigint, day date, "imageWords" jsonb) where v.id = row.id and v.state = 'leased' and v.leased_by = $2 returning v.id;

-- store/visits.ts countOutcomes
select coalesce(outcome, 'waiting') as outcome, count(*)::int as count from monitoring.visit where run_id = $1 group by 1 order by 2 desc, 1;

-- store/visits.ts findKnownPages
select p.url, p.digest, p.snapshot, coalesce((select jsonb_agg(jsonb_build_object('day', c.day, 'asked', c.asked) order by c.day) from monitoring.price_point c where c.page_id = p.id and c.day >= $1::date), '[]') as prices from monitoring.page p where p.region = $2 and p.url = any($3);

-- store/visits.ts findSnapshot
select snapshot, url from monitoring.visit where id = $1;

-- store/visits.ts giveUpBrowser
update monitoring.visit set state = 'done', outcome = 'browser_missing', fetched_at = $1, finding_count = 0 where run_id = $2 and by_browser and (state = 'waiting' or (state = 'leased' and leased_until < $3)) returning id;

-- store/visits.ts handToBrowser
update monitoring.visit set state = 'waiting', leased_by = null, leased_until = null, by_browser = true, attempts = attempts - 1 where id = any($1::uuid[]) and leased_by = $2 and state = 'leased' returning id;

-- store/visits.ts insertVisits
with so_far as (select page_count from monitoring.run where id = $1 for no key update) insert into monitoring.visit (id, run_id, region, unit_id, place, url, host, depth, listed_price, operator_id, operator_name, by_browser) select row.id, $2, $3, $4, page_count + row_number() over (), url, host, depth, "listedPrice", "operatorId", "operatorName", "byBrowser" from so_far, jsonb_to_recordset($5::jsonb) as row(id uuid, url text, host text, depth smallint, "listedPrice" numeric, "operatorId" uuid, "operatorName" text, "byBrowser" boolean) where not exists (select 1 from monitoring.visit v where v.run_id = $6 and v.url = row.url) limit (select greatest($7 - page_count, 0) from so_far) on conflict (run_id, url) do nothing returning id;

-- store/visits.ts leaseVisits
with busy as ( select host, count(*) as number from monitoring.visit where run_id = $1 and state = 'leased' and leased_until >= $2 and (leased_by <> $3 or id = any($4::uuid[])) group by host), free as ( select id, host, place, attempts > 0 as is_suspect from monitoring.visit where run_id = $5 and by_browser = $6 and (state = 'waiting' or (state = 'leased' and (leased_until < $7 or (leased_by = $8 and id <> all($9::uuid[]))))) order by attempts > 0, place limit 1000), tried as (select exists (select 1 from monitoring.visit where run_id = $10 and state = 'leased' and attempts > 1 and id not in (select id from free)) as already), turns as ( select free.id, free.place, is_suspect, row_number() over (partition by free.host order by is_suspect, free.place) + coalesce(busy.number, 0) as nth, row_number() over (partition by is_suspect order by free.place) as in_kind from free left join busy using (host)), picked as (select id from turns where nth <= $11 and (not is_suspect or (in_kind = 1 and not (select already from tried))) order by is_suspect, nth, place limit $12), -- What a slow worker is writing down just now is neither waited for nor taken from it. taken as (select id from monitoring.visit where id in (select id from picked) and state <> 'done' for no key update skip locked) update monitoring.visit v set leased_by = $13, leased_until = $14, state = case when v.attempts < $15 then 'leased' else 'done' end, attempts = case when v.attempts < $16 then v.attempts + 1 else v.attempts end, outcome = case when v.attempts >= $17 then 'worker_stopped' end, fetched_at = case when v.attempts >= $18 then $19::timestamptz end, finding_count = case when v.attempts >= $20 then 0 end from taken where v.id = taken.id returning v.id, v.url, v.host, v.depth, v.listed_price, v.operator_id, v.operator_name, v.attempts, v.state;

-- store/visits.ts listVisits
select * from monitoring.visit where run_id = $1 and true and true and true order by place, id limit $2;

-- store/visits.ts openOf
select exists (select 1 from monitoring.visit where run_id = $1 and state <> 'done' and not by_browser) as fetch, exists (select 1 from monitoring.visit where run_id = $2 and state <> 'done' and by_browser) as browser;

-- store/visits.ts savePages
with row as (select * from jsonb_to_recordset($1::jsonb) as row(id uuid, url text, host text, outcome text, detail text, status smallint, "finalUrl" text, "mediaType" text, title text, snapshot text, digest text, "byBrowser" boolean, robots jsonb, "fetchedAt" timestamptz, "elapsedMs" integer, findings integer, "isRead" boolean, "pageId" uuid, subject text, "operatorId" uuid, "isListing" boolean, price numeric, "comparedPrice" numeric, sales bigint, "reviewCount" bigint, day date, "imageWords" jsonb)), old as (select p.id, p.url, p.digest from monitoring.page p where p.region = $2 and p.url in (select url from row)), saved as ( insert into monitoring.page as p (id, region, unit_id, url, host, title, subject, operator_id, is_listing, price, compared_price, sales, review_count, digest, snapshot, last_outcome, failures, first_seen_at, last_read_at, last_visited_at, image_words) select "pageId", $3, $4::uuid, url, host, coalesce(title, ''), subject, "operatorId", "isListing", price, "comparedPrice", sales, "reviewCount", digest, snapshot, outcome, case when "isRead" then 0 else 1 end, "fetchedAt", case when "isRead" then "fetchedAt" end, "fetchedAt", "imageWords" from row order by url on conflict (region, url) do update set title = case when excluded.digest is null then p.title else excluded.title end, subject = case when excluded.digest is null then p.subject else excluded.subject end, operator_id = coalesce(excluded.operator_id, p.operator_id), is_listing = p.is_listing or excluded.is_listing, price = coalesce(excluded.price, p.price), compared_price = case when excluded.digest is null then p.compared_price else excluded.compared_price end, sales = coalesce(excluded.sales, p.sales), review_count = coalesce(excluded.review_count, p.review_count), digest = coalesce(excluded.digest, p.digest), snapshot = coalesce(excluded.snapshot, p.snapshot), image_words = case when excluded.image_words is not null then excluded.image_words when coalesce(excluded.snapshot, p.snapshot) = p.snapshot then p.image_words end, last_outcome = excluded.last_outcome, failures = case when excluded.last_read_at is null then p.failures + 1 else 0 end, last_read_at = coalesce(excluded.last_read_at, p.last_read_at), last_visited_at = excluded.last_visited_at returning p.id, p.url), changed as ( insert into monitoring.page_change (page_id, region, unit_id, at, title, price, compared_price, sales, review_count, snapshot) select saved.id, $5, $6::uuid, row."fetchedAt", coalesce(row.title, ''), row.price, row."comparedPrice", row.sales, row."reviewCount", row.snapshot from row join saved using (url) left join old using (url) where row.digest is not null and old.digest is distinct from row.digest on conflict do nothing), priced as ( insert into monitoring.price_point as point (page_id, region, unit_id, day, asked) select saved.id, $7, $8::uuid, row.day, row.price from row join saved using (url) where row.price is not null on conflict (page_id, day) do update set asked = least(point.asked, excluded.asked)) select id, url from saved;
