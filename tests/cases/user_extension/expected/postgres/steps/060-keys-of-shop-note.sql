-- Step 060-keys-of-shop-note (6 of 9): keys of Shop.Note
-- Why here: before any row is inserted, so that every reference finds its new id: the identifier is an
-- autonumber: new ids are taken from the target as one block
-- Reads: o11_source.OSUSR_S01_NOTE, o11_target.OSUSR_T01_NOTE
-- Writes: o11c.map_note_19a8becf9d
-- Rows expected: about 2 (the catalog's estimate when the snapshot was made)
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[060-keys-of-shop-note]' 'keys of Shop.Note'
\set o11c_rows 0

-- A map of an earlier run is replaced.
DROP TABLE IF EXISTS "o11c"."map_note_19a8becf9d"
/* step 060-keys-of-shop-note */;

-- Old and new identifiers of Shop.Note (reserved: the identifier is an autonumber: new ids are taken
-- from the target as one block).
CREATE TABLE "o11c"."map_note_19a8becf9d" (
  old_id integer PRIMARY KEY,
  new_id integer NOT NULL UNIQUE
)
/* step 060-keys-of-shop-note */;

-- Register the map under its keys, in place of one of an earlier run.
INSERT INTO o11c.map (espace_key, entity_key, identifier_key, label, kind, table_name, source_digest, target_digest, run_id)
SELECT 'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18', '06aeb81c-b3f1-556e-b02c-aaa16c4e7694', '1f483408-e202-50df-a8a5-6420f70b6309', 'Shop.Note', 'reserved', 'map_note_19a8becf9d', '4f98a94127d9c976d714a4991e869595a81e700a38c9b735b98083f078d1f2d0', '81c6aee6609c10273ff5c111c49cb27f4002ed2ab7386969ab39011d933aed2b', max(run_id) FROM o11c.run
ON CONFLICT (espace_key, entity_key) DO UPDATE SET
  identifier_key = excluded.identifier_key, label = excluded.label, kind = excluded.kind,
  table_name = excluded.table_name, source_digest = excluded.source_digest,
  target_digest = excluded.target_digest, run_id = excluded.run_id
/* step 060-keys-of-shop-note */;

-- How many ids are needed, and the highest that the target holds.
WITH old_block AS (DELETE FROM pg_temp.o11c_block)
INSERT INTO pg_temp.o11c_block (top, step, rows)
SELECT (SELECT coalesce(max("ID1"), 0) FROM "o11_target"."OSUSR_T01_NOTE"), 1, (SELECT count(*) FROM "o11_source"."OSUSR_S01_NOTE")
/* step 060-keys-of-shop-note */;

-- Take the block: above what the sequence has given, and the sequence goes past it at once, never
-- down. An insert of somebody else waits for the table lock and draws its id afterwards.
DO $o11c$
DECLARE
  given bigint;
  increment bigint;
BEGIN
  SELECT seqincrement INTO increment FROM pg_catalog.pg_sequence WHERE seqrelid = '"o11_target"."OSUSR_T01_NOTE_ID1_seq"'::regclass;
  SELECT CASE WHEN is_called THEN last_value ELSE last_value - increment END INTO given
  FROM "o11_target"."OSUSR_T01_NOTE_ID1_seq";
  UPDATE pg_temp.o11c_block SET step = greatest(increment, 1), top = greatest(top, given);
  PERFORM setval('"o11_target"."OSUSR_T01_NOTE_ID1_seq"'::regclass, top + step * rows, true)
  FROM pg_temp.o11c_block WHERE top + step * rows > given;
END
$o11c$
/* step 060-keys-of-shop-note */;

-- The block's ids in the order of the old ones.
INSERT INTO "o11c"."map_note_19a8becf9d" (old_id, new_id)
SELECT s."ID", b.top + b.step * row_number() OVER (ORDER BY s."ID")
FROM "o11_source"."OSUSR_S01_NOTE" AS s
CROSS JOIN pg_temp.o11c_block AS b
/* step 060-keys-of-shop-note */;
\set o11c_rows :ROW_COUNT

-- The planner must know the map's size before it joins it.
ANALYZE "o11c"."map_note_19a8becf9d"
/* step 060-keys-of-shop-note */;

