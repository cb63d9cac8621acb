-- Step 040-match-shop-customer (4 of 10): match Shop.Customer
-- Why here: before its rows are written: it finds those that the target has; module Shop is in scope
-- Reads: o11_source.OSUSR_S01_CUSTOMER, o11_target.OSUSR_T01_CUSTOMER
-- Writes: o11c.map_customer_5e36fdbcf9, o11c.map (the map is registered)
-- Locks: ACCESS SHARE on o11_source.OSUSR_S01_CUSTOMER, o11_target.OSUSR_T01_CUSTOMER (until COMMIT)
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Cost (estimate): at most 3 rows, 330 bytes to write, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[040-match-shop-customer] 4 of 10:' 'match Shop.Customer'
\set o11c_rows 0

-- Old and new identifiers of Shop.Customer (matched: rows are the same where Name agrees; for the
-- rest, the identifier is an autonumber: new ids are taken from the target as one block).
CREATE TABLE "o11c"."map_customer_5e36fdbcf9" (
  "old_id" integer NOT NULL PRIMARY KEY,
  "new_id" integer NOT NULL UNIQUE,
  "fresh" boolean NOT NULL,
  "made" boolean NOT NULL DEFAULT FALSE
)
/* step 040-match-shop-customer */;

-- Register the map under its keys, in place of one of an earlier run.
INSERT INTO o11c.map (espace_key, entity_key, identifier_key, label, kind, table_name, source_digest, target_digest, run_id)
SELECT 'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18', '6c758ee1-9a45-5acb-a19c-bc7ad577fe10', '73733213-4e04-5b26-b60f-7bbedd0d9555', 'Shop.Customer', 'matched', 'map_customer_5e36fdbcf9', '530b2391b64bf777169495d77f321e8e7849c250a007b14600a11b4faac9ea59', 'f2742b1729047b315f729d46638a07cf8d0aecc71663e43f2818ae747e0bffde', max(run_id) FROM o11c.run
ON CONFLICT (espace_key, entity_key) DO UPDATE SET
  identifier_key = excluded.identifier_key, label = excluded.label, kind = excluded.kind,
  table_name = excluded.table_name, source_digest = excluded.source_digest,
  target_digest = excluded.target_digest, run_id = excluded.run_id
/* step 040-match-shop-customer */;

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
  CAST("s"."ID" AS text) AS "sample"
FROM "o11_source"."OSUSR_S01_CUSTOMER" AS "s"
WHERE
  (
    (
      "s"."NAME" IS NULL
    )
    OR (
      pg_temp.o11c_fold(CAST("s"."NAME" AS text) COLLATE pg_catalog."C") = ''
    )
  )
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0921: rows of Shop.Customer in the source have an empty business key: % (%)', found, samples
      USING HINT = 'Nothing was changed. Correct the rows, or name other attributes under match.';
  END IF;
END
$o11c$
/* step 040-match-shop-customer */;

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
  MIN(CAST("s"."ID" AS text)) AS "sample"
FROM "o11_source"."OSUSR_S01_CUSTOMER" AS "s"
WHERE
  NOT (
    (
      "s"."NAME" IS NULL
    )
    OR (
      pg_temp.o11c_fold(CAST("s"."NAME" AS text) COLLATE pg_catalog."C") = ''
    )
  )
GROUP BY
  pg_temp.o11c_fold(CAST("s"."NAME" AS text) COLLATE pg_catalog."C")
HAVING
  COUNT(*) > 1
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0921: rows of Shop.Customer in the source share a business key: % (%)', found, samples
      USING HINT = 'Nothing was changed. Correct the rows, or name other attributes under match.';
  END IF;
END
$o11c$
/* step 040-match-shop-customer */;

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
    "s"."ID" AS "old_id",
    "t"."ID1" AS "new_id",
    COUNT(*) OVER (PARTITION BY "s"."ID") AS "partners",
    COUNT(*) OVER (PARTITION BY "t"."ID1") AS "claims"
  FROM "o11_source"."OSUSR_S01_CUSTOMER" AS "s"
  JOIN "o11_target"."OSUSR_T01_CUSTOMER" AS "t"
    ON pg_temp.o11c_fold(CAST("t"."NAME1" AS text) COLLATE pg_catalog."C") = pg_temp.o11c_fold(CAST("s"."NAME" AS text) COLLATE pg_catalog."C")
  WHERE
    pg_temp.o11c_fold(CAST("s"."NAME" AS text) COLLATE pg_catalog."C") <> ''
) AS "u"
WHERE
  "u"."partners" > 1
GROUP BY
  "u"."new_id"
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0921: rows of Shop.Customer in the target share a business key that the source has too: % (%)', found, samples
      USING HINT = 'Nothing was changed. Correct the rows, or name other attributes under match.';
  END IF;
END
$o11c$
/* step 040-match-shop-customer */;

-- Rows of Shop.Customer are the same when Name (without regard to case, accents and trailing blanks)
-- agrees. Keys that are empty in the source, or there twice on either side, were refused above.
INSERT INTO "o11c"."map_customer_5e36fdbcf9" ("old_id", "new_id", "fresh")
SELECT
  "u"."old_id" AS "old_id",
  "u"."new_id" AS "new_id",
  FALSE AS "fresh"
FROM (
  SELECT
    "s"."ID" AS "old_id",
    "t"."ID1" AS "new_id",
    COUNT(*) OVER (PARTITION BY "s"."ID") AS "partners",
    COUNT(*) OVER (PARTITION BY "t"."ID1") AS "claims"
  FROM "o11_source"."OSUSR_S01_CUSTOMER" AS "s"
  JOIN "o11_target"."OSUSR_T01_CUSTOMER" AS "t"
    ON pg_temp.o11c_fold(CAST("t"."NAME1" AS text) COLLATE pg_catalog."C") = pg_temp.o11c_fold(CAST("s"."NAME" AS text) COLLATE pg_catalog."C")
  WHERE
    pg_temp.o11c_fold(CAST("s"."NAME" AS text) COLLATE pg_catalog."C") <> ''
) AS "u"
WHERE
  "u"."partners" = 1 AND "u"."claims" = 1
/* step 040-match-shop-customer */;
\set o11c_rows :ROW_COUNT

-- The planner must know the map's size before it joins it.
ANALYZE "o11c"."map_customer_5e36fdbcf9"
/* step 040-match-shop-customer */;
