-- Step 270-keys-of-shop-customer (27 of 30): keys of Shop.Customer
-- Why here: before any row is inserted, so that every reference finds its new id: ids stay: each run
-- empties the tables of ODC that it writes
-- Reads: o11_source.OSUSR_S01_CUSTOMER, o11_target.osusr_customer
-- Writes: o11c.map_customer_5e36fdbcf9, o11c.map (the map is registered)
-- Locks: ACCESS SHARE on o11_source.OSUSR_S01_CUSTOMER, o11_target.osusr_customer (until COMMIT)
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Cost (estimate): about 5 rows, 550 bytes to write, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[270-keys-of-shop-customer] 27 of 30:' 'keys of Shop.Customer'
\set o11c_rows 0

-- Old and new identifiers of Shop.Customer (preserved: ids stay: each run empties the tables of ODC
-- that it writes).
CREATE TABLE "o11c"."map_customer_5e36fdbcf9" (
  "old_id" integer NOT NULL PRIMARY KEY,
  "new_id" integer NOT NULL UNIQUE,
  "fresh" boolean NOT NULL,
  "made" boolean NOT NULL DEFAULT FALSE
)
/* step 270-keys-of-shop-customer */;

-- Register the map under its keys, in place of one of an earlier run.
INSERT INTO o11c.map (espace_key, entity_key, identifier_key, label, kind, table_name, source_digest, target_digest, run_id)
SELECT 'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18', '6c758ee1-9a45-5acb-a19c-bc7ad577fe10', '73733213-4e04-5b26-b60f-7bbedd0d9555', 'Shop.Customer', 'preserved', 'map_customer_5e36fdbcf9', 'f3f7332da660571b019b3d9e36bd0c99980d447778f5f2586f53b8605131a74e', '831a23c3a382de81b135aa50aa7c74b30264414060a769dd933402c8cfd7dd71', max(run_id) FROM o11c.run
ON CONFLICT (espace_key, entity_key) DO UPDATE SET
  identifier_key = excluded.identifier_key, label = excluded.label, kind = excluded.kind,
  table_name = excluded.table_name, source_digest = excluded.source_digest,
  target_digest = excluded.target_digest, run_id = excluded.run_id
/* step 270-keys-of-shop-customer */;

-- Identifiers stay as they are, in the spelling of the source row; the map tells which exist.
INSERT INTO "o11c"."map_customer_5e36fdbcf9" ("old_id", "new_id", "fresh")
SELECT
  "s"."ID" AS "old_id",
  "s"."ID" AS "new_id",
  TRUE AS "fresh"
FROM "o11_source"."OSUSR_S01_CUSTOMER" AS "s"
/* step 270-keys-of-shop-customer */;
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
  CAST("t"."id" AS text) AS "sample"
FROM "o11_target"."osusr_customer" AS "t"
JOIN "o11c"."map_customer_5e36fdbcf9" AS "m"
  ON "t"."id" = "m"."new_id"
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0903: ids of Shop.Customer exist in the target already: % (%)', found, samples
      USING HINT = 'Nothing was changed. Remove the rows, or let the run replace all rows of the entity (mode replace).';
  END IF;
END
$o11c$
/* step 270-keys-of-shop-customer */;

-- The planner must know the map's size before it joins it.
ANALYZE "o11c"."map_customer_5e36fdbcf9"
/* step 270-keys-of-shop-customer */;
