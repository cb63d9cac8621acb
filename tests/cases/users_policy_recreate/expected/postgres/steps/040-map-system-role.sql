-- Step 040-map-system-role (4 of 39): map (System).Role
-- Why here: before rows that refer to it: (System).User_Role.ROLE_ID refers to it; (System).User_Role:
-- users are migrated with their roles and groups
-- Reads: o11_source.ossys_espace, o11_source.ossys_role, o11_target.ossys_espace,
-- o11_target.ossys_role
-- Writes: o11c.map_role_bed61fb7b8, o11c.map (the map is registered)
-- Locks: ACCESS SHARE on o11_source.ossys_espace, o11_source.ossys_role, o11_target.ossys_espace,
-- o11_target.ossys_role (until COMMIT)
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Rows expected: 1 (the pairs below)
-- Cost (estimate): about 1 row, 110 bytes to write, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[040-map-system-role] 4 of 39:' 'map (System).Role'
\set o11c_rows 0

-- Old and new identifiers of (System).Role (literal: the platform owns these rows; they are matched by
-- key when the scripts are compiled).
CREATE TABLE "o11c"."map_role_bed61fb7b8" (
  "old_id" integer NOT NULL PRIMARY KEY,
  "new_id" integer NOT NULL UNIQUE,
  "fresh" boolean NOT NULL,
  "made" boolean NOT NULL DEFAULT FALSE
)
/* step 040-map-system-role */;

-- Register the map under its keys, in place of one of an earlier run.
INSERT INTO o11c.map (espace_key, entity_key, identifier_key, label, kind, table_name, source_digest, target_digest, run_id)
SELECT '2e64e64d-94b9-5329-8fa0-a8b80a5cd1b8', 'c6f64bcc-bc9d-5fbd-b70e-ed26bbf1bc92', '248d6e12-3618-53ea-9b2d-07dc36535c28', '(System).Role', 'literal', 'map_role_bed61fb7b8', '7286c9298820e47c3220e21024e31e85a13700e6f527cb6834b1077d1b65e1e2', '23925c770635b5cbee92c7478ca00603e9f866e665fe20f2060b3a6a34300462', max(run_id) FROM o11c.run
ON CONFLICT (espace_key, entity_key) DO UPDATE SET
  identifier_key = excluded.identifier_key, label = excluded.label, kind = excluded.kind,
  table_name = excluded.table_name, source_digest = excluded.source_digest,
  target_digest = excluded.target_digest, run_id = excluded.run_id
/* step 040-map-system-role */;

-- Records of both environments, paired by key: name, old id, new id, key in the source, key in the
-- target.
INSERT INTO pg_temp.o11c_pair (map_name, name, old_id, new_id, source_key, target_key)
VALUES
  ('map_role_bed61fb7b8', 'Clerk', '30', '50', 'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18*0f9aea84-4f65-528d-b9fa-f5086a2dc4f1', 'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18*0f9aea84-4f65-528d-b9fa-f5086a2dc4f1')
/* step 040-map-system-role */;

-- Every pair above must still be what the source has.
DO $o11c$
DECLARE
  found bigint;
  samples text;
BEGIN
  SELECT count(*), string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
  INTO found, samples
  FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  "p"."name" AS "name"
FROM "pg_temp"."o11c_pair" AS "p"
LEFT JOIN (
  SELECT
    lower(btrim(CAST("e"."ss_key" AS text), '{}')) || '*' || lower(btrim(CAST("r"."ss_key" AS text), '{}')) AS "key",
    CAST("r"."id" AS text) AS "id"
  FROM "o11_source"."ossys_role" AS "r"
  JOIN "o11_source"."ossys_espace" AS "e"
    ON "e"."id" = "r"."espace_id"
  WHERE
    CAST("r"."is_active" AS integer) = 1 AND CAST("e"."is_active" AS integer) = 1
) AS "l"
  ON "l"."key" = "p"."source_key" AND "l"."id" = "p"."old_id"
WHERE
  "p"."map_name" = 'map_role_bed61fb7b8' AND "l"."id" IS NULL
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0908: records of (System).Role have changed in the source: % (%)', found, samples
      USING HINT = 'Nothing was changed. Make both snapshots again and compile again.';
  END IF;
END
$o11c$
/* step 040-map-system-role */;

-- Every pair above must still be what the target has.
DO $o11c$
DECLARE
  found bigint;
  samples text;
BEGIN
  SELECT count(*), string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
  INTO found, samples
  FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  "p"."name" AS "name"
FROM "pg_temp"."o11c_pair" AS "p"
LEFT JOIN (
  SELECT
    lower(btrim(CAST("e"."ss_key" AS text), '{}')) || '*' || lower(btrim(CAST("r"."ss_key" AS text), '{}')) AS "key",
    CAST("r"."id" AS text) AS "id"
  FROM "o11_target"."ossys_role" AS "r"
  JOIN "o11_target"."ossys_espace" AS "e"
    ON "e"."id" = "r"."espace_id"
  WHERE
    CAST("r"."is_active" AS integer) = 1 AND CAST("e"."is_active" AS integer) = 1
) AS "l"
  ON "l"."key" = "p"."target_key" AND "l"."id" = "p"."new_id"
WHERE
  "p"."map_name" = 'map_role_bed61fb7b8' AND "l"."id" IS NULL
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0908: records of (System).Role have changed in the target: % (%)', found, samples
      USING HINT = 'Nothing was changed. Make both snapshots again and compile again.';
  END IF;
END
$o11c$
/* step 040-map-system-role */;

-- The pairs become the map.
INSERT INTO "o11c"."map_role_bed61fb7b8" ("old_id", "new_id", "fresh")
SELECT
  CAST("old_id" AS integer) AS "old_id",
  CAST("new_id" AS integer) AS "new_id",
  FALSE AS "fresh"
FROM "pg_temp"."o11c_pair"
WHERE
  "map_name" = 'map_role_bed61fb7b8'
/* step 040-map-system-role */;
\set o11c_rows :ROW_COUNT

-- The planner must know the map's size before it joins it.
ANALYZE "o11c"."map_role_bed61fb7b8"
/* step 040-map-system-role */;
