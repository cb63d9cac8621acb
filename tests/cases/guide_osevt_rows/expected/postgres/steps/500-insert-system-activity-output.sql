-- Step 500-insert-system-activity-output (50 of 59): insert (System).Activity_Output
-- Why here: after (System).Activity, which its rows refer to
-- Reads: o11_source.ossys_bpm_activity_output, o11c.map_activity_output_37cdc2c179,
-- o11c.map_activity_7719b209bf, o11c.map_activity_output_def_ace59eb889
-- Writes: o11_target.ossys_bpm_activity_output, o11c.after_activity_output_37cdc2c179
-- Locks: ROW EXCLUSIVE on o11_target.ossys_bpm_activity_output; ROW SHARE on
-- o11_target.ossys_bpm_activity, o11_target.ossys_bpm_activity_output_def; ACCESS SHARE on
-- o11_source.ossys_bpm_activity_output, o11_target.ossys_bpm_activity_output (until COMMIT)
-- Applications: since step 010-open-the-run who writes to o11_target.ossys_bpm_activity_output waits
-- (reading goes on)
-- Cost (estimate): rows unknown, size unknown, time unknown
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[500-insert-system-activity-output] 50 of 59:' 'insert (System).Activity_Output'
\set o11c_rows 0

-- One row for each selected row of the source; every reference goes through its map. The ids are
-- already in the map, so the identity column takes them as given.
INSERT INTO "o11_target"."ossys_bpm_activity_output" (
  "id",
  "activity_id",
  "output_def_id",
  "output_value"
)
OVERRIDING SYSTEM VALUE
SELECT
  "m"."new_id" AS "id", /* ID: new identifier: the identifier is an autonumber: new ids are taken from the target as one block */
  "r2"."new_id" AS "activity_id", /* ACTIVITY_ID: reference to (System).Activity, through its map */
  "r3"."new_id" AS "output_def_id", /* OUTPUT_DEF_ID: reference to (System).Activity_Output_Def, through its map */
  "s"."output_value" AS "output_value" /* OUTPUT_VALUE: copied */
FROM "o11_source"."ossys_bpm_activity_output" AS "s"
JOIN "o11c"."map_activity_output_37cdc2c179" AS "m"
  ON "m"."old_id" = "s"."id"
LEFT JOIN "o11c"."map_activity_7719b209bf" AS "r2"
  ON "r2"."old_id" = "s"."activity_id"
LEFT JOIN "o11c"."map_activity_output_def_ace59eb889" AS "r3"
  ON "r3"."old_id" = "s"."output_def_id"
/* step 500-insert-system-activity-output */;
\set o11c_rows :ROW_COUNT

-- Each row of (System).Activity_Output that the run has written, as a hash: rollback.sql refuses when
-- a row has changed since.
INSERT INTO "o11c"."after_activity_output_37cdc2c179" ("id", "hash")
SELECT "t"."id", sha256(convert_to(CAST(ROW("t"."id", "t"."activity_id", "t"."output_def_id", "t"."output_value") AS text), 'UTF8'))
FROM "o11_target"."ossys_bpm_activity_output" AS "t"
JOIN (
SELECT
  "m"."new_id" AS "id"
FROM "o11c"."map_activity_output_37cdc2c179" AS "m"
WHERE
  "m"."fresh" = TRUE
) AS "w" ON "w"."id" = "t"."id"
/* step 500-insert-system-activity-output */;

-- Whoever joins it must know its size.
ANALYZE "o11c"."after_activity_output_37cdc2c179"
/* step 500-insert-system-activity-output */;
