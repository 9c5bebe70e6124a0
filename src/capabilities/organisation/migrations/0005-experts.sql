-- 专家库: experts with their fields and terms, whom they avoid, and draws that can be replayed.
create table organisation.expert (
  id uuid primary key,
  region text collate "C" not null,
  body_id uuid not null references organisation.body,
  name text not null,
  fields text[] not null,
  -- 工作单位 in words; the platform's own unit beside it where it is one.
  unit_words text not null default '',
  unit_id uuid references organisation.unit,
  qualification text not null default '',
  phone text not null default '',
  from_on date not null,
  to_on date not null check (to_on >= from_on),
  created_at timestamptz not null default now()
);
create index expert_region on organisation.expert (region, name, id);
create index expert_body on organisation.expert (body_id, name, id);
select platform.guard_table('organisation.expert');

-- 回避: a unit, an operator or a person that the expert must not judge, and why.
create table organisation.avoidance (
  id uuid primary key,
  region text collate "C" not null,
  expert_id uuid not null references organisation.expert,
  kind text not null check (kind in ('unit', 'operator', 'person')),
  name text not null,
  reason text not null,
  lifted_at timestamptz
);
create index avoidance_expert on organisation.avoidance (expert_id) where lifted_at is null;
select platform.guard_table('organisation.avoidance');

-- 随机抽取: what was asked, who could be drawn, who was drawn; with the seed it is drawn again alike.
create table organisation.expert_draw (
  id uuid primary key,
  region text collate "C" not null,
  body_id uuid not null references organisation.body,
  purpose text not null,
  subjects text[] not null,
  field text not null default '',
  wanted integer not null,
  seed text not null,
  pool uuid[] not null,
  avoided uuid[] not null,
  drawn uuid[] not null,
  drawn_by text not null,
  drawn_at timestamptz not null
);
create index expert_draw_body on organisation.expert_draw (body_id, drawn_at desc, id desc);
select platform.guard_table('organisation.expert_draw');
grant select, insert, update on organisation.expert, organisation.avoidance, organisation.expert_draw to sishi_app;

-- 明文查看 of somebody who is no officer: the expert stands beside the person.
alter table organisation.unmasking alter column person_id drop not null;
alter table organisation.unmasking add column expert_id uuid references organisation.expert;
