-- How many matters of a region are in a state is answered by the index alone, with what the policy asks of each.
drop index matters.matter_region_state;
create index matter_region_state on matters.matter (region, state, due_key, id)
  include (procedure, unit_id, assignee_id);

-- Whether the scope sees this matter, for policies of what belongs to one. As a sub-select it was planned and started
-- with every statement over five such tables; a row of the scope's own regions never asks.
create function matters.public_seen(wanted uuid) returns boolean
  stable language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  return exists (select from matters.matter m where m.id = wanted);
end $$;
revoke all on function matters.public_seen(uuid) from public;
grant execute on function matters.public_seen(uuid) to sishi_app;

alter policy with_matter on matters.event
  using (case when region <@ (select platform.scope_regions()) then true else matters.public_seen(matter_id) end);
