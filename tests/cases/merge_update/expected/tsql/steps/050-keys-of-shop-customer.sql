-- Step 050-keys-of-shop-customer (5 of 10): keys of Shop.Customer
-- Why here: before any row is inserted, so that every reference finds its new id: rows are the same
-- where Name agrees; for the rest, the identifier is an autonumber: new ids are taken from the target
-- as one block
-- Reads: dbo.OSUSR_S01_CUSTOMER (its copy #o11c_src_1), dbo.OSUSR_T01_CUSTOMER
-- Writes: o11c.map_customer_5e36fdbcf9
-- Locks: IS and S on OSTARGET.dbo.OSUSR_T01_CUSTOMER (while a statement runs)
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Cost (estimate): at most 3 rows, 330 bytes to write, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; alone it refuses to run.
-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'journal 4')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
SET @o11c_rows = 0;
BEGIN TRY

-- A block of new ids above every id that the target has given or holds, in the order of the old ones
-- that have no partner yet. The table lock keeps others from inserting, and so from drawing ids. An
-- identity that never gave an id says its first one: then one number stays unused.
INSERT INTO [OSTARGET].[o11c].[map_customer_5e36fdbcf9] ([old_id], [new_id], [fresh])
SELECT [s].[ID], [b].[top] + [b].[step] * ROW_NUMBER() OVER (ORDER BY [s].[ID]), 1
FROM [#o11c_src_1] AS [s]
LEFT JOIN [OSTARGET].[o11c].[map_customer_5e36fdbcf9] AS [has] ON [has].[old_id] = [s].[ID]
CROSS JOIN (
  SELECT CASE WHEN [q].[held] > [q].[given] THEN [q].[held] ELSE [q].[given] END AS [top],
    CASE WHEN [q].[step] > 1 THEN [q].[step] ELSE 1 END AS [step]
  FROM (SELECT COALESCE(MAX([ID1]), 0) AS [held], COALESCE(IDENT_CURRENT(N'[dbo].[OSUSR_T01_CUSTOMER]'), 0) AS [given],
      COALESCE(IDENT_INCR(N'[dbo].[OSUSR_T01_CUSTOMER]'), 1) AS [step]
    FROM [OSTARGET].[dbo].[OSUSR_T01_CUSTOMER]) AS [q]
) AS [b]
WHERE [has].[old_id] IS NULL;
SET @o11c_rows = ROWCOUNT_BIG();

-- The optimizer must know the map's size before it joins it.
IF SERVERPROPERTY(N'Babelfish') IS NULL
  EXEC (N'UPDATE STATISTICS [OSTARGET].[o11c].[map_customer_5e36fdbcf9]');

UPDATE #o11c_progress SET [mark] = N'step 5', [rows] = @o11c_rows;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[050-keys-of-shop-customer] failed, nothing was kept: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the step''s batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO
