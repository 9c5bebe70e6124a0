-- 佐证材料: one material for many items and many for one, with versions, review, validity; asked for and mended as matters.
drop table assessment.material;

create table assessment.material (
  id uuid primary key,
  region text collate "C" not null,
  unit_id uuid not null,
  title text collate "C" not null,
  description text not null default '',
  tags text[] not null default '{}',
  valid_from date,
  valid_to date,
  -- What lists are sorted by: without an end of validity last.
  valid_key date not null generated always as (coalesce(valid_to, 'infinity'::date)) stored,
  -- The state of the current version; an older version is superseded.
  state text not null check (state in ('pending', 'accepted', 'returned', 'withdrawn')),
  -- The current version, so that lists read no second table.
  version integer not null,
  file_name text not null,
  media_type text not null,
  size bigint not null,
  entered_by uuid,
  entered_name text not null,
  entered_at timestamptz not null,
  -- Title, file name and tags, as search reads them.
  words text not null
);
create index material_region on assessment.material (region, entered_at desc, id desc);
create index material_state on assessment.material (region, state, entered_at desc, id desc);
create index material_unit on assessment.material (unit_id, entered_at desc, id desc);
create index material_validity on assessment.material (region, valid_key, id);
create index material_title on assessment.material (region, title, id);
create index material_person on assessment.material (entered_by, entered_at desc, id desc);
select platform.guard_table('assessment.material', 'unit_id');

create table assessment.material_version (
  material_id uuid not null references assessment.material,
  number integer not null,
  region text collate "C" not null,
  blob text not null,
  sm3 text not null,
  file_name text not null,
  media_type text not null,
  size bigint not null,
  note text not null default '',
  entered_by uuid,
  entered_name text not null,
  entered_at timestamptz not null,
  primary key (material_id, number)
);
-- 重复材料: the same content, or the same name, in a region.
create index material_version_blob on assessment.material_version (region, blob);
create index material_version_name on assessment.material_version (region, file_name);
select platform.guard_table('assessment.material_version');

-- Which items a material proves. State, unit and validity are the material's, kept here for the matrix by the trigger.
create table assessment.material_item (
  material_id uuid not null references assessment.material,
  item text collate "C" not null,
  indicator integer not null,
  region text collate "C" not null,
  unit_id uuid not null,
  state text not null,
  valid_key date not null,
  linked_by uuid,
  linked_name text not null,
  linked_at timestamptz not null,
  primary key (material_id, item)
);
create index material_item_item on assessment.material_item (region, item) include (material_id);
create index material_item_matrix on assessment.material_item (region, indicator, unit_id, item, state, valid_key)
  include (material_id);
select platform.guard_table('assessment.material_item');

create function assessment.copy_material_state() returns trigger
  set search_path = pg_catalog, pg_temp language plpgsql as $$
begin
  update assessment.material_item set state = new.state, unit_id = new.unit_id, valid_key = new.valid_key
    where material_id = new.id;
  return null;
end
$$;
create trigger material_state_copied after update of state, unit_id, valid_to on assessment.material
  for each row execute function assessment.copy_material_state();

-- 审核. A return opens a matter of the same id, by which the unit is told and mends.
create table assessment.material_review (
  id uuid primary key,
  material_id uuid not null references assessment.material,
  version integer not null,
  region text collate "C" not null,
  outcome text not null check (outcome in ('accepted', 'returned')),
  reason text not null default '',
  reviewer text not null,
  reviewer_id uuid,
  reviewed_at timestamptz not null
);
create index material_review_material on assessment.material_review (material_id, reviewed_at);
select platform.guard_table('assessment.material_review');

-- 要材料: a unit is asked for a material; state, unit and due day are the matter's of the same id.
create table assessment.material_request (
  id uuid primary key,
  region text collate "C" not null,
  items text[] not null default '{}',
  content text not null,
  asked_at timestamptz not null
);
create index material_request_region on assessment.material_request (region, asked_at desc, id desc);
select platform.guard_table('assessment.material_request');

create table assessment.material_delivery (
  request_id uuid not null references assessment.material_request,
  material_id uuid not null references assessment.material,
  region text collate "C" not null,
  primary key (request_id, material_id)
);
select platform.guard_table('assessment.material_delivery');

grant select, insert, update on assessment.material, assessment.material_version, assessment.material_review,
  assessment.material_request to sishi_app;
grant select, insert, update, delete on assessment.material_item, assessment.material_delivery to sishi_app;

-- Search: as assessment.search_tasks, by words or by a tag. Null when so many match that reading in order is sooner done.
create index material_grams on assessment.material using gin (platform.grams(words)) with (fastupdate = off);
create index material_tags on assessment.material using gin (tags) with (fastupdate = off);
create policy owner_functions on assessment.material for select to sishi_owner using (true);
create function assessment.search_materials(words text, tag text, matches_max integer) returns uuid[]
  stable security definer set search_path = pg_catalog, pg_temp language plpgsql as $$
declare
  found uuid[];
begin
  if words <> '' then
    select array_agg(hit.id) into found from (
      select m.id from assessment.material m
      where platform.grams(m.words) @> platform.grams_sought(search_materials.words)
        and strpos(lower(m.words), lower(search_materials.words)) > 0
      limit matches_max + 1) hit;
  else
    select array_agg(hit.id) into found from (
      select m.id from assessment.material m where m.tags @> array[tag] limit matches_max + 1) hit;
  end if;
  if cardinality(found) > matches_max then
    return null;
  end if;
  return coalesce((select array_agg(m.id) from assessment.material m
    where m.id = any (found) and platform.region_in_scope(m.region)), '{}');
end
$$;
revoke all on function assessment.search_materials(text, text, integer) from public;
grant execute on function assessment.search_materials(text, text, integer) to sishi_app;
