-- 监测月报: the paper of a month, made by schedule or by hand; made again, it takes the place of the former.
create table monitoring.report (
  region text collate "C" not null,
  unit_id uuid,
  month text collate "C" not null,
  document text not null,
  figures jsonb not null,
  made_name text not null,
  made_at timestamptz not null,
  primary key (region, month)
);
select platform.guard_table('monitoring.report', 'unit_id');
grant select, insert, update on monitoring.report to sishi_app;
