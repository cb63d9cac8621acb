-- Step 050-select-rows-of-blog-like-to-delete (5 of 14): select rows of Blog.Like to delete
-- Why here: consumers is delete; empty at first, the next step finds them
-- Writes: temporary table rows_like_d3d439c1aa
-- Locks: none on tables of source and target
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Cost (estimate): at most 3 rows, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[050-select-rows-of-blog-like-to-delete] 5 of 14:' 'select rows of Blog.Like to delete'
\set o11c_rows 0

-- None at first: a later step adds the rows.
DELETE FROM "pg_temp"."rows_like_d3d439c1aa"
/* step 050-select-rows-of-blog-like-to-delete */;
