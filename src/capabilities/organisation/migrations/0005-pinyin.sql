-- 拼音排序: people and units are listed in the order of pinyin; the pages of a list are read out of these indexes.
-- The collation stands in the index and in the question, not on the column: views of neighbours hang on that.
drop index organisation.person_unit;
drop index organisation.person_region;
create index person_unit on organisation.person (unit_id, name collate "zh-x-icu", id);
create index person_region on organisation.person (region, name collate "zh-x-icu", id);
create index person_name on organisation.person (name collate "zh-x-icu", id);
drop index organisation.unit_region;
create index unit_region on organisation.unit (region, name collate "zh-x-icu", id);

create or replace function organisation.find_colleagues(of_region text, pattern text, at_most integer)
  returns table (id uuid, name text, title text, "unitId" uuid, "unitName" text)
  stable security definer set search_path = '' language sql as $$
  select p.id, p.name, p.title, u.id, u.name from organisation.person p join organisation.unit u on u.id = p.unit_id
  where p.region = of_region and p.left_on is null and (p.name like pattern or p.account like pattern)
  order by p.name collate pg_catalog."zh-x-icu", p.id limit at_most
$$;
