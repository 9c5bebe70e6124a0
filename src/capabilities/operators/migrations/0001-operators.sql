-- 网络市场主体库: operators, their shops, licences, sales and time line; the rules by which addresses find their region.
create schema operators;
grant usage on schema operators to sishi_app;

create table operators.operator (
  id uuid primary key,
  region text collate "C" not null,
  -- 管辖市场监管所; null while no rule and no officer has named one.
  unit_id uuid,
  kind text collate "C" not null check (kind in
    ('platform', 'inPlatform', 'ownSite', 'otherService', 'liveRoom', 'liveSeller', 'liveAgency')),
  name text not null check (name <> ''),
  entity text collate "C" not null default 'unknown'
    check (entity in ('enterprise', 'individual', 'cooperative', 'naturalPerson', 'unknown')),
  registration text collate "C" not null check (registration in ('registered', 'exempt', 'unknown')),
  uscc text collate "C",
  -- 免予登记情形 and the declaration as the operator shows it.
  exemption text collate "C" check (exemption in ('farmProduce', 'handicraft', 'labour', 'smallSales')),
  declaration text not null default '',
  representative text not null default '',
  identity_number text not null default '',
  trade text collate "C",
  address text not null default '',
  -- Which rule found the region and the station: 'officer', 'file', 'name' (of a region in the address), or a rule's id.
  placed_by text not null default 'officer',
  contact_name text not null default '',
  phone text not null default '',
  email text not null default '',
  established_on date,
  status text collate "C" not null default 'active' check (status in ('active', 'unreachable', 'closed', 'moved')),
  status_reason text not null default '',
  closed_on date,
  source text collate "C" not null
    check (source in ('registration', 'platformReport', 'distributed', 'monitoring', 'hand')),
  sender text not null default '',
  first_seen date not null,
  last_seen date not null,
  -- 核实: the last day on which an officer looked at it and found it right.
  verified_on date,
  merged_into uuid references operators.operator,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  check (registration <> 'exempt' or exemption is not null),
  check (closed_on is null or status = 'closed')
);
create unique index operator_uscc on operators.operator (region, uscc) where uscc is not null and merged_into is null;
create unique index operator_person on operators.operator (region, identity_number)
  where identity_number <> '' and merged_into is null;
create index operator_code on operators.operator (uscc) where uscc is not null;
create index operator_region on operators.operator (region, last_seen desc, id desc) where merged_into is null;
create index operator_seen on operators.operator (last_seen desc, id desc) where merged_into is null;
create index operator_name on operators.operator (name collate "zh-x-icu", id) where merged_into is null;
create index operator_merged on operators.operator (merged_into) where merged_into is not null;
select platform.guard_table('operators.operator', 'unit_id');

-- 网店, 网站, 直播间: where an operator sells. A shop whose operator is not known yet has none, and says whom it names.
create table operators.shop (
  id uuid primary key,
  region text collate "C" not null,
  unit_id uuid,
  operator_id uuid references operators.operator,
  kind text collate "C" not null check (kind in ('shop', 'site', 'app', 'miniProgram', 'account', 'liveRoom')),
  platform text not null default '',
  name text not null,
  -- The address as it was given, or the way to the shop in words.
  address text not null default '',
  -- The address without what does not name the shop; a shop without one is known by platform and name.
  key text collate "C" not null,
  host text collate "C" not null default '',
  seller_name text not null default '',
  seller_uscc text collate "C",
  status text collate "C" not null default 'open' check (status in ('open', 'dead', 'closed')),
  status_reason text not null default '',
  source text collate "C" not null,
  first_seen date not null,
  last_seen date not null,
  changed_at timestamptz not null
);
create unique index shop_key on operators.shop (region, key);
create index shop_any_key on operators.shop (key);
create index shop_host on operators.shop (host, id) where host <> '';
create index shop_operator on operators.shop (operator_id, id);
create index shop_region on operators.shop (region, last_seen desc, id desc);
create index shop_orphan on operators.shop (region, id) where operator_id is null;
select platform.guard_table('operators.shop', 'unit_id');

-- 年交易额 of one shop; the line of small sales is drawn over all shops of one operator.
create table operators.sales (
  shop_id uuid not null references operators.shop,
  year integer not null check (year between 1990 and 2100),
  region text collate "C" not null,
  amount numeric not null check (amount >= 0),
  source text not null,
  primary key (shop_id, year)
);
select platform.guard_table('operators.sales');

-- 行政许可、备案.
create table operators.licence (
  id uuid primary key,
  region text collate "C" not null,
  operator_id uuid not null references operators.operator,
  kind text collate "C" not null
    check (kind in ('food', 'prepackagedFood', 'drug', 'device', 'publication', 'other')),
  number text collate "C" not null check (number <> ''),
  title text not null default '',
  valid_to date,
  entered_at timestamptz not null
);
create unique index licence_number on operators.licence (operator_id, kind, number);
select platform.guard_table('operators.licence');

-- 一户一档: everything that any capability knows of an operator, in the order of time.
create table operators.note (
  id uuid primary key,
  region text collate "C" not null,
  operator_id uuid not null references operators.operator,
  at timestamptz not null,
  -- A key of the words of whoever wrote it, with what stands in them.
  words text collate "C" not null,
  details jsonb not null default '{}',
  by_name text not null default '',
  page text,
  -- One fact stands once, however often it is told.
  fact text collate "C" not null
);
create unique index note_fact on operators.note (operator_id, fact);
create index note_file on operators.note (operator_id, at desc, id desc);
select platform.guard_table('operators.note');

-- 属地规则: what in an address tells the region and the station. The first that fits decides, in their order.
create table operators.place_rule (
  id uuid primary key,
  -- The region whose office keeps the rule.
  region text collate "C" not null,
  position integer not null,
  -- Every one of these words stands in the address.
  words text[] not null check (cardinality(words) > 0),
  -- None of these does.
  not_words text[] not null default '{}',
  to_region text collate "C" not null,
  to_unit uuid,
  remark text not null default '',
  changed_at timestamptz not null
);
create index place_rule_order on operators.place_rule (region, position, id);
select platform.guard_table('operators.place_rule');

-- 完整个人信息查看记录.
create table operators.unmasking (
  id uuid primary key,
  region text collate "C" not null,
  operator_id uuid not null references operators.operator,
  person_id uuid not null,
  at timestamptz not null,
  fields text[] not null,
  reason text not null
);
select platform.guard_table('operators.unmasking');

grant select, insert, update on operators.operator, operators.shop, operators.licence to sishi_app;
grant select, insert, update, delete on operators.place_rule, operators.sales to sishi_app;
grant select, insert on operators.note, operators.unmasking to sishi_app;

-- Search by words in names, codes and addresses of operators and their shops: through one function that applies the
-- scope itself, because no index of words is used under row-level security. Null when so many match that reading in
-- order is sooner done.
create index operator_grams on operators.operator using gin (platform.grams(name)) with (fastupdate = off);
create index shop_grams on operators.shop using gin (platform.grams(name)) with (fastupdate = off);
create policy owner_functions on operators.operator for select to sishi_owner using (true);
create policy owner_functions on operators.shop for select to sishi_owner using (true);
create function operators.search(words text, matches_max integer) returns uuid[]
  stable security definer set search_path = pg_catalog, pg_temp language plpgsql as $$
declare
  found uuid[];
begin
  select array_agg(hit.id) into found from (
    select o.id from operators.operator o
    where platform.grams(o.name) @> platform.grams_sought(search.words)
      and strpos(lower(o.name), lower(search.words)) > 0
    union
    select o.id from operators.operator o where o.uscc = upper(search.words)
    union
    select s.operator_id from operators.shop s
    where s.operator_id is not null and platform.grams(s.name) @> platform.grams_sought(search.words)
      and strpos(lower(s.name), lower(search.words)) > 0
    limit matches_max + 1) hit;
  if cardinality(found) > matches_max then
    return null;
  end if;
  return coalesce((select array_agg(o.id) from operators.operator o
    where o.id = any (found) and platform.region_in_scope(o.region)), '{}');
end
$$;
revoke all on function operators.search(text, integer) from public;
grant execute on function operators.search(text, integer) to sishi_app;

-- For neighbours: what stands in the register now, without personal data.
create view operators.public_operator with (security_invoker = true) as
  select id, region, unit_id, kind, name, entity, registration, uscc, status, trade, address, first_seen, last_seen
  from operators.operator where merged_into is null;
create view operators.public_shop with (security_invoker = true) as
  select s.id, s.region, s.unit_id, coalesce(o.merged_into, s.operator_id) as operator_id, s.kind, s.platform, s.name,
    s.address, s.key, s.host, s.seller_name, s.seller_uscc, s.status, s.first_seen, s.last_seen
  from operators.shop s left join operators.operator o on o.id = s.operator_id;
grant select on operators.public_operator, operators.public_shop to sishi_app;
