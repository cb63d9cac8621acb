-- Step 070-map-system-espace (7 of 59): map (System).Espace
-- Why here: before rows that refer to it: subscriptions to CityManager.City refer to it
-- Reads: o11_source.ossys_espace, o11_target.ossys_espace
-- Writes: o11c.map_espace_e1a6a44dce, o11c.map (the map is registered)
-- Locks: ACCESS SHARE on o11_source.ossys_espace, o11_target.ossys_espace (until COMMIT)
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Rows expected: 4 (the pairs below)
-- Cost (estimate): about 4 rows, 440 bytes to write, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[070-map-system-espace] 7 of 59:' 'map (System).Espace'
\set o11c_rows 0

-- Old and new identifiers of (System).Espace (literal: the platform owns these rows; they are matched
-- by key when the scripts are compiled).
CREATE TABLE "o11c"."map_espace_e1a6a44dce" (
  "old_id" integer NOT NULL PRIMARY KEY,
  "new_id" integer NOT NULL UNIQUE,
  "fresh" boolean NOT NULL,
  "made" boolean NOT NULL DEFAULT FALSE
)
/* step 070-map-system-espace */;

-- Register the map under its keys, in place of one of an earlier run.
INSERT INTO o11c.map (espace_key, entity_key, identifier_key, label, kind, table_name, source_digest, target_digest, run_id)
SELECT '2e64e64d-94b9-5329-8fa0-a8b80a5cd1b8', 'd3f3db82-8cb8-59db-9981-c583068d3a51', '601b1951-b02a-5a05-ba42-55529cd36fa2', '(System).Espace', 'literal', 'map_espace_e1a6a44dce', '3bf8cfd56d13c6b7dc74dee4528c5dd197984c8d3e4798e0ee01447ce2b3ef08', 'a85ab9b5f56c7c957874bb54dcaf760cb010ec2c0235be421257d42e99be4b1c', max(run_id) FROM o11c.run
ON CONFLICT (espace_key, entity_key) DO UPDATE SET
  identifier_key = excluded.identifier_key, label = excluded.label, kind = excluded.kind,
  table_name = excluded.table_name, source_digest = excluded.source_digest,
  target_digest = excluded.target_digest, run_id = excluded.run_id
/* step 070-map-system-espace */;

-- Records of both environments, paired by key: name, old id, new id, key in the source, key in the
-- target.
INSERT INTO pg_temp.o11c_pair (map_name, name, old_id, new_id, source_key, target_key)
VALUES
  ('map_espace_e1a6a44dce', '(System)', '10', '500', '2e64e64d-94b9-5329-8fa0-a8b80a5cd1b8', '2e64e64d-94b9-5329-8fa0-a8b80a5cd1b8'),
  ('map_espace_e1a6a44dce', 'Users', '11', '501', '9001d360-c9ca-5907-9d78-2d437b0d07e0', '9001d360-c9ca-5907-9d78-2d437b0d07e0'),
  ('map_espace_e1a6a44dce', 'CityManager', '12', '502', 'b2402bd0-331c-58df-81c9-eb27b086b51c', 'b2402bd0-331c-58df-81c9-eb27b086b51c'),
  ('map_espace_e1a6a44dce', 'Census', '13', '503', 'd0da2271-91bf-55ae-8c49-fcfe606ecc6a', 'd0da2271-91bf-55ae-8c49-fcfe606ecc6a')
/* step 070-map-system-espace */;

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
    lower(btrim(CAST("r"."ss_key" AS text), '{}')) AS "key",
    CAST("r"."id" AS text) AS "id"
  FROM "o11_source"."ossys_espace" AS "r"
  WHERE
    CAST("r"."is_active" AS integer) = 1
) AS "l"
  ON "l"."key" = "p"."source_key" AND "l"."id" = "p"."old_id"
WHERE
  "p"."map_name" = 'map_espace_e1a6a44dce' AND "l"."id" IS NULL
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0908: records of (System).Espace have changed in the source: % (%)', found, samples
      USING HINT = 'Nothing was changed. Make both snapshots again and compile again.';
  END IF;
END
$o11c$
/* step 070-map-system-espace */;

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
    lower(btrim(CAST("r"."ss_key" AS text), '{}')) AS "key",
    CAST("r"."id" AS text) AS "id"
  FROM "o11_target"."ossys_espace" AS "r"
  WHERE
    CAST("r"."is_active" AS integer) = 1
) AS "l"
  ON "l"."key" = "p"."target_key" AND "l"."id" = "p"."new_id"
WHERE
  "p"."map_name" = 'map_espace_e1a6a44dce' AND "l"."id" IS NULL
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0908: records of (System).Espace have changed in the target: % (%)', found, samples
      USING HINT = 'Nothing was changed. Make both snapshots again and compile again.';
  END IF;
END
$o11c$
/* step 070-map-system-espace */;

-- The pairs become the map.
INSERT INTO "o11c"."map_espace_e1a6a44dce" ("old_id", "new_id", "fresh")
SELECT
  CAST("old_id" AS integer) AS "old_id",
  CAST("new_id" AS integer) AS "new_id",
  FALSE AS "fresh"
FROM "pg_temp"."o11c_pair"
WHERE
  "map_name" = 'map_espace_e1a6a44dce'
/* step 070-map-system-espace */;
\set o11c_rows :ROW_COUNT

-- The planner must know the map's size before it joins it.
ANALYZE "o11c"."map_espace_e1a6a44dce"
/* step 070-map-system-espace */;
