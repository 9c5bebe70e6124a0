-- 事项: anything under a procedure. State, deadlines, timeline, shares, watchers; written once for every capability.
create schema matters;
grant usage on schema matters to sishi_app;

create table matters.matter (
  id uuid primary key,
  -- Home region for life: hand-over moves no rows, others see a matter through matters.share.
  region text collate "C" not null,
  unit_id uuid,
  assignee_id uuid,
  procedure text not null,
  version integer not null,
  read_permission text not null,
  state text not null,
  waits_for text,
  title text not null,
  reference text not null default '',
  lane text,
  parent_id uuid references matters.matter,
  opened_at timestamptz not null,
  opened_by uuid,
  given_due_on date,
  due_on date,
  due_limit text,
  due_provisional boolean not null default false,
  supervised boolean not null default false,
  moved_at timestamptz not null,
  closed_at timestamptz,
  closed_late boolean
);
create index matter_assignee on matters.matter (assignee_id, due_on, id) where closed_at is null;
create index matter_unit on matters.matter (unit_id, due_on, id) where closed_at is null;
create index matter_due on matters.matter (due_on, id) where closed_at is null;
create index matter_list on matters.matter (procedure, due_on, id);
create index matter_opened_by on matters.matter (opened_by, due_on, id) where closed_at is null;
create index matter_parent on matters.matter (parent_id) where parent_id is not null;

-- 协作: units and people beside the holder who see the matter, and why.
create table matters.share (
  matter_id uuid not null references matters.matter,
  region text collate "C" not null,
  unit_id uuid not null,
  part text not null check (part in ('responsible', 'guiding', 'supporting', 'supervising', 'former')),
  primary key (matter_id, unit_id, part)
);
create index share_unit on matters.share (unit_id, matter_id);
select platform.guard_table('matters.share', 'unit_id');

create table matters.watch (
  matter_id uuid not null references matters.matter,
  region text collate "C" not null,
  person_id uuid not null,
  primary key (matter_id, person_id)
);
create index watch_person on matters.watch (person_id, matter_id);
select platform.guard_table('matters.watch', null, 'person_id');

select platform.guard_table('matters.matter', 'unit_id', 'assignee_id');
create policy shared on matters.matter using (exists (
  select 1 from matters.share s where s.matter_id = id
    and s.unit_id = any ((select string_to_array(nullif(current_setting('sishi.units', true), ''), ',')::uuid[])::uuid[])));

-- 经过: every step taken, assignment, comment; the record of the procedure is the fold over its steps.
create table matters.event (
  id uuid primary key,
  matter_id uuid not null references matters.matter,
  region text collate "C" not null,
  at timestamptz not null,
  person_id uuid,
  actor_name text not null,
  kind text not null,
  step text,
  from_state text,
  to_state text,
  form jsonb not null default '{}',
  note text not null default ''
);
create index event_matter on matters.event (matter_id, at, id);
alter table matters.event enable row level security;
alter table matters.event force row level security;
create policy with_matter on matters.event using (exists (select 1 from matters.matter m where m.id = matter_id));

grant select, insert, update on matters.matter, matters.event to sishi_app;
grant select, insert, update, delete on matters.share, matters.watch to sishi_app;

-- What neighbours may read of a matter beside their own tables.
create view matters.public_matter with (security_invoker = true) as
  select id, region, unit_id, assignee_id, procedure, version, state, waits_for, title, reference, lane, parent_id,
    opened_at, due_on, due_provisional, supervised, moved_at, closed_at, closed_late
  from matters.matter;
grant select on matters.public_matter to sishi_app;
create view matters.public_share with (security_invoker = true) as
  select matter_id, unit_id, part from matters.share;
grant select on matters.public_share to sishi_app;
