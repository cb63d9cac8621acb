-- Step 050-select-rows-of-system-user (5 of 38): select rows of (System).User
-- Why here: empty at first: users are selected by the rows that refer to them
-- Reads: o11_source.ossys_user
-- Writes: temporary table rows_user_8fadb4a988
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[050-select-rows-of-system-user]' 'select rows of (System).User'
\set o11c_rows 0

-- None at first: a later step adds the rows.
DELETE FROM "pg_temp"."rows_user_8fadb4a988"
/* step 050-select-rows-of-system-user */;

