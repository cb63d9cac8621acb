-- Step 320-match-system-group-user (32 of 59): match (System).Group_User
-- Why here: before its rows are written: it finds those that the target has; users are migrated with
-- their roles and groups
-- Reads: o11_source.ossys_group_user, o11_target.ossys_group_user, temporary table
-- rows_group_user_7c51916bf8, o11c.map_group_82be168321, o11c.map_user_f9b11b2f84
-- Writes: o11c.map_group_user_1901da0039, o11c.map (the map is registered)
-- Locks: ACCESS SHARE on o11_source.ossys_group_user, o11_target.ossys_group_user (until COMMIT)
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Cost (estimate): rows unknown, size unknown, time unknown
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[320-match-system-group-user] 32 of 59:' 'match (System).Group_User'
\set o11c_rows 0

-- Old and new identifiers of (System).Group_User (matched: rows are the same where GROUP_ID and
-- USER_ID agree; for the rest, the identifier is an autonumber: new ids are taken from the target as
-- one block).
CREATE TABLE "o11c"."map_group_user_1901da0039" (
  "old_id" integer NOT NULL PRIMARY KEY,
  "new_id" integer NOT NULL UNIQUE,
  "fresh" boolean NOT NULL,
  "made" boolean NOT NULL DEFAULT FALSE
)
/* step 320-match-system-group-user */;

-- Register the map under its keys, in place of one of an earlier run.
INSERT INTO o11c.map (espace_key, entity_key, identifier_key, label, kind, table_name, source_digest, target_digest, run_id)
SELECT 'ossys', 'ossys_group_user', 'name:id', '(System).Group_User', 'matched', 'map_group_user_1901da0039', '3bf8cfd56d13c6b7dc74dee4528c5dd197984c8d3e4798e0ee01447ce2b3ef08', 'a85ab9b5f56c7c957874bb54dcaf760cb010ec2c0235be421257d42e99be4b1c', max(run_id) FROM o11c.run
ON CONFLICT (espace_key, entity_key) DO UPDATE SET
  identifier_key = excluded.identifier_key, label = excluded.label, kind = excluded.kind,
  table_name = excluded.table_name, source_digest = excluded.source_digest,
  target_digest = excluded.target_digest, run_id = excluded.run_id
/* step 320-match-system-group-user */;

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
FROM "o11_source"."ossys_group_user" AS "s"
JOIN "pg_temp"."rows_group_user_7c51916bf8" AS "s_rows"
  ON "s_rows"."id" = "s"."id"
WHERE
  (
    (
      "s"."group_id" IS NULL
    ) OR (
      "s"."user_id" IS NULL
    )
  )
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0921: rows of (System).Group_User in the source have an empty business key: % (%)', found, samples
      USING HINT = 'Nothing was changed. Correct the rows, or name other attributes under match.';
  END IF;
END
$o11c$
/* step 320-match-system-group-user */;

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
FROM "o11_source"."ossys_group_user" AS "s"
JOIN "pg_temp"."rows_group_user_7c51916bf8" AS "s_rows"
  ON "s_rows"."id" = "s"."id"
WHERE
  NOT (
    (
      "s"."group_id" IS NULL
    ) OR (
      "s"."user_id" IS NULL
    )
  )
GROUP BY
  "s"."group_id",
  "s"."user_id"
HAVING
  COUNT(*) > 1
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0921: rows of (System).Group_User in the source share a business key: % (%)', found, samples
      USING HINT = 'Nothing was changed. Correct the rows, or name other attributes under match.';
  END IF;
END
$o11c$
/* step 320-match-system-group-user */;

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
  FROM "o11_source"."ossys_group_user" AS "s"
  JOIN "pg_temp"."rows_group_user_7c51916bf8" AS "s_rows"
    ON "s_rows"."id" = "s"."id"
  JOIN "o11c"."map_group_82be168321" AS "n1"
    ON "n1"."old_id" = "s"."group_id"
  JOIN "o11c"."map_user_f9b11b2f84" AS "n2"
    ON "n2"."old_id" = "s"."user_id"
  JOIN "o11_target"."ossys_group_user" AS "t"
    ON "t"."group_id" = "n1"."new_id" AND "t"."user_id" = "n2"."new_id"
) AS "u"
WHERE
  "u"."partners" > 1
GROUP BY
  "u"."new_id"
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0921: rows of (System).Group_User in the target share a business key that the source has too: % (%)', found, samples
      USING HINT = 'Nothing was changed. Correct the rows, or name other attributes under match.';
  END IF;
END
$o11c$
/* step 320-match-system-group-user */;

-- Rows of (System).Group_User are the same when GROUP_ID (through its map) and USER_ID (through its
-- map) agree. Keys that are empty in the source, or there twice on either side, were refused above.
INSERT INTO "o11c"."map_group_user_1901da0039" ("old_id", "new_id", "fresh")
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
  FROM "o11_source"."ossys_group_user" AS "s"
  JOIN "pg_temp"."rows_group_user_7c51916bf8" AS "s_rows"
    ON "s_rows"."id" = "s"."id"
  JOIN "o11c"."map_group_82be168321" AS "n1"
    ON "n1"."old_id" = "s"."group_id"
  JOIN "o11c"."map_user_f9b11b2f84" AS "n2"
    ON "n2"."old_id" = "s"."user_id"
  JOIN "o11_target"."ossys_group_user" AS "t"
    ON "t"."group_id" = "n1"."new_id" AND "t"."user_id" = "n2"."new_id"
) AS "u"
WHERE
  "u"."partners" = 1 AND "u"."claims" = 1
/* step 320-match-system-group-user */;
\set o11c_rows :ROW_COUNT

-- The planner must know the map's size before it joins it.
ANALYZE "o11c"."map_group_user_1901da0039"
/* step 320-match-system-group-user */;
