-- Step 380-keys-of-system-process (38 of 59): keys of (System).Process
-- Why here: before any row is inserted, so that every reference finds its new id: the identifier is an
-- autonumber: new ids are taken from the target as one block
-- Reads: o11_source.ossys_bpm_process, o11_target.ossys_bpm_process, temporary table
-- rows_process_f6d957e147
-- Writes: o11c.map_process_879d0bd30b, sequence o11_target.ossys_bpm_process_id_seq (moved; a rollback
-- of the transaction does not undo that), o11c.map (the map is registered)
-- Locks: ACCESS SHARE on o11_source.ossys_bpm_process, o11_target.ossys_bpm_process (until COMMIT)
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Cost (estimate): at most 1 row, 110 bytes to write, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[380-keys-of-system-process] 38 of 59:' 'keys of (System).Process'
\set o11c_rows 0

-- Old and new identifiers of (System).Process (reserved: the identifier is an autonumber: new ids are
-- taken from the target as one block).
CREATE TABLE "o11c"."map_process_879d0bd30b" (
  "old_id" integer NOT NULL PRIMARY KEY,
  "new_id" integer NOT NULL UNIQUE,
  "fresh" boolean NOT NULL,
  "made" boolean NOT NULL DEFAULT FALSE
)
/* step 380-keys-of-system-process */;

-- Register the map under its keys, in place of one of an earlier run.
INSERT INTO o11c.map (espace_key, entity_key, identifier_key, label, kind, table_name, source_digest, target_digest, run_id)
SELECT 'ossys', 'ossys_bpm_process', 'name:id', '(System).Process', 'reserved', 'map_process_879d0bd30b', '3bf8cfd56d13c6b7dc74dee4528c5dd197984c8d3e4798e0ee01447ce2b3ef08', 'a85ab9b5f56c7c957874bb54dcaf760cb010ec2c0235be421257d42e99be4b1c', max(run_id) FROM o11c.run
ON CONFLICT (espace_key, entity_key) DO UPDATE SET
  identifier_key = excluded.identifier_key, label = excluded.label, kind = excluded.kind,
  table_name = excluded.table_name, source_digest = excluded.source_digest,
  target_digest = excluded.target_digest, run_id = excluded.run_id
/* step 380-keys-of-system-process */;

-- How many ids are needed, and the highest that the target holds.
WITH old_block AS (DELETE FROM pg_temp.o11c_block)
INSERT INTO pg_temp.o11c_block (top, step, rows)
SELECT (SELECT coalesce(max("id"), 0) FROM "o11_target"."ossys_bpm_process"), 1, (
SELECT count(*)
FROM "o11_source"."ossys_bpm_process" AS "s"
JOIN "pg_temp"."rows_process_f6d957e147" AS "s_rows" ON "s_rows"."id" = "s"."id")
/* step 380-keys-of-system-process */;

-- Take the block: above what the sequence has given, and the sequence goes past it at once, never
-- down. An insert of somebody else that takes its id by default waits for the table lock and draws it
-- then; one that asks the sequence itself gets a number above the block.
DO $o11c$
DECLARE
  given bigint;
  increment bigint;
BEGIN
  SELECT seqincrement INTO increment FROM pg_catalog.pg_sequence WHERE seqrelid = '"o11_target"."ossys_bpm_process_id_seq"'::regclass;
  SELECT CASE WHEN is_called THEN last_value ELSE last_value - increment END INTO given
  FROM "o11_target"."ossys_bpm_process_id_seq";
  UPDATE pg_temp.o11c_block SET step = greatest(increment, 1), top = greatest(top, given);
  PERFORM setval('"o11_target"."ossys_bpm_process_id_seq"'::regclass, top + step * rows, true)
  FROM pg_temp.o11c_block WHERE top + step * rows > given;
END
$o11c$
/* step 380-keys-of-system-process */;

-- The block's ids in the order of the old ones of selected rows.
INSERT INTO "o11c"."map_process_879d0bd30b" (old_id, new_id, fresh)
SELECT "s"."id", b.top + b.step * row_number() OVER (ORDER BY "s"."id"), TRUE
FROM "o11_source"."ossys_bpm_process" AS "s"
JOIN "pg_temp"."rows_process_f6d957e147" AS "s_rows" ON "s_rows"."id" = "s"."id"
CROSS JOIN pg_temp.o11c_block AS b
/* step 380-keys-of-system-process */;
\set o11c_rows :ROW_COUNT

-- The planner must know the map's size before it joins it.
ANALYZE "o11c"."map_process_879d0bd30b"
/* step 380-keys-of-system-process */;
