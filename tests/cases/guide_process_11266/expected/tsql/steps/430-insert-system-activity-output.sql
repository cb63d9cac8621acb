-- Step 430-insert-system-activity-output (43 of 48): insert (System).Activity_Output
-- Why here: after (System).Activity, which its rows refer to
-- Reads: dbo.ossys_bpm_activity_output (its copy #o11c_src_5), o11c.map_activity_output_37cdc2c179,
-- o11c.map_activity_7719b209bf, o11c.map_activity_output_def_ace59eb889, o11c.map_city_3472b4bd9f
-- Writes: dbo.ossys_bpm_activity_output, o11c.after_activity_output_37cdc2c179
-- Locks: IX and X on OSTARGET.dbo.ossys_bpm_activity_output (until COMMIT); IS and S on
-- OSTARGET.dbo.ossys_bpm_activity, OSTARGET.dbo.ossys_bpm_activity_output_def; IS and S on
-- OSTARGET.dbo.ossys_bpm_activity_output (while a statement runs)
-- Applications: since step 010-open-the-run who reads or writes OSTARGET.dbo.ossys_bpm_activity_output
-- waits (readers of row versions read on)
-- Cost (estimate): at most 2 rows, size unknown, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; alone it refuses to run.
-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'journal 42')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
SET @o11c_rows = 0;
BEGIN TRY

-- The ids are given, not made: the identity column takes them only when told so.
SET IDENTITY_INSERT [dbo].[ossys_bpm_activity_output] ON;

-- One row for each selected row of the source; every reference goes through its map. The ids are
-- already in the map, so the identity column takes them as given.
INSERT INTO [OSTARGET].[dbo].[ossys_bpm_activity_output] (
  [id],
  [activity_id],
  [output_def_id],
  [output_value]
)
SELECT
  [m].[new_id] AS [id], /* ID: new identifier: the identifier is an autonumber: new ids are taken from the target as one block */
  [r2].[new_id] AS [activity_id], /* ACTIVITY_ID: reference to (System).Activity, through its map */
  [r3].[new_id] AS [output_def_id], /* OUTPUT_DEF_ID: reference to (System).Activity_Output_Def, through its map */
  CASE
    WHEN (
      [s].[output_value] IS NULL
    )
    OR (
      CAST([s].[output_value] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 IN (N'', N'0')
    )
    THEN [s].[output_value]
    WHEN NOT [r4].[new_id] IS NULL
    THEN CAST([r4].[new_id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2
    WHEN CAST([s].[output_def_id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 IN (N'12')
    THEN N''
    ELSE [s].[output_value]
  END AS [output_value] /* OUTPUT_VALUE: an id as text where the parameter is of a reference type, through that map; else copied */
FROM [#o11c_src_5] AS [s]
JOIN [OSTARGET].[o11c].[map_activity_output_37cdc2c179] AS [m]
  ON [m].[old_id] = [s].[id]
LEFT JOIN [OSTARGET].[o11c].[map_activity_7719b209bf] AS [r2]
  ON [r2].[old_id] = [s].[activity_id]
LEFT JOIN [OSTARGET].[o11c].[map_activity_output_def_ace59eb889] AS [r3]
  ON [r3].[old_id] = [s].[output_def_id]
LEFT JOIN [OSTARGET].[o11c].[map_city_3472b4bd9f] AS [r4]
  ON CAST([s].[output_def_id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 IN (N'12')
  AND CAST([r4].[old_id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 = CAST([s].[output_value] AS nvarchar(4000)) COLLATE Latin1_General_BIN2;
SET @o11c_rows = ROWCOUNT_BIG();

-- From here on the identity makes its ids again. A given id above its own has moved it on, and nothing
-- lowers it: nothing has to be set.
SET IDENTITY_INSERT [dbo].[ossys_bpm_activity_output] OFF;

-- Each row of (System).Activity_Output that the run has written, as a hash: rollback.sql refuses when
-- a row has changed since.
INSERT INTO [OSTARGET].[o11c].[after_activity_output_37cdc2c179] ([id], [hash])
SELECT [t].[id], CAST(HASHBYTES('SHA2_256', CONVERT(nvarchar(max), N'')
    + COALESCE(CONVERT(nvarchar(20), [t].[id]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[activity_id]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[output_def_id]), N'n') + N';'
    + CASE WHEN [t].[output_value] IS NULL THEN N'n' ELSE CONVERT(nvarchar(20), DATALENGTH([t].[output_value])) + N':' + CONVERT(nvarchar(max), [t].[output_value]) COLLATE Latin1_General_BIN2 END + N';') AS binary(32))
FROM [OSTARGET].[dbo].[ossys_bpm_activity_output] AS [t]
JOIN (
SELECT
  [m].[new_id] AS [id]
FROM [OSTARGET].[o11c].[map_activity_output_37cdc2c179] AS [m]
WHERE
  [m].[fresh] = CAST(1 AS bit)
) AS [w] ON [w].[id] = [t].[id];

-- Whoever joins it must know its size.
IF SERVERPROPERTY(N'Babelfish') IS NULL
  EXEC (N'UPDATE STATISTICS [OSTARGET].[o11c].[after_activity_output_37cdc2c179]');

UPDATE #o11c_progress SET [mark] = N'step 43', [rows] = @o11c_rows;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET IDENTITY_INSERT [dbo].[ossys_bpm_activity_output] OFF;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[430-insert-system-activity-output] failed, nothing was kept: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the step''s batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO
