-- Step 160-revalidate-foreign-keys-of-shop-employee (16 of 17): revalidate foreign keys of Shop.Employee
-- Why here: after the last reference is set, before anything is deleted or verified
-- Reads: dbo.OSUSR_T01_EMPLOYEE, dbo.OSUSR_T01_DEPARTMENT, dbo.OSUSR_T01_SIZE
-- Writes: constraints of dbo.OSUSR_T01_EMPLOYEE
-- Locks: Sch-M on OSTARGET.dbo.OSUSR_T01_DEPARTMENT, OSTARGET.dbo.OSUSR_T01_EMPLOYEE,
-- OSTARGET.dbo.OSUSR_T01_SIZE (until COMMIT); IS and S on OSTARGET.dbo.OSUSR_T01_DEPARTMENT,
-- OSTARGET.dbo.OSUSR_T01_EMPLOYEE, OSTARGET.dbo.OSUSR_T01_SIZE (while a statement runs)
-- Applications: everybody who uses OSTARGET.dbo.OSUSR_T01_DEPARTMENT, OSTARGET.dbo.OSUSR_T01_EMPLOYEE,
-- OSTARGET.dbo.OSUSR_T01_SIZE waits (readers of row versions too)
-- Cost (estimate): at most 9 rows, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; alone it refuses to run.
-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'journal 15')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
SET @o11c_rows = 0;
BEGIN TRY

-- osfrk_1548d482_1: DEPARTMENTID1 to dbo.OSUSR_T01_DEPARTMENT (ID1), on delete cascade. WITH CHECK
-- looks at all rows of the table, so that the key is trusted again and the optimizer goes on using it;
-- a row that refers to nothing ends the run, and everything is undone.
ALTER TABLE [OSTARGET].[dbo].[OSUSR_T01_EMPLOYEE] WITH CHECK CHECK CONSTRAINT [osfrk_1548d482_1];

-- osfrk_1548d482_2: MANAGERID1 to dbo.OSUSR_T01_EMPLOYEE (ID1), on delete no action. WITH CHECK looks
-- at all rows of the table, so that the key is trusted again and the optimizer goes on using it; a row
-- that refers to nothing ends the run, and everything is undone.
ALTER TABLE [OSTARGET].[dbo].[OSUSR_T01_EMPLOYEE] WITH CHECK CHECK CONSTRAINT [osfrk_1548d482_2];

-- osfrk_1548d482_3: SIZEID1 to dbo.OSUSR_T01_SIZE (ID1), on delete no action. WITH CHECK looks at all
-- rows of the table, so that the key is trusted again and the optimizer goes on using it; a row that
-- refers to nothing ends the run, and everything is undone.
ALTER TABLE [OSTARGET].[dbo].[OSUSR_T01_EMPLOYEE] WITH CHECK CHECK CONSTRAINT [osfrk_1548d482_3];

UPDATE #o11c_progress SET [mark] = N'step 16', [rows] = @o11c_rows;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[160-revalidate-foreign-keys-of-shop-employee] failed, nothing was kept: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the step''s batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO
