-- 指标讨论: what colleagues say about an indicator. Said is said: nothing is changed or removed.
create table assessment.comment (
  id uuid primary key,
  region text collate "C" not null,
  indicator integer not null,
  text text not null,
  said_by uuid,
  said_name text not null,
  unit_name text not null,
  said_at timestamptz not null
);
create index comment_indicator on assessment.comment (region, indicator, said_at desc, id desc);
select platform.guard_table('assessment.comment');
grant select, insert on assessment.comment to sishi_app;
