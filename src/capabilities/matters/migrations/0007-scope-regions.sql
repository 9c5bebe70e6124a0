-- The regions of the scope as one value (see 0007-scope-regions.sql of the platform).
select platform.renew_policies('matters');
alter policy abroad on matters.share
  using (case when unit_region <@ (select platform.scope_regions()) then true else false end);
alter policy scope on matters.matter using (
  case when region <@ (select platform.scope_regions()) then true else false end
  or unit_id = any ((select string_to_array(nullif(current_setting('sishi.units', true), ''), ',')::uuid[])::uuid[])
  or assignee_id = (select nullif(current_setting('sishi.person', true), '')::uuid)
  or id in (select matters.shared_matters()));
