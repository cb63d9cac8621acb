-- Step 080-link-shop-department-headid1 (8 of 10): link Shop.Department HEADID1
-- Why here: after all inserts: the rows that it refers to are in only now
-- Reads: dbo.OSUSR_S01_DEPARTMENT (its copy #o11c_src_1), o11c.map_department_37bb0c3751,
-- o11c.map_employee_3ecc7e7821
-- Writes: dbo.OSUSR_T01_DEPARTMENT, o11c.after_department_37bb0c3751
-- Locks: IX and X on OSTARGET.dbo.OSUSR_T01_DEPARTMENT (until COMMIT); IS and S on
-- OSTARGET.dbo.OSUSR_T01_EMPLOYEE; IS and S on OSTARGET.dbo.OSUSR_T01_DEPARTMENT (while a statement
-- runs)
-- Applications: since step 010-open-the-run who reads or writes OSTARGET.dbo.OSUSR_T01_DEPARTMENT
-- waits (readers of row versions read on)
-- Cost (estimate): at most 3 rows, size unknown, a second at most
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

-- The rows that it refers to are in now. Only rows of this run are touched: those in the map.
UPDATE [t] SET [HEADID1] = [r].[new_id]
FROM [#o11c_src_1] AS [s]
JOIN [OSTARGET].[o11c].[map_department_37bb0c3751] AS [m]
  ON [m].[old_id] = [s].[ID]
JOIN [OSTARGET].[o11c].[map_employee_3ecc7e7821] AS [r]
  ON [r].[old_id] = [s].[HEADID]
JOIN [OSTARGET].[dbo].[OSUSR_T01_DEPARTMENT] AS [t]
  ON [t].[ID1] = [m].[new_id];
SET @o11c_rows = ROWCOUNT_BIG();

-- Each row of Shop.Department that the run has written, as a hash: rollback.sql refuses when a row has
-- changed since.
INSERT INTO [OSTARGET].[o11c].[after_department_37bb0c3751] ([id], [hash])
SELECT [t].[ID1], CAST(HASHBYTES('SHA2_256', CONVERT(nvarchar(max), N'')
    + COALESCE(CONVERT(nvarchar(20), [t].[ID1]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[HEADID1]), N'n') + N';'
    + CASE WHEN [t].[MARK1] IS NULL THEN N'n' ELSE CONVERT(nvarchar(20), DATALENGTH([t].[MARK1])) + N':' + CONVERT(nvarchar(max), [t].[MARK1]) COLLATE Latin1_General_BIN2 END + N';') AS binary(32))
FROM [OSTARGET].[dbo].[OSUSR_T01_DEPARTMENT] AS [t]
JOIN (
SELECT
  [m].[new_id] AS [id]
FROM [OSTARGET].[o11c].[map_department_37bb0c3751] AS [m]
WHERE
  [m].[fresh] = CAST(1 AS bit)
) AS [w] ON [w].[id] = [t].[ID1];

-- Whoever joins it must know its size.
IF SERVERPROPERTY(N'Babelfish') IS NULL
  EXEC (N'UPDATE STATISTICS [OSTARGET].[o11c].[after_department_37bb0c3751]');

UPDATE #o11c_progress SET [mark] = N'step 8', [rows] = @o11c_rows;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[080-link-shop-department-headid1] failed, nothing was kept: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the step''s batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO
