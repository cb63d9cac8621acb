-- Step 530-link-system-process-parent-activity-id (53 of 59): link (System).Process parent_activity_id
-- Why here: after all inserts: the rows that it refers to are in only now; (System).Activity comes
-- after (System).Process in the order of the vendor
-- Reads: dbo.ossys_bpm_process (its copy #o11c_src_1), o11c.map_process_879d0bd30b,
-- o11c.map_activity_7719b209bf
-- Writes: dbo.ossys_bpm_process, o11c.after_process_879d0bd30b
-- Locks: IX and X on OSTARGET.dbo.ossys_bpm_process (until COMMIT); IS and S on
-- OSTARGET.dbo.ossys_bpm_activity; IS and S on OSTARGET.dbo.ossys_bpm_process (while a statement runs)
-- Applications: since step 010-open-the-run who reads or writes OSTARGET.dbo.ossys_bpm_process waits
-- (readers of row versions read on)
-- Cost (estimate): at most 1 row, size unknown, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; alone it refuses to run.
-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'journal 52')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
SET @o11c_rows = 0;
BEGIN TRY

-- The rows that it refers to are in now. Only rows of this run are touched: those in the map.
UPDATE [t] SET [parent_activity_id] = [r].[new_id]
FROM [#o11c_src_1] AS [s]
JOIN [OSTARGET].[o11c].[map_process_879d0bd30b] AS [m]
  ON [m].[old_id] = [s].[id]
JOIN [OSTARGET].[o11c].[map_activity_7719b209bf] AS [r]
  ON [r].[old_id] = [s].[parent_activity_id]
JOIN [OSTARGET].[dbo].[ossys_bpm_process] AS [t]
  ON [t].[id] = [m].[new_id];
SET @o11c_rows = ROWCOUNT_BIG();

-- Each row of (System).Process that the run has written, as a hash: rollback.sql refuses when a row
-- has changed since.
INSERT INTO [OSTARGET].[o11c].[after_process_879d0bd30b] ([id], [hash])
SELECT [t].[id], CAST(HASHBYTES('SHA2_256', CONVERT(nvarchar(max), N'')
    + COALESCE(CONVERT(nvarchar(20), [t].[id]), N'n') + N';'
    + CASE WHEN [t].[label] IS NULL THEN N'n' ELSE CONVERT(nvarchar(20), DATALENGTH([t].[label])) + N':' + CONVERT(nvarchar(max), [t].[label]) COLLATE Latin1_General_BIN2 END + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[tenant_id]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[process_def_id]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[parent_process_id]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[top_process_id]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[parent_activity_id]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[status_id]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(34), [t].[created], 121), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[created_by]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(34), [t].[last_modified], 121), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[last_modified_by]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(34), [t].[suspended_date], 121), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[suspended_by]), N'n') + N';') AS binary(32))
FROM [OSTARGET].[dbo].[ossys_bpm_process] AS [t]
JOIN (
SELECT
  [m].[new_id] AS [id]
FROM [OSTARGET].[o11c].[map_process_879d0bd30b] AS [m]
WHERE
  [m].[fresh] = CAST(1 AS bit)
) AS [w] ON [w].[id] = [t].[id];

-- Whoever joins it must know its size.
IF SERVERPROPERTY(N'Babelfish') IS NULL
  EXEC (N'UPDATE STATISTICS [OSTARGET].[o11c].[after_process_879d0bd30b]');

UPDATE #o11c_progress SET [mark] = N'step 53', [rows] = @o11c_rows;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[530-link-system-process-parent-activity-id] failed, nothing was kept: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the step''s batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO
