-- Step 030-map-shop-size (3 of 6): map Shop.Size
-- Why here: before rows that refer to it: Shop.Box.SizeId refers to it; module Shop is in scope
-- Reads: OSSYS_ENTITY_RECORD
-- Writes: o11c.map_size_002f2778d0
-- Rows expected: 3 (the pairs below)
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[030-map-shop-size]' 'map Shop.Size'
\set o11c_rows 0

-- A map of an earlier run is replaced.
DROP TABLE IF EXISTS "o11c"."map_size_002f2778d0"
/* step 030-map-shop-size */;

-- Old and new identifiers of Shop.Size (literal: the platform owns these rows; they are matched by key
-- when the scripts are compiled).
CREATE TABLE "o11c"."map_size_002f2778d0" (
  old_id integer PRIMARY KEY,
  new_id integer NOT NULL UNIQUE
)
/* step 030-map-shop-size */;

-- Register the map under its keys, in place of one of an earlier run.
INSERT INTO o11c.map (espace_key, entity_key, identifier_key, label, kind, table_name, source_digest, target_digest, run_id)
SELECT 'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18', '1b61c019-8c46-532e-957f-c284195c2841', '83d9d929-a996-5009-bf26-9a5200f80c44', 'Shop.Size', 'literal', 'map_size_002f2778d0', 'b09d10904fe94001fdfce057fff8648783cbd60fda0d19764c470ccb684bc972', 'ec7a6e4e084cacbc62b85523c68a476af98c83b320b02fce388a2d0a5858b69d', max(run_id) FROM o11c.run
ON CONFLICT (espace_key, entity_key) DO UPDATE SET
  identifier_key = excluded.identifier_key, label = excluded.label, kind = excluded.kind,
  table_name = excluded.table_name, source_digest = excluded.source_digest,
  target_digest = excluded.target_digest, run_id = excluded.run_id
/* step 030-map-shop-size */;

-- Records of both environments, paired by key: name, old id, new id, key in the source, key in the
-- target.
INSERT INTO pg_temp.o11c_pair (map_name, name, old_id, new_id, source_key, target_key)
VALUES
  ('map_size_002f2778d0', 'Medium', '2', '3', 'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18*1b61c019-8c46-532e-957f-c284195c2841*25d8247f-03d7-5ac7-84d2-b06c72f3fd49', 'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18*1b61c019-8c46-532e-957f-c284195c2841*25d8247f-03d7-5ac7-84d2-b06c72f3fd49'),
  ('map_size_002f2778d0', 'Large', '3', '2', 'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18*1b61c019-8c46-532e-957f-c284195c2841*6d4ec348-7375-56ac-a1d1-13e7334a5054', 'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18*1b61c019-8c46-532e-957f-c284195c2841*6d4ec348-7375-56ac-a1d1-13e7334a5054'),
  ('map_size_002f2778d0', 'Small', '4', '1', 'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18*1b61c019-8c46-532e-957f-c284195c2841*a6eb9e52-cb42-5154-87aa-8067aa8eccc2', 'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18*1b61c019-8c46-532e-957f-c284195c2841*a6eb9e52-cb42-5154-87aa-8067aa8eccc2')
/* step 030-map-shop-size */;

-- Every pair above must still be what the source has.
DO $o11c$
DECLARE
  found bigint;
  samples text;
BEGIN
  SELECT count(*), string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
  INTO found, samples
  FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  "p"."name" AS "name"
FROM "pg_temp"."o11c_pair" AS "p"
LEFT JOIN (
  SELECT
    lower(btrim(CAST("e"."ss_key" AS text), '{}')) || '*' || lower(btrim(CAST("r"."entity_ss_key" AS text), '{}')) || '*' || lower(btrim(CAST("r"."ss_key" AS text), '{}')) AS "key",
    CAST("r"."data_id" AS text) AS "id"
  FROM "o11_source"."ossys_entity_record" AS "r"
  JOIN "o11_source"."ossys_espace" AS "e"
    ON "e"."id" = "r"."espace_id"
  WHERE
    CAST("r"."is_active" AS integer) = 1 AND CAST("e"."is_active" AS integer) = 1
) AS "l"
  ON "l"."key" = "p"."source_key" AND "l"."id" = "p"."old_id"
WHERE
  "p"."map_name" = 'map_size_002f2778d0' AND "l"."id" IS NULL
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0908: records of Shop.Size have changed in the source: % (%)', found, samples
      USING HINT = 'Nothing was changed. Make both snapshots again and compile again.';
  END IF;
END
$o11c$
/* step 030-map-shop-size */;

-- Every pair above must still be what the target has.
DO $o11c$
DECLARE
  found bigint;
  samples text;
BEGIN
  SELECT count(*), string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
  INTO found, samples
  FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  "p"."name" AS "name"
FROM "pg_temp"."o11c_pair" AS "p"
LEFT JOIN (
  SELECT
    lower(btrim(CAST("e"."ss_key" AS text), '{}')) || '*' || lower(btrim(CAST("r"."entity_ss_key" AS text), '{}')) || '*' || lower(btrim(CAST("r"."ss_key" AS text), '{}')) AS "key",
    CAST("r"."data_id" AS text) AS "id"
  FROM "o11_target"."ossys_entity_record" AS "r"
  JOIN "o11_target"."ossys_espace" AS "e"
    ON "e"."id" = "r"."espace_id"
  WHERE
    CAST("r"."is_active" AS integer) = 1 AND CAST("e"."is_active" AS integer) = 1
) AS "l"
  ON "l"."key" = "p"."target_key" AND "l"."id" = "p"."new_id"
WHERE
  "p"."map_name" = 'map_size_002f2778d0' AND "l"."id" IS NULL
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0908: records of Shop.Size have changed in the target: % (%)', found, samples
      USING HINT = 'Nothing was changed. Make both snapshots again and compile again.';
  END IF;
END
$o11c$
/* step 030-map-shop-size */;

-- No record has come or gone in the source: there are 3.
DO $o11c$
DECLARE
  found bigint;
  samples text;
BEGIN
  SELECT count(*), string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
  INTO found, samples
  FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  'number of records' AS "sample"
FROM (
  SELECT
    COUNT(*) AS "records"
  FROM (
    SELECT
      lower(btrim(CAST("e"."ss_key" AS text), '{}')) || '*' || lower(btrim(CAST("r"."entity_ss_key" AS text), '{}')) || '*' || lower(btrim(CAST("r"."ss_key" AS text), '{}')) AS "key",
      CAST("r"."data_id" AS text) AS "id"
    FROM "o11_source"."ossys_entity_record" AS "r"
    JOIN "o11_source"."ossys_espace" AS "e"
      ON "e"."id" = "r"."espace_id"
    WHERE
      CAST("r"."is_active" AS integer) = 1 AND CAST("e"."is_active" AS integer) = 1
  ) AS "l"
  WHERE
    LEFT("l"."key", 74) = 'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18*1b61c019-8c46-532e-957f-c284195c2841*'
) AS "n"
WHERE
  "n"."records" <> 3
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0908: records of Shop.Size have come or gone in the source: % (%)', found, samples
      USING HINT = 'Nothing was changed. Make both snapshots again and compile again.';
  END IF;
END
$o11c$
/* step 030-map-shop-size */;

-- No record has come or gone in the target: there are 3.
DO $o11c$
DECLARE
  found bigint;
  samples text;
BEGIN
  SELECT count(*), string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
  INTO found, samples
  FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  'number of records' AS "sample"
FROM (
  SELECT
    COUNT(*) AS "records"
  FROM (
    SELECT
      lower(btrim(CAST("e"."ss_key" AS text), '{}')) || '*' || lower(btrim(CAST("r"."entity_ss_key" AS text), '{}')) || '*' || lower(btrim(CAST("r"."ss_key" AS text), '{}')) AS "key",
      CAST("r"."data_id" AS text) AS "id"
    FROM "o11_target"."ossys_entity_record" AS "r"
    JOIN "o11_target"."ossys_espace" AS "e"
      ON "e"."id" = "r"."espace_id"
    WHERE
      CAST("r"."is_active" AS integer) = 1 AND CAST("e"."is_active" AS integer) = 1
  ) AS "l"
  WHERE
    LEFT("l"."key", 74) = 'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18*1b61c019-8c46-532e-957f-c284195c2841*'
) AS "n"
WHERE
  "n"."records" <> 3
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0908: records of Shop.Size have come or gone in the target: % (%)', found, samples
      USING HINT = 'Nothing was changed. Make both snapshots again and compile again.';
  END IF;
END
$o11c$
/* step 030-map-shop-size */;

-- The pairs become the map.
INSERT INTO "o11c"."map_size_002f2778d0" (old_id, new_id)
SELECT
  CAST("old_id" AS integer) AS "old_id",
  CAST("new_id" AS integer) AS "new_id"
FROM "pg_temp"."o11c_pair"
WHERE
  "map_name" = 'map_size_002f2778d0'
/* step 030-map-shop-size */;
\set o11c_rows :ROW_COUNT

-- The planner must know the map's size before it joins it.
ANALYZE "o11c"."map_size_002f2778d0"
/* step 030-map-shop-size */;

