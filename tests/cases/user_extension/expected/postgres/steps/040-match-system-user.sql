-- Step 040-match-system-user (4 of 9): match (System).User
-- Why here: after the tenants, before rows that refer to users: Shop.UserExtended.Id refers to it;
-- module Shop is in scope
-- Reads: o11_source.ossys_user, o11_target.ossys_user
-- Writes: o11c.map_user_f9b11b2f84
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[040-match-system-user]' 'match (System).User'
\set o11c_rows 0

-- A map of an earlier run is replaced.
DROP TABLE IF EXISTS "o11c"."map_user_f9b11b2f84"
/* step 040-match-system-user */;

-- Old and new identifiers of (System).User (matched: users of the two environments are the same when
-- username (and tenant) agree).
CREATE TABLE "o11c"."map_user_f9b11b2f84" (
  old_id integer PRIMARY KEY,
  new_id integer NOT NULL UNIQUE
)
/* step 040-match-system-user */;

-- Register the map under its keys, in place of one of an earlier run.
INSERT INTO o11c.map (espace_key, entity_key, identifier_key, label, kind, table_name, source_digest, target_digest, run_id)
SELECT '2e64e64d-94b9-5329-8fa0-a8b80a5cd1b8', 'a6e8ded6-294d-5a46-9d4e-25595d8b17ed', '28c90553-2433-599a-8764-d070e171e491', '(System).User', 'matched', 'map_user_f9b11b2f84', '4f98a94127d9c976d714a4991e869595a81e700a38c9b735b98083f078d1f2d0', '81c6aee6609c10273ff5c111c49cb27f4002ed2ab7386969ab39011d933aed2b', max(run_id) FROM o11c.run
ON CONFLICT (espace_key, entity_key) DO UPDATE SET
  identifier_key = excluded.identifier_key, label = excluded.label, kind = excluded.kind,
  table_name = excluded.table_name, source_digest = excluded.source_digest,
  target_digest = excluded.target_digest, run_id = excluded.run_id
/* step 040-match-system-user */;

-- Users are the same when username agrees within the mapped tenant, without regard to case and
-- accents. A name that is there twice on either side matches nobody: rows that refer to it have no
-- partner.
INSERT INTO "o11c"."map_user_f9b11b2f84" (old_id, new_id)
SELECT
  "u"."old_id" AS "old_id",
  "u"."new_id" AS "new_id"
FROM (
  SELECT
    "s"."id" AS "old_id",
    "t"."id" AS "new_id",
    COUNT(*) OVER (PARTITION BY "s"."id") AS "partners",
    COUNT(*) OVER (PARTITION BY "t"."id") AS "claims"
  FROM "o11_source"."ossys_user" AS "s"
  JOIN "o11c"."map_tenant_63c9ad9cd6" AS "n"
    ON "n"."old_id" = "s"."tenant_id"
  JOIN "o11_target"."ossys_user" AS "t"
    ON pg_temp.o11c_fold(CAST("t"."username" AS text) COLLATE pg_catalog."C") = pg_temp.o11c_fold(CAST("s"."username" AS text) COLLATE pg_catalog."C")
    AND "t"."tenant_id" = "n"."new_id"
  WHERE
    pg_temp.o11c_fold(CAST("s"."username" AS text) COLLATE pg_catalog."C") <> ''
) AS "u"
WHERE
  "u"."partners" = 1 AND "u"."claims" = 1
/* step 040-match-system-user */;
\set o11c_rows :ROW_COUNT

-- The planner must know the map's size before it joins it.
ANALYZE "o11c"."map_user_f9b11b2f84"
/* step 040-match-system-user */;

