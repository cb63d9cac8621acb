-- Step 060-keys-of-shop-order (6 of 18): keys of Shop.Order
-- Why here: before any row is inserted, so that every reference finds its new id: the identifier is an
-- autonumber: new ids are taken from the target as one block
-- Reads: o11_source.OSUSR_S01_ORDER, o11_target.OSUSR_T01_ORDER
-- Writes: o11c.map_order_b095562f7b, sequence o11_target.OSUSR_T01_ORDER_ID1_seq (moved; a rollback of
-- the transaction does not undo that), o11c.map (the map is registered)
-- Locks: ACCESS SHARE on o11_source.OSUSR_S01_ORDER, o11_target.OSUSR_T01_ORDER (until COMMIT)
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Cost (estimate): at most 3 rows, 330 bytes to write, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[060-keys-of-shop-order] 6 of 18:' 'keys of Shop.Order'
\set o11c_rows 0

-- The map of Shop.Order goes on: pairs of earlier runs are not inserted again. What they inserted is
-- remembered in made.
UPDATE "o11c"."map_order_b095562f7b" SET "made" = TRUE, "fresh" = FALSE
WHERE "fresh" = TRUE
/* step 060-keys-of-shop-order */;

-- Rows that the target has lost since are no partners: their source rows are written again.
DELETE FROM "o11c"."map_order_b095562f7b" AS "m"
WHERE NOT EXISTS(
  SELECT
    1
  FROM "o11_target"."OSUSR_T01_ORDER" AS "t"
  WHERE
    "t"."ID1" = "m"."new_id"
)
/* step 060-keys-of-shop-order */;

-- Register the map under its keys, in place of one of an earlier run.
INSERT INTO o11c.map (espace_key, entity_key, identifier_key, label, kind, table_name, source_digest, target_digest, run_id)
SELECT 'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18', '773ae870-b10f-5724-a1ba-af10e34bd057', 'feecee28-f22d-5483-a333-6035620ea6bd', 'Shop.Order', 'reserved', 'map_order_b095562f7b', '47951d5a4da7a9a85eb9c72b22704cd09eeb399e5216d902eb3eaa8c1c774620', '984ee7afadaff8491fb8766561eae7e267c36e5df8ffdf9816d2eb8a399a37b3', max(run_id) FROM o11c.run
ON CONFLICT (espace_key, entity_key) DO UPDATE SET
  identifier_key = excluded.identifier_key, label = excluded.label, kind = excluded.kind,
  table_name = excluded.table_name, source_digest = excluded.source_digest,
  target_digest = excluded.target_digest, run_id = excluded.run_id
/* step 060-keys-of-shop-order */;

-- How many ids are needed, and the highest that the target holds.
WITH old_block AS (DELETE FROM pg_temp.o11c_block)
INSERT INTO pg_temp.o11c_block (top, step, rows)
SELECT (SELECT coalesce(max("ID1"), 0) FROM "o11_target"."OSUSR_T01_ORDER"), 1, (
SELECT count(*)
FROM "o11_source"."OSUSR_S01_ORDER" AS "s"
LEFT JOIN "o11c"."map_order_b095562f7b" AS "has" ON "has"."old_id" = "s"."ID"
WHERE "has"."old_id" IS NULL)
/* step 060-keys-of-shop-order */;

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
/* step 060-keys-of-shop-order */;

-- The block's ids in the order of the old ones that have no partner yet.
INSERT INTO "o11c"."map_order_b095562f7b" (old_id, new_id, fresh)
SELECT "s"."ID", b.top + b.step * row_number() OVER (ORDER BY "s"."ID"), TRUE
FROM "o11_source"."OSUSR_S01_ORDER" AS "s"
LEFT JOIN "o11c"."map_order_b095562f7b" AS "has" ON "has"."old_id" = "s"."ID"
CROSS JOIN pg_temp.o11c_block AS b
WHERE "has"."old_id" IS NULL
/* step 060-keys-of-shop-order */;
\set o11c_rows :ROW_COUNT

-- The planner must know the map's size before it joins it.
ANALYZE "o11c"."map_order_b095562f7b"
/* step 060-keys-of-shop-order */;
