-- revalidate-append: undo the run that migrate.sql has committed
-- Compiled by o11c 0.1.0 from
--   source snapshot cf33d305b1fd7e55859ea0287eb62ad25b2c69c43dac4d5bde158da2ff242bfd
--   target snapshot b72b1b2c93f0d37083dba58fd5f8e34b825cc14c1aa257e1c31f0442093e4661
--   project file    426a733d6b94fe27911f44db7d7f45a754c5b947b68d68fe554750f9d5e10265
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
  (N'[OSTARGET].[dbo].[OSUSR_T01_DEPARTMENT]'),
  (N'[OSTARGET].[dbo].[OSUSR_T01_EMPLOYEE]')
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

-- Undo 010-lock-the-tables (1 of 9): lock the tables
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
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c rollback 1/9 010-lock-the-tables');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 1 of 9: %s', 0, 1, N'010-lock-the-tables', N'lock the tables') WITH NOWAIT;
UPDATE #o11c_progress SET [started] = SYSUTCDATETIME(), [rows] = 0;
SET @o11c_rows = 0;
BEGIN TRY

-- Keep others out until COMMIT, in one order so that two sessions of these scripts cannot block each
-- other. TABLOCKX keeps readers out too, but for those that read row versions.
SELECT TOP (1) @o11c_lock = 1 FROM [OSTARGET].[dbo].[OSUSR_T01_DEPARTMENT] WITH (TABLOCKX, HOLDLOCK);

SELECT TOP (1) @o11c_lock = 1 FROM [OSTARGET].[dbo].[OSUSR_T01_EMPLOYEE] WITH (TABLOCKX, HOLDLOCK);

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

-- Undo 020-find-the-run (2 of 9): find the run
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
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c rollback 2/9 020-find-the-run');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 2 of 9: %s', 0, 1, N'020-find-the-run', N'find the run') WITH NOWAIT;
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
  AND ([project] <> N'revalidate-append' OR [plan] IS NULL OR [plan] <> N'3394ac0cfba7e42acefad1abd2020932a0e93bfa1f06f0fb81982fb38e5eceb5'
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
  (N'map_department_37bb0c3751'),
  (N'map_employee_3ecc7e7821'),
  (N'after_department_37bb0c3751'),
  (N'after_employee_3ecc7e7821')
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

-- Undo 030-guard-the-columns (3 of 9): guard the columns
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
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c rollback 3/9 030-guard-the-columns');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 3 of 9: %s', 0, 1, N'030-guard-the-columns', N'guard the columns') WITH NOWAIT;
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
    N'9921b6b3-34ce-59dc-bc65-ac709a244db9',
    N'Shop.Department',
    N'OSUSR_T01_DEPARTMENT',
    N'|0:0|0:0|',
    N'|3:2124330373322814755|3:14838978015708132544|'
  ),
  (
    N'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18',
    N'8b1f7477-b629-5fcd-8273-66ece4a4e29a',
    N'Shop.Employee',
    N'OSUSR_T01_EMPLOYEE',
    N'|0:0|0:0|',
    N'|7:19436812043087221403|7:-1668651143428487347|'
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

-- Undo 040-look-for-later-changes (4 of 9): look for later changes
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
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c rollback 4/9 040-look-for-later-changes');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 4 of 9: %s', 0, 1, N'040-look-for-later-changes', N'look for later changes') WITH NOWAIT;
UPDATE #o11c_progress SET [started] = SYSUTCDATETIME(), [rows] = 0;
SET @o11c_rows = 0;
BEGIN TRY

-- Shop.Department: step 110-insert-shop-department has inserted another number of rows than are
-- recorded.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0946', N'error', N'Shop.Department', N'step 110-insert-shop-department has inserted another number of rows than are recorded', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
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
  FROM [OSTARGET].[o11c].[map_department_37bb0c3751] AS [r]
  WHERE
    [r].[fresh] = CAST(1 AS bit)
) AS [h]
WHERE
  [s].[run_id] = (
    SELECT
      MAX([n].[run_id])
    FROM [OSTARGET].[o11c].[run] AS [n]
  )
  AND [s].[step_id] = N'110-insert-shop-department'
  AND [s].[rows] <> [h].[here]
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- Shop.Employee: step 120-insert-shop-employee has inserted another number of rows than are recorded.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0946', N'error', N'Shop.Employee', N'step 120-insert-shop-employee has inserted another number of rows than are recorded', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
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
  FROM [OSTARGET].[o11c].[map_employee_3ecc7e7821] AS [r]
  WHERE
    [r].[fresh] = CAST(1 AS bit)
) AS [h]
WHERE
  [s].[run_id] = (
    SELECT
      MAX([n].[run_id])
    FROM [OSTARGET].[o11c].[run] AS [n]
  )
  AND [s].[step_id] = N'120-insert-shop-employee'
  AND [s].[rows] <> [h].[here]
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- Shop.Department: the map has ids that the run has not written.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0946', N'error', N'Shop.Department', N'the map has ids that the run has not written', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([m].[new_id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[map_department_37bb0c3751] AS [m]
WHERE
  [m].[fresh] = CAST(1 AS bit)
  AND NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[after_department_37bb0c3751] AS [a]
    WHERE
      [a].[id] = [m].[new_id]
  )
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- Shop.Department: the run has written ids that neither map nor image has.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0946', N'error', N'Shop.Department', N'the run has written ids that neither map nor image has', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([a].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[after_department_37bb0c3751] AS [a]
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[map_department_37bb0c3751] AS [m]
    WHERE
      [m].[new_id] = [a].[id] AND [m].[fresh] = CAST(1 AS bit)
  )
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- Shop.Department: rows that the run has written are gone.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0948', N'error', N'Shop.Department', N'rows that the run has written are gone', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([a].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[after_department_37bb0c3751] AS [a]
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[dbo].[OSUSR_T01_DEPARTMENT] AS [t]
    WHERE
      [t].[ID1] = [a].[id]
  )
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- Shop.Department: rows have changed since the run.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0947', N'error', N'Shop.Department', N'rows have changed since the run', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT CAST([a].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[after_department_37bb0c3751] AS [a]
JOIN [OSTARGET].[dbo].[OSUSR_T01_DEPARTMENT] AS [t] ON [t].[ID1] = [a].[id]
WHERE CAST(HASHBYTES('SHA2_256', CONVERT(nvarchar(max), N'')
    + COALESCE(CONVERT(nvarchar(20), [t].[ID1]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[HEADID1]), N'n') + N';'
    + CASE WHEN [t].[MARK1] IS NULL THEN N'n' ELSE CONVERT(nvarchar(20), DATALENGTH([t].[MARK1])) + N':' + CONVERT(nvarchar(max), [t].[MARK1]) COLLATE Latin1_General_BIN2 END + N';') AS binary(32))
  <> [a].[hash]
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- Shop.Employee: the map has ids that the run has not written.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0946', N'error', N'Shop.Employee', N'the map has ids that the run has not written', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([m].[new_id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[map_employee_3ecc7e7821] AS [m]
WHERE
  [m].[fresh] = CAST(1 AS bit)
  AND NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[after_employee_3ecc7e7821] AS [a]
    WHERE
      [a].[id] = [m].[new_id]
  )
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- Shop.Employee: the run has written ids that neither map nor image has.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0946', N'error', N'Shop.Employee', N'the run has written ids that neither map nor image has', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([a].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[after_employee_3ecc7e7821] AS [a]
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[map_employee_3ecc7e7821] AS [m]
    WHERE
      [m].[new_id] = [a].[id] AND [m].[fresh] = CAST(1 AS bit)
  )
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- Shop.Employee: rows that the run has written are gone.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0948', N'error', N'Shop.Employee', N'rows that the run has written are gone', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([a].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[after_employee_3ecc7e7821] AS [a]
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[dbo].[OSUSR_T01_EMPLOYEE] AS [t]
    WHERE
      [t].[ID1] = [a].[id]
  )
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- Shop.Employee: rows have changed since the run.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0947', N'error', N'Shop.Employee', N'rows have changed since the run', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT CAST([a].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[after_employee_3ecc7e7821] AS [a]
JOIN [OSTARGET].[dbo].[OSUSR_T01_EMPLOYEE] AS [t] ON [t].[ID1] = [a].[id]
WHERE CAST(HASHBYTES('SHA2_256', CONVERT(nvarchar(max), N'')
    + COALESCE(CONVERT(nvarchar(20), [t].[ID1]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[DEPARTMENTID1]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[MANAGERID1]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[SIZEID1]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[USERID1]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[FORMERID1]), N'n') + N';'
    + CASE WHEN [t].[MARK1] IS NULL THEN N'n' ELSE CONVERT(nvarchar(20), DATALENGTH([t].[MARK1])) + N':' + CONVERT(nvarchar(max), [t].[MARK1]) COLLATE Latin1_General_BIN2 END + N';') AS binary(32))
  <> [a].[hash]
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- OSUSR_T01_DEPARTMENT.HEADID1: rows refer to rows of Shop.Employee that the run has inserted.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0949', N'error', N'OSUSR_T01_DEPARTMENT.HEADID1', N'rows refer to rows of Shop.Employee that the run has inserted', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([c].[ID1] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[map_employee_3ecc7e7821] AS [m]
JOIN [OSTARGET].[dbo].[OSUSR_T01_DEPARTMENT] AS [c]
  ON [c].[HEADID1] = [m].[new_id]
WHERE
  [m].[fresh] = CAST(1 AS bit)
  AND NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[after_department_37bb0c3751] AS [a]
    WHERE
      [a].[id] = [c].[ID1]
  )
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- OSUSR_T01_EMPLOYEE.DEPARTMENTID1: rows refer to rows of Shop.Department that the run has inserted.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0949', N'error', N'OSUSR_T01_EMPLOYEE.DEPARTMENTID1', N'rows refer to rows of Shop.Department that the run has inserted', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([c].[ID1] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[map_department_37bb0c3751] AS [m]
JOIN [OSTARGET].[dbo].[OSUSR_T01_EMPLOYEE] AS [c]
  ON [c].[DEPARTMENTID1] = [m].[new_id]
WHERE
  [m].[fresh] = CAST(1 AS bit)
  AND NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[after_employee_3ecc7e7821] AS [a]
    WHERE
      [a].[id] = [c].[ID1]
  )
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- OSUSR_T01_EMPLOYEE.MANAGERID1: rows refer to rows of Shop.Employee that the run has inserted.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0949', N'error', N'OSUSR_T01_EMPLOYEE.MANAGERID1', N'rows refer to rows of Shop.Employee that the run has inserted', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([c].[ID1] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[map_employee_3ecc7e7821] AS [m]
JOIN [OSTARGET].[dbo].[OSUSR_T01_EMPLOYEE] AS [c]
  ON [c].[MANAGERID1] = [m].[new_id]
WHERE
  [m].[fresh] = CAST(1 AS bit)
  AND NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[after_employee_3ecc7e7821] AS [a]
    WHERE
      [a].[id] = [c].[ID1]
  )
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- Shop.Employee.FormerId: rows refer to rows of Shop.Department that the run has inserted.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0949', N'error', N'Shop.Employee.FormerId', N'rows refer to rows of Shop.Department that the run has inserted', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([c].[ID1] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[map_department_37bb0c3751] AS [m]
JOIN [OSTARGET].[dbo].[OSUSR_T01_EMPLOYEE] AS [c]
  ON [c].[FORMERID1] = [m].[new_id]
WHERE
  [m].[fresh] = CAST(1 AS bit)
  AND NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[after_employee_3ecc7e7821] AS [a]
    WHERE
      [a].[id] = [c].[ID1]
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

-- Undo 050-undo-link-shop-department-headid1 (5 of 9): undo link Shop.Department HEADID1
-- Why here: the inverse of 130-link-shop-department-headid1, in reverse order: what it refers to is
-- deleted before these rows
-- Writes: dbo.OSUSR_T01_DEPARTMENT
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
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c rollback 5/9 050-undo-link-shop-department-headid');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 5 of 9: %s', 0, 1, N'050-undo-link-shop-department-headid1', N'undo link Shop.Department HEADID1') WITH NOWAIT;
UPDATE #o11c_progress SET [started] = SYSUTCDATETIME(), [rows] = 0;
SET @o11c_rows = 0;
BEGIN TRY

-- These rows are deleted below; until then they must not hold on to rows deleted before them.
UPDATE [t] SET [HEADID1] = NULL
FROM [OSTARGET].[o11c].[map_department_37bb0c3751] AS [m]
JOIN [OSTARGET].[dbo].[OSUSR_T01_DEPARTMENT] AS [t]
  ON [t].[ID1] = [m].[new_id] AND [m].[fresh] = CAST(1 AS bit)
WHERE (NOT [t].[HEADID1] IS NULL);
SET @o11c_rows = ROWCOUNT_BIG();

DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
UPDATE #o11c_progress SET [mark] = N'undo 5', [rows] = @o11c_rows;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'050-undo-link-shop-department-headid1', @o11c_done, @o11c_seconds) WITH NOWAIT;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[050-undo-link-shop-department-headid1] failed, nothing was undone: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO

-- Undo 060-undo-insert-shop-employee (6 of 9): undo insert Shop.Employee
-- Why here: the inverse of 120-insert-shop-employee, in reverse order
-- Reads: o11c.map_employee_3ecc7e7821
-- Writes: dbo.OSUSR_T01_EMPLOYEE
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
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c rollback 6/9 060-undo-insert-shop-employee');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 6 of 9: %s', 0, 1, N'060-undo-insert-shop-employee', N'undo insert Shop.Employee') WITH NOWAIT;
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
WHERE k.referenced_object_id = OBJECT_ID(N'[OSTARGET].[dbo].[OSUSR_T01_EMPLOYEE]')
) AS k
WHERE NOT name IN (N'dbo.OSUSR_T01_DEPARTMENT.osfrk_9f85298d_1', N'dbo.OSUSR_T01_EMPLOYEE.osfrk_1548d482_2')
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0917: foreign keys to dbo.OSUSR_T01_EMPLOYEE were added since the snapshot: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was undone. See that no row refers to migrated ones through them, drop them, run this again, and add them again.', N'%', N'%%');
  THROW 50917, @o11c_message, 1;
END;

-- The rows of Shop.Employee that the run has inserted, by its map; no other row refers to them.
DELETE FROM [t]
FROM [OSTARGET].[dbo].[OSUSR_T01_EMPLOYEE] AS [t]
WHERE EXISTS(
  SELECT
    1
  FROM [OSTARGET].[o11c].[map_employee_3ecc7e7821] AS [m]
  WHERE
    [m].[new_id] = [t].[ID1] AND [m].[fresh] = CAST(1 AS bit)
);
SET @o11c_rows = ROWCOUNT_BIG();

DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
UPDATE #o11c_progress SET [mark] = N'undo 6', [rows] = @o11c_rows;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'060-undo-insert-shop-employee', @o11c_done, @o11c_seconds) WITH NOWAIT;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[060-undo-insert-shop-employee] failed, nothing was undone: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO

-- Undo 070-undo-insert-shop-department (7 of 9): undo insert Shop.Department
-- Why here: the inverse of 110-insert-shop-department, in reverse order
-- Reads: o11c.map_department_37bb0c3751
-- Writes: dbo.OSUSR_T01_DEPARTMENT
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
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c rollback 7/9 070-undo-insert-shop-department');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 7 of 9: %s', 0, 1, N'070-undo-insert-shop-department', N'undo insert Shop.Department') WITH NOWAIT;
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
WHERE k.referenced_object_id = OBJECT_ID(N'[OSTARGET].[dbo].[OSUSR_T01_DEPARTMENT]')
) AS k
WHERE NOT name IN (N'dbo.OSUSR_T01_EMPLOYEE.osfrk_1548d482_1')
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0917: foreign keys to dbo.OSUSR_T01_DEPARTMENT were added since the snapshot: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was undone. See that no row refers to migrated ones through them, drop them, run this again, and add them again.', N'%', N'%%');
  THROW 50917, @o11c_message, 1;
END;

-- The rows of Shop.Department that the run has inserted, by its map; no other row refers to them.
DELETE FROM [t]
FROM [OSTARGET].[dbo].[OSUSR_T01_DEPARTMENT] AS [t]
WHERE EXISTS(
  SELECT
    1
  FROM [OSTARGET].[o11c].[map_department_37bb0c3751] AS [m]
  WHERE
    [m].[new_id] = [t].[ID1] AND [m].[fresh] = CAST(1 AS bit)
);
SET @o11c_rows = ROWCOUNT_BIG();

DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
UPDATE #o11c_progress SET [mark] = N'undo 7', [rows] = @o11c_rows;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'070-undo-insert-shop-department', @o11c_done, @o11c_seconds) WITH NOWAIT;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[070-undo-insert-shop-department] failed, nothing was undone: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO

-- Undo 080-prove-that-all-is-as-before (8 of 9): prove that all is as before
-- Why here: last before COMMIT: whatever is not as before the run undoes the undoing
-- Reads: rows and images
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
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c rollback 8/9 080-prove-that-all-is-as-before');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 8 of 9: %s', 0, 1, N'080-prove-that-all-is-as-before', N'prove that all is as before') WITH NOWAIT;
UPDATE #o11c_progress SET [started] = SYSUTCDATETIME(), [rows] = 0;
SET @o11c_rows = 0;
BEGIN TRY

-- No row of Shop.Department that the run has inserted is left.
SELECT @o11c_found = COUNT_BIG(*), @o11c_samples = MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([t].[ID1] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[dbo].[OSUSR_T01_DEPARTMENT] AS [t]
WHERE
  EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[map_department_37bb0c3751] AS [m]
    WHERE
      [m].[new_id] = [t].[ID1] AND [m].[fresh] = CAST(1 AS bit)
  )
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0953: rows of Shop.Department that the run has inserted are left: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was undone: the target is as it was. Report this, with the plan.', N'%', N'%%');
  THROW 50953, @o11c_message, 1;
END;

-- No row of Shop.Employee that the run has inserted is left.
SELECT @o11c_found = COUNT_BIG(*), @o11c_samples = MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([t].[ID1] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[dbo].[OSUSR_T01_EMPLOYEE] AS [t]
WHERE
  EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[map_employee_3ecc7e7821] AS [m]
    WHERE
      [m].[new_id] = [t].[ID1] AND [m].[fresh] = CAST(1 AS bit)
  )
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0953: rows of Shop.Employee that the run has inserted are left: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was undone: the target is as it was. Report this, with the plan.', N'%', N'%%');
  THROW 50953, @o11c_message, 1;
END;

DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
UPDATE #o11c_progress SET [mark] = N'undo 8', [rows] = @o11c_rows;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'080-prove-that-all-is-as-before', @o11c_done, @o11c_seconds) WITH NOWAIT;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[080-prove-that-all-is-as-before] failed, nothing was undone: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO

-- Undo 090-restore-the-maps-of-earlier-runs (9 of 9): restore the maps of earlier runs
-- Why here: after the proof, which reads them
-- Writes: o11c.run, o11c.map, maps
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
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c rollback 9/9 090-restore-the-maps-of-earlier-runs');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 9 of 9: %s', 0, 1, N'090-restore-the-maps-of-earlier-runs', N'restore the maps of earlier runs') WITH NOWAIT;
UPDATE #o11c_progress SET [started] = SYSUTCDATETIME(), [rows] = 0;
SET @o11c_rows = 0;
BEGIN TRY

-- The maps that the run has made go.
DROP TABLE IF EXISTS [o11c].[map_tenant_63c9ad9cd6],
  [o11c].[map_size_002f2778d0],
  [o11c].[map_user_f9b11b2f84],
  [o11c].[map_department_37bb0c3751],
  [o11c].[map_employee_3ecc7e7821];

-- Those of earlier runs that it had put aside come back.
IF OBJECT_ID(N'[o11c].[before_map_tenant_63c9ad9cd6]', N'U') IS NOT NULL
  EXEC sys.sp_rename @objname = N'[o11c].[before_map_tenant_63c9ad9cd6]', @newname = N'map_tenant_63c9ad9cd6', @objtype = N'OBJECT';

IF OBJECT_ID(N'[o11c].[before_map_size_002f2778d0]', N'U') IS NOT NULL
  EXEC sys.sp_rename @objname = N'[o11c].[before_map_size_002f2778d0]', @newname = N'map_size_002f2778d0', @objtype = N'OBJECT';

IF OBJECT_ID(N'[o11c].[before_map_user_f9b11b2f84]', N'U') IS NOT NULL
  EXEC sys.sp_rename @objname = N'[o11c].[before_map_user_f9b11b2f84]', @newname = N'map_user_f9b11b2f84', @objtype = N'OBJECT';

IF OBJECT_ID(N'[o11c].[before_map_department_37bb0c3751]', N'U') IS NOT NULL
  EXEC sys.sp_rename @objname = N'[o11c].[before_map_department_37bb0c3751]', @newname = N'map_department_37bb0c3751', @objtype = N'OBJECT';

IF OBJECT_ID(N'[o11c].[before_map_employee_3ecc7e7821]', N'U') IS NOT NULL
  EXEC sys.sp_rename @objname = N'[o11c].[before_map_employee_3ecc7e7821]', @newname = N'map_employee_3ecc7e7821', @objtype = N'OBJECT';

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
UPDATE #o11c_progress SET [mark] = N'undo 9', [rows] = @o11c_rows;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'090-restore-the-maps-of-earlier-runs', @o11c_done, @o11c_seconds) WITH NOWAIT;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[090-restore-the-maps-of-earlier-runs] failed, nothing was undone: ' + ERROR_MESSAGE()
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
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'undo 9')
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
