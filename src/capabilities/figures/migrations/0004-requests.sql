-- 要数据: a unit is asked for figures; state, unit and due day are the matter's of the same id.
create table figures.figure_request (
  id uuid primary key,
  region text collate "C" not null,
  content text not null,
  asked_at timestamptz not null
);
create index figure_request_region on figures.figure_request (region, asked_at desc, id desc);
select platform.guard_table('figures.figure_request');

create table figures.requested_figure (
  request_id uuid not null references figures.figure_request,
  region text collate "C" not null,
  series text not null,
  of_where text not null check (of_where in ('local', 'parent', 'national')),
  period text collate "C" not null,
  -- As they were chosen.
  place integer not null,
  primary key (request_id, series, of_where, period)
);
create index requested_figure_key on figures.requested_figure (region, series, of_where, period);
select platform.guard_table('figures.requested_figure');

grant select, insert on figures.figure_request, figures.requested_figure to sishi_app;
