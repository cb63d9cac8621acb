-- Step 580-enable-triggers-of-citymanager-street (58 of 59): enable triggers of CityManager.Street
-- Why here: after the last row: from COMMIT on, BPT listens again
-- Writes: triggers of o11_target.OSUSR_T01_STREET
-- Locks: SHARE ROW EXCLUSIVE on o11_target.OSUSR_T01_STREET (until COMMIT)
-- Applications: who writes to o11_target.OSUSR_T01_STREET waits (reading goes on)
-- Cost (estimate): no rows to speak of, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[580-enable-triggers-of-citymanager-street] 58 of 59:' 'enable triggers of CityManager.Street'
\set o11c_rows 0

-- No table can be altered while checks of its rows wait for COMMIT: they are made now, and from here
-- on at the end of each statement, until COMMIT.
SET CONSTRAINTS ALL IMMEDIATE
/* step 580-enable-triggers-of-citymanager-street */;

-- From COMMIT on BPT listens again, as before the run.
ALTER TABLE "o11_target"."OSUSR_T01_STREET" ENABLE TRIGGER "OSTRG_EI__OSUSR_T01_STREET"
/* step 580-enable-triggers-of-citymanager-street */;
