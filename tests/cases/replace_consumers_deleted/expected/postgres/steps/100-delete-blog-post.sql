-- Step 100-delete-blog-post (10 of 14): delete Blog.Post
-- Why here: consumers are deleted before the rows that they refer to
-- Reads: temporary table rows_post_243d68c690
-- Writes: o11_target.OSUSR_T02_POST, o11c.before_post_c28c4380a1
-- Locks: ROW EXCLUSIVE on o11_target.OSUSR_T02_POST; ROW SHARE on o11_target.OSUSR_T02_COMMENT,
-- o11_target.OSUSR_T02_POST; ACCESS SHARE on o11_target.OSUSR_T02_POST (until COMMIT)
-- Applications: since step 010-open-the-run who writes to o11_target.OSUSR_T02_POST waits (reading
-- goes on)
-- Cost (estimate): at most 4 rows, size unknown, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[100-delete-blog-post] 10 of 14:' 'delete Blog.Post'
\set o11c_rows 0

-- Foreign keys to this table that the snapshot knew: another one could delete or change rows that
-- nobody has looked at.
DO $o11c$
DECLARE
  found bigint;
  samples text;
BEGIN
  SELECT count(*), string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
  INTO found, samples
  FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT name FROM (
SELECT n.nspname || '.' || c.relname || '.' || k.conname AS name
FROM pg_catalog.pg_constraint AS k
JOIN pg_catalog.pg_class AS c ON c.oid = k.conrelid
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
WHERE k.contype = 'f' AND k.conparentid = 0 AND k.confrelid = '"o11_target"."OSUSR_T02_POST"'::regclass
) AS k
WHERE NOT name IN ('o11_target.OSUSR_T02_COMMENT.osfrk_1', 'o11_target.OSUSR_T02_POST.osfrk_2')
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0917: foreign keys to o11_target.OSUSR_T02_POST were added since the snapshot: % (%)', found, samples
      USING HINT = 'Nothing was changed. Make both snapshots again and compile again.';
  END IF;
END
$o11c$
/* step 100-delete-blog-post */;

-- These rows as they are now, for rollback.sql.
INSERT INTO "o11c"."before_post_c28c4380a1" ("o11c_step", "ID1", "AUTHORID1", "FANID1", "ANSWERSID1", "MARK1")
SELECT '100-delete-blog-post', "t"."ID1", "t"."AUTHORID1", "t"."FANID1", "t"."ANSWERSID1", "t"."MARK1"
FROM "o11_target"."OSUSR_T02_POST" AS "t"
WHERE "ID1" IN (
  SELECT
    "id"
  FROM "pg_temp"."rows_post_243d68c690"
)
/* step 100-delete-blog-post */;

-- consumers is delete: these rows refer to rows that are deleted below.
DELETE FROM "o11_target"."OSUSR_T02_POST"
WHERE "ID1" IN (
  SELECT
    "id"
  FROM "pg_temp"."rows_post_243d68c690"
)
/* step 100-delete-blog-post */;
\set o11c_rows :ROW_COUNT
