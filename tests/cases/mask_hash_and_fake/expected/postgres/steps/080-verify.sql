-- Step 080-verify (8 of 8): verify
-- Why here: last before COMMIT: whatever does not hold undoes the whole run
-- Reads: both sides, maps
-- Locks: ACCESS SHARE on o11_source.OSUSR_S01_CUSTOMER, o11_source.OSUSR_S01_ORDER,
-- o11_target.OSUSR_T01_CUSTOMER, o11_target.OSUSR_T01_ORDER (until COMMIT)
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Cost (estimate): at most 4 rows, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[080-verify] 8 of 8:' 'verify'
\set o11c_rows 0

-- Constraints that wait for COMMIT are checked now, so that nothing can fail after this verification.
SET CONSTRAINTS ALL IMMEDIATE
/* step 080-verify */;

-- Shop.Customer: every source row has its target row, each reference is what the map says and exists,
-- each copied value is the source's, and each mask and each id in a text is what the run made of it.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT v.check_id, v.entity, v.what, v.expected, v.found, v.expected = v.found
FROM (
SELECT
  COUNT(*) AS "source_rows",
  COUNT(CASE WHEN NOT "t"."ID1" IS NULL THEN 1 END) AS "target_rows",
  COUNT(CASE WHEN "m"."fresh" = TRUE THEN 1 END) AS "fresh_rows",
  (
    SELECT
      COUNT(*)
    FROM "o11c"."map_customer_5e36fdbcf9" AS "f"
    WHERE
      "f"."fresh" = TRUE
  ) AS "fresh_pairs",
  COUNT(CASE WHEN "m"."fresh" = TRUE AND NOT "t"."ID1" IS NULL THEN 1 END) AS "inserted_rows",
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
      WHEN NOT "t"."ID1" IS NULL
      AND CAST("t"."TAXNUMBER1" AS text) COLLATE pg_catalog."C" IS DISTINCT FROM CAST(CAST(pg_temp.o11c_mask_hash_20(CAST("s"."TAXNUMBER" AS text) COLLATE pg_catalog."C") AS varchar(20)) AS text) COLLATE pg_catalog."C"
      THEN 1
    END
  ) AS "wrong_1",
  COUNT(
    CASE
      WHEN NOT "t"."ID1" IS NULL
      AND CAST("t"."SECRET1" AS text) COLLATE pg_catalog."C" IS DISTINCT FROM CAST(CAST(pg_temp.o11c_mask_hash_200(CAST("s"."SECRET" AS text) COLLATE pg_catalog."C") AS varchar(200)) AS text) COLLATE pg_catalog."C"
      THEN 1
    END
  ) AS "wrong_2",
  COUNT(
    CASE
      WHEN NOT "t"."ID1" IS NULL
      AND CAST("t"."NAME1" AS text) COLLATE pg_catalog."C" IS DISTINCT FROM CAST(CAST(pg_temp.o11c_mask_name_60(CAST("s"."NAME" AS text) COLLATE pg_catalog."C") AS varchar(60)) AS text) COLLATE pg_catalog."C"
      THEN 1
    END
  ) AS "wrong_3",
  COUNT(
    CASE
      WHEN NOT "t"."ID1" IS NULL
      AND CAST("t"."EMAIL1" AS text) COLLATE pg_catalog."C" IS DISTINCT FROM CAST(CAST(pg_temp.o11c_mask_email_250(CAST("s"."EMAIL" AS text) COLLATE pg_catalog."C") AS varchar(250)) AS text) COLLATE pg_catalog."C"
      THEN 1
    END
  ) AS "wrong_4",
  COUNT(
    CASE
      WHEN NOT "t"."ID1" IS NULL
      AND CAST("t"."PHONE1" AS text) COLLATE pg_catalog."C" IS DISTINCT FROM CAST(CAST(pg_temp.o11c_mask_phone_20(CAST("s"."PHONE" AS text) COLLATE pg_catalog."C") AS varchar(20)) AS text) COLLATE pg_catalog."C"
      THEN 1
    END
  ) AS "wrong_5",
  COUNT(
    CASE
      WHEN NOT "t"."ID1" IS NULL
      AND CAST("t"."NOTES1" AS text) COLLATE pg_catalog."C" IS DISTINCT FROM CAST(CAST(pg_temp.o11c_mask_text_200(CAST("s"."NOTES" AS text) COLLATE pg_catalog."C") AS varchar(200)) AS text) COLLATE pg_catalog."C"
      THEN 1
    END
  ) AS "wrong_6",
  COUNT(
    CASE
      WHEN NOT "t"."ID1" IS NULL
      AND CAST("t"."WORKEMAIL1" AS text) COLLATE pg_catalog."C" IS DISTINCT FROM CAST(CAST(pg_temp.o11c_mask_email_60(CAST("s"."WORKEMAIL" AS text) COLLATE pg_catalog."C") AS varchar(60)) AS text) COLLATE pg_catalog."C"
      THEN 1
    END
  ) AS "wrong_7",
  COUNT(
    CASE
      WHEN NOT "t"."ID1" IS NULL
      AND CAST("t"."SHORT1" AS text) COLLATE pg_catalog."C" IS DISTINCT FROM CAST(CAST(pg_temp.o11c_mask_hash_6(CAST("s"."SHORT" AS text) COLLATE pg_catalog."C") AS varchar(6)) AS text) COLLATE pg_catalog."C"
      THEN 1
    END
  ) AS "wrong_8"
FROM "o11_source"."OSUSR_S01_CUSTOMER" AS "s"
LEFT JOIN "o11c"."map_customer_5e36fdbcf9" AS "m"
  ON "m"."old_id" = "s"."ID"
LEFT JOIN "o11_target"."OSUSR_T01_CUSTOMER" AS "t"
  ON "t"."ID1" = "m"."new_id"
) AS "j"
CROSS JOIN LATERAL (VALUES
  ('rows-shop_customer', 'Shop.Customer', 'rows arrived', "j"."source_rows", "j"."target_rows"),
  ('rows-shop_customer', 'Shop.Customer', 'rows inserted', "j"."fresh_pairs", "j"."inserted_rows"),
  ('rows-shop_customer', 'Shop.Customer', 'rows with a copied value that differs', 0, "j"."changed_rows"),
  ('rows-shop_customer', 'Shop.Customer', 'TaxNumber: not what the mask gives', 0, "j"."wrong_1"),
  ('rows-shop_customer', 'Shop.Customer', 'Secret: not what the mask gives', 0, "j"."wrong_2"),
  ('rows-shop_customer', 'Shop.Customer', 'Name: not what the mask gives', 0, "j"."wrong_3"),
  ('rows-shop_customer', 'Shop.Customer', 'Email: not what the mask gives', 0, "j"."wrong_4"),
  ('rows-shop_customer', 'Shop.Customer', 'Phone: not what the mask gives', 0, "j"."wrong_5"),
  ('rows-shop_customer', 'Shop.Customer', 'Notes: not what the mask gives', 0, "j"."wrong_6"),
  ('rows-shop_customer', 'Shop.Customer', 'WorkEmail: not what the mask gives', 0, "j"."wrong_7"),
  ('rows-shop_customer', 'Shop.Customer', 'Short: not what the mask gives', 0, "j"."wrong_8")
) AS v(check_id, entity, what, expected, found)
/* step 080-verify */;

-- Shop.Order: every source row has its target row, each reference is what the map says and exists,
-- each copied value is the source's, and each mask and each id in a text is what the run made of it.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT v.check_id, v.entity, v.what, v.expected, v.found, v.expected = v.found
FROM (
SELECT
  COUNT(*) AS "source_rows",
  COUNT(CASE WHEN NOT "t"."ID1" IS NULL THEN 1 END) AS "target_rows",
  COUNT(CASE WHEN "m"."fresh" = TRUE THEN 1 END) AS "fresh_rows",
  (
    SELECT
      COUNT(*)
    FROM "o11c"."map_order_b095562f7b" AS "f"
    WHERE
      "f"."fresh" = TRUE
  ) AS "fresh_pairs",
  COUNT(CASE WHEN "m"."fresh" = TRUE AND NOT "t"."ID1" IS NULL THEN 1 END) AS "inserted_rows",
  COUNT(
    CASE
      WHEN NOT "t"."ID1" IS NULL
      AND (
        (
          "t"."AMOUNT1" IS DISTINCT FROM "s"."AMOUNT"
        )
        OR (
          CAST("t"."MARK1" AS text) COLLATE pg_catalog."C" IS DISTINCT FROM CAST("s"."MARK" AS text) COLLATE pg_catalog."C"
        )
      )
      THEN 1
    END
  ) AS "changed_rows",
  COUNT(
    CASE
      WHEN NOT "t"."ID1" IS NULL
      AND CAST("t"."CONTACTEMAIL1" AS text) COLLATE pg_catalog."C" IS DISTINCT FROM CAST(CAST(pg_temp.o11c_mask_email_250(CAST("s"."CONTACTEMAIL" AS text) COLLATE pg_catalog."C") AS varchar(250)) AS text) COLLATE pg_catalog."C"
      THEN 1
    END
  ) AS "wrong_1"
FROM "o11_source"."OSUSR_S01_ORDER" AS "s"
LEFT JOIN "o11c"."map_order_b095562f7b" AS "m"
  ON "m"."old_id" = "s"."ID"
LEFT JOIN "o11_target"."OSUSR_T01_ORDER" AS "t"
  ON "t"."ID1" = "m"."new_id"
) AS "j"
CROSS JOIN LATERAL (VALUES
  ('rows-shop_order', 'Shop.Order', 'rows arrived', "j"."source_rows", "j"."target_rows"),
  ('rows-shop_order', 'Shop.Order', 'rows inserted', "j"."fresh_pairs", "j"."inserted_rows"),
  ('rows-shop_order', 'Shop.Order', 'rows with a copied value that differs', 0, "j"."changed_rows"),
  ('rows-shop_order', 'Shop.Order', 'ContactEmail: not what the mask gives', 0, "j"."wrong_1")
) AS v(check_id, entity, what, expected, found)
/* step 080-verify */;

-- Shop.Customer: the map is one to one.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'map-shop_customer', 'Shop.Customer', 'map is one to one', q.pairs, q.news, q.pairs = q.news AND q.pairs = q.olds
FROM (SELECT count(*) AS pairs, count(DISTINCT old_id) AS olds, count(DISTINCT new_id) AS news
  FROM "o11c"."map_customer_5e36fdbcf9") AS q
/* step 080-verify */;

-- Shop.Order: the map is one to one.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'map-shop_order', 'Shop.Order', 'map is one to one', q.pairs, q.news, q.pairs = q.news AND q.pairs = q.olds
FROM (SELECT count(*) AS pairs, count(DISTINCT old_id) AS olds, count(DISTINCT new_id) AS news
  FROM "o11c"."map_order_b095562f7b") AS q
/* step 080-verify */;

-- Shop.Customer: the next id that the sequence gives is above every id in the table.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'sequence-shop_customer', 'Shop.Customer', 'sequence is ahead of the highest id', q.top, n.last_value,
  CASE WHEN n.is_called THEN n.last_value >= q.top ELSE n.last_value > q.top END
FROM (SELECT coalesce(max("ID1"), 0) AS top FROM "o11_target"."OSUSR_T01_CUSTOMER") AS q
CROSS JOIN "o11_target"."OSUSR_T01_CUSTOMER_ID1_seq" AS n
/* step 080-verify */;

-- Shop.Order: the next id that the sequence gives is above every id in the table.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'sequence-shop_order', 'Shop.Order', 'sequence is ahead of the highest id', q.top, n.last_value,
  CASE WHEN n.is_called THEN n.last_value >= q.top ELSE n.last_value > q.top END
FROM (SELECT coalesce(max("ID1"), 0) AS top FROM "o11_target"."OSUSR_T01_ORDER") AS q
CROSS JOIN "o11_target"."OSUSR_T01_ORDER_ID1_seq" AS n
/* step 080-verify */;

-- One row a check.
SELECT check_id, entity, what, expected, found, ok
FROM pg_temp.o11c_check
WHERE ok IS NOT NULL
ORDER BY place
/* step 080-verify */;

-- For information, nothing is compared: what the project file or the reports have accepted, counted.
SELECT entity, what, found AS rows
FROM pg_temp.o11c_check
WHERE ok IS NULL
ORDER BY place
/* step 080-verify */;

-- What became of the rows that were expected, one line an entity.
SELECT c.entity,
  sum(CASE WHEN c.what IN ('rows arrived') THEN c.expected ELSE 0 END) AS expected,
  sum(CASE WHEN c.what IN ('rows inserted') THEN c.found ELSE 0 END) AS inserted,
  sum(CASE WHEN c.what IN ('rows that were there before, updated where they differed') THEN c.found ELSE 0 END) AS updated,
  sum(CASE WHEN c.what IN ('rows that were there before, kept as they were') THEN c.found ELSE 0 END) AS kept,
  sum(CASE WHEN c.what IN ('rows of the source that do not take part') THEN c.found ELSE 0 END) AS not_selected
FROM pg_temp.o11c_check AS c
GROUP BY c.entity
HAVING count(*) FILTER (WHERE c.what = 'rows arrived') > 0
ORDER BY min(c.place)
/* step 080-verify */;

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
/* step 080-verify */;
