-- Step 120-link-m-o-d-u-le-x-go-echo-x-llllllllllllllllllllllllllllllll (12 of 13): link M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.LLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLL {U+22}q{U+22} xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx order
-- Why here: after all inserts: the rows that it refers to are in only now
-- Reads: o11_source.long {U+22}table{U+22} {U+5D},
-- o11c.map_llllllllllllllllllllllllllllllll_e462e3ec0b
-- Writes: o11_target.OSUSR_back{U+5C}slash :{U+27}x{U+27} $1 {U+25}s {U+7B}{U+7B}x{U+7D}{U+7D},
-- o11c.after_llllllllllllllllllllllllllllllll_e462e3ec0b
-- Locks: ROW EXCLUSIVE on o11_target.OSUSR_back{U+5C}slash :{U+27}x{U+27} $1 {U+25}s
-- {U+7B}{U+7B}x{U+7D}{U+7D}; ROW SHARE on o11_target.OSUSR_back{U+5C}slash :{U+27}x{U+27} $1 {U+25}s
-- {U+7B}{U+7B}x{U+7D}{U+7D}; ACCESS SHARE on o11_source.long {U+22}table{U+22} {U+5D},
-- o11_target.OSUSR_back{U+5C}slash :{U+27}x{U+27} $1 {U+25}s {U+7B}{U+7B}x{U+7D}{U+7D} (until COMMIT)
-- Applications: since step 010-open-the-run who writes to o11_target.OSUSR_back{U+5C}slash
-- :{U+27}x{U+27} $1 {U+25}s {U+7B}{U+7B}x{U+7D}{U+7D} waits (reading goes on)
-- Cost (estimate): at most 2 rows, size unknown, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[120-link-m-o-d-u-le-x-go-echo-x-llllllllllllllllllllllllllllllll] 12 of 13:' 'link M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.LLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLL {U+22}q{U+22} xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx order'
\set o11c_rows 0

-- The rows that it refers to are in now. Only rows of this run are touched: those in the map.
UPDATE "o11_target"."OSUSR_back\slash :'x' $1 %s {{x}}" AS "t" SET "order" = "r"."new_id"
FROM "o11_source"."long ""table"" ]" AS "s"
JOIN "o11c"."map_llllllllllllllllllllllllllllllll_e462e3ec0b" AS "m"
  ON "m"."old_id" = "s"."\q"
JOIN "o11c"."map_llllllllllllllllllllllllllllllll_e462e3ec0b" AS "r"
  ON "r"."old_id" = "s"."order"
WHERE "t"."\q" = "m"."new_id"
/* step 120-link-m-o-d-u-le-x-go-echo-x-llllllllllllllllllllllllllllllll */;
\set o11c_rows :ROW_COUNT

-- Each row of M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21}
-- echo x.LLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLL {U+22}q{U+22}
-- xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx that the run has written, as a hash:
-- rollback.sql refuses when a row has changed since.
INSERT INTO "o11c"."after_llllllllllllllllllllllllllllllll_e462e3ec0b" ("id", "hash")
SELECT "t"."\q", sha256(convert_to(CAST(ROW("t"."\q", "t"."order", "t"."--x", "t"."/*x*/", "t"."'", "t"."ma rk") AS text), 'UTF8'))
FROM "o11_target"."OSUSR_back\slash :'x' $1 %s {{x}}" AS "t"
JOIN (
SELECT
  "m"."new_id" AS "id"
FROM "o11c"."map_llllllllllllllllllllllllllllllll_e462e3ec0b" AS "m"
WHERE
  "m"."fresh" = TRUE
) AS "w" ON "w"."id" = "t"."\q"
/* step 120-link-m-o-d-u-le-x-go-echo-x-llllllllllllllllllllllllllllllll */;

-- Whoever joins it must know its size.
ANALYZE "o11c"."after_llllllllllllllllllllllllllllllll_e462e3ec0b"
/* step 120-link-m-o-d-u-le-x-go-echo-x-llllllllllllllllllllllllllllllll */;
