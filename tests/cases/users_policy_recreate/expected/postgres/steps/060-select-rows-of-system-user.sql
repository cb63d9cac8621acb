-- Step 060-select-rows-of-system-user (6 of 39): select rows of (System).User
-- Why here: empty at first: users are selected by the rows that refer to them
-- Writes: temporary table rows_user_8fadb4a988
-- Locks: none on tables of source and target
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Cost (estimate): at most 2 rows, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[060-select-rows-of-system-user] 6 of 39:' 'select rows of (System).User'
\set o11c_rows 0

-- None at first: a later step adds the rows.
DELETE FROM "pg_temp"."rows_user_8fadb4a988"
/* step 060-select-rows-of-system-user */;
