-- Step 310-insert-system-group (31 of 59): insert (System).Group
-- Why here: it refers to no entity that is inserted here
-- Reads: o11_source.ossys_group, o11c.map_group_82be168321, o11c.map_tenant_63c9ad9cd6
-- Writes: o11_target.ossys_group, o11c.after_group_82be168321
-- Locks: ROW EXCLUSIVE on o11_target.ossys_group; ROW SHARE on o11_target.ossys_tenant; ACCESS SHARE
-- on o11_source.ossys_group, o11_target.ossys_group (until COMMIT)
-- Applications: since step 010-open-the-run who writes to o11_target.ossys_group waits (reading goes
-- on)
-- Cost (estimate): rows unknown, size unknown, time unknown
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[310-insert-system-group] 31 of 59:' 'insert (System).Group'
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
/* step 310-insert-system-group */;
\set o11c_rows :ROW_COUNT

-- Each row of (System).Group that the run has written, as a hash: rollback.sql refuses when a row has
-- changed since.
INSERT INTO "o11c"."after_group_82be168321" ("id", "hash")
SELECT "t"."id", sha256(convert_to(CAST(ROW("t"."id", "t"."name", "t"."tenant_id", "t"."description") AS text), 'UTF8'))
FROM "o11_target"."ossys_group" AS "t"
JOIN (
SELECT
  "m"."new_id" AS "id"
FROM "o11c"."map_group_82be168321" AS "m"
WHERE
  "m"."fresh" = TRUE
) AS "w" ON "w"."id" = "t"."id"
/* step 310-insert-system-group */;

-- Whoever joins it must know its size.
ANALYZE "o11c"."after_group_82be168321"
/* step 310-insert-system-group */;
