-- 代办: whoever acts under a delegation stands on the timeline beside the person for whom it was done.
alter table matters.event add column on_behalf_of text;
