-- Step 040-keys-of-shop-order (4 of 7): keys of Shop.Order
-- Why here: before any row is inserted, so that every reference finds its new id: the identifier is an
-- autonumber: new ids are taken from the target as one block
-- Reads: o11_source.OSUSR_S01_ORDER, o11_target.OSUSR_T01_ORDER
-- Writes: pg_temp.map_order_b095562f7b, sequence o11_target.OSUSR_T01_ORDER_ID1_seq (moved; a rollback
-- of the transaction does not undo that)
-- Locks: ACCESS SHARE on o11_source.OSUSR_S01_ORDER, o11_target.OSUSR_T01_ORDER (until COMMIT)
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Cost (estimate): about 2 rows, 220 bytes to write, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[040-keys-of-shop-order] 4 of 7:' 'keys of Shop.Order'
\set o11c_rows 0

-- Old and new identifiers of Shop.Order (reserved: the identifier is an autonumber: new ids are taken
-- from the target as one block).
CREATE TEMPORARY TABLE "pg_temp"."map_order_b095562f7b" (
  "old_id" integer NOT NULL PRIMARY KEY,
  "new_id" integer NOT NULL UNIQUE,
  "fresh" boolean NOT NULL,
  "made" boolean NOT NULL DEFAULT FALSE
) ON COMMIT DROP
/* step 040-keys-of-shop-order */;

-- How many ids are needed, and the highest that the target holds.
WITH old_block AS (DELETE FROM pg_temp.o11c_block)
INSERT INTO pg_temp.o11c_block (top, step, rows)
SELECT (SELECT coalesce(max("ID1"), 0) FROM "o11_target"."OSUSR_T01_ORDER"), 1, (
SELECT count(*)
FROM "o11_source"."OSUSR_S01_ORDER" AS "s")
/* step 040-keys-of-shop-order */;

-- Take the block: above what the sequence has given, and the sequence goes past it at once, never
-- down. An insert of somebody else that takes its id by default waits for the table lock and draws it
-- then; one that asks the sequence itself gets a number above the block.
DO $o11c$
DECLARE
  given bigint;
  increment bigint;
BEGIN
  SELECT seqincrement INTO increment FROM pg_catalog.pg_sequence WHERE seqrelid = '"o11_target"."OSUSR_T01_ORDER_ID1_seq"'::regclass;
  SELECT CASE WHEN is_called THEN last_value ELSE last_value - increment END INTO given
  FROM "o11_target"."OSUSR_T01_ORDER_ID1_seq";
  UPDATE pg_temp.o11c_block SET step = greatest(increment, 1), top = greatest(top, given);
  PERFORM setval('"o11_target"."OSUSR_T01_ORDER_ID1_seq"'::regclass, top + step * rows, true)
  FROM pg_temp.o11c_block WHERE top + step * rows > given;
END
$o11c$
/* step 040-keys-of-shop-order */;

-- The block's ids in the order of the old ones.
INSERT INTO "pg_temp"."map_order_b095562f7b" (old_id, new_id, fresh)
SELECT "s"."ID", b.top + b.step * row_number() OVER (ORDER BY "s"."ID"), TRUE
FROM "o11_source"."OSUSR_S01_ORDER" AS "s"
CROSS JOIN pg_temp.o11c_block AS b
/* step 040-keys-of-shop-order */;
\set o11c_rows :ROW_COUNT

-- The planner must know the map's size before it joins it.
ANALYZE "pg_temp"."map_order_b095562f7b"
/* step 040-keys-of-shop-order */;
