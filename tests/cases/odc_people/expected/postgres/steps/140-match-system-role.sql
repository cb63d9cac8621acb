-- Step 140-match-system-role (14 of 30): match (System).Role
-- Why here: before rows that refer to it: odc.stores names the table of ODC{U+27}s roles: they are
-- what users and groups are given
-- Reads: o11_source.ossys_role, o11_target.odc_roles, temporary table rows_role_29fbbf38a9
-- Writes: o11c.map_role_bed61fb7b8, o11c.map (the map is registered)
-- Locks: ACCESS SHARE on o11_source.ossys_role, o11_target.odc_roles (until COMMIT)
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Cost (estimate): at most 4 rows, 330 bytes to write, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[140-match-system-role] 14 of 30:' 'match (System).Role'
\set o11c_rows 0

-- Old and new identifiers of (System).Role (matched: rows are the same where ESPACE_ID and NAME agree;
-- ODC makes its roles when an asset is published; ESPACE_ID stands for the asset of the role{U+27}s
-- module).
CREATE TABLE "o11c"."map_role_bed61fb7b8" (
  "old_id" integer NOT NULL PRIMARY KEY,
  "new_id" varchar(36) NOT NULL UNIQUE,
  "fresh" boolean NOT NULL,
  "made" boolean NOT NULL DEFAULT FALSE
)
/* step 140-match-system-role */;

-- Register the map under its keys, in place of one of an earlier run.
INSERT INTO o11c.map (espace_key, entity_key, identifier_key, label, kind, table_name, source_digest, target_digest, run_id)
SELECT '2e64e64d-94b9-5329-8fa0-a8b80a5cd1b8', 'c6f64bcc-bc9d-5fbd-b70e-ed26bbf1bc92', 'name:id', '(System).Role', 'matched', 'map_role_bed61fb7b8', 'f3f7332da660571b019b3d9e36bd0c99980d447778f5f2586f53b8605131a74e', '831a23c3a382de81b135aa50aa7c74b30264414060a769dd933402c8cfd7dd71', max(run_id) FROM o11c.run
ON CONFLICT (espace_key, entity_key) DO UPDATE SET
  identifier_key = excluded.identifier_key, label = excluded.label, kind = excluded.kind,
  table_name = excluded.table_name, source_digest = excluded.source_digest,
  target_digest = excluded.target_digest, run_id = excluded.run_id
/* step 140-match-system-role */;

-- Rows of (System).Role are the same when asset (that of its module in the source, without regard to
-- case and accents) and NAME (without regard to case, accents and trailing blanks) agree. A key that
-- is empty, or there twice on either side, matches nobody.
INSERT INTO "o11c"."map_role_bed61fb7b8" ("old_id", "new_id", "fresh")
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
  FROM "o11_source"."ossys_role" AS "s"
  JOIN "pg_temp"."rows_role_29fbbf38a9" AS "s_rows"
    ON "s_rows"."id" = "s"."id"
  JOIN "o11_target"."odc_roles" AS "t"
    ON pg_temp.o11c_fold(CAST("t"."asset" AS text) COLLATE pg_catalog."C") = CASE
      WHEN CAST("s"."espace_id" AS text) = '12'
      THEN pg_temp.o11c_fold('SalesApp' COLLATE pg_catalog."C")
    END
    AND pg_temp.o11c_fold(CAST("t"."name" AS text) COLLATE pg_catalog."C") = pg_temp.o11c_fold(CAST("s"."name" AS text) COLLATE pg_catalog."C")
  WHERE
    pg_temp.o11c_fold(CAST("s"."name" AS text) COLLATE pg_catalog."C") <> ''
) AS "u"
WHERE
  "u"."partners" = 1 AND "u"."claims" = 1
/* step 140-match-system-role */;
\set o11c_rows :ROW_COUNT

-- The planner must know the map's size before it joins it.
ANALYZE "o11c"."map_role_bed61fb7b8"
/* step 140-match-system-role */;
