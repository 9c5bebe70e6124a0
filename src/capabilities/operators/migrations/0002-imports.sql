-- 导入: a file that somebody sent, how its columns are to be read, what each row would do, and the claims that come of it.
create table operators.import (
  id uuid primary key,
  region text collate "C" not null,
  person_id uuid not null,
  kind text collate "C" not null check (kind in ('registration', 'platformReport', 'distributed')),
  sender text not null,
  -- The day of which the file speaks; for a distributed list also the day until which it is to be disposed of.
  seen_on date not null,
  due_on date,
  file_name text not null,
  blob text not null,
  format text collate "C" not null check (format in ('xlsx', 'csv')),
  headings jsonb not null,
  sample jsonb not null,
  mapping jsonb not null,
  remembered boolean not null,
  -- An address that tells no region lies in the office's own.
  assume_home boolean not null default false,
  state text collate "C" not null check (state in ('mapping', 'checking', 'checked', 'applying', 'applied')),
  row_count integer not null default 0,
  new_count integer not null default 0,
  changed_count integer not null default 0,
  same_count integer not null default 0,
  bad_count integer not null default 0,
  -- How many rows each fault has, and the first of them; all stand in the report.
  faults jsonb not null default '{}',
  bad_rows jsonb not null default '[]',
  report_blob text,
  job_id uuid,
  started_at timestamptz not null,
  applied_at timestamptz
);
create index import_person on operators.import (person_id, started_at desc, id desc);
select platform.guard_table('operators.import', null, 'person_id');

-- 列对应关系 of a sender's files, by heading: the next file of the sender is read the same way.
create table operators.sender_mapping (
  region text collate "C" not null,
  kind text collate "C" not null,
  sender text not null,
  mapping jsonb not null,
  changed_at timestamptz not null,
  primary key (region, kind, sender)
);
select platform.guard_table('operators.sender_mapping');

-- 认领处置: an identity that was distributed to this region; its state is that of the matter of the same id.
create table operators.claim (
  id uuid primary key,
  region text collate "C" not null,
  import_id uuid references operators.import,
  sender text not null,
  distributed_on date not null,
  -- As it was told; entered in the register when it is claimed.
  entry jsonb not null,
  -- What makes it the same identity when a list comes twice.
  fact text collate "C" not null,
  operator_id uuid references operators.operator,
  outcome text collate "C" check (outcome in ('inBusiness', 'closed', 'deadAddress', 'unreachable', 'notMine', 'wrongOwner')),
  created_at timestamptz not null
);
create unique index claim_fact on operators.claim (region, fact);
create index claim_day on operators.claim (region, distributed_on desc, id desc);
create index claim_operator on operators.claim (operator_id) where operator_id is not null;
select platform.guard_table('operators.claim');

grant select, insert, update on operators.import, operators.sender_mapping, operators.claim to sishi_app;

-- What lies with an operator follows it to another region.
grant update (region) on operators.note to sishi_app;
