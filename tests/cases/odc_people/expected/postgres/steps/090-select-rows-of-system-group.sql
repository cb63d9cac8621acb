-- Step 090-select-rows-of-system-group (9 of 30): select rows of (System).Group
-- Why here: empty at first: groups are selected by their members
-- Writes: temporary table rows_group_fe15a92aa3
-- Locks: none on tables of source and target
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Cost (estimate): at most 5 rows, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[090-select-rows-of-system-group] 9 of 30:' 'select rows of (System).Group'
\set o11c_rows 0

-- None at first: a later step adds the rows.
DELETE FROM "pg_temp"."rows_group_fe15a92aa3"
/* step 090-select-rows-of-system-group */;
