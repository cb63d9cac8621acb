-- Step 060-map-m-o-d-u-le-x-go-echo-x-table (6 of 13): map M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.Table
-- Why here: before rows that refer to it: M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D}
-- {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.Select.a{U+27}b{U+22}c{U+5D}d{U+5B}e {U+2A}{U+2F}
-- {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} x refers to it; M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F}
-- -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.Select: module M{U+22}o{U+27}d{U+5D}u{U+5B}le
-- {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x is in scope (application
-- M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x)
-- Reads: o11_source.ossys_espace, o11_source.ossys_entity_record, o11_target.ossys_espace,
-- o11_target.ossys_entity_record
-- Writes: o11c.map_table_002f2778d0, o11c.map (the map is registered)
-- Locks: ACCESS SHARE on o11_source.ossys_entity_record, o11_source.ossys_espace,
-- o11_target.ossys_entity_record, o11_target.ossys_espace (until COMMIT)
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Rows expected: 2 (the pairs below)
-- Cost (estimate): about 2 rows, 220 bytes to write, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[060-map-m-o-d-u-le-x-go-echo-x-table] 6 of 13:' 'map M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.Table'
\set o11c_rows 0

-- Old and new identifiers of M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D}
-- {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.Table (literal: the platform owns these rows; they are
-- matched by key when the scripts are compiled).
CREATE TABLE "o11c"."map_table_002f2778d0" (
  "old_id" integer NOT NULL PRIMARY KEY,
  "new_id" integer NOT NULL UNIQUE,
  "fresh" boolean NOT NULL,
  "made" boolean NOT NULL DEFAULT FALSE
)
/* step 060-map-m-o-d-u-le-x-go-echo-x-table */;

-- Register the map under its keys, in place of one of an earlier run.
INSERT INTO o11c.map (espace_key, entity_key, identifier_key, label, kind, table_name, source_digest, target_digest, run_id)
SELECT 'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18', '1b61c019-8c46-532e-957f-c284195c2841', '83d9d929-a996-5009-bf26-9a5200f80c44', 'M"o''d]u[le */ -- $(x)
GO
\! echo x.Table', 'literal', 'map_table_002f2778d0', '294b246c1e08b3ffda1d9bd50ad8a8697149d9e11a2cec17e599efb615f3bf93', '0723cf18783b53e8883957980e83bf7ac543c4e5dd00ae36327e8a739568c7ed', max(run_id) FROM o11c.run
ON CONFLICT (espace_key, entity_key) DO UPDATE SET
  identifier_key = excluded.identifier_key, label = excluded.label, kind = excluded.kind,
  table_name = excluded.table_name, source_digest = excluded.source_digest,
  target_digest = excluded.target_digest, run_id = excluded.run_id
/* step 060-map-m-o-d-u-le-x-go-echo-x-table */;

-- Records of both environments, paired by key: name, old id, new id, key in the source, key in the
-- target.
INSERT INTO pg_temp.o11c_pair (map_name, name, old_id, new_id, source_key, target_key)
VALUES
  ('map_table_002f2778d0', 'Small''); DROP TABLE x; --', '1', '2', 'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18*1b61c019-8c46-532e-957f-c284195c2841*4402afba-ea80-5f19-b50a-14ee0725aef7', 'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18*1b61c019-8c46-532e-957f-c284195c2841*4402afba-ea80-5f19-b50a-14ee0725aef7'),
  ('map_table_002f2778d0', '*/ $(x) \q
GO
😀', '2', '1', 'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18*1b61c019-8c46-532e-957f-c284195c2841*9e39724a-f90a-58b9-86b3-5b5588a38a82', 'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18*1b61c019-8c46-532e-957f-c284195c2841*9e39724a-f90a-58b9-86b3-5b5588a38a82')
/* step 060-map-m-o-d-u-le-x-go-echo-x-table */;

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
  "p"."map_name" = 'map_table_002f2778d0' AND "l"."id" IS NULL
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0908: records of M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.Table have changed in the source: % (%)', found, samples
      USING HINT = 'Nothing was changed. Make both snapshots again and compile again.';
  END IF;
END
$o11c$
/* step 060-map-m-o-d-u-le-x-go-echo-x-table */;

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
  "p"."map_name" = 'map_table_002f2778d0' AND "l"."id" IS NULL
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0908: records of M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.Table have changed in the target: % (%)', found, samples
      USING HINT = 'Nothing was changed. Make both snapshots again and compile again.';
  END IF;
END
$o11c$
/* step 060-map-m-o-d-u-le-x-go-echo-x-table */;

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
    RAISE EXCEPTION 'O11-0908: records of M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.Table have come or gone in the source: % (%)', found, samples
      USING HINT = 'Nothing was changed. Make both snapshots again and compile again.';
  END IF;
END
$o11c$
/* step 060-map-m-o-d-u-le-x-go-echo-x-table */;

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
    RAISE EXCEPTION 'O11-0908: records of M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.Table have come or gone in the target: % (%)', found, samples
      USING HINT = 'Nothing was changed. Make both snapshots again and compile again.';
  END IF;
END
$o11c$
/* step 060-map-m-o-d-u-le-x-go-echo-x-table */;

-- The pairs become the map.
INSERT INTO "o11c"."map_table_002f2778d0" ("old_id", "new_id", "fresh")
SELECT
  CAST("old_id" AS integer) AS "old_id",
  CAST("new_id" AS integer) AS "new_id",
  FALSE AS "fresh"
FROM "pg_temp"."o11c_pair"
WHERE
  "map_name" = 'map_table_002f2778d0'
/* step 060-map-m-o-d-u-le-x-go-echo-x-table */;
\set o11c_rows :ROW_COUNT

-- The planner must know the map's size before it joins it.
ANALYZE "o11c"."map_table_002f2778d0"
/* step 060-map-m-o-d-u-le-x-go-echo-x-table */;
