-- Quarters and months beside years, the region above, growth on a comparable basis, drafts, documents; imports.
alter table figures.figure
  add column period_kind text not null default 'year' check (period_kind in ('year', 'quarter', 'month')),
  add column period text collate "C",
  add column value_kind text not null default 'level' check (value_kind in ('level', 'growth')),
  add column state text not null default 'published' check (state in ('draft', 'published', 'withdrawn')),
  add column document_blob text,
  add column document_name text,
  add column document_type text,
  add column published_by uuid,
  add column published_name text,
  add column published_at timestamptz;
-- Row security holds for the tables' owner too, so what stands is filled in while the table is rewritten.
alter table figures.figure
  alter column period type text collate "C" using year::text,
  alter column published_by type uuid using entered_by,
  alter column published_name type text using entered_name,
  alter column published_at type timestamptz using entered_at;
alter table figures.figure
  alter column period set not null,
  alter column period_kind drop default,
  alter column value_kind drop default,
  alter column state drop default,
  drop constraint figure_of_where_check,
  add constraint figure_of_where_check check (of_where in ('local', 'parent', 'national')),
  add constraint figure_period_check check (
    left(period, 4) = year::text
    and period ~ case period_kind when 'year' then '^\d{4}$' when 'quarter' then '^\d{4}-Q[1-4]$' else '^\d{4}-(0[1-9]|1[0-2])$' end),
  -- 增速: per cent against the same period of the year before, on a comparable basis.
  add constraint figure_growth_check check (value_kind = 'level' or unit = '%'),
  add constraint figure_published_check check (state <> 'published' or published_at is not null);

-- One value in force and one draft for a key; a revision waits as a draft beside what it is to replace.
drop index figures.figure_current;
drop index figures.figure_history;
create unique index figure_current on figures.figure (region, series, of_where, period, value_kind)
  where replaced_by is null and state = 'published';
create unique index figure_draft on figures.figure (region, series, of_where, period, value_kind)
  where replaced_by is null and state = 'draft';
create index figure_history on figures.figure (region, series, of_where, period, value_kind, entered_at);

create or replace view figures.public_figure with (security_invoker = true) as
  select id, region, series, of_where, year, value, unit, source, period_kind, period, value_kind
  from figures.figure where replaced_by is null and state = 'published';

-- 导入: a file of figures, judged row by row; its rows are taken over by a second act.
create table figures.import (
  id uuid primary key,
  region text collate "C" not null,
  person_id uuid not null,
  file_name text not null,
  blob text not null,
  format text not null check (format in ('xlsx', 'csv')),
  state text not null check (state in ('checking', 'checked', 'applying', 'applied')),
  row_count integer not null default 0,
  new_count integer not null default 0,
  revised_count integer not null default 0,
  same_count integer not null default 0,
  bad_count integer not null default 0,
  -- The first bad rows, to be shown; all of them stand in the report.
  bad_rows jsonb not null default '[]',
  report_blob text,
  job_id uuid,
  started_at timestamptz not null,
  applied_at timestamptz
);
select platform.guard_table('figures.import', null, 'person_id');
grant select, insert, update on figures.import to sishi_app;
