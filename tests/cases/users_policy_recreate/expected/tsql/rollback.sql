-- users-policy-recreate: undo the run that migrate.sql has committed
-- Compiled by o11c 0.1.0 from
--   source snapshot 5f813fff0659f297711e34f2c607a7fbdac95152866d7b715b0d8e35ebd0735d
--   target snapshot a7aab6b574b12b004b5b1cc5cbe766ae0c59f9d5e76e24eb622c90a72ebce415
--   project file    b0f27b21de8526898247e4b89286356abb5e77292055ca46b1b853980d6b19fa
-- Source OSSOURCE.dbo, target OSTARGET.dbo.
-- Run: sqlcmd -S SERVER -d TARGET -b -i rollback.sql
-- Any error ends it with a non-zero exit code and nothing changed. It reads nothing of the source. It refuses when
-- rows have changed since the run, or when later rows refer to migrated ones, and lists them.
:on error exit
-- The session, whatever the client's, login's or database's own settings are.
SET XACT_ABORT ON;
SET NOCOUNT ON;
SET ANSI_NULLS ON;
SET ANSI_PADDING ON;
SET ANSI_WARNINGS ON;
SET ARITHABORT ON;
SET CONCAT_NULL_YIELDS_NULL ON;
SET QUOTED_IDENTIFIER ON;
SET NUMERIC_ROUNDABORT OFF;
SET IMPLICIT_TRANSACTIONS OFF;
SET ROWCOUNT 0;
SET DATEFORMAT ymd;
SET LOCK_TIMEOUT 30000;
SET TRANSACTION ISOLATION LEVEL READ COMMITTED;
-- A transaction that is open already is somebody's: COMMIT would not commit, and ROLLBACK would undo too much.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NOT NULL DROP TABLE #o11c_progress;
IF @@TRANCOUNT <> 0
BEGIN
  -- With XACT_ABORT ON the error itself would undo it.
  SET XACT_ABORT OFF;
  THROW 50915, N'O11-0915: a transaction is open in this session. Nothing was changed. Use a new session.', 1;
END;
-- Each batch writes here that it has finished. A rollback takes back what was written in the transaction.
CREATE TABLE #o11c_progress (
  [mark] nvarchar(60) COLLATE Latin1_General_BIN2 NOT NULL,
  [begun] datetime2(3) NOT NULL,
  [started] datetime2(3) NOT NULL,
  [rows] bigint NOT NULL
);
INSERT INTO #o11c_progress ([mark], [begun], [started], [rows])
VALUES (N'settings', SYSUTCDATETIME(), SYSUTCDATETIME(), 0);
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'settings')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- The connection's database must be the target that was compiled for.
IF DB_ID(N'OSTARGET') IS NULL OR DB_ID() <> DB_ID(N'OSTARGET')
BEGIN
  SET @o11c_message = REPLACE(N'O11-0911: this is database ' + DB_NAME()
    + N', the scripts are for OSTARGET. Nothing was changed. Connect to the target with sqlcmd -d.',
    N'%', N'%%');
  THROW 50911, @o11c_message, 1;
END;
UPDATE #o11c_progress SET [mark] = N'setup 1';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'setup 1')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- Both sides must be where the project file says, and this login must see them.
SELECT @o11c_found = COUNT_BIG(*), @o11c_samples = MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT [name] FROM (VALUES
  (N'[OSTARGET].[dbo].[ossys_espace]'),
  (N'[OSTARGET].[dbo].[ossys_entity]'),
  (N'[OSTARGET].[dbo].[ossys_entity_attr]'),
  (N'[OSTARGET].[dbo].[ossys_entity_record]'),
  (N'[OSTARGET].[dbo].[ossys_role]'),
  (N'[OSTARGET].[dbo].[ossys_tenant]'),
  (N'[OSTARGET].[dbo].[ossys_application]'),
  (N'[OSTARGET].[dbo].[OSUSR_T01_ORDER]'),
  (N'[OSTARGET].[dbo].[ossys_group]'),
  (N'[OSTARGET].[dbo].[ossys_group_role]'),
  (N'[OSTARGET].[dbo].[ossys_group_user]'),
  (N'[OSTARGET].[dbo].[ossys_user]'),
  (N'[OSTARGET].[dbo].[ossys_user_role]')
) AS [t]([name])
WHERE OBJECT_ID([name]) IS NULL
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0911: tables are missing: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was changed. Check databases and schemas in the project file, and the rights of this login.', N'%', N'%%');
  THROW 50911, @o11c_message, 1;
END;
UPDATE #o11c_progress SET [mark] = N'setup 2';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'setup 2')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- One run at a time in this database. The lock is taken before the source is copied, so that a second
-- run cannot look at the data before the first has ended; it is held until the session ends.
EXEC @o11c_result = [OSTARGET].sys.sp_getapplock @Resource = N'o11c', @LockMode = N'Exclusive',
  @LockOwner = N'Session', @LockTimeout = 2000;  -- a session that has just ended may need a moment
IF @o11c_result < 0
BEGIN
  THROW 50912, N'O11-0912: another run of o11c is under way in this database. Nothing was changed. Wait for it, then look at o11c.run.', 1;
END;
UPDATE #o11c_progress SET [mark] = N'setup 3';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'setup 3')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- There must be a journal; one of an older version does not know which scripts made a run.
SELECT @o11c_found = COUNT_BIG(*), @o11c_samples = MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT N'o11c.run' WHERE COL_LENGTH(N'[o11c].[run]', N'mode') IS NULL
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0945: no run that has changed anything is recorded in this database: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was undone. Only the last run can be undone, once, with the rollback.sql of the folder that made it; look at o11c.run.', N'%', N'%%');
  THROW 50945, @o11c_message, 1;
END;
UPDATE #o11c_progress SET [mark] = N'setup 4';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'setup 4')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- Findings; gone at the end of the session.
DROP TABLE IF EXISTS #o11c_finding;
CREATE TABLE #o11c_finding (
  [place] bigint IDENTITY(1, 1) NOT NULL PRIMARY KEY,
  [code] nvarchar(20) COLLATE Latin1_General_BIN2 NOT NULL,
  [severity] nvarchar(20) COLLATE Latin1_General_BIN2 NOT NULL,
  [entity] nvarchar(4000) COLLATE Latin1_General_BIN2 NOT NULL,
  [what] nvarchar(4000) COLLATE Latin1_General_BIN2 NOT NULL,
  [count] bigint NULL,
  [samples] nvarchar(4000) COLLATE Latin1_General_BIN2 NULL
);
UPDATE #o11c_progress SET [mark] = N'ready';
GO
-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'ready')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
-- One transaction: all of the run is undone, or nothing.
BEGIN TRANSACTION;
UPDATE #o11c_progress SET [mark] = N'undo 0', [started] = SYSUTCDATETIME(), [rows] = 0;
GO

-- Undo 010-lock-the-tables (1 of 17): lock the tables
-- Why here: first of all: nobody may change the rows of the run, or refer to them, between the checks
-- and COMMIT
-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'undo 0')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c rollback 1/17 010-lock-the-tables');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 1 of 17: %s', 0, 1, N'010-lock-the-tables', N'lock the tables') WITH NOWAIT;
UPDATE #o11c_progress SET [started] = SYSUTCDATETIME(), [rows] = 0;
SET @o11c_rows = 0;
BEGIN TRY

-- Keep others out until COMMIT, in one order so that two sessions of these scripts cannot block each
-- other. TABLOCKX keeps readers out too, but for those that read row versions. TABLOCK keeps writers
-- out: tables that undo does not write, whose rows may refer to rows that go; nobody may add one
-- between the check and COMMIT.
SELECT TOP (1) @o11c_lock = 1 FROM [OSTARGET].[dbo].[OSUSR_T01_ORDER] WITH (TABLOCKX, HOLDLOCK);

SELECT TOP (1) @o11c_lock = 1 FROM [OSTARGET].[dbo].[ossys_bpm_activity] WITH (TABLOCK, HOLDLOCK);

SELECT TOP (1) @o11c_lock = 1 FROM [OSTARGET].[dbo].[ossys_bpm_process] WITH (TABLOCK, HOLDLOCK);

SELECT TOP (1) @o11c_lock = 1 FROM [OSTARGET].[dbo].[ossys_group] WITH (TABLOCKX, HOLDLOCK);

SELECT TOP (1) @o11c_lock = 1 FROM [OSTARGET].[dbo].[ossys_group_role] WITH (TABLOCKX, HOLDLOCK);

SELECT TOP (1) @o11c_lock = 1 FROM [OSTARGET].[dbo].[ossys_group_user] WITH (TABLOCKX, HOLDLOCK);

SELECT TOP (1) @o11c_lock = 1 FROM [OSTARGET].[dbo].[ossys_user] WITH (TABLOCKX, HOLDLOCK);

SELECT TOP (1) @o11c_lock = 1 FROM [OSTARGET].[dbo].[ossys_user_role] WITH (TABLOCKX, HOLDLOCK);

DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
UPDATE #o11c_progress SET [mark] = N'undo 1', [rows] = @o11c_rows;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'010-lock-the-tables', @o11c_done, @o11c_seconds) WITH NOWAIT;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[010-lock-the-tables] failed, nothing was undone: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO

-- Undo 020-find-the-run (2 of 17): find the run
-- Why here: only the last run can be undone, and only by the scripts that made it
-- Reads: o11c.run
-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'undo 1')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c rollback 2/17 020-find-the-run');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 2 of 17: %s', 0, 1, N'020-find-the-run', N'find the run') WITH NOWAIT;
UPDATE #o11c_progress SET [started] = SYSUTCDATETIME(), [rows] = 0;
SET @o11c_rows = 0;
BEGIN TRY

-- A run in steps that ended before it had changed anything is none: the journal forgets it, and the
-- one before it is the last.
IF OBJECT_ID(N'[o11c].[plan_step]', N'U') IS NOT NULL
  EXEC (N'DECLARE @o11c_gone TABLE ([run_id] bigint NOT NULL);
INSERT INTO @o11c_gone ([run_id])
SELECT [run_id] FROM [o11c].[run]
WHERE [mode] = N''step'' AND [status] IN (N''running'', N''rolled back'')
  AND NOT EXISTS (SELECT 1 FROM [o11c].[map] AS [g] WHERE [g].[run_id] = [run].[run_id])
  AND NOT EXISTS (SELECT 1 FROM [o11c].[batch] AS [b] WHERE [b].[run_id] = [run].[run_id])
  AND NOT EXISTS (SELECT 1 FROM [o11c].[step] AS [s]
    LEFT JOIN [o11c].[plan_step] AS [p] ON [p].[run_id] = [s].[run_id] AND [p].[step_id] = [s].[step_id]
    WHERE [s].[run_id] = [run].[run_id] AND ([p].[kind] IS NULL
      OR NOT [p].[kind] IN (N''build_literal_map'', N''check_addresses'', N''check_queues'', N''check_unique'', N''close_rows'', N''find_user'', N''guard_model'', N''open_run'', N''select_processes'', N''select_rows'')));
DELETE FROM [o11c].[step] WHERE [run_id] IN (SELECT [run_id] FROM @o11c_gone);
DELETE FROM [o11c].[plan_step] WHERE [run_id] IN (SELECT [run_id] FROM @o11c_gone);
DELETE FROM [o11c].[run] WHERE [run_id] IN (SELECT [run_id] FROM @o11c_gone);');

-- The last run of this database must be one of these scripts, finished or interrupted.
SELECT @o11c_found = COUNT_BIG(*), @o11c_samples = MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT N'none' WHERE NOT EXISTS (SELECT 1 FROM [o11c].[run])
UNION ALL
SELECT N'run ' + CONVERT(nvarchar(20), [run_id]) + N' of ' + [project] + N', ' + [status]
FROM [o11c].[run]
WHERE [run_id] = (SELECT MAX([run_id]) FROM [o11c].[run])
  AND ([project] <> N'users-policy-recreate' OR [plan] IS NULL OR [plan] <> N'ced154c8e9e34a0e6ef23a3d1cb343de8f400b99048e72d3d84c34627ff93587'
    OR NOT ([status] = N'done' OR ([status] = N'running' AND [mode] = N'step')))
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0945: the last run is not one that these scripts can undo: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was undone. Only the last run can be undone, once, with the rollback.sql of the folder that made it; look at o11c.run.', N'%', N'%%');
  THROW 50945, @o11c_message, 1;
END;

-- What it has kept must be there.
SELECT @o11c_found = COUNT_BIG(*), @o11c_samples = MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT [name] FROM (VALUES
  (N'before_registry'),
  (N'map_order_b095562f7b'),
  (N'map_user_role_e5ec603df3'),
  (N'map_group_user_1901da0039'),
  (N'map_user_f9b11b2f84'),
  (N'map_group_82be168321'),
  (N'map_group_role_6960332884'),
  (N'before_order_b095562f7b'),
  (N'after_order_b095562f7b'),
  (N'before_user_role_e5ec603df3'),
  (N'after_user_role_e5ec603df3'),
  (N'before_group_user_1901da0039'),
  (N'after_group_user_1901da0039'),
  (N'before_user_f9b11b2f84'),
  (N'after_user_f9b11b2f84'),
  (N'before_group_82be168321'),
  (N'after_group_82be168321'),
  (N'after_group_role_6960332884')
) AS [t]([name])
WHERE OBJECT_ID(N'[o11c].' + QUOTENAME([name]), N'U') IS NULL
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0946: tables that the run has kept are not there: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was undone. Without these tables the run cannot be undone: restore a backup.', N'%', N'%%');
  THROW 50946, @o11c_message, 1;
END;

DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
UPDATE #o11c_progress SET [mark] = N'undo 2', [rows] = @o11c_rows;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'020-find-the-run', @o11c_done, @o11c_seconds) WITH NOWAIT;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[020-find-the-run] failed, nothing was undone: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO

-- Undo 030-guard-the-columns (3 of 17): guard the columns
-- Why here: rows are put back whole: the tables must have the same columns
-- Reads: catalog of the target
-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'undo 2')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c rollback 3/17 030-guard-the-columns');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 3 of 17: %s', 0, 1, N'030-guard-the-columns', N'guard the columns') WITH NOWAIT;
UPDATE #o11c_progress SET [started] = SYSUTCDATETIME(), [rows] = 0;
SET @o11c_rows = 0;
BEGIN TRY

-- Refuse to run when entities or columns of the target have changed since the snapshot: each row is an
-- entity and its fingerprint.
SELECT @o11c_found = COUNT_BIG(*), @o11c_samples = MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  [x].[label] AS [label]
FROM (VALUES
  (
    N'2e64e64d-94b9-5329-8fa0-a8b80a5cd1b8',
    N'dc113a9a-ec29-560e-aacd-4e5e93c5a1e1',
    N'(System).Group',
    N'ossys_group',
    N'|0:0|0:0|',
    N'|4:-7815620618345950586|4:-7117502597112287488|'
  ),
  (
    N'ossys',
    N'ossys_group_role',
    N'(System).Group_Role',
    N'ossys_group_role',
    N'|0:0|0:0|',
    N'|4:-1320934065384536317|4:-8253651472249784111|'
  ),
  (
    N'ossys',
    N'ossys_group_user',
    N'(System).Group_User',
    N'ossys_group_user',
    N'|0:0|0:0|',
    N'|4:-1136972873529916677|4:2431054216793054995|'
  ),
  (
    N'2e64e64d-94b9-5329-8fa0-a8b80a5cd1b8',
    N'a6e8ded6-294d-5a46-9d4e-25595d8b17ed',
    N'(System).User',
    N'ossys_user',
    N'|0:0|0:0|',
    N'|11:-11480923171934126426|11:-9642951457450590563|'
  ),
  (
    N'ossys',
    N'ossys_user_role',
    N'(System).User_Role',
    N'ossys_user_role',
    N'|0:0|0:0|',
    N'|4:-4149842325502904483|4:-9108401163977164646|'
  ),
  (
    N'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18',
    N'773ae870-b10f-5724-a1ba-af10e34bd057',
    N'Shop.Order',
    N'OSUSR_T01_ORDER',
    N'|0:0|0:0|',
    N'|3:12617973859779325861|3:12222600685268475130|'
  )) AS [x]([espace], [entity], [label], [physical], [attributes], [columns])
LEFT JOIN (
  SELECT
    [ob].[name] COLLATE Latin1_General_BIN2 AS [physical],
    [ob].[object_id] AS [object_id]
  FROM [OSTARGET].[sys].[objects] AS [ob]
  JOIN [OSTARGET].[sys].[schemas] AS [sc]
    ON [sc].[schema_id] = [ob].[schema_id]
  WHERE
    [sc].[name] = N'dbo' AND [ob].[type] IN (N'U', N'V')
) AS [o]
  ON [o].[physical] COLLATE DATABASE_DEFAULT = [x].[physical] COLLATE DATABASE_DEFAULT
WHERE
  CHARINDEX(
    (
      SELECT
        N'|' + CAST(COUNT_BIG(*) AS nvarchar(20)) + N':' + CAST(COALESCE(SUM(CAST([l].[digest] AS decimal(38, 0))), 0) AS nvarchar(40)) + N'|' AS [fingerprint]
      FROM (
        SELECT DISTINCT
          CAST(CAST(HASHBYTES(
            'MD5',
            CASE
              WHEN [c].[name] COLLATE Latin1_General_BIN2 LIKE N'%[^ -~]%'
              THEN [c].[name] COLLATE Latin1_General_BIN2
              ELSE LOWER([c].[name] COLLATE Latin1_General_BIN2) COLLATE Latin1_General_BIN2
            END + NCHAR(31) + CASE
              WHEN [y].[is_user_defined] = 1
              THEN [y].[name] COLLATE Latin1_General_BIN2
              WHEN LOWER([y].[name] COLLATE Latin1_General_BIN2) IN (N'decimal', N'numeric')
              THEN LOWER([y].[name] COLLATE Latin1_General_BIN2) + N'(' + CAST([c].[precision] AS nvarchar(11)) + N',' + CAST([c].[scale] AS nvarchar(11)) + N')'
              WHEN LOWER([y].[name] COLLATE Latin1_General_BIN2) IN (N'time', N'datetime2', N'datetimeoffset')
              THEN LOWER([y].[name] COLLATE Latin1_General_BIN2) + N'(' + CAST([c].[scale] AS nvarchar(11)) + N')'
              WHEN LOWER([y].[name] COLLATE Latin1_General_BIN2) IN (N'nchar', N'nvarchar')
              THEN LOWER([y].[name] COLLATE Latin1_General_BIN2) + N'(' + CASE
                WHEN [c].[max_length] = -1
                THEN N'max'
                ELSE CAST([c].[max_length] / 2 AS nvarchar(11))
              END + N')'
              WHEN LOWER([y].[name] COLLATE Latin1_General_BIN2) IN (N'char', N'varchar', N'binary', N'varbinary')
              THEN LOWER([y].[name] COLLATE Latin1_General_BIN2) + N'(' + CASE
                WHEN [c].[max_length] = -1
                THEN N'max'
                ELSE CAST([c].[max_length] AS nvarchar(11))
              END + N')'
              ELSE LOWER([y].[name] COLLATE Latin1_General_BIN2)
            END + NCHAR(31) + CASE WHEN [c].[is_nullable] = 1 THEN N'1' ELSE N'0' END
          ) AS varbinary(8)) AS bigint) AS [digest]
        FROM [OSTARGET].[sys].[columns] AS [c]
        JOIN [OSTARGET].[sys].[types] AS [y]
          ON [y].[user_type_id] = [c].[user_type_id]
        WHERE
          [c].[object_id] = [o].[object_id]
      ) AS [l]
    ),
    [x].[columns] COLLATE Latin1_General_BIN2
  ) = 0
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0909: entities or columns of the target have changed: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was changed. Make both snapshots again and compile again.', N'%', N'%%');
  THROW 50909, @o11c_message, 1;
END;

DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
UPDATE #o11c_progress SET [mark] = N'undo 3', [rows] = @o11c_rows;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'030-guard-the-columns', @o11c_done, @o11c_seconds) WITH NOWAIT;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[030-guard-the-columns] failed, nothing was undone: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO

-- Undo 040-look-for-later-changes (4 of 17): look for later changes
-- Why here: before the first change: all that stands in the way is found at once, and nothing is
-- overwritten
-- Reads: maps, images, and whatever may refer to inserted rows
-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'undo 3')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c rollback 4/17 040-look-for-later-changes');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 4 of 17: %s', 0, 1, N'040-look-for-later-changes', N'look for later changes') WITH NOWAIT;
UPDATE #o11c_progress SET [started] = SYSUTCDATETIME(), [rows] = 0;
SET @o11c_rows = 0;
BEGIN TRY

-- Shop.Order: step 130-delete-shop-order has changed another number of rows than are recorded.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0946', N'error', N'Shop.Order', N'step 130-delete-shop-order has changed another number of rows than are recorded', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([s].[rows] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 + N' in the journal, ' + CAST([h].[here] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 + N' here' AS [sample]
FROM [OSTARGET].[o11c].[step] AS [s]
CROSS JOIN (
  SELECT
    COUNT_BIG(*) AS [here]
  FROM [OSTARGET].[o11c].[before_order_b095562f7b] AS [r]
  WHERE
    [r].[o11c_step] = N'130-delete-shop-order'
) AS [h]
WHERE
  [s].[run_id] = (
    SELECT
      MAX([n].[run_id])
    FROM [OSTARGET].[o11c].[run] AS [n]
  )
  AND [s].[step_id] = N'130-delete-shop-order'
  AND [s].[rows] <> [h].[here]
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- (System).User_Role: step 170-delete-system-user-role has changed another number of rows than are
-- recorded.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0946', N'error', N'(System).User_Role', N'step 170-delete-system-user-role has changed another number of rows than are recorded', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([s].[rows] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 + N' in the journal, ' + CAST([h].[here] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 + N' here' AS [sample]
FROM [OSTARGET].[o11c].[step] AS [s]
CROSS JOIN (
  SELECT
    COUNT_BIG(*) AS [here]
  FROM [OSTARGET].[o11c].[before_user_role_e5ec603df3] AS [r]
  WHERE
    [r].[o11c_step] = N'170-delete-system-user-role'
) AS [h]
WHERE
  [s].[run_id] = (
    SELECT
      MAX([n].[run_id])
    FROM [OSTARGET].[o11c].[run] AS [n]
  )
  AND [s].[step_id] = N'170-delete-system-user-role'
  AND [s].[rows] <> [h].[here]
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- (System).Group_User: step 190-delete-system-group-user has changed another number of rows than are
-- recorded.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0946', N'error', N'(System).Group_User', N'step 190-delete-system-group-user has changed another number of rows than are recorded', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([s].[rows] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 + N' in the journal, ' + CAST([h].[here] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 + N' here' AS [sample]
FROM [OSTARGET].[o11c].[step] AS [s]
CROSS JOIN (
  SELECT
    COUNT_BIG(*) AS [here]
  FROM [OSTARGET].[o11c].[before_group_user_1901da0039] AS [r]
  WHERE
    [r].[o11c_step] = N'190-delete-system-group-user'
) AS [h]
WHERE
  [s].[run_id] = (
    SELECT
      MAX([n].[run_id])
    FROM [OSTARGET].[o11c].[run] AS [n]
  )
  AND [s].[step_id] = N'190-delete-system-group-user'
  AND [s].[rows] <> [h].[here]
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- (System).User: step 200-delete-system-user has changed another number of rows than are recorded.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0946', N'error', N'(System).User', N'step 200-delete-system-user has changed another number of rows than are recorded', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([s].[rows] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 + N' in the journal, ' + CAST([h].[here] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 + N' here' AS [sample]
FROM [OSTARGET].[o11c].[step] AS [s]
CROSS JOIN (
  SELECT
    COUNT_BIG(*) AS [here]
  FROM [OSTARGET].[o11c].[before_user_f9b11b2f84] AS [r]
  WHERE
    [r].[o11c_step] = N'200-delete-system-user'
) AS [h]
WHERE
  [s].[run_id] = (
    SELECT
      MAX([n].[run_id])
    FROM [OSTARGET].[o11c].[run] AS [n]
  )
  AND [s].[step_id] = N'200-delete-system-user'
  AND [s].[rows] <> [h].[here]
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- (System).User: step 230-insert-system-user has inserted another number of rows than are recorded.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0946', N'error', N'(System).User', N'step 230-insert-system-user has inserted another number of rows than are recorded', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([s].[rows] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 + N' in the journal, ' + CAST([h].[here] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 + N' here' AS [sample]
FROM [OSTARGET].[o11c].[step] AS [s]
CROSS JOIN (
  SELECT
    COUNT_BIG(*) AS [here]
  FROM [OSTARGET].[o11c].[map_user_f9b11b2f84] AS [r]
  WHERE
    [r].[fresh] = CAST(1 AS bit)
) AS [h]
WHERE
  [s].[run_id] = (
    SELECT
      MAX([n].[run_id])
    FROM [OSTARGET].[o11c].[run] AS [n]
  )
  AND [s].[step_id] = N'230-insert-system-user'
  AND [s].[rows] <> [h].[here]
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- (System).User_Role: step 260-insert-system-user-role has inserted another number of rows than are
-- recorded.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0946', N'error', N'(System).User_Role', N'step 260-insert-system-user-role has inserted another number of rows than are recorded', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([s].[rows] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 + N' in the journal, ' + CAST([h].[here] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 + N' here' AS [sample]
FROM [OSTARGET].[o11c].[step] AS [s]
CROSS JOIN (
  SELECT
    COUNT_BIG(*) AS [here]
  FROM [OSTARGET].[o11c].[map_user_role_e5ec603df3] AS [r]
  WHERE
    [r].[fresh] = CAST(1 AS bit)
) AS [h]
WHERE
  [s].[run_id] = (
    SELECT
      MAX([n].[run_id])
    FROM [OSTARGET].[o11c].[run] AS [n]
  )
  AND [s].[step_id] = N'260-insert-system-user-role'
  AND [s].[rows] <> [h].[here]
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- (System).Group: step 290-insert-system-group has inserted another number of rows than are recorded.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0946', N'error', N'(System).Group', N'step 290-insert-system-group has inserted another number of rows than are recorded', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([s].[rows] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 + N' in the journal, ' + CAST([h].[here] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 + N' here' AS [sample]
FROM [OSTARGET].[o11c].[step] AS [s]
CROSS JOIN (
  SELECT
    COUNT_BIG(*) AS [here]
  FROM [OSTARGET].[o11c].[map_group_82be168321] AS [r]
  WHERE
    [r].[fresh] = CAST(1 AS bit)
) AS [h]
WHERE
  [s].[run_id] = (
    SELECT
      MAX([n].[run_id])
    FROM [OSTARGET].[o11c].[run] AS [n]
  )
  AND [s].[step_id] = N'290-insert-system-group'
  AND [s].[rows] <> [h].[here]
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- (System).Group: step 300-update-system-group has changed another number of rows than are recorded.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0946', N'error', N'(System).Group', N'step 300-update-system-group has changed another number of rows than are recorded', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([s].[rows] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 + N' in the journal, ' + CAST([h].[here] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 + N' here' AS [sample]
FROM [OSTARGET].[o11c].[step] AS [s]
CROSS JOIN (
  SELECT
    COUNT_BIG(*) AS [here]
  FROM [OSTARGET].[o11c].[before_group_82be168321] AS [r]
  WHERE
    [r].[o11c_step] = N'300-update-system-group'
) AS [h]
WHERE
  [s].[run_id] = (
    SELECT
      MAX([n].[run_id])
    FROM [OSTARGET].[o11c].[run] AS [n]
  )
  AND [s].[step_id] = N'300-update-system-group'
  AND [s].[rows] <> [h].[here]
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- (System).Group_Role: step 330-insert-system-group-role has inserted another number of rows than are
-- recorded.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0946', N'error', N'(System).Group_Role', N'step 330-insert-system-group-role has inserted another number of rows than are recorded', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([s].[rows] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 + N' in the journal, ' + CAST([h].[here] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 + N' here' AS [sample]
FROM [OSTARGET].[o11c].[step] AS [s]
CROSS JOIN (
  SELECT
    COUNT_BIG(*) AS [here]
  FROM [OSTARGET].[o11c].[map_group_role_6960332884] AS [r]
  WHERE
    [r].[fresh] = CAST(1 AS bit)
) AS [h]
WHERE
  [s].[run_id] = (
    SELECT
      MAX([n].[run_id])
    FROM [OSTARGET].[o11c].[run] AS [n]
  )
  AND [s].[step_id] = N'330-insert-system-group-role'
  AND [s].[rows] <> [h].[here]
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- (System).Group_User: step 360-insert-system-group-user has inserted another number of rows than are
-- recorded.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0946', N'error', N'(System).Group_User', N'step 360-insert-system-group-user has inserted another number of rows than are recorded', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([s].[rows] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 + N' in the journal, ' + CAST([h].[here] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 + N' here' AS [sample]
FROM [OSTARGET].[o11c].[step] AS [s]
CROSS JOIN (
  SELECT
    COUNT_BIG(*) AS [here]
  FROM [OSTARGET].[o11c].[map_group_user_1901da0039] AS [r]
  WHERE
    [r].[fresh] = CAST(1 AS bit)
) AS [h]
WHERE
  [s].[run_id] = (
    SELECT
      MAX([n].[run_id])
    FROM [OSTARGET].[o11c].[run] AS [n]
  )
  AND [s].[step_id] = N'360-insert-system-group-user'
  AND [s].[rows] <> [h].[here]
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- Shop.Order: step 380-insert-shop-order has inserted another number of rows than are recorded.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0946', N'error', N'Shop.Order', N'step 380-insert-shop-order has inserted another number of rows than are recorded', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([s].[rows] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 + N' in the journal, ' + CAST([h].[here] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 + N' here' AS [sample]
FROM [OSTARGET].[o11c].[step] AS [s]
CROSS JOIN (
  SELECT
    COUNT_BIG(*) AS [here]
  FROM [OSTARGET].[o11c].[map_order_b095562f7b] AS [r]
  WHERE
    [r].[fresh] = CAST(1 AS bit)
) AS [h]
WHERE
  [s].[run_id] = (
    SELECT
      MAX([n].[run_id])
    FROM [OSTARGET].[o11c].[run] AS [n]
  )
  AND [s].[step_id] = N'380-insert-shop-order'
  AND [s].[rows] <> [h].[here]
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- Shop.Order: the map has ids that the run has not written.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0946', N'error', N'Shop.Order', N'the map has ids that the run has not written', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([m].[new_id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[map_order_b095562f7b] AS [m]
WHERE
  [m].[fresh] = CAST(1 AS bit)
  AND NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[after_order_b095562f7b] AS [a]
    WHERE
      [a].[id] = [m].[new_id]
  )
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- Shop.Order: the run has written ids that neither map nor image has.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0946', N'error', N'Shop.Order', N'the run has written ids that neither map nor image has', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([a].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[after_order_b095562f7b] AS [a]
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[map_order_b095562f7b] AS [m]
    WHERE
      [m].[new_id] = [a].[id] AND [m].[fresh] = CAST(1 AS bit)
  )
  AND NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[before_order_b095562f7b] AS [b]
    WHERE
      [b].[ID1] = [a].[id]
  )
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- Shop.Order: rows that the run has written are gone.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0948', N'error', N'Shop.Order', N'rows that the run has written are gone', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([a].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[after_order_b095562f7b] AS [a]
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[dbo].[OSUSR_T01_ORDER] AS [t]
    WHERE
      [t].[ID1] = [a].[id]
  )
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- Shop.Order: rows have changed since the run.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0947', N'error', N'Shop.Order', N'rows have changed since the run', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT CAST([a].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[after_order_b095562f7b] AS [a]
JOIN [OSTARGET].[dbo].[OSUSR_T01_ORDER] AS [t] ON [t].[ID1] = [a].[id]
WHERE CAST(HASHBYTES('SHA2_256', CONVERT(nvarchar(max), N'')
    + COALESCE(CONVERT(nvarchar(20), [t].[ID1]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[CREATEDBY1]), N'n') + N';'
    + CASE WHEN [t].[MARK1] IS NULL THEN N'n' ELSE CONVERT(nvarchar(20), DATALENGTH([t].[MARK1])) + N':' + CONVERT(nvarchar(max), [t].[MARK1]) COLLATE Latin1_General_BIN2 END + N';') AS binary(32))
  <> [a].[hash]
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- (System).User_Role: the map has ids that the run has not written.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0946', N'error', N'(System).User_Role', N'the map has ids that the run has not written', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([m].[new_id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[map_user_role_e5ec603df3] AS [m]
WHERE
  [m].[fresh] = CAST(1 AS bit)
  AND NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[after_user_role_e5ec603df3] AS [a]
    WHERE
      [a].[id] = [m].[new_id]
  )
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- (System).User_Role: the run has written ids that neither map nor image has.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0946', N'error', N'(System).User_Role', N'the run has written ids that neither map nor image has', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([a].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[after_user_role_e5ec603df3] AS [a]
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[map_user_role_e5ec603df3] AS [m]
    WHERE
      [m].[new_id] = [a].[id] AND [m].[fresh] = CAST(1 AS bit)
  )
  AND NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[before_user_role_e5ec603df3] AS [b]
    WHERE
      [b].[id] = [a].[id]
  )
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- (System).User_Role: rows that the run has written are gone.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0948', N'error', N'(System).User_Role', N'rows that the run has written are gone', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([a].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[after_user_role_e5ec603df3] AS [a]
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[dbo].[ossys_user_role] AS [t]
    WHERE
      [t].[id] = [a].[id]
  )
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- (System).User_Role: rows have changed since the run.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0947', N'error', N'(System).User_Role', N'rows have changed since the run', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT CAST([a].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[after_user_role_e5ec603df3] AS [a]
JOIN [OSTARGET].[dbo].[ossys_user_role] AS [t] ON [t].[id] = [a].[id]
WHERE CAST(HASHBYTES('SHA2_256', CONVERT(nvarchar(max), N'')
    + COALESCE(CONVERT(nvarchar(20), [t].[id]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[user_id]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[role_id]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[tenant_id]), N'n') + N';') AS binary(32))
  <> [a].[hash]
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- (System).Group_User: the map has ids that the run has not written.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0946', N'error', N'(System).Group_User', N'the map has ids that the run has not written', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([m].[new_id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[map_group_user_1901da0039] AS [m]
WHERE
  [m].[fresh] = CAST(1 AS bit)
  AND NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[after_group_user_1901da0039] AS [a]
    WHERE
      [a].[id] = [m].[new_id]
  )
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- (System).Group_User: the run has written ids that neither map nor image has.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0946', N'error', N'(System).Group_User', N'the run has written ids that neither map nor image has', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([a].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[after_group_user_1901da0039] AS [a]
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[map_group_user_1901da0039] AS [m]
    WHERE
      [m].[new_id] = [a].[id] AND [m].[fresh] = CAST(1 AS bit)
  )
  AND NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[before_group_user_1901da0039] AS [b]
    WHERE
      [b].[id] = [a].[id]
  )
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- (System).Group_User: rows that the run has written are gone.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0948', N'error', N'(System).Group_User', N'rows that the run has written are gone', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([a].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[after_group_user_1901da0039] AS [a]
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[dbo].[ossys_group_user] AS [t]
    WHERE
      [t].[id] = [a].[id]
  )
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- (System).Group_User: rows have changed since the run.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0947', N'error', N'(System).Group_User', N'rows have changed since the run', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT CAST([a].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[after_group_user_1901da0039] AS [a]
JOIN [OSTARGET].[dbo].[ossys_group_user] AS [t] ON [t].[id] = [a].[id]
WHERE CAST(HASHBYTES('SHA2_256', CONVERT(nvarchar(max), N'')
    + COALESCE(CONVERT(nvarchar(20), [t].[id]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[group_id]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[user_id]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[tenant_id]), N'n') + N';') AS binary(32))
  <> [a].[hash]
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- (System).User: the map has ids that the run has not written.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0946', N'error', N'(System).User', N'the map has ids that the run has not written', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([m].[new_id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[map_user_f9b11b2f84] AS [m]
WHERE
  [m].[fresh] = CAST(1 AS bit)
  AND NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[after_user_f9b11b2f84] AS [a]
    WHERE
      [a].[id] = [m].[new_id]
  )
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- (System).User: the run has written ids that neither map nor image has.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0946', N'error', N'(System).User', N'the run has written ids that neither map nor image has', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([a].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[after_user_f9b11b2f84] AS [a]
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[map_user_f9b11b2f84] AS [m]
    WHERE
      [m].[new_id] = [a].[id] AND [m].[fresh] = CAST(1 AS bit)
  )
  AND NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[before_user_f9b11b2f84] AS [b]
    WHERE
      [b].[id] = [a].[id]
  )
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- (System).User: rows that the run has written are gone.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0948', N'error', N'(System).User', N'rows that the run has written are gone', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([a].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[after_user_f9b11b2f84] AS [a]
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[dbo].[ossys_user] AS [t]
    WHERE
      [t].[id] = [a].[id]
  )
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- (System).User: rows have changed since the run.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0947', N'error', N'(System).User', N'rows have changed since the run', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT CAST([a].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[after_user_f9b11b2f84] AS [a]
JOIN [OSTARGET].[dbo].[ossys_user] AS [t] ON [t].[id] = [a].[id]
WHERE CAST(HASHBYTES('SHA2_256', CONVERT(nvarchar(max), N'')
    + COALESCE(CONVERT(nvarchar(20), [t].[id]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[tenant_id]), N'n') + N';'
    + CASE WHEN [t].[name] IS NULL THEN N'n' ELSE CONVERT(nvarchar(20), DATALENGTH([t].[name])) + N':' + CONVERT(nvarchar(max), [t].[name]) COLLATE Latin1_General_BIN2 END + N';'
    + CASE WHEN [t].[username] IS NULL THEN N'n' ELSE CONVERT(nvarchar(20), DATALENGTH([t].[username])) + N':' + CONVERT(nvarchar(max), [t].[username]) COLLATE Latin1_General_BIN2 END + N';'
    + CASE WHEN [t].[password] IS NULL THEN N'n' ELSE CONVERT(nvarchar(20), DATALENGTH([t].[password])) + N':' + CONVERT(nvarchar(max), [t].[password]) COLLATE Latin1_General_BIN2 END + N';'
    + CASE WHEN [t].[email] IS NULL THEN N'n' ELSE CONVERT(nvarchar(20), DATALENGTH([t].[email])) + N':' + CONVERT(nvarchar(max), [t].[email]) COLLATE Latin1_General_BIN2 END + N';'
    + CASE WHEN [t].[mobilephone] IS NULL THEN N'n' ELSE CONVERT(nvarchar(20), DATALENGTH([t].[mobilephone])) + N':' + CONVERT(nvarchar(max), [t].[mobilephone]) COLLATE Latin1_General_BIN2 END + N';'
    + CASE WHEN [t].[external_id] IS NULL THEN N'n' ELSE CONVERT(nvarchar(20), DATALENGTH([t].[external_id])) + N':' + CONVERT(nvarchar(max), [t].[external_id]) COLLATE Latin1_General_BIN2 END + N';'
    + COALESCE(CONVERT(nvarchar(34), [t].[creation_date], 121), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(1), [t].[is_active]), N'n') + N';') AS binary(32))
  <> [a].[hash]
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- (System).Group: the map has ids that the run has not written.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0946', N'error', N'(System).Group', N'the map has ids that the run has not written', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([m].[new_id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[map_group_82be168321] AS [m]
WHERE
  [m].[fresh] = CAST(1 AS bit)
  AND NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[after_group_82be168321] AS [a]
    WHERE
      [a].[id] = [m].[new_id]
  )
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- (System).Group: the run has written ids that neither map nor image has.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0946', N'error', N'(System).Group', N'the run has written ids that neither map nor image has', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([a].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[after_group_82be168321] AS [a]
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[map_group_82be168321] AS [m]
    WHERE
      [m].[new_id] = [a].[id] AND [m].[fresh] = CAST(1 AS bit)
  )
  AND NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[before_group_82be168321] AS [b]
    WHERE
      [b].[id] = [a].[id]
  )
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- (System).Group: rows that the run has written are gone.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0948', N'error', N'(System).Group', N'rows that the run has written are gone', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([a].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[after_group_82be168321] AS [a]
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[dbo].[ossys_group] AS [t]
    WHERE
      [t].[id] = [a].[id]
  )
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- (System).Group: rows have changed since the run.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0947', N'error', N'(System).Group', N'rows have changed since the run', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT CAST([a].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[after_group_82be168321] AS [a]
JOIN [OSTARGET].[dbo].[ossys_group] AS [t] ON [t].[id] = [a].[id]
WHERE CAST(HASHBYTES('SHA2_256', CONVERT(nvarchar(max), N'')
    + COALESCE(CONVERT(nvarchar(20), [t].[id]), N'n') + N';'
    + CASE WHEN [t].[name] IS NULL THEN N'n' ELSE CONVERT(nvarchar(20), DATALENGTH([t].[name])) + N':' + CONVERT(nvarchar(max), [t].[name]) COLLATE Latin1_General_BIN2 END + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[tenant_id]), N'n') + N';'
    + CASE WHEN [t].[description] IS NULL THEN N'n' ELSE CONVERT(nvarchar(20), DATALENGTH([t].[description])) + N':' + CONVERT(nvarchar(max), [t].[description]) COLLATE Latin1_General_BIN2 END + N';') AS binary(32))
  <> [a].[hash]
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- (System).Group_Role: the map has ids that the run has not written.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0946', N'error', N'(System).Group_Role', N'the map has ids that the run has not written', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([m].[new_id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[map_group_role_6960332884] AS [m]
WHERE
  [m].[fresh] = CAST(1 AS bit)
  AND NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[after_group_role_6960332884] AS [a]
    WHERE
      [a].[id] = [m].[new_id]
  )
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- (System).Group_Role: the run has written ids that neither map nor image has.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0946', N'error', N'(System).Group_Role', N'the run has written ids that neither map nor image has', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([a].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[after_group_role_6960332884] AS [a]
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[map_group_role_6960332884] AS [m]
    WHERE
      [m].[new_id] = [a].[id] AND [m].[fresh] = CAST(1 AS bit)
  )
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- (System).Group_Role: rows that the run has written are gone.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0948', N'error', N'(System).Group_Role', N'rows that the run has written are gone', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([a].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[after_group_role_6960332884] AS [a]
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[dbo].[ossys_group_role] AS [t]
    WHERE
      [t].[id] = [a].[id]
  )
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- (System).Group_Role: rows have changed since the run.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0947', N'error', N'(System).Group_Role', N'rows have changed since the run', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT CAST([a].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[after_group_role_6960332884] AS [a]
JOIN [OSTARGET].[dbo].[ossys_group_role] AS [t] ON [t].[id] = [a].[id]
WHERE CAST(HASHBYTES('SHA2_256', CONVERT(nvarchar(max), N'')
    + COALESCE(CONVERT(nvarchar(20), [t].[id]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[group_id]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[role_id]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[tenant_id]), N'n') + N';') AS binary(32))
  <> [a].[hash]
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- Shop.Order: rows that come back refer to rows of dbo.ossys_user that are gone.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0948', N'error', N'Shop.Order', N'rows that come back refer to rows of dbo.ossys_user that are gone', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([b].[ID1] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[before_order_b095562f7b] AS [b]
WHERE
  NOT [b].[CREATEDBY1] IS NULL
  AND NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[dbo].[ossys_user] AS [p]
    WHERE
      [p].[id] = [b].[CREATEDBY1]
  )
  AND NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[dbo].[OSUSR_T01_ORDER] AS [p]
    WHERE
      [p].[ID1] = [b].[ID1] AND [p].[CREATEDBY1] = [b].[CREATEDBY1]
  )
  AND NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[before_user_f9b11b2f84] AS [p]
    WHERE
      [p].[id] = [b].[CREATEDBY1]
  )
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- (System).Group: rows that come back refer to rows of dbo.ossys_tenant that are gone.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0948', N'error', N'(System).Group', N'rows that come back refer to rows of dbo.ossys_tenant that are gone', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([b].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[before_group_82be168321] AS [b]
WHERE
  NOT [b].[tenant_id] IS NULL
  AND NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[dbo].[ossys_tenant] AS [p]
    WHERE
      [p].[id] = [b].[tenant_id]
  )
  AND NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[dbo].[ossys_group] AS [p]
    WHERE
      [p].[id] = [b].[id] AND [p].[tenant_id] = [b].[tenant_id]
  )
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- (System).Group_User: rows that come back refer to rows of dbo.ossys_group that are gone.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0948', N'error', N'(System).Group_User', N'rows that come back refer to rows of dbo.ossys_group that are gone', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([b].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[before_group_user_1901da0039] AS [b]
WHERE
  NOT [b].[group_id] IS NULL
  AND NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[dbo].[ossys_group] AS [p]
    WHERE
      [p].[id] = [b].[group_id]
  )
  AND NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[dbo].[ossys_group_user] AS [p]
    WHERE
      [p].[id] = [b].[id] AND [p].[group_id] = [b].[group_id]
  )
  AND NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[before_group_82be168321] AS [p]
    WHERE
      [p].[id] = [b].[group_id]
  )
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- (System).Group_User: rows that come back refer to rows of dbo.ossys_user that are gone.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0948', N'error', N'(System).Group_User', N'rows that come back refer to rows of dbo.ossys_user that are gone', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([b].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[before_group_user_1901da0039] AS [b]
WHERE
  NOT [b].[user_id] IS NULL
  AND NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[dbo].[ossys_user] AS [p]
    WHERE
      [p].[id] = [b].[user_id]
  )
  AND NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[dbo].[ossys_group_user] AS [p]
    WHERE
      [p].[id] = [b].[id] AND [p].[user_id] = [b].[user_id]
  )
  AND NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[before_user_f9b11b2f84] AS [p]
    WHERE
      [p].[id] = [b].[user_id]
  )
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- (System).Group_User: rows that come back refer to rows of dbo.ossys_tenant that are gone.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0948', N'error', N'(System).Group_User', N'rows that come back refer to rows of dbo.ossys_tenant that are gone', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([b].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[before_group_user_1901da0039] AS [b]
WHERE
  NOT [b].[tenant_id] IS NULL
  AND NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[dbo].[ossys_tenant] AS [p]
    WHERE
      [p].[id] = [b].[tenant_id]
  )
  AND NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[dbo].[ossys_group_user] AS [p]
    WHERE
      [p].[id] = [b].[id] AND [p].[tenant_id] = [b].[tenant_id]
  )
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- (System).User: rows that come back refer to rows of dbo.ossys_tenant that are gone.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0948', N'error', N'(System).User', N'rows that come back refer to rows of dbo.ossys_tenant that are gone', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([b].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[before_user_f9b11b2f84] AS [b]
WHERE
  NOT [b].[tenant_id] IS NULL
  AND NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[dbo].[ossys_tenant] AS [p]
    WHERE
      [p].[id] = [b].[tenant_id]
  )
  AND NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[dbo].[ossys_user] AS [p]
    WHERE
      [p].[id] = [b].[id] AND [p].[tenant_id] = [b].[tenant_id]
  )
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- (System).User_Role: rows that come back refer to rows of dbo.ossys_user that are gone.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0948', N'error', N'(System).User_Role', N'rows that come back refer to rows of dbo.ossys_user that are gone', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([b].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[before_user_role_e5ec603df3] AS [b]
WHERE
  NOT [b].[user_id] IS NULL
  AND NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[dbo].[ossys_user] AS [p]
    WHERE
      [p].[id] = [b].[user_id]
  )
  AND NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[dbo].[ossys_user_role] AS [p]
    WHERE
      [p].[id] = [b].[id] AND [p].[user_id] = [b].[user_id]
  )
  AND NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[before_user_f9b11b2f84] AS [p]
    WHERE
      [p].[id] = [b].[user_id]
  )
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- (System).User_Role: rows that come back refer to rows of dbo.ossys_role that are gone.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0948', N'error', N'(System).User_Role', N'rows that come back refer to rows of dbo.ossys_role that are gone', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([b].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[before_user_role_e5ec603df3] AS [b]
WHERE
  NOT [b].[role_id] IS NULL
  AND NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[dbo].[ossys_role] AS [p]
    WHERE
      [p].[id] = [b].[role_id]
  )
  AND NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[dbo].[ossys_user_role] AS [p]
    WHERE
      [p].[id] = [b].[id] AND [p].[role_id] = [b].[role_id]
  )
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- (System).User_Role: rows that come back refer to rows of dbo.ossys_tenant that are gone.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0948', N'error', N'(System).User_Role', N'rows that come back refer to rows of dbo.ossys_tenant that are gone', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([b].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[before_user_role_e5ec603df3] AS [b]
WHERE
  NOT [b].[tenant_id] IS NULL
  AND NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[dbo].[ossys_tenant] AS [p]
    WHERE
      [p].[id] = [b].[tenant_id]
  )
  AND NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[dbo].[ossys_user_role] AS [p]
    WHERE
      [p].[id] = [b].[id] AND [p].[tenant_id] = [b].[tenant_id]
  )
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- OSUSR_T01_ORDER.CREATEDBY1: rows refer to rows of (System).User that the run has inserted.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0949', N'error', N'OSUSR_T01_ORDER.CREATEDBY1', N'rows refer to rows of (System).User that the run has inserted', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([c].[ID1] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[map_user_f9b11b2f84] AS [m]
JOIN [OSTARGET].[dbo].[OSUSR_T01_ORDER] AS [c]
  ON [c].[CREATEDBY1] = [m].[new_id]
WHERE
  [m].[fresh] = CAST(1 AS bit)
  AND NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[after_order_b095562f7b] AS [a]
    WHERE
      [a].[id] = [c].[ID1]
  )
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- ossys_bpm_activity.group_id: rows refer to rows of (System).Group that the run has inserted.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0950', N'error', N'ossys_bpm_activity.group_id', N'rows refer to rows of (System).Group that the run has inserted', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([c].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[map_group_82be168321] AS [m]
JOIN [OSTARGET].[dbo].[ossys_bpm_activity] AS [c]
  ON [c].[group_id] = [m].[new_id]
WHERE
  [m].[fresh] = CAST(1 AS bit)
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- ossys_bpm_activity.user_id: rows refer to rows of (System).User that the run has inserted.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0950', N'error', N'ossys_bpm_activity.user_id', N'rows refer to rows of (System).User that the run has inserted', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([c].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[map_user_f9b11b2f84] AS [m]
JOIN [OSTARGET].[dbo].[ossys_bpm_activity] AS [c]
  ON [c].[user_id] = [m].[new_id]
WHERE
  [m].[fresh] = CAST(1 AS bit)
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- ossys_bpm_process.created_by: rows refer to rows of (System).User that the run has inserted.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0950', N'error', N'ossys_bpm_process.created_by', N'rows refer to rows of (System).User that the run has inserted', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([c].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[map_user_f9b11b2f84] AS [m]
JOIN [OSTARGET].[dbo].[ossys_bpm_process] AS [c]
  ON [c].[created_by] = [m].[new_id]
WHERE
  [m].[fresh] = CAST(1 AS bit)
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- ossys_bpm_process.last_modified_by: rows refer to rows of (System).User that the run has inserted.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0950', N'error', N'ossys_bpm_process.last_modified_by', N'rows refer to rows of (System).User that the run has inserted', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([c].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[map_user_f9b11b2f84] AS [m]
JOIN [OSTARGET].[dbo].[ossys_bpm_process] AS [c]
  ON [c].[last_modified_by] = [m].[new_id]
WHERE
  [m].[fresh] = CAST(1 AS bit)
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- ossys_bpm_process.suspended_by: rows refer to rows of (System).User that the run has inserted.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0950', N'error', N'ossys_bpm_process.suspended_by', N'rows refer to rows of (System).User that the run has inserted', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([c].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[map_user_f9b11b2f84] AS [m]
JOIN [OSTARGET].[dbo].[ossys_bpm_process] AS [c]
  ON [c].[suspended_by] = [m].[new_id]
WHERE
  [m].[fresh] = CAST(1 AS bit)
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- ossys_group_role.group_id: rows refer to rows of (System).Group that the run has inserted.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0949', N'error', N'ossys_group_role.group_id', N'rows refer to rows of (System).Group that the run has inserted', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([c].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[map_group_82be168321] AS [m]
JOIN [OSTARGET].[dbo].[ossys_group_role] AS [c]
  ON [c].[group_id] = [m].[new_id]
WHERE
  [m].[fresh] = CAST(1 AS bit)
  AND NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[after_group_role_6960332884] AS [a]
    WHERE
      [a].[id] = [c].[id]
  )
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- ossys_group_user.group_id: rows refer to rows of (System).Group that the run has inserted.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0949', N'error', N'ossys_group_user.group_id', N'rows refer to rows of (System).Group that the run has inserted', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([c].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[map_group_82be168321] AS [m]
JOIN [OSTARGET].[dbo].[ossys_group_user] AS [c]
  ON [c].[group_id] = [m].[new_id]
WHERE
  [m].[fresh] = CAST(1 AS bit)
  AND NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[after_group_user_1901da0039] AS [a]
    WHERE
      [a].[id] = [c].[id]
  )
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- ossys_group_user.user_id: rows refer to rows of (System).User that the run has inserted.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0949', N'error', N'ossys_group_user.user_id', N'rows refer to rows of (System).User that the run has inserted', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([c].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[map_user_f9b11b2f84] AS [m]
JOIN [OSTARGET].[dbo].[ossys_group_user] AS [c]
  ON [c].[user_id] = [m].[new_id]
WHERE
  [m].[fresh] = CAST(1 AS bit)
  AND NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[after_group_user_1901da0039] AS [a]
    WHERE
      [a].[id] = [c].[id]
  )
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- ossys_user_role.user_id: rows refer to rows of (System).User that the run has inserted.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0949', N'error', N'ossys_user_role.user_id', N'rows refer to rows of (System).User that the run has inserted', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([c].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[map_user_f9b11b2f84] AS [m]
JOIN [OSTARGET].[dbo].[ossys_user_role] AS [c]
  ON [c].[user_id] = [m].[new_id]
WHERE
  [m].[fresh] = CAST(1 AS bit)
  AND NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[after_user_role_e5ec603df3] AS [a]
    WHERE
      [a].[id] = [c].[id]
  )
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- Every finding: code, severity, entity, count, up to five samples.
SELECT [code], [severity], LEFT([entity], 60) AS [entity], LEFT([what], 100) AS [what], [count],
  LEFT([samples], 200) AS [samples]
FROM #o11c_finding
ORDER BY [place];

-- One of them is enough: undo would lose what was done since, or leave references to nothing.
SELECT @o11c_found = COUNT_BIG(*), @o11c_samples = MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT [f].[code] + N' ' + [f].[entity]
FROM #o11c_finding AS [f]
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0952: the run cannot be undone: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was undone. The table above says what has happened since the run.', N'%', N'%%');
  THROW 50952, @o11c_message, 1;
END;

DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
UPDATE #o11c_progress SET [mark] = N'undo 4', [rows] = @o11c_rows;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'040-look-for-later-changes', @o11c_done, @o11c_seconds) WITH NOWAIT;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[040-look-for-later-changes] failed, nothing was undone: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO

-- Undo 050-undo-insert-shop-order (5 of 17): undo insert Shop.Order
-- Why here: the inverse of 380-insert-shop-order, in reverse order
-- Reads: o11c.map_order_b095562f7b
-- Writes: dbo.OSUSR_T01_ORDER
-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'undo 4')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c rollback 5/17 050-undo-insert-shop-order');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 5 of 17: %s', 0, 1, N'050-undo-insert-shop-order', N'undo insert Shop.Order') WITH NOWAIT;
UPDATE #o11c_progress SET [started] = SYSUTCDATETIME(), [rows] = 0;
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
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was undone. See that no row refers to migrated ones through them, drop them, run this again, and add them again.', N'%', N'%%');
  THROW 50917, @o11c_message, 1;
END;

-- The rows of Shop.Order that the run has inserted, by its map; no other row refers to them.
DELETE FROM [t]
FROM [OSTARGET].[dbo].[OSUSR_T01_ORDER] AS [t]
WHERE EXISTS(
  SELECT
    1
  FROM [OSTARGET].[o11c].[map_order_b095562f7b] AS [m]
  WHERE
    [m].[new_id] = [t].[ID1] AND [m].[fresh] = CAST(1 AS bit)
);
SET @o11c_rows = ROWCOUNT_BIG();

DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
UPDATE #o11c_progress SET [mark] = N'undo 5', [rows] = @o11c_rows;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'050-undo-insert-shop-order', @o11c_done, @o11c_seconds) WITH NOWAIT;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[050-undo-insert-shop-order] failed, nothing was undone: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO

-- Undo 060-undo-insert-system-group-user (6 of 17): undo insert (System).Group_User
-- Why here: the inverse of 360-insert-system-group-user, in reverse order
-- Reads: o11c.map_group_user_1901da0039
-- Writes: dbo.ossys_group_user
-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'undo 5')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c rollback 6/17 060-undo-insert-system-group-user');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 6 of 17: %s', 0, 1, N'060-undo-insert-system-group-user', N'undo insert (System).Group_User') WITH NOWAIT;
UPDATE #o11c_progress SET [started] = SYSUTCDATETIME(), [rows] = 0;
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
WHERE k.referenced_object_id = OBJECT_ID(N'[OSTARGET].[dbo].[ossys_group_user]')
) AS k
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0917: foreign keys to dbo.ossys_group_user were added since the snapshot: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was undone. See that no row refers to migrated ones through them, drop them, run this again, and add them again.', N'%', N'%%');
  THROW 50917, @o11c_message, 1;
END;

-- The rows of (System).Group_User that the run has inserted, by its map; no other row refers to them.
DELETE FROM [t]
FROM [OSTARGET].[dbo].[ossys_group_user] AS [t]
WHERE EXISTS(
  SELECT
    1
  FROM [OSTARGET].[o11c].[map_group_user_1901da0039] AS [m]
  WHERE
    [m].[new_id] = [t].[id] AND [m].[fresh] = CAST(1 AS bit)
);
SET @o11c_rows = ROWCOUNT_BIG();

DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
UPDATE #o11c_progress SET [mark] = N'undo 6', [rows] = @o11c_rows;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'060-undo-insert-system-group-user', @o11c_done, @o11c_seconds) WITH NOWAIT;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[060-undo-insert-system-group-user] failed, nothing was undone: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO

-- Undo 070-undo-insert-system-group-role (7 of 17): undo insert (System).Group_Role
-- Why here: the inverse of 330-insert-system-group-role, in reverse order
-- Reads: o11c.map_group_role_6960332884
-- Writes: dbo.ossys_group_role
-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'undo 6')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c rollback 7/17 070-undo-insert-system-group-role');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 7 of 17: %s', 0, 1, N'070-undo-insert-system-group-role', N'undo insert (System).Group_Role') WITH NOWAIT;
UPDATE #o11c_progress SET [started] = SYSUTCDATETIME(), [rows] = 0;
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
WHERE k.referenced_object_id = OBJECT_ID(N'[OSTARGET].[dbo].[ossys_group_role]')
) AS k
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0917: foreign keys to dbo.ossys_group_role were added since the snapshot: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was undone. See that no row refers to migrated ones through them, drop them, run this again, and add them again.', N'%', N'%%');
  THROW 50917, @o11c_message, 1;
END;

-- The rows of (System).Group_Role that the run has inserted, by its map; no other row refers to them.
DELETE FROM [t]
FROM [OSTARGET].[dbo].[ossys_group_role] AS [t]
WHERE EXISTS(
  SELECT
    1
  FROM [OSTARGET].[o11c].[map_group_role_6960332884] AS [m]
  WHERE
    [m].[new_id] = [t].[id] AND [m].[fresh] = CAST(1 AS bit)
);
SET @o11c_rows = ROWCOUNT_BIG();

DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
UPDATE #o11c_progress SET [mark] = N'undo 7', [rows] = @o11c_rows;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'070-undo-insert-system-group-role', @o11c_done, @o11c_seconds) WITH NOWAIT;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[070-undo-insert-system-group-role] failed, nothing was undone: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO

-- Undo 080-undo-update-system-group (8 of 17): undo update (System).Group
-- Why here: the inverse of 300-update-system-group, in reverse order
-- Reads: o11c.before_group_82be168321
-- Writes: dbo.ossys_group
-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'undo 7')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c rollback 8/17 080-undo-update-system-group');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 8 of 17: %s', 0, 1, N'080-undo-update-system-group', N'undo update (System).Group') WITH NOWAIT;
UPDATE #o11c_progress SET [started] = SYSUTCDATETIME(), [rows] = 0;
SET @o11c_rows = 0;
BEGIN TRY

-- The rows of (System).Group that step 300-update-system-group has changed get back what they held.
UPDATE [t] SET [name] = [b].[name],
  [tenant_id] = [b].[tenant_id],
  [description] = [b].[description]
FROM [OSTARGET].[o11c].[before_group_82be168321] AS [b]
JOIN [OSTARGET].[dbo].[ossys_group] AS [t]
  ON [t].[id] = [b].[id] AND [b].[o11c_step] = N'300-update-system-group';
SET @o11c_rows = ROWCOUNT_BIG();

DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
UPDATE #o11c_progress SET [mark] = N'undo 8', [rows] = @o11c_rows;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'080-undo-update-system-group', @o11c_done, @o11c_seconds) WITH NOWAIT;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[080-undo-update-system-group] failed, nothing was undone: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO

-- Undo 090-undo-insert-system-group (9 of 17): undo insert (System).Group
-- Why here: the inverse of 290-insert-system-group, in reverse order
-- Reads: o11c.map_group_82be168321
-- Writes: dbo.ossys_group
-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'undo 8')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c rollback 9/17 090-undo-insert-system-group');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 9 of 17: %s', 0, 1, N'090-undo-insert-system-group', N'undo insert (System).Group') WITH NOWAIT;
UPDATE #o11c_progress SET [started] = SYSUTCDATETIME(), [rows] = 0;
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
WHERE k.referenced_object_id = OBJECT_ID(N'[OSTARGET].[dbo].[ossys_group]')
) AS k
WHERE NOT name IN (N'dbo.ossys_bpm_activity.osfrk_0ebfff12_5', N'dbo.ossys_group_role.osfrk_fe552f55_1', N'dbo.ossys_group_user.osfrk_961b70b5_1')
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0917: foreign keys to dbo.ossys_group were added since the snapshot: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was undone. See that no row refers to migrated ones through them, drop them, run this again, and add them again.', N'%', N'%%');
  THROW 50917, @o11c_message, 1;
END;

-- The rows of (System).Group that the run has inserted, by its map; no other row refers to them.
DELETE FROM [t]
FROM [OSTARGET].[dbo].[ossys_group] AS [t]
WHERE EXISTS(
  SELECT
    1
  FROM [OSTARGET].[o11c].[map_group_82be168321] AS [m]
  WHERE
    [m].[new_id] = [t].[id] AND [m].[fresh] = CAST(1 AS bit)
);
SET @o11c_rows = ROWCOUNT_BIG();

DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
UPDATE #o11c_progress SET [mark] = N'undo 9', [rows] = @o11c_rows;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'090-undo-insert-system-group', @o11c_done, @o11c_seconds) WITH NOWAIT;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[090-undo-insert-system-group] failed, nothing was undone: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO

-- Undo 100-undo-insert-system-user-role (10 of 17): undo insert (System).User_Role
-- Why here: the inverse of 260-insert-system-user-role, in reverse order
-- Reads: o11c.map_user_role_e5ec603df3
-- Writes: dbo.ossys_user_role
-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'undo 9')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c rollback 10/17 100-undo-insert-system-user-role');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 10 of 17: %s', 0, 1, N'100-undo-insert-system-user-role', N'undo insert (System).User_Role') WITH NOWAIT;
UPDATE #o11c_progress SET [started] = SYSUTCDATETIME(), [rows] = 0;
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
WHERE k.referenced_object_id = OBJECT_ID(N'[OSTARGET].[dbo].[ossys_user_role]')
) AS k
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0917: foreign keys to dbo.ossys_user_role were added since the snapshot: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was undone. See that no row refers to migrated ones through them, drop them, run this again, and add them again.', N'%', N'%%');
  THROW 50917, @o11c_message, 1;
END;

-- The rows of (System).User_Role that the run has inserted, by its map; no other row refers to them.
DELETE FROM [t]
FROM [OSTARGET].[dbo].[ossys_user_role] AS [t]
WHERE EXISTS(
  SELECT
    1
  FROM [OSTARGET].[o11c].[map_user_role_e5ec603df3] AS [m]
  WHERE
    [m].[new_id] = [t].[id] AND [m].[fresh] = CAST(1 AS bit)
);
SET @o11c_rows = ROWCOUNT_BIG();

DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
UPDATE #o11c_progress SET [mark] = N'undo 10', [rows] = @o11c_rows;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'100-undo-insert-system-user-role', @o11c_done, @o11c_seconds) WITH NOWAIT;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[100-undo-insert-system-user-role] failed, nothing was undone: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO

-- Undo 110-undo-insert-system-user (11 of 17): undo insert (System).User
-- Why here: the inverse of 230-insert-system-user, in reverse order
-- Reads: o11c.map_user_f9b11b2f84
-- Writes: dbo.ossys_user
-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'undo 10')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c rollback 11/17 110-undo-insert-system-user');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 11 of 17: %s', 0, 1, N'110-undo-insert-system-user', N'undo insert (System).User') WITH NOWAIT;
UPDATE #o11c_progress SET [started] = SYSUTCDATETIME(), [rows] = 0;
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
WHERE k.referenced_object_id = OBJECT_ID(N'[OSTARGET].[dbo].[ossys_user]')
) AS k
WHERE NOT name IN (N'dbo.OSUSR_T01_ORDER.osfrk_bcb9f5a6_1', N'dbo.ossys_bpm_activity.osfrk_0ebfff12_4', N'dbo.ossys_bpm_process.osfrk_2ddbc8dd_7', N'dbo.ossys_bpm_process.osfrk_2ddbc8dd_8', N'dbo.ossys_bpm_process.osfrk_2ddbc8dd_9', N'dbo.ossys_group_user.osfrk_961b70b5_2', N'dbo.ossys_user_role.osfrk_8fc0333f_1')
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0917: foreign keys to dbo.ossys_user were added since the snapshot: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was undone. See that no row refers to migrated ones through them, drop them, run this again, and add them again.', N'%', N'%%');
  THROW 50917, @o11c_message, 1;
END;

-- The rows of (System).User that the run has inserted, by its map; no other row refers to them.
DELETE FROM [t]
FROM [OSTARGET].[dbo].[ossys_user] AS [t]
WHERE EXISTS(
  SELECT
    1
  FROM [OSTARGET].[o11c].[map_user_f9b11b2f84] AS [m]
  WHERE
    [m].[new_id] = [t].[id] AND [m].[fresh] = CAST(1 AS bit)
);
SET @o11c_rows = ROWCOUNT_BIG();

DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
UPDATE #o11c_progress SET [mark] = N'undo 11', [rows] = @o11c_rows;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'110-undo-insert-system-user', @o11c_done, @o11c_seconds) WITH NOWAIT;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[110-undo-insert-system-user] failed, nothing was undone: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO

-- Undo 120-undo-delete-system-user (12 of 17): undo delete (System).User
-- Why here: the inverse of 200-delete-system-user, in reverse order
-- Reads: o11c.before_user_f9b11b2f84
-- Writes: dbo.ossys_user
-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'undo 11')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c rollback 12/17 120-undo-delete-system-user');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 12 of 17: %s', 0, 1, N'120-undo-delete-system-user', N'undo delete (System).User') WITH NOWAIT;
UPDATE #o11c_progress SET [started] = SYSUTCDATETIME(), [rows] = 0;
SET @o11c_rows = 0;
BEGIN TRY

-- The ids are the old ones: the identity column takes them only when told so.
SET IDENTITY_INSERT [dbo].[ossys_user] ON;

-- The rows of (System).User that step 200-delete-system-user has deleted come back, with their ids.
INSERT INTO [OSTARGET].[dbo].[ossys_user] ([id], [tenant_id], [name], [username], [password], [email], [mobilephone], [external_id], [creation_date], [last_login], [is_active])
SELECT
  [b].[id],
  [b].[tenant_id],
  [b].[name],
  [b].[username],
  [b].[password],
  [b].[email],
  [b].[mobilephone],
  [b].[external_id],
  [b].[creation_date],
  [b].[last_login],
  [b].[is_active]
FROM [OSTARGET].[o11c].[before_user_f9b11b2f84] AS [b]
WHERE
  [b].[o11c_step] = N'200-delete-system-user';
SET @o11c_rows = ROWCOUNT_BIG();

-- From here on the identity makes its ids again. A given id above its own has moved it on, and nothing
-- lowers it: nothing has to be set.
SET IDENTITY_INSERT [dbo].[ossys_user] OFF;

DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
UPDATE #o11c_progress SET [mark] = N'undo 12', [rows] = @o11c_rows;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'120-undo-delete-system-user', @o11c_done, @o11c_seconds) WITH NOWAIT;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET IDENTITY_INSERT [dbo].[ossys_user] OFF;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[120-undo-delete-system-user] failed, nothing was undone: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO

-- Undo 130-undo-delete-system-group-user (13 of 17): undo delete (System).Group_User
-- Why here: the inverse of 190-delete-system-group-user, in reverse order
-- Reads: o11c.before_group_user_1901da0039
-- Writes: dbo.ossys_group_user
-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'undo 12')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c rollback 13/17 130-undo-delete-system-group-user');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 13 of 17: %s', 0, 1, N'130-undo-delete-system-group-user', N'undo delete (System).Group_User') WITH NOWAIT;
UPDATE #o11c_progress SET [started] = SYSUTCDATETIME(), [rows] = 0;
SET @o11c_rows = 0;
BEGIN TRY

-- The ids are the old ones: the identity column takes them only when told so.
SET IDENTITY_INSERT [dbo].[ossys_group_user] ON;

-- The rows of (System).Group_User that step 190-delete-system-group-user has deleted come back, with
-- their ids.
INSERT INTO [OSTARGET].[dbo].[ossys_group_user] ([id], [group_id], [user_id], [tenant_id])
SELECT
  [b].[id],
  [b].[group_id],
  [b].[user_id],
  [b].[tenant_id]
FROM [OSTARGET].[o11c].[before_group_user_1901da0039] AS [b]
WHERE
  [b].[o11c_step] = N'190-delete-system-group-user';
SET @o11c_rows = ROWCOUNT_BIG();

-- From here on the identity makes its ids again. A given id above its own has moved it on, and nothing
-- lowers it: nothing has to be set.
SET IDENTITY_INSERT [dbo].[ossys_group_user] OFF;

DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
UPDATE #o11c_progress SET [mark] = N'undo 13', [rows] = @o11c_rows;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'130-undo-delete-system-group-user', @o11c_done, @o11c_seconds) WITH NOWAIT;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET IDENTITY_INSERT [dbo].[ossys_group_user] OFF;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[130-undo-delete-system-group-user] failed, nothing was undone: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO

-- Undo 140-undo-delete-system-user-role (14 of 17): undo delete (System).User_Role
-- Why here: the inverse of 170-delete-system-user-role, in reverse order
-- Reads: o11c.before_user_role_e5ec603df3
-- Writes: dbo.ossys_user_role
-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'undo 13')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c rollback 14/17 140-undo-delete-system-user-role');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 14 of 17: %s', 0, 1, N'140-undo-delete-system-user-role', N'undo delete (System).User_Role') WITH NOWAIT;
UPDATE #o11c_progress SET [started] = SYSUTCDATETIME(), [rows] = 0;
SET @o11c_rows = 0;
BEGIN TRY

-- The ids are the old ones: the identity column takes them only when told so.
SET IDENTITY_INSERT [dbo].[ossys_user_role] ON;

-- The rows of (System).User_Role that step 170-delete-system-user-role has deleted come back, with
-- their ids.
INSERT INTO [OSTARGET].[dbo].[ossys_user_role] ([id], [user_id], [role_id], [tenant_id])
SELECT
  [b].[id],
  [b].[user_id],
  [b].[role_id],
  [b].[tenant_id]
FROM [OSTARGET].[o11c].[before_user_role_e5ec603df3] AS [b]
WHERE
  [b].[o11c_step] = N'170-delete-system-user-role';
SET @o11c_rows = ROWCOUNT_BIG();

-- From here on the identity makes its ids again. A given id above its own has moved it on, and nothing
-- lowers it: nothing has to be set.
SET IDENTITY_INSERT [dbo].[ossys_user_role] OFF;

DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
UPDATE #o11c_progress SET [mark] = N'undo 14', [rows] = @o11c_rows;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'140-undo-delete-system-user-role', @o11c_done, @o11c_seconds) WITH NOWAIT;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET IDENTITY_INSERT [dbo].[ossys_user_role] OFF;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[140-undo-delete-system-user-role] failed, nothing was undone: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO

-- Undo 150-undo-delete-shop-order (15 of 17): undo delete Shop.Order
-- Why here: the inverse of 130-delete-shop-order, in reverse order
-- Reads: o11c.before_order_b095562f7b
-- Writes: dbo.OSUSR_T01_ORDER
-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'undo 14')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c rollback 15/17 150-undo-delete-shop-order');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 15 of 17: %s', 0, 1, N'150-undo-delete-shop-order', N'undo delete Shop.Order') WITH NOWAIT;
UPDATE #o11c_progress SET [started] = SYSUTCDATETIME(), [rows] = 0;
SET @o11c_rows = 0;
BEGIN TRY

-- The ids are the old ones: the identity column takes them only when told so.
SET IDENTITY_INSERT [dbo].[OSUSR_T01_ORDER] ON;

-- The rows of Shop.Order that step 130-delete-shop-order has deleted come back, with their ids.
INSERT INTO [OSTARGET].[dbo].[OSUSR_T01_ORDER] ([ID1], [CREATEDBY1], [MARK1])
SELECT
  [b].[ID1],
  [b].[CREATEDBY1],
  [b].[MARK1]
FROM [OSTARGET].[o11c].[before_order_b095562f7b] AS [b]
WHERE
  [b].[o11c_step] = N'130-delete-shop-order';
SET @o11c_rows = ROWCOUNT_BIG();

-- From here on the identity makes its ids again. A given id above its own has moved it on, and nothing
-- lowers it: nothing has to be set.
SET IDENTITY_INSERT [dbo].[OSUSR_T01_ORDER] OFF;

DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
UPDATE #o11c_progress SET [mark] = N'undo 15', [rows] = @o11c_rows;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'150-undo-delete-shop-order', @o11c_done, @o11c_seconds) WITH NOWAIT;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET IDENTITY_INSERT [dbo].[OSUSR_T01_ORDER] OFF;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[150-undo-delete-shop-order] failed, nothing was undone: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO

-- Undo 160-prove-that-all-is-as-before (16 of 17): prove that all is as before
-- Why here: last before COMMIT: whatever is not as before the run undoes the undoing
-- Reads: rows and images
-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'undo 15')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c rollback 16/17 160-prove-that-all-is-as-before');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 16 of 17: %s', 0, 1, N'160-prove-that-all-is-as-before', N'prove that all is as before') WITH NOWAIT;
UPDATE #o11c_progress SET [started] = SYSUTCDATETIME(), [rows] = 0;
SET @o11c_rows = 0;
BEGIN TRY

-- No row of Shop.Order that the run has inserted is left.
SELECT @o11c_found = COUNT_BIG(*), @o11c_samples = MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([t].[ID1] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[dbo].[OSUSR_T01_ORDER] AS [t]
WHERE
  EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[map_order_b095562f7b] AS [m]
    WHERE
      [m].[new_id] = [t].[ID1] AND [m].[fresh] = CAST(1 AS bit)
  )
  AND NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[before_order_b095562f7b] AS [b]
    WHERE
      [b].[ID1] = [t].[ID1]
  )
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0953: rows of Shop.Order that the run has inserted are left: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was undone: the target is as it was. Report this, with the plan.', N'%', N'%%');
  THROW 50953, @o11c_message, 1;
END;

-- Every other row of Shop.Order is what its first image says: it is as it was before the run.
SELECT @o11c_found = COUNT_BIG(*), @o11c_samples = MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT CAST([b].[ID1] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[before_order_b095562f7b] AS [b]
LEFT JOIN [OSTARGET].[dbo].[OSUSR_T01_ORDER] AS [t] ON [t].[ID1] = [b].[ID1]
WHERE NOT EXISTS(
  SELECT
    1
  FROM [OSTARGET].[o11c].[before_order_b095562f7b] AS [e]
  WHERE
    [e].[ID1] = [b].[ID1]
    AND CAST([e].[o11c_step] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 < CAST([b].[o11c_step] AS nvarchar(4000)) COLLATE Latin1_General_BIN2
)
  AND ([t].[ID1] IS NULL OR CAST(HASHBYTES('SHA2_256', CONVERT(nvarchar(max), N'')
    + COALESCE(CONVERT(nvarchar(20), [t].[ID1]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[CREATEDBY1]), N'n') + N';'
    + CASE WHEN [t].[MARK1] IS NULL THEN N'n' ELSE CONVERT(nvarchar(20), DATALENGTH([t].[MARK1])) + N':' + CONVERT(nvarchar(max), [t].[MARK1]) COLLATE Latin1_General_BIN2 END + N';') AS binary(32))
  <> CAST(HASHBYTES('SHA2_256', CONVERT(nvarchar(max), N'')
    + COALESCE(CONVERT(nvarchar(20), [b].[ID1]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [b].[CREATEDBY1]), N'n') + N';'
    + CASE WHEN [b].[MARK1] IS NULL THEN N'n' ELSE CONVERT(nvarchar(20), DATALENGTH([b].[MARK1])) + N':' + CONVERT(nvarchar(max), [b].[MARK1]) COLLATE Latin1_General_BIN2 END + N';') AS binary(32)))
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0953: rows of Shop.Order are not as before the run: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was undone: the target is as it was. Report this, with the plan.', N'%', N'%%');
  THROW 50953, @o11c_message, 1;
END;

-- No row of (System).User_Role that the run has inserted is left.
SELECT @o11c_found = COUNT_BIG(*), @o11c_samples = MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([t].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[dbo].[ossys_user_role] AS [t]
WHERE
  EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[map_user_role_e5ec603df3] AS [m]
    WHERE
      [m].[new_id] = [t].[id] AND [m].[fresh] = CAST(1 AS bit)
  )
  AND NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[before_user_role_e5ec603df3] AS [b]
    WHERE
      [b].[id] = [t].[id]
  )
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0953: rows of (System).User_Role that the run has inserted are left: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was undone: the target is as it was. Report this, with the plan.', N'%', N'%%');
  THROW 50953, @o11c_message, 1;
END;

-- Every other row of (System).User_Role is what its first image says: it is as it was before the run.
SELECT @o11c_found = COUNT_BIG(*), @o11c_samples = MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT CAST([b].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[before_user_role_e5ec603df3] AS [b]
LEFT JOIN [OSTARGET].[dbo].[ossys_user_role] AS [t] ON [t].[id] = [b].[id]
WHERE NOT EXISTS(
  SELECT
    1
  FROM [OSTARGET].[o11c].[before_user_role_e5ec603df3] AS [e]
  WHERE
    [e].[id] = [b].[id]
    AND CAST([e].[o11c_step] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 < CAST([b].[o11c_step] AS nvarchar(4000)) COLLATE Latin1_General_BIN2
)
  AND ([t].[id] IS NULL OR CAST(HASHBYTES('SHA2_256', CONVERT(nvarchar(max), N'')
    + COALESCE(CONVERT(nvarchar(20), [t].[id]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[user_id]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[role_id]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[tenant_id]), N'n') + N';') AS binary(32))
  <> CAST(HASHBYTES('SHA2_256', CONVERT(nvarchar(max), N'')
    + COALESCE(CONVERT(nvarchar(20), [b].[id]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [b].[user_id]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [b].[role_id]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [b].[tenant_id]), N'n') + N';') AS binary(32)))
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0953: rows of (System).User_Role are not as before the run: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was undone: the target is as it was. Report this, with the plan.', N'%', N'%%');
  THROW 50953, @o11c_message, 1;
END;

-- No row of (System).Group_User that the run has inserted is left.
SELECT @o11c_found = COUNT_BIG(*), @o11c_samples = MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([t].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[dbo].[ossys_group_user] AS [t]
WHERE
  EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[map_group_user_1901da0039] AS [m]
    WHERE
      [m].[new_id] = [t].[id] AND [m].[fresh] = CAST(1 AS bit)
  )
  AND NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[before_group_user_1901da0039] AS [b]
    WHERE
      [b].[id] = [t].[id]
  )
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0953: rows of (System).Group_User that the run has inserted are left: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was undone: the target is as it was. Report this, with the plan.', N'%', N'%%');
  THROW 50953, @o11c_message, 1;
END;

-- Every other row of (System).Group_User is what its first image says: it is as it was before the run.
SELECT @o11c_found = COUNT_BIG(*), @o11c_samples = MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT CAST([b].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[before_group_user_1901da0039] AS [b]
LEFT JOIN [OSTARGET].[dbo].[ossys_group_user] AS [t] ON [t].[id] = [b].[id]
WHERE NOT EXISTS(
  SELECT
    1
  FROM [OSTARGET].[o11c].[before_group_user_1901da0039] AS [e]
  WHERE
    [e].[id] = [b].[id]
    AND CAST([e].[o11c_step] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 < CAST([b].[o11c_step] AS nvarchar(4000)) COLLATE Latin1_General_BIN2
)
  AND ([t].[id] IS NULL OR CAST(HASHBYTES('SHA2_256', CONVERT(nvarchar(max), N'')
    + COALESCE(CONVERT(nvarchar(20), [t].[id]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[group_id]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[user_id]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[tenant_id]), N'n') + N';') AS binary(32))
  <> CAST(HASHBYTES('SHA2_256', CONVERT(nvarchar(max), N'')
    + COALESCE(CONVERT(nvarchar(20), [b].[id]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [b].[group_id]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [b].[user_id]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [b].[tenant_id]), N'n') + N';') AS binary(32)))
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0953: rows of (System).Group_User are not as before the run: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was undone: the target is as it was. Report this, with the plan.', N'%', N'%%');
  THROW 50953, @o11c_message, 1;
END;

-- No row of (System).User that the run has inserted is left.
SELECT @o11c_found = COUNT_BIG(*), @o11c_samples = MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([t].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[dbo].[ossys_user] AS [t]
WHERE
  EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[map_user_f9b11b2f84] AS [m]
    WHERE
      [m].[new_id] = [t].[id] AND [m].[fresh] = CAST(1 AS bit)
  )
  AND NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[before_user_f9b11b2f84] AS [b]
    WHERE
      [b].[id] = [t].[id]
  )
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0953: rows of (System).User that the run has inserted are left: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was undone: the target is as it was. Report this, with the plan.', N'%', N'%%');
  THROW 50953, @o11c_message, 1;
END;

-- Every other row of (System).User is what its first image says: it is as it was before the run.
SELECT @o11c_found = COUNT_BIG(*), @o11c_samples = MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT CAST([b].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[before_user_f9b11b2f84] AS [b]
LEFT JOIN [OSTARGET].[dbo].[ossys_user] AS [t] ON [t].[id] = [b].[id]
WHERE NOT EXISTS(
  SELECT
    1
  FROM [OSTARGET].[o11c].[before_user_f9b11b2f84] AS [e]
  WHERE
    [e].[id] = [b].[id]
    AND CAST([e].[o11c_step] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 < CAST([b].[o11c_step] AS nvarchar(4000)) COLLATE Latin1_General_BIN2
)
  AND ([t].[id] IS NULL OR CAST(HASHBYTES('SHA2_256', CONVERT(nvarchar(max), N'')
    + COALESCE(CONVERT(nvarchar(20), [t].[id]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[tenant_id]), N'n') + N';'
    + CASE WHEN [t].[name] IS NULL THEN N'n' ELSE CONVERT(nvarchar(20), DATALENGTH([t].[name])) + N':' + CONVERT(nvarchar(max), [t].[name]) COLLATE Latin1_General_BIN2 END + N';'
    + CASE WHEN [t].[username] IS NULL THEN N'n' ELSE CONVERT(nvarchar(20), DATALENGTH([t].[username])) + N':' + CONVERT(nvarchar(max), [t].[username]) COLLATE Latin1_General_BIN2 END + N';'
    + CASE WHEN [t].[password] IS NULL THEN N'n' ELSE CONVERT(nvarchar(20), DATALENGTH([t].[password])) + N':' + CONVERT(nvarchar(max), [t].[password]) COLLATE Latin1_General_BIN2 END + N';'
    + CASE WHEN [t].[email] IS NULL THEN N'n' ELSE CONVERT(nvarchar(20), DATALENGTH([t].[email])) + N':' + CONVERT(nvarchar(max), [t].[email]) COLLATE Latin1_General_BIN2 END + N';'
    + CASE WHEN [t].[mobilephone] IS NULL THEN N'n' ELSE CONVERT(nvarchar(20), DATALENGTH([t].[mobilephone])) + N':' + CONVERT(nvarchar(max), [t].[mobilephone]) COLLATE Latin1_General_BIN2 END + N';'
    + CASE WHEN [t].[external_id] IS NULL THEN N'n' ELSE CONVERT(nvarchar(20), DATALENGTH([t].[external_id])) + N':' + CONVERT(nvarchar(max), [t].[external_id]) COLLATE Latin1_General_BIN2 END + N';'
    + COALESCE(CONVERT(nvarchar(34), [t].[creation_date], 121), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(34), [t].[last_login], 121), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(1), [t].[is_active]), N'n') + N';') AS binary(32))
  <> CAST(HASHBYTES('SHA2_256', CONVERT(nvarchar(max), N'')
    + COALESCE(CONVERT(nvarchar(20), [b].[id]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [b].[tenant_id]), N'n') + N';'
    + CASE WHEN [b].[name] IS NULL THEN N'n' ELSE CONVERT(nvarchar(20), DATALENGTH([b].[name])) + N':' + CONVERT(nvarchar(max), [b].[name]) COLLATE Latin1_General_BIN2 END + N';'
    + CASE WHEN [b].[username] IS NULL THEN N'n' ELSE CONVERT(nvarchar(20), DATALENGTH([b].[username])) + N':' + CONVERT(nvarchar(max), [b].[username]) COLLATE Latin1_General_BIN2 END + N';'
    + CASE WHEN [b].[password] IS NULL THEN N'n' ELSE CONVERT(nvarchar(20), DATALENGTH([b].[password])) + N':' + CONVERT(nvarchar(max), [b].[password]) COLLATE Latin1_General_BIN2 END + N';'
    + CASE WHEN [b].[email] IS NULL THEN N'n' ELSE CONVERT(nvarchar(20), DATALENGTH([b].[email])) + N':' + CONVERT(nvarchar(max), [b].[email]) COLLATE Latin1_General_BIN2 END + N';'
    + CASE WHEN [b].[mobilephone] IS NULL THEN N'n' ELSE CONVERT(nvarchar(20), DATALENGTH([b].[mobilephone])) + N':' + CONVERT(nvarchar(max), [b].[mobilephone]) COLLATE Latin1_General_BIN2 END + N';'
    + CASE WHEN [b].[external_id] IS NULL THEN N'n' ELSE CONVERT(nvarchar(20), DATALENGTH([b].[external_id])) + N':' + CONVERT(nvarchar(max), [b].[external_id]) COLLATE Latin1_General_BIN2 END + N';'
    + COALESCE(CONVERT(nvarchar(34), [b].[creation_date], 121), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(34), [b].[last_login], 121), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(1), [b].[is_active]), N'n') + N';') AS binary(32)))
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0953: rows of (System).User are not as before the run: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was undone: the target is as it was. Report this, with the plan.', N'%', N'%%');
  THROW 50953, @o11c_message, 1;
END;

-- No row of (System).Group that the run has inserted is left.
SELECT @o11c_found = COUNT_BIG(*), @o11c_samples = MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([t].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[dbo].[ossys_group] AS [t]
WHERE
  EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[map_group_82be168321] AS [m]
    WHERE
      [m].[new_id] = [t].[id] AND [m].[fresh] = CAST(1 AS bit)
  )
  AND NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[before_group_82be168321] AS [b]
    WHERE
      [b].[id] = [t].[id]
  )
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0953: rows of (System).Group that the run has inserted are left: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was undone: the target is as it was. Report this, with the plan.', N'%', N'%%');
  THROW 50953, @o11c_message, 1;
END;

-- Every other row of (System).Group is what its first image says: it is as it was before the run.
SELECT @o11c_found = COUNT_BIG(*), @o11c_samples = MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT CAST([b].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[before_group_82be168321] AS [b]
LEFT JOIN [OSTARGET].[dbo].[ossys_group] AS [t] ON [t].[id] = [b].[id]
WHERE NOT EXISTS(
  SELECT
    1
  FROM [OSTARGET].[o11c].[before_group_82be168321] AS [e]
  WHERE
    [e].[id] = [b].[id]
    AND CAST([e].[o11c_step] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 < CAST([b].[o11c_step] AS nvarchar(4000)) COLLATE Latin1_General_BIN2
)
  AND ([t].[id] IS NULL OR CAST(HASHBYTES('SHA2_256', CONVERT(nvarchar(max), N'')
    + COALESCE(CONVERT(nvarchar(20), [t].[id]), N'n') + N';'
    + CASE WHEN [t].[name] IS NULL THEN N'n' ELSE CONVERT(nvarchar(20), DATALENGTH([t].[name])) + N':' + CONVERT(nvarchar(max), [t].[name]) COLLATE Latin1_General_BIN2 END + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[tenant_id]), N'n') + N';'
    + CASE WHEN [t].[description] IS NULL THEN N'n' ELSE CONVERT(nvarchar(20), DATALENGTH([t].[description])) + N':' + CONVERT(nvarchar(max), [t].[description]) COLLATE Latin1_General_BIN2 END + N';') AS binary(32))
  <> CAST(HASHBYTES('SHA2_256', CONVERT(nvarchar(max), N'')
    + COALESCE(CONVERT(nvarchar(20), [b].[id]), N'n') + N';'
    + CASE WHEN [b].[name] IS NULL THEN N'n' ELSE CONVERT(nvarchar(20), DATALENGTH([b].[name])) + N':' + CONVERT(nvarchar(max), [b].[name]) COLLATE Latin1_General_BIN2 END + N';'
    + COALESCE(CONVERT(nvarchar(20), [b].[tenant_id]), N'n') + N';'
    + CASE WHEN [b].[description] IS NULL THEN N'n' ELSE CONVERT(nvarchar(20), DATALENGTH([b].[description])) + N':' + CONVERT(nvarchar(max), [b].[description]) COLLATE Latin1_General_BIN2 END + N';') AS binary(32)))
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0953: rows of (System).Group are not as before the run: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was undone: the target is as it was. Report this, with the plan.', N'%', N'%%');
  THROW 50953, @o11c_message, 1;
END;

-- No row of (System).Group_Role that the run has inserted is left.
SELECT @o11c_found = COUNT_BIG(*), @o11c_samples = MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([t].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[dbo].[ossys_group_role] AS [t]
WHERE
  EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[map_group_role_6960332884] AS [m]
    WHERE
      [m].[new_id] = [t].[id] AND [m].[fresh] = CAST(1 AS bit)
  )
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0953: rows of (System).Group_Role that the run has inserted are left: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was undone: the target is as it was. Report this, with the plan.', N'%', N'%%');
  THROW 50953, @o11c_message, 1;
END;

DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
UPDATE #o11c_progress SET [mark] = N'undo 16', [rows] = @o11c_rows;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'160-prove-that-all-is-as-before', @o11c_done, @o11c_seconds) WITH NOWAIT;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[160-prove-that-all-is-as-before] failed, nothing was undone: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO

-- Undo 170-restore-the-maps-of-earlier-runs (17 of 17): restore the maps of earlier runs
-- Why here: after the proof, which reads them
-- Writes: o11c.run, o11c.map, maps
-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'undo 16')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c rollback 17/17 170-restore-the-maps-of-earlier-runs');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 17 of 17: %s', 0, 1, N'170-restore-the-maps-of-earlier-runs', N'restore the maps of earlier runs') WITH NOWAIT;
UPDATE #o11c_progress SET [started] = SYSUTCDATETIME(), [rows] = 0;
SET @o11c_rows = 0;
BEGIN TRY

-- The maps that the run has made go.
DROP TABLE IF EXISTS [o11c].[map_role_bed61fb7b8],
  [o11c].[map_tenant_63c9ad9cd6],
  [o11c].[map_user_f9b11b2f84],
  [o11c].[map_user_role_e5ec603df3],
  [o11c].[map_group_82be168321],
  [o11c].[map_group_role_6960332884],
  [o11c].[map_group_user_1901da0039],
  [o11c].[map_order_b095562f7b];

-- Those of earlier runs that it had put aside come back.
IF OBJECT_ID(N'[o11c].[before_map_role_bed61fb7b8]', N'U') IS NOT NULL
  EXEC sys.sp_rename @objname = N'[o11c].[before_map_role_bed61fb7b8]', @newname = N'map_role_bed61fb7b8', @objtype = N'OBJECT';

IF OBJECT_ID(N'[o11c].[before_map_tenant_63c9ad9cd6]', N'U') IS NOT NULL
  EXEC sys.sp_rename @objname = N'[o11c].[before_map_tenant_63c9ad9cd6]', @newname = N'map_tenant_63c9ad9cd6', @objtype = N'OBJECT';

IF OBJECT_ID(N'[o11c].[before_map_user_f9b11b2f84]', N'U') IS NOT NULL
  EXEC sys.sp_rename @objname = N'[o11c].[before_map_user_f9b11b2f84]', @newname = N'map_user_f9b11b2f84', @objtype = N'OBJECT';

IF OBJECT_ID(N'[o11c].[before_map_user_role_e5ec603df3]', N'U') IS NOT NULL
  EXEC sys.sp_rename @objname = N'[o11c].[before_map_user_role_e5ec603df3]', @newname = N'map_user_role_e5ec603df3', @objtype = N'OBJECT';

IF OBJECT_ID(N'[o11c].[before_map_group_82be168321]', N'U') IS NOT NULL
  EXEC sys.sp_rename @objname = N'[o11c].[before_map_group_82be168321]', @newname = N'map_group_82be168321', @objtype = N'OBJECT';

IF OBJECT_ID(N'[o11c].[before_map_group_role_6960332884]', N'U') IS NOT NULL
  EXEC sys.sp_rename @objname = N'[o11c].[before_map_group_role_6960332884]', @newname = N'map_group_role_6960332884', @objtype = N'OBJECT';

IF OBJECT_ID(N'[o11c].[before_map_group_user_1901da0039]', N'U') IS NOT NULL
  EXEC sys.sp_rename @objname = N'[o11c].[before_map_group_user_1901da0039]', @newname = N'map_group_user_1901da0039', @objtype = N'OBJECT';

IF OBJECT_ID(N'[o11c].[before_map_order_b095562f7b]', N'U') IS NOT NULL
  EXEC sys.sp_rename @objname = N'[o11c].[before_map_order_b095562f7b]', @newname = N'map_order_b095562f7b', @objtype = N'OBJECT';

-- The registry forgets the run's maps.
DELETE FROM [o11c].[map]
WHERE [run_id] = (SELECT MAX([run_id]) FROM [o11c].[run]);

-- And knows those again that the run had replaced, of runs that are still in the journal.
INSERT INTO [o11c].[map] ([espace_key], [entity_key], [identifier_key], [label], [kind], [table_name], [source_digest], [target_digest], [run_id])
SELECT [espace_key], [entity_key], [identifier_key], [label], [kind], [table_name], [source_digest], [target_digest], [run_id]
FROM [o11c].[before_registry] AS [b]
WHERE NOT EXISTS (SELECT 1 FROM [o11c].[map] AS [g]
  WHERE [g].[espace_key] = [b].[espace_key] AND [g].[entity_key] = [b].[entity_key])
  AND EXISTS (SELECT 1 FROM [o11c].[run] AS [r] WHERE [r].[run_id] = [b].[run_id]);

-- The run is undone; what it did stays in the journal. Sequences and identities stay where the run has
-- moved them: a number is never given twice.
UPDATE [o11c].[run] SET [status] = N'rolled back', [finished] = COALESCE([finished], SYSUTCDATETIME())
WHERE [run_id] = (SELECT MAX([run_id]) FROM [o11c].[run]);

-- What the run has kept is not needed any more.
DECLARE @o11c_images nvarchar(max);
WHILE 1 = 1
BEGIN
  SET @o11c_images = (SELECT MIN(N'DROP TABLE [o11c].' + QUOTENAME([name])) FROM sys.tables
    WHERE [schema_id] = SCHEMA_ID(N'o11c') AND ([name] LIKE N'before[_]%' OR [name] LIKE N'after[_]%'));
  IF @o11c_images IS NULL BREAK;
  EXEC (@o11c_images);
END;

DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
UPDATE #o11c_progress SET [mark] = N'undo 17', [rows] = @o11c_rows;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'170-restore-the-maps-of-earlier-runs', @o11c_done, @o11c_seconds) WITH NOWAIT;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[170-restore-the-maps-of-earlier-runs] failed, nothing was undone: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO

-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'undo 17')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
-- All rows are as before the run; numbers that were given stay given, and the journal knows the run: now, and only now, others see it.
COMMIT TRANSACTION;
UPDATE #o11c_progress SET [mark] = N'committed';
EXEC sys.sp_releaseapplock @Resource = N'o11c', @LockOwner = N'Session';
DECLARE @o11c_seconds nvarchar(20);
SELECT @o11c_seconds = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME())) FROM #o11c_progress;
RAISERROR(N'o11c: rolled back after %s seconds', 0, 1, @o11c_seconds) WITH NOWAIT;
GO
