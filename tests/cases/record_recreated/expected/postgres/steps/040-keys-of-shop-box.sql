-- Step 040-keys-of-shop-box (4 of 6): keys of Shop.Box
-- Why here: before any row is inserted, so that every reference finds its new id: the identifier is an
-- autonumber: new ids are taken from the target as one block
-- Reads: o11_source.OSUSR_S01_BOX, o11_target.OSUSR_T01_BOX
-- Writes: o11c.map_box_c442fa2091
-- Rows expected: about 3 (the catalog's estimate when the snapshot was made)
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[040-keys-of-shop-box]' 'keys of Shop.Box'
\set o11c_rows 0

-- A map of an earlier run is replaced.
DROP TABLE IF EXISTS "o11c"."map_box_c442fa2091"
/* step 040-keys-of-shop-box */;

-- Old and new identifiers of Shop.Box (reserved: the identifier is an autonumber: new ids are taken
-- from the target as one block).
CREATE TABLE "o11c"."map_box_c442fa2091" (
  old_id integer PRIMARY KEY,
  new_id integer NOT NULL UNIQUE
)
/* step 040-keys-of-shop-box */;

INSERT INTO o11c.map (espace_key, entity_key, identifier_key, label, kind, table_name, source_digest, target_digest, run_id)
SELECT 'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18', '3c03f88e-0557-52ff-8bec-ee183950225f', '768a794f-a216-51d0-8845-7c6b180ac094', 'Shop.Box', 'reserved', 'map_box_c442fa2091', '3873f13cad776675e9fbbe2f63cec411f86baf0ed7f63010852b0fe8501ede7f', '732f3b840d3f656c761f9f5a0c79e4bc7750aed0f50b221e9615b95b3ad9dd75', max(run_id) FROM o11c.run
ON CONFLICT (espace_key, entity_key) DO UPDATE SET
  identifier_key = excluded.identifier_key, label = excluded.label, kind = excluded.kind,
  table_name = excluded.table_name, source_digest = excluded.source_digest,
  target_digest = excluded.target_digest, run_id = excluded.run_id
/* step 040-keys-of-shop-box */;

-- A block of new ids above every id that the target has given or holds, in the order of the old ones.
-- The table lock keeps others from drawing from the sequence for an insert.
INSERT INTO "o11c"."map_box_c442fa2091" (old_id, new_id)
SELECT s."ID", b.top + b.step * row_number() OVER (ORDER BY s."ID")
FROM "o11_source"."OSUSR_S01_BOX" AS s
CROSS JOIN (
  SELECT greatest(q.top,
      CASE WHEN n.is_called THEN n.last_value ELSE n.last_value - d.seqincrement END) AS top,
    greatest(d.seqincrement, 1) AS step
  FROM (SELECT coalesce(max("ID1"), 0) AS top FROM "o11_target"."OSUSR_T01_BOX") AS q
  CROSS JOIN "o11_target"."OSUSR_T01_BOX_ID1_seq" AS n
  CROSS JOIN (SELECT seqincrement FROM pg_catalog.pg_sequence WHERE seqrelid = '"o11_target"."OSUSR_T01_BOX_ID1_seq"'::regclass) AS d
) AS b
/* step 040-keys-of-shop-box */;
\set o11c_rows :ROW_COUNT

-- The sequence goes past the block; it is never lowered.
DO $o11c$
BEGIN
  PERFORM setval('"o11_target"."OSUSR_T01_BOX_ID1_seq"'::regclass, h.top, true)
  FROM (SELECT max(v) FROM (SELECT max(new_id) AS v FROM "o11c"."map_box_c442fa2091"
    UNION ALL SELECT max("ID1") FROM "o11_target"."OSUSR_T01_BOX") AS q) AS h(top)
  CROSS JOIN "o11_target"."OSUSR_T01_BOX_ID1_seq" AS n
  WHERE h.top > n.last_value OR (h.top = n.last_value AND NOT n.is_called);
END
$o11c$
/* step 040-keys-of-shop-box */;

-- The planner must know the map's size before it joins it.
ANALYZE "o11c"."map_box_c442fa2091"
/* step 040-keys-of-shop-box */;

