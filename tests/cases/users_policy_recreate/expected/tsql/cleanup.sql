-- users-policy-recreate: drop what the runs of this project have kept, once the migration is accepted
-- Compiled by o11c 0.1.0 from
--   source snapshot 5f813fff0659f297711e34f2c607a7fbdac95152866d7b715b0d8e35ebd0735d
--   target snapshot a7aab6b574b12b004b5b1cc5cbe766ae0c59f9d5e76e24eb622c90a72ebce415
--   project file    b0f27b21de8526898247e4b89286356abb5e77292055ca46b1b853980d6b19fa
-- Source OSSOURCE.dbo, target OSTARGET.dbo.
-- Run: sqlcmd -S SERVER -d TARGET -b -i cleanup.sql
-- Afterwards the run cannot be undone, and no later run can go on from its maps (delta). The migrated rows stay.
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
-- What this session does, for who looks at sys.dm_exec_sessions (context_info, UTF-16).
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c cleanup');
SET CONTEXT_INFO @o11c_context;
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
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
BEGIN TRANSACTION;

-- A run in steps that ended before it had changed anything has nothing to finish: it is closed.
IF OBJECT_ID(N'[o11c].[plan_step]', N'U') IS NOT NULL
  EXEC (N'UPDATE [o11c].[run] SET [status] = N''rolled back'', [finished] = SYSUTCDATETIME()
WHERE [status] = N''running''
  AND NOT EXISTS (SELECT 1 FROM [o11c].[batch] AS [b] WHERE [b].[run_id] = [run].[run_id])
  AND NOT EXISTS (SELECT 1 FROM [o11c].[step] AS [s]
    LEFT JOIN [o11c].[plan_step] AS [p] ON [p].[run_id] = [s].[run_id] AND [p].[step_id] = [s].[step_id]
    WHERE [s].[run_id] = [run].[run_id] AND ([p].[kind] IS NULL
      OR NOT [p].[kind] IN (N''build_literal_map'', N''check_addresses'', N''check_queues'', N''check_unique'', N''close_rows'', N''find_user'', N''guard_model'', N''open_run'', N''select_processes'', N''select_rows'')))');

-- A run in steps that has not ended needs all of it.
IF OBJECT_ID(N'[o11c].[run]', N'U') IS NOT NULL
  EXEC (N'IF EXISTS (SELECT [run_id] FROM [o11c].[run] WHERE [project] = N''users-policy-recreate'' AND [status] = N''running'')
BEGIN
  THROW 50954, N''O11-0954: a run has not ended. Nothing was dropped. Run migrate.sql again to finish it, or undo it with rollback.sql.'', 1;
END');

-- What goes: this project's maps; images and work tables when the last run was this project's (they
-- are the last run's).
CREATE TABLE #o11c_going ([name] nvarchar(128) COLLATE Latin1_General_BIN2 NOT NULL);

IF OBJECT_ID(N'[o11c].[run]', N'U') IS NOT NULL
  EXEC (N'INSERT INTO #o11c_going ([name])
SELECT [g].[table_name] FROM [o11c].[map] AS [g] WHERE [g].[run_id] IN (SELECT [run_id] FROM [o11c].[run] WHERE [project] = N''users-policy-recreate'')
  AND OBJECT_ID(N''[o11c].'' + QUOTENAME([g].[table_name]), N''U'') IS NOT NULL
UNION
SELECT [name] COLLATE Latin1_General_BIN2 FROM sys.tables
WHERE [schema_id] = SCHEMA_ID(N''o11c'')
  AND ([name] LIKE N''before[_]%'' OR [name] LIKE N''after[_]%'' OR [name] LIKE N''kept[_]%''
    OR [name] LIKE N''undo[_]%'' OR [name] LIKE N''work[_]%'')
  AND NOT EXISTS (SELECT 1 FROM [o11c].[run] WHERE [run_id] = (SELECT MAX([run_id]) FROM [o11c].[run]) AND [project] <> N''users-policy-recreate'');');

-- Each table that is dropped.
SELECT N'o11c.' + [name] AS [dropped]
FROM #o11c_going
ORDER BY [name];

-- They go, and what the journal says of this project.
DECLARE @o11c_name nvarchar(128), @o11c_text nvarchar(max);
WHILE 1 = 1
BEGIN
  SET @o11c_name = (SELECT MIN([name]) FROM #o11c_going);
  SET @o11c_text = N'DROP TABLE [o11c].' + QUOTENAME(@o11c_name);
  IF @o11c_text IS NULL BREAK;
  EXEC (@o11c_text);
  DELETE FROM #o11c_going WHERE [name] = @o11c_name;
END;
DROP TABLE #o11c_going;

IF OBJECT_ID(N'[o11c].[run]', N'U') IS NOT NULL
  EXEC (N'IF OBJECT_ID(N''[o11c].[map]'', N''U'') IS NOT NULL
  DELETE FROM [o11c].[map] WHERE [run_id] IN (SELECT [run_id] FROM [o11c].[run] WHERE [project] = N''users-policy-recreate'');
IF OBJECT_ID(N''[o11c].[batch]'', N''U'') IS NOT NULL
  DELETE FROM [o11c].[batch] WHERE [run_id] IN (SELECT [run_id] FROM [o11c].[run] WHERE [project] = N''users-policy-recreate'');
IF OBJECT_ID(N''[o11c].[plan_step]'', N''U'') IS NOT NULL
  DELETE FROM [o11c].[plan_step] WHERE [run_id] IN (SELECT [run_id] FROM [o11c].[run] WHERE [project] = N''users-policy-recreate'');
IF OBJECT_ID(N''[o11c].[step]'', N''U'') IS NOT NULL
  DELETE FROM [o11c].[step] WHERE [run_id] IN (SELECT [run_id] FROM [o11c].[run] WHERE [project] = N''users-policy-recreate'');
DELETE FROM [o11c].[run] WHERE [project] = N''users-policy-recreate'';');

-- When no other project has a run here, the journal goes too, and the schema when nothing else is in
-- it.
IF OBJECT_ID(N'[o11c].[run]', N'U') IS NOT NULL
  EXEC (N'IF NOT EXISTS (SELECT 1 FROM [o11c].[run])
BEGIN
  DROP TABLE IF EXISTS [o11c].[batch], [o11c].[plan_step], [o11c].[step], [o11c].[map], [o11c].[run];
  IF NOT EXISTS (SELECT 1 FROM sys.objects WHERE [schema_id] = SCHEMA_ID(N''o11c''))
    EXEC (N''DROP SCHEMA [o11c]'');
END;');

COMMIT TRANSACTION;
UPDATE #o11c_progress SET [mark] = N'done';
EXEC sys.sp_releaseapplock @Resource = N'o11c', @LockOwner = N'Session';
RAISERROR(N'o11c: cleanup complete', 0, 1) WITH NOWAIT;
GO
