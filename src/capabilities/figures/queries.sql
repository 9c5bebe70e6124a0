-- Every statement that the tests of figures sent, written by tools/queries.ts; not edited by hand.

-- store.ts insertFigure
insert into "figures"."figure" ("id", "region", "series", "of_where", "year", "value", "unit", "source", "unit_id", "entered_by", "entered_name", "entered_at", "reason", "replaced_by") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14);
update "figures"."figure" set "replaced_by" = $1 where "id" = $2;
update figures.figure set replaced_by = $1::uuid where id = $2::uuid;

-- store.ts listFigures
select * from "figures"."figure" where "region" = $1 and "replaced_by" is null order by "series", "of_where", "year";

-- store.ts listRevisions
select * from "figures"."figure" where "region" = $1 and "series" = $2 and "of_where" = $3 and "year" = $4 order by replaced_by is null desc, "entered_at" desc, "id" limit $5;

-- store.ts lockCurrent
select * from "figures"."figure" where "region" = $1 and "series" = $2 and "of_where" = $3 and "year" = $4 and "replaced_by" is null for update;
