-- Step 340-keys-of-system-process-input (34 of 48): keys of (System).Process_Input
-- Why here: before any row is inserted, so that every reference finds its new id: the identifier is an
-- autonumber: new ids are taken from the target as one block
-- Reads: o11_source.ossys_bpm_process_input, o11_target.ossys_bpm_process_input, temporary table
-- rows_process_input_e63f36504d
-- Writes: o11c.map_process_input_78519f28c6, sequence o11_target.ossys_bpm_process_input_id_seq
-- (moved; a rollback of the transaction does not undo that), o11c.map (the map is registered)
-- Locks: ACCESS SHARE on o11_source.ossys_bpm_process_input, o11_target.ossys_bpm_process_input (until
-- COMMIT)
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Cost (estimate): at most 3 rows, 330 bytes to write, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[340-keys-of-system-process-input] 34 of 48:' 'keys of (System).Process_Input'
\set o11c_rows 0

-- Old and new identifiers of (System).Process_Input (reserved: the identifier is an autonumber: new
-- ids are taken from the target as one block).
CREATE TABLE "o11c"."map_process_input_78519f28c6" (
  "old_id" integer NOT NULL PRIMARY KEY,
  "new_id" integer NOT NULL UNIQUE,
  "fresh" boolean NOT NULL,
  "made" boolean NOT NULL DEFAULT FALSE
)
/* step 340-keys-of-system-process-input */;

-- Register the map under its keys, in place of one of an earlier run.
INSERT INTO o11c.map (espace_key, entity_key, identifier_key, label, kind, table_name, source_digest, target_digest, run_id)
SELECT 'ossys', 'ossys_bpm_process_input', 'name:id', '(System).Process_Input', 'reserved', 'map_process_input_78519f28c6', '46c45635e980cb5fdda112902253c3a82c46e6f00f9f147baca02c72d1ad9b42', 'bbd98267fae2795324039e8dd53370513e3b217f3160d36fa1d38579a28f57cf', max(run_id) FROM o11c.run
ON CONFLICT (espace_key, entity_key) DO UPDATE SET
  identifier_key = excluded.identifier_key, label = excluded.label, kind = excluded.kind,
  table_name = excluded.table_name, source_digest = excluded.source_digest,
  target_digest = excluded.target_digest, run_id = excluded.run_id
/* step 340-keys-of-system-process-input */;

-- How many ids are needed, and the highest that the target holds.
WITH old_block AS (DELETE FROM pg_temp.o11c_block)
INSERT INTO pg_temp.o11c_block (top, step, rows)
SELECT (SELECT coalesce(max("id"), 0) FROM "o11_target"."ossys_bpm_process_input"), 1, (
SELECT count(*)
FROM "o11_source"."ossys_bpm_process_input" AS "s"
JOIN "pg_temp"."rows_process_input_e63f36504d" AS "s_rows" ON "s_rows"."id" = "s"."id")
/* step 340-keys-of-system-process-input */;

-- Take the block: above what the sequence has given, and the sequence goes past it at once, never
-- down. An insert of somebody else that takes its id by default waits for the table lock and draws it
-- then; one that asks the sequence itself gets a number above the block.
DO $o11c$
DECLARE
  given bigint;
  increment bigint;
BEGIN
  SELECT seqincrement INTO increment FROM pg_catalog.pg_sequence WHERE seqrelid = '"o11_target"."ossys_bpm_process_input_id_seq"'::regclass;
  SELECT CASE WHEN is_called THEN last_value ELSE last_value - increment END INTO given
  FROM "o11_target"."ossys_bpm_process_input_id_seq";
  UPDATE pg_temp.o11c_block SET step = greatest(increment, 1), top = greatest(top, given);
  PERFORM setval('"o11_target"."ossys_bpm_process_input_id_seq"'::regclass, top + step * rows, true)
  FROM pg_temp.o11c_block WHERE top + step * rows > given;
END
$o11c$
/* step 340-keys-of-system-process-input */;

-- The block's ids in the order of the old ones of selected rows.
INSERT INTO "o11c"."map_process_input_78519f28c6" (old_id, new_id, fresh)
SELECT "s"."id", b.top + b.step * row_number() OVER (ORDER BY "s"."id"), TRUE
FROM "o11_source"."ossys_bpm_process_input" AS "s"
JOIN "pg_temp"."rows_process_input_e63f36504d" AS "s_rows" ON "s_rows"."id" = "s"."id"
CROSS JOIN pg_temp.o11c_block AS b
/* step 340-keys-of-system-process-input */;
\set o11c_rows :ROW_COUNT

-- The planner must know the map's size before it joins it.
ANALYZE "o11c"."map_process_input_78519f28c6"
/* step 340-keys-of-system-process-input */;
