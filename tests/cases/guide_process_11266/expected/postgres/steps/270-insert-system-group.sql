-- Step 270-insert-system-group (27 of 47): insert (System).Group
-- Why here: it refers to no entity that is inserted here
-- Reads: o11_source.ossys_group
-- Writes: o11_target.ossys_group
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[270-insert-system-group]' 'insert (System).Group'
\set o11c_rows 0

-- One row for each selected row of the source that the target does not have yet; every reference goes
-- through its map. The ids are already in the map, so the identity column takes them as given.
INSERT INTO "o11_target"."ossys_group" (
  "id",
  "name",
  "tenant_id",
  "description"
)
OVERRIDING SYSTEM VALUE
SELECT
  "m"."new_id" AS "id", /* ID: new identifier: rows are the same where TENANT_ID and NAME agree; for the rest, the identifier is an autonumber: new ids are taken from the target as one block */
  "s"."name" AS "name", /* NAME: copied */
  "r2"."new_id" AS "tenant_id", /* TENANT_ID: reference to (System).Tenant, through its map */
  "s"."description" AS "description" /* DESCRIPTION: copied */
FROM "o11_source"."ossys_group" AS "s"
JOIN "o11c"."map_group_82be168321" AS "m"
  ON "m"."old_id" = "s"."id" AND "m"."fresh" = TRUE
LEFT JOIN "o11c"."map_tenant_63c9ad9cd6" AS "r2"
  ON "r2"."old_id" = "s"."tenant_id"
/* step 270-insert-system-group */;
\set o11c_rows :ROW_COUNT

