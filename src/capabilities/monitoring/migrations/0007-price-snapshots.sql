-- 价格快照: the page as each persona was shown it, under its hash.
alter table monitoring.price_look add column snapshot text;
