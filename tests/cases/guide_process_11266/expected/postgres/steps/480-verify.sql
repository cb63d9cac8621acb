-- Step 480-verify (48 of 48): verify
-- Why here: last before COMMIT: whatever does not hold undoes the whole run
-- Reads: both sides, maps
-- Locks: ACCESS SHARE on o11_source.OSUSR_S01_CITY, o11_source.ossys_bpm_activity,
-- o11_source.ossys_bpm_activity_output, o11_source.ossys_bpm_process,
-- o11_source.ossys_bpm_process_input, o11_source.ossys_bpm_process_output, o11_source.ossys_group,
-- o11_source.ossys_group_user, o11_source.ossys_user, o11_target.OSUSR_T01_CITY,
-- o11_target.ossys_bpm_activity, o11_target.ossys_bpm_activity_definition,
-- o11_target.ossys_bpm_activity_output, o11_target.ossys_bpm_activity_output_def,
-- o11_target.ossys_bpm_activity_status, o11_target.ossys_bpm_process,
-- o11_target.ossys_bpm_process_definition, o11_target.ossys_bpm_process_input,
-- o11_target.ossys_bpm_process_input_def, o11_target.ossys_bpm_process_output,
-- o11_target.ossys_bpm_process_output_def, o11_target.ossys_bpm_process_status,
-- o11_target.ossys_group, o11_target.ossys_group_user, o11_target.ossys_tenant, o11_target.ossys_user
-- (until COMMIT)
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Cost (estimate): rows unknown, time unknown
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[480-verify] 48 of 48:' 'verify'
\set o11c_rows 0

-- Constraints that wait for COMMIT are checked now, so that nothing can fail after this verification.
SET CONSTRAINTS ALL IMMEDIATE
/* step 480-verify */;

-- (System).User: every selected source row has its target row, each reference is what the map says and
-- exists, and each copied value is the source's (in rows that the run inserted).
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT v.check_id, v.entity, v.what, v.expected, v.found, v.expected = v.found
FROM (
SELECT
  COUNT(*) AS "source_rows",
  COUNT(CASE WHEN NOT "t"."id" IS NULL THEN 1 END) AS "target_rows",
  COUNT(CASE WHEN "m"."fresh" = TRUE THEN 1 END) AS "fresh_rows",
  (
    SELECT
      COUNT(*)
    FROM "o11c"."map_user_f9b11b2f84" AS "f"
    WHERE
      "f"."fresh" = TRUE
  ) AS "fresh_pairs",
  COUNT(CASE WHEN "m"."fresh" = TRUE AND NOT "t"."id" IS NULL THEN 1 END) AS "inserted_rows",
  COUNT(CASE WHEN "m"."fresh" = FALSE THEN 1 END) AS "known_rows",
  COUNT(CASE WHEN "m"."fresh" = FALSE AND NOT "t"."id" IS NULL THEN 1 END) AS "present_rows",
  (
    SELECT
      COUNT(*)
    FROM "o11_source"."ossys_user"
  ) AS "whole_rows",
  (
    SELECT
      COUNT(*)
    FROM "o11_source"."ossys_user" AS "w"
    WHERE
      NOT EXISTS(
        SELECT
          1
        FROM "pg_temp"."rows_user_8fadb4a988" AS "k"
        WHERE
          "k"."id" = "w"."id"
      )
  ) AS "left_out",
  COUNT(
    CASE
      WHEN "m"."fresh" = TRUE
      AND (
        NOT "t"."id" IS NULL
        AND (
          (
            CAST("t"."name" AS text) COLLATE pg_catalog."C" IS DISTINCT FROM CAST("s"."name" AS text) COLLATE pg_catalog."C"
          )
          OR (
            CAST("t"."username" AS text) COLLATE pg_catalog."C" IS DISTINCT FROM CAST("s"."username" AS text) COLLATE pg_catalog."C"
          )
          OR (
            CAST("t"."email" AS text) COLLATE pg_catalog."C" IS DISTINCT FROM CAST("s"."email" AS text) COLLATE pg_catalog."C"
          )
          OR (
            CAST("t"."mobilephone" AS text) COLLATE pg_catalog."C" IS DISTINCT FROM CAST("s"."mobilephone" AS text) COLLATE pg_catalog."C"
          )
          OR (
            CAST("t"."external_id" AS text) COLLATE pg_catalog."C" IS DISTINCT FROM CAST("s"."external_id" AS text) COLLATE pg_catalog."C"
          )
          OR (
            "t"."creation_date" IS DISTINCT FROM "s"."creation_date"
          )
          OR (
            "t"."last_login" IS DISTINCT FROM "s"."last_login"
          )
          OR (
            "t"."is_active" IS DISTINCT FROM "s"."is_active"
          )
        )
      )
      THEN 1
    END
  ) AS "changed_rows",
  COUNT(
    CASE
      WHEN "m"."fresh" = TRUE
      AND (
        (
          "r1"."new_id" = "t"."tenant_id" AND NOT "p1"."id" IS NULL
        )
        OR (
          "t"."tenant_id" IS NULL AND "r1"."new_id" IS NULL
        )
      )
      THEN 1
    END
  ) AS "right_1",
  COUNT(
    CASE
      WHEN "m"."fresh" = TRUE
      AND (
        NOT "s"."tenant_id" IS NULL AND "r1"."new_id" IS NULL
      )
      THEN 1
    END
  ) AS "lost_1"
FROM "o11_source"."ossys_user" AS "s"
JOIN "pg_temp"."rows_user_8fadb4a988" AS "s_rows"
  ON "s_rows"."id" = "s"."id"
LEFT JOIN "o11c"."map_user_f9b11b2f84" AS "m"
  ON "m"."old_id" = "s"."id"
LEFT JOIN "o11_target"."ossys_user" AS "t"
  ON "t"."id" = "m"."new_id"
LEFT JOIN "o11c"."map_tenant_63c9ad9cd6" AS "r1"
  ON "r1"."old_id" = "s"."tenant_id"
LEFT JOIN "o11_target"."ossys_tenant" AS "p1"
  ON "p1"."id" = "r1"."new_id"
) AS "j"
CROSS JOIN LATERAL (VALUES
  ('rows-system_user', '(System).User', 'rows arrived', "j"."source_rows", "j"."target_rows"),
  ('rows-system_user', '(System).User', 'rows inserted', "j"."fresh_pairs", "j"."inserted_rows"),
  ('rows-system_user', '(System).User', 'rows that were there before, kept as they were', "j"."known_rows", "j"."present_rows"),
  ('rows-system_user', '(System).User', 'rows of the source that do not take part', "j"."whole_rows" - "j"."source_rows", "j"."left_out"),
  ('rows-system_user', '(System).User', 'rows with a copied value that differs', 0, "j"."changed_rows"),
  ('rows-system_user', '(System).User', 'TENANT_ID: right', "j"."fresh_rows", "j"."right_1"),
  ('rows-system_user', '(System).User', 'TENANT_ID: without partner', 0, "j"."lost_1")
) AS v(check_id, entity, what, expected, found)
/* step 480-verify */;

-- (System).Group: every selected source row has its target row, each reference is what the map says
-- and exists, and each copied value is the source's (in rows that the run inserted).
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT v.check_id, v.entity, v.what, v.expected, v.found, v.expected = v.found
FROM (
SELECT
  COUNT(*) AS "source_rows",
  COUNT(CASE WHEN NOT "t"."id" IS NULL THEN 1 END) AS "target_rows",
  COUNT(CASE WHEN "m"."fresh" = TRUE THEN 1 END) AS "fresh_rows",
  (
    SELECT
      COUNT(*)
    FROM "o11c"."map_group_82be168321" AS "f"
    WHERE
      "f"."fresh" = TRUE
  ) AS "fresh_pairs",
  COUNT(CASE WHEN "m"."fresh" = TRUE AND NOT "t"."id" IS NULL THEN 1 END) AS "inserted_rows",
  COUNT(CASE WHEN "m"."fresh" = FALSE THEN 1 END) AS "known_rows",
  COUNT(CASE WHEN "m"."fresh" = FALSE AND NOT "t"."id" IS NULL THEN 1 END) AS "present_rows",
  (
    SELECT
      COUNT(*)
    FROM "o11_source"."ossys_group"
  ) AS "whole_rows",
  (
    SELECT
      COUNT(*)
    FROM "o11_source"."ossys_group" AS "w"
    WHERE
      NOT EXISTS(
        SELECT
          1
        FROM "pg_temp"."rows_group_fe15a92aa3" AS "k"
        WHERE
          "k"."id" = "w"."id"
      )
  ) AS "left_out",
  COUNT(
    CASE
      WHEN "m"."fresh" = TRUE
      AND (
        NOT "t"."id" IS NULL
        AND (
          (
            CAST("t"."name" AS text) COLLATE pg_catalog."C" IS DISTINCT FROM CAST("s"."name" AS text) COLLATE pg_catalog."C"
          )
          OR (
            CAST("t"."description" AS text) COLLATE pg_catalog."C" IS DISTINCT FROM CAST("s"."description" AS text) COLLATE pg_catalog."C"
          )
        )
      )
      THEN 1
    END
  ) AS "changed_rows",
  COUNT(
    CASE
      WHEN "m"."fresh" = TRUE
      AND (
        (
          "r1"."new_id" = "t"."tenant_id" AND NOT "p1"."id" IS NULL
        )
        OR (
          "t"."tenant_id" IS NULL AND "r1"."new_id" IS NULL
        )
      )
      THEN 1
    END
  ) AS "right_1",
  COUNT(
    CASE
      WHEN "m"."fresh" = TRUE
      AND (
        NOT "s"."tenant_id" IS NULL AND "r1"."new_id" IS NULL
      )
      THEN 1
    END
  ) AS "lost_1"
FROM "o11_source"."ossys_group" AS "s"
JOIN "pg_temp"."rows_group_fe15a92aa3" AS "s_rows"
  ON "s_rows"."id" = "s"."id"
LEFT JOIN "o11c"."map_group_82be168321" AS "m"
  ON "m"."old_id" = "s"."id"
LEFT JOIN "o11_target"."ossys_group" AS "t"
  ON "t"."id" = "m"."new_id"
LEFT JOIN "o11c"."map_tenant_63c9ad9cd6" AS "r1"
  ON "r1"."old_id" = "s"."tenant_id"
LEFT JOIN "o11_target"."ossys_tenant" AS "p1"
  ON "p1"."id" = "r1"."new_id"
) AS "j"
CROSS JOIN LATERAL (VALUES
  ('rows-system_group', '(System).Group', 'rows arrived', "j"."source_rows", "j"."target_rows"),
  ('rows-system_group', '(System).Group', 'rows inserted', "j"."fresh_pairs", "j"."inserted_rows"),
  ('rows-system_group', '(System).Group', 'rows that were there before, kept as they were', "j"."known_rows", "j"."present_rows"),
  ('rows-system_group', '(System).Group', 'rows of the source that do not take part', "j"."whole_rows" - "j"."source_rows", "j"."left_out"),
  ('rows-system_group', '(System).Group', 'rows with a copied value that differs', 0, "j"."changed_rows"),
  ('rows-system_group', '(System).Group', 'TENANT_ID: right', "j"."fresh_rows", "j"."right_1"),
  ('rows-system_group', '(System).Group', 'TENANT_ID: without partner', 0, "j"."lost_1")
) AS v(check_id, entity, what, expected, found)
/* step 480-verify */;

-- (System).Group_User: every selected source row has its target row, and each reference is what the
-- map says and exists (in rows that the run inserted).
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT v.check_id, v.entity, v.what, v.expected, v.found, v.expected = v.found
FROM (
SELECT
  COUNT(*) AS "source_rows",
  COUNT(CASE WHEN NOT "t"."id" IS NULL THEN 1 END) AS "target_rows",
  COUNT(CASE WHEN "m"."fresh" = TRUE THEN 1 END) AS "fresh_rows",
  (
    SELECT
      COUNT(*)
    FROM "o11c"."map_group_user_1901da0039" AS "f"
    WHERE
      "f"."fresh" = TRUE
  ) AS "fresh_pairs",
  COUNT(CASE WHEN "m"."fresh" = TRUE AND NOT "t"."id" IS NULL THEN 1 END) AS "inserted_rows",
  COUNT(CASE WHEN "m"."fresh" = FALSE THEN 1 END) AS "known_rows",
  COUNT(CASE WHEN "m"."fresh" = FALSE AND NOT "t"."id" IS NULL THEN 1 END) AS "present_rows",
  (
    SELECT
      COUNT(*)
    FROM "o11_source"."ossys_group_user"
  ) AS "whole_rows",
  (
    SELECT
      COUNT(*)
    FROM "o11_source"."ossys_group_user" AS "w"
    WHERE
      NOT EXISTS(
        SELECT
          1
        FROM "pg_temp"."rows_group_user_7c51916bf8" AS "k"
        WHERE
          "k"."id" = "w"."id"
      )
  ) AS "left_out",
  COUNT(
    CASE
      WHEN "m"."fresh" = TRUE
      AND (
        (
          "r1"."new_id" = "t"."group_id" AND NOT "p1"."id" IS NULL
        )
        OR (
          "t"."group_id" IS NULL AND "r1"."new_id" IS NULL
        )
      )
      THEN 1
    END
  ) AS "right_1",
  COUNT(
    CASE
      WHEN "m"."fresh" = TRUE AND (
        NOT "s"."group_id" IS NULL AND "r1"."new_id" IS NULL
      )
      THEN 1
    END
  ) AS "lost_1",
  COUNT(
    CASE
      WHEN "m"."fresh" = TRUE
      AND (
        (
          "r2"."new_id" = "t"."user_id" AND NOT "p2"."id" IS NULL
        )
        OR (
          "t"."user_id" IS NULL AND "r2"."new_id" IS NULL
        )
      )
      THEN 1
    END
  ) AS "right_2",
  COUNT(
    CASE
      WHEN "m"."fresh" = TRUE AND (
        NOT "s"."user_id" IS NULL AND "r2"."new_id" IS NULL
      )
      THEN 1
    END
  ) AS "lost_2",
  COUNT(
    CASE
      WHEN "m"."fresh" = TRUE
      AND (
        (
          "r3"."new_id" = "t"."tenant_id" AND NOT "p3"."id" IS NULL
        )
        OR (
          "t"."tenant_id" IS NULL AND "r3"."new_id" IS NULL
        )
      )
      THEN 1
    END
  ) AS "right_3",
  COUNT(
    CASE
      WHEN "m"."fresh" = TRUE
      AND (
        NOT "s"."tenant_id" IS NULL AND "r3"."new_id" IS NULL
      )
      THEN 1
    END
  ) AS "lost_3"
FROM "o11_source"."ossys_group_user" AS "s"
JOIN "pg_temp"."rows_group_user_7c51916bf8" AS "s_rows"
  ON "s_rows"."id" = "s"."id"
LEFT JOIN "o11c"."map_group_user_1901da0039" AS "m"
  ON "m"."old_id" = "s"."id"
LEFT JOIN "o11_target"."ossys_group_user" AS "t"
  ON "t"."id" = "m"."new_id"
LEFT JOIN "o11c"."map_group_82be168321" AS "r1"
  ON "r1"."old_id" = "s"."group_id"
LEFT JOIN "o11_target"."ossys_group" AS "p1"
  ON "p1"."id" = "r1"."new_id"
LEFT JOIN "o11c"."map_user_f9b11b2f84" AS "r2"
  ON "r2"."old_id" = "s"."user_id"
LEFT JOIN "o11_target"."ossys_user" AS "p2"
  ON "p2"."id" = "r2"."new_id"
LEFT JOIN "o11c"."map_tenant_63c9ad9cd6" AS "r3"
  ON "r3"."old_id" = "s"."tenant_id"
LEFT JOIN "o11_target"."ossys_tenant" AS "p3"
  ON "p3"."id" = "r3"."new_id"
) AS "j"
CROSS JOIN LATERAL (VALUES
  ('rows-system_group_user', '(System).Group_User', 'rows arrived', "j"."source_rows", "j"."target_rows"),
  ('rows-system_group_user', '(System).Group_User', 'rows inserted', "j"."fresh_pairs", "j"."inserted_rows"),
  ('rows-system_group_user', '(System).Group_User', 'rows that were there before, kept as they were', "j"."known_rows", "j"."present_rows"),
  ('rows-system_group_user', '(System).Group_User', 'rows of the source that do not take part', "j"."whole_rows" - "j"."source_rows", "j"."left_out"),
  ('rows-system_group_user', '(System).Group_User', 'GROUP_ID: right', "j"."fresh_rows", "j"."right_1"),
  ('rows-system_group_user', '(System).Group_User', 'GROUP_ID: without partner', 0, "j"."lost_1"),
  ('rows-system_group_user', '(System).Group_User', 'USER_ID: right', "j"."fresh_rows", "j"."right_2"),
  ('rows-system_group_user', '(System).Group_User', 'USER_ID: without partner', 0, "j"."lost_2"),
  ('rows-system_group_user', '(System).Group_User', 'TENANT_ID: right', "j"."fresh_rows", "j"."right_3"),
  ('rows-system_group_user', '(System).Group_User', 'TENANT_ID: without partner', 0, "j"."lost_3")
) AS v(check_id, entity, what, expected, found)
/* step 480-verify */;

-- CityManager.City: every source row has its target row, each reference is what the map says and
-- exists, and each copied value is the source's.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT v.check_id, v.entity, v.what, v.expected, v.found, v.expected = v.found
FROM (
SELECT
  COUNT(*) AS "source_rows",
  COUNT(CASE WHEN NOT "t"."ID1" IS NULL THEN 1 END) AS "target_rows",
  COUNT(CASE WHEN "m"."fresh" = TRUE THEN 1 END) AS "fresh_rows",
  (
    SELECT
      COUNT(*)
    FROM "o11c"."map_city_3472b4bd9f" AS "f"
    WHERE
      "f"."fresh" = TRUE
  ) AS "fresh_pairs",
  COUNT(CASE WHEN "m"."fresh" = TRUE AND NOT "t"."ID1" IS NULL THEN 1 END) AS "inserted_rows",
  COUNT(
    CASE
      WHEN NOT "t"."ID1" IS NULL
      AND (
        (
          CAST("t"."NAME1" AS text) COLLATE pg_catalog."C" IS DISTINCT FROM CAST("s"."NAME" AS text) COLLATE pg_catalog."C"
        )
        OR (
          CAST("t"."MARK1" AS text) COLLATE pg_catalog."C" IS DISTINCT FROM CAST("s"."MARK" AS text) COLLATE pg_catalog."C"
        )
      )
      THEN 1
    END
  ) AS "changed_rows"
FROM "o11_source"."OSUSR_S01_CITY" AS "s"
LEFT JOIN "o11c"."map_city_3472b4bd9f" AS "m"
  ON "m"."old_id" = "s"."ID"
LEFT JOIN "o11_target"."OSUSR_T01_CITY" AS "t"
  ON "t"."ID1" = "m"."new_id"
) AS "j"
CROSS JOIN LATERAL (VALUES
  ('rows-citymanager_city', 'CityManager.City', 'rows arrived', "j"."source_rows", "j"."target_rows"),
  ('rows-citymanager_city', 'CityManager.City', 'rows inserted', "j"."fresh_pairs", "j"."inserted_rows"),
  ('rows-citymanager_city', 'CityManager.City', 'rows with a copied value that differs', 0, "j"."changed_rows")
) AS v(check_id, entity, what, expected, found)
/* step 480-verify */;

-- (System).Process: every selected source row has its target row, each reference is what the map says
-- and exists, and each copied value is the source's.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT v.check_id, v.entity, v.what, v.expected, v.found, v.expected = v.found
FROM (
SELECT
  COUNT(*) AS "source_rows",
  COUNT(CASE WHEN NOT "t"."id" IS NULL THEN 1 END) AS "target_rows",
  COUNT(CASE WHEN "m"."fresh" = TRUE THEN 1 END) AS "fresh_rows",
  (
    SELECT
      COUNT(*)
    FROM "o11c"."map_process_879d0bd30b" AS "f"
    WHERE
      "f"."fresh" = TRUE
  ) AS "fresh_pairs",
  COUNT(CASE WHEN "m"."fresh" = TRUE AND NOT "t"."id" IS NULL THEN 1 END) AS "inserted_rows",
  (
    SELECT
      COUNT(*)
    FROM "o11_source"."ossys_bpm_process"
  ) AS "whole_rows",
  (
    SELECT
      COUNT(*)
    FROM "o11_source"."ossys_bpm_process" AS "w"
    WHERE
      NOT EXISTS(
        SELECT
          1
        FROM "pg_temp"."rows_process_f6d957e147" AS "k"
        WHERE
          "k"."id" = "w"."id"
      )
  ) AS "left_out",
  COUNT(
    CASE
      WHEN NOT "t"."id" IS NULL
      AND (
        (
          CAST("t"."label" AS text) COLLATE pg_catalog."C" IS DISTINCT FROM CAST("s"."label" AS text) COLLATE pg_catalog."C"
        )
        OR (
          "t"."created" IS DISTINCT FROM "s"."created"
        )
        OR (
          "t"."last_modified" IS DISTINCT FROM "s"."last_modified"
        )
        OR (
          "t"."suspended_date" IS DISTINCT FROM "s"."suspended_date"
        )
      )
      THEN 1
    END
  ) AS "changed_rows",
  COUNT(
    CASE
      WHEN (
        "r1"."new_id" = "t"."tenant_id" AND NOT "p1"."id" IS NULL
      )
      OR (
        "t"."tenant_id" IS NULL AND "r1"."new_id" IS NULL
      )
      THEN 1
    END
  ) AS "right_1",
  COUNT(CASE WHEN NOT "s"."tenant_id" IS NULL AND "r1"."new_id" IS NULL THEN 1 END) AS "lost_1",
  COUNT(
    CASE
      WHEN (
        "r2"."new_id" = "t"."process_def_id" AND NOT "p2"."id" IS NULL
      )
      OR (
        "t"."process_def_id" IS NULL AND "r2"."new_id" IS NULL
      )
      THEN 1
    END
  ) AS "right_2",
  COUNT(CASE WHEN NOT "s"."process_def_id" IS NULL AND "r2"."new_id" IS NULL THEN 1 END) AS "lost_2",
  COUNT(
    CASE
      WHEN (
        "r3"."new_id" = "t"."parent_process_id" AND NOT "p3"."id" IS NULL
      )
      OR (
        "t"."parent_process_id" IS NULL AND "r3"."new_id" IS NULL
      )
      THEN 1
    END
  ) AS "right_3",
  COUNT(
    CASE WHEN NOT "s"."parent_process_id" IS NULL AND "r3"."new_id" IS NULL THEN 1 END
  ) AS "lost_3",
  COUNT(
    CASE
      WHEN (
        "r4"."new_id" = "t"."top_process_id" AND NOT "p4"."id" IS NULL
      )
      OR (
        "t"."top_process_id" IS NULL AND "r4"."new_id" IS NULL
      )
      THEN 1
    END
  ) AS "right_4",
  COUNT(CASE WHEN NOT "s"."top_process_id" IS NULL AND "r4"."new_id" IS NULL THEN 1 END) AS "lost_4",
  COUNT(
    CASE
      WHEN (
        "r5"."new_id" = "t"."parent_activity_id" AND NOT "p5"."id" IS NULL
      )
      OR (
        "t"."parent_activity_id" IS NULL AND "r5"."new_id" IS NULL
      )
      THEN 1
    END
  ) AS "right_5",
  COUNT(
    CASE WHEN NOT "s"."parent_activity_id" IS NULL AND "r5"."new_id" IS NULL THEN 1 END
  ) AS "lost_5",
  COUNT(
    CASE
      WHEN (
        "r6"."new_id" = "t"."status_id" AND NOT "p6"."id" IS NULL
      )
      OR (
        "t"."status_id" IS NULL AND "r6"."new_id" IS NULL
      )
      THEN 1
    END
  ) AS "right_6",
  COUNT(CASE WHEN NOT "s"."status_id" IS NULL AND "r6"."new_id" IS NULL THEN 1 END) AS "lost_6",
  COUNT(
    CASE
      WHEN (
        "r7"."new_id" = "t"."created_by" AND NOT "p7"."id" IS NULL
      )
      OR (
        "t"."created_by" IS NULL AND "r7"."new_id" IS NULL
      )
      THEN 1
    END
  ) AS "right_7",
  COUNT(CASE WHEN NOT "s"."created_by" IS NULL AND "r7"."new_id" IS NULL THEN 1 END) AS "lost_7",
  COUNT(
    CASE
      WHEN (
        "r8"."new_id" = "t"."last_modified_by" AND NOT "p8"."id" IS NULL
      )
      OR (
        "t"."last_modified_by" IS NULL AND "r8"."new_id" IS NULL
      )
      THEN 1
    END
  ) AS "right_8",
  COUNT(
    CASE WHEN NOT "s"."last_modified_by" IS NULL AND "r8"."new_id" IS NULL THEN 1 END
  ) AS "lost_8",
  COUNT(
    CASE
      WHEN (
        "r9"."new_id" = "t"."suspended_by" AND NOT "p9"."id" IS NULL
      )
      OR (
        "t"."suspended_by" IS NULL AND "r9"."new_id" IS NULL
      )
      THEN 1
    END
  ) AS "right_9",
  COUNT(CASE WHEN NOT "s"."suspended_by" IS NULL AND "r9"."new_id" IS NULL THEN 1 END) AS "lost_9"
FROM "o11_source"."ossys_bpm_process" AS "s"
JOIN "pg_temp"."rows_process_f6d957e147" AS "s_rows"
  ON "s_rows"."id" = "s"."id"
LEFT JOIN "o11c"."map_process_879d0bd30b" AS "m"
  ON "m"."old_id" = "s"."id"
LEFT JOIN "o11_target"."ossys_bpm_process" AS "t"
  ON "t"."id" = "m"."new_id"
LEFT JOIN "o11c"."map_tenant_63c9ad9cd6" AS "r1"
  ON "r1"."old_id" = "s"."tenant_id"
LEFT JOIN "o11_target"."ossys_tenant" AS "p1"
  ON "p1"."id" = "r1"."new_id"
LEFT JOIN "o11c"."map_process_definition_fce9a66ef3" AS "r2"
  ON "r2"."old_id" = "s"."process_def_id"
LEFT JOIN "o11_target"."ossys_bpm_process_definition" AS "p2"
  ON "p2"."id" = "r2"."new_id"
LEFT JOIN "o11c"."map_process_879d0bd30b" AS "r3"
  ON "r3"."old_id" = "s"."parent_process_id"
LEFT JOIN "o11_target"."ossys_bpm_process" AS "p3"
  ON "p3"."id" = "r3"."new_id"
LEFT JOIN "o11c"."map_process_879d0bd30b" AS "r4"
  ON "r4"."old_id" = "s"."top_process_id"
LEFT JOIN "o11_target"."ossys_bpm_process" AS "p4"
  ON "p4"."id" = "r4"."new_id"
LEFT JOIN "o11c"."map_activity_7719b209bf" AS "r5"
  ON "r5"."old_id" = "s"."parent_activity_id"
LEFT JOIN "o11_target"."ossys_bpm_activity" AS "p5"
  ON "p5"."id" = "r5"."new_id"
LEFT JOIN "o11c"."map_process_status_1f62c016eb" AS "r6"
  ON "r6"."old_id" = "s"."status_id"
LEFT JOIN "o11_target"."ossys_bpm_process_status" AS "p6"
  ON "p6"."id" = "r6"."new_id"
LEFT JOIN "o11c"."map_user_f9b11b2f84" AS "r7"
  ON "r7"."old_id" = "s"."created_by"
LEFT JOIN "o11_target"."ossys_user" AS "p7"
  ON "p7"."id" = "r7"."new_id"
LEFT JOIN "o11c"."map_user_f9b11b2f84" AS "r8"
  ON "r8"."old_id" = "s"."last_modified_by"
LEFT JOIN "o11_target"."ossys_user" AS "p8"
  ON "p8"."id" = "r8"."new_id"
LEFT JOIN "o11c"."map_user_f9b11b2f84" AS "r9"
  ON "r9"."old_id" = "s"."suspended_by"
LEFT JOIN "o11_target"."ossys_user" AS "p9"
  ON "p9"."id" = "r9"."new_id"
) AS "j"
CROSS JOIN LATERAL (VALUES
  ('rows-system_process', '(System).Process', 'rows arrived', "j"."source_rows", "j"."target_rows"),
  ('rows-system_process', '(System).Process', 'rows inserted', "j"."fresh_pairs", "j"."inserted_rows"),
  ('rows-system_process', '(System).Process', 'rows of the source that do not take part', "j"."whole_rows" - "j"."source_rows", "j"."left_out"),
  ('rows-system_process', '(System).Process', 'rows with a copied value that differs', 0, "j"."changed_rows"),
  ('rows-system_process', '(System).Process', 'TENANT_ID: right', "j"."source_rows", "j"."right_1"),
  ('rows-system_process', '(System).Process', 'TENANT_ID: without partner', 0, "j"."lost_1"),
  ('rows-system_process', '(System).Process', 'PROCESS_DEF_ID: right', "j"."source_rows", "j"."right_2"),
  ('rows-system_process', '(System).Process', 'PROCESS_DEF_ID: without partner', 0, "j"."lost_2"),
  ('rows-system_process', '(System).Process', 'PARENT_PROCESS_ID: right', "j"."source_rows", "j"."right_3"),
  ('rows-system_process', '(System).Process', 'PARENT_PROCESS_ID: without partner', 0, "j"."lost_3"),
  ('rows-system_process', '(System).Process', 'TOP_PROCESS_ID: right', "j"."source_rows", "j"."right_4"),
  ('rows-system_process', '(System).Process', 'TOP_PROCESS_ID: without partner', 0, "j"."lost_4"),
  ('rows-system_process', '(System).Process', 'PARENT_ACTIVITY_ID: right', "j"."source_rows", "j"."right_5"),
  ('rows-system_process', '(System).Process', 'PARENT_ACTIVITY_ID: without partner', 0, "j"."lost_5"),
  ('rows-system_process', '(System).Process', 'STATUS_ID: right', "j"."source_rows", "j"."right_6"),
  ('rows-system_process', '(System).Process', 'STATUS_ID: without partner', 0, "j"."lost_6"),
  ('rows-system_process', '(System).Process', 'CREATED_BY: right', "j"."source_rows", "j"."right_7"),
  ('rows-system_process', '(System).Process', 'CREATED_BY: without partner', 0, "j"."lost_7"),
  ('rows-system_process', '(System).Process', 'LAST_MODIFIED_BY: right', "j"."source_rows", "j"."right_8"),
  ('rows-system_process', '(System).Process', 'LAST_MODIFIED_BY: without partner', 0, "j"."lost_8"),
  ('rows-system_process', '(System).Process', 'SUSPENDED_BY: right', "j"."source_rows", "j"."right_9"),
  ('rows-system_process', '(System).Process', 'SUSPENDED_BY: without partner', 0, "j"."lost_9")
) AS v(check_id, entity, what, expected, found)
/* step 480-verify */;

-- (System).Process_Input: every selected source row has its target row, each reference is what the map
-- says and exists, and each mask and each id in a text is what the run made of it.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT v.check_id, v.entity, v.what, v.expected, v.found, v.expected = v.found
FROM (
SELECT
  COUNT(*) AS "source_rows",
  COUNT(CASE WHEN NOT "t"."id" IS NULL THEN 1 END) AS "target_rows",
  COUNT(CASE WHEN "m"."fresh" = TRUE THEN 1 END) AS "fresh_rows",
  (
    SELECT
      COUNT(*)
    FROM "o11c"."map_process_input_78519f28c6" AS "f"
    WHERE
      "f"."fresh" = TRUE
  ) AS "fresh_pairs",
  COUNT(CASE WHEN "m"."fresh" = TRUE AND NOT "t"."id" IS NULL THEN 1 END) AS "inserted_rows",
  (
    SELECT
      COUNT(*)
    FROM "o11_source"."ossys_bpm_process_input"
  ) AS "whole_rows",
  (
    SELECT
      COUNT(*)
    FROM "o11_source"."ossys_bpm_process_input" AS "w"
    WHERE
      NOT EXISTS(
        SELECT
          1
        FROM "pg_temp"."rows_process_input_e63f36504d" AS "k"
        WHERE
          "k"."id" = "w"."id"
      )
  ) AS "left_out",
  COUNT(
    CASE
      WHEN (
        "r1"."new_id" = "t"."process_id" AND NOT "p1"."id" IS NULL
      )
      OR (
        "t"."process_id" IS NULL AND "r1"."new_id" IS NULL
      )
      THEN 1
    END
  ) AS "right_1",
  COUNT(CASE WHEN NOT "s"."process_id" IS NULL AND "r1"."new_id" IS NULL THEN 1 END) AS "lost_1",
  COUNT(
    CASE
      WHEN (
        "r2"."new_id" = "t"."input_def_id" AND NOT "p2"."id" IS NULL
      )
      OR (
        "t"."input_def_id" IS NULL AND "r2"."new_id" IS NULL
      )
      THEN 1
    END
  ) AS "right_2",
  COUNT(CASE WHEN NOT "s"."input_def_id" IS NULL AND "r2"."new_id" IS NULL THEN 1 END) AS "lost_2",
  COUNT(
    CASE
      WHEN NOT "t"."id" IS NULL
      AND CAST("t"."input_value" AS text) COLLATE pg_catalog."C" IS DISTINCT FROM CAST(CAST(CASE
        WHEN (
          "s"."input_value" IS NULL
        )
        OR (
          CAST("s"."input_value" AS text) COLLATE pg_catalog."C" IN ('', '0')
        )
        THEN "s"."input_value"
        WHEN NOT "r8"."new_id" IS NULL
        THEN CAST("r8"."new_id" AS text)
        WHEN CAST("s"."input_def_id" AS text) COLLATE pg_catalog."C" IN ('12', '13')
        THEN ''
        ELSE "s"."input_value"
      END AS text) AS text) COLLATE pg_catalog."C"
      THEN 1
    END
  ) AS "wrong_1",
  COUNT(
    CASE
      WHEN NOT "s"."input_value" IS NULL
      AND NOT CAST("s"."input_value" AS text) COLLATE pg_catalog."C" IN ('', '0')
      AND CAST("s"."input_def_id" AS text) COLLATE pg_catalog."C" IN ('12', '13')
      AND "r8"."new_id" IS NULL
      THEN 1
    END
  ) AS "unknown_1"
FROM "o11_source"."ossys_bpm_process_input" AS "s"
JOIN "pg_temp"."rows_process_input_e63f36504d" AS "s_rows"
  ON "s_rows"."id" = "s"."id"
LEFT JOIN "o11c"."map_process_input_78519f28c6" AS "m"
  ON "m"."old_id" = "s"."id"
LEFT JOIN "o11_target"."ossys_bpm_process_input" AS "t"
  ON "t"."id" = "m"."new_id"
LEFT JOIN "o11c"."map_process_879d0bd30b" AS "r1"
  ON "r1"."old_id" = "s"."process_id"
LEFT JOIN "o11_target"."ossys_bpm_process" AS "p1"
  ON "p1"."id" = "r1"."new_id"
LEFT JOIN "o11c"."map_process_input_def_7fc7a7c2fe" AS "r2"
  ON "r2"."old_id" = "s"."input_def_id"
LEFT JOIN "o11_target"."ossys_bpm_process_input_def" AS "p2"
  ON "p2"."id" = "r2"."new_id"
LEFT JOIN "o11c"."map_city_3472b4bd9f" AS "r8"
  ON CAST("s"."input_def_id" AS text) COLLATE pg_catalog."C" IN ('12', '13')
  AND CAST("r8"."old_id" AS text) COLLATE pg_catalog."C" = CAST("s"."input_value" AS text) COLLATE pg_catalog."C"
) AS "j"
CROSS JOIN LATERAL (VALUES
  ('rows-system_process_input', '(System).Process_Input', 'rows arrived', "j"."source_rows", "j"."target_rows"),
  ('rows-system_process_input', '(System).Process_Input', 'rows inserted', "j"."fresh_pairs", "j"."inserted_rows"),
  ('rows-system_process_input', '(System).Process_Input', 'rows of the source that do not take part', "j"."whole_rows" - "j"."source_rows", "j"."left_out"),
  ('rows-system_process_input', '(System).Process_Input', 'PROCESS_ID: right', "j"."source_rows", "j"."right_1"),
  ('rows-system_process_input', '(System).Process_Input', 'PROCESS_ID: without partner', 0, "j"."lost_1"),
  ('rows-system_process_input', '(System).Process_Input', 'INPUT_DEF_ID: right', "j"."source_rows", "j"."right_2"),
  ('rows-system_process_input', '(System).Process_Input', 'INPUT_DEF_ID: without partner', 0, "j"."lost_2"),
  ('rows-system_process_input', '(System).Process_Input', 'INPUT_VALUE: not what the map gives', 0, "j"."wrong_1"),
  ('rows-system_process_input', '(System).Process_Input', 'INPUT_VALUE: without partner', 0, "j"."unknown_1")
) AS v(check_id, entity, what, expected, found)
/* step 480-verify */;

-- (System).Process_Output: every selected source row has its target row, each reference is what the
-- map says and exists, and each mask and each id in a text is what the run made of it.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT v.check_id, v.entity, v.what, v.expected, v.found, v.expected = v.found
FROM (
SELECT
  COUNT(*) AS "source_rows",
  COUNT(CASE WHEN NOT "t"."id" IS NULL THEN 1 END) AS "target_rows",
  COUNT(CASE WHEN "m"."fresh" = TRUE THEN 1 END) AS "fresh_rows",
  (
    SELECT
      COUNT(*)
    FROM "o11c"."map_process_output_dbefc0e412" AS "f"
    WHERE
      "f"."fresh" = TRUE
  ) AS "fresh_pairs",
  COUNT(CASE WHEN "m"."fresh" = TRUE AND NOT "t"."id" IS NULL THEN 1 END) AS "inserted_rows",
  (
    SELECT
      COUNT(*)
    FROM "o11_source"."ossys_bpm_process_output"
  ) AS "whole_rows",
  (
    SELECT
      COUNT(*)
    FROM "o11_source"."ossys_bpm_process_output" AS "w"
    WHERE
      NOT EXISTS(
        SELECT
          1
        FROM "pg_temp"."rows_process_output_8de501dcc5" AS "k"
        WHERE
          "k"."id" = "w"."id"
      )
  ) AS "left_out",
  COUNT(
    CASE
      WHEN (
        "r1"."new_id" = "t"."process_id" AND NOT "p1"."id" IS NULL
      )
      OR (
        "t"."process_id" IS NULL AND "r1"."new_id" IS NULL
      )
      THEN 1
    END
  ) AS "right_1",
  COUNT(CASE WHEN NOT "s"."process_id" IS NULL AND "r1"."new_id" IS NULL THEN 1 END) AS "lost_1",
  COUNT(
    CASE
      WHEN (
        "r2"."new_id" = "t"."output_def_id" AND NOT "p2"."id" IS NULL
      )
      OR (
        "t"."output_def_id" IS NULL AND "r2"."new_id" IS NULL
      )
      THEN 1
    END
  ) AS "right_2",
  COUNT(CASE WHEN NOT "s"."output_def_id" IS NULL AND "r2"."new_id" IS NULL THEN 1 END) AS "lost_2",
  COUNT(
    CASE
      WHEN NOT "t"."id" IS NULL
      AND CAST("t"."output_value" AS text) COLLATE pg_catalog."C" IS DISTINCT FROM CAST(CAST(CASE
        WHEN (
          "s"."output_value" IS NULL
        )
        OR (
          CAST("s"."output_value" AS text) COLLATE pg_catalog."C" IN ('', '0')
        )
        THEN "s"."output_value"
        WHEN NOT "r8"."new_id" IS NULL
        THEN CAST("r8"."new_id" AS text)
        WHEN CAST("s"."output_def_id" AS text) COLLATE pg_catalog."C" IN ('12')
        THEN ''
        ELSE "s"."output_value"
      END AS text) AS text) COLLATE pg_catalog."C"
      THEN 1
    END
  ) AS "wrong_1",
  COUNT(
    CASE
      WHEN NOT "s"."output_value" IS NULL
      AND NOT CAST("s"."output_value" AS text) COLLATE pg_catalog."C" IN ('', '0')
      AND CAST("s"."output_def_id" AS text) COLLATE pg_catalog."C" IN ('12')
      AND "r8"."new_id" IS NULL
      THEN 1
    END
  ) AS "unknown_1"
FROM "o11_source"."ossys_bpm_process_output" AS "s"
JOIN "pg_temp"."rows_process_output_8de501dcc5" AS "s_rows"
  ON "s_rows"."id" = "s"."id"
LEFT JOIN "o11c"."map_process_output_dbefc0e412" AS "m"
  ON "m"."old_id" = "s"."id"
LEFT JOIN "o11_target"."ossys_bpm_process_output" AS "t"
  ON "t"."id" = "m"."new_id"
LEFT JOIN "o11c"."map_process_879d0bd30b" AS "r1"
  ON "r1"."old_id" = "s"."process_id"
LEFT JOIN "o11_target"."ossys_bpm_process" AS "p1"
  ON "p1"."id" = "r1"."new_id"
LEFT JOIN "o11c"."map_process_output_def_56473c357e" AS "r2"
  ON "r2"."old_id" = "s"."output_def_id"
LEFT JOIN "o11_target"."ossys_bpm_process_output_def" AS "p2"
  ON "p2"."id" = "r2"."new_id"
LEFT JOIN "o11c"."map_city_3472b4bd9f" AS "r8"
  ON CAST("s"."output_def_id" AS text) COLLATE pg_catalog."C" IN ('12')
  AND CAST("r8"."old_id" AS text) COLLATE pg_catalog."C" = CAST("s"."output_value" AS text) COLLATE pg_catalog."C"
) AS "j"
CROSS JOIN LATERAL (VALUES
  ('rows-system_process_output', '(System).Process_Output', 'rows arrived', "j"."source_rows", "j"."target_rows"),
  ('rows-system_process_output', '(System).Process_Output', 'rows inserted', "j"."fresh_pairs", "j"."inserted_rows"),
  ('rows-system_process_output', '(System).Process_Output', 'rows of the source that do not take part', "j"."whole_rows" - "j"."source_rows", "j"."left_out"),
  ('rows-system_process_output', '(System).Process_Output', 'PROCESS_ID: right', "j"."source_rows", "j"."right_1"),
  ('rows-system_process_output', '(System).Process_Output', 'PROCESS_ID: without partner', 0, "j"."lost_1"),
  ('rows-system_process_output', '(System).Process_Output', 'OUTPUT_DEF_ID: right', "j"."source_rows", "j"."right_2"),
  ('rows-system_process_output', '(System).Process_Output', 'OUTPUT_DEF_ID: without partner', 0, "j"."lost_2"),
  ('rows-system_process_output', '(System).Process_Output', 'OUTPUT_VALUE: not what the map gives', 0, "j"."wrong_1"),
  ('rows-system_process_output', '(System).Process_Output', 'OUTPUT_VALUE: without partner', 0, "j"."unknown_1")
) AS v(check_id, entity, what, expected, found)
/* step 480-verify */;

-- (System).Activity: every selected source row has its target row, each reference is what the map says
-- and exists, and each copied value is the source's.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT v.check_id, v.entity, v.what, v.expected, v.found, v.expected = v.found
FROM (
SELECT
  COUNT(*) AS "source_rows",
  COUNT(CASE WHEN NOT "t"."id" IS NULL THEN 1 END) AS "target_rows",
  COUNT(CASE WHEN "m"."fresh" = TRUE THEN 1 END) AS "fresh_rows",
  (
    SELECT
      COUNT(*)
    FROM "o11c"."map_activity_7719b209bf" AS "f"
    WHERE
      "f"."fresh" = TRUE
  ) AS "fresh_pairs",
  COUNT(CASE WHEN "m"."fresh" = TRUE AND NOT "t"."id" IS NULL THEN 1 END) AS "inserted_rows",
  (
    SELECT
      COUNT(*)
    FROM "o11_source"."ossys_bpm_activity"
  ) AS "whole_rows",
  (
    SELECT
      COUNT(*)
    FROM "o11_source"."ossys_bpm_activity" AS "w"
    WHERE
      NOT EXISTS(
        SELECT
          1
        FROM "pg_temp"."rows_activity_17766887e7" AS "k"
        WHERE
          "k"."id" = "w"."id"
      )
  ) AS "left_out",
  COUNT(
    CASE
      WHEN NOT "t"."id" IS NULL
      AND (
        (
          CAST("t"."name" AS text) COLLATE pg_catalog."C" IS DISTINCT FROM CAST("s"."name" AS text) COLLATE pg_catalog."C"
        )
        OR (
          "t"."created" IS DISTINCT FROM "s"."created"
        )
        OR (
          "t"."opened" IS DISTINCT FROM "s"."opened"
        )
        OR (
          "t"."closed" IS DISTINCT FROM "s"."closed"
        )
        OR (
          "t"."is_running_since" IS DISTINCT FROM "s"."is_running_since"
        )
        OR (
          CAST("t"."is_running_at" AS text) COLLATE pg_catalog."C" IS DISTINCT FROM CAST("s"."is_running_at" AS text) COLLATE pg_catalog."C"
        )
        OR (
          "t"."next_run" IS DISTINCT FROM "s"."next_run"
        )
        OR (
          CAST("t"."precedent_outcome" AS text) COLLATE pg_catalog."C" IS DISTINCT FROM CAST("s"."precedent_outcome" AS text) COLLATE pg_catalog."C"
        )
        OR (
          "t"."due_date" IS DISTINCT FROM "s"."due_date"
        )
        OR (
          "t"."expired" IS DISTINCT FROM "s"."expired"
        )
        OR (
          "t"."skipped" IS DISTINCT FROM "s"."skipped"
        )
        OR (
          "t"."error_count" IS DISTINCT FROM "s"."error_count"
        )
        OR (
          CAST("t"."inbox_detail" AS text) COLLATE pg_catalog."C" IS DISTINCT FROM CAST("s"."inbox_detail" AS text) COLLATE pg_catalog."C"
        )
        OR (
          "t"."last_modified" IS DISTINCT FROM "s"."last_modified"
        )
      )
      THEN 1
    END
  ) AS "changed_rows",
  COUNT(
    CASE
      WHEN (
        "r1"."new_id" = "t"."tenant_id" AND NOT "p1"."id" IS NULL
      )
      OR (
        "t"."tenant_id" IS NULL AND "r1"."new_id" IS NULL
      )
      THEN 1
    END
  ) AS "right_1",
  COUNT(CASE WHEN NOT "s"."tenant_id" IS NULL AND "r1"."new_id" IS NULL THEN 1 END) AS "lost_1",
  COUNT(
    CASE
      WHEN (
        "r2"."new_id" = "t"."activity_def_id" AND NOT "p2"."id" IS NULL
      )
      OR (
        "t"."activity_def_id" IS NULL AND "r2"."new_id" IS NULL
      )
      THEN 1
    END
  ) AS "right_2",
  COUNT(CASE WHEN NOT "s"."activity_def_id" IS NULL AND "r2"."new_id" IS NULL THEN 1 END) AS "lost_2",
  COUNT(
    CASE
      WHEN (
        "r3"."new_id" = "t"."process_id" AND NOT "p3"."id" IS NULL
      )
      OR (
        "t"."process_id" IS NULL AND "r3"."new_id" IS NULL
      )
      THEN 1
    END
  ) AS "right_3",
  COUNT(CASE WHEN NOT "s"."process_id" IS NULL AND "r3"."new_id" IS NULL THEN 1 END) AS "lost_3",
  COUNT(
    CASE
      WHEN (
        "r4"."new_id" = "t"."user_id" AND NOT "p4"."id" IS NULL
      )
      OR (
        "t"."user_id" IS NULL AND "r4"."new_id" IS NULL
      )
      THEN 1
    END
  ) AS "right_4",
  COUNT(CASE WHEN NOT "s"."user_id" IS NULL AND "r4"."new_id" IS NULL THEN 1 END) AS "lost_4",
  COUNT(
    CASE
      WHEN (
        "r5"."new_id" = "t"."group_id" AND NOT "p5"."id" IS NULL
      )
      OR (
        "t"."group_id" IS NULL AND "r5"."new_id" IS NULL
      )
      THEN 1
    END
  ) AS "right_5",
  COUNT(CASE WHEN NOT "s"."group_id" IS NULL AND "r5"."new_id" IS NULL THEN 1 END) AS "lost_5",
  COUNT(
    CASE
      WHEN (
        "r6"."new_id" = "t"."status_id" AND NOT "p6"."id" IS NULL
      )
      OR (
        "t"."status_id" IS NULL AND "r6"."new_id" IS NULL
      )
      THEN 1
    END
  ) AS "right_6",
  COUNT(CASE WHEN NOT "s"."status_id" IS NULL AND "r6"."new_id" IS NULL THEN 1 END) AS "lost_6",
  COUNT(
    CASE
      WHEN (
        "r7"."new_id" = "t"."precedent_activity_id" AND NOT "p7"."id" IS NULL
      )
      OR (
        "t"."precedent_activity_id" IS NULL AND "r7"."new_id" IS NULL
      )
      THEN 1
    END
  ) AS "right_7",
  COUNT(
    CASE
      WHEN NOT "s"."precedent_activity_id" IS NULL AND "r7"."new_id" IS NULL
      THEN 1
    END
  ) AS "lost_7"
FROM "o11_source"."ossys_bpm_activity" AS "s"
JOIN "pg_temp"."rows_activity_17766887e7" AS "s_rows"
  ON "s_rows"."id" = "s"."id"
LEFT JOIN "o11c"."map_activity_7719b209bf" AS "m"
  ON "m"."old_id" = "s"."id"
LEFT JOIN "o11_target"."ossys_bpm_activity" AS "t"
  ON "t"."id" = "m"."new_id"
LEFT JOIN "o11c"."map_tenant_63c9ad9cd6" AS "r1"
  ON "r1"."old_id" = "s"."tenant_id"
LEFT JOIN "o11_target"."ossys_tenant" AS "p1"
  ON "p1"."id" = "r1"."new_id"
LEFT JOIN "o11c"."map_activity_definition_8cc511ba31" AS "r2"
  ON "r2"."old_id" = "s"."activity_def_id"
LEFT JOIN "o11_target"."ossys_bpm_activity_definition" AS "p2"
  ON "p2"."id" = "r2"."new_id"
LEFT JOIN "o11c"."map_process_879d0bd30b" AS "r3"
  ON "r3"."old_id" = "s"."process_id"
LEFT JOIN "o11_target"."ossys_bpm_process" AS "p3"
  ON "p3"."id" = "r3"."new_id"
LEFT JOIN "o11c"."map_user_f9b11b2f84" AS "r4"
  ON "r4"."old_id" = "s"."user_id"
LEFT JOIN "o11_target"."ossys_user" AS "p4"
  ON "p4"."id" = "r4"."new_id"
LEFT JOIN "o11c"."map_group_82be168321" AS "r5"
  ON "r5"."old_id" = "s"."group_id"
LEFT JOIN "o11_target"."ossys_group" AS "p5"
  ON "p5"."id" = "r5"."new_id"
LEFT JOIN "o11c"."map_activity_status_8950f6d54a" AS "r6"
  ON "r6"."old_id" = "s"."status_id"
LEFT JOIN "o11_target"."ossys_bpm_activity_status" AS "p6"
  ON "p6"."id" = "r6"."new_id"
LEFT JOIN "o11c"."map_activity_7719b209bf" AS "r7"
  ON "r7"."old_id" = "s"."precedent_activity_id"
LEFT JOIN "o11_target"."ossys_bpm_activity" AS "p7"
  ON "p7"."id" = "r7"."new_id"
) AS "j"
CROSS JOIN LATERAL (VALUES
  ('rows-system_activity', '(System).Activity', 'rows arrived', "j"."source_rows", "j"."target_rows"),
  ('rows-system_activity', '(System).Activity', 'rows inserted', "j"."fresh_pairs", "j"."inserted_rows"),
  ('rows-system_activity', '(System).Activity', 'rows of the source that do not take part', "j"."whole_rows" - "j"."source_rows", "j"."left_out"),
  ('rows-system_activity', '(System).Activity', 'rows with a copied value that differs', 0, "j"."changed_rows"),
  ('rows-system_activity', '(System).Activity', 'TENANT_ID: right', "j"."source_rows", "j"."right_1"),
  ('rows-system_activity', '(System).Activity', 'TENANT_ID: without partner', 0, "j"."lost_1"),
  ('rows-system_activity', '(System).Activity', 'ACTIVITY_DEF_ID: right', "j"."source_rows", "j"."right_2"),
  ('rows-system_activity', '(System).Activity', 'ACTIVITY_DEF_ID: without partner', 0, "j"."lost_2"),
  ('rows-system_activity', '(System).Activity', 'PROCESS_ID: right', "j"."source_rows", "j"."right_3"),
  ('rows-system_activity', '(System).Activity', 'PROCESS_ID: without partner', 0, "j"."lost_3"),
  ('rows-system_activity', '(System).Activity', 'USER_ID: right', "j"."source_rows", "j"."right_4"),
  ('rows-system_activity', '(System).Activity', 'USER_ID: without partner', 0, "j"."lost_4"),
  ('rows-system_activity', '(System).Activity', 'GROUP_ID: right', "j"."source_rows", "j"."right_5"),
  ('rows-system_activity', '(System).Activity', 'GROUP_ID: without partner', 0, "j"."lost_5"),
  ('rows-system_activity', '(System).Activity', 'STATUS_ID: right', "j"."source_rows", "j"."right_6"),
  ('rows-system_activity', '(System).Activity', 'STATUS_ID: without partner', 0, "j"."lost_6"),
  ('rows-system_activity', '(System).Activity', 'PRECEDENT_ACTIVITY_ID: right', "j"."source_rows", "j"."right_7"),
  ('rows-system_activity', '(System).Activity', 'PRECEDENT_ACTIVITY_ID: without partner', 0, "j"."lost_7")
) AS v(check_id, entity, what, expected, found)
/* step 480-verify */;

-- (System).Activity_Output: every selected source row has its target row, each reference is what the
-- map says and exists, and each mask and each id in a text is what the run made of it.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT v.check_id, v.entity, v.what, v.expected, v.found, v.expected = v.found
FROM (
SELECT
  COUNT(*) AS "source_rows",
  COUNT(CASE WHEN NOT "t"."id" IS NULL THEN 1 END) AS "target_rows",
  COUNT(CASE WHEN "m"."fresh" = TRUE THEN 1 END) AS "fresh_rows",
  (
    SELECT
      COUNT(*)
    FROM "o11c"."map_activity_output_37cdc2c179" AS "f"
    WHERE
      "f"."fresh" = TRUE
  ) AS "fresh_pairs",
  COUNT(CASE WHEN "m"."fresh" = TRUE AND NOT "t"."id" IS NULL THEN 1 END) AS "inserted_rows",
  (
    SELECT
      COUNT(*)
    FROM "o11_source"."ossys_bpm_activity_output"
  ) AS "whole_rows",
  (
    SELECT
      COUNT(*)
    FROM "o11_source"."ossys_bpm_activity_output" AS "w"
    WHERE
      NOT EXISTS(
        SELECT
          1
        FROM "pg_temp"."rows_activity_output_4cc1817003" AS "k"
        WHERE
          "k"."id" = "w"."id"
      )
  ) AS "left_out",
  COUNT(
    CASE
      WHEN (
        "r1"."new_id" = "t"."activity_id" AND NOT "p1"."id" IS NULL
      )
      OR (
        "t"."activity_id" IS NULL AND "r1"."new_id" IS NULL
      )
      THEN 1
    END
  ) AS "right_1",
  COUNT(CASE WHEN NOT "s"."activity_id" IS NULL AND "r1"."new_id" IS NULL THEN 1 END) AS "lost_1",
  COUNT(
    CASE
      WHEN (
        "r2"."new_id" = "t"."output_def_id" AND NOT "p2"."id" IS NULL
      )
      OR (
        "t"."output_def_id" IS NULL AND "r2"."new_id" IS NULL
      )
      THEN 1
    END
  ) AS "right_2",
  COUNT(CASE WHEN NOT "s"."output_def_id" IS NULL AND "r2"."new_id" IS NULL THEN 1 END) AS "lost_2",
  COUNT(
    CASE
      WHEN NOT "t"."id" IS NULL
      AND CAST("t"."output_value" AS text) COLLATE pg_catalog."C" IS DISTINCT FROM CAST(CAST(CASE
        WHEN (
          "s"."output_value" IS NULL
        )
        OR (
          CAST("s"."output_value" AS text) COLLATE pg_catalog."C" IN ('', '0')
        )
        THEN "s"."output_value"
        WHEN NOT "r8"."new_id" IS NULL
        THEN CAST("r8"."new_id" AS text)
        WHEN CAST("s"."output_def_id" AS text) COLLATE pg_catalog."C" IN ('12')
        THEN ''
        ELSE "s"."output_value"
      END AS text) AS text) COLLATE pg_catalog."C"
      THEN 1
    END
  ) AS "wrong_1",
  COUNT(
    CASE
      WHEN NOT "s"."output_value" IS NULL
      AND NOT CAST("s"."output_value" AS text) COLLATE pg_catalog."C" IN ('', '0')
      AND CAST("s"."output_def_id" AS text) COLLATE pg_catalog."C" IN ('12')
      AND "r8"."new_id" IS NULL
      THEN 1
    END
  ) AS "unknown_1"
FROM "o11_source"."ossys_bpm_activity_output" AS "s"
JOIN "pg_temp"."rows_activity_output_4cc1817003" AS "s_rows"
  ON "s_rows"."id" = "s"."id"
LEFT JOIN "o11c"."map_activity_output_37cdc2c179" AS "m"
  ON "m"."old_id" = "s"."id"
LEFT JOIN "o11_target"."ossys_bpm_activity_output" AS "t"
  ON "t"."id" = "m"."new_id"
LEFT JOIN "o11c"."map_activity_7719b209bf" AS "r1"
  ON "r1"."old_id" = "s"."activity_id"
LEFT JOIN "o11_target"."ossys_bpm_activity" AS "p1"
  ON "p1"."id" = "r1"."new_id"
LEFT JOIN "o11c"."map_activity_output_def_ace59eb889" AS "r2"
  ON "r2"."old_id" = "s"."output_def_id"
LEFT JOIN "o11_target"."ossys_bpm_activity_output_def" AS "p2"
  ON "p2"."id" = "r2"."new_id"
LEFT JOIN "o11c"."map_city_3472b4bd9f" AS "r8"
  ON CAST("s"."output_def_id" AS text) COLLATE pg_catalog."C" IN ('12')
  AND CAST("r8"."old_id" AS text) COLLATE pg_catalog."C" = CAST("s"."output_value" AS text) COLLATE pg_catalog."C"
) AS "j"
CROSS JOIN LATERAL (VALUES
  ('rows-system_activity_output', '(System).Activity_Output', 'rows arrived', "j"."source_rows", "j"."target_rows"),
  ('rows-system_activity_output', '(System).Activity_Output', 'rows inserted', "j"."fresh_pairs", "j"."inserted_rows"),
  ('rows-system_activity_output', '(System).Activity_Output', 'rows of the source that do not take part', "j"."whole_rows" - "j"."source_rows", "j"."left_out"),
  ('rows-system_activity_output', '(System).Activity_Output', 'ACTIVITY_ID: right', "j"."source_rows", "j"."right_1"),
  ('rows-system_activity_output', '(System).Activity_Output', 'ACTIVITY_ID: without partner', 0, "j"."lost_1"),
  ('rows-system_activity_output', '(System).Activity_Output', 'OUTPUT_DEF_ID: right', "j"."source_rows", "j"."right_2"),
  ('rows-system_activity_output', '(System).Activity_Output', 'OUTPUT_DEF_ID: without partner', 0, "j"."lost_2"),
  ('rows-system_activity_output', '(System).Activity_Output', 'OUTPUT_VALUE: not what the map gives', 0, "j"."wrong_1"),
  ('rows-system_activity_output', '(System).Activity_Output', 'OUTPUT_VALUE: without partner', 0, "j"."unknown_1")
) AS v(check_id, entity, what, expected, found)
/* step 480-verify */;

-- (System).Process: a root is its own top, and the others have the top of their parent.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT v.check_id, v.entity, v.what, v.expected, v.found, v.expected = v.found
FROM (
SELECT
  COUNT(*) AS "tree_rows",
  COUNT(
    CASE
      WHEN (
        (
          "t"."parent_process_id" IS NULL
        ) OR (
          "t"."parent_process_id" = 0
        )
      )
      THEN 1
    END
  ) AS "roots",
  COUNT(
    CASE
      WHEN (
        (
          "t"."parent_process_id" IS NULL
        ) OR (
          "t"."parent_process_id" = 0
        )
      )
      AND "t"."top_process_id" = "t"."id"
      THEN 1
    END
  ) AS "own_roots",
  COUNT(
    CASE
      WHEN NOT (
        (
          "t"."parent_process_id" IS NULL
        ) OR (
          "t"."parent_process_id" = 0
        )
      )
      THEN 1
    END
  ) AS "children",
  COUNT(
    CASE
      WHEN NOT (
        (
          "t"."parent_process_id" IS NULL
        ) OR (
          "t"."parent_process_id" = 0
        )
      )
      AND "t"."top_process_id" = "a"."top_process_id"
      THEN 1
    END
  ) AS "led",
  COUNT(
    CASE
      WHEN (
        (
          "h"."parent_process_id" IS NULL
        ) OR (
          "h"."parent_process_id" = 0
        )
      )
      AND "h"."top_process_id" = "h"."id"
      THEN 1
    END
  ) AS "headed"
FROM "o11_target"."ossys_bpm_process" AS "t"
JOIN "o11c"."map_process_879d0bd30b" AS "m"
  ON "t"."id" = "m"."new_id"
LEFT JOIN "o11_target"."ossys_bpm_process" AS "a"
  ON "a"."id" = "t"."parent_process_id"
LEFT JOIN "o11_target"."ossys_bpm_process" AS "h"
  ON "h"."id" = "t"."top_process_id"
) AS "j"
CROSS JOIN LATERAL (VALUES
  ('tree-system_process', '(System).Process', 'roots point at themselves', "j"."roots", "j"."own_roots"),
  ('tree-system_process', '(System).Process', 'other rows point where their parent points', "j"."children", "j"."led"),
  ('tree-system_process', '(System).Process', 'the top of every row is a root', "j"."tree_rows", "j"."headed")
) AS v(check_id, entity, what, expected, found)
/* step 480-verify */;

-- (System).Activity: the map is one to one.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'map-system_activity', '(System).Activity', 'map is one to one', q.pairs, q.news, q.pairs = q.news AND q.pairs = q.olds
FROM (SELECT count(*) AS pairs, count(DISTINCT old_id) AS olds, count(DISTINCT new_id) AS news
  FROM "o11c"."map_activity_7719b209bf") AS q
/* step 480-verify */;

-- (System).Activity_Definition: the map is one to one.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'map-system_activity_definition', '(System).Activity_Definition', 'map is one to one', q.pairs, q.news, q.pairs = q.news AND q.pairs = q.olds
FROM (SELECT count(*) AS pairs, count(DISTINCT old_id) AS olds, count(DISTINCT new_id) AS news
  FROM "o11c"."map_activity_definition_8cc511ba31") AS q
/* step 480-verify */;

-- (System).Activity_Output: the map is one to one.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'map-system_activity_output', '(System).Activity_Output', 'map is one to one', q.pairs, q.news, q.pairs = q.news AND q.pairs = q.olds
FROM (SELECT count(*) AS pairs, count(DISTINCT old_id) AS olds, count(DISTINCT new_id) AS news
  FROM "o11c"."map_activity_output_37cdc2c179") AS q
/* step 480-verify */;

-- (System).Activity_Output_Def: the map is one to one.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'map-system_activity_output_def', '(System).Activity_Output_Def', 'map is one to one', q.pairs, q.news, q.pairs = q.news AND q.pairs = q.olds
FROM (SELECT count(*) AS pairs, count(DISTINCT old_id) AS olds, count(DISTINCT new_id) AS news
  FROM "o11c"."map_activity_output_def_ace59eb889") AS q
/* step 480-verify */;

-- (System).Activity_Status: the map is one to one.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'map-system_activity_status', '(System).Activity_Status', 'map is one to one', q.pairs, q.news, q.pairs = q.news AND q.pairs = q.olds
FROM (SELECT count(*) AS pairs, count(DISTINCT old_id) AS olds, count(DISTINCT new_id) AS news
  FROM "o11c"."map_activity_status_8950f6d54a") AS q
/* step 480-verify */;

-- (System).Group: the map is one to one.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'map-system_group', '(System).Group', 'map is one to one', q.pairs, q.news, q.pairs = q.news AND q.pairs = q.olds
FROM (SELECT count(*) AS pairs, count(DISTINCT old_id) AS olds, count(DISTINCT new_id) AS news
  FROM "o11c"."map_group_82be168321") AS q
/* step 480-verify */;

-- (System).Group_User: the map is one to one.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'map-system_group_user', '(System).Group_User', 'map is one to one', q.pairs, q.news, q.pairs = q.news AND q.pairs = q.olds
FROM (SELECT count(*) AS pairs, count(DISTINCT old_id) AS olds, count(DISTINCT new_id) AS news
  FROM "o11c"."map_group_user_1901da0039") AS q
/* step 480-verify */;

-- (System).Process: the map is one to one.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'map-system_process', '(System).Process', 'map is one to one', q.pairs, q.news, q.pairs = q.news AND q.pairs = q.olds
FROM (SELECT count(*) AS pairs, count(DISTINCT old_id) AS olds, count(DISTINCT new_id) AS news
  FROM "o11c"."map_process_879d0bd30b") AS q
/* step 480-verify */;

-- (System).Process_Definition: the map is one to one.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'map-system_process_definition', '(System).Process_Definition', 'map is one to one', q.pairs, q.news, q.pairs = q.news AND q.pairs = q.olds
FROM (SELECT count(*) AS pairs, count(DISTINCT old_id) AS olds, count(DISTINCT new_id) AS news
  FROM "o11c"."map_process_definition_fce9a66ef3") AS q
/* step 480-verify */;

-- (System).Process_Input: the map is one to one.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'map-system_process_input', '(System).Process_Input', 'map is one to one', q.pairs, q.news, q.pairs = q.news AND q.pairs = q.olds
FROM (SELECT count(*) AS pairs, count(DISTINCT old_id) AS olds, count(DISTINCT new_id) AS news
  FROM "o11c"."map_process_input_78519f28c6") AS q
/* step 480-verify */;

-- (System).Process_Input_Def: the map is one to one.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'map-system_process_input_def', '(System).Process_Input_Def', 'map is one to one', q.pairs, q.news, q.pairs = q.news AND q.pairs = q.olds
FROM (SELECT count(*) AS pairs, count(DISTINCT old_id) AS olds, count(DISTINCT new_id) AS news
  FROM "o11c"."map_process_input_def_7fc7a7c2fe") AS q
/* step 480-verify */;

-- (System).Process_Output: the map is one to one.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'map-system_process_output', '(System).Process_Output', 'map is one to one', q.pairs, q.news, q.pairs = q.news AND q.pairs = q.olds
FROM (SELECT count(*) AS pairs, count(DISTINCT old_id) AS olds, count(DISTINCT new_id) AS news
  FROM "o11c"."map_process_output_dbefc0e412") AS q
/* step 480-verify */;

-- (System).Process_Output_Def: the map is one to one.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'map-system_process_output_def', '(System).Process_Output_Def', 'map is one to one', q.pairs, q.news, q.pairs = q.news AND q.pairs = q.olds
FROM (SELECT count(*) AS pairs, count(DISTINCT old_id) AS olds, count(DISTINCT new_id) AS news
  FROM "o11c"."map_process_output_def_56473c357e") AS q
/* step 480-verify */;

-- (System).Process_Status: the map is one to one.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'map-system_process_status', '(System).Process_Status', 'map is one to one', q.pairs, q.news, q.pairs = q.news AND q.pairs = q.olds
FROM (SELECT count(*) AS pairs, count(DISTINCT old_id) AS olds, count(DISTINCT new_id) AS news
  FROM "o11c"."map_process_status_1f62c016eb") AS q
/* step 480-verify */;

-- (System).Tenant: the map is one to one.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'map-system_tenant', '(System).Tenant', 'map is one to one', q.pairs, q.news, q.pairs = q.news AND q.pairs = q.olds
FROM (SELECT count(*) AS pairs, count(DISTINCT old_id) AS olds, count(DISTINCT new_id) AS news
  FROM "o11c"."map_tenant_63c9ad9cd6") AS q
/* step 480-verify */;

-- (System).User: the map is one to one.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'map-system_user', '(System).User', 'map is one to one', q.pairs, q.news, q.pairs = q.news AND q.pairs = q.olds
FROM (SELECT count(*) AS pairs, count(DISTINCT old_id) AS olds, count(DISTINCT new_id) AS news
  FROM "o11c"."map_user_f9b11b2f84") AS q
/* step 480-verify */;

-- CityManager.City: the map is one to one.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'map-citymanager_city', 'CityManager.City', 'map is one to one', q.pairs, q.news, q.pairs = q.news AND q.pairs = q.olds
FROM (SELECT count(*) AS pairs, count(DISTINCT old_id) AS olds, count(DISTINCT new_id) AS news
  FROM "o11c"."map_city_3472b4bd9f") AS q
/* step 480-verify */;

-- (System).User: the next id that the sequence gives is above every id in the table.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'sequence-system_user', '(System).User', 'sequence is ahead of the highest id', q.top, n.last_value,
  CASE WHEN n.is_called THEN n.last_value >= q.top ELSE n.last_value > q.top END
FROM (SELECT coalesce(max("id"), 0) AS top FROM "o11_target"."ossys_user") AS q
CROSS JOIN "o11_target"."ossys_user_id_seq" AS n
/* step 480-verify */;

-- (System).Group: the next id that the sequence gives is above every id in the table.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'sequence-system_group', '(System).Group', 'sequence is ahead of the highest id', q.top, n.last_value,
  CASE WHEN n.is_called THEN n.last_value >= q.top ELSE n.last_value > q.top END
FROM (SELECT coalesce(max("id"), 0) AS top FROM "o11_target"."ossys_group") AS q
CROSS JOIN "o11_target"."ossys_group_id_seq" AS n
/* step 480-verify */;

-- (System).Group_User: the next id that the sequence gives is above every id in the table.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'sequence-system_group_user', '(System).Group_User', 'sequence is ahead of the highest id', q.top, n.last_value,
  CASE WHEN n.is_called THEN n.last_value >= q.top ELSE n.last_value > q.top END
FROM (SELECT coalesce(max("id"), 0) AS top FROM "o11_target"."ossys_group_user") AS q
CROSS JOIN "o11_target"."ossys_group_user_id_seq" AS n
/* step 480-verify */;

-- CityManager.City: the next id that the sequence gives is above every id in the table.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'sequence-citymanager_city', 'CityManager.City', 'sequence is ahead of the highest id', q.top, n.last_value,
  CASE WHEN n.is_called THEN n.last_value >= q.top ELSE n.last_value > q.top END
FROM (SELECT coalesce(max("ID1"), 0) AS top FROM "o11_target"."OSUSR_T01_CITY") AS q
CROSS JOIN "o11_target"."OSUSR_T01_CITY_ID1_seq" AS n
/* step 480-verify */;

-- (System).Process: the next id that the sequence gives is above every id in the table.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'sequence-system_process', '(System).Process', 'sequence is ahead of the highest id', q.top, n.last_value,
  CASE WHEN n.is_called THEN n.last_value >= q.top ELSE n.last_value > q.top END
FROM (SELECT coalesce(max("id"), 0) AS top FROM "o11_target"."ossys_bpm_process") AS q
CROSS JOIN "o11_target"."ossys_bpm_process_id_seq" AS n
/* step 480-verify */;

-- (System).Process_Input: the next id that the sequence gives is above every id in the table.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'sequence-system_process_input', '(System).Process_Input', 'sequence is ahead of the highest id', q.top, n.last_value,
  CASE WHEN n.is_called THEN n.last_value >= q.top ELSE n.last_value > q.top END
FROM (SELECT coalesce(max("id"), 0) AS top FROM "o11_target"."ossys_bpm_process_input") AS q
CROSS JOIN "o11_target"."ossys_bpm_process_input_id_seq" AS n
/* step 480-verify */;

-- (System).Process_Output: the next id that the sequence gives is above every id in the table.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'sequence-system_process_output', '(System).Process_Output', 'sequence is ahead of the highest id', q.top, n.last_value,
  CASE WHEN n.is_called THEN n.last_value >= q.top ELSE n.last_value > q.top END
FROM (SELECT coalesce(max("id"), 0) AS top FROM "o11_target"."ossys_bpm_process_output") AS q
CROSS JOIN "o11_target"."ossys_bpm_process_output_id_seq" AS n
/* step 480-verify */;

-- (System).Activity: the next id that the sequence gives is above every id in the table.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'sequence-system_activity', '(System).Activity', 'sequence is ahead of the highest id', q.top, n.last_value,
  CASE WHEN n.is_called THEN n.last_value >= q.top ELSE n.last_value > q.top END
FROM (SELECT coalesce(max("id"), 0) AS top FROM "o11_target"."ossys_bpm_activity") AS q
CROSS JOIN "o11_target"."ossys_bpm_activity_id_seq" AS n
/* step 480-verify */;

-- (System).Activity_Output: the next id that the sequence gives is above every id in the table.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'sequence-system_activity_output', '(System).Activity_Output', 'sequence is ahead of the highest id', q.top, n.last_value,
  CASE WHEN n.is_called THEN n.last_value >= q.top ELSE n.last_value > q.top END
FROM (SELECT coalesce(max("id"), 0) AS top FROM "o11_target"."ossys_bpm_activity_output") AS q
CROSS JOIN "o11_target"."ossys_bpm_activity_output_id_seq" AS n
/* step 480-verify */;

-- (System).Activity: constraints and triggers are in the state that the snapshot recorded.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'states-system_activity', '(System).Activity', v.what, v.expected, v.found, v.expected = v.found
FROM (
SELECT 1, 'constraints are as the snapshot had them', 7, (SELECT count(*) FROM (VALUES
  ('(System).Activity', 'o11_target', 'ossys_bpm_activity', 'osfrk_1', 'enabled, validated'),
  ('(System).Activity', 'o11_target', 'ossys_bpm_activity', 'osfrk_2', 'enabled, validated'),
  ('(System).Activity', 'o11_target', 'ossys_bpm_activity', 'osfrk_3', 'enabled, validated'),
  ('(System).Activity', 'o11_target', 'ossys_bpm_activity', 'osfrk_4', 'enabled, validated'),
  ('(System).Activity', 'o11_target', 'ossys_bpm_activity', 'osfrk_5', 'enabled, validated'),
  ('(System).Activity', 'o11_target', 'ossys_bpm_activity', 'osfrk_6', 'enabled, validated'),
  ('(System).Activity', 'o11_target', 'ossys_bpm_activity', 'osfrk_7', 'enabled, validated')
) AS w(label, schema_name, table_name, name, state)
JOIN pg_catalog.pg_namespace AS n ON n.nspname = w.schema_name
JOIN pg_catalog.pg_class AS c ON c.relnamespace = n.oid AND c.relname = w.table_name
JOIN (
  SELECT k.conrelid AS relation, k.contype, k.conname::text AS name,
    CASE WHEN NOT coalesce((to_jsonb(k) ->> 'conenforced')::boolean, true)
        OR EXISTS (SELECT FROM pg_catalog.pg_trigger AS t WHERE t.tgconstraint = k.oid AND t.tgenabled = 'D')
      THEN 'disabled' WHEN k.convalidated THEN 'enabled, validated' ELSE 'enabled, not validated' END AS state
  FROM pg_catalog.pg_constraint AS k
  WHERE k.contype IN ('f', 'c') AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint AS p
    WHERE p.oid = k.conparentid AND p.conrelid = k.conrelid)
    AND (k.contype = 'f' OR coalesce((to_jsonb(k) ->> 'conenforced')::boolean, true))
) AS k ON k.relation = c.oid AND k.name = w.name AND k.state = w.state)
) AS v(place, what, expected, found)
ORDER BY v.place
/* step 480-verify */;

-- (System).Activity_Output: constraints and triggers are in the state that the snapshot recorded.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'states-system_activity_output', '(System).Activity_Output', v.what, v.expected, v.found, v.expected = v.found
FROM (
SELECT 1, 'constraints are as the snapshot had them', 2, (SELECT count(*) FROM (VALUES
  ('(System).Activity_Output', 'o11_target', 'ossys_bpm_activity_output', 'osfrk_1', 'enabled, validated'),
  ('(System).Activity_Output', 'o11_target', 'ossys_bpm_activity_output', 'osfrk_2', 'enabled, validated')
) AS w(label, schema_name, table_name, name, state)
JOIN pg_catalog.pg_namespace AS n ON n.nspname = w.schema_name
JOIN pg_catalog.pg_class AS c ON c.relnamespace = n.oid AND c.relname = w.table_name
JOIN (
  SELECT k.conrelid AS relation, k.contype, k.conname::text AS name,
    CASE WHEN NOT coalesce((to_jsonb(k) ->> 'conenforced')::boolean, true)
        OR EXISTS (SELECT FROM pg_catalog.pg_trigger AS t WHERE t.tgconstraint = k.oid AND t.tgenabled = 'D')
      THEN 'disabled' WHEN k.convalidated THEN 'enabled, validated' ELSE 'enabled, not validated' END AS state
  FROM pg_catalog.pg_constraint AS k
  WHERE k.contype IN ('f', 'c') AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint AS p
    WHERE p.oid = k.conparentid AND p.conrelid = k.conrelid)
    AND (k.contype = 'f' OR coalesce((to_jsonb(k) ->> 'conenforced')::boolean, true))
) AS k ON k.relation = c.oid AND k.name = w.name AND k.state = w.state)
) AS v(place, what, expected, found)
ORDER BY v.place
/* step 480-verify */;

-- (System).Process: constraints and triggers are in the state that the snapshot recorded.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'states-system_process', '(System).Process', v.what, v.expected, v.found, v.expected = v.found
FROM (
SELECT 1, 'constraints are as the snapshot had them', 9, (SELECT count(*) FROM (VALUES
  ('(System).Process', 'o11_target', 'ossys_bpm_process', 'osfrk_1', 'enabled, validated'),
  ('(System).Process', 'o11_target', 'ossys_bpm_process', 'osfrk_2', 'enabled, validated'),
  ('(System).Process', 'o11_target', 'ossys_bpm_process', 'osfrk_3', 'enabled, validated'),
  ('(System).Process', 'o11_target', 'ossys_bpm_process', 'osfrk_4', 'enabled, validated'),
  ('(System).Process', 'o11_target', 'ossys_bpm_process', 'osfrk_5', 'enabled, validated'),
  ('(System).Process', 'o11_target', 'ossys_bpm_process', 'osfrk_6', 'enabled, validated'),
  ('(System).Process', 'o11_target', 'ossys_bpm_process', 'osfrk_7', 'enabled, validated'),
  ('(System).Process', 'o11_target', 'ossys_bpm_process', 'osfrk_8', 'enabled, validated'),
  ('(System).Process', 'o11_target', 'ossys_bpm_process', 'osfrk_9', 'enabled, validated')
) AS w(label, schema_name, table_name, name, state)
JOIN pg_catalog.pg_namespace AS n ON n.nspname = w.schema_name
JOIN pg_catalog.pg_class AS c ON c.relnamespace = n.oid AND c.relname = w.table_name
JOIN (
  SELECT k.conrelid AS relation, k.contype, k.conname::text AS name,
    CASE WHEN NOT coalesce((to_jsonb(k) ->> 'conenforced')::boolean, true)
        OR EXISTS (SELECT FROM pg_catalog.pg_trigger AS t WHERE t.tgconstraint = k.oid AND t.tgenabled = 'D')
      THEN 'disabled' WHEN k.convalidated THEN 'enabled, validated' ELSE 'enabled, not validated' END AS state
  FROM pg_catalog.pg_constraint AS k
  WHERE k.contype IN ('f', 'c') AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint AS p
    WHERE p.oid = k.conparentid AND p.conrelid = k.conrelid)
    AND (k.contype = 'f' OR coalesce((to_jsonb(k) ->> 'conenforced')::boolean, true))
) AS k ON k.relation = c.oid AND k.name = w.name AND k.state = w.state)
) AS v(place, what, expected, found)
ORDER BY v.place
/* step 480-verify */;

-- (System).Process_Input: constraints and triggers are in the state that the snapshot recorded.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'states-system_process_input', '(System).Process_Input', v.what, v.expected, v.found, v.expected = v.found
FROM (
SELECT 1, 'constraints are as the snapshot had them', 2, (SELECT count(*) FROM (VALUES
  ('(System).Process_Input', 'o11_target', 'ossys_bpm_process_input', 'osfrk_1', 'enabled, validated'),
  ('(System).Process_Input', 'o11_target', 'ossys_bpm_process_input', 'osfrk_2', 'enabled, validated')
) AS w(label, schema_name, table_name, name, state)
JOIN pg_catalog.pg_namespace AS n ON n.nspname = w.schema_name
JOIN pg_catalog.pg_class AS c ON c.relnamespace = n.oid AND c.relname = w.table_name
JOIN (
  SELECT k.conrelid AS relation, k.contype, k.conname::text AS name,
    CASE WHEN NOT coalesce((to_jsonb(k) ->> 'conenforced')::boolean, true)
        OR EXISTS (SELECT FROM pg_catalog.pg_trigger AS t WHERE t.tgconstraint = k.oid AND t.tgenabled = 'D')
      THEN 'disabled' WHEN k.convalidated THEN 'enabled, validated' ELSE 'enabled, not validated' END AS state
  FROM pg_catalog.pg_constraint AS k
  WHERE k.contype IN ('f', 'c') AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint AS p
    WHERE p.oid = k.conparentid AND p.conrelid = k.conrelid)
    AND (k.contype = 'f' OR coalesce((to_jsonb(k) ->> 'conenforced')::boolean, true))
) AS k ON k.relation = c.oid AND k.name = w.name AND k.state = w.state)
) AS v(place, what, expected, found)
ORDER BY v.place
/* step 480-verify */;

-- (System).Process_Output: constraints and triggers are in the state that the snapshot recorded.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'states-system_process_output', '(System).Process_Output', v.what, v.expected, v.found, v.expected = v.found
FROM (
SELECT 1, 'constraints are as the snapshot had them', 2, (SELECT count(*) FROM (VALUES
  ('(System).Process_Output', 'o11_target', 'ossys_bpm_process_output', 'osfrk_1', 'enabled, validated'),
  ('(System).Process_Output', 'o11_target', 'ossys_bpm_process_output', 'osfrk_2', 'enabled, validated')
) AS w(label, schema_name, table_name, name, state)
JOIN pg_catalog.pg_namespace AS n ON n.nspname = w.schema_name
JOIN pg_catalog.pg_class AS c ON c.relnamespace = n.oid AND c.relname = w.table_name
JOIN (
  SELECT k.conrelid AS relation, k.contype, k.conname::text AS name,
    CASE WHEN NOT coalesce((to_jsonb(k) ->> 'conenforced')::boolean, true)
        OR EXISTS (SELECT FROM pg_catalog.pg_trigger AS t WHERE t.tgconstraint = k.oid AND t.tgenabled = 'D')
      THEN 'disabled' WHEN k.convalidated THEN 'enabled, validated' ELSE 'enabled, not validated' END AS state
  FROM pg_catalog.pg_constraint AS k
  WHERE k.contype IN ('f', 'c') AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint AS p
    WHERE p.oid = k.conparentid AND p.conrelid = k.conrelid)
    AND (k.contype = 'f' OR coalesce((to_jsonb(k) ->> 'conenforced')::boolean, true))
) AS k ON k.relation = c.oid AND k.name = w.name AND k.state = w.state)
) AS v(place, what, expected, found)
ORDER BY v.place
/* step 480-verify */;

-- (System).Group: constraints and triggers are in the state that the snapshot recorded.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'states-system_group', '(System).Group', v.what, v.expected, v.found, v.expected = v.found
FROM (
SELECT 1, 'constraints are as the snapshot had them', 1, (SELECT count(*) FROM (VALUES
  ('(System).Group', 'o11_target', 'ossys_group', 'osfrk_1', 'enabled, validated')
) AS w(label, schema_name, table_name, name, state)
JOIN pg_catalog.pg_namespace AS n ON n.nspname = w.schema_name
JOIN pg_catalog.pg_class AS c ON c.relnamespace = n.oid AND c.relname = w.table_name
JOIN (
  SELECT k.conrelid AS relation, k.contype, k.conname::text AS name,
    CASE WHEN NOT coalesce((to_jsonb(k) ->> 'conenforced')::boolean, true)
        OR EXISTS (SELECT FROM pg_catalog.pg_trigger AS t WHERE t.tgconstraint = k.oid AND t.tgenabled = 'D')
      THEN 'disabled' WHEN k.convalidated THEN 'enabled, validated' ELSE 'enabled, not validated' END AS state
  FROM pg_catalog.pg_constraint AS k
  WHERE k.contype IN ('f', 'c') AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint AS p
    WHERE p.oid = k.conparentid AND p.conrelid = k.conrelid)
    AND (k.contype = 'f' OR coalesce((to_jsonb(k) ->> 'conenforced')::boolean, true))
) AS k ON k.relation = c.oid AND k.name = w.name AND k.state = w.state)
) AS v(place, what, expected, found)
ORDER BY v.place
/* step 480-verify */;

-- (System).Group_User: constraints and triggers are in the state that the snapshot recorded.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'states-system_group_user', '(System).Group_User', v.what, v.expected, v.found, v.expected = v.found
FROM (
SELECT 1, 'constraints are as the snapshot had them', 3, (SELECT count(*) FROM (VALUES
  ('(System).Group_User', 'o11_target', 'ossys_group_user', 'osfrk_1', 'enabled, validated'),
  ('(System).Group_User', 'o11_target', 'ossys_group_user', 'osfrk_2', 'enabled, validated'),
  ('(System).Group_User', 'o11_target', 'ossys_group_user', 'osfrk_3', 'enabled, validated')
) AS w(label, schema_name, table_name, name, state)
JOIN pg_catalog.pg_namespace AS n ON n.nspname = w.schema_name
JOIN pg_catalog.pg_class AS c ON c.relnamespace = n.oid AND c.relname = w.table_name
JOIN (
  SELECT k.conrelid AS relation, k.contype, k.conname::text AS name,
    CASE WHEN NOT coalesce((to_jsonb(k) ->> 'conenforced')::boolean, true)
        OR EXISTS (SELECT FROM pg_catalog.pg_trigger AS t WHERE t.tgconstraint = k.oid AND t.tgenabled = 'D')
      THEN 'disabled' WHEN k.convalidated THEN 'enabled, validated' ELSE 'enabled, not validated' END AS state
  FROM pg_catalog.pg_constraint AS k
  WHERE k.contype IN ('f', 'c') AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint AS p
    WHERE p.oid = k.conparentid AND p.conrelid = k.conrelid)
    AND (k.contype = 'f' OR coalesce((to_jsonb(k) ->> 'conenforced')::boolean, true))
) AS k ON k.relation = c.oid AND k.name = w.name AND k.state = w.state)
) AS v(place, what, expected, found)
ORDER BY v.place
/* step 480-verify */;

-- (System).User: constraints and triggers are in the state that the snapshot recorded.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'states-system_user', '(System).User', v.what, v.expected, v.found, v.expected = v.found
FROM (
SELECT 1, 'constraints are as the snapshot had them', 1, (SELECT count(*) FROM (VALUES
  ('(System).User', 'o11_target', 'ossys_user', 'osfrk_1', 'enabled, validated')
) AS w(label, schema_name, table_name, name, state)
JOIN pg_catalog.pg_namespace AS n ON n.nspname = w.schema_name
JOIN pg_catalog.pg_class AS c ON c.relnamespace = n.oid AND c.relname = w.table_name
JOIN (
  SELECT k.conrelid AS relation, k.contype, k.conname::text AS name,
    CASE WHEN NOT coalesce((to_jsonb(k) ->> 'conenforced')::boolean, true)
        OR EXISTS (SELECT FROM pg_catalog.pg_trigger AS t WHERE t.tgconstraint = k.oid AND t.tgenabled = 'D')
      THEN 'disabled' WHEN k.convalidated THEN 'enabled, validated' ELSE 'enabled, not validated' END AS state
  FROM pg_catalog.pg_constraint AS k
  WHERE k.contype IN ('f', 'c') AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint AS p
    WHERE p.oid = k.conparentid AND p.conrelid = k.conrelid)
    AND (k.contype = 'f' OR coalesce((to_jsonb(k) ->> 'conenforced')::boolean, true))
) AS k ON k.relation = c.oid AND k.name = w.name AND k.state = w.state)
) AS v(place, what, expected, found)
ORDER BY v.place
/* step 480-verify */;

-- One row a check.
SELECT check_id, entity, what, expected, found, ok
FROM pg_temp.o11c_check
WHERE ok IS NOT NULL
ORDER BY place
/* step 480-verify */;

-- For information, nothing is compared: what the project file or the reports have accepted, counted.
SELECT entity, what, found AS rows
FROM pg_temp.o11c_check
WHERE ok IS NULL
ORDER BY place
/* step 480-verify */;

-- What became of the rows that were expected, one line an entity.
SELECT c.entity,
  sum(CASE WHEN c.what IN ('rows arrived') THEN c.expected ELSE 0 END) AS expected,
  sum(CASE WHEN c.what IN ('rows inserted') THEN c.found ELSE 0 END) AS inserted,
  sum(CASE WHEN c.what IN ('rows that were there before, updated where they differed') THEN c.found ELSE 0 END) AS updated,
  sum(CASE WHEN c.what IN ('rows that were there before, kept as they were') THEN c.found ELSE 0 END) AS kept,
  sum(CASE WHEN c.what IN ('rows of the source that do not take part') THEN c.found ELSE 0 END) AS not_selected
FROM pg_temp.o11c_check AS c
GROUP BY c.entity
HAVING count(*) FILTER (WHERE c.what = 'rows arrived') > 0
ORDER BY min(c.place)
/* step 480-verify */;

-- A check that does not hold ends the run here.
DO $o11c$
DECLARE
  found bigint;
  samples text;
BEGIN
  SELECT count(*), string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
  INTO found, samples
  FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT entity || ', ' || what FROM pg_temp.o11c_check WHERE NOT ok
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0910: checks do not hold: % (%)', found, samples
      USING HINT = 'The table above shows expected and found.';
  END IF;
END
$o11c$
/* step 480-verify */;
