-- Step 080-map-system-process-input-def (8 of 48): map (System).Process_Input_Def
-- Why here: before rows that refer to it: (System).Process_Input.INPUT_DEF_ID refers to it;
-- (System).Process_Input: process ApproveCity is in scope
-- Reads: o11_source.ossys_espace, o11_source.ossys_bpm_process_definition,
-- o11_source.ossys_bpm_process_input_def, o11_target.ossys_espace,
-- o11_target.ossys_bpm_process_definition, o11_target.ossys_bpm_process_input_def
-- Writes: o11c.map_process_input_def_7fc7a7c2fe, o11c.map (the map is registered)
-- Locks: ACCESS SHARE on o11_source.ossys_bpm_process_definition,
-- o11_source.ossys_bpm_process_input_def, o11_source.ossys_espace,
-- o11_target.ossys_bpm_process_definition, o11_target.ossys_bpm_process_input_def,
-- o11_target.ossys_espace (until COMMIT)
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Rows expected: 3 (the pairs below)
-- Cost (estimate): about 3 rows, 330 bytes to write, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[080-map-system-process-input-def] 8 of 48:' 'map (System).Process_Input_Def'
\set o11c_rows 0

-- Old and new identifiers of (System).Process_Input_Def (literal: the platform owns these rows; they
-- are matched by key when the scripts are compiled).
CREATE TABLE "o11c"."map_process_input_def_7fc7a7c2fe" (
  "old_id" integer NOT NULL PRIMARY KEY,
  "new_id" integer NOT NULL UNIQUE,
  "fresh" boolean NOT NULL,
  "made" boolean NOT NULL DEFAULT FALSE
)
/* step 080-map-system-process-input-def */;

-- Register the map under its keys, in place of one of an earlier run.
INSERT INTO o11c.map (espace_key, entity_key, identifier_key, label, kind, table_name, source_digest, target_digest, run_id)
SELECT 'ossys', 'ossys_bpm_process_input_def', 'name:id', '(System).Process_Input_Def', 'literal', 'map_process_input_def_7fc7a7c2fe', '46c45635e980cb5fdda112902253c3a82c46e6f00f9f147baca02c72d1ad9b42', 'bbd98267fae2795324039e8dd53370513e3b217f3160d36fa1d38579a28f57cf', max(run_id) FROM o11c.run
ON CONFLICT (espace_key, entity_key) DO UPDATE SET
  identifier_key = excluded.identifier_key, label = excluded.label, kind = excluded.kind,
  table_name = excluded.table_name, source_digest = excluded.source_digest,
  target_digest = excluded.target_digest, run_id = excluded.run_id
/* step 080-map-system-process-input-def */;

-- Records of both environments, paired by key: name, old id, new id, key in the source, key in the
-- target.
INSERT INTO pg_temp.o11c_pair (map_name, name, old_id, new_id, source_key, target_key)
VALUES
  ('map_process_input_def_7fc7a7c2fe', 'ApproveCity.Note', '11', '12', 'b2402bd0-331c-58df-81c9-eb27b086b51c*5723db3e-34d6-5935-bd62-d093de4b21da*9b15b838-585f-57a3-af30-dd4139f3dd70', 'b2402bd0-331c-58df-81c9-eb27b086b51c*5723db3e-34d6-5935-bd62-d093de4b21da*9b15b838-585f-57a3-af30-dd4139f3dd70'),
  ('map_process_input_def_7fc7a7c2fe', 'ApproveCity.CityId', '12', '13', 'b2402bd0-331c-58df-81c9-eb27b086b51c*5723db3e-34d6-5935-bd62-d093de4b21da*acfb9dbe-72cd-5148-a616-1d85cdefec3c', 'b2402bd0-331c-58df-81c9-eb27b086b51c*5723db3e-34d6-5935-bd62-d093de4b21da*acfb9dbe-72cd-5148-a616-1d85cdefec3c'),
  ('map_process_input_def_7fc7a7c2fe', 'AskMayor.CityId', '13', '14', 'b2402bd0-331c-58df-81c9-eb27b086b51c*5f0a338e-f08e-52c9-b7e5-f2b668f2e098*ed7371d7-ccec-5e07-8a80-43552905eeb2', 'b2402bd0-331c-58df-81c9-eb27b086b51c*5f0a338e-f08e-52c9-b7e5-f2b668f2e098*ed7371d7-ccec-5e07-8a80-43552905eeb2')
/* step 080-map-system-process-input-def */;

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
    lower(btrim(CAST("e"."ss_key" AS text), '{}')) || '*' || lower(btrim(CAST("p"."ss_key" AS text), '{}')) || '*' || lower(btrim(CAST("r"."ss_key" AS text), '{}')) AS "key",
    CAST("r"."id" AS text) AS "id"
  FROM "o11_source"."ossys_bpm_process_input_def" AS "r"
  JOIN "o11_source"."ossys_bpm_process_definition" AS "p"
    ON "p"."id" = "r"."process_def_id"
  JOIN "o11_source"."ossys_espace" AS "e"
    ON "e"."id" = "p"."espace_id"
  WHERE
    CAST("r"."is_active" AS integer) = 1
    AND CAST("p"."is_active" AS integer) = 1
    AND CAST("e"."is_active" AS integer) = 1
) AS "l"
  ON "l"."key" = "p"."source_key" AND "l"."id" = "p"."old_id"
WHERE
  "p"."map_name" = 'map_process_input_def_7fc7a7c2fe' AND "l"."id" IS NULL
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0908: records of (System).Process_Input_Def have changed in the source: % (%)', found, samples
      USING HINT = 'Nothing was changed. Make both snapshots again and compile again.';
  END IF;
END
$o11c$
/* step 080-map-system-process-input-def */;

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
    lower(btrim(CAST("e"."ss_key" AS text), '{}')) || '*' || lower(btrim(CAST("p"."ss_key" AS text), '{}')) || '*' || lower(btrim(CAST("r"."ss_key" AS text), '{}')) AS "key",
    CAST("r"."id" AS text) AS "id"
  FROM "o11_target"."ossys_bpm_process_input_def" AS "r"
  JOIN "o11_target"."ossys_bpm_process_definition" AS "p"
    ON "p"."id" = "r"."process_def_id"
  JOIN "o11_target"."ossys_espace" AS "e"
    ON "e"."id" = "p"."espace_id"
  WHERE
    CAST("r"."is_active" AS integer) = 1
    AND CAST("p"."is_active" AS integer) = 1
    AND CAST("e"."is_active" AS integer) = 1
) AS "l"
  ON "l"."key" = "p"."target_key" AND "l"."id" = "p"."new_id"
WHERE
  "p"."map_name" = 'map_process_input_def_7fc7a7c2fe' AND "l"."id" IS NULL
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0908: records of (System).Process_Input_Def have changed in the target: % (%)', found, samples
      USING HINT = 'Nothing was changed. Make both snapshots again and compile again.';
  END IF;
END
$o11c$
/* step 080-map-system-process-input-def */;

-- The pairs become the map.
INSERT INTO "o11c"."map_process_input_def_7fc7a7c2fe" ("old_id", "new_id", "fresh")
SELECT
  CAST("old_id" AS integer) AS "old_id",
  CAST("new_id" AS integer) AS "new_id",
  FALSE AS "fresh"
FROM "pg_temp"."o11c_pair"
WHERE
  "map_name" = 'map_process_input_def_7fc7a7c2fe'
/* step 080-map-system-process-input-def */;
\set o11c_rows :ROW_COUNT

-- The planner must know the map's size before it joins it.
ANALYZE "o11c"."map_process_input_def_7fc7a7c2fe"
/* step 080-map-system-process-input-def */;
