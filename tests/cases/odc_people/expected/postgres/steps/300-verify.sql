-- Step 300-verify (30 of 30): verify
-- Why here: last before COMMIT: whatever does not hold undoes the whole run
-- Reads: both sides, maps
-- Locks: ACCESS SHARE on o11_source.OSUSR_S01_CUSTOMER, o11_source.ossys_group,
-- o11_source.ossys_group_role, o11_source.ossys_group_user, o11_source.ossys_role,
-- o11_source.ossys_user, o11_source.ossys_user_role, o11_target.odc_group_roles,
-- o11_target.odc_group_users, o11_target.odc_groups, o11_target.odc_roles, o11_target.odc_user_roles,
-- o11_target.odc_users, o11_target.osusr_customer (until COMMIT)
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Cost (estimate): at most 30 rows, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[300-verify] 30 of 30:' 'verify'
\set o11c_rows 0

-- Constraints that wait for COMMIT are checked now, so that nothing can fail after this verification.
SET CONSTRAINTS ALL IMMEDIATE
/* step 300-verify */;

-- (System).User: every selected source row has its target row, each reference is what the map says and
-- exists, and each copied value is the source's, but for the business key (EMAIL), which keeps the
-- target's spelling.
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
      WHEN NOT "t"."id" IS NULL
      AND (
        (
          CAST("t"."name" AS text) COLLATE pg_catalog."C" IS DISTINCT FROM CAST("s"."name" AS text) COLLATE pg_catalog."C"
        )
        OR (
          (
            (
              pg_temp.o11c_fold(CAST("t"."email" AS text) COLLATE pg_catalog."C") <> pg_temp.o11c_fold(CAST(TRIM("s"."email") AS text) COLLATE pg_catalog."C")
            )
            OR (
              (
                "t"."email" IS NULL AND NOT TRIM("s"."email") IS NULL
              )
            )
            OR (
              (
                NOT "t"."email" IS NULL AND TRIM("s"."email") IS NULL
              )
            )
          )
        )
      )
      THEN 1
    END
  ) AS "changed_rows"
FROM "o11_source"."ossys_user" AS "s"
JOIN "pg_temp"."rows_user_8fadb4a988" AS "s_rows"
  ON "s_rows"."id" = "s"."id"
LEFT JOIN "o11c"."map_user_f9b11b2f84" AS "m"
  ON "m"."old_id" = "s"."id"
LEFT JOIN "o11_target"."odc_users" AS "t"
  ON "t"."id" = "m"."new_id"
) AS "j"
CROSS JOIN LATERAL (VALUES
  ('rows-system_user', '(System).User', 'rows arrived', "j"."source_rows", "j"."target_rows"),
  ('rows-system_user', '(System).User', 'rows inserted', "j"."fresh_pairs", "j"."inserted_rows"),
  ('rows-system_user', '(System).User', 'rows that were there before, updated where they differed', "j"."known_rows", "j"."present_rows"),
  ('rows-system_user', '(System).User', 'rows of the source that do not take part', "j"."whole_rows" - "j"."source_rows", "j"."left_out"),
  ('rows-system_user', '(System).User', 'rows with a copied value that differs', 0, "j"."changed_rows")
) AS v(check_id, entity, what, expected, found)
/* step 300-verify */;

-- (System).Group: every selected source row has its target row, each reference is what the map says
-- and exists, and each copied value is the source's, but for the business key (NAME), which keeps the
-- target's spelling.
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
      WHEN NOT "t"."id" IS NULL
      AND (
        (
          (
            (
              pg_temp.o11c_fold(CAST("t"."name" AS text) COLLATE pg_catalog."C") <> pg_temp.o11c_fold(CAST("s"."name" AS text) COLLATE pg_catalog."C")
            )
            OR (
              (
                "t"."name" IS NULL AND NOT "s"."name" IS NULL
              )
            )
            OR (
              (
                NOT "t"."name" IS NULL AND "s"."name" IS NULL
              )
            )
          )
        )
        OR (
          CAST("t"."description" AS text) COLLATE pg_catalog."C" IS DISTINCT FROM CAST("s"."description" AS text) COLLATE pg_catalog."C"
        )
      )
      THEN 1
    END
  ) AS "changed_rows"
FROM "o11_source"."ossys_group" AS "s"
JOIN "pg_temp"."rows_group_fe15a92aa3" AS "s_rows"
  ON "s_rows"."id" = "s"."id"
LEFT JOIN "o11c"."map_group_82be168321" AS "m"
  ON "m"."old_id" = "s"."id"
LEFT JOIN "o11_target"."odc_groups" AS "t"
  ON "t"."id" = "m"."new_id"
) AS "j"
CROSS JOIN LATERAL (VALUES
  ('rows-system_group', '(System).Group', 'rows arrived', "j"."source_rows", "j"."target_rows"),
  ('rows-system_group', '(System).Group', 'rows inserted', "j"."fresh_pairs", "j"."inserted_rows"),
  ('rows-system_group', '(System).Group', 'rows that were there before, updated where they differed', "j"."known_rows", "j"."present_rows"),
  ('rows-system_group', '(System).Group', 'rows of the source that do not take part', "j"."whole_rows" - "j"."source_rows", "j"."left_out"),
  ('rows-system_group', '(System).Group', 'rows with a copied value that differs', 0, "j"."changed_rows")
) AS v(check_id, entity, what, expected, found)
/* step 300-verify */;

-- Shop.Customer: every source row has its target row, each reference is what the map says and exists,
-- and each copied value is the source's.
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
    FROM "o11c"."map_customer_5e36fdbcf9" AS "f"
    WHERE
      "f"."fresh" = TRUE
  ) AS "fresh_pairs",
  COUNT(CASE WHEN "m"."fresh" = TRUE AND NOT "t"."id" IS NULL THEN 1 END) AS "inserted_rows",
  COUNT(
    CASE
      WHEN NOT "t"."id" IS NULL
      AND (
        (
          CAST("t"."name" AS text) COLLATE pg_catalog."C" IS DISTINCT FROM CAST("s"."NAME" AS text) COLLATE pg_catalog."C"
        )
        OR (
          CAST("t"."mark" AS text) COLLATE pg_catalog."C" IS DISTINCT FROM CAST("s"."MARK" AS text) COLLATE pg_catalog."C"
        )
      )
      THEN 1
    END
  ) AS "changed_rows",
  COUNT(
    CASE
      WHEN (
        "r1"."new_id" = "t"."created_by" AND NOT "p1"."id" IS NULL
      )
      OR (
        "t"."created_by" IS NULL AND "r1"."new_id" IS NULL
      )
      THEN 1
    END
  ) AS "right_1",
  COUNT(CASE WHEN NOT "s"."CREATEDBY" IS NULL AND "r1"."new_id" IS NULL THEN 1 END) AS "lost_1"
FROM "o11_source"."OSUSR_S01_CUSTOMER" AS "s"
LEFT JOIN "o11c"."map_customer_5e36fdbcf9" AS "m"
  ON "m"."old_id" = "s"."ID"
LEFT JOIN "o11_target"."osusr_customer" AS "t"
  ON "t"."id" = "m"."new_id"
LEFT JOIN "o11c"."map_user_f9b11b2f84" AS "r1"
  ON "r1"."old_id" = "s"."CREATEDBY"
LEFT JOIN "o11_target"."odc_users" AS "p1"
  ON "p1"."id" = "r1"."new_id"
) AS "j"
CROSS JOIN LATERAL (VALUES
  ('rows-shop_customer', 'Shop.Customer', 'rows arrived', "j"."source_rows", "j"."target_rows"),
  ('rows-shop_customer', 'Shop.Customer', 'rows inserted', "j"."fresh_pairs", "j"."inserted_rows"),
  ('rows-shop_customer', 'Shop.Customer', 'rows with a copied value that differs', 0, "j"."changed_rows"),
  ('rows-shop_customer', 'Shop.Customer', 'CreatedBy: right', "j"."source_rows", "j"."right_1"),
  ('rows-shop_customer', 'Shop.Customer', 'CreatedBy: without partner, now NULL', NULL, "j"."lost_1")
) AS v(check_id, entity, what, expected, found)
/* step 300-verify */;

-- (System).Group: the map is one to one.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'map-system_group', '(System).Group', 'map is one to one', q.pairs, q.news, q.pairs = q.news AND q.pairs = q.olds
FROM (SELECT count(*) AS pairs, count(DISTINCT old_id) AS olds, count(DISTINCT new_id) AS news
  FROM "o11c"."map_group_82be168321") AS q
/* step 300-verify */;

-- (System).Role: the map is one to one.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'map-system_role', '(System).Role', 'map is one to one', q.pairs, q.news, q.pairs = q.news AND q.pairs = q.olds
FROM (SELECT count(*) AS pairs, count(DISTINCT old_id) AS olds, count(DISTINCT new_id) AS news
  FROM "o11c"."map_role_bed61fb7b8") AS q
/* step 300-verify */;

-- (System).User: the map is one to one.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'map-system_user', '(System).User', 'map is one to one', q.pairs, q.news, q.pairs = q.news AND q.pairs = q.olds
FROM (SELECT count(*) AS pairs, count(DISTINCT old_id) AS olds, count(DISTINCT new_id) AS news
  FROM "o11c"."map_user_f9b11b2f84") AS q
/* step 300-verify */;

-- Shop.Customer: the map is one to one.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'map-shop_customer', 'Shop.Customer', 'map is one to one', q.pairs, q.news, q.pairs = q.news AND q.pairs = q.olds
FROM (SELECT count(*) AS pairs, count(DISTINCT old_id) AS olds, count(DISTINCT new_id) AS news
  FROM "o11c"."map_customer_5e36fdbcf9") AS q
/* step 300-verify */;

-- Shop.Customer: the next id that the sequence gives is above every id in the table.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'sequence-shop_customer', 'Shop.Customer', 'sequence is ahead of the highest id', q.top, n.last_value,
  CASE WHEN n.is_called THEN n.last_value >= q.top ELSE n.last_value > q.top END
FROM (SELECT coalesce(max("id"), 0) AS top FROM "o11_target"."osusr_customer") AS q
CROSS JOIN "o11_target"."osusr_customer_id_seq" AS n
/* step 300-verify */;

-- (System).User_Role: the links of migrated rows are those of the source.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT v.check_id, v.entity, v.what, v.expected, v.found, v.expected = v.found
FROM (
SELECT
  COUNT(*) AS "wanted",
  COUNT(
    CASE
      WHEN EXISTS(
        SELECT
          1
        FROM "o11_target"."odc_user_roles" AS "t"
        WHERE
          "t"."user_id" = "w"."left_id" AND "t"."role_id" = "w"."right_id"
      )
      THEN 1
    END
  ) AS "found"
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
) AS "j"
CROSS JOIN (
SELECT
  COUNT(*) AS "over"
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
) AS "o"
CROSS JOIN LATERAL (VALUES
  ('links-odc_user_roles', '(System).User_Role', 'links arrived', "j"."wanted", "j"."found"),
  ('links-odc_user_roles', '(System).User_Role', 'links that the source does not have', 0, "o"."over")
) AS v(check_id, entity, what, expected, found)
/* step 300-verify */;

-- (System).Group_User: the links of migrated rows are those of the source.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT v.check_id, v.entity, v.what, v.expected, v.found, v.expected = v.found
FROM (
SELECT
  COUNT(*) AS "wanted",
  COUNT(
    CASE
      WHEN EXISTS(
        SELECT
          1
        FROM "o11_target"."odc_group_users" AS "t"
        WHERE
          "t"."group_id" = "w"."left_id" AND "t"."user_id" = "w"."right_id"
      )
      THEN 1
    END
  ) AS "found"
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
) AS "j"
CROSS JOIN (
SELECT
  COUNT(*) AS "over"
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
) AS "o"
CROSS JOIN LATERAL (VALUES
  ('links-odc_group_users', '(System).Group_User', 'links arrived', "j"."wanted", "j"."found"),
  ('links-odc_group_users', '(System).Group_User', 'links that the source does not have', 0, "o"."over")
) AS v(check_id, entity, what, expected, found)
/* step 300-verify */;

-- (System).Group_Role: the links of migrated rows are those of the source.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT v.check_id, v.entity, v.what, v.expected, v.found, v.expected = v.found
FROM (
SELECT
  COUNT(*) AS "wanted",
  COUNT(
    CASE
      WHEN EXISTS(
        SELECT
          1
        FROM "o11_target"."odc_group_roles" AS "t"
        WHERE
          "t"."group_id" = "w"."left_id" AND "t"."role_id" = "w"."right_id"
      )
      THEN 1
    END
  ) AS "found"
FROM (
  SELECT DISTINCT
    "l"."new_id" AS "left_id",
    "r"."new_id" AS "right_id"
  FROM "o11_source"."ossys_group_role" AS "s"
  JOIN "pg_temp"."rows_group_role_dfc78eb941" AS "s_rows"
    ON "s_rows"."id" = "s"."id"
  JOIN "o11c"."map_group_82be168321" AS "l"
    ON "l"."old_id" = "s"."group_id"
  JOIN "o11c"."map_role_bed61fb7b8" AS "r"
    ON "r"."old_id" = "s"."role_id"
) AS "w"
) AS "j"
CROSS JOIN (
SELECT
  COUNT(*) AS "over"
FROM "o11_target"."odc_group_roles" AS "t"
WHERE
  EXISTS(
    SELECT
      1
    FROM "o11c"."map_group_82be168321" AS "m"
    WHERE
      "t"."group_id" = "m"."new_id"
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
      FROM "o11_source"."ossys_group_role" AS "s"
      JOIN "pg_temp"."rows_group_role_dfc78eb941" AS "s_rows"
        ON "s_rows"."id" = "s"."id"
      JOIN "o11c"."map_group_82be168321" AS "l"
        ON "l"."old_id" = "s"."group_id"
      JOIN "o11c"."map_role_bed61fb7b8" AS "r"
        ON "r"."old_id" = "s"."role_id"
    ) AS "w"
    WHERE
      "t"."group_id" = "w"."left_id" AND "t"."role_id" = "w"."right_id"
  )
) AS "o"
CROSS JOIN LATERAL (VALUES
  ('links-odc_group_roles', '(System).Group_Role', 'links arrived', "j"."wanted", "j"."found"),
  ('links-odc_group_roles', '(System).Group_Role', 'links that the source does not have', 0, "o"."over")
) AS v(check_id, entity, what, expected, found)
/* step 300-verify */;

-- One row a check.
SELECT check_id, entity, what, expected, found, ok
FROM pg_temp.o11c_check
WHERE ok IS NOT NULL
ORDER BY place
/* step 300-verify */;

-- For information, nothing is compared: what the project file or the reports have accepted, counted.
SELECT entity, what, found AS rows
FROM pg_temp.o11c_check
WHERE ok IS NULL
ORDER BY place
/* step 300-verify */;

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
/* step 300-verify */;

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
/* step 300-verify */;
