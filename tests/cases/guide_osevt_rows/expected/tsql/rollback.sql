-- guide-osevt-rows: undo the run that migrate.sql has committed
-- Compiled by o11c 0.1.0 from
--   source snapshot 4f3ad72317bc8e55bda4f4e1a7c958cab98c3c57d918f99c02f81cd7d411afce
--   target snapshot b1c821759f293975794cb53ce3db2fbe8ea079be35d6fc59a651053b018b6edd
--   project file    74457e8cde6c0b401102019c0fb28c273d5072a26a079a9957b98a0c44ccdd22
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
  (N'[OSTARGET].[dbo].[ossys_bpm_process_definition]'),
  (N'[OSTARGET].[dbo].[ossys_bpm_process_input_def]'),
  (N'[OSTARGET].[dbo].[ossys_bpm_process_output_def]'),
  (N'[OSTARGET].[dbo].[ossys_bpm_activity_definition]'),
  (N'[OSTARGET].[dbo].[ossys_bpm_activity_output_def]'),
  (N'[OSTARGET].[dbo].[ossys_bpm_process_status]'),
  (N'[OSTARGET].[dbo].[ossys_bpm_activity_status]'),
  (N'[OSTARGET].[dbo].[ossys_bpm_activity_kind]'),
  (N'[OSTARGET].[dbo].[ossys_bpm_event]'),
  (N'[OSTARGET].[dbo].[ossys_bpm_event_queue]'),
  (N'[OSTARGET].[dbo].[OSEVT_T01_CITY]'),
  (N'[OSTARGET].[dbo].[OSEVT_T01_STREET]'),
  (N'[OSTARGET].[dbo].[OSUSR_T01_CITY]'),
  (N'[OSTARGET].[dbo].[OSUSR_T01_COUNTRY]'),
  (N'[OSTARGET].[dbo].[OSUSR_T01_STREET]'),
  (N'[OSTARGET].[dbo].[ossys_bpm_activity]'),
  (N'[OSTARGET].[dbo].[ossys_bpm_activity_output]'),
  (N'[OSTARGET].[dbo].[ossys_bpm_process]'),
  (N'[OSTARGET].[dbo].[ossys_bpm_process_input]'),
  (N'[OSTARGET].[dbo].[ossys_bpm_process_output]'),
  (N'[OSTARGET].[dbo].[ossys_group]'),
  (N'[OSTARGET].[dbo].[ossys_group_user]'),
  (N'[OSTARGET].[dbo].[ossys_user]')
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

-- Undo 010-lock-the-tables (1 of 27): lock the tables
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
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c rollback 1/27 010-lock-the-tables');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 1 of 27: %s', 0, 1, N'010-lock-the-tables', N'lock the tables') WITH NOWAIT;
UPDATE #o11c_progress SET [started] = SYSUTCDATETIME(), [rows] = 0;
SET @o11c_rows = 0;
BEGIN TRY

-- Keep others out until COMMIT, in one order so that two sessions of these scripts cannot block each
-- other. TABLOCKX keeps readers out too, but for those that read row versions. TABLOCK keeps writers
-- out: tables that undo does not write, whose rows may refer to rows that go; nobody may add one
-- between the check and COMMIT.
SELECT TOP (1) @o11c_lock = 1 FROM [OSTARGET].[dbo].[OSEVT_T01_CITY] WITH (TABLOCKX, HOLDLOCK);

SELECT TOP (1) @o11c_lock = 1 FROM [OSTARGET].[dbo].[OSEVT_T01_STREET] WITH (TABLOCKX, HOLDLOCK);

SELECT TOP (1) @o11c_lock = 1 FROM [OSTARGET].[dbo].[OSUSR_T01_CITY] WITH (TABLOCKX, HOLDLOCK);

SELECT TOP (1) @o11c_lock = 1 FROM [OSTARGET].[dbo].[OSUSR_T01_COUNTRY] WITH (TABLOCKX, HOLDLOCK);

SELECT TOP (1) @o11c_lock = 1 FROM [OSTARGET].[dbo].[OSUSR_T01_STREET] WITH (TABLOCKX, HOLDLOCK);

SELECT TOP (1) @o11c_lock = 1 FROM [OSTARGET].[dbo].[ossys_bpm_activity] WITH (TABLOCKX, HOLDLOCK);

SELECT TOP (1) @o11c_lock = 1 FROM [OSTARGET].[dbo].[ossys_bpm_activity_output] WITH (TABLOCKX, HOLDLOCK);

SELECT TOP (1) @o11c_lock = 1 FROM [OSTARGET].[dbo].[ossys_bpm_process] WITH (TABLOCKX, HOLDLOCK);

SELECT TOP (1) @o11c_lock = 1 FROM [OSTARGET].[dbo].[ossys_bpm_process_input] WITH (TABLOCKX, HOLDLOCK);

SELECT TOP (1) @o11c_lock = 1 FROM [OSTARGET].[dbo].[ossys_bpm_process_output] WITH (TABLOCKX, HOLDLOCK);

SELECT TOP (1) @o11c_lock = 1 FROM [OSTARGET].[dbo].[ossys_group] WITH (TABLOCKX, HOLDLOCK);

SELECT TOP (1) @o11c_lock = 1 FROM [OSTARGET].[dbo].[ossys_group_role] WITH (TABLOCK, HOLDLOCK);

SELECT TOP (1) @o11c_lock = 1 FROM [OSTARGET].[dbo].[ossys_group_user] WITH (TABLOCKX, HOLDLOCK);

SELECT TOP (1) @o11c_lock = 1 FROM [OSTARGET].[dbo].[ossys_user] WITH (TABLOCKX, HOLDLOCK);

SELECT TOP (1) @o11c_lock = 1 FROM [OSTARGET].[dbo].[ossys_user_role] WITH (TABLOCK, HOLDLOCK);

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

-- Undo 020-find-the-run (2 of 27): find the run
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
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c rollback 2/27 020-find-the-run');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 2 of 27: %s', 0, 1, N'020-find-the-run', N'find the run') WITH NOWAIT;
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
  AND ([project] <> N'guide-osevt-rows' OR [plan] IS NULL OR [plan] <> N'5f62f4e0144d6fb5333ecd70236d43ca99d797c488fafde7627164e9ff48a218'
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
  (N'map_user_f9b11b2f84'),
  (N'map_group_82be168321'),
  (N'map_group_user_1901da0039'),
  (N'map_country_9d32f3c1fc'),
  (N'map_city_3472b4bd9f'),
  (N'map_street_1bdc5a0f37'),
  (N'map_process_879d0bd30b'),
  (N'map_process_input_78519f28c6'),
  (N'map_process_output_dbefc0e412'),
  (N'map_activity_7719b209bf'),
  (N'map_activity_output_37cdc2c179'),
  (N'after_user_f9b11b2f84'),
  (N'after_group_82be168321'),
  (N'after_group_user_1901da0039'),
  (N'after_country_9d32f3c1fc'),
  (N'after_city_3472b4bd9f'),
  (N'after_street_1bdc5a0f37'),
  (N'after_process_879d0bd30b'),
  (N'after_process_input_78519f28c6'),
  (N'after_process_output_dbefc0e412'),
  (N'after_activity_7719b209bf'),
  (N'after_activity_output_37cdc2c179'),
  (N'before_city_31a1fe67f6'),
  (N'after_city_31a1fe67f6'),
  (N'before_street_241fc14fca'),
  (N'after_street_241fc14fca')
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

-- Undo 030-guard-the-columns (3 of 27): guard the columns
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
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c rollback 3/27 030-guard-the-columns');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 3 of 27: %s', 0, 1, N'030-guard-the-columns', N'guard the columns') WITH NOWAIT;
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
    N'ossys',
    N'ossys_bpm_activity',
    N'(System).Activity',
    N'ossys_bpm_activity',
    N'|0:0|0:0|',
    N'|23:29322278292000556511|23:-232487081219022591|'
  ),
  (
    N'ossys',
    N'ossys_bpm_activity_output',
    N'(System).Activity_Output',
    N'ossys_bpm_activity_output',
    N'|0:0|0:0|',
    N'|4:-11948643468540551773|4:-11134091566271613749|'
  ),
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
    N'ossys_group_user',
    N'(System).Group_User',
    N'ossys_group_user',
    N'|0:0|0:0|',
    N'|4:-1136972873529916677|4:2431054216793054995|'
  ),
  (
    N'ossys',
    N'ossys_bpm_process',
    N'(System).Process',
    N'ossys_bpm_process',
    N'|0:0|0:0|',
    N'|14:7199597464306188266|14:-6069101770440392460|'
  ),
  (
    N'ossys',
    N'ossys_bpm_process_input',
    N'(System).Process_Input',
    N'ossys_bpm_process_input',
    N'|0:0|0:0|',
    N'|4:10861193862703691729|4:10805210470514019287|'
  ),
  (
    N'ossys',
    N'ossys_bpm_process_output',
    N'(System).Process_Output',
    N'ossys_bpm_process_output',
    N'|0:0|0:0|',
    N'|4:2756478119269921715|4:962857659244531581|'
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
    N'b2402bd0-331c-58df-81c9-eb27b086b51c',
    N'04045daa-564e-5f52-8cbd-79f9dc3f2ed7',
    N'CityManager.City',
    N'OSUSR_T01_CITY',
    N'|0:0|0:0|',
    N'|4:-995048189765465169|4:24217148518043528027|'
  ),
  (
    N'b2402bd0-331c-58df-81c9-eb27b086b51c',
    N'2d2f190f-658e-5f2b-8bee-2fbe057387df',
    N'CityManager.Country',
    N'OSUSR_T01_COUNTRY',
    N'|0:0|0:0|',
    N'|3:-3010458975044778799|3:23024150429941657362|'
  ),
  (
    N'b2402bd0-331c-58df-81c9-eb27b086b51c',
    N'5f342858-3347-5c35-9a80-ce6eecbe8b91',
    N'CityManager.Street',
    N'OSUSR_T01_STREET',
    N'|0:0|0:0|',
    N'|2:4528831951404282548|2:15525617415804529857|'
  ),
  (
    N'b2402bd0-331c-58df-81c9-eb27b086b51c',
    N'04045daa-564e-5f52-8cbd-79f9dc3f2ed7',
    N'CityManager.City',
    N'OSEVT_T01_CITY',
    N'|0:0|0:0|',
    N'|8:1657613085758749134|8:-10835725506047193038|'
  ),
  (
    N'b2402bd0-331c-58df-81c9-eb27b086b51c',
    N'5f342858-3347-5c35-9a80-ce6eecbe8b91',
    N'CityManager.Street',
    N'OSEVT_T01_STREET',
    N'|0:0|0:0|',
    N'|7:-357797699520564496|7:-12028723594149063703|'
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

-- Undo 040-check-the-event-queues (4 of 27): check the event queues
-- Why here: an event that waits may be of a row that is about to go
-- Reads: dbo.ossys_bpm_event, dbo.ossys_bpm_event_queue
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
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c rollback 4/27 040-check-the-event-queues');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 4 of 27: %s', 0, 1, N'040-check-the-event-queues', N'check the event queues') WITH NOWAIT;
UPDATE #o11c_progress SET [started] = SYSUTCDATETIME(), [rows] = 0;
SET @o11c_rows = 0;
BEGIN TRY

-- Events that wait in a queue would be lost, or would start processes for rows that are being moved.
SELECT @o11c_found = COUNT_BIG(*), @o11c_samples = MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  N'dbo.ossys_bpm_event of the target: ' + CAST(COUNT_BIG(*) AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[dbo].[ossys_bpm_event]
HAVING
  COUNT_BIG(*) > 0
UNION ALL
SELECT
  N'dbo.ossys_bpm_event_queue of the target: ' + CAST(COUNT_BIG(*) AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[dbo].[ossys_bpm_event_queue]
HAVING
  COUNT_BIG(*) > 0
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0920: queues of BPT events are not empty: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was changed. Wait until the platform has worked them off, with the applications disabled.', N'%', N'%%');
  THROW 50920, @o11c_message, 1;
END;

DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
UPDATE #o11c_progress SET [mark] = N'undo 4', [rows] = @o11c_rows;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'040-check-the-event-queues', @o11c_done, @o11c_seconds) WITH NOWAIT;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[040-check-the-event-queues] failed, nothing was undone: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO

-- Undo 050-look-for-later-changes (5 of 27): look for later changes
-- Why here: before the first change: all that stands in the way is found at once, and nothing is
-- overwritten
-- Reads: maps, images, and whatever may refer to inserted rows
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
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c rollback 5/27 050-look-for-later-changes');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 5 of 27: %s', 0, 1, N'050-look-for-later-changes', N'look for later changes') WITH NOWAIT;
UPDATE #o11c_progress SET [started] = SYSUTCDATETIME(), [rows] = 0;
SET @o11c_rows = 0;
BEGIN TRY

-- (System).User: step 280-insert-system-user has inserted another number of rows than are recorded.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0946', N'error', N'(System).User', N'step 280-insert-system-user has inserted another number of rows than are recorded', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
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
  AND [s].[step_id] = N'280-insert-system-user'
  AND [s].[rows] <> [h].[here]
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- (System).Group: step 310-insert-system-group has inserted another number of rows than are recorded.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0946', N'error', N'(System).Group', N'step 310-insert-system-group has inserted another number of rows than are recorded', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
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
  AND [s].[step_id] = N'310-insert-system-group'
  AND [s].[rows] <> [h].[here]
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- (System).Group_User: step 340-insert-system-group-user has inserted another number of rows than are
-- recorded.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0946', N'error', N'(System).Group_User', N'step 340-insert-system-group-user has inserted another number of rows than are recorded', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
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
  AND [s].[step_id] = N'340-insert-system-group-user'
  AND [s].[rows] <> [h].[here]
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- CityManager.Country: step 430-insert-citymanager-country has inserted another number of rows than
-- are recorded.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0946', N'error', N'CityManager.Country', N'step 430-insert-citymanager-country has inserted another number of rows than are recorded', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
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
  FROM [OSTARGET].[o11c].[map_country_9d32f3c1fc] AS [r]
  WHERE
    [r].[fresh] = CAST(1 AS bit)
) AS [h]
WHERE
  [s].[run_id] = (
    SELECT
      MAX([n].[run_id])
    FROM [OSTARGET].[o11c].[run] AS [n]
  )
  AND [s].[step_id] = N'430-insert-citymanager-country'
  AND [s].[rows] <> [h].[here]
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- CityManager.City: step 440-insert-citymanager-city has inserted another number of rows than are
-- recorded.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0946', N'error', N'CityManager.City', N'step 440-insert-citymanager-city has inserted another number of rows than are recorded', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
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
  FROM [OSTARGET].[o11c].[map_city_3472b4bd9f] AS [r]
  WHERE
    [r].[fresh] = CAST(1 AS bit)
) AS [h]
WHERE
  [s].[run_id] = (
    SELECT
      MAX([n].[run_id])
    FROM [OSTARGET].[o11c].[run] AS [n]
  )
  AND [s].[step_id] = N'440-insert-citymanager-city'
  AND [s].[rows] <> [h].[here]
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- CityManager.Street: step 450-insert-citymanager-street has inserted another number of rows than are
-- recorded.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0946', N'error', N'CityManager.Street', N'step 450-insert-citymanager-street has inserted another number of rows than are recorded', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
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
  FROM [OSTARGET].[o11c].[map_street_1bdc5a0f37] AS [r]
  WHERE
    [r].[fresh] = CAST(1 AS bit)
) AS [h]
WHERE
  [s].[run_id] = (
    SELECT
      MAX([n].[run_id])
    FROM [OSTARGET].[o11c].[run] AS [n]
  )
  AND [s].[step_id] = N'450-insert-citymanager-street'
  AND [s].[rows] <> [h].[here]
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- (System).Process: step 460-insert-system-process has inserted another number of rows than are
-- recorded.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0946', N'error', N'(System).Process', N'step 460-insert-system-process has inserted another number of rows than are recorded', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
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
  FROM [OSTARGET].[o11c].[map_process_879d0bd30b] AS [r]
  WHERE
    [r].[fresh] = CAST(1 AS bit)
) AS [h]
WHERE
  [s].[run_id] = (
    SELECT
      MAX([n].[run_id])
    FROM [OSTARGET].[o11c].[run] AS [n]
  )
  AND [s].[step_id] = N'460-insert-system-process'
  AND [s].[rows] <> [h].[here]
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- (System).Process_Input: step 470-insert-system-process-input has inserted another number of rows
-- than are recorded.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0946', N'error', N'(System).Process_Input', N'step 470-insert-system-process-input has inserted another number of rows than are recorded', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
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
  FROM [OSTARGET].[o11c].[map_process_input_78519f28c6] AS [r]
  WHERE
    [r].[fresh] = CAST(1 AS bit)
) AS [h]
WHERE
  [s].[run_id] = (
    SELECT
      MAX([n].[run_id])
    FROM [OSTARGET].[o11c].[run] AS [n]
  )
  AND [s].[step_id] = N'470-insert-system-process-input'
  AND [s].[rows] <> [h].[here]
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- (System).Process_Output: step 480-insert-system-process-output has inserted another number of rows
-- than are recorded.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0946', N'error', N'(System).Process_Output', N'step 480-insert-system-process-output has inserted another number of rows than are recorded', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
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
  FROM [OSTARGET].[o11c].[map_process_output_dbefc0e412] AS [r]
  WHERE
    [r].[fresh] = CAST(1 AS bit)
) AS [h]
WHERE
  [s].[run_id] = (
    SELECT
      MAX([n].[run_id])
    FROM [OSTARGET].[o11c].[run] AS [n]
  )
  AND [s].[step_id] = N'480-insert-system-process-output'
  AND [s].[rows] <> [h].[here]
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- (System).Activity: step 490-insert-system-activity has inserted another number of rows than are
-- recorded.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0946', N'error', N'(System).Activity', N'step 490-insert-system-activity has inserted another number of rows than are recorded', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
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
  FROM [OSTARGET].[o11c].[map_activity_7719b209bf] AS [r]
  WHERE
    [r].[fresh] = CAST(1 AS bit)
) AS [h]
WHERE
  [s].[run_id] = (
    SELECT
      MAX([n].[run_id])
    FROM [OSTARGET].[o11c].[run] AS [n]
  )
  AND [s].[step_id] = N'490-insert-system-activity'
  AND [s].[rows] <> [h].[here]
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- (System).Activity_Output: step 500-insert-system-activity-output has inserted another number of rows
-- than are recorded.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0946', N'error', N'(System).Activity_Output', N'step 500-insert-system-activity-output has inserted another number of rows than are recorded', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
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
  FROM [OSTARGET].[o11c].[map_activity_output_37cdc2c179] AS [r]
  WHERE
    [r].[fresh] = CAST(1 AS bit)
) AS [h]
WHERE
  [s].[run_id] = (
    SELECT
      MAX([n].[run_id])
    FROM [OSTARGET].[o11c].[run] AS [n]
  )
  AND [s].[step_id] = N'500-insert-system-activity-output'
  AND [s].[rows] <> [h].[here]
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

-- CityManager.Country: the map has ids that the run has not written.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0946', N'error', N'CityManager.Country', N'the map has ids that the run has not written', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([m].[new_id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[map_country_9d32f3c1fc] AS [m]
WHERE
  [m].[fresh] = CAST(1 AS bit)
  AND NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[after_country_9d32f3c1fc] AS [a]
    WHERE
      [a].[id] = [m].[new_id]
  )
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- CityManager.Country: the run has written ids that neither map nor image has.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0946', N'error', N'CityManager.Country', N'the run has written ids that neither map nor image has', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([a].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[after_country_9d32f3c1fc] AS [a]
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[map_country_9d32f3c1fc] AS [m]
    WHERE
      [m].[new_id] = [a].[id] AND [m].[fresh] = CAST(1 AS bit)
  )
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- CityManager.Country: rows that the run has written are gone.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0948', N'error', N'CityManager.Country', N'rows that the run has written are gone', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([a].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[after_country_9d32f3c1fc] AS [a]
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[dbo].[OSUSR_T01_COUNTRY] AS [t]
    WHERE
      [t].[ID1] = [a].[id]
  )
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- CityManager.Country: rows have changed since the run.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0947', N'error', N'CityManager.Country', N'rows have changed since the run', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT CAST([a].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[after_country_9d32f3c1fc] AS [a]
JOIN [OSTARGET].[dbo].[OSUSR_T01_COUNTRY] AS [t] ON [t].[ID1] = [a].[id]
WHERE CAST(HASHBYTES('SHA2_256', CONVERT(nvarchar(max), N'')
    + COALESCE(CONVERT(nvarchar(20), [t].[ID1]), N'n') + N';'
    + CASE WHEN [t].[NAME1] IS NULL THEN N'n' ELSE CONVERT(nvarchar(20), DATALENGTH([t].[NAME1])) + N':' + CONVERT(nvarchar(max), [t].[NAME1]) COLLATE Latin1_General_BIN2 END + N';'
    + CASE WHEN [t].[MARK1] IS NULL THEN N'n' ELSE CONVERT(nvarchar(20), DATALENGTH([t].[MARK1])) + N':' + CONVERT(nvarchar(max), [t].[MARK1]) COLLATE Latin1_General_BIN2 END + N';') AS binary(32))
  <> [a].[hash]
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- CityManager.City: the map has ids that the run has not written.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0946', N'error', N'CityManager.City', N'the map has ids that the run has not written', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([m].[new_id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[map_city_3472b4bd9f] AS [m]
WHERE
  [m].[fresh] = CAST(1 AS bit)
  AND NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[after_city_3472b4bd9f] AS [a]
    WHERE
      [a].[id] = [m].[new_id]
  )
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- CityManager.City: the run has written ids that neither map nor image has.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0946', N'error', N'CityManager.City', N'the run has written ids that neither map nor image has', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([a].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[after_city_3472b4bd9f] AS [a]
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[map_city_3472b4bd9f] AS [m]
    WHERE
      [m].[new_id] = [a].[id] AND [m].[fresh] = CAST(1 AS bit)
  )
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- CityManager.City: rows that the run has written are gone.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0948', N'error', N'CityManager.City', N'rows that the run has written are gone', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([a].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[after_city_3472b4bd9f] AS [a]
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[dbo].[OSUSR_T01_CITY] AS [t]
    WHERE
      [t].[ID1] = [a].[id]
  )
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- CityManager.City: rows have changed since the run.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0947', N'error', N'CityManager.City', N'rows have changed since the run', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT CAST([a].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[after_city_3472b4bd9f] AS [a]
JOIN [OSTARGET].[dbo].[OSUSR_T01_CITY] AS [t] ON [t].[ID1] = [a].[id]
WHERE CAST(HASHBYTES('SHA2_256', CONVERT(nvarchar(max), N'')
    + COALESCE(CONVERT(nvarchar(20), [t].[ID1]), N'n') + N';'
    + CASE WHEN [t].[NAME1] IS NULL THEN N'n' ELSE CONVERT(nvarchar(20), DATALENGTH([t].[NAME1])) + N':' + CONVERT(nvarchar(max), [t].[NAME1]) COLLATE Latin1_General_BIN2 END + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[COUNTRYID1]), N'n') + N';'
    + CASE WHEN [t].[MARK1] IS NULL THEN N'n' ELSE CONVERT(nvarchar(20), DATALENGTH([t].[MARK1])) + N':' + CONVERT(nvarchar(max), [t].[MARK1]) COLLATE Latin1_General_BIN2 END + N';') AS binary(32))
  <> [a].[hash]
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- CityManager.Street: the map has ids that the run has not written.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0946', N'error', N'CityManager.Street', N'the map has ids that the run has not written', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([m].[new_id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[map_street_1bdc5a0f37] AS [m]
WHERE
  [m].[fresh] = CAST(1 AS bit)
  AND NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[after_street_1bdc5a0f37] AS [a]
    WHERE
      [a].[id] = [m].[new_id]
  )
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- CityManager.Street: the run has written ids that neither map nor image has.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0946', N'error', N'CityManager.Street', N'the run has written ids that neither map nor image has', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([a].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[after_street_1bdc5a0f37] AS [a]
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[map_street_1bdc5a0f37] AS [m]
    WHERE
      [m].[new_id] = [a].[id] AND [m].[fresh] = CAST(1 AS bit)
  )
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- CityManager.Street: rows that the run has written are gone.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0948', N'error', N'CityManager.Street', N'rows that the run has written are gone', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([a].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[after_street_1bdc5a0f37] AS [a]
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[dbo].[OSUSR_T01_STREET] AS [t]
    WHERE
      [t].[ID1] = [a].[id]
  )
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- CityManager.Street: rows have changed since the run.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0947', N'error', N'CityManager.Street', N'rows have changed since the run', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT CAST([a].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[after_street_1bdc5a0f37] AS [a]
JOIN [OSTARGET].[dbo].[OSUSR_T01_STREET] AS [t] ON [t].[ID1] = [a].[id]
WHERE CAST(HASHBYTES('SHA2_256', CONVERT(nvarchar(max), N'')
    + COALESCE(CONVERT(nvarchar(20), [t].[ID1]), N'n') + N';'
    + CASE WHEN [t].[MARK1] IS NULL THEN N'n' ELSE CONVERT(nvarchar(20), DATALENGTH([t].[MARK1])) + N':' + CONVERT(nvarchar(max), [t].[MARK1]) COLLATE Latin1_General_BIN2 END + N';') AS binary(32))
  <> [a].[hash]
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- (System).Process: the map has ids that the run has not written.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0946', N'error', N'(System).Process', N'the map has ids that the run has not written', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([m].[new_id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[map_process_879d0bd30b] AS [m]
WHERE
  [m].[fresh] = CAST(1 AS bit)
  AND NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[after_process_879d0bd30b] AS [a]
    WHERE
      [a].[id] = [m].[new_id]
  )
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- (System).Process: the run has written ids that neither map nor image has.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0946', N'error', N'(System).Process', N'the run has written ids that neither map nor image has', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([a].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[after_process_879d0bd30b] AS [a]
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[map_process_879d0bd30b] AS [m]
    WHERE
      [m].[new_id] = [a].[id] AND [m].[fresh] = CAST(1 AS bit)
  )
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- (System).Process: rows that the run has written are gone.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0950', N'error', N'(System).Process', N'rows that the run has written are gone', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([a].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[after_process_879d0bd30b] AS [a]
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[dbo].[ossys_bpm_process] AS [t]
    WHERE
      [t].[id] = [a].[id]
  )
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- (System).Process: processes have gone on: rows have changed since the run.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0950', N'error', N'(System).Process', N'processes have gone on: rows have changed since the run', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT CAST([a].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[after_process_879d0bd30b] AS [a]
JOIN [OSTARGET].[dbo].[ossys_bpm_process] AS [t] ON [t].[id] = [a].[id]
WHERE CAST(HASHBYTES('SHA2_256', CONVERT(nvarchar(max), N'')
    + COALESCE(CONVERT(nvarchar(20), [t].[id]), N'n') + N';'
    + CASE WHEN [t].[label] IS NULL THEN N'n' ELSE CONVERT(nvarchar(20), DATALENGTH([t].[label])) + N':' + CONVERT(nvarchar(max), [t].[label]) COLLATE Latin1_General_BIN2 END + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[tenant_id]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[process_def_id]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[parent_process_id]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[top_process_id]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[parent_activity_id]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[status_id]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(34), [t].[created], 121), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[created_by]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(34), [t].[last_modified], 121), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[last_modified_by]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(34), [t].[suspended_date], 121), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[suspended_by]), N'n') + N';') AS binary(32))
  <> [a].[hash]
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- (System).Process_Input: the map has ids that the run has not written.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0946', N'error', N'(System).Process_Input', N'the map has ids that the run has not written', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([m].[new_id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[map_process_input_78519f28c6] AS [m]
WHERE
  [m].[fresh] = CAST(1 AS bit)
  AND NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[after_process_input_78519f28c6] AS [a]
    WHERE
      [a].[id] = [m].[new_id]
  )
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- (System).Process_Input: the run has written ids that neither map nor image has.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0946', N'error', N'(System).Process_Input', N'the run has written ids that neither map nor image has', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([a].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[after_process_input_78519f28c6] AS [a]
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[map_process_input_78519f28c6] AS [m]
    WHERE
      [m].[new_id] = [a].[id] AND [m].[fresh] = CAST(1 AS bit)
  )
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- (System).Process_Input: rows that the run has written are gone.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0950', N'error', N'(System).Process_Input', N'rows that the run has written are gone', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([a].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[after_process_input_78519f28c6] AS [a]
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[dbo].[ossys_bpm_process_input] AS [t]
    WHERE
      [t].[id] = [a].[id]
  )
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- (System).Process_Input: processes have gone on: rows have changed since the run.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0950', N'error', N'(System).Process_Input', N'processes have gone on: rows have changed since the run', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT CAST([a].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[after_process_input_78519f28c6] AS [a]
JOIN [OSTARGET].[dbo].[ossys_bpm_process_input] AS [t] ON [t].[id] = [a].[id]
WHERE CAST(HASHBYTES('SHA2_256', CONVERT(nvarchar(max), N'')
    + COALESCE(CONVERT(nvarchar(20), [t].[id]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[process_id]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[input_def_id]), N'n') + N';'
    + CASE WHEN [t].[input_value] IS NULL THEN N'n' ELSE CONVERT(nvarchar(20), DATALENGTH([t].[input_value])) + N':' + CONVERT(nvarchar(max), [t].[input_value]) COLLATE Latin1_General_BIN2 END + N';') AS binary(32))
  <> [a].[hash]
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- (System).Process_Output: the map has ids that the run has not written.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0946', N'error', N'(System).Process_Output', N'the map has ids that the run has not written', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([m].[new_id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[map_process_output_dbefc0e412] AS [m]
WHERE
  [m].[fresh] = CAST(1 AS bit)
  AND NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[after_process_output_dbefc0e412] AS [a]
    WHERE
      [a].[id] = [m].[new_id]
  )
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- (System).Process_Output: the run has written ids that neither map nor image has.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0946', N'error', N'(System).Process_Output', N'the run has written ids that neither map nor image has', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([a].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[after_process_output_dbefc0e412] AS [a]
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[map_process_output_dbefc0e412] AS [m]
    WHERE
      [m].[new_id] = [a].[id] AND [m].[fresh] = CAST(1 AS bit)
  )
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- (System).Process_Output: rows that the run has written are gone.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0950', N'error', N'(System).Process_Output', N'rows that the run has written are gone', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([a].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[after_process_output_dbefc0e412] AS [a]
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[dbo].[ossys_bpm_process_output] AS [t]
    WHERE
      [t].[id] = [a].[id]
  )
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- (System).Process_Output: processes have gone on: rows have changed since the run.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0950', N'error', N'(System).Process_Output', N'processes have gone on: rows have changed since the run', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT CAST([a].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[after_process_output_dbefc0e412] AS [a]
JOIN [OSTARGET].[dbo].[ossys_bpm_process_output] AS [t] ON [t].[id] = [a].[id]
WHERE CAST(HASHBYTES('SHA2_256', CONVERT(nvarchar(max), N'')
    + COALESCE(CONVERT(nvarchar(20), [t].[id]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[process_id]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[output_def_id]), N'n') + N';'
    + CASE WHEN [t].[output_value] IS NULL THEN N'n' ELSE CONVERT(nvarchar(20), DATALENGTH([t].[output_value])) + N':' + CONVERT(nvarchar(max), [t].[output_value]) COLLATE Latin1_General_BIN2 END + N';') AS binary(32))
  <> [a].[hash]
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- (System).Activity: the map has ids that the run has not written.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0946', N'error', N'(System).Activity', N'the map has ids that the run has not written', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([m].[new_id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[map_activity_7719b209bf] AS [m]
WHERE
  [m].[fresh] = CAST(1 AS bit)
  AND NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[after_activity_7719b209bf] AS [a]
    WHERE
      [a].[id] = [m].[new_id]
  )
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- (System).Activity: the run has written ids that neither map nor image has.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0946', N'error', N'(System).Activity', N'the run has written ids that neither map nor image has', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([a].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[after_activity_7719b209bf] AS [a]
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[map_activity_7719b209bf] AS [m]
    WHERE
      [m].[new_id] = [a].[id] AND [m].[fresh] = CAST(1 AS bit)
  )
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- (System).Activity: rows that the run has written are gone.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0950', N'error', N'(System).Activity', N'rows that the run has written are gone', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([a].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[after_activity_7719b209bf] AS [a]
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[dbo].[ossys_bpm_activity] AS [t]
    WHERE
      [t].[id] = [a].[id]
  )
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- (System).Activity: processes have gone on: rows have changed since the run.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0950', N'error', N'(System).Activity', N'processes have gone on: rows have changed since the run', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT CAST([a].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[after_activity_7719b209bf] AS [a]
JOIN [OSTARGET].[dbo].[ossys_bpm_activity] AS [t] ON [t].[id] = [a].[id]
WHERE CAST(HASHBYTES('SHA2_256', CONVERT(nvarchar(max), N'')
    + COALESCE(CONVERT(nvarchar(20), [t].[id]), N'n') + N';'
    + CASE WHEN [t].[name] IS NULL THEN N'n' ELSE CONVERT(nvarchar(20), DATALENGTH([t].[name])) + N':' + CONVERT(nvarchar(max), [t].[name]) COLLATE Latin1_General_BIN2 END + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[tenant_id]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[activity_def_id]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[process_id]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[user_id]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[group_id]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[status_id]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[precedent_activity_id]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(34), [t].[created], 121), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(34), [t].[opened], 121), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(34), [t].[closed], 121), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(34), [t].[is_running_since], 121), N'n') + N';'
    + CASE WHEN [t].[is_running_at] IS NULL THEN N'n' ELSE CONVERT(nvarchar(20), DATALENGTH([t].[is_running_at])) + N':' + CONVERT(nvarchar(max), [t].[is_running_at]) COLLATE Latin1_General_BIN2 END + N';'
    + COALESCE(CONVERT(nvarchar(34), [t].[next_run], 121), N'n') + N';'
    + CASE WHEN [t].[precedent_outcome] IS NULL THEN N'n' ELSE CONVERT(nvarchar(20), DATALENGTH([t].[precedent_outcome])) + N':' + CONVERT(nvarchar(max), [t].[precedent_outcome]) COLLATE Latin1_General_BIN2 END + N';'
    + COALESCE(CONVERT(nvarchar(34), [t].[due_date], 121), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(1), [t].[expired]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(1), [t].[skipped]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[error_count]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[last_error_id]), N'n') + N';'
    + CASE WHEN [t].[inbox_detail] IS NULL THEN N'n' ELSE CONVERT(nvarchar(20), DATALENGTH([t].[inbox_detail])) + N':' + CONVERT(nvarchar(max), [t].[inbox_detail]) COLLATE Latin1_General_BIN2 END + N';'
    + COALESCE(CONVERT(nvarchar(34), [t].[last_modified], 121), N'n') + N';') AS binary(32))
  <> [a].[hash]
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- (System).Activity_Output: the map has ids that the run has not written.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0946', N'error', N'(System).Activity_Output', N'the map has ids that the run has not written', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([m].[new_id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[map_activity_output_37cdc2c179] AS [m]
WHERE
  [m].[fresh] = CAST(1 AS bit)
  AND NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[after_activity_output_37cdc2c179] AS [a]
    WHERE
      [a].[id] = [m].[new_id]
  )
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- (System).Activity_Output: the run has written ids that neither map nor image has.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0946', N'error', N'(System).Activity_Output', N'the run has written ids that neither map nor image has', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([a].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[after_activity_output_37cdc2c179] AS [a]
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[map_activity_output_37cdc2c179] AS [m]
    WHERE
      [m].[new_id] = [a].[id] AND [m].[fresh] = CAST(1 AS bit)
  )
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- (System).Activity_Output: rows that the run has written are gone.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0950', N'error', N'(System).Activity_Output', N'rows that the run has written are gone', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([a].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[after_activity_output_37cdc2c179] AS [a]
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[dbo].[ossys_bpm_activity_output] AS [t]
    WHERE
      [t].[id] = [a].[id]
  )
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- (System).Activity_Output: processes have gone on: rows have changed since the run.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0950', N'error', N'(System).Activity_Output', N'processes have gone on: rows have changed since the run', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT CAST([a].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[after_activity_output_37cdc2c179] AS [a]
JOIN [OSTARGET].[dbo].[ossys_bpm_activity_output] AS [t] ON [t].[id] = [a].[id]
WHERE CAST(HASHBYTES('SHA2_256', CONVERT(nvarchar(max), N'')
    + COALESCE(CONVERT(nvarchar(20), [t].[id]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[activity_id]), N'n') + N';'
    + COALESCE(CONVERT(nvarchar(20), [t].[output_def_id]), N'n') + N';'
    + CASE WHEN [t].[output_value] IS NULL THEN N'n' ELSE CONVERT(nvarchar(20), DATALENGTH([t].[output_value])) + N':' + CONVERT(nvarchar(max), [t].[output_value]) COLLATE Latin1_General_BIN2 END + N';') AS binary(32))
  <> [a].[hash]
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- OSUSR_T01_CITY.COUNTRYID1: rows refer to rows of CityManager.Country that the run has inserted.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0949', N'error', N'OSUSR_T01_CITY.COUNTRYID1', N'rows refer to rows of CityManager.Country that the run has inserted', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([c].[ID1] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[map_country_9d32f3c1fc] AS [m]
JOIN [OSTARGET].[dbo].[OSUSR_T01_CITY] AS [c]
  ON [c].[COUNTRYID1] = [m].[new_id]
WHERE
  [m].[fresh] = CAST(1 AS bit)
  AND NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[after_city_3472b4bd9f] AS [a]
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
  AND NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[after_activity_7719b209bf] AS [a]
    WHERE
      [a].[id] = [c].[id]
  )
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- ossys_bpm_activity.precedent_activity_id: rows refer to rows of (System).Activity that the run has
-- inserted.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0950', N'error', N'ossys_bpm_activity.precedent_activity_id', N'rows refer to rows of (System).Activity that the run has inserted', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([c].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[map_activity_7719b209bf] AS [m]
JOIN [OSTARGET].[dbo].[ossys_bpm_activity] AS [c]
  ON [c].[precedent_activity_id] = [m].[new_id]
WHERE
  [m].[fresh] = CAST(1 AS bit)
  AND NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[after_activity_7719b209bf] AS [a]
    WHERE
      [a].[id] = [c].[id]
  )
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- ossys_bpm_activity.process_id: rows refer to rows of (System).Process that the run has inserted.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0950', N'error', N'ossys_bpm_activity.process_id', N'rows refer to rows of (System).Process that the run has inserted', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([c].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[map_process_879d0bd30b] AS [m]
JOIN [OSTARGET].[dbo].[ossys_bpm_activity] AS [c]
  ON [c].[process_id] = [m].[new_id]
WHERE
  [m].[fresh] = CAST(1 AS bit)
  AND NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[after_activity_7719b209bf] AS [a]
    WHERE
      [a].[id] = [c].[id]
  )
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
  AND NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[after_activity_7719b209bf] AS [a]
    WHERE
      [a].[id] = [c].[id]
  )
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- ossys_bpm_activity_output.activity_id: rows refer to rows of (System).Activity that the run has
-- inserted.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0950', N'error', N'ossys_bpm_activity_output.activity_id', N'rows refer to rows of (System).Activity that the run has inserted', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([c].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[map_activity_7719b209bf] AS [m]
JOIN [OSTARGET].[dbo].[ossys_bpm_activity_output] AS [c]
  ON [c].[activity_id] = [m].[new_id]
WHERE
  [m].[fresh] = CAST(1 AS bit)
  AND NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[after_activity_output_37cdc2c179] AS [a]
    WHERE
      [a].[id] = [c].[id]
  )
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
  AND NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[after_process_879d0bd30b] AS [a]
    WHERE
      [a].[id] = [c].[id]
  )
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
  AND NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[after_process_879d0bd30b] AS [a]
    WHERE
      [a].[id] = [c].[id]
  )
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- ossys_bpm_process.parent_activity_id: rows refer to rows of (System).Activity that the run has
-- inserted.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0950', N'error', N'ossys_bpm_process.parent_activity_id', N'rows refer to rows of (System).Activity that the run has inserted', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([c].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[map_activity_7719b209bf] AS [m]
JOIN [OSTARGET].[dbo].[ossys_bpm_process] AS [c]
  ON [c].[parent_activity_id] = [m].[new_id]
WHERE
  [m].[fresh] = CAST(1 AS bit)
  AND NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[after_process_879d0bd30b] AS [a]
    WHERE
      [a].[id] = [c].[id]
  )
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- ossys_bpm_process.parent_process_id: rows refer to rows of (System).Process that the run has
-- inserted.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0950', N'error', N'ossys_bpm_process.parent_process_id', N'rows refer to rows of (System).Process that the run has inserted', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([c].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[map_process_879d0bd30b] AS [m]
JOIN [OSTARGET].[dbo].[ossys_bpm_process] AS [c]
  ON [c].[parent_process_id] = [m].[new_id]
WHERE
  [m].[fresh] = CAST(1 AS bit)
  AND NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[after_process_879d0bd30b] AS [a]
    WHERE
      [a].[id] = [c].[id]
  )
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
  AND NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[after_process_879d0bd30b] AS [a]
    WHERE
      [a].[id] = [c].[id]
  )
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- ossys_bpm_process.top_process_id: rows refer to rows of (System).Process that the run has inserted.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0950', N'error', N'ossys_bpm_process.top_process_id', N'rows refer to rows of (System).Process that the run has inserted', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([c].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[map_process_879d0bd30b] AS [m]
JOIN [OSTARGET].[dbo].[ossys_bpm_process] AS [c]
  ON [c].[top_process_id] = [m].[new_id]
WHERE
  [m].[fresh] = CAST(1 AS bit)
  AND NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[after_process_879d0bd30b] AS [a]
    WHERE
      [a].[id] = [c].[id]
  )
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- ossys_bpm_process_input.process_id: rows refer to rows of (System).Process that the run has
-- inserted.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0950', N'error', N'ossys_bpm_process_input.process_id', N'rows refer to rows of (System).Process that the run has inserted', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([c].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[map_process_879d0bd30b] AS [m]
JOIN [OSTARGET].[dbo].[ossys_bpm_process_input] AS [c]
  ON [c].[process_id] = [m].[new_id]
WHERE
  [m].[fresh] = CAST(1 AS bit)
  AND NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[after_process_input_78519f28c6] AS [a]
    WHERE
      [a].[id] = [c].[id]
  )
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- ossys_bpm_process_output.process_id: rows refer to rows of (System).Process that the run has
-- inserted.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0950', N'error', N'ossys_bpm_process_output.process_id', N'rows refer to rows of (System).Process that the run has inserted', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([c].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[o11c].[map_process_879d0bd30b] AS [m]
JOIN [OSTARGET].[dbo].[ossys_bpm_process_output] AS [c]
  ON [c].[process_id] = [m].[new_id]
WHERE
  [m].[fresh] = CAST(1 AS bit)
  AND NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[after_process_output_dbefc0e412] AS [a]
    WHERE
      [a].[id] = [c].[id]
  )
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
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- CityManager.City: subscriptions that the run has written are gone or changed.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0951', N'error', N'CityManager.City', N'subscriptions that the run has written are gone or changed', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT N'_ACTIVITY_ID ' + COALESCE(CAST([t].[_ACTIVITY_ID] AS nvarchar(4000)) COLLATE Latin1_General_BIN2, N'empty') FROM (
SELECT [_ESPACE_ID], [_TENANT_ID], [_ACTIVITY_ID], [_PROCESS_DEF_ID], [_IS_UPDATE], [_IS_LIGHT], [ID1], [COUNTRYID1], ROW_NUMBER() OVER (PARTITION BY [_ESPACE_ID], [_TENANT_ID], [_ACTIVITY_ID], [_PROCESS_DEF_ID], [_IS_UPDATE], [_IS_LIGHT], [ID1], [COUNTRYID1] ORDER BY (SELECT NULL)) AS [o11c_number]
FROM (
SELECT [_ESPACE_ID], [_TENANT_ID], [_ACTIVITY_ID], [_PROCESS_DEF_ID], [_IS_UPDATE], [_IS_LIGHT], [ID1], [COUNTRYID1], ROW_NUMBER() OVER (PARTITION BY [_ESPACE_ID], [_TENANT_ID], [_ACTIVITY_ID], [_PROCESS_DEF_ID], [_IS_UPDATE], [_IS_LIGHT], [ID1], [COUNTRYID1] ORDER BY (SELECT NULL)) AS [o11c_number]
FROM (
SELECT [t].[_ESPACE_ID] AS [_ESPACE_ID], [t].[_TENANT_ID] AS [_TENANT_ID], [t].[_ACTIVITY_ID] AS [_ACTIVITY_ID], [t].[_PROCESS_DEF_ID] AS [_PROCESS_DEF_ID], [t].[_IS_UPDATE] AS [_IS_UPDATE], [t].[_IS_LIGHT] AS [_IS_LIGHT], [t].[ID1] AS [ID1], [t].[COUNTRYID1] AS [COUNTRYID1], ROW_NUMBER() OVER (PARTITION BY [t].[_ESPACE_ID], [t].[_TENANT_ID], [t].[_ACTIVITY_ID], [t].[_PROCESS_DEF_ID], [t].[_IS_UPDATE], [t].[_IS_LIGHT], [t].[ID1], [t].[COUNTRYID1] ORDER BY (SELECT NULL)) AS [o11c_number]
FROM [OSTARGET].[o11c].[after_city_31a1fe67f6] AS [t]
EXCEPT
SELECT [t].[_ESPACE_ID] AS [_ESPACE_ID], [t].[_TENANT_ID] AS [_TENANT_ID], [t].[_ACTIVITY_ID] AS [_ACTIVITY_ID], [t].[_PROCESS_DEF_ID] AS [_PROCESS_DEF_ID], [t].[_IS_UPDATE] AS [_IS_UPDATE], [t].[_IS_LIGHT] AS [_IS_LIGHT], [t].[ID1] AS [ID1], [t].[COUNTRYID1] AS [COUNTRYID1], ROW_NUMBER() OVER (PARTITION BY [t].[_ESPACE_ID], [t].[_TENANT_ID], [t].[_ACTIVITY_ID], [t].[_PROCESS_DEF_ID], [t].[_IS_UPDATE], [t].[_IS_LIGHT], [t].[ID1], [t].[COUNTRYID1] ORDER BY (SELECT NULL)) AS [o11c_number]
FROM [OSTARGET].[o11c].[before_city_31a1fe67f6] AS [t]
) AS [d]
EXCEPT
SELECT [t].[_ESPACE_ID] AS [_ESPACE_ID], [t].[_TENANT_ID] AS [_TENANT_ID], [t].[_ACTIVITY_ID] AS [_ACTIVITY_ID], [t].[_PROCESS_DEF_ID] AS [_PROCESS_DEF_ID], [t].[_IS_UPDATE] AS [_IS_UPDATE], [t].[_IS_LIGHT] AS [_IS_LIGHT], [t].[ID1] AS [ID1], [t].[COUNTRYID1] AS [COUNTRYID1], ROW_NUMBER() OVER (PARTITION BY [t].[_ESPACE_ID], [t].[_TENANT_ID], [t].[_ACTIVITY_ID], [t].[_PROCESS_DEF_ID], [t].[_IS_UPDATE], [t].[_IS_LIGHT], [t].[ID1], [t].[COUNTRYID1] ORDER BY (SELECT NULL)) AS [o11c_number]
FROM [OSTARGET].[dbo].[OSEVT_T01_CITY] AS [t]
) AS [d]
) AS [t]
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- CityManager.City: inserted activities wait for more events since the run.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0950', N'error', N'CityManager.City', N'inserted activities wait for more events since the run', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT N'_ACTIVITY_ID ' + COALESCE(CAST([t].[_ACTIVITY_ID] AS nvarchar(4000)) COLLATE Latin1_General_BIN2, N'empty') FROM (
SELECT [_ESPACE_ID], [_TENANT_ID], [_ACTIVITY_ID], [_PROCESS_DEF_ID], [_IS_UPDATE], [_IS_LIGHT], [ID1], [COUNTRYID1], ROW_NUMBER() OVER (PARTITION BY [_ESPACE_ID], [_TENANT_ID], [_ACTIVITY_ID], [_PROCESS_DEF_ID], [_IS_UPDATE], [_IS_LIGHT], [ID1], [COUNTRYID1] ORDER BY (SELECT NULL)) AS [o11c_number]
FROM (
SELECT [t].[_ESPACE_ID] AS [_ESPACE_ID], [t].[_TENANT_ID] AS [_TENANT_ID], [t].[_ACTIVITY_ID] AS [_ACTIVITY_ID], [t].[_PROCESS_DEF_ID] AS [_PROCESS_DEF_ID], [t].[_IS_UPDATE] AS [_IS_UPDATE], [t].[_IS_LIGHT] AS [_IS_LIGHT], [t].[ID1] AS [ID1], [t].[COUNTRYID1] AS [COUNTRYID1], ROW_NUMBER() OVER (PARTITION BY [t].[_ESPACE_ID], [t].[_TENANT_ID], [t].[_ACTIVITY_ID], [t].[_PROCESS_DEF_ID], [t].[_IS_UPDATE], [t].[_IS_LIGHT], [t].[ID1], [t].[COUNTRYID1] ORDER BY (SELECT NULL)) AS [o11c_number]
FROM [OSTARGET].[dbo].[OSEVT_T01_CITY] AS [t]
EXCEPT
SELECT [t].[_ESPACE_ID] AS [_ESPACE_ID], [t].[_TENANT_ID] AS [_TENANT_ID], [t].[_ACTIVITY_ID] AS [_ACTIVITY_ID], [t].[_PROCESS_DEF_ID] AS [_PROCESS_DEF_ID], [t].[_IS_UPDATE] AS [_IS_UPDATE], [t].[_IS_LIGHT] AS [_IS_LIGHT], [t].[ID1] AS [ID1], [t].[COUNTRYID1] AS [COUNTRYID1], ROW_NUMBER() OVER (PARTITION BY [t].[_ESPACE_ID], [t].[_TENANT_ID], [t].[_ACTIVITY_ID], [t].[_PROCESS_DEF_ID], [t].[_IS_UPDATE], [t].[_IS_LIGHT], [t].[ID1], [t].[COUNTRYID1] ORDER BY (SELECT NULL)) AS [o11c_number]
FROM [OSTARGET].[o11c].[after_city_31a1fe67f6] AS [t]
) AS [d]
) AS [t]
WHERE [t].[_ACTIVITY_ID] IN (
SELECT
  [m].[new_id]
FROM [OSTARGET].[o11c].[map_activity_7719b209bf] AS [m]
WHERE
  [m].[fresh] = CAST(1 AS bit)
)
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- CityManager.Street: subscriptions that the run has written are gone or changed.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0951', N'error', N'CityManager.Street', N'subscriptions that the run has written are gone or changed', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT N'_ACTIVITY_ID ' + COALESCE(CAST([t].[_ACTIVITY_ID] AS nvarchar(4000)) COLLATE Latin1_General_BIN2, N'empty') FROM (
SELECT [_ESPACE_ID], [_TENANT_ID], [_ACTIVITY_ID], [_PROCESS_DEF_ID], [_IS_UPDATE], [_IS_LIGHT], [ID1], ROW_NUMBER() OVER (PARTITION BY [_ESPACE_ID], [_TENANT_ID], [_ACTIVITY_ID], [_PROCESS_DEF_ID], [_IS_UPDATE], [_IS_LIGHT], [ID1] ORDER BY (SELECT NULL)) AS [o11c_number]
FROM (
SELECT [_ESPACE_ID], [_TENANT_ID], [_ACTIVITY_ID], [_PROCESS_DEF_ID], [_IS_UPDATE], [_IS_LIGHT], [ID1], ROW_NUMBER() OVER (PARTITION BY [_ESPACE_ID], [_TENANT_ID], [_ACTIVITY_ID], [_PROCESS_DEF_ID], [_IS_UPDATE], [_IS_LIGHT], [ID1] ORDER BY (SELECT NULL)) AS [o11c_number]
FROM (
SELECT [t].[_ESPACE_ID] AS [_ESPACE_ID], [t].[_TENANT_ID] AS [_TENANT_ID], [t].[_ACTIVITY_ID] AS [_ACTIVITY_ID], [t].[_PROCESS_DEF_ID] AS [_PROCESS_DEF_ID], [t].[_IS_UPDATE] AS [_IS_UPDATE], [t].[_IS_LIGHT] AS [_IS_LIGHT], [t].[ID1] AS [ID1], ROW_NUMBER() OVER (PARTITION BY [t].[_ESPACE_ID], [t].[_TENANT_ID], [t].[_ACTIVITY_ID], [t].[_PROCESS_DEF_ID], [t].[_IS_UPDATE], [t].[_IS_LIGHT], [t].[ID1] ORDER BY (SELECT NULL)) AS [o11c_number]
FROM [OSTARGET].[o11c].[after_street_241fc14fca] AS [t]
EXCEPT
SELECT [t].[_ESPACE_ID] AS [_ESPACE_ID], [t].[_TENANT_ID] AS [_TENANT_ID], [t].[_ACTIVITY_ID] AS [_ACTIVITY_ID], [t].[_PROCESS_DEF_ID] AS [_PROCESS_DEF_ID], [t].[_IS_UPDATE] AS [_IS_UPDATE], [t].[_IS_LIGHT] AS [_IS_LIGHT], [t].[ID1] AS [ID1], ROW_NUMBER() OVER (PARTITION BY [t].[_ESPACE_ID], [t].[_TENANT_ID], [t].[_ACTIVITY_ID], [t].[_PROCESS_DEF_ID], [t].[_IS_UPDATE], [t].[_IS_LIGHT], [t].[ID1] ORDER BY (SELECT NULL)) AS [o11c_number]
FROM [OSTARGET].[o11c].[before_street_241fc14fca] AS [t]
) AS [d]
EXCEPT
SELECT [t].[_ESPACE_ID] AS [_ESPACE_ID], [t].[_TENANT_ID] AS [_TENANT_ID], [t].[_ACTIVITY_ID] AS [_ACTIVITY_ID], [t].[_PROCESS_DEF_ID] AS [_PROCESS_DEF_ID], [t].[_IS_UPDATE] AS [_IS_UPDATE], [t].[_IS_LIGHT] AS [_IS_LIGHT], [t].[ID1] AS [ID1], ROW_NUMBER() OVER (PARTITION BY [t].[_ESPACE_ID], [t].[_TENANT_ID], [t].[_ACTIVITY_ID], [t].[_PROCESS_DEF_ID], [t].[_IS_UPDATE], [t].[_IS_LIGHT], [t].[ID1] ORDER BY (SELECT NULL)) AS [o11c_number]
FROM [OSTARGET].[dbo].[OSEVT_T01_STREET] AS [t]
) AS [d]
) AS [t]
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;

-- CityManager.Street: inserted activities wait for more events since the run.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0950', N'error', N'CityManager.Street', N'inserted activities wait for more events since the run', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT N'_ACTIVITY_ID ' + COALESCE(CAST([t].[_ACTIVITY_ID] AS nvarchar(4000)) COLLATE Latin1_General_BIN2, N'empty') FROM (
SELECT [_ESPACE_ID], [_TENANT_ID], [_ACTIVITY_ID], [_PROCESS_DEF_ID], [_IS_UPDATE], [_IS_LIGHT], [ID1], ROW_NUMBER() OVER (PARTITION BY [_ESPACE_ID], [_TENANT_ID], [_ACTIVITY_ID], [_PROCESS_DEF_ID], [_IS_UPDATE], [_IS_LIGHT], [ID1] ORDER BY (SELECT NULL)) AS [o11c_number]
FROM (
SELECT [t].[_ESPACE_ID] AS [_ESPACE_ID], [t].[_TENANT_ID] AS [_TENANT_ID], [t].[_ACTIVITY_ID] AS [_ACTIVITY_ID], [t].[_PROCESS_DEF_ID] AS [_PROCESS_DEF_ID], [t].[_IS_UPDATE] AS [_IS_UPDATE], [t].[_IS_LIGHT] AS [_IS_LIGHT], [t].[ID1] AS [ID1], ROW_NUMBER() OVER (PARTITION BY [t].[_ESPACE_ID], [t].[_TENANT_ID], [t].[_ACTIVITY_ID], [t].[_PROCESS_DEF_ID], [t].[_IS_UPDATE], [t].[_IS_LIGHT], [t].[ID1] ORDER BY (SELECT NULL)) AS [o11c_number]
FROM [OSTARGET].[dbo].[OSEVT_T01_STREET] AS [t]
EXCEPT
SELECT [t].[_ESPACE_ID] AS [_ESPACE_ID], [t].[_TENANT_ID] AS [_TENANT_ID], [t].[_ACTIVITY_ID] AS [_ACTIVITY_ID], [t].[_PROCESS_DEF_ID] AS [_PROCESS_DEF_ID], [t].[_IS_UPDATE] AS [_IS_UPDATE], [t].[_IS_LIGHT] AS [_IS_LIGHT], [t].[ID1] AS [ID1], ROW_NUMBER() OVER (PARTITION BY [t].[_ESPACE_ID], [t].[_TENANT_ID], [t].[_ACTIVITY_ID], [t].[_PROCESS_DEF_ID], [t].[_IS_UPDATE], [t].[_IS_LIGHT], [t].[ID1] ORDER BY (SELECT NULL)) AS [o11c_number]
FROM [OSTARGET].[o11c].[after_street_241fc14fca] AS [t]
) AS [d]
) AS [t]
WHERE [t].[_ACTIVITY_ID] IN (
SELECT
  [m].[new_id]
FROM [OSTARGET].[o11c].[map_activity_7719b209bf] AS [m]
WHERE
  [m].[fresh] = CAST(1 AS bit)
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
UPDATE #o11c_progress SET [mark] = N'undo 5', [rows] = @o11c_rows;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'050-look-for-later-changes', @o11c_done, @o11c_seconds) WITH NOWAIT;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[050-look-for-later-changes] failed, nothing was undone: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO

-- Undo 060-silence-triggers-of-citymanager-street (6 of 27): silence triggers of CityManager.Street
-- Why here: the inverse of 580-enable-triggers-of-citymanager-street, in reverse order
-- Writes: triggers of dbo.OSUSR_T01_STREET
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
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c rollback 6/27 060-silence-triggers-of-citymanager-');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 6 of 27: %s', 0, 1, N'060-silence-triggers-of-citymanager-street', N'silence triggers of CityManager.Street') WITH NOWAIT;
UPDATE #o11c_progress SET [started] = SYSUTCDATETIME(), [rows] = 0;
SET @o11c_rows = 0;
BEGIN TRY

-- Every trigger named below must be enabled, and BPT must have no other one here: what is disabled now
-- is enabled at the end, no more and no less.
SELECT @o11c_found = COUNT_BIG(*), @o11c_samples = MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT [w].[name] COLLATE DATABASE_DEFAULT AS sample
FROM (VALUES (N'OSTRG_EI__OSUSR_T01_STREET')) AS w(name)
WHERE NOT EXISTS (SELECT 1 FROM (
SELECT [name] COLLATE DATABASE_DEFAULT AS [name]
FROM sys.triggers
WHERE [parent_id] = OBJECT_ID(N'[OSTARGET].[dbo].[OSUSR_T01_STREET]') AND [is_disabled] = 0
  AND UPPER(LEFT([name], 8)) COLLATE Latin1_General_BIN2 = N'OSTRG_EI'
) AS e WHERE e.name = [w].[name] COLLATE DATABASE_DEFAULT)
UNION ALL
SELECT e.name FROM (
SELECT [name] COLLATE DATABASE_DEFAULT AS [name]
FROM sys.triggers
WHERE [parent_id] = OBJECT_ID(N'[OSTARGET].[dbo].[OSUSR_T01_STREET]') AND [is_disabled] = 0
  AND UPPER(LEFT([name], 8)) COLLATE Latin1_General_BIN2 = N'OSTRG_EI'
) AS e
WHERE NOT e.name IN (N'OSTRG_EI__OSUSR_T01_STREET')
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0909: BPT triggers of dbo.OSUSR_T01_STREET have changed: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was changed. Make both snapshots again and compile again.', N'%', N'%%');
  THROW 50909, @o11c_message, 1;
END;

-- BPT must start no process for rows that are moved. The trigger is disabled in this transaction only:
-- a run that fails leaves it enabled.
ALTER TABLE [OSTARGET].[dbo].[OSUSR_T01_STREET] DISABLE TRIGGER [OSTRG_EI__OSUSR_T01_STREET];

DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
UPDATE #o11c_progress SET [mark] = N'undo 6', [rows] = @o11c_rows;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'060-silence-triggers-of-citymanager-street', @o11c_done, @o11c_seconds) WITH NOWAIT;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[060-silence-triggers-of-citymanager-street] failed, nothing was undone: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO

-- Undo 070-silence-triggers-of-citymanager-city (7 of 27): silence triggers of CityManager.City
-- Why here: the inverse of 570-enable-triggers-of-citymanager-city, in reverse order
-- Writes: triggers of dbo.OSUSR_T01_CITY
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
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c rollback 7/27 070-silence-triggers-of-citymanager-');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 7 of 27: %s', 0, 1, N'070-silence-triggers-of-citymanager-city', N'silence triggers of CityManager.City') WITH NOWAIT;
UPDATE #o11c_progress SET [started] = SYSUTCDATETIME(), [rows] = 0;
SET @o11c_rows = 0;
BEGIN TRY

-- Every trigger named below must be enabled, and BPT must have no other one here: what is disabled now
-- is enabled at the end, no more and no less.
SELECT @o11c_found = COUNT_BIG(*), @o11c_samples = MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT [w].[name] COLLATE DATABASE_DEFAULT AS sample
FROM (VALUES (N'OSTRG_EI__OSUSR_T01_CITY')) AS w(name)
WHERE NOT EXISTS (SELECT 1 FROM (
SELECT [name] COLLATE DATABASE_DEFAULT AS [name]
FROM sys.triggers
WHERE [parent_id] = OBJECT_ID(N'[OSTARGET].[dbo].[OSUSR_T01_CITY]') AND [is_disabled] = 0
  AND UPPER(LEFT([name], 8)) COLLATE Latin1_General_BIN2 = N'OSTRG_EI'
) AS e WHERE e.name = [w].[name] COLLATE DATABASE_DEFAULT)
UNION ALL
SELECT e.name FROM (
SELECT [name] COLLATE DATABASE_DEFAULT AS [name]
FROM sys.triggers
WHERE [parent_id] = OBJECT_ID(N'[OSTARGET].[dbo].[OSUSR_T01_CITY]') AND [is_disabled] = 0
  AND UPPER(LEFT([name], 8)) COLLATE Latin1_General_BIN2 = N'OSTRG_EI'
) AS e
WHERE NOT e.name IN (N'OSTRG_EI__OSUSR_T01_CITY')
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0909: BPT triggers of dbo.OSUSR_T01_CITY have changed: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was changed. Make both snapshots again and compile again.', N'%', N'%%');
  THROW 50909, @o11c_message, 1;
END;

-- BPT must start no process for rows that are moved. The trigger is disabled in this transaction only:
-- a run that fails leaves it enabled.
ALTER TABLE [OSTARGET].[dbo].[OSUSR_T01_CITY] DISABLE TRIGGER [OSTRG_EI__OSUSR_T01_CITY];

DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
UPDATE #o11c_progress SET [mark] = N'undo 7', [rows] = @o11c_rows;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'070-silence-triggers-of-citymanager-city', @o11c_done, @o11c_seconds) WITH NOWAIT;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[070-silence-triggers-of-citymanager-city] failed, nothing was undone: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO

-- Undo 080-take-events-of-citymanager-street-aside (8 of 27): take events of CityManager.Street aside
-- Why here: the inverse of 560-insert-events-of-citymanager-street: without what the run has added,
-- with what it has taken away
-- Reads: o11c.before_street_241fc14fca, o11c.after_street_241fc14fca
-- Writes: dbo.OSEVT_T01_STREET, o11c.undo_kept_street_1bdc5a0f37
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
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c rollback 8/27 080-take-events-of-citymanager-stree');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 8 of 27: %s', 0, 1, N'080-take-events-of-citymanager-street-aside', N'take events of CityManager.Street aside') WITH NOWAIT;
UPDATE #o11c_progress SET [started] = SYSUTCDATETIME(), [rows] = 0;
SET @o11c_rows = 0;
BEGIN TRY

-- What an earlier attempt has kept.
DROP TABLE IF EXISTS [OSTARGET].[o11c].[undo_kept_street_1bdc5a0f37];

-- What the event table of CityManager.Street holds when all is undone.
SELECT
  [t].[_ESPACE_ID],
  [t].[_TENANT_ID],
  [t].[_ACTIVITY_ID],
  [t].[_PROCESS_DEF_ID],
  [t].[_IS_UPDATE],
  [t].[_IS_LIGHT],
  [t].[ID1]
INTO [o11c].[undo_kept_street_1bdc5a0f37]
FROM [OSTARGET].[dbo].[OSEVT_T01_STREET] AS [t]
WHERE
  1 = 0;

-- Its rows of now, without those that the run has added; rows that came later stay.
INSERT INTO [OSTARGET].[o11c].[undo_kept_street_1bdc5a0f37] ([_ESPACE_ID], [_TENANT_ID], [_ACTIVITY_ID], [_PROCESS_DEF_ID], [_IS_UPDATE], [_IS_LIGHT], [ID1])
SELECT [_ESPACE_ID], [_TENANT_ID], [_ACTIVITY_ID], [_PROCESS_DEF_ID], [_IS_UPDATE], [_IS_LIGHT], [ID1] FROM (
SELECT [_ESPACE_ID], [_TENANT_ID], [_ACTIVITY_ID], [_PROCESS_DEF_ID], [_IS_UPDATE], [_IS_LIGHT], [ID1], ROW_NUMBER() OVER (PARTITION BY [_ESPACE_ID], [_TENANT_ID], [_ACTIVITY_ID], [_PROCESS_DEF_ID], [_IS_UPDATE], [_IS_LIGHT], [ID1] ORDER BY (SELECT NULL)) AS [o11c_number]
FROM (
SELECT [t].[_ESPACE_ID] AS [_ESPACE_ID], [t].[_TENANT_ID] AS [_TENANT_ID], [t].[_ACTIVITY_ID] AS [_ACTIVITY_ID], [t].[_PROCESS_DEF_ID] AS [_PROCESS_DEF_ID], [t].[_IS_UPDATE] AS [_IS_UPDATE], [t].[_IS_LIGHT] AS [_IS_LIGHT], [t].[ID1] AS [ID1], ROW_NUMBER() OVER (PARTITION BY [t].[_ESPACE_ID], [t].[_TENANT_ID], [t].[_ACTIVITY_ID], [t].[_PROCESS_DEF_ID], [t].[_IS_UPDATE], [t].[_IS_LIGHT], [t].[ID1] ORDER BY (SELECT NULL)) AS [o11c_number]
FROM [OSTARGET].[dbo].[OSEVT_T01_STREET] AS [t]
EXCEPT
SELECT [_ESPACE_ID], [_TENANT_ID], [_ACTIVITY_ID], [_PROCESS_DEF_ID], [_IS_UPDATE], [_IS_LIGHT], [ID1], ROW_NUMBER() OVER (PARTITION BY [_ESPACE_ID], [_TENANT_ID], [_ACTIVITY_ID], [_PROCESS_DEF_ID], [_IS_UPDATE], [_IS_LIGHT], [ID1] ORDER BY (SELECT NULL)) AS [o11c_number]
FROM (
SELECT [t].[_ESPACE_ID] AS [_ESPACE_ID], [t].[_TENANT_ID] AS [_TENANT_ID], [t].[_ACTIVITY_ID] AS [_ACTIVITY_ID], [t].[_PROCESS_DEF_ID] AS [_PROCESS_DEF_ID], [t].[_IS_UPDATE] AS [_IS_UPDATE], [t].[_IS_LIGHT] AS [_IS_LIGHT], [t].[ID1] AS [ID1], ROW_NUMBER() OVER (PARTITION BY [t].[_ESPACE_ID], [t].[_TENANT_ID], [t].[_ACTIVITY_ID], [t].[_PROCESS_DEF_ID], [t].[_IS_UPDATE], [t].[_IS_LIGHT], [t].[ID1] ORDER BY (SELECT NULL)) AS [o11c_number]
FROM [OSTARGET].[o11c].[after_street_241fc14fca] AS [t]
EXCEPT
SELECT [t].[_ESPACE_ID] AS [_ESPACE_ID], [t].[_TENANT_ID] AS [_TENANT_ID], [t].[_ACTIVITY_ID] AS [_ACTIVITY_ID], [t].[_PROCESS_DEF_ID] AS [_PROCESS_DEF_ID], [t].[_IS_UPDATE] AS [_IS_UPDATE], [t].[_IS_LIGHT] AS [_IS_LIGHT], [t].[ID1] AS [ID1], ROW_NUMBER() OVER (PARTITION BY [t].[_ESPACE_ID], [t].[_TENANT_ID], [t].[_ACTIVITY_ID], [t].[_PROCESS_DEF_ID], [t].[_IS_UPDATE], [t].[_IS_LIGHT], [t].[ID1] ORDER BY (SELECT NULL)) AS [o11c_number]
FROM [OSTARGET].[o11c].[before_street_241fc14fca] AS [t]
) AS [d]
) AS [d]
) AS [q];

-- And those that the run has taken away.
INSERT INTO [OSTARGET].[o11c].[undo_kept_street_1bdc5a0f37] ([_ESPACE_ID], [_TENANT_ID], [_ACTIVITY_ID], [_PROCESS_DEF_ID], [_IS_UPDATE], [_IS_LIGHT], [ID1])
SELECT [_ESPACE_ID], [_TENANT_ID], [_ACTIVITY_ID], [_PROCESS_DEF_ID], [_IS_UPDATE], [_IS_LIGHT], [ID1] FROM (
SELECT [_ESPACE_ID], [_TENANT_ID], [_ACTIVITY_ID], [_PROCESS_DEF_ID], [_IS_UPDATE], [_IS_LIGHT], [ID1], ROW_NUMBER() OVER (PARTITION BY [_ESPACE_ID], [_TENANT_ID], [_ACTIVITY_ID], [_PROCESS_DEF_ID], [_IS_UPDATE], [_IS_LIGHT], [ID1] ORDER BY (SELECT NULL)) AS [o11c_number]
FROM (
SELECT [t].[_ESPACE_ID] AS [_ESPACE_ID], [t].[_TENANT_ID] AS [_TENANT_ID], [t].[_ACTIVITY_ID] AS [_ACTIVITY_ID], [t].[_PROCESS_DEF_ID] AS [_PROCESS_DEF_ID], [t].[_IS_UPDATE] AS [_IS_UPDATE], [t].[_IS_LIGHT] AS [_IS_LIGHT], [t].[ID1] AS [ID1], ROW_NUMBER() OVER (PARTITION BY [t].[_ESPACE_ID], [t].[_TENANT_ID], [t].[_ACTIVITY_ID], [t].[_PROCESS_DEF_ID], [t].[_IS_UPDATE], [t].[_IS_LIGHT], [t].[ID1] ORDER BY (SELECT NULL)) AS [o11c_number]
FROM [OSTARGET].[o11c].[before_street_241fc14fca] AS [t]
EXCEPT
SELECT [t].[_ESPACE_ID] AS [_ESPACE_ID], [t].[_TENANT_ID] AS [_TENANT_ID], [t].[_ACTIVITY_ID] AS [_ACTIVITY_ID], [t].[_PROCESS_DEF_ID] AS [_PROCESS_DEF_ID], [t].[_IS_UPDATE] AS [_IS_UPDATE], [t].[_IS_LIGHT] AS [_IS_LIGHT], [t].[ID1] AS [ID1], ROW_NUMBER() OVER (PARTITION BY [t].[_ESPACE_ID], [t].[_TENANT_ID], [t].[_ACTIVITY_ID], [t].[_PROCESS_DEF_ID], [t].[_IS_UPDATE], [t].[_IS_LIGHT], [t].[ID1] ORDER BY (SELECT NULL)) AS [o11c_number]
FROM [OSTARGET].[o11c].[after_street_241fc14fca] AS [t]
) AS [d]
) AS [q];

-- Without a subscription the trigger starts no process for rows that are put back. The rows are
-- written back below.
DELETE FROM [OSTARGET].[dbo].[OSEVT_T01_STREET];
SET @o11c_rows = ROWCOUNT_BIG();

DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
UPDATE #o11c_progress SET [mark] = N'undo 8', [rows] = @o11c_rows;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'080-take-events-of-citymanager-street-aside', @o11c_done, @o11c_seconds) WITH NOWAIT;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[080-take-events-of-citymanager-street-aside] failed, nothing was undone: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO

-- Undo 090-write-events-of-citymanager-street-back (9 of 27): write events of CityManager.Street back
-- Why here: the inverse of 560-insert-events-of-citymanager-street, in reverse order
-- Reads: o11c.undo_kept_street_1bdc5a0f37
-- Writes: dbo.OSEVT_T01_STREET
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
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c rollback 9/27 090-write-events-of-citymanager-stre');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 9 of 27: %s', 0, 1, N'090-write-events-of-citymanager-street-back', N'write events of CityManager.Street back') WITH NOWAIT;
UPDATE #o11c_progress SET [started] = SYSUTCDATETIME(), [rows] = 0;
SET @o11c_rows = 0;
BEGIN TRY

-- The target's own subscriptions of CityManager.Street come back as they were.
INSERT INTO [OSTARGET].[dbo].[OSEVT_T01_STREET] ([_ESPACE_ID], [_TENANT_ID], [_ACTIVITY_ID], [_PROCESS_DEF_ID], [_IS_UPDATE], [_IS_LIGHT], [ID1])
SELECT
  [k].[_ESPACE_ID],
  [k].[_TENANT_ID],
  [k].[_ACTIVITY_ID],
  [k].[_PROCESS_DEF_ID],
  [k].[_IS_UPDATE],
  [k].[_IS_LIGHT],
  [k].[ID1]
FROM [OSTARGET].[o11c].[undo_kept_street_1bdc5a0f37] AS [k];
SET @o11c_rows = ROWCOUNT_BIG();

DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
UPDATE #o11c_progress SET [mark] = N'undo 9', [rows] = @o11c_rows;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'090-write-events-of-citymanager-street-back', @o11c_done, @o11c_seconds) WITH NOWAIT;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[090-write-events-of-citymanager-street-back] failed, nothing was undone: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO

-- Undo 100-take-events-of-citymanager-city-aside (10 of 27): take events of CityManager.City aside
-- Why here: the inverse of 550-insert-events-of-citymanager-city: without what the run has added, with
-- what it has taken away
-- Reads: o11c.before_city_31a1fe67f6, o11c.after_city_31a1fe67f6
-- Writes: dbo.OSEVT_T01_CITY, o11c.undo_kept_city_3472b4bd9f
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
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c rollback 10/27 100-take-events-of-citymanager-city-');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 10 of 27: %s', 0, 1, N'100-take-events-of-citymanager-city-aside', N'take events of CityManager.City aside') WITH NOWAIT;
UPDATE #o11c_progress SET [started] = SYSUTCDATETIME(), [rows] = 0;
SET @o11c_rows = 0;
BEGIN TRY

-- What an earlier attempt has kept.
DROP TABLE IF EXISTS [OSTARGET].[o11c].[undo_kept_city_3472b4bd9f];

-- What the event table of CityManager.City holds when all is undone.
SELECT
  [t].[_ESPACE_ID],
  [t].[_TENANT_ID],
  [t].[_ACTIVITY_ID],
  [t].[_PROCESS_DEF_ID],
  [t].[_IS_UPDATE],
  [t].[_IS_LIGHT],
  [t].[ID1],
  [t].[COUNTRYID1]
INTO [o11c].[undo_kept_city_3472b4bd9f]
FROM [OSTARGET].[dbo].[OSEVT_T01_CITY] AS [t]
WHERE
  1 = 0;

-- Its rows of now, without those that the run has added; rows that came later stay.
INSERT INTO [OSTARGET].[o11c].[undo_kept_city_3472b4bd9f] ([_ESPACE_ID], [_TENANT_ID], [_ACTIVITY_ID], [_PROCESS_DEF_ID], [_IS_UPDATE], [_IS_LIGHT], [ID1], [COUNTRYID1])
SELECT [_ESPACE_ID], [_TENANT_ID], [_ACTIVITY_ID], [_PROCESS_DEF_ID], [_IS_UPDATE], [_IS_LIGHT], [ID1], [COUNTRYID1] FROM (
SELECT [_ESPACE_ID], [_TENANT_ID], [_ACTIVITY_ID], [_PROCESS_DEF_ID], [_IS_UPDATE], [_IS_LIGHT], [ID1], [COUNTRYID1], ROW_NUMBER() OVER (PARTITION BY [_ESPACE_ID], [_TENANT_ID], [_ACTIVITY_ID], [_PROCESS_DEF_ID], [_IS_UPDATE], [_IS_LIGHT], [ID1], [COUNTRYID1] ORDER BY (SELECT NULL)) AS [o11c_number]
FROM (
SELECT [t].[_ESPACE_ID] AS [_ESPACE_ID], [t].[_TENANT_ID] AS [_TENANT_ID], [t].[_ACTIVITY_ID] AS [_ACTIVITY_ID], [t].[_PROCESS_DEF_ID] AS [_PROCESS_DEF_ID], [t].[_IS_UPDATE] AS [_IS_UPDATE], [t].[_IS_LIGHT] AS [_IS_LIGHT], [t].[ID1] AS [ID1], [t].[COUNTRYID1] AS [COUNTRYID1], ROW_NUMBER() OVER (PARTITION BY [t].[_ESPACE_ID], [t].[_TENANT_ID], [t].[_ACTIVITY_ID], [t].[_PROCESS_DEF_ID], [t].[_IS_UPDATE], [t].[_IS_LIGHT], [t].[ID1], [t].[COUNTRYID1] ORDER BY (SELECT NULL)) AS [o11c_number]
FROM [OSTARGET].[dbo].[OSEVT_T01_CITY] AS [t]
EXCEPT
SELECT [_ESPACE_ID], [_TENANT_ID], [_ACTIVITY_ID], [_PROCESS_DEF_ID], [_IS_UPDATE], [_IS_LIGHT], [ID1], [COUNTRYID1], ROW_NUMBER() OVER (PARTITION BY [_ESPACE_ID], [_TENANT_ID], [_ACTIVITY_ID], [_PROCESS_DEF_ID], [_IS_UPDATE], [_IS_LIGHT], [ID1], [COUNTRYID1] ORDER BY (SELECT NULL)) AS [o11c_number]
FROM (
SELECT [t].[_ESPACE_ID] AS [_ESPACE_ID], [t].[_TENANT_ID] AS [_TENANT_ID], [t].[_ACTIVITY_ID] AS [_ACTIVITY_ID], [t].[_PROCESS_DEF_ID] AS [_PROCESS_DEF_ID], [t].[_IS_UPDATE] AS [_IS_UPDATE], [t].[_IS_LIGHT] AS [_IS_LIGHT], [t].[ID1] AS [ID1], [t].[COUNTRYID1] AS [COUNTRYID1], ROW_NUMBER() OVER (PARTITION BY [t].[_ESPACE_ID], [t].[_TENANT_ID], [t].[_ACTIVITY_ID], [t].[_PROCESS_DEF_ID], [t].[_IS_UPDATE], [t].[_IS_LIGHT], [t].[ID1], [t].[COUNTRYID1] ORDER BY (SELECT NULL)) AS [o11c_number]
FROM [OSTARGET].[o11c].[after_city_31a1fe67f6] AS [t]
EXCEPT
SELECT [t].[_ESPACE_ID] AS [_ESPACE_ID], [t].[_TENANT_ID] AS [_TENANT_ID], [t].[_ACTIVITY_ID] AS [_ACTIVITY_ID], [t].[_PROCESS_DEF_ID] AS [_PROCESS_DEF_ID], [t].[_IS_UPDATE] AS [_IS_UPDATE], [t].[_IS_LIGHT] AS [_IS_LIGHT], [t].[ID1] AS [ID1], [t].[COUNTRYID1] AS [COUNTRYID1], ROW_NUMBER() OVER (PARTITION BY [t].[_ESPACE_ID], [t].[_TENANT_ID], [t].[_ACTIVITY_ID], [t].[_PROCESS_DEF_ID], [t].[_IS_UPDATE], [t].[_IS_LIGHT], [t].[ID1], [t].[COUNTRYID1] ORDER BY (SELECT NULL)) AS [o11c_number]
FROM [OSTARGET].[o11c].[before_city_31a1fe67f6] AS [t]
) AS [d]
) AS [d]
) AS [q];

-- And those that the run has taken away.
INSERT INTO [OSTARGET].[o11c].[undo_kept_city_3472b4bd9f] ([_ESPACE_ID], [_TENANT_ID], [_ACTIVITY_ID], [_PROCESS_DEF_ID], [_IS_UPDATE], [_IS_LIGHT], [ID1], [COUNTRYID1])
SELECT [_ESPACE_ID], [_TENANT_ID], [_ACTIVITY_ID], [_PROCESS_DEF_ID], [_IS_UPDATE], [_IS_LIGHT], [ID1], [COUNTRYID1] FROM (
SELECT [_ESPACE_ID], [_TENANT_ID], [_ACTIVITY_ID], [_PROCESS_DEF_ID], [_IS_UPDATE], [_IS_LIGHT], [ID1], [COUNTRYID1], ROW_NUMBER() OVER (PARTITION BY [_ESPACE_ID], [_TENANT_ID], [_ACTIVITY_ID], [_PROCESS_DEF_ID], [_IS_UPDATE], [_IS_LIGHT], [ID1], [COUNTRYID1] ORDER BY (SELECT NULL)) AS [o11c_number]
FROM (
SELECT [t].[_ESPACE_ID] AS [_ESPACE_ID], [t].[_TENANT_ID] AS [_TENANT_ID], [t].[_ACTIVITY_ID] AS [_ACTIVITY_ID], [t].[_PROCESS_DEF_ID] AS [_PROCESS_DEF_ID], [t].[_IS_UPDATE] AS [_IS_UPDATE], [t].[_IS_LIGHT] AS [_IS_LIGHT], [t].[ID1] AS [ID1], [t].[COUNTRYID1] AS [COUNTRYID1], ROW_NUMBER() OVER (PARTITION BY [t].[_ESPACE_ID], [t].[_TENANT_ID], [t].[_ACTIVITY_ID], [t].[_PROCESS_DEF_ID], [t].[_IS_UPDATE], [t].[_IS_LIGHT], [t].[ID1], [t].[COUNTRYID1] ORDER BY (SELECT NULL)) AS [o11c_number]
FROM [OSTARGET].[o11c].[before_city_31a1fe67f6] AS [t]
EXCEPT
SELECT [t].[_ESPACE_ID] AS [_ESPACE_ID], [t].[_TENANT_ID] AS [_TENANT_ID], [t].[_ACTIVITY_ID] AS [_ACTIVITY_ID], [t].[_PROCESS_DEF_ID] AS [_PROCESS_DEF_ID], [t].[_IS_UPDATE] AS [_IS_UPDATE], [t].[_IS_LIGHT] AS [_IS_LIGHT], [t].[ID1] AS [ID1], [t].[COUNTRYID1] AS [COUNTRYID1], ROW_NUMBER() OVER (PARTITION BY [t].[_ESPACE_ID], [t].[_TENANT_ID], [t].[_ACTIVITY_ID], [t].[_PROCESS_DEF_ID], [t].[_IS_UPDATE], [t].[_IS_LIGHT], [t].[ID1], [t].[COUNTRYID1] ORDER BY (SELECT NULL)) AS [o11c_number]
FROM [OSTARGET].[o11c].[after_city_31a1fe67f6] AS [t]
) AS [d]
) AS [q];

-- Without a subscription the trigger starts no process for rows that are put back. The rows are
-- written back below.
DELETE FROM [OSTARGET].[dbo].[OSEVT_T01_CITY];
SET @o11c_rows = ROWCOUNT_BIG();

DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
UPDATE #o11c_progress SET [mark] = N'undo 10', [rows] = @o11c_rows;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'100-take-events-of-citymanager-city-aside', @o11c_done, @o11c_seconds) WITH NOWAIT;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[100-take-events-of-citymanager-city-aside] failed, nothing was undone: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO

-- Undo 110-write-events-of-citymanager-city-back (11 of 27): write events of CityManager.City back
-- Why here: the inverse of 550-insert-events-of-citymanager-city, in reverse order
-- Reads: o11c.undo_kept_city_3472b4bd9f
-- Writes: dbo.OSEVT_T01_CITY
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
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c rollback 11/27 110-write-events-of-citymanager-city');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 11 of 27: %s', 0, 1, N'110-write-events-of-citymanager-city-back', N'write events of CityManager.City back') WITH NOWAIT;
UPDATE #o11c_progress SET [started] = SYSUTCDATETIME(), [rows] = 0;
SET @o11c_rows = 0;
BEGIN TRY

-- The target's own subscriptions of CityManager.City come back as they were.
INSERT INTO [OSTARGET].[dbo].[OSEVT_T01_CITY] ([_ESPACE_ID], [_TENANT_ID], [_ACTIVITY_ID], [_PROCESS_DEF_ID], [_IS_UPDATE], [_IS_LIGHT], [ID1], [COUNTRYID1])
SELECT
  [k].[_ESPACE_ID],
  [k].[_TENANT_ID],
  [k].[_ACTIVITY_ID],
  [k].[_PROCESS_DEF_ID],
  [k].[_IS_UPDATE],
  [k].[_IS_LIGHT],
  [k].[ID1],
  [k].[COUNTRYID1]
FROM [OSTARGET].[o11c].[undo_kept_city_3472b4bd9f] AS [k];
SET @o11c_rows = ROWCOUNT_BIG();

DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
UPDATE #o11c_progress SET [mark] = N'undo 11', [rows] = @o11c_rows;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'110-write-events-of-citymanager-city-back', @o11c_done, @o11c_seconds) WITH NOWAIT;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[110-write-events-of-citymanager-city-back] failed, nothing was undone: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO

-- Undo 120-undo-link-system-process-parent-activity-id (12 of 27): undo link (System).Process parent_activity_id
-- Why here: the inverse of 530-link-system-process-parent-activity-id, in reverse order: what it
-- refers to is deleted before these rows
-- Writes: dbo.ossys_bpm_process
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
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c rollback 12/27 120-undo-link-system-process-parent-');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 12 of 27: %s', 0, 1, N'120-undo-link-system-process-parent-activity-id', N'undo link (System).Process parent_activity_id') WITH NOWAIT;
UPDATE #o11c_progress SET [started] = SYSUTCDATETIME(), [rows] = 0;
SET @o11c_rows = 0;
BEGIN TRY

-- These rows are deleted below; until then they must not hold on to rows deleted before them.
UPDATE [t] SET [parent_activity_id] = NULL
FROM [OSTARGET].[o11c].[map_process_879d0bd30b] AS [m]
JOIN [OSTARGET].[dbo].[ossys_bpm_process] AS [t]
  ON [t].[id] = [m].[new_id] AND [m].[fresh] = CAST(1 AS bit)
WHERE (NOT [t].[parent_activity_id] IS NULL);
SET @o11c_rows = ROWCOUNT_BIG();

DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
UPDATE #o11c_progress SET [mark] = N'undo 12', [rows] = @o11c_rows;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'120-undo-link-system-process-parent-activity-id', @o11c_done, @o11c_seconds) WITH NOWAIT;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[120-undo-link-system-process-parent-activity-id] failed, nothing was undone: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO

-- Undo 130-undo-insert-system-activity-output (13 of 27): undo insert (System).Activity_Output
-- Why here: the inverse of 500-insert-system-activity-output, in reverse order
-- Reads: o11c.map_activity_output_37cdc2c179
-- Writes: dbo.ossys_bpm_activity_output
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
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c rollback 13/27 130-undo-insert-system-activity-outp');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 13 of 27: %s', 0, 1, N'130-undo-insert-system-activity-output', N'undo insert (System).Activity_Output') WITH NOWAIT;
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
WHERE k.referenced_object_id = OBJECT_ID(N'[OSTARGET].[dbo].[ossys_bpm_activity_output]')
) AS k
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0917: foreign keys to dbo.ossys_bpm_activity_output were added since the snapshot: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was undone. See that no row refers to migrated ones through them, drop them, run this again, and add them again.', N'%', N'%%');
  THROW 50917, @o11c_message, 1;
END;

-- The rows of (System).Activity_Output that the run has inserted, by its map; no other row refers to
-- them.
DELETE FROM [t]
FROM [OSTARGET].[dbo].[ossys_bpm_activity_output] AS [t]
WHERE EXISTS(
  SELECT
    1
  FROM [OSTARGET].[o11c].[map_activity_output_37cdc2c179] AS [m]
  WHERE
    [m].[new_id] = [t].[id] AND [m].[fresh] = CAST(1 AS bit)
);
SET @o11c_rows = ROWCOUNT_BIG();

DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
UPDATE #o11c_progress SET [mark] = N'undo 13', [rows] = @o11c_rows;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'130-undo-insert-system-activity-output', @o11c_done, @o11c_seconds) WITH NOWAIT;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[130-undo-insert-system-activity-output] failed, nothing was undone: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO

-- Undo 140-undo-insert-system-activity (14 of 27): undo insert (System).Activity
-- Why here: the inverse of 490-insert-system-activity, in reverse order
-- Reads: o11c.map_activity_7719b209bf
-- Writes: dbo.ossys_bpm_activity
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
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c rollback 14/27 140-undo-insert-system-activity');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 14 of 27: %s', 0, 1, N'140-undo-insert-system-activity', N'undo insert (System).Activity') WITH NOWAIT;
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
WHERE k.referenced_object_id = OBJECT_ID(N'[OSTARGET].[dbo].[ossys_bpm_activity]')
) AS k
WHERE NOT name IN (N'dbo.ossys_bpm_activity.osfrk_0ebfff12_7', N'dbo.ossys_bpm_activity_output.osfrk_6798ea2d_1', N'dbo.ossys_bpm_process.osfrk_2ddbc8dd_5')
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0917: foreign keys to dbo.ossys_bpm_activity were added since the snapshot: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was undone. See that no row refers to migrated ones through them, drop them, run this again, and add them again.', N'%', N'%%');
  THROW 50917, @o11c_message, 1;
END;

-- The rows of (System).Activity that the run has inserted, by its map; no other row refers to them.
DELETE FROM [t]
FROM [OSTARGET].[dbo].[ossys_bpm_activity] AS [t]
WHERE EXISTS(
  SELECT
    1
  FROM [OSTARGET].[o11c].[map_activity_7719b209bf] AS [m]
  WHERE
    [m].[new_id] = [t].[id] AND [m].[fresh] = CAST(1 AS bit)
);
SET @o11c_rows = ROWCOUNT_BIG();

DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
UPDATE #o11c_progress SET [mark] = N'undo 14', [rows] = @o11c_rows;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'140-undo-insert-system-activity', @o11c_done, @o11c_seconds) WITH NOWAIT;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[140-undo-insert-system-activity] failed, nothing was undone: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO

-- Undo 150-undo-insert-system-process-output (15 of 27): undo insert (System).Process_Output
-- Why here: the inverse of 480-insert-system-process-output, in reverse order
-- Reads: o11c.map_process_output_dbefc0e412
-- Writes: dbo.ossys_bpm_process_output
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
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c rollback 15/27 150-undo-insert-system-process-outpu');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 15 of 27: %s', 0, 1, N'150-undo-insert-system-process-output', N'undo insert (System).Process_Output') WITH NOWAIT;
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
WHERE k.referenced_object_id = OBJECT_ID(N'[OSTARGET].[dbo].[ossys_bpm_process_output]')
) AS k
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0917: foreign keys to dbo.ossys_bpm_process_output were added since the snapshot: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was undone. See that no row refers to migrated ones through them, drop them, run this again, and add them again.', N'%', N'%%');
  THROW 50917, @o11c_message, 1;
END;

-- The rows of (System).Process_Output that the run has inserted, by its map; no other row refers to
-- them.
DELETE FROM [t]
FROM [OSTARGET].[dbo].[ossys_bpm_process_output] AS [t]
WHERE EXISTS(
  SELECT
    1
  FROM [OSTARGET].[o11c].[map_process_output_dbefc0e412] AS [m]
  WHERE
    [m].[new_id] = [t].[id] AND [m].[fresh] = CAST(1 AS bit)
);
SET @o11c_rows = ROWCOUNT_BIG();

DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
UPDATE #o11c_progress SET [mark] = N'undo 15', [rows] = @o11c_rows;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'150-undo-insert-system-process-output', @o11c_done, @o11c_seconds) WITH NOWAIT;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[150-undo-insert-system-process-output] failed, nothing was undone: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO

-- Undo 160-undo-insert-system-process-input (16 of 27): undo insert (System).Process_Input
-- Why here: the inverse of 470-insert-system-process-input, in reverse order
-- Reads: o11c.map_process_input_78519f28c6
-- Writes: dbo.ossys_bpm_process_input
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
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c rollback 16/27 160-undo-insert-system-process-input');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 16 of 27: %s', 0, 1, N'160-undo-insert-system-process-input', N'undo insert (System).Process_Input') WITH NOWAIT;
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
WHERE k.referenced_object_id = OBJECT_ID(N'[OSTARGET].[dbo].[ossys_bpm_process_input]')
) AS k
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0917: foreign keys to dbo.ossys_bpm_process_input were added since the snapshot: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was undone. See that no row refers to migrated ones through them, drop them, run this again, and add them again.', N'%', N'%%');
  THROW 50917, @o11c_message, 1;
END;

-- The rows of (System).Process_Input that the run has inserted, by its map; no other row refers to
-- them.
DELETE FROM [t]
FROM [OSTARGET].[dbo].[ossys_bpm_process_input] AS [t]
WHERE EXISTS(
  SELECT
    1
  FROM [OSTARGET].[o11c].[map_process_input_78519f28c6] AS [m]
  WHERE
    [m].[new_id] = [t].[id] AND [m].[fresh] = CAST(1 AS bit)
);
SET @o11c_rows = ROWCOUNT_BIG();

DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
UPDATE #o11c_progress SET [mark] = N'undo 16', [rows] = @o11c_rows;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'160-undo-insert-system-process-input', @o11c_done, @o11c_seconds) WITH NOWAIT;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[160-undo-insert-system-process-input] failed, nothing was undone: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO

-- Undo 170-undo-insert-system-process (17 of 27): undo insert (System).Process
-- Why here: the inverse of 460-insert-system-process, in reverse order
-- Reads: o11c.map_process_879d0bd30b
-- Writes: dbo.ossys_bpm_process
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
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c rollback 17/27 170-undo-insert-system-process');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 17 of 27: %s', 0, 1, N'170-undo-insert-system-process', N'undo insert (System).Process') WITH NOWAIT;
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
WHERE k.referenced_object_id = OBJECT_ID(N'[OSTARGET].[dbo].[ossys_bpm_process]')
) AS k
WHERE NOT name IN (N'dbo.ossys_bpm_activity.osfrk_0ebfff12_3', N'dbo.ossys_bpm_process.osfrk_2ddbc8dd_3', N'dbo.ossys_bpm_process.osfrk_2ddbc8dd_4', N'dbo.ossys_bpm_process_input.osfrk_59b57dbf_1', N'dbo.ossys_bpm_process_output.osfrk_21b0c199_1')
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0917: foreign keys to dbo.ossys_bpm_process were added since the snapshot: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was undone. See that no row refers to migrated ones through them, drop them, run this again, and add them again.', N'%', N'%%');
  THROW 50917, @o11c_message, 1;
END;

-- The rows of (System).Process that the run has inserted, by its map; no other row refers to them.
DELETE FROM [t]
FROM [OSTARGET].[dbo].[ossys_bpm_process] AS [t]
WHERE EXISTS(
  SELECT
    1
  FROM [OSTARGET].[o11c].[map_process_879d0bd30b] AS [m]
  WHERE
    [m].[new_id] = [t].[id] AND [m].[fresh] = CAST(1 AS bit)
);
SET @o11c_rows = ROWCOUNT_BIG();

DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
UPDATE #o11c_progress SET [mark] = N'undo 17', [rows] = @o11c_rows;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'170-undo-insert-system-process', @o11c_done, @o11c_seconds) WITH NOWAIT;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[170-undo-insert-system-process] failed, nothing was undone: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO

-- Undo 180-undo-insert-citymanager-street (18 of 27): undo insert CityManager.Street
-- Why here: the inverse of 450-insert-citymanager-street, in reverse order
-- Reads: o11c.map_street_1bdc5a0f37
-- Writes: dbo.OSUSR_T01_STREET
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
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c rollback 18/27 180-undo-insert-citymanager-street');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 18 of 27: %s', 0, 1, N'180-undo-insert-citymanager-street', N'undo insert CityManager.Street') WITH NOWAIT;
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
WHERE k.referenced_object_id = OBJECT_ID(N'[OSTARGET].[dbo].[OSUSR_T01_STREET]')
) AS k
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0917: foreign keys to dbo.OSUSR_T01_STREET were added since the snapshot: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was undone. See that no row refers to migrated ones through them, drop them, run this again, and add them again.', N'%', N'%%');
  THROW 50917, @o11c_message, 1;
END;

-- The rows of CityManager.Street that the run has inserted, by its map; no other row refers to them.
DELETE FROM [t]
FROM [OSTARGET].[dbo].[OSUSR_T01_STREET] AS [t]
WHERE EXISTS(
  SELECT
    1
  FROM [OSTARGET].[o11c].[map_street_1bdc5a0f37] AS [m]
  WHERE
    [m].[new_id] = [t].[ID1] AND [m].[fresh] = CAST(1 AS bit)
);
SET @o11c_rows = ROWCOUNT_BIG();

DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
UPDATE #o11c_progress SET [mark] = N'undo 18', [rows] = @o11c_rows;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'180-undo-insert-citymanager-street', @o11c_done, @o11c_seconds) WITH NOWAIT;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[180-undo-insert-citymanager-street] failed, nothing was undone: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO

-- Undo 190-undo-insert-citymanager-city (19 of 27): undo insert CityManager.City
-- Why here: the inverse of 440-insert-citymanager-city, in reverse order
-- Reads: o11c.map_city_3472b4bd9f
-- Writes: dbo.OSUSR_T01_CITY
-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'undo 18')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c rollback 19/27 190-undo-insert-citymanager-city');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 19 of 27: %s', 0, 1, N'190-undo-insert-citymanager-city', N'undo insert CityManager.City') WITH NOWAIT;
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
WHERE k.referenced_object_id = OBJECT_ID(N'[OSTARGET].[dbo].[OSUSR_T01_CITY]')
) AS k
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0917: foreign keys to dbo.OSUSR_T01_CITY were added since the snapshot: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was undone. See that no row refers to migrated ones through them, drop them, run this again, and add them again.', N'%', N'%%');
  THROW 50917, @o11c_message, 1;
END;

-- The rows of CityManager.City that the run has inserted, by its map; no other row refers to them.
DELETE FROM [t]
FROM [OSTARGET].[dbo].[OSUSR_T01_CITY] AS [t]
WHERE EXISTS(
  SELECT
    1
  FROM [OSTARGET].[o11c].[map_city_3472b4bd9f] AS [m]
  WHERE
    [m].[new_id] = [t].[ID1] AND [m].[fresh] = CAST(1 AS bit)
);
SET @o11c_rows = ROWCOUNT_BIG();

DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
UPDATE #o11c_progress SET [mark] = N'undo 19', [rows] = @o11c_rows;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'190-undo-insert-citymanager-city', @o11c_done, @o11c_seconds) WITH NOWAIT;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[190-undo-insert-citymanager-city] failed, nothing was undone: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO

-- Undo 200-undo-insert-citymanager-country (20 of 27): undo insert CityManager.Country
-- Why here: the inverse of 430-insert-citymanager-country, in reverse order
-- Reads: o11c.map_country_9d32f3c1fc
-- Writes: dbo.OSUSR_T01_COUNTRY
-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'undo 19')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c rollback 20/27 200-undo-insert-citymanager-country');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 20 of 27: %s', 0, 1, N'200-undo-insert-citymanager-country', N'undo insert CityManager.Country') WITH NOWAIT;
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
WHERE k.referenced_object_id = OBJECT_ID(N'[OSTARGET].[dbo].[OSUSR_T01_COUNTRY]')
) AS k
WHERE NOT name IN (N'dbo.OSUSR_T01_CITY.osfrk_083d3bd8_1')
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0917: foreign keys to dbo.OSUSR_T01_COUNTRY were added since the snapshot: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was undone. See that no row refers to migrated ones through them, drop them, run this again, and add them again.', N'%', N'%%');
  THROW 50917, @o11c_message, 1;
END;

-- The rows of CityManager.Country that the run has inserted, by its map; no other row refers to them.
DELETE FROM [t]
FROM [OSTARGET].[dbo].[OSUSR_T01_COUNTRY] AS [t]
WHERE EXISTS(
  SELECT
    1
  FROM [OSTARGET].[o11c].[map_country_9d32f3c1fc] AS [m]
  WHERE
    [m].[new_id] = [t].[ID1] AND [m].[fresh] = CAST(1 AS bit)
);
SET @o11c_rows = ROWCOUNT_BIG();

DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
UPDATE #o11c_progress SET [mark] = N'undo 20', [rows] = @o11c_rows;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'200-undo-insert-citymanager-country', @o11c_done, @o11c_seconds) WITH NOWAIT;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[200-undo-insert-citymanager-country] failed, nothing was undone: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO

-- Undo 210-undo-insert-system-group-user (21 of 27): undo insert (System).Group_User
-- Why here: the inverse of 340-insert-system-group-user, in reverse order
-- Reads: o11c.map_group_user_1901da0039
-- Writes: dbo.ossys_group_user
-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'undo 20')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c rollback 21/27 210-undo-insert-system-group-user');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 21 of 27: %s', 0, 1, N'210-undo-insert-system-group-user', N'undo insert (System).Group_User') WITH NOWAIT;
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
UPDATE #o11c_progress SET [mark] = N'undo 21', [rows] = @o11c_rows;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'210-undo-insert-system-group-user', @o11c_done, @o11c_seconds) WITH NOWAIT;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[210-undo-insert-system-group-user] failed, nothing was undone: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO

-- Undo 220-undo-insert-system-group (22 of 27): undo insert (System).Group
-- Why here: the inverse of 310-insert-system-group, in reverse order
-- Reads: o11c.map_group_82be168321
-- Writes: dbo.ossys_group
-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'undo 21')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c rollback 22/27 220-undo-insert-system-group');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 22 of 27: %s', 0, 1, N'220-undo-insert-system-group', N'undo insert (System).Group') WITH NOWAIT;
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
UPDATE #o11c_progress SET [mark] = N'undo 22', [rows] = @o11c_rows;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'220-undo-insert-system-group', @o11c_done, @o11c_seconds) WITH NOWAIT;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[220-undo-insert-system-group] failed, nothing was undone: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO

-- Undo 230-undo-insert-system-user (23 of 27): undo insert (System).User
-- Why here: the inverse of 280-insert-system-user, in reverse order
-- Reads: o11c.map_user_f9b11b2f84
-- Writes: dbo.ossys_user
-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'undo 22')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c rollback 23/27 230-undo-insert-system-user');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 23 of 27: %s', 0, 1, N'230-undo-insert-system-user', N'undo insert (System).User') WITH NOWAIT;
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
WHERE NOT name IN (N'dbo.ossys_bpm_activity.osfrk_0ebfff12_4', N'dbo.ossys_bpm_process.osfrk_2ddbc8dd_7', N'dbo.ossys_bpm_process.osfrk_2ddbc8dd_8', N'dbo.ossys_bpm_process.osfrk_2ddbc8dd_9', N'dbo.ossys_group_user.osfrk_961b70b5_2', N'dbo.ossys_user_role.osfrk_8fc0333f_1')
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
UPDATE #o11c_progress SET [mark] = N'undo 23', [rows] = @o11c_rows;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'230-undo-insert-system-user', @o11c_done, @o11c_seconds) WITH NOWAIT;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[230-undo-insert-system-user] failed, nothing was undone: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO

-- Undo 240-enable-triggers-of-citymanager-street (24 of 27): enable triggers of CityManager.Street
-- Why here: the inverse of 250-silence-triggers-of-citymanager-street, in reverse order
-- Writes: triggers of dbo.OSUSR_T01_STREET
-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'undo 23')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c rollback 24/27 240-enable-triggers-of-citymanager-s');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 24 of 27: %s', 0, 1, N'240-enable-triggers-of-citymanager-street', N'enable triggers of CityManager.Street') WITH NOWAIT;
UPDATE #o11c_progress SET [started] = SYSUTCDATETIME(), [rows] = 0;
SET @o11c_rows = 0;
BEGIN TRY

-- From COMMIT on BPT listens again, as before the run.
ALTER TABLE [OSTARGET].[dbo].[OSUSR_T01_STREET] ENABLE TRIGGER [OSTRG_EI__OSUSR_T01_STREET];

DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
UPDATE #o11c_progress SET [mark] = N'undo 24', [rows] = @o11c_rows;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'240-enable-triggers-of-citymanager-street', @o11c_done, @o11c_seconds) WITH NOWAIT;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[240-enable-triggers-of-citymanager-street] failed, nothing was undone: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO

-- Undo 250-enable-triggers-of-citymanager-city (25 of 27): enable triggers of CityManager.City
-- Why here: the inverse of 240-silence-triggers-of-citymanager-city, in reverse order
-- Writes: triggers of dbo.OSUSR_T01_CITY
-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'undo 24')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c rollback 25/27 250-enable-triggers-of-citymanager-c');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 25 of 27: %s', 0, 1, N'250-enable-triggers-of-citymanager-city', N'enable triggers of CityManager.City') WITH NOWAIT;
UPDATE #o11c_progress SET [started] = SYSUTCDATETIME(), [rows] = 0;
SET @o11c_rows = 0;
BEGIN TRY

-- From COMMIT on BPT listens again, as before the run.
ALTER TABLE [OSTARGET].[dbo].[OSUSR_T01_CITY] ENABLE TRIGGER [OSTRG_EI__OSUSR_T01_CITY];

DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
UPDATE #o11c_progress SET [mark] = N'undo 25', [rows] = @o11c_rows;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'250-enable-triggers-of-citymanager-city', @o11c_done, @o11c_seconds) WITH NOWAIT;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[250-enable-triggers-of-citymanager-city] failed, nothing was undone: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO

-- Undo 260-prove-that-all-is-as-before (26 of 27): prove that all is as before
-- Why here: last before COMMIT: whatever is not as before the run undoes the undoing
-- Reads: rows and images
-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'undo 25')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c rollback 26/27 260-prove-that-all-is-as-before');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 26 of 27: %s', 0, 1, N'260-prove-that-all-is-as-before', N'prove that all is as before') WITH NOWAIT;
UPDATE #o11c_progress SET [started] = SYSUTCDATETIME(), [rows] = 0;
SET @o11c_rows = 0;
BEGIN TRY

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
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0953: rows of (System).User that the run has inserted are left: ' + CONVERT(nvarchar(20), @o11c_found)
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
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0953: rows of (System).Group that the run has inserted are left: ' + CONVERT(nvarchar(20), @o11c_found)
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
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0953: rows of (System).Group_User that the run has inserted are left: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was undone: the target is as it was. Report this, with the plan.', N'%', N'%%');
  THROW 50953, @o11c_message, 1;
END;

-- No row of CityManager.Country that the run has inserted is left.
SELECT @o11c_found = COUNT_BIG(*), @o11c_samples = MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([t].[ID1] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[dbo].[OSUSR_T01_COUNTRY] AS [t]
WHERE
  EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[map_country_9d32f3c1fc] AS [m]
    WHERE
      [m].[new_id] = [t].[ID1] AND [m].[fresh] = CAST(1 AS bit)
  )
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0953: rows of CityManager.Country that the run has inserted are left: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was undone: the target is as it was. Report this, with the plan.', N'%', N'%%');
  THROW 50953, @o11c_message, 1;
END;

-- No row of CityManager.City that the run has inserted is left.
SELECT @o11c_found = COUNT_BIG(*), @o11c_samples = MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([t].[ID1] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[dbo].[OSUSR_T01_CITY] AS [t]
WHERE
  EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[map_city_3472b4bd9f] AS [m]
    WHERE
      [m].[new_id] = [t].[ID1] AND [m].[fresh] = CAST(1 AS bit)
  )
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0953: rows of CityManager.City that the run has inserted are left: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was undone: the target is as it was. Report this, with the plan.', N'%', N'%%');
  THROW 50953, @o11c_message, 1;
END;

-- No row of CityManager.Street that the run has inserted is left.
SELECT @o11c_found = COUNT_BIG(*), @o11c_samples = MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([t].[ID1] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[dbo].[OSUSR_T01_STREET] AS [t]
WHERE
  EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[map_street_1bdc5a0f37] AS [m]
    WHERE
      [m].[new_id] = [t].[ID1] AND [m].[fresh] = CAST(1 AS bit)
  )
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0953: rows of CityManager.Street that the run has inserted are left: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was undone: the target is as it was. Report this, with the plan.', N'%', N'%%');
  THROW 50953, @o11c_message, 1;
END;

-- No row of (System).Process that the run has inserted is left.
SELECT @o11c_found = COUNT_BIG(*), @o11c_samples = MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([t].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[dbo].[ossys_bpm_process] AS [t]
WHERE
  EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[map_process_879d0bd30b] AS [m]
    WHERE
      [m].[new_id] = [t].[id] AND [m].[fresh] = CAST(1 AS bit)
  )
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0953: rows of (System).Process that the run has inserted are left: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was undone: the target is as it was. Report this, with the plan.', N'%', N'%%');
  THROW 50953, @o11c_message, 1;
END;

-- No row of (System).Process_Input that the run has inserted is left.
SELECT @o11c_found = COUNT_BIG(*), @o11c_samples = MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([t].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[dbo].[ossys_bpm_process_input] AS [t]
WHERE
  EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[map_process_input_78519f28c6] AS [m]
    WHERE
      [m].[new_id] = [t].[id] AND [m].[fresh] = CAST(1 AS bit)
  )
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0953: rows of (System).Process_Input that the run has inserted are left: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was undone: the target is as it was. Report this, with the plan.', N'%', N'%%');
  THROW 50953, @o11c_message, 1;
END;

-- No row of (System).Process_Output that the run has inserted is left.
SELECT @o11c_found = COUNT_BIG(*), @o11c_samples = MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([t].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[dbo].[ossys_bpm_process_output] AS [t]
WHERE
  EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[map_process_output_dbefc0e412] AS [m]
    WHERE
      [m].[new_id] = [t].[id] AND [m].[fresh] = CAST(1 AS bit)
  )
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0953: rows of (System).Process_Output that the run has inserted are left: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was undone: the target is as it was. Report this, with the plan.', N'%', N'%%');
  THROW 50953, @o11c_message, 1;
END;

-- No row of (System).Activity that the run has inserted is left.
SELECT @o11c_found = COUNT_BIG(*), @o11c_samples = MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([t].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[dbo].[ossys_bpm_activity] AS [t]
WHERE
  EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[map_activity_7719b209bf] AS [m]
    WHERE
      [m].[new_id] = [t].[id] AND [m].[fresh] = CAST(1 AS bit)
  )
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0953: rows of (System).Activity that the run has inserted are left: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was undone: the target is as it was. Report this, with the plan.', N'%', N'%%');
  THROW 50953, @o11c_message, 1;
END;

-- No row of (System).Activity_Output that the run has inserted is left.
SELECT @o11c_found = COUNT_BIG(*), @o11c_samples = MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([t].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[dbo].[ossys_bpm_activity_output] AS [t]
WHERE
  EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[map_activity_output_37cdc2c179] AS [m]
    WHERE
      [m].[new_id] = [t].[id] AND [m].[fresh] = CAST(1 AS bit)
  )
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0953: rows of (System).Activity_Output that the run has inserted are left: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was undone: the target is as it was. Report this, with the plan.', N'%', N'%%');
  THROW 50953, @o11c_message, 1;
END;

DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
UPDATE #o11c_progress SET [mark] = N'undo 26', [rows] = @o11c_rows;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'260-prove-that-all-is-as-before', @o11c_done, @o11c_seconds) WITH NOWAIT;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[260-prove-that-all-is-as-before] failed, nothing was undone: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO

-- Undo 270-restore-the-maps-of-earlier-runs (27 of 27): restore the maps of earlier runs
-- Why here: after the proof, which reads them
-- Writes: o11c.run, o11c.map, maps
-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'undo 26')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c rollback 27/27 270-restore-the-maps-of-earlier-runs');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 27 of 27: %s', 0, 1, N'270-restore-the-maps-of-earlier-runs', N'restore the maps of earlier runs') WITH NOWAIT;
UPDATE #o11c_progress SET [started] = SYSUTCDATETIME(), [rows] = 0;
SET @o11c_rows = 0;
BEGIN TRY

-- The maps that the run has made go.
DROP TABLE IF EXISTS [o11c].[map_activity_definition_8cc511ba31],
  [o11c].[map_activity_output_def_ace59eb889],
  [o11c].[map_activity_status_8950f6d54a],
  [o11c].[map_espace_e1a6a44dce],
  [o11c].[map_process_definition_fce9a66ef3],
  [o11c].[map_process_input_def_7fc7a7c2fe],
  [o11c].[map_process_output_def_56473c357e],
  [o11c].[map_process_status_1f62c016eb],
  [o11c].[map_tenant_63c9ad9cd6],
  [o11c].[map_user_f9b11b2f84],
  [o11c].[map_group_82be168321],
  [o11c].[map_group_user_1901da0039],
  [o11c].[map_country_9d32f3c1fc],
  [o11c].[map_city_3472b4bd9f],
  [o11c].[map_street_1bdc5a0f37],
  [o11c].[map_process_879d0bd30b],
  [o11c].[map_process_input_78519f28c6],
  [o11c].[map_process_output_dbefc0e412],
  [o11c].[map_activity_7719b209bf],
  [o11c].[map_activity_output_37cdc2c179];

-- Those of earlier runs that it had put aside come back.
IF OBJECT_ID(N'[o11c].[before_map_activity_definition_8cc511ba31]', N'U') IS NOT NULL
  EXEC sys.sp_rename @objname = N'[o11c].[before_map_activity_definition_8cc511ba31]', @newname = N'map_activity_definition_8cc511ba31', @objtype = N'OBJECT';

IF OBJECT_ID(N'[o11c].[before_map_activity_output_def_ace59eb889]', N'U') IS NOT NULL
  EXEC sys.sp_rename @objname = N'[o11c].[before_map_activity_output_def_ace59eb889]', @newname = N'map_activity_output_def_ace59eb889', @objtype = N'OBJECT';

IF OBJECT_ID(N'[o11c].[before_map_activity_status_8950f6d54a]', N'U') IS NOT NULL
  EXEC sys.sp_rename @objname = N'[o11c].[before_map_activity_status_8950f6d54a]', @newname = N'map_activity_status_8950f6d54a', @objtype = N'OBJECT';

IF OBJECT_ID(N'[o11c].[before_map_espace_e1a6a44dce]', N'U') IS NOT NULL
  EXEC sys.sp_rename @objname = N'[o11c].[before_map_espace_e1a6a44dce]', @newname = N'map_espace_e1a6a44dce', @objtype = N'OBJECT';

IF OBJECT_ID(N'[o11c].[before_map_process_definition_fce9a66ef3]', N'U') IS NOT NULL
  EXEC sys.sp_rename @objname = N'[o11c].[before_map_process_definition_fce9a66ef3]', @newname = N'map_process_definition_fce9a66ef3', @objtype = N'OBJECT';

IF OBJECT_ID(N'[o11c].[before_map_process_input_def_7fc7a7c2fe]', N'U') IS NOT NULL
  EXEC sys.sp_rename @objname = N'[o11c].[before_map_process_input_def_7fc7a7c2fe]', @newname = N'map_process_input_def_7fc7a7c2fe', @objtype = N'OBJECT';

IF OBJECT_ID(N'[o11c].[before_map_process_output_def_56473c357e]', N'U') IS NOT NULL
  EXEC sys.sp_rename @objname = N'[o11c].[before_map_process_output_def_56473c357e]', @newname = N'map_process_output_def_56473c357e', @objtype = N'OBJECT';

IF OBJECT_ID(N'[o11c].[before_map_process_status_1f62c016eb]', N'U') IS NOT NULL
  EXEC sys.sp_rename @objname = N'[o11c].[before_map_process_status_1f62c016eb]', @newname = N'map_process_status_1f62c016eb', @objtype = N'OBJECT';

IF OBJECT_ID(N'[o11c].[before_map_tenant_63c9ad9cd6]', N'U') IS NOT NULL
  EXEC sys.sp_rename @objname = N'[o11c].[before_map_tenant_63c9ad9cd6]', @newname = N'map_tenant_63c9ad9cd6', @objtype = N'OBJECT';

IF OBJECT_ID(N'[o11c].[before_map_user_f9b11b2f84]', N'U') IS NOT NULL
  EXEC sys.sp_rename @objname = N'[o11c].[before_map_user_f9b11b2f84]', @newname = N'map_user_f9b11b2f84', @objtype = N'OBJECT';

IF OBJECT_ID(N'[o11c].[before_map_group_82be168321]', N'U') IS NOT NULL
  EXEC sys.sp_rename @objname = N'[o11c].[before_map_group_82be168321]', @newname = N'map_group_82be168321', @objtype = N'OBJECT';

IF OBJECT_ID(N'[o11c].[before_map_group_user_1901da0039]', N'U') IS NOT NULL
  EXEC sys.sp_rename @objname = N'[o11c].[before_map_group_user_1901da0039]', @newname = N'map_group_user_1901da0039', @objtype = N'OBJECT';

IF OBJECT_ID(N'[o11c].[before_map_country_9d32f3c1fc]', N'U') IS NOT NULL
  EXEC sys.sp_rename @objname = N'[o11c].[before_map_country_9d32f3c1fc]', @newname = N'map_country_9d32f3c1fc', @objtype = N'OBJECT';

IF OBJECT_ID(N'[o11c].[before_map_city_3472b4bd9f]', N'U') IS NOT NULL
  EXEC sys.sp_rename @objname = N'[o11c].[before_map_city_3472b4bd9f]', @newname = N'map_city_3472b4bd9f', @objtype = N'OBJECT';

IF OBJECT_ID(N'[o11c].[before_map_street_1bdc5a0f37]', N'U') IS NOT NULL
  EXEC sys.sp_rename @objname = N'[o11c].[before_map_street_1bdc5a0f37]', @newname = N'map_street_1bdc5a0f37', @objtype = N'OBJECT';

IF OBJECT_ID(N'[o11c].[before_map_process_879d0bd30b]', N'U') IS NOT NULL
  EXEC sys.sp_rename @objname = N'[o11c].[before_map_process_879d0bd30b]', @newname = N'map_process_879d0bd30b', @objtype = N'OBJECT';

IF OBJECT_ID(N'[o11c].[before_map_process_input_78519f28c6]', N'U') IS NOT NULL
  EXEC sys.sp_rename @objname = N'[o11c].[before_map_process_input_78519f28c6]', @newname = N'map_process_input_78519f28c6', @objtype = N'OBJECT';

IF OBJECT_ID(N'[o11c].[before_map_process_output_dbefc0e412]', N'U') IS NOT NULL
  EXEC sys.sp_rename @objname = N'[o11c].[before_map_process_output_dbefc0e412]', @newname = N'map_process_output_dbefc0e412', @objtype = N'OBJECT';

IF OBJECT_ID(N'[o11c].[before_map_activity_7719b209bf]', N'U') IS NOT NULL
  EXEC sys.sp_rename @objname = N'[o11c].[before_map_activity_7719b209bf]', @newname = N'map_activity_7719b209bf', @objtype = N'OBJECT';

IF OBJECT_ID(N'[o11c].[before_map_activity_output_37cdc2c179]', N'U') IS NOT NULL
  EXEC sys.sp_rename @objname = N'[o11c].[before_map_activity_output_37cdc2c179]', @newname = N'map_activity_output_37cdc2c179', @objtype = N'OBJECT';

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

-- Nor are the work tables of run and undo.
DROP TABLE IF EXISTS [o11c].[undo_kept_city_3472b4bd9f],
  [o11c].[undo_kept_street_1bdc5a0f37];

DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
UPDATE #o11c_progress SET [mark] = N'undo 27', [rows] = @o11c_rows;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'270-restore-the-maps-of-earlier-runs', @o11c_done, @o11c_seconds) WITH NOWAIT;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[270-restore-the-maps-of-earlier-runs] failed, nothing was undone: ' + ERROR_MESSAGE()
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
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'undo 27')
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
