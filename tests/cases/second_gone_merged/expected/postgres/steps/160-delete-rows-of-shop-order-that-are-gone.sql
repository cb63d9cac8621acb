-- Step 160-delete-rows-of-shop-order-that-are-gone (16 of 18): delete rows of Shop.Order that are gone
-- Why here: after the rows that refer to them
-- Reads: temporary table rows_order_gone_5aca38b1af
-- Writes: o11_target.OSUSR_T01_ORDER, o11c.before_order_b095562f7b
-- Locks: ROW EXCLUSIVE on o11_target.OSUSR_T01_ORDER; ACCESS SHARE on o11_target.OSUSR_T01_ORDER
-- (until COMMIT)
-- Applications: since step 010-open-the-run who writes to o11_target.OSUSR_T01_ORDER waits (reading
-- goes on)
-- Cost (estimate): at most 1 row, size unknown, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[160-delete-rows-of-shop-order-that-are-gone] 16 of 18:' 'delete rows of Shop.Order that are gone'
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
/* step 160-delete-rows-of-shop-order-that-are-gone */;

-- These rows as they are now, for rollback.sql.
INSERT INTO "o11c"."before_order_b095562f7b" ("o11c_step", "ID1", "CUSTOMERID1", "NOTE1", "MARK1")
SELECT '160-delete-rows-of-shop-order-that-are-gone', "t"."ID1", "t"."CUSTOMERID1", "t"."NOTE1", "t"."MARK1"
FROM "o11_target"."OSUSR_T01_ORDER" AS "t"
WHERE "ID1" IN (
  SELECT
    "id"
  FROM "pg_temp"."rows_order_gone_5aca38b1af"
)
/* step 160-delete-rows-of-shop-order-that-are-gone */;

-- Rows that an earlier run inserted and the source has deleted since.
DELETE FROM "o11_target"."OSUSR_T01_ORDER"
WHERE "ID1" IN (
  SELECT
    "id"
  FROM "pg_temp"."rows_order_gone_5aca38b1af"
)
/* step 160-delete-rows-of-shop-order-that-are-gone */;
\set o11c_rows :ROW_COUNT
