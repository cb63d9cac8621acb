-- Step 030-keys-of-shop-customer (3 of 5): keys of Shop.Customer
-- Why here: before any row is inserted, so that every reference finds its new id: the identifier is an
-- autonumber: new ids are taken from the target as one block
-- Reads: o11_source.OSUSR_S01_CUSTOMER, o11_target.OSUSR_T01_CUSTOMER
-- Writes: o11c.map_customer_5e36fdbcf9
-- Rows expected: about 1 (the catalog's estimate when the snapshot was made)
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[030-keys-of-shop-customer]' 'keys of Shop.Customer'
\set o11c_rows 0

-- A map of an earlier run is replaced.
DROP TABLE IF EXISTS "o11c"."map_customer_5e36fdbcf9"
/* step 030-keys-of-shop-customer */;

-- Old and new identifiers of Shop.Customer (reserved: the identifier is an autonumber: new ids are
-- taken from the target as one block).
CREATE TABLE "o11c"."map_customer_5e36fdbcf9" (
  old_id integer PRIMARY KEY,
  new_id integer NOT NULL UNIQUE
)
/* step 030-keys-of-shop-customer */;

INSERT INTO o11c.map (espace_key, entity_key, identifier_key, label, kind, table_name, source_digest, target_digest, run_id)
SELECT 'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18', '6c758ee1-9a45-5acb-a19c-bc7ad577fe10', '73733213-4e04-5b26-b60f-7bbedd0d9555', 'Shop.Customer', 'reserved', 'map_customer_5e36fdbcf9', '9569fcd5d5db05a684305cac0cab6d4edc745647bf174a0273ced0f7344bf41d', '582699fd24a2f65d77f2054d30fd34a1f24d2d5b44e53f8b00f67898141166d1', max(run_id) FROM o11c.run
ON CONFLICT (espace_key, entity_key) DO UPDATE SET
  identifier_key = excluded.identifier_key, label = excluded.label, kind = excluded.kind,
  table_name = excluded.table_name, source_digest = excluded.source_digest,
  target_digest = excluded.target_digest, run_id = excluded.run_id
/* step 030-keys-of-shop-customer */;

-- A block of new ids above every id that the target has given or holds, in the order of the old ones.
-- The table lock keeps others from drawing from the sequence for an insert.
INSERT INTO "o11c"."map_customer_5e36fdbcf9" (old_id, new_id)
SELECT s."ID", b.top + b.step * row_number() OVER (ORDER BY s."ID")
FROM "o11_source"."OSUSR_S01_CUSTOMER" AS s
CROSS JOIN (
  SELECT greatest(q.top,
      CASE WHEN n.is_called THEN n.last_value ELSE n.last_value - d.seqincrement END) AS top,
    greatest(d.seqincrement, 1) AS step
  FROM (SELECT coalesce(max("ID1"), 0) AS top FROM "o11_target"."OSUSR_T01_CUSTOMER") AS q
  CROSS JOIN "o11_target"."OSUSR_T01_CUSTOMER_ID1_seq" AS n
  CROSS JOIN (SELECT seqincrement FROM pg_catalog.pg_sequence WHERE seqrelid = '"o11_target"."OSUSR_T01_CUSTOMER_ID1_seq"'::regclass) AS d
) AS b
/* step 030-keys-of-shop-customer */;
\set o11c_rows :ROW_COUNT

-- The sequence goes past the block; it is never lowered.
DO $o11c$
BEGIN
  PERFORM setval('"o11_target"."OSUSR_T01_CUSTOMER_ID1_seq"'::regclass, h.top, true)
  FROM (SELECT max(v) FROM (SELECT max(new_id) AS v FROM "o11c"."map_customer_5e36fdbcf9"
    UNION ALL SELECT max("ID1") FROM "o11_target"."OSUSR_T01_CUSTOMER") AS q) AS h(top)
  CROSS JOIN "o11_target"."OSUSR_T01_CUSTOMER_ID1_seq" AS n
  WHERE h.top > n.last_value OR (h.top = n.last_value AND NOT n.is_called);
END
$o11c$
/* step 030-keys-of-shop-customer */;

-- The planner must know the map's size before it joins it.
ANALYZE "o11c"."map_customer_5e36fdbcf9"
/* step 030-keys-of-shop-customer */;

