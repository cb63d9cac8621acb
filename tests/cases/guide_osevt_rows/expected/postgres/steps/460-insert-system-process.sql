-- Step 460-insert-system-process (46 of 59): insert (System).Process
-- Why here: after (System).User, which its rows refer to; references to (System).Activity are set by a
-- later step
-- Reads: o11_source.ossys_bpm_process, o11c.map_process_879d0bd30b, o11c.map_tenant_63c9ad9cd6,
-- o11c.map_process_definition_fce9a66ef3, o11c.map_process_status_1f62c016eb, o11c.map_user_f9b11b2f84
-- Writes: o11_target.ossys_bpm_process
-- Locks: ROW EXCLUSIVE on o11_target.ossys_bpm_process; ROW SHARE on
-- o11_target.ossys_bpm_process_definition, o11_target.ossys_bpm_process_status,
-- o11_target.ossys_tenant, o11_target.ossys_user; ACCESS SHARE on o11_source.ossys_bpm_process,
-- o11_target.ossys_bpm_process (until COMMIT)
-- Applications: since step 010-open-the-run who writes to o11_target.ossys_bpm_process waits (reading
-- goes on)
-- Cost (estimate): at most 1 row, size unknown, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[460-insert-system-process] 46 of 59:' 'insert (System).Process'
\set o11c_rows 0

-- One row for each selected row of the source; every reference goes through its map. The ids are
-- already in the map, so the identity column takes them as given.
INSERT INTO "o11_target"."ossys_bpm_process" (
  "id",
  "label",
  "tenant_id",
  "process_def_id",
  "parent_process_id",
  "top_process_id",
  "parent_activity_id",
  "status_id",
  "created",
  "created_by",
  "last_modified",
  "last_modified_by",
  "suspended_date",
  "suspended_by"
)
OVERRIDING SYSTEM VALUE
SELECT
  "m"."new_id" AS "id", /* ID: new identifier: the identifier is an autonumber: new ids are taken from the target as one block */
  "s"."label" AS "label", /* LABEL: copied */
  "r2"."new_id" AS "tenant_id", /* TENANT_ID: reference to (System).Tenant, through its map */
  "r3"."new_id" AS "process_def_id", /* PROCESS_DEF_ID: reference to (System).Process_Definition, through its map */
  NULL AS "parent_process_id", /* PARENT_PROCESS_ID: reference to (System).Process, through its map; a self-reference, set afterwards */
  NULL AS "top_process_id", /* TOP_PROCESS_ID: reference to (System).Process, through its map; a self-reference, set afterwards */
  NULL AS "parent_activity_id", /* PARENT_ACTIVITY_ID: reference to (System).Activity, through its map; its rows come later in the order of the vendor, set afterwards */
  "r4"."new_id" AS "status_id", /* STATUS_ID: reference to (System).Process_Status, through its map */
  "s"."created" AS "created", /* CREATED: copied */
  "r5"."new_id" AS "created_by", /* CREATED_BY: reference to (System).User, through its map */
  "s"."last_modified" AS "last_modified", /* LAST_MODIFIED: copied */
  "r6"."new_id" AS "last_modified_by", /* LAST_MODIFIED_BY: reference to (System).User, through its map */
  "s"."suspended_date" AS "suspended_date", /* SUSPENDED_DATE: copied */
  "r7"."new_id" AS "suspended_by" /* SUSPENDED_BY: reference to (System).User, through its map */
FROM "o11_source"."ossys_bpm_process" AS "s"
JOIN "o11c"."map_process_879d0bd30b" AS "m"
  ON "m"."old_id" = "s"."id"
LEFT JOIN "o11c"."map_tenant_63c9ad9cd6" AS "r2"
  ON "r2"."old_id" = "s"."tenant_id"
LEFT JOIN "o11c"."map_process_definition_fce9a66ef3" AS "r3"
  ON "r3"."old_id" = "s"."process_def_id"
LEFT JOIN "o11c"."map_process_status_1f62c016eb" AS "r4"
  ON "r4"."old_id" = "s"."status_id"
LEFT JOIN "o11c"."map_user_f9b11b2f84" AS "r5"
  ON "r5"."old_id" = "s"."created_by"
LEFT JOIN "o11c"."map_user_f9b11b2f84" AS "r6"
  ON "r6"."old_id" = "s"."last_modified_by"
LEFT JOIN "o11c"."map_user_f9b11b2f84" AS "r7"
  ON "r7"."old_id" = "s"."suspended_by"
/* step 460-insert-system-process */;
\set o11c_rows :ROW_COUNT
