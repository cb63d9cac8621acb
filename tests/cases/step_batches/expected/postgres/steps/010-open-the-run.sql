-- Step 010-open-the-run (1 of 10): open the run
-- Why here: first of all: the source is counted, so that a later session knows whether it has changed
-- (before this transaction: the right database, one run at a time)
-- Reads: tables of the source that are read
-- Writes: o11c.work_source
-- Locks: ACCESS SHARE on o11_source.OSUSR_S01_DEPARTMENT, o11_source.OSUSR_S01_EMPLOYEE (until COMMIT)
-- Applications: nobody waits for this step; those of the target stay disabled until the run is done
-- Cost (estimate): no rows to speak of, a second at most
-- Part of migrate.sql, where it is a transaction of its own; dryrun.sql has dryrun/010-open-the-run.sql.
-- Do not run it alone.
\echo '[010-open-the-run] 1 of 10:' 'open the run'
\set o11c_rows 0

-- TRUNCATE and ALTER of the source would show through this transaction's view: they wait.
LOCK TABLE "o11_source"."OSUSR_S01_DEPARTMENT" IN ACCESS SHARE MODE
/* step 010-open-the-run: undone; of migrate.sql what came before it stays, run it again to go on */;

LOCK TABLE "o11_source"."OSUSR_S01_EMPLOYEE" IN ACCESS SHARE MODE
/* step 010-open-the-run: undone; of migrate.sql what came before it stays, run it again to go on */;

-- What an earlier run has counted.
DELETE FROM o11c.work_source
/* step 010-open-the-run: undone; of migrate.sql what came before it stays, run it again to go on */;

-- Rows and highest id of each table that is read of the source: a run that is interrupted goes on only
-- if they are the same then.
INSERT INTO o11c.work_source (table_name, rows, highest)
SELECT 'o11_source.OSUSR_S01_DEPARTMENT', count(*), max("ID")::text FROM "o11_source"."OSUSR_S01_DEPARTMENT"
UNION ALL
SELECT 'o11_source.OSUSR_S01_EMPLOYEE', count(*), max("ID")::text FROM "o11_source"."OSUSR_S01_EMPLOYEE"
/* step 010-open-the-run: undone; of migrate.sql what came before it stays, run it again to go on */;

-- Rows that an earlier run has appended must not be appended again: its map is still here.
DO $o11c$
DECLARE
  found bigint;
  samples text;
BEGIN
  SELECT count(*), string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
  INTO found, samples
  FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  "g"."label" AS "label"
FROM "o11c"."map" AS "g"
WHERE
  ("g"."espace_key", "g"."entity_key") IN (
    ('a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18', '9921b6b3-34ce-59dc-bc65-ac709a244db9'),
    ('a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18', '8b1f7477-b629-5fcd-8273-66ece4a4e29a')
  )
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0907: entities were migrated by an earlier run: % (%)', found, samples
      USING HINT = 'Nothing was changed. Undo that run first, or go on from it (delta: true): its rows are there.';
  END IF;
END
$o11c$
/* step 010-open-the-run: undone; of migrate.sql what came before it stays, run it again to go on */;
