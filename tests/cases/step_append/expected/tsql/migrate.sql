-- step-append: migrate all rows step by step, verify
-- Compiled by o11c 0.1.0 from
--   source snapshot 33500564a46a3910c4a7e398c8977cbfabc2d0d2a0de6a8bd69c90f6fcd4557d
--   target snapshot a596b27487d2a5ff46a810dc7b0d704b2cea1b7c6755f7f106c6d25af428b173
--   project file    f2e56397a5301622dc97052ed9e5898712172cb050d4b505b76eec566541f220
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
  (1, N'010-open-the-run', N'baed0f158ca56dac9a4293cb172ef50d3b2d752f5a5b3a06995aca2c48e5bbbf', N'open', N'open_run', NULL, NULL, NULL),
  (2, N'020-guard-the-metamodel', N'e672f7ce857a0950ee8710c6128ac25c9df77d67532ed36a88aac9238e251153', N'open', N'guard_model', NULL, NULL, NULL),
  (3, N'030-prepare-for-undo', N'f151f2d64d49200ac062a7bab65078514a4d0b981afad4dee4222a4d3f9972e6', N'open', N'prepare_undo', NULL, NULL, NULL),
  (4, N'040-keys-of-shop-customer', N'3cf2caa54a493519503e2cc4c9b0678651b1511079192416a4d66973a7e52c28', N'keys', N'reserve_ids', N'Shop.Customer', NULL, 2),
  (5, N'050-keys-of-shop-order', N'd57a6e5cc34c205fbf29a425dd7381e962a8aea6e83fccce9809afdd00adb99f', N'keys', N'reserve_ids', N'Shop.Order', NULL, 2),
  (6, N'060-insert-shop-customer', N'420c493dfa6cc757a84d8383c7114eabb1a58fdce951fe3c5a6bf9e986951645', N'data', N'insert_rows', N'Shop.Customer', NULL, 2),
  (7, N'070-insert-shop-order', N'0cf666f0dcf306c0c154d1cc5b8c607d51a52698d42066a39a296730450b8179', N'data', N'insert_rows', N'Shop.Order', NULL, 2),
  (8, N'080-verify', N'90cf9bc75b0f2f9e7e4b3eeff428d43cf712e0c96e04d8c47c53e170ff747cce', N'verify', N'run_checks', NULL, NULL, NULL);
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
SELECT [project] FROM [o11c].[run] WHERE [status] = N'running' AND [project] <> N'step-append'
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
SELECT N'step-append', N'33500564a46a3910c4a7e398c8977cbfabc2d0d2a0de6a8bd69c90f6fcd4557d', N'a596b27487d2a5ff46a810dc7b0d704b2cea1b7c6755f7f106c6d25af428b173', N'step'
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
-- Shop.Customer: OSUSR_S01_CUSTOMER
CREATE TABLE [o11c].[work_src_1] (
  [ID] int NOT NULL PRIMARY KEY,
  [NAME] nvarchar(40) COLLATE Latin1_General_CI_AI NULL,
  [LIMIT] decimal(37,8) NULL,
  [MARK] nvarchar(60) COLLATE Latin1_General_CI_AI NULL
);
DROP TABLE IF EXISTS [o11c].[work_src_2];
-- Shop.Order: OSUSR_S01_ORDER
CREATE TABLE [o11c].[work_src_2] (
  [ID] int NOT NULL PRIMARY KEY,
  [CUSTOMERID] int NULL,
  [AMOUNT] decimal(12,2) NULL,
  [PLACED] datetime NULL,
  [PAID] bit NULL,
  [SCAN] varbinary(max) NULL,
  [MARK] nvarchar(60) COLLATE Latin1_General_CI_AI NULL
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
INSERT INTO [o11c].[work_src_1] ([ID], [NAME], [LIMIT], [MARK])
SELECT [ID], [NAME], [LIMIT], [MARK]
FROM [OSSOURCE].[dbo].[OSUSR_S01_CUSTOMER];
INSERT INTO [o11c].[work_src_2] ([ID], [CUSTOMERID], [AMOUNT], [PLACED], [PAID], [SCAN], [MARK])
SELECT [ID], [CUSTOMERID], [AMOUNT], [PLACED], [PAID], [SCAN], [MARK]
FROM [OSSOURCE].[dbo].[OSUSR_S01_ORDER];
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
UPDATE [o11c].[run] SET [plan] = N'5710e93b61129497376a6b76b6175b5c404ab6cc22afa528470002e661e82dac' WHERE [run_id] = (SELECT MAX([run_id]) FROM [o11c].[run]);
DECLARE @o11c_run nvarchar(20), @o11c_count nvarchar(20);
SELECT @o11c_run = CONVERT(nvarchar(20), MAX([run_id])) FROM [o11c].[run];
SELECT @o11c_count = CONVERT(nvarchar(20), COUNT(*)) FROM [o11c].[step]
WHERE [run_id] = (SELECT MAX([run_id]) FROM [o11c].[run]);
RAISERROR(N'o11c: run %s, finished steps: %s of 8', 0, 1, @o11c_run, @o11c_count) WITH NOWAIT;
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
  RAISERROR(N'[010-open-the-run] 1 of 8: finished before', 0, 1) WITH NOWAIT;
  RETURN;
END;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 1/8 010-open-the-run');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 1 of 8: %s', 0, 1, N'010-open-the-run', N'open the run') WITH NOWAIT;
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
  N'baed0f158ca56dac9a4293cb172ef50d3b2d752f5a5b3a06995aca2c48e5bbbf', [started], SYSUTCDATETIME(), [rows], N'done'
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
  RAISERROR(N'[020-guard-the-metamodel] 2 of 8: finished before', 0, 1) WITH NOWAIT;
  RETURN;
END;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 2/8 020-guard-the-metamodel');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 2 of 8: %s', 0, 1, N'020-guard-the-metamodel', N'guard the metamodel') WITH NOWAIT;
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
  N'e672f7ce857a0950ee8710c6128ac25c9df77d67532ed36a88aac9238e251153', [started], SYSUTCDATETIME(), [rows], N'done'
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
  RAISERROR(N'[030-prepare-for-undo] 3 of 8: finished before', 0, 1) WITH NOWAIT;
  RETURN;
END;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 3/8 030-prepare-for-undo');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 3 of 8: %s', 0, 1, N'030-prepare-for-undo', N'prepare for undo') WITH NOWAIT;
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
  N'f151f2d64d49200ac062a7bab65078514a4d0b981afad4dee4222a4d3f9972e6', [started], SYSUTCDATETIME(), [rows], N'done'
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
  WHERE [run_id] = (SELECT MAX([run_id]) FROM [o11c].[run]) AND [step_id] = N'040-keys-of-shop-customer')
BEGIN
  UPDATE #o11c_progress SET [mark] = N'passed 4';
  RAISERROR(N'[040-keys-of-shop-customer] 4 of 8: finished before', 0, 1) WITH NOWAIT;
  RETURN;
END;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 4/8 040-keys-of-shop-customer');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 4 of 8: %s', 0, 1, N'040-keys-of-shop-customer', N'keys of Shop.Customer') WITH NOWAIT;
BEGIN TRANSACTION;
UPDATE #o11c_progress SET [mark] = N'journal 3', [started] = SYSUTCDATETIME(), [rows] = 0;
GO

:r steps/040-keys-of-shop-customer.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'040-keys-of-shop-customer',
  N'3cf2caa54a493519503e2cc4c9b0678651b1511079192416a4d66973a7e52c28', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
COMMIT TRANSACTION;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'040-keys-of-shop-customer', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
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
  WHERE [run_id] = (SELECT MAX([run_id]) FROM [o11c].[run]) AND [step_id] = N'050-keys-of-shop-order')
BEGIN
  UPDATE #o11c_progress SET [mark] = N'passed 5';
  RAISERROR(N'[050-keys-of-shop-order] 5 of 8: finished before', 0, 1) WITH NOWAIT;
  RETURN;
END;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 5/8 050-keys-of-shop-order');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 5 of 8: %s', 0, 1, N'050-keys-of-shop-order', N'keys of Shop.Order') WITH NOWAIT;
BEGIN TRANSACTION;
UPDATE #o11c_progress SET [mark] = N'journal 4', [started] = SYSUTCDATETIME(), [rows] = 0;
GO

:r steps/050-keys-of-shop-order.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'050-keys-of-shop-order',
  N'd57a6e5cc34c205fbf29a425dd7381e962a8aea6e83fccce9809afdd00adb99f', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
COMMIT TRANSACTION;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'050-keys-of-shop-order', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
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
  WHERE [run_id] = (SELECT MAX([run_id]) FROM [o11c].[run]) AND [step_id] = N'060-insert-shop-customer')
BEGIN
  UPDATE #o11c_progress SET [mark] = N'passed 6';
  RAISERROR(N'[060-insert-shop-customer] 6 of 8: finished before', 0, 1) WITH NOWAIT;
  RETURN;
END;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 6/8 060-insert-shop-customer');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 6 of 8: %s', 0, 1, N'060-insert-shop-customer', N'insert Shop.Customer') WITH NOWAIT;
BEGIN TRANSACTION;
UPDATE #o11c_progress SET [mark] = N'journal 5', [started] = SYSUTCDATETIME(), [rows] = 0;
GO

:r steps/060-insert-shop-customer.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'060-insert-shop-customer',
  N'420c493dfa6cc757a84d8383c7114eabb1a58fdce951fe3c5a6bf9e986951645', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
COMMIT TRANSACTION;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'060-insert-shop-customer', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
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
  WHERE [run_id] = (SELECT MAX([run_id]) FROM [o11c].[run]) AND [step_id] = N'070-insert-shop-order')
BEGIN
  UPDATE #o11c_progress SET [mark] = N'passed 7';
  RAISERROR(N'[070-insert-shop-order] 7 of 8: finished before', 0, 1) WITH NOWAIT;
  RETURN;
END;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 7/8 070-insert-shop-order');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 7 of 8: %s', 0, 1, N'070-insert-shop-order', N'insert Shop.Order') WITH NOWAIT;
BEGIN TRANSACTION;
UPDATE #o11c_progress SET [mark] = N'journal 6', [started] = SYSUTCDATETIME(), [rows] = 0;
GO

:r steps/070-insert-shop-order.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'070-insert-shop-order',
  N'0cf666f0dcf306c0c154d1cc5b8c607d51a52698d42066a39a296730450b8179', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
COMMIT TRANSACTION;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'070-insert-shop-order', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
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
  WHERE [run_id] = (SELECT MAX([run_id]) FROM [o11c].[run]) AND [step_id] = N'080-verify')
BEGIN
  UPDATE #o11c_progress SET [mark] = N'passed 8';
  RAISERROR(N'[080-verify] 8 of 8: finished before', 0, 1) WITH NOWAIT;
  RETURN;
END;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 8/8 080-verify');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 8 of 8: %s', 0, 1, N'080-verify', N'verify') WITH NOWAIT;
BEGIN TRANSACTION;
UPDATE #o11c_progress SET [mark] = N'journal 7', [started] = SYSUTCDATETIME(), [rows] = 0;
GO

:r steps/080-verify.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'080-verify',
  N'90cf9bc75b0f2f9e7e4b3eeff428d43cf712e0c96e04d8c47c53e170ff747cce', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
COMMIT TRANSACTION;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'080-verify', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
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
