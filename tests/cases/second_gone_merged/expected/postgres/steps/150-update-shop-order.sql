-- Step 150-update-shop-order (15 of 18): update Shop.Order
-- Why here: after the inserts: whatever the changed rows refer to is in by now
-- Reads: o11_source.OSUSR_S01_ORDER, o11c.map_order_b095562f7b, o11c.map_customer_5e36fdbcf9
-- Writes: o11_target.OSUSR_T01_ORDER, o11c.before_order_b095562f7b, o11c.after_order_b095562f7b
-- Locks: ROW EXCLUSIVE on o11_target.OSUSR_T01_ORDER; ROW SHARE on o11_target.OSUSR_T01_CUSTOMER;
-- ACCESS SHARE on o11_source.OSUSR_S01_ORDER, o11_target.OSUSR_T01_ORDER (until COMMIT)
-- Applications: since step 010-open-the-run who writes to o11_target.OSUSR_T01_ORDER waits (reading
-- goes on)
-- Cost (estimate): at most 3 rows, size unknown, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[150-update-shop-order] 15 of 18:' 'update Shop.Order'
\set o11c_rows 0

-- Rows that are going to change, as they are now, for rollback.sql.
INSERT INTO "o11c"."before_order_b095562f7b" ("o11c_step", "ID1", "CUSTOMERID1", "NOTE1", "MARK1")
SELECT '150-update-shop-order', "t"."ID1", "t"."CUSTOMERID1", "t"."NOTE1", "t"."MARK1"
FROM "o11_target"."OSUSR_T01_ORDER" AS "t"
JOIN (
  SELECT
    "m"."new_id" AS "o11c_new",
    "r2"."new_id" AS "CUSTOMERID1",
    "s"."NOTE" AS "NOTE1",
    "s"."MARK" AS "MARK1"
  FROM "o11_source"."OSUSR_S01_ORDER" AS "s"
  JOIN "o11c"."map_order_b095562f7b" AS "m"
    ON "m"."old_id" = "s"."ID" AND "m"."fresh" = FALSE
  LEFT JOIN "o11c"."map_customer_5e36fdbcf9" AS "r2"
    ON "r2"."old_id" = "s"."CUSTOMERID"
) AS "q"
  ON "t"."ID1" = "q"."o11c_new"
WHERE (
  ("t"."CUSTOMERID1" IS DISTINCT FROM "q"."CUSTOMERID1")
  OR (CAST("t"."NOTE1" AS text) COLLATE pg_catalog."C" IS DISTINCT FROM CAST("q"."NOTE1" AS text) COLLATE pg_catalog."C")
  OR (CAST("t"."MARK1" AS text) COLLATE pg_catalog."C" IS DISTINCT FROM CAST("q"."MARK1" AS text) COLLATE pg_catalog."C")
)
/* step 150-update-shop-order */;

-- Rows that were in the target before this run get the source's values. A row is written only where a
-- value differs, so a second run writes nothing.
UPDATE "o11_target"."OSUSR_T01_ORDER" AS "t" SET "CUSTOMERID1" = "q"."CUSTOMERID1",
  "NOTE1" = "q"."NOTE1",
  "MARK1" = "q"."MARK1"
FROM (
  SELECT
    "m"."new_id" AS "o11c_new",
    "r2"."new_id" AS "CUSTOMERID1", /* CustomerId: reference to Shop.Customer, through its map */
    "s"."NOTE" AS "NOTE1", /* Note: copied */
    "s"."MARK" AS "MARK1" /* Mark: copied */
  FROM "o11_source"."OSUSR_S01_ORDER" AS "s"
  JOIN "o11c"."map_order_b095562f7b" AS "m"
    ON "m"."old_id" = "s"."ID" AND "m"."fresh" = FALSE
  LEFT JOIN "o11c"."map_customer_5e36fdbcf9" AS "r2"
    ON "r2"."old_id" = "s"."CUSTOMERID"
) AS "q"
WHERE "t"."ID1" = "q"."o11c_new"
  AND (
    ("t"."CUSTOMERID1" IS DISTINCT FROM "q"."CUSTOMERID1")
    OR (CAST("t"."NOTE1" AS text) COLLATE pg_catalog."C" IS DISTINCT FROM CAST("q"."NOTE1" AS text) COLLATE pg_catalog."C")
    OR (CAST("t"."MARK1" AS text) COLLATE pg_catalog."C" IS DISTINCT FROM CAST("q"."MARK1" AS text) COLLATE pg_catalog."C")
  )
/* step 150-update-shop-order */;
\set o11c_rows :ROW_COUNT

-- Each row of Shop.Order that the run has written, as a hash: rollback.sql refuses when a row has
-- changed since.
INSERT INTO "o11c"."after_order_b095562f7b" ("id", "hash")
SELECT "t"."ID1", sha256(convert_to(CAST(ROW("t"."ID1", "t"."CUSTOMERID1", "t"."NOTE1", "t"."MARK1") AS text), 'UTF8'))
FROM "o11_target"."OSUSR_T01_ORDER" AS "t"
JOIN (
SELECT
  "m"."new_id" AS "id"
FROM "o11c"."map_order_b095562f7b" AS "m"
WHERE
  "m"."fresh" = TRUE
UNION
SELECT
  "ID1" AS "id"
FROM "o11c"."before_order_b095562f7b"
) AS "w" ON "w"."id" = "t"."ID1"
/* step 150-update-shop-order */;

-- Whoever joins it must know its size.
ANALYZE "o11c"."after_order_b095562f7b"
/* step 150-update-shop-order */;
