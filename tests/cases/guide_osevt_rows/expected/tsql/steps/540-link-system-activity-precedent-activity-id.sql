-- Step 540-link-system-activity-precedent-activity-id (54 of 59): link (System).Activity precedent_activity_id
-- Why here: after all inserts: the rows that it refers to are in only now
-- Reads: dbo.ossys_bpm_activity (its copy #o11c_src_4), o11c.map_activity_7719b209bf
-- Writes: dbo.ossys_bpm_activity, o11c.after_activity_7719b209bf
-- Locks: IX and X on OSTARGET.dbo.ossys_bpm_activity (until COMMIT); IS and S on
-- OSTARGET.dbo.ossys_bpm_activity; IS and S on OSTARGET.dbo.ossys_bpm_activity (while a statement
-- runs)
-- Applications: since step 010-open-the-run who reads or writes OSTARGET.dbo.ossys_bpm_activity waits
-- (readers of row versions read on)
-- Cost (estimate): at most 2 rows, size unknown, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; alone it refuses to run.
-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'journal 53')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
SET @o11c_rows = 0;
BEGIN TRY

-- The rows that it refers to are in now. Only rows of this run are touched: those in the map.
UPDATE [t] SET [precedent_activity_id] = [r].[new_id]
FROM [#o11c_src_4] AS [s]
JOIN [OSTARGET].[o11c].[map_activity_7719b209bf] AS [m]
  ON [m].[old_id] = [s].[id]
JOIN [OSTARGET].[o11c].[map_activity_7719b209bf] AS [r]
  ON [r].[old_id] = [s].[precedent_activity_id]
JOIN [OSTARGET].[dbo].[ossys_bpm_activity] AS [t]
  ON [t].[id] = [m].[new_id];
SET @o11c_rows = ROWCOUNT_BIG();

-- Each row of (System).Activity that the run has written, as a hash: rollback.sql refuses when a row
-- has changed since.
INSERT INTO [OSTARGET].[o11c].[after_activity_7719b209bf] ([id], [hash])
SELECT [t].[id], CAST(HASHBYTES('SHA2_256', CONVERT(nvarchar(max), N'')
    + COALESCE(CONVERT(nvarchar(20), [t].[id]), N'n') + N';'
    + CASE WHEN [t].[name] IS NULL THEN N'n' ELSE CONVERT(nvarchar(20), DATALENGTH([t].[name])) + N':' + CONVERT(nvarchar(max), [t].[name]) COLLATE Latin1_General_BIN2 END + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[tenant_id]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[activity_def_id]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[process_id]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[user_id]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[group_id]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[status_id]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[precedent_activity_id]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(34), [t].[created], 121), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(34), [t].[opened], 121), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(34), [t].[closed], 121), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(34), [t].[is_running_since], 121), N'n') + N';'
    + CASE WHEN [t].[is_running_at] IS NULL THEN N'n' ELSE CONVERT(nvarchar(20), DATALENGTH([t].[is_running_at])) + N':' + CONVERT(nvarchar(max), [t].[is_running_at]) COLLATE Latin1_General_BIN2 END + N';'
    + COALESCE(CONVERT(nvarchar(34), [t].[next_run], 121), N'n') + N';'
    + CASE WHEN [t].[precedent_outcome] IS NULL THEN N'n' ELSE CONVERT(nvarchar(20), DATALENGTH([t].[precedent_outcome])) + N':' + CONVERT(nvarchar(max), [t].[precedent_outcome]) COLLATE Latin1_General_BIN2 END + N';'
    + COALESCE(CONVERT(nvarchar(34), [t].[due_date], 121), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(1), [t].[expired]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(1), [t].[skipped]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[error_count]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[last_error_id]), N'n') + N';'
    + CASE WHEN [t].[inbox_detail] IS NULL THEN N'n' ELSE CONVERT(nvarchar(20), DATALENGTH([t].[inbox_detail])) + N':' + CONVERT(nvarchar(max), [t].[inbox_detail]) COLLATE Latin1_General_BIN2 END + N';'
    + COALESCE(CONVERT(nvarchar(34), [t].[last_modified], 121), N'n') + N';') AS binary(32))
FROM [OSTARGET].[dbo].[ossys_bpm_activity] AS [t]
JOIN (
SELECT
  [m].[new_id] AS [id]
FROM [OSTARGET].[o11c].[map_activity_7719b209bf] AS [m]
WHERE
  [m].[fresh] = CAST(1 AS bit)
) AS [w] ON [w].[id] = [t].[id];

-- Whoever joins it must know its size.
IF SERVERPROPERTY(N'Babelfish') IS NULL
  EXEC (N'UPDATE STATISTICS [OSTARGET].[o11c].[after_activity_7719b209bf]');

UPDATE #o11c_progress SET [mark] = N'step 54', [rows] = @o11c_rows;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[540-link-system-activity-precedent-activity-id] failed, nothing was kept: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the step''s batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO
