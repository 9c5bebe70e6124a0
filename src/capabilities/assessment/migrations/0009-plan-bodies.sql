-- 由方案组建领导小组: the body that was made out of a plan's members, so that it is made once only.
alter table assessment.plan add column leading_group_id uuid;
