-- 访问身份: as whom a page is visited, where a price comparison asks for it; null: as somebody who comes for the first time.
alter table evidence.capture add column visitor jsonb;
-- The officers whom a person named last.
create index capture_requested on evidence.capture (requested_by, requested_at desc) where requested_by is not null;
