-- Step 060-keys-of-shop-order (6 of 11): keys of Shop.Order
-- Why here: before any row is inserted, so that every reference finds its new id: the project asks to
-- keep the ids (keys.strategy: preserve)
-- Reads: o11_source.OSUSR_S01_ORDER
-- Writes: o11c.map_order_b095562f7b
-- Rows expected: about 1 (the catalog's estimate when the snapshot was made)
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[060-keys-of-shop-order]' 'keys of Shop.Order'
\set o11c_rows 0

-- A map of an earlier run is replaced.
DROP TABLE IF EXISTS "o11c"."map_order_b095562f7b"
/* step 060-keys-of-shop-order */;

-- Old and new identifiers of Shop.Order (preserved: the project asks to keep the ids (keys.strategy:
-- preserve)).
CREATE TABLE "o11c"."map_order_b095562f7b" (
  old_id integer PRIMARY KEY,
  new_id integer NOT NULL UNIQUE
)
/* step 060-keys-of-shop-order */;

-- Register the map under its keys, in place of one of an earlier run.
INSERT INTO o11c.map (espace_key, entity_key, identifier_key, label, kind, table_name, source_digest, target_digest, run_id)
SELECT 'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18', '773ae870-b10f-5724-a1ba-af10e34bd057', 'feecee28-f22d-5483-a333-6035620ea6bd', 'Shop.Order', 'preserved', 'map_order_b095562f7b', 'b358ff2ee90fa8de8214ff6906469b4268ca1485470a0e7b942fdc947d9f61cf', 'bd7fd714326e29e351028fabb4ddc8a08cb5c15f4f6a6bc2cbbb964188e502b2', max(run_id) FROM o11c.run
ON CONFLICT (espace_key, entity_key) DO UPDATE SET
  identifier_key = excluded.identifier_key, label = excluded.label, kind = excluded.kind,
  table_name = excluded.table_name, source_digest = excluded.source_digest,
  target_digest = excluded.target_digest, run_id = excluded.run_id
/* step 060-keys-of-shop-order */;

-- Identifiers stay as they are, in the spelling of the source row; the map tells which exist.
INSERT INTO "o11c"."map_order_b095562f7b" (old_id, new_id)
SELECT
  "s"."ID" AS "old_id",
  "s"."ID" AS "new_id"
FROM "o11_source"."OSUSR_S01_ORDER" AS "s"
/* step 060-keys-of-shop-order */;
\set o11c_rows :ROW_COUNT

-- An id that the target has already would be two things at once.
DO $o11c$
DECLARE
  found bigint;
  samples text;
BEGIN
  SELECT count(*), string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
  INTO found, samples
  FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("t"."ID1" AS text) AS "sample"
FROM "o11_target"."OSUSR_T01_ORDER" AS "t"
JOIN "o11c"."map_order_b095562f7b" AS "m"
  ON "t"."ID1" = "m"."new_id"
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0903: ids of Shop.Order exist in the target already: % (%)', found, samples
      USING HINT = 'Nothing was changed. Remove the rows, or let the run replace all rows of the entity (mode replace).';
  END IF;
END
$o11c$
/* step 060-keys-of-shop-order */;

-- The planner must know the map's size before it joins it.
ANALYZE "o11c"."map_order_b095562f7b"
/* step 060-keys-of-shop-order */;

