-- Step 050-keys-of-shop-userextended (5 of 9): keys of Shop.UserExtended
-- Why here: before any row is inserted, so that every reference finds its new id: the identifier is
-- itself a reference to (System).User
-- Reads: o11_source.OSUSR_S01_USEREXTENDED, o11c.map_user_f9b11b2f84
-- Writes: o11c.map_userextended_05bf41dc2c
-- Rows expected: about 2 (the catalog's estimate when the snapshot was made)
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[050-keys-of-shop-userextended]' 'keys of Shop.UserExtended'
\set o11c_rows 0

-- A map of an earlier run is replaced.
DROP TABLE IF EXISTS "o11c"."map_userextended_05bf41dc2c"
/* step 050-keys-of-shop-userextended */;

-- Old and new identifiers of Shop.UserExtended (inherited: the identifier is itself a reference to
-- (System).User).
CREATE TABLE "o11c"."map_userextended_05bf41dc2c" (
  old_id integer PRIMARY KEY,
  new_id integer NOT NULL UNIQUE
)
/* step 050-keys-of-shop-userextended */;

-- Register the map under its keys, in place of one of an earlier run.
INSERT INTO o11c.map (espace_key, entity_key, identifier_key, label, kind, table_name, source_digest, target_digest, run_id)
SELECT 'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18', '03519169-febb-5e70-a013-4e73cd35327b', '3f118993-7393-5b7f-92d3-80f2083ec699', 'Shop.UserExtended', 'inherited', 'map_userextended_05bf41dc2c', '4f98a94127d9c976d714a4991e869595a81e700a38c9b735b98083f078d1f2d0', '81c6aee6609c10273ff5c111c49cb27f4002ed2ab7386969ab39011d933aed2b', max(run_id) FROM o11c.run
ON CONFLICT (espace_key, entity_key) DO UPDATE SET
  identifier_key = excluded.identifier_key, label = excluded.label, kind = excluded.kind,
  table_name = excluded.table_name, source_digest = excluded.source_digest,
  target_digest = excluded.target_digest, run_id = excluded.run_id
/* step 050-keys-of-shop-userextended */;

-- The identifier is the one of (System).User: its map gives the new ids.
INSERT INTO "o11c"."map_userextended_05bf41dc2c" (old_id, new_id)
SELECT
  "s"."ID" AS "old_id",
  "p"."new_id" AS "new_id"
FROM "o11_source"."OSUSR_S01_USEREXTENDED" AS "s"
JOIN "o11c"."map_user_f9b11b2f84" AS "p"
  ON "p"."old_id" = "s"."ID"
/* step 050-keys-of-shop-userextended */;
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
FROM "o11_target"."OSUSR_T01_USEREXTENDED" AS "t"
JOIN "o11c"."map_userextended_05bf41dc2c" AS "m"
  ON "t"."ID1" = "m"."new_id"
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0903: ids of Shop.UserExtended exist in the target already: % (%)', found, samples
      USING HINT = 'Nothing was changed. Remove the rows, or let the run replace all rows of the entity (mode replace).';
  END IF;
END
$o11c$
/* step 050-keys-of-shop-userextended */;

-- The planner must know the map's size before it joins it.
ANALYZE "o11c"."map_userextended_05bf41dc2c"
/* step 050-keys-of-shop-userextended */;

