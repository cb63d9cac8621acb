-- Step 230-update-system-group (23 of 30): update (System).Group
-- Why here: after the inserts: whatever the changed rows refer to is in by now
-- Reads: o11_source.ossys_group, o11c.map_group_82be168321, temporary table rows_group_fe15a92aa3
-- Writes: o11_target.odc_groups, o11c.before_odc_groups_6b0fd31589, o11c.after_odc_groups_6b0fd31589
-- Locks: ROW EXCLUSIVE on o11_target.odc_groups; ACCESS SHARE on o11_source.ossys_group,
-- o11_target.odc_groups (until COMMIT)
-- Applications: since step 010-open-the-run who writes to o11_target.odc_groups waits (reading goes
-- on)
-- Cost (estimate): at most 5 rows, size unknown, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[230-update-system-group] 23 of 30:' 'update (System).Group'
\set o11c_rows 0

-- Rows that are going to change, as they are now, for rollback.sql.
INSERT INTO "o11c"."before_odc_groups_6b0fd31589" ("o11c_step", "id", "name", "description")
SELECT '230-update-system-group', "t"."id", "t"."name", "t"."description"
FROM "o11_target"."odc_groups" AS "t"
JOIN (
  SELECT
    "m"."new_id" AS "o11c_new",
    "s"."description" AS "description"
  FROM "o11_source"."ossys_group" AS "s"
  JOIN "pg_temp"."rows_group_fe15a92aa3" AS "s_rows"
    ON "s_rows"."id" = "s"."id"
  JOIN "o11c"."map_group_82be168321" AS "m"
    ON "m"."old_id" = "s"."id" AND "m"."fresh" = FALSE
) AS "q"
  ON "t"."id" = "q"."o11c_new"
WHERE (CAST("t"."description" AS text) COLLATE pg_catalog."C" IS DISTINCT FROM CAST("q"."description" AS text) COLLATE pg_catalog."C")
/* step 230-update-system-group */;

-- Rows that were in the target before this run get the source's values. A row is written only where a
-- value differs, so a second run writes nothing.
UPDATE "o11_target"."odc_groups" AS "t" SET "description" = "q"."description"
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
/* step 230-update-system-group */;
\set o11c_rows :ROW_COUNT

-- Each row of o11_target.odc_groups that the run has written, as a hash: rollback.sql refuses when a
-- row has changed since.
INSERT INTO "o11c"."after_odc_groups_6b0fd31589" ("id", "hash")
SELECT "t"."id", sha256(convert_to(CAST(ROW("t"."id", "t"."name", "t"."description") AS text), 'UTF8'))
FROM "o11_target"."odc_groups" AS "t"
JOIN (
SELECT
  "m"."new_id" AS "id"
FROM "o11c"."map_group_82be168321" AS "m"
WHERE
  "m"."fresh" = TRUE
UNION
SELECT
  "id" AS "id"
FROM "o11c"."before_odc_groups_6b0fd31589"
) AS "w" ON "w"."id" = "t"."id"
/* step 230-update-system-group */;

-- Whoever joins it must know its size.
ANALYZE "o11c"."after_odc_groups_6b0fd31589"
/* step 230-update-system-group */;
