-- Step 390-keys-of-system-process-input (39 of 59): keys of (System).Process_Input
-- Why here: before any row is inserted, so that every reference finds its new id: the identifier is an
-- autonumber: new ids are taken from the target as one block
-- Reads: dbo.ossys_bpm_process_input (its copy #o11c_src_2), dbo.ossys_bpm_process_input, temporary
-- table rows_process_input_e63f36504d
-- Writes: o11c.map_process_input_78519f28c6, o11c.map (the map is registered)
-- Locks: IS and S on OSTARGET.dbo.ossys_bpm_process_input (while a statement runs)
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Cost (estimate): rows unknown, size unknown, time unknown
-- Part of migrate.sql and dryrun.sql, inside their one transaction; alone it refuses to run.
-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'journal 38')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
SET @o11c_rows = 0;
BEGIN TRY

-- Old and new identifiers of (System).Process_Input (reserved: the identifier is an autonumber: new
-- ids are taken from the target as one block).
CREATE TABLE [o11c].[map_process_input_78519f28c6] (
  [old_id] int NOT NULL PRIMARY KEY,
  [new_id] int NOT NULL UNIQUE,
  [fresh] bit NOT NULL,
  [made] bit NOT NULL DEFAULT CAST(0 AS bit)
);

-- The registry forgets the map of an earlier run.
DELETE FROM [o11c].[map]
WHERE [espace_key] = N'ossys' AND [entity_key] = N'ossys_bpm_process_input';

-- Register it under its keys.
INSERT INTO [o11c].[map] ([espace_key], [entity_key], [identifier_key], [label], [kind], [table_name],
  [source_digest], [target_digest], [run_id])
SELECT N'ossys', N'ossys_bpm_process_input', N'name:id', N'(System).Process_Input', N'reserved', N'map_process_input_78519f28c6', N'4f3ad72317bc8e55bda4f4e1a7c958cab98c3c57d918f99c02f81cd7d411afce', N'b1c821759f293975794cb53ce3db2fbe8ea079be35d6fc59a651053b018b6edd', MAX([run_id]) FROM [o11c].[run];

-- A block of new ids above every id that the target has given or holds, in the order of the old ones
-- of selected rows. The table lock keeps others from inserting, and so from drawing ids. An identity
-- that never gave an id says its first one: then one number stays unused.
INSERT INTO [OSTARGET].[o11c].[map_process_input_78519f28c6] ([old_id], [new_id], [fresh])
SELECT [s].[id], [b].[top] + [b].[step] * ROW_NUMBER() OVER (ORDER BY [s].[id]), 1
FROM [#o11c_src_2] AS [s]
JOIN [#rows_process_input_e63f36504d] AS [s_rows] ON [s_rows].[id] = [s].[id]
CROSS JOIN (
  SELECT CASE WHEN [q].[held] > [q].[given] THEN [q].[held] ELSE [q].[given] END AS [top],
    CASE WHEN [q].[step] > 1 THEN [q].[step] ELSE 1 END AS [step]
  FROM (SELECT COALESCE(MAX([id]), 0) AS [held], COALESCE(IDENT_CURRENT(N'[dbo].[ossys_bpm_process_input]'), 0) AS [given],
      COALESCE(IDENT_INCR(N'[dbo].[ossys_bpm_process_input]'), 1) AS [step]
    FROM [OSTARGET].[dbo].[ossys_bpm_process_input]) AS [q]
) AS [b];
SET @o11c_rows = ROWCOUNT_BIG();

-- The optimizer must know the map's size before it joins it.
IF SERVERPROPERTY(N'Babelfish') IS NULL
  EXEC (N'UPDATE STATISTICS [OSTARGET].[o11c].[map_process_input_78519f28c6]');

UPDATE #o11c_progress SET [mark] = N'step 39', [rows] = @o11c_rows;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[390-keys-of-system-process-input] failed, nothing was kept: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the step''s batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO
