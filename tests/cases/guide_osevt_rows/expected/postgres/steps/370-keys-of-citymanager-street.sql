-- Step 370-keys-of-citymanager-street (37 of 59): keys of CityManager.Street
-- Why here: before any row is inserted, so that every reference finds its new id: the identifier is an
-- autonumber: new ids are taken from the target as one block
-- Reads: o11_source.OSUSR_S01_STREET, o11_target.OSUSR_T01_STREET
-- Writes: o11c.map_street_1bdc5a0f37, sequence o11_target.OSUSR_T01_STREET_ID1_seq (moved; a rollback
-- of the transaction does not undo that), o11c.map (the map is registered)
-- Locks: ACCESS SHARE on o11_source.OSUSR_S01_STREET, o11_target.OSUSR_T01_STREET (until COMMIT)
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Cost (estimate): about 1 row, 110 bytes to write, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[370-keys-of-citymanager-street] 37 of 59:' 'keys of CityManager.Street'
\set o11c_rows 0

-- Old and new identifiers of CityManager.Street (reserved: the identifier is an autonumber: new ids
-- are taken from the target as one block).
CREATE TABLE "o11c"."map_street_1bdc5a0f37" (
  "old_id" integer NOT NULL PRIMARY KEY,
  "new_id" integer NOT NULL UNIQUE,
  "fresh" boolean NOT NULL,
  "made" boolean NOT NULL DEFAULT FALSE
)
/* step 370-keys-of-citymanager-street */;

-- Register the map under its keys, in place of one of an earlier run.
INSERT INTO o11c.map (espace_key, entity_key, identifier_key, label, kind, table_name, source_digest, target_digest, run_id)
SELECT 'b2402bd0-331c-58df-81c9-eb27b086b51c', '5f342858-3347-5c35-9a80-ce6eecbe8b91', '7dd5de08-3834-5738-a559-74a371de6257', 'CityManager.Street', 'reserved', 'map_street_1bdc5a0f37', '3bf8cfd56d13c6b7dc74dee4528c5dd197984c8d3e4798e0ee01447ce2b3ef08', 'a85ab9b5f56c7c957874bb54dcaf760cb010ec2c0235be421257d42e99be4b1c', max(run_id) FROM o11c.run
ON CONFLICT (espace_key, entity_key) DO UPDATE SET
  identifier_key = excluded.identifier_key, label = excluded.label, kind = excluded.kind,
  table_name = excluded.table_name, source_digest = excluded.source_digest,
  target_digest = excluded.target_digest, run_id = excluded.run_id
/* step 370-keys-of-citymanager-street */;

-- How many ids are needed, and the highest that the target holds.
WITH old_block AS (DELETE FROM pg_temp.o11c_block)
INSERT INTO pg_temp.o11c_block (top, step, rows)
SELECT (SELECT coalesce(max("ID1"), 0) FROM "o11_target"."OSUSR_T01_STREET"), 1, (
SELECT count(*)
FROM "o11_source"."OSUSR_S01_STREET" AS "s")
/* step 370-keys-of-citymanager-street */;

-- Take the block: above what the sequence has given, and the sequence goes past it at once, never
-- down. An insert of somebody else that takes its id by default waits for the table lock and draws it
-- then; one that asks the sequence itself gets a number above the block.
DO $o11c$
DECLARE
  given bigint;
  increment bigint;
BEGIN
  SELECT seqincrement INTO increment FROM pg_catalog.pg_sequence WHERE seqrelid = '"o11_target"."OSUSR_T01_STREET_ID1_seq"'::regclass;
  SELECT CASE WHEN is_called THEN last_value ELSE last_value - increment END INTO given
  FROM "o11_target"."OSUSR_T01_STREET_ID1_seq";
  UPDATE pg_temp.o11c_block SET step = greatest(increment, 1), top = greatest(top, given);
  PERFORM setval('"o11_target"."OSUSR_T01_STREET_ID1_seq"'::regclass, top + step * rows, true)
  FROM pg_temp.o11c_block WHERE top + step * rows > given;
END
$o11c$
/* step 370-keys-of-citymanager-street */;

-- The block's ids in the order of the old ones.
INSERT INTO "o11c"."map_street_1bdc5a0f37" (old_id, new_id, fresh)
SELECT "s"."ID", b.top + b.step * row_number() OVER (ORDER BY "s"."ID"), TRUE
FROM "o11_source"."OSUSR_S01_STREET" AS "s"
CROSS JOIN pg_temp.o11c_block AS b
/* step 370-keys-of-citymanager-street */;
\set o11c_rows :ROW_COUNT

-- The planner must know the map's size before it joins it.
ANALYZE "o11c"."map_street_1bdc5a0f37"
/* step 370-keys-of-citymanager-street */;
