-- Step 040-map-system-activity-definition (4 of 59): map (System).Activity_Definition
-- Why here: before rows that refer to it: (System).Activity.ACTIVITY_DEF_ID refers to it;
-- (System).Activity: (System).Process.PARENT_ACTIVITY_ID refers to it; (System).Process: process
-- CityLaunch is in scope
-- Reads: dbo.ossys_espace, dbo.ossys_bpm_process_definition, dbo.ossys_bpm_activity_definition
-- Writes: o11c.map_activity_definition_8cc511ba31, o11c.map (the map is registered)
-- Locks: IS and S on OSSOURCE.dbo.ossys_bpm_activity_definition,
-- OSSOURCE.dbo.ossys_bpm_process_definition, OSSOURCE.dbo.ossys_espace,
-- OSTARGET.dbo.ossys_bpm_activity_definition, OSTARGET.dbo.ossys_bpm_process_definition,
-- OSTARGET.dbo.ossys_espace (while a statement runs)
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Rows expected: 3 (the pairs below)
-- Cost (estimate): about 3 rows, 330 bytes to write, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; alone it refuses to run.
-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'journal 3')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
SET @o11c_rows = 0;
BEGIN TRY

-- Old and new identifiers of (System).Activity_Definition (literal: the platform owns these rows; they
-- are matched by key when the scripts are compiled).
CREATE TABLE [o11c].[map_activity_definition_8cc511ba31] (
  [old_id] int NOT NULL PRIMARY KEY,
  [new_id] int NOT NULL UNIQUE,
  [fresh] bit NOT NULL,
  [made] bit NOT NULL DEFAULT CAST(0 AS bit)
);

-- The registry forgets the map of an earlier run.
DELETE FROM [o11c].[map]
WHERE [espace_key] = N'ossys' AND [entity_key] = N'ossys_bpm_activity_definition';

-- Register it under its keys.
INSERT INTO [o11c].[map] ([espace_key], [entity_key], [identifier_key], [label], [kind], [table_name],
  [source_digest], [target_digest], [run_id])
SELECT N'ossys', N'ossys_bpm_activity_definition', N'name:id', N'(System).Activity_Definition', N'literal', N'map_activity_definition_8cc511ba31', N'4f3ad72317bc8e55bda4f4e1a7c958cab98c3c57d918f99c02f81cd7d411afce', N'b1c821759f293975794cb53ce3db2fbe8ea079be35d6fc59a651053b018b6edd', MAX([run_id]) FROM [o11c].[run];

-- Records of both environments, paired by key: name, old id, new id, key in the source, key in the
-- target.
INSERT INTO #o11c_pair (map_name, name, old_id, new_id, source_key, target_key)
VALUES
  (N'map_activity_definition_8cc511ba31', N'CityReview.Begin', N'13', N'13', N'b2402bd0-331c-58df-81c9-eb27b086b51c*71de64bb-e8ab-534c-bfa1-0137cf6e57a0*949e435f-67d2-5961-8a4b-aa7f6242c744', N'b2402bd0-331c-58df-81c9-eb27b086b51c*71de64bb-e8ab-534c-bfa1-0137cf6e57a0*949e435f-67d2-5961-8a4b-aa7f6242c744'),
  (N'map_activity_definition_8cc511ba31', N'CityLaunch.Begin', N'11', N'12', N'b2402bd0-331c-58df-81c9-eb27b086b51c*e454ff05-a078-537c-871a-6880443fd7a6*581745b2-6c07-5d02-8301-4df3731d2c78', N'b2402bd0-331c-58df-81c9-eb27b086b51c*e454ff05-a078-537c-871a-6880443fd7a6*581745b2-6c07-5d02-8301-4df3731d2c78'),
  (N'map_activity_definition_8cc511ba31', N'CityLaunch.WaitForCity', N'12', N'40', N'b2402bd0-331c-58df-81c9-eb27b086b51c*e454ff05-a078-537c-871a-6880443fd7a6*c06918a3-4bf6-5134-b3e9-ead3d4c20123', N'b2402bd0-331c-58df-81c9-eb27b086b51c*e454ff05-a078-537c-871a-6880443fd7a6*c06918a3-4bf6-5134-b3e9-ead3d4c20123');

-- Every pair above must still be what the source has.
SELECT @o11c_found = COUNT_BIG(*), @o11c_samples = MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  [p].[name] AS [name]
FROM [#o11c_pair] AS [p]
LEFT JOIN (
  SELECT
    LOWER(
      REPLACE(
        REPLACE(CAST([e].[ss_key] AS nvarchar(400)) COLLATE Latin1_General_BIN2, N'{', N''),
        N'}',
        N''
      )
    ) COLLATE Latin1_General_BIN2 + N'*' + LOWER(
      REPLACE(
        REPLACE(CAST([p].[ss_key] AS nvarchar(400)) COLLATE Latin1_General_BIN2, N'{', N''),
        N'}',
        N''
      )
    ) COLLATE Latin1_General_BIN2 + N'*' + LOWER(
      REPLACE(
        REPLACE(CAST([r].[ss_key] AS nvarchar(400)) COLLATE Latin1_General_BIN2, N'{', N''),
        N'}',
        N''
      )
    ) COLLATE Latin1_General_BIN2 AS [key],
    CAST([r].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [id]
  FROM [OSSOURCE].[dbo].[ossys_bpm_activity_definition] AS [r]
  JOIN [OSSOURCE].[dbo].[ossys_bpm_process_definition] AS [p]
    ON [p].[id] = [r].[process_def_id]
  JOIN [OSSOURCE].[dbo].[ossys_espace] AS [e]
    ON [e].[id] = [p].[espace_id]
  WHERE
    CAST([r].[is_active] AS int) = 1
    AND CAST([p].[is_active] AS int) = 1
    AND CAST([e].[is_active] AS int) = 1
) AS [l]
  ON [l].[key] = [p].[source_key] AND [l].[id] = [p].[old_id]
WHERE
  [p].[map_name] = N'map_activity_definition_8cc511ba31' AND [l].[id] IS NULL
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0908: records of (System).Activity_Definition have changed in the source: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was changed. Make both snapshots again and compile again.', N'%', N'%%');
  THROW 50908, @o11c_message, 1;
END;

-- Every pair above must still be what the target has.
SELECT @o11c_found = COUNT_BIG(*), @o11c_samples = MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  [p].[name] AS [name]
FROM [#o11c_pair] AS [p]
LEFT JOIN (
  SELECT
    LOWER(
      REPLACE(
        REPLACE(CAST([e].[ss_key] AS nvarchar(400)) COLLATE Latin1_General_BIN2, N'{', N''),
        N'}',
        N''
      )
    ) COLLATE Latin1_General_BIN2 + N'*' + LOWER(
      REPLACE(
        REPLACE(CAST([p].[ss_key] AS nvarchar(400)) COLLATE Latin1_General_BIN2, N'{', N''),
        N'}',
        N''
      )
    ) COLLATE Latin1_General_BIN2 + N'*' + LOWER(
      REPLACE(
        REPLACE(CAST([r].[ss_key] AS nvarchar(400)) COLLATE Latin1_General_BIN2, N'{', N''),
        N'}',
        N''
      )
    ) COLLATE Latin1_General_BIN2 AS [key],
    CAST([r].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [id]
  FROM [OSTARGET].[dbo].[ossys_bpm_activity_definition] AS [r]
  JOIN [OSTARGET].[dbo].[ossys_bpm_process_definition] AS [p]
    ON [p].[id] = [r].[process_def_id]
  JOIN [OSTARGET].[dbo].[ossys_espace] AS [e]
    ON [e].[id] = [p].[espace_id]
  WHERE
    CAST([r].[is_active] AS int) = 1
    AND CAST([p].[is_active] AS int) = 1
    AND CAST([e].[is_active] AS int) = 1
) AS [l]
  ON [l].[key] = [p].[target_key] AND [l].[id] = [p].[new_id]
WHERE
  [p].[map_name] = N'map_activity_definition_8cc511ba31' AND [l].[id] IS NULL
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0908: records of (System).Activity_Definition have changed in the target: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was changed. Make both snapshots again and compile again.', N'%', N'%%');
  THROW 50908, @o11c_message, 1;
END;

-- The pairs become the map.
INSERT INTO [OSTARGET].[o11c].[map_activity_definition_8cc511ba31] ([old_id], [new_id], [fresh])
SELECT
  TRY_CAST([old_id] AS int) AS [old_id],
  TRY_CAST([new_id] AS int) AS [new_id],
  CAST(0 AS bit) AS [fresh]
FROM [#o11c_pair]
WHERE
  [map_name] = N'map_activity_definition_8cc511ba31';
SET @o11c_rows = ROWCOUNT_BIG();

-- The optimizer must know the map's size before it joins it.
IF SERVERPROPERTY(N'Babelfish') IS NULL
  EXEC (N'UPDATE STATISTICS [OSTARGET].[o11c].[map_activity_definition_8cc511ba31]');

UPDATE #o11c_progress SET [mark] = N'step 4', [rows] = @o11c_rows;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[040-map-system-activity-definition] failed, nothing was kept: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the step''s batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO
