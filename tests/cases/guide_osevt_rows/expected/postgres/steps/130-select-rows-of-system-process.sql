-- Step 130-select-rows-of-system-process (13 of 59): select rows of (System).Process
-- Why here: whole process trees of the modules in scope; what follows depends on them
-- Reads: o11_source.ossys_bpm_process
-- Writes: temporary table rows_process_f6d957e147
-- Locks: ACCESS SHARE on o11_source.ossys_bpm_process (until COMMIT)
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Cost (estimate): at most 1 row, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[130-select-rows-of-system-process] 13 of 59:' 'select rows of (System).Process'
\set o11c_rows 0

-- Whole trees of (System).Process (source), never a part: its top process has one of 2 definitions in
-- scope.
INSERT INTO "pg_temp"."rows_process_f6d957e147" ("id")
SELECT
  "p"."id" AS "id"
FROM "o11_source"."ossys_bpm_process" AS "p"
JOIN "o11_source"."ossys_bpm_process" AS "top"
  ON "top"."id" = COALESCE(NULLIF("p"."top_process_id", 0), "p"."id")
WHERE
  CAST("top"."process_def_id" AS text) IN ('11', '12')
/* step 130-select-rows-of-system-process */;
\set o11c_rows :ROW_COUNT

-- The planner must know how many there are before they are joined.
ANALYZE "pg_temp"."rows_process_f6d957e147"
/* step 130-select-rows-of-system-process */;
