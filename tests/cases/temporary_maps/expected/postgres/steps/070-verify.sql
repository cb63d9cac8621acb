-- Step 070-verify (7 of 7): verify
-- Why here: last before COMMIT: whatever does not hold undoes the whole run
-- Reads: both sides, maps
-- Locks: ACCESS SHARE on o11_source.OSUSR_S01_CUSTOMER, o11_source.OSUSR_S01_ORDER,
-- o11_target.OSUSR_T01_CUSTOMER, o11_target.OSUSR_T01_ORDER (until COMMIT)
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Cost (estimate): at most 4 rows, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[070-verify] 7 of 7:' 'verify'
\set o11c_rows 0

-- Constraints that wait for COMMIT are checked now, so that nothing can fail after this verification.
SET CONSTRAINTS ALL IMMEDIATE
/* step 070-verify */;

-- Shop.Customer: every source row has its target row, each reference is what the map says and exists,
-- and each copied value is the source's.
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
    FROM "pg_temp"."map_customer_5e36fdbcf9" AS "f"
    WHERE
      "f"."fresh" = TRUE
  ) AS "fresh_pairs",
  COUNT(CASE WHEN "m"."fresh" = TRUE AND NOT "t"."ID1" IS NULL THEN 1 END) AS "inserted_rows",
  COUNT(
    CASE
      WHEN NOT "t"."ID1" IS NULL
      AND (
        (
          CAST("t"."NAME1" AS text) COLLATE pg_catalog."C" IS DISTINCT FROM CAST("s"."NAME" AS text) COLLATE pg_catalog."C"
        )
        OR (
          "t"."LIMIT1" IS DISTINCT FROM "s"."LIMIT"
        )
        OR (
          CAST("t"."MARK1" AS text) COLLATE pg_catalog."C" IS DISTINCT FROM CAST("s"."MARK" AS text) COLLATE pg_catalog."C"
        )
      )
      THEN 1
    END
  ) AS "changed_rows"
FROM "o11_source"."OSUSR_S01_CUSTOMER" AS "s"
LEFT JOIN "pg_temp"."map_customer_5e36fdbcf9" AS "m"
  ON "m"."old_id" = "s"."ID"
LEFT JOIN "o11_target"."OSUSR_T01_CUSTOMER" AS "t"
  ON "t"."ID1" = "m"."new_id"
) AS "j"
CROSS JOIN LATERAL (VALUES
  ('rows-shop_customer', 'Shop.Customer', 'rows arrived', "j"."source_rows", "j"."target_rows"),
  ('rows-shop_customer', 'Shop.Customer', 'rows inserted', "j"."fresh_pairs", "j"."inserted_rows"),
  ('rows-shop_customer', 'Shop.Customer', 'rows with a copied value that differs', 0, "j"."changed_rows")
) AS v(check_id, entity, what, expected, found)
/* step 070-verify */;

-- Shop.Order: every source row has its target row, each reference is what the map says and exists, and
-- each copied value is the source's.
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
    FROM "pg_temp"."map_order_b095562f7b" AS "f"
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
          "t"."PLACED1" IS DISTINCT FROM "s"."PLACED"
        )
        OR (
          "t"."PAID1" IS DISTINCT FROM "s"."PAID"
        )
        OR (
          "t"."SCAN1" IS DISTINCT FROM "s"."SCAN"
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
      WHEN (
        "r1"."new_id" = "t"."CUSTOMERID1" AND NOT "p1"."ID1" IS NULL
      )
      OR (
        "t"."CUSTOMERID1" IS NULL AND "r1"."new_id" IS NULL
      )
      THEN 1
    END
  ) AS "right_1",
  COUNT(CASE WHEN NOT "s"."CUSTOMERID" IS NULL AND "r1"."new_id" IS NULL THEN 1 END) AS "lost_1"
FROM "o11_source"."OSUSR_S01_ORDER" AS "s"
LEFT JOIN "pg_temp"."map_order_b095562f7b" AS "m"
  ON "m"."old_id" = "s"."ID"
LEFT JOIN "o11_target"."OSUSR_T01_ORDER" AS "t"
  ON "t"."ID1" = "m"."new_id"
LEFT JOIN "pg_temp"."map_customer_5e36fdbcf9" AS "r1"
  ON "r1"."old_id" = "s"."CUSTOMERID"
LEFT JOIN "o11_target"."OSUSR_T01_CUSTOMER" AS "p1"
  ON "p1"."ID1" = "r1"."new_id"
) AS "j"
CROSS JOIN LATERAL (VALUES
  ('rows-shop_order', 'Shop.Order', 'rows arrived', "j"."source_rows", "j"."target_rows"),
  ('rows-shop_order', 'Shop.Order', 'rows inserted', "j"."fresh_pairs", "j"."inserted_rows"),
  ('rows-shop_order', 'Shop.Order', 'rows with a copied value that differs', 0, "j"."changed_rows"),
  ('rows-shop_order', 'Shop.Order', 'CustomerId: right', "j"."source_rows", "j"."right_1"),
  ('rows-shop_order', 'Shop.Order', 'CustomerId: without partner', 0, "j"."lost_1")
) AS v(check_id, entity, what, expected, found)
/* step 070-verify */;

-- Shop.Customer: the map is one to one.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'map-shop_customer', 'Shop.Customer', 'map is one to one', q.pairs, q.news, q.pairs = q.news AND q.pairs = q.olds
FROM (SELECT count(*) AS pairs, count(DISTINCT old_id) AS olds, count(DISTINCT new_id) AS news
  FROM "pg_temp"."map_customer_5e36fdbcf9") AS q
/* step 070-verify */;

-- Shop.Order: the map is one to one.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'map-shop_order', 'Shop.Order', 'map is one to one', q.pairs, q.news, q.pairs = q.news AND q.pairs = q.olds
FROM (SELECT count(*) AS pairs, count(DISTINCT old_id) AS olds, count(DISTINCT new_id) AS news
  FROM "pg_temp"."map_order_b095562f7b") AS q
/* step 070-verify */;

-- Shop.Customer: the next id that the sequence gives is above every id in the table.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'sequence-shop_customer', 'Shop.Customer', 'sequence is ahead of the highest id', q.top, n.last_value,
  CASE WHEN n.is_called THEN n.last_value >= q.top ELSE n.last_value > q.top END
FROM (SELECT coalesce(max("ID1"), 0) AS top FROM "o11_target"."OSUSR_T01_CUSTOMER") AS q
CROSS JOIN "o11_target"."OSUSR_T01_CUSTOMER_ID1_seq" AS n
/* step 070-verify */;

-- Shop.Order: the next id that the sequence gives is above every id in the table.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'sequence-shop_order', 'Shop.Order', 'sequence is ahead of the highest id', q.top, n.last_value,
  CASE WHEN n.is_called THEN n.last_value >= q.top ELSE n.last_value > q.top END
FROM (SELECT coalesce(max("ID1"), 0) AS top FROM "o11_target"."OSUSR_T01_ORDER") AS q
CROSS JOIN "o11_target"."OSUSR_T01_ORDER_ID1_seq" AS n
/* step 070-verify */;

-- Shop.Order: constraints and triggers are in the state that the snapshot recorded.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'states-shop_order', 'Shop.Order', v.what, v.expected, v.found, v.expected = v.found
FROM (
SELECT 1, 'constraints are as the snapshot had them', 1, (SELECT count(*) FROM (VALUES
  ('Shop.Order', 'o11_target', 'OSUSR_T01_ORDER', 'osfrk_1', 'enabled, validated')
) AS w(label, schema_name, table_name, name, state)
JOIN pg_catalog.pg_namespace AS n ON n.nspname = w.schema_name
JOIN pg_catalog.pg_class AS c ON c.relnamespace = n.oid AND c.relname = w.table_name
JOIN (
  SELECT k.conrelid AS relation, k.contype, k.conname::text AS name,
    CASE WHEN NOT coalesce((to_jsonb(k) ->> 'conenforced')::boolean, true)
        OR EXISTS (SELECT FROM pg_catalog.pg_trigger AS t WHERE t.tgconstraint = k.oid AND t.tgenabled = 'D')
      THEN 'disabled' WHEN k.convalidated THEN 'enabled, validated' ELSE 'enabled, not validated' END AS state
  FROM pg_catalog.pg_constraint AS k
  WHERE k.contype IN ('f', 'c') AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint AS p
    WHERE p.oid = k.conparentid AND p.conrelid = k.conrelid)
    AND (k.contype = 'f' OR coalesce((to_jsonb(k) ->> 'conenforced')::boolean, true))
) AS k ON k.relation = c.oid AND k.name = w.name AND k.state = w.state)
) AS v(place, what, expected, found)
ORDER BY v.place
/* step 070-verify */;

-- One row a check.
SELECT check_id, entity, what, expected, found, ok
FROM pg_temp.o11c_check
WHERE ok IS NOT NULL
ORDER BY place
/* step 070-verify */;

-- For information, nothing is compared: what the project file or the reports have accepted, counted.
SELECT entity, what, found AS rows
FROM pg_temp.o11c_check
WHERE ok IS NULL
ORDER BY place
/* step 070-verify */;

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
/* step 070-verify */;

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
/* step 070-verify */;
