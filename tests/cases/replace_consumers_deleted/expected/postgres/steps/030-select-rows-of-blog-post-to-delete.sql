-- Step 030-select-rows-of-blog-post-to-delete (3 of 13): select rows of Blog.Post to delete
-- Why here: consumers is delete; empty at first, the next step finds them
-- Reads: o11_target.OSUSR_T02_POST
-- Writes: temporary table rows_post_243d68c690
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[030-select-rows-of-blog-post-to-delete]' 'select rows of Blog.Post to delete'
\set o11c_rows 0

-- None at first: a later step adds the rows.
DELETE FROM "pg_temp"."rows_post_243d68c690"
/* step 030-select-rows-of-blog-post-to-delete */;

