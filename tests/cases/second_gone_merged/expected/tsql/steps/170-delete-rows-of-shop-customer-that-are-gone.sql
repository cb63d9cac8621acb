-- Step 170-delete-rows-of-shop-customer-that-are-gone (17 of 18): delete rows of Shop.Customer that are gone
-- Why here: after the rows that refer to them
-- Reads: temporary table rows_customer_gone_50210bbee7, dbo.OSUSR_T01_ORDER
-- Writes: dbo.OSUSR_T01_CUSTOMER, o11c.before_customer_5e36fdbcf9
-- Locks: IX and X on OSTARGET.dbo.OSUSR_T01_CUSTOMER (until COMMIT); IS and S on
-- OSTARGET.dbo.OSUSR_T01_CUSTOMER, OSTARGET.dbo.OSUSR_T01_ORDER; IS and S on
-- OSTARGET.dbo.OSUSR_T01_CUSTOMER, OSTARGET.dbo.OSUSR_T01_ORDER (while a statement runs)
-- Applications: since step 010-open-the-run who reads or writes OSTARGET.dbo.OSUSR_T01_CUSTOMER waits
-- (readers of row versions read on)
-- Cost (estimate): at most 1 row, size unknown, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; alone it refuses to run.
-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'journal 16')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
SET @o11c_rows = 0;
BEGIN TRY

-- Foreign keys to this table that the snapshot knew: another one could delete or change rows that
-- nobody has looked at.
SELECT @o11c_found = COUNT_BIG(*), @o11c_samples = MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT name FROM (
SELECT SCHEMA_NAME(o.schema_id) + N'.' + o.name + N'.' + k.name COLLATE DATABASE_DEFAULT AS [name]
FROM sys.foreign_keys AS k
JOIN sys.objects AS o ON o.object_id = k.parent_object_id
WHERE k.referenced_object_id = OBJECT_ID(N'[OSTARGET].[dbo].[OSUSR_T01_CUSTOMER]')
) AS k
WHERE NOT name IN (N'dbo.OSUSR_T01_CUSTOMER.osfrk_de777e06_1', N'dbo.OSUSR_T01_ORDER.osfrk_bcb9f5a6_1')
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0917: foreign keys to dbo.OSUSR_T01_CUSTOMER were added since the snapshot: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was changed. Make both snapshots again and compile again.', N'%', N'%%');
  THROW 50917, @o11c_message, 1;
END;

-- No row that stays may refer to these rows in OSUSR_T01_CUSTOMER.BOSSID1: the database would refuse
-- the deletion.
SELECT @o11c_found = COUNT_BIG(*), @o11c_samples = MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([t].[ID1] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[dbo].[OSUSR_T01_CUSTOMER] AS [t]
JOIN [#rows_customer_gone_50210bbee7] AS [k]
  ON [k].[id] = [t].[ID1]
JOIN [OSTARGET].[dbo].[OSUSR_T01_CUSTOMER] AS [c]
  ON [c].[BOSSID1] = [t].[ID1]
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM [#rows_customer_gone_50210bbee7] AS [d]
    WHERE
      [d].[id] = [c].[ID1]
  )
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0904: rows of OSUSR_T01_CUSTOMER.BOSSID1 refer to rows that would be deleted: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was changed. Bring the referring entity into scope with mode replace, or leave these rows where they are.', N'%', N'%%');
  THROW 50904, @o11c_message, 1;
END;

-- No row that stays may refer to these rows in OSUSR_T01_ORDER.CUSTOMERID1: the database would refuse
-- the deletion.
SELECT @o11c_found = COUNT_BIG(*), @o11c_samples = MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([t].[ID1] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[dbo].[OSUSR_T01_CUSTOMER] AS [t]
JOIN [#rows_customer_gone_50210bbee7] AS [k]
  ON [k].[id] = [t].[ID1]
JOIN [OSTARGET].[dbo].[OSUSR_T01_ORDER] AS [c]
  ON [c].[CUSTOMERID1] = [t].[ID1]
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0904: rows of OSUSR_T01_ORDER.CUSTOMERID1 refer to rows that would be deleted: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was changed. Bring the referring entity into scope with mode replace, or leave these rows where they are.', N'%', N'%%');
  THROW 50904, @o11c_message, 1;
END;

-- These rows as they are now, for rollback.sql.
INSERT INTO [OSTARGET].[o11c].[before_customer_5e36fdbcf9] ([o11c_step], [ID1], [CODE1], [NAME1], [BOSSID1], [MARK1])
SELECT N'170-delete-rows-of-shop-customer-that-are-gone', [t].[ID1], [t].[CODE1], [t].[NAME1], [t].[BOSSID1], [t].[MARK1]
FROM [OSTARGET].[dbo].[OSUSR_T01_CUSTOMER] AS [t]
WHERE [ID1] IN (
  SELECT
    [id]
  FROM [#rows_customer_gone_50210bbee7]
);

-- Rows that an earlier run inserted and the source has deleted since.
DELETE FROM [OSTARGET].[dbo].[OSUSR_T01_CUSTOMER]
WHERE [ID1] IN (
  SELECT
    [id]
  FROM [#rows_customer_gone_50210bbee7]
);
SET @o11c_rows = ROWCOUNT_BIG();

UPDATE #o11c_progress SET [mark] = N'step 17', [rows] = @o11c_rows;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[170-delete-rows-of-shop-customer-that-are-gone] failed, nothing was kept: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the step''s batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO
