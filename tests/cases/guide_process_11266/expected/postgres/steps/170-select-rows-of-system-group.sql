-- Step 170-select-rows-of-system-group (17 of 47): select rows of (System).Group
-- Why here: empty at first: groups are selected by the rows that refer to them
-- Reads: o11_source.ossys_group
-- Writes: temporary table rows_group_fe15a92aa3
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[170-select-rows-of-system-group]' 'select rows of (System).Group'
\set o11c_rows 0

-- None at first: a later step adds the rows.
DELETE FROM "pg_temp"."rows_group_fe15a92aa3"
/* step 170-select-rows-of-system-group */;

