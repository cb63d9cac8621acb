-- Step 100-insert-m-o-d-u-le-x-go-echo-x-select (10 of 13): insert M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.Select
-- Why here: after (System).User, which its rows refer to
-- Reads: o11_source.it{U+27}s {U+2A}{U+2F} a {U+2F}{U+2A} -{U+2D}t, o11c.map_select_136c2dda09,
-- o11c.map_user_f9b11b2f84, o11c.map_table_002f2778d0
-- Writes: o11_target.it{U+27}s {U+2A}{U+2F} a {U+2F}{U+2A} -{U+2D}t, o11c.after_select_136c2dda09
-- Locks: ROW EXCLUSIVE on o11_target.it{U+27}s {U+2A}{U+2F} a {U+2F}{U+2A} -{U+2D}t; ROW SHARE on
-- o11_target.OSUSR {U+22}s{U+22} {U+5D}x{U+5B} size, o11_target.ossys_user; ACCESS SHARE on
-- o11_source.it{U+27}s {U+2A}{U+2F} a {U+2F}{U+2A} -{U+2D}t, o11_target.it{U+27}s {U+2A}{U+2F} a
-- {U+2F}{U+2A} -{U+2D}t (until COMMIT)
-- Applications: since step 010-open-the-run who writes to o11_target.it{U+27}s {U+2A}{U+2F} a
-- {U+2F}{U+2A} -{U+2D}t waits (reading goes on)
-- Cost (estimate): about 2 rows, size unknown, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[100-insert-m-o-d-u-le-x-go-echo-x-select] 10 of 13:' 'insert M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.Select'
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
/* step 100-insert-m-o-d-u-le-x-go-echo-x-select */;
\set o11c_rows :ROW_COUNT

-- Each row of M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21}
-- echo x.Select that the run has written, as a hash: rollback.sql refuses when a row has changed
-- since.
INSERT INTO "o11c"."after_select_136c2dda09" ("id", "hash")
SELECT "t"."i'd ]1", sha256(convert_to(CAST(ROW("t"."i'd ]1", "t"."user", "t"."a""b]c[d", "t"."é😀 :x", "t"."mark", "t"."n'e]w", "t"."set") AS text), 'UTF8'))
FROM "o11_target"."it's */ a /* --t" AS "t"
JOIN (
SELECT
  "m"."new_id" AS "id"
FROM "o11c"."map_select_136c2dda09" AS "m"
WHERE
  "m"."fresh" = TRUE
) AS "w" ON "w"."id" = "t"."i'd ]1"
/* step 100-insert-m-o-d-u-le-x-go-echo-x-select */;

-- Whoever joins it must know its size.
ANALYZE "o11c"."after_select_136c2dda09"
/* step 100-insert-m-o-d-u-le-x-go-echo-x-select */;
