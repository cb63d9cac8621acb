-- Step 070-insert-shop-order (7 of 8): insert Shop.Order
-- Why here: after Shop.Customer, which its rows refer to
-- Reads: dbo.OSUSR_S01_ORDER (its copy #o11c_src_2), o11c.map_order_b095562f7b,
-- o11c.map_customer_5e36fdbcf9
-- Writes: dbo.OSUSR_T01_ORDER, o11c.after_order_b095562f7b
-- Locks: IX and X on OSTARGET.dbo.OSUSR_T01_ORDER (until COMMIT); IS and S on
-- OSTARGET.dbo.OSUSR_T01_CUSTOMER; IS and S on OSTARGET.dbo.OSUSR_T01_ORDER (while a statement runs)
-- Applications: since step 010-open-the-run who reads or writes OSTARGET.dbo.OSUSR_T01_ORDER waits
-- (readers of row versions read on)
-- Cost (estimate): about 2 rows, size unknown, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; alone it refuses to run.
-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'journal 6')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
SET @o11c_rows = 0;
BEGIN TRY

-- The ids are given, not made: the identity column takes them only when told so.
SET IDENTITY_INSERT [dbo].[OSUSR_T01_ORDER] ON;

-- One row for each row of the source; every reference goes through its map. The ids are already in the
-- map, so the identity column takes them as given.
INSERT INTO [OSTARGET].[dbo].[OSUSR_T01_ORDER] (
  [ID1],
  [CUSTOMERID1],
  [AMOUNT1],
  [PLACED1],
  [PAID1],
  [SCAN1],
  [MARK1]
)
SELECT
  [m].[new_id] AS [ID1], /* Id: new identifier: the identifier is an autonumber: new ids are taken from the target as one block */
  [r2].[new_id] AS [CUSTOMERID1], /* CustomerId: reference to Shop.Customer, through its map */
  [s].[AMOUNT] AS [AMOUNT1], /* Amount: copied */
  [s].[PLACED] AS [PLACED1], /* Placed: copied */
  [s].[PAID] AS [PAID1], /* Paid: copied */
  [s].[SCAN] AS [SCAN1], /* Scan: copied */
  [s].[MARK] AS [MARK1] /* Mark: copied */
FROM [#o11c_src_2] AS [s]
JOIN [OSTARGET].[o11c].[map_order_b095562f7b] AS [m]
  ON [m].[old_id] = [s].[ID]
LEFT JOIN [OSTARGET].[o11c].[map_customer_5e36fdbcf9] AS [r2]
  ON [r2].[old_id] = [s].[CUSTOMERID];
SET @o11c_rows = ROWCOUNT_BIG();

-- From here on the identity makes its ids again. A given id above its own has moved it on, and nothing
-- lowers it: nothing has to be set.
SET IDENTITY_INSERT [dbo].[OSUSR_T01_ORDER] OFF;

-- Each row of Shop.Order that the run has written, as a hash: rollback.sql refuses when a row has
-- changed since.
INSERT INTO [OSTARGET].[o11c].[after_order_b095562f7b] ([id], [hash])
SELECT [t].[ID1], CAST(HASHBYTES('SHA2_256', CONVERT(nvarchar(max), N'')
    + COALESCE(CONVERT(nvarchar(20), [t].[ID1]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[CUSTOMERID1]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(41), [t].[AMOUNT1]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(34), [t].[PLACED1], 121), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(1), [t].[PAID1]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(36), CONVERT(uniqueidentifier, HASHBYTES('MD5', [t].[SCAN1]))), N'n') + N';'
    + CASE WHEN [t].[MARK1] IS NULL THEN N'n' ELSE CONVERT(nvarchar(20), DATALENGTH([t].[MARK1])) + N':' + CONVERT(nvarchar(max), [t].[MARK1]) COLLATE Latin1_General_BIN2 END + N';') AS binary(32))
FROM [OSTARGET].[dbo].[OSUSR_T01_ORDER] AS [t]
JOIN (
SELECT
  [m].[new_id] AS [id]
FROM [OSTARGET].[o11c].[map_order_b095562f7b] AS [m]
WHERE
  [m].[fresh] = CAST(1 AS bit)
) AS [w] ON [w].[id] = [t].[ID1];

-- Whoever joins it must know its size.
IF SERVERPROPERTY(N'Babelfish') IS NULL
  EXEC (N'UPDATE STATISTICS [OSTARGET].[o11c].[after_order_b095562f7b]');

UPDATE #o11c_progress SET [mark] = N'step 7', [rows] = @o11c_rows;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET IDENTITY_INSERT [dbo].[OSUSR_T01_ORDER] OFF;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[070-insert-shop-order] failed, nothing was kept: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the step''s batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO
