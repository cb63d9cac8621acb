-- Step 100-advance-shop-order (10 of 11): advance Shop.Order
-- Why here: after the inserts: ids were kept, so the sequence has not moved with them
-- Reads: o11_target.OSUSR_T01_ORDER
-- Writes: OSUSR_T01_ORDER_ID1_seq
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[100-advance-shop-order]' 'advance Shop.Order'
\set o11c_rows 0

-- The sequence goes past the block; it is never lowered.
DO $o11c$
BEGIN
  PERFORM setval('"o11_target"."OSUSR_T01_ORDER_ID1_seq"'::regclass, h.top, true)
  FROM (SELECT max("ID1") FROM "o11_target"."OSUSR_T01_ORDER") AS h(top)
  CROSS JOIN "o11_target"."OSUSR_T01_ORDER_ID1_seq" AS n
  WHERE h.top > n.last_value OR (h.top = n.last_value AND NOT n.is_called);
END
$o11c$
/* step 100-advance-shop-order */;

