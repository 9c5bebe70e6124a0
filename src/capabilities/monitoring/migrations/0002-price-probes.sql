-- 价格比对: the same offer seen by several personas at the same moment.
-- 访客身份: one that the product brings along is here only once somebody changed it.
create table monitoring.persona (
  region text collate "C" not null,
  unit_id uuid,
  key text not null,
  persona jsonb not null,
  is_on boolean not null default true,
  changed_name text not null,
  changed_at timestamptz not null,
  primary key (region, key)
);
select platform.guard_table('monitoring.persona', 'unit_id');
grant select, insert, update on monitoring.persona to sishi_app;

create table monitoring.price_probe (
  id uuid primary key,
  region text collate "C" not null,
  unit_id uuid,
  url text not null,
  host text not null,
  operator_id uuid,
  subject text not null,
  title text not null default '',
  rounds smallint not null,
  robots_order text not null default '',
  -- As they were when it was ordered.
  personas jsonb not null,
  state text not null default 'waiting' check (state in ('waiting', 'done')),
  verdict text check (verdict in ('same', 'declared', 'different', 'moving', 'unclear')),
  level text check (level in ('violation', 'look', 'note')),
  lowest numeric,
  highest numeric,
  reason jsonb,
  ordered_by uuid,
  ordered_name text not null,
  ordered_at timestamptz not null,
  ended_at timestamptz
);
create index price_probe_list on monitoring.price_probe (region, ordered_at desc, id desc);
select platform.guard_table('monitoring.price_probe', 'unit_id');
grant select, insert, update on monitoring.price_probe to sishi_app;

-- 一次查看: what one persona was shown in one round, with each exchange as the wire had it.
create table monitoring.price_look (
  probe_id uuid not null references monitoring.price_probe,
  region text collate "C" not null,
  unit_id uuid,
  place smallint not null,
  persona text not null,
  round smallint not null,
  started_at timestamptz not null,
  ended_at timestamptz not null,
  outcome text not null,
  detail text,
  final_url text not null,
  price numeric,
  declared jsonb not null,
  exchanges jsonb not null,
  primary key (probe_id, place)
);
select platform.guard_table('monitoring.price_look', 'unit_id');
grant select, insert on monitoring.price_look to sishi_app;
