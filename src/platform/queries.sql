-- Every statement that the tests of platform sent, written by tools/queries.ts; not edited by hand.

--  markHandled
insert into "platform"."handled_event" ("event_id", "subscriber") values ($1, $2) on conflict do nothing returning "event_id";
