-- The list of tasks of one indicator reads past the tasks of the others without looking at them.
drop index assessment.task_region;
create index task_region on assessment.task (region, number_key, id) include (indicators);

-- What belongs to a task is seen with its matter (see matters.public_seen).
alter policy with_matter on assessment.task
  using (case when region <@ (select platform.scope_regions()) then true else matters.public_seen(id) end);
alter policy with_task on assessment.milestone
  using (case when region <@ (select platform.scope_regions()) then true else matters.public_seen(task_id) end);
alter policy with_task on assessment.task_report
  using (case when region <@ (select platform.scope_regions()) then true else matters.public_seen(task_id) end);
