-- people-groups: migrate all rows in one transaction, verify, commit
-- Compiled by o11c 0.1.0 from
--   source snapshot 559010473cd3eecf1523ac1827de1241b9797662f426107eda6ba4647661895f
--   target snapshot c272e6ae51b3478a54b553af6cf0f629b6f5ce6e6e767e41d569d2c1066537e7
--   project file    8b93e6d00cc93867eb6d65e25db86f7e087e1980bc93d8b0e617cd89c3aed087
-- Source OSSOURCE.dbo, target OSTARGET.dbo.
-- Run from this folder (:r is relative to where sqlcmd runs): sqlcmd -S SERVER -d TARGET -b -i migrate.sql
-- Any error ends it with a non-zero exit code and nothing changed; the last lines name the step.
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
  @LockOwner = N'Session', @LockTimeout = 0;
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
  [expected] bigint NOT NULL,
  [found] bigint NOT NULL,
  [ok] bit NOT NULL
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
UPDATE #o11c_progress SET [mark] = N'setup 5';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'setup 5')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- Which rows of (System).User (source): their ids. Gone with the session.
DROP TABLE IF EXISTS #rows_user_8fadb4a988;
CREATE TABLE #rows_user_8fadb4a988 (
  [id] int NOT NULL PRIMARY KEY
);
UPDATE #o11c_progress SET [mark] = N'setup 6';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'setup 6')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- Which rows of (System).Group (source): their ids. Gone with the session.
DROP TABLE IF EXISTS #rows_group_fe15a92aa3;
CREATE TABLE #rows_group_fe15a92aa3 (
  [id] int NOT NULL PRIMARY KEY
);
UPDATE #o11c_progress SET [mark] = N'setup 7';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'setup 7')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- Which rows of (System).Group_User (source): their ids. Gone with the session.
DROP TABLE IF EXISTS #rows_group_user_7c51916bf8;
CREATE TABLE #rows_group_user_7c51916bf8 (
  [id] int NOT NULL PRIMARY KEY
);
UPDATE #o11c_progress SET [mark] = N'setup 8';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'setup 8')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- Which rows of (System).User_Role (source): their ids. Gone with the session.
DROP TABLE IF EXISTS #rows_user_role_efe5d2ed3d;
CREATE TABLE #rows_user_role_efe5d2ed3d (
  [id] int NOT NULL PRIMARY KEY
);
UPDATE #o11c_progress SET [mark] = N'setup 9';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'setup 9')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- Which rows of (System).Group_Role (source): their ids. Gone with the session.
DROP TABLE IF EXISTS #rows_group_role_dfc78eb941;
CREATE TABLE #rows_group_role_dfc78eb941 (
  [id] int NOT NULL PRIMARY KEY
);
UPDATE #o11c_progress SET [mark] = N'setup 10';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'setup 10')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- Copies of what is read of the source; gone at the end of the session. Their text columns name the
-- source's collations, tempdb has its own.
DROP TABLE IF EXISTS #o11c_src_1;
-- (System).User: ossys_user
CREATE TABLE #o11c_src_1 (
  [id] int NOT NULL PRIMARY KEY,
  [tenant_id] int NULL,
  [username] nvarchar(max) COLLATE Latin1_General_CI_AI NULL,
  [name] nvarchar(max) COLLATE Latin1_General_CI_AI NULL,
  [email] nvarchar(max) COLLATE Latin1_General_CI_AI NULL,
  [mobilephone] nvarchar(max) COLLATE Latin1_General_CI_AI NULL,
  [external_id] nvarchar(max) COLLATE Latin1_General_CI_AI NULL,
  [creation_date] datetime NULL,
  [last_login] datetime NULL,
  [is_active] bit NULL
);
DROP TABLE IF EXISTS #o11c_src_2;
-- (System).Group: ossys_group
CREATE TABLE #o11c_src_2 (
  [id] int NOT NULL PRIMARY KEY,
  [tenant_id] int NULL,
  [name] nvarchar(max) COLLATE Latin1_General_CI_AI NULL,
  [description] nvarchar(max) COLLATE Latin1_General_CI_AI NULL
);
DROP TABLE IF EXISTS #o11c_src_3;
-- Shop.Order: OSUSR_S01_ORDER
CREATE TABLE #o11c_src_3 (
  [ID] int NOT NULL PRIMARY KEY,
  [CREATEDBY] int NULL,
  [MARK] nvarchar(60) COLLATE Latin1_General_CI_AI NULL
);
DROP TABLE IF EXISTS #o11c_src_4;
-- (System).Group_User: ossys_group_user
CREATE TABLE #o11c_src_4 (
  [id] int NOT NULL PRIMARY KEY,
  [user_id] int NULL,
  [group_id] int NULL,
  [tenant_id] int NULL
);
DROP TABLE IF EXISTS #o11c_src_5;
-- (System).User_Role: ossys_user_role
CREATE TABLE #o11c_src_5 (
  [id] int NOT NULL PRIMARY KEY,
  [user_id] int NULL,
  [role_id] int NULL,
  [tenant_id] int NULL
);
DROP TABLE IF EXISTS #o11c_src_6;
-- (System).Group_Role: ossys_group_role
CREATE TABLE #o11c_src_6 (
  [id] int NOT NULL PRIMARY KEY,
  [group_id] int NULL,
  [role_id] int NULL,
  [tenant_id] int NULL
);
UPDATE #o11c_progress SET [mark] = N'setup 11';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'setup 11')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- The copies are made as of one moment where the source allows it. This transaction ends before the
-- real one begins, which cannot be one of SNAPSHOT: it makes tables.
IF EXISTS (SELECT 1 FROM sys.databases
  WHERE [database_id] = DB_ID(N'OSSOURCE') AND [snapshot_isolation_state] = 1)
  SET TRANSACTION ISOLATION LEVEL SNAPSHOT;
ELSE
  RAISERROR(N'O11-0913: the source does not allow snapshot isolation; nobody may write to it now', 0, 1) WITH NOWAIT;
BEGIN TRANSACTION;
INSERT INTO #o11c_src_1 ([id], [tenant_id], [username], [name], [email], [mobilephone], [external_id], [creation_date], [last_login], [is_active])
SELECT [id], [tenant_id], [username], [name], [email], [mobilephone], [external_id], [creation_date], [last_login], [is_active]
FROM [OSSOURCE].[dbo].[ossys_user];
INSERT INTO #o11c_src_2 ([id], [tenant_id], [name], [description])
SELECT [id], [tenant_id], [name], [description]
FROM [OSSOURCE].[dbo].[ossys_group];
INSERT INTO #o11c_src_3 ([ID], [CREATEDBY], [MARK])
SELECT [ID], [CREATEDBY], [MARK]
FROM [OSSOURCE].[dbo].[OSUSR_S01_ORDER];
INSERT INTO #o11c_src_4 ([id], [user_id], [group_id], [tenant_id])
SELECT [id], [user_id], [group_id], [tenant_id]
FROM [OSSOURCE].[dbo].[ossys_group_user];
INSERT INTO #o11c_src_5 ([id], [user_id], [role_id], [tenant_id])
SELECT [id], [user_id], [role_id], [tenant_id]
FROM [OSSOURCE].[dbo].[ossys_user_role];
INSERT INTO #o11c_src_6 ([id], [group_id], [role_id], [tenant_id])
SELECT [id], [group_id], [role_id], [tenant_id]
FROM [OSSOURCE].[dbo].[ossys_group_role];
COMMIT TRANSACTION;
SET TRANSACTION ISOLATION LEVEL READ COMMITTED;
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
-- One transaction for everything that follows.
BEGIN TRANSACTION;
UPDATE #o11c_progress SET [mark] = N'journal 0', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 1/29 010-open-the-run');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'010-open-the-run', N'open the run') WITH NOWAIT;
GO

:r steps/010-open-the-run.sql

-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'step 1')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'010-open-the-run',
  N'9fedd4d70dec467030dda495b00faadddbe5777e6dded1addbf5ee3709c0e8ab', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'010-open-the-run', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 1', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 2/29 020-guard-the-metamodel');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'020-guard-the-metamodel', N'guard the metamodel') WITH NOWAIT;
GO

:r steps/020-guard-the-metamodel.sql

-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'step 2')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'020-guard-the-metamodel',
  N'850db2bf5166f9334f699b28a13cc885d397eac34142c3166a87f6d027c878c2', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'020-guard-the-metamodel', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 2', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 3/29 030-map-system-role');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'030-map-system-role', N'map (System).Role') WITH NOWAIT;
GO

:r steps/030-map-system-role.sql

-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'step 3')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'030-map-system-role',
  N'e2687afe2471b73891fd0ab8978b56fef64f0a8ae2a09c3f3708d88218b80ec7', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'030-map-system-role', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 3', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 4/29 040-map-system-tenant');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'040-map-system-tenant', N'map (System).Tenant') WITH NOWAIT;
GO

:r steps/040-map-system-tenant.sql

-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'step 4')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'040-map-system-tenant',
  N'78f137e996781c7fabe6425d93c673b2ae1a7cf75e4729be2cf613df7a65de75', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'040-map-system-tenant', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 4', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 5/29 050-select-rows-of-system-user');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'050-select-rows-of-system-user', N'select rows of (System).User') WITH NOWAIT;
GO

:r steps/050-select-rows-of-system-user.sql

-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'step 5')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'050-select-rows-of-system-user',
  N'ac174091de38cfa7b4423ad071651a9dffb2dabf736bc95eb6cfd4d737387b39', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'050-select-rows-of-system-user', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 5', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 6/29 060-select-rows-of-system-group');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'060-select-rows-of-system-group', N'select rows of (System).Group') WITH NOWAIT;
GO

:r steps/060-select-rows-of-system-group.sql

-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'step 6')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'060-select-rows-of-system-group',
  N'd18815d2027b4facd6fcdef3a39364eb3ce81da95d3b4d85c9f10e594d1cc277', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'060-select-rows-of-system-group', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 6', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 7/29 070-rows-that-must-come-along');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'070-rows-that-must-come-along', N'rows that must come along') WITH NOWAIT;
GO

:r steps/070-rows-that-must-come-along.sql

-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'step 7')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'070-rows-that-must-come-along',
  N'782065b13a4557bc6d46a5b7283e6f57306c2ac0e68e5b27ec1e931185cb6397', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'070-rows-that-must-come-along', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 7', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 8/29 080-select-rows-of-system-group-user');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'080-select-rows-of-system-group-user', N'select rows of (System).Group_User') WITH NOWAIT;
GO

:r steps/080-select-rows-of-system-group-user.sql

-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'step 8')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'080-select-rows-of-system-group-user',
  N'402323c761a1ce886c86f932256b0591cfee6c6864b4a4dddf85d225e8615e77', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'080-select-rows-of-system-group-user', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 8', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 9/29 090-groups-that-come-along');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'090-groups-that-come-along', N'groups that come along') WITH NOWAIT;
GO

:r steps/090-groups-that-come-along.sql

-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'step 9')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'090-groups-that-come-along',
  N'66eb48ecc6a946f6149ff7583d69d61b27d3d0b87f455b470579ded997efb26c', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'090-groups-that-come-along', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 9', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 10/29 100-select-rows-of-system-user-role');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'100-select-rows-of-system-user-role', N'select rows of (System).User_Role') WITH NOWAIT;
GO

:r steps/100-select-rows-of-system-user-role.sql

-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'step 10')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'100-select-rows-of-system-user-role',
  N'b0f236167d88277d7ccdda16a6315313e82cba53e373b2091966e15489208e8d', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'100-select-rows-of-system-user-role', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 10', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 11/29 110-select-rows-of-system-group-role');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'110-select-rows-of-system-group-role', N'select rows of (System).Group_Role') WITH NOWAIT;
GO

:r steps/110-select-rows-of-system-group-role.sql

-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'step 11')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'110-select-rows-of-system-group-role',
  N'0955d41401177b452f690663358fc1c3548702dfd0a38a18df6cc390e027a12b', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'110-select-rows-of-system-group-role', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 11', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 12/29 120-match-system-user');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'120-match-system-user', N'match (System).User') WITH NOWAIT;
GO

:r steps/120-match-system-user.sql

-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'step 12')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'120-match-system-user',
  N'8a21ad55066fecdb6c9b47da83d894370711ddc9c8090ddd0ca1368ad558a1b5', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'120-match-system-user', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 12', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 13/29 130-keys-of-system-user');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'130-keys-of-system-user', N'keys of (System).User') WITH NOWAIT;
GO

:r steps/130-keys-of-system-user.sql

-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'step 13')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'130-keys-of-system-user',
  N'a225c6483fc37df32cc42a9df8e4f72bb0f3da278755227e5b81c571cd146576', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'130-keys-of-system-user', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 13', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 14/29 140-insert-system-user');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'140-insert-system-user', N'insert (System).User') WITH NOWAIT;
GO

:r steps/140-insert-system-user.sql

-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'step 14')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'140-insert-system-user',
  N'c8580bafcd7a068437805c8a0e70b03eaddd739bb7e3d783fd1992c0efbe7748', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'140-insert-system-user', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 14', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 15/29 150-match-system-user-role');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'150-match-system-user-role', N'match (System).User_Role') WITH NOWAIT;
GO

:r steps/150-match-system-user-role.sql

-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'step 15')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'150-match-system-user-role',
  N'a80eec729a885f07e6469c80f6824589fb886e1441a9bed571a86089d842260b', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'150-match-system-user-role', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 15', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 16/29 160-keys-of-system-user-role');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'160-keys-of-system-user-role', N'keys of (System).User_Role') WITH NOWAIT;
GO

:r steps/160-keys-of-system-user-role.sql

-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'step 16')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'160-keys-of-system-user-role',
  N'e68bf0230e101b035cc477e20eae7348ba7a2e69bc8aafaaad59813bd6bf606f', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'160-keys-of-system-user-role', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 16', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 17/29 170-insert-system-user-role');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'170-insert-system-user-role', N'insert (System).User_Role') WITH NOWAIT;
GO

:r steps/170-insert-system-user-role.sql

-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'step 17')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'170-insert-system-user-role',
  N'1dd11f0c8e64f4bdb6450576a8f8faabf4091721f50120fa13f73ee4e456cf56', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'170-insert-system-user-role', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 17', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 18/29 180-match-system-group');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'180-match-system-group', N'match (System).Group') WITH NOWAIT;
GO

:r steps/180-match-system-group.sql

-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'step 18')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'180-match-system-group',
  N'540552c0dc4ebfee201d9ade455f8f3017151c1ee3b7c5200d4878e304fa312c', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'180-match-system-group', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 18', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 19/29 190-keys-of-system-group');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'190-keys-of-system-group', N'keys of (System).Group') WITH NOWAIT;
GO

:r steps/190-keys-of-system-group.sql

-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'step 19')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'190-keys-of-system-group',
  N'81d3904e89824e745c079ec6355284d8321e3bf15a7ca86cb371527239667ba5', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'190-keys-of-system-group', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 19', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 20/29 200-insert-system-group');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'200-insert-system-group', N'insert (System).Group') WITH NOWAIT;
GO

:r steps/200-insert-system-group.sql

-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'step 20')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'200-insert-system-group',
  N'eebfca9b6776b3ef3b0890e8ca035fd43924f943aa087fedefd0fea0c160e845', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'200-insert-system-group', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 20', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 21/29 210-match-system-group-role');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'210-match-system-group-role', N'match (System).Group_Role') WITH NOWAIT;
GO

:r steps/210-match-system-group-role.sql

-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'step 21')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'210-match-system-group-role',
  N'1e07e43fb373261cd19a20bd22a172aa1dbd1044a8e37751fc40b4a3335d4c44', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'210-match-system-group-role', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 21', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 22/29 220-keys-of-system-group-role');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'220-keys-of-system-group-role', N'keys of (System).Group_Role') WITH NOWAIT;
GO

:r steps/220-keys-of-system-group-role.sql

-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'step 22')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'220-keys-of-system-group-role',
  N'b58cc0f63e2df7892c31596a368187517f997415a8bef09f5d4cc06b1202136a', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'220-keys-of-system-group-role', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 22', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 23/29 230-insert-system-group-role');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'230-insert-system-group-role', N'insert (System).Group_Role') WITH NOWAIT;
GO

:r steps/230-insert-system-group-role.sql

-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'step 23')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'230-insert-system-group-role',
  N'8998f09b0a69243bbedfa7dd7082f3c66b68d2c6e04fe6ca53e9f0e850f802b4', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'230-insert-system-group-role', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 23', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 24/29 240-match-system-group-user');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'240-match-system-group-user', N'match (System).Group_User') WITH NOWAIT;
GO

:r steps/240-match-system-group-user.sql

-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'step 24')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'240-match-system-group-user',
  N'd06daf2aae6bf69fb8ccaf67b25a011d3da97a8f700450eb6120fdc558233c8b', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'240-match-system-group-user', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 24', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 25/29 250-keys-of-system-group-user');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'250-keys-of-system-group-user', N'keys of (System).Group_User') WITH NOWAIT;
GO

:r steps/250-keys-of-system-group-user.sql

-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'step 25')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'250-keys-of-system-group-user',
  N'c9b0982a7e632c508a8cb83d5d1868a34fb9da2c1d2bd13ec8794c07b68f3b48', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'250-keys-of-system-group-user', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 25', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 26/29 260-insert-system-group-user');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'260-insert-system-group-user', N'insert (System).Group_User') WITH NOWAIT;
GO

:r steps/260-insert-system-group-user.sql

-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'step 26')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'260-insert-system-group-user',
  N'c4cd921022ae00e6d12334249eb32c09318dc596ae3c13949c92eab3e881381f', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'260-insert-system-group-user', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 26', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 27/29 270-keys-of-shop-order');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'270-keys-of-shop-order', N'keys of Shop.Order') WITH NOWAIT;
GO

:r steps/270-keys-of-shop-order.sql

-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'step 27')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'270-keys-of-shop-order',
  N'c21ebd206a9d2026ba34a63111cf70f1b52d8e7cea30195868f6882a872b1860', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'270-keys-of-shop-order', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 27', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 28/29 280-insert-shop-order');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'280-insert-shop-order', N'insert Shop.Order') WITH NOWAIT;
GO

:r steps/280-insert-shop-order.sql

-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'step 28')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'280-insert-shop-order',
  N'39e34337cb840a2fd2e1603f67e9c5839bbd075ac1090200f7975a82960642e8', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'280-insert-shop-order', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 28', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 29/29 290-verify');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'290-verify', N'verify') WITH NOWAIT;
GO

:r steps/290-verify.sql

-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'step 29')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'290-verify',
  N'97ff9df40d8f2fc9267bfef519e49d17a3090ef456a3bf493db57e0df91bb5b4', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'290-verify', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 29', [started] = SYSUTCDATETIME(), [rows] = 0;
GO

-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'journal 29')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
UPDATE [o11c].[run] SET [finished] = SYSUTCDATETIME(), [status] = N'done'
WHERE [run_id] = (SELECT MAX([run_id]) FROM [o11c].[run]);
DECLARE @o11c_seconds nvarchar(20);
SELECT @o11c_seconds = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME())) FROM #o11c_progress;
-- Everything above holds: now, and only now, it becomes visible to others.
COMMIT TRANSACTION;
UPDATE #o11c_progress SET [mark] = N'committed';
EXEC sys.sp_releaseapplock @Resource = N'o11c', @LockOwner = N'Session';
RAISERROR(N'o11c: committed after %s seconds', 0, 1, @o11c_seconds) WITH NOWAIT;
GO
