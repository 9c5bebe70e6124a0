-- The regions of the scope as one value (see 0007-scope-regions.sql of the platform).
select platform.renew_policies('figures');
