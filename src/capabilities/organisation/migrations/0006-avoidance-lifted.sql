-- 解除回避: why and by whom an avoidance was lifted; draws made before keep what they left out.
alter table organisation.avoidance add column lifted_reason text not null default '';
alter table organisation.avoidance add column lifted_by uuid references organisation.person;
