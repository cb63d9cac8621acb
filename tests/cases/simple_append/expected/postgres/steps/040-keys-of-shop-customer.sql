-- Step 040-keys-of-shop-customer (4 of 8): keys of Shop.Customer
-- Why here: before any row is inserted, so that every reference finds its new id: the identifier is an
-- autonumber: new ids are taken from the target as one block
-- Reads: o11_source.OSUSR_S01_CUSTOMER, o11_target.OSUSR_T01_CUSTOMER
-- Writes: o11c.map_customer_5e36fdbcf9, sequence o11_target.OSUSR_T01_CUSTOMER_ID1_seq (moved; a
-- rollback of the transaction does not undo that), o11c.map (the map is registered)
-- Locks: ACCESS SHARE on o11_source.OSUSR_S01_CUSTOMER, o11_target.OSUSR_T01_CUSTOMER (until COMMIT)
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Cost (estimate): about 2 rows, 220 bytes to write, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[040-keys-of-shop-customer] 4 of 8:' 'keys of Shop.Customer'
\set o11c_rows 0

-- Old and new identifiers of Shop.Customer (reserved: the identifier is an autonumber: new ids are
-- taken from the target as one block).
CREATE TABLE "o11c"."map_customer_5e36fdbcf9" (
  "old_id" integer NOT NULL PRIMARY KEY,
  "new_id" integer NOT NULL UNIQUE,
  "fresh" boolean NOT NULL,
  "made" boolean NOT NULL DEFAULT FALSE
)
/* step 040-keys-of-shop-customer */;

-- Register the map under its keys, in place of one of an earlier run.
INSERT INTO o11c.map (espace_key, entity_key, identifier_key, label, kind, table_name, source_digest, target_digest, run_id)
SELECT 'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18', '6c758ee1-9a45-5acb-a19c-bc7ad577fe10', '73733213-4e04-5b26-b60f-7bbedd0d9555', 'Shop.Customer', 'reserved', 'map_customer_5e36fdbcf9', '7b0c78e562f598879cc37c6363bf35c31008cc0848d39aceec6c9c92b7671df7', '8f12a1b233101e6191e23e999409199a6c89e3ba1035290d9ffdddd3c3b2ab88', max(run_id) FROM o11c.run
ON CONFLICT (espace_key, entity_key) DO UPDATE SET
  identifier_key = excluded.identifier_key, label = excluded.label, kind = excluded.kind,
  table_name = excluded.table_name, source_digest = excluded.source_digest,
  target_digest = excluded.target_digest, run_id = excluded.run_id
/* step 040-keys-of-shop-customer */;

-- How many ids are needed, and the highest that the target holds.
WITH old_block AS (DELETE FROM pg_temp.o11c_block)
INSERT INTO pg_temp.o11c_block (top, step, rows)
SELECT (SELECT coalesce(max("ID1"), 0) FROM "o11_target"."OSUSR_T01_CUSTOMER"), 1, (
SELECT count(*)
FROM "o11_source"."OSUSR_S01_CUSTOMER" AS "s")
/* step 040-keys-of-shop-customer */;

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
/* step 040-keys-of-shop-customer */;

-- The block's ids in the order of the old ones.
INSERT INTO "o11c"."map_customer_5e36fdbcf9" (old_id, new_id, fresh)
SELECT "s"."ID", b.top + b.step * row_number() OVER (ORDER BY "s"."ID"), TRUE
FROM "o11_source"."OSUSR_S01_CUSTOMER" AS "s"
CROSS JOIN pg_temp.o11c_block AS b
/* step 040-keys-of-shop-customer */;
\set o11c_rows :ROW_COUNT

-- The planner must know the map's size before it joins it.
ANALYZE "o11c"."map_customer_5e36fdbcf9"
/* step 040-keys-of-shop-customer */;
