-- Step 080-rows-that-must-come-along (8 of 39): rows that must come along
-- Why here: after the selections above: what those rows refer to is kept too
-- Reads: dbo.OSUSR_S01_ORDER (its copy #o11c_src_3), dbo.ossys_user (its copy #o11c_src_1)
-- Writes: temporary table rows_user_8fadb4a988
-- Locks: none on tables of source and target
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Cost (estimate): at most 2 rows, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; alone it refuses to run.
-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'journal 7')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
SET @o11c_rows = 0;
BEGIN TRY

-- Selected rows bring others with them, and these bring more: again and again, until nothing is added.
SET @o11c_found = 1;
WHILE @o11c_found > 0
BEGIN
  SET @o11c_found = 0;
  -- Shop.Order.CreatedBy: rows that refer need the rows that they refer to.
INSERT INTO [#rows_user_8fadb4a988] ([id])
SELECT
  [p].[id] AS [id]
FROM [#o11c_src_1] AS [p]
WHERE
  EXISTS(
    SELECT
      1
    FROM [#o11c_src_3] AS [c]
    WHERE
      [p].[id] = [c].[CREATEDBY]
  )
  AND NOT EXISTS(
    SELECT
      1
    FROM [#rows_user_8fadb4a988] AS [g]
    WHERE
      [g].[id] = [p].[id]
  );
  SET @o11c_found = @o11c_found + ROWCOUNT_BIG();
END;

-- The planner must know how many there are before they are joined.
IF SERVERPROPERTY(N'Babelfish') IS NULL
  EXEC (N'UPDATE STATISTICS [#rows_user_8fadb4a988]');

UPDATE #o11c_progress SET [mark] = N'step 8', [rows] = @o11c_rows;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[080-rows-that-must-come-along] failed, nothing was kept: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the step''s batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO
