-- Step 090-select-rows-of-shop-customer-that-are-gone (9 of 18): select rows of Shop.Customer that are gone
-- Why here: when all partners are known
-- Reads: dbo.OSUSR_T01_CUSTOMER, o11c.map_customer_5e36fdbcf9, dbo.OSUSR_S01_CUSTOMER (its copy
-- #o11c_src_1)
-- Writes: temporary table rows_customer_gone_50210bbee7
-- Locks: IS and S on OSTARGET.dbo.OSUSR_T01_CUSTOMER (while a statement runs)
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Cost (estimate): at most 1 row, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; alone it refuses to run.
-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'journal 8')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
SET @o11c_rows = 0;
BEGIN TRY

-- Rows of Shop.Customer (target): those that an earlier run inserted and whose source row is gone.
INSERT INTO [#rows_customer_gone_50210bbee7] ([id])
SELECT
  [t].[ID1] AS [id]
FROM [OSTARGET].[dbo].[OSUSR_T01_CUSTOMER] AS [t]
WHERE
  EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[map_customer_5e36fdbcf9] AS [m]
    WHERE
      [m].[new_id] = [t].[ID1]
      AND (
        [m].[made] = CAST(1 AS bit) OR [m].[fresh] = CAST(1 AS bit)
      )
      AND NOT EXISTS(
        SELECT
          1
        FROM [#o11c_src_1] AS [s]
        WHERE
          [s].[ID] = [m].[old_id]
      )
  );
SET @o11c_rows = ROWCOUNT_BIG();

-- The planner must know how many there are before they are joined.
IF SERVERPROPERTY(N'Babelfish') IS NULL
  EXEC (N'UPDATE STATISTICS [#rows_customer_gone_50210bbee7]');

UPDATE #o11c_progress SET [mark] = N'step 9', [rows] = @o11c_rows;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[090-select-rows-of-shop-customer-that-are-gone] failed, nothing was kept: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the step''s batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO
