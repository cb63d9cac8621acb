-- Step 050-select-rows-of-blog-comment-to-delete (5 of 13): select rows of Blog.Comment to delete
-- Why here: consumers is delete; empty at first, the next step finds them
-- Reads: o11_target.OSUSR_T02_COMMENT
-- Writes: temporary table rows_comment_ef2ba69af0
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[050-select-rows-of-blog-comment-to-delete]' 'select rows of Blog.Comment to delete'
\set o11c_rows 0

-- None at first: a later step adds the rows.
DELETE FROM "pg_temp"."rows_comment_ef2ba69af0"
/* step 050-select-rows-of-blog-comment-to-delete */;

