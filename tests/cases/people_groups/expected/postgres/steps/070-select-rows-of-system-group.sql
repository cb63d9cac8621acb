-- Step 070-select-rows-of-system-group (7 of 30): select rows of (System).Group
-- Why here: empty at first: groups are selected by the rows that refer to them
-- Writes: temporary table rows_group_fe15a92aa3
-- Locks: none on tables of source and target
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Cost (estimate): at most 3 rows, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[070-select-rows-of-system-group] 7 of 30:' 'select rows of (System).Group'
\set o11c_rows 0

-- None at first: a later step adds the rows.
DELETE FROM "pg_temp"."rows_group_fe15a92aa3"
/* step 070-select-rows-of-system-group */;
