-- Step 360-keys-of-system-activity (36 of 48): keys of (System).Activity
-- Why here: before any row is inserted, so that every reference finds its new id: the identifier is an
-- autonumber: new ids are taken from the target as one block
-- Reads: dbo.ossys_bpm_activity (its copy #o11c_src_4), dbo.ossys_bpm_activity, temporary table
-- rows_activity_17766887e7
-- Writes: o11c.map_activity_7719b209bf, o11c.map (the map is registered)
-- Locks: IS and S on OSTARGET.dbo.ossys_bpm_activity (while a statement runs)
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Cost (estimate): at most 5 rows, 550 bytes to write, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; alone it refuses to run.
-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'journal 35')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
SET @o11c_rows = 0;
BEGIN TRY

-- Old and new identifiers of (System).Activity (reserved: the identifier is an autonumber: new ids are
-- taken from the target as one block).
CREATE TABLE [o11c].[map_activity_7719b209bf] (
  [old_id] int NOT NULL PRIMARY KEY,
  [new_id] int NOT NULL UNIQUE,
  [fresh] bit NOT NULL,
  [made] bit NOT NULL DEFAULT CAST(0 AS bit)
);

-- The registry forgets the map of an earlier run.
DELETE FROM [o11c].[map]
WHERE [espace_key] = N'ossys' AND [entity_key] = N'ossys_bpm_activity';

-- Register it under its keys.
INSERT INTO [o11c].[map] ([espace_key], [entity_key], [identifier_key], [label], [kind], [table_name],
  [source_digest], [target_digest], [run_id])
SELECT N'ossys', N'ossys_bpm_activity', N'name:id', N'(System).Activity', N'reserved', N'map_activity_7719b209bf', N'ab3231b72bee01fbd6e44e26f16ad7b098e8d20295fb8362c48bda9529d80a7a', N'56704e346651aabaeec2f08ed581d097acc05ac7d64008379f5b9ea8b1a902ce', MAX([run_id]) FROM [o11c].[run];

-- A block of new ids above every id that the target has given or holds, in the order of the old ones
-- of selected rows. The table lock keeps others from inserting, and so from drawing ids. An identity
-- that never gave an id says its first one: then one number stays unused.
INSERT INTO [OSTARGET].[o11c].[map_activity_7719b209bf] ([old_id], [new_id], [fresh])
SELECT [s].[id], [b].[top] + [b].[step] * ROW_NUMBER() OVER (ORDER BY [s].[id]), 1
FROM [#o11c_src_4] AS [s]
JOIN [#rows_activity_17766887e7] AS [s_rows] ON [s_rows].[id] = [s].[id]
CROSS JOIN (
  SELECT CASE WHEN [q].[held] > [q].[given] THEN [q].[held] ELSE [q].[given] END AS [top],
    CASE WHEN [q].[step] > 1 THEN [q].[step] ELSE 1 END AS [step]
  FROM (SELECT COALESCE(MAX([id]), 0) AS [held], COALESCE(IDENT_CURRENT(N'[dbo].[ossys_bpm_activity]'), 0) AS [given],
      COALESCE(IDENT_INCR(N'[dbo].[ossys_bpm_activity]'), 1) AS [step]
    FROM [OSTARGET].[dbo].[ossys_bpm_activity]) AS [q]
) AS [b];
SET @o11c_rows = ROWCOUNT_BIG();

-- The optimizer must know the map's size before it joins it.
IF SERVERPROPERTY(N'Babelfish') IS NULL
  EXEC (N'UPDATE STATISTICS [OSTARGET].[o11c].[map_activity_7719b209bf]');

UPDATE #o11c_progress SET [mark] = N'step 36', [rows] = @o11c_rows;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[360-keys-of-system-activity] failed, nothing was kept: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the step''s batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO
