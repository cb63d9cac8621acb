-- Step 110-link-m-o-d-u-le-x-go-echo-x-llllllllllllllllllllllllllllllll (11 of 12): link M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.LLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLL {U+22}q{U+22} xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx order
-- Why here: after all inserts: the rows that it refers to are in only now
-- Reads: o11_source.long {U+22}table{U+22} {U+5D}
-- Writes: o11_target.OSUSR_back{U+5C}slash :{U+27}x{U+27} $1 {U+25}s {U+7B}{U+7B}x{U+7D}{U+7D}
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[110-link-m-o-d-u-le-x-go-echo-x-llllllllllllllllllllllllllllllll]' 'link M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.LLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLL {U+22}q{U+22} xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx order'
\set o11c_rows 0

-- The rows that it refers to are in now. Only rows of this run are touched: those in the map.
UPDATE "o11_target"."OSUSR_back\slash :'x' $1 %s {{x}}" AS "t" SET "order" = "r"."new_id"
FROM "o11_source"."long ""table"" ]" AS "s"
JOIN "o11c"."map_llllllllllllllllllllllllllllllll_e462e3ec0b" AS "m"
  ON "m"."old_id" = "s"."\q"
JOIN "o11c"."map_llllllllllllllllllllllllllllllll_e462e3ec0b" AS "r"
  ON "r"."old_id" = "s"."order"
WHERE "t"."\q" = "m"."new_id"
/* step 110-link-m-o-d-u-le-x-go-echo-x-llllllllllllllllllllllllllllllll */;
\set o11c_rows :ROW_COUNT

