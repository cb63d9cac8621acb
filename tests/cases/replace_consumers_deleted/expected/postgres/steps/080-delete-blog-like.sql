-- Step 080-delete-blog-like (8 of 14): delete Blog.Like
-- Why here: consumers are deleted before the rows that they refer to
-- Reads: temporary table rows_like_d3d439c1aa
-- Writes: o11_target.OSUSR_T02_LIKE, o11c.before_like_5efd9b843d
-- Locks: ROW EXCLUSIVE on o11_target.OSUSR_T02_LIKE; ACCESS SHARE on o11_target.OSUSR_T02_LIKE (until
-- COMMIT)
-- Applications: since step 010-open-the-run who writes to o11_target.OSUSR_T02_LIKE waits (reading
-- goes on)
-- Cost (estimate): at most 3 rows, size unknown, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[080-delete-blog-like] 8 of 14:' 'delete Blog.Like'
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
WHERE k.contype = 'f' AND k.conparentid = 0 AND k.confrelid = '"o11_target"."OSUSR_T02_LIKE"'::regclass
) AS k
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0917: foreign keys to o11_target.OSUSR_T02_LIKE were added since the snapshot: % (%)', found, samples
      USING HINT = 'Nothing was changed. Make both snapshots again and compile again.';
  END IF;
END
$o11c$
/* step 080-delete-blog-like */;

-- These rows as they are now, for rollback.sql.
INSERT INTO "o11c"."before_like_5efd9b843d" ("o11c_step", "ID1", "COMMENTID1", "CUSTOMERID1", "MARK1")
SELECT '080-delete-blog-like', "t"."ID1", "t"."COMMENTID1", "t"."CUSTOMERID1", "t"."MARK1"
FROM "o11_target"."OSUSR_T02_LIKE" AS "t"
WHERE "ID1" IN (
  SELECT
    "id"
  FROM "pg_temp"."rows_like_d3d439c1aa"
)
/* step 080-delete-blog-like */;

-- consumers is delete: these rows refer to rows that are deleted below.
DELETE FROM "o11_target"."OSUSR_T02_LIKE"
WHERE "ID1" IN (
  SELECT
    "id"
  FROM "pg_temp"."rows_like_d3d439c1aa"
)
/* step 080-delete-blog-like */;
\set o11c_rows :ROW_COUNT
