-- Step 540-link-system-activity-precedent-activity-id (54 of 59): link (System).Activity precedent_activity_id
-- Why here: after all inserts: the rows that it refers to are in only now
-- Reads: o11_source.ossys_bpm_activity, o11c.map_activity_7719b209bf
-- Writes: o11_target.ossys_bpm_activity, o11c.after_activity_7719b209bf
-- Locks: ROW EXCLUSIVE on o11_target.ossys_bpm_activity; ROW SHARE on o11_target.ossys_bpm_activity;
-- ACCESS SHARE on o11_source.ossys_bpm_activity, o11_target.ossys_bpm_activity (until COMMIT)
-- Applications: since step 010-open-the-run who writes to o11_target.ossys_bpm_activity waits (reading
-- goes on)
-- Cost (estimate): at most 2 rows, size unknown, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[540-link-system-activity-precedent-activity-id] 54 of 59:' 'link (System).Activity precedent_activity_id'
\set o11c_rows 0

-- The rows that it refers to are in now. Only rows of this run are touched: those in the map.
UPDATE "o11_target"."ossys_bpm_activity" AS "t" SET "precedent_activity_id" = "r"."new_id"
FROM "o11_source"."ossys_bpm_activity" AS "s"
JOIN "o11c"."map_activity_7719b209bf" AS "m"
  ON "m"."old_id" = "s"."id"
JOIN "o11c"."map_activity_7719b209bf" AS "r"
  ON "r"."old_id" = "s"."precedent_activity_id"
WHERE "t"."id" = "m"."new_id"
/* step 540-link-system-activity-precedent-activity-id */;
\set o11c_rows :ROW_COUNT

-- Each row of (System).Activity that the run has written, as a hash: rollback.sql refuses when a row
-- has changed since.
INSERT INTO "o11c"."after_activity_7719b209bf" ("id", "hash")
SELECT "t"."id", sha256(convert_to(CAST(ROW("t"."id", "t"."name", "t"."tenant_id", "t"."activity_def_id", "t"."process_id", "t"."user_id", "t"."group_id", "t"."status_id", "t"."precedent_activity_id", "t"."created", "t"."opened", "t"."closed", "t"."is_running_since", "t"."is_running_at", "t"."next_run", "t"."precedent_outcome", "t"."due_date", "t"."expired", "t"."skipped", "t"."error_count", "t"."last_error_id", "t"."inbox_detail", "t"."last_modified") AS text), 'UTF8'))
FROM "o11_target"."ossys_bpm_activity" AS "t"
JOIN (
SELECT
  "m"."new_id" AS "id"
FROM "o11c"."map_activity_7719b209bf" AS "m"
WHERE
  "m"."fresh" = TRUE
) AS "w" ON "w"."id" = "t"."id"
/* step 540-link-system-activity-precedent-activity-id */;

-- Whoever joins it must know its size.
ANALYZE "o11c"."after_activity_7719b209bf"
/* step 540-link-system-activity-precedent-activity-id */;
