-- Every statement that the tests of uploads sent, written by tools/queries.ts; not edited by hand.

-- store.ts deleteUnmoved
delete from platform.upload where moved_at < $1 returning id;

-- store.ts deleteUpload
delete from platform.upload where id = $1::uuid and person_id = $2::uuid returning id;

-- store.ts findUpload
select id, region, name, size, file_time, claimed_sha256, received, sha256, sm3, media_type from platform.upload where id = $1::uuid and person_id = $2::uuid;

-- store.ts insertUpload
insert into platform.upload (id, region, person_id, name, size, file_time, claimed_sha256, opened_at, moved_at) select $1::uuid, $2::text, $3::uuid, $4::text, $5::bigint, $6::bigint, $7::text, $8::timestamptz, $9::timestamptz where (select count(*) from platform.upload where person_id = $10::uuid) < $11::int returning id, region, name, size, file_time, claimed_sha256, received, sha256, sm3, media_type;

-- store.ts listUploads
select id, region, name, size, file_time, claimed_sha256, received, sha256, sm3, media_type from platform.upload where person_id = $1::uuid order by opened_at desc, id desc limit $2;

-- store.ts noteFinished
update platform.upload set sha256 = $1, sm3 = $2, media_type = $3, moved_at = $4 where id = $5::uuid and person_id = $6::uuid returning id;

-- store.ts noteReceived
update platform.upload set received = $1, moved_at = $2 where id = $3::uuid and person_id = $4::uuid and sha256 is null returning id, region, name, size, file_time, claimed_sha256, received, sha256, sm3, media_type;

-- store.ts takeFinished
delete from platform.upload where id = any ($1::uuid[]) and person_id = $2::uuid and sha256 is not null returning id, region, name, size, file_time, claimed_sha256, received, sha256, sm3, media_type;
