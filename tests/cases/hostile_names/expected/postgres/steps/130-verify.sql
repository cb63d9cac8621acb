-- Step 130-verify (13 of 13): verify
-- Why here: last before COMMIT: whatever does not hold undoes the whole run
-- Reads: both sides, maps
-- Locks: ACCESS SHARE on o11_source.it{U+27}s {U+2A}{U+2F} a {U+2F}{U+2A} -{U+2D}t, o11_source.long
-- {U+22}table{U+22} {U+5D}, o11_target.OSUSR {U+22}s{U+22} {U+5D}x{U+5B} size,
-- o11_target.OSUSR_back{U+5C}slash :{U+27}x{U+27} $1 {U+25}s {U+7B}{U+7B}x{U+7D}{U+7D},
-- o11_target.it{U+27}s {U+2A}{U+2F} a {U+2F}{U+2A} -{U+2D}t, o11_target.ossys_role,
-- o11_target.ossys_tenant, o11_target.ossys_user (until COMMIT)
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Cost (estimate): at most 4 rows, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[130-verify] 13 of 13:' 'verify'
\set o11c_rows 0

-- Constraints that wait for COMMIT are checked now, so that nothing can fail after this verification.
SET CONSTRAINTS ALL IMMEDIATE
/* step 130-verify */;

-- M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.Select:
-- every source row has its target row, each reference is what the map says and exists, and each copied
-- value is the source's.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT v.check_id, v.entity, v.what, v.expected, v.found, v.expected = v.found
FROM (
SELECT
  COUNT(*) AS "source_rows",
  COUNT(CASE WHEN NOT "t"."i'd ]1" IS NULL THEN 1 END) AS "target_rows",
  COUNT(CASE WHEN "m"."fresh" = TRUE THEN 1 END) AS "fresh_rows",
  (
    SELECT
      COUNT(*)
    FROM "o11c"."map_select_136c2dda09" AS "f"
    WHERE
      "f"."fresh" = TRUE
  ) AS "fresh_pairs",
  COUNT(CASE WHEN "m"."fresh" = TRUE AND NOT "t"."i'd ]1" IS NULL THEN 1 END) AS "inserted_rows",
  COUNT(
    CASE
      WHEN NOT "t"."i'd ]1" IS NULL
      AND (
        (
          CAST("t"."é😀 :x" AS text) COLLATE pg_catalog."C" IS DISTINCT FROM CAST("s"."é😀 :x" AS text) COLLATE pg_catalog."C"
        )
        OR (
          CAST("t"."mark" AS text) COLLATE pg_catalog."C" IS DISTINCT FROM CAST("s"."mark" AS text) COLLATE pg_catalog."C"
        )
      )
      THEN 1
    END
  ) AS "changed_rows",
  COUNT(
    CASE
      WHEN (
        "r1"."new_id" = "t"."user" AND NOT "p1"."id" IS NULL
      )
      OR (
        "t"."user" IS NULL AND "r1"."new_id" IS NULL
      )
      THEN 1
    END
  ) AS "right_1",
  COUNT(CASE WHEN NOT "s"."user" IS NULL AND "r1"."new_id" IS NULL THEN 1 END) AS "lost_1",
  COUNT(
    CASE
      WHEN (
        "r2"."new_id" = "t"."a""b]c[d" AND NOT "p2"."i""d" IS NULL
      )
      OR (
        "t"."a""b]c[d" IS NULL AND "r2"."new_id" IS NULL
      )
      THEN 1
    END
  ) AS "right_2",
  COUNT(CASE WHEN NOT "s"."a""b]c[d" IS NULL AND "r2"."new_id" IS NULL THEN 1 END) AS "lost_2"
FROM "o11_source"."it's */ a /* --t" AS "s"
LEFT JOIN "o11c"."map_select_136c2dda09" AS "m"
  ON "m"."old_id" = "s"."i'd ]1"
LEFT JOIN "o11_target"."it's */ a /* --t" AS "t"
  ON "t"."i'd ]1" = "m"."new_id"
LEFT JOIN "o11c"."map_user_f9b11b2f84" AS "r1"
  ON "r1"."old_id" = "s"."user"
LEFT JOIN "o11_target"."ossys_user" AS "p1"
  ON "p1"."id" = "r1"."new_id"
LEFT JOIN "o11c"."map_table_002f2778d0" AS "r2"
  ON "r2"."old_id" = "s"."a""b]c[d"
LEFT JOIN "o11_target"."OSUSR ""s"" ]x[ size" AS "p2"
  ON "p2"."i""d" = "r2"."new_id"
) AS "j"
CROSS JOIN LATERAL (VALUES
  ('rows-m_o_d_u_le_x_go_echo_x_select', 'M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.Select', 'rows arrived', "j"."source_rows", "j"."target_rows"),
  ('rows-m_o_d_u_le_x_go_echo_x_select', 'M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.Select', 'rows inserted', "j"."fresh_pairs", "j"."inserted_rows"),
  ('rows-m_o_d_u_le_x_go_echo_x_select', 'M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.Select', 'rows with a copied value that differs', 0, "j"."changed_rows"),
  ('rows-m_o_d_u_le_x_go_echo_x_select', 'M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.Select', 'User: right', "j"."source_rows", "j"."right_1"),
  ('rows-m_o_d_u_le_x_go_echo_x_select', 'M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.Select', 'User: without partner', 0, "j"."lost_1"),
  ('rows-m_o_d_u_le_x_go_echo_x_select', 'M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.Select', 'a{U+27}b{U+22}c{U+5D}d{U+5B}e {U+2A}{U+2F} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} x: right', "j"."source_rows", "j"."right_2"),
  ('rows-m_o_d_u_le_x_go_echo_x_select', 'M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.Select', 'a{U+27}b{U+22}c{U+5D}d{U+5B}e {U+2A}{U+2F} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} x: without partner', 0, "j"."lost_2")
) AS v(check_id, entity, what, expected, found)
/* step 130-verify */;

-- M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo
-- x.LLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLL {U+22}q{U+22}
-- xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx: every source row has its target
-- row, each reference is what the map says and exists, and each copied value is the source's.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT v.check_id, v.entity, v.what, v.expected, v.found, v.expected = v.found
FROM (
SELECT
  COUNT(*) AS "source_rows",
  COUNT(CASE WHEN NOT "t"."\q" IS NULL THEN 1 END) AS "target_rows",
  COUNT(CASE WHEN "m"."fresh" = TRUE THEN 1 END) AS "fresh_rows",
  (
    SELECT
      COUNT(*)
    FROM "o11c"."map_llllllllllllllllllllllllllllllll_e462e3ec0b" AS "f"
    WHERE
      "f"."fresh" = TRUE
  ) AS "fresh_pairs",
  COUNT(CASE WHEN "m"."fresh" = TRUE AND NOT "t"."\q" IS NULL THEN 1 END) AS "inserted_rows",
  COUNT(
    CASE
      WHEN NOT "t"."\q" IS NULL
      AND (
        (
          CAST("t"."ma rk" AS text) COLLATE pg_catalog."C" IS DISTINCT FROM CAST("s"."ma rk" AS text) COLLATE pg_catalog."C"
        )
      )
      THEN 1
    END
  ) AS "changed_rows",
  COUNT(
    CASE
      WHEN (
        "r1"."new_id" = "t"."order" AND NOT "p1"."\q" IS NULL
      )
      OR (
        "t"."order" IS NULL AND "r1"."new_id" IS NULL
      )
      THEN 1
    END
  ) AS "right_1",
  COUNT(CASE WHEN NOT "s"."order" IS NULL AND "r1"."new_id" IS NULL THEN 1 END) AS "lost_1",
  COUNT(
    CASE
      WHEN (
        "r2"."new_id" = "t"."--x" AND NOT "p2"."i'd ]1" IS NULL
      )
      OR (
        "t"."--x" IS NULL AND "r2"."new_id" IS NULL
      )
      THEN 1
    END
  ) AS "right_2",
  COUNT(CASE WHEN NOT "s"."--x" IS NULL AND "r2"."new_id" IS NULL THEN 1 END) AS "lost_2",
  COUNT(
    CASE
      WHEN (
        "r3"."new_id" = "t"."/*x*/" AND NOT "p3"."id" IS NULL
      )
      OR (
        "t"."/*x*/" IS NULL AND "r3"."new_id" IS NULL
      )
      THEN 1
    END
  ) AS "right_3",
  COUNT(CASE WHEN NOT "s"."/*x*/" IS NULL AND "r3"."new_id" IS NULL THEN 1 END) AS "lost_3",
  COUNT(
    CASE
      WHEN (
        "r4"."new_id" = "t"."'" AND NOT "p4"."id" IS NULL
      )
      OR (
        "t"."'" IS NULL AND "r4"."new_id" IS NULL
      )
      THEN 1
    END
  ) AS "right_4",
  COUNT(CASE WHEN NOT "s"."'" IS NULL AND "r4"."new_id" IS NULL THEN 1 END) AS "lost_4"
FROM "o11_source"."long ""table"" ]" AS "s"
LEFT JOIN "o11c"."map_llllllllllllllllllllllllllllllll_e462e3ec0b" AS "m"
  ON "m"."old_id" = "s"."\q"
LEFT JOIN "o11_target"."OSUSR_back\slash :'x' $1 %s {{x}}" AS "t"
  ON "t"."\q" = "m"."new_id"
LEFT JOIN "o11c"."map_llllllllllllllllllllllllllllllll_e462e3ec0b" AS "r1"
  ON "r1"."old_id" = "s"."order"
LEFT JOIN "o11_target"."OSUSR_back\slash :'x' $1 %s {{x}}" AS "p1"
  ON "p1"."\q" = "r1"."new_id"
LEFT JOIN "o11c"."map_select_136c2dda09" AS "r2"
  ON "r2"."old_id" = "s"."--x"
LEFT JOIN "o11_target"."it's */ a /* --t" AS "p2"
  ON "p2"."i'd ]1" = "r2"."new_id"
LEFT JOIN "o11c"."map_role_bed61fb7b8" AS "r3"
  ON "r3"."old_id" = "s"."/*x*/"
LEFT JOIN "o11_target"."ossys_role" AS "p3"
  ON "p3"."id" = "r3"."new_id"
LEFT JOIN "o11c"."map_tenant_63c9ad9cd6" AS "r4"
  ON "r4"."old_id" = "s"."'"
LEFT JOIN "o11_target"."ossys_tenant" AS "p4"
  ON "p4"."id" = "r4"."new_id"
) AS "j"
CROSS JOIN LATERAL (VALUES
  ('rows-m_o_d_u_le_x_go_echo_x_lllllllllllllllllllllllllllllllllllll', 'M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.LLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLL {U+22}q{U+22} xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', 'rows arrived', "j"."source_rows", "j"."target_rows"),
  ('rows-m_o_d_u_le_x_go_echo_x_lllllllllllllllllllllllllllllllllllll', 'M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.LLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLL {U+22}q{U+22} xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', 'rows inserted', "j"."fresh_pairs", "j"."inserted_rows"),
  ('rows-m_o_d_u_le_x_go_echo_x_lllllllllllllllllllllllllllllllllllll', 'M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.LLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLL {U+22}q{U+22} xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', 'rows with a copied value that differs', 0, "j"."changed_rows"),
  ('rows-m_o_d_u_le_x_go_echo_x_lllllllllllllllllllllllllllllllllllll', 'M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.LLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLL {U+22}q{U+22} xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', 'Order by: right', "j"."source_rows", "j"."right_1"),
  ('rows-m_o_d_u_le_x_go_echo_x_lllllllllllllllllllllllllllllllllllll', 'M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.LLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLL {U+22}q{U+22} xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', 'Order by: without partner', 0, "j"."lost_1"),
  ('rows-m_o_d_u_le_x_go_echo_x_lllllllllllllllllllllllllllllllllllll', 'M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.LLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLL {U+22}q{U+22} xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '-{U+2D} x: right', "j"."source_rows", "j"."right_2"),
  ('rows-m_o_d_u_le_x_go_echo_x_lllllllllllllllllllllllllllllllllllll', 'M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.LLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLL {U+22}q{U+22} xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '-{U+2D} x: without partner', 0, "j"."lost_2"),
  ('rows-m_o_d_u_le_x_go_echo_x_lllllllllllllllllllllllllllllllllllll', 'M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.LLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLL {U+22}q{U+22} xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '{U+2A}{U+2F}: right', "j"."source_rows", "j"."right_3"),
  ('rows-m_o_d_u_le_x_go_echo_x_lllllllllllllllllllllllllllllllllllll', 'M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.LLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLL {U+22}q{U+22} xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '{U+2A}{U+2F}: without partner', 0, "j"."lost_3"),
  ('rows-m_o_d_u_le_x_go_echo_x_lllllllllllllllllllllllllllllllllllll', 'M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.LLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLL {U+22}q{U+22} xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '{U+27}: right', "j"."source_rows", "j"."right_4"),
  ('rows-m_o_d_u_le_x_go_echo_x_lllllllllllllllllllllllllllllllllllll', 'M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.LLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLL {U+22}q{U+22} xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', '{U+27}: without partner', 0, "j"."lost_4")
) AS v(check_id, entity, what, expected, found)
/* step 130-verify */;

-- (System).Role: the map is one to one.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'map-system_role', '(System).Role', 'map is one to one', q.pairs, q.news, q.pairs = q.news AND q.pairs = q.olds
FROM (SELECT count(*) AS pairs, count(DISTINCT old_id) AS olds, count(DISTINCT new_id) AS news
  FROM "o11c"."map_role_bed61fb7b8") AS q
/* step 130-verify */;

-- (System).Tenant: the map is one to one.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'map-system_tenant', '(System).Tenant', 'map is one to one', q.pairs, q.news, q.pairs = q.news AND q.pairs = q.olds
FROM (SELECT count(*) AS pairs, count(DISTINCT old_id) AS olds, count(DISTINCT new_id) AS news
  FROM "o11c"."map_tenant_63c9ad9cd6") AS q
/* step 130-verify */;

-- (System).User: the map is one to one.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'map-system_user', '(System).User', 'map is one to one', q.pairs, q.news, q.pairs = q.news AND q.pairs = q.olds
FROM (SELECT count(*) AS pairs, count(DISTINCT old_id) AS olds, count(DISTINCT new_id) AS news
  FROM "o11c"."map_user_f9b11b2f84") AS q
/* step 130-verify */;

-- M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo
-- x.LLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLL {U+22}q{U+22}
-- xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx: the map is one to one.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'map-m_o_d_u_le_x_go_echo_x_lllllllllllllllllllllllllllllllllllll', 'M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.LLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLL {U+22}q{U+22} xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', 'map is one to one', q.pairs, q.news, q.pairs = q.news AND q.pairs = q.olds
FROM (SELECT count(*) AS pairs, count(DISTINCT old_id) AS olds, count(DISTINCT new_id) AS news
  FROM "o11c"."map_llllllllllllllllllllllllllllllll_e462e3ec0b") AS q
/* step 130-verify */;

-- M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.Select:
-- the map is one to one.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'map-m_o_d_u_le_x_go_echo_x_select', 'M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.Select', 'map is one to one', q.pairs, q.news, q.pairs = q.news AND q.pairs = q.olds
FROM (SELECT count(*) AS pairs, count(DISTINCT old_id) AS olds, count(DISTINCT new_id) AS news
  FROM "o11c"."map_select_136c2dda09") AS q
/* step 130-verify */;

-- M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.Table:
-- the map is one to one.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'map-m_o_d_u_le_x_go_echo_x_table', 'M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.Table', 'map is one to one', q.pairs, q.news, q.pairs = q.news AND q.pairs = q.olds
FROM (SELECT count(*) AS pairs, count(DISTINCT old_id) AS olds, count(DISTINCT new_id) AS news
  FROM "o11c"."map_table_002f2778d0") AS q
/* step 130-verify */;

-- M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.Select:
-- the next id that the sequence gives is above every id in the table.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'sequence-m_o_d_u_le_x_go_echo_x_select', 'M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.Select', 'sequence is ahead of the highest id', q.top, n.last_value,
  CASE WHEN n.is_called THEN n.last_value >= q.top ELSE n.last_value > q.top END
FROM (SELECT coalesce(max("i'd ]1"), 0) AS top FROM "o11_target"."it's */ a /* --t") AS q
CROSS JOIN "o11_target"."it's */ a /* --t_i'd ]1_seq" AS n
/* step 130-verify */;

-- M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo
-- x.LLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLL {U+22}q{U+22}
-- xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx: the next id that the sequence gives
-- is above every id in the table.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'sequence-m_o_d_u_le_x_go_echo_x_lllllllllllllllllllllllllllllllllllll', 'M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.LLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLL {U+22}q{U+22} xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', 'sequence is ahead of the highest id', q.top, n.last_value,
  CASE WHEN n.is_called THEN n.last_value >= q.top ELSE n.last_value > q.top END
FROM (SELECT coalesce(max("\q"), 0) AS top FROM "o11_target"."OSUSR_back\slash :'x' $1 %s {{x}}") AS q
CROSS JOIN "o11_target"."OSUSR_back\slash :'x' $1 %s {{x}}_\q_seq" AS n
/* step 130-verify */;

-- M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo
-- x.LLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLL {U+22}q{U+22}
-- xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx: constraints and triggers are in the
-- state that the snapshot recorded.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'states-m_o_d_u_le_x_go_echo_x_lllllllllllllllllllllllllllllllllllll', 'M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.LLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLL {U+22}q{U+22} xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', v.what, v.expected, v.found, v.expected = v.found
FROM (
SELECT 1, 'constraints are as the snapshot had them', 4, (SELECT count(*) FROM (VALUES
  ('M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.LLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLL {U+22}q{U+22} xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', 'o11_target', 'OSUSR_back\slash :''x'' $1 %s {{x}}', 'osfrk_1', 'enabled, validated'),
  ('M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.LLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLL {U+22}q{U+22} xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', 'o11_target', 'OSUSR_back\slash :''x'' $1 %s {{x}}', 'osfrk_2', 'enabled, validated'),
  ('M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.LLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLL {U+22}q{U+22} xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', 'o11_target', 'OSUSR_back\slash :''x'' $1 %s {{x}}', 'osfrk_3', 'enabled, validated'),
  ('M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.LLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLL {U+22}q{U+22} xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', 'o11_target', 'OSUSR_back\slash :''x'' $1 %s {{x}}', 'osfrk_4', 'enabled, validated')
) AS w(label, schema_name, table_name, name, state)
JOIN pg_catalog.pg_namespace AS n ON n.nspname = w.schema_name
JOIN pg_catalog.pg_class AS c ON c.relnamespace = n.oid AND c.relname = w.table_name
JOIN (
  SELECT k.conrelid AS relation, k.contype, k.conname::text AS name,
    CASE WHEN NOT coalesce((to_jsonb(k) ->> 'conenforced')::boolean, true)
        OR EXISTS (SELECT FROM pg_catalog.pg_trigger AS t WHERE t.tgconstraint = k.oid AND t.tgenabled = 'D')
      THEN 'disabled' WHEN k.convalidated THEN 'enabled, validated' ELSE 'enabled, not validated' END AS state
  FROM pg_catalog.pg_constraint AS k
  WHERE k.contype IN ('f', 'c') AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint AS p
    WHERE p.oid = k.conparentid AND p.conrelid = k.conrelid)
    AND (k.contype = 'f' OR coalesce((to_jsonb(k) ->> 'conenforced')::boolean, true))
) AS k ON k.relation = c.oid AND k.name = w.name AND k.state = w.state)
) AS v(place, what, expected, found)
ORDER BY v.place
/* step 130-verify */;

-- M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.Select:
-- constraints and triggers are in the state that the snapshot recorded.
INSERT INTO pg_temp.o11c_check (check_id, entity, what, expected, found, ok)
SELECT 'states-m_o_d_u_le_x_go_echo_x_select', 'M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.Select', v.what, v.expected, v.found, v.expected = v.found
FROM (
SELECT 1, 'constraints are as the snapshot had them', 2, (SELECT count(*) FROM (VALUES
  ('M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.Select', 'o11_target', 'it''s */ a /* --t', 'osfrk_1', 'enabled, validated'),
  ('M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.Select', 'o11_target', 'it''s */ a /* --t', 'osfrk_2', 'enabled, validated')
) AS w(label, schema_name, table_name, name, state)
JOIN pg_catalog.pg_namespace AS n ON n.nspname = w.schema_name
JOIN pg_catalog.pg_class AS c ON c.relnamespace = n.oid AND c.relname = w.table_name
JOIN (
  SELECT k.conrelid AS relation, k.contype, k.conname::text AS name,
    CASE WHEN NOT coalesce((to_jsonb(k) ->> 'conenforced')::boolean, true)
        OR EXISTS (SELECT FROM pg_catalog.pg_trigger AS t WHERE t.tgconstraint = k.oid AND t.tgenabled = 'D')
      THEN 'disabled' WHEN k.convalidated THEN 'enabled, validated' ELSE 'enabled, not validated' END AS state
  FROM pg_catalog.pg_constraint AS k
  WHERE k.contype IN ('f', 'c') AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint AS p
    WHERE p.oid = k.conparentid AND p.conrelid = k.conrelid)
    AND (k.contype = 'f' OR coalesce((to_jsonb(k) ->> 'conenforced')::boolean, true))
) AS k ON k.relation = c.oid AND k.name = w.name AND k.state = w.state)
) AS v(place, what, expected, found)
ORDER BY v.place
/* step 130-verify */;

-- One row a check.
SELECT check_id, entity, what, expected, found, ok
FROM pg_temp.o11c_check
WHERE ok IS NOT NULL
ORDER BY place
/* step 130-verify */;

-- For information, nothing is compared: what the project file or the reports have accepted, counted.
SELECT entity, what, found AS rows
FROM pg_temp.o11c_check
WHERE ok IS NULL
ORDER BY place
/* step 130-verify */;

-- What became of the rows that were expected, one line an entity.
SELECT c.entity,
  sum(CASE WHEN c.what IN ('rows arrived') THEN c.expected ELSE 0 END) AS expected,
  sum(CASE WHEN c.what IN ('rows inserted') THEN c.found ELSE 0 END) AS inserted,
  sum(CASE WHEN c.what IN ('rows that were there before, updated where they differed') THEN c.found ELSE 0 END) AS updated,
  sum(CASE WHEN c.what IN ('rows that were there before, kept as they were') THEN c.found ELSE 0 END) AS kept,
  sum(CASE WHEN c.what IN ('rows of the source that do not take part') THEN c.found ELSE 0 END) AS not_selected
FROM pg_temp.o11c_check AS c
GROUP BY c.entity
HAVING count(*) FILTER (WHERE c.what = 'rows arrived') > 0
ORDER BY min(c.place)
/* step 130-verify */;

-- A check that does not hold ends the run here.
DO $o11c$
DECLARE
  found bigint;
  samples text;
BEGIN
  SELECT count(*), string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
  INTO found, samples
  FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT entity || ', ' || what FROM pg_temp.o11c_check WHERE NOT ok
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0910: checks do not hold: % (%)', found, samples
      USING HINT = 'The table above shows expected and found.';
  END IF;
END
$o11c$
/* step 130-verify */;
