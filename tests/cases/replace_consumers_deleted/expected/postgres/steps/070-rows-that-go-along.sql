-- Step 070-rows-that-go-along (7 of 14): rows that go along
-- Why here: consumers is delete: rows that refer to rows that go, and what refers to those
-- Reads: o11_target.OSUSR_T02_POST, o11_target.OSUSR_T01_CUSTOMER, o11_target.OSUSR_T02_LIKE,
-- o11_target.OSUSR_T02_COMMENT
-- Writes: temporary table rows_post_243d68c690, temporary table rows_like_d3d439c1aa, temporary table
-- rows_comment_ef2ba69af0
-- Locks: ACCESS SHARE on o11_target.OSUSR_T01_CUSTOMER, o11_target.OSUSR_T02_COMMENT,
-- o11_target.OSUSR_T02_LIKE, o11_target.OSUSR_T02_POST (until COMMIT)
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Cost (estimate): at most 10 rows, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[070-rows-that-go-along] 7 of 14:' 'rows that go along'
\set o11c_rows 0

-- Selected rows bring others with them, and these bring more: again and again, until nothing is added.
DO $o11c$
DECLARE
  o11c_added bigint;
  o11c_grown bigint;
BEGIN
  LOOP
    o11c_grown := 0;
    -- Blog.Post.FanId: rows that refer to any row of o11_target.OSUSR_T01_CUSTOMER go with them.
INSERT INTO "pg_temp"."rows_post_243d68c690" ("id")
SELECT
  "c"."ID1" AS "id"
FROM "o11_target"."OSUSR_T02_POST" AS "c"
WHERE
  EXISTS(
    SELECT
      1
    FROM "o11_target"."OSUSR_T01_CUSTOMER" AS "p"
    WHERE
      "c"."FANID1" = "p"."ID1"
  )
  AND NOT EXISTS(
    SELECT
      1
    FROM "pg_temp"."rows_post_243d68c690" AS "g"
    WHERE
      "g"."id" = "c"."ID1"
  );
    GET DIAGNOSTICS o11c_added = ROW_COUNT;
    o11c_grown := o11c_grown + o11c_added;
    -- OSUSR_T02_LIKE.CUSTOMERID1: rows that refer to any row of o11_target.OSUSR_T01_CUSTOMER go with them.
INSERT INTO "pg_temp"."rows_like_d3d439c1aa" ("id")
SELECT
  "c"."ID1" AS "id"
FROM "o11_target"."OSUSR_T02_LIKE" AS "c"
WHERE
  EXISTS(
    SELECT
      1
    FROM "o11_target"."OSUSR_T01_CUSTOMER" AS "p"
    WHERE
      "c"."CUSTOMERID1" = "p"."ID1"
  )
  AND NOT EXISTS(
    SELECT
      1
    FROM "pg_temp"."rows_like_d3d439c1aa" AS "g"
    WHERE
      "g"."id" = "c"."ID1"
  );
    GET DIAGNOSTICS o11c_added = ROW_COUNT;
    o11c_grown := o11c_grown + o11c_added;
    -- OSUSR_T02_POST.AUTHORID1: rows that refer to any row of o11_target.OSUSR_T01_CUSTOMER go with them.
INSERT INTO "pg_temp"."rows_post_243d68c690" ("id")
SELECT
  "c"."ID1" AS "id"
FROM "o11_target"."OSUSR_T02_POST" AS "c"
WHERE
  EXISTS(
    SELECT
      1
    FROM "o11_target"."OSUSR_T01_CUSTOMER" AS "p"
    WHERE
      "c"."AUTHORID1" = "p"."ID1"
  )
  AND NOT EXISTS(
    SELECT
      1
    FROM "pg_temp"."rows_post_243d68c690" AS "g"
    WHERE
      "g"."id" = "c"."ID1"
  );
    GET DIAGNOSTICS o11c_added = ROW_COUNT;
    o11c_grown := o11c_grown + o11c_added;
    -- OSUSR_T02_COMMENT.POSTID1: rows that refer to selected rows go with them.
INSERT INTO "pg_temp"."rows_comment_ef2ba69af0" ("id")
SELECT
  "c"."ID1" AS "id"
FROM "o11_target"."OSUSR_T02_COMMENT" AS "c"
WHERE
  EXISTS(
    SELECT
      1
    FROM "o11_target"."OSUSR_T02_POST" AS "p"
    JOIN "pg_temp"."rows_post_243d68c690" AS "p_rows"
      ON "p_rows"."id" = "p"."ID1"
    WHERE
      "c"."POSTID1" = "p"."ID1"
  )
  AND NOT EXISTS(
    SELECT
      1
    FROM "pg_temp"."rows_comment_ef2ba69af0" AS "g"
    WHERE
      "g"."id" = "c"."ID1"
  );
    GET DIAGNOSTICS o11c_added = ROW_COUNT;
    o11c_grown := o11c_grown + o11c_added;
    -- OSUSR_T02_POST.ANSWERSID1: rows that refer to selected rows go with them.
INSERT INTO "pg_temp"."rows_post_243d68c690" ("id")
SELECT
  "c"."ID1" AS "id"
FROM "o11_target"."OSUSR_T02_POST" AS "c"
WHERE
  EXISTS(
    SELECT
      1
    FROM "o11_target"."OSUSR_T02_POST" AS "p"
    JOIN "pg_temp"."rows_post_243d68c690" AS "p_rows"
      ON "p_rows"."id" = "p"."ID1"
    WHERE
      "c"."ANSWERSID1" = "p"."ID1"
  )
  AND NOT EXISTS(
    SELECT
      1
    FROM "pg_temp"."rows_post_243d68c690" AS "g"
    WHERE
      "g"."id" = "c"."ID1"
  );
    GET DIAGNOSTICS o11c_added = ROW_COUNT;
    o11c_grown := o11c_grown + o11c_added;
    -- OSUSR_T02_LIKE.COMMENTID1: rows that refer to selected rows go with them.
INSERT INTO "pg_temp"."rows_like_d3d439c1aa" ("id")
SELECT
  "c"."ID1" AS "id"
FROM "o11_target"."OSUSR_T02_LIKE" AS "c"
WHERE
  EXISTS(
    SELECT
      1
    FROM "o11_target"."OSUSR_T02_COMMENT" AS "p"
    JOIN "pg_temp"."rows_comment_ef2ba69af0" AS "p_rows"
      ON "p_rows"."id" = "p"."ID1"
    WHERE
      "c"."COMMENTID1" = "p"."ID1"
  )
  AND NOT EXISTS(
    SELECT
      1
    FROM "pg_temp"."rows_like_d3d439c1aa" AS "g"
    WHERE
      "g"."id" = "c"."ID1"
  );
    GET DIAGNOSTICS o11c_added = ROW_COUNT;
    o11c_grown := o11c_grown + o11c_added;
    EXIT WHEN o11c_grown = 0;
  END LOOP;
END
$o11c$
/* step 070-rows-that-go-along */;

-- The planner must know how many there are before they are joined.
ANALYZE "pg_temp"."rows_comment_ef2ba69af0"
/* step 070-rows-that-go-along */;

ANALYZE "pg_temp"."rows_like_d3d439c1aa"
/* step 070-rows-that-go-along */;

ANALYZE "pg_temp"."rows_post_243d68c690"
/* step 070-rows-that-go-along */;
