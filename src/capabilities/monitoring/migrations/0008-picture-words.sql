-- 图片文字: what the visit read in the pictures of the page, for trials on its snapshot; null where none were asked for.
alter table monitoring.page add column image_words jsonb;
-- 比对的网店: the shop as the register or the page itself calls it.
alter table monitoring.price_probe add column shop text not null default '';
