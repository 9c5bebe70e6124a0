-- Every statement that the tests of organisation sent, written by tools/queries.ts; not edited by hand.

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
select "p"."id", "p"."name", "p"."account", "p"."title", "p"."phone", "p"."email", "p"."unit_id" as "unitId", "u"."name" as "unitName", "p"."region", "p"."left_on" as "leftOn", coalesce((select jsonb_agg(jsonb_build_object('id', r.id, 'role', r.role, 'reach', r.reach, 'region', r.region, 'unitId', r.unit_id, 'endsOn', r.ends_on, 'isProposed', r.confirmed_at is null) order by r.role, r.id) from organisation.role_assignment r where r.person_id = p.id and r.revoked_at is null), '[]'::jsonb) as "roles" from "organisation"."person" as "p" inner join "organisation"."unit" as "u" on "u"."id" = "p"."unit_id" where "p"."id" = $1 order by "p"."name", "p"."id" limit $2;
select "p"."id", "p"."name", "p"."account", "p"."title", "p"."phone", "p"."email", "p"."unit_id" as "unitId", "u"."name" as "unitName", "p"."region", "p"."left_on" as "leftOn", coalesce((select jsonb_agg(jsonb_build_object('id', r.id, 'role', r.role, 'reach', r.reach, 'region', r.region, 'unitId', r.unit_id, 'endsOn', r.ends_on, 'isProposed', r.confirmed_at is null) order by r.role, r.id) from organisation.role_assignment r where r.person_id = p.id and r.revoked_at is null), '[]'::jsonb) as "roles" from "organisation"."person" as "p" inner join "organisation"."unit" as "u" on "u"."id" = "p"."unit_id" where "p"."left_on" is null and ("p"."name" like $1 or "p"."account" like $2) order by "p"."name", "p"."id" limit $3;
select "p"."id", "p"."name", "p"."account", "p"."title", "p"."phone", "p"."email", "p"."unit_id" as "unitId", "u"."name" as "unitName", "p"."region", "p"."left_on" as "leftOn", coalesce((select jsonb_agg(jsonb_build_object('id', r.id, 'role', r.role, 'reach', r.reach, 'region', r.region, 'unitId', r.unit_id, 'endsOn', r.ends_on, 'isProposed', r.confirmed_at is null) order by r.role, r.id) from organisation.role_assignment r where r.person_id = p.id and r.revoked_at is null), '[]'::jsonb) as "roles" from "organisation"."person" as "p" inner join "organisation"."unit" as "u" on "u"."id" = "p"."unit_id" where "p"."left_on" is null and exists (select 1 from organisation.role_assignment r where r.person_id = p.id and r.revoked_at is null and ($1::text is null or r.role = $2) and (not $3 or r.confirmed_at is null)) order by "p"."name", "p"."id" limit $4;
select "p"."id", "p"."name", "p"."account", "p"."title", "p"."phone", "p"."email", "p"."unit_id" as "unitId", "u"."name" as "unitName", "p"."region", "p"."left_on" as "leftOn", coalesce((select jsonb_agg(jsonb_build_object('id', r.id, 'role', r.role, 'reach', r.reach, 'region', r.region, 'unitId', r.unit_id, 'endsOn', r.ends_on, 'isProposed', r.confirmed_at is null) order by r.role, r.id) from organisation.role_assignment r where r.person_id = p.id and r.revoked_at is null), '[]'::jsonb) as "roles" from "organisation"."person" as "p" inner join "organisation"."unit" as "u" on "u"."id" = "p"."unit_id" where "p"."left_on" is null order by "p"."name", "p"."id" limit $1;

-- store/people.ts listUnmaskings
select "m"."id", "m"."at", "m"."fields", "m"."reason", organisation.name_of(m.person_id) as "personName", organisation.name_of(m.by_person_id) as "byName" from "organisation"."unmasking" as "m" order by "m"."at" desc, "m"."id" desc limit $1;

-- store/people.ts takenAccounts
select organisation.taken_accounts($1::text[]) as taken;

-- store/people.ts updatePerson
update "organisation"."person" set "region" = $1, "unit_id" = $2, "name" = $3, "account" = $4, "title" = $5, "phone" = $6, "email" = $7, "left_on" = $8, "created_at" = $9 where "id" = $10;

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
select * from "organisation"."unit" order by "region", "position", "id" limit $1;
select * from "organisation"."unit" where "closed_on" is null and ("name" like $1 or "short_name" like $2 or exists (select 1 from unnest(aliases) as alias where alias like $3)) order by "region", "position", "id" limit $4;
select * from "organisation"."unit" where "region" = $1 order by "region", "position", "id" limit $2;
select * from "organisation"."unit" where ("name" like $1 or "short_name" like $2 or exists (select 1 from unnest(aliases) as alias where alias like $3)) order by "region", "position", "id" limit $4;

-- store/units.ts updateUnit
update "organisation"."unit" set "parent_id" = $1, "name" = $2, "short_name" = $3, "kind" = $4, "aliases" = $5, "closed_on" = $6 where "id" = $7;
