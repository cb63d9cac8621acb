-- Step 040-select-rows-of-blog-post-to-delete (4 of 14): select rows of Blog.Post to delete
-- Why here: consumers is delete; empty at first, the next step finds them
-- Writes: temporary table rows_post_243d68c690
-- Locks: none on tables of source and target
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Cost (estimate): at most 4 rows, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[040-select-rows-of-blog-post-to-delete] 4 of 14:' 'select rows of Blog.Post to delete'
\set o11c_rows 0

-- None at first: a later step adds the rows.
DELETE FROM "pg_temp"."rows_post_243d68c690"
/* step 040-select-rows-of-blog-post-to-delete */;
