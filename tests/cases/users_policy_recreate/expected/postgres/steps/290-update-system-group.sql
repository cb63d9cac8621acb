-- Step 290-update-system-group (29 of 38): update (System).Group
-- Why here: after the inserts: whatever the changed rows refer to is in by now
-- Reads: o11_source.ossys_group
-- Writes: o11_target.ossys_group
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[290-update-system-group]' 'update (System).Group'
\set o11c_rows 0

-- Rows that were in the target before this run get the source's values. A row is written only where a
-- value differs, so a second run writes nothing.
UPDATE "o11_target"."ossys_group" AS "t" SET "description" = "q"."description"
FROM (
  SELECT
    "m"."new_id" AS "o11c_new",
    "s"."description" AS "description" /* DESCRIPTION: copied */
  FROM "o11_source"."ossys_group" AS "s"
  JOIN "pg_temp"."rows_group_fe15a92aa3" AS "s_rows"
    ON "s_rows"."id" = "s"."id"
  JOIN "o11c"."map_group_82be168321" AS "m"
    ON "m"."old_id" = "s"."id" AND "m"."fresh" = FALSE
) AS "q"
WHERE "t"."id" = "q"."o11c_new"
  AND (CAST("t"."description" AS text) COLLATE pg_catalog."C" IS DISTINCT FROM CAST("q"."description" AS text) COLLATE pg_catalog."C")
/* step 290-update-system-group */;
\set o11c_rows :ROW_COUNT

