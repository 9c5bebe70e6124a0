-- 评估指标体系各版: versions that offices imported, a region's own wordings and additions on top of a frozen one,
-- and when a creation moved from one version to another. The editions of the product itself are code.

-- Whether a scope lies at or below the region of this prefix: what a city sets, its counties see.
create function assessment.lies_above_scope(prefix text) returns boolean
  stable parallel safe language sql as $$
  select exists (
    select 1 from unnest(string_to_array(coalesce(nullif(current_setting('sishi.ranges', true), ''),
      current_setting('sishi.lo', true) || '..' || current_setting('sishi.hi', true)), ',')) as range
    where split_part(range, '..', 2) <> '' and starts_with(split_part(range, '..', 1), prefix))
$$;

-- The prefix that a region shares with all below it; as kernel/region-code.ts.
create function assessment.prefix_of(region text) returns text
  immutable strict parallel safe language sql as $$
  select case when length(region) > 6 then region else regexp_replace(region, '(00){1,3}$', '') end
$$;

create table assessment.edition_version (
  id uuid primary key,
  edition text collate "C" not null,
  version integer not null check (version > 0),
  -- Of the office that imported it: visible there and everywhere below.
  region text collate "C" not null,
  unit_id uuid,
  prefix text collate "C" not null generated always as (assessment.prefix_of(region)) stored,
  content jsonb not null,
  state text not null default 'draft' check (state in ('draft', 'frozen')),
  document_number text not null default '',
  in_force_from date not null,
  file_name text not null,
  blob text not null,
  note text not null,
  imported_by uuid,
  imported_name text not null,
  imported_at timestamptz not null,
  frozen_name text,
  frozen_at timestamptz,
  check ((state = 'frozen') = (frozen_at is not null)),
  unique (region, edition, version)
);
-- What is imported anew takes the place of the draft before it.
create unique index edition_version_draft on assessment.edition_version (region, edition) where state = 'draft';
select platform.guard_table('assessment.edition_version');
create policy from_above on assessment.edition_version for select using (assessment.lies_above_scope(prefix));
grant select, insert, update on assessment.edition_version to sishi_app;

-- A frozen version stays as it is: scores were given by it.
create function assessment.refuse_frozen_change() returns trigger language plpgsql as $$
begin
  raise exception 'edition version % is frozen', old.id;
end
$$;
create trigger frozen before update on assessment.edition_version
  for each row when (old.state = 'frozen') execute function assessment.refuse_frozen_change();

-- Null: the edition of the product that `edition` names.
alter table assessment.creation add column edition_version uuid references assessment.edition_version;

-- 本地表述与补充: official wording and points stay as they are; this stands beside them.
create table assessment.edition_addition (
  id uuid primary key,
  region text collate "C" not null,
  prefix text collate "C" not null generated always as (assessment.prefix_of(region)) stored,
  edition text collate "C" not null,
  edition_version uuid references assessment.edition_version,
  kind text not null check (kind in ('reword', 'indicator', 'item')),
  -- Of a rewording the number of the indicator or the key of the item; of an item the indicator; of an indicator the group.
  subject text not null,
  field text check (field in ('title', 'criteria', 'condition')),
  wording jsonb not null,
  -- The wording of the baseline that is worded anew.
  official jsonb,
  points numeric check (points > 0),
  reason text not null,
  added_by uuid,
  added_name text not null,
  added_at timestamptz not null,
  revoked_by uuid,
  revoked_name text,
  revoked_at timestamptz,
  revoked_reason text,
  check ((kind = 'reword') = (field is not null)),
  check ((kind = 'reword') = (points is null))
);
create index edition_addition_edition on assessment.edition_addition (edition, edition_version, added_at);
create unique index edition_addition_wording on assessment.edition_addition (region, edition,
  (coalesce(edition_version, '00000000-0000-0000-0000-000000000000'::uuid)), subject, field)
  where kind = 'reword' and revoked_at is null;
select platform.guard_table('assessment.edition_addition');
create policy from_above on assessment.edition_addition for select using (assessment.lies_above_scope(prefix));
grant select, insert, update on assessment.edition_addition to sishi_app;

-- 本地加分: what a region was given for an added indicator or item; never part of the official score.
create table assessment.addition_result (
  id uuid primary key,
  region text collate "C" not null,
  addition_id uuid not null references assessment.edition_addition,
  earned numeric not null check (earned >= 0),
  reason text not null,
  settled_by uuid,
  settled_name text not null,
  settled_at timestamptz not null,
  superseded boolean not null default false
);
create unique index addition_result_current on assessment.addition_result (region, addition_id) where not superseded;
select platform.guard_table('assessment.addition_result');
grant select, insert, update on assessment.addition_result to sishi_app;

create table assessment.edition_move (
  id uuid primary key,
  region text collate "C" not null,
  from_edition text not null,
  from_version uuid,
  to_edition text not null,
  to_version uuid,
  reason text not null,
  moved_by uuid,
  moved_name text not null,
  moved_at timestamptz not null
);
create index edition_move_region on assessment.edition_move (region, moved_at desc);
select platform.guard_table('assessment.edition_move');
grant select, insert on assessment.edition_move to sishi_app;
