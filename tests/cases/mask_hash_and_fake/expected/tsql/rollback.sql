-- mask-hash-and-fake: undo the run that migrate.sql has committed
-- Compiled by o11c 0.1.0 from
--   source snapshot 2f96cd0409d1175b9c10d74105a2a18ea73a33bdc58691bc1de3d33ff0b19f3c
--   target snapshot 5e0a35e10bd4cfe537a029bb012d7d506ca9c6b031b8473b54e17aa8f9e199bf
--   project file    9c52632bcf5f1be83a94d170d375301422903a4bf6d6bf868623a55c88887fd3
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
  (N'[OSTARGET].[dbo].[OSUSR_T01_CUSTOMER]'),
  (N'[OSTARGET].[dbo].[OSUSR_T01_ORDER]')
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

-- Undo 010-lock-the-tables (1 of 8): lock the tables
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
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c rollback 1/8 010-lock-the-tables');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 1 of 8: %s', 0, 1, N'010-lock-the-tables', N'lock the tables') WITH NOWAIT;
UPDATE #o11c_progress SET [started] = SYSUTCDATETIME(), [rows] = 0;
SET @o11c_rows = 0;
BEGIN TRY

-- Keep others out until COMMIT, in one order so that two sessions of these scripts cannot block each
-- other. TABLOCKX keeps readers out too, but for those that read row versions.
SELECT TOP (1) @o11c_lock = 1 FROM [OSTARGET].[dbo].[OSUSR_T01_CUSTOMER] WITH (TABLOCKX, HOLDLOCK);

SELECT TOP (1) @o11c_lock = 1 FROM [OSTARGET].[dbo].[OSUSR_T01_ORDER] WITH (TABLOCKX, HOLDLOCK);

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

-- Undo 020-find-the-run (2 of 8): find the run
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
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c rollback 2/8 020-find-the-run');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 2 of 8: %s', 0, 1, N'020-find-the-run', N'find the run') WITH NOWAIT;
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
  AND ([project] <> N'mask-hash-and-fake' OR [plan] IS NULL OR [plan] <> N'e58730f692cf60d3471998e24ebffb235e3ea14f4eef6c69c60a44157fba9bb0'
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
  (N'map_customer_5e36fdbcf9'),
  (N'map_order_b095562f7b'),
  (N'after_customer_5e36fdbcf9'),
  (N'after_order_b095562f7b')
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

-- Undo 030-guard-the-columns (3 of 8): guard the columns
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
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c rollback 3/8 030-guard-the-columns');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 3 of 8: %s', 0, 1, N'030-guard-the-columns', N'guard the columns') WITH NOWAIT;
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
    N'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18',
    N'6c758ee1-9a45-5acb-a19c-bc7ad577fe10',
    N'Shop.Customer',
    N'OSUSR_T01_CUSTOMER',
    N'|0:0|0:0|',
    N'|10:-15842702142523609444|10:3330440308790777279|'
  ),
  (
    N'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18',
    N'773ae870-b10f-5724-a1ba-af10e34bd057',
    N'Shop.Order',
    N'OSUSR_T01_ORDER',
    N'|0:0|0:0|',
    N'|4:13579949745717282127|4:25185644116811274668|'
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

-- Undo 040-look-for-later-changes (4 of 8): look for later changes
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
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c rollback 4/8 040-look-for-later-changes');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 4 of 8: %s', 0, 1, N'040-look-for-later-changes', N'look for later changes') WITH NOWAIT;
UPDATE #o11c_progress SET [started] = SYSUTCDATETIME(), [rows] = 0;
SET @o11c_rows = 0;
BEGIN TRY

-- Shop.Customer: step 060-insert-shop-customer has inserted another number of rows than are recorded.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0946', N'error', N'Shop.Customer', N'step 060-insert-shop-customer has inserted another number of rows than are recorded', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
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
  FROM [OSTARGET].[o11c].[map_customer_5e36fdbcf9] AS [r]
  WHERE
    [r].[fresh] = CAST(1 AS bit)
) AS [h]
WHERE
  [s].[run_id] = (
    SELECT
      MAX([n].[run_id])
    FROM [OSTARGET].[o11c].[run] AS [n]
  )
  AND [s].[step_id] = N'060-insert-shop-customer'
  AND [s].[rows] <> [h].[here]
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- Shop.Order: step 070-insert-shop-order has inserted another number of rows than are recorded.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0946', N'error', N'Shop.Order', N'step 070-insert-shop-order has inserted another number of rows than are recorded', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
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
  AND [s].[step_id] = N'070-insert-shop-order'
  AND [s].[rows] <> [h].[here]
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- Shop.Customer: the map has ids that the run has not written.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0946', N'error', N'Shop.Customer', N'the map has ids that the run has not written', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([m].[new_id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[map_customer_5e36fdbcf9] AS [m]
WHERE
  [m].[fresh] = CAST(1 AS bit)
  AND NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[after_customer_5e36fdbcf9] AS [a]
    WHERE
      [a].[id] = [m].[new_id]
  )
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- Shop.Customer: the run has written ids that neither map nor image has.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0946', N'error', N'Shop.Customer', N'the run has written ids that neither map nor image has', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([a].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[after_customer_5e36fdbcf9] AS [a]
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[map_customer_5e36fdbcf9] AS [m]
    WHERE
      [m].[new_id] = [a].[id] AND [m].[fresh] = CAST(1 AS bit)
  )
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- Shop.Customer: rows that the run has written are gone.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0948', N'error', N'Shop.Customer', N'rows that the run has written are gone', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([a].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[after_customer_5e36fdbcf9] AS [a]
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[dbo].[OSUSR_T01_CUSTOMER] AS [t]
    WHERE
      [t].[ID1] = [a].[id]
  )
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- Shop.Customer: rows have changed since the run.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0947', N'error', N'Shop.Customer', N'rows have changed since the run', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT CAST([a].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[after_customer_5e36fdbcf9] AS [a]
JOIN [OSTARGET].[dbo].[OSUSR_T01_CUSTOMER] AS [t] ON [t].[ID1] = [a].[id]
WHERE CAST(HASHBYTES('SHA2_256', CONVERT(nvarchar(max), N'')
    + COALESCE(CONVERT(nvarchar(20), [t].[ID1]), N'n') + N';'
    + CASE WHEN [t].[TAXNUMBER1] IS NULL THEN N'n' ELSE CONVERT(nvarchar(20), DATALENGTH([t].[TAXNUMBER1])) + N':' + CONVERT(nvarchar(max), [t].[TAXNUMBER1]) COLLATE Latin1_General_BIN2 END + N';'
    + CASE WHEN [t].[SECRET1] IS NULL THEN N'n' ELSE CONVERT(nvarchar(20), DATALENGTH([t].[SECRET1])) + N':' + CONVERT(nvarchar(max), [t].[SECRET1]) COLLATE Latin1_General_BIN2 END + N';'
    + CASE WHEN [t].[NAME1] IS NULL THEN N'n' ELSE CONVERT(nvarchar(20), DATALENGTH([t].[NAME1])) + N':' + CONVERT(nvarchar(max), [t].[NAME1]) COLLATE Latin1_General_BIN2 END + N';'
    + COALESCE(CONVERT(nvarchar(36), CONVERT(uniqueidentifier, HASHBYTES('MD5', [t].[EMAIL1]))), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(36), CONVERT(uniqueidentifier, HASHBYTES('MD5', [t].[PHONE1]))), N'n') + N';'
    + CASE WHEN [t].[NOTES1] IS NULL THEN N'n' ELSE CONVERT(nvarchar(20), DATALENGTH([t].[NOTES1])) + N':' + CONVERT(nvarchar(max), [t].[NOTES1]) COLLATE Latin1_General_BIN2 END + N';'
    + CASE WHEN [t].[WORKEMAIL1] IS NULL THEN N'n' ELSE CONVERT(nvarchar(20), DATALENGTH([t].[WORKEMAIL1])) + N':' + CONVERT(nvarchar(max), [t].[WORKEMAIL1]) COLLATE Latin1_General_BIN2 END + N';'
    + CASE WHEN [t].[SHORT1] IS NULL THEN N'n' ELSE CONVERT(nvarchar(20), DATALENGTH([t].[SHORT1])) + N':' + CONVERT(nvarchar(max), [t].[SHORT1]) COLLATE Latin1_General_BIN2 END + N';'
    + CASE WHEN [t].[MARK1] IS NULL THEN N'n' ELSE CONVERT(nvarchar(20), DATALENGTH([t].[MARK1])) + N':' + CONVERT(nvarchar(max), [t].[MARK1]) COLLATE Latin1_General_BIN2 END + N';') AS binary(32))
  <> [a].[hash]
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
    + COALESCE(CONVERT(nvarchar(36), CONVERT(uniqueidentifier, HASHBYTES('MD5', [t].[CONTACTEMAIL1]))), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[AMOUNT1]), N'n') + N';'
    + CASE WHEN [t].[MARK1] IS NULL THEN N'n' ELSE CONVERT(nvarchar(20), DATALENGTH([t].[MARK1])) + N':' + CONVERT(nvarchar(max), [t].[MARK1]) COLLATE Latin1_General_BIN2 END + N';') AS binary(32))
  <> [a].[hash]
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

-- Undo 050-undo-insert-shop-order (5 of 8): undo insert Shop.Order
-- Why here: the inverse of 070-insert-shop-order, in reverse order
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
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c rollback 5/8 050-undo-insert-shop-order');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 5 of 8: %s', 0, 1, N'050-undo-insert-shop-order', N'undo insert Shop.Order') WITH NOWAIT;
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

-- Undo 060-undo-insert-shop-customer (6 of 8): undo insert Shop.Customer
-- Why here: the inverse of 060-insert-shop-customer, in reverse order
-- Reads: o11c.map_customer_5e36fdbcf9
-- Writes: dbo.OSUSR_T01_CUSTOMER
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
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c rollback 6/8 060-undo-insert-shop-customer');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 6 of 8: %s', 0, 1, N'060-undo-insert-shop-customer', N'undo insert Shop.Customer') WITH NOWAIT;
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
WHERE k.referenced_object_id = OBJECT_ID(N'[OSTARGET].[dbo].[OSUSR_T01_CUSTOMER]')
) AS k
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0917: foreign keys to dbo.OSUSR_T01_CUSTOMER were added since the snapshot: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was undone. See that no row refers to migrated ones through them, drop them, run this again, and add them again.', N'%', N'%%');
  THROW 50917, @o11c_message, 1;
END;

-- The rows of Shop.Customer that the run has inserted, by its map; no other row refers to them.
DELETE FROM [t]
FROM [OSTARGET].[dbo].[OSUSR_T01_CUSTOMER] AS [t]
WHERE EXISTS(
  SELECT
    1
  FROM [OSTARGET].[o11c].[map_customer_5e36fdbcf9] AS [m]
  WHERE
    [m].[new_id] = [t].[ID1] AND [m].[fresh] = CAST(1 AS bit)
);
SET @o11c_rows = ROWCOUNT_BIG();

DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
UPDATE #o11c_progress SET [mark] = N'undo 6', [rows] = @o11c_rows;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'060-undo-insert-shop-customer', @o11c_done, @o11c_seconds) WITH NOWAIT;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[060-undo-insert-shop-customer] failed, nothing was undone: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO

-- Undo 070-prove-that-all-is-as-before (7 of 8): prove that all is as before
-- Why here: last before COMMIT: whatever is not as before the run undoes the undoing
-- Reads: rows and images
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
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c rollback 7/8 070-prove-that-all-is-as-before');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 7 of 8: %s', 0, 1, N'070-prove-that-all-is-as-before', N'prove that all is as before') WITH NOWAIT;
UPDATE #o11c_progress SET [started] = SYSUTCDATETIME(), [rows] = 0;
SET @o11c_rows = 0;
BEGIN TRY

-- No row of Shop.Customer that the run has inserted is left.
SELECT @o11c_found = COUNT_BIG(*), @o11c_samples = MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([t].[ID1] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[dbo].[OSUSR_T01_CUSTOMER] AS [t]
WHERE
  EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[map_customer_5e36fdbcf9] AS [m]
    WHERE
      [m].[new_id] = [t].[ID1] AND [m].[fresh] = CAST(1 AS bit)
  )
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0953: rows of Shop.Customer that the run has inserted are left: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was undone: the target is as it was. Report this, with the plan.', N'%', N'%%');
  THROW 50953, @o11c_message, 1;
END;

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
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0953: rows of Shop.Order that the run has inserted are left: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was undone: the target is as it was. Report this, with the plan.', N'%', N'%%');
  THROW 50953, @o11c_message, 1;
END;

DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
UPDATE #o11c_progress SET [mark] = N'undo 7', [rows] = @o11c_rows;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'070-prove-that-all-is-as-before', @o11c_done, @o11c_seconds) WITH NOWAIT;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[070-prove-that-all-is-as-before] failed, nothing was undone: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO

-- Undo 080-restore-the-maps-of-earlier-runs (8 of 8): restore the maps of earlier runs
-- Why here: after the proof, which reads them
-- Writes: o11c.run, o11c.map, maps
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
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c rollback 8/8 080-restore-the-maps-of-earlier-runs');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 8 of 8: %s', 0, 1, N'080-restore-the-maps-of-earlier-runs', N'restore the maps of earlier runs') WITH NOWAIT;
UPDATE #o11c_progress SET [started] = SYSUTCDATETIME(), [rows] = 0;
SET @o11c_rows = 0;
BEGIN TRY

-- The maps that the run has made go.
DROP TABLE IF EXISTS [o11c].[map_customer_5e36fdbcf9],
  [o11c].[map_order_b095562f7b];

-- Those of earlier runs that it had put aside come back.
IF OBJECT_ID(N'[o11c].[before_map_customer_5e36fdbcf9]', N'U') IS NOT NULL
  EXEC sys.sp_rename @objname = N'[o11c].[before_map_customer_5e36fdbcf9]', @newname = N'map_customer_5e36fdbcf9', @objtype = N'OBJECT';

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
UPDATE #o11c_progress SET [mark] = N'undo 8', [rows] = @o11c_rows;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'080-restore-the-maps-of-earlier-runs', @o11c_done, @o11c_seconds) WITH NOWAIT;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[080-restore-the-maps-of-earlier-runs] failed, nothing was undone: ' + ERROR_MESSAGE()
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
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'undo 8')
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
