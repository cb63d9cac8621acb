-- Step 560-insert-events-of-citymanager-street (56 of 59): insert events of CityManager.Street
-- Why here: last of all rows: from COMMIT on a subscription is in force, and all rows must be there by
-- then
-- Reads: o11_source.OSEVT_S01_STREET, o11c.map_activity_7719b209bf, o11c.map_espace_e1a6a44dce,
-- o11c.map_tenant_63c9ad9cd6, o11c.map_process_definition_fce9a66ef3, o11c.map_street_1bdc5a0f37
-- Writes: o11_target.OSEVT_T01_STREET, o11c.before_street_241fc14fca, o11c.after_street_241fc14fca
-- Locks: ROW EXCLUSIVE on o11_target.OSEVT_T01_STREET; ACCESS SHARE on o11_source.OSEVT_S01_STREET,
-- o11_target.OSEVT_T01_STREET (until COMMIT)
-- Applications: since step 010-open-the-run who writes to o11_target.OSEVT_T01_STREET waits (reading
-- goes on)
-- Cost (estimate): at most 1 row, size unknown, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[560-insert-events-of-citymanager-street] 56 of 59:' 'insert events of CityManager.Street'
\set o11c_rows 0

-- The whole event table as it was before the run, for rollback.sql.
INSERT INTO "o11c"."before_street_241fc14fca" ("_ESPACE_ID", "_TENANT_ID", "_ACTIVITY_ID", "_PROCESS_DEF_ID", "_IS_UPDATE", "_IS_LIGHT", "ID1")
SELECT
  "t"."_ESPACE_ID",
  "t"."_TENANT_ID",
  "t"."_ACTIVITY_ID",
  "t"."_PROCESS_DEF_ID",
  "t"."_IS_UPDATE",
  "t"."_IS_LIGHT",
  "t"."ID1"
FROM "o11_target"."OSEVT_T01_STREET" AS "t"
/* step 560-insert-events-of-citymanager-street */;

-- A subscription is written with all its references or not at all.
DO $o11c$
DECLARE
  found bigint;
  samples text;
BEGIN
  SELECT count(*), string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
  INTO found, samples
  FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CASE
    WHEN NOT "s"."_ESPACE_ID" IS NULL AND "s"."_ESPACE_ID" <> 0 AND "r1"."new_id" IS NULL
    THEN '_ESPACE_ID ' || CAST("s"."_ESPACE_ID" AS text)
    WHEN NOT "s"."_TENANT_ID" IS NULL AND "s"."_TENANT_ID" <> 0 AND "r2"."new_id" IS NULL
    THEN '_TENANT_ID ' || CAST("s"."_TENANT_ID" AS text)
    WHEN NOT "s"."_ACTIVITY_ID" IS NULL
    AND "s"."_ACTIVITY_ID" <> 0
    AND "r3"."new_id" IS NULL
    THEN '_ACTIVITY_ID ' || CAST("s"."_ACTIVITY_ID" AS text)
    WHEN NOT "s"."_PROCESS_DEF_ID" IS NULL
    AND "s"."_PROCESS_DEF_ID" <> 0
    AND "r4"."new_id" IS NULL
    THEN '_PROCESS_DEF_ID ' || CAST("s"."_PROCESS_DEF_ID" AS text)
    WHEN NOT "s"."ID" IS NULL AND "s"."ID" <> 0 AND "r5"."new_id" IS NULL
    THEN 'ID ' || CAST("s"."ID" AS text)
  END AS "sample"
FROM "o11_source"."OSEVT_S01_STREET" AS "s"
LEFT JOIN "o11c"."map_espace_e1a6a44dce" AS "r1"
  ON "r1"."old_id" = "s"."_ESPACE_ID"
LEFT JOIN "o11c"."map_tenant_63c9ad9cd6" AS "r2"
  ON "r2"."old_id" = "s"."_TENANT_ID"
LEFT JOIN "o11c"."map_activity_7719b209bf" AS "r3"
  ON "r3"."old_id" = "s"."_ACTIVITY_ID"
LEFT JOIN "o11c"."map_process_definition_fce9a66ef3" AS "r4"
  ON "r4"."old_id" = "s"."_PROCESS_DEF_ID"
LEFT JOIN "o11c"."map_street_1bdc5a0f37" AS "r5"
  ON "r5"."old_id" = "s"."ID"
WHERE
  (
    (
      (
        (
          "s"."_ACTIVITY_ID" IS NULL
        ) OR (
          "s"."_ACTIVITY_ID" = 0
        )
      )
      AND CAST("s"."_PROCESS_DEF_ID" AS text) IN ('11', '12')
    )
    OR (
      EXISTS(
        SELECT
          1
        FROM "o11c"."map_activity_7719b209bf" AS "a"
        WHERE
          "a"."old_id" = "s"."_ACTIVITY_ID"
      )
    )
  )
  AND (
    (
      NOT "s"."_ESPACE_ID" IS NULL AND "s"."_ESPACE_ID" <> 0 AND "r1"."new_id" IS NULL
    )
    OR (
      NOT "s"."_TENANT_ID" IS NULL AND "s"."_TENANT_ID" <> 0 AND "r2"."new_id" IS NULL
    )
    OR (
      NOT "s"."_ACTIVITY_ID" IS NULL
      AND "s"."_ACTIVITY_ID" <> 0
      AND "r3"."new_id" IS NULL
    )
    OR (
      NOT "s"."_PROCESS_DEF_ID" IS NULL
      AND "s"."_PROCESS_DEF_ID" <> 0
      AND "r4"."new_id" IS NULL
    )
    OR (
      NOT "s"."ID" IS NULL AND "s"."ID" <> 0 AND "r5"."new_id" IS NULL
    )
  )
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0924: subscriptions of CityManager.Street refer to rows without partner: % (%)', found, samples
      USING HINT = 'The run is undone. Correct the rows, or leave them out with bpt: unmatched: skip.';
  END IF;
END
$o11c$
/* step 560-insert-events-of-citymanager-street */;

-- The source's subscriptions of CityManager.Street that the target does not have yet, none twice:
-- EXCEPT counts two NULLs as equal. Those of activities only where the activity was migrated, those of
-- processes only of the modules in scope.
INSERT INTO "o11_target"."OSEVT_T01_STREET" ("_ESPACE_ID", "_TENANT_ID", "_ACTIVITY_ID", "_PROCESS_DEF_ID", "_IS_UPDATE", "_IS_LIGHT", "ID1")
SELECT
  "q"."_ESPACE_ID",
  "q"."_TENANT_ID",
  "q"."_ACTIVITY_ID",
  "q"."_PROCESS_DEF_ID",
  "q"."_IS_UPDATE",
  "q"."_IS_LIGHT",
  "q"."ID1"
FROM (
  SELECT
    CASE WHEN "s"."_ESPACE_ID" = 0 THEN 0 ELSE "r1"."new_id" END AS "_ESPACE_ID", /* _ESPACE_ID: (System).Espace, through its map */
    CASE WHEN "s"."_TENANT_ID" = 0 THEN 0 ELSE "r2"."new_id" END AS "_TENANT_ID", /* _TENANT_ID: (System).Tenant, through its map */
    CASE WHEN "s"."_ACTIVITY_ID" = 0 THEN 0 ELSE "r3"."new_id" END AS "_ACTIVITY_ID", /* _ACTIVITY_ID: the activity, through its map */
    CASE WHEN "s"."_PROCESS_DEF_ID" = 0 THEN 0 ELSE "r4"."new_id" END AS "_PROCESS_DEF_ID", /* _PROCESS_DEF_ID: (System).Process_Definition, through its map */
    "s"."_IS_UPDATE" AS "_IS_UPDATE", /* _IS_UPDATE: copied */
    "s"."_IS_LIGHT" AS "_IS_LIGHT", /* _IS_LIGHT: copied */
    CASE WHEN "s"."ID" = 0 THEN 0 ELSE "r5"."new_id" END AS "ID1" /* Id: CityManager.Street, through its map */
  FROM "o11_source"."OSEVT_S01_STREET" AS "s"
  LEFT JOIN "o11c"."map_espace_e1a6a44dce" AS "r1"
    ON "r1"."old_id" = "s"."_ESPACE_ID"
  LEFT JOIN "o11c"."map_tenant_63c9ad9cd6" AS "r2"
    ON "r2"."old_id" = "s"."_TENANT_ID"
  LEFT JOIN "o11c"."map_activity_7719b209bf" AS "r3"
    ON "r3"."old_id" = "s"."_ACTIVITY_ID"
  LEFT JOIN "o11c"."map_process_definition_fce9a66ef3" AS "r4"
    ON "r4"."old_id" = "s"."_PROCESS_DEF_ID"
  LEFT JOIN "o11c"."map_street_1bdc5a0f37" AS "r5"
    ON "r5"."old_id" = "s"."ID"
  WHERE
    (
      (
        (
          (
            "s"."_ACTIVITY_ID" IS NULL
          ) OR (
            "s"."_ACTIVITY_ID" = 0
          )
        )
        AND CAST("s"."_PROCESS_DEF_ID" AS text) IN ('11', '12')
      )
      OR (
        EXISTS(
          SELECT
            1
          FROM "o11c"."map_activity_7719b209bf" AS "a"
          WHERE
            "a"."old_id" = "s"."_ACTIVITY_ID"
        )
      )
    )
  EXCEPT
  SELECT
    "t"."_ESPACE_ID",
    "t"."_TENANT_ID",
    "t"."_ACTIVITY_ID",
    "t"."_PROCESS_DEF_ID",
    "t"."_IS_UPDATE",
    "t"."_IS_LIGHT",
    "t"."ID1"
  FROM "o11_target"."OSEVT_T01_STREET" AS "t"
) AS "q"
/* step 560-insert-events-of-citymanager-street */;
\set o11c_rows :ROW_COUNT

-- And as the run leaves it: the difference of the two is what the run has done.
INSERT INTO "o11c"."after_street_241fc14fca" ("_ESPACE_ID", "_TENANT_ID", "_ACTIVITY_ID", "_PROCESS_DEF_ID", "_IS_UPDATE", "_IS_LIGHT", "ID1")
SELECT
  "t"."_ESPACE_ID",
  "t"."_TENANT_ID",
  "t"."_ACTIVITY_ID",
  "t"."_PROCESS_DEF_ID",
  "t"."_IS_UPDATE",
  "t"."_IS_LIGHT",
  "t"."ID1"
FROM "o11_target"."OSEVT_T01_STREET" AS "t"
/* step 560-insert-events-of-citymanager-street */;
