-- Step 050-keys-of-shop-customer (5 of 18): keys of Shop.Customer
-- Why here: before any row is inserted, so that every reference finds its new id: rows are the same
-- where Code agrees; for the rest, the identifier is an autonumber: new ids are taken from the target
-- as one block
-- Reads: o11_source.OSUSR_S01_CUSTOMER, o11_target.OSUSR_T01_CUSTOMER
-- Writes: o11c.map_customer_5e36fdbcf9, sequence o11_target.OSUSR_T01_CUSTOMER_ID1_seq (moved; a
-- rollback of the transaction does not undo that)
-- Locks: ACCESS SHARE on o11_source.OSUSR_S01_CUSTOMER, o11_target.OSUSR_T01_CUSTOMER (until COMMIT)
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Cost (estimate): at most 3 rows, 330 bytes to write, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[050-keys-of-shop-customer] 5 of 18:' 'keys of Shop.Customer'
\set o11c_rows 0

-- How many ids are needed, and the highest that the target holds.
WITH old_block AS (DELETE FROM pg_temp.o11c_block)
INSERT INTO pg_temp.o11c_block (top, step, rows)
SELECT (SELECT coalesce(max("ID1"), 0) FROM "o11_target"."OSUSR_T01_CUSTOMER"), 1, (
SELECT count(*)
FROM "o11_source"."OSUSR_S01_CUSTOMER" AS "s"
LEFT JOIN "o11c"."map_customer_5e36fdbcf9" AS "has" ON "has"."old_id" = "s"."ID"
WHERE "has"."old_id" IS NULL)
/* step 050-keys-of-shop-customer */;

-- Take the block: above what the sequence has given, and the sequence goes past it at once, never
-- down. An insert of somebody else that takes its id by default waits for the table lock and draws it
-- then; one that asks the sequence itself gets a number above the block.
DO $o11c$
DECLARE
  given bigint;
  increment bigint;
BEGIN
  SELECT seqincrement INTO increment FROM pg_catalog.pg_sequence WHERE seqrelid = '"o11_target"."OSUSR_T01_CUSTOMER_ID1_seq"'::regclass;
  SELECT CASE WHEN is_called THEN last_value ELSE last_value - increment END INTO given
  FROM "o11_target"."OSUSR_T01_CUSTOMER_ID1_seq";
  UPDATE pg_temp.o11c_block SET step = greatest(increment, 1), top = greatest(top, given);
  PERFORM setval('"o11_target"."OSUSR_T01_CUSTOMER_ID1_seq"'::regclass, top + step * rows, true)
  FROM pg_temp.o11c_block WHERE top + step * rows > given;
END
$o11c$
/* step 050-keys-of-shop-customer */;

-- The block's ids in the order of the old ones that have no partner yet.
INSERT INTO "o11c"."map_customer_5e36fdbcf9" (old_id, new_id, fresh)
SELECT "s"."ID", b.top + b.step * row_number() OVER (ORDER BY "s"."ID"), TRUE
FROM "o11_source"."OSUSR_S01_CUSTOMER" AS "s"
LEFT JOIN "o11c"."map_customer_5e36fdbcf9" AS "has" ON "has"."old_id" = "s"."ID"
CROSS JOIN pg_temp.o11c_block AS b
WHERE "has"."old_id" IS NULL
/* step 050-keys-of-shop-customer */;
\set o11c_rows :ROW_COUNT

-- The planner must know the map's size before it joins it.
ANALYZE "o11c"."map_customer_5e36fdbcf9"
/* step 050-keys-of-shop-customer */;
