-- 统计数据: yearly values of series, local and of comparison regions, with source and revision history.
create schema figures;
grant usage on schema figures to sishi_app;

create table figures.figure (
  id uuid primary key,
  region text collate "C" not null,
  series text not null,
  -- 'local' is the region's own value, 'national' the country's, kept by each office as it cites it.
  of_where text not null check (of_where in ('local', 'national')),
  year integer not null check (year between 1990 and 2100),
  value numeric not null,
  unit text not null,
  source text not null,
  unit_id uuid,
  entered_by uuid,
  entered_name text not null,
  entered_at timestamptz not null,
  -- A figure is never overwritten: a revision replaces it, and says why.
  replaced_by uuid references figures.figure,
  reason text not null default ''
);
create unique index figure_current on figures.figure (region, series, of_where, year) where replaced_by is null;
create index figure_history on figures.figure (region, series, of_where, year, entered_at);
select platform.guard_table('figures.figure', 'unit_id');
grant select, insert, update on figures.figure to sishi_app;

create view figures.public_figure with (security_invoker = true) as
  select id, region, series, of_where, year, value, unit, source from figures.figure where replaced_by is null;
grant select on figures.public_figure to sishi_app;
