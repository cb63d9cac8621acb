-- step-batches: migrate all rows step by step, verify
-- Compiled by o11c 0.1.0 from
--   source snapshot ecbc5848a898a34480ceb8cc0079bd70718cd870f5015f0d27e16d554f9bb46f
--   target snapshot 0f6736b21228e8667f0e47cb7547e2a5cf4210291815714eb22d3aa6c715de50
--   project file    b76514bff2e92df89c327a491f95fe0fd78fd25d13bf56feee083d141dfc3b2b
-- Source OSSOURCE.dbo, target OSTARGET.dbo.
-- Run from this folder (:r is relative to where sqlcmd runs): sqlcmd -S SERVER -d TARGET -b -i migrate.sql
-- Each step commits with its row in the journal (o11c.step). An error ends the run with a non-zero exit code;
-- the last lines name the step, which is undone, and what came before it stays. Run it again to go on: it
-- passes over what is finished. The target's applications stay disabled until it is done.
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
  (N'[OSSOURCE].[dbo].[ossys_espace]'),
  (N'[OSSOURCE].[dbo].[ossys_entity]'),
  (N'[OSSOURCE].[dbo].[ossys_entity_attr]'),
  (N'[OSSOURCE].[dbo].[ossys_entity_record]'),
  (N'[OSSOURCE].[dbo].[ossys_role]'),
  (N'[OSSOURCE].[dbo].[ossys_tenant]'),
  (N'[OSSOURCE].[dbo].[ossys_application]'),
  (N'[OSTARGET].[dbo].[ossys_espace]'),
  (N'[OSTARGET].[dbo].[ossys_entity]'),
  (N'[OSTARGET].[dbo].[ossys_entity_attr]'),
  (N'[OSTARGET].[dbo].[ossys_entity_record]'),
  (N'[OSTARGET].[dbo].[ossys_role]'),
  (N'[OSTARGET].[dbo].[ossys_tenant]'),
  (N'[OSTARGET].[dbo].[ossys_application]')
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
-- Results of the verification; gone at the end of the session.
DROP TABLE IF EXISTS #o11c_check;
CREATE TABLE #o11c_check (
  [place] bigint IDENTITY(1, 1) NOT NULL PRIMARY KEY,
  [check_id] nvarchar(200) COLLATE Latin1_General_BIN2 NOT NULL,
  [entity] nvarchar(4000) COLLATE Latin1_General_BIN2 NOT NULL,
  [what] nvarchar(4000) COLLATE Latin1_General_BIN2 NOT NULL,
  [expected] bigint NULL,
  [found] bigint NOT NULL,
  [ok] bit NULL
);
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
-- Records paired by key, for the literal maps.
DROP TABLE IF EXISTS #o11c_pair;
CREATE TABLE #o11c_pair (
  [map_name] nvarchar(128) COLLATE Latin1_General_BIN2 NOT NULL,
  [name] nvarchar(max) COLLATE Latin1_General_BIN2 NOT NULL,
  [old_id] nvarchar(400) COLLATE Latin1_General_BIN2 NOT NULL,
  [new_id] nvarchar(400) COLLATE Latin1_General_BIN2 NOT NULL,
  [source_key] nvarchar(4000) COLLATE Latin1_General_BIN2 NOT NULL,
  [target_key] nvarchar(4000) COLLATE Latin1_General_BIN2 NOT NULL
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
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- Identifier maps, journal and registry live in a schema of their own. Names of two parts are in the
-- current database, which is the target.
IF SCHEMA_ID(N'o11c') IS NULL EXEC (N'CREATE SCHEMA [o11c]');
UPDATE #o11c_progress SET [mark] = N'tables 1';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'tables 1')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
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
UPDATE #o11c_progress SET [mark] = N'tables 2';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'tables 2')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- A journal of an older version gets the columns that it lacks.
IF COL_LENGTH(N'[o11c].[run]', N'mode') IS NULL
  ALTER TABLE [o11c].[run] ADD [plan] nvarchar(64) COLLATE Latin1_General_BIN2 NULL, [mode] nvarchar(10) COLLATE Latin1_General_BIN2 NULL;
UPDATE #o11c_progress SET [mark] = N'tables 3';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'tables 3')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
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
UPDATE #o11c_progress SET [mark] = N'tables 4';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'tables 4')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
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
UPDATE #o11c_progress SET [mark] = N'tables 5';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'tables 5')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
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
UPDATE #o11c_progress SET [mark] = N'tables 6';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'tables 6')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
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
UPDATE #o11c_progress SET [mark] = N'tables 7';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'tables 7')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- The steps that were compiled, with the SHA-256 of their files.
DROP TABLE IF EXISTS #o11c_plan;
CREATE TABLE #o11c_plan (
    [position] int NOT NULL,
    [step_id] nvarchar(100) COLLATE Latin1_General_BIN2 NOT NULL,
    [checksum] nvarchar(64) COLLATE Latin1_General_BIN2 NOT NULL,
    [phase] nvarchar(20) COLLATE Latin1_General_BIN2 NOT NULL,
    [kind] nvarchar(40) COLLATE Latin1_General_BIN2 NOT NULL,
    [label] nvarchar(4000) COLLATE Latin1_General_BIN2 NULL,
    [applications] nvarchar(4000) COLLATE Latin1_General_BIN2 NULL,
    [rows_expected] bigint NULL
);
UPDATE #o11c_progress SET [mark] = N'tables made';
GO
-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'tables made')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
INSERT INTO #o11c_plan ([position], [step_id], [checksum], [phase], [kind], [label], [applications], [rows_expected])
VALUES
  (1, N'010-open-the-run', N'eb30074a37dc1cc16fd8f730622a837bf0df296f226285bf5e3fda576a398768', N'open', N'open_run', NULL, NULL, NULL),
  (2, N'020-guard-the-metamodel', N'ba1486ab5343812f5b7b906df5379a313205ccc221c04e3acc2f1ff0ffeb935a', N'open', N'guard_model', NULL, NULL, NULL),
  (3, N'030-prepare-for-undo', N'0268e1ac48e3b36afef708b16e90dccd8fd13fd7b7e5743e091e10f763805a68', N'open', N'prepare_undo', NULL, NULL, NULL),
  (4, N'040-keys-of-shop-department', N'6427dec736e6d1ef2716fb4576f98a679bf44754cf63d8928e4b9445495068c4', N'keys', N'reserve_ids', N'Shop.Department', NULL, 3),
  (5, N'050-keys-of-shop-employee', N'243133a2dca1c2a3d3c34db727d727de6547573dd77e0c5a1b72e75a0ff0b7ee', N'keys', N'reserve_ids', N'Shop.Employee', NULL, 2),
  (6, N'060-insert-shop-department', N'9b57f1a2040739978c528802e4aeef0b08f79828a845de66a7d3369f62a594f4', N'data', N'insert_rows', N'Shop.Department', NULL, 3),
  (7, N'070-insert-shop-employee', N'81fe0b29df78a683a1185f12da6603a0d5e12585d1cc0b981c1a9c6168a74620', N'data', N'insert_rows', N'Shop.Employee', NULL, 2),
  (8, N'080-link-shop-department-headid1', N'2738b24d7d623082410653ad29a453c93c89477577e2a8d5e2f9bbb0eef8cc70', N'link', N'link_reference', N'Shop.Department', NULL, NULL),
  (9, N'090-link-shop-employee-managerid1', N'f63eaa129b5c4d175697238fe78a9b8899e5b0f0cfc1c367d5a6dd222cc04eb9', N'link', N'link_reference', N'Shop.Employee', NULL, NULL),
  (10, N'100-verify', N'55967e3e6d74f94b2b0bd29dabb53dba2278eced5f8a25ffa0611592ec51f173', N'verify', N'run_checks', NULL, NULL, NULL);
UPDATE #o11c_progress SET [mark] = N'listed';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'listed')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- A run in steps that ended before it had changed anything has nothing to finish: it is closed.
UPDATE [o11c].[run] SET [status] = N'rolled back', [finished] = SYSUTCDATETIME()
WHERE [status] = N'running'
  AND NOT EXISTS (SELECT 1 FROM [o11c].[batch] AS [b] WHERE [b].[run_id] = [run].[run_id])
  AND NOT EXISTS (SELECT 1 FROM [o11c].[step] AS [s]
    LEFT JOIN [o11c].[plan_step] AS [p] ON [p].[run_id] = [s].[run_id] AND [p].[step_id] = [s].[step_id]
    WHERE [s].[run_id] = [run].[run_id] AND ([p].[kind] IS NULL
      OR NOT [p].[kind] IN (N'build_literal_map', N'check_addresses', N'check_queues', N'check_unique', N'close_rows', N'find_user', N'guard_model', N'open_run', N'select_processes', N'select_rows')));
UPDATE #o11c_progress SET [mark] = N'begin 1';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'begin 1')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- A run in steps that has changed something and has not ended comes first: this one would work on half
-- of its rows.
SELECT @o11c_found = COUNT_BIG(*), @o11c_samples = MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT [project] FROM [o11c].[run] WHERE [status] = N'running' AND [project] <> N'step-batches'
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0957: a run that commits step by step has not ended: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). No row was changed. Run the migrate.sql of that project again to finish it, or undo it with its rollback.sql.', N'%', N'%%');
  THROW 50957, @o11c_message, 1;
END;
UPDATE #o11c_progress SET [mark] = N'begin 2';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'begin 2')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- A run goes on with the scripts that it began with, to the last byte: what it has done follows from
-- them.
SELECT @o11c_found = COUNT_BIG(*), @o11c_samples = MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT COALESCE([p].[step_id], [l].[step_id])
FROM (SELECT [position], [step_id], [checksum] FROM [o11c].[plan_step]
  WHERE [run_id] = (SELECT MAX([run_id]) FROM [o11c].[run] WHERE [status] = N'running')) AS [p]
FULL JOIN #o11c_plan AS [l]
  ON [l].[position] = [p].[position] AND [l].[step_id] = [p].[step_id]
    AND [l].[checksum] = [p].[checksum]
WHERE NOT (SELECT MAX([run_id]) FROM [o11c].[run] WHERE [status] = N'running') IS NULL AND ([p].[step_id] IS NULL OR [l].[step_id] IS NULL)
UNION
SELECT [s].[step_id] FROM [o11c].[step] AS [s] WHERE [s].[run_id] = (SELECT MAX([run_id]) FROM [o11c].[run] WHERE [status] = N'running')
  AND NOT EXISTS (SELECT 1 FROM #o11c_plan AS [l]
    WHERE [l].[step_id] = [s].[step_id] AND [l].[checksum] = [s].[checksum])
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0956: scripts have changed since the run began that is to go on: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). No row was changed. Finish it with the scripts that it began with, or undo it with their rollback.sql.', N'%', N'%%');
  THROW 50956, @o11c_message, 1;
END;
UPDATE #o11c_progress SET [mark] = N'begin 3';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'begin 3')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- This run and its steps, unless there is one to finish.
BEGIN TRANSACTION;
INSERT INTO [o11c].[run] ([project], [source_digest], [target_digest], [mode])
SELECT N'step-batches', N'ecbc5848a898a34480ceb8cc0079bd70718cd870f5015f0d27e16d554f9bb46f', N'0f6736b21228e8667f0e47cb7547e2a5cf4210291815714eb22d3aa6c715de50', N'step'
WHERE NOT EXISTS (SELECT 1 FROM [o11c].[run] WHERE [status] = N'running');
IF ROWCOUNT_BIG() = 1
  INSERT INTO [o11c].[plan_step] ([run_id], [position], [step_id], [checksum], [phase], [kind], [label],
    [applications], [rows_expected])
  SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), [position], [step_id], [checksum], [phase], [kind], [label],
    [applications], [rows_expected]
  FROM #o11c_plan;
COMMIT TRANSACTION;
UPDATE #o11c_progress SET [mark] = N'begin 4';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'begin 4')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- Steps that only look are made again by a run that goes on.
DELETE FROM [o11c].[step] WHERE [run_id] = (SELECT MAX([run_id]) FROM [o11c].[run])
  AND [step_id] IN (N'020-guard-the-metamodel');
UPDATE #o11c_progress SET [mark] = N'begun';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'begun')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- Copies of what is read of the source, made when the run begins: a run that goes on reads the same
-- rows. They are dropped when it is done.
IF NOT EXISTS (SELECT 1 FROM [o11c].[step] WHERE [run_id] = (SELECT MAX([run_id]) FROM [o11c].[run]) AND [step_id] = N'010-open-the-run')
BEGIN
DROP TABLE IF EXISTS [o11c].[work_src_1];
-- Shop.Department: OSUSR_S01_DEPARTMENT
CREATE TABLE [o11c].[work_src_1] (
  [ID] int NOT NULL PRIMARY KEY,
  [MARK] nvarchar(60) COLLATE Latin1_General_CI_AI NULL,
  [HEADID] int NULL
);
DROP TABLE IF EXISTS [o11c].[work_src_2];
-- Shop.Employee: OSUSR_S01_EMPLOYEE
CREATE TABLE [o11c].[work_src_2] (
  [ID] int NOT NULL PRIMARY KEY,
  [DEPARTMENTID] int NULL,
  [MARK] nvarchar(60) COLLATE Latin1_General_CI_AI NULL,
  [MANAGERID] int NULL
);
END;
UPDATE #o11c_progress SET [mark] = N'copy 1';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'copy 1')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- The copies are made as of one moment where the source and the database that takes them allow it, in
-- a transaction of their own.
IF NOT EXISTS (SELECT 1 FROM [o11c].[step] WHERE [run_id] = (SELECT MAX([run_id]) FROM [o11c].[run]) AND [step_id] = N'010-open-the-run')
BEGIN
IF (EXISTS (SELECT 1 FROM sys.databases
  WHERE [database_id] = DB_ID(N'OSSOURCE') AND [snapshot_isolation_state] = 1)
  AND EXISTS (SELECT 1 FROM sys.databases
  WHERE [database_id] = DB_ID() AND [snapshot_isolation_state] = 1))
BEGIN
  -- Babelfish takes the level only after a statement of its own, not right after this condition.
  UPDATE #o11c_progress SET [rows] = 0;
  SET TRANSACTION ISOLATION LEVEL SNAPSHOT;
END
ELSE
  RAISERROR(N'O11-0913: the source and the target, which takes the copies, do not both allow snapshot isolation; nobody may write to the source now', 0, 1) WITH NOWAIT;
BEGIN TRANSACTION;
INSERT INTO [o11c].[work_src_1] ([ID], [MARK], [HEADID])
SELECT [ID], [MARK], [HEADID]
FROM [OSSOURCE].[dbo].[OSUSR_S01_DEPARTMENT];
INSERT INTO [o11c].[work_src_2] ([ID], [DEPARTMENTID], [MARK], [MANAGERID])
SELECT [ID], [DEPARTMENTID], [MARK], [MANAGERID]
FROM [OSSOURCE].[dbo].[OSUSR_S01_EMPLOYEE];
COMMIT TRANSACTION;
SET TRANSACTION ISOLATION LEVEL READ COMMITTED;
END;
UPDATE #o11c_progress SET [mark] = N'copied';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'copied')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
UPDATE [o11c].[run] SET [plan] = N'0121de05ab35c3bf93b09d9e115debb0ea4f8c04e66657390879cb88fe4b9a9c' WHERE [run_id] = (SELECT MAX([run_id]) FROM [o11c].[run]);
DECLARE @o11c_run nvarchar(20), @o11c_count nvarchar(20);
SELECT @o11c_run = CONVERT(nvarchar(20), MAX([run_id])) FROM [o11c].[run];
SELECT @o11c_count = CONVERT(nvarchar(20), COUNT(*)) FROM [o11c].[step]
WHERE [run_id] = (SELECT MAX([run_id]) FROM [o11c].[run]);
RAISERROR(N'o11c: run %s, finished steps: %s of 10', 0, 1, @o11c_run, @o11c_count) WITH NOWAIT;
RAISERROR(N'o11c: each step commits. If this run ends early, run migrate.sql again to go on, or rollback.sql to undo it.', 0, 1) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 0', [started] = SYSUTCDATETIME(), [rows] = 0;
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'journal 0')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
-- A step that an earlier session has finished is passed over; nothing else is decided here.
IF EXISTS (SELECT 1 FROM [o11c].[step]
  WHERE [run_id] = (SELECT MAX([run_id]) FROM [o11c].[run]) AND [step_id] = N'010-open-the-run')
BEGIN
  UPDATE #o11c_progress SET [mark] = N'passed 1';
  RAISERROR(N'[010-open-the-run] 1 of 10: finished before', 0, 1) WITH NOWAIT;
  RETURN;
END;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 1/10 010-open-the-run');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 1 of 10: %s', 0, 1, N'010-open-the-run', N'open the run') WITH NOWAIT;
BEGIN TRANSACTION;
UPDATE #o11c_progress SET [mark] = N'journal 0', [started] = SYSUTCDATETIME(), [rows] = 0;
GO

:r steps/010-open-the-run.sql

IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
-- An earlier session has finished this step: there is nothing to do.
IF @@TRANCOUNT = 0 AND EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'passed 1')
BEGIN
  UPDATE #o11c_progress SET [mark] = N'journal 1';
  RETURN;
END;
-- Only when the batch before has finished, and with one transaction open.
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'step 1')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
-- The step's row in the journal is part of its transaction.
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20), @o11c_since nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'010-open-the-run',
  N'eb30074a37dc1cc16fd8f730622a837bf0df296f226285bf5e3fda576a398768', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
COMMIT TRANSACTION;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'010-open-the-run', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 1', [started] = SYSUTCDATETIME(), [rows] = 0;
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'journal 1')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
-- A step that an earlier session has finished is passed over; nothing else is decided here.
IF EXISTS (SELECT 1 FROM [o11c].[step]
  WHERE [run_id] = (SELECT MAX([run_id]) FROM [o11c].[run]) AND [step_id] = N'020-guard-the-metamodel')
BEGIN
  UPDATE #o11c_progress SET [mark] = N'passed 2';
  RAISERROR(N'[020-guard-the-metamodel] 2 of 10: finished before', 0, 1) WITH NOWAIT;
  RETURN;
END;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 2/10 020-guard-the-metamodel');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 2 of 10: %s', 0, 1, N'020-guard-the-metamodel', N'guard the metamodel') WITH NOWAIT;
BEGIN TRANSACTION;
UPDATE #o11c_progress SET [mark] = N'journal 1', [started] = SYSUTCDATETIME(), [rows] = 0;
GO

:r steps/020-guard-the-metamodel.sql

IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
-- An earlier session has finished this step: there is nothing to do.
IF @@TRANCOUNT = 0 AND EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'passed 2')
BEGIN
  UPDATE #o11c_progress SET [mark] = N'journal 2';
  RETURN;
END;
-- Only when the batch before has finished, and with one transaction open.
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'step 2')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
-- The step's row in the journal is part of its transaction.
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20), @o11c_since nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'020-guard-the-metamodel',
  N'ba1486ab5343812f5b7b906df5379a313205ccc221c04e3acc2f1ff0ffeb935a', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
COMMIT TRANSACTION;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'020-guard-the-metamodel', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 2', [started] = SYSUTCDATETIME(), [rows] = 0;
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'journal 2')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
-- A step that an earlier session has finished is passed over; nothing else is decided here.
IF EXISTS (SELECT 1 FROM [o11c].[step]
  WHERE [run_id] = (SELECT MAX([run_id]) FROM [o11c].[run]) AND [step_id] = N'030-prepare-for-undo')
BEGIN
  UPDATE #o11c_progress SET [mark] = N'passed 3';
  RAISERROR(N'[030-prepare-for-undo] 3 of 10: finished before', 0, 1) WITH NOWAIT;
  RETURN;
END;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 3/10 030-prepare-for-undo');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 3 of 10: %s', 0, 1, N'030-prepare-for-undo', N'prepare for undo') WITH NOWAIT;
BEGIN TRANSACTION;
UPDATE #o11c_progress SET [mark] = N'journal 2', [started] = SYSUTCDATETIME(), [rows] = 0;
GO

:r steps/030-prepare-for-undo.sql

IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
-- An earlier session has finished this step: there is nothing to do.
IF @@TRANCOUNT = 0 AND EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'passed 3')
BEGIN
  UPDATE #o11c_progress SET [mark] = N'journal 3';
  RETURN;
END;
-- Only when the batch before has finished, and with one transaction open.
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'step 3')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
-- The step's row in the journal is part of its transaction.
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20), @o11c_since nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'030-prepare-for-undo',
  N'0268e1ac48e3b36afef708b16e90dccd8fd13fd7b7e5743e091e10f763805a68', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
COMMIT TRANSACTION;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'030-prepare-for-undo', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 3', [started] = SYSUTCDATETIME(), [rows] = 0;
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'journal 3')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
-- A step that an earlier session has finished is passed over; nothing else is decided here.
IF EXISTS (SELECT 1 FROM [o11c].[step]
  WHERE [run_id] = (SELECT MAX([run_id]) FROM [o11c].[run]) AND [step_id] = N'040-keys-of-shop-department')
BEGIN
  UPDATE #o11c_progress SET [mark] = N'passed 4';
  RAISERROR(N'[040-keys-of-shop-department] 4 of 10: finished before', 0, 1) WITH NOWAIT;
  RETURN;
END;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 4/10 040-keys-of-shop-department');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 4 of 10: %s', 0, 1, N'040-keys-of-shop-department', N'keys of Shop.Department') WITH NOWAIT;
BEGIN TRANSACTION;
UPDATE #o11c_progress SET [mark] = N'journal 3', [started] = SYSUTCDATETIME(), [rows] = 0;
GO

:r steps/040-keys-of-shop-department.sql

IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
-- An earlier session has finished this step: there is nothing to do.
IF @@TRANCOUNT = 0 AND EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'passed 4')
BEGIN
  UPDATE #o11c_progress SET [mark] = N'journal 4';
  RETURN;
END;
-- Only when the batch before has finished, and with one transaction open.
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'step 4')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
-- The step's row in the journal is part of its transaction.
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20), @o11c_since nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'040-keys-of-shop-department',
  N'6427dec736e6d1ef2716fb4576f98a679bf44754cf63d8928e4b9445495068c4', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
COMMIT TRANSACTION;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'040-keys-of-shop-department', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 4', [started] = SYSUTCDATETIME(), [rows] = 0;
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'journal 4')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
-- A step that an earlier session has finished is passed over; nothing else is decided here.
IF EXISTS (SELECT 1 FROM [o11c].[step]
  WHERE [run_id] = (SELECT MAX([run_id]) FROM [o11c].[run]) AND [step_id] = N'050-keys-of-shop-employee')
BEGIN
  UPDATE #o11c_progress SET [mark] = N'passed 5';
  RAISERROR(N'[050-keys-of-shop-employee] 5 of 10: finished before', 0, 1) WITH NOWAIT;
  RETURN;
END;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 5/10 050-keys-of-shop-employee');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 5 of 10: %s', 0, 1, N'050-keys-of-shop-employee', N'keys of Shop.Employee') WITH NOWAIT;
BEGIN TRANSACTION;
UPDATE #o11c_progress SET [mark] = N'journal 4', [started] = SYSUTCDATETIME(), [rows] = 0;
GO

:r steps/050-keys-of-shop-employee.sql

IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
-- An earlier session has finished this step: there is nothing to do.
IF @@TRANCOUNT = 0 AND EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'passed 5')
BEGIN
  UPDATE #o11c_progress SET [mark] = N'journal 5';
  RETURN;
END;
-- Only when the batch before has finished, and with one transaction open.
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'step 5')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
-- The step's row in the journal is part of its transaction.
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20), @o11c_since nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'050-keys-of-shop-employee',
  N'243133a2dca1c2a3d3c34db727d727de6547573dd77e0c5a1b72e75a0ff0b7ee', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
COMMIT TRANSACTION;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'050-keys-of-shop-employee', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 5', [started] = SYSUTCDATETIME(), [rows] = 0;
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'journal 5')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
-- A step that an earlier session has finished is passed over; nothing else is decided here.
IF EXISTS (SELECT 1 FROM [o11c].[step]
  WHERE [run_id] = (SELECT MAX([run_id]) FROM [o11c].[run]) AND [step_id] = N'060-insert-shop-department')
BEGIN
  UPDATE #o11c_progress SET [mark] = N'passed 6';
  RAISERROR(N'[060-insert-shop-department] 6 of 10: finished before', 0, 1) WITH NOWAIT;
  RETURN;
END;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 6/10 060-insert-shop-department');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 6 of 10: %s', 0, 1, N'060-insert-shop-department', N'insert Shop.Department') WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 5', [started] = SYSUTCDATETIME(), [rows] = 0;
GO

:r steps/060-insert-shop-department.sql

IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
-- An earlier session has finished this step: there is nothing to do.
IF @@TRANCOUNT = 0 AND EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'passed 6')
BEGIN
  UPDATE #o11c_progress SET [mark] = N'journal 6';
  RETURN;
END;
-- Only when the batch before has finished, and with one transaction open.
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'step 6')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
-- The step's row in the journal is part of its transaction.
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20), @o11c_since nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'060-insert-shop-department',
  N'9b57f1a2040739978c528802e4aeef0b08f79828a845de66a7d3369f62a594f4', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
COMMIT TRANSACTION;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'060-insert-shop-department', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 6', [started] = SYSUTCDATETIME(), [rows] = 0;
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'journal 6')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
-- A step that an earlier session has finished is passed over; nothing else is decided here.
IF EXISTS (SELECT 1 FROM [o11c].[step]
  WHERE [run_id] = (SELECT MAX([run_id]) FROM [o11c].[run]) AND [step_id] = N'070-insert-shop-employee')
BEGIN
  UPDATE #o11c_progress SET [mark] = N'passed 7';
  RAISERROR(N'[070-insert-shop-employee] 7 of 10: finished before', 0, 1) WITH NOWAIT;
  RETURN;
END;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 7/10 070-insert-shop-employee');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 7 of 10: %s', 0, 1, N'070-insert-shop-employee', N'insert Shop.Employee') WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 6', [started] = SYSUTCDATETIME(), [rows] = 0;
GO

:r steps/070-insert-shop-employee.sql

IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
-- An earlier session has finished this step: there is nothing to do.
IF @@TRANCOUNT = 0 AND EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'passed 7')
BEGIN
  UPDATE #o11c_progress SET [mark] = N'journal 7';
  RETURN;
END;
-- Only when the batch before has finished, and with one transaction open.
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'step 7')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
-- The step's row in the journal is part of its transaction.
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20), @o11c_since nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'070-insert-shop-employee',
  N'81fe0b29df78a683a1185f12da6603a0d5e12585d1cc0b981c1a9c6168a74620', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
COMMIT TRANSACTION;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'070-insert-shop-employee', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 7', [started] = SYSUTCDATETIME(), [rows] = 0;
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'journal 7')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
-- A step that an earlier session has finished is passed over; nothing else is decided here.
IF EXISTS (SELECT 1 FROM [o11c].[step]
  WHERE [run_id] = (SELECT MAX([run_id]) FROM [o11c].[run]) AND [step_id] = N'080-link-shop-department-headid1')
BEGIN
  UPDATE #o11c_progress SET [mark] = N'passed 8';
  RAISERROR(N'[080-link-shop-department-headid1] 8 of 10: finished before', 0, 1) WITH NOWAIT;
  RETURN;
END;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 8/10 080-link-shop-department-headid1');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 8 of 10: %s', 0, 1, N'080-link-shop-department-headid1', N'link Shop.Department HEADID1') WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 7', [started] = SYSUTCDATETIME(), [rows] = 0;
GO

:r steps/080-link-shop-department-headid1.sql

IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
-- An earlier session has finished this step: there is nothing to do.
IF @@TRANCOUNT = 0 AND EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'passed 8')
BEGIN
  UPDATE #o11c_progress SET [mark] = N'journal 8';
  RETURN;
END;
-- Only when the batch before has finished, and with one transaction open.
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'step 8')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
-- The step's row in the journal is part of its transaction.
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20), @o11c_since nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'080-link-shop-department-headid1',
  N'2738b24d7d623082410653ad29a453c93c89477577e2a8d5e2f9bbb0eef8cc70', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
COMMIT TRANSACTION;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'080-link-shop-department-headid1', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 8', [started] = SYSUTCDATETIME(), [rows] = 0;
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'journal 8')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
-- A step that an earlier session has finished is passed over; nothing else is decided here.
IF EXISTS (SELECT 1 FROM [o11c].[step]
  WHERE [run_id] = (SELECT MAX([run_id]) FROM [o11c].[run]) AND [step_id] = N'090-link-shop-employee-managerid1')
BEGIN
  UPDATE #o11c_progress SET [mark] = N'passed 9';
  RAISERROR(N'[090-link-shop-employee-managerid1] 9 of 10: finished before', 0, 1) WITH NOWAIT;
  RETURN;
END;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 9/10 090-link-shop-employee-managerid1');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 9 of 10: %s', 0, 1, N'090-link-shop-employee-managerid1', N'link Shop.Employee MANAGERID1') WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 8', [started] = SYSUTCDATETIME(), [rows] = 0;
GO

:r steps/090-link-shop-employee-managerid1.sql

IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
-- An earlier session has finished this step: there is nothing to do.
IF @@TRANCOUNT = 0 AND EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'passed 9')
BEGIN
  UPDATE #o11c_progress SET [mark] = N'journal 9';
  RETURN;
END;
-- Only when the batch before has finished, and with one transaction open.
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'step 9')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
-- The step's row in the journal is part of its transaction.
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20), @o11c_since nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'090-link-shop-employee-managerid1',
  N'f63eaa129b5c4d175697238fe78a9b8899e5b0f0cfc1c367d5a6dd222cc04eb9', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
COMMIT TRANSACTION;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'090-link-shop-employee-managerid1', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 9', [started] = SYSUTCDATETIME(), [rows] = 0;
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'journal 9')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
-- A step that an earlier session has finished is passed over; nothing else is decided here.
IF EXISTS (SELECT 1 FROM [o11c].[step]
  WHERE [run_id] = (SELECT MAX([run_id]) FROM [o11c].[run]) AND [step_id] = N'100-verify')
BEGIN
  UPDATE #o11c_progress SET [mark] = N'passed 10';
  RAISERROR(N'[100-verify] 10 of 10: finished before', 0, 1) WITH NOWAIT;
  RETURN;
END;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 10/10 100-verify');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 10 of 10: %s', 0, 1, N'100-verify', N'verify') WITH NOWAIT;
BEGIN TRANSACTION;
UPDATE #o11c_progress SET [mark] = N'journal 9', [started] = SYSUTCDATETIME(), [rows] = 0;
GO

:r steps/100-verify.sql

IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
-- An earlier session has finished this step: there is nothing to do.
IF @@TRANCOUNT = 0 AND EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'passed 10')
BEGIN
  UPDATE #o11c_progress SET [mark] = N'journal 10';
  RETURN;
END;
-- Only when the batch before has finished, and with one transaction open.
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'step 10')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
-- The step's row in the journal is part of its transaction.
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20), @o11c_since nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'100-verify',
  N'55967e3e6d74f94b2b0bd29dabb53dba2278eced5f8a25ffa0611592ec51f173', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
COMMIT TRANSACTION;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'100-verify', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 10', [started] = SYSUTCDATETIME(), [rows] = 0;
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'journal 10')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- No step was passed over.
SELECT @o11c_found = COUNT_BIG(*), @o11c_samples = MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT [p].[step_id] FROM [o11c].[plan_step] AS [p] WHERE [p].[run_id] = (SELECT MAX([run_id]) FROM [o11c].[run]) AND NOT EXISTS (
  SELECT 1 FROM [o11c].[step] AS [s] WHERE [s].[run_id] = [p].[run_id]
    AND [s].[step_id] = [p].[step_id] AND [s].[checksum] = [p].[checksum])
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0959: steps of the run are not finished: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). The run is not done. Run migrate.sql again; check the folder with o11c verify.', N'%', N'%%');
  THROW 50959, @o11c_message, 1;
END;
UPDATE #o11c_progress SET [mark] = N'end 1';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'end 1')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- What later steps read of earlier ones, and the copies of the source, are not needed any more.
DROP TABLE IF EXISTS [o11c].[work_src_1],
  [o11c].[work_src_2];
UPDATE #o11c_progress SET [mark] = N'ended';
GO
-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'ended')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
UPDATE [o11c].[run] SET [finished] = SYSUTCDATETIME(), [status] = N'done'
WHERE [run_id] = (SELECT MAX([run_id]) FROM [o11c].[run]);
DECLARE @o11c_seconds nvarchar(20);
SELECT @o11c_seconds = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME())) FROM #o11c_progress;
UPDATE #o11c_progress SET [mark] = N'done';
EXEC sys.sp_releaseapplock @Resource = N'o11c', @LockOwner = N'Session';
RAISERROR(N'o11c: done after %s seconds', 0, 1, @o11c_seconds) WITH NOWAIT;
GO
