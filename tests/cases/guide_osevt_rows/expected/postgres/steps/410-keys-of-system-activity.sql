-- Step 410-keys-of-system-activity (41 of 59): keys of (System).Activity
-- Why here: before any row is inserted, so that every reference finds its new id: the identifier is an
-- autonumber: new ids are taken from the target as one block
-- Reads: o11_source.ossys_bpm_activity, o11_target.ossys_bpm_activity, temporary table
-- rows_activity_17766887e7
-- Writes: o11c.map_activity_7719b209bf, sequence o11_target.ossys_bpm_activity_id_seq (moved; a
-- rollback of the transaction does not undo that), o11c.map (the map is registered)
-- Locks: ACCESS SHARE on o11_source.ossys_bpm_activity, o11_target.ossys_bpm_activity (until COMMIT)
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Cost (estimate): at most 2 rows, 220 bytes to write, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[410-keys-of-system-activity] 41 of 59:' 'keys of (System).Activity'
\set o11c_rows 0

-- Old and new identifiers of (System).Activity (reserved: the identifier is an autonumber: new ids are
-- taken from the target as one block).
CREATE TABLE "o11c"."map_activity_7719b209bf" (
  "old_id" integer NOT NULL PRIMARY KEY,
  "new_id" integer NOT NULL UNIQUE,
  "fresh" boolean NOT NULL,
  "made" boolean NOT NULL DEFAULT FALSE
)
/* step 410-keys-of-system-activity */;

-- Register the map under its keys, in place of one of an earlier run.
INSERT INTO o11c.map (espace_key, entity_key, identifier_key, label, kind, table_name, source_digest, target_digest, run_id)
SELECT 'ossys', 'ossys_bpm_activity', 'name:id', '(System).Activity', 'reserved', 'map_activity_7719b209bf', '3bf8cfd56d13c6b7dc74dee4528c5dd197984c8d3e4798e0ee01447ce2b3ef08', 'a85ab9b5f56c7c957874bb54dcaf760cb010ec2c0235be421257d42e99be4b1c', max(run_id) FROM o11c.run
ON CONFLICT (espace_key, entity_key) DO UPDATE SET
  identifier_key = excluded.identifier_key, label = excluded.label, kind = excluded.kind,
  table_name = excluded.table_name, source_digest = excluded.source_digest,
  target_digest = excluded.target_digest, run_id = excluded.run_id
/* step 410-keys-of-system-activity */;

-- How many ids are needed, and the highest that the target holds.
WITH old_block AS (DELETE FROM pg_temp.o11c_block)
INSERT INTO pg_temp.o11c_block (top, step, rows)
SELECT (SELECT coalesce(max("id"), 0) FROM "o11_target"."ossys_bpm_activity"), 1, (
SELECT count(*)
FROM "o11_source"."ossys_bpm_activity" AS "s"
JOIN "pg_temp"."rows_activity_17766887e7" AS "s_rows" ON "s_rows"."id" = "s"."id")
/* step 410-keys-of-system-activity */;

-- Take the block: above what the sequence has given, and the sequence goes past it at once, never
-- down. An insert of somebody else that takes its id by default waits for the table lock and draws it
-- then; one that asks the sequence itself gets a number above the block.
DO $o11c$
DECLARE
  given bigint;
  increment bigint;
BEGIN
  SELECT seqincrement INTO increment FROM pg_catalog.pg_sequence WHERE seqrelid = '"o11_target"."ossys_bpm_activity_id_seq"'::regclass;
  SELECT CASE WHEN is_called THEN last_value ELSE last_value - increment END INTO given
  FROM "o11_target"."ossys_bpm_activity_id_seq";
  UPDATE pg_temp.o11c_block SET step = greatest(increment, 1), top = greatest(top, given);
  PERFORM setval('"o11_target"."ossys_bpm_activity_id_seq"'::regclass, top + step * rows, true)
  FROM pg_temp.o11c_block WHERE top + step * rows > given;
END
$o11c$
/* step 410-keys-of-system-activity */;

-- The block's ids in the order of the old ones of selected rows.
INSERT INTO "o11c"."map_activity_7719b209bf" (old_id, new_id, fresh)
SELECT "s"."id", b.top + b.step * row_number() OVER (ORDER BY "s"."id"), TRUE
FROM "o11_source"."ossys_bpm_activity" AS "s"
JOIN "pg_temp"."rows_activity_17766887e7" AS "s_rows" ON "s_rows"."id" = "s"."id"
CROSS JOIN pg_temp.o11c_block AS b
/* step 410-keys-of-system-activity */;
\set o11c_rows :ROW_COUNT

-- The planner must know the map's size before it joins it.
ANALYZE "o11c"."map_activity_7719b209bf"
/* step 410-keys-of-system-activity */;
