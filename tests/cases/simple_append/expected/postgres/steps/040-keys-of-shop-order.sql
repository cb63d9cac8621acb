-- Step 040-keys-of-shop-order (4 of 7): keys of Shop.Order
-- Why here: before any row is inserted, so that every reference finds its new id: the identifier is an
-- autonumber: new ids are taken from the target as one block
-- Reads: o11_source.OSUSR_S01_ORDER, o11_target.OSUSR_T01_ORDER
-- Writes: o11c.map_order_b095562f7b
-- Rows expected: about 2 (the catalog's estimate when the snapshot was made)
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[040-keys-of-shop-order]' 'keys of Shop.Order'
\set o11c_rows 0

-- A map of an earlier run is replaced.
DROP TABLE IF EXISTS "o11c"."map_order_b095562f7b"
/* step 040-keys-of-shop-order */;

-- Old and new identifiers of Shop.Order (reserved: the identifier is an autonumber: new ids are taken
-- from the target as one block).
CREATE TABLE "o11c"."map_order_b095562f7b" (
  old_id integer PRIMARY KEY,
  new_id integer NOT NULL UNIQUE
)
/* step 040-keys-of-shop-order */;

INSERT INTO o11c.map (espace_key, entity_key, identifier_key, label, kind, table_name, source_digest, target_digest, run_id)
SELECT 'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18', '773ae870-b10f-5724-a1ba-af10e34bd057', 'feecee28-f22d-5483-a333-6035620ea6bd', 'Shop.Order', 'reserved', 'map_order_b095562f7b', '31ad9a27e69b8d0250419c0c43328363913bfe5bc1571e34249fcef0cf73bd01', 'da8ae0a06e46417de45b7935c3102e87852414075ffa5c40c3924c7d25bb0f15', max(run_id) FROM o11c.run
ON CONFLICT (espace_key, entity_key) DO UPDATE SET
  identifier_key = excluded.identifier_key, label = excluded.label, kind = excluded.kind,
  table_name = excluded.table_name, source_digest = excluded.source_digest,
  target_digest = excluded.target_digest, run_id = excluded.run_id
/* step 040-keys-of-shop-order */;

-- A block of new ids above every id that the target has given or holds, in the order of the old ones.
-- The table lock keeps others from drawing from the sequence for an insert.
INSERT INTO "o11c"."map_order_b095562f7b" (old_id, new_id)
SELECT s."ID", b.top + b.step * row_number() OVER (ORDER BY s."ID")
FROM "o11_source"."OSUSR_S01_ORDER" AS s
CROSS JOIN (
  SELECT greatest(q.top,
      CASE WHEN n.is_called THEN n.last_value ELSE n.last_value - d.seqincrement END) AS top,
    greatest(d.seqincrement, 1) AS step
  FROM (SELECT coalesce(max("ID1"), 0) AS top FROM "o11_target"."OSUSR_T01_ORDER") AS q
  CROSS JOIN "o11_target"."OSUSR_T01_ORDER_ID1_seq" AS n
  CROSS JOIN (SELECT seqincrement FROM pg_catalog.pg_sequence WHERE seqrelid = '"o11_target"."OSUSR_T01_ORDER_ID1_seq"'::regclass) AS d
) AS b
/* step 040-keys-of-shop-order */;
\set o11c_rows :ROW_COUNT

-- The sequence goes past the block; it is never lowered.
DO $o11c$
BEGIN
  PERFORM setval('"o11_target"."OSUSR_T01_ORDER_ID1_seq"'::regclass, h.top, true)
  FROM (SELECT max(v) FROM (SELECT max(new_id) AS v FROM "o11c"."map_order_b095562f7b"
    UNION ALL SELECT max("ID1") FROM "o11_target"."OSUSR_T01_ORDER") AS q) AS h(top)
  CROSS JOIN "o11_target"."OSUSR_T01_ORDER_ID1_seq" AS n
  WHERE h.top > n.last_value OR (h.top = n.last_value AND NOT n.is_called);
END
$o11c$
/* step 040-keys-of-shop-order */;

-- The planner must know the map's size before it joins it.
ANALYZE "o11c"."map_order_b095562f7b"
/* step 040-keys-of-shop-order */;

