-- Step 400-insert-system-process-input (40 of 48): insert (System).Process_Input
-- Why here: after (System).Process, which its rows refer to
-- Reads: o11_source.ossys_bpm_process_input, o11c.map_process_input_78519f28c6,
-- o11c.map_process_879d0bd30b, o11c.map_process_input_def_7fc7a7c2fe, o11c.map_city_3472b4bd9f
-- Writes: o11_target.ossys_bpm_process_input, o11c.after_process_input_78519f28c6
-- Locks: ROW EXCLUSIVE on o11_target.ossys_bpm_process_input; ROW SHARE on
-- o11_target.ossys_bpm_process, o11_target.ossys_bpm_process_input_def; ACCESS SHARE on
-- o11_source.ossys_bpm_process_input, o11_target.ossys_bpm_process_input (until COMMIT)
-- Applications: since step 010-open-the-run who writes to o11_target.ossys_bpm_process_input waits
-- (reading goes on)
-- Cost (estimate): at most 3 rows, size unknown, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[400-insert-system-process-input] 40 of 48:' 'insert (System).Process_Input'
\set o11c_rows 0

-- One row for each selected row of the source; every reference goes through its map. The ids are
-- already in the map, so the identity column takes them as given.
INSERT INTO "o11_target"."ossys_bpm_process_input" (
  "id",
  "process_id",
  "input_def_id",
  "input_value"
)
OVERRIDING SYSTEM VALUE
SELECT
  "m"."new_id" AS "id", /* ID: new identifier: the identifier is an autonumber: new ids are taken from the target as one block */
  "r2"."new_id" AS "process_id", /* PROCESS_ID: reference to (System).Process, through its map */
  "r3"."new_id" AS "input_def_id", /* INPUT_DEF_ID: reference to (System).Process_Input_Def, through its map */
  CASE
    WHEN (
      "s"."input_value" IS NULL
    )
    OR (
      CAST("s"."input_value" AS text) COLLATE pg_catalog."C" IN ('', '0')
    )
    THEN "s"."input_value"
    WHEN NOT "r4"."new_id" IS NULL
    THEN CAST("r4"."new_id" AS text)
    WHEN CAST("s"."input_def_id" AS text) COLLATE pg_catalog."C" IN ('12', '13')
    THEN ''
    ELSE "s"."input_value"
  END AS "input_value" /* INPUT_VALUE: an id as text where the parameter is of a reference type, through that map; else copied */
FROM "o11_source"."ossys_bpm_process_input" AS "s"
JOIN "o11c"."map_process_input_78519f28c6" AS "m"
  ON "m"."old_id" = "s"."id"
LEFT JOIN "o11c"."map_process_879d0bd30b" AS "r2"
  ON "r2"."old_id" = "s"."process_id"
LEFT JOIN "o11c"."map_process_input_def_7fc7a7c2fe" AS "r3"
  ON "r3"."old_id" = "s"."input_def_id"
LEFT JOIN "o11c"."map_city_3472b4bd9f" AS "r4"
  ON CAST("s"."input_def_id" AS text) COLLATE pg_catalog."C" IN ('12', '13')
  AND CAST("r4"."old_id" AS text) COLLATE pg_catalog."C" = CAST("s"."input_value" AS text) COLLATE pg_catalog."C"
/* step 400-insert-system-process-input */;
\set o11c_rows :ROW_COUNT

-- Each row of (System).Process_Input that the run has written, as a hash: rollback.sql refuses when a
-- row has changed since.
INSERT INTO "o11c"."after_process_input_78519f28c6" ("id", "hash")
SELECT "t"."id", sha256(convert_to(CAST(ROW("t"."id", "t"."process_id", "t"."input_def_id", "t"."input_value") AS text), 'UTF8'))
FROM "o11_target"."ossys_bpm_process_input" AS "t"
JOIN (
SELECT
  "m"."new_id" AS "id"
FROM "o11c"."map_process_input_78519f28c6" AS "m"
WHERE
  "m"."fresh" = TRUE
) AS "w" ON "w"."id" = "t"."id"
/* step 400-insert-system-process-input */;

-- Whoever joins it must know its size.
ANALYZE "o11c"."after_process_input_78519f28c6"
/* step 400-insert-system-process-input */;
