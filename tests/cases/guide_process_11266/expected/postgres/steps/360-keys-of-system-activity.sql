-- Step 360-keys-of-system-activity (36 of 48): keys of (System).Activity
-- Why here: before any row is inserted, so that every reference finds its new id: the identifier is an
-- autonumber: new ids are taken from the target as one block
-- Reads: o11_source.ossys_bpm_activity, o11_target.ossys_bpm_activity, temporary table
-- rows_activity_17766887e7
-- Writes: o11c.map_activity_7719b209bf, sequence o11_target.ossys_bpm_activity_id_seq (moved; a
-- rollback of the transaction does not undo that), o11c.map (the map is registered)
-- Locks: ACCESS SHARE on o11_source.ossys_bpm_activity, o11_target.ossys_bpm_activity (until COMMIT)
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Cost (estimate): at most 5 rows, 550 bytes to write, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[360-keys-of-system-activity] 36 of 48:' 'keys of (System).Activity'
\set o11c_rows 0

-- Old and new identifiers of (System).Activity (reserved: the identifier is an autonumber: new ids are
-- taken from the target as one block).
CREATE TABLE "o11c"."map_activity_7719b209bf" (
  "old_id" integer NOT NULL PRIMARY KEY,
  "new_id" integer NOT NULL UNIQUE,
  "fresh" boolean NOT NULL,
  "made" boolean NOT NULL DEFAULT FALSE
)
/* step 360-keys-of-system-activity */;

-- Register the map under its keys, in place of one of an earlier run.
INSERT INTO o11c.map (espace_key, entity_key, identifier_key, label, kind, table_name, source_digest, target_digest, run_id)
SELECT 'ossys', 'ossys_bpm_activity', 'name:id', '(System).Activity', 'reserved', 'map_activity_7719b209bf', '46c45635e980cb5fdda112902253c3a82c46e6f00f9f147baca02c72d1ad9b42', 'bbd98267fae2795324039e8dd53370513e3b217f3160d36fa1d38579a28f57cf', max(run_id) FROM o11c.run
ON CONFLICT (espace_key, entity_key) DO UPDATE SET
  identifier_key = excluded.identifier_key, label = excluded.label, kind = excluded.kind,
  table_name = excluded.table_name, source_digest = excluded.source_digest,
  target_digest = excluded.target_digest, run_id = excluded.run_id
/* step 360-keys-of-system-activity */;

-- How many ids are needed, and the highest that the target holds.
WITH old_block AS (DELETE FROM pg_temp.o11c_block)
INSERT INTO pg_temp.o11c_block (top, step, rows)
SELECT (SELECT coalesce(max("id"), 0) FROM "o11_target"."ossys_bpm_activity"), 1, (
SELECT count(*)
FROM "o11_source"."ossys_bpm_activity" AS "s"
JOIN "pg_temp"."rows_activity_17766887e7" AS "s_rows" ON "s_rows"."id" = "s"."id")
/* step 360-keys-of-system-activity */;

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
/* step 360-keys-of-system-activity */;

-- The block's ids in the order of the old ones of selected rows.
INSERT INTO "o11c"."map_activity_7719b209bf" (old_id, new_id, fresh)
SELECT "s"."id", b.top + b.step * row_number() OVER (ORDER BY "s"."id"), TRUE
FROM "o11_source"."ossys_bpm_activity" AS "s"
JOIN "pg_temp"."rows_activity_17766887e7" AS "s_rows" ON "s_rows"."id" = "s"."id"
CROSS JOIN pg_temp.o11c_block AS b
/* step 360-keys-of-system-activity */;
\set o11c_rows :ROW_COUNT

-- The planner must know the map's size before it joins it.
ANALYZE "o11c"."map_activity_7719b209bf"
/* step 360-keys-of-system-activity */;
