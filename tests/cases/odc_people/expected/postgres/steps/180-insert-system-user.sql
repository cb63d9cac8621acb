-- Step 180-insert-system-user (18 of 30): insert (System).User
-- Why here: it refers to no entity that is inserted here
-- Reads: o11_source.ossys_user, o11c.map_user_f9b11b2f84
-- Writes: o11_target.odc_users
-- Locks: ROW EXCLUSIVE on o11_target.odc_users; ACCESS SHARE on o11_source.ossys_user,
-- o11_target.odc_users (until COMMIT)
-- Applications: since step 010-open-the-run who writes to o11_target.odc_users waits (reading goes on)
-- Cost (estimate): at most 7 rows, size unknown, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[180-insert-system-user] 18 of 30:' 'insert (System).User'
\set o11c_rows 0

-- One row for each selected row of the source that the target does not have yet; every reference goes
-- through its map.
INSERT INTO "o11_target"."odc_users" (
  "id",
  "name",
  "email",
  "photo_url"
)
SELECT
  "m"."new_id" AS "id", /* ID: new identifier: rows are the same where EMAIL agrees; for the rest, a UUID made of tenant and name, so that every run gives the same */
  "s"."name" AS "name", /* NAME: copied */
  TRIM("s"."email") AS "email", /* EMAIL: copied without the blanks around it */
  '' AS "photo_url" /* photo_url: new in the target: the null value of the type */
FROM "o11_source"."ossys_user" AS "s"
JOIN "o11c"."map_user_f9b11b2f84" AS "m"
  ON "m"."old_id" = "s"."id" AND "m"."fresh" = TRUE
/* step 180-insert-system-user */;
\set o11c_rows :ROW_COUNT
