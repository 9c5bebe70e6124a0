-- 机构、人员与权限: units, people, roles held, sessions.
create schema organisation;
grant usage on schema organisation to sishi_app;

create table organisation.unit (
  id uuid primary key,
  region text collate "C" not null,
  parent_id uuid references organisation.unit,
  name text not null,
  short_name text not null,
  kind text not null check (kind in ('government', 'office', 'department', 'bureau', 'station', 'institution', 'vertical')),
  aliases text[] not null default '{}',
  position integer not null default 0,
  closed_on date,
  created_at timestamptz not null default now()
);
-- A closed unit keeps its name; one that takes its place may bear it.
create unique index unit_name on organisation.unit (region, name) where closed_on is null;
create index unit_parent on organisation.unit (parent_id) where parent_id is not null;
create index unit_region on organisation.unit (region, position, id);
-- Names of units are no secret within the instance: everybody who is signed in may read them to address work.
alter table organisation.unit enable row level security;
alter table organisation.unit force row level security;
create policy read_all on organisation.unit for select using (true);
create policy write_scope on organisation.unit for all
  using (region >= (select current_setting('sishi.lo', true)) and region < (select current_setting('sishi.hi', true))
    and ((select current_setting('sishi.ranges', true)) = '' or platform.region_in_ranges(region)));
grant select, insert, update on organisation.unit to sishi_app;

create table organisation.person (
  id uuid primary key,
  region text collate "C" not null,
  unit_id uuid not null references organisation.unit,
  name text not null,
  account text not null unique,
  title text not null default '',
  phone text not null default '',
  email text not null default '',
  left_on date,
  created_at timestamptz not null default now()
);
create index person_unit on organisation.person (unit_id, name, id);
create index person_region on organisation.person (region, name, id);
select platform.guard_table('organisation.person', 'unit_id', 'id');
grant select, insert, update on organisation.person to sishi_app;

-- 角色: who holds which bundle of permissions where. A role that was proposed (by an import) grants nothing until the
-- security administrator confirms it.
create table organisation.role_assignment (
  id uuid primary key,
  region text collate "C" not null,
  unit_id uuid not null references organisation.unit,
  person_id uuid not null references organisation.person,
  role text not null,
  reach text not null check (reach in ('unit', 'region', 'below')),
  starts_on date not null,
  ends_on date,
  confirmed_at timestamptz default now(),
  given_by uuid,
  revoked_at timestamptz,
  created_at timestamptz not null default now()
);
create index role_assignment_person on organisation.role_assignment (person_id) where revoked_at is null;
create unique index role_assignment_once on organisation.role_assignment (person_id, role, unit_id, reach) where revoked_at is null;
select platform.guard_table('organisation.role_assignment', 'unit_id');
create policy own on organisation.role_assignment for select
  using (person_id = (select nullif(current_setting('sishi.person', true), '')::uuid));
grant select, insert, update on organisation.role_assignment to sishi_app;

-- 委托代办: roles lent to a colleague for a time. Only pointers: what the giver loses, the receiver loses at once.
create table organisation.delegation (
  id uuid primary key,
  region text collate "C" not null,
  unit_id uuid not null references organisation.unit,
  giver_id uuid not null references organisation.person,
  receiver_id uuid not null references organisation.person,
  assignment_ids uuid[] not null,
  starts_on date not null,
  ends_on date not null check (ends_on >= starts_on),
  reason text not null,
  ended_at timestamptz,
  created_at timestamptz not null default now()
);
create index delegation_giver on organisation.delegation (giver_id, created_at desc);
create index delegation_receiver on organisation.delegation (receiver_id, created_at desc);
select platform.guard_table('organisation.delegation', null, 'giver_id');
create policy received on organisation.delegation for select
  using (receiver_id = (select nullif(current_setting('sishi.person', true), '')::uuid));
create policy given_back on organisation.delegation for update
  using (receiver_id = (select nullif(current_setting('sishi.person', true), '')::uuid));
grant select, insert, update on organisation.delegation to sishi_app;

-- 明文查看: why somebody saw whose data in clear. The words stay here; the ledger holds this row's id.
create table organisation.unmasking (
  id uuid primary key,
  at timestamptz not null,
  region text collate "C" not null,
  unit_id uuid not null,
  person_id uuid not null references organisation.person,
  by_person_id uuid not null references organisation.person,
  fields text[] not null,
  reason text not null
);
create index unmasking_time on organisation.unmasking (at desc, id desc);
select platform.guard_table('organisation.unmasking', 'unit_id');
grant select, insert on organisation.unmasking to sishi_app;

-- Secrets stand apart from people: the serving role reads them only through the functions below.
create table organisation.credential (
  person_id uuid primary key references organisation.person,
  password_hash text not null,
  must_change boolean not null default true,
  changed_at timestamptz not null,
  failed_count integer not null default 0,
  locked_until timestamptz,
  totp_secret text,
  totp_confirmed_at timestamptz,
  totp_last_step bigint
);

create table organisation.session (
  id uuid primary key,
  token_hash text not null unique,
  person_id uuid not null references organisation.person,
  region text collate "C" not null,
  unit_id uuid not null,
  delegation_id uuid references organisation.delegation,
  -- 统一身份认证: opened without the password here, so that an initial password is no obstacle.
  single_sign_on boolean not null default false,
  started_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  ended_by uuid,
  ip text not null,
  user_agent text not null
);
create index session_person on organisation.session (person_id, last_seen_at desc);
create index session_open on organisation.session (region, last_seen_at desc) where ended_at is null;
select platform.guard_table('organisation.session', 'unit_id', 'person_id');
grant select, update on organisation.session to sishi_app;

-- 登录日志: every attempt, also of unknown accounts (their names are kept as a hash).
create table organisation.sign_in (
  id uuid primary key,
  at timestamptz not null,
  person_id uuid,
  region text collate "C" not null,
  unit_id uuid,
  account_hash text not null,
  outcome text not null,
  ip text not null,
  user_agent text not null
);
create index sign_in_time on organisation.sign_in (at desc, id desc);
create index sign_in_person on organisation.sign_in (person_id, at desc);
select platform.guard_table('organisation.sign_in', 'unit_id', 'person_id');
-- Attempts on accounts that do not exist belong to no region: whoever oversees any region sees them.
create policy unknown_account on organisation.sign_in for select
  using (person_id is null and (select current_setting('sishi.hi', true)) <> '');
grant select on organisation.sign_in to sishi_app;

-- The sign-in path runs before anybody is known, so it cannot stand under a scope: each function does one thing.
-- Row security is forced on the owner too; these policies let the owner's functions below through, and nothing else.
create policy sign_in_path on organisation.person for select to sishi_owner using (true);
create policy sign_in_path on organisation.role_assignment for select to sishi_owner using (true);
create policy sign_in_path on organisation.delegation for select to sishi_owner using (true);
create policy sign_in_path on organisation.session to sishi_owner using (true) with check (true);
create policy sign_in_path on organisation.sign_in to sishi_owner using (true) with check (true);

create function organisation.find_credential(wanted_account text)
  returns table (person_id uuid, region text, unit_id uuid, password_hash text, must_change boolean, failed_count integer,
    locked_until timestamptz, totp_secret text, totp_confirmed_at timestamptz, totp_last_step bigint)
  stable security definer set search_path = '' language sql as $$
  select p.id, p.region, p.unit_id, c.password_hash, c.must_change, c.failed_count, c.locked_until, c.totp_secret,
    c.totp_confirmed_at, c.totp_last_step
  from organisation.person p join organisation.credential c on c.person_id = p.id
  where p.account = wanted_account and p.left_on is null
$$;

-- One attempt on an account after the other, so that parallel guesses are counted and a code is spent once.
create function organisation.lock_credential(wanted_account text) returns void
  security definer set search_path = '' language sql as $$
  select 1 from organisation.credential where person_id = (select id from organisation.person where account = wanted_account)
  for update
$$;

create function organisation.find_credential_of(wanted_person uuid)
  returns table (password_hash text, must_change boolean, failed_count integer, locked_until timestamptz, totp_secret text,
    totp_confirmed_at timestamptz, totp_last_step bigint)
  stable security definer set search_path = '' language sql as $$
  select c.password_hash, c.must_change, c.failed_count, c.locked_until, c.totp_secret, c.totp_confirmed_at, c.totp_last_step
  from organisation.credential c
  where c.person_id = wanted_person and wanted_person = nullif(current_setting('sishi.person', true), '')::uuid
$$;

create function organisation.note_sign_in(note_id uuid, note_at timestamptz, note_person uuid, note_region text, note_unit uuid,
    note_account_hash text, note_outcome text, note_ip text, note_agent text, new_failed_count integer, new_locked_until timestamptz,
    new_totp_step bigint)
  returns void security definer set search_path = '' language sql as $$
  insert into organisation.sign_in (id, at, person_id, region, unit_id, account_hash, outcome, ip, user_agent)
    values (note_id, note_at, note_person, note_region, note_unit, note_account_hash, note_outcome, note_ip, note_agent);
  update organisation.credential set failed_count = new_failed_count, locked_until = new_locked_until,
    totp_last_step = coalesce(new_totp_step, totp_last_step) where person_id = note_person;
$$;

create function organisation.open_session(new_id uuid, new_token_hash text, for_person uuid, at timestamptz,
    until timestamptz, from_ip text, from_agent text, by_single_sign_on boolean)
  returns void security definer set search_path = '' language sql as $$
  insert into organisation.session (id, token_hash, person_id, region, unit_id, started_at, last_seen_at, expires_at, ip, user_agent,
      single_sign_on)
    select new_id, new_token_hash, p.id, p.region, p.unit_id, at, at, until, from_ip, from_agent, by_single_sign_on
    from organisation.person p where p.id = for_person
$$;

-- Whom a session token belongs to, with the roles held today. One statement a request; the last-seen time moves
-- at most once a minute, so that reading does not write.
create function organisation.find_session(wanted_hash text, at timestamptz, today date, idle interval)
  returns jsonb security definer set search_path = '' language plpgsql as $$
declare
  found jsonb;
  found_session uuid;
  seen timestamptz;
begin
  select s.id, s.last_seen_at, jsonb_build_object(
      'sessionId', s.id, 'personId', p.id, 'name', p.name, 'account', p.account, 'unitId', p.unit_id, 'unitName', u.name,
      'region', p.region, 'localRegionName', (select l.name from organisation.local_region l where l.code = p.region),
      'mustChange', coalesce(c.must_change, false) and not s.single_sign_on, 'hasTotp', c.totp_confirmed_at is not null,
      'actingFor', case when d.id is not null
        then jsonb_build_object('delegationId', d.id, 'personId', d.giver_id, 'name', d.giver_name, 'endsOn', d.ends_on) end,
      'assignments', coalesce((select jsonb_agg(jsonb_build_object('role', r.role, 'reach', r.reach, 'region', r.region, 'unitId', r.unit_id))
        from organisation.role_assignment r where r.person_id = coalesce(d.giver_id, p.id)
          and (d.id is null or r.id = any (d.assignment_ids)) and r.revoked_at is null and r.confirmed_at is not null
          and r.starts_on <= today and (r.ends_on is null or r.ends_on >= today)), '[]'::jsonb))
    into found_session, seen, found
    from organisation.session s
      join organisation.person p on p.id = s.person_id
      join organisation.unit u on u.id = p.unit_id
      left join organisation.credential c on c.person_id = p.id
      left join lateral (
        select lent.id, lent.giver_id, giver.name as giver_name, lent.ends_on, lent.assignment_ids
        from organisation.delegation lent join organisation.person giver on giver.id = lent.giver_id
        where lent.id = s.delegation_id and lent.receiver_id = p.id and lent.ended_at is null and giver.left_on is null
          and lent.starts_on <= today and lent.ends_on >= today) d on true
    where s.token_hash = wanted_hash and s.ended_at is null and s.expires_at > at and s.last_seen_at > at - idle
      and p.left_on is null;
  if found is not null and seen < at - interval '1 minute' then
    update organisation.session set last_seen_at = at where id = found_session;
  end if;
  return found;
end
$$;

create function organisation.end_session_of_token(wanted_hash text, at timestamptz)
  returns void security definer set search_path = '' language sql as $$
  update organisation.session set ended_at = at where token_hash = wanted_hash and ended_at is null
$$;

create function organisation.set_password(for_person uuid, new_hash text, change_next boolean, at timestamptz)
  returns void security definer set search_path = '' language sql as $$
  insert into organisation.credential (person_id, password_hash, must_change, changed_at)
    values (for_person, new_hash, change_next, at)
    on conflict (person_id) do update set password_hash = excluded.password_hash, must_change = excluded.must_change,
      changed_at = excluded.changed_at, failed_count = 0, locked_until = null
$$;

create function organisation.set_passwords(people uuid[], hashes text[], at timestamptz)
  returns void security definer set search_path = '' language sql as $$
  insert into organisation.credential (person_id, password_hash, must_change, changed_at)
    select person, hash, true, at from unnest(people, hashes) as given (person, hash)
$$;

-- A secret that is only stored waits for its first code; a confirmed one starts with that code's step spent.
create function organisation.set_totp(for_person uuid, new_secret text, confirmed timestamptz, step bigint)
  returns void security definer set search_path = '' language sql as $$
  update organisation.credential set totp_secret = new_secret, totp_confirmed_at = confirmed, totp_last_step = step
  where person_id = for_person
$$;

-- A wrong password or code given by somebody who is signed in counts like one at the door.
create function organisation.count_failure(for_person uuid, failures_max integer, lock_until timestamptz)
  returns void security definer set search_path = '' language sql as $$
  update organisation.credential set
    failed_count = case when failed_count + 1 >= failures_max then 0 else failed_count + 1 end,
    locked_until = case when failed_count + 1 >= failures_max then lock_until else locked_until end
  where person_id = for_person
$$;

-- 撤销: all open sessions of a person but one; also of somebody whose sessions the caller may not list.
create function organisation.end_sessions_of(for_person uuid, except_session uuid, at timestamptz, by_person uuid)
  returns bigint security definer set search_path = '' language sql as $$
  with ended as (
    update organisation.session set ended_at = at, ended_by = by_person
    where person_id = for_person and ended_at is null and id is distinct from except_session returning 1)
  select count(*) from ended
$$;

-- 同事: names and units of people of one region are no secret to the officers of that region; all else of them is.
create function organisation.find_colleagues(of_region text, pattern text, at_most integer)
  returns table (id uuid, name text, title text, "unitId" uuid, "unitName" text)
  stable security definer set search_path = '' language sql as $$
  select p.id, p.name, p.title, u.id, u.name from organisation.person p join organisation.unit u on u.id = p.unit_id
  where p.region = of_region and p.left_on is null and (p.name like pattern or p.account like pattern)
  order by p.name, p.id limit at_most
$$;

create function organisation.is_colleague(wanted_person uuid, of_region text) returns boolean
  stable security definer set search_path = '' language sql as $$
  select exists (select 1 from organisation.person where id = wanted_person and region = of_region and left_on is null)
$$;

create function organisation.name_of(wanted_person uuid) returns text
  stable security definer set search_path = '' language sql as $$
  select name from organisation.person where id = wanted_person
$$;

-- Roles that a person holds, will hold, or is lent, whoever asks: whether two may meet in one person is asked first.
create function organisation.roles_of(wanted_person uuid, today date) returns text[]
  stable security definer set search_path = '' language sql as $$
  select coalesce(array_agg(distinct r.role), '{}') from organisation.role_assignment r
  where r.revoked_at is null and (r.ends_on is null or r.ends_on >= today) and (r.person_id = wanted_person
    or exists (select 1 from organisation.delegation d where d.receiver_id = wanted_person and d.ended_at is null
      and d.ends_on >= today and r.id = any (d.assignment_ids)))
$$;

-- What a delegation lends, for both sides of it; the receiver does not see the giver's other roles.
create function organisation.roles_lent(wanted_delegation uuid) returns text[]
  stable security definer set search_path = '' language sql as $$
  select coalesce(array_agg(distinct r.role), '{}')
  from organisation.delegation d join organisation.role_assignment r on r.id = any (d.assignment_ids)
  where d.id = wanted_delegation
$$;

create function organisation.taken_accounts(wanted_accounts text[]) returns text[]
  stable security definer set search_path = '' language sql as $$
  select coalesce(array_agg(account), '{}') from organisation.person where account = any (wanted_accounts)
$$;

do $$
declare f text;
begin
  foreach f in array array['find_credential(text)', 'find_credential_of(uuid)', 'lock_credential(text)',
    'note_sign_in(uuid, timestamptz, uuid, text, uuid, text, text, text, text, integer, timestamptz, bigint)',
    'open_session(uuid, text, uuid, timestamptz, timestamptz, text, text, boolean)', 'find_session(text, timestamptz, date, interval)',
    'end_session_of_token(text, timestamptz)', 'set_password(uuid, text, boolean, timestamptz)',
    'set_passwords(uuid[], text[], timestamptz)',
    'set_totp(uuid, text, timestamptz, bigint)', 'count_failure(uuid, integer, timestamptz)',
    'end_sessions_of(uuid, uuid, timestamptz, uuid)', 'find_colleagues(text, text, integer)', 'name_of(uuid)', 'is_colleague(uuid, text)',
    'roles_of(uuid, date)', 'roles_lent(uuid)', 'taken_accounts(text[])']
  loop
    execute format('revoke all on function organisation.%s from public', f);
    execute format('grant execute on function organisation.%s to sishi_app', f);
  end loop;
end $$;

-- What neighbours may read beside their own tables: names to show, under the reader's own scope.
create view organisation.public_unit with (security_invoker = true) as
  select id, region, name, short_name, kind, aliases, closed_on from organisation.unit;
create view organisation.public_person with (security_invoker = true) as
  select id, region, unit_id, name, title from organisation.person where left_on is null;
grant select on organisation.public_unit, organisation.public_person to sishi_app;

-- 地方增补的行政区划: townships, functional zones, and made-up regions of a demo, beside GB/T 2260.
create table organisation.local_region (
  code text collate "C" primary key,
  name text not null,
  level text not null check (level in ('province', 'city', 'county', 'township', 'zone')),
  starts_on date,
  ends_on date
);
alter table organisation.local_region enable row level security;
alter table organisation.local_region force row level security;
create policy read_all on organisation.local_region for select using (true);
create policy write_scope on organisation.local_region for insert with check (
  code >= (select current_setting('sishi.lo', true)) and code < (select current_setting('sishi.hi', true)));
grant select, insert on organisation.local_region to sishi_app;
create view organisation.public_local_region with (security_invoker = true) as
  select code, name, level from organisation.local_region;
grant select on organisation.public_local_region to sishi_app;

-- Programs remember session holders for a few seconds (platform/http/known-sessions.ts); whatever may change what a
-- holder is or may do tells them to forget. The time of last use moves often and changes nothing.
create function organisation.tell_sessions() returns trigger language plpgsql as $$
begin
  perform pg_notify('sishi_sessions', '');
  return null;
end
$$;
create trigger tell_sessions after update of ended_at, delegation_id, expires_at on organisation.session
  for each statement execute function organisation.tell_sessions();
create trigger tell_sessions after insert or update or delete on organisation.role_assignment
  for each statement execute function organisation.tell_sessions();
create trigger tell_sessions after insert or update or delete on organisation.delegation
  for each statement execute function organisation.tell_sessions();
create trigger tell_sessions after update on organisation.person
  for each statement execute function organisation.tell_sessions();
create trigger tell_sessions after update of must_change, totp_confirmed_at on organisation.credential
  for each statement execute function organisation.tell_sessions();
