-- What people and the queue no longer ask for: jobs that ended long ago, orders that failed for good, and the notes of
-- events that no retry can bring again. The serving role may delete nothing by itself.
create index job_finished on platform.job (finished_at) where finished_at is not null;
create index handled_event_at on platform.handled_event (handled_at);

create function platform.purge_jobs(jobs_before timestamptz, events_before timestamptz)
  returns table (jobs bigint, events bigint)
  security definer set search_path = pg_catalog, pg_temp language plpgsql as $$
begin
  return query with gone as (delete from platform.job where finished_at < jobs_before returning 1),
    forgotten as (delete from platform.handled_event where handled_at < events_before returning 1),
    given_up as (delete from graphile_worker._private_jobs
      where attempts >= max_attempts and locked_at is null and updated_at < jobs_before returning 1)
  select (select count(*) from gone) + (select count(*) from given_up), (select count(*) from forgotten);
end
$$;
revoke all on function platform.purge_jobs(timestamptz, timestamptz) from public;
grant execute on function platform.purge_jobs(timestamptz, timestamptz) to sishi_app;
