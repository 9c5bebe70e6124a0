-- 工作量、试算方案、风险边界, and 得分快照: what the score was, and what it was computed from.

-- Keys of steps as outlook/gains.ts makes them; what was entered before stands in the ledger.
create table assessment.effort (
  region text collate "C" not null,
  key text collate "C" not null,
  -- Person-days; null leaves them to the estimate.
  days numeric check (days >= 0),
  -- False takes the step out of every plan, true lets it in although its data are settled.
  reachable boolean,
  note text not null,
  entered_by uuid,
  entered_name text not null,
  entered_at timestamptz not null,
  primary key (region, key)
);
select platform.guard_table('assessment.effort');
grant select, insert, update on assessment.effort to sishi_app;

create table assessment.risk_margins (
  region text collate "C" primary key,
  margins jsonb not null,
  set_by uuid,
  set_name text not null,
  set_at timestamptz not null
);
select platform.guard_table('assessment.risk_margins');
grant select, insert, update on assessment.risk_margins to sishi_app;

create table assessment.scenario (
  id uuid primary key,
  region text collate "C" not null,
  name text not null,
  changes jsonb not null,
  kept_by uuid,
  kept_name text not null,
  kept_at timestamptz not null,
  removed_at timestamptz
);
create index scenario_region on assessment.scenario (region, kept_at desc) where removed_at is null;
select platform.guard_table('assessment.scenario');
grant select, insert, update on assessment.scenario to sishi_app;

-- Inputs and editions under the hash of their canonical text, so that equal days share them.
create table assessment.score_document (
  region text collate "C" not null,
  sha256 text collate "C" not null check (length(sha256) = 64),
  body jsonb not null,
  primary key (region, sha256)
);
select platform.guard_table('assessment.score_document');
-- Nobody changes or removes a snapshot: there is no grant for it.
grant select, insert on assessment.score_document to sishi_app;

create table assessment.score_snapshot (
  id uuid primary key,
  region text collate "C" not null,
  day date not null,
  taken_at timestamptz not null,
  reason text not null check (reason in ('daily', 'review')),
  edition text not null,
  edition_version uuid,
  edition_sha256 text collate "C" not null,
  inputs_sha256 text collate "C" not null,
  options jsonb not null,
  sure numeric not null,
  possible numeric not null,
  verdict text not null check (verdict in ('passes', 'fails', 'undecided')),
  -- What the program of that day computed: points by group key and by number of the indicator.
  groups jsonb not null,
  indicators jsonb not null,
  foreign key (region, edition_sha256) references assessment.score_document,
  foreign key (region, inputs_sha256) references assessment.score_document
);
create unique index score_snapshot_daily on assessment.score_snapshot (region, day) where reason = 'daily';
create index score_snapshot_region on assessment.score_snapshot (region, day desc, taken_at desc);
select platform.guard_table('assessment.score_snapshot');
grant select, insert on assessment.score_snapshot to sishi_app;
