-- Step 050-link-shop-part-parentid1 (5 of 6): link Shop.Part PARENTID1
-- Why here: after all inserts: the rows that it refers to are in only now
-- Reads: o11_source.OSUSR_S01_PART
-- Writes: o11_target.OSUSR_T01_PART
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[050-link-shop-part-parentid1]' 'link Shop.Part PARENTID1'
\set o11c_rows 0

-- The rows that it refers to are in now. Only rows of this run are touched: those in the map.
UPDATE "o11_target"."OSUSR_T01_PART" AS "t" SET "PARENTID1" = "r"."new_id"
FROM "o11_source"."OSUSR_S01_PART" AS "s"
JOIN "o11c"."map_part_2688024046" AS "m"
  ON "m"."old_id" = "s"."ID"
JOIN "o11c"."map_part_2688024046" AS "r"
  ON "r"."old_id" = "s"."PARENTID"
WHERE "t"."ID1" = "m"."new_id"
/* step 050-link-shop-part-parentid1 */;
\set o11c_rows :ROW_COUNT

