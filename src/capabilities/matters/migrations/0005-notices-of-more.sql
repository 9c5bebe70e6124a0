-- 提醒 of something that is no matter (a meeting that is called): it says itself where it is read.
alter table matters.notice alter column matter_id drop not null;
alter table matters.notice add column page text not null default '';
