-- The two doors of the queue for the serving role, which has no right on the queue's own tables. They run as the owner
-- of the queue, in the caller's transaction; platform.job keeps its row-level security inside them.

-- Orders with the same key follow one another: a newer one takes the place of one that still waits.
alter table platform.job add column key text;
-- Milliseconds, as the pages of the job list name the place where they go on.
alter table platform.job alter column created_at type timestamptz(3);
create index job_waiting_key on platform.job (key) where state = 'waiting' and key is not null;

-- Puts jobs on the queue. Each order: id, kind, region, payload, visible, title, unitId, personId, runAt, key, attemptsMax.
create function platform.enqueue_jobs(orders jsonb) returns void
  security definer set search_path = pg_catalog, pg_temp language plpgsql as $$
begin
  update platform.job set state = 'cancelled', finished_at = now()
    where state = 'waiting' and key in (select o ->> 'key' from jsonb_array_elements(orders) o);
  insert into platform.job (id, kind, region, unit_id, person_id, title, key)
    select (o ->> 'id')::uuid, o ->> 'kind', o ->> 'region', (o ->> 'unitId')::uuid, (o ->> 'personId')::uuid,
        coalesce(o ->> 'title', o ->> 'kind'), o ->> 'key'
      from jsonb_array_elements(orders) o where (o ->> 'visible')::boolean;
  perform graphile_worker.add_jobs(array_agg((
      o ->> 'kind',
      json_build_object('id', o -> 'id', 'region', o -> 'region', 'visible', o -> 'visible', 'payload', o -> 'payload'),
      null,
      (o ->> 'runAt')::timestamptz,
      (o ->> 'attemptsMax')::smallint,
      coalesce(o ->> 'key', o ->> 'id'),
      null,
      null
    )::graphile_worker.job_spec))
    from jsonb_array_elements(orders) o;
end
$$;

-- Asks a job to stop: one that waits is taken off the queue, one that runs is told. The state after it, or null.
create function platform.cancel_job(job_id uuid) returns text
  security definer set search_path = pg_catalog, pg_temp language plpgsql as $$
declare
  found platform.job;
begin
  update platform.job set cancel_requested = true,
      state = case state when 'waiting' then 'cancelled' else state end,
      finished_at = case state when 'waiting' then now() else finished_at end
    where id = job_id and state in ('waiting', 'running') returning * into found;
  if found.state = 'cancelled' then
    perform graphile_worker.remove_job(coalesce(found.key, found.id::text));
  end if;
  return found.state;
end
$$;

revoke all on function platform.enqueue_jobs(jsonb), platform.cancel_job(uuid) from public;
grant execute on function platform.enqueue_jobs(jsonb), platform.cancel_job(uuid) to sishi_app;
