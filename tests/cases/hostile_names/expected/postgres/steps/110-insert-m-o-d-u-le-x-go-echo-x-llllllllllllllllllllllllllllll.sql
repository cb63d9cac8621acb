-- Step 110-insert-m-o-d-u-le-x-go-echo-x-llllllllllllllllllllllllllllll (11 of 13): insert M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.LLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLL {U+22}q{U+22} xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
-- Why here: after M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D}
-- {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.Select, which its rows refer to
-- Reads: o11_source.long {U+22}table{U+22} {U+5D},
-- o11c.map_llllllllllllllllllllllllllllllll_e462e3ec0b, o11c.map_select_136c2dda09,
-- o11c.map_role_bed61fb7b8, o11c.map_tenant_63c9ad9cd6
-- Writes: o11_target.OSUSR_back{U+5C}slash :{U+27}x{U+27} $1 {U+25}s {U+7B}{U+7B}x{U+7D}{U+7D}
-- Locks: ROW EXCLUSIVE on o11_target.OSUSR_back{U+5C}slash :{U+27}x{U+27} $1 {U+25}s
-- {U+7B}{U+7B}x{U+7D}{U+7D}; ROW SHARE on o11_target.it{U+27}s {U+2A}{U+2F} a {U+2F}{U+2A} -{U+2D}t,
-- o11_target.ossys_role, o11_target.ossys_tenant; ACCESS SHARE on o11_source.long {U+22}table{U+22}
-- {U+5D}, o11_target.OSUSR_back{U+5C}slash :{U+27}x{U+27} $1 {U+25}s {U+7B}{U+7B}x{U+7D}{U+7D} (until
-- COMMIT)
-- Applications: since step 010-open-the-run who writes to o11_target.OSUSR_back{U+5C}slash
-- :{U+27}x{U+27} $1 {U+25}s {U+7B}{U+7B}x{U+7D}{U+7D} waits (reading goes on)
-- Cost (estimate): about 2 rows, size unknown, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[110-insert-m-o-d-u-le-x-go-echo-x-llllllllllllllllllllllllllllll] 11 of 13:' 'insert M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.LLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLL {U+22}q{U+22} xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'
\set o11c_rows 0

-- One row for each row of the source; every reference goes through its map. The ids are already in the
-- map, so the identity column takes them as given.
INSERT INTO "o11_target"."OSUSR_back\slash :'x' $1 %s {{x}}" (
  "\q",
  "order",
  "--x",
  "/*x*/",
  "'",
  "ma rk"
)
OVERRIDING SYSTEM VALUE
SELECT
  "m"."new_id" AS "\q", /* Id: new identifier: the identifier is an autonumber: new ids are taken from the target as one block */
  NULL AS "order", /* Order by: reference to M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.LLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLL {U+22}q{U+22} xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx, through its map; a self-reference, set afterwards */
  "r2"."new_id" AS "--x", /* -{U+2D} x: reference to M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.Select, through its map */
  "r3"."new_id" AS "/*x*/", /* {U+2A}{U+2F}: reference to (System).Role, through its map */
  "r4"."new_id" AS "'", /* {U+27}: reference to (System).Tenant, through its map */
  "s"."ma rk" AS "ma rk" /* Mark: copied */
FROM "o11_source"."long ""table"" ]" AS "s"
JOIN "o11c"."map_llllllllllllllllllllllllllllllll_e462e3ec0b" AS "m"
  ON "m"."old_id" = "s"."\q"
LEFT JOIN "o11c"."map_select_136c2dda09" AS "r2"
  ON "r2"."old_id" = "s"."--x"
LEFT JOIN "o11c"."map_role_bed61fb7b8" AS "r3"
  ON "r3"."old_id" = "s"."/*x*/"
LEFT JOIN "o11c"."map_tenant_63c9ad9cd6" AS "r4"
  ON "r4"."old_id" = "s"."'"
/* step 110-insert-m-o-d-u-le-x-go-echo-x-llllllllllllllllllllllllllllll */;
\set o11c_rows :ROW_COUNT
