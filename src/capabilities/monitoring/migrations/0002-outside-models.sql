-- 外部模型: others' models, declared by an administrator; asked by every run whose plan uses models.
create table monitoring.outside_model (
  id uuid primary key,
  region text collate "C" not null,
  unit_id uuid,
  key text not null,
  title text not null,
  basis text not null,
  -- The most that it may say.
  level text not null check (level in ('violation', 'look', 'note')),
  target jsonb not null,
  timeout_ms integer not null,
  version integer not null default 1,
  state text not null default 'off' check (state in ('off', 'on')),
  declared_name text not null,
  declared_at timestamptz not null,
  unique (region, key)
);
select platform.guard_table('monitoring.outside_model');
grant select, insert, update on monitoring.outside_model to sishi_app;

-- 应答情况: how its answers ended, each outcome counted.
create table monitoring.outside_outcome (
  model_id uuid not null references monitoring.outside_model,
  region text collate "C" not null,
  outcome text not null,
  number bigint not null,
  last_at timestamptz not null,
  last_detail text not null,
  primary key (model_id, outcome)
);
select platform.guard_table('monitoring.outside_outcome');
grant select, insert, update on monitoring.outside_outcome to sishi_app;
