-- 操作留痕: the audit ledger. Acts insert entries in their own transaction; one sealer chains committed entries;
-- signed checkpoints fix the chain from time to time. All three tables only ever grow.
create schema audit;
grant usage on schema audit to sishi_app;

-- One act. The database sets `xid` and `at`; the serving role may not write them. `details` is json, not jsonb,
-- because json keeps its text byte for byte and that text is what is hashed. No personal data stands here in clear.
create table audit.entry (
  id uuid primary key,
  xid xid8 not null default pg_current_xact_id(),
  at timestamptz not null default clock_timestamp(),
  actor_kind text collate "C" not null
    check (actor_kind in ('officer', 'enterprise', 'consumer', 'whistleblower', 'system')),
  actor_id text collate "C" not null,
  session_id text collate "C",
  action text collate "C" not null check (action ~ '^[a-z][A-Za-z0-9]*\.[a-z][A-Za-z0-9]*$'),
  subject_type text collate "C" not null,
  subject_id text collate "C" not null,
  region text collate "C" not null check (region ~ '^[0-9]{6}([0-9]{3})?$'),
  unit_id uuid,
  details json not null,
  -- The canonical text separates its fields by U+001F (json text cannot hold that character).
  check (strpos(concat(actor_id, session_id, subject_type, subject_id, region), e'\x1f') = 0)
);
create index entry_commit_order on audit.entry (xid, id);
create index entry_region on audit.entry (region, at desc, id desc);
-- Lists go region by region and merge: the cost is the number of regions times the page, however rare the entries.
create index entry_action on audit.entry (region, action, at desc, id desc);
create index entry_actor on audit.entry (region, actor_id, at desc, id desc);
create index entry_subject on audit.entry (region, subject_id, at desc, id desc);
-- Reading is by region; an act may be entered wherever it happened, also on a record that is seen through a unit.
select platform.guard_table('audit.entry');
create policy enter on audit.entry for insert with check (true);
grant select on audit.entry to sishi_app;
grant insert (id, actor_kind, actor_id, session_id, action, subject_type, subject_id, region, unit_id, details)
  on audit.entry to sishi_app;

-- The place of an entry in the chain.
create table audit.seal (
  seq bigint primary key,
  entry_id uuid not null unique,
  sha256 bytea not null check (length(sha256) = 32),
  sm3 bytea not null check (length(sm3) = 32)
);
grant select, insert on audit.seal to sishi_app;

-- How far the sealer has come in (xid, id) order. A convenience, not evidence: the verifier does not read it.
create table audit.frontier (
  one_row boolean primary key default true check (one_row),
  xid xid8 not null,
  entry_id uuid not null
);
insert into audit.frontier (xid, entry_id) values ('0', '00000000-0000-0000-0000-000000000000');
grant select, update (xid, entry_id) on audit.frontier to sishi_app;

create table audit.checkpoint (
  seq bigint not null,
  sha256 bytea not null,
  sm3 bytea not null,
  at timestamptz not null,
  key_id text collate "C" not null,
  algorithm text collate "C" not null check (algorithm in ('ecdsa-p256-sha256', 'sm2-sm3')),
  signature bytea not null,
  primary key (seq, key_id)
);
grant select, insert on audit.checkpoint to sishi_app;

-- Even the owner may not change or remove; only who takes the trigger away can, and the chain tells.
create function audit.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'audit.% is append-only: % refused', tg_table_name, lower(tg_op);
end
$$;
create trigger append_only before update or delete or truncate on audit.entry
  for each statement execute function audit.refuse_change();
create trigger append_only before update or delete or truncate on audit.seal
  for each statement execute function audit.refuse_change();
create trigger append_only before update or delete or truncate on audit.checkpoint
  for each statement execute function audit.refuse_change();
