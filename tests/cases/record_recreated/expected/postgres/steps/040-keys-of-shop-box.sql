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

-- Register the map under its keys, in place of one of an earlier run.
INSERT INTO o11c.map (espace_key, entity_key, identifier_key, label, kind, table_name, source_digest, target_digest, run_id)
SELECT 'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18', '3c03f88e-0557-52ff-8bec-ee183950225f', '768a794f-a216-51d0-8845-7c6b180ac094', 'Shop.Box', 'reserved', 'map_box_c442fa2091', 'b09d10904fe94001fdfce057fff8648783cbd60fda0d19764c470ccb684bc972', 'ec7a6e4e084cacbc62b85523c68a476af98c83b320b02fce388a2d0a5858b69d', max(run_id) FROM o11c.run
ON CONFLICT (espace_key, entity_key) DO UPDATE SET
  identifier_key = excluded.identifier_key, label = excluded.label, kind = excluded.kind,
  table_name = excluded.table_name, source_digest = excluded.source_digest,
  target_digest = excluded.target_digest, run_id = excluded.run_id
/* step 040-keys-of-shop-box */;

-- How many ids are needed, and the highest that the target holds.
WITH old_block AS (DELETE FROM pg_temp.o11c_block)
INSERT INTO pg_temp.o11c_block (top, step, rows)
SELECT (SELECT coalesce(max("ID1"), 0) FROM "o11_target"."OSUSR_T01_BOX"), 1, (SELECT count(*) FROM "o11_source"."OSUSR_S01_BOX")
/* step 040-keys-of-shop-box */;

-- Take the block: above what the sequence has given, and the sequence goes past it at once, never
-- down. An insert of somebody else waits for the table lock and draws its id afterwards.
DO $o11c$
DECLARE
  given bigint;
  increment bigint;
BEGIN
  SELECT seqincrement INTO increment FROM pg_catalog.pg_sequence WHERE seqrelid = '"o11_target"."OSUSR_T01_BOX_ID1_seq"'::regclass;
  SELECT CASE WHEN is_called THEN last_value ELSE last_value - increment END INTO given
  FROM "o11_target"."OSUSR_T01_BOX_ID1_seq";
  UPDATE pg_temp.o11c_block SET step = greatest(increment, 1), top = greatest(top, given);
  PERFORM setval('"o11_target"."OSUSR_T01_BOX_ID1_seq"'::regclass, top + step * rows, true)
  FROM pg_temp.o11c_block WHERE top + step * rows > given;
END
$o11c$
/* step 040-keys-of-shop-box */;

-- The block's ids in the order of the old ones.
INSERT INTO "o11c"."map_box_c442fa2091" (old_id, new_id)
SELECT s."ID", b.top + b.step * row_number() OVER (ORDER BY s."ID")
FROM "o11_source"."OSUSR_S01_BOX" AS s
CROSS JOIN pg_temp.o11c_block AS b
/* step 040-keys-of-shop-box */;
\set o11c_rows :ROW_COUNT

-- The planner must know the map's size before it joins it.
ANALYZE "o11c"."map_box_c442fa2091"
/* step 040-keys-of-shop-box */;

