-- Step 090-update-shop-customer (9 of 10): update Shop.Customer
-- Why here: after the inserts: whatever the changed rows refer to is in by now
-- Reads: o11_source.OSUSR_S01_CUSTOMER, o11c.map_customer_5e36fdbcf9
-- Writes: o11_target.OSUSR_T01_CUSTOMER, o11c.before_customer_5e36fdbcf9,
-- o11c.after_customer_5e36fdbcf9
-- Locks: ROW EXCLUSIVE on o11_target.OSUSR_T01_CUSTOMER; ACCESS SHARE on
-- o11_source.OSUSR_S01_CUSTOMER, o11_target.OSUSR_T01_CUSTOMER (until COMMIT)
-- Applications: since step 010-open-the-run who writes to o11_target.OSUSR_T01_CUSTOMER waits (reading
-- goes on)
-- Cost (estimate): at most 3 rows, size unknown, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[090-update-shop-customer] 9 of 10:' 'update Shop.Customer'
\set o11c_rows 0

-- Rows that are going to change, as they are now, for rollback.sql.
INSERT INTO "o11c"."before_customer_5e36fdbcf9" ("o11c_step", "ID1", "NAME1", "LIMIT1", "SCAN1", "SINCE1", "MARK1")
SELECT '090-update-shop-customer', "t"."ID1", "t"."NAME1", "t"."LIMIT1", "t"."SCAN1", "t"."SINCE1", "t"."MARK1"
FROM "o11_target"."OSUSR_T01_CUSTOMER" AS "t"
JOIN (
  SELECT
    "m"."new_id" AS "o11c_new",
    "s"."LIMIT" AS "LIMIT1",
    "s"."SCAN" AS "SCAN1",
    "s"."SINCE" AS "SINCE1",
    "s"."MARK" AS "MARK1"
  FROM "o11_source"."OSUSR_S01_CUSTOMER" AS "s"
  JOIN "o11c"."map_customer_5e36fdbcf9" AS "m"
    ON "m"."old_id" = "s"."ID" AND "m"."fresh" = FALSE
) AS "q"
  ON "t"."ID1" = "q"."o11c_new"
WHERE (
  ("t"."LIMIT1" IS DISTINCT FROM "q"."LIMIT1")
  OR ("t"."SCAN1" IS DISTINCT FROM "q"."SCAN1")
  OR ("t"."SINCE1" IS DISTINCT FROM "q"."SINCE1")
  OR (CAST("t"."MARK1" AS text) COLLATE pg_catalog."C" IS DISTINCT FROM CAST("q"."MARK1" AS text) COLLATE pg_catalog."C")
)
/* step 090-update-shop-customer */;

-- Rows that were in the target before this run get the source's values. A row is written only where a
-- value differs, so a second run writes nothing.
UPDATE "o11_target"."OSUSR_T01_CUSTOMER" AS "t" SET "LIMIT1" = "q"."LIMIT1",
  "SCAN1" = "q"."SCAN1",
  "SINCE1" = "q"."SINCE1",
  "MARK1" = "q"."MARK1"
FROM (
  SELECT
    "m"."new_id" AS "o11c_new",
    "s"."LIMIT" AS "LIMIT1", /* Limit: copied */
    "s"."SCAN" AS "SCAN1", /* Scan: copied */
    "s"."SINCE" AS "SINCE1", /* Since: copied */
    "s"."MARK" AS "MARK1" /* Mark: copied */
  FROM "o11_source"."OSUSR_S01_CUSTOMER" AS "s"
  JOIN "o11c"."map_customer_5e36fdbcf9" AS "m"
    ON "m"."old_id" = "s"."ID" AND "m"."fresh" = FALSE
) AS "q"
WHERE "t"."ID1" = "q"."o11c_new"
  AND (
    ("t"."LIMIT1" IS DISTINCT FROM "q"."LIMIT1")
    OR ("t"."SCAN1" IS DISTINCT FROM "q"."SCAN1")
    OR ("t"."SINCE1" IS DISTINCT FROM "q"."SINCE1")
    OR (CAST("t"."MARK1" AS text) COLLATE pg_catalog."C" IS DISTINCT FROM CAST("q"."MARK1" AS text) COLLATE pg_catalog."C")
  )
/* step 090-update-shop-customer */;
\set o11c_rows :ROW_COUNT

-- Each row of Shop.Customer that the run has written, as a hash: rollback.sql refuses when a row has
-- changed since.
INSERT INTO "o11c"."after_customer_5e36fdbcf9" ("id", "hash")
SELECT "t"."ID1", sha256(convert_to(CAST(ROW("t"."ID1", "t"."NAME1", "t"."LIMIT1", "t"."SCAN1", "t"."SINCE1", "t"."MARK1") AS text), 'UTF8'))
FROM "o11_target"."OSUSR_T01_CUSTOMER" AS "t"
JOIN (
SELECT
  "m"."new_id" AS "id"
FROM "o11c"."map_customer_5e36fdbcf9" AS "m"
WHERE
  "m"."fresh" = TRUE
UNION
SELECT
  "ID1" AS "id"
FROM "o11c"."before_customer_5e36fdbcf9"
) AS "w" ON "w"."id" = "t"."ID1"
/* step 090-update-shop-customer */;

-- Whoever joins it must know its size.
ANALYZE "o11c"."after_customer_5e36fdbcf9"
/* step 090-update-shop-customer */;
