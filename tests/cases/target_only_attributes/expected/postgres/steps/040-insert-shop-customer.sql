-- Step 040-insert-shop-customer (4 of 5): insert Shop.Customer
-- Why here: it refers to no entity that is inserted here
-- Reads: o11_source.OSUSR_S01_CUSTOMER
-- Writes: o11_target.OSUSR_T01_CUSTOMER
-- Rows expected: about 1 (the catalog's estimate when the snapshot was made)
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[040-insert-shop-customer]' 'insert Shop.Customer'
\set o11c_rows 0

-- One row for each row of the source; every reference goes through its map. The ids are already
-- reserved, so the identity column takes them as given. Not named here: REGION1 (new in the target:
-- the database default).
INSERT INTO "o11_target"."OSUSR_T01_CUSTOMER" (
  "ID1",
  "NAME1",
  "CHANNEL1",
  "LEVEL1",
  "ACTIVE1",
  "SINCE1",
  "STAMP1",
  "NOTE1",
  "AMOUNT1",
  "PHOTO1",
  "PARENTID1",
  "BONUS1",
  "MARK1"
)
OVERRIDING SYSTEM VALUE
SELECT
  "m"."new_id" AS "ID1", /* Id: new identifier: the identifier is an autonumber: new ids are taken from the target as one block */
  "s"."NAME" AS "NAME1", /* Name: copied */
  'web' AS "CHANNEL1", /* Channel: new in the target: {U+60}set{U+60} in the project file */
  3 AS "LEVEL1", /* Level: new in the target: the attribute{U+27}s DEFAULT_VALUE */
  TRUE AS "ACTIVE1", /* Active: new in the target: the attribute{U+27}s DEFAULT_VALUE */
  CAST('2020-02-29' AS date) AS "SINCE1", /* Since: new in the target: the attribute{U+27}s DEFAULT_VALUE */
  CAST('1900-01-01 00:00:00' AS timestamp) AS "STAMP1", /* Stamp: new in the target: the type{U+27}s null value (DEFAULT_VALUE is an expression that only the platform evaluates) */
  '' AS "NOTE1", /* Note: new in the target: the type{U+27}s null value */
  0 AS "AMOUNT1", /* Amount: new in the target: the type{U+27}s null value */
  CAST('' AS bytea) AS "PHOTO1", /* Photo: new in the target: the type{U+27}s null value */
  NULL AS "PARENTID1", /* ParentId: new in the target: an empty reference */
  NULL AS "BONUS1", /* Bonus: new in the target: {U+60}set{U+60} in the project file */
  "s"."MARK" AS "MARK1" /* Mark: copied */
FROM "o11_source"."OSUSR_S01_CUSTOMER" AS "s"
JOIN "o11c"."map_customer_5e36fdbcf9" AS "m"
  ON "m"."old_id" = "s"."ID"
/* step 040-insert-shop-customer */;
\set o11c_rows :ROW_COUNT

