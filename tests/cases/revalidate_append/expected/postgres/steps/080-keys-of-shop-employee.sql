-- Step 080-keys-of-shop-employee (8 of 17): keys of Shop.Employee
-- Why here: before any row is inserted, so that every reference finds its new id: the identifier is an
-- autonumber: new ids are taken from the target as one block
-- Reads: o11_source.OSUSR_S01_EMPLOYEE, o11_target.OSUSR_T01_EMPLOYEE
-- Writes: o11c.map_employee_3ecc7e7821, sequence o11_target.OSUSR_T01_EMPLOYEE_ID1_seq (moved; a
-- rollback of the transaction does not undo that), o11c.map (the map is registered)
-- Locks: ACCESS SHARE on o11_source.OSUSR_S01_EMPLOYEE, o11_target.OSUSR_T01_EMPLOYEE (until COMMIT)
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Cost (estimate): about 2 rows, 220 bytes to write, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[080-keys-of-shop-employee] 8 of 17:' 'keys of Shop.Employee'
\set o11c_rows 0

-- Old and new identifiers of Shop.Employee (reserved: the identifier is an autonumber: new ids are
-- taken from the target as one block).
CREATE TABLE "o11c"."map_employee_3ecc7e7821" (
  "old_id" integer NOT NULL PRIMARY KEY,
  "new_id" integer NOT NULL UNIQUE,
  "fresh" boolean NOT NULL,
  "made" boolean NOT NULL DEFAULT FALSE
)
/* step 080-keys-of-shop-employee */;

-- Register the map under its keys, in place of one of an earlier run.
INSERT INTO o11c.map (espace_key, entity_key, identifier_key, label, kind, table_name, source_digest, target_digest, run_id)
SELECT 'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18', '8b1f7477-b629-5fcd-8273-66ece4a4e29a', '4e5e9a96-7a43-5d02-a10e-f1f1a6278e39', 'Shop.Employee', 'reserved', 'map_employee_3ecc7e7821', '0ecd9beb0bda0d990b8274b2b342cd71472b40ca3eadfdea52f74789fc48e193', 'af35c725950870c76001c1f33d6e964d3832efde012310dfa6bf67f100f2bcb5', max(run_id) FROM o11c.run
ON CONFLICT (espace_key, entity_key) DO UPDATE SET
  identifier_key = excluded.identifier_key, label = excluded.label, kind = excluded.kind,
  table_name = excluded.table_name, source_digest = excluded.source_digest,
  target_digest = excluded.target_digest, run_id = excluded.run_id
/* step 080-keys-of-shop-employee */;

-- How many ids are needed, and the highest that the target holds.
WITH old_block AS (DELETE FROM pg_temp.o11c_block)
INSERT INTO pg_temp.o11c_block (top, step, rows)
SELECT (SELECT coalesce(max("ID1"), 0) FROM "o11_target"."OSUSR_T01_EMPLOYEE"), 1, (
SELECT count(*)
FROM "o11_source"."OSUSR_S01_EMPLOYEE" AS "s")
/* step 080-keys-of-shop-employee */;

-- Take the block: above what the sequence has given, and the sequence goes past it at once, never
-- down. An insert of somebody else that takes its id by default waits for the table lock and draws it
-- then; one that asks the sequence itself gets a number above the block.
DO $o11c$
DECLARE
  given bigint;
  increment bigint;
BEGIN
  SELECT seqincrement INTO increment FROM pg_catalog.pg_sequence WHERE seqrelid = '"o11_target"."OSUSR_T01_EMPLOYEE_ID1_seq"'::regclass;
  SELECT CASE WHEN is_called THEN last_value ELSE last_value - increment END INTO given
  FROM "o11_target"."OSUSR_T01_EMPLOYEE_ID1_seq";
  UPDATE pg_temp.o11c_block SET step = greatest(increment, 1), top = greatest(top, given);
  PERFORM setval('"o11_target"."OSUSR_T01_EMPLOYEE_ID1_seq"'::regclass, top + step * rows, true)
  FROM pg_temp.o11c_block WHERE top + step * rows > given;
END
$o11c$
/* step 080-keys-of-shop-employee */;

-- The block's ids in the order of the old ones.
INSERT INTO "o11c"."map_employee_3ecc7e7821" (old_id, new_id, fresh)
SELECT "s"."ID", b.top + b.step * row_number() OVER (ORDER BY "s"."ID"), TRUE
FROM "o11_source"."OSUSR_S01_EMPLOYEE" AS "s"
CROSS JOIN pg_temp.o11c_block AS b
/* step 080-keys-of-shop-employee */;
\set o11c_rows :ROW_COUNT

-- The planner must know the map's size before it joins it.
ANALYZE "o11c"."map_employee_3ecc7e7821"
/* step 080-keys-of-shop-employee */;
