-- Step 570-enable-triggers-of-citymanager-street (57 of 58): enable triggers of CityManager.Street
-- Why here: after the last row: from COMMIT on, BPT listens again
-- Writes: triggers of o11_target.OSUSR_T01_STREET
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[570-enable-triggers-of-citymanager-street]' 'enable triggers of CityManager.Street'
\set o11c_rows 0

-- No table can be altered while checks of its rows wait for COMMIT: they are made now.
SET CONSTRAINTS ALL IMMEDIATE
/* step 570-enable-triggers-of-citymanager-street */;

-- From COMMIT on BPT listens again, as before the run.
ALTER TABLE "o11_target"."OSUSR_T01_STREET" ENABLE TRIGGER "OSTRG_EI__OSUSR_T01_STREET"
/* step 570-enable-triggers-of-citymanager-street */;

