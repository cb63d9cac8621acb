-- Step 210-keys-of-system-group (21 of 30): keys of (System).Group
-- Why here: before the rows are inserted: rows are the same where NAME agrees; for the rest, a UUID
-- made of tenant and name, so that every run gives the same
-- Reads: o11_source.ossys_group, o11_target.odc_groups, temporary table rows_group_fe15a92aa3
-- Writes: o11c.map_group_82be168321
-- Locks: ACCESS SHARE on o11_source.ossys_group, o11_target.odc_groups (until COMMIT)
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Cost (estimate): at most 5 rows, 550 bytes to write, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[210-keys-of-system-group] 21 of 30:' 'keys of (System).Group'
\set o11c_rows 0

-- An id that the target has already belongs to somebody else: these rows have no partner there.
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
FROM "o11_source"."ossys_group" AS "s"
JOIN "pg_temp"."rows_group_fe15a92aa3" AS "s_rows"
  ON "s_rows"."id" = "s"."id"
LEFT JOIN "o11c"."map_group_82be168321" AS "has"
  ON "has"."old_id" = "s"."id"
JOIN "o11_target"."odc_groups" AS "t"
  ON "t"."id" = CAST(pg_temp.o11c_derived(
    'o11c.group' || chr(10) || 'Users',
    CAST(COALESCE("s"."name", '') AS text) COLLATE pg_catalog."C"
  ) AS varchar(36))
WHERE
  "has"."old_id" IS NULL
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0987: new ids of (System).Group exist in the target, under another key: % (%)', found, samples
      USING HINT = 'Nothing was changed. See whose they are; the file odc.users can give other ids.';
  END IF;
END
$o11c$
/* step 210-keys-of-system-group */;

-- Names that differ in the case of letters only would be one id.
DO $o11c$
DECLARE
  found bigint;
  samples text;
BEGIN
  SELECT count(*), string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
  INTO found, samples
  FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  COALESCE(MIN(CAST("s"."name" AS text)), '') || ' and ' || COALESCE(MAX(CAST("s"."name" AS text)), '') AS "sample"
FROM "o11_source"."ossys_group" AS "s"
JOIN "pg_temp"."rows_group_fe15a92aa3" AS "s_rows"
  ON "s_rows"."id" = "s"."id"
LEFT JOIN "o11c"."map_group_82be168321" AS "has"
  ON "has"."old_id" = "s"."id"
WHERE
  "has"."old_id" IS NULL
GROUP BY
  CAST(pg_temp.o11c_derived(
    'o11c.group' || chr(10) || 'Users',
    CAST(COALESCE("s"."name", '') AS text) COLLATE pg_catalog."C"
  ) AS varchar(36))
HAVING
  COUNT(*) > 1
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0987: rows of (System).Group would share an id: % (%)', found, samples
      USING HINT = 'Nothing was changed. Rename one of them, or give ids in the file odc.users.';
  END IF;
END
$o11c$
/* step 210-keys-of-system-group */;

-- New ids out of names of selected rows that have no partner yet: another run would give the same.
INSERT INTO "o11c"."map_group_82be168321" ("old_id", "new_id", "fresh")
SELECT
  "s"."id" AS "old_id",
  CAST(pg_temp.o11c_derived(
    'o11c.group' || chr(10) || 'Users',
    CAST(COALESCE("s"."name", '') AS text) COLLATE pg_catalog."C"
  ) AS varchar(36)) AS "new_id",
  TRUE AS "fresh"
FROM "o11_source"."ossys_group" AS "s"
JOIN "pg_temp"."rows_group_fe15a92aa3" AS "s_rows"
  ON "s_rows"."id" = "s"."id"
LEFT JOIN "o11c"."map_group_82be168321" AS "has"
  ON "has"."old_id" = "s"."id"
WHERE
  "has"."old_id" IS NULL
/* step 210-keys-of-system-group */;
\set o11c_rows :ROW_COUNT

-- The planner must know the map's size before it joins it.
ANALYZE "o11c"."map_group_82be168321"
/* step 210-keys-of-system-group */;
