-- Step 240-match-system-user-role (24 of 39): match (System).User_Role
-- Why here: before its rows are written: it finds those that the target has; users are migrated with
-- their roles and groups
-- Reads: o11_source.ossys_user_role, o11_target.ossys_user_role, temporary table
-- rows_user_role_efe5d2ed3d, o11c.map_user_f9b11b2f84, o11c.map_role_bed61fb7b8
-- Writes: o11c.map_user_role_e5ec603df3, o11c.map (the map is registered)
-- Locks: ACCESS SHARE on o11_source.ossys_user_role, o11_target.ossys_user_role (until COMMIT)
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Cost (estimate): at most 2 rows, 110 bytes to write, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[240-match-system-user-role] 24 of 39:' 'match (System).User_Role'
\set o11c_rows 0

-- Old and new identifiers of (System).User_Role (matched: rows are the same where USER_ID and ROLE_ID
-- agree; for the rest, the identifier is an autonumber: new ids are taken from the target as one
-- block).
CREATE TABLE "o11c"."map_user_role_e5ec603df3" (
  "old_id" integer NOT NULL PRIMARY KEY,
  "new_id" integer NOT NULL UNIQUE,
  "fresh" boolean NOT NULL,
  "made" boolean NOT NULL DEFAULT FALSE
)
/* step 240-match-system-user-role */;

-- Register the map under its keys, in place of one of an earlier run.
INSERT INTO o11c.map (espace_key, entity_key, identifier_key, label, kind, table_name, source_digest, target_digest, run_id)
SELECT 'ossys', 'ossys_user_role', 'name:id', '(System).User_Role', 'matched', 'map_user_role_e5ec603df3', '7286c9298820e47c3220e21024e31e85a13700e6f527cb6834b1077d1b65e1e2', '23925c770635b5cbee92c7478ca00603e9f866e665fe20f2060b3a6a34300462', max(run_id) FROM o11c.run
ON CONFLICT (espace_key, entity_key) DO UPDATE SET
  identifier_key = excluded.identifier_key, label = excluded.label, kind = excluded.kind,
  table_name = excluded.table_name, source_digest = excluded.source_digest,
  target_digest = excluded.target_digest, run_id = excluded.run_id
/* step 240-match-system-user-role */;

-- A row with an empty business key could be any row: no partner can be found for it.
DO $o11c$
DECLARE
  found bigint;
  samples text;
BEGIN
  SELECT count(*), string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
  INTO found, samples
  FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("s"."id" AS text) AS "sample"
FROM "o11_source"."ossys_user_role" AS "s"
JOIN "pg_temp"."rows_user_role_efe5d2ed3d" AS "s_rows"
  ON "s_rows"."id" = "s"."id"
WHERE
  (
    (
      "s"."user_id" IS NULL
    ) OR (
      "s"."role_id" IS NULL
    )
  )
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0921: rows of (System).User_Role in the source have an empty business key: % (%)', found, samples
      USING HINT = 'Nothing was changed. Correct the rows, or name other attributes under match.';
  END IF;
END
$o11c$
/* step 240-match-system-user-role */;

-- Two source rows with one business key would be one row in the target.
DO $o11c$
DECLARE
  found bigint;
  samples text;
BEGIN
  SELECT count(*), string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
  INTO found, samples
  FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  MIN(CAST("s"."id" AS text)) AS "sample"
FROM "o11_source"."ossys_user_role" AS "s"
JOIN "pg_temp"."rows_user_role_efe5d2ed3d" AS "s_rows"
  ON "s_rows"."id" = "s"."id"
WHERE
  NOT (
    (
      "s"."user_id" IS NULL
    ) OR (
      "s"."role_id" IS NULL
    )
  )
GROUP BY
  "s"."user_id",
  "s"."role_id"
HAVING
  COUNT(*) > 1
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0921: rows of (System).User_Role in the source share a business key: % (%)', found, samples
      USING HINT = 'Nothing was changed. Correct the rows, or name other attributes under match.';
  END IF;
END
$o11c$
/* step 240-match-system-user-role */;

-- Two target rows have the business key of one source row: nothing says which of them it is.
DO $o11c$
DECLARE
  found bigint;
  samples text;
BEGIN
  SELECT count(*), string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
  INTO found, samples
  FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("u"."new_id" AS text) AS "sample"
FROM (
  SELECT
    "s"."id" AS "old_id",
    "t"."id" AS "new_id",
    COUNT(*) OVER (PARTITION BY "s"."id") AS "partners",
    COUNT(*) OVER (PARTITION BY "t"."id") AS "claims"
  FROM "o11_source"."ossys_user_role" AS "s"
  JOIN "pg_temp"."rows_user_role_efe5d2ed3d" AS "s_rows"
    ON "s_rows"."id" = "s"."id"
  JOIN "o11c"."map_user_f9b11b2f84" AS "n1"
    ON "n1"."old_id" = "s"."user_id"
  JOIN "o11c"."map_role_bed61fb7b8" AS "n2"
    ON "n2"."old_id" = "s"."role_id"
  JOIN "o11_target"."ossys_user_role" AS "t"
    ON "t"."user_id" = "n1"."new_id" AND "t"."role_id" = "n2"."new_id"
) AS "u"
WHERE
  "u"."partners" > 1
GROUP BY
  "u"."new_id"
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0921: rows of (System).User_Role in the target share a business key that the source has too: % (%)', found, samples
      USING HINT = 'Nothing was changed. Correct the rows, or name other attributes under match.';
  END IF;
END
$o11c$
/* step 240-match-system-user-role */;

-- Rows of (System).User_Role are the same when USER_ID (through its map) and ROLE_ID (through its map)
-- agree. Keys that are empty in the source, or there twice on either side, were refused above.
INSERT INTO "o11c"."map_user_role_e5ec603df3" ("old_id", "new_id", "fresh")
SELECT
  "u"."old_id" AS "old_id",
  "u"."new_id" AS "new_id",
  FALSE AS "fresh"
FROM (
  SELECT
    "s"."id" AS "old_id",
    "t"."id" AS "new_id",
    COUNT(*) OVER (PARTITION BY "s"."id") AS "partners",
    COUNT(*) OVER (PARTITION BY "t"."id") AS "claims"
  FROM "o11_source"."ossys_user_role" AS "s"
  JOIN "pg_temp"."rows_user_role_efe5d2ed3d" AS "s_rows"
    ON "s_rows"."id" = "s"."id"
  JOIN "o11c"."map_user_f9b11b2f84" AS "n1"
    ON "n1"."old_id" = "s"."user_id"
  JOIN "o11c"."map_role_bed61fb7b8" AS "n2"
    ON "n2"."old_id" = "s"."role_id"
  JOIN "o11_target"."ossys_user_role" AS "t"
    ON "t"."user_id" = "n1"."new_id" AND "t"."role_id" = "n2"."new_id"
) AS "u"
WHERE
  "u"."partners" = 1 AND "u"."claims" = 1
/* step 240-match-system-user-role */;
\set o11c_rows :ROW_COUNT

-- The planner must know the map's size before it joins it.
ANALYZE "o11c"."map_user_role_e5ec603df3"
/* step 240-match-system-user-role */;
