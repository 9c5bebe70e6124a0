-- Every statement that the tests of evidence sent, written by tools/queries.ts; not edited by hand.

-- store/captures.ts beginRun
update evidence.capture set state = 'capturing', attempt = attempt + 1, started_at = $1 where id = $2::uuid and state in ('planned', 'capturing') returning *;

-- store/captures.ts findByOrigin
select "id" from "evidence"."capture" where "origin_kind" = $1 and "origin_id" = $2;

-- store/captures.ts findCapture
select * from "evidence"."capture" where "id" = $1;
select * from "evidence"."capture" where "id" = $1 for update;

-- store/captures.ts findWithLinks
select c.*, coalesce((select json_agg(json_build_object('id', l.id, 'recipient', l.recipient, 'purpose', l.purpose, 'madeName', l.made_name, 'madeAt', l.made_at, 'expiresAt', l.expires_at, 'revokedAt', l.revoked_at, 'downloads', l.downloads) order by l.made_at desc) from evidence.link l where l.capture_id = c.id), '[]') as links, coalesce((select json_agg(json_build_object('id', k.matter_id, 'title', m.title, 'linkedAt', k.linked_at) order by k.linked_at) from evidence.matter_link k left join matters.public_matter m on m.id = k.matter_id where k.capture_id = c.id), '[]') as matters from evidence.capture c where c.id = $1::uuid;

-- store/captures.ts insertCapture
insert into evidence.capture (id, region, unit_id, url, purpose, officers, script, records_screen, visitor, requested_by, requested_name, requested_at, origin_kind, origin_id, state, retention, retain_until) values ($1, $2, $3, $4, $5, $6::jsonb, $7::jsonb, $8, $9, $10, $11, $12, $13, $14, 'planned', $15, $16) on conflict (origin_kind, origin_id) where origin_id is not null do nothing returning id;
insert into evidence.capture (id, region, unit_id, url, purpose, officers, script, records_screen, visitor, requested_by, requested_name, requested_at, origin_kind, origin_id, state, retention, retain_until) values ($1, $2, $3, $4, $5, $6::jsonb, $7::jsonb, $8, $9::jsonb, $10, $11, $12, $13, $14, 'planned', $15, $16) on conflict (origin_kind, origin_id) where origin_id is not null do nothing returning id;

-- store/captures.ts isNewLook
update evidence.capture set viewed_session = $1, viewed_at = $2 where id = $3::uuid and (viewed_session is distinct from $4 or viewed_at < $5::timestamptz - interval '10 minutes') returning id;

-- store/captures.ts lastOfficers
select "officers" from "evidence"."capture" where "requested_by" = $1 and jsonb_array_length(officers) > 0 order by "requested_at" desc limit $2;

-- store/captures.ts listCaptures
select * from "evidence"."capture" order by "requested_at" desc, "id" desc limit $1;

-- store/captures.ts planAgain
update evidence.capture set state = 'planned', attempt = 0, started_at = null, ended_at = null, failure_code = null, failure_details = null where id = $1::uuid and state = 'failed';

-- store/captures.ts saveFailed
update evidence.capture set state = 'failed', ended_at = $1, failure_code = $2, failure_details = $3::jsonb where id = $4::uuid and attempt = $5 and state = 'capturing' returning id;

-- store/captures.ts saveReplay
update evidence.capture set replay = $1::jsonb where id = $2::uuid;

-- store/captures.ts saveRetention
update "evidence"."capture" set "retain_until" = $1, "retention_reason" = $2 where "id" = $3;

-- store/captures.ts saveSealed
update evidence.capture set state = $1, ended_at = $2, title = $3, final_url = $4, http_status = $5, exchanges = $6, missing = $7::jsonb, blob = $8, sm3 = $9, size = $10, members = $11, timestamp = $12::jsonb where id = $13::uuid and attempt = $14 and state = 'capturing' returning id;

-- store/captures.ts takeExpired
update evidence.capture c set removed_at = $1 where id in (select id from evidence.capture e where blob is not null and removed_at is null and retain_until < $2::date and not exists (select 1 from evidence.matter_link k where k.capture_id = e.id) order by retain_until limit $3) returning c.id, c.region, c.unit_id, c.blob, c.retain_until;

-- store/links.ts countDownload
update evidence.link set downloads = downloads + 1 where id = $1::uuid;

-- store/links.ts findByToken
select c.id, c.region, c.unit_id, c.blob, c.removed_at, l.id as link_id, l.expires_at, l.revoked_at from evidence.link l join evidence.capture c on c.id = l.capture_id where l.token_hash = $1;

-- store/links.ts insertLink
insert into "evidence"."link" ("id", "capture_id", "region", "unit_id", "token_hash", "recipient", "purpose", "made_by", "made_name", "made_at", "expires_at", "revoked_at", "downloads") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13);

-- store/links.ts insertMatterLink
insert into "evidence"."matter_link" ("capture_id", "matter_id", "region", "unit_id", "linked_by", "linked_name", "linked_at") values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing;

-- store/links.ts isMatterVisible
select 1 from matters.public_matter where id = $1::uuid;

-- store/links.ts noteRefusal
insert into evidence.link_refusal as told (region, unit_id, link_id, reason, hour) select place.region, place.unit_id, place.link_id, $1, date_trunc('hour', $2::timestamptz) from (select $3 as region, $4::uuid as unit_id, $5::uuid as link_id) as place on conflict (region, link_id, reason) do update set hour = excluded.hour where told.hour < excluded.hour returning region;
insert into evidence.link_refusal as told (region, unit_id, link_id, reason, hour) select place.region, place.unit_id, place.link_id, $1, date_trunc('hour', $2::timestamptz) from (select distinct region, null::uuid as unit_id, null::uuid as link_id from evidence.link) as place on conflict (region, link_id, reason) do update set hour = excluded.hour where told.hour < excluded.hour returning region;

-- store/links.ts removeMatterLink
delete from "evidence"."matter_link" where "capture_id" = $1 and "matter_id" = $2;

-- store/links.ts revokeLink
update "evidence"."link" set "revoked_at" = $1 where "id" = $2 and "capture_id" = $3 and "revoked_at" is null;
