-- Step 050-map-system-activity-output-def (5 of 48): map (System).Activity_Output_Def
-- Why here: before rows that refer to it: (System).Activity_Output.OUTPUT_DEF_ID refers to it;
-- (System).Activity_Output: process ApproveCity is in scope
-- Reads: o11_source.ossys_espace, o11_source.ossys_bpm_process_definition,
-- o11_source.ossys_bpm_activity_definition, o11_source.ossys_bpm_activity_output_def,
-- o11_target.ossys_espace, o11_target.ossys_bpm_process_definition,
-- o11_target.ossys_bpm_activity_definition, o11_target.ossys_bpm_activity_output_def
-- Writes: o11c.map_activity_output_def_ace59eb889, o11c.map (the map is registered)
-- Locks: ACCESS SHARE on o11_source.ossys_bpm_activity_definition,
-- o11_source.ossys_bpm_activity_output_def, o11_source.ossys_bpm_process_definition,
-- o11_source.ossys_espace, o11_target.ossys_bpm_activity_definition,
-- o11_target.ossys_bpm_activity_output_def, o11_target.ossys_bpm_process_definition,
-- o11_target.ossys_espace (until COMMIT)
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Rows expected: 2 (the pairs below)
-- Cost (estimate): about 2 rows, 220 bytes to write, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[050-map-system-activity-output-def] 5 of 48:' 'map (System).Activity_Output_Def'
\set o11c_rows 0

-- Old and new identifiers of (System).Activity_Output_Def (literal: the platform owns these rows; they
-- are matched by key when the scripts are compiled).
CREATE TABLE "o11c"."map_activity_output_def_ace59eb889" (
  "old_id" integer NOT NULL PRIMARY KEY,
  "new_id" integer NOT NULL UNIQUE,
  "fresh" boolean NOT NULL,
  "made" boolean NOT NULL DEFAULT FALSE
)
/* step 050-map-system-activity-output-def */;

-- Register the map under its keys, in place of one of an earlier run.
INSERT INTO o11c.map (espace_key, entity_key, identifier_key, label, kind, table_name, source_digest, target_digest, run_id)
SELECT 'ossys', 'ossys_bpm_activity_output_def', 'name:id', '(System).Activity_Output_Def', 'literal', 'map_activity_output_def_ace59eb889', '46c45635e980cb5fdda112902253c3a82c46e6f00f9f147baca02c72d1ad9b42', 'bbd98267fae2795324039e8dd53370513e3b217f3160d36fa1d38579a28f57cf', max(run_id) FROM o11c.run
ON CONFLICT (espace_key, entity_key) DO UPDATE SET
  identifier_key = excluded.identifier_key, label = excluded.label, kind = excluded.kind,
  table_name = excluded.table_name, source_digest = excluded.source_digest,
  target_digest = excluded.target_digest, run_id = excluded.run_id
/* step 050-map-system-activity-output-def */;

-- Records of both environments, paired by key: name, old id, new id, key in the source, key in the
-- target.
INSERT INTO pg_temp.o11c_pair (map_name, name, old_id, new_id, source_key, target_key)
VALUES
  ('map_activity_output_def_ace59eb889', 'ApproveCity.Review.Replacement', '12', '13', 'b2402bd0-331c-58df-81c9-eb27b086b51c*5723db3e-34d6-5935-bd62-d093de4b21da*978dfe39-4d4a-595f-ae5e-ca59fa6795a1*733a3ab5-e4ef-5384-8f2e-4cc89db7e6a1', 'b2402bd0-331c-58df-81c9-eb27b086b51c*5723db3e-34d6-5935-bd62-d093de4b21da*978dfe39-4d4a-595f-ae5e-ca59fa6795a1*733a3ab5-e4ef-5384-8f2e-4cc89db7e6a1'),
  ('map_activity_output_def_ace59eb889', 'ApproveCity.Review.Comment', '11', '12', 'b2402bd0-331c-58df-81c9-eb27b086b51c*5723db3e-34d6-5935-bd62-d093de4b21da*978dfe39-4d4a-595f-ae5e-ca59fa6795a1*9f4e60ab-a827-5566-9cbd-6061dce2e600', 'b2402bd0-331c-58df-81c9-eb27b086b51c*5723db3e-34d6-5935-bd62-d093de4b21da*978dfe39-4d4a-595f-ae5e-ca59fa6795a1*9f4e60ab-a827-5566-9cbd-6061dce2e600')
/* step 050-map-system-activity-output-def */;

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
    lower(btrim(CAST("e"."ss_key" AS text), '{}')) || '*' || lower(btrim(CAST("p"."ss_key" AS text), '{}')) || '*' || lower(btrim(CAST("a"."ss_key" AS text), '{}')) || '*' || lower(btrim(CAST("r"."ss_key" AS text), '{}')) AS "key",
    CAST("r"."id" AS text) AS "id"
  FROM "o11_source"."ossys_bpm_activity_output_def" AS "r"
  JOIN "o11_source"."ossys_bpm_activity_definition" AS "a"
    ON "a"."id" = "r"."activity_def_id"
  JOIN "o11_source"."ossys_bpm_process_definition" AS "p"
    ON "p"."id" = "a"."process_def_id"
  JOIN "o11_source"."ossys_espace" AS "e"
    ON "e"."id" = "p"."espace_id"
  WHERE
    CAST("r"."is_active" AS integer) = 1
    AND CAST("a"."is_active" AS integer) = 1
    AND CAST("p"."is_active" AS integer) = 1
    AND CAST("e"."is_active" AS integer) = 1
) AS "l"
  ON "l"."key" = "p"."source_key" AND "l"."id" = "p"."old_id"
WHERE
  "p"."map_name" = 'map_activity_output_def_ace59eb889' AND "l"."id" IS NULL
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0908: records of (System).Activity_Output_Def have changed in the source: % (%)', found, samples
      USING HINT = 'Nothing was changed. Make both snapshots again and compile again.';
  END IF;
END
$o11c$
/* step 050-map-system-activity-output-def */;

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
    lower(btrim(CAST("e"."ss_key" AS text), '{}')) || '*' || lower(btrim(CAST("p"."ss_key" AS text), '{}')) || '*' || lower(btrim(CAST("a"."ss_key" AS text), '{}')) || '*' || lower(btrim(CAST("r"."ss_key" AS text), '{}')) AS "key",
    CAST("r"."id" AS text) AS "id"
  FROM "o11_target"."ossys_bpm_activity_output_def" AS "r"
  JOIN "o11_target"."ossys_bpm_activity_definition" AS "a"
    ON "a"."id" = "r"."activity_def_id"
  JOIN "o11_target"."ossys_bpm_process_definition" AS "p"
    ON "p"."id" = "a"."process_def_id"
  JOIN "o11_target"."ossys_espace" AS "e"
    ON "e"."id" = "p"."espace_id"
  WHERE
    CAST("r"."is_active" AS integer) = 1
    AND CAST("a"."is_active" AS integer) = 1
    AND CAST("p"."is_active" AS integer) = 1
    AND CAST("e"."is_active" AS integer) = 1
) AS "l"
  ON "l"."key" = "p"."target_key" AND "l"."id" = "p"."new_id"
WHERE
  "p"."map_name" = 'map_activity_output_def_ace59eb889' AND "l"."id" IS NULL
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0908: records of (System).Activity_Output_Def have changed in the target: % (%)', found, samples
      USING HINT = 'Nothing was changed. Make both snapshots again and compile again.';
  END IF;
END
$o11c$
/* step 050-map-system-activity-output-def */;

-- The pairs become the map.
INSERT INTO "o11c"."map_activity_output_def_ace59eb889" ("old_id", "new_id", "fresh")
SELECT
  CAST("old_id" AS integer) AS "old_id",
  CAST("new_id" AS integer) AS "new_id",
  FALSE AS "fresh"
FROM "pg_temp"."o11c_pair"
WHERE
  "map_name" = 'map_activity_output_def_ace59eb889'
/* step 050-map-system-activity-output-def */;
\set o11c_rows :ROW_COUNT

-- The planner must know the map's size before it joins it.
ANALYZE "o11c"."map_activity_output_def_ace59eb889"
/* step 050-map-system-activity-output-def */;
