-- Step 260-insert-system-user-role (26 of 39): insert (System).User_Role
-- Why here: after (System).User, which its rows refer to
-- Reads: o11_source.ossys_user_role, o11c.map_user_role_e5ec603df3, o11c.map_user_f9b11b2f84,
-- o11c.map_role_bed61fb7b8, o11c.map_tenant_63c9ad9cd6, o11c.before_user_role_e5ec603df3
-- Writes: o11_target.ossys_user_role, o11c.after_user_role_e5ec603df3
-- Locks: ROW EXCLUSIVE on o11_target.ossys_user_role; ROW SHARE on o11_target.ossys_role,
-- o11_target.ossys_tenant, o11_target.ossys_user; ACCESS SHARE on o11_source.ossys_user_role,
-- o11_target.ossys_user_role (until COMMIT)
-- Applications: since step 010-open-the-run who writes to o11_target.ossys_user_role waits (reading
-- goes on)
-- Cost (estimate): at most 1 row, size unknown, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[260-insert-system-user-role] 26 of 39:' 'insert (System).User_Role'
\set o11c_rows 0

-- One row for each selected row of the source that the target does not have yet; every reference goes
-- through its map. The ids are already in the map, so the identity column takes them as given.
INSERT INTO "o11_target"."ossys_user_role" (
  "id",
  "user_id",
  "role_id",
  "tenant_id"
)
OVERRIDING SYSTEM VALUE
SELECT
  "m"."new_id" AS "id", /* ID: new identifier: rows are the same where USER_ID and ROLE_ID agree; for the rest, the identifier is an autonumber: new ids are taken from the target as one block */
  "r2"."new_id" AS "user_id", /* USER_ID: reference to (System).User, through its map */
  "r3"."new_id" AS "role_id", /* ROLE_ID: reference to (System).Role, through its map */
  "r4"."new_id" AS "tenant_id" /* TENANT_ID: reference to (System).Tenant, through its map */
FROM "o11_source"."ossys_user_role" AS "s"
JOIN "o11c"."map_user_role_e5ec603df3" AS "m"
  ON "m"."old_id" = "s"."id" AND "m"."fresh" = TRUE
LEFT JOIN "o11c"."map_user_f9b11b2f84" AS "r2"
  ON "r2"."old_id" = "s"."user_id"
LEFT JOIN "o11c"."map_role_bed61fb7b8" AS "r3"
  ON "r3"."old_id" = "s"."role_id"
LEFT JOIN "o11c"."map_tenant_63c9ad9cd6" AS "r4"
  ON "r4"."old_id" = "s"."tenant_id"
/* step 260-insert-system-user-role */;
\set o11c_rows :ROW_COUNT

-- Each row of (System).User_Role that the run has written, as a hash: rollback.sql refuses when a row
-- has changed since.
INSERT INTO "o11c"."after_user_role_e5ec603df3" ("id", "hash")
SELECT "t"."id", sha256(convert_to(CAST(ROW("t"."id", "t"."user_id", "t"."role_id", "t"."tenant_id") AS text), 'UTF8'))
FROM "o11_target"."ossys_user_role" AS "t"
JOIN (
SELECT
  "m"."new_id" AS "id"
FROM "o11c"."map_user_role_e5ec603df3" AS "m"
WHERE
  "m"."fresh" = TRUE
UNION
SELECT
  "id" AS "id"
FROM "o11c"."before_user_role_e5ec603df3"
) AS "w" ON "w"."id" = "t"."id"
/* step 260-insert-system-user-role */;

-- Whoever joins it must know its size.
ANALYZE "o11c"."after_user_role_e5ec603df3"
/* step 260-insert-system-user-role */;
