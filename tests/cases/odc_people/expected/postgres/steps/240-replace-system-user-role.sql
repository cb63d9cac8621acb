-- Step 240-replace-system-user-role (24 of 30): replace (System).User_Role
-- Why here: after the users, roles and groups at both ends; those of the environment migrated last
-- hold
-- Reads: o11_source.ossys_user_role, o11_source.ossys_role, o11_target.odc_roles,
-- o11c.map_user_f9b11b2f84, o11c.map_role_bed61fb7b8, temporary table rows_user_role_efe5d2ed3d
-- Writes: o11_target.odc_user_roles, o11c.before_odc_user_roles_2eee9f0171
-- Locks: ROW EXCLUSIVE on o11_target.odc_user_roles; ACCESS SHARE on o11_source.ossys_role,
-- o11_source.ossys_user_role, o11_target.odc_roles, o11_target.odc_user_roles (until COMMIT)
-- Applications: since step 010-open-the-run who writes to o11_target.odc_user_roles waits (reading
-- goes on)
-- Cost (estimate): at most 8 rows, size unknown, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[240-replace-system-user-role] 24 of 30:' 'replace (System).User_Role'
\set o11c_rows 0

-- A role that somebody has must be one role of ODC, by its name.
DO $o11c$
DECLARE
  found bigint;
  samples text;
BEGIN
  SELECT count(*), string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
  INTO found, samples
  FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT DISTINCT
  CAST("n"."name" AS text) AS "sample"
FROM "o11_source"."ossys_user_role" AS "s"
JOIN "pg_temp"."rows_user_role_efe5d2ed3d" AS "s_rows"
  ON "s_rows"."id" = "s"."id"
JOIN "o11_source"."ossys_role" AS "n"
  ON "n"."id" = "s"."role_id"
LEFT JOIN "o11c"."map_role_bed61fb7b8" AS "m"
  ON "m"."old_id" = "n"."id"
WHERE
  "m"."old_id" IS NULL
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0901: (System).User_Role leads to roles that ODC lacks, or has more than once: % (%)', found, samples
      USING HINT = 'Nothing was changed. Publish the assets with these roles in ODC, each name once.';
  END IF;
END
$o11c$
/* step 240-replace-system-user-role */;

-- Links of (System).User_Role that are deleted or inserted below, for rollback.sql.
CREATE TABLE "o11c"."before_odc_user_roles_2eee9f0171" AS
SELECT CAST(NULL AS text) AS "o11c_step", "user_id", "role_id"
FROM "o11_target"."odc_user_roles"
WITH NO DATA
/* step 240-replace-system-user-role */;

-- Links that the source does not have (any more), as they are now.
INSERT INTO "o11c"."before_odc_user_roles_2eee9f0171" ("o11c_step", "user_id", "role_id")
SELECT
  'deleted' AS "o11c_step",
  "t"."user_id",
  "t"."role_id"
FROM "o11_target"."odc_user_roles" AS "t"
WHERE
  EXISTS(
    SELECT
      1
    FROM "o11c"."map_user_f9b11b2f84" AS "m"
    WHERE
      "t"."user_id" = "m"."new_id"
  )
  AND (
    (
      EXISTS(
        SELECT
          1
        FROM "o11c"."map_role_bed61fb7b8" AS "m"
        WHERE
          "t"."role_id" = "m"."new_id"
      )
    )
    OR (
      EXISTS(
        SELECT
          1
        FROM "o11_target"."odc_roles" AS "x"
        WHERE
          "x"."id" = "t"."role_id"
          AND pg_temp.o11c_fold(CAST("x"."asset" AS text) COLLATE pg_catalog."C") IN (pg_temp.o11c_fold('SalesApp' COLLATE pg_catalog."C"))
      )
    )
  )
  AND NOT EXISTS(
    SELECT
      1
    FROM (
      SELECT DISTINCT
        "l"."new_id" AS "left_id",
        "r"."new_id" AS "right_id"
      FROM "o11_source"."ossys_user_role" AS "s"
      JOIN "pg_temp"."rows_user_role_efe5d2ed3d" AS "s_rows"
        ON "s_rows"."id" = "s"."id"
      JOIN "o11c"."map_user_f9b11b2f84" AS "l"
        ON "l"."old_id" = "s"."user_id"
      JOIN "o11c"."map_role_bed61fb7b8" AS "r"
        ON "r"."old_id" = "s"."role_id"
    ) AS "w"
    WHERE
      "t"."user_id" = "w"."left_id" AND "t"."role_id" = "w"."right_id"
  )
/* step 240-replace-system-user-role */;

-- Links of (System).User_Role between migrated rows are those of the source: others go. Links to what
-- this plan does not migrate stay.
DELETE FROM "o11_target"."odc_user_roles" AS "t"
WHERE EXISTS(
  SELECT
    1
  FROM "o11c"."map_user_f9b11b2f84" AS "m"
  WHERE
    "t"."user_id" = "m"."new_id"
)
AND (
  (
    EXISTS(
      SELECT
        1
      FROM "o11c"."map_role_bed61fb7b8" AS "m"
      WHERE
        "t"."role_id" = "m"."new_id"
    )
  )
  OR (
    EXISTS(
      SELECT
        1
      FROM "o11_target"."odc_roles" AS "x"
      WHERE
        "x"."id" = "t"."role_id"
        AND pg_temp.o11c_fold(CAST("x"."asset" AS text) COLLATE pg_catalog."C") IN (pg_temp.o11c_fold('SalesApp' COLLATE pg_catalog."C"))
    )
  )
)
AND NOT EXISTS(
  SELECT
    1
  FROM (
    SELECT DISTINCT
      "l"."new_id" AS "left_id",
      "r"."new_id" AS "right_id"
    FROM "o11_source"."ossys_user_role" AS "s"
    JOIN "pg_temp"."rows_user_role_efe5d2ed3d" AS "s_rows"
      ON "s_rows"."id" = "s"."id"
    JOIN "o11c"."map_user_f9b11b2f84" AS "l"
      ON "l"."old_id" = "s"."user_id"
    JOIN "o11c"."map_role_bed61fb7b8" AS "r"
      ON "r"."old_id" = "s"."role_id"
  ) AS "w"
  WHERE
    "t"."user_id" = "w"."left_id" AND "t"."role_id" = "w"."right_id"
)
/* step 240-replace-system-user-role */;

-- Links that the target lacks.
INSERT INTO "o11c"."before_odc_user_roles_2eee9f0171" ("o11c_step", "user_id", "role_id")
SELECT
  'inserted' AS "o11c_step",
  "w"."left_id",
  "w"."right_id"
FROM (
  SELECT DISTINCT
    "l"."new_id" AS "left_id",
    "r"."new_id" AS "right_id"
  FROM "o11_source"."ossys_user_role" AS "s"
  JOIN "pg_temp"."rows_user_role_efe5d2ed3d" AS "s_rows"
    ON "s_rows"."id" = "s"."id"
  JOIN "o11c"."map_user_f9b11b2f84" AS "l"
    ON "l"."old_id" = "s"."user_id"
  JOIN "o11c"."map_role_bed61fb7b8" AS "r"
    ON "r"."old_id" = "s"."role_id"
) AS "w"
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM "o11_target"."odc_user_roles" AS "t"
    WHERE
      "t"."user_id" = "w"."left_id" AND "t"."role_id" = "w"."right_id"
  )
/* step 240-replace-system-user-role */;

-- Links of (System).User_Role that the target lacks; those that both have stay as they are.
INSERT INTO "o11_target"."odc_user_roles" ("user_id", "role_id")
SELECT
  "w"."left_id",
  "w"."right_id"
FROM (
  SELECT DISTINCT
    "l"."new_id" AS "left_id",
    "r"."new_id" AS "right_id"
  FROM "o11_source"."ossys_user_role" AS "s"
  JOIN "pg_temp"."rows_user_role_efe5d2ed3d" AS "s_rows"
    ON "s_rows"."id" = "s"."id"
  JOIN "o11c"."map_user_f9b11b2f84" AS "l"
    ON "l"."old_id" = "s"."user_id"
  JOIN "o11c"."map_role_bed61fb7b8" AS "r"
    ON "r"."old_id" = "s"."role_id"
) AS "w"
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM "o11_target"."odc_user_roles" AS "t"
    WHERE
      "t"."user_id" = "w"."left_id" AND "t"."role_id" = "w"."right_id"
  )
/* step 240-replace-system-user-role */;
\set o11c_rows :ROW_COUNT
