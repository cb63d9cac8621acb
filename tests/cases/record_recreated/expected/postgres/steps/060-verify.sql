-- Step 060-verify (6 of 6): verify
-- Why here: last before COMMIT: whatever does not hold undoes the whole run
-- Reads: both sides, maps
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[060-verify]' 'verify'
\set o11c_rows 0

-- Constraints that wait for COMMIT are checked now, so that nothing can fail after this verification.
SET CONSTRAINTS ALL IMMEDIATE
/* step 060-verify */;

-- Shop.Box: every source row has its target row, each reference is what the map says and exists, and
-- each copied value is the source's.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT v.check_id, v.entity, v.what, v.expected, v.found, v.expected = v.found
FROM (
SELECT
  COUNT(*) AS "source_rows",
  COUNT(CASE WHEN NOT "t"."ID1" IS NULL THEN 1 END) AS "target_rows",
  COUNT(
    CASE
      WHEN NOT "t"."ID1" IS NULL
      AND (
        (
          CAST("t"."MARK1" AS text) COLLATE pg_catalog."C" IS DISTINCT FROM CAST("s"."MARK" AS text) COLLATE pg_catalog."C"
        )
      )
      THEN 1
    END
  ) AS "changed_rows",
  COUNT(
    CASE
      WHEN (
        "r1"."new_id" = "t"."SIZEID1" AND NOT "p1"."ID1" IS NULL
      )
      OR (
        "t"."SIZEID1" IS NULL AND "r1"."new_id" IS NULL
      )
      THEN 1
    END
  ) AS "right_1",
  COUNT(CASE WHEN NOT "s"."SIZEID" IS NULL AND "r1"."new_id" IS NULL THEN 1 END) AS "lost_1"
FROM "o11_source"."OSUSR_S01_BOX" AS "s"
LEFT JOIN "o11c"."map_box_c442fa2091" AS "m"
  ON "m"."old_id" = "s"."ID"
LEFT JOIN "o11_target"."OSUSR_T01_BOX" AS "t"
  ON "t"."ID1" = "m"."new_id"
LEFT JOIN "o11c"."map_size_002f2778d0" AS "r1"
  ON "r1"."old_id" = "s"."SIZEID"
LEFT JOIN "o11_target"."OSUSR_T01_SIZE" AS "p1"
  ON "p1"."ID1" = "r1"."new_id"
) AS "j"
CROSS JOIN LATERAL (VALUES
  ('rows-shop_box', 'Shop.Box', 'rows arrived', "j"."source_rows", "j"."target_rows"),
  ('rows-shop_box', 'Shop.Box', 'rows with a copied value that differs', 0, "j"."changed_rows"),
  ('rows-shop_box', 'Shop.Box', 'SizeId: right', "j"."source_rows", "j"."right_1"),
  ('rows-shop_box', 'Shop.Box', 'SizeId: without partner', 0, "j"."lost_1")
) AS v(check_id, entity, what, expected, found)
/* step 060-verify */;

-- Shop.Box: the map is one to one.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'map-shop_box', 'Shop.Box', 'map is one to one', q.pairs, q.news, q.pairs = q.news AND q.pairs = q.olds
FROM (SELECT count(*) AS pairs, count(DISTINCT old_id) AS olds, count(DISTINCT new_id) AS news
  FROM "o11c"."map_box_c442fa2091") AS q
/* step 060-verify */;

-- Shop.Size: the map is one to one.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'map-shop_size', 'Shop.Size', 'map is one to one', q.pairs, q.news, q.pairs = q.news AND q.pairs = q.olds
FROM (SELECT count(*) AS pairs, count(DISTINCT old_id) AS olds, count(DISTINCT new_id) AS news
  FROM "o11c"."map_size_002f2778d0") AS q
/* step 060-verify */;

-- Shop.Box: the next id that the sequence gives is above every id in the table.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'sequence-shop_box', 'Shop.Box', 'sequence is ahead of the highest id', q.top, n.last_value,
  CASE WHEN n.is_called THEN n.last_value >= q.top ELSE n.last_value > q.top END
FROM (SELECT coalesce(max("ID1"), 0) AS top FROM "o11_target"."OSUSR_T01_BOX") AS q
CROSS JOIN "o11_target"."OSUSR_T01_BOX_ID1_seq" AS n
/* step 060-verify */;

-- One row a check.
SELECT check_id, entity, what, expected, found, ok
FROM pg_temp.o11c_check
ORDER BY place
/* step 060-verify */;

-- A check that does not hold ends the run here.
DO $o11c$
DECLARE
  found bigint;
  samples text;
BEGIN
  SELECT count(*), string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
  INTO found, samples
  FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT entity || ', ' || what FROM pg_temp.o11c_check WHERE NOT ok
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0910: checks do not hold: % (%)', found, samples
      USING HINT = 'The table above shows expected and found.';
  END IF;
END
$o11c$
/* step 060-verify */;

