-- Step 180-select-rows-of-system-user (18 of 59): select rows of (System).User
-- Why here: empty at first: users are selected by the rows that refer to them
-- Writes: temporary table rows_user_8fadb4a988
-- Locks: none on tables of source and target
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Cost (estimate): rows unknown, time unknown
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[180-select-rows-of-system-user] 18 of 59:' 'select rows of (System).User'
\set o11c_rows 0

-- None at first: a later step adds the rows.
DELETE FROM "pg_temp"."rows_user_8fadb4a988"
/* step 180-select-rows-of-system-user */;
