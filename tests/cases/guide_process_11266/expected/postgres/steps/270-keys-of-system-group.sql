-- Step 270-keys-of-system-group (27 of 48): keys of (System).Group
-- Why here: before the rows are inserted: rows are the same where TENANT_ID and NAME agree; for the
-- rest, the identifier is an autonumber: new ids are taken from the target as one block
-- Reads: o11_source.ossys_group, o11_target.ossys_group, temporary table rows_group_fe15a92aa3
-- Writes: o11c.map_group_82be168321, sequence o11_target.ossys_group_id_seq (moved; a rollback of the
-- transaction does not undo that)
-- Locks: ACCESS SHARE on o11_source.ossys_group, o11_target.ossys_group (until COMMIT)
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Cost (estimate): rows unknown, size unknown, time unknown
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[270-keys-of-system-group] 27 of 48:' 'keys of (System).Group'
\set o11c_rows 0

-- How many ids are needed, and the highest that the target holds.
WITH old_block AS (DELETE FROM pg_temp.o11c_block)
INSERT INTO pg_temp.o11c_block (top, step, rows)
SELECT (SELECT coalesce(max("id"), 0) FROM "o11_target"."ossys_group"), 1, (
SELECT count(*)
FROM "o11_source"."ossys_group" AS "s"
JOIN "pg_temp"."rows_group_fe15a92aa3" AS "s_rows" ON "s_rows"."id" = "s"."id"
LEFT JOIN "o11c"."map_group_82be168321" AS "has" ON "has"."old_id" = "s"."id"
WHERE "has"."old_id" IS NULL)
/* step 270-keys-of-system-group */;

-- Take the block: above what the sequence has given, and the sequence goes past it at once, never
-- down. An insert of somebody else that takes its id by default waits for the table lock and draws it
-- then; one that asks the sequence itself gets a number above the block.
DO $o11c$
DECLARE
  given bigint;
  increment bigint;
BEGIN
  SELECT seqincrement INTO increment FROM pg_catalog.pg_sequence WHERE seqrelid = '"o11_target"."ossys_group_id_seq"'::regclass;
  SELECT CASE WHEN is_called THEN last_value ELSE last_value - increment END INTO given
  FROM "o11_target"."ossys_group_id_seq";
  UPDATE pg_temp.o11c_block SET step = greatest(increment, 1), top = greatest(top, given);
  PERFORM setval('"o11_target"."ossys_group_id_seq"'::regclass, top + step * rows, true)
  FROM pg_temp.o11c_block WHERE top + step * rows > given;
END
$o11c$
/* step 270-keys-of-system-group */;

-- The block's ids in the order of the old ones of selected rows that have no partner yet.
INSERT INTO "o11c"."map_group_82be168321" (old_id, new_id, fresh)
SELECT "s"."id", b.top + b.step * row_number() OVER (ORDER BY "s"."id"), TRUE
FROM "o11_source"."ossys_group" AS "s"
JOIN "pg_temp"."rows_group_fe15a92aa3" AS "s_rows" ON "s_rows"."id" = "s"."id"
LEFT JOIN "o11c"."map_group_82be168321" AS "has" ON "has"."old_id" = "s"."id"
CROSS JOIN pg_temp.o11c_block AS b
WHERE "has"."old_id" IS NULL
/* step 270-keys-of-system-group */;
\set o11c_rows :ROW_COUNT

-- The planner must know the map's size before it joins it.
ANALYZE "o11c"."map_group_82be168321"
/* step 270-keys-of-system-group */;
