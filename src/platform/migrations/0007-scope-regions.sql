-- 权限范围 as one value. A policy asked three settings, each in a sub-select of its own; a page of tasks reads twenty
-- tables and views, so that its plan had two hundred sub-plans, and planning and starting it took longer than its rows.
create type platform.region_range as range (subtype = text, collation = "C", multirange_type_name = platform.region_ranges);

-- The regions of the scope; none where no scope is set.
create function platform.scope_regions() returns platform.region_ranges
  stable parallel safe language sql as $$
  select coalesce(nullif(current_setting('sishi.regions', true), ''), '{}')::platform.region_ranges
$$;

-- As before (see 0001-platform.sql), with one sub-select for the regions. It is one CASE, which the planner takes for
-- half of the rows.
create or replace function platform.guard_table(target regclass, unit_column text default null, person_column text default null)
  returns void language plpgsql as $$
declare
  rule text := 'case when region <@ (select platform.scope_regions()) then true else false end';
begin
  if unit_column is not null then
    rule := rule || format(
      $or$ or %I = any ((select string_to_array(nullif(current_setting('sishi.units', true), ''), ',')::uuid[])::uuid[])$or$,
      unit_column);
  end if;
  if person_column is not null then
    rule := rule || format($or$ or %I = (select nullif(current_setting('sishi.person', true), '')::uuid)$or$, person_column);
  end if;
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy scope on %s using (%s) with check (%s)', target, rule, rule);
end
$$;

-- Writes the policies of a schema's tables that still ask the three settings anew.
create function platform.renew_policies(of_schema text) returns void language plpgsql as $$
declare
  policy record;
  setting constant text := $re$\(\s*SELECT current_setting\('sishi\.SETTING'::text, true\) AS current_setting\)$re$;
  asked constant text := '\s*?CASE\s+WHEN \(\((\w+(?:\.\w+)?) < ' || replace(setting, 'SETTING', 'lo') || '\) OR \(\1 >= '
    || replace(setting, 'SETTING', 'hi') || '\)\) THEN false\s+WHEN \(' || replace(setting, 'SETTING', 'ranges')
    || ' = ''''::text\) THEN true\s+ELSE .*?\s+END';
  renewed constant text := ' CASE WHEN \1 <@ (SELECT platform.scope_regions()) THEN true ELSE false END';
begin
  for policy in
    select polname as name, polrelid::regclass as target, pg_get_expr(polqual, polrelid) as rule,
      pg_get_expr(polwithcheck, polrelid) as write_rule
    from pg_policy join pg_class on pg_class.oid = polrelid
    where relnamespace = of_schema::regnamespace and pg_get_expr(polqual, polrelid) ~ asked
  loop
    execute format('alter policy %I on %s using (%s)', policy.name, policy.target,
      regexp_replace(policy.rule, asked, renewed, 'g'));
    if policy.write_rule is not null then
      execute format('alter policy %I on %s with check (%s)', policy.name, policy.target,
        regexp_replace(policy.write_rule, asked, renewed, 'g'));
    end if;
  end loop;
end
$$;
select platform.renew_policies('platform');
select platform.renew_policies('audit');
