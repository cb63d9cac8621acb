-- Step 050-map-shop-size (5 of 17): map Shop.Size
-- Why here: before rows that refer to it: Shop.Employee.SizeId refers to it; Shop.Employee: module
-- Shop is in scope
-- Reads: o11_source.ossys_espace, o11_source.ossys_entity_record, o11_target.ossys_espace,
-- o11_target.ossys_entity_record
-- Writes: o11c.map_size_002f2778d0, o11c.map (the map is registered)
-- Locks: ACCESS SHARE on o11_source.ossys_entity_record, o11_source.ossys_espace,
-- o11_target.ossys_entity_record, o11_target.ossys_espace (until COMMIT)
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Rows expected: 2 (the pairs below)
-- Cost (estimate): about 2 rows, 220 bytes to write, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[050-map-shop-size] 5 of 17:' 'map Shop.Size'
\set o11c_rows 0

-- Old and new identifiers of Shop.Size (literal: the platform owns these rows; they are matched by key
-- when the scripts are compiled).
CREATE TABLE "o11c"."map_size_002f2778d0" (
  "old_id" integer NOT NULL PRIMARY KEY,
  "new_id" integer NOT NULL UNIQUE,
  "fresh" boolean NOT NULL,
  "made" boolean NOT NULL DEFAULT FALSE
)
/* step 050-map-shop-size */;

-- Register the map under its keys, in place of one of an earlier run.
INSERT INTO o11c.map (espace_key, entity_key, identifier_key, label, kind, table_name, source_digest, target_digest, run_id)
SELECT 'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18', '1b61c019-8c46-532e-957f-c284195c2841', '83d9d929-a996-5009-bf26-9a5200f80c44', 'Shop.Size', 'literal', 'map_size_002f2778d0', '0ecd9beb0bda0d990b8274b2b342cd71472b40ca3eadfdea52f74789fc48e193', 'af35c725950870c76001c1f33d6e964d3832efde012310dfa6bf67f100f2bcb5', max(run_id) FROM o11c.run
ON CONFLICT (espace_key, entity_key) DO UPDATE SET
  identifier_key = excluded.identifier_key, label = excluded.label, kind = excluded.kind,
  table_name = excluded.table_name, source_digest = excluded.source_digest,
  target_digest = excluded.target_digest, run_id = excluded.run_id
/* step 050-map-shop-size */;

-- Records of both environments, paired by key: name, old id, new id, key in the source, key in the
-- target.
INSERT INTO pg_temp.o11c_pair (map_name, name, old_id, new_id, source_key, target_key)
VALUES
  ('map_size_002f2778d0', 'Large', '2', '1', 'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18*1b61c019-8c46-532e-957f-c284195c2841*6d4ec348-7375-56ac-a1d1-13e7334a5054', 'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18*1b61c019-8c46-532e-957f-c284195c2841*6d4ec348-7375-56ac-a1d1-13e7334a5054'),
  ('map_size_002f2778d0', 'Small', '1', '2', 'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18*1b61c019-8c46-532e-957f-c284195c2841*dee240a8-fd96-5985-b625-97bc46823902', 'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18*1b61c019-8c46-532e-957f-c284195c2841*dee240a8-fd96-5985-b625-97bc46823902')
/* step 050-map-shop-size */;

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
/* step 050-map-shop-size */;

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
/* step 050-map-shop-size */;

-- No record has come or gone in the source: there are 2.
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
  "n"."records" <> 2
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0908: records of Shop.Size have come or gone in the source: % (%)', found, samples
      USING HINT = 'Nothing was changed. Make both snapshots again and compile again.';
  END IF;
END
$o11c$
/* step 050-map-shop-size */;

-- No record has come or gone in the target: there are 2.
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
  "n"."records" <> 2
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0908: records of Shop.Size have come or gone in the target: % (%)', found, samples
      USING HINT = 'Nothing was changed. Make both snapshots again and compile again.';
  END IF;
END
$o11c$
/* step 050-map-shop-size */;

-- The pairs become the map.
INSERT INTO "o11c"."map_size_002f2778d0" ("old_id", "new_id", "fresh")
SELECT
  CAST("old_id" AS integer) AS "old_id",
  CAST("new_id" AS integer) AS "new_id",
  FALSE AS "fresh"
FROM "pg_temp"."o11c_pair"
WHERE
  "map_name" = 'map_size_002f2778d0'
/* step 050-map-shop-size */;
\set o11c_rows :ROW_COUNT

-- The planner must know the map's size before it joins it.
ANALYZE "o11c"."map_size_002f2778d0"
/* step 050-map-shop-size */;
