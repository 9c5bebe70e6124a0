-- 受保护的名称: names with some influence that the office knows, and who may use them.
create table monitoring.protected_name (
  id uuid primary key,
  region text collate "C" not null,
  unit_id uuid,
  name text not null,
  holder text not null,
  added_name text not null,
  added_at timestamptz not null,
  unique (region, name, holder)
);
select platform.guard_table('monitoring.protected_name', 'unit_id');
grant select, insert, update, delete on monitoring.protected_name to sishi_app;
