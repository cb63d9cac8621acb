-- Step 170-delete-rows-of-shop-customer-that-are-gone (17 of 18): delete rows of Shop.Customer that are gone
-- Why here: after the rows that refer to them
-- Reads: temporary table rows_customer_gone_50210bbee7, o11_target.OSUSR_T01_ORDER
-- Writes: o11_target.OSUSR_T01_CUSTOMER, o11c.before_customer_5e36fdbcf9
-- Locks: ROW EXCLUSIVE on o11_target.OSUSR_T01_CUSTOMER; ROW SHARE on o11_target.OSUSR_T01_CUSTOMER,
-- o11_target.OSUSR_T01_ORDER; ACCESS SHARE on o11_target.OSUSR_T01_CUSTOMER,
-- o11_target.OSUSR_T01_ORDER (until COMMIT)
-- Applications: since step 010-open-the-run who writes to o11_target.OSUSR_T01_CUSTOMER waits (reading
-- goes on)
-- Cost (estimate): at most 1 row, size unknown, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[170-delete-rows-of-shop-customer-that-are-gone] 17 of 18:' 'delete rows of Shop.Customer that are gone'
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
WHERE k.contype = 'f' AND k.conparentid = 0 AND k.confrelid = '"o11_target"."OSUSR_T01_CUSTOMER"'::regclass
) AS k
WHERE NOT name IN ('o11_target.OSUSR_T01_CUSTOMER.osfrk_1', 'o11_target.OSUSR_T01_ORDER.osfrk_1')
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0917: foreign keys to o11_target.OSUSR_T01_CUSTOMER were added since the snapshot: % (%)', found, samples
      USING HINT = 'Nothing was changed. Make both snapshots again and compile again.';
  END IF;
END
$o11c$
/* step 170-delete-rows-of-shop-customer-that-are-gone */;

-- No row that stays may refer to these rows in OSUSR_T01_CUSTOMER.BOSSID1: the database would refuse
-- the deletion.
DO $o11c$
DECLARE
  found bigint;
  samples text;
BEGIN
  SELECT count(*), string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
  INTO found, samples
  FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("t"."ID1" AS text) AS "sample"
FROM "o11_target"."OSUSR_T01_CUSTOMER" AS "t"
JOIN "pg_temp"."rows_customer_gone_50210bbee7" AS "k"
  ON "k"."id" = "t"."ID1"
JOIN "o11_target"."OSUSR_T01_CUSTOMER" AS "c"
  ON "c"."BOSSID1" = "t"."ID1"
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM "pg_temp"."rows_customer_gone_50210bbee7" AS "d"
    WHERE
      "d"."id" = "c"."ID1"
  )
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0904: rows of OSUSR_T01_CUSTOMER.BOSSID1 refer to rows that would be deleted: % (%)', found, samples
      USING HINT = 'Nothing was changed. Bring the referring entity into scope with mode replace, or leave these rows where they are.';
  END IF;
END
$o11c$
/* step 170-delete-rows-of-shop-customer-that-are-gone */;

-- No row that stays may refer to these rows in OSUSR_T01_ORDER.CUSTOMERID1: the database would refuse
-- the deletion.
DO $o11c$
DECLARE
  found bigint;
  samples text;
BEGIN
  SELECT count(*), string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
  INTO found, samples
  FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("t"."ID1" AS text) AS "sample"
FROM "o11_target"."OSUSR_T01_CUSTOMER" AS "t"
JOIN "pg_temp"."rows_customer_gone_50210bbee7" AS "k"
  ON "k"."id" = "t"."ID1"
JOIN "o11_target"."OSUSR_T01_ORDER" AS "c"
  ON "c"."CUSTOMERID1" = "t"."ID1"
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0904: rows of OSUSR_T01_ORDER.CUSTOMERID1 refer to rows that would be deleted: % (%)', found, samples
      USING HINT = 'Nothing was changed. Bring the referring entity into scope with mode replace, or leave these rows where they are.';
  END IF;
END
$o11c$
/* step 170-delete-rows-of-shop-customer-that-are-gone */;

-- These rows as they are now, for rollback.sql.
INSERT INTO "o11c"."before_customer_5e36fdbcf9" ("o11c_step", "ID1", "CODE1", "NAME1", "BOSSID1", "MARK1")
SELECT '170-delete-rows-of-shop-customer-that-are-gone', "t"."ID1", "t"."CODE1", "t"."NAME1", "t"."BOSSID1", "t"."MARK1"
FROM "o11_target"."OSUSR_T01_CUSTOMER" AS "t"
WHERE "ID1" IN (
  SELECT
    "id"
  FROM "pg_temp"."rows_customer_gone_50210bbee7"
)
/* step 170-delete-rows-of-shop-customer-that-are-gone */;

-- Rows that an earlier run inserted and the source has deleted since.
DELETE FROM "o11_target"."OSUSR_T01_CUSTOMER"
WHERE "ID1" IN (
  SELECT
    "id"
  FROM "pg_temp"."rows_customer_gone_50210bbee7"
)
/* step 170-delete-rows-of-shop-customer-that-are-gone */;
\set o11c_rows :ROW_COUNT
