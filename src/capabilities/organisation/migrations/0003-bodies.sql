-- 领导小组、办公室、专班、专家库: bodies, their seats, and who held a seat from when to when.
create table organisation.body (
  id uuid primary key,
  region text collate "C" not null,
  kind text not null check (kind in ('leadingGroup', 'office', 'taskForce', 'expertPool')),
  name text not null,
  parent_id uuid references organisation.body,
  -- 办公室设在: the unit at which the body sits.
  unit_id uuid references organisation.unit,
  document_number text not null default '',
  founded_on date not null,
  dissolved_on date check (dissolved_on >= founded_on),
  created_at timestamptz not null default now()
);
create unique index body_name on organisation.body (region, name) where dissolved_on is null;
create index body_region on organisation.body (region, name, id);
create index body_parent on organisation.body (parent_id) where parent_id is not null;
select platform.guard_table('organisation.body');
grant select, insert, update on organisation.body to sishi_app;

-- 席位: membership belongs to the post, not to the person (领导小组人员因工作变动的，由继任者接任).
create table organisation.seat (
  id uuid primary key,
  region text collate "C" not null,
  body_id uuid not null references organisation.body,
  role text not null check (role in
    ('head', 'executiveDeputy', 'deputy', 'member', 'officeDirector', 'officeDeputy', 'staff', 'liaison')),
  unit_id uuid references organisation.unit,
  -- The unit in the words of the document, where it is none of the platform's.
  unit_words text not null default '',
  post text not null,
  position integer not null default 0,
  from_on date not null,
  to_on date check (to_on >= from_on)
);
create index seat_body on organisation.seat (body_id, position, id);
create index seat_unit on organisation.seat (unit_id) where unit_id is not null;
create index seat_region on organisation.seat (region, body_id, position, id);
select platform.guard_table('organisation.seat');
grant select, insert, update on organisation.seat to sishi_app;

-- 任职: who sits there; both days included. A successor ends the predecessor's the day before.
create table organisation.holding (
  id uuid primary key,
  region text collate "C" not null,
  seat_id uuid not null references organisation.seat,
  -- Null where the holder does not sign in here: a name on paper.
  person_id uuid references organisation.person,
  name text not null,
  from_on date not null,
  to_on date,
  note text not null default ''
);
create unique index holding_current on organisation.holding (seat_id) where to_on is null;
create index holding_seat on organisation.holding (seat_id, from_on desc);
create index holding_person on organisation.holding (person_id) where person_id is not null and to_on is null;
select platform.guard_table('organisation.holding');
grant select, insert, update on organisation.holding to sishi_app;
