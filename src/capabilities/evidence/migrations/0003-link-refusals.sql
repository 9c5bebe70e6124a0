-- 拒绝的下载: what a link was refused for last, so that the ledger says it once an hour. A token that belongs to no link
-- may have been meant for any: it stands without a link, once for each region that gives links out.
create table evidence.link_refusal (
  region text collate "C" not null,
  unit_id uuid,
  link_id uuid references evidence.link (id),
  reason text not null check (reason in ('unknown', 'expired', 'revoked', 'removed')),
  hour timestamptz not null,
  unique nulls not distinct (region, link_id, reason)
);
select platform.guard_table('evidence.link_refusal', 'unit_id');
grant select, insert, update on evidence.link_refusal to sishi_app;
create index link_region on evidence.link (region);
