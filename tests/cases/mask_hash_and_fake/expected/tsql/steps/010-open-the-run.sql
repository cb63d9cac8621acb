-- Step 010-open-the-run (1 of 8): open the run
-- Why here: first of all: the source stays as it is and other writers stay out of the tables that the
-- run writes (before this transaction: the right database, one run at a time)
-- Writes: schema o11c (the tables of the journal, this run's row)
-- Locks: X (TABLOCKX) on OSTARGET.dbo.OSUSR_T01_CUSTOMER, OSTARGET.dbo.OSUSR_T01_ORDER (until COMMIT)
-- Applications: who reads or writes OSTARGET.dbo.OSUSR_T01_CUSTOMER, OSTARGET.dbo.OSUSR_T01_ORDER
-- waits (readers of row versions read on)
-- Cost (estimate): about 4 rows, size unknown, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; alone it refuses to run.
-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'journal 0')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
SET @o11c_rows = 0;
BEGIN TRY

-- Keep others out of the tables that are written until COMMIT, in one order so that two runs cannot
-- block each other. TABLOCKX keeps readers out too, but for those that read row versions.
SELECT TOP (1) @o11c_lock = 1 FROM [OSTARGET].[dbo].[OSUSR_T01_CUSTOMER] WITH (TABLOCKX, HOLDLOCK);

SELECT TOP (1) @o11c_lock = 1 FROM [OSTARGET].[dbo].[OSUSR_T01_ORDER] WITH (TABLOCKX, HOLDLOCK);

-- Identifier maps, journal and registry live in a schema of their own. Names of two parts are in the
-- current database, which is the target.
IF SCHEMA_ID(N'o11c') IS NULL EXEC (N'CREATE SCHEMA [o11c]');

-- One row a run.
IF OBJECT_ID(N'[o11c].[run]', N'U') IS NULL
  CREATE TABLE [o11c].[run] (
    [run_id] bigint IDENTITY(1, 1) NOT NULL PRIMARY KEY,
    [project] nvarchar(400) COLLATE Latin1_General_BIN2 NOT NULL,
    [source_digest] nvarchar(64) COLLATE Latin1_General_BIN2 NOT NULL,
    [target_digest] nvarchar(64) COLLATE Latin1_General_BIN2 NOT NULL,
    [started] datetime2(3) NOT NULL DEFAULT SYSUTCDATETIME(),
    [finished] datetime2(3) NULL,
    [status] nvarchar(20) COLLATE Latin1_General_BIN2 NOT NULL DEFAULT N'running',
    [plan] nvarchar(64) COLLATE Latin1_General_BIN2 NULL,
    [mode] nvarchar(10) COLLATE Latin1_General_BIN2 NULL
  );

-- A journal of an older version gets the columns that it lacks.
IF COL_LENGTH(N'[o11c].[run]', N'mode') IS NULL
  ALTER TABLE [o11c].[run] ADD [plan] nvarchar(64) COLLATE Latin1_General_BIN2 NULL, [mode] nvarchar(10) COLLATE Latin1_General_BIN2 NULL;

-- One row a step that the run will make.
IF OBJECT_ID(N'[o11c].[plan_step]', N'U') IS NULL
  CREATE TABLE [o11c].[plan_step] (
    [run_id] bigint NOT NULL REFERENCES [o11c].[run] ([run_id]),
    [position] int NOT NULL,
    [step_id] nvarchar(100) COLLATE Latin1_General_BIN2 NOT NULL,
    [checksum] nvarchar(64) COLLATE Latin1_General_BIN2 NOT NULL,
    [phase] nvarchar(20) COLLATE Latin1_General_BIN2 NOT NULL,
    [kind] nvarchar(40) COLLATE Latin1_General_BIN2 NOT NULL,
    [label] nvarchar(4000) COLLATE Latin1_General_BIN2 NULL,
    [applications] nvarchar(4000) COLLATE Latin1_General_BIN2 NULL,
    [rows_expected] bigint NULL,
    PRIMARY KEY ([run_id], [position])
  );

-- One row a finished step.
IF OBJECT_ID(N'[o11c].[step]', N'U') IS NULL
  CREATE TABLE [o11c].[step] (
    [run_id] bigint NOT NULL REFERENCES [o11c].[run] ([run_id]),
    [step_id] nvarchar(100) COLLATE Latin1_General_BIN2 NOT NULL,
    [checksum] nvarchar(64) COLLATE Latin1_General_BIN2 NOT NULL,
    [started] datetime2(3) NOT NULL,
    [finished] datetime2(3) NOT NULL,
    [rows] bigint NULL,
    [status] nvarchar(20) COLLATE Latin1_General_BIN2 NOT NULL,
    PRIMARY KEY ([run_id], [step_id])
  );

-- One row a finished batch of a step, where each step commits.
IF OBJECT_ID(N'[o11c].[batch]', N'U') IS NULL
  CREATE TABLE [o11c].[batch] (
    [run_id] bigint NOT NULL REFERENCES [o11c].[run] ([run_id]),
    [step_id] nvarchar(100) COLLATE Latin1_General_BIN2 NOT NULL,
    [batch] bigint NOT NULL,
    [upto] nvarchar(4000) COLLATE Latin1_General_BIN2 NULL,
    [rows] bigint NOT NULL,
    [finished] datetime2(3) NOT NULL,
    PRIMARY KEY ([run_id], [step_id], [batch])
  );

-- Registry of identifier maps: later runs find a map by its keys.
IF OBJECT_ID(N'[o11c].[map]', N'U') IS NULL
  CREATE TABLE [o11c].[map] (
    [espace_key] nvarchar(200) COLLATE Latin1_General_BIN2 NOT NULL,
    [entity_key] nvarchar(200) COLLATE Latin1_General_BIN2 NOT NULL,
    [identifier_key] nvarchar(400) COLLATE Latin1_General_BIN2 NOT NULL,
    [label] nvarchar(4000) COLLATE Latin1_General_BIN2 NOT NULL,
    [kind] nvarchar(20) COLLATE Latin1_General_BIN2 NOT NULL,
    [table_name] nvarchar(128) COLLATE Latin1_General_BIN2 NOT NULL,
    [source_digest] nvarchar(64) COLLATE Latin1_General_BIN2 NOT NULL,
    [target_digest] nvarchar(64) COLLATE Latin1_General_BIN2 NOT NULL,
    [run_id] bigint NOT NULL REFERENCES [o11c].[run] ([run_id]),
    PRIMARY KEY ([espace_key], [entity_key])
  );

-- A run in steps that ended before it had changed anything has nothing to finish: it is closed.
UPDATE [o11c].[run] SET [status] = N'rolled back', [finished] = SYSUTCDATETIME()
WHERE [status] = N'running'
  AND NOT EXISTS (SELECT 1 FROM [o11c].[batch] AS [b] WHERE [b].[run_id] = [run].[run_id])
  AND NOT EXISTS (SELECT 1 FROM [o11c].[step] AS [s]
    LEFT JOIN [o11c].[plan_step] AS [p] ON [p].[run_id] = [s].[run_id] AND [p].[step_id] = [s].[step_id]
    WHERE [s].[run_id] = [run].[run_id] AND ([p].[kind] IS NULL
      OR NOT [p].[kind] IN (N'build_literal_map', N'check_addresses', N'check_queues', N'check_unique', N'close_rows', N'find_user', N'guard_model', N'open_run', N'select_processes', N'select_rows')));

-- A run in steps that has changed something and has not ended comes first: this one would work on half
-- of its rows.
SELECT @o11c_found = COUNT_BIG(*), @o11c_samples = MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT [project] FROM [o11c].[run] WHERE [status] = N'running'
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0957: a run that commits step by step has not ended: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). No row was changed. Run the migrate.sql of that project again to finish it, or undo it with its rollback.sql.', N'%', N'%%');
  THROW 50957, @o11c_message, 1;
END;

-- This run.
INSERT INTO [o11c].[run] ([project], [source_digest], [target_digest])
VALUES (N'mask-hash-and-fake', N'2f96cd0409d1175b9c10d74105a2a18ea73a33bdc58691bc1de3d33ff0b19f3c', N'5e0a35e10bd4cfe537a029bb012d7d506ca9c6b031b8473b54e17aa8f9e199bf');

-- Rows that an earlier run has appended must not be appended again: its map is still here.
SELECT @o11c_found = COUNT_BIG(*), @o11c_samples = MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  [g].[label] AS [label]
FROM [OSTARGET].[o11c].[map] AS [g]
JOIN (VALUES
  (N'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18', N'6c758ee1-9a45-5acb-a19c-bc7ad577fe10'),
  (N'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18', N'773ae870-b10f-5724-a1ba-af10e34bd057')) AS [w]([espace], [entity])
  ON [g].[espace_key] = [w].[espace] COLLATE Latin1_General_BIN2
  AND [g].[entity_key] = [w].[entity] COLLATE Latin1_General_BIN2
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0907: entities were migrated by an earlier run: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was changed. Undo that run first, or go on from it (delta: true): its rows are there.', N'%', N'%%');
  THROW 50907, @o11c_message, 1;
END;

UPDATE #o11c_progress SET [mark] = N'step 1', [rows] = @o11c_rows;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[010-open-the-run] failed, nothing was kept: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the step''s batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO
