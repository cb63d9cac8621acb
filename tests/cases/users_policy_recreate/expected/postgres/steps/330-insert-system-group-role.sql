-- Step 330-insert-system-group-role (33 of 39): insert (System).Group_Role
-- Why here: after (System).Group, which its rows refer to
-- Reads: o11_source.ossys_group_role, o11c.map_group_role_6960332884, o11c.map_group_82be168321,
-- o11c.map_role_bed61fb7b8, o11c.map_tenant_63c9ad9cd6
-- Writes: o11_target.ossys_group_role, o11c.after_group_role_6960332884
-- Locks: ROW EXCLUSIVE on o11_target.ossys_group_role; ROW SHARE on o11_target.ossys_group,
-- o11_target.ossys_role, o11_target.ossys_tenant; ACCESS SHARE on o11_source.ossys_group_role,
-- o11_target.ossys_group_role (until COMMIT)
-- Applications: since step 010-open-the-run who writes to o11_target.ossys_group_role waits (reading
-- goes on)
-- Cost (estimate): rows unknown, size unknown, time unknown
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[330-insert-system-group-role] 33 of 39:' 'insert (System).Group_Role'
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
/* step 330-insert-system-group-role */;
\set o11c_rows :ROW_COUNT

-- Each row of (System).Group_Role that the run has written, as a hash: rollback.sql refuses when a row
-- has changed since.
INSERT INTO "o11c"."after_group_role_6960332884" ("id", "hash")
SELECT "t"."id", sha256(convert_to(CAST(ROW("t"."id", "t"."group_id", "t"."role_id", "t"."tenant_id") AS text), 'UTF8'))
FROM "o11_target"."ossys_group_role" AS "t"
JOIN (
SELECT
  "m"."new_id" AS "id"
FROM "o11c"."map_group_role_6960332884" AS "m"
WHERE
  "m"."fresh" = TRUE
) AS "w" ON "w"."id" = "t"."id"
/* step 330-insert-system-group-role */;

-- Whoever joins it must know its size.
ANALYZE "o11c"."after_group_role_6960332884"
/* step 330-insert-system-group-role */;
