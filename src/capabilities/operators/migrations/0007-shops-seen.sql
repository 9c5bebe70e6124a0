-- The list of shops in its order, and those whose address is dead.
create index shop_seen on operators.shop (last_seen desc, id desc);
create index shop_dead on operators.shop (region) where status = 'dead';
