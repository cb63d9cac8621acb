-- Step 050-insert-shop-customer (5 of 7): insert Shop.Customer
-- Why here: it refers to no entity that is inserted here
-- Reads: o11_source.OSUSR_S01_CUSTOMER, pg_temp.map_customer_5e36fdbcf9
-- Writes: o11_target.OSUSR_T01_CUSTOMER
-- Locks: ROW EXCLUSIVE on o11_target.OSUSR_T01_CUSTOMER; ACCESS SHARE on
-- o11_source.OSUSR_S01_CUSTOMER, o11_target.OSUSR_T01_CUSTOMER (until COMMIT)
-- Applications: since step 010-open-the-run who writes to o11_target.OSUSR_T01_CUSTOMER waits (reading
-- goes on)
-- Cost (estimate): about 2 rows, size unknown, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[050-insert-shop-customer] 5 of 7:' 'insert Shop.Customer'
\set o11c_rows 0

-- One row for each row of the source; every reference goes through its map. The ids are already in the
-- map, so the identity column takes them as given.
INSERT INTO "o11_target"."OSUSR_T01_CUSTOMER" (
  "ID1",
  "NAME1",
  "LIMIT1",
  "MARK1"
)
OVERRIDING SYSTEM VALUE
SELECT
  "m"."new_id" AS "ID1", /* Id: new identifier: the identifier is an autonumber: new ids are taken from the target as one block */
  "s"."NAME" AS "NAME1", /* Name: copied */
  "s"."LIMIT" AS "LIMIT1", /* Limit: copied */
  "s"."MARK" AS "MARK1" /* Mark: copied */
FROM "o11_source"."OSUSR_S01_CUSTOMER" AS "s"
JOIN "pg_temp"."map_customer_5e36fdbcf9" AS "m"
  ON "m"."old_id" = "s"."ID"
/* step 050-insert-shop-customer */;
\set o11c_rows :ROW_COUNT
