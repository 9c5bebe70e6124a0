-- 网店与主体匹配: what an officer said of a pair, and how the program had judged it. Precision and recall come from here.
create table operators.match_decision (
  shop_id uuid not null references operators.shop,
  operator_id uuid not null references operators.operator,
  region text collate "C" not null,
  verdict text collate "C" not null check (verdict in ('same', 'different')),
  -- The program's class of the pair, and its place among the candidates; 0 is none of them.
  judged text collate "C" not null check (judged in ('same', 'maybe', 'no')),
  place integer not null check (place >= 0),
  score numeric not null,
  person_id uuid not null,
  decided_at timestamptz not null,
  primary key (shop_id, operator_id)
);
create index match_decision_region on operators.match_decision (region, decided_at desc);
create index match_decision_operator on operators.match_decision (operator_id);
select platform.guard_table('operators.match_decision');
grant select, insert, update on operators.match_decision to sishi_app;

-- Operators whose code is the one given or whose names hold one of the words, a few for each word; within the scope.
-- One function, because no index of words is used under row-level security.
create function operators.match_candidates(codes text[], words text[], each_max integer) returns uuid[]
  stable security definer set search_path = pg_catalog, pg_temp language sql as $$
  select coalesce(array_agg(distinct hit.id), '{}') from (
    select o.id from operators.operator o
    where o.uscc = any (match_candidates.codes) and o.merged_into is null and platform.region_in_scope(o.region)
    union all
    select near.id from unnest(match_candidates.words) as sought (word)
    cross join lateral (select o.id from operators.operator o
      where platform.grams(o.name) @> platform.grams_sought(sought.word)
        and strpos(lower(o.name), sought.word) > 0 and o.merged_into is null and platform.region_in_scope(o.region)
      limit match_candidates.each_max) near) hit
$$;
revoke all on function operators.match_candidates(text[], text[], integer) from public;
grant execute on function operators.match_candidates(text[], text[], integer) to sishi_app;
