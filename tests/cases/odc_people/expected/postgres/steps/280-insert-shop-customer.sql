-- Step 280-insert-shop-customer (28 of 30): insert Shop.Customer
-- Why here: after (System).User, which its rows refer to
-- Reads: o11_source.OSUSR_S01_CUSTOMER, o11c.map_customer_5e36fdbcf9, o11c.map_user_f9b11b2f84,
-- o11c.before_osusr_customer_bb6b330eee
-- Writes: o11_target.osusr_customer, o11c.after_osusr_customer_bb6b330eee
-- Locks: ROW EXCLUSIVE on o11_target.osusr_customer; ACCESS SHARE on o11_source.OSUSR_S01_CUSTOMER,
-- o11_target.osusr_customer (until COMMIT)
-- Applications: since step 010-open-the-run who writes to o11_target.osusr_customer waits (reading
-- goes on)
-- Cost (estimate): about 5 rows, size unknown, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[280-insert-shop-customer] 28 of 30:' 'insert Shop.Customer'
\set o11c_rows 0

-- One row for each row of the source; every reference goes through its map. The ids are already in the
-- map, so the identity column takes them as given.
INSERT INTO "o11_target"."osusr_customer" (
  "id",
  "name",
  "created_by",
  "mark"
)
OVERRIDING SYSTEM VALUE
SELECT
  "m"."new_id" AS "id", /* Id: new identifier: ids stay: each run empties the tables of ODC that it writes */
  "s"."NAME" AS "name", /* Name: copied */
  "r2"."new_id" AS "created_by", /* CreatedBy: reference to (System).User, through its map; a value without partner becomes NULL */
  "s"."MARK" AS "mark" /* Mark: copied */
FROM "o11_source"."OSUSR_S01_CUSTOMER" AS "s"
JOIN "o11c"."map_customer_5e36fdbcf9" AS "m"
  ON "m"."old_id" = "s"."ID"
LEFT JOIN "o11c"."map_user_f9b11b2f84" AS "r2"
  ON "r2"."old_id" = "s"."CREATEDBY"
/* step 280-insert-shop-customer */;
\set o11c_rows :ROW_COUNT

-- Each row of o11_target.osusr_customer that the run has written, as a hash: rollback.sql refuses when
-- a row has changed since.
INSERT INTO "o11c"."after_osusr_customer_bb6b330eee" ("id", "hash")
SELECT "t"."id", sha256(convert_to(CAST(ROW("t"."id", "t"."name", "t"."created_by", "t"."mark") AS text), 'UTF8'))
FROM "o11_target"."osusr_customer" AS "t"
JOIN (
SELECT
  "m"."new_id" AS "id"
FROM "o11c"."map_customer_5e36fdbcf9" AS "m"
WHERE
  "m"."fresh" = TRUE
UNION
SELECT
  "id" AS "id"
FROM "o11c"."before_osusr_customer_bb6b330eee"
) AS "w" ON "w"."id" = "t"."id"
/* step 280-insert-shop-customer */;

-- Whoever joins it must know its size.
ANALYZE "o11c"."after_osusr_customer_bb6b330eee"
/* step 280-insert-shop-customer */;
