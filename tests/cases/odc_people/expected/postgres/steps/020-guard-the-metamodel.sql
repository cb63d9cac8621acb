-- Step 020-guard-the-metamodel (2 of 30): guard the metamodel
-- Why here: before anything is written: the scripts hold only for the metamodel that they were
-- compiled from
-- Reads: OSSYS tables and catalog of both sides
-- Locks: ACCESS SHARE on o11_source.ossys_entity, o11_source.ossys_entity_attr,
-- o11_source.ossys_espace (until COMMIT)
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Cost (estimate): no rows to speak of, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[020-guard-the-metamodel] 2 of 30:' 'guard the metamodel'
\set o11c_rows 0

-- Refuse to run when entities or columns of the source have changed since the snapshot: each row is an
-- entity and its fingerprint.
DO $o11c$
DECLARE
  found bigint;
  samples text;
BEGIN
  SELECT count(*), string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
  INTO found, samples
  FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  "x"."label" AS "label"
FROM (VALUES
  (
    'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18',
    '6c758ee1-9a45-5acb-a19c-bc7ad577fe10',
    'Shop.Customer',
    'OSUSR_S01_CUSTOMER',
    'c154918aa3ecb06fcf3550dcfc382094',
    'ea1cc1ea51a71572b21118f02a629247'
  )) AS "x"("espace", "entity", "label", "physical", "attributes", "columns")
LEFT JOIN (
  SELECT
    lower(btrim(CAST("es"."ss_key" AS text), '{}')) AS "espace",
    lower(btrim(CAST("en"."ss_key" AS text), '{}')) AS "entity",
    CAST("en"."physical_table_name" AS text) AS "physical",
    md5(
      convert_to(
        string_agg(
          COALESCE(lower(btrim(CAST("at"."ss_key" AS text), '{}')), '') || chr(31) || COALESCE(CAST("at"."name" AS text), '') || chr(31) || COALESCE(CAST("at"."type" AS text), '') || chr(31) || COALESCE(
            nullif(CAST("at"."physical_column_name" AS text), ''),
            nullif(CAST("at"."database_name" AS text), ''),
            ''
          ),
          '
' ORDER BY COALESCE(lower(btrim(CAST("at"."ss_key" AS text), '{}')), '') || chr(31) || COALESCE(CAST("at"."name" AS text), '') || chr(31) || COALESCE(CAST("at"."type" AS text), '') || chr(31) || COALESCE(
            nullif(CAST("at"."physical_column_name" AS text), ''),
            nullif(CAST("at"."database_name" AS text), ''),
            ''
          ) COLLATE "C"
        ),
        'UTF8'
      )
    ) AS "attributes"
  FROM "o11_source"."ossys_espace" AS "es"
  JOIN "o11_source"."ossys_entity" AS "en"
    ON "en"."espace_id" = "es"."id"
  JOIN "o11_source"."ossys_entity_attr" AS "at"
    ON "at"."entity_id" = "en"."id"
  WHERE
    CAST("es"."is_active" AS integer) = 1
    AND CAST("en"."is_active" AS integer) = 1
    AND CAST("at"."is_active" AS integer) = 1
  GROUP BY
    "en"."id",
    "es"."ss_key",
    "en"."ss_key",
    "en"."physical_table_name"
) AS "a"
  ON "a"."espace" = "x"."espace" AND "a"."entity" = "x"."entity"
LEFT JOIN (
  SELECT
    CAST("c"."relname" AS text) AS "physical",
    md5(
      convert_to(
        string_agg(
          CAST("a"."attname" AS text) || chr(31) || format_type("a"."atttypid", "a"."atttypmod") || chr(31) || '',
          '
' ORDER BY CAST("a"."attname" AS text) || chr(31) || format_type("a"."atttypid", "a"."atttypmod") || chr(31) || '' COLLATE "C"
        ),
        'UTF8'
      )
    ) AS "columns"
  FROM "pg_catalog"."pg_class" AS "c"
  JOIN "pg_catalog"."pg_namespace" AS "n"
    ON "n"."oid" = "c"."relnamespace"
  JOIN "pg_catalog"."pg_attribute" AS "a"
    ON "a"."attrelid" = "c"."oid"
  JOIN "pg_catalog"."pg_type" AS "y"
    ON "y"."oid" = "a"."atttypid"
  WHERE
    "n"."nspname" = 'o11_source' AND "a"."attnum" > 0 AND NOT "a"."attisdropped"
  GROUP BY
    "c"."oid",
    "c"."relname"
) AS "c"
  ON "c"."physical" = "x"."physical"
WHERE
  "a"."attributes" IS DISTINCT FROM "x"."attributes"
  OR lower("a"."physical") IS DISTINCT FROM lower("x"."physical")
  OR "c"."columns" IS DISTINCT FROM "x"."columns"
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0909: entities or columns of the source have changed: % (%)', found, samples
      USING HINT = 'Nothing was changed. Make both snapshots again and compile again.';
  END IF;
END
$o11c$
/* step 020-guard-the-metamodel */;

-- Refuse to run when entities or columns of the source have changed since the snapshot: each row is an
-- entity and its fingerprint.
DO $o11c$
DECLARE
  found bigint;
  samples text;
BEGIN
  SELECT count(*), string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
  INTO found, samples
  FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  "x"."label" AS "label"
FROM (VALUES
  (
    '2e64e64d-94b9-5329-8fa0-a8b80a5cd1b8',
    'dc113a9a-ec29-560e-aacd-4e5e93c5a1e1',
    '(System).Group',
    'ossys_group',
    'd41d8cd98f00b204e9800998ecf8427e',
    '625056e096b07b9ae63fb232bc8b2738'
  ),
  (
    '2e64e64d-94b9-5329-8fa0-a8b80a5cd1b8',
    'c6f64bcc-bc9d-5fbd-b70e-ed26bbf1bc92',
    '(System).Role',
    'ossys_role',
    'd41d8cd98f00b204e9800998ecf8427e',
    'b72651851d705560e5d515a0625a7ea8'
  ),
  (
    '2e64e64d-94b9-5329-8fa0-a8b80a5cd1b8',
    'a6e8ded6-294d-5a46-9d4e-25595d8b17ed',
    '(System).User',
    'ossys_user',
    'd41d8cd98f00b204e9800998ecf8427e',
    'e29a349da3d08852c0ed5704957b94aa'
  ),
  (
    'ossys',
    'ossys_user_role',
    '(System).User_Role',
    'ossys_user_role',
    'd41d8cd98f00b204e9800998ecf8427e',
    '408c5ca12a9f3b1e75dbdf7c34b66072'
  ),
  (
    'ossys',
    'ossys_group_user',
    '(System).Group_User',
    'ossys_group_user',
    'd41d8cd98f00b204e9800998ecf8427e',
    '574bb4bb1475bd546d8706139b765cb2'
  ),
  (
    'ossys',
    'ossys_group_role',
    '(System).Group_Role',
    'ossys_group_role',
    'd41d8cd98f00b204e9800998ecf8427e',
    '0e5dcf3331eb127b121b55bc77762ec4'
  )) AS "x"("espace", "entity", "label", "physical", "attributes", "columns")
LEFT JOIN (
  SELECT
    CAST("c"."relname" AS text) AS "physical",
    md5(
      convert_to(
        string_agg(
          CAST("a"."attname" AS text) || chr(31) || format_type("a"."atttypid", "a"."atttypmod") || chr(31) || '',
          '
' ORDER BY CAST("a"."attname" AS text) || chr(31) || format_type("a"."atttypid", "a"."atttypmod") || chr(31) || '' COLLATE "C"
        ),
        'UTF8'
      )
    ) AS "columns"
  FROM "pg_catalog"."pg_class" AS "c"
  JOIN "pg_catalog"."pg_namespace" AS "n"
    ON "n"."oid" = "c"."relnamespace"
  JOIN "pg_catalog"."pg_attribute" AS "a"
    ON "a"."attrelid" = "c"."oid"
  JOIN "pg_catalog"."pg_type" AS "y"
    ON "y"."oid" = "a"."atttypid"
  WHERE
    "n"."nspname" = 'o11_source' AND "a"."attnum" > 0 AND NOT "a"."attisdropped"
  GROUP BY
    "c"."oid",
    "c"."relname"
) AS "c"
  ON "c"."physical" = "x"."physical"
WHERE
  "c"."columns" IS DISTINCT FROM "x"."columns"
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0909: entities or columns of the source have changed: % (%)', found, samples
      USING HINT = 'Nothing was changed. Make both snapshots again and compile again.';
  END IF;
END
$o11c$
/* step 020-guard-the-metamodel */;

-- Refuse to run when modules of the source have other entities now since the snapshot: each row is an
-- entity and its fingerprint.
DO $o11c$
DECLARE
  found bigint;
  samples text;
BEGIN
  SELECT count(*), string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
  INTO found, samples
  FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  "x"."label" AS "label"
FROM (VALUES
  (
    'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18',
    'Shop',
    '6a0def1bf41a983c6bc7785297421eff'
  )) AS "x"("module", "label", "entities")
LEFT JOIN (
  SELECT
    "d"."module" AS "module",
    md5(
      convert_to(
        string_agg("d"."entity", '
' ORDER BY "d"."entity" COLLATE "C"),
        'UTF8'
      )
    ) AS "entities"
  FROM (
    SELECT DISTINCT
      lower(btrim(CAST("es"."ss_key" AS text), '{}')) AS "module",
      lower(btrim(CAST("en"."ss_key" AS text), '{}')) AS "entity"
    FROM "o11_source"."ossys_espace" AS "es"
    JOIN "o11_source"."ossys_entity" AS "en"
      ON "en"."espace_id" = "es"."id"
    WHERE
      CAST("es"."is_active" AS integer) = 1 AND CAST("en"."is_active" AS integer) = 1
  ) AS "d"
  GROUP BY
    "d"."module"
) AS "a"
  ON "a"."module" = "x"."module"
WHERE
  COALESCE("a"."entities", 'd41d8cd98f00b204e9800998ecf8427e') IS DISTINCT FROM "x"."entities"
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0909: modules of the source have other entities now: % (%)', found, samples
      USING HINT = 'Nothing was changed. Make both snapshots again and compile again.';
  END IF;
END
$o11c$
/* step 020-guard-the-metamodel */;

-- Refuse to run when entities or columns of the target have changed since the snapshot: each row is an
-- entity and its fingerprint.
DO $o11c$
DECLARE
  found bigint;
  samples text;
BEGIN
  SELECT count(*), string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
  INTO found, samples
  FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  "x"."label" AS "label"
FROM (VALUES
  (
    'odc',
    'odc_groups',
    'o11_target.odc_groups',
    'odc_groups',
    'd41d8cd98f00b204e9800998ecf8427e',
    '88b661a5845a8611852fc4110203c4b3'
  ),
  (
    'odc',
    'odc_roles',
    'o11_target.odc_roles',
    'odc_roles',
    'd41d8cd98f00b204e9800998ecf8427e',
    '48a4218bf5aa47a203f0c6ab131bab76'
  ),
  (
    'odc',
    'odc_users',
    'o11_target.odc_users',
    'odc_users',
    'd41d8cd98f00b204e9800998ecf8427e',
    '961bdce38cd99d79f760ba97968e04ef'
  ),
  (
    'odc',
    'osusr_customer',
    'o11_target.osusr_customer',
    'osusr_customer',
    'd41d8cd98f00b204e9800998ecf8427e',
    '4b5f684fbea0e459ce3b7f9b32849d1b'
  ),
  (
    'ossys',
    'ossys_user_role',
    'odc_user_roles',
    'odc_user_roles',
    'd41d8cd98f00b204e9800998ecf8427e',
    '1c0b633f768eb3f452d0bd21e8f0e542'
  ),
  (
    'ossys',
    'ossys_group_user',
    'odc_group_users',
    'odc_group_users',
    'd41d8cd98f00b204e9800998ecf8427e',
    '520ca0ad841ff39d8066bbff04fdea1b'
  ),
  (
    'ossys',
    'ossys_group_role',
    'odc_group_roles',
    'odc_group_roles',
    'd41d8cd98f00b204e9800998ecf8427e',
    '5e079581077831f127d78cf2b22a256e'
  )) AS "x"("espace", "entity", "label", "physical", "attributes", "columns")
LEFT JOIN (
  SELECT
    CAST("c"."relname" AS text) AS "physical",
    md5(
      convert_to(
        string_agg(
          CAST("a"."attname" AS text) || chr(31) || format_type("a"."atttypid", "a"."atttypmod") || chr(31) || CASE
            WHEN "a"."attnotnull" OR (
              "y"."typtype" = 'd' AND "y"."typnotnull"
            )
            THEN '0'
            ELSE '1'
          END,
          '
' ORDER BY CAST("a"."attname" AS text) || chr(31) || format_type("a"."atttypid", "a"."atttypmod") || chr(31) || CASE
            WHEN "a"."attnotnull" OR (
              "y"."typtype" = 'd' AND "y"."typnotnull"
            )
            THEN '0'
            ELSE '1'
          END COLLATE "C"
        ),
        'UTF8'
      )
    ) AS "columns"
  FROM "pg_catalog"."pg_class" AS "c"
  JOIN "pg_catalog"."pg_namespace" AS "n"
    ON "n"."oid" = "c"."relnamespace"
  JOIN "pg_catalog"."pg_attribute" AS "a"
    ON "a"."attrelid" = "c"."oid"
  JOIN "pg_catalog"."pg_type" AS "y"
    ON "y"."oid" = "a"."atttypid"
  WHERE
    "n"."nspname" = 'o11_target' AND "a"."attnum" > 0 AND NOT "a"."attisdropped"
  GROUP BY
    "c"."oid",
    "c"."relname"
) AS "c"
  ON "c"."physical" = "x"."physical"
WHERE
  "c"."columns" IS DISTINCT FROM "x"."columns"
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0909: entities or columns of the target have changed: % (%)', found, samples
      USING HINT = 'Nothing was changed. Make both snapshots again and compile again.';
  END IF;
END
$o11c$
/* step 020-guard-the-metamodel */;
