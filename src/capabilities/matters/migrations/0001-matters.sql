-- 事项: anything under a procedure. State, deadlines, timeline, shares, watchers, notices; written once for every capability.
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
  opener_unit_id uuid,
  given_due_on date,
  due_on date,
  due_limit text,
  due_provisional boolean not null default false,
  supervised boolean not null default false,
  moved_at timestamptz not null,
  closed_at timestamptz,
  -- Null while it runs, and for good where no limit ever ran.
  closed_late boolean,
  -- What lists are sorted by: without a due day last, and never null, so that a page starts inside the index.
  due_key date not null generated always as (coalesce(due_on, 'infinity'::date)) stored,
  -- Whose move it is: the opener's unit while the matter waits for its sender, else the assignee, else the unit.
  turn_person_id uuid generated always as (case when waits_for = 'sender' then null else assignee_id end) stored,
  turn_unit_id uuid generated always as (case when waits_for = 'sender' then coalesce(opener_unit_id, unit_id)
    when assignee_id is null then unit_id end) stored
);
-- Lists are read by whoever holds a matter, from the one due next; each way of being concerned has its own order.
create index matter_region_open on matters.matter (region, due_key, id) where closed_at is null;
create index matter_unit_open on matters.matter (unit_id, due_key, id) where closed_at is null;
create index matter_assignee_open on matters.matter (assignee_id, due_key, id) where closed_at is null;
create index matter_turn_person on matters.matter (turn_person_id, due_key, id) where closed_at is null;
create index matter_turn_unit on matters.matter (turn_unit_id, due_key, id) where closed_at is null;
create index matter_opener_open on matters.matter (opened_by, due_key, id) where closed_at is null;
create index matter_region on matters.matter (region, due_key, id);
create index matter_unit on matters.matter (unit_id, due_key, id);
create index matter_region_state on matters.matter (region, state, due_key, id);
create index matter_region_late on matters.matter (region, closed_late, due_key, id) where closed_at is not null;
create index matter_assignee on matters.matter (assignee_id, due_key, id);
create index matter_lane on matters.matter (lane, due_key, id) where lane is not null;
create index matter_due on matters.matter (due_on, id) where closed_at is null;
create index matter_closed on matters.matter (closed_at) where closed_at is not null;
create index matter_parent on matters.matter (parent_id) where parent_id is not null;

-- 协作: units beside the holder who see the matter, and why. `unit_region` is the unit's own region where it is not
-- the matter's: then whoever oversees that region sees the matter too.
create table matters.share (
  matter_id uuid not null references matters.matter,
  region text collate "C" not null,
  unit_id uuid not null,
  part text not null check (part in ('responsible', 'guiding', 'supporting', 'supervising', 'holder', 'former')),
  unit_region text collate "C",
  primary key (matter_id, unit_id, part)
);
create index share_unit on matters.share (unit_id, matter_id);
create index share_abroad on matters.share (unit_region, region, matter_id) where unit_region is not null;
select platform.guard_table('matters.share', 'unit_id');
create policy abroad on matters.share for select using (
  unit_region >= (select current_setting('sishi.lo', true)) and unit_region < (select current_setting('sishi.hi', true))
  and ((select current_setting('sishi.ranges', true)) = '' or platform.region_in_ranges(unit_region)));

create table matters.watch (
  matter_id uuid not null references matters.matter,
  region text collate "C" not null,
  person_id uuid not null,
  primary key (matter_id, person_id)
);
create index watch_person on matters.watch (person_id, matter_id);
select platform.guard_table('matters.watch', null, 'person_id');

-- Matters that the scope sees by a share alone: one set a query, read as the owner, and only when a row needs it.
create function matters.shared_matters() returns setof uuid
  stable security definer rows 1000 set search_path = pg_catalog, pg_temp language sql as $$
  select s.matter_id from matters.share s
    where s.unit_id = any (string_to_array(nullif(current_setting('sishi.units', true), ''), ',')::uuid[])
  union all
  select s.matter_id from matters.share s
    where s.unit_region >= current_setting('sishi.lo', true) and s.unit_region < current_setting('sishi.hi', true)
      and (current_setting('sishi.ranges', true) = '' or platform.region_in_ranges(s.unit_region))
$$;
revoke all on function matters.shared_matters() from public;
grant execute on function matters.shared_matters() to sishi_app;

-- What guard_table writes, with shares as the last and dearest question: two policies would ask it first.
alter table matters.matter enable row level security;
alter table matters.matter force row level security;
create policy scope on matters.matter using (
  (region >= (select current_setting('sishi.lo', true)) and region < (select current_setting('sishi.hi', true))
    and ((select current_setting('sishi.ranges', true)) = '' or platform.region_in_ranges(region)))
  or unit_id = any ((select string_to_array(nullif(current_setting('sishi.units', true), ''), ',')::uuid[])::uuid[])
  or assignee_id = (select nullif(current_setting('sishi.person', true), '')::uuid)
  or id in (select matters.shared_matters()));

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
  note text not null default '',
  -- Order of what happened in one and the same instant.
  place bigint generated always as identity
);
create index event_matter on matters.event (matter_id, at, place);
alter table matters.event enable row level security;
alter table matters.event force row level security;
create policy with_matter on matters.event using (exists (select 1 from matters.matter m where m.id = matter_id));

-- 关联事项: two matters linked by hand, with the reason; seen by who sees both.
create table matters.link (
  matter_id uuid not null references matters.matter,
  other_id uuid not null references matters.matter,
  region text collate "C" not null,
  reason text not null,
  person_id uuid,
  at timestamptz not null,
  primary key (matter_id, other_id),
  check (matter_id <> other_id)
);
create index link_other on matters.link (other_id);
alter table matters.link enable row level security;
alter table matters.link force row level security;
create policy with_both on matters.link using (exists (select 1 from matters.matter m where m.id = matter_id)
  and exists (select 1 from matters.matter m where m.id = other_id));

-- 提醒: what the product tells one person. The matter's title is read when it is shown, under the reader's scope.
create table matters.notice (
  id uuid primary key,
  region text collate "C" not null,
  person_id uuid not null,
  matter_id uuid not null references matters.matter,
  kind text not null,
  "values" jsonb not null default '{}',
  at timestamptz not null,
  read_at timestamptz,
  mailed_at timestamptz,
  pushed_at timestamptz
);
create index notice_person on matters.notice (person_id, at desc, id desc);
create index notice_unread on matters.notice (person_id) where read_at is null;
select platform.guard_table('matters.notice', null, 'person_id');

-- 预警: which warning was given for which due day, so that each is given once; a moved due day warns anew.
create table matters.warning (
  matter_id uuid not null references matters.matter,
  due_on date not null,
  threshold text not null,
  region text collate "C" not null,
  at timestamptz not null,
  primary key (matter_id, due_on, threshold)
);
select platform.guard_table('matters.warning');

-- 提醒方式: how a person wants to be told beside the page itself.
create table matters.notice_channel (
  person_id uuid primary key,
  region text collate "C" not null,
  email boolean not null default false,
  webhook_url text,
  webhook_secret text
);
select platform.guard_table('matters.notice_channel', null, 'person_id');

-- 预警规则 of the instance: one row of settings, not law.
create table matters.notice_rule (
  only_row boolean primary key default true check (only_row),
  soon_working_days integer not null check (soon_working_days between 1 and 60),
  -- Working days overdue, and whom that reaches: the head of the holding unit, or the leaders over the region.
  escalations jsonb not null,
  -- 工作时间 in Asia/Shanghai; outside it nobody is warned.
  hours jsonb not null,
  webhook_url text,
  webhook_secret text
);
insert into matters.notice_rule (soon_working_days, escalations, hours) values (3,
  '[{"afterWorkingDays": 1, "to": "unitHead"}, {"afterWorkingDays": 5, "to": "regionLeader"}]',
  '[{"from": "08:30", "to": "12:00"}, {"from": "14:00", "to": "17:30"}]');
alter table matters.notice_rule enable row level security;
alter table matters.notice_rule force row level security;
create policy read_all on matters.notice_rule for select using (true);
create policy write_with_scope on matters.notice_rule for update using ((select current_setting('sishi.hi', true)) <> '');

grant select, insert, update on matters.matter, matters.event, matters.notice, matters.notice_channel to sishi_app;
grant select, insert, update, delete on matters.watch to sishi_app;
grant select, insert, delete on matters.link to sishi_app;
grant select, insert on matters.warning to sishi_app;
grant select, update on matters.notice_rule to sishi_app;
-- Shares are made through share_matters below: a unit may share what it holds with a unit outside its own scope.
grant select, delete on matters.share to sishi_app;

-- What lets the two functions below, which run as the owner, see past the policies; each applies the scope itself.
create policy owner_functions on matters.matter for select to sishi_owner using (true);
create policy owner_functions on matters.share to sishi_owner using (true) with check (true);

-- The scope of the transaction as the policies of matters.matter have it.
create function matters.in_scope(region text, unit_id uuid, assignee_id uuid, matter_id uuid) returns boolean
  stable language sql as $$
  select (region collate "C" >= current_setting('sishi.lo', true) and region collate "C" < current_setting('sishi.hi', true)
      and (current_setting('sishi.ranges', true) = '' or platform.region_in_ranges(region)))
    or coalesce(unit_id = any (string_to_array(nullif(current_setting('sishi.units', true), ''), ',')::uuid[]), false)
    or coalesce(assignee_id = nullif(current_setting('sishi.person', true), '')::uuid, false)
    or exists (select 1 from matters.share s where s.matter_id = in_scope.matter_id
      and (s.unit_id = any (string_to_array(nullif(current_setting('sishi.units', true), ''), ',')::uuid[])
        or (s.unit_region >= current_setting('sishi.lo', true) and s.unit_region < current_setting('sishi.hi', true)
          and (current_setting('sishi.ranges', true) = '' or platform.region_in_ranges(s.unit_region)))))
$$;

-- Shares matters of the caller's scope with units anywhere: rows of {matter_id, unit_id, unit_region, part}.
create function matters.share_matters(shares jsonb) returns void
  security definer set search_path = pg_catalog, pg_temp language sql as $$
  insert into matters.share (matter_id, region, unit_id, part, unit_region)
    select m.id, m.region, s.unit_id, s.part, nullif(s.unit_region, m.region)
    from jsonb_to_recordset(shares) as s(matter_id uuid, unit_id uuid, unit_region text, part text)
      join matters.matter m on m.id = s.matter_id
    where matters.in_scope(m.region, m.unit_id, m.assignee_id, m.id)
    on conflict do nothing
$$;

-- Pairs of neighbouring characters, and single ones: Chinese has no spaces to cut words at, and words of two
-- characters are the usual search.
create function matters.grams(words text) returns text[]
  immutable strict parallel safe language sql as $$
  select coalesce(array_agg(distinct substr(lower(words), place, size)), '{}')
  from generate_series(1, 2) size, generate_series(1, length(words) - size + 1) place
$$;
create index matter_grams on matters.matter using gin (matters.grams(title || ' ' || reference)) with (fastupdate = off);

-- Search: the policies keep a GIN index from being used, so this one function looks past them and applies the scope
-- itself. Null when so many matters match that reading the list in its order finds a page sooner.
create function matters.search(words text, matches_max integer) returns uuid[]
  stable security definer set search_path = pg_catalog, pg_temp language plpgsql as $$
declare
  found uuid[];
begin
  select array_agg(hit.id) into found from (
    select m.id from matters.matter m
    where matters.grams(m.title || ' ' || m.reference) @>
        case when length(words) < 2 then array[lower(words)]
        else (select array_agg(substr(lower(words), place, 2)) from generate_series(1, length(words) - 1) place) end
      and strpos(lower(m.title || ' ' || m.reference), lower(words)) > 0
    limit matches_max + 1) hit;
  if cardinality(found) > matches_max then
    return null;
  end if;
  return coalesce((select array_agg(m.id) from matters.matter m
    where m.id = any (found) and matters.in_scope(m.region, m.unit_id, m.assignee_id, m.id)), '{}');
end
$$;

-- People by id, by unit, or by a role held anywhere, with the roles they hold: whether somebody may be told of a matter
-- is asked of that person's roles, which the one who acts need not see.
create function matters.find_people(persons uuid[], units uuid[], holding text, today date)
  returns table (id uuid, name text, unit_id uuid, region text, roles jsonb)
  stable security definer set search_path = pg_catalog, pg_temp language sql as $$
  select p.id, p.name, p.unit_id, p.region, coalesce(jsonb_agg(jsonb_build_object('role', r.role, 'reach', r.reach,
      'region', r.region, 'unitId', r.unit_id)) filter (where r.role is not null), '[]'::jsonb)
  from organisation.public_person p left join organisation.public_held_role r on r.person_id = p.id
    and r.starts_on <= today and (r.ends_on is null or r.ends_on >= today)
  where p.id = any (persons) or p.unit_id = any (units)
    or p.id in (select h.person_id from organisation.public_held_role h
      where h.role = holding and h.starts_on <= today and (h.ends_on is null or h.ends_on >= today))
  group by p.id, p.name, p.unit_id, p.region
$$;

revoke all on function matters.share_matters(jsonb), matters.search(text, integer),
  matters.find_people(uuid[], uuid[], text, date) from public;
grant execute on function matters.share_matters(jsonb), matters.search(text, integer),
  matters.find_people(uuid[], uuid[], text, date) to sishi_app;

-- 各单位办理情况 in groups of one region, unit and read permission: a hundred thousand rows are counted past the policy,
-- which would be asked for each, and the scope is applied to the groups.
create function matters.standing(today date, soon date, closed_from timestamptz, closed_before timestamptz)
  returns table (region text, unit_id uuid, read_permission text, open bigint, overdue bigint, due_soon bigint,
    closed bigint, closed_on_time bigint)
  stable security definer set search_path = pg_catalog, pg_temp language sql as $$
  select g.* from (
    select m.region, m.unit_id, m.read_permission, count(*) filter (where m.closed_at is null),
      count(*) filter (where m.closed_at is null and m.due_on < today),
      count(*) filter (where m.closed_at is null and m.due_on between today and soon),
      count(*) filter (where m.closed_at >= closed_from and m.closed_at < closed_before and m.closed_late is not null),
      count(*) filter (where m.closed_at >= closed_from and m.closed_at < closed_before and not m.closed_late)
    -- The fence keeps the scope from being asked before the rows are counted.
    from matters.matter m group by m.region, m.unit_id, m.read_permission offset 0) g
  where matters.in_scope(g.region, g.unit_id, null, null)
$$;
revoke all on function matters.standing(date, date, timestamptz, timestamptz) from public;
grant execute on function matters.standing(date, date, timestamptz, timestamptz) to sishi_app;

-- What neighbours may read of a matter beside their own tables.
create view matters.public_matter with (security_invoker = true) as
  select id, region, unit_id, assignee_id, procedure, version, state, waits_for, title, reference, lane, parent_id,
    opened_at, due_on, due_provisional, supervised, moved_at, closed_at, closed_late,
    due_key
  from matters.matter;
grant select on matters.public_matter to sishi_app;
create view matters.public_share with (security_invoker = true) as
  select matter_id, unit_id, part, unit_region from matters.share;
grant select on matters.public_share to sishi_app;
