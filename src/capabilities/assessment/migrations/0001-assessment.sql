-- 示范区创建: the creation of a region, its plan, tasks, responsibilities, and the evidence that is not a figure.
create schema assessment;
grant usage on schema assessment to sishi_app;

create table assessment.creation (
  id uuid primary key,
  region text collate "C" not null unique,
  edition text not null,
  -- The assessed years where the office sets them otherwise than the edition; ascending.
  years integer[] not null default '{}',
  zone text,
  started_on date not null,
  -- An ordinary county cannot apply: it carries its share of its city's creation.
  applicant_region text collate "C" not null
);
select platform.guard_table('assessment.creation');
grant select, insert, update on assessment.creation to sishi_app;

create table assessment.plan (
  id uuid primary key,
  region text collate "C" not null,
  unit_id uuid,
  file_name text not null,
  blob text not null,
  state text not null check (state in ('draft', 'imported', 'discarded')),
  -- What was read from the file, with positions; never changed.
  lines jsonb not null,
  read jsonb not null,
  -- What the officer made of it; saved as it is mended.
  draft jsonb not null,
  mapping jsonb not null,
  title text not null,
  document_number text not null,
  issued_on date,
  created_at timestamptz not null,
  created_by uuid,
  imported_at timestamptz
);
create index plan_region on assessment.plan (region, created_at desc, id desc);
select platform.guard_table('assessment.plan', 'unit_id');
grant select, insert, update on assessment.plan to sishi_app;

create table assessment.stage (
  id uuid primary key,
  region text collate "C" not null,
  plan_id uuid not null references assessment.plan,
  position integer not null,
  name text not null,
  from_month text not null,
  to_month text not null,
  content text not null
);
create index stage_plan on assessment.stage (plan_id, position);
select platform.guard_table('assessment.stage');

create table assessment.member (
  id uuid primary key,
  region text collate "C" not null,
  plan_id uuid not null references assessment.plan,
  position integer not null,
  role text not null,
  name text not null,
  post text not null
);
create index member_plan on assessment.member (plan_id, position);
select platform.guard_table('assessment.member');

create table assessment.target (
  id uuid primary key,
  region text collate "C" not null,
  plan_id uuid not null references assessment.plan,
  position integer not null,
  content text not null,
  metric text not null,
  value text not null,
  by_when text not null
);
create index target_plan on assessment.target (plan_id, position);
select platform.guard_table('assessment.target');

-- A task's state, unit and due day live in matters; here stands what the plan says of it.
create table assessment.task (
  id uuid primary key,
  region text collate "C" not null,
  plan_id uuid references assessment.plan,
  stage_id uuid references assessment.stage,
  number integer,
  title text not null,
  section text not null,
  content text not null,
  progress integer not null default 0 check (progress between 0 and 100),
  last_report text not null default '',
  indicators integer[] not null default '{}',
  -- What lists are sorted by: without a number last, and never null, so that a page starts inside the index.
  number_key integer not null generated always as (coalesce(number, 2147483647)) stored
);
create index task_plan on assessment.task (plan_id, number);
create index task_region on assessment.task (region, number_key, id);
-- Seen by whoever sees the matter. A matter of the scope's regions is always seen, so most rows need no look-up.
alter table assessment.task enable row level security;
alter table assessment.task force row level security;
create policy with_matter on assessment.task
  using (case when region < (select current_setting('sishi.lo', true))
      or region >= (select current_setting('sishi.hi', true)) then false
    when (select current_setting('sishi.ranges', true)) = '' then true
    else platform.region_in_ranges(region) end
    or exists (select 1 from matters.public_matter m where m.id = assessment.task.id));

-- Search: the policy keeps a GIN index from being used, so this one function looks past it and applies the scope itself.
-- Null when so many tasks match that reading the list in its order finds a page sooner.
create index task_grams on assessment.task using gin (platform.grams(title || ' ' || content)) with (fastupdate = off);
create policy owner_functions on assessment.task for select to sishi_owner using (true);
create function assessment.search_tasks(words text, matches_max integer) returns uuid[]
  stable security definer set search_path = pg_catalog, pg_temp language plpgsql as $$
declare
  found uuid[];
begin
  select array_agg(hit.id) into found from (
    select t.id from assessment.task t
    where platform.grams(t.title || ' ' || t.content) @> platform.grams_sought(words)
      and strpos(lower(t.title || ' ' || t.content), lower(words)) > 0
    limit matches_max + 1) hit;
  if cardinality(found) > matches_max then
    return null;
  end if;
  return coalesce((select array_agg(t.id) from assessment.task t
    where t.id = any (found) and platform.region_in_scope(t.region)), '{}');
end
$$;
revoke all on function assessment.search_tasks(text, integer) from public;
grant execute on function assessment.search_tasks(text, integer) to sishi_app;

-- 责任分工: which unit answers for which indicator.
create table assessment.responsibility (
  region text collate "C" not null,
  indicator integer not null,
  unit_id uuid not null,
  part text not null check (part in ('lead', 'responsible', 'guiding')),
  plan_id uuid references assessment.plan,
  primary key (region, indicator, unit_id, part)
);
select platform.guard_table('assessment.responsibility', 'unit_id');

-- 佐证材料, 评审打分, 认定, 度量: evidence for items; the newest of each item counts, older ones stay.
create table assessment.material (
  id uuid primary key,
  region text collate "C" not null,
  unit_id uuid,
  item text not null,
  title text not null,
  blob text,
  file_name text not null default '',
  media_type text not null default '',
  state text not null default 'pending' check (state in ('pending', 'accepted', 'refused')),
  added_by uuid,
  added_name text not null,
  added_at timestamptz not null,
  removed_at timestamptz
);
create index material_item on assessment.material (region, item) where removed_at is null;
select platform.guard_table('assessment.material', 'unit_id');

create table assessment.judgement (
  id uuid primary key,
  region text collate "C" not null,
  item text not null,
  score numeric not null,
  reviewer text not null,
  reviewer_id uuid,
  judged_on date not null,
  reason text not null,
  materials uuid[] not null default '{}',
  entered_at timestamptz not null,
  superseded boolean not null default false
);
create unique index judgement_current on assessment.judgement (region, item) where not superseded;
select platform.guard_table('assessment.judgement');

create table assessment.decision (
  id uuid primary key,
  region text collate "C" not null,
  item text not null,
  state text not null check (state in ('met', 'not_met', 'not_applicable', 'open')),
  decided_by text not null,
  decided_by_id uuid,
  decided_on date not null,
  reason text not null,
  entered_at timestamptz not null,
  superseded boolean not null default false
);
create unique index decision_current on assessment.decision (region, item) where not superseded;
select platform.guard_table('assessment.decision');

create table assessment.measure_entry (
  id uuid primary key,
  region text collate "C" not null,
  measure text not null,
  year integer not null,
  numerator numeric,
  denominator numeric,
  amount numeric,
  source text not null,
  entered_by uuid,
  entered_name text not null,
  entered_at timestamptz not null,
  superseded boolean not null default false
);
create unique index measure_entry_current on assessment.measure_entry (region, measure, year) where not superseded;
select platform.guard_table('assessment.measure_entry');

do $$
declare t text;
begin
  foreach t in array array['stage', 'member', 'target', 'task', 'responsibility', 'material', 'judgement', 'decision', 'measure_entry'] loop
    execute format('grant select, insert, update on assessment.%I to sishi_app', t);
  end loop;
end $$;
