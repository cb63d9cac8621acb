-- Step 030-keys-of-shop-department (3 of 9): keys of Shop.Department
-- Why here: before any row is inserted, so that every reference finds its new id: the identifier is an
-- autonumber: new ids are taken from the target as one block
-- Reads: o11_source.OSUSR_S01_DEPARTMENT, o11_target.OSUSR_T01_DEPARTMENT
-- Writes: o11c.map_department_37bb0c3751
-- Rows expected: about 3 (the catalog's estimate when the snapshot was made)
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[030-keys-of-shop-department]' 'keys of Shop.Department'
\set o11c_rows 0

-- A map of an earlier run is replaced.
DROP TABLE IF EXISTS "o11c"."map_department_37bb0c3751"
/* step 030-keys-of-shop-department */;

-- Old and new identifiers of Shop.Department (reserved: the identifier is an autonumber: new ids are
-- taken from the target as one block).
CREATE TABLE "o11c"."map_department_37bb0c3751" (
  old_id integer PRIMARY KEY,
  new_id integer NOT NULL UNIQUE
)
/* step 030-keys-of-shop-department */;

INSERT INTO o11c.map (espace_key, entity_key, identifier_key, label, kind, table_name, source_digest, target_digest, run_id)
SELECT 'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18', '9921b6b3-34ce-59dc-bc65-ac709a244db9', '97de1841-c002-5664-9279-2d791462869c', 'Shop.Department', 'reserved', 'map_department_37bb0c3751', 'cd4d9c87749f6d8e200bd9797a97fd12e852eccdca85187c2956c74d53e707a5', '98452126b8008d4a303528cbc1940f288c2bdb58baa7dcc8850740d5079eb0c4', max(run_id) FROM o11c.run
ON CONFLICT (espace_key, entity_key) DO UPDATE SET
  identifier_key = excluded.identifier_key, label = excluded.label, kind = excluded.kind,
  table_name = excluded.table_name, source_digest = excluded.source_digest,
  target_digest = excluded.target_digest, run_id = excluded.run_id
/* step 030-keys-of-shop-department */;

-- A block of new ids above every id that the target has given or holds, in the order of the old ones.
-- The table lock keeps others from drawing from the sequence for an insert.
INSERT INTO "o11c"."map_department_37bb0c3751" (old_id, new_id)
SELECT s."ID", b.top + b.step * row_number() OVER (ORDER BY s."ID")
FROM "o11_source"."OSUSR_S01_DEPARTMENT" AS s
CROSS JOIN (
  SELECT greatest(q.top,
      CASE WHEN n.is_called THEN n.last_value ELSE n.last_value - d.seqincrement END) AS top,
    greatest(d.seqincrement, 1) AS step
  FROM (SELECT coalesce(max("ID1"), 0) AS top FROM "o11_target"."OSUSR_T01_DEPARTMENT") AS q
  CROSS JOIN "o11_target"."OSUSR_T01_DEPARTMENT_ID1_seq" AS n
  CROSS JOIN (SELECT seqincrement FROM pg_catalog.pg_sequence WHERE seqrelid = '"o11_target"."OSUSR_T01_DEPARTMENT_ID1_seq"'::regclass) AS d
) AS b
/* step 030-keys-of-shop-department */;
\set o11c_rows :ROW_COUNT

-- The sequence goes past the block; it is never lowered.
DO $o11c$
BEGIN
  PERFORM setval('"o11_target"."OSUSR_T01_DEPARTMENT_ID1_seq"'::regclass, h.top, true)
  FROM (SELECT max(v) FROM (SELECT max(new_id) AS v FROM "o11c"."map_department_37bb0c3751"
    UNION ALL SELECT max("ID1") FROM "o11_target"."OSUSR_T01_DEPARTMENT") AS q) AS h(top)
  CROSS JOIN "o11_target"."OSUSR_T01_DEPARTMENT_ID1_seq" AS n
  WHERE h.top > n.last_value OR (h.top = n.last_value AND NOT n.is_called);
END
$o11c$
/* step 030-keys-of-shop-department */;

-- The planner must know the map's size before it joins it.
ANALYZE "o11c"."map_department_37bb0c3751"
/* step 030-keys-of-shop-department */;

