-- Step 090-keys-of-m-o-d-u-le-x-go-echo-x-lllllllllllllllllllllllllllll (9 of 13): keys of M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.LLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLL {U+22}q{U+22} xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
-- Why here: before any row is inserted, so that every reference finds its new id: the identifier is an
-- autonumber: new ids are taken from the target as one block
-- Reads: o11_source.long {U+22}table{U+22} {U+5D}, o11_target.OSUSR_back{U+5C}slash :{U+27}x{U+27} $1
-- {U+25}s {U+7B}{U+7B}x{U+7D}{U+7D}
-- Writes: o11c.map_llllllllllllllllllllllllllllllll_e462e3ec0b, sequence
-- o11_target.OSUSR_back{U+5C}slash :{U+27}x{U+27} $1 {U+25}s {U+7B}{U+7B}x{U+7D}{U+7D}_{U+5C}q_seq
-- (moved; a rollback of the transaction does not undo that), o11c.map (the map is registered)
-- Locks: ACCESS SHARE on o11_source.long {U+22}table{U+22} {U+5D}, o11_target.OSUSR_back{U+5C}slash
-- :{U+27}x{U+27} $1 {U+25}s {U+7B}{U+7B}x{U+7D}{U+7D} (until COMMIT)
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Cost (estimate): about 2 rows, 220 bytes to write, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[090-keys-of-m-o-d-u-le-x-go-echo-x-lllllllllllllllllllllllllllll] 9 of 13:' 'keys of M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.LLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLL {U+22}q{U+22} xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'
\set o11c_rows 0

-- Old and new identifiers of M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D}
-- {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo
-- x.LLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLL {U+22}q{U+22}
-- xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx (reserved: the identifier is an
-- autonumber: new ids are taken from the target as one block).
CREATE TABLE "o11c"."map_llllllllllllllllllllllllllllllll_e462e3ec0b" (
  "old_id" integer NOT NULL PRIMARY KEY,
  "new_id" integer NOT NULL UNIQUE,
  "fresh" boolean NOT NULL,
  "made" boolean NOT NULL DEFAULT FALSE
)
/* step 090-keys-of-m-o-d-u-le-x-go-echo-x-lllllllllllllllllllllllllllll */;

-- Register the map under its keys, in place of one of an earlier run.
INSERT INTO o11c.map (espace_key, entity_key, identifier_key, label, kind, table_name, source_digest, target_digest, run_id)
SELECT 'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18', 'b787be81-224a-5126-94f6-be11b1aecad6', '4b500749-97ac-5e57-83a7-6b3a16ff9b15', 'M"o''d]u[le */ -- $(x)
GO
\! echo x.LLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLL "q" xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', 'reserved', 'map_llllllllllllllllllllllllllllllll_e462e3ec0b', '294b246c1e08b3ffda1d9bd50ad8a8697149d9e11a2cec17e599efb615f3bf93', '0723cf18783b53e8883957980e83bf7ac543c4e5dd00ae36327e8a739568c7ed', max(run_id) FROM o11c.run
ON CONFLICT (espace_key, entity_key) DO UPDATE SET
  identifier_key = excluded.identifier_key, label = excluded.label, kind = excluded.kind,
  table_name = excluded.table_name, source_digest = excluded.source_digest,
  target_digest = excluded.target_digest, run_id = excluded.run_id
/* step 090-keys-of-m-o-d-u-le-x-go-echo-x-lllllllllllllllllllllllllllll */;

-- How many ids are needed, and the highest that the target holds.
WITH old_block AS (DELETE FROM pg_temp.o11c_block)
INSERT INTO pg_temp.o11c_block (top, step, rows)
SELECT (SELECT coalesce(max("\q"), 0) FROM "o11_target"."OSUSR_back\slash :'x' $1 %s {{x}}"), 1, (
SELECT count(*)
FROM "o11_source"."long ""table"" ]" AS "s")
/* step 090-keys-of-m-o-d-u-le-x-go-echo-x-lllllllllllllllllllllllllllll */;

-- Take the block: above what the sequence has given, and the sequence goes past it at once, never
-- down. An insert of somebody else that takes its id by default waits for the table lock and draws it
-- then; one that asks the sequence itself gets a number above the block.
DO $o11c$
DECLARE
  given bigint;
  increment bigint;
BEGIN
  SELECT seqincrement INTO increment FROM pg_catalog.pg_sequence WHERE seqrelid = '"o11_target"."OSUSR_back\slash :''x'' $1 %s {{x}}_\q_seq"'::regclass;
  SELECT CASE WHEN is_called THEN last_value ELSE last_value - increment END INTO given
  FROM "o11_target"."OSUSR_back\slash :'x' $1 %s {{x}}_\q_seq";
  UPDATE pg_temp.o11c_block SET step = greatest(increment, 1), top = greatest(top, given);
  PERFORM setval('"o11_target"."OSUSR_back\slash :''x'' $1 %s {{x}}_\q_seq"'::regclass, top + step * rows, true)
  FROM pg_temp.o11c_block WHERE top + step * rows > given;
END
$o11c$
/* step 090-keys-of-m-o-d-u-le-x-go-echo-x-lllllllllllllllllllllllllllll */;

-- The block's ids in the order of the old ones.
INSERT INTO "o11c"."map_llllllllllllllllllllllllllllllll_e462e3ec0b" (old_id, new_id, fresh)
SELECT "s"."\q", b.top + b.step * row_number() OVER (ORDER BY "s"."\q"), TRUE
FROM "o11_source"."long ""table"" ]" AS "s"
CROSS JOIN pg_temp.o11c_block AS b
/* step 090-keys-of-m-o-d-u-le-x-go-echo-x-lllllllllllllllllllllllllllll */;
\set o11c_rows :ROW_COUNT

-- The planner must know the map's size before it joins it.
ANALYZE "o11c"."map_llllllllllllllllllllllllllllllll_e462e3ec0b"
/* step 090-keys-of-m-o-d-u-le-x-go-echo-x-lllllllllllllllllllllllllllll */;
