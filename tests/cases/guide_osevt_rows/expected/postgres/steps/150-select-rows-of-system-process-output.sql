-- Step 150-select-rows-of-system-process-output (15 of 59): select rows of (System).Process_Output
-- Why here: what belongs to a selected instance goes with it
-- Reads: o11_source.ossys_bpm_process_output, temporary table rows_process_f6d957e147
-- Writes: temporary table rows_process_output_8de501dcc5
-- Locks: ACCESS SHARE on o11_source.ossys_bpm_process_output (until COMMIT)
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Cost (estimate): rows unknown, time unknown
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[150-select-rows-of-system-process-output] 15 of 59:' 'select rows of (System).Process_Output'
\set o11c_rows 0

-- Rows of (System).Process_Output (source): those whose process_id is a selected row of
-- (System).Process.
INSERT INTO "pg_temp"."rows_process_output_8de501dcc5" ("id")
SELECT
  "t"."id" AS "id"
FROM "o11_source"."ossys_bpm_process_output" AS "t"
WHERE
  EXISTS(
    SELECT
      1
    FROM "pg_temp"."rows_process_f6d957e147" AS "k"
    WHERE
      "k"."id" = "t"."process_id"
  )
/* step 150-select-rows-of-system-process-output */;
\set o11c_rows :ROW_COUNT

-- The planner must know how many there are before they are joined.
ANALYZE "pg_temp"."rows_process_output_8de501dcc5"
/* step 150-select-rows-of-system-process-output */;
