-- Step 200-delete-system-user (20 of 39): delete (System).User
-- Why here: users.policy is recreate; nobody outside may refer to them
-- Reads: temporary table rows_user_bd902553b2, o11_target.ossys_bpm_activity,
-- o11_target.ossys_bpm_process, o11_target.ossys_group_user, temporary table
-- rows_group_user_3b8d71bdbf, o11_target.ossys_user_role, temporary table rows_user_role_75a57aa166
-- Writes: o11_target.ossys_user, o11c.before_user_f9b11b2f84
-- Locks: ROW EXCLUSIVE on o11_target.ossys_user; ROW SHARE on o11_target.OSUSR_T01_ORDER,
-- o11_target.ossys_bpm_activity, o11_target.ossys_bpm_process, o11_target.ossys_group_user,
-- o11_target.ossys_user, o11_target.ossys_user_role; ACCESS SHARE on o11_target.ossys_bpm_activity,
-- o11_target.ossys_bpm_process, o11_target.ossys_group_user, o11_target.ossys_user,
-- o11_target.ossys_user_role (until COMMIT)
-- Applications: since step 010-open-the-run who writes to o11_target.ossys_user waits (reading goes
-- on)
-- Cost (estimate): at most 2 rows, size unknown, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[200-delete-system-user] 20 of 39:' 'delete (System).User'
\set o11c_rows 0

-- Foreign keys to this table that the snapshot knew: another one could delete or change rows that
-- nobody has looked at.
DO $o11c$
DECLARE
  found bigint;
  samples text;
BEGIN
  SELECT count(*), string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
  INTO found, samples
  FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT name FROM (
SELECT n.nspname || '.' || c.relname || '.' || k.conname AS name
FROM pg_catalog.pg_constraint AS k
JOIN pg_catalog.pg_class AS c ON c.oid = k.conrelid
JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
WHERE k.contype = 'f' AND k.conparentid = 0 AND k.confrelid = '"o11_target"."ossys_user"'::regclass
) AS k
WHERE NOT name IN ('o11_target.OSUSR_T01_ORDER.osfrk_1', 'o11_target.ossys_bpm_activity.osfrk_4', 'o11_target.ossys_bpm_process.osfrk_7', 'o11_target.ossys_bpm_process.osfrk_8', 'o11_target.ossys_bpm_process.osfrk_9', 'o11_target.ossys_group_user.osfrk_2', 'o11_target.ossys_user_role.osfrk_1')
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0917: foreign keys to o11_target.ossys_user were added since the snapshot: % (%)', found, samples
      USING HINT = 'Nothing was changed. Make both snapshots again and compile again.';
  END IF;
END
$o11c$
/* step 200-delete-system-user */;

-- No row that stays may refer to these rows in ossys_bpm_activity.user_id: the database would refuse
-- the deletion.
DO $o11c$
DECLARE
  found bigint;
  samples text;
BEGIN
  SELECT count(*), string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
  INTO found, samples
  FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("t"."id" AS text) AS "sample"
FROM "o11_target"."ossys_user" AS "t"
JOIN "pg_temp"."rows_user_bd902553b2" AS "k"
  ON "k"."id" = "t"."id"
JOIN "o11_target"."ossys_bpm_activity" AS "c"
  ON "c"."user_id" = "t"."id"
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0904: rows of ossys_bpm_activity.user_id refer to rows that would be deleted: % (%)', found, samples
      USING HINT = 'Nothing was changed. Bring the referring entity into scope with mode replace, or leave these rows where they are.';
  END IF;
END
$o11c$
/* step 200-delete-system-user */;

-- No row that stays may refer to these rows in ossys_bpm_process.created_by: the database would refuse
-- the deletion.
DO $o11c$
DECLARE
  found bigint;
  samples text;
BEGIN
  SELECT count(*), string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
  INTO found, samples
  FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("t"."id" AS text) AS "sample"
FROM "o11_target"."ossys_user" AS "t"
JOIN "pg_temp"."rows_user_bd902553b2" AS "k"
  ON "k"."id" = "t"."id"
JOIN "o11_target"."ossys_bpm_process" AS "c"
  ON "c"."created_by" = "t"."id"
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0904: rows of ossys_bpm_process.created_by refer to rows that would be deleted: % (%)', found, samples
      USING HINT = 'Nothing was changed. Bring the referring entity into scope with mode replace, or leave these rows where they are.';
  END IF;
END
$o11c$
/* step 200-delete-system-user */;

-- No row that stays may refer to these rows in ossys_bpm_process.last_modified_by: the database would
-- refuse the deletion.
DO $o11c$
DECLARE
  found bigint;
  samples text;
BEGIN
  SELECT count(*), string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
  INTO found, samples
  FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("t"."id" AS text) AS "sample"
FROM "o11_target"."ossys_user" AS "t"
JOIN "pg_temp"."rows_user_bd902553b2" AS "k"
  ON "k"."id" = "t"."id"
JOIN "o11_target"."ossys_bpm_process" AS "c"
  ON "c"."last_modified_by" = "t"."id"
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0904: rows of ossys_bpm_process.last_modified_by refer to rows that would be deleted: % (%)', found, samples
      USING HINT = 'Nothing was changed. Bring the referring entity into scope with mode replace, or leave these rows where they are.';
  END IF;
END
$o11c$
/* step 200-delete-system-user */;

-- No row that stays may refer to these rows in ossys_bpm_process.suspended_by: the database would
-- refuse the deletion.
DO $o11c$
DECLARE
  found bigint;
  samples text;
BEGIN
  SELECT count(*), string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
  INTO found, samples
  FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("t"."id" AS text) AS "sample"
FROM "o11_target"."ossys_user" AS "t"
JOIN "pg_temp"."rows_user_bd902553b2" AS "k"
  ON "k"."id" = "t"."id"
JOIN "o11_target"."ossys_bpm_process" AS "c"
  ON "c"."suspended_by" = "t"."id"
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0904: rows of ossys_bpm_process.suspended_by refer to rows that would be deleted: % (%)', found, samples
      USING HINT = 'Nothing was changed. Bring the referring entity into scope with mode replace, or leave these rows where they are.';
  END IF;
END
$o11c$
/* step 200-delete-system-user */;

-- No row that stays may refer to these rows in ossys_group_user.user_id: the database would refuse the
-- deletion.
DO $o11c$
DECLARE
  found bigint;
  samples text;
BEGIN
  SELECT count(*), string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
  INTO found, samples
  FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("t"."id" AS text) AS "sample"
FROM "o11_target"."ossys_user" AS "t"
JOIN "pg_temp"."rows_user_bd902553b2" AS "k"
  ON "k"."id" = "t"."id"
JOIN "o11_target"."ossys_group_user" AS "c"
  ON "c"."user_id" = "t"."id"
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM "pg_temp"."rows_group_user_3b8d71bdbf" AS "d"
    WHERE
      "d"."id" = "c"."id"
  )
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0904: rows of ossys_group_user.user_id refer to rows that would be deleted: % (%)', found, samples
      USING HINT = 'Nothing was changed. Bring the referring entity into scope with mode replace, or leave these rows where they are.';
  END IF;
END
$o11c$
/* step 200-delete-system-user */;

-- No row that stays may refer to these rows in ossys_user_role.user_id: the database would refuse the
-- deletion.
DO $o11c$
DECLARE
  found bigint;
  samples text;
BEGIN
  SELECT count(*), string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
  INTO found, samples
  FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  CAST("t"."id" AS text) AS "sample"
FROM "o11_target"."ossys_user" AS "t"
JOIN "pg_temp"."rows_user_bd902553b2" AS "k"
  ON "k"."id" = "t"."id"
JOIN "o11_target"."ossys_user_role" AS "c"
  ON "c"."user_id" = "t"."id"
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM "pg_temp"."rows_user_role_75a57aa166" AS "d"
    WHERE
      "d"."id" = "c"."id"
  )
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0904: rows of ossys_user_role.user_id refer to rows that would be deleted: % (%)', found, samples
      USING HINT = 'Nothing was changed. Bring the referring entity into scope with mode replace, or leave these rows where they are.';
  END IF;
END
$o11c$
/* step 200-delete-system-user */;

-- These rows as they are now, for rollback.sql.
INSERT INTO "o11c"."before_user_f9b11b2f84" ("o11c_step", "id", "tenant_id", "name", "username", "password", "email", "mobilephone", "external_id", "creation_date", "last_login", "is_active")
SELECT '200-delete-system-user', "t"."id", "t"."tenant_id", "t"."name", "t"."username", "t"."password", "t"."email", "t"."mobilephone", "t"."external_id", "t"."creation_date", "t"."last_login", "t"."is_active"
FROM "o11_target"."ossys_user" AS "t"
WHERE "id" IN (
  SELECT
    "id"
  FROM "pg_temp"."rows_user_bd902553b2"
)
/* step 200-delete-system-user */;

-- users.policy is recreate: these users are written again from the source.
DELETE FROM "o11_target"."ossys_user"
WHERE "id" IN (
  SELECT
    "id"
  FROM "pg_temp"."rows_user_bd902553b2"
)
/* step 200-delete-system-user */;
\set o11c_rows :ROW_COUNT
