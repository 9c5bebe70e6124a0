-- The regions of the scope as one value (see 0007-scope-regions.sql of the platform).
select platform.renew_policies('organisation');
alter policy write_scope on organisation.unit
  using (case when region <@ (select platform.scope_regions()) then true else false end);
