-- Step 060-match-system-user (6 of 17): match (System).User
-- Why here: before rows that refer to it: Shop.Employee.UserId refers to it; Shop.Employee: module
-- Shop is in scope
-- Reads: o11_source.ossys_user, o11_target.ossys_user, o11c.map_tenant_63c9ad9cd6
-- Writes: o11c.map_user_f9b11b2f84, o11c.map (the map is registered)
-- Locks: ACCESS SHARE on o11_source.ossys_user, o11_target.ossys_user (until COMMIT)
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Cost (estimate): at most 2 rows, 110 bytes to write, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[060-match-system-user] 6 of 17:' 'match (System).User'
\set o11c_rows 0

-- Old and new identifiers of (System).User (matched: rows are the same where TENANT_ID and USERNAME
-- agree; rows without a partner are not written).
CREATE TABLE "o11c"."map_user_f9b11b2f84" (
  "old_id" integer NOT NULL PRIMARY KEY,
  "new_id" integer NOT NULL UNIQUE,
  "fresh" boolean NOT NULL,
  "made" boolean NOT NULL DEFAULT FALSE
)
/* step 060-match-system-user */;

-- Register the map under its keys, in place of one of an earlier run.
INSERT INTO o11c.map (espace_key, entity_key, identifier_key, label, kind, table_name, source_digest, target_digest, run_id)
SELECT '2e64e64d-94b9-5329-8fa0-a8b80a5cd1b8', 'a6e8ded6-294d-5a46-9d4e-25595d8b17ed', 'name:id', '(System).User', 'matched', 'map_user_f9b11b2f84', '0ecd9beb0bda0d990b8274b2b342cd71472b40ca3eadfdea52f74789fc48e193', 'af35c725950870c76001c1f33d6e964d3832efde012310dfa6bf67f100f2bcb5', max(run_id) FROM o11c.run
ON CONFLICT (espace_key, entity_key) DO UPDATE SET
  identifier_key = excluded.identifier_key, label = excluded.label, kind = excluded.kind,
  table_name = excluded.table_name, source_digest = excluded.source_digest,
  target_digest = excluded.target_digest, run_id = excluded.run_id
/* step 060-match-system-user */;

-- Rows of (System).User are the same when TENANT_ID (through its map) and USERNAME (without regard to
-- case, accents and trailing blanks) agree. A key that is empty, or there twice on either side,
-- matches nobody.
INSERT INTO "o11c"."map_user_f9b11b2f84" ("old_id", "new_id", "fresh")
SELECT
  "u"."old_id" AS "old_id",
  "u"."new_id" AS "new_id",
  FALSE AS "fresh"
FROM (
  SELECT
    "s"."id" AS "old_id",
    "t"."id" AS "new_id",
    COUNT(*) OVER (PARTITION BY "s"."id") AS "partners",
    COUNT(*) OVER (PARTITION BY "t"."id") AS "claims"
  FROM "o11_source"."ossys_user" AS "s"
  JOIN "o11c"."map_tenant_63c9ad9cd6" AS "n1"
    ON "n1"."old_id" = "s"."tenant_id"
  JOIN "o11_target"."ossys_user" AS "t"
    ON "t"."tenant_id" = "n1"."new_id"
    AND pg_temp.o11c_fold(CAST("t"."username" AS text) COLLATE pg_catalog."C") = pg_temp.o11c_fold(CAST("s"."username" AS text) COLLATE pg_catalog."C")
  WHERE
    pg_temp.o11c_fold(CAST("s"."username" AS text) COLLATE pg_catalog."C") <> ''
) AS "u"
WHERE
  "u"."partners" = 1 AND "u"."claims" = 1
/* step 060-match-system-user */;
\set o11c_rows :ROW_COUNT

-- The planner must know the map's size before it joins it.
ANALYZE "o11c"."map_user_f9b11b2f84"
/* step 060-match-system-user */;
