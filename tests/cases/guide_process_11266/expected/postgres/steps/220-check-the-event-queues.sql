-- Step 220-check-the-event-queues (22 of 48): check the event queues
-- Why here: events that wait for the platform would be lost, or would start processes twice
-- Reads: o11_source.ossys_bpm_event, o11_source.ossys_bpm_event_queue, o11_target.ossys_bpm_event,
-- o11_target.ossys_bpm_event_queue
-- Locks: ACCESS SHARE on o11_source.ossys_bpm_event, o11_source.ossys_bpm_event_queue,
-- o11_target.ossys_bpm_event, o11_target.ossys_bpm_event_queue (until COMMIT)
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Cost (estimate): no rows to speak of, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; do not run it alone.
\echo '[220-check-the-event-queues] 22 of 48:' 'check the event queues'
\set o11c_rows 0

-- Events that wait in a queue would be lost, or would start processes for rows that are being moved.
DO $o11c$
DECLARE
  found bigint;
  samples text;
BEGIN
  SELECT count(*), string_agg(sample, ', ' ORDER BY sample COLLATE "C") FILTER (WHERE place <= 5)
  INTO found, samples
  FROM (SELECT sample, row_number() OVER (ORDER BY sample COLLATE "C") AS place FROM (
SELECT
  'o11_source.ossys_bpm_event of the source: ' || CAST(COUNT(*) AS text) AS "sample"
FROM "o11_source"."ossys_bpm_event"
HAVING
  COUNT(*) > 0
UNION ALL
SELECT
  'o11_source.ossys_bpm_event_queue of the source: ' || CAST(COUNT(*) AS text) AS "sample"
FROM "o11_source"."ossys_bpm_event_queue"
HAVING
  COUNT(*) > 0
UNION ALL
SELECT
  'o11_target.ossys_bpm_event of the target: ' || CAST(COUNT(*) AS text) AS "sample"
FROM "o11_target"."ossys_bpm_event"
HAVING
  COUNT(*) > 0
UNION ALL
SELECT
  'o11_target.ossys_bpm_event_queue of the target: ' || CAST(COUNT(*) AS text) AS "sample"
FROM "o11_target"."ossys_bpm_event_queue"
HAVING
  COUNT(*) > 0
  ) AS q(sample)) AS numbered;
  IF found > 0 THEN
    RAISE EXCEPTION 'O11-0920: queues of BPT events are not empty: % (%)', found, samples
      USING HINT = 'Nothing was changed. Wait until the platform has worked them off, with the applications disabled.';
  END IF;
END
$o11c$
/* step 220-check-the-event-queues */;
