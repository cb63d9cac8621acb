-- Step 060-select-rows-of-blog-comment-to-delete (6 of 14): select rows of Blog.Comment to delete
-- Why here: consumers is delete; empty at first, the next step finds them
-- Writes: temporary table rows_comment_ef2ba69af0
-- Locks: none on tables of source and target
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Cost (estimate): at most 3 rows, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[060-select-rows-of-blog-comment-to-delete] 6 of 14:' 'select rows of Blog.Comment to delete'
\set o11c_rows 0

-- None at first: a later step adds the rows.
DELETE FROM "pg_temp"."rows_comment_ef2ba69af0"
/* step 060-select-rows-of-blog-comment-to-delete */;
