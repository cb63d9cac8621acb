-- Step 040-map-system-tenant (4 of 17): map (System).Tenant
-- Why here: before rows that refer to it: (System).User.TENANT_ID refers to it; (System).User:
-- Shop.Employee.UserId refers to it; Shop.Employee: module Shop is in scope
-- Reads: o11_source.ossys_espace, o11_source.ossys_tenant, o11_target.ossys_espace,
-- o11_target.ossys_tenant
-- Writes: o11c.map_tenant_63c9ad9cd6, o11c.map (the map is registered)
-- Locks: ACCESS SHARE on o11_source.ossys_espace, o11_source.ossys_tenant, o11_target.ossys_espace,
-- o11_target.ossys_tenant (until COMMIT)
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Rows expected: 1 (the pairs below)
-- Cost (estimate): about 1 row, 110 bytes to write, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[040-map-system-tenant] 4 of 17:' 'map (System).Tenant'
\set o11c_rows 0

-- Old and new identifiers of (System).Tenant (literal: the platform owns these rows; they are matched
-- by name when the scripts are compiled).
CREATE TABLE "o11c"."map_tenant_63c9ad9cd6" (
  "old_id" integer NOT NULL PRIMARY KEY,
  "new_id" integer NOT NULL UNIQUE,
  "fresh" boolean NOT NULL,
  "made" boolean NOT NULL DEFAULT FALSE
)
/* step 040-map-system-tenant */;

-- Register the map under its keys, in place of one of an earlier run.
INSERT INTO o11c.map (espace_key, entity_key, identifier_key, label, kind, table_name, source_digest, target_digest, run_id)
SELECT '2e64e64d-94b9-5329-8fa0-a8b80a5cd1b8', '068121b8-7f25-526c-83ae-4615a15325b2', '8d0b118c-a290-59ef-9bcc-2307642aa6d2', '(System).Tenant', 'literal', 'map_tenant_63c9ad9cd6', '0ecd9beb0bda0d990b8274b2b342cd71472b40ca3eadfdea52f74789fc48e193', 'af35c725950870c76001c1f33d6e964d3832efde012310dfa6bf67f100f2bcb5', max(run_id) FROM o11c.run
ON CONFLICT (espace_key, entity_key) DO UPDATE SET
  identifier_key = excluded.identifier_key, label = excluded.label, kind = excluded.kind,
  table_name = excluded.table_name, source_digest = excluded.source_digest,
  target_digest = excluded.target_digest, run_id = excluded.run_id
/* step 040-map-system-tenant */;

-- Records of both environments, paired by key: name, old id, new id, key in the source, key in the
-- target.
INSERT INTO pg_temp.o11c_pair (map_name, name, old_id, new_id, source_key, target_key)
VALUES
  ('map_tenant_63c9ad9cd6', 'Users', '5', '20', '9001d360-c9ca-5907-9d78-2d437b0d07e0*Users', '9001d360-c9ca-5907-9d78-2d437b0d07e0*Users')
/* step 040-map-system-tenant */;

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
    lower(btrim(CAST("e"."ss_key" AS text), '{}')) || '*' || CAST("r"."name" AS text) AS "key",
    CAST("r"."id" AS text) AS "id"
  FROM "o11_source"."ossys_tenant" AS "r"
  JOIN "o11_source"."ossys_espace" AS "e"
    ON "e"."id" = "r"."espace_id"
  WHERE
    CAST("r"."is_active" AS integer) = 1 AND CAST("e"."is_active" AS integer) = 1
) AS "l"
  ON "l"."key" = "p"."source_key" AND "l"."id" = "p"."old_id"
WHERE
  "p"."map_name" = 'map_tenant_63c9ad9cd6' AND "l"."id" IS NULL
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0908: records of (System).Tenant have changed in the source: % (%)', found, samples
      USING HINT = 'Nothing was changed. Make both snapshots again and compile again.';
  END IF;
END
$o11c$
/* step 040-map-system-tenant */;

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
    lower(btrim(CAST("e"."ss_key" AS text), '{}')) || '*' || CAST("r"."name" AS text) AS "key",
    CAST("r"."id" AS text) AS "id"
  FROM "o11_target"."ossys_tenant" AS "r"
  JOIN "o11_target"."ossys_espace" AS "e"
    ON "e"."id" = "r"."espace_id"
  WHERE
    CAST("r"."is_active" AS integer) = 1 AND CAST("e"."is_active" AS integer) = 1
) AS "l"
  ON "l"."key" = "p"."target_key" AND "l"."id" = "p"."new_id"
WHERE
  "p"."map_name" = 'map_tenant_63c9ad9cd6' AND "l"."id" IS NULL
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0908: records of (System).Tenant have changed in the target: % (%)', found, samples
      USING HINT = 'Nothing was changed. Make both snapshots again and compile again.';
  END IF;
END
$o11c$
/* step 040-map-system-tenant */;

-- The pairs become the map.
INSERT INTO "o11c"."map_tenant_63c9ad9cd6" ("old_id", "new_id", "fresh")
SELECT
  CAST("old_id" AS integer) AS "old_id",
  CAST("new_id" AS integer) AS "new_id",
  FALSE AS "fresh"
FROM "pg_temp"."o11c_pair"
WHERE
  "map_name" = 'map_tenant_63c9ad9cd6'
/* step 040-map-system-tenant */;
\set o11c_rows :ROW_COUNT

-- The planner must know the map's size before it joins it.
ANALYZE "o11c"."map_tenant_63c9ad9cd6"
/* step 040-map-system-tenant */;
