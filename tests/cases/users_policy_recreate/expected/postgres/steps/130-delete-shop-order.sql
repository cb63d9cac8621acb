-- Step 130-delete-shop-order (13 of 39): delete Shop.Order
-- Why here: consumers are deleted before the rows that they refer to
-- Writes: o11_target.OSUSR_T01_ORDER, o11c.before_order_b095562f7b
-- Locks: ROW EXCLUSIVE on o11_target.OSUSR_T01_ORDER; ACCESS SHARE on o11_target.OSUSR_T01_ORDER
-- (until COMMIT)
-- Applications: since step 010-open-the-run who writes to o11_target.OSUSR_T01_ORDER waits (reading
-- goes on)
-- Cost (estimate): about 1 row, size unknown, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[130-delete-shop-order] 13 of 39:' 'delete Shop.Order'
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
WHERE k.contype = 'f' AND k.conparentid = 0 AND k.confrelid = '"o11_target"."OSUSR_T01_ORDER"'::regclass
) AS k
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0917: foreign keys to o11_target.OSUSR_T01_ORDER were added since the snapshot: % (%)', found, samples
      USING HINT = 'Nothing was changed. Make both snapshots again and compile again.';
  END IF;
END
$o11c$
/* step 130-delete-shop-order */;

-- These rows as they are now, for rollback.sql.
INSERT INTO "o11c"."before_order_b095562f7b" ("o11c_step", "ID1", "CREATEDBY1", "MARK1")
SELECT '130-delete-shop-order', "t"."ID1", "t"."CREATEDBY1", "t"."MARK1"
FROM "o11_target"."OSUSR_T01_ORDER" AS "t"
/* step 130-delete-shop-order */;

-- Mode replace: the rows of the target go.
DELETE FROM "o11_target"."OSUSR_T01_ORDER"
/* step 130-delete-shop-order */;
\set o11c_rows :ROW_COUNT
