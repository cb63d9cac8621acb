-- Step 070-insert-shop-employee (7 of 10): insert Shop.Employee
-- Why here: after Shop.Department, which its rows refer to
-- Reads: dbo.OSUSR_S01_EMPLOYEE (its copy o11c.work_src_2), o11c.map_employee_3ecc7e7821,
-- o11c.map_department_37bb0c3751
-- Writes: dbo.OSUSR_T01_EMPLOYEE, o11c.after_employee_3ecc7e7821
-- Locks: X (TABLOCKX) on OSTARGET.dbo.OSUSR_T01_EMPLOYEE; IX and X on OSTARGET.dbo.OSUSR_T01_EMPLOYEE
-- (until COMMIT); IS and S on OSTARGET.dbo.OSUSR_T01_DEPARTMENT; IS and S on
-- OSTARGET.dbo.OSUSR_T01_EMPLOYEE (while a statement runs)
-- Applications: who reads or writes OSTARGET.dbo.OSUSR_T01_EMPLOYEE waits (readers of row versions
-- read on); who changes the same rows of OSTARGET.dbo.OSUSR_T01_EMPLOYEE waits
-- Cost (estimate): about 2 rows, size unknown, a second at most
-- Part of migrate.sql, where each batch is a transaction of its own; dryrun.sql has dryrun/070-insert-shop-employee.sql.
-- Alone it refuses to run.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
-- An earlier session has finished this step: there is nothing to do.
IF @@TRANCOUNT = 0 AND EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'passed 7')
BEGIN
  RETURN;
END;
-- Only when the batch before has finished, and with no transaction open.
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'journal 6')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
SET @o11c_rows = 0;
BEGIN TRY

-- The rows in batches of their old ids, in that order. Each commits with its row in o11c.batch: a run
-- that goes on begins after the last of them. Locks are taken anew in each.
DECLARE @o11c_run bigint = (SELECT MAX([run_id]) FROM [o11c].[run]), @o11c_batch bigint, @o11c_total bigint,
  @o11c_first int, @o11c_last int, @o11c_place nvarchar(20), @o11c_sum nvarchar(20);
SELECT @o11c_batch = COALESCE(MAX([batch]), 0), @o11c_total = COALESCE(SUM([rows]), 0)
FROM [o11c].[batch] WHERE [run_id] = @o11c_run AND [step_id] = N'070-insert-shop-employee';
SELECT @o11c_last = CONVERT(int, [upto])
FROM [o11c].[batch] WHERE [run_id] = @o11c_run AND [step_id] = N'070-insert-shop-employee' AND [batch] = @o11c_batch;
WHILE 1 = 1
BEGIN
  SET @o11c_first = NULL;
  -- Two statements, each with a seek: one with OR would read all ids up to the last batch again.
  IF @o11c_last IS NULL
    SELECT TOP (1) @o11c_first = [old_id] FROM [OSTARGET].[o11c].[map_employee_3ecc7e7821] ORDER BY [old_id];
  ELSE
    SELECT TOP (1) @o11c_first = [old_id] FROM [OSTARGET].[o11c].[map_employee_3ecc7e7821]
    WHERE [old_id] > @o11c_last ORDER BY [old_id];
  IF @o11c_first IS NULL BREAK;
  SELECT @o11c_last = MAX([q].[old_id])
  FROM (SELECT TOP (1) [old_id] FROM [OSTARGET].[o11c].[map_employee_3ecc7e7821]
    WHERE [old_id] >= @o11c_first ORDER BY [old_id]) AS [q];
  BEGIN TRANSACTION;
  -- Keep others out of what is written until this transaction ends. TABLOCKX keeps readers out too, but for those that read row versions.
SELECT TOP (1) @o11c_lock = 1 FROM [OSTARGET].[dbo].[OSUSR_T01_EMPLOYEE] WITH (TABLOCKX, HOLDLOCK);
  -- The ids are given, not made: the identity column takes them only when told so.
SET IDENTITY_INSERT [dbo].[OSUSR_T01_EMPLOYEE] ON;
  -- One row for each row of the source; every reference goes through its map. The ids are already in the map, so the identity column takes them as given. RECOMPILE: the plan is made for the ids of this batch; not knowing them, the server expects a share of the whole table, and reads it.
INSERT INTO [OSTARGET].[dbo].[OSUSR_T01_EMPLOYEE] (
  [ID1],
  [DEPARTMENTID1],
  [MANAGERID1],
  [MARK1]
)
SELECT
  [m].[new_id] AS [ID1], /* Id: new identifier: the identifier is an autonumber: new ids are taken from the target as one block */
  [r2].[new_id] AS [DEPARTMENTID1], /* DepartmentId: reference to Shop.Department, through its map */
  NULL AS [MANAGERID1], /* ManagerId: reference to Shop.Employee, through its map; a self-reference, set afterwards */
  [s].[MARK] AS [MARK1] /* Mark: copied */
FROM [OSTARGET].[o11c].[work_src_2] AS [s]
JOIN [OSTARGET].[o11c].[map_employee_3ecc7e7821] AS [m]
  ON [m].[old_id] = [s].[ID]
  AND [m].[old_id] >= @o11c_first
  AND [m].[old_id] <= @o11c_last
LEFT JOIN [OSTARGET].[o11c].[map_department_37bb0c3751] AS [r2]
  ON [r2].[old_id] = [s].[DEPARTMENTID]
OPTION (RECOMPILE);
  SET @o11c_rows = ROWCOUNT_BIG();
  -- From here on the identity makes its ids again. A given id above its own has moved it on, and nothing lowers it: nothing has to be set.
SET IDENTITY_INSERT [dbo].[OSUSR_T01_EMPLOYEE] OFF;
  SET @o11c_batch = @o11c_batch + 1;
  SET @o11c_total = @o11c_total + @o11c_rows;
  INSERT INTO [o11c].[batch] ([run_id], [step_id], [batch], [upto], [rows], [finished])
  VALUES (@o11c_run, N'070-insert-shop-employee', @o11c_batch, CONVERT(nvarchar(4000), @o11c_last), @o11c_rows, SYSUTCDATETIME());
  COMMIT TRANSACTION;
  SET @o11c_place = CONVERT(nvarchar(20), @o11c_batch);
  SET @o11c_sum = CONVERT(nvarchar(20), @o11c_total);
  RAISERROR(N'[%s] batch %s: %s rows so far', 0, 1, N'070-insert-shop-employee', @o11c_place, @o11c_sum) WITH NOWAIT;
END;
SET @o11c_rows = @o11c_total;
-- The last transaction of the step: the driver adds its row in the journal.
BEGIN TRANSACTION;

-- Each row of Shop.Employee that the run has written, as a hash: rollback.sql refuses when a row has
-- changed since.
INSERT INTO [OSTARGET].[o11c].[after_employee_3ecc7e7821] ([id], [hash])
SELECT [t].[ID1], CAST(HASHBYTES('SHA2_256', CONVERT(nvarchar(max), N'')
    + COALESCE(CONVERT(nvarchar(20), [t].[ID1]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[DEPARTMENTID1]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[MANAGERID1]), N'n') + N';'
    + CASE WHEN [t].[MARK1] IS NULL THEN N'n' ELSE CONVERT(nvarchar(20), DATALENGTH([t].[MARK1])) + N':' + CONVERT(nvarchar(max), [t].[MARK1]) COLLATE Latin1_General_BIN2 END + N';') AS binary(32))
FROM [OSTARGET].[dbo].[OSUSR_T01_EMPLOYEE] AS [t]
JOIN (
SELECT
  [m].[new_id] AS [id]
FROM [OSTARGET].[o11c].[map_employee_3ecc7e7821] AS [m]
WHERE
  [m].[fresh] = CAST(1 AS bit)
) AS [w] ON [w].[id] = [t].[ID1];

-- Whoever joins it must know its size.
IF SERVERPROPERTY(N'Babelfish') IS NULL
  EXEC (N'UPDATE STATISTICS [OSTARGET].[o11c].[after_employee_3ecc7e7821]');

UPDATE #o11c_progress SET [mark] = N'step 7', [rows] = @o11c_rows;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET IDENTITY_INSERT [dbo].[OSUSR_T01_EMPLOYEE] OFF;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[070-insert-shop-employee] failed; its finished batches and what came before it stay, run migrate.sql again to go on: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the step''s batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO
