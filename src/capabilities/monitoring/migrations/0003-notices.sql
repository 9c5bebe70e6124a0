-- 温馨提示: what a shop is gently told of findings that officers accepted.
create table monitoring.notice (
  id uuid primary key,
  region text collate "C" not null,
  unit_id uuid,
  operator_id uuid,
  subject text not null,
  addressee text not null,
  body text not null,
  state text not null default 'draft' check (state in ('draft', 'sent', 'answered', 'mended')),
  version integer not null default 1,
  made_name text not null,
  made_at timestamptz not null,
  sent_way text,
  sent_name text,
  sent_at timestamptz,
  answer text,
  answered_name text,
  answered_at timestamptz,
  mended_at timestamptz
);
create index notice_list on monitoring.notice (region, made_at desc, id desc);
select platform.guard_table('monitoring.notice', 'unit_id');
grant select, insert, update on monitoring.notice to sishi_app;

-- A finding stands in one notice; it is mended when its page is read again without it.
create table monitoring.notice_finding (
  finding_id uuid primary key references monitoring.finding,
  notice_id uuid not null references monitoring.notice,
  region text collate "C" not null,
  unit_id uuid,
  place smallint not null,
  mended_at timestamptz
);
create index notice_finding_notice on monitoring.notice_finding (notice_id, place);
select platform.guard_table('monitoring.notice_finding', 'unit_id');
grant select, insert, update on monitoring.notice_finding to sishi_app;

-- 转为线索: a finding that was handed on, once.
create table monitoring.clue (
  finding_id uuid primary key references monitoring.finding,
  region text collate "C" not null,
  unit_id uuid,
  note text not null,
  raised_name text not null,
  raised_at timestamptz not null
);
select platform.guard_table('monitoring.clue', 'unit_id');
grant select, insert on monitoring.clue to sishi_app;
