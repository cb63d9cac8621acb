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

INSERT INTO o11c.map (espace_key, entity_key, identifier_key, label, kind, table_name, source_digest, target_digest, run_id)
SELECT 'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18', 'fd6c3971-a00f-50a4-a3f7-c0950dd417a9', '706a8475-d8e4-59f0-b6b4-52428e28aab4', 'Shop.Part', 'reserved', 'map_part_2688024046', '2df5b14d6e028ded38b4157355144641f8f7fe6875111e93beb2d822292fe585', '082b4e6767126b5a08382ca02b35bb691508b505f6a93ee9841fcda735f6c268', max(run_id) FROM o11c.run
ON CONFLICT (espace_key, entity_key) DO UPDATE SET
  identifier_key = excluded.identifier_key, label = excluded.label, kind = excluded.kind,
  table_name = excluded.table_name, source_digest = excluded.source_digest,
  target_digest = excluded.target_digest, run_id = excluded.run_id
/* step 030-keys-of-shop-part */;

-- A block of new ids above every id that the target has given or holds, in the order of the old ones.
-- The table lock keeps others from drawing from the sequence for an insert.
INSERT INTO "o11c"."map_part_2688024046" (old_id, new_id)
SELECT s."ID", b.top + b.step * row_number() OVER (ORDER BY s."ID")
FROM "o11_source"."OSUSR_S01_PART" AS s
CROSS JOIN (
  SELECT greatest(q.top,
      CASE WHEN n.is_called THEN n.last_value ELSE n.last_value - d.seqincrement END) AS top,
    greatest(d.seqincrement, 1) AS step
  FROM (SELECT coalesce(max("ID1"), 0) AS top FROM "o11_target"."OSUSR_T01_PART") AS q
  CROSS JOIN "o11_target"."OSUSR_T01_PART_ID1_seq" AS n
  CROSS JOIN (SELECT seqincrement FROM pg_catalog.pg_sequence WHERE seqrelid = '"o11_target"."OSUSR_T01_PART_ID1_seq"'::regclass) AS d
) AS b
/* step 030-keys-of-shop-part */;
\set o11c_rows :ROW_COUNT

-- The sequence goes past the block; it is never lowered.
DO $o11c$
BEGIN
  PERFORM setval('"o11_target"."OSUSR_T01_PART_ID1_seq"'::regclass, h.top, true)
  FROM (SELECT max(v) FROM (SELECT max(new_id) AS v FROM "o11c"."map_part_2688024046"
    UNION ALL SELECT max("ID1") FROM "o11_target"."OSUSR_T01_PART") AS q) AS h(top)
  CROSS JOIN "o11_target"."OSUSR_T01_PART_ID1_seq" AS n
  WHERE h.top > n.last_value OR (h.top = n.last_value AND NOT n.is_called);
END
$o11c$
/* step 030-keys-of-shop-part */;

-- The planner must know the map's size before it joins it.
ANALYZE "o11c"."map_part_2688024046"
/* step 030-keys-of-shop-part */;

