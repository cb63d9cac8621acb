-- Step 090-verify (9 of 9): verify
-- Why here: last before COMMIT: whatever does not hold undoes the whole run
-- Reads: both sides, maps
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[090-verify]' 'verify'
\set o11c_rows 0

-- Constraints that wait for COMMIT are checked now, so that nothing can fail after this verification.
SET CONSTRAINTS ALL IMMEDIATE
/* step 090-verify */;

-- Shop.UserExtended: every source row has its target row, each reference is what the map says and
-- exists, and each copied value is the source's.
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
          CAST("t"."NICK1" AS text) COLLATE pg_catalog."C" IS DISTINCT FROM CAST("s"."NICK" AS text) COLLATE pg_catalog."C"
        )
        OR (
          CAST("t"."MARK1" AS text) COLLATE pg_catalog."C" IS DISTINCT FROM CAST("s"."MARK" AS text) COLLATE pg_catalog."C"
        )
      )
      THEN 1
    END
  ) AS "changed_rows"
FROM "o11_source"."OSUSR_S01_USEREXTENDED" AS "s"
LEFT JOIN "o11c"."map_userextended_05bf41dc2c" AS "m"
  ON "m"."old_id" = "s"."ID"
LEFT JOIN "o11_target"."OSUSR_T01_USEREXTENDED" AS "t"
  ON "t"."ID1" = "m"."new_id"
) AS "j"
CROSS JOIN LATERAL (VALUES
  ('rows-shop_userextended', 'Shop.UserExtended', 'rows arrived', "j"."source_rows", "j"."target_rows"),
  ('rows-shop_userextended', 'Shop.UserExtended', 'rows with a copied value that differs', 0, "j"."changed_rows")
) AS v(check_id, entity, what, expected, found)
/* step 090-verify */;

-- Shop.Note: every source row has its target row, each reference is what the map says and exists, and
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
        "r1"."new_id" = "t"."OWNERID1" AND NOT "p1"."ID1" IS NULL
      )
      OR (
        "t"."OWNERID1" IS NULL AND "r1"."new_id" IS NULL
      )
      THEN 1
    END
  ) AS "right_1",
  COUNT(CASE WHEN NOT "s"."OWNERID" IS NULL AND "r1"."new_id" IS NULL THEN 1 END) AS "lost_1"
FROM "o11_source"."OSUSR_S01_NOTE" AS "s"
LEFT JOIN "o11c"."map_note_19a8becf9d" AS "m"
  ON "m"."old_id" = "s"."ID"
LEFT JOIN "o11_target"."OSUSR_T01_NOTE" AS "t"
  ON "t"."ID1" = "m"."new_id"
LEFT JOIN "o11c"."map_userextended_05bf41dc2c" AS "r1"
  ON "r1"."old_id" = "s"."OWNERID"
LEFT JOIN "o11_target"."OSUSR_T01_USEREXTENDED" AS "p1"
  ON "p1"."ID1" = "r1"."new_id"
) AS "j"
CROSS JOIN LATERAL (VALUES
  ('rows-shop_note', 'Shop.Note', 'rows arrived', "j"."source_rows", "j"."target_rows"),
  ('rows-shop_note', 'Shop.Note', 'rows with a copied value that differs', 0, "j"."changed_rows"),
  ('rows-shop_note', 'Shop.Note', 'OwnerId: right', "j"."source_rows", "j"."right_1"),
  ('rows-shop_note', 'Shop.Note', 'OwnerId: without partner', 0, "j"."lost_1")
) AS v(check_id, entity, what, expected, found)
/* step 090-verify */;

-- (System).Tenant: the map is one to one.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'map-system_tenant', '(System).Tenant', 'map is one to one', q.pairs, q.news, q.pairs = q.news AND q.pairs = q.olds
FROM (SELECT count(*) AS pairs, count(DISTINCT old_id) AS olds, count(DISTINCT new_id) AS news
  FROM "o11c"."map_tenant_63c9ad9cd6") AS q
/* step 090-verify */;

-- (System).User: the map is one to one.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'map-system_user', '(System).User', 'map is one to one', q.pairs, q.news, q.pairs = q.news AND q.pairs = q.olds
FROM (SELECT count(*) AS pairs, count(DISTINCT old_id) AS olds, count(DISTINCT new_id) AS news
  FROM "o11c"."map_user_f9b11b2f84") AS q
/* step 090-verify */;

-- Shop.Note: the map is one to one.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'map-shop_note', 'Shop.Note', 'map is one to one', q.pairs, q.news, q.pairs = q.news AND q.pairs = q.olds
FROM (SELECT count(*) AS pairs, count(DISTINCT old_id) AS olds, count(DISTINCT new_id) AS news
  FROM "o11c"."map_note_19a8becf9d") AS q
/* step 090-verify */;

-- Shop.UserExtended: the map is one to one.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'map-shop_userextended', 'Shop.UserExtended', 'map is one to one', q.pairs, q.news, q.pairs = q.news AND q.pairs = q.olds
FROM (SELECT count(*) AS pairs, count(DISTINCT old_id) AS olds, count(DISTINCT new_id) AS news
  FROM "o11c"."map_userextended_05bf41dc2c") AS q
/* step 090-verify */;

-- Shop.Note: the next id that the sequence gives is above every id in the table.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'sequence-shop_note', 'Shop.Note', 'sequence is ahead of the highest id', q.top, n.last_value,
  CASE WHEN n.is_called THEN n.last_value >= q.top ELSE n.last_value > q.top END
FROM (SELECT coalesce(max("ID1"), 0) AS top FROM "o11_target"."OSUSR_T01_NOTE") AS q
CROSS JOIN "o11_target"."OSUSR_T01_NOTE_ID1_seq" AS n
/* step 090-verify */;

-- One row a check.
SELECT check_id, entity, what, expected, found, ok
FROM pg_temp.o11c_check
ORDER BY place
/* step 090-verify */;

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
/* step 090-verify */;

