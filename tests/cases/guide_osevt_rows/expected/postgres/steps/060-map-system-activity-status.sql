-- Step 060-map-system-activity-status (6 of 59): map (System).Activity_Status
-- Why here: before rows that refer to it: (System).Activity.STATUS_ID refers to it; (System).Activity:
-- (System).Process.PARENT_ACTIVITY_ID refers to it; (System).Process: process CityLaunch is in scope
-- Reads: o11_source.ossys_bpm_activity_status, o11_target.ossys_bpm_activity_status
-- Writes: o11c.map_activity_status_8950f6d54a, o11c.map (the map is registered)
-- Locks: ACCESS SHARE on o11_source.ossys_bpm_activity_status, o11_target.ossys_bpm_activity_status
-- (until COMMIT)
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Rows expected: 4 (the pairs below)
-- Cost (estimate): about 4 rows, 440 bytes to write, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[060-map-system-activity-status] 6 of 59:' 'map (System).Activity_Status'
\set o11c_rows 0

-- Old and new identifiers of (System).Activity_Status (literal: the platform owns these rows; they are
-- matched by name when the scripts are compiled).
CREATE TABLE "o11c"."map_activity_status_8950f6d54a" (
  "old_id" integer NOT NULL PRIMARY KEY,
  "new_id" integer NOT NULL UNIQUE,
  "fresh" boolean NOT NULL,
  "made" boolean NOT NULL DEFAULT FALSE
)
/* step 060-map-system-activity-status */;

-- Register the map under its keys, in place of one of an earlier run.
INSERT INTO o11c.map (espace_key, entity_key, identifier_key, label, kind, table_name, source_digest, target_digest, run_id)
SELECT 'ossys', 'ossys_bpm_activity_status', 'name:id', '(System).Activity_Status', 'literal', 'map_activity_status_8950f6d54a', '3bf8cfd56d13c6b7dc74dee4528c5dd197984c8d3e4798e0ee01447ce2b3ef08', 'a85ab9b5f56c7c957874bb54dcaf760cb010ec2c0235be421257d42e99be4b1c', max(run_id) FROM o11c.run
ON CONFLICT (espace_key, entity_key) DO UPDATE SET
  identifier_key = excluded.identifier_key, label = excluded.label, kind = excluded.kind,
  table_name = excluded.table_name, source_digest = excluded.source_digest,
  target_digest = excluded.target_digest, run_id = excluded.run_id
/* step 060-map-system-activity-status */;

-- Records of both environments, paired by key: name, old id, new id, key in the source, key in the
-- target.
INSERT INTO pg_temp.o11c_pair (map_name, name, old_id, new_id, source_key, target_key)
VALUES
  ('map_activity_status_8950f6d54a', 'Closed', '3', '4', 'Closed', 'Closed'),
  ('map_activity_status_8950f6d54a', 'Ready', '1', '2', 'Ready', 'Ready'),
  ('map_activity_status_8950f6d54a', 'Running', '2', '3', 'Running', 'Running'),
  ('map_activity_status_8950f6d54a', 'Skipped', '4', '5', 'Skipped', 'Skipped')
/* step 060-map-system-activity-status */;

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
    CAST("r"."name" AS text) AS "key",
    CAST("r"."id" AS text) AS "id"
  FROM "o11_source"."ossys_bpm_activity_status" AS "r"
) AS "l"
  ON "l"."key" = "p"."source_key" AND "l"."id" = "p"."old_id"
WHERE
  "p"."map_name" = 'map_activity_status_8950f6d54a' AND "l"."id" IS NULL
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0908: records of (System).Activity_Status have changed in the source: % (%)', found, samples
      USING HINT = 'Nothing was changed. Make both snapshots again and compile again.';
  END IF;
END
$o11c$
/* step 060-map-system-activity-status */;

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
    CAST("r"."name" AS text) AS "key",
    CAST("r"."id" AS text) AS "id"
  FROM "o11_target"."ossys_bpm_activity_status" AS "r"
) AS "l"
  ON "l"."key" = "p"."target_key" AND "l"."id" = "p"."new_id"
WHERE
  "p"."map_name" = 'map_activity_status_8950f6d54a' AND "l"."id" IS NULL
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0908: records of (System).Activity_Status have changed in the target: % (%)', found, samples
      USING HINT = 'Nothing was changed. Make both snapshots again and compile again.';
  END IF;
END
$o11c$
/* step 060-map-system-activity-status */;

-- The pairs become the map.
INSERT INTO "o11c"."map_activity_status_8950f6d54a" ("old_id", "new_id", "fresh")
SELECT
  CAST("old_id" AS integer) AS "old_id",
  CAST("new_id" AS integer) AS "new_id",
  FALSE AS "fresh"
FROM "pg_temp"."o11c_pair"
WHERE
  "map_name" = 'map_activity_status_8950f6d54a'
/* step 060-map-system-activity-status */;
\set o11c_rows :ROW_COUNT

-- The planner must know the map's size before it joins it.
ANALYZE "o11c"."map_activity_status_8950f6d54a"
/* step 060-map-system-activity-status */;
