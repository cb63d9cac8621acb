-- Step 070-keys-of-m-o-d-u-le-x-go-echo-x-select (7 of 12): keys of M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} $(x){U+A}GO{U+A}{U+5C}{U+21} echo x.Select
-- Why here: before any row is inserted, so that every reference finds its new id: the identifier is an
-- autonumber: new ids are taken from the target as one block
-- Reads: o11_source.it{U+27}s {U+2A}{U+2F} a {U+2F}{U+2A} -{U+2D}t, o11_target.it{U+27}s {U+2A}{U+2F}
-- a {U+2F}{U+2A} -{U+2D}t
-- Writes: o11c.map_select_136c2dda09
-- Rows expected: about 2 (the catalog's estimate when the snapshot was made)
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[070-keys-of-m-o-d-u-le-x-go-echo-x-select]' 'keys of M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} $(x){U+A}GO{U+A}{U+5C}{U+21} echo x.Select'
\set o11c_rows 0

-- A map of an earlier run is replaced.
DROP TABLE IF EXISTS "o11c"."map_select_136c2dda09"
/* step 070-keys-of-m-o-d-u-le-x-go-echo-x-select */;

-- Old and new identifiers of M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D}
-- $(x){U+A}GO{U+A}{U+5C}{U+21} echo x.Select (reserved: the identifier is an autonumber: new ids are
-- taken from the target as one block).
CREATE TABLE "o11c"."map_select_136c2dda09" (
  old_id integer PRIMARY KEY,
  new_id integer NOT NULL UNIQUE
)
/* step 070-keys-of-m-o-d-u-le-x-go-echo-x-select */;

INSERT INTO o11c.map (espace_key, entity_key, identifier_key, label, kind, table_name, source_digest, target_digest, run_id)
SELECT 'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18', '4bf9aaf9-ec78-55d6-ac74-3a9292a017a5', '42362b9f-8820-5115-8e6e-838e39dd2ce8', 'M"o''d]u[le */ -- $(x)
GO
\! echo x.Select', 'reserved', 'map_select_136c2dda09', 'a0d4128e37e1d4eb1c21c0b94c8bd547e641f4379b123ad2805b5a853b809084', '749418fb2d08b41ff6afc84396079705c36f427e1c7d2121f077ed0ff167c701', max(run_id) FROM o11c.run
ON CONFLICT (espace_key, entity_key) DO UPDATE SET
  identifier_key = excluded.identifier_key, label = excluded.label, kind = excluded.kind,
  table_name = excluded.table_name, source_digest = excluded.source_digest,
  target_digest = excluded.target_digest, run_id = excluded.run_id
/* step 070-keys-of-m-o-d-u-le-x-go-echo-x-select */;

-- A block of new ids above every id that the target has given or holds, in the order of the old ones.
-- The table lock keeps others from drawing from the sequence for an insert.
INSERT INTO "o11c"."map_select_136c2dda09" (old_id, new_id)
SELECT s."i'd ]1", b.top + b.step * row_number() OVER (ORDER BY s."i'd ]1")
FROM "o11_source"."it's */ a /* --t" AS s
CROSS JOIN (
  SELECT greatest(q.top,
      CASE WHEN n.is_called THEN n.last_value ELSE n.last_value - d.seqincrement END) AS top,
    greatest(d.seqincrement, 1) AS step
  FROM (SELECT coalesce(max("i'd ]1"), 0) AS top FROM "o11_target"."it's */ a /* --t") AS q
  CROSS JOIN "o11_target"."it's */ a /* --t_i'd ]1_seq" AS n
  CROSS JOIN (SELECT seqincrement FROM pg_catalog.pg_sequence WHERE seqrelid = '"o11_target"."it''s */ a /* --t_i''d ]1_seq"'::regclass) AS d
) AS b
/* step 070-keys-of-m-o-d-u-le-x-go-echo-x-select */;
\set o11c_rows :ROW_COUNT

-- The sequence goes past the block; it is never lowered.
DO $o11c$
BEGIN
  PERFORM setval('"o11_target"."it''s */ a /* --t_i''d ]1_seq"'::regclass, h.top, true)
  FROM (SELECT max(v) FROM (SELECT max(new_id) AS v FROM "o11c"."map_select_136c2dda09"
    UNION ALL SELECT max("i'd ]1") FROM "o11_target"."it's */ a /* --t") AS q) AS h(top)
  CROSS JOIN "o11_target"."it's */ a /* --t_i'd ]1_seq" AS n
  WHERE h.top > n.last_value OR (h.top = n.last_value AND NOT n.is_called);
END
$o11c$
/* step 070-keys-of-m-o-d-u-le-x-go-echo-x-select */;

-- The planner must know the map's size before it joins it.
ANALYZE "o11c"."map_select_136c2dda09"
/* step 070-keys-of-m-o-d-u-le-x-go-echo-x-select */;

