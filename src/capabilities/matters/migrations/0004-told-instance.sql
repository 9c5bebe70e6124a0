-- A notice that went to the instance's own address says so, as those by mail and to a person's address do.
alter table matters.notice add column told_instance_at timestamptz;
