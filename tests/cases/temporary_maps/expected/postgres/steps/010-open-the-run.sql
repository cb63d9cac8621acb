-- Step 010-open-the-run (1 of 7): open the run
-- Why here: first of all: the source stays as it is and other writers stay out of the tables that the
-- run writes (before this transaction: the right database, one run at a time)
-- Writes: nothing that stays: maps are temporary, there is no journal
-- Locks: SHARE ROW EXCLUSIVE on o11_target.OSUSR_T01_CUSTOMER, o11_target.OSUSR_T01_ORDER; ACCESS
-- SHARE on o11_source.OSUSR_S01_CUSTOMER, o11_source.OSUSR_S01_ORDER (until COMMIT)
-- Applications: who writes to o11_target.OSUSR_T01_CUSTOMER, o11_target.OSUSR_T01_ORDER waits (reading
-- goes on)
-- Cost (estimate): no rows to speak of, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[010-open-the-run] 1 of 7:' 'open the run'
\set o11c_rows 0

-- Hold the source's tables as they are: TRUNCATE and ALTER show through a snapshot. Reading and
-- writing rows go on there.
LOCK TABLE "o11_source"."OSUSR_S01_CUSTOMER" IN ACCESS SHARE MODE
/* step 010-open-the-run */;

LOCK TABLE "o11_source"."OSUSR_S01_ORDER" IN ACCESS SHARE MODE
/* step 010-open-the-run */;

-- Keep other writers out of the tables that are written until COMMIT, in one order so that two runs
-- cannot block each other. Reading goes on. No query has run yet: the snapshot of this transaction is
-- taken after the wait.
LOCK TABLE "o11_target"."OSUSR_T01_CUSTOMER" IN SHARE ROW EXCLUSIVE MODE
/* step 010-open-the-run */;

LOCK TABLE "o11_target"."OSUSR_T01_ORDER" IN SHARE ROW EXCLUSIVE MODE
/* step 010-open-the-run */;

-- The block of new ids that a step is taking; gone when this transaction ends.
CREATE TEMPORARY TABLE o11c_block (top bigint, step bigint, rows bigint) ON COMMIT DROP
/* step 010-open-the-run */;

-- Pairs of records that the literal maps are filled from; gone when this transaction ends.
CREATE TEMPORARY TABLE o11c_pair (map_name text, name text, old_id text, new_id text, source_key text, target_key text) ON COMMIT DROP
/* step 010-open-the-run */;
