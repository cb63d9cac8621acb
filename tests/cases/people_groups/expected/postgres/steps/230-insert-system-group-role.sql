-- Step 230-insert-system-group-role (23 of 29): insert (System).Group_Role
-- Why here: after (System).Group, which its rows refer to
-- Reads: o11_source.ossys_group_role
-- Writes: o11_target.ossys_group_role
-- Rows in the source: about 4 (the catalog's estimate when the snapshot was made)
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[230-insert-system-group-role]' 'insert (System).Group_Role'
\set o11c_rows 0

-- One row for each selected row of the source that the target does not have yet; every reference goes
-- through its map. The ids are already in the map, so the identity column takes them as given.
INSERT INTO "o11_target"."ossys_group_role" (
  "id",
  "group_id",
  "role_id",
  "tenant_id"
)
OVERRIDING SYSTEM VALUE
SELECT
  "m"."new_id" AS "id", /* ID: new identifier: rows are the same where GROUP_ID and ROLE_ID agree; for the rest, the identifier is an autonumber: new ids are taken from the target as one block */
  "r2"."new_id" AS "group_id", /* GROUP_ID: reference to (System).Group, through its map */
  "r3"."new_id" AS "role_id", /* ROLE_ID: reference to (System).Role, through its map */
  "r4"."new_id" AS "tenant_id" /* TENANT_ID: reference to (System).Tenant, through its map */
FROM "o11_source"."ossys_group_role" AS "s"
JOIN "o11c"."map_group_role_6960332884" AS "m"
  ON "m"."old_id" = "s"."id" AND "m"."fresh" = TRUE
LEFT JOIN "o11c"."map_group_82be168321" AS "r2"
  ON "r2"."old_id" = "s"."group_id"
LEFT JOIN "o11c"."map_role_bed61fb7b8" AS "r3"
  ON "r3"."old_id" = "s"."role_id"
LEFT JOIN "o11c"."map_tenant_63c9ad9cd6" AS "r4"
  ON "r4"."old_id" = "s"."tenant_id"
/* step 230-insert-system-group-role */;
\set o11c_rows :ROW_COUNT

