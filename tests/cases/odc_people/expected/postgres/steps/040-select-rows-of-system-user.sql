-- Step 040-select-rows-of-system-user (4 of 30): select rows of (System).User
-- Why here: all users of the default tenant, active or not, with a valid email that is theirs alone
-- Reads: o11_source.ossys_user
-- Writes: temporary table rows_user_8fadb4a988
-- Locks: ACCESS SHARE on o11_source.ossys_user (until COMMIT)
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Cost (estimate): at most 7 rows, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[040-select-rows-of-system-user] 4 of 30:' 'select rows of (System).User'
\set o11c_rows 0

-- Rows of (System).User (source): those of the default tenant whose email is valid and theirs alone
-- (an active user takes it from inactive ones).
INSERT INTO "pg_temp"."rows_user_8fadb4a988" ("id")
SELECT
  "t"."id" AS "id"
FROM "o11_source"."ossys_user" AS "t"
WHERE
  "t"."id" IN (
    SELECT
      "k"."id"
    FROM (
      SELECT
        "u"."id" AS "id",
        CASE WHEN CAST("u"."is_active" AS integer) = 1 THEN 1 ELSE 0 END AS "active",
        SUM(CASE WHEN CAST("u"."is_active" AS integer) = 1 THEN 1 ELSE 0 END) OVER (
          PARTITION BY pg_temp.o11c_fold(
            CAST(btrim(COALESCE("u"."email", '')) AS text) COLLATE pg_catalog."C" COLLATE pg_catalog."C"
          )
        ) AS "actives",
        COUNT(*) OVER (
          PARTITION BY pg_temp.o11c_fold(
            CAST(btrim(COALESCE("u"."email", '')) AS text) COLLATE pg_catalog."C" COLLATE pg_catalog."C"
          )
        ) AS "claims"
      FROM "o11_source"."ossys_user" AS "u"
      WHERE
        CAST("u"."tenant_id" AS text) IN ('5')
        AND char_length(CAST(btrim(COALESCE("u"."email", '')) AS text) COLLATE pg_catalog."C") <= 250
        AND CAST(btrim(COALESCE("u"."email", '')) AS text) COLLATE pg_catalog."C" LIKE '_%@_%._%'
        AND NOT CAST(btrim(COALESCE("u"."email", '')) AS text) COLLATE pg_catalog."C" LIKE '%@%@%'
        AND NOT CAST(btrim(COALESCE("u"."email", '')) AS text) COLLATE pg_catalog."C" LIKE '%@.%'
        AND NOT CAST(btrim(COALESCE("u"."email", '')) AS text) COLLATE pg_catalog."C" LIKE '%.'
        AND NOT (
          CAST(btrim(COALESCE("u"."email", '')) AS text) COLLATE pg_catalog."C" ~ '[^!-~\u00A1-\uFFFD\U00010000-\U0010FFFF]'
        )
    ) AS "k"
    WHERE
      (
        "k"."active" = 1 AND "k"."actives" = 1
      )
      OR (
        "k"."actives" = 0 AND "k"."claims" = 1
      )
  )
/* step 040-select-rows-of-system-user */;
\set o11c_rows :ROW_COUNT

-- The planner must know how many there are before they are joined.
ANALYZE "pg_temp"."rows_user_8fadb4a988"
/* step 040-select-rows-of-system-user */;
