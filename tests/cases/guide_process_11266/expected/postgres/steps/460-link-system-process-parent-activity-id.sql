-- Step 460-link-system-process-parent-activity-id (46 of 48): link (System).Process parent_activity_id
-- Why here: after all inserts: the rows that it refers to are in only now; (System).Activity comes
-- after (System).Process in the order of the vendor
-- Reads: o11_source.ossys_bpm_process, o11c.map_process_879d0bd30b, o11c.map_activity_7719b209bf
-- Writes: o11_target.ossys_bpm_process, o11c.after_process_879d0bd30b
-- Locks: ROW EXCLUSIVE on o11_target.ossys_bpm_process; ROW SHARE on o11_target.ossys_bpm_activity;
-- ACCESS SHARE on o11_source.ossys_bpm_process, o11_target.ossys_bpm_process (until COMMIT)
-- Applications: since step 010-open-the-run who writes to o11_target.ossys_bpm_process waits (reading
-- goes on)
-- Cost (estimate): at most 2 rows, size unknown, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[460-link-system-process-parent-activity-id] 46 of 48:' 'link (System).Process parent_activity_id'
\set o11c_rows 0

-- The rows that it refers to are in now. Only rows of this run are touched: those in the map.
UPDATE "o11_target"."ossys_bpm_process" AS "t" SET "parent_activity_id" = "r"."new_id"
FROM "o11_source"."ossys_bpm_process" AS "s"
JOIN "o11c"."map_process_879d0bd30b" AS "m"
  ON "m"."old_id" = "s"."id"
JOIN "o11c"."map_activity_7719b209bf" AS "r"
  ON "r"."old_id" = "s"."parent_activity_id"
WHERE "t"."id" = "m"."new_id"
/* step 460-link-system-process-parent-activity-id */;
\set o11c_rows :ROW_COUNT

-- Each row of (System).Process that the run has written, as a hash: rollback.sql refuses when a row
-- has changed since.
INSERT INTO "o11c"."after_process_879d0bd30b" ("id", "hash")
SELECT "t"."id", sha256(convert_to(CAST(ROW("t"."id", "t"."label", "t"."tenant_id", "t"."process_def_id", "t"."parent_process_id", "t"."top_process_id", "t"."parent_activity_id", "t"."status_id", "t"."created", "t"."created_by", "t"."last_modified", "t"."last_modified_by", "t"."suspended_date", "t"."suspended_by") AS text), 'UTF8'))
FROM "o11_target"."ossys_bpm_process" AS "t"
JOIN (
SELECT
  "m"."new_id" AS "id"
FROM "o11c"."map_process_879d0bd30b" AS "m"
WHERE
  "m"."fresh" = TRUE
) AS "w" ON "w"."id" = "t"."id"
/* step 460-link-system-process-parent-activity-id */;

-- Whoever joins it must know its size.
ANALYZE "o11c"."after_process_879d0bd30b"
/* step 460-link-system-process-parent-activity-id */;
