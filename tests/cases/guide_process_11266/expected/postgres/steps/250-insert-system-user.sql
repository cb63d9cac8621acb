-- Step 250-insert-system-user (25 of 48): insert (System).User
-- Why here: it refers to no entity that is inserted here
-- Reads: o11_source.ossys_user, o11c.map_user_f9b11b2f84, o11c.map_tenant_63c9ad9cd6
-- Writes: o11_target.ossys_user, o11c.after_user_f9b11b2f84
-- Locks: ROW EXCLUSIVE on o11_target.ossys_user; ROW SHARE on o11_target.ossys_tenant; ACCESS SHARE on
-- o11_source.ossys_user, o11_target.ossys_user (until COMMIT)
-- Applications: since step 010-open-the-run who writes to o11_target.ossys_user waits (reading goes
-- on)
-- Cost (estimate): at most 2 rows, size unknown, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[250-insert-system-user] 25 of 48:' 'insert (System).User'
\set o11c_rows 0

-- One row for each selected row of the source that the target does not have yet; every reference goes
-- through its map. The ids are already in the map, so the identity column takes them as given.
INSERT INTO "o11_target"."ossys_user" (
  "id",
  "tenant_id",
  "name",
  "username",
  "password",
  "email",
  "mobilephone",
  "external_id",
  "creation_date",
  "last_login",
  "is_active"
)
OVERRIDING SYSTEM VALUE
SELECT
  "m"."new_id" AS "id", /* ID: new identifier: rows are the same where TENANT_ID and USERNAME agree; for the rest, the identifier is an autonumber: new ids are taken from the target as one block */
  "r2"."new_id" AS "tenant_id", /* TENANT_ID: reference to (System).Tenant, through its map */
  "s"."name" AS "name", /* NAME: copied */
  "s"."username" AS "username", /* USERNAME: copied */
  '' AS "password", /* PASSWORD: blank: another environment may not accept the hash (users.passwords) */
  "s"."email" AS "email", /* EMAIL: copied */
  "s"."mobilephone" AS "mobilephone", /* MOBILEPHONE: copied */
  "s"."external_id" AS "external_id", /* EXTERNAL_ID: copied */
  "s"."creation_date" AS "creation_date", /* CREATION_DATE: copied */
  "s"."last_login" AS "last_login", /* LAST_LOGIN: copied */
  "s"."is_active" AS "is_active" /* IS_ACTIVE: copied */
FROM "o11_source"."ossys_user" AS "s"
JOIN "o11c"."map_user_f9b11b2f84" AS "m"
  ON "m"."old_id" = "s"."id" AND "m"."fresh" = TRUE
LEFT JOIN "o11c"."map_tenant_63c9ad9cd6" AS "r2"
  ON "r2"."old_id" = "s"."tenant_id"
/* step 250-insert-system-user */;
\set o11c_rows :ROW_COUNT

-- Each row of (System).User that the run has written, as a hash: rollback.sql refuses when a row has
-- changed since (last_login left out: the platform writes it by itself).
INSERT INTO "o11c"."after_user_f9b11b2f84" ("id", "hash")
SELECT "t"."id", sha256(convert_to(CAST(ROW("t"."id", "t"."tenant_id", "t"."name", "t"."username", "t"."password", "t"."email", "t"."mobilephone", "t"."external_id", "t"."creation_date", "t"."is_active") AS text), 'UTF8'))
FROM "o11_target"."ossys_user" AS "t"
JOIN (
SELECT
  "m"."new_id" AS "id"
FROM "o11c"."map_user_f9b11b2f84" AS "m"
WHERE
  "m"."fresh" = TRUE
) AS "w" ON "w"."id" = "t"."id"
/* step 250-insert-system-user */;

-- Whoever joins it must know its size.
ANALYZE "o11c"."after_user_f9b11b2f84"
/* step 250-insert-system-user */;
