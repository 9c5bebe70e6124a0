-- 近期动态: the newest events first.
create index event_at on matters.event (at desc, id);
