-- What neighbours need to address people: the roles held (not those that delegations lend), and where mail reaches them.
create view organisation.public_held_role with (security_invoker = true) as
  select person_id, role, reach, region, unit_id, starts_on, ends_on
  from organisation.role_assignment where revoked_at is null and confirmed_at is not null;
create view organisation.public_contact with (security_invoker = true) as
  select id, email from organisation.person where left_on is null and email <> '';
grant select on organisation.public_held_role, organisation.public_contact to sishi_app;
