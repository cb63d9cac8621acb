-- Step 140-select-rows-of-system-process-input (14 of 59): select rows of (System).Process_Input
-- Why here: what belongs to a selected instance goes with it
-- Reads: dbo.ossys_bpm_process_input (its copy #o11c_src_2), temporary table rows_process_f6d957e147
-- Writes: temporary table rows_process_input_e63f36504d
-- Locks: none on tables of source and target
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Cost (estimate): rows unknown, time unknown
-- Part of migrate.sql and dryrun.sql, inside their one transaction; alone it refuses to run.
-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'journal 13')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
SET @o11c_rows = 0;
BEGIN TRY

-- Rows of (System).Process_Input (source): those whose process_id is a selected row of
-- (System).Process.
INSERT INTO [#rows_process_input_e63f36504d] ([id])
SELECT
  [t].[id] AS [id]
FROM [#o11c_src_2] AS [t]
WHERE
  EXISTS(
    SELECT
      1
    FROM [#rows_process_f6d957e147] AS [k]
    WHERE
      [k].[id] = [t].[process_id]
  );
SET @o11c_rows = ROWCOUNT_BIG();

-- The planner must know how many there are before they are joined.
IF SERVERPROPERTY(N'Babelfish') IS NULL
  EXEC (N'UPDATE STATISTICS [#rows_process_input_e63f36504d]');

UPDATE #o11c_progress SET [mark] = N'step 14', [rows] = @o11c_rows;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[140-select-rows-of-system-process-input] failed, nothing was kept: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the step''s batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO
