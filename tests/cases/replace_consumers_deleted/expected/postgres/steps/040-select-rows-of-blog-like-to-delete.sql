-- Step 040-select-rows-of-blog-like-to-delete (4 of 13): select rows of Blog.Like to delete
-- Why here: consumers is delete; empty at first, the next step finds them
-- Reads: o11_target.OSUSR_T02_LIKE
-- Writes: temporary table rows_like_d3d439c1aa
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[040-select-rows-of-blog-like-to-delete]' 'select rows of Blog.Like to delete'
\set o11c_rows 0

-- None at first: a later step adds the rows.
DELETE FROM "pg_temp"."rows_like_d3d439c1aa"
/* step 040-select-rows-of-blog-like-to-delete */;

