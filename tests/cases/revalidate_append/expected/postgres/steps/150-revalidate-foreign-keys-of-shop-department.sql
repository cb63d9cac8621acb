-- Step 150-revalidate-foreign-keys-of-shop-department (15 of 17): revalidate foreign keys of Shop.Department
-- Why here: after the last reference is set, before anything is deleted or verified
-- Reads: o11_target.OSUSR_T01_DEPARTMENT, o11_target.OSUSR_T01_EMPLOYEE
-- Writes: constraints of o11_target.OSUSR_T01_DEPARTMENT
-- Locks: SHARE ROW EXCLUSIVE on o11_target.OSUSR_T01_DEPARTMENT, o11_target.OSUSR_T01_EMPLOYEE; ACCESS
-- SHARE on o11_target.OSUSR_T01_DEPARTMENT, o11_target.OSUSR_T01_EMPLOYEE (until COMMIT)
-- Applications: since step 010-open-the-run everybody who uses o11_target.OSUSR_T01_DEPARTMENT,
-- o11_target.OSUSR_T01_EMPLOYEE waits
-- Cost (estimate): at most 4 rows, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[150-revalidate-foreign-keys-of-shop-department] 15 of 17:' 'revalidate foreign keys of Shop.Department'
\set o11c_rows 0

-- No table can be altered while checks of its rows wait for COMMIT: they are made now, and from here
-- on at the end of each statement, until COMMIT.
SET CONSTRAINTS ALL IMMEDIATE
/* step 150-revalidate-foreign-keys-of-shop-department */;

-- osfrk_1: HEADID1 to o11_target.OSUSR_T01_EMPLOYEE (ID1), on delete no action. All rows of the table
-- are checked: one that refers to nothing ends the run, and everything is undone.
DO $o11c$
DECLARE
  kept pg_temp.o11c_foreign_key;
BEGIN
  SELECT * INTO STRICT kept FROM pg_temp.o11c_foreign_key
  WHERE table_name = '"o11_target"."OSUSR_T01_DEPARTMENT"' AND name = 'osfrk_1';
  EXECUTE format('ALTER TABLE %s ADD CONSTRAINT %I %s', kept.table_name, kept.name, kept.definition);
  IF kept.comment IS NOT NULL THEN
    EXECUTE format('COMMENT ON CONSTRAINT %I ON %s IS %L', kept.name, kept.table_name, kept.comment);
  END IF;
END
$o11c$
/* step 150-revalidate-foreign-keys-of-shop-department */;

-- Each key is what it was: definition, validated, comment.
DO $o11c$
DECLARE
  found bigint;
  samples text;
BEGIN
  SELECT count(*), string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
  INTO found, samples
  FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT w.name AS sample FROM pg_temp.o11c_foreign_key AS w
WHERE w.table_name = '"o11_target"."OSUSR_T01_DEPARTMENT"' AND NOT EXISTS (
  SELECT FROM pg_catalog.pg_constraint AS k
  WHERE k.conrelid = '"o11_target"."OSUSR_T01_DEPARTMENT"'::regclass AND k.contype = 'f'
    AND k.conname::text = w.name AND k.convalidated AND pg_get_constraintdef(k.oid) = w.definition
    AND obj_description(k.oid, 'pg_constraint') IS NOT DISTINCT FROM w.comment)
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0977: foreign keys of o11_target.OSUSR_T01_DEPARTMENT came back otherwise than they were: % (%)', found, samples
      USING HINT = 'The run is undone. Something in the database changes ALTER TABLE: look for event triggers.';
  END IF;
END
$o11c$
/* step 150-revalidate-foreign-keys-of-shop-department */;
