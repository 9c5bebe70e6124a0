-- 任务清单: what the office plans and follows of a task beside its state: 节点, 投入, 进展报告; and 通报.

-- 工作量, 开始日期, 优先级; the due day as it was given, and the day that the task was handed in for good.
alter table assessment.task
  add column effort_days numeric check (effort_days >= 0),
  add column start_on date,
  add column due_on date,
  add column handed_in_on date,
  add column priority text not null default 'normal' check (priority in ('high', 'normal', 'low'));
create index task_stage on assessment.task (stage_id, number_key, id);
create index task_due on assessment.task (region, due_on);

-- 节点: what must stand by a day on the way to the end of a task.
create table assessment.milestone (
  id uuid primary key,
  region text collate "C" not null,
  task_id uuid not null references assessment.task,
  stage_id uuid references assessment.stage,
  title text not null,
  due_on date not null,
  done_on date,
  done_by uuid,
  done_name text not null default '',
  -- The last day for which its unit was reminded: one reminder for coming due, one for being overdue.
  warned_for text not null default ''
);
create index milestone_task on assessment.milestone (task_id, due_on);
create index milestone_open on assessment.milestone (due_on, id) where done_on is null;

-- 进展报告: every report, of the lead unit and of those that support it.
create table assessment.task_report (
  id uuid primary key,
  region text collate "C" not null,
  task_id uuid not null references assessment.task,
  unit_id uuid,
  part text not null check (part in ('lead', 'supporting')),
  reported_at timestamptz not null,
  person_id uuid,
  person_name text not null,
  progress integer check (progress between 0 and 100),
  text text not null
);
create index task_report_task on assessment.task_report (task_id, reported_at desc, id);

-- Both are seen by whoever sees the task.
do $$
declare t text;
begin
  foreach t in array array['milestone', 'task_report'] loop
    execute format('alter table assessment.%I enable row level security', t);
    execute format('alter table assessment.%I force row level security', t);
    execute format($policy$create policy with_task on assessment.%I
      using (case when region < (select current_setting('sishi.lo', true))
          or region >= (select current_setting('sishi.hi', true)) then false
        when (select current_setting('sishi.ranges', true)) = '' then true
        else platform.region_in_ranges(region) end
        or exists (select 1 from matters.public_matter m where m.id = task_id))$policy$, t);
  end loop;
end $$;
grant select, insert, update, delete on assessment.milestone to sishi_app;
grant select, insert on assessment.task_report to sishi_app;

-- 通报: composed over a period, edited as a draft, frozen when it is issued.
create table assessment.circular (
  id uuid primary key,
  region text collate "C" not null,
  unit_id uuid,
  state text not null default 'draft' check (state in ('draft', 'issued')),
  number text,
  title text not null,
  period_from date not null,
  period_to date not null,
  body text not null,
  -- The ranking as it was counted when the circular was composed; it stays so.
  figures jsonb not null,
  issuer text not null,
  created_at timestamptz not null,
  created_by uuid,
  issued_at timestamptz,
  issued_by uuid,
  issued_name text not null default '',
  sort_at timestamptz not null
);
create index circular_region on assessment.circular (region, sort_at desc, id desc);
create unique index circular_number on assessment.circular (region, number) where number is not null;
create table assessment.circular_unit (
  circular_id uuid not null references assessment.circular,
  region text collate "C" not null,
  unit_id uuid not null,
  -- The matter under which the unit signs for it (签收); none while the circular is a draft.
  matter_id uuid unique,
  primary key (circular_id, unit_id)
);
create index circular_unit_unit on assessment.circular_unit (unit_id, circular_id);
select platform.guard_table('assessment.circular_unit', 'unit_id');
alter table assessment.circular enable row level security;
alter table assessment.circular force row level security;
create policy scope on assessment.circular
  using (platform.region_in_scope(region) or (state = 'issued'
    and exists (select 1 from assessment.circular_unit u where u.circular_id = id)))
  with check (platform.region_in_scope(region));
grant select, insert, update, delete on assessment.circular, assessment.circular_unit to sishi_app;
