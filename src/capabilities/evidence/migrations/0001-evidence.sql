-- 网页留证: captures with their packs, links for other bureaus, links to matters. Custody stands in the audit ledger.
create schema evidence;
grant usage on schema evidence to sishi_app;

create table evidence.capture (
  id uuid primary key,
  region text collate "C" not null,
  unit_id uuid not null,
  url text not null,
  purpose text not null,
  -- 执法人员: names and certificate numbers of the two.
  officers jsonb not null,
  script jsonb not null default '[]',
  records_screen boolean not null default false,
  -- Nobody where the system asked by itself.
  requested_by uuid,
  requested_name text not null,
  requested_at timestamptz not null,
  -- What asked for it, such as a finding; asked twice, it is captured once.
  origin_kind text collate "C",
  origin_id text collate "C",
  state text not null check (state in ('planned', 'capturing', 'sealed', 'partial', 'failed')),
  -- The run that may end it: one that was taken for dead cannot.
  attempt integer not null default 0,
  started_at timestamptz,
  ended_at timestamptz,
  failure_code text,
  failure_details jsonb,
  title text not null default '',
  final_url text,
  http_status integer,
  exchanges integer,
  missing jsonb not null default '[]',
  blob text,
  sm3 text,
  size bigint,
  members integer,
  timestamp jsonb,
  -- 回放核对: figures of the replayed pack against the capture.
  replay jsonb,
  retention text not null,
  retain_until date not null,
  -- Why it is kept longer than its kind would be.
  retention_reason text,
  removed_at timestamptz,
  -- Who looked last: a page that is read again within minutes is one look.
  viewed_session text collate "C",
  viewed_at timestamptz,
  check ((state in ('sealed', 'partial')) = (blob is not null)),
  check ((state = 'failed') = (failure_code is not null))
);
create unique index capture_origin on evidence.capture (origin_kind, origin_id) where origin_id is not null;
create index capture_recent on evidence.capture (region, requested_at desc, id desc);
create index capture_unit on evidence.capture (unit_id, requested_at desc, id desc);
create index capture_kept on evidence.capture (retain_until) where blob is not null and removed_at is null;
select platform.guard_table('evidence.capture', 'unit_id');
grant select, insert, update on evidence.capture to sishi_app;

-- 外部下载链接: another bureau fetches the pack with it until it expires. Only the token's hash is kept.
create table evidence.link (
  id uuid primary key,
  capture_id uuid not null references evidence.capture (id),
  region text collate "C" not null,
  unit_id uuid not null,
  token_hash text collate "C" not null unique,
  recipient text not null,
  purpose text not null,
  made_by uuid not null,
  made_name text not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  downloads integer not null default 0
);
create index link_capture on evidence.link (capture_id, made_at desc);
select platform.guard_table('evidence.link', 'unit_id');
grant select, insert, update on evidence.link to sishi_app;

-- 关联事项: which matters the pack is evidence in; a pack that belongs to one is not removed.
create table evidence.matter_link (
  capture_id uuid not null references evidence.capture (id),
  matter_id uuid not null,
  region text collate "C" not null,
  unit_id uuid not null,
  linked_by uuid not null,
  linked_name text not null,
  linked_at timestamptz not null,
  primary key (capture_id, matter_id)
);
create index matter_link_matter on evidence.matter_link (matter_id);
select platform.guard_table('evidence.matter_link', 'unit_id');
grant select, insert, delete on evidence.matter_link to sishi_app;
