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
SELECT [t].[id], HASHBYTES('SHA2_256',
    CASE WHEN [t].[id] IS NULL THEN 0x00 ELSE 0x01 + CONVERT(binary(8), CONVERT(bigint, DATALENGTH([t].[id]))) + CONVERT(varbinary(max), [t].[id]) END
    + CASE WHEN [t].[name] IS NULL THEN 0x00 ELSE 0x01 + CONVERT(binary(8), CONVERT(bigint, DATALENGTH([t].[name]))) + CONVERT(varbinary(max), [t].[name]) END
    + CASE WHEN [t].[tenant_id] IS NULL THEN 0x00 ELSE 0x01 + CONVERT(binary(8), CONVERT(bigint, DATALENGTH([t].[tenant_id]))) + CONVERT(varbinary(max), [t].[tenant_id]) END
    + CASE WHEN [t].[activity_def_id] IS NULL THEN 0x00 ELSE 0x01 + CONVERT(binary(8), CONVERT(bigint, DATALENGTH([t].[activity_def_id]))) + CONVERT(varbinary(max), [t].[activity_def_id]) END
    + CASE WHEN [t].[process_id] IS NULL THEN 0x00 ELSE 0x01 + CONVERT(binary(8), CONVERT(bigint, DATALENGTH([t].[process_id]))) + CONVERT(varbinary(max), [t].[process_id]) END
    + CASE WHEN [t].[user_id] IS NULL THEN 0x00 ELSE 0x01 + CONVERT(binary(8), CONVERT(bigint, DATALENGTH([t].[user_id]))) + CONVERT(varbinary(max), [t].[user_id]) END
    + CASE WHEN [t].[group_id] IS NULL THEN 0x00 ELSE 0x01 + CONVERT(binary(8), CONVERT(bigint, DATALENGTH([t].[group_id]))) + CONVERT(varbinary(max), [t].[group_id]) END
    + CASE WHEN [t].[status_id] IS NULL THEN 0x00 ELSE 0x01 + CONVERT(binary(8), CONVERT(bigint, DATALENGTH([t].[status_id]))) + CONVERT(varbinary(max), [t].[status_id]) END
    + CASE WHEN [t].[precedent_activity_id] IS NULL THEN 0x00 ELSE 0x01 + CONVERT(binary(8), CONVERT(bigint, DATALENGTH([t].[precedent_activity_id]))) + CONVERT(varbinary(max), [t].[precedent_activity_id]) END
    + CASE WHEN [t].[created] IS NULL THEN 0x00 ELSE 0x01 + CONVERT(binary(8), CONVERT(bigint, DATALENGTH([t].[created]))) + CONVERT(varbinary(max), [t].[created]) END
    + CASE WHEN [t].[opened] IS NULL THEN 0x00 ELSE 0x01 + CONVERT(binary(8), CONVERT(bigint, DATALENGTH([t].[opened]))) + CONVERT(varbinary(max), [t].[opened]) END
    + CASE WHEN [t].[closed] IS NULL THEN 0x00 ELSE 0x01 + CONVERT(binary(8), CONVERT(bigint, DATALENGTH([t].[closed]))) + CONVERT(varbinary(max), [t].[closed]) END
    + CASE WHEN [t].[is_running_since] IS NULL THEN 0x00 ELSE 0x01 + CONVERT(binary(8), CONVERT(bigint, DATALENGTH([t].[is_running_since]))) + CONVERT(varbinary(max), [t].[is_running_since]) END
    + CASE WHEN [t].[is_running_at] IS NULL THEN 0x00 ELSE 0x01 + CONVERT(binary(8), CONVERT(bigint, DATALENGTH([t].[is_running_at]))) + CONVERT(varbinary(max), [t].[is_running_at]) END
    + CASE WHEN [t].[next_run] IS NULL THEN 0x00 ELSE 0x01 + CONVERT(binary(8), CONVERT(bigint, DATALENGTH([t].[next_run]))) + CONVERT(varbinary(max), [t].[next_run]) END
    + CASE WHEN [t].[precedent_outcome] IS NULL THEN 0x00 ELSE 0x01 + CONVERT(binary(8), CONVERT(bigint, DATALENGTH([t].[precedent_outcome]))) + CONVERT(varbinary(max), [t].[precedent_outcome]) END
    + CASE WHEN [t].[due_date] IS NULL THEN 0x00 ELSE 0x01 + CONVERT(binary(8), CONVERT(bigint, DATALENGTH([t].[due_date]))) + CONVERT(varbinary(max), [t].[due_date]) END
    + CASE WHEN [t].[expired] IS NULL THEN 0x00 ELSE 0x01 + CONVERT(binary(8), CONVERT(bigint, DATALENGTH([t].[expired]))) + CONVERT(varbinary(max), [t].[expired]) END
    + CASE WHEN [t].[skipped] IS NULL THEN 0x00 ELSE 0x01 + CONVERT(binary(8), CONVERT(bigint, DATALENGTH([t].[skipped]))) + CONVERT(varbinary(max), [t].[skipped]) END
    + CASE WHEN [t].[error_count] IS NULL THEN 0x00 ELSE 0x01 + CONVERT(binary(8), CONVERT(bigint, DATALENGTH([t].[error_count]))) + CONVERT(varbinary(max), [t].[error_count]) END
    + CASE WHEN [t].[last_error_id] IS NULL THEN 0x00 ELSE 0x01 + CONVERT(binary(8), CONVERT(bigint, DATALENGTH([t].[last_error_id]))) + CONVERT(varbinary(max), [t].[last_error_id]) END
    + CASE WHEN [t].[inbox_detail] IS NULL THEN 0x00 ELSE 0x01 + CONVERT(binary(8), CONVERT(bigint, DATALENGTH([t].[inbox_detail]))) + CONVERT(varbinary(max), [t].[inbox_detail]) END
    + CASE WHEN [t].[last_modified] IS NULL THEN 0x00 ELSE 0x01 + CONVERT(binary(8), CONVERT(bigint, DATALENGTH([t].[last_modified]))) + CONVERT(varbinary(max), [t].[last_modified]) END)
FROM [OSTARGET].[dbo].[ossys_bpm_activity] AS [t]
JOIN (
SELECT
  [m].[new_id] AS [id]
FROM [OSTARGET].[o11c].[map_activity_7719b209bf] AS [m]
WHERE
  [m].[fresh] = CAST(1 AS bit)
) AS [w] ON [w].[id] = [t].[id];

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
