-- Step 510-link-system-process-parent-process-id (51 of 59): link (System).Process parent_process_id
-- Why here: after all inserts: the rows that it refers to are in only now
-- Reads: o11_source.ossys_bpm_process, o11c.map_process_879d0bd30b
-- Writes: o11_target.ossys_bpm_process
-- Locks: ROW EXCLUSIVE on o11_target.ossys_bpm_process; ROW SHARE on o11_target.ossys_bpm_process;
-- ACCESS SHARE on o11_source.ossys_bpm_process, o11_target.ossys_bpm_process (until COMMIT)
-- Applications: since step 010-open-the-run who writes to o11_target.ossys_bpm_process waits (reading
-- goes on)
-- Cost (estimate): at most 1 row, size unknown, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[510-link-system-process-parent-process-id] 51 of 59:' 'link (System).Process parent_process_id'
\set o11c_rows 0

-- The rows that it refers to are in now. Only rows of this run are touched: those in the map.
UPDATE "o11_target"."ossys_bpm_process" AS "t" SET "parent_process_id" = "r"."new_id"
FROM "o11_source"."ossys_bpm_process" AS "s"
JOIN "o11c"."map_process_879d0bd30b" AS "m"
  ON "m"."old_id" = "s"."id"
JOIN "o11c"."map_process_879d0bd30b" AS "r"
  ON "r"."old_id" = "s"."parent_process_id"
WHERE "t"."id" = "m"."new_id"
/* step 510-link-system-process-parent-process-id */;
\set o11c_rows :ROW_COUNT
