-- 分片上传: files on their way in, each seen by the person who opened it alone. The pieces lie on the disk.
create table platform.upload (
  id uuid primary key,
  region text collate "C" not null,
  person_id uuid not null,
  name text not null,
  size bigint not null,
  -- When the file was last changed, as its sender says: by it the same file is known again. Milliseconds.
  file_time bigint not null,
  claimed_sha256 text,
  -- Bytes that are on the disk for certain; what lies there beyond them is written again.
  received bigint not null default 0,
  -- What came of it, once it is whole and in the blob store.
  sha256 text,
  sm3 text,
  media_type text,
  opened_at timestamptz not null,
  moved_at timestamptz not null
);
create index upload_person on platform.upload (person_id, opened_at desc, id desc);
create index upload_moved on platform.upload (moved_at);
select platform.guard_table('platform.upload', null, 'person_id');
grant select, insert, update, delete on platform.upload to sishi_app;
