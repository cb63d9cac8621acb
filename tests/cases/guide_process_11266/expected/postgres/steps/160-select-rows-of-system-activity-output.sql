-- Step 160-select-rows-of-system-activity-output (16 of 48): select rows of (System).Activity_Output
-- Why here: what belongs to a selected instance goes with it
-- Reads: o11_source.ossys_bpm_activity_output, temporary table rows_activity_17766887e7
-- Writes: temporary table rows_activity_output_4cc1817003
-- Locks: ACCESS SHARE on o11_source.ossys_bpm_activity_output (until COMMIT)
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Cost (estimate): at most 2 rows, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[160-select-rows-of-system-activity-output] 16 of 48:' 'select rows of (System).Activity_Output'
\set o11c_rows 0

-- Rows of (System).Activity_Output (source): those whose activity_id is a selected row of
-- (System).Activity.
INSERT INTO "pg_temp"."rows_activity_output_4cc1817003" ("id")
SELECT
  "t"."id" AS "id"
FROM "o11_source"."ossys_bpm_activity_output" AS "t"
WHERE
  EXISTS(
    SELECT
      1
    FROM "pg_temp"."rows_activity_17766887e7" AS "k"
    WHERE
      "k"."id" = "t"."activity_id"
  )
/* step 160-select-rows-of-system-activity-output */;
\set o11c_rows :ROW_COUNT

-- The planner must know how many there are before they are joined.
ANALYZE "pg_temp"."rows_activity_output_4cc1817003"
/* step 160-select-rows-of-system-activity-output */;
