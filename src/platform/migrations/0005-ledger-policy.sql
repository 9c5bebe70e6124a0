-- The same rule as one CASE, which the planner takes for half of the rows instead of half a percent: with the filter by
-- action it read and sorted 57,000 entries a region (512 ms) rather than the fifty that its index gives in order.
drop policy scope on audit.entry;
create policy scope on audit.entry for select using (case
  when region < (select current_setting('sishi.lo', true)) or region >= (select current_setting('sishi.hi', true)) then false
  when (select current_setting('sishi.ranges', true)) = '' then true
  else platform.region_in_ranges(region) end);
