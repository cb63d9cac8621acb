-- Step 190-update-system-user (19 of 30): update (System).User
-- Why here: after the inserts: whatever the changed rows refer to is in by now
-- Reads: o11_source.ossys_user, o11c.map_user_f9b11b2f84, temporary table rows_user_8fadb4a988
-- Writes: o11_target.odc_users, o11c.before_odc_users_7fb8deb786, o11c.after_odc_users_7fb8deb786
-- Locks: ROW EXCLUSIVE on o11_target.odc_users; ACCESS SHARE on o11_source.ossys_user,
-- o11_target.odc_users (until COMMIT)
-- Applications: since step 010-open-the-run who writes to o11_target.odc_users waits (reading goes on)
-- Cost (estimate): at most 7 rows, size unknown, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[190-update-system-user] 19 of 30:' 'update (System).User'
\set o11c_rows 0

-- Rows that are going to change, as they are now, for rollback.sql.
INSERT INTO "o11c"."before_odc_users_7fb8deb786" ("o11c_step", "id", "name", "email", "photo_url")
SELECT '190-update-system-user', "t"."id", "t"."name", "t"."email", "t"."photo_url"
FROM "o11_target"."odc_users" AS "t"
JOIN (
  SELECT
    "m"."new_id" AS "o11c_new",
    "s"."name" AS "name"
  FROM "o11_source"."ossys_user" AS "s"
  JOIN "pg_temp"."rows_user_8fadb4a988" AS "s_rows"
    ON "s_rows"."id" = "s"."id"
  JOIN "o11c"."map_user_f9b11b2f84" AS "m"
    ON "m"."old_id" = "s"."id" AND "m"."fresh" = FALSE
) AS "q"
  ON "t"."id" = "q"."o11c_new"
WHERE (CAST("t"."name" AS text) COLLATE pg_catalog."C" IS DISTINCT FROM CAST("q"."name" AS text) COLLATE pg_catalog."C")
/* step 190-update-system-user */;

-- Rows that were in the target before this run get the source's values. A row is written only where a
-- value differs, so a second run writes nothing.
UPDATE "o11_target"."odc_users" AS "t" SET "name" = "q"."name"
FROM (
  SELECT
    "m"."new_id" AS "o11c_new",
    "s"."name" AS "name" /* NAME: copied */
  FROM "o11_source"."ossys_user" AS "s"
  JOIN "pg_temp"."rows_user_8fadb4a988" AS "s_rows"
    ON "s_rows"."id" = "s"."id"
  JOIN "o11c"."map_user_f9b11b2f84" AS "m"
    ON "m"."old_id" = "s"."id" AND "m"."fresh" = FALSE
) AS "q"
WHERE "t"."id" = "q"."o11c_new"
  AND (CAST("t"."name" AS text) COLLATE pg_catalog."C" IS DISTINCT FROM CAST("q"."name" AS text) COLLATE pg_catalog."C")
/* step 190-update-system-user */;
\set o11c_rows :ROW_COUNT

-- Each row of o11_target.odc_users that the run has written, as a hash: rollback.sql refuses when a
-- row has changed since.
INSERT INTO "o11c"."after_odc_users_7fb8deb786" ("id", "hash")
SELECT "t"."id", sha256(convert_to(CAST(ROW("t"."id", "t"."name", "t"."email", "t"."photo_url") AS text), 'UTF8'))
FROM "o11_target"."odc_users" AS "t"
JOIN (
SELECT
  "m"."new_id" AS "id"
FROM "o11c"."map_user_f9b11b2f84" AS "m"
WHERE
  "m"."fresh" = TRUE
UNION
SELECT
  "id" AS "id"
FROM "o11c"."before_odc_users_7fb8deb786"
) AS "w" ON "w"."id" = "t"."id"
/* step 190-update-system-user */;

-- Whoever joins it must know its size.
ANALYZE "o11c"."after_odc_users_7fb8deb786"
/* step 190-update-system-user */;
