-- Step 080-rows-that-must-come-along (8 of 30): rows that must come along
-- Why here: after the selections above: what those rows refer to is kept too
-- Reads: o11_source.OSUSR_S01_ORDER, o11_source.ossys_user
-- Writes: temporary table rows_user_8fadb4a988
-- Locks: ACCESS SHARE on o11_source.OSUSR_S01_ORDER, o11_source.ossys_user (until COMMIT)
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Cost (estimate): at most 3 rows, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[080-rows-that-must-come-along] 8 of 30:' 'rows that must come along'
\set o11c_rows 0

-- Selected rows bring others with them, and these bring more: again and again, until nothing is added.
DO $o11c$
DECLARE
  o11c_added bigint;
  o11c_grown bigint;
BEGIN
  LOOP
    o11c_grown := 0;
    -- Shop.Order.CreatedBy: rows that refer need the rows that they refer to.
INSERT INTO "pg_temp"."rows_user_8fadb4a988" ("id")
SELECT
  "p"."id" AS "id"
FROM "o11_source"."ossys_user" AS "p"
WHERE
  EXISTS(
    SELECT
      1
    FROM "o11_source"."OSUSR_S01_ORDER" AS "c"
    WHERE
      "p"."id" = "c"."CREATEDBY"
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
/* step 080-rows-that-must-come-along */;

-- The planner must know how many there are before they are joined.
ANALYZE "pg_temp"."rows_user_8fadb4a988"
/* step 080-rows-that-must-come-along */;
