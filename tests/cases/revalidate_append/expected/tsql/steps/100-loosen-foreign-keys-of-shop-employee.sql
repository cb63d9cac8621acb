-- Step 100-loosen-foreign-keys-of-shop-employee (10 of 17): loosen foreign keys of Shop.Employee
-- Why here: before the first row of application data: one look over all rows at the end costs less
-- than one for each row; rows are deleted only while the keys hold
-- Writes: constraints of dbo.OSUSR_T01_EMPLOYEE
-- Locks: Sch-M on OSTARGET.dbo.OSUSR_T01_DEPARTMENT, OSTARGET.dbo.OSUSR_T01_EMPLOYEE,
-- OSTARGET.dbo.OSUSR_T01_SIZE (until COMMIT)
-- Applications: everybody who uses OSTARGET.dbo.OSUSR_T01_DEPARTMENT, OSTARGET.dbo.OSUSR_T01_EMPLOYEE,
-- OSTARGET.dbo.OSUSR_T01_SIZE waits (readers of row versions too)
-- Cost (estimate): no rows to speak of, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; alone it refuses to run.
-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'journal 9')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
SET @o11c_rows = 0;
BEGIN TRY

-- Every key named below must be what the snapshot had: another one may lead to a table that others
-- use, and altering it locks them out.
SELECT @o11c_found = COUNT_BIG(*), @o11c_samples = MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT w.[name] AS [sample]
FROM (VALUES
  (N'osfrk_1548d482_1', 1, 1, N'DEPARTMENTID1', N'[OSTARGET].[dbo].[OSUSR_T01_DEPARTMENT]', N'ID1', N'CASCADE'),
  (N'osfrk_1548d482_2', 1, 1, N'MANAGERID1', N'[OSTARGET].[dbo].[OSUSR_T01_EMPLOYEE]', N'ID1', N'NO_ACTION'),
  (N'osfrk_1548d482_3', 1, 1, N'SIZEID1', N'[OSTARGET].[dbo].[OSUSR_T01_SIZE]', N'ID1', N'NO_ACTION')
) AS w([name], [place], [of], [column], [referenced], [other], [on_delete])
WHERE NOT EXISTS (SELECT 1 FROM sys.foreign_keys AS k
  JOIN sys.foreign_key_columns AS c
    ON c.[constraint_object_id] = k.[object_id] AND c.[constraint_column_id] = w.[place]
  WHERE k.[parent_object_id] = OBJECT_ID(N'[OSTARGET].[dbo].[OSUSR_T01_EMPLOYEE]')
    AND k.[name] COLLATE DATABASE_DEFAULT = w.[name] COLLATE DATABASE_DEFAULT
    AND k.[referenced_object_id] = OBJECT_ID(w.[referenced])
    AND k.[is_disabled] = 0 AND k.[is_not_trusted] = 0
    AND k.[delete_referential_action_desc] COLLATE DATABASE_DEFAULT = w.[on_delete] COLLATE DATABASE_DEFAULT
    AND COL_NAME(k.[parent_object_id], c.[parent_column_id]) COLLATE DATABASE_DEFAULT = w.[column] COLLATE DATABASE_DEFAULT
    AND COL_NAME(k.[referenced_object_id], c.[referenced_column_id]) COLLATE DATABASE_DEFAULT = w.[other] COLLATE DATABASE_DEFAULT
    AND (SELECT COUNT(*) FROM sys.foreign_key_columns AS a
      WHERE a.[constraint_object_id] = k.[object_id]) = w.[of])
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0976: foreign keys of dbo.OSUSR_T01_EMPLOYEE have changed since the snapshot: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was changed. Make the snapshot of the target again and compile again.', N'%', N'%%');
  THROW 50976, @o11c_message, 1;
END;

-- osfrk_1548d482_1: DEPARTMENTID1 to dbo.OSUSR_T01_DEPARTMENT (ID1), on delete cascade. Disabled in
-- this transaction only: a run that fails leaves all keys as they were.
ALTER TABLE [OSTARGET].[dbo].[OSUSR_T01_EMPLOYEE] NOCHECK CONSTRAINT [osfrk_1548d482_1];

-- osfrk_1548d482_2: MANAGERID1 to dbo.OSUSR_T01_EMPLOYEE (ID1), on delete no action.
ALTER TABLE [OSTARGET].[dbo].[OSUSR_T01_EMPLOYEE] NOCHECK CONSTRAINT [osfrk_1548d482_2];

-- osfrk_1548d482_3: SIZEID1 to dbo.OSUSR_T01_SIZE (ID1), on delete no action.
ALTER TABLE [OSTARGET].[dbo].[OSUSR_T01_EMPLOYEE] NOCHECK CONSTRAINT [osfrk_1548d482_3];

UPDATE #o11c_progress SET [mark] = N'step 10', [rows] = @o11c_rows;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[100-loosen-foreign-keys-of-shop-employee] failed, nothing was kept: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the step''s batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO
