-- Step 130-select-rows-of-system-process-input (13 of 48): select rows of (System).Process_Input
-- Why here: what belongs to a selected instance goes with it
-- Reads: o11_source.ossys_bpm_process_input, temporary table rows_process_f6d957e147
-- Writes: temporary table rows_process_input_e63f36504d
-- Locks: ACCESS SHARE on o11_source.ossys_bpm_process_input (until COMMIT)
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Cost (estimate): at most 3 rows, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[130-select-rows-of-system-process-input] 13 of 48:' 'select rows of (System).Process_Input'
\set o11c_rows 0

-- Rows of (System).Process_Input (source): those whose process_id is a selected row of
-- (System).Process.
INSERT INTO "pg_temp"."rows_process_input_e63f36504d" ("id")
SELECT
  "t"."id" AS "id"
FROM "o11_source"."ossys_bpm_process_input" AS "t"
WHERE
  EXISTS(
    SELECT
      1
    FROM "pg_temp"."rows_process_f6d957e147" AS "k"
    WHERE
      "k"."id" = "t"."process_id"
  )
/* step 130-select-rows-of-system-process-input */;
\set o11c_rows :ROW_COUNT

-- The planner must know how many there are before they are joined.
ANALYZE "pg_temp"."rows_process_input_e63f36504d"
/* step 130-select-rows-of-system-process-input */;
