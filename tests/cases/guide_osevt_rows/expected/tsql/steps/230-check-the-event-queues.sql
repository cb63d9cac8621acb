-- Step 230-check-the-event-queues (23 of 59): check the event queues
-- Why here: events that wait for the platform would be lost, or would start processes twice
-- Reads: dbo.ossys_bpm_event, dbo.ossys_bpm_event_queue
-- Locks: IS and S on OSSOURCE.dbo.ossys_bpm_event, OSSOURCE.dbo.ossys_bpm_event_queue,
-- OSTARGET.dbo.ossys_bpm_event, OSTARGET.dbo.ossys_bpm_event_queue (while a statement runs)
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Cost (estimate): no rows to speak of, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; alone it refuses to run.
-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'journal 22')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
SET @o11c_rows = 0;
BEGIN TRY

-- Events that wait in a queue would be lost, or would start processes for rows that are being moved.
SELECT @o11c_found = COUNT_BIG(*), @o11c_samples = MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  N'dbo.ossys_bpm_event of the source: ' + CAST(COUNT_BIG(*) AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSSOURCE].[dbo].[ossys_bpm_event]
HAVING
  COUNT_BIG(*) > 0
UNION ALL
SELECT
  N'dbo.ossys_bpm_event_queue of the source: ' + CAST(COUNT_BIG(*) AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSSOURCE].[dbo].[ossys_bpm_event_queue]
HAVING
  COUNT_BIG(*) > 0
UNION ALL
SELECT
  N'dbo.ossys_bpm_event of the target: ' + CAST(COUNT_BIG(*) AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[dbo].[ossys_bpm_event]
HAVING
  COUNT_BIG(*) > 0
UNION ALL
SELECT
  N'dbo.ossys_bpm_event_queue of the target: ' + CAST(COUNT_BIG(*) AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[dbo].[ossys_bpm_event_queue]
HAVING
  COUNT_BIG(*) > 0
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0920: queues of BPT events are not empty: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was changed. Wait until the platform has worked them off, with the applications disabled.', N'%', N'%%');
  THROW 50920, @o11c_message, 1;
END;

UPDATE #o11c_progress SET [mark] = N'step 23', [rows] = @o11c_rows;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[230-check-the-event-queues] failed, nothing was kept: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the step''s batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO
