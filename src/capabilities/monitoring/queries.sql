-- Every statement that the tests of monitoring sent, written by tools/queries.ts; not edited by hand.

-- store/findings.ts countByRule
select f.rule, count(*)::int as findings, (count(*) filter (where f.state in ('new', 'asked')))::int as waiting, (count(*) filter (where f.state = 'accepted'))::int as accepted, (count(*) filter (where f.state = 'dismissed'))::int as dismissed, (count(*) filter (where f.state = 'dismissed' and f.dismissal = any($1)))::int as wrong from monitoring.finding f group by f.rule;

-- store/findings.ts findFinding
select * from monitoring.finding where id = $1;

-- store/findings.ts findHistory
select coalesce((select jsonb_agg(to_jsonb(v) order by v.at) from monitoring.verdict v where v.finding_id = $1), '[]') as verdicts, coalesce((select jsonb_agg(to_jsonb(c) order by c.day) from (select day, asked from monitoring.price_point where page_id = $2 order by day desc limit 400) c), '[]') as prices, coalesce((select jsonb_agg(to_jsonb(c) order by c.at desc) from (select at, title, price, compared_price, sales from monitoring.page_change where page_id = $3 order by at desc limit 50) c), '[]') as changes;

-- store/findings.ts listFindings
select * from monitoring.finding where state = $1 and true and true and plan_id = $2 and true and true and true order by subject, rank, id limit $3;
select * from monitoring.finding where state in ('new', 'asked') and true and true and plan_id = $1 and true and true and true order by subject, rank, id limit $2;
select * from monitoring.finding where true and true and rule = $1 and plan_id = $2 and true and true and true order by subject, rank, id limit $3;
select * from monitoring.finding where true and true and true and plan_id = $1 and true and true and true order by subject, rank, id limit $2;
select * from monitoring.finding where true and true and true and true and true and true and true order by subject, rank, id limit $1;

-- store/findings.ts lockFindings
select * from monitoring.finding where id = any($1::uuid[]) order by id for update;

-- store/findings.ts saveFindings
insert into monitoring.finding as f (id, region, unit_id, key, plan_id, first_run_id, last_run_id, page_id, url, operator_id, subject, rule, rule_version, level, title, text, position, is_disguised, reason, basis, penalty, exemption, context, snapshot, first_seen_at, last_seen_at) select id, $1, $2::uuid, key, $3::uuid, $4::uuid, $5::uuid, "pageId", url, "operatorId", subject, rule, "ruleVersion", level, title, text, position, "isDisguised", reason, basis, penalty, exemption, context, snapshot, $6::timestamptz, $7::timestamptz from jsonb_to_recordset($8::jsonb) as row(id uuid, key text, "pageId" uuid, url text, "operatorId" uuid, subject text, rule text, "ruleVersion" integer, level text, title jsonb, text text, position jsonb, "isDisguised" boolean, reason jsonb, basis jsonb, penalty jsonb, exemption jsonb, context jsonb, snapshot text) order by key on conflict (region, key) do update set last_seen_at = excluded.last_seen_at, seen_count = f.seen_count + 1, last_run_id = excluded.last_run_id, rule_version = excluded.rule_version, level = excluded.level, position = excluded.position, snapshot = coalesce(excluded.snapshot, f.snapshot) returning xmax = 0 as is_new;

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
select url, title, snapshot from monitoring.page where region = $1 and snapshot is not null order by last_read_at desc, id limit $2;

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

-- store/overview.ts findOverview
with recent as (select rule, title, state, (first_seen_at at time zone 'Asia/Shanghai')::date as day from monitoring.finding where first_seen_at >= $1), last_reading as (select distinct on (probe_id) found, missed from monitoring.probe_reading where at >= $2 order by probe_id, at desc) select (select count(*)::int from monitoring.page) as pages, (select count(*)::int from monitoring.page where last_read_at >= $3) as read_pages, (select count(distinct host)::int from monitoring.page) as hosts, (select count(distinct operator_id)::int from monitoring.page) as operators, (select count(*)::int from monitoring.page where failures >= $4) as dead_pages, (select count(*)::int from monitoring.finding where state in ('new', 'asked')) as waiting, (select count(*)::int from monitoring.finding where state = 'accepted') as accepted, (select count(*)::int from monitoring.finding where state = 'dismissed') as dismissed, coalesce((select jsonb_agg(to_jsonb(d) order by d.day) from (select day, count(*)::int as found, (count(*) filter (where state = 'accepted'))::int as accepted from recent group by day) d), '[]') as days, coalesce((select jsonb_agg(to_jsonb(r) order by r.found desc) from (select rule, (array_agg(title))[1] as title, count(*)::int as found from recent group by rule order by 3 desc limit 15) r), '[]') as rules, coalesce((select jsonb_agg(to_jsonb(p)) from (select url, last_outcome, failures, last_read_at from monitoring.page where failures > 0 order by failures desc, url limit 20) p), '[]') as dead, coalesce((select sum(cardinality(found) + cardinality(missed)) from last_reading), 0)::int as expected, coalesce((select sum(cardinality(found)) from last_reading), 0)::int as found;

-- store/overview.ts insertProbe
insert into monitoring.probe (id, region, unit_id, title, content, expected, made_name, made_at) values ($1, $2, $3, $4, $5, $6, $7, $8);

-- store/overview.ts insertReadings
insert into monitoring.probe_reading (run_id, probe_id, region, unit_id, found, missed, at) select $1::uuid, id, $2, $3::uuid, found, missed, $4::timestamptz from jsonb_to_recordset($5::jsonb) as row(id uuid, found text[], missed text[]) on conflict do nothing;

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

-- store/plans.ts findPlan
select p.*, (select to_jsonb(r) from monitoring.run r where r.plan_id = p.id order by r.started_at desc limit 1) as last_run, (select count(*)::int from monitoring.finding f where f.plan_id = p.id and f.state in ('new', 'asked')) as waiting from monitoring.plan p where p.id = $1;

-- store/plans.ts findRun
select r.*, p.name as plan_name from monitoring.run r join monitoring.plan p on p.id = r.plan_id where r.id = $1;

-- store/plans.ts insertPlan
insert into monitoring.plan (id, region, unit_id, name, state, settings, next_run_at, created_by, created_name, created_at) values ($1, $2, $3, $4, $5, $6::jsonb, $7, $8, $9, $10);

-- store/plans.ts insertRun
insert into monitoring.run (id, plan_id, region, unit_id, state, settings, seed, ordered_name, started_at) values ($1, $2, $3, $4, 'running', $5::jsonb, $6, $7, $8) on conflict (plan_id) where ended_at is null do nothing returning id;

-- store/plans.ts listAllRuns
select r.*, p.name as plan_name from monitoring.run r join monitoring.plan p on p.id = r.plan_id where true order by r.started_at desc, r.id desc limit $1;

-- store/plans.ts listPlans
select p.*, (select to_jsonb(r) from monitoring.run r where r.plan_id = p.id order by r.started_at desc limit 1) as last_run, (select count(*)::int from monitoring.finding f where f.plan_id = p.id and f.state in ('new', 'asked')) as waiting from monitoring.plan p where true and true and true order by p.created_at desc, p.id desc limit $1;

-- store/plans.ts listRuns
select * from monitoring.run where plan_id = $1 order by started_at desc, id desc limit $2;

-- store/plans.ts lockPlan
select * from monitoring.plan where id = $1 for update;

-- store/plans.ts lockRun
select * from monitoring.run where id = $1 for update;

-- store/plans.ts savePlan
update monitoring.plan set name = $1, state = $2, settings = $3::jsonb, next_run_at = $4, version = version + 1 where id = $5;

-- store/plans.ts setNextRun
update monitoring.plan set next_run_at = $1 where id = $2;

-- store/plans.ts setRunState
update monitoring.run set state = $1, ended_at = $2 where id = $3;

-- store/visits.ts completeVisits
update monitoring.visit v set state = 'done', leased_until = null, outcome = row.outcome, detail = row.detail, http_status = row.status, final_url = row."finalUrl", media_type = row."mediaType", title = row.title, snapshot = row.snapshot, by_browser = row."byBrowser", robots = row.robots, fetched_at = row."fetchedAt", elapsed_ms = row."elapsedMs", finding_count = row.findings from jsonb_to_recordset($1::jsonb) as row(id uuid, url text, host text, outcome text, detail text, status smallint, "finalUrl" text, "mediaType" text, title text, snapshot text, digest text, "byBrowser" boolean, robots jsonb, "fetchedAt" timestamptz, "elapsedMs" integer, findings integer, "isRead" boolean, "pageId" uuid, subject text, "operatorId" uuid, "isListing" boolean, price numeric, "comparedPrice" numeric, sales bigint, "reviewCount" bigint, day date) where v.id = row.id and v.state = 'leased' and v.leased_by = $2 returning v.id;

-- store/visits.ts countOutcomes
select coalesce(outcome, 'waiting') as outcome, count(*)::int as count from monitoring.visit where run_id = $1 group by 1 order by 2 desc, 1;

-- store/visits.ts findKnownPages
select p.url, p.digest, p.snapshot, coalesce((select jsonb_agg(jsonb_build_object('day', c.day, 'asked', c.asked) order by c.day) from monitoring.price_point c where c.page_id = p.id and c.day >= $1::date), '[]') as prices from monitoring.page p where p.region = $2 and p.url = any($3);

-- store/visits.ts findSnapshot
select snapshot, url from monitoring.visit where id = $1;

-- store/visits.ts insertVisits
insert into monitoring.visit (id, run_id, region, unit_id, place, url, host, depth, listed_price, operator_id, operator_name) select row.id, $1, $2, $3, (select coalesce(max(place), 0) from monitoring.visit where run_id = $4) + row_number() over (), url, host, depth, "listedPrice", "operatorId", "operatorName" from jsonb_to_recordset($5::jsonb) as row(id uuid, url text, host text, depth smallint, "listedPrice" numeric, "operatorId" uuid, "operatorName" text) where not exists (select 1 from monitoring.visit v where v.run_id = $6 and v.url = row.url) limit $7 on conflict (run_id, url) do nothing returning id;

-- store/visits.ts leaseVisits
with busy as ( select host, count(*) as number from monitoring.visit where run_id = $1 and state = 'leased' and leased_until >= $2 and (leased_by <> $3 or id = any($4::uuid[])) group by host), free as ( select id, host, place from monitoring.visit where run_id = $5 and (state = 'waiting' or (state = 'leased' and (leased_until < $6 or (leased_by = $7 and id <> all($8::uuid[]))))) order by place limit 1000), turns as ( select free.id, free.place, row_number() over (partition by free.host order by free.place) + coalesce(busy.number, 0) as nth from free left join busy using (host)), picked as (select id from turns where nth <= $9 order by nth, place limit $10) update monitoring.visit v set state = 'leased', leased_by = $11, leased_until = $12, attempts = v.attempts + 1 from picked where v.id = picked.id returning v.id, v.url, v.host, v.depth, v.listed_price, v.operator_id, v.operator_name, v.attempts;

-- store/visits.ts listVisits
select * from monitoring.visit where run_id = $1 and true and true and true order by place, id limit $2;

-- store/visits.ts openCount
select count(*)::int as count from ( select 1 from monitoring.visit where run_id = $1 and state <> 'done' limit 1000) open;

-- store/visits.ts savePages
with row as (select * from jsonb_to_recordset($1::jsonb) as row(id uuid, url text, host text, outcome text, detail text, status smallint, "finalUrl" text, "mediaType" text, title text, snapshot text, digest text, "byBrowser" boolean, robots jsonb, "fetchedAt" timestamptz, "elapsedMs" integer, findings integer, "isRead" boolean, "pageId" uuid, subject text, "operatorId" uuid, "isListing" boolean, price numeric, "comparedPrice" numeric, sales bigint, "reviewCount" bigint, day date)), old as (select p.id, p.url, p.digest from monitoring.page p where p.region = $2 and p.url in (select url from row)), saved as ( insert into monitoring.page as p (id, region, unit_id, url, host, title, subject, operator_id, is_listing, price, compared_price, sales, review_count, digest, snapshot, last_outcome, failures, first_seen_at, last_read_at, last_visited_at) select "pageId", $3, $4::uuid, url, host, coalesce(title, ''), subject, "operatorId", "isListing", price, "comparedPrice", sales, "reviewCount", digest, snapshot, outcome, case when "isRead" then 0 else 1 end, "fetchedAt", case when "isRead" then "fetchedAt" end, "fetchedAt" from row on conflict (region, url) do update set title = case when excluded.digest is null then p.title else excluded.title end, subject = case when excluded.digest is null then p.subject else excluded.subject end, operator_id = coalesce(excluded.operator_id, p.operator_id), is_listing = p.is_listing or excluded.is_listing, price = coalesce(excluded.price, p.price), compared_price = case when excluded.digest is null then p.compared_price else excluded.compared_price end, sales = coalesce(excluded.sales, p.sales), review_count = coalesce(excluded.review_count, p.review_count), digest = coalesce(excluded.digest, p.digest), snapshot = coalesce(excluded.snapshot, p.snapshot), last_outcome = excluded.last_outcome, failures = case when excluded.last_read_at is null then p.failures + 1 else 0 end, last_read_at = coalesce(excluded.last_read_at, p.last_read_at), last_visited_at = excluded.last_visited_at returning p.id, p.url), changed as ( insert into monitoring.page_change (page_id, region, unit_id, at, title, price, compared_price, sales, review_count, snapshot) select saved.id, $5, $6::uuid, row."fetchedAt", coalesce(row.title, ''), row.price, row."comparedPrice", row.sales, row."reviewCount", row.snapshot from row join saved using (url) left join old using (url) where row.digest is not null and old.digest is distinct from row.digest on conflict do nothing), priced as ( insert into monitoring.price_point as point (page_id, region, unit_id, day, asked) select saved.id, $7, $8::uuid, row.day, row.price from row join saved using (url) where row.price is not null on conflict (page_id, day) do update set asked = least(point.asked, excluded.asked)) select id, url from saved;
