-- Step 290-advance-shop-customer (29 of 30): advance Shop.Customer
-- Why here: after the inserts: ids were kept, so the sequence has not moved with them
-- Reads: o11_target.osusr_customer
-- Writes: sequence o11_target.osusr_customer_id_seq (moved; a rollback of the transaction does not
-- undo that)
-- Locks: ACCESS SHARE on o11_target.osusr_customer (until COMMIT)
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Cost (estimate): no rows to speak of, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[290-advance-shop-customer] 29 of 30:' 'advance Shop.Customer'
\set o11c_rows 0

-- The sequence goes past the block; it is never lowered.
DO $o11c$
BEGIN
  PERFORM setval('"o11_target"."osusr_customer_id_seq"'::regclass, h.top, true)
  FROM (SELECT max("id") FROM "o11_target"."osusr_customer") AS h(top)
  CROSS JOIN "o11_target"."osusr_customer_id_seq" AS n
  WHERE h.top > n.last_value OR (h.top = n.last_value AND NOT n.is_called);
END
$o11c$
/* step 290-advance-shop-customer */;
