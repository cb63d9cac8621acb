-- Step 110-insert-shop-customer (11 of 18): insert Shop.Customer
-- Why here: it refers to no entity that is inserted here
-- Reads: dbo.OSUSR_S01_CUSTOMER (its copy #o11c_src_1), o11c.map_customer_5e36fdbcf9
-- Writes: dbo.OSUSR_T01_CUSTOMER
-- Locks: IX and X on OSTARGET.dbo.OSUSR_T01_CUSTOMER (until COMMIT); IS and S on
-- OSTARGET.dbo.OSUSR_T01_CUSTOMER (while a statement runs)
-- Applications: since step 010-open-the-run who reads or writes OSTARGET.dbo.OSUSR_T01_CUSTOMER waits
-- (readers of row versions read on)
-- Cost (estimate): at most 3 rows, size unknown, a second at most
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
SET IDENTITY_INSERT [dbo].[OSUSR_T01_CUSTOMER] ON;

-- One row for each row of the source that the target does not have yet; every reference goes through
-- its map. The ids are already in the map, so the identity column takes them as given.
INSERT INTO [OSTARGET].[dbo].[OSUSR_T01_CUSTOMER] (
  [ID1],
  [CODE1],
  [NAME1],
  [BOSSID1],
  [MARK1]
)
SELECT
  [m].[new_id] AS [ID1], /* Id: new identifier: rows are the same where Code agrees; for the rest, the identifier is an autonumber: new ids are taken from the target as one block */
  [s].[CODE] AS [CODE1], /* Code: copied */
  [s].[NAME] AS [NAME1], /* Name: copied */
  NULL AS [BOSSID1], /* BossId: reference to Shop.Customer, through its map; a self-reference, set afterwards */
  [s].[MARK] AS [MARK1] /* Mark: copied */
FROM [#o11c_src_1] AS [s]
JOIN [OSTARGET].[o11c].[map_customer_5e36fdbcf9] AS [m]
  ON [m].[old_id] = [s].[ID] AND [m].[fresh] = CAST(1 AS bit);
SET @o11c_rows = ROWCOUNT_BIG();

-- From here on the identity makes its ids again. A given id above its own has moved it on, and nothing
-- lowers it: nothing has to be set.
SET IDENTITY_INSERT [dbo].[OSUSR_T01_CUSTOMER] OFF;

UPDATE #o11c_progress SET [mark] = N'step 11', [rows] = @o11c_rows;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET IDENTITY_INSERT [dbo].[OSUSR_T01_CUSTOMER] OFF;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[110-insert-shop-customer] failed, nothing was kept: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the step''s batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO
