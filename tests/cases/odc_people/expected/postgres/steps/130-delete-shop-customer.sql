-- Step 130-delete-shop-customer (13 of 30): delete Shop.Customer
-- Why here: consumers are deleted before the rows that they refer to
-- Writes: o11_target.osusr_customer, o11c.before_osusr_customer_bb6b330eee
-- Locks: ROW EXCLUSIVE on o11_target.osusr_customer; ACCESS SHARE on o11_target.osusr_customer (until
-- COMMIT)
-- Applications: since step 010-open-the-run who writes to o11_target.osusr_customer waits (reading
-- goes on)
-- Cost (estimate): about 1 row, size unknown, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[130-delete-shop-customer] 13 of 30:' 'delete Shop.Customer'
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
WHERE k.contype = 'f' AND k.conparentid = 0 AND k.confrelid = '"o11_target"."osusr_customer"'::regclass
) AS k
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0917: foreign keys to o11_target.osusr_customer were added since the snapshot: % (%)', found, samples
      USING HINT = 'Nothing was changed. Make both snapshots again and compile again.';
  END IF;
END
$o11c$
/* step 130-delete-shop-customer */;

-- These rows as they are now, for rollback.sql.
INSERT INTO "o11c"."before_osusr_customer_bb6b330eee" ("o11c_step", "id", "name", "created_by", "mark")
SELECT '130-delete-shop-customer', "t"."id", "t"."name", "t"."created_by", "t"."mark"
FROM "o11_target"."osusr_customer" AS "t"
/* step 130-delete-shop-customer */;

-- Mode replace: the rows of the target go.
DELETE FROM "o11_target"."osusr_customer"
/* step 130-delete-shop-customer */;
\set o11c_rows :ROW_COUNT
