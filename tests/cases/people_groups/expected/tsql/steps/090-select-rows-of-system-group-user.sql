-- Step 090-select-rows-of-system-group-user (9 of 30): select rows of (System).Group_User
-- Why here: the groups of the users that are written
-- Reads: dbo.ossys_group_user (its copy #o11c_src_4), temporary table rows_user_8fadb4a988
-- Writes: temporary table rows_group_user_7c51916bf8
-- Locks: none on tables of source and target
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Cost (estimate): at most 4 rows, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; alone it refuses to run.
-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'journal 8')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
SET @o11c_rows = 0;
BEGIN TRY

-- Rows of (System).Group_User (source): those whose user_id is a selected row of (System).User.
INSERT INTO [#rows_group_user_7c51916bf8] ([id])
SELECT
  [t].[id] AS [id]
FROM [#o11c_src_4] AS [t]
WHERE
  EXISTS(
    SELECT
      1
    FROM [#rows_user_8fadb4a988] AS [k]
    WHERE
      [k].[id] = [t].[user_id]
  );
SET @o11c_rows = ROWCOUNT_BIG();

-- The planner must know how many there are before they are joined.
IF SERVERPROPERTY(N'Babelfish') IS NULL
  EXEC (N'UPDATE STATISTICS [#rows_group_user_7c51916bf8]');

UPDATE #o11c_progress SET [mark] = N'step 9', [rows] = @o11c_rows;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[090-select-rows-of-system-group-user] failed, nothing was kept: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the step''s batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO
