-- Step 100-groups-with-members (10 of 30): groups with members
-- Why here: ODC wants at least one user in a group: those without one stay behind
-- Reads: o11_source.ossys_group_user, o11_source.ossys_group, temporary table
-- rows_group_user_7c51916bf8
-- Writes: temporary table rows_group_fe15a92aa3
-- Locks: ACCESS SHARE on o11_source.ossys_group, o11_source.ossys_group_user (until COMMIT)
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Cost (estimate): at most 7 rows, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[100-groups-with-members] 10 of 30:' 'groups with members'
\set o11c_rows 0

-- Selected rows bring others with them, and these bring more: again and again, until nothing is added.
DO $o11c$
DECLARE
  o11c_added bigint;
  o11c_grown bigint;
BEGIN
  LOOP
    o11c_grown := 0;
    -- (System).Group_User.group_id: rows that refer need the rows that they refer to.
INSERT INTO "pg_temp"."rows_group_fe15a92aa3" ("id")
SELECT
  "p"."id" AS "id"
FROM "o11_source"."ossys_group" AS "p"
WHERE
  EXISTS(
    SELECT
      1
    FROM "o11_source"."ossys_group_user" AS "c"
    JOIN "pg_temp"."rows_group_user_7c51916bf8" AS "c_rows"
      ON "c_rows"."id" = "c"."id"
    WHERE
      "p"."id" = "c"."group_id"
  )
  AND NOT EXISTS(
    SELECT
      1
    FROM "pg_temp"."rows_group_fe15a92aa3" AS "g"
    WHERE
      "g"."id" = "p"."id"
  );
    GET DIAGNOSTICS o11c_added = ROW_COUNT;
    o11c_grown := o11c_grown + o11c_added;
    EXIT WHEN o11c_grown = 0;
  END LOOP;
END
$o11c$
/* step 100-groups-with-members */;

-- The planner must know how many there are before they are joined.
ANALYZE "pg_temp"."rows_group_fe15a92aa3"
/* step 100-groups-with-members */;
