-- Step 090-insert-m-o-d-u-le-x-go-echo-x-select (9 of 12): insert M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.Select
-- Why here: after (System).User, which its rows refer to
-- Reads: o11_source.it{U+27}s {U+2A}{U+2F} a {U+2F}{U+2A} -{U+2D}t
-- Writes: o11_target.it{U+27}s {U+2A}{U+2F} a {U+2F}{U+2A} -{U+2D}t
-- Rows in the source: about 2 (the catalog's estimate when the snapshot was made)
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[090-insert-m-o-d-u-le-x-go-echo-x-select]' 'insert M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.Select'
\set o11c_rows 0

-- One row for each row of the source; every reference goes through its map. The ids are already in the
-- map, so the identity column takes them as given.
INSERT INTO "o11_target"."it's */ a /* --t" (
  "i'd ]1",
  "user",
  "a""b]c[d",
  "é😀 :x",
  "mark",
  "n'e]w",
  "set"
)
OVERRIDING SYSTEM VALUE
SELECT
  "m"."new_id" AS "i'd ]1", /* Id: new identifier: the identifier is an autonumber: new ids are taken from the target as one block */
  "r2"."new_id" AS "user", /* User: reference to (System).User, through its map */
  "r3"."new_id" AS "a""b]c[d", /* a{U+27}b{U+22}c{U+5D}d{U+5B}e {U+2A}{U+2F} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} x: reference to M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.Table, through its map */
  "s"."é😀 :x" AS "é😀 :x", /* 😀: copied */
  "s"."mark" AS "mark", /* Mark: copied */
  'd''); DROP TABLE y; -- $(x)
GO
\q */ "q" 😀' AS "n'e]w", /* new {U+2A}{U+2F} {U+24}(x): new in the target: the DEFAULT_VALUE of the attribute */
  'o''x $(x)
GO
x' AS "set" /* set;: new in the target: {U+60}set{U+60} in the project file */
FROM "o11_source"."it's */ a /* --t" AS "s"
JOIN "o11c"."map_select_136c2dda09" AS "m"
  ON "m"."old_id" = "s"."i'd ]1"
LEFT JOIN "o11c"."map_user_f9b11b2f84" AS "r2"
  ON "r2"."old_id" = "s"."user"
LEFT JOIN "o11c"."map_table_002f2778d0" AS "r3"
  ON "r3"."old_id" = "s"."a""b]c[d"
/* step 090-insert-m-o-d-u-le-x-go-echo-x-select */;
\set o11c_rows :ROW_COUNT

