-- Step 190-delete-system-group-user (19 of 39): delete (System).Group_User
-- Why here: links go before the users that they belong to
-- Reads: temporary table rows_group_user_3b8d71bdbf
-- Writes: o11_target.ossys_group_user, o11c.before_group_user_1901da0039
-- Locks: ROW EXCLUSIVE on o11_target.ossys_group_user; ACCESS SHARE on o11_target.ossys_group_user
-- (until COMMIT)
-- Applications: since step 010-open-the-run who writes to o11_target.ossys_group_user waits (reading
-- goes on)
-- Cost (estimate): rows unknown, size unknown, time unknown
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[190-delete-system-group-user] 19 of 39:' 'delete (System).Group_User'
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
WHERE k.contype = 'f' AND k.conparentid = 0 AND k.confrelid = '"o11_target"."ossys_group_user"'::regclass
) AS k
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0917: foreign keys to o11_target.ossys_group_user were added since the snapshot: % (%)', found, samples
      USING HINT = 'Nothing was changed. Make both snapshots again and compile again.';
  END IF;
END
$o11c$
/* step 190-delete-system-group-user */;

-- These rows as they are now, for rollback.sql.
INSERT INTO "o11c"."before_group_user_1901da0039" ("o11c_step", "id", "group_id", "user_id", "tenant_id")
SELECT '190-delete-system-group-user', "t"."id", "t"."group_id", "t"."user_id", "t"."tenant_id"
FROM "o11_target"."ossys_group_user" AS "t"
WHERE "id" IN (
  SELECT
    "id"
  FROM "pg_temp"."rows_group_user_3b8d71bdbf"
)
/* step 190-delete-system-group-user */;

-- Links of users that are written again: the source's links come in their place.
DELETE FROM "o11_target"."ossys_group_user"
WHERE "id" IN (
  SELECT
    "id"
  FROM "pg_temp"."rows_group_user_3b8d71bdbf"
)
/* step 190-delete-system-group-user */;
\set o11c_rows :ROW_COUNT
