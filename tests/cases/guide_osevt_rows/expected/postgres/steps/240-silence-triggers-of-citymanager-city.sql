-- Step 240-silence-triggers-of-citymanager-city (24 of 59): silence triggers of CityManager.City
-- Why here: before any row is written: BPT must not start processes for rows that are moved
-- Writes: triggers of o11_target.OSUSR_T01_CITY
-- Locks: SHARE ROW EXCLUSIVE on o11_target.OSUSR_T01_CITY (until COMMIT)
-- Applications: who writes to o11_target.OSUSR_T01_CITY waits (reading goes on)
-- Cost (estimate): no rows to speak of, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[240-silence-triggers-of-citymanager-city] 24 of 59:' 'silence triggers of CityManager.City'
\set o11c_rows 0

-- Every trigger named below must be enabled, and BPT must have no other one here: what is disabled now
-- is enabled at the end, no more and no less.
DO $o11c$
DECLARE
  found bigint;
  samples text;
BEGIN
  SELECT count(*), string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
  INTO found, samples
  FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT CAST("w"."name" AS text) COLLATE pg_catalog."C" AS sample
FROM (VALUES ('OSTRG_EI__OSUSR_T01_CITY')) AS w(name)
WHERE NOT EXISTS (SELECT 1 FROM (
SELECT tgname::text COLLATE "C" AS name
FROM pg_catalog.pg_trigger
WHERE tgrelid = '"o11_target"."OSUSR_T01_CITY"'::regclass AND NOT tgisinternal AND tgenabled = 'O'
  AND upper(left(tgname::text, 8)) = 'OSTRG_EI'
) AS e WHERE e.name = CAST("w"."name" AS text) COLLATE pg_catalog."C")
UNION ALL
SELECT e.name FROM (
SELECT tgname::text COLLATE "C" AS name
FROM pg_catalog.pg_trigger
WHERE tgrelid = '"o11_target"."OSUSR_T01_CITY"'::regclass AND NOT tgisinternal AND tgenabled = 'O'
  AND upper(left(tgname::text, 8)) = 'OSTRG_EI'
) AS e
WHERE NOT e.name IN ('OSTRG_EI__OSUSR_T01_CITY')
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0909: BPT triggers of o11_target.OSUSR_T01_CITY have changed: % (%)', found, samples
      USING HINT = 'Nothing was changed. Make both snapshots again and compile again.';
  END IF;
END
$o11c$
/* step 240-silence-triggers-of-citymanager-city */;

-- No table can be altered while checks of its rows wait for COMMIT: they are made now, and from here
-- on at the end of each statement, until COMMIT.
SET CONSTRAINTS ALL IMMEDIATE
/* step 240-silence-triggers-of-citymanager-city */;

-- BPT must start no process for rows that are moved. The trigger is disabled in this transaction only:
-- a run that fails leaves it enabled.
ALTER TABLE "o11_target"."OSUSR_T01_CITY" DISABLE TRIGGER "OSTRG_EI__OSUSR_T01_CITY"
/* step 240-silence-triggers-of-citymanager-city */;
