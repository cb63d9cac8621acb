-- Step 120-insert-shop-employee (12 of 17): insert Shop.Employee
-- Why here: after (System).User, Shop.Department, which its rows refer to
-- Reads: dbo.OSUSR_S01_EMPLOYEE (its copy #o11c_src_3), o11c.map_employee_3ecc7e7821,
-- o11c.map_department_37bb0c3751, o11c.map_size_002f2778d0, o11c.map_user_f9b11b2f84
-- Writes: dbo.OSUSR_T01_EMPLOYEE
-- Locks: IX and X on OSTARGET.dbo.OSUSR_T01_EMPLOYEE (until COMMIT); IS and S on
-- OSTARGET.dbo.OSUSR_T01_DEPARTMENT, OSTARGET.dbo.OSUSR_T01_SIZE, OSTARGET.dbo.ossys_user; IS and S on
-- OSTARGET.dbo.OSUSR_T01_EMPLOYEE (while a statement runs)
-- Applications: since step 010-open-the-run who reads or writes OSTARGET.dbo.OSUSR_T01_EMPLOYEE waits
-- (readers of row versions read on)
-- Cost (estimate): about 2 rows, size unknown, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; alone it refuses to run.
-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'journal 11')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
SET @o11c_rows = 0;
BEGIN TRY

-- The ids are given, not made: the identity column takes them only when told so.
SET IDENTITY_INSERT [dbo].[OSUSR_T01_EMPLOYEE] ON;

-- One row for each row of the source; every reference goes through its map. The ids are already in the
-- map, so the identity column takes them as given.
INSERT INTO [OSTARGET].[dbo].[OSUSR_T01_EMPLOYEE] (
  [ID1],
  [DEPARTMENTID1],
  [MANAGERID1],
  [SIZEID1],
  [USERID1],
  [FORMERID1],
  [MARK1]
)
SELECT
  [m].[new_id] AS [ID1], /* Id: new identifier: the identifier is an autonumber: new ids are taken from the target as one block */
  [r2].[new_id] AS [DEPARTMENTID1], /* DepartmentId: reference to Shop.Department, through its map */
  NULL AS [MANAGERID1], /* ManagerId: reference to Shop.Employee, through its map; a self-reference, set afterwards */
  [r3].[new_id] AS [SIZEID1], /* SizeId: reference to Shop.Size, through its map */
  [r4].[new_id] AS [USERID1], /* UserId: reference to (System).User, through its map */
  [r5].[new_id] AS [FORMERID1], /* FormerId: reference to Shop.Department, through its map */
  [s].[MARK] AS [MARK1] /* Mark: copied */
FROM [#o11c_src_3] AS [s]
JOIN [OSTARGET].[o11c].[map_employee_3ecc7e7821] AS [m]
  ON [m].[old_id] = [s].[ID]
LEFT JOIN [OSTARGET].[o11c].[map_department_37bb0c3751] AS [r2]
  ON [r2].[old_id] = [s].[DEPARTMENTID]
LEFT JOIN [OSTARGET].[o11c].[map_size_002f2778d0] AS [r3]
  ON [r3].[old_id] = [s].[SIZEID]
LEFT JOIN [OSTARGET].[o11c].[map_user_f9b11b2f84] AS [r4]
  ON [r4].[old_id] = [s].[USERID]
LEFT JOIN [OSTARGET].[o11c].[map_department_37bb0c3751] AS [r5]
  ON [r5].[old_id] = [s].[FORMERID];
SET @o11c_rows = ROWCOUNT_BIG();

-- From here on the identity makes its ids again. A given id above its own has moved it on, and nothing
-- lowers it: nothing has to be set.
SET IDENTITY_INSERT [dbo].[OSUSR_T01_EMPLOYEE] OFF;

UPDATE #o11c_progress SET [mark] = N'step 12', [rows] = @o11c_rows;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET IDENTITY_INSERT [dbo].[OSUSR_T01_EMPLOYEE] OFF;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[120-insert-shop-employee] failed, nothing was kept: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the step''s batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO
