-- Step 380-keys-of-system-process (38 of 59): keys of (System).Process
-- Why here: before any row is inserted, so that every reference finds its new id: the identifier is an
-- autonumber: new ids are taken from the target as one block
-- Reads: dbo.ossys_bpm_process (its copy #o11c_src_1), dbo.ossys_bpm_process, temporary table
-- rows_process_f6d957e147
-- Writes: o11c.map_process_879d0bd30b, o11c.map (the map is registered)
-- Locks: IS and S on OSTARGET.dbo.ossys_bpm_process (while a statement runs)
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Cost (estimate): at most 1 row, 110 bytes to write, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; alone it refuses to run.
-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'journal 37')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
SET @o11c_rows = 0;
BEGIN TRY

-- Old and new identifiers of (System).Process (reserved: the identifier is an autonumber: new ids are
-- taken from the target as one block).
CREATE TABLE [o11c].[map_process_879d0bd30b] (
  [old_id] int NOT NULL PRIMARY KEY,
  [new_id] int NOT NULL UNIQUE,
  [fresh] bit NOT NULL,
  [made] bit NOT NULL DEFAULT CAST(0 AS bit)
);

-- The registry forgets the map of an earlier run.
DELETE FROM [o11c].[map]
WHERE [espace_key] = N'ossys' AND [entity_key] = N'ossys_bpm_process';

-- Register it under its keys.
INSERT INTO [o11c].[map] ([espace_key], [entity_key], [identifier_key], [label], [kind], [table_name],
  [source_digest], [target_digest], [run_id])
SELECT N'ossys', N'ossys_bpm_process', N'name:id', N'(System).Process', N'reserved', N'map_process_879d0bd30b', N'4f3ad72317bc8e55bda4f4e1a7c958cab98c3c57d918f99c02f81cd7d411afce', N'b1c821759f293975794cb53ce3db2fbe8ea079be35d6fc59a651053b018b6edd', MAX([run_id]) FROM [o11c].[run];

-- A block of new ids above every id that the target has given or holds, in the order of the old ones
-- of selected rows. The table lock keeps others from inserting, and so from drawing ids. An identity
-- that never gave an id says its first one: then one number stays unused.
INSERT INTO [OSTARGET].[o11c].[map_process_879d0bd30b] ([old_id], [new_id], [fresh])
SELECT [s].[id], [b].[top] + [b].[step] * ROW_NUMBER() OVER (ORDER BY [s].[id]), 1
FROM [#o11c_src_1] AS [s]
JOIN [#rows_process_f6d957e147] AS [s_rows] ON [s_rows].[id] = [s].[id]
CROSS JOIN (
  SELECT CASE WHEN [q].[held] > [q].[given] THEN [q].[held] ELSE [q].[given] END AS [top],
    CASE WHEN [q].[step] > 1 THEN [q].[step] ELSE 1 END AS [step]
  FROM (SELECT COALESCE(MAX([id]), 0) AS [held], COALESCE(IDENT_CURRENT(N'[dbo].[ossys_bpm_process]'), 0) AS [given],
      COALESCE(IDENT_INCR(N'[dbo].[ossys_bpm_process]'), 1) AS [step]
    FROM [OSTARGET].[dbo].[ossys_bpm_process]) AS [q]
) AS [b];
SET @o11c_rows = ROWCOUNT_BIG();

-- The optimizer must know the map's size before it joins it.
IF SERVERPROPERTY(N'Babelfish') IS NULL
  EXEC (N'UPDATE STATISTICS [OSTARGET].[o11c].[map_process_879d0bd30b]');

UPDATE #o11c_progress SET [mark] = N'step 38', [rows] = @o11c_rows;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[380-keys-of-system-process] failed, nothing was kept: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the step''s batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO
