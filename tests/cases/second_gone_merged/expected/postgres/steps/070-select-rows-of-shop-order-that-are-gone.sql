-- Step 070-select-rows-of-shop-order-that-are-gone (7 of 18): select rows of Shop.Order that are gone
-- Why here: when all partners are known
-- Reads: o11_target.OSUSR_T01_ORDER, o11c.map_order_b095562f7b, o11_source.OSUSR_S01_ORDER
-- Writes: temporary table rows_order_gone_5aca38b1af
-- Locks: ACCESS SHARE on o11_source.OSUSR_S01_ORDER, o11_target.OSUSR_T01_ORDER (until COMMIT)
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Cost (estimate): at most 1 row, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[070-select-rows-of-shop-order-that-are-gone] 7 of 18:' 'select rows of Shop.Order that are gone'
\set o11c_rows 0

-- Rows of Shop.Order (target): those that an earlier run inserted and whose source row is gone.
INSERT INTO "pg_temp"."rows_order_gone_5aca38b1af" ("id")
SELECT
  "t"."ID1" AS "id"
FROM "o11_target"."OSUSR_T01_ORDER" AS "t"
WHERE
  EXISTS(
    SELECT
      1
    FROM "o11c"."map_order_b095562f7b" AS "m"
    WHERE
      "m"."new_id" = "t"."ID1"
      AND (
        "m"."made" = TRUE OR "m"."fresh" = TRUE
      )
      AND NOT EXISTS(
        SELECT
          1
        FROM "o11_source"."OSUSR_S01_ORDER" AS "s"
        WHERE
          "s"."ID" = "m"."old_id"
      )
  )
/* step 070-select-rows-of-shop-order-that-are-gone */;
\set o11c_rows :ROW_COUNT

-- The planner must know how many there are before they are joined.
ANALYZE "pg_temp"."rows_order_gone_5aca38b1af"
/* step 070-select-rows-of-shop-order-that-are-gone */;
