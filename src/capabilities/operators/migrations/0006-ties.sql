-- 直播关联: by which agency a livestream seller is signed, whose room it works in, on whose platform; with the days.
create table operators.tie (
  id uuid primary key,
  region text collate "C" not null,
  operator_id uuid not null references operators.operator,
  kind text collate "C" not null check (kind in ('agency', 'room', 'platform')),
  -- As it was told; the register may not hold the other side yet.
  other_name text not null check (other_name <> ''),
  other_id uuid references operators.operator check (other_id <> operator_id),
  from_day date not null,
  to_day date check (to_day >= from_day),
  entered_at timestamptz not null
);
create unique index tie_open on operators.tie (operator_id, kind, other_name) where to_day is null;
create index tie_operator on operators.tie (operator_id, from_day desc);
create index tie_other on operators.tie (other_id) where other_id is not null;
create index tie_named on operators.tie (other_name) where other_id is null;
create index tie_grams on operators.tie using gin (platform.grams(other_name)) with (fastupdate = off);
select platform.guard_table('operators.tie');
create policy owner_functions on operators.tie for select to sishi_owner using (true);
grant select, insert, update on operators.tie to sishi_app;

-- The words are also sought among those with whom an operator is tied: the name of an agency finds its sellers.
create or replace function operators.search(words text, matches_max integer) returns uuid[]
  stable security definer set search_path = pg_catalog, pg_temp language plpgsql as $$
declare
  found uuid[];
begin
  select array_agg(hit.id) into found from (
    select o.id from operators.operator o
    where platform.grams(o.name) @> platform.grams_sought(search.words)
      and strpos(lower(o.name), lower(search.words)) > 0
    union
    select o.id from operators.operator o where o.uscc = upper(search.words)
    union
    select s.operator_id from operators.shop s
    where s.operator_id is not null and platform.grams(s.name) @> platform.grams_sought(search.words)
      and strpos(lower(s.name), lower(search.words)) > 0
    union
    select t.operator_id from operators.tie t
    where platform.grams(t.other_name) @> platform.grams_sought(search.words)
      and strpos(lower(t.other_name), lower(search.words)) > 0
    limit matches_max + 1) hit;
  if cardinality(found) > matches_max then
    return null;
  end if;
  return coalesce((select array_agg(o.id) from operators.operator o
    where o.id = any (found) and platform.region_in_scope(o.region)), '{}');
end
$$;
