-- Every statement that the tests of figures sent, written by tools/queries.ts; not edited by hand.

-- store/figures.ts findFigures
select * from "figures"."figure" where "id" in ($1) order by "id";
select * from "figures"."figure" where "id" in ($1) order by "id" for update;
select * from "figures"."figure" where "id" in ($1, $2) order by "id" for update;

-- store/figures.ts findStanding
select f.* from figures.figure f join jsonb_to_recordset($1::jsonb) as key(region text, series text, "where" text, period text, "valueKind" text) on f.region = key.region and f.series = key.series and f.of_where = key.where and f.period = key.period and f.value_kind = key."valueKind" where f.replaced_by is null and f.state <> 'withdrawn' order by f.id;
select f.* from figures.figure f join jsonb_to_recordset($1::jsonb) as key(region text, series text, "where" text, period text, "valueKind" text) on f.region = key.region and f.series = key.series and f.of_where = key.where and f.period = key.period and f.value_kind = key."valueKind" where f.replaced_by is null and f.state <> 'withdrawn' order by f.id for update of f;

-- store/figures.ts insertFigures
insert into figures.figure (id, region, series, of_where, period_kind, period, year, value_kind, value, unit, source, reason, state, unit_id, entered_by, entered_name, entered_at, published_by, published_name, published_at) select id, region, series, "where", "periodKind", period, year, "valueKind", value, unit, source, reason, state, "unitId", by, "byName", at, case state when 'published' then by end, case state when 'published' then "byName" end, case state when 'published' then at end from jsonb_to_recordset($1::jsonb) as row(id uuid, region text, series text, "where" text, "periodKind" text, period text, year integer, "valueKind" text, value numeric, unit text, source text, reason text, state text, "unitId" uuid, by uuid, "byName" text, at timestamptz);

-- store/figures.ts listFigures
select * from "figures"."figure" where "region" = $1 and "replaced_by" is null and "state" in ($2) and "series" = $3 order by "series", "of_where", "period", "value_kind" desc;
select * from "figures"."figure" where "region" = $1 and "replaced_by" is null and "state" in ($2) order by "series", "of_where", "period", "value_kind" desc;
select * from "figures"."figure" where "region" = $1 and "replaced_by" is null and "state" in ($2, $3) and "series" = $4 order by "series", "of_where", "period", "value_kind" desc;
select * from "figures"."figure" where "region" = $1 and "replaced_by" is null and "state" in ($2, $3) order by "series", "of_where", "period", "value_kind" desc;

-- store/figures.ts listRevisions
select * from "figures"."figure" where "region" = $1 and "series" = $2 and "of_where" = $3 and "period" = $4 and "value_kind" = $5 order by replaced_by is null desc, "entered_at" desc, "id" limit $6;

-- store/figures.ts point
update figures.figure f set replaced_by = pair.id from unnest($1::uuid[], $2::uuid[]) as pair (old, id) where f.id = pair.old;

-- store/figures.ts publishDrafts
update figures.figure f set replaced_by = draft.id from jsonb_to_recordset($1::jsonb) as draft(id uuid, replaces uuid) where f.id = draft.replaces;
update figures.figure f set state = 'published', reason = draft.reason, published_by = $1::uuid, published_name = $2, published_at = $3 from jsonb_to_recordset($4::jsonb) as draft(id uuid, reason text) where f.id = draft.id;

-- store/figures.ts setDocument
update "figures"."figure" set "document_blob" = $1, "document_name" = $2, "document_type" = $3 where "id" = $4;

-- store/figures.ts withdrawDraft
update "figures"."figure" set "state" = $1 where "id" = $2;

-- store/import.ts findImport
select * from "figures"."import" where "id" = $1;

-- store/import.ts insertImport
insert into "figures"."import" ("id", "region", "person_id", "file_name", "blob", "format", "state", "started_at") values ($1, $2, $3, $4, $5, $6, $7, $8);

-- store/import.ts saveOutcome
update figures.import set state = $1, row_count = $2, new_count = $3, revised_count = $4, same_count = $5, bad_count = $6, bad_rows = $7::jsonb, report_blob = $8, applied_at = case $9::text when 'applied' then $10::timestamptz end where id = $11::uuid;

-- store/import.ts setRunning
update "figures"."import" set "state" = $1, "job_id" = $2 where "id" = $3;

-- store/requests.ts findRequest
select q.id, q.region, m.title, q.content, q.asked_at, m.state, m.unit_id, u.name as unit_name, m.due_on, m.closed_at, count.asked, count.entered, (select jsonb_agg(jsonb_build_object('series', r.series, 'where', r.of_where, 'period', r.period) order by r.place) from figures.requested_figure r where r.request_id = q.id) as figures from figures.figure_request q join matters.public_matter m on m.id = q.id left join organisation.public_unit u on u.id = m.unit_id cross join lateral (select count(*)::int as asked, count(*) filter (where exists (select 1 from figures.figure f where f.region = r.region and f.series = r.series and f.of_where = r.of_where and f.period = r.period and f.value_kind = 'level' and f.replaced_by is null and f.state <> 'withdrawn'))::int as entered from figures.requested_figure r where r.request_id = q.id) count where q.id = $1::uuid;

-- store/requests.ts insertRequests
with asked as ( select * from jsonb_to_recordset($1::jsonb) as row(id uuid, region text, content text, figures jsonb) ), request as ( insert into figures.figure_request (id, region, content, asked_at) select id, region, content, $2::timestamptz from asked ) insert into figures.requested_figure (request_id, region, series, of_where, period, place) select asked.id, asked.region, each.key ->> 'series', each.key ->> 'where', each.key ->> 'period', each.place from asked, jsonb_array_elements(asked.figures) with ordinality as each(key, place);

-- store/requests.ts listRequested
select r.series, r.of_where as "where", r.period, m.id as "requestId", coalesce(u.name, '') as "unitName", m.due_on as "dueOn" from matters.public_matter m join figures.requested_figure r on r.request_id = m.id left join organisation.public_unit u on u.id = m.unit_id where m.procedure = 'figures.figureRequest' and m.closed_at is null and r.region = $1 order by r.series, r.of_where, r.period limit 5000;

-- store/requests.ts listRequests
select q.id, q.region, m.title, q.content, q.asked_at, m.state, m.unit_id, u.name as unit_name, m.due_on, m.closed_at, count.asked, count.entered from figures.figure_request q join matters.public_matter m on m.id = q.id left join organisation.public_unit u on u.id = m.unit_id cross join lateral (select count(*)::int as asked, count(*) filter (where exists (select 1 from figures.figure f where f.region = r.region and f.series = r.series and f.of_where = r.of_where and f.period = r.period and f.value_kind = 'level' and f.replaced_by is null and f.state <> 'withdrawn'))::int as entered from figures.requested_figure r where r.request_id = q.id) count where true and m.closed_at is null order by q.asked_at desc, q.id desc limit $1;
select q.id, q.region, m.title, q.content, q.asked_at, m.state, m.unit_id, u.name as unit_name, m.due_on, m.closed_at, count.asked, count.entered from figures.figure_request q join matters.public_matter m on m.id = q.id left join organisation.public_unit u on u.id = m.unit_id cross join lateral (select count(*)::int as asked, count(*) filter (where exists (select 1 from figures.figure f where f.region = r.region and f.series = r.series and f.of_where = r.of_where and f.period = r.period and f.value_kind = 'level' and f.replaced_by is null and f.state <> 'withdrawn'))::int as entered from figures.requested_figure r where r.request_id = q.id) count where true order by q.asked_at desc, q.id desc limit $1;

-- store/requests.ts listUnitIds
select id from organisation.public_unit where region = $1 and closed_on is null and id = any ($2::uuid[]);
