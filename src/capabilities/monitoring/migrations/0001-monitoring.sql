-- 网络交易监测: who is watched, what their pages said, and what of it officers have to judge.
create schema monitoring;
grant usage on schema monitoring to sishi_app;

-- 允许访问的内部主机: reached although they lie inside, each with the reason for which an administrator listed it.
create table monitoring.allowed_host (
  id uuid primary key,
  region text collate "C" not null,
  host text not null,
  reason text not null,
  listed_by uuid,
  listed_name text not null,
  listed_at timestamptz not null,
  withdrawn_name text,
  withdrawn_at timestamptz
);
create unique index allowed_host_standing on monitoring.allowed_host (host) where withdrawn_at is null;
select platform.guard_table('monitoring.allowed_host');
grant select, insert, update on monitoring.allowed_host to sishi_app;

-- 监测计划. `settings` is one document, checked by the contract: whom, what, when, how, limits.
create table monitoring.plan (
  id uuid primary key,
  region text collate "C" not null,
  unit_id uuid,
  name text not null,
  state text not null check (state in ('on', 'paused', 'ended')),
  settings jsonb not null,
  recipients uuid[] not null default '{}',
  version integer not null default 1,
  next_run_at timestamptz,
  created_by uuid,
  created_name text not null,
  created_at timestamptz not null
);
create index plan_list on monitoring.plan (region, created_at desc, id desc);
create index plan_due on monitoring.plan (next_run_at) where state = 'on';
select platform.guard_table('monitoring.plan', 'unit_id');
grant select, insert, update on monitoring.plan to sishi_app;

-- 监测运行: keeps the settings that it began with, and the seed of its sample.
create table monitoring.run (
  id uuid primary key,
  plan_id uuid not null references monitoring.plan,
  region text collate "C" not null,
  unit_id uuid,
  state text not null check (state in ('running', 'stopping', 'done', 'stopped')),
  settings jsonb not null,
  seed text not null,
  ordered_name text not null,
  started_at timestamptz not null,
  ended_at timestamptz,
  page_count integer not null default 0,
  visited_count integer not null default 0,
  read_count integer not null default 0,
  finding_count integer not null default 0,
  new_finding_count integer not null default 0
);
create index run_plan on monitoring.run (plan_id, started_at desc, id desc);
create index run_list on monitoring.run (region, started_at desc, id desc);
-- A plan runs once at a time.
create unique index run_open on monitoring.run (plan_id) where ended_at is null;
select platform.guard_table('monitoring.run', 'unit_id');
grant select, insert, update on monitoring.run to sishi_app;

-- 页面访问: one address of one run. A worker holds it by a lease; what it brings home counts only while it holds it.
create table monitoring.visit (
  id uuid primary key,
  run_id uuid not null references monitoring.run,
  region text collate "C" not null,
  unit_id uuid,
  place integer not null,
  url text not null,
  host text not null,
  depth smallint not null,
  -- 列表价: what the page that led here asked for the goods.
  listed_price numeric,
  operator_id uuid,
  operator_name text,
  state text not null default 'waiting' check (state in ('waiting', 'leased', 'done')),
  leased_by text,
  leased_until timestamptz,
  -- More than one: the fetch was interrupted and repeated.
  attempts smallint not null default 0,
  outcome text,
  detail text,
  http_status smallint,
  final_url text,
  media_type text,
  title text,
  snapshot text,
  by_browser boolean,
  robots jsonb,
  fetched_at timestamptz,
  elapsed_ms integer,
  finding_count integer,
  unique (run_id, url)
);
create index visit_open on monitoring.visit (run_id, place) where state <> 'done';
create index visit_list on monitoring.visit (run_id, place, id);
select platform.guard_table('monitoring.visit', 'unit_id');
grant select, insert, update on monitoring.visit to sishi_app;

-- 抓取节奏: when a host may next be asked, whichever plan and whichever worker wants to. It names no one's region.
create table monitoring.host_turn (
  host text primary key,
  next_at timestamptz not null
);
grant select, insert, update, delete on monitoring.host_turn to sishi_app;

-- 页面: an address over time; a listing where goods are offered on it.
create table monitoring.page (
  id uuid primary key,
  region text collate "C" not null,
  unit_id uuid,
  url text not null,
  host text not null,
  title text not null default '',
  subject text not null,
  operator_id uuid,
  is_listing boolean not null default false,
  price numeric,
  compared_price numeric,
  sales bigint,
  review_count bigint,
  digest text,
  snapshot text,
  last_outcome text not null,
  -- Visits in a row that brought nothing; a page that fails three times is dead.
  failures integer not null default 0,
  first_seen_at timestamptz not null,
  last_read_at timestamptz,
  last_visited_at timestamptz not null,
  unique (region, url)
);
create index page_dead on monitoring.page (region, failures) where failures > 0;
create index page_subject on monitoring.page (region, subject);
select platform.guard_table('monitoring.page', 'unit_id');
grant select, insert, update on monitoring.page to sishi_app;

-- 页面变化: what a page said each time that it said something else.
create table monitoring.page_change (
  page_id uuid not null references monitoring.page,
  region text collate "C" not null,
  unit_id uuid,
  at timestamptz not null,
  title text not null,
  price numeric,
  compared_price numeric,
  sales bigint,
  review_count bigint,
  snapshot text,
  primary key (page_id, at)
);
select platform.guard_table('monitoring.page_change', 'unit_id');
grant select, insert on monitoring.page_change to sishi_app;

-- 价格曲线: the lowest price that was asked on a day.
create table monitoring.price_point (
  page_id uuid not null references monitoring.page,
  region text collate "C" not null,
  unit_id uuid,
  day date not null,
  asked numeric not null,
  primary key (page_id, day)
);
select platform.guard_table('monitoring.price_point', 'unit_id');
grant select, insert, update on monitoring.price_point to sishi_app;

-- 发现: a suspicion, the same one over time as one row. `key` is made of rule, operator or page, and folded text.
create table monitoring.finding (
  id uuid primary key,
  region text collate "C" not null,
  unit_id uuid,
  key text not null,
  plan_id uuid not null references monitoring.plan,
  first_run_id uuid not null references monitoring.run,
  last_run_id uuid not null references monitoring.run,
  page_id uuid not null references monitoring.page,
  url text not null,
  operator_id uuid,
  subject text collate "C" not null,
  rule text not null,
  rule_version integer not null,
  level text not null check (level in ('violation', 'look', 'note')),
  -- Order of levels, for the list.
  rank smallint generated always as (case level when 'violation' then 0 when 'look' then 1 else 2 end) stored,
  title jsonb not null,
  text text not null,
  position jsonb,
  is_disguised boolean not null,
  reason jsonb not null,
  basis jsonb not null,
  penalty jsonb,
  exemption jsonb,
  -- The words before and after, for whoever judges.
  context jsonb not null,
  snapshot text,
  state text not null default 'new' check (state in ('new', 'asked', 'accepted', 'dismissed')),
  seen_count integer not null default 1,
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null,
  judged_at timestamptz,
  -- Reason of the last dismissal: what speaks against the rule and what does not.
  dismissal text,
  unique (region, key)
);
create index finding_list on monitoring.finding (region, subject, rank, id);
create index finding_open on monitoring.finding (region, subject, rank, id) where state in ('new', 'asked');
create index finding_rule on monitoring.finding (region, rule, state);
create index finding_day on monitoring.finding (region, first_seen_at);
create index finding_operator on monitoring.finding (operator_id) where operator_id is not null;
select platform.guard_table('monitoring.finding', 'unit_id');
grant select, insert, update on monitoring.finding to sishi_app;

-- 核查意见: every judgement of a finding, none overwritten.
create table monitoring.verdict (
  id uuid primary key,
  finding_id uuid not null references monitoring.finding,
  region text collate "C" not null,
  unit_id uuid,
  verdict text not null check (verdict in ('accepted', 'dismissed', 'asked', 'reopened')),
  reason text,
  note text not null default '',
  by_id uuid,
  by_name text not null,
  at timestamptz not null
);
create index verdict_finding on monitoring.verdict (finding_id, at);
select platform.guard_table('monitoring.verdict', 'unit_id');
grant select, insert on monitoring.verdict to sishi_app;

-- 自建模型: the file as it was written; a change is a new version of the same row.
create table monitoring.model (
  id uuid primary key,
  region text collate "C" not null,
  unit_id uuid,
  key text not null,
  file jsonb not null,
  state text not null default 'off' check (state in ('off', 'on')),
  -- Version that was tried last, with what it found: only a tried version is switched on.
  tried_version integer,
  tried jsonb,
  changed_name text not null,
  changed_at timestamptz not null,
  unique (region, key)
);
select platform.guard_table('monitoring.model', 'unit_id');
grant select, insert, update on monitoring.model to sishi_app;

-- 探针: pages with faults that are known, which every run reads with its own rules.
create table monitoring.probe (
  id uuid primary key,
  region text collate "C" not null,
  unit_id uuid,
  title text not null,
  content text not null,
  expected text[] not null,
  is_on boolean not null default true,
  made_name text not null,
  made_at timestamptz not null
);
select platform.guard_table('monitoring.probe', 'unit_id');
grant select, insert, update on monitoring.probe to sishi_app;

create table monitoring.probe_reading (
  run_id uuid not null references monitoring.run,
  probe_id uuid not null references monitoring.probe,
  region text collate "C" not null,
  unit_id uuid,
  found text[] not null,
  missed text[] not null,
  at timestamptz not null,
  primary key (run_id, probe_id)
);
create index probe_reading_day on monitoring.probe_reading (region, at);
select platform.guard_table('monitoring.probe_reading', 'unit_id');
grant select, insert on monitoring.probe_reading to sishi_app;
