-- 各单位办理情况 out of two indexes that hold all that is counted: a hundred thousand matters are wide rows, and few of
-- those that were ever closed were closed in the period that is asked about.
create index matter_standing_open on matters.matter (region, unit_id, read_permission, due_on) where closed_at is null;
create index matter_standing_closed on matters.matter (closed_at, region, unit_id, read_permission, closed_late)
  where closed_at is not null;

-- As before, with two groups where a unit has both: of its open matters and of those that it closed.
create or replace function matters.standing(today date, soon date, closed_from timestamptz, closed_before timestamptz)
  returns table (region text, unit_id uuid, read_permission text, open bigint, overdue bigint, due_soon bigint,
    closed bigint, closed_on_time bigint)
  stable security definer set search_path = pg_catalog, pg_temp language sql as $$
  select g.* from (
    select m.region, m.unit_id, m.read_permission, count(*), count(*) filter (where m.due_on < today),
      count(*) filter (where m.due_on between today and soon), 0::bigint, 0::bigint
    from matters.matter m where m.closed_at is null group by m.region, m.unit_id, m.read_permission
    union all
    select m.region, m.unit_id, m.read_permission, 0, 0, 0, count(*), count(*) filter (where not m.closed_late)
    from matters.matter m
    where m.closed_at >= closed_from and m.closed_at < closed_before and m.closed_late is not null
    group by m.region, m.unit_id, m.read_permission
    -- The fence keeps the scope from being asked before the rows are counted.
    offset 0) g
  where matters.in_scope(g.region, g.unit_id, null, null)
$$;

-- Room on each page for the newer version of a row: a report moves a matter without changing an indexed column.
alter table matters.matter set (fillfactor = 80);
