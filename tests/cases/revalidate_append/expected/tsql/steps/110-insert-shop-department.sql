-- Step 110-insert-shop-department (11 of 17): insert Shop.Department
-- Why here: nothing that it refers to must be in before; references to Shop.Employee are set by a
-- later step
-- Reads: dbo.OSUSR_S01_DEPARTMENT (its copy #o11c_src_2), o11c.map_department_37bb0c3751
-- Writes: dbo.OSUSR_T01_DEPARTMENT
-- Locks: IX and X on OSTARGET.dbo.OSUSR_T01_DEPARTMENT (until COMMIT); IS and S on
-- OSTARGET.dbo.OSUSR_T01_DEPARTMENT (while a statement runs)
-- Applications: since step 010-open-the-run who reads or writes OSTARGET.dbo.OSUSR_T01_DEPARTMENT
-- waits (readers of row versions read on)
-- Cost (estimate): about 3 rows, size unknown, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; alone it refuses to run.
-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'journal 10')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
SET @o11c_rows = 0;
BEGIN TRY

-- The ids are given, not made: the identity column takes them only when told so.
SET IDENTITY_INSERT [dbo].[OSUSR_T01_DEPARTMENT] ON;

-- One row for each row of the source; every reference goes through its map. The ids are already in the
-- map, so the identity column takes them as given.
INSERT INTO [OSTARGET].[dbo].[OSUSR_T01_DEPARTMENT] (
  [ID1],
  [HEADID1],
  [MARK1]
)
SELECT
  [m].[new_id] AS [ID1], /* Id: new identifier: the identifier is an autonumber: new ids are taken from the target as one block */
  NULL AS [HEADID1], /* HeadId: reference to Shop.Employee, through its map; cut out of a cycle, set afterwards */
  [s].[MARK] AS [MARK1] /* Mark: copied */
FROM [#o11c_src_2] AS [s]
JOIN [OSTARGET].[o11c].[map_department_37bb0c3751] AS [m]
  ON [m].[old_id] = [s].[ID];
SET @o11c_rows = ROWCOUNT_BIG();

-- From here on the identity makes its ids again. A given id above its own has moved it on, and nothing
-- lowers it: nothing has to be set.
SET IDENTITY_INSERT [dbo].[OSUSR_T01_DEPARTMENT] OFF;

UPDATE #o11c_progress SET [mark] = N'step 11', [rows] = @o11c_rows;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET IDENTITY_INSERT [dbo].[OSUSR_T01_DEPARTMENT] OFF;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[110-insert-shop-department] failed, nothing was kept: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the step''s batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO
