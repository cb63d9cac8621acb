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

INSERT INTO o11c.map (espace_key, entity_key, identifier_key, label, kind, table_name, source_digest, target_digest, run_id)
SELECT 'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18', '06aeb81c-b3f1-556e-b02c-aaa16c4e7694', '1f483408-e202-50df-a8a5-6420f70b6309', 'Shop.Note', 'reserved', 'map_note_19a8becf9d', '69654a60b5dcc59d0fbca7f8fe15f461752a73d63e0ad80fb66db9eecfb76ad5', '8bae6af0cc1961f1d121a5a2807b77f9a76a6b919274cb0d3061b9a74d4eff29', max(run_id) FROM o11c.run
ON CONFLICT (espace_key, entity_key) DO UPDATE SET
  identifier_key = excluded.identifier_key, label = excluded.label, kind = excluded.kind,
  table_name = excluded.table_name, source_digest = excluded.source_digest,
  target_digest = excluded.target_digest, run_id = excluded.run_id
/* step 060-keys-of-shop-note */;

-- A block of new ids above every id that the target has given or holds, in the order of the old ones.
-- The table lock keeps others from drawing from the sequence for an insert.
INSERT INTO "o11c"."map_note_19a8becf9d" (old_id, new_id)
SELECT s."ID", b.top + b.step * row_number() OVER (ORDER BY s."ID")
FROM "o11_source"."OSUSR_S01_NOTE" AS s
CROSS JOIN (
  SELECT greatest(q.top,
      CASE WHEN n.is_called THEN n.last_value ELSE n.last_value - d.seqincrement END) AS top,
    greatest(d.seqincrement, 1) AS step
  FROM (SELECT coalesce(max("ID1"), 0) AS top FROM "o11_target"."OSUSR_T01_NOTE") AS q
  CROSS JOIN "o11_target"."OSUSR_T01_NOTE_ID1_seq" AS n
  CROSS JOIN (SELECT seqincrement FROM pg_catalog.pg_sequence WHERE seqrelid = '"o11_target"."OSUSR_T01_NOTE_ID1_seq"'::regclass) AS d
) AS b
/* step 060-keys-of-shop-note */;
\set o11c_rows :ROW_COUNT

-- The sequence goes past the block; it is never lowered.
DO $o11c$
BEGIN
  PERFORM setval('"o11_target"."OSUSR_T01_NOTE_ID1_seq"'::regclass, h.top, true)
  FROM (SELECT max(v) FROM (SELECT max(new_id) AS v FROM "o11c"."map_note_19a8becf9d"
    UNION ALL SELECT max("ID1") FROM "o11_target"."OSUSR_T01_NOTE") AS q) AS h(top)
  CROSS JOIN "o11_target"."OSUSR_T01_NOTE_ID1_seq" AS n
  WHERE h.top > n.last_value OR (h.top = n.last_value AND NOT n.is_called);
END
$o11c$
/* step 060-keys-of-shop-note */;

-- The planner must know the map's size before it joins it.
ANALYZE "o11c"."map_note_19a8becf9d"
/* step 060-keys-of-shop-note */;

