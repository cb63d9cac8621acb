-- Step 560-enable-triggers-of-citymanager-city (56 of 58): enable triggers of CityManager.City
-- Why here: after the last row: from COMMIT on, BPT listens again
-- Writes: triggers of o11_target.OSUSR_T01_CITY
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[560-enable-triggers-of-citymanager-city]' 'enable triggers of CityManager.City'
\set o11c_rows 0

-- No table can be altered while checks of its rows wait for COMMIT: they are made now.
SET CONSTRAINTS ALL IMMEDIATE
/* step 560-enable-triggers-of-citymanager-city */;

-- From COMMIT on BPT listens again, as before the run.
ALTER TABLE "o11_target"."OSUSR_T01_CITY" ENABLE TRIGGER "OSTRG_EI__OSUSR_T01_CITY"
/* step 560-enable-triggers-of-citymanager-city */;

