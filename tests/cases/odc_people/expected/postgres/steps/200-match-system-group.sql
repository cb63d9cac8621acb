-- Step 200-match-system-group (20 of 30): match (System).Group
-- Why here: before its rows are written: it finds those that the target has; odc.stores names the
-- table of ODC{U+27}s groups
-- Reads: o11_source.ossys_group, o11_target.odc_groups, temporary table rows_group_fe15a92aa3
-- Writes: o11c.map_group_82be168321, o11c.map (the map is registered)
-- Locks: ACCESS SHARE on o11_source.ossys_group, o11_target.odc_groups (until COMMIT)
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Cost (estimate): at most 5 rows, 550 bytes to write, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[200-match-system-group] 20 of 30:' 'match (System).Group'
\set o11c_rows 0

-- Old and new identifiers of (System).Group (matched: rows are the same where NAME agrees; for the
-- rest, a UUID made of tenant and name, so that every run gives the same).
CREATE TABLE "o11c"."map_group_82be168321" (
  "old_id" integer NOT NULL PRIMARY KEY,
  "new_id" varchar(36) NOT NULL UNIQUE,
  "fresh" boolean NOT NULL,
  "made" boolean NOT NULL DEFAULT FALSE
)
/* step 200-match-system-group */;

-- Register the map under its keys, in place of one of an earlier run.
INSERT INTO o11c.map (espace_key, entity_key, identifier_key, label, kind, table_name, source_digest, target_digest, run_id)
SELECT '2e64e64d-94b9-5329-8fa0-a8b80a5cd1b8', 'dc113a9a-ec29-560e-aacd-4e5e93c5a1e1', 'name:id', '(System).Group', 'matched', 'map_group_82be168321', 'f3f7332da660571b019b3d9e36bd0c99980d447778f5f2586f53b8605131a74e', '831a23c3a382de81b135aa50aa7c74b30264414060a769dd933402c8cfd7dd71', max(run_id) FROM o11c.run
ON CONFLICT (espace_key, entity_key) DO UPDATE SET
  identifier_key = excluded.identifier_key, label = excluded.label, kind = excluded.kind,
  table_name = excluded.table_name, source_digest = excluded.source_digest,
  target_digest = excluded.target_digest, run_id = excluded.run_id
/* step 200-match-system-group */;

-- A row with an empty business key could be any row: no partner can be found for it.
DO $o11c$
DECLARE
  found bigint;
  samples text;
BEGIN
  SELECT count(*), string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
  INTO found, samples
  FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("s"."id" AS text) AS "sample"
FROM "o11_source"."ossys_group" AS "s"
JOIN "pg_temp"."rows_group_fe15a92aa3" AS "s_rows"
  ON "s_rows"."id" = "s"."id"
WHERE
  (
    (
      "s"."name" IS NULL
    )
    OR (
      pg_temp.o11c_fold(CAST("s"."name" AS text) COLLATE pg_catalog."C") = ''
    )
  )
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0921: rows of (System).Group in the source have an empty business key: % (%)', found, samples
      USING HINT = 'Nothing was changed. Correct the rows, or name other attributes under match.';
  END IF;
END
$o11c$
/* step 200-match-system-group */;

-- Two source rows with one business key would be one row in the target.
DO $o11c$
DECLARE
  found bigint;
  samples text;
BEGIN
  SELECT count(*), string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
  INTO found, samples
  FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  MIN(CAST("s"."id" AS text)) AS "sample"
FROM "o11_source"."ossys_group" AS "s"
JOIN "pg_temp"."rows_group_fe15a92aa3" AS "s_rows"
  ON "s_rows"."id" = "s"."id"
WHERE
  NOT (
    (
      "s"."name" IS NULL
    )
    OR (
      pg_temp.o11c_fold(CAST("s"."name" AS text) COLLATE pg_catalog."C") = ''
    )
  )
GROUP BY
  pg_temp.o11c_fold(CAST("s"."name" AS text) COLLATE pg_catalog."C")
HAVING
  COUNT(*) > 1
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0921: rows of (System).Group in the source share a business key: % (%)', found, samples
      USING HINT = 'Nothing was changed. Correct the rows, or name other attributes under match.';
  END IF;
END
$o11c$
/* step 200-match-system-group */;

-- Two target rows have the business key of one source row: nothing says which of them it is.
DO $o11c$
DECLARE
  found bigint;
  samples text;
BEGIN
  SELECT count(*), string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
  INTO found, samples
  FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("u"."new_id" AS text) AS "sample"
FROM (
  SELECT
    "s"."id" AS "old_id",
    "t"."id" AS "new_id",
    COUNT(*) OVER (PARTITION BY "s"."id") AS "partners",
    COUNT(*) OVER (PARTITION BY "t"."id") AS "claims"
  FROM "o11_source"."ossys_group" AS "s"
  JOIN "pg_temp"."rows_group_fe15a92aa3" AS "s_rows"
    ON "s_rows"."id" = "s"."id"
  JOIN "o11_target"."odc_groups" AS "t"
    ON pg_temp.o11c_fold(CAST("t"."name" AS text) COLLATE pg_catalog."C") = pg_temp.o11c_fold(CAST("s"."name" AS text) COLLATE pg_catalog."C")
  WHERE
    pg_temp.o11c_fold(CAST("s"."name" AS text) COLLATE pg_catalog."C") <> ''
) AS "u"
WHERE
  "u"."partners" > 1
GROUP BY
  "u"."new_id"
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0921: rows of (System).Group in the target share a business key that the source has too: % (%)', found, samples
      USING HINT = 'Nothing was changed. Correct the rows, or name other attributes under match.';
  END IF;
END
$o11c$
/* step 200-match-system-group */;

-- Rows of (System).Group are the same when NAME (without regard to case, accents and trailing blanks)
-- agrees. Keys that are empty in the source, or there twice on either side, were refused above.
INSERT INTO "o11c"."map_group_82be168321" ("old_id", "new_id", "fresh")
SELECT
  "u"."old_id" AS "old_id",
  "u"."new_id" AS "new_id",
  FALSE AS "fresh"
FROM (
  SELECT
    "s"."id" AS "old_id",
    "t"."id" AS "new_id",
    COUNT(*) OVER (PARTITION BY "s"."id") AS "partners",
    COUNT(*) OVER (PARTITION BY "t"."id") AS "claims"
  FROM "o11_source"."ossys_group" AS "s"
  JOIN "pg_temp"."rows_group_fe15a92aa3" AS "s_rows"
    ON "s_rows"."id" = "s"."id"
  JOIN "o11_target"."odc_groups" AS "t"
    ON pg_temp.o11c_fold(CAST("t"."name" AS text) COLLATE pg_catalog."C") = pg_temp.o11c_fold(CAST("s"."name" AS text) COLLATE pg_catalog."C")
  WHERE
    pg_temp.o11c_fold(CAST("s"."name" AS text) COLLATE pg_catalog."C") <> ''
) AS "u"
WHERE
  "u"."partners" = 1 AND "u"."claims" = 1
/* step 200-match-system-group */;
\set o11c_rows :ROW_COUNT

-- The planner must know the map's size before it joins it.
ANALYZE "o11c"."map_group_82be168321"
/* step 200-match-system-group */;
