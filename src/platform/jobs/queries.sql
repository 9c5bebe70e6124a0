-- Every statement that the tests of jobs sent, written by tools/queries.ts; not edited by hand.

-- store.ts cancelJob
select platform.cancel_job($1) as state;

-- store.ts findJob
select "id", "region", "kind", "title", "state", "done_count", "total_count", "cancel_requested", "result", "error", "created_at", "started_at", "finished_at" from "platform"."job" where "id" = $1 and "person_id" = $2;

-- store.ts finishJob
update "platform"."job" set "state" = $1, "result" = $2, "error" = $3, "finished_at" = $4 where "id" = $5;
update "platform"."job" set "state" = $1, "result" = $2, "error" = $3, "finished_at" = now() where "id" = $4;

-- store.ts isCancelRequested
select "cancel_requested" from "platform"."job" where "id" = $1;

-- store.ts listJobs
select "id", "region", "kind", "title", "state", "done_count", "total_count", "cancel_requested", "result", "error", "created_at", "started_at", "finished_at" from "platform"."job" where "person_id" = $1 order by "created_at" desc, "id" desc limit $2;

-- store.ts noteProgress
update "platform"."job" set "done_count" = $1 where "id" = $2 returning "cancel_requested";
update "platform"."job" set "done_count" = $1, "total_count" = $2 where "id" = $3 returning "cancel_requested";

-- store.ts purgeEnded
select jobs::int, events::int from platform.purge_jobs($1, $2);

-- store.ts startJob
update "platform"."job" set "state" = $1, "started_at" = coalesce(started_at, now()), "error" = $2 where "id" = $3 and "state" in ($4, $5) and "cancel_requested" = $6 returning "id";
