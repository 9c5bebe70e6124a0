-- 会议: agenda, attendance by seat, minutes, and resolutions that become tasks once the minutes are confirmed.
create table organisation.meeting (
  id uuid primary key,
  region text collate "C" not null,
  body_id uuid not null references organisation.body,
  -- 第几次会议, within the body.
  number integer not null check (number > 0),
  title text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  place text not null,
  chair_seat_id uuid references organisation.seat,
  state text not null default 'planned' check (state in ('planned', 'held', 'confirmed', 'cancelled')),
  minutes text not null default '',
  minutes_by text not null default '',
  notified_at timestamptz,
  confirmed_at timestamptz,
  created_at timestamptz not null default now(),
  unique (body_id, number)
);
create index meeting_region on organisation.meeting (region, starts_at desc, id desc);
create index meeting_body on organisation.meeting (body_id, starts_at desc, id desc);
select platform.guard_table('organisation.meeting');

-- 决议事项. Under the same id stands the creation task that it became; its state and due day are the matter's.
create table organisation.resolution (
  id uuid primary key,
  region text collate "C" not null,
  body_id uuid not null references organisation.body,
  meeting_id uuid not null references organisation.meeting,
  item_id uuid,
  position integer not null,
  text text not null,
  lead_unit_id uuid not null references organisation.unit,
  supporting_unit_ids uuid[] not null default '{}',
  due_on date not null,
  indicators integer[] not null default '{}',
  adopted_on date,
  -- As last reported on the task.
  progress integer not null default 0 check (progress between 0 and 100)
);
create index resolution_meeting on organisation.resolution (meeting_id, position);
create index resolution_body on organisation.resolution (body_id, due_on, id) where adopted_on is not null;
create index resolution_region on organisation.resolution (region, due_on, id) where adopted_on is not null;
select platform.guard_table('organisation.resolution');

-- 议题, in order; one may follow up an earlier resolution (督查落实).
create table organisation.agenda_item (
  id uuid primary key,
  region text collate "C" not null,
  meeting_id uuid not null references organisation.meeting,
  position integer not null,
  title text not null,
  reporter text not null default '',
  content text not null default '',
  follows_id uuid references organisation.resolution
);
create index agenda_item_meeting on organisation.agenda_item (meeting_id, position);
select platform.guard_table('organisation.agenda_item');

-- 会议材料 and the signed minutes as a file.
create table organisation.meeting_paper (
  id uuid primary key,
  region text collate "C" not null,
  meeting_id uuid not null references organisation.meeting,
  item_id uuid,
  kind text not null check (kind in ('paper', 'minutes')),
  blob text not null,
  file_name text not null,
  media_type text not null,
  size bigint not null,
  added_by uuid,
  added_at timestamptz not null,
  removed_at timestamptz
);
create index meeting_paper_meeting on organisation.meeting_paper (meeting_id, added_at) where removed_at is null;
select platform.guard_table('organisation.meeting_paper');

-- 签到: by seat; who held the seat on the day is told by its holdings.
create table organisation.attendance (
  meeting_id uuid not null references organisation.meeting,
  seat_id uuid not null references organisation.seat,
  region text collate "C" not null,
  state text not null check (state in ('present', 'deputy', 'leave', 'absent')),
  -- 代为参会: who came instead.
  deputy_name text not null default '',
  primary key (meeting_id, seat_id)
);
select platform.guard_table('organisation.attendance');

grant select, insert, update, delete on organisation.meeting, organisation.resolution, organisation.agenda_item,
  organisation.meeting_paper, organisation.attendance to sishi_app;

-- Whoever reports on the task may see less than the meeting's region: this writes the one number and nothing else.
create policy progress_path on organisation.resolution to sishi_owner using (true) with check (true);
create function organisation.note_progress(of_resolution uuid, reached integer) returns void
  security definer set search_path = '' language sql as $$
  update organisation.resolution set progress = reached where id = of_resolution
$$;
revoke all on function organisation.note_progress(uuid, integer) from public;
grant execute on function organisation.note_progress(uuid, integer) to sishi_app;
