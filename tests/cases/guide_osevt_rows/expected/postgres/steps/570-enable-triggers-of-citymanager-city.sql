-- Step 570-enable-triggers-of-citymanager-city (57 of 59): enable triggers of CityManager.City
-- Why here: after the last row: from COMMIT on, BPT listens again
-- Writes: triggers of o11_target.OSUSR_T01_CITY
-- Locks: SHARE ROW EXCLUSIVE on o11_target.OSUSR_T01_CITY (until COMMIT)
-- Applications: who writes to o11_target.OSUSR_T01_CITY waits (reading goes on)
-- Cost (estimate): no rows to speak of, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[570-enable-triggers-of-citymanager-city] 57 of 59:' 'enable triggers of CityManager.City'
\set o11c_rows 0

-- No table can be altered while checks of its rows wait for COMMIT: they are made now, and from here
-- on at the end of each statement, until COMMIT.
SET CONSTRAINTS ALL IMMEDIATE
/* step 570-enable-triggers-of-citymanager-city */;

-- From COMMIT on BPT listens again, as before the run.
ALTER TABLE "o11_target"."OSUSR_T01_CITY" ENABLE TRIGGER "OSTRG_EI__OSUSR_T01_CITY"
/* step 570-enable-triggers-of-citymanager-city */;
