-- 权限范围 of many roles: whether one of five hundred ranges holds a region is asked for each row, so it is one search in
-- the setting's text. A range is 'code..code!' (the region alone) or 'prefix..prefix~' (all below it, a prefix being of
-- 0, 2, 4, 6 or 9 digits). What stands between '..' and its mark is a whole code, so no other range can match.
create or replace function platform.region_in_ranges(region text) returns boolean
  stable parallel safe language sql as $$
  select strpos(current_setting('sishi.ranges', true), region || '..' || region || '!') > 0
    or strpos(current_setting('sishi.ranges', true), left(region, 4) || '..' || left(region, 4) || '~') > 0
    or strpos(current_setting('sishi.ranges', true), left(region, 2) || '..' || left(region, 2) || '~') > 0
    or strpos(current_setting('sishi.ranges', true), left(region, 6) || '..' || left(region, 6) || '~') > 0
    or strpos(current_setting('sishi.ranges', true), region || '..' || region || '~') > 0
    or strpos(',' || current_setting('sishi.ranges', true), ',..~') > 0
$$;

-- Makes the policies of a big table look a row's own region up in a hash, made once a query, before they ask the function:
-- who holds five hundred roles holds most of them for one region each, and the function reads all of their text.
create function platform.hash_regions(target regclass) returns void language plpgsql as $$
declare
  policy record;
  asked constant text := '(?:platform\.)?region_in_ranges\((\w+(?:\.\w+)?)\)';
  hashed constant text := $rule$(((\1 || '..' || \1 || '!') in
    (select unnest(string_to_array(current_setting('sishi.ranges', true), ',')))) or platform.region_in_ranges(\1))$rule$;
begin
  for policy in
    select polname as name, pg_get_expr(polqual, polrelid) as rule, polwithcheck is not null as has_check
    from pg_policy where polrelid = target and pg_get_expr(polqual, polrelid) ~ asked
  loop
    execute format('alter policy %I on %s using (%s)', policy.name, target,
      regexp_replace(policy.rule, asked, hashed, 'g'));
    if policy.has_check then
      execute format('alter policy %I on %s with check (%s)', policy.name, target,
        regexp_replace(policy.rule, asked, hashed, 'g'));
    end if;
  end loop;
end
$$;
select platform.hash_regions('audit.entry');
