-- Step 080-update-shop-customer (8 of 9): update Shop.Customer
-- Why here: after the inserts: whatever the changed rows refer to is in by now
-- Reads: dbo.OSUSR_S01_CUSTOMER
-- Writes: dbo.OSUSR_T01_CUSTOMER
-- Part of migrate.sql and dryrun.sql, inside their one transaction; alone it refuses to run.
-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'journal 7')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
SET @o11c_rows = 0;
BEGIN TRY

-- Rows that were in the target before this run get the source's values. A row is written only where a
-- value differs, so a second run writes nothing.
UPDATE [t] SET [LIMIT1] = [q].[LIMIT1],
  [SCAN1] = [q].[SCAN1],
  [SINCE1] = [q].[SINCE1],
  [MARK1] = [q].[MARK1]
FROM (
  SELECT
    [m].[new_id] AS [o11c_new],
    [s].[LIMIT] AS [LIMIT1], /* Limit: copied */
    [s].[SCAN] AS [SCAN1], /* Scan: copied */
    [s].[SINCE] AS [SINCE1], /* Since: copied */
    [s].[MARK] AS [MARK1] /* Mark: copied */
  FROM [#o11c_src_1] AS [s]
  JOIN [OSTARGET].[o11c].[map_customer_5e36fdbcf9] AS [m]
    ON [m].[old_id] = [s].[ID] AND [m].[fresh] = CAST(0 AS bit)
) AS [q]
JOIN [OSTARGET].[dbo].[OSUSR_T01_CUSTOMER] AS [t]
  ON [t].[ID1] = [q].[o11c_new]
WHERE (
  ((([t].[LIMIT1] IS NULL AND NOT [q].[LIMIT1] IS NULL) OR (NOT [t].[LIMIT1] IS NULL AND [q].[LIMIT1] IS NULL)) OR ([t].[LIMIT1] <> [q].[LIMIT1]))
  OR ((([t].[SCAN1] IS NULL AND NOT [q].[SCAN1] IS NULL) OR (NOT [t].[SCAN1] IS NULL AND [q].[SCAN1] IS NULL)) OR ([t].[SCAN1] <> [q].[SCAN1]) OR (DATALENGTH([t].[SCAN1]) <> DATALENGTH([q].[SCAN1])))
  OR ((([t].[SINCE1] IS NULL AND NOT [q].[SINCE1] IS NULL) OR (NOT [t].[SINCE1] IS NULL AND [q].[SINCE1] IS NULL)) OR ([t].[SINCE1] <> [q].[SINCE1]))
  OR ((([t].[MARK1] IS NULL AND NOT [q].[MARK1] IS NULL) OR (NOT [t].[MARK1] IS NULL AND [q].[MARK1] IS NULL)) OR ([t].[MARK1] COLLATE Latin1_General_BIN2 <> [q].[MARK1] COLLATE Latin1_General_BIN2) OR (DATALENGTH([t].[MARK1]) <> DATALENGTH([q].[MARK1])))
);
SET @o11c_rows = ROWCOUNT_BIG();

UPDATE #o11c_progress SET [mark] = N'step 8', [rows] = @o11c_rows;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[080-update-shop-customer] failed, nothing was kept: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the step''s batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO
