-- Step 170-delete-system-user-role (17 of 39): delete (System).User_Role
-- Why here: links go before the users that they belong to
-- Reads: temporary table rows_user_role_75a57aa166
-- Writes: o11_target.ossys_user_role, o11c.before_user_role_e5ec603df3
-- Locks: ROW EXCLUSIVE on o11_target.ossys_user_role; ACCESS SHARE on o11_target.ossys_user_role
-- (until COMMIT)
-- Applications: since step 010-open-the-run who writes to o11_target.ossys_user_role waits (reading
-- goes on)
-- Cost (estimate): at most 2 rows, size unknown, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[170-delete-system-user-role] 17 of 39:' 'delete (System).User_Role'
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
WHERE k.contype = 'f' AND k.conparentid = 0 AND k.confrelid = '"o11_target"."ossys_user_role"'::regclass
) AS k
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0917: foreign keys to o11_target.ossys_user_role were added since the snapshot: % (%)', found, samples
      USING HINT = 'Nothing was changed. Make both snapshots again and compile again.';
  END IF;
END
$o11c$
/* step 170-delete-system-user-role */;

-- These rows as they are now, for rollback.sql.
INSERT INTO "o11c"."before_user_role_e5ec603df3" ("o11c_step", "id", "user_id", "role_id", "tenant_id")
SELECT '170-delete-system-user-role', "t"."id", "t"."user_id", "t"."role_id", "t"."tenant_id"
FROM "o11_target"."ossys_user_role" AS "t"
WHERE "id" IN (
  SELECT
    "id"
  FROM "pg_temp"."rows_user_role_75a57aa166"
)
/* step 170-delete-system-user-role */;

-- Links of users that are written again: the source's links come in their place.
DELETE FROM "o11_target"."ossys_user_role"
WHERE "id" IN (
  SELECT
    "id"
  FROM "pg_temp"."rows_user_role_75a57aa166"
)
/* step 170-delete-system-user-role */;
\set o11c_rows :ROW_COUNT
