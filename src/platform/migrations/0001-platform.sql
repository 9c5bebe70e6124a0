-- Foundation that every capability's tables stand on: scope functions, row guards, the register of visible jobs.
create schema platform;
grant usage on schema platform to sishi_app;

-- 权限范围: true where one of the scope's ranges holds the region. Only asked when a scope has more than one range;
-- ranges are written 'lo..hi,lo..hi'.
create function platform.region_in_ranges(region text) returns boolean
  stable parallel safe language sql as $$
  select exists (
    select 1 from unnest(string_to_array(current_setting('sishi.ranges', true), ',')) as range
    where region collate "C" >= split_part(range, '..', 1) and region collate "C" < split_part(range, '..', 2))
$$;

-- The same question for any scope, as functions that look past row-level security have to ask it.
create function platform.region_in_scope(region text) returns boolean
  stable parallel safe language sql as $$
  select region collate "C" >= current_setting('sishi.lo', true) and region collate "C" < current_setting('sishi.hi', true)
    and (current_setting('sishi.ranges', true) = '' or platform.region_in_ranges(region))
$$;

-- Pairs of neighbouring characters, and single ones, for search: Chinese has no spaces to cut words at, and words of
-- two characters are the usual search.
create function platform.grams(words text) returns text[]
  immutable strict parallel safe language sql as $$
  select coalesce(array_agg(gram), '{}')
  from (select character, lead(character) over (order by place) as next
      from unnest(string_to_array(lower(words), null)) with ordinality as each (character, place)) run
    cross join lateral (values (character), (character || next)) as pair (gram)
  where gram is not null
$$;

-- The grams that a text must have to hold the words: pairs, or the one character.
create function platform.grams_sought(words text) returns text[]
  immutable strict parallel safe language sql as $$
  select case when length(words) < 2 then array[lower(words)]
    else (select array_agg(substr(lower(words), place, 2)) from generate_series(1, length(words) - 1) place) end
$$;

-- Puts row-level security on a table of records. Visible is what lies in the scope's hull and ranges, or belongs to
-- one of the scope's units, or to the person. Settings stand in sub-selects so that they are read once a query. The
-- range is one CASE, which the planner takes for half of the rows: as comparisons with settings it took them for half
-- a percent, and read a whole region to sort it where an index would have given the page in order.
create function platform.guard_table(target regclass, unit_column text default null, person_column text default null)
  returns void language plpgsql as $$
declare
  rule text := $rule$(case when region < (select current_setting('sishi.lo', true))
      or region >= (select current_setting('sishi.hi', true)) then false
    when (select current_setting('sishi.ranges', true)) = '' then true
    else platform.region_in_ranges(region) end)$rule$;
begin
  if unit_column is not null then
    rule := rule || format(
      $or$ or %I = any ((select string_to_array(nullif(current_setting('sishi.units', true), ''), ',')::uuid[])::uuid[])$or$,
      unit_column);
  end if;
  if person_column is not null then
    rule := rule || format($or$ or %I = (select nullif(current_setting('sishi.person', true), '')::uuid)$or$, person_column);
  end if;
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy scope on %s using (%s) with check (%s)', target, rule, rule);
end
$$;

-- Jobs as people see them: progress, outcome, cancellation. The queue itself is the job library's.
create table platform.job (
  id uuid primary key,
  kind text not null,
  region text collate "C" not null,
  unit_id uuid,
  person_id uuid,
  title text not null,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'refused', 'failed', 'cancelled')),
  done_count bigint not null default 0,
  total_count bigint,
  cancel_requested boolean not null default false,
  result jsonb,
  error text,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  finished_at timestamptz
);
create index job_person on platform.job (person_id, created_at desc, id desc);
select platform.guard_table('platform.job', 'unit_id', 'person_id');
grant select, insert, update on platform.job to sishi_app;

-- Events already handled, per subscriber: makes each handler run once for good.
create table platform.handled_event (
  event_id uuid not null,
  subscriber text not null,
  handled_at timestamptz not null default now(),
  primary key (event_id, subscriber)
);
grant select, insert on platform.handled_event to sishi_app;
