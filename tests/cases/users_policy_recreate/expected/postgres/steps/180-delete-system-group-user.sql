-- Step 180-delete-system-group-user (18 of 38): delete (System).Group_User
-- Why here: links go before the users that they belong to
-- Writes: o11_target.ossys_group_user
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[180-delete-system-group-user]' 'delete (System).Group_User'
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
/* step 180-delete-system-group-user */;

-- Links of users that are written again: the source's links come in their place.
DELETE FROM "o11_target"."ossys_group_user"
WHERE "id" IN (
  SELECT
    "id"
  FROM "pg_temp"."rows_group_user_3b8d71bdbf"
)
/* step 180-delete-system-group-user */;
\set o11c_rows :ROW_COUNT

