-- Step 250-replace-system-group-user (25 of 30): replace (System).Group_User
-- Why here: after the users, roles and groups at both ends; those of the environment migrated last
-- hold
-- Reads: o11_source.ossys_group_user, o11c.map_group_82be168321, o11c.map_user_f9b11b2f84, temporary
-- table rows_group_user_7c51916bf8
-- Writes: o11_target.odc_group_users, o11c.before_odc_group_users_2bdc000c28
-- Locks: ROW EXCLUSIVE on o11_target.odc_group_users; ACCESS SHARE on o11_source.ossys_group_user,
-- o11_target.odc_group_users (until COMMIT)
-- Applications: since step 010-open-the-run who writes to o11_target.odc_group_users waits (reading
-- goes on)
-- Cost (estimate): at most 9 rows, size unknown, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[250-replace-system-group-user] 25 of 30:' 'replace (System).Group_User'
\set o11c_rows 0

-- Links of (System).Group_User that are deleted or inserted below, for rollback.sql.
CREATE TABLE "o11c"."before_odc_group_users_2bdc000c28" AS
SELECT CAST(NULL AS text) AS "o11c_step", "id", "group_id", "user_id"
FROM "o11_target"."odc_group_users"
WITH NO DATA
/* step 250-replace-system-group-user */;

-- Links that the source does not have (any more), as they are now.
INSERT INTO "o11c"."before_odc_group_users_2bdc000c28" ("o11c_step", "id", "group_id", "user_id")
SELECT
  'deleted' AS "o11c_step",
  "t"."id",
  "t"."group_id",
  "t"."user_id"
FROM "o11_target"."odc_group_users" AS "t"
WHERE
  EXISTS(
    SELECT
      1
    FROM "o11c"."map_group_82be168321" AS "m"
    WHERE
      "t"."group_id" = "m"."new_id"
  )
  AND EXISTS(
    SELECT
      1
    FROM "o11c"."map_user_f9b11b2f84" AS "m"
    WHERE
      "t"."user_id" = "m"."new_id"
  )
  AND NOT EXISTS(
    SELECT
      1
    FROM (
      SELECT DISTINCT
        "l"."new_id" AS "left_id",
        "r"."new_id" AS "right_id"
      FROM "o11_source"."ossys_group_user" AS "s"
      JOIN "pg_temp"."rows_group_user_7c51916bf8" AS "s_rows"
        ON "s_rows"."id" = "s"."id"
      JOIN "o11c"."map_group_82be168321" AS "l"
        ON "l"."old_id" = "s"."group_id"
      JOIN "o11c"."map_user_f9b11b2f84" AS "r"
        ON "r"."old_id" = "s"."user_id"
    ) AS "w"
    WHERE
      "t"."group_id" = "w"."left_id" AND "t"."user_id" = "w"."right_id"
  )
/* step 250-replace-system-group-user */;

-- Links of (System).Group_User between migrated rows are those of the source: others go. Links to what
-- this plan does not migrate stay.
DELETE FROM "o11_target"."odc_group_users" AS "t"
WHERE EXISTS(
  SELECT
    1
  FROM "o11c"."map_group_82be168321" AS "m"
  WHERE
    "t"."group_id" = "m"."new_id"
)
AND EXISTS(
  SELECT
    1
  FROM "o11c"."map_user_f9b11b2f84" AS "m"
  WHERE
    "t"."user_id" = "m"."new_id"
)
AND NOT EXISTS(
  SELECT
    1
  FROM (
    SELECT DISTINCT
      "l"."new_id" AS "left_id",
      "r"."new_id" AS "right_id"
    FROM "o11_source"."ossys_group_user" AS "s"
    JOIN "pg_temp"."rows_group_user_7c51916bf8" AS "s_rows"
      ON "s_rows"."id" = "s"."id"
    JOIN "o11c"."map_group_82be168321" AS "l"
      ON "l"."old_id" = "s"."group_id"
    JOIN "o11c"."map_user_f9b11b2f84" AS "r"
      ON "r"."old_id" = "s"."user_id"
  ) AS "w"
  WHERE
    "t"."group_id" = "w"."left_id" AND "t"."user_id" = "w"."right_id"
)
/* step 250-replace-system-group-user */;

-- Links that the target lacks.
INSERT INTO "o11c"."before_odc_group_users_2bdc000c28" ("o11c_step", "group_id", "user_id", "id")
SELECT
  'inserted' AS "o11c_step",
  "w"."left_id",
  "w"."right_id",
  CAST(pg_temp.o11c_derived(
    'o11c.link' || chr(10) || 'odc_group_users',
    CAST(COALESCE(CAST("w"."left_id" AS text) || '/' || CAST("w"."right_id" AS text), '') AS text) COLLATE pg_catalog."C"
  ) AS varchar(80))
FROM (
  SELECT DISTINCT
    "l"."new_id" AS "left_id",
    "r"."new_id" AS "right_id"
  FROM "o11_source"."ossys_group_user" AS "s"
  JOIN "pg_temp"."rows_group_user_7c51916bf8" AS "s_rows"
    ON "s_rows"."id" = "s"."id"
  JOIN "o11c"."map_group_82be168321" AS "l"
    ON "l"."old_id" = "s"."group_id"
  JOIN "o11c"."map_user_f9b11b2f84" AS "r"
    ON "r"."old_id" = "s"."user_id"
) AS "w"
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM "o11_target"."odc_group_users" AS "t"
    WHERE
      "t"."group_id" = "w"."left_id" AND "t"."user_id" = "w"."right_id"
  )
/* step 250-replace-system-group-user */;

-- Links of (System).Group_User that the target lacks; those that both have stay as they are.
INSERT INTO "o11_target"."odc_group_users" ("group_id", "user_id", "id")
SELECT
  "w"."left_id",
  "w"."right_id",
  CAST(pg_temp.o11c_derived(
    'o11c.link' || chr(10) || 'odc_group_users',
    CAST(COALESCE(CAST("w"."left_id" AS text) || '/' || CAST("w"."right_id" AS text), '') AS text) COLLATE pg_catalog."C"
  ) AS varchar(80))
FROM (
  SELECT DISTINCT
    "l"."new_id" AS "left_id",
    "r"."new_id" AS "right_id"
  FROM "o11_source"."ossys_group_user" AS "s"
  JOIN "pg_temp"."rows_group_user_7c51916bf8" AS "s_rows"
    ON "s_rows"."id" = "s"."id"
  JOIN "o11c"."map_group_82be168321" AS "l"
    ON "l"."old_id" = "s"."group_id"
  JOIN "o11c"."map_user_f9b11b2f84" AS "r"
    ON "r"."old_id" = "s"."user_id"
) AS "w"
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM "o11_target"."odc_group_users" AS "t"
    WHERE
      "t"."group_id" = "w"."left_id" AND "t"."user_id" = "w"."right_id"
  )
/* step 250-replace-system-group-user */;
\set o11c_rows :ROW_COUNT
