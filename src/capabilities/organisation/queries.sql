-- Every statement that the tests of organisation sent, written by tools/queries.ts; not edited by hand.

-- store/bodies.ts endHolding
update organisation.holding set to_on = $1 where seat_id = $2 and to_on is null;

-- store/bodies.ts endSeats
with ended as (update organisation.seat s set to_on = greatest(s.from_on, $1::date) where s.body_id = $2 and s.to_on is null returning s.id) update organisation.holding h set to_on = greatest(h.from_on, $3::date) from ended where h.seat_id = ended.id and h.to_on is null;
with ended as (update organisation.seat s set to_on = greatest(s.from_on, $1::date) where s.id = $2 and s.to_on is null returning s.id) update organisation.holding h set to_on = greatest(h.from_on, $3::date) from ended where h.seat_id = ended.id and h.to_on is null;

-- store/bodies.ts findBody
select b.id, b.region, b.kind, b.name, b.parent_id as "parentId", coalesce(p.name, '') as "parentName", b.unit_id as "unitId", coalesce(u.name, '') as "unitName", b.document_number as "documentNumber", b.founded_on as "foundedOn", b.dissolved_on as "dissolvedOn", (select count(*) from organisation.seat s where s.body_id = b.id and "s"."from_on" <= $1::date and ("s"."to_on" is null or "s"."to_on" >= $2::date)) as seats, coalesce((select h.name from organisation.seat s join organisation.holding h on h.seat_id = s.id where s.body_id = b.id and s.role in ('head', 'officeDirector') and "s"."from_on" <= $3::date and ("s"."to_on" is null or "s"."to_on" >= $4::date) and "h"."from_on" <= $5::date and ("h"."to_on" is null or "h"."to_on" >= $6::date) order by s.role desc, s.position, s.id limit 1), '') as "headName" from organisation.body b left join organisation.body p on p.id = b.parent_id left join organisation.unit u on u.id = b.unit_id where b.id = $7;

-- store/bodies.ts findLastHolding
select jsonb_build_object('id', h.id, 'personId', h.person_id, 'name', h.name, 'fromOn', h.from_on, 'toOn', h.to_on, 'note', h.note) as holding from organisation.holding h where h.seat_id = $1 order by h.from_on desc limit 1;

-- store/bodies.ts findPeopleByName
select id, name, unit_id as "unitId" from organisation.person where region = $1 and left_on is null and name = any($2::text[]);

-- store/bodies.ts findSeat
select s.id, s.region, s.body_id as "bodyId", s.role, s.unit_id as "unitId", s.unit_words as "unitWords", s.post, s.position, s.from_on as "fromOn", s.to_on as "toOn" from organisation.seat s where s.id = $1 for update;

-- store/bodies.ts findTakenBodyNames
select name from organisation.body where region = $1 and name = any($2::text[]) and dissolved_on is null;

-- store/bodies.ts insertBodies
insert into organisation.body (id, region, kind, name, parent_id, unit_id, document_number, founded_on, dissolved_on) select id, region, kind, name, "parentId", "unitId", "documentNumber", "foundedOn", "dissolvedOn" from jsonb_to_recordset($1::jsonb) as row(id uuid, region text, kind text, name text, "parentId" uuid, "unitId" uuid, "documentNumber" text, "foundedOn" date, "dissolvedOn" date);

-- store/bodies.ts insertHoldings
insert into organisation.holding (id, region, seat_id, person_id, name, from_on, to_on, note) select id, region, "seatId", "personId", name, "fromOn", "toOn", note from jsonb_to_recordset($1::jsonb) as row(id uuid, region text, "seatId" uuid, "personId" uuid, name text, "fromOn" date, "toOn" date, note text);

-- store/bodies.ts insertSeats
insert into organisation.seat (id, region, body_id, role, unit_id, unit_words, post, position, from_on, to_on) select id, region, "bodyId", role, "unitId", "unitWords", post, position, "fromOn", "toOn" from jsonb_to_recordset($1::jsonb) as row(id uuid, region text, "bodyId" uuid, role text, "unitId" uuid, "unitWords" text, post text, position int, "fromOn" date, "toOn" date);

-- store/bodies.ts isBodyNameTaken
select 1 from organisation.body where region = $1 and name = $2 and dissolved_on is null and id <> $3;

-- store/bodies.ts isBodyUnder
with recursive above as ( select id, parent_id from organisation.body where id = $1 union select b.id, b.parent_id from organisation.body b join above on b.id = above.parent_id) select 1 from above where id = $2;

-- store/bodies.ts listBodies
select b.id, b.region, b.kind, b.name, b.parent_id as "parentId", coalesce(p.name, '') as "parentName", b.unit_id as "unitId", coalesce(u.name, '') as "unitName", b.document_number as "documentNumber", b.founded_on as "foundedOn", b.dissolved_on as "dissolvedOn", (select count(*) from organisation.seat s where s.body_id = b.id and "s"."from_on" <= $1::date and ("s"."to_on" is null or "s"."to_on" >= $2::date)) as seats, coalesce((select h.name from organisation.seat s join organisation.holding h on h.seat_id = s.id where s.body_id = b.id and s.role in ('head', 'officeDirector') and "s"."from_on" <= $3::date and ("s"."to_on" is null or "s"."to_on" >= $4::date) and "h"."from_on" <= $5::date and ("h"."to_on" is null or "h"."to_on" >= $6::date) order by s.role desc, s.position, s.id limit 1), '') as "headName" from organisation.body b left join organisation.body p on p.id = b.parent_id left join organisation.unit u on u.id = b.unit_id where b.founded_on <= $7::date and (b.dissolved_on is null or b.dissolved_on >= $8::date) and (b.name like $9 or b.document_number like $10) order by b.region, b.name, b.id limit $11;
select b.id, b.region, b.kind, b.name, b.parent_id as "parentId", coalesce(p.name, '') as "parentName", b.unit_id as "unitId", coalesce(u.name, '') as "unitName", b.document_number as "documentNumber", b.founded_on as "foundedOn", b.dissolved_on as "dissolvedOn", (select count(*) from organisation.seat s where s.body_id = b.id and "s"."from_on" <= $1::date and ("s"."to_on" is null or "s"."to_on" >= $2::date)) as seats, coalesce((select h.name from organisation.seat s join organisation.holding h on h.seat_id = s.id where s.body_id = b.id and s.role in ('head', 'officeDirector') and "s"."from_on" <= $3::date and ("s"."to_on" is null or "s"."to_on" >= $4::date) and "h"."from_on" <= $5::date and ("h"."to_on" is null or "h"."to_on" >= $6::date) order by s.role desc, s.position, s.id limit 1), '') as "headName" from organisation.body b left join organisation.body p on p.id = b.parent_id left join organisation.unit u on u.id = b.unit_id where b.founded_on <= $7::date and (b.dissolved_on is null or b.dissolved_on >= $8::date) order by b.region, b.name, b.id limit $9;

-- store/bodies.ts listChildren
select id, kind, name from organisation.body where parent_id = $1 and dissolved_on is null order by name, id;

-- store/bodies.ts listSeats
select s.id, s.body_id as "bodyId", b.name as "bodyName", s.role, s.unit_id as "unitId", coalesce(u.name, s.unit_words) as "unitName", s.post, s.position, s.from_on as "fromOn", s.to_on as "toOn", held.holder, s.to_on is null and (held.holder is null or held.gone) as "isWaiting", (select coalesce(jsonb_agg(jsonb_build_object('id', h.id, 'personId', h.person_id, 'name', h.name, 'fromOn', h.from_on, 'toOn', h.to_on, 'note', h.note) order by h.from_on desc), '[]'::jsonb) from organisation.holding h where h.seat_id = s.id) as history from organisation.seat s join organisation.body b on b.id = s.body_id left join organisation.unit u on u.id = s.unit_id left join lateral (select jsonb_build_object('id', h.id, 'personId', h.person_id, 'name', h.name, 'fromOn', h.from_on, 'toOn', h.to_on, 'note', h.note) as holder, h.person_id is not null and (p.id is null or p.left_on is not null or (s.unit_id is not null and p.unit_id <> s.unit_id)) as gone, h.name, h.person_id from organisation.holding h left join organisation.person p on p.id = h.person_id where h.seat_id = s.id and "h"."from_on" <= $1::date and ("h"."to_on" is null or "h"."to_on" >= $2::date) order by h.from_on desc limit 1) held on true where "s"."from_on" <= $3::date and ("s"."to_on" is null or "s"."to_on" >= $4::date) and s.body_id = $5 and (coalesce(u.name, s.unit_words), b.name, s.position, s.id) > ($6, $7, $8::int, $9::uuid) order by coalesce(u.name, s.unit_words), b.name, s.position, s.id limit $10;
select s.id, s.body_id as "bodyId", b.name as "bodyName", s.role, s.unit_id as "unitId", coalesce(u.name, s.unit_words) as "unitName", s.post, s.position, s.from_on as "fromOn", s.to_on as "toOn", held.holder, s.to_on is null and (held.holder is null or held.gone) as "isWaiting", (select coalesce(jsonb_agg(jsonb_build_object('id', h.id, 'personId', h.person_id, 'name', h.name, 'fromOn', h.from_on, 'toOn', h.to_on, 'note', h.note) order by h.from_on desc), '[]'::jsonb) from organisation.holding h where h.seat_id = s.id) as history from organisation.seat s join organisation.body b on b.id = s.body_id left join organisation.unit u on u.id = s.unit_id left join lateral (select jsonb_build_object('id', h.id, 'personId', h.person_id, 'name', h.name, 'fromOn', h.from_on, 'toOn', h.to_on, 'note', h.note) as holder, h.person_id is not null and (p.id is null or p.left_on is not null or (s.unit_id is not null and p.unit_id <> s.unit_id)) as gone, h.name, h.person_id from organisation.holding h left join organisation.person p on p.id = h.person_id where h.seat_id = s.id and "h"."from_on" <= $1::date and ("h"."to_on" is null or "h"."to_on" >= $2::date) order by h.from_on desc limit 1) held on true where "s"."from_on" <= $3::date and ("s"."to_on" is null or "s"."to_on" >= $4::date) and s.body_id = $5 order by b.name, s.body_id::text, s.position, s.id limit $6;
select s.id, s.body_id as "bodyId", b.name as "bodyName", s.role, s.unit_id as "unitId", coalesce(u.name, s.unit_words) as "unitName", s.post, s.position, s.from_on as "fromOn", s.to_on as "toOn", held.holder, s.to_on is null and (held.holder is null or held.gone) as "isWaiting", (select coalesce(jsonb_agg(jsonb_build_object('id', h.id, 'personId', h.person_id, 'name', h.name, 'fromOn', h.from_on, 'toOn', h.to_on, 'note', h.note) order by h.from_on desc), '[]'::jsonb) from organisation.holding h where h.seat_id = s.id) as history from organisation.seat s join organisation.body b on b.id = s.body_id left join organisation.unit u on u.id = s.unit_id left join lateral (select jsonb_build_object('id', h.id, 'personId', h.person_id, 'name', h.name, 'fromOn', h.from_on, 'toOn', h.to_on, 'note', h.note) as holder, h.person_id is not null and (p.id is null or p.left_on is not null or (s.unit_id is not null and p.unit_id <> s.unit_id)) as gone, h.name, h.person_id from organisation.holding h left join organisation.person p on p.id = h.person_id where h.seat_id = s.id and "h"."from_on" <= $1::date and ("h"."to_on" is null or "h"."to_on" >= $2::date) order by h.from_on desc limit 1) held on true where "s"."from_on" <= $3::date and ("s"."to_on" is null or "s"."to_on" >= $4::date) and s.body_id = $5 order by coalesce(u.name, s.unit_words), b.name, s.position, s.id limit $6;
select s.id, s.body_id as "bodyId", b.name as "bodyName", s.role, s.unit_id as "unitId", coalesce(u.name, s.unit_words) as "unitName", s.post, s.position, s.from_on as "fromOn", s.to_on as "toOn", held.holder, s.to_on is null and (held.holder is null or held.gone) as "isWaiting", (select coalesce(jsonb_agg(jsonb_build_object('id', h.id, 'personId', h.person_id, 'name', h.name, 'fromOn', h.from_on, 'toOn', h.to_on, 'note', h.note) order by h.from_on desc), '[]'::jsonb) from organisation.holding h where h.seat_id = s.id) as history from organisation.seat s join organisation.body b on b.id = s.body_id left join organisation.unit u on u.id = s.unit_id left join lateral (select jsonb_build_object('id', h.id, 'personId', h.person_id, 'name', h.name, 'fromOn', h.from_on, 'toOn', h.to_on, 'note', h.note) as holder, h.person_id is not null and (p.id is null or p.left_on is not null or (s.unit_id is not null and p.unit_id <> s.unit_id)) as gone, h.name, h.person_id from organisation.holding h left join organisation.person p on p.id = h.person_id where h.seat_id = s.id and "h"."from_on" <= $1::date and ("h"."to_on" is null or "h"."to_on" >= $2::date) order by h.from_on desc limit 1) held on true where "s"."from_on" <= $3::date and ("s"."to_on" is null or "s"."to_on" >= $4::date) and s.to_on is null and (held.holder is null or held.gone) order by b.name, s.body_id::text, s.position, s.id limit $5;
select s.id, s.body_id as "bodyId", b.name as "bodyName", s.role, s.unit_id as "unitId", coalesce(u.name, s.unit_words) as "unitName", s.post, s.position, s.from_on as "fromOn", s.to_on as "toOn", held.holder, s.to_on is null and (held.holder is null or held.gone) as "isWaiting", (select coalesce(jsonb_agg(jsonb_build_object('id', h.id, 'personId', h.person_id, 'name', h.name, 'fromOn', h.from_on, 'toOn', h.to_on, 'note', h.note) order by h.from_on desc), '[]'::jsonb) from organisation.holding h where h.seat_id = s.id) as history from organisation.seat s join organisation.body b on b.id = s.body_id left join organisation.unit u on u.id = s.unit_id left join lateral (select jsonb_build_object('id', h.id, 'personId', h.person_id, 'name', h.name, 'fromOn', h.from_on, 'toOn', h.to_on, 'note', h.note) as holder, h.person_id is not null and (p.id is null or p.left_on is not null or (s.unit_id is not null and p.unit_id <> s.unit_id)) as gone, h.name, h.person_id from organisation.holding h left join organisation.person p on p.id = h.person_id where h.seat_id = s.id and "h"."from_on" <= $1::date and ("h"."to_on" is null or "h"."to_on" >= $2::date) order by h.from_on desc limit 1) held on true where "s"."from_on" <= $3::date and ("s"."to_on" is null or "s"."to_on" >= $4::date) order by b.name, s.body_id::text, s.position, s.id limit $5;

-- store/bodies.ts listSeatsOf
select s.id, s.body_id as "bodyId", b.name as "bodyName", s.role, s.unit_id as "unitId", coalesce(u.name, s.unit_words) as "unitName", s.post, s.position, s.from_on as "fromOn", s.to_on as "toOn", held.holder, s.to_on is null and (held.holder is null or held.gone) as "isWaiting", (select coalesce(jsonb_agg(jsonb_build_object('id', h.id, 'personId', h.person_id, 'name', h.name, 'fromOn', h.from_on, 'toOn', h.to_on, 'note', h.note) order by h.from_on desc), '[]'::jsonb) from organisation.holding h where h.seat_id = s.id) as history from organisation.seat s join organisation.body b on b.id = s.body_id left join organisation.unit u on u.id = s.unit_id left join lateral (select jsonb_build_object('id', h.id, 'personId', h.person_id, 'name', h.name, 'fromOn', h.from_on, 'toOn', h.to_on, 'note', h.note) as holder, h.person_id is not null and (p.id is null or p.left_on is not null or (s.unit_id is not null and p.unit_id <> s.unit_id)) as gone, h.name, h.person_id from organisation.holding h left join organisation.person p on p.id = h.person_id where h.seat_id = s.id and "h"."from_on" <= $1::date and ("h"."to_on" is null or "h"."to_on" >= $2::date) order by h.from_on desc limit 1) held on true where s.body_id = $3 and "s"."from_on" <= $4::date and ("s"."to_on" is null or "s"."to_on" >= $5::date) order by s.position, s.id;

-- store/bodies.ts nextPosition
select coalesce(max(position) + 1, 0) as next from organisation.seat where body_id = $1;

-- store/bodies.ts updateBody
update organisation.body set name = $1, parent_id = $2, unit_id = $3, document_number = $4, founded_on = $5, dissolved_on = $6 where id = $7;

-- store/credentials.ts countFailure
select organisation.count_failure($1, $2, $3);

-- store/credentials.ts endSessionOfToken
select organisation.end_session_of_token($1, $2);

-- store/credentials.ts endSessionsOf
select organisation.end_sessions_of($1, $2, $3, $4) as ended;

-- store/credentials.ts findCredential
select * from organisation.find_credential($1);

-- store/credentials.ts findOwnCredential
select * from organisation.find_credential_of($1);

-- store/credentials.ts findSession
select organisation.find_session($1, $2, $3::date, make_interval(mins => $4)) as found;

-- store/credentials.ts insertSession
select organisation.open_session($1, $2, $3, $4, $5, $6, $7, $8);

-- store/credentials.ts lockCredential
select organisation.lock_credential($1);

-- store/credentials.ts noteSignIn
select organisation.note_sign_in($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12);

-- store/credentials.ts setPassword
select organisation.set_password($1, $2, $3, $4);

-- store/credentials.ts setPasswords
select organisation.set_passwords($1::uuid[], $2::text[], $3);

-- store/credentials.ts setTotp
select organisation.set_totp($1, $2, $3, $4);

-- store/experts.ts findAvoidance
select region, expert_id as "expertId", lifted_at as "liftedAt" from organisation.avoidance where id = $1 for update;

-- store/experts.ts findExpert
select e.id, e.region, e.body_id as "bodyId", b.name as "bodyName", e.name, e.fields, coalesce(u.name, e.unit_words) as "unitName", e.qualification, e.phone, e.from_on as "fromOn", e.to_on as "toOn", e.from_on <= $1::date and e.to_on >= $2::date as "inTerm", coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'kind', a.kind, 'name', a.name, 'reason', a.reason) order by a.name) from organisation.avoidance a where a.expert_id = e.id and a.lifted_at is null), '[]'::jsonb) as avoidances from organisation.expert e join organisation.body b on b.id = e.body_id left join organisation.unit u on u.id = e.unit_id where e.id = $3;

-- store/experts.ts insertAvoidance
insert into organisation.avoidance (id, region, expert_id, kind, name, reason) values ($1, $2, $3, $4, $5, $6);

-- store/experts.ts insertDraw
insert into organisation.expert_draw (id, region, body_id, purpose, subjects, field, wanted, seed, pool, avoided, drawn, drawn_by, drawn_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13);

-- store/experts.ts insertExperts
insert into organisation.expert (id, region, body_id, name, fields, unit_words, unit_id, qualification, phone, from_on, to_on) select id, region, "bodyId", name, fields, "unitWords", "unitId", qualification, phone, "fromOn", "toOn" from jsonb_to_recordset($1::jsonb) as row(id uuid, region text, "bodyId" uuid, name text, fields text[], "unitWords" text, "unitId" uuid, qualification text, phone text, "fromOn" date, "toOn" date);

-- store/experts.ts insertExpertUnmasking
insert into organisation.unmasking (id, at, region, unit_id, expert_id, by_person_id, fields, reason) values ($1, $2, $3, $4, $5, $6, array['phone'], $7);

-- store/experts.ts liftAvoidance
update organisation.avoidance set lifted_at = $1, lifted_by = $2, lifted_reason = $3 where id = $4;

-- store/experts.ts listDraws
select d.id, d.region, d.body_id as "bodyId", d.purpose, d.subjects, d.field, d.wanted, d.seed, cardinality(d.pool) as "poolSize", d.drawn_by as "drawnBy", d.drawn_at as "drawnAt", array(select e.name from organisation.expert e where e.id = any(d.avoided) order by e.name) as "avoidedNames", array(select e.name from organisation.expert e where e.id = any(d.drawn) order by array_position(d.drawn, e.id)) as "drawnNames" from organisation.expert_draw d where true order by d.drawn_at desc, d.id desc limit $1;

-- store/experts.ts listExperts
select e.id, e.region, e.body_id as "bodyId", b.name as "bodyName", e.name, e.fields, coalesce(u.name, e.unit_words) as "unitName", e.qualification, e.phone, e.from_on as "fromOn", e.to_on as "toOn", e.from_on <= $1::date and e.to_on >= $2::date as "inTerm", coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'kind', a.kind, 'name', a.name, 'reason', a.reason) order by a.name) from organisation.avoidance a where a.expert_id = e.id and a.lifted_at is null), '[]'::jsonb) as avoidances from organisation.expert e join organisation.body b on b.id = e.body_id left join organisation.unit u on u.id = e.unit_id where true and $3 = any(e.fields) order by e.name, e.id limit $4;
select e.id, e.region, e.body_id as "bodyId", b.name as "bodyName", e.name, e.fields, coalesce(u.name, e.unit_words) as "unitName", e.qualification, e.phone, e.from_on as "fromOn", e.to_on as "toOn", e.from_on <= $1::date and e.to_on >= $2::date as "inTerm", coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'kind', a.kind, 'name', a.name, 'reason', a.reason) order by a.name) from organisation.avoidance a where a.expert_id = e.id and a.lifted_at is null), '[]'::jsonb) as avoidances from organisation.expert e join organisation.body b on b.id = e.body_id left join organisation.unit u on u.id = e.unit_id where true and (e.name like $3 or e.qualification like $4 or coalesce(u.name, e.unit_words) like $5) order by e.name, e.id limit $6;
select e.id, e.region, e.body_id as "bodyId", b.name as "bodyName", e.name, e.fields, coalesce(u.name, e.unit_words) as "unitName", e.qualification, e.phone, e.from_on as "fromOn", e.to_on as "toOn", e.from_on <= $1::date and e.to_on >= $2::date as "inTerm", coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'kind', a.kind, 'name', a.name, 'reason', a.reason) order by a.name) from organisation.avoidance a where a.expert_id = e.id and a.lifted_at is null), '[]'::jsonb) as avoidances from organisation.expert e join organisation.body b on b.id = e.body_id left join organisation.unit u on u.id = e.unit_id where true and e.body_id = $3 and e.from_on <= $4::date and e.to_on >= $5::date order by e.name, e.id limit $6;
select e.id, e.region, e.body_id as "bodyId", b.name as "bodyName", e.name, e.fields, coalesce(u.name, e.unit_words) as "unitName", e.qualification, e.phone, e.from_on as "fromOn", e.to_on as "toOn", e.from_on <= $1::date and e.to_on >= $2::date as "inTerm", coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'kind', a.kind, 'name', a.name, 'reason', a.reason) order by a.name) from organisation.avoidance a where a.expert_id = e.id and a.lifted_at is null), '[]'::jsonb) as avoidances from organisation.expert e join organisation.body b on b.id = e.body_id left join organisation.unit u on u.id = e.unit_id where true and e.body_id = $3 order by e.name, e.id limit $4;
select e.id, e.region, e.body_id as "bodyId", b.name as "bodyName", e.name, e.fields, coalesce(u.name, e.unit_words) as "unitName", e.qualification, e.phone, e.from_on as "fromOn", e.to_on as "toOn", e.from_on <= $1::date and e.to_on >= $2::date as "inTerm", coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'kind', a.kind, 'name', a.name, 'reason', a.reason) order by a.name) from organisation.avoidance a where a.expert_id = e.id and a.lifted_at is null), '[]'::jsonb) as avoidances from organisation.expert e join organisation.body b on b.id = e.body_id left join organisation.unit u on u.id = e.unit_id where true and e.from_on <= $3::date and e.to_on >= $4::date order by e.name, e.id limit $5;
select e.id, e.region, e.body_id as "bodyId", b.name as "bodyName", e.name, e.fields, coalesce(u.name, e.unit_words) as "unitName", e.qualification, e.phone, e.from_on as "fromOn", e.to_on as "toOn", e.from_on <= $1::date and e.to_on >= $2::date as "inTerm", coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'kind', a.kind, 'name', a.name, 'reason', a.reason) order by a.name) from organisation.avoidance a where a.expert_id = e.id and a.lifted_at is null), '[]'::jsonb) as avoidances from organisation.expert e join organisation.body b on b.id = e.body_id left join organisation.unit u on u.id = e.unit_id where true and exists (select 1 from organisation.avoidance a where a.expert_id = e.id and a.lifted_at is null) order by e.name, e.id limit $3;
select e.id, e.region, e.body_id as "bodyId", b.name as "bodyName", e.name, e.fields, coalesce(u.name, e.unit_words) as "unitName", e.qualification, e.phone, e.from_on as "fromOn", e.to_on as "toOn", e.from_on <= $1::date and e.to_on >= $2::date as "inTerm", coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'kind', a.kind, 'name', a.name, 'reason', a.reason) order by a.name) from organisation.avoidance a where a.expert_id = e.id and a.lifted_at is null), '[]'::jsonb) as avoidances from organisation.expert e join organisation.body b on b.id = e.body_id left join organisation.unit u on u.id = e.unit_id where true order by e.name, e.id limit $3;

-- store/experts.ts setTerm
update organisation.expert set to_on = $1 where id = $2;

-- store/meetings.ts findMeetingDetail
select m.id, m.region, m.body_id as "bodyId", m.number, m.title, m.starts_at as "startsAt", m.ends_at as "endsAt", m.place, m.chair_seat_id as "chairSeatId", m.state, m.minutes, m.minutes_by as "minutesBy", m.notified_at as "notifiedAt", b.name as "bodyName", (select count(*) from organisation.resolution r where r.meeting_id = m.id) as resolutions, (select count(*) from organisation.resolution r left join matters.public_matter t on t.id = r.id where r.meeting_id = m.id and r.adopted_on is not null and t.closed_at is null) as "openResolutions", coalesce((select jsonb_agg(jsonb_build_object('id', i.id, 'title', i.title, 'reporter', i.reporter, 'content', i.content, 'followsId', i.follows_id) order by i.position) from organisation.agenda_item i where i.meeting_id = m.id), '[]'::jsonb) as agenda, coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'itemId', p.item_id, 'kind', p.kind, 'fileName', p.file_name, 'size', p.size, 'addedAt', p.added_at) order by p.added_at, p.id) from organisation.meeting_paper p where p.meeting_id = m.id and p.removed_at is null), '[]'::jsonb) as papers from organisation.meeting m join organisation.body b on b.id = m.body_id where m.id = $1;

-- store/meetings.ts findPaper
select region, meeting_id as "meetingId", blob, file_name as "fileName", media_type as "mediaType", kind from organisation.meeting_paper where id = $1 and removed_at is null;

-- store/meetings.ts insertMeeting
insert into organisation.meeting (id, region, body_id, number, title, starts_at, ends_at, place, chair_seat_id) values ($1, $2, $3, $4, $5, $6, $7, $8, $9);

-- store/meetings.ts insertPaper
insert into organisation.meeting_paper (id, region, meeting_id, item_id, kind, blob, file_name, media_type, size, added_by, added_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11);

-- store/meetings.ts listAttendance
select s.id as "seatId", s.role, coalesce(u.name, s.unit_words) as "unitName", s.post, coalesce(h.name, '') as "holderName", h.person_id as "personId", a.state, coalesce(a.deputy_name, '') as "deputyName" from organisation.seat s left join organisation.unit u on u.id = s.unit_id left join lateral (select h.name, h.person_id from organisation.holding h where h.seat_id = s.id and h.from_on <= $1::date and (h.to_on is null or h.to_on >= $2::date) order by h.from_on desc limit 1) h on true left join organisation.attendance a on a.meeting_id = $3 and a.seat_id = s.id where s.body_id = $4 and s.from_on <= $5::date and (s.to_on is null or s.to_on >= $6::date) order by s.position, s.id;

-- store/meetings.ts listMeetings
select m.id, m.region, m.body_id as "bodyId", m.number, m.title, m.starts_at as "startsAt", m.ends_at as "endsAt", m.place, m.chair_seat_id as "chairSeatId", m.state, m.minutes, m.minutes_by as "minutesBy", m.notified_at as "notifiedAt", b.name as "bodyName", (select count(*) from organisation.resolution r where r.meeting_id = m.id) as resolutions, (select count(*) from organisation.resolution r left join matters.public_matter t on t.id = r.id where r.meeting_id = m.id and r.adopted_on is not null and t.closed_at is null) as "openResolutions" from organisation.meeting m join organisation.body b on b.id = m.body_id where true and (m.title like $1 or m.minutes like $2 or m.place like $3) order by m.starts_at desc, m.id desc limit $4;
select m.id, m.region, m.body_id as "bodyId", m.number, m.title, m.starts_at as "startsAt", m.ends_at as "endsAt", m.place, m.chair_seat_id as "chairSeatId", m.state, m.minutes, m.minutes_by as "minutesBy", m.notified_at as "notifiedAt", b.name as "bodyName", (select count(*) from organisation.resolution r where r.meeting_id = m.id) as resolutions, (select count(*) from organisation.resolution r left join matters.public_matter t on t.id = r.id where r.meeting_id = m.id and r.adopted_on is not null and t.closed_at is null) as "openResolutions" from organisation.meeting m join organisation.body b on b.id = m.body_id where true order by m.starts_at desc, m.id desc limit $1;

-- store/meetings.ts lockMeeting
select m.id, m.region, m.body_id as "bodyId", m.number, m.title, m.starts_at as "startsAt", m.ends_at as "endsAt", m.place, m.chair_seat_id as "chairSeatId", m.state, m.minutes, m.minutes_by as "minutesBy", m.notified_at as "notifiedAt", (select count(*) from organisation.attendance a where a.meeting_id = m.id) as attended, array(select i.id::text from organisation.agenda_item i where i.meeting_id = m.id) as items from organisation.meeting m where m.id = $1 for update of m;

-- store/meetings.ts nextNumber
select coalesce(max(number), 0) + 1 as next from organisation.meeting where body_id = $1;

-- store/meetings.ts removePaper
update organisation.meeting_paper set removed_at = $1 where id = $2;

-- store/meetings.ts replaceAgenda
with gone as (delete from organisation.agenda_item where meeting_id = $1 and id <> all($2::uuid[])) insert into organisation.agenda_item (id, region, meeting_id, position, title, reporter, content, follows_id) select id, $3, $4, position, title, reporter, content, "followsId" from jsonb_to_recordset($5::jsonb) as row(id uuid, position int, title text, reporter text, content text, "followsId" uuid) on conflict (id) do update set position = excluded.position, title = excluded.title, reporter = excluded.reporter, content = excluded.content, follows_id = excluded.follows_id where agenda_item.meeting_id = $6;

-- store/meetings.ts replaceAttendance
with gone as (delete from organisation.attendance where meeting_id = $1 and seat_id <> all($2::uuid[])) insert into organisation.attendance (meeting_id, seat_id, region, state, deputy_name) select $3, s.id, $4, row.state, row."deputyName" from jsonb_to_recordset($5::jsonb) as row("seatId" uuid, state text, "deputyName" text) join organisation.seat s on s.id = row."seatId" and s.body_id = $6 on conflict (meeting_id, seat_id) do update set state = excluded.state, deputy_name = excluded.deputy_name;

-- store/meetings.ts updateMeeting
update organisation.meeting set title = $1, starts_at = $2, ends_at = $3, place = $4, chair_seat_id = $5, state = $6, minutes = $7, minutes_by = $8, notified_at = $9, confirmed_at = coalesce($10, confirmed_at) where id = $11;

-- store/people.ts findColleagues
select * from organisation.find_colleagues($1, $2, $3);

-- store/people.ts findPerson
select * from "organisation"."person" where "id" = $1 and "left_on" is null;

-- store/people.ts insertPeople
insert into organisation.person (id, region, unit_id, name, account, title, phone, email) select id, region, "unitId", name, account, title, phone, email from jsonb_to_recordset($1::jsonb) as row(id uuid, region text, "unitId" uuid, name text, account text, title text, phone text, email text);

-- store/people.ts insertUnmasking
insert into "organisation"."unmasking" ("id", "at", "region", "unit_id", "person_id", "by_person_id", "fields", "reason") values ($1, $2, $3, $4, $5, $6, $7, $8);

-- store/people.ts isColleague
select organisation.is_colleague($1, $2) as found;

-- store/people.ts listPeople
select "p"."id", "p"."name", "p"."account", "p"."title", "p"."phone", "p"."email", "p"."unit_id" as "unitId", "u"."name" as "unitName", "p"."region", "p"."left_on" as "leftOn", coalesce((select jsonb_agg(jsonb_build_object('id', r.id, 'role', r.role, 'reach', r.reach, 'region', r.region, 'unitId', r.unit_id, 'endsOn', r.ends_on, 'isProposed', r.confirmed_at is null) order by r.role, r.id) from organisation.role_assignment r where r.person_id = p.id and r.revoked_at is null), '[]'::jsonb) as "roles" from "organisation"."person" as "p" inner join "organisation"."unit" as "u" on "u"."id" = "p"."unit_id" where "p"."id" = $1 order by "p"."name" collate "zh-x-icu", "p"."id" limit $2;
select "p"."id", "p"."name", "p"."account", "p"."title", "p"."phone", "p"."email", "p"."unit_id" as "unitId", "u"."name" as "unitName", "p"."region", "p"."left_on" as "leftOn", coalesce((select jsonb_agg(jsonb_build_object('id', r.id, 'role', r.role, 'reach', r.reach, 'region', r.region, 'unitId', r.unit_id, 'endsOn', r.ends_on, 'isProposed', r.confirmed_at is null) order by r.role, r.id) from organisation.role_assignment r where r.person_id = p.id and r.revoked_at is null), '[]'::jsonb) as "roles" from "organisation"."person" as "p" inner join "organisation"."unit" as "u" on "u"."id" = "p"."unit_id" where "p"."left_on" is null and ("p"."name" like $1 or "p"."account" like $2) order by "p"."name" collate "zh-x-icu", "p"."id" limit $3;
select "p"."id", "p"."name", "p"."account", "p"."title", "p"."phone", "p"."email", "p"."unit_id" as "unitId", "u"."name" as "unitName", "p"."region", "p"."left_on" as "leftOn", coalesce((select jsonb_agg(jsonb_build_object('id', r.id, 'role', r.role, 'reach', r.reach, 'region', r.region, 'unitId', r.unit_id, 'endsOn', r.ends_on, 'isProposed', r.confirmed_at is null) order by r.role, r.id) from organisation.role_assignment r where r.person_id = p.id and r.revoked_at is null), '[]'::jsonb) as "roles" from "organisation"."person" as "p" inner join "organisation"."unit" as "u" on "u"."id" = "p"."unit_id" where "p"."left_on" is null and exists (select 1 from organisation.role_assignment r where r.person_id = p.id and r.revoked_at is null and ($1::text is null or r.role = $2) and (not $3 or r.confirmed_at is null)) order by "p"."name" collate "zh-x-icu", "p"."id" limit $4;
select "p"."id", "p"."name", "p"."account", "p"."title", "p"."phone", "p"."email", "p"."unit_id" as "unitId", "u"."name" as "unitName", "p"."region", "p"."left_on" as "leftOn", coalesce((select jsonb_agg(jsonb_build_object('id', r.id, 'role', r.role, 'reach', r.reach, 'region', r.region, 'unitId', r.unit_id, 'endsOn', r.ends_on, 'isProposed', r.confirmed_at is null) order by r.role, r.id) from organisation.role_assignment r where r.person_id = p.id and r.revoked_at is null), '[]'::jsonb) as "roles" from "organisation"."person" as "p" inner join "organisation"."unit" as "u" on "u"."id" = "p"."unit_id" where "p"."left_on" is null order by "p"."name" collate "zh-x-icu", "p"."id" limit $1;
select "p"."id", "p"."name", "p"."account", "p"."title", "p"."phone", "p"."email", "p"."unit_id" as "unitId", "u"."name" as "unitName", "p"."region", "p"."left_on" as "leftOn", coalesce((select jsonb_agg(jsonb_build_object('id', r.id, 'role', r.role, 'reach', r.reach, 'region', r.region, 'unitId', r.unit_id, 'endsOn', r.ends_on, 'isProposed', r.confirmed_at is null) order by r.role, r.id) from organisation.role_assignment r where r.person_id = p.id and r.revoked_at is null), '[]'::jsonb) as "roles" from "organisation"."person" as "p" inner join "organisation"."unit" as "u" on "u"."id" = "p"."unit_id" where "p"."unit_id" = $1 and "p"."left_on" is null and ("p"."name" collate "zh-x-icu", p.id) > ($2, $3::uuid) order by "p"."name" collate "zh-x-icu", "p"."id" limit $4;
select "p"."id", "p"."name", "p"."account", "p"."title", "p"."phone", "p"."email", "p"."unit_id" as "unitId", "u"."name" as "unitName", "p"."region", "p"."left_on" as "leftOn", coalesce((select jsonb_agg(jsonb_build_object('id', r.id, 'role', r.role, 'reach', r.reach, 'region', r.region, 'unitId', r.unit_id, 'endsOn', r.ends_on, 'isProposed', r.confirmed_at is null) order by r.role, r.id) from organisation.role_assignment r where r.person_id = p.id and r.revoked_at is null), '[]'::jsonb) as "roles" from "organisation"."person" as "p" inner join "organisation"."unit" as "u" on "u"."id" = "p"."unit_id" where "p"."unit_id" = $1 and "p"."left_on" is null order by "p"."name" collate "zh-x-icu", "p"."id" limit $2;

-- store/people.ts listUnmaskings
select "m"."id", "m"."at", "m"."fields", "m"."reason", coalesce(organisation.name_of(m.person_id), (select e.name from organisation.expert e where e.id = m.expert_id), '') as "personName", organisation.name_of(m.by_person_id) as "byName" from "organisation"."unmasking" as "m" order by "m"."at" desc, "m"."id" desc limit $1;

-- store/people.ts takenAccounts
select organisation.taken_accounts($1::text[]) as taken;

-- store/people.ts updatePerson
update "organisation"."person" set "region" = $1, "unit_id" = $2, "name" = $3, "account" = $4, "title" = $5, "phone" = $6, "email" = $7, "left_on" = $8, "created_at" = $9 where "id" = $10;

-- store/resolutions.ts adoptResolutions
update organisation.resolution set adopted_on = $1 where meeting_id = $2 returning id, item_id as "itemId", text, lead_unit_id as "leadUnitId", supporting_unit_ids as "supportingUnitIds", due_on as "dueOn", indicators;

-- store/resolutions.ts listOfMeeting
select r.id, r.region, r.meeting_id as "meetingId", m.title as "meetingTitle", r.body_id as "bodyId", b.name as "bodyName", r.item_id as "itemId", r.text, r.lead_unit_id as "leadUnitId", u.name as "leadUnitName", r.supporting_unit_ids as "supportingUnitIds", array(select s.name from organisation.unit s where s.id = any(r.supporting_unit_ids) order by s.name) as "supportingUnitNames", r.due_on as "dueOn", r.indicators, r.adopted_on as "adoptedOn", r.progress, t.procedure as "taskProcedure", t.version as "taskVersion", t.state as "taskState", t.due_on as "taskDueOn", t.closed_at as "closedAt" from organisation.resolution r join organisation.meeting m on m.id = r.meeting_id join organisation.body b on b.id = r.body_id join organisation.unit u on u.id = r.lead_unit_id left join matters.public_matter t on t.id = r.id where r.meeting_id = $1 or (r.body_id = $2 and r.adopted_on is not null and t.closed_at is null) order by r.meeting_id <> $3, case when r.meeting_id = $4 then r.position end, r.due_on, r.id limit 300;

-- store/resolutions.ts listResolutions
select r.id, r.region, r.meeting_id as "meetingId", m.title as "meetingTitle", r.body_id as "bodyId", b.name as "bodyName", r.item_id as "itemId", r.text, r.lead_unit_id as "leadUnitId", u.name as "leadUnitName", r.supporting_unit_ids as "supportingUnitIds", array(select s.name from organisation.unit s where s.id = any(r.supporting_unit_ids) order by s.name) as "supportingUnitNames", r.due_on as "dueOn", r.indicators, r.adopted_on as "adoptedOn", r.progress, t.procedure as "taskProcedure", t.version as "taskVersion", t.state as "taskState", t.due_on as "taskDueOn", t.closed_at as "closedAt" from organisation.resolution r join organisation.meeting m on m.id = r.meeting_id join organisation.body b on b.id = r.body_id join organisation.unit u on u.id = r.lead_unit_id left join matters.public_matter t on t.id = r.id where r.adopted_on is not null and t.closed_at is null and coalesce(t.due_on, r.due_on) < $1::date order by r.due_on, r.id limit $2;
select r.id, r.region, r.meeting_id as "meetingId", m.title as "meetingTitle", r.body_id as "bodyId", b.name as "bodyName", r.item_id as "itemId", r.text, r.lead_unit_id as "leadUnitId", u.name as "leadUnitName", r.supporting_unit_ids as "supportingUnitIds", array(select s.name from organisation.unit s where s.id = any(r.supporting_unit_ids) order by s.name) as "supportingUnitNames", r.due_on as "dueOn", r.indicators, r.adopted_on as "adoptedOn", r.progress, t.procedure as "taskProcedure", t.version as "taskVersion", t.state as "taskState", t.due_on as "taskDueOn", t.closed_at as "closedAt" from organisation.resolution r join organisation.meeting m on m.id = r.meeting_id join organisation.body b on b.id = r.body_id join organisation.unit u on u.id = r.lead_unit_id left join matters.public_matter t on t.id = r.id where r.adopted_on is not null and t.closed_at is null and r.region = $1 order by r.due_on, r.id limit $2;
select r.id, r.region, r.meeting_id as "meetingId", m.title as "meetingTitle", r.body_id as "bodyId", b.name as "bodyName", r.item_id as "itemId", r.text, r.lead_unit_id as "leadUnitId", u.name as "leadUnitName", r.supporting_unit_ids as "supportingUnitIds", array(select s.name from organisation.unit s where s.id = any(r.supporting_unit_ids) order by s.name) as "supportingUnitNames", r.due_on as "dueOn", r.indicators, r.adopted_on as "adoptedOn", r.progress, t.procedure as "taskProcedure", t.version as "taskVersion", t.state as "taskState", t.due_on as "taskDueOn", t.closed_at as "closedAt" from organisation.resolution r join organisation.meeting m on m.id = r.meeting_id join organisation.body b on b.id = r.body_id join organisation.unit u on u.id = r.lead_unit_id left join matters.public_matter t on t.id = r.id where r.adopted_on is not null and t.closed_at is null order by r.due_on, r.id limit $1;
select r.id, r.region, r.meeting_id as "meetingId", m.title as "meetingTitle", r.body_id as "bodyId", b.name as "bodyName", r.item_id as "itemId", r.text, r.lead_unit_id as "leadUnitId", u.name as "leadUnitName", r.supporting_unit_ids as "supportingUnitIds", array(select s.name from organisation.unit s where s.id = any(r.supporting_unit_ids) order by s.name) as "supportingUnitNames", r.due_on as "dueOn", r.indicators, r.adopted_on as "adoptedOn", r.progress, t.procedure as "taskProcedure", t.version as "taskVersion", t.state as "taskState", t.due_on as "taskDueOn", t.closed_at as "closedAt" from organisation.resolution r join organisation.meeting m on m.id = r.meeting_id join organisation.body b on b.id = r.body_id join organisation.unit u on u.id = r.lead_unit_id left join matters.public_matter t on t.id = r.id where r.adopted_on is not null order by r.due_on, r.id limit $1;

-- store/resolutions.ts noteProgress
select organisation.note_progress($1, $2);

-- store/resolutions.ts replaceResolutions
with gone as (delete from organisation.resolution where meeting_id = $1 and id <> all($2::uuid[])) insert into organisation.resolution (id, region, body_id, meeting_id, item_id, position, text, lead_unit_id, supporting_unit_ids, due_on, indicators) select id, $3, $4, $5, "itemId", position, text, "leadUnitId", "supportingUnitIds", "dueOn", indicators from jsonb_to_recordset($6::jsonb) as row(id uuid, "itemId" uuid, position int, text text, "leadUnitId" uuid, "supportingUnitIds" uuid[], "dueOn" date, indicators int[]) on conflict (id) do update set item_id = excluded.item_id, position = excluded.position, text = excluded.text, lead_unit_id = excluded.lead_unit_id, supporting_unit_ids = excluded.supporting_unit_ids, due_on = excluded.due_on, indicators = excluded.indicators where resolution.meeting_id = $7 and resolution.adopted_on is null;

-- store/roles.ts confirmAssignment
update "organisation"."role_assignment" set "confirmed_at" = $1, "given_by" = $2 where "id" = $3;

-- store/roles.ts endDelegation
update "organisation"."delegation" set "ended_at" = $1 where "id" = $2;

-- store/roles.ts findAssignment
select * from "organisation"."role_assignment" where "id" = $1 and "revoked_at" is null;

-- store/roles.ts findDelegation
select * from "organisation"."delegation" where "id" = $1 and "ended_at" is null;

-- store/roles.ts insertAssignments
insert into organisation.role_assignment (id, region, unit_id, person_id, role, reach, starts_on, ends_on, given_by, confirmed_at) select id, region, "unitId", "personId", role, reach, "startsOn", "endsOn", "givenBy", case when coalesce("isProposed", false) then null else now() end from jsonb_to_recordset($1::jsonb) as row(id uuid, region text, "unitId" uuid, "personId" uuid, role text, reach text, "startsOn" date, "endsOn" date, "givenBy" uuid, "isProposed" boolean) on conflict (person_id, role, unit_id, reach) where revoked_at is null do nothing returning id;

-- store/roles.ts insertDelegation
insert into "organisation"."delegation" ("id", "region", "unit_id", "giver_id", "receiver_id", "assignment_ids", "starts_on", "ends_on", "reason", "ended_at", "created_at") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, now());

-- store/roles.ts isLentAlready
select from organisation.delegation d where d.giver_id = $1::uuid and d.receiver_id = $2::uuid and d.ended_at is null and d.starts_on <= $3::date and d.ends_on >= $4::date and d.assignment_ids && $5::uuid[] limit 1;

-- store/roles.ts listDelegations
select "d"."id", "d"."giver_id" as "giverId", "d"."receiver_id" as "receiverId", organisation.name_of(d.giver_id) as "giverName", organisation.name_of(d.receiver_id) as "receiverName", "d"."starts_on" as "startsOn", "d"."ends_on" as "endsOn", "d"."reason", "d"."ended_at" as "endedAt", organisation.roles_lent(d.id) as "roles" from "organisation"."delegation" as "d" where ("d"."giver_id" = $1 or "d"."receiver_id" = $2) order by "d"."created_at" desc limit $3;

-- store/roles.ts listHeldAssignments
select * from "organisation"."role_assignment" where "person_id" = $1 and "revoked_at" is null and "confirmed_at" is not null and ("ends_on" is null or "ends_on" >= $2) order by "role", "id";

-- store/roles.ts revokeAssignment
update "organisation"."role_assignment" set "revoked_at" = $1 where "id" = $2;

-- store/roles.ts revokeAssignmentsOf
update "organisation"."role_assignment" set "revoked_at" = $1 where "person_id" = $2 and "revoked_at" is null returning "id";

-- store/roles.ts rolesOf
select organisation.roles_of($1, $2::date) as roles;

-- store/sessions.ts endSession
update "organisation"."session" set "ended_at" = $1, "ended_by" = $2 where "id" = $3;

-- store/sessions.ts findOpenSession
select "id", "person_id", "region", "unit_id" from "organisation"."session" where "id" = $1 and "ended_at" is null;

-- store/sessions.ts listOpenSessions
select "s"."id", "s"."person_id", "s"."started_at", "s"."last_seen_at", "s"."expires_at", "s"."ip", "s"."user_agent", "p"."name", "p"."account" from "organisation"."session" as "s" inner join "organisation"."person" as "p" on "p"."id" = "s"."person_id" where "s"."ended_at" is null and "s"."expires_at" > $1 and "s"."last_seen_at" > $2 and "s"."person_id" = $3 order by "s"."last_seen_at" desc, "s"."id" desc limit $4;
select "s"."id", "s"."person_id", "s"."started_at", "s"."last_seen_at", "s"."expires_at", "s"."ip", "s"."user_agent", "p"."name", "p"."account" from "organisation"."session" as "s" inner join "organisation"."person" as "p" on "p"."id" = "s"."person_id" where "s"."ended_at" is null and "s"."expires_at" > $1 and "s"."last_seen_at" > $2 and ("p"."name" like $3 or "p"."account" like $4) order by "s"."last_seen_at" desc, "s"."id" desc limit $5;
select "s"."id", "s"."person_id", "s"."started_at", "s"."last_seen_at", "s"."expires_at", "s"."ip", "s"."user_agent", "p"."name", "p"."account" from "organisation"."session" as "s" inner join "organisation"."person" as "p" on "p"."id" = "s"."person_id" where "s"."ended_at" is null and "s"."expires_at" > $1 and "s"."last_seen_at" > $2 order by "s"."last_seen_at" desc, "s"."id" desc limit $3;

-- store/sessions.ts listSignIns
select "s"."id", "s"."at", "s"."person_id", "s"."outcome", "s"."ip", "s"."user_agent", "p"."name", "p"."account" from "organisation"."sign_in" as "s" left join "organisation"."person" as "p" on "p"."id" = "s"."person_id" order by "s"."at" desc, "s"."id" desc limit $1;
select "s"."id", "s"."at", "s"."person_id", "s"."outcome", "s"."ip", "s"."user_agent", "p"."name", "p"."account" from "organisation"."sign_in" as "s" left join "organisation"."person" as "p" on "p"."id" = "s"."person_id" where "s"."account_hash" = $1 order by "s"."at" desc, "s"."id" desc limit $2;
select "s"."id", "s"."at", "s"."person_id", "s"."outcome", "s"."ip", "s"."user_agent", "p"."name", "p"."account" from "organisation"."sign_in" as "s" left join "organisation"."person" as "p" on "p"."id" = "s"."person_id" where "s"."at" < $1 order by "s"."at" desc, "s"."id" desc limit $2;
select "s"."id", "s"."at", "s"."person_id", "s"."outcome", "s"."ip", "s"."user_agent", "p"."name", "p"."account" from "organisation"."sign_in" as "s" left join "organisation"."person" as "p" on "p"."id" = "s"."person_id" where "s"."outcome" = $1 and "s"."account_hash" = $2 order by "s"."at" desc, "s"."id" desc limit $3;
select "s"."id", "s"."at", "s"."person_id", "s"."outcome", "s"."ip", "s"."user_agent", "p"."name", "p"."account" from "organisation"."sign_in" as "s" left join "organisation"."person" as "p" on "p"."id" = "s"."person_id" where (s.at, s.id) < ($1::timestamptz, $2::uuid) order by "s"."at" desc, "s"."id" desc limit $3;

-- store/sessions.ts setSessionDelegation
update "organisation"."session" set "delegation_id" = $1 where "id" = $2;

-- store/units.ts countUnitMembers
select (select count(*) from organisation.person where unit_id = $1 and left_on is null) as people, (select count(*) from organisation.unit where parent_id = $2 and closed_on is null) as units;

-- store/units.ts findUnits
select * from "organisation"."unit" where id = any($1::uuid[]);

-- store/units.ts insertLocalRegions
insert into organisation.local_region (code, name, level) select code, name, level from jsonb_to_recordset($1::jsonb) as row(code text, name text, level text) on conflict do nothing;

-- store/units.ts insertUnits
insert into organisation.unit (id, region, parent_id, name, short_name, kind, aliases, position) select id, region, "parentId", name, "shortName", kind, aliases, position from jsonb_to_recordset($1::jsonb) as row(id uuid, region text, "parentId" uuid, name text, "shortName" text, kind text, aliases text[], position int);

-- store/units.ts isUnitNameTaken
select "id" from "organisation"."unit" where "region" = $1 and "name" = $2 and "closed_on" is null and "id" != $3;

-- store/units.ts isUnitUnder
with recursive above as ( select id, parent_id from organisation.unit where id = $1 union select u.id, u.parent_id from organisation.unit u join above on u.id = above.parent_id) select exists (select 1 from above where id = $2) as found;

-- store/units.ts listLocalRegions
select code, name, level from organisation.local_region order by code;

-- store/units.ts listOpenUnits
select * from "organisation"."unit" where "closed_on" is null;

-- store/units.ts listUnits
select * from "organisation"."unit" order by "region", "name" collate "zh-x-icu", "id" limit $1;
select * from "organisation"."unit" where "closed_on" is null and ("name" like $1 or "short_name" like $2 or exists (select 1 from unnest(aliases) as alias where alias like $3)) order by "region", "name" collate "zh-x-icu", "id" limit $4;
select * from "organisation"."unit" where "region" = $1 and "closed_on" is null order by "region", "name" collate "zh-x-icu", "id" limit $2;
select * from "organisation"."unit" where "region" = $1 and (region, "name" collate "zh-x-icu", id) > ($2, $3, $4::uuid) order by "region", "name" collate "zh-x-icu", "id" limit $5;
select * from "organisation"."unit" where "region" = $1 order by "region", "name" collate "zh-x-icu", "id" limit $2;
select * from "organisation"."unit" where ("name" like $1 or "short_name" like $2 or exists (select 1 from unnest(aliases) as alias where alias like $3)) order by "region", "name" collate "zh-x-icu", "id" limit $4;

-- store/units.ts updateUnit
update "organisation"."unit" set "parent_id" = $1, "name" = $2, "short_name" = $3, "kind" = $4, "aliases" = $5, "closed_on" = $6 where "id" = $7;
