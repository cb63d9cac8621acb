-- Step 300-keys-of-system-group (30 of 59): keys of (System).Group
-- Why here: before the rows are inserted: rows are the same where TENANT_ID and NAME agree; for the
-- rest, the identifier is an autonumber: new ids are taken from the target as one block
-- Reads: dbo.ossys_group (its copy #o11c_src_7), dbo.ossys_group, temporary table
-- rows_group_fe15a92aa3
-- Writes: o11c.map_group_82be168321
-- Locks: IS and S on OSTARGET.dbo.ossys_group (while a statement runs)
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Cost (estimate): rows unknown, size unknown, time unknown
-- Part of migrate.sql and dryrun.sql, inside their one transaction; alone it refuses to run.
-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'journal 29')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
SET @o11c_rows = 0;
BEGIN TRY

-- A block of new ids above every id that the target has given or holds, in the order of the old ones
-- of selected rows that have no partner yet. The table lock keeps others from inserting, and so from
-- drawing ids. An identity that never gave an id says its first one: then one number stays unused.
INSERT INTO [OSTARGET].[o11c].[map_group_82be168321] ([old_id], [new_id], [fresh])
SELECT [s].[id], [b].[top] + [b].[step] * ROW_NUMBER() OVER (ORDER BY [s].[id]), 1
FROM [#o11c_src_7] AS [s]
JOIN [#rows_group_fe15a92aa3] AS [s_rows] ON [s_rows].[id] = [s].[id]
LEFT JOIN [OSTARGET].[o11c].[map_group_82be168321] AS [has] ON [has].[old_id] = [s].[id]
CROSS JOIN (
  SELECT CASE WHEN [q].[held] > [q].[given] THEN [q].[held] ELSE [q].[given] END AS [top],
    CASE WHEN [q].[step] > 1 THEN [q].[step] ELSE 1 END AS [step]
  FROM (SELECT COALESCE(MAX([id]), 0) AS [held], COALESCE(IDENT_CURRENT(N'[dbo].[ossys_group]'), 0) AS [given],
      COALESCE(IDENT_INCR(N'[dbo].[ossys_group]'), 1) AS [step]
    FROM [OSTARGET].[dbo].[ossys_group]) AS [q]
) AS [b]
WHERE [has].[old_id] IS NULL;
SET @o11c_rows = ROWCOUNT_BIG();

-- The optimizer must know the map's size before it joins it.
IF SERVERPROPERTY(N'Babelfish') IS NULL
  EXEC (N'UPDATE STATISTICS [OSTARGET].[o11c].[map_group_82be168321]');

UPDATE #o11c_progress SET [mark] = N'step 30', [rows] = @o11c_rows;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[300-keys-of-system-group] failed, nothing was kept: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the step''s batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO
