-- Step 530-link-system-activity-precedent-activity-id (53 of 58): link (System).Activity precedent_activity_id
-- Why here: after all inserts: the rows that it refers to are in only now
-- Reads: o11_source.ossys_bpm_activity
-- Writes: o11_target.ossys_bpm_activity
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[530-link-system-activity-precedent-activity-id]' 'link (System).Activity precedent_activity_id'
\set o11c_rows 0

-- The rows that it refers to are in now. Only rows of this run are touched: those in the map.
UPDATE "o11_target"."ossys_bpm_activity" AS "t" SET "precedent_activity_id" = "r"."new_id"
FROM "o11_source"."ossys_bpm_activity" AS "s"
JOIN "o11c"."map_activity_7719b209bf" AS "m"
  ON "m"."old_id" = "s"."id"
JOIN "o11c"."map_activity_7719b209bf" AS "r"
  ON "r"."old_id" = "s"."precedent_activity_id"
WHERE "t"."id" = "m"."new_id"
/* step 530-link-system-activity-precedent-activity-id */;
\set o11c_rows :ROW_COUNT

