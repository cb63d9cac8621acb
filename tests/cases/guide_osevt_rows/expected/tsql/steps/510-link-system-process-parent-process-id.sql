-- Step 510-link-system-process-parent-process-id (51 of 59): link (System).Process parent_process_id
-- Why here: after all inserts: the rows that it refers to are in only now
-- Reads: dbo.ossys_bpm_process (its copy #o11c_src_1), o11c.map_process_879d0bd30b
-- Writes: dbo.ossys_bpm_process
-- Locks: IX and X on OSTARGET.dbo.ossys_bpm_process (until COMMIT); IS and S on
-- OSTARGET.dbo.ossys_bpm_process; IS and S on OSTARGET.dbo.ossys_bpm_process (while a statement runs)
-- Applications: since step 010-open-the-run who reads or writes OSTARGET.dbo.ossys_bpm_process waits
-- (readers of row versions read on)
-- Cost (estimate): at most 1 row, size unknown, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; alone it refuses to run.
-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'journal 50')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
SET @o11c_rows = 0;
BEGIN TRY

-- The rows that it refers to are in now. Only rows of this run are touched: those in the map.
UPDATE [t] SET [parent_process_id] = [r].[new_id]
FROM [#o11c_src_1] AS [s]
JOIN [OSTARGET].[o11c].[map_process_879d0bd30b] AS [m]
  ON [m].[old_id] = [s].[id]
JOIN [OSTARGET].[o11c].[map_process_879d0bd30b] AS [r]
  ON [r].[old_id] = [s].[parent_process_id]
JOIN [OSTARGET].[dbo].[ossys_bpm_process] AS [t]
  ON [t].[id] = [m].[new_id];
SET @o11c_rows = ROWCOUNT_BIG();

UPDATE #o11c_progress SET [mark] = N'step 51', [rows] = @o11c_rows;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[510-link-system-process-parent-process-id] failed, nothing was kept: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the step''s batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO
