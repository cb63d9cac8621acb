-- Step 090-loosen-foreign-keys-of-shop-department (9 of 17): loosen foreign keys of Shop.Department
-- Why here: before the first row of application data: one look over all rows at the end costs less
-- than one for each row; rows are deleted only while the keys hold
-- Writes: constraints of o11_target.OSUSR_T01_DEPARTMENT
-- Locks: ACCESS EXCLUSIVE on o11_target.OSUSR_T01_DEPARTMENT, o11_target.OSUSR_T01_EMPLOYEE (until
-- COMMIT)
-- Applications: since step 010-open-the-run everybody who uses o11_target.OSUSR_T01_DEPARTMENT,
-- o11_target.OSUSR_T01_EMPLOYEE waits
-- Cost (estimate): no rows to speak of, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[090-loosen-foreign-keys-of-shop-department] 9 of 17:' 'loosen foreign keys of Shop.Department'
\set o11c_rows 0

-- Every key named below must be what the snapshot had: another one may lead to a table that others
-- use, and altering it locks them out.
DO $o11c$
DECLARE
  found bigint;
  samples text;
BEGIN
  SELECT count(*), string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
  INTO found, samples
  FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT w.name AS sample
FROM (VALUES
  ('osfrk_1', ARRAY['HEADID1'], '"o11_target"."OSUSR_T01_EMPLOYEE"', ARRAY['ID1'], 'a', false)
) AS w(name, columns, referenced, referenced_columns, on_delete, can_wait)
WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_constraint AS k
  WHERE k.conrelid = to_regclass('"o11_target"."OSUSR_T01_DEPARTMENT"')
    AND k.contype = 'f' AND k.conname::text = w.name AND k.confrelid = to_regclass(w.referenced)
    AND k.confdeltype::text = w.on_delete AND k.condeferrable = w.can_wait AND k.convalidated
    AND k.conislocal AND k.coninhcount = 0 AND k.conparentid = 0
    AND ARRAY(SELECT a.attname::text FROM unnest(k.conkey) WITH ORDINALITY AS u(attnum, place)
      JOIN pg_catalog.pg_attribute AS a ON a.attrelid = k.conrelid AND a.attnum = u.attnum
      ORDER BY u.place) = w.columns
    AND ARRAY(SELECT a.attname::text FROM unnest(k.confkey) WITH ORDINALITY AS u(attnum, place)
      JOIN pg_catalog.pg_attribute AS a ON a.attrelid = k.confrelid AND a.attnum = u.attnum
      ORDER BY u.place) = w.referenced_columns
    AND NOT EXISTS (SELECT FROM pg_catalog.pg_trigger AS t
      WHERE t.tgconstraint = k.oid AND t.tgenabled <> 'O'))
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0976: foreign keys of o11_target.OSUSR_T01_DEPARTMENT have changed since the snapshot: % (%)', found, samples
      USING HINT = 'Nothing was changed. Make the snapshot of the target again and compile again.';
  END IF;
END
$o11c$
/* step 090-loosen-foreign-keys-of-shop-department */;

-- The definitions, as the server writes them, and comments: a later step adds the keys again from
-- these lines. The snapshot does not have all of it (ON UPDATE, MATCH, INITIALLY DEFERRED).
INSERT INTO pg_temp.o11c_foreign_key (table_name, name, definition, comment)
SELECT '"o11_target"."OSUSR_T01_DEPARTMENT"', k.conname::text, pg_get_constraintdef(k.oid),
  obj_description(k.oid, 'pg_constraint')
FROM pg_catalog.pg_constraint AS k
WHERE k.conrelid = '"o11_target"."OSUSR_T01_DEPARTMENT"'::regclass AND k.contype = 'f' AND k.conname::text IN ('osfrk_1')
/* step 090-loosen-foreign-keys-of-shop-department */;

-- No table can be altered while checks of its rows wait for COMMIT: they are made now, and from here
-- on at the end of each statement, until COMMIT.
SET CONSTRAINTS ALL IMMEDIATE
/* step 090-loosen-foreign-keys-of-shop-department */;

-- osfrk_1: HEADID1 to o11_target.OSUSR_T01_EMPLOYEE (ID1), on delete no action. Dropped in this
-- transaction only: a run that fails leaves all keys as they were.
ALTER TABLE "o11_target"."OSUSR_T01_DEPARTMENT" DROP CONSTRAINT "osfrk_1"
/* step 090-loosen-foreign-keys-of-shop-department */;
