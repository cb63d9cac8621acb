-- Step 140-update-shop-customer (14 of 18): update Shop.Customer
-- Why here: after the inserts: whatever the changed rows refer to is in by now
-- Reads: dbo.OSUSR_S01_CUSTOMER (its copy #o11c_src_1), o11c.map_customer_5e36fdbcf9
-- Writes: dbo.OSUSR_T01_CUSTOMER, o11c.before_customer_5e36fdbcf9, o11c.after_customer_5e36fdbcf9
-- Locks: IX and X on OSTARGET.dbo.OSUSR_T01_CUSTOMER (until COMMIT); IS and S on
-- OSTARGET.dbo.OSUSR_T01_CUSTOMER; IS and S on OSTARGET.dbo.OSUSR_T01_CUSTOMER (while a statement
-- runs)
-- Applications: since step 010-open-the-run who reads or writes OSTARGET.dbo.OSUSR_T01_CUSTOMER waits
-- (readers of row versions read on)
-- Cost (estimate): at most 3 rows, size unknown, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; alone it refuses to run.
-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'journal 13')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
SET @o11c_rows = 0;
BEGIN TRY

-- Rows that are going to change, as they are now, for rollback.sql.
INSERT INTO [OSTARGET].[o11c].[before_customer_5e36fdbcf9] ([o11c_step], [ID1], [CODE1], [NAME1], [BOSSID1], [MARK1])
SELECT N'140-update-shop-customer', [t].[ID1], [t].[CODE1], [t].[NAME1], [t].[BOSSID1], [t].[MARK1]
FROM [OSTARGET].[dbo].[OSUSR_T01_CUSTOMER] AS [t]
JOIN (
  SELECT
    [m].[new_id] AS [o11c_new],
    [s].[CODE] AS [CODE1],
    [s].[NAME] AS [NAME1],
    [r2].[new_id] AS [BOSSID1],
    [s].[MARK] AS [MARK1]
  FROM [#o11c_src_1] AS [s]
  JOIN [OSTARGET].[o11c].[map_customer_5e36fdbcf9] AS [m]
    ON [m].[old_id] = [s].[ID] AND [m].[fresh] = CAST(0 AS bit)
  LEFT JOIN [OSTARGET].[o11c].[map_customer_5e36fdbcf9] AS [r2]
    ON [r2].[old_id] = [s].[BOSSID]
) AS [q]
  ON [t].[ID1] = [q].[o11c_new]
WHERE (
  (((CAST([t].[CODE1] AS nvarchar(4000)) COLLATE Latin1_General_CI_AI <> CAST([q].[CODE1] AS nvarchar(4000)) COLLATE Latin1_General_CI_AI) OR (([t].[CODE1] IS NULL AND NOT [q].[CODE1] IS NULL)) OR ((NOT [t].[CODE1] IS NULL AND [q].[CODE1] IS NULL))))
  OR ((([t].[NAME1] IS NULL AND NOT [q].[NAME1] IS NULL) OR (NOT [t].[NAME1] IS NULL AND [q].[NAME1] IS NULL)) OR ([t].[NAME1] COLLATE Latin1_General_BIN2 <> [q].[NAME1] COLLATE Latin1_General_BIN2) OR (DATALENGTH([t].[NAME1]) <> DATALENGTH([q].[NAME1])))
  OR ((([t].[BOSSID1] IS NULL AND NOT [q].[BOSSID1] IS NULL) OR (NOT [t].[BOSSID1] IS NULL AND [q].[BOSSID1] IS NULL)) OR ([t].[BOSSID1] <> [q].[BOSSID1]))
  OR ((([t].[MARK1] IS NULL AND NOT [q].[MARK1] IS NULL) OR (NOT [t].[MARK1] IS NULL AND [q].[MARK1] IS NULL)) OR ([t].[MARK1] COLLATE Latin1_General_BIN2 <> [q].[MARK1] COLLATE Latin1_General_BIN2) OR (DATALENGTH([t].[MARK1]) <> DATALENGTH([q].[MARK1])))
);

-- Rows that were in the target before this run get the source's values. A row is written only where a
-- value differs, so a second run writes nothing.
UPDATE [t] SET [CODE1] = CASE WHEN ((CAST([t].[CODE1] AS nvarchar(4000)) COLLATE Latin1_General_CI_AI <> CAST([q].[CODE1] AS nvarchar(4000)) COLLATE Latin1_General_CI_AI) OR (([t].[CODE1] IS NULL AND NOT [q].[CODE1] IS NULL)) OR ((NOT [t].[CODE1] IS NULL AND [q].[CODE1] IS NULL))) THEN [q].[CODE1] ELSE [t].[CODE1] END,
  [NAME1] = [q].[NAME1],
  [BOSSID1] = [q].[BOSSID1],
  [MARK1] = [q].[MARK1]
FROM (
  SELECT
    [m].[new_id] AS [o11c_new],
    [s].[CODE] AS [CODE1], /* Code: copied; a spelling that reads the same stays */
    [s].[NAME] AS [NAME1], /* Name: copied */
    [r2].[new_id] AS [BOSSID1], /* BossId: reference to Shop.Customer, through its map */
    [s].[MARK] AS [MARK1] /* Mark: copied */
  FROM [#o11c_src_1] AS [s]
  JOIN [OSTARGET].[o11c].[map_customer_5e36fdbcf9] AS [m]
    ON [m].[old_id] = [s].[ID] AND [m].[fresh] = CAST(0 AS bit)
  LEFT JOIN [OSTARGET].[o11c].[map_customer_5e36fdbcf9] AS [r2]
    ON [r2].[old_id] = [s].[BOSSID]
) AS [q]
JOIN [OSTARGET].[dbo].[OSUSR_T01_CUSTOMER] AS [t]
  ON [t].[ID1] = [q].[o11c_new]
WHERE (
  (((CAST([t].[CODE1] AS nvarchar(4000)) COLLATE Latin1_General_CI_AI <> CAST([q].[CODE1] AS nvarchar(4000)) COLLATE Latin1_General_CI_AI) OR (([t].[CODE1] IS NULL AND NOT [q].[CODE1] IS NULL)) OR ((NOT [t].[CODE1] IS NULL AND [q].[CODE1] IS NULL))))
  OR ((([t].[NAME1] IS NULL AND NOT [q].[NAME1] IS NULL) OR (NOT [t].[NAME1] IS NULL AND [q].[NAME1] IS NULL)) OR ([t].[NAME1] COLLATE Latin1_General_BIN2 <> [q].[NAME1] COLLATE Latin1_General_BIN2) OR (DATALENGTH([t].[NAME1]) <> DATALENGTH([q].[NAME1])))
  OR ((([t].[BOSSID1] IS NULL AND NOT [q].[BOSSID1] IS NULL) OR (NOT [t].[BOSSID1] IS NULL AND [q].[BOSSID1] IS NULL)) OR ([t].[BOSSID1] <> [q].[BOSSID1]))
  OR ((([t].[MARK1] IS NULL AND NOT [q].[MARK1] IS NULL) OR (NOT [t].[MARK1] IS NULL AND [q].[MARK1] IS NULL)) OR ([t].[MARK1] COLLATE Latin1_General_BIN2 <> [q].[MARK1] COLLATE Latin1_General_BIN2) OR (DATALENGTH([t].[MARK1]) <> DATALENGTH([q].[MARK1])))
);
SET @o11c_rows = ROWCOUNT_BIG();

-- Each row of Shop.Customer that the run has written, as a hash: rollback.sql refuses when a row has
-- changed since.
INSERT INTO [OSTARGET].[o11c].[after_customer_5e36fdbcf9] ([id], [hash])
SELECT [t].[ID1], CAST(HASHBYTES('SHA2_256', CONVERT(nvarchar(max), N'')
    + COALESCE(CONVERT(nvarchar(20), [t].[ID1]), N'n') + N';'
    + CASE WHEN [t].[CODE1] IS NULL THEN N'n' ELSE CONVERT(nvarchar(20), DATALENGTH([t].[CODE1])) + N':' + CONVERT(nvarchar(max), [t].[CODE1]) COLLATE Latin1_General_BIN2 END + N';'
    + CASE WHEN [t].[NAME1] IS NULL THEN N'n' ELSE CONVERT(nvarchar(20), DATALENGTH([t].[NAME1])) + N':' + CONVERT(nvarchar(max), [t].[NAME1]) COLLATE Latin1_General_BIN2 END + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[BOSSID1]), N'n') + N';'
    + CASE WHEN [t].[MARK1] IS NULL THEN N'n' ELSE CONVERT(nvarchar(20), DATALENGTH([t].[MARK1])) + N':' + CONVERT(nvarchar(max), [t].[MARK1]) COLLATE Latin1_General_BIN2 END + N';') AS binary(32))
FROM [OSTARGET].[dbo].[OSUSR_T01_CUSTOMER] AS [t]
JOIN (
SELECT
  [m].[new_id] AS [id]
FROM [OSTARGET].[o11c].[map_customer_5e36fdbcf9] AS [m]
WHERE
  [m].[fresh] = CAST(1 AS bit)
UNION
SELECT
  [ID1] AS [id]
FROM [OSTARGET].[o11c].[before_customer_5e36fdbcf9]
) AS [w] ON [w].[id] = [t].[ID1];

-- Whoever joins it must know its size.
IF SERVERPROPERTY(N'Babelfish') IS NULL
  EXEC (N'UPDATE STATISTICS [OSTARGET].[o11c].[after_customer_5e36fdbcf9]');

UPDATE #o11c_progress SET [mark] = N'step 14', [rows] = @o11c_rows;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[140-update-shop-customer] failed, nothing was kept: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the step''s batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO
