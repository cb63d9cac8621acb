-- Step 150-revalidate-foreign-keys-of-shop-department (15 of 17): revalidate foreign keys of Shop.Department
-- Why here: after the last reference is set, before anything is deleted or verified
-- Reads: dbo.OSUSR_T01_DEPARTMENT, dbo.OSUSR_T01_EMPLOYEE
-- Writes: constraints of dbo.OSUSR_T01_DEPARTMENT
-- Locks: Sch-M on OSTARGET.dbo.OSUSR_T01_DEPARTMENT, OSTARGET.dbo.OSUSR_T01_EMPLOYEE (until COMMIT);
-- IS and S on OSTARGET.dbo.OSUSR_T01_DEPARTMENT, OSTARGET.dbo.OSUSR_T01_EMPLOYEE (while a statement
-- runs)
-- Applications: everybody who uses OSTARGET.dbo.OSUSR_T01_DEPARTMENT, OSTARGET.dbo.OSUSR_T01_EMPLOYEE
-- waits (readers of row versions too)
-- Cost (estimate): at most 4 rows, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; alone it refuses to run.
-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'journal 14')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
SET @o11c_rows = 0;
BEGIN TRY

-- osfrk_9f85298d_1: HEADID1 to dbo.OSUSR_T01_EMPLOYEE (ID1), on delete no action. WITH CHECK looks at
-- all rows of the table, so that the key is trusted again and the optimizer goes on using it; a row
-- that refers to nothing ends the run, and everything is undone.
ALTER TABLE [OSTARGET].[dbo].[OSUSR_T01_DEPARTMENT] WITH CHECK CHECK CONSTRAINT [osfrk_9f85298d_1];

UPDATE #o11c_progress SET [mark] = N'step 15', [rows] = @o11c_rows;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[150-revalidate-foreign-keys-of-shop-department] failed, nothing was kept: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the step''s batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO
