-- Step 150-update-shop-order (15 of 18): update Shop.Order
-- Why here: after the inserts: whatever the changed rows refer to is in by now
-- Reads: dbo.OSUSR_S01_ORDER (its copy #o11c_src_2), o11c.map_order_b095562f7b,
-- o11c.map_customer_5e36fdbcf9
-- Writes: dbo.OSUSR_T01_ORDER, o11c.before_order_b095562f7b, o11c.after_order_b095562f7b
-- Locks: IX and X on OSTARGET.dbo.OSUSR_T01_ORDER (until COMMIT); IS and S on
-- OSTARGET.dbo.OSUSR_T01_CUSTOMER; IS and S on OSTARGET.dbo.OSUSR_T01_ORDER (while a statement runs)
-- Applications: since step 010-open-the-run who reads or writes OSTARGET.dbo.OSUSR_T01_ORDER waits
-- (readers of row versions read on)
-- Cost (estimate): at most 3 rows, size unknown, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; alone it refuses to run.
-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'journal 14')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
SET @o11c_rows = 0;
BEGIN TRY

-- Rows that are going to change, as they are now, for rollback.sql.
INSERT INTO [OSTARGET].[o11c].[before_order_b095562f7b] ([o11c_step], [ID1], [CUSTOMERID1], [NOTE1], [MARK1])
SELECT N'150-update-shop-order', [t].[ID1], [t].[CUSTOMERID1], [t].[NOTE1], [t].[MARK1]
FROM [OSTARGET].[dbo].[OSUSR_T01_ORDER] AS [t]
JOIN (
  SELECT
    [m].[new_id] AS [o11c_new],
    [r2].[new_id] AS [CUSTOMERID1],
    [s].[NOTE] AS [NOTE1],
    [s].[MARK] AS [MARK1]
  FROM [#o11c_src_2] AS [s]
  JOIN [OSTARGET].[o11c].[map_order_b095562f7b] AS [m]
    ON [m].[old_id] = [s].[ID] AND [m].[fresh] = CAST(0 AS bit)
  LEFT JOIN [OSTARGET].[o11c].[map_customer_5e36fdbcf9] AS [r2]
    ON [r2].[old_id] = [s].[CUSTOMERID]
) AS [q]
  ON [t].[ID1] = [q].[o11c_new]
WHERE (
  ((([t].[CUSTOMERID1] IS NULL AND NOT [q].[CUSTOMERID1] IS NULL) OR (NOT [t].[CUSTOMERID1] IS NULL AND [q].[CUSTOMERID1] IS NULL)) OR ([t].[CUSTOMERID1] <> [q].[CUSTOMERID1]))
  OR ((([t].[NOTE1] IS NULL AND NOT [q].[NOTE1] IS NULL) OR (NOT [t].[NOTE1] IS NULL AND [q].[NOTE1] IS NULL)) OR ([t].[NOTE1] COLLATE Latin1_General_BIN2 <> [q].[NOTE1] COLLATE Latin1_General_BIN2) OR (DATALENGTH([t].[NOTE1]) <> DATALENGTH([q].[NOTE1])))
  OR ((([t].[MARK1] IS NULL AND NOT [q].[MARK1] IS NULL) OR (NOT [t].[MARK1] IS NULL AND [q].[MARK1] IS NULL)) OR ([t].[MARK1] COLLATE Latin1_General_BIN2 <> [q].[MARK1] COLLATE Latin1_General_BIN2) OR (DATALENGTH([t].[MARK1]) <> DATALENGTH([q].[MARK1])))
);

-- Rows that were in the target before this run get the source's values. A row is written only where a
-- value differs, so a second run writes nothing.
UPDATE [t] SET [CUSTOMERID1] = [q].[CUSTOMERID1],
  [NOTE1] = [q].[NOTE1],
  [MARK1] = [q].[MARK1]
FROM (
  SELECT
    [m].[new_id] AS [o11c_new],
    [r2].[new_id] AS [CUSTOMERID1], /* CustomerId: reference to Shop.Customer, through its map */
    [s].[NOTE] AS [NOTE1], /* Note: copied */
    [s].[MARK] AS [MARK1] /* Mark: copied */
  FROM [#o11c_src_2] AS [s]
  JOIN [OSTARGET].[o11c].[map_order_b095562f7b] AS [m]
    ON [m].[old_id] = [s].[ID] AND [m].[fresh] = CAST(0 AS bit)
  LEFT JOIN [OSTARGET].[o11c].[map_customer_5e36fdbcf9] AS [r2]
    ON [r2].[old_id] = [s].[CUSTOMERID]
) AS [q]
JOIN [OSTARGET].[dbo].[OSUSR_T01_ORDER] AS [t]
  ON [t].[ID1] = [q].[o11c_new]
WHERE (
  ((([t].[CUSTOMERID1] IS NULL AND NOT [q].[CUSTOMERID1] IS NULL) OR (NOT [t].[CUSTOMERID1] IS NULL AND [q].[CUSTOMERID1] IS NULL)) OR ([t].[CUSTOMERID1] <> [q].[CUSTOMERID1]))
  OR ((([t].[NOTE1] IS NULL AND NOT [q].[NOTE1] IS NULL) OR (NOT [t].[NOTE1] IS NULL AND [q].[NOTE1] IS NULL)) OR ([t].[NOTE1] COLLATE Latin1_General_BIN2 <> [q].[NOTE1] COLLATE Latin1_General_BIN2) OR (DATALENGTH([t].[NOTE1]) <> DATALENGTH([q].[NOTE1])))
  OR ((([t].[MARK1] IS NULL AND NOT [q].[MARK1] IS NULL) OR (NOT [t].[MARK1] IS NULL AND [q].[MARK1] IS NULL)) OR ([t].[MARK1] COLLATE Latin1_General_BIN2 <> [q].[MARK1] COLLATE Latin1_General_BIN2) OR (DATALENGTH([t].[MARK1]) <> DATALENGTH([q].[MARK1])))
);
SET @o11c_rows = ROWCOUNT_BIG();

-- Each row of Shop.Order that the run has written, as a hash: rollback.sql refuses when a row has
-- changed since.
INSERT INTO [OSTARGET].[o11c].[after_order_b095562f7b] ([id], [hash])
SELECT [t].[ID1], CAST(HASHBYTES('SHA2_256', CONVERT(nvarchar(max), N'')
    + COALESCE(CONVERT(nvarchar(20), [t].[ID1]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[CUSTOMERID1]), N'n') + N';'
    + CASE WHEN [t].[NOTE1] IS NULL THEN N'n' ELSE CONVERT(nvarchar(20), DATALENGTH([t].[NOTE1])) + N':' + CONVERT(nvarchar(max), [t].[NOTE1]) COLLATE Latin1_General_BIN2 END + N';'
    + CASE WHEN [t].[MARK1] IS NULL THEN N'n' ELSE CONVERT(nvarchar(20), DATALENGTH([t].[MARK1])) + N':' + CONVERT(nvarchar(max), [t].[MARK1]) COLLATE Latin1_General_BIN2 END + N';') AS binary(32))
FROM [OSTARGET].[dbo].[OSUSR_T01_ORDER] AS [t]
JOIN (
SELECT
  [m].[new_id] AS [id]
FROM [OSTARGET].[o11c].[map_order_b095562f7b] AS [m]
WHERE
  [m].[fresh] = CAST(1 AS bit)
UNION
SELECT
  [ID1] AS [id]
FROM [OSTARGET].[o11c].[before_order_b095562f7b]
) AS [w] ON [w].[id] = [t].[ID1];

-- Whoever joins it must know its size.
IF SERVERPROPERTY(N'Babelfish') IS NULL
  EXEC (N'UPDATE STATISTICS [OSTARGET].[o11c].[after_order_b095562f7b]');

UPDATE #o11c_progress SET [mark] = N'step 15', [rows] = @o11c_rows;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[150-update-shop-order] failed, nothing was kept: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the step''s batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO
