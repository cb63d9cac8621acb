-- Step 050-check-addresses-of-system-user (5 of 30): check addresses of (System).User
-- Why here: before anything is written: an active user who is left behind cannot log in to ODC
-- Reads: o11_source.ossys_user, temporary table rows_user_8fadb4a988
-- Locks: ACCESS SHARE on o11_source.ossys_user (until COMMIT)
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Cost (estimate): about 7 rows, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[050-check-addresses-of-system-user] 5 of 30:' 'check addresses of (System).User'
\set o11c_rows 0

-- Every active user takes part: who has no valid email of his own could not log in to ODC.
DO $o11c$
DECLARE
  found bigint;
  samples text;
BEGIN
  SELECT count(*), string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
  INTO found, samples
  FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  COALESCE(CAST("u"."username" AS text), '') || ' (' || CAST("u"."id" AS text) || ')' AS "sample"
FROM "o11_source"."ossys_user" AS "u"
WHERE
  CAST("u"."tenant_id" AS text) IN ('5')
  AND CASE WHEN CAST("u"."is_active" AS integer) = 1 THEN 1 ELSE 0 END = 1
  AND NOT EXISTS(
    SELECT
      1
    FROM "pg_temp"."rows_user_8fadb4a988" AS "k"
    WHERE
      "k"."id" = "u"."id"
  )
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0985: active users have no valid email, or not alone: % (%)', found, samples
      USING HINT = 'Nothing was changed. Correct their emails in O11; or write odc.authentication: external-idp.';
  END IF;
END
$o11c$
/* step 050-check-addresses-of-system-user */;
