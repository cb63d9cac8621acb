-- Step 030-keys-of-shop-part (3 of 6): keys of Shop.Part
-- Why here: before any row is inserted, so that every reference finds its new id: the identifier is an
-- autonumber: new ids are taken from the target as one block
-- Reads: o11_source.OSUSR_S01_PART, o11_target.OSUSR_T01_PART
-- Writes: o11c.map_part_2688024046
-- Rows expected: about 3 (the catalog's estimate when the snapshot was made)
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[030-keys-of-shop-part]' 'keys of Shop.Part'
\set o11c_rows 0

-- A map of an earlier run is replaced.
DROP TABLE IF EXISTS "o11c"."map_part_2688024046"
/* step 030-keys-of-shop-part */;

-- Old and new identifiers of Shop.Part (reserved: the identifier is an autonumber: new ids are taken
-- from the target as one block).
CREATE TABLE "o11c"."map_part_2688024046" (
  old_id integer PRIMARY KEY,
  new_id integer NOT NULL UNIQUE
)
/* step 030-keys-of-shop-part */;

-- Register the map under its keys, in place of one of an earlier run.
INSERT INTO o11c.map (espace_key, entity_key, identifier_key, label, kind, table_name, source_digest, target_digest, run_id)
SELECT 'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18', 'fd6c3971-a00f-50a4-a3f7-c0950dd417a9', '706a8475-d8e4-59f0-b6b4-52428e28aab4', 'Shop.Part', 'reserved', 'map_part_2688024046', 'de00736d5d5e6dfb59d8ec988b35ca4610273d9b3630da46ad42ba8bcecbc30d', '3938cdcba5936a3bc4c6cd22f87f6a870e19fea45c02f798cd2fa06cc02a2a77', max(run_id) FROM o11c.run
ON CONFLICT (espace_key, entity_key) DO UPDATE SET
  identifier_key = excluded.identifier_key, label = excluded.label, kind = excluded.kind,
  table_name = excluded.table_name, source_digest = excluded.source_digest,
  target_digest = excluded.target_digest, run_id = excluded.run_id
/* step 030-keys-of-shop-part */;

-- How many ids are needed, and the highest that the target holds.
WITH old_block AS (DELETE FROM pg_temp.o11c_block)
INSERT INTO pg_temp.o11c_block (top, step, rows)
SELECT (SELECT coalesce(max("ID1"), 0) FROM "o11_target"."OSUSR_T01_PART"), 1, (SELECT count(*) FROM "o11_source"."OSUSR_S01_PART")
/* step 030-keys-of-shop-part */;

-- Take the block: above what the sequence has given, and the sequence goes past it at once, never
-- down. An insert of somebody else waits for the table lock and draws its id afterwards.
DO $o11c$
DECLARE
  given bigint;
  increment bigint;
BEGIN
  SELECT seqincrement INTO increment FROM pg_catalog.pg_sequence WHERE seqrelid = '"o11_target"."OSUSR_T01_PART_ID1_seq"'::regclass;
  SELECT CASE WHEN is_called THEN last_value ELSE last_value - increment END INTO given
  FROM "o11_target"."OSUSR_T01_PART_ID1_seq";
  UPDATE pg_temp.o11c_block SET step = greatest(increment, 1), top = greatest(top, given);
  PERFORM setval('"o11_target"."OSUSR_T01_PART_ID1_seq"'::regclass, top + step * rows, true)
  FROM pg_temp.o11c_block WHERE top + step * rows > given;
END
$o11c$
/* step 030-keys-of-shop-part */;

-- The block's ids in the order of the old ones.
INSERT INTO "o11c"."map_part_2688024046" (old_id, new_id)
SELECT s."ID", b.top + b.step * row_number() OVER (ORDER BY s."ID")
FROM "o11_source"."OSUSR_S01_PART" AS s
CROSS JOIN pg_temp.o11c_block AS b
/* step 030-keys-of-shop-part */;
\set o11c_rows :ROW_COUNT

-- The planner must know the map's size before it joins it.
ANALYZE "o11c"."map_part_2688024046"
/* step 030-keys-of-shop-part */;

