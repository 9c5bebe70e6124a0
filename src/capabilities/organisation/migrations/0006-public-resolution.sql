-- 会议决议 that were adopted, for boards: the task that carries one out has its id.
create view organisation.public_resolution with (security_invoker = true) as
  select id, region, text as title, due_on from organisation.resolution where adopted_on is not null;
grant select on organisation.public_resolution to sishi_app;
