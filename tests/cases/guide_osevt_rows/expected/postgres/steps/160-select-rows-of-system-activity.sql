-- Step 160-select-rows-of-system-activity (16 of 59): select rows of (System).Activity
-- Why here: what belongs to a selected instance goes with it
-- Reads: o11_source.ossys_bpm_activity, temporary table rows_process_f6d957e147
-- Writes: temporary table rows_activity_17766887e7
-- Locks: ACCESS SHARE on o11_source.ossys_bpm_activity (until COMMIT)
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Cost (estimate): at most 2 rows, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[160-select-rows-of-system-activity] 16 of 59:' 'select rows of (System).Activity'
\set o11c_rows 0

-- Rows of (System).Activity (source): those whose process_id is a selected row of (System).Process.
INSERT INTO "pg_temp"."rows_activity_17766887e7" ("id")
SELECT
  "t"."id" AS "id"
FROM "o11_source"."ossys_bpm_activity" AS "t"
WHERE
  EXISTS(
    SELECT
      1
    FROM "pg_temp"."rows_process_f6d957e147" AS "k"
    WHERE
      "k"."id" = "t"."process_id"
  )
/* step 160-select-rows-of-system-activity */;
\set o11c_rows :ROW_COUNT

-- The planner must know how many there are before they are joined.
ANALYZE "pg_temp"."rows_activity_17766887e7"
/* step 160-select-rows-of-system-activity */;
