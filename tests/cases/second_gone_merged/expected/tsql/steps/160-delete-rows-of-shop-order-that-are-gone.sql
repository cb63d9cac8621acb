-- Step 160-delete-rows-of-shop-order-that-are-gone (16 of 18): delete rows of Shop.Order that are gone
-- Why here: after the rows that refer to them
-- Reads: temporary table rows_order_gone_5aca38b1af
-- Writes: dbo.OSUSR_T01_ORDER, o11c.before_order_b095562f7b
-- Locks: IX and X on OSTARGET.dbo.OSUSR_T01_ORDER (until COMMIT); IS and S on
-- OSTARGET.dbo.OSUSR_T01_ORDER (while a statement runs)
-- Applications: since step 010-open-the-run who reads or writes OSTARGET.dbo.OSUSR_T01_ORDER waits
-- (readers of row versions read on)
-- Cost (estimate): at most 1 row, size unknown, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; alone it refuses to run.
-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'journal 15')
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
WHERE k.referenced_object_id = OBJECT_ID(N'[OSTARGET].[dbo].[OSUSR_T01_ORDER]')
) AS k
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0917: foreign keys to dbo.OSUSR_T01_ORDER were added since the snapshot: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was changed. Make both snapshots again and compile again.', N'%', N'%%');
  THROW 50917, @o11c_message, 1;
END;

-- These rows as they are now, for rollback.sql.
INSERT INTO [OSTARGET].[o11c].[before_order_b095562f7b] ([o11c_step], [ID1], [CUSTOMERID1], [NOTE1], [MARK1])
SELECT N'160-delete-rows-of-shop-order-that-are-gone', [t].[ID1], [t].[CUSTOMERID1], [t].[NOTE1], [t].[MARK1]
FROM [OSTARGET].[dbo].[OSUSR_T01_ORDER] AS [t]
WHERE [ID1] IN (
  SELECT
    [id]
  FROM [#rows_order_gone_5aca38b1af]
);

-- Rows that an earlier run inserted and the source has deleted since.
DELETE FROM [OSTARGET].[dbo].[OSUSR_T01_ORDER]
WHERE [ID1] IN (
  SELECT
    [id]
  FROM [#rows_order_gone_5aca38b1af]
);
SET @o11c_rows = ROWCOUNT_BIG();

UPDATE #o11c_progress SET [mark] = N'step 16', [rows] = @o11c_rows;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[160-delete-rows-of-shop-order-that-are-gone] failed, nothing was kept: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the step''s batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO
