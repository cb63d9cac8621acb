-- Step 470-insert-system-process-input (47 of 59): insert (System).Process_Input
-- Why here: after (System).Process, which its rows refer to
-- Reads: dbo.ossys_bpm_process_input (its copy #o11c_src_2), o11c.map_process_input_78519f28c6,
-- o11c.map_process_879d0bd30b, o11c.map_process_input_def_7fc7a7c2fe
-- Writes: dbo.ossys_bpm_process_input, o11c.after_process_input_78519f28c6
-- Locks: IX and X on OSTARGET.dbo.ossys_bpm_process_input (until COMMIT); IS and S on
-- OSTARGET.dbo.ossys_bpm_process, OSTARGET.dbo.ossys_bpm_process_input_def; IS and S on
-- OSTARGET.dbo.ossys_bpm_process_input (while a statement runs)
-- Applications: since step 010-open-the-run who reads or writes OSTARGET.dbo.ossys_bpm_process_input
-- waits (readers of row versions read on)
-- Cost (estimate): rows unknown, size unknown, time unknown
-- Part of migrate.sql and dryrun.sql, inside their one transaction; alone it refuses to run.
-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'journal 46')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
SET @o11c_rows = 0;
BEGIN TRY

-- The ids are given, not made: the identity column takes them only when told so.
SET IDENTITY_INSERT [dbo].[ossys_bpm_process_input] ON;

-- One row for each selected row of the source; every reference goes through its map. The ids are
-- already in the map, so the identity column takes them as given.
INSERT INTO [OSTARGET].[dbo].[ossys_bpm_process_input] (
  [id],
  [process_id],
  [input_def_id],
  [input_value]
)
SELECT
  [m].[new_id] AS [id], /* ID: new identifier: the identifier is an autonumber: new ids are taken from the target as one block */
  [r2].[new_id] AS [process_id], /* PROCESS_ID: reference to (System).Process, through its map */
  [r3].[new_id] AS [input_def_id], /* INPUT_DEF_ID: reference to (System).Process_Input_Def, through its map */
  [s].[input_value] AS [input_value] /* INPUT_VALUE: copied */
FROM [#o11c_src_2] AS [s]
JOIN [OSTARGET].[o11c].[map_process_input_78519f28c6] AS [m]
  ON [m].[old_id] = [s].[id]
LEFT JOIN [OSTARGET].[o11c].[map_process_879d0bd30b] AS [r2]
  ON [r2].[old_id] = [s].[process_id]
LEFT JOIN [OSTARGET].[o11c].[map_process_input_def_7fc7a7c2fe] AS [r3]
  ON [r3].[old_id] = [s].[input_def_id];
SET @o11c_rows = ROWCOUNT_BIG();

-- From here on the identity makes its ids again. A given id above its own has moved it on, and nothing
-- lowers it: nothing has to be set.
SET IDENTITY_INSERT [dbo].[ossys_bpm_process_input] OFF;

-- Each row of (System).Process_Input that the run has written, as a hash: rollback.sql refuses when a
-- row has changed since.
INSERT INTO [OSTARGET].[o11c].[after_process_input_78519f28c6] ([id], [hash])
SELECT [t].[id], CAST(HASHBYTES('SHA2_256', CONVERT(nvarchar(max), N'')
    + COALESCE(CONVERT(nvarchar(20), [t].[id]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[process_id]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[input_def_id]), N'n') + N';'
    + CASE WHEN [t].[input_value] IS NULL THEN N'n' ELSE CONVERT(nvarchar(20), DATALENGTH([t].[input_value])) + N':' + CONVERT(nvarchar(max), [t].[input_value]) COLLATE Latin1_General_BIN2 END + N';') AS binary(32))
FROM [OSTARGET].[dbo].[ossys_bpm_process_input] AS [t]
JOIN (
SELECT
  [m].[new_id] AS [id]
FROM [OSTARGET].[o11c].[map_process_input_78519f28c6] AS [m]
WHERE
  [m].[fresh] = CAST(1 AS bit)
) AS [w] ON [w].[id] = [t].[id];

-- Whoever joins it must know its size.
IF SERVERPROPERTY(N'Babelfish') IS NULL
  EXEC (N'UPDATE STATISTICS [OSTARGET].[o11c].[after_process_input_78519f28c6]');

UPDATE #o11c_progress SET [mark] = N'step 47', [rows] = @o11c_rows;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET IDENTITY_INSERT [dbo].[ossys_bpm_process_input] OFF;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[470-insert-system-process-input] failed, nothing was kept: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the step''s batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO
