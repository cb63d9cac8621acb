-- Step 200-rows-that-must-come-along (20 of 59): rows that must come along
-- Why here: after the selections above: what those rows refer to is kept too
-- Reads: o11_source.ossys_bpm_process, o11_source.ossys_user, temporary table rows_process_f6d957e147,
-- o11_source.ossys_bpm_activity, temporary table rows_activity_17766887e7
-- Writes: temporary table rows_user_8fadb4a988
-- Locks: ACCESS SHARE on o11_source.ossys_bpm_activity, o11_source.ossys_bpm_process,
-- o11_source.ossys_user (until COMMIT)
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Cost (estimate): at most 3 rows, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[200-rows-that-must-come-along] 20 of 59:' 'rows that must come along'
\set o11c_rows 0

-- Selected rows bring others with them, and these bring more: again and again, until nothing is added.
DO $o11c$
DECLARE
  o11c_added bigint;
  o11c_grown bigint;
BEGIN
  LOOP
    o11c_grown := 0;
    -- (System).Process.CREATED_BY: rows that refer need the rows that they refer to.
INSERT INTO "pg_temp"."rows_user_8fadb4a988" ("id")
SELECT
  "p"."id" AS "id"
FROM "o11_source"."ossys_user" AS "p"
WHERE
  EXISTS(
    SELECT
      1
    FROM "o11_source"."ossys_bpm_process" AS "c"
    JOIN "pg_temp"."rows_process_f6d957e147" AS "c_rows"
      ON "c_rows"."id" = "c"."id"
    WHERE
      "p"."id" = "c"."created_by"
  )
  AND NOT EXISTS(
    SELECT
      1
    FROM "pg_temp"."rows_user_8fadb4a988" AS "g"
    WHERE
      "g"."id" = "p"."id"
  );
    GET DIAGNOSTICS o11c_added = ROW_COUNT;
    o11c_grown := o11c_grown + o11c_added;
    -- (System).Process.LAST_MODIFIED_BY: rows that refer need the rows that they refer to.
INSERT INTO "pg_temp"."rows_user_8fadb4a988" ("id")
SELECT
  "p"."id" AS "id"
FROM "o11_source"."ossys_user" AS "p"
WHERE
  EXISTS(
    SELECT
      1
    FROM "o11_source"."ossys_bpm_process" AS "c"
    JOIN "pg_temp"."rows_process_f6d957e147" AS "c_rows"
      ON "c_rows"."id" = "c"."id"
    WHERE
      "p"."id" = "c"."last_modified_by"
  )
  AND NOT EXISTS(
    SELECT
      1
    FROM "pg_temp"."rows_user_8fadb4a988" AS "g"
    WHERE
      "g"."id" = "p"."id"
  );
    GET DIAGNOSTICS o11c_added = ROW_COUNT;
    o11c_grown := o11c_grown + o11c_added;
    -- (System).Process.SUSPENDED_BY: rows that refer need the rows that they refer to.
INSERT INTO "pg_temp"."rows_user_8fadb4a988" ("id")
SELECT
  "p"."id" AS "id"
FROM "o11_source"."ossys_user" AS "p"
WHERE
  EXISTS(
    SELECT
      1
    FROM "o11_source"."ossys_bpm_process" AS "c"
    JOIN "pg_temp"."rows_process_f6d957e147" AS "c_rows"
      ON "c_rows"."id" = "c"."id"
    WHERE
      "p"."id" = "c"."suspended_by"
  )
  AND NOT EXISTS(
    SELECT
      1
    FROM "pg_temp"."rows_user_8fadb4a988" AS "g"
    WHERE
      "g"."id" = "p"."id"
  );
    GET DIAGNOSTICS o11c_added = ROW_COUNT;
    o11c_grown := o11c_grown + o11c_added;
    -- (System).Activity.USER_ID: rows that refer need the rows that they refer to.
INSERT INTO "pg_temp"."rows_user_8fadb4a988" ("id")
SELECT
  "p"."id" AS "id"
FROM "o11_source"."ossys_user" AS "p"
WHERE
  EXISTS(
    SELECT
      1
    FROM "o11_source"."ossys_bpm_activity" AS "c"
    JOIN "pg_temp"."rows_activity_17766887e7" AS "c_rows"
      ON "c_rows"."id" = "c"."id"
    WHERE
      "p"."id" = "c"."user_id"
  )
  AND NOT EXISTS(
    SELECT
      1
    FROM "pg_temp"."rows_user_8fadb4a988" AS "g"
    WHERE
      "g"."id" = "p"."id"
  );
    GET DIAGNOSTICS o11c_added = ROW_COUNT;
    o11c_grown := o11c_grown + o11c_added;
    EXIT WHEN o11c_grown = 0;
  END LOOP;
END
$o11c$
/* step 200-rows-that-must-come-along */;

-- The planner must know how many there are before they are joined.
ANALYZE "pg_temp"."rows_user_8fadb4a988"
/* step 200-rows-that-must-come-along */;
