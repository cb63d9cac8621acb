-- Step 160-ids-of-system-user-from-the-file (16 of 30): ids of (System).User from the file
-- Why here: users who have no partner get the id that the file gives them; the others are made below
-- Reads: o11_source.ossys_user, data{U+2F}users.csv, temporary table rows_user_8fadb4a988,
-- o11_target.odc_users
-- Writes: o11c.map_user_f9b11b2f84
-- Locks: ACCESS SHARE on o11_source.ossys_user, o11_target.odc_users (until COMMIT)
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Cost (estimate): about 2 rows, 220 bytes to write, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[160-ids-of-system-user-from-the-file] 16 of 30:' 'ids of (System).User from the file'
\set o11c_rows 0

-- Emails and the ids that ODC gave to their users (2 rows, SHA-256
-- 71c576f81afea24e41784c117a55988b61a78ce3468c520940d17ad69e65a281).
CREATE TEMPORARY TABLE o11c_user_file (email text, id text) ON COMMIT DROP
/* step 160-ids-of-system-user-from-the-file */;

-- The path is relative to the folder that psql runs in: the output folder.
\copy o11c_user_file (email, id) FROM 'data/users.csv' WITH (FORMAT csv, HEADER true)

-- An id that the target has already belongs to somebody else: these rows have no partner there.
DO $o11c$
DECLARE
  found bigint;
  samples text;
BEGIN
  SELECT count(*), string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
  INTO found, samples
  FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("t"."id" AS text) AS "sample"
FROM "o11_source"."ossys_user" AS "s"
JOIN "pg_temp"."rows_user_8fadb4a988" AS "s_rows"
  ON "s_rows"."id" = "s"."id"
JOIN "pg_temp"."o11c_user_file" AS "f"
  ON pg_temp.o11c_fold(
    CAST(btrim(COALESCE("f"."email", '')) AS text) COLLATE pg_catalog."C" COLLATE pg_catalog."C"
  ) = pg_temp.o11c_fold(
    CAST(btrim(COALESCE("s"."email", '')) AS text) COLLATE pg_catalog."C" COLLATE pg_catalog."C"
  )
JOIN "o11_target"."odc_users" AS "t"
  ON "t"."id" = CAST("f"."id" AS varchar(36))
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM "o11c"."map_user_f9b11b2f84" AS "h"
    WHERE
      "h"."old_id" = "s"."id"
  )
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0987: new ids of (System).User exist in the target, under another key: % (%)', found, samples
      USING HINT = 'Nothing was changed. See whose they are; the file odc.users can give other ids.';
  END IF;
END
$o11c$
/* step 160-ids-of-system-user-from-the-file */;

-- New users get the id that the file gives them: their email agrees, without regard to case and
-- accents.
INSERT INTO "o11c"."map_user_f9b11b2f84" ("old_id", "new_id", "fresh")
SELECT
  "s"."id" AS "old_id",
  CAST("f"."id" AS varchar(36)) AS "new_id",
  TRUE AS "fresh"
FROM "o11_source"."ossys_user" AS "s"
JOIN "pg_temp"."rows_user_8fadb4a988" AS "s_rows"
  ON "s_rows"."id" = "s"."id"
JOIN "pg_temp"."o11c_user_file" AS "f"
  ON pg_temp.o11c_fold(
    CAST(btrim(COALESCE("f"."email", '')) AS text) COLLATE pg_catalog."C" COLLATE pg_catalog."C"
  ) = pg_temp.o11c_fold(
    CAST(btrim(COALESCE("s"."email", '')) AS text) COLLATE pg_catalog."C" COLLATE pg_catalog."C"
  )
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM "o11c"."map_user_f9b11b2f84" AS "h"
    WHERE
      "h"."old_id" = "s"."id"
  )
/* step 160-ids-of-system-user-from-the-file */;
\set o11c_rows :ROW_COUNT

-- The planner must know the map's size before it joins it.
ANALYZE "o11c"."map_user_f9b11b2f84"
/* step 160-ids-of-system-user-from-the-file */;
