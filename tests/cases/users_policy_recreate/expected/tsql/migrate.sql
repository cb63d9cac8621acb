-- users-policy-recreate: migrate all rows in one transaction, verify, commit
-- Compiled by o11c 0.1.0 from
--   source snapshot 124e5724db6b8aae20454be1ed79c822cae122f044bbd7925e067f1495de7a88
--   target snapshot ff7bb783b73ccf5fbf6808f8ee4f6a3b6f7fed6af76f5585b793540dbd555397
--   project file    b0f27b21de8526898247e4b89286356abb5e77292055ca46b1b853980d6b19fa
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
-- Which rows of (System).User (target): their ids. Gone with the session.
DROP TABLE IF EXISTS #rows_user_bd902553b2;
CREATE TABLE #rows_user_bd902553b2 (
  [id] int NOT NULL PRIMARY KEY
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
-- Which rows of (System).User_Role (target): their ids. Gone with the session.
DROP TABLE IF EXISTS #rows_user_role_75a57aa166;
CREATE TABLE #rows_user_role_75a57aa166 (
  [id] int NOT NULL PRIMARY KEY
);
UPDATE #o11c_progress SET [mark] = N'setup 12';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'setup 12')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- Which rows of (System).Group_User (target): their ids. Gone with the session.
DROP TABLE IF EXISTS #rows_group_user_3b8d71bdbf;
CREATE TABLE #rows_group_user_3b8d71bdbf (
  [id] int NOT NULL PRIMARY KEY
);
UPDATE #o11c_progress SET [mark] = N'setup 13';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'setup 13')
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
UPDATE #o11c_progress SET [mark] = N'setup 14';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'setup 14')
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
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 1/38 010-open-the-run');
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
  N'205e2e4e40b04f32f0ce38e6cec4319d5477c8d80dc95e2ff86cbbb24d21280f', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'010-open-the-run', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 1', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 2/38 020-guard-the-metamodel');
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
  N'121b05e6e4c074e4ad716370fba63d063eb929aa50612a707cd6fdb5d5ab9fdd', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'020-guard-the-metamodel', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 2', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 3/38 030-map-system-role');
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
  N'3f1d5ae8f93103a06926deb8d18a10b537a55a11e523d719ab189e34a371ce4f', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'030-map-system-role', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 3', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 4/38 040-map-system-tenant');
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
  N'fbb2bf39d85993a6f32c6e68f4555841be58f938241e47a581226ba27f7c23b6', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'040-map-system-tenant', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 4', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 5/38 050-select-rows-of-system-user');
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
  N'424fa6f13354bf6c9fe095b3949c3b0b063c37f6bc8890b495940e4a22ec8e70', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'050-select-rows-of-system-user', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 5', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 6/38 060-select-rows-of-system-group');
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
  N'28471edd72216203193452c0b5273cc6b46e98315cace22ac0bce27359348350', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'060-select-rows-of-system-group', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 6', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 7/38 070-rows-that-must-come-along');
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
  N'7e104a6d77c97332388931f3ab6738522958f2268f2002e0176395a4f3a31b12', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'070-rows-that-must-come-along', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 7', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 8/38 080-select-rows-of-system-group-user');
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
  N'8289f73af5ad1318b6df27038c366e038a2fd0df35dccefb6ff4c182d5e878ed', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'080-select-rows-of-system-group-user', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 8', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 9/38 090-groups-that-come-along');
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
  N'090eb9c6f8b26e9e89a81cadc49246579bcc8f36517f1a6e36243ca9cf543dca', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'090-groups-that-come-along', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 9', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 10/38 100-select-rows-of-system-user-role');
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
  N'c366868846a98daf23ce5392664e0445f9a17c72e8cb32f4e02a4d9bc9b19c01', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'100-select-rows-of-system-user-role', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 10', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 11/38 110-select-rows-of-system-group-role');
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
  N'68b2b788d2ccd7f4ee31a0616f673e9033f8072959d3d93868ac8ad4d34305d7', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'110-select-rows-of-system-group-role', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 11', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 12/38 120-delete-shop-order');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'120-delete-shop-order', N'delete Shop.Order') WITH NOWAIT;
GO

:r steps/120-delete-shop-order.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'120-delete-shop-order',
  N'4c3d0a3d404ae680d8a36da2fc60fb69684621bbcad55834729edd445355f521', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'120-delete-shop-order', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 12', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 13/38 130-match-system-user');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'130-match-system-user', N'match (System).User') WITH NOWAIT;
GO

:r steps/130-match-system-user.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'130-match-system-user',
  N'89254f8c7f64401f0ecf99d444cf66439d0ab15eccf325342c09065f8176c466', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'130-match-system-user', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 13', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 14/38 140-select-system-user-to-write-again');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'140-select-system-user-to-write-again', N'select (System).User to write again') WITH NOWAIT;
GO

:r steps/140-select-system-user-to-write-again.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'140-select-system-user-to-write-again',
  N'62ecd3e3f0e0e5310a4ef157065d2fa91306215c67bff3e8d6f1360ed3a18f6d', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'140-select-system-user-to-write-again', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 14', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 15/38 150-select-system-user-role-of-those-use');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'150-select-system-user-role-of-those-users', N'select (System).User_Role of those users') WITH NOWAIT;
GO

:r steps/150-select-system-user-role-of-those-users.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'150-select-system-user-role-of-those-users',
  N'97957c2d670f16dd69b1eb630714fb6379bd9d10d621407ed1eb3e63243046a7', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'150-select-system-user-role-of-those-users', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 15', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 16/38 160-delete-system-user-role');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'160-delete-system-user-role', N'delete (System).User_Role') WITH NOWAIT;
GO

:r steps/160-delete-system-user-role.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'160-delete-system-user-role',
  N'58879d14c8c69ce5636bf4ce7d01842b584dc91ec6e855850fb2d40f3f9508c9', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'160-delete-system-user-role', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 16', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 17/38 170-select-system-group-user-of-those-us');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'170-select-system-group-user-of-those-users', N'select (System).Group_User of those users') WITH NOWAIT;
GO

:r steps/170-select-system-group-user-of-those-users.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'170-select-system-group-user-of-those-users',
  N'b028125bf7937587890b361b36d94ec761b84c720ca21453223ab4b17499586e', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'170-select-system-group-user-of-those-users', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 17', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 18/38 180-delete-system-group-user');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'180-delete-system-group-user', N'delete (System).Group_User') WITH NOWAIT;
GO

:r steps/180-delete-system-group-user.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'180-delete-system-group-user',
  N'2f987b1b4f0f1d132afe78024d1c1b6ea93124838f96205bc64ba98bf48e5e6b', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'180-delete-system-group-user', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 18', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 19/38 190-delete-system-user');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'190-delete-system-user', N'delete (System).User') WITH NOWAIT;
GO

:r steps/190-delete-system-user.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'190-delete-system-user',
  N'67460846e358a60fe9a2395ce156caa6cf38367110b1742014971518a347a9c6', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'190-delete-system-user', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 19', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 20/38 200-forget-system-user');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'200-forget-system-user', N'forget (System).User') WITH NOWAIT;
GO

:r steps/200-forget-system-user.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'200-forget-system-user',
  N'd3e12aa93179994245fe269dd5f819cb7a0c8f07ef7ce37b8128dadf6960a6a0', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'200-forget-system-user', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 20', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 21/38 210-keys-of-system-user');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'210-keys-of-system-user', N'keys of (System).User') WITH NOWAIT;
GO

:r steps/210-keys-of-system-user.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'210-keys-of-system-user',
  N'4540e1bb101ed3663ba6abc5f718df77aa1a5acc6c379cc0b4cd3d4481ab8f79', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'210-keys-of-system-user', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 21', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 22/38 220-insert-system-user');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'220-insert-system-user', N'insert (System).User') WITH NOWAIT;
GO

:r steps/220-insert-system-user.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'220-insert-system-user',
  N'0109a326c9fe6be3accf13ee25f87b6d2b6a5018dc6f41127bdfaa581e1ca3b0', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'220-insert-system-user', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 22', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 23/38 230-match-system-user-role');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'230-match-system-user-role', N'match (System).User_Role') WITH NOWAIT;
GO

:r steps/230-match-system-user-role.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'230-match-system-user-role',
  N'653e4df87645ebf5d3482faf32bd2e9b6ec46de7b847896c60a41e6abe63cff4', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'230-match-system-user-role', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 23', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 24/38 240-keys-of-system-user-role');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'240-keys-of-system-user-role', N'keys of (System).User_Role') WITH NOWAIT;
GO

:r steps/240-keys-of-system-user-role.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'240-keys-of-system-user-role',
  N'ad7162153d3379136d12c2f4095a53028bba9e59013c9fdb4e5754dee415733f', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'240-keys-of-system-user-role', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 24', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 25/38 250-insert-system-user-role');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'250-insert-system-user-role', N'insert (System).User_Role') WITH NOWAIT;
GO

:r steps/250-insert-system-user-role.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'250-insert-system-user-role',
  N'c7a30f453bbb92cd5fdddca2c1a2a8f050922c7fae0d6d49c64804d897782c77', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'250-insert-system-user-role', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 25', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 26/38 260-match-system-group');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'260-match-system-group', N'match (System).Group') WITH NOWAIT;
GO

:r steps/260-match-system-group.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'260-match-system-group',
  N'7107e310871629003faac7139d09d0f6f374d713262c6c4315538fbd62cbfd94', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'260-match-system-group', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 26', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 27/38 270-keys-of-system-group');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'270-keys-of-system-group', N'keys of (System).Group') WITH NOWAIT;
GO

:r steps/270-keys-of-system-group.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'270-keys-of-system-group',
  N'bd6bc91d7f0d201b5efc08093d20ab545bbe658cb009c8c159e01474eb9cdd9a', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'270-keys-of-system-group', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 27', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 28/38 280-insert-system-group');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'280-insert-system-group', N'insert (System).Group') WITH NOWAIT;
GO

:r steps/280-insert-system-group.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'280-insert-system-group',
  N'9de6dcf4c5434752763ca413cfb78f2d4d48fb17a82fd5cb4af618da6530b7ea', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'280-insert-system-group', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 28', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 29/38 290-update-system-group');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'290-update-system-group', N'update (System).Group') WITH NOWAIT;
GO

:r steps/290-update-system-group.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'290-update-system-group',
  N'72c75d622623be22f98a5a27527f6c460a5dee99f53d49e6980c345197fe89b9', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'290-update-system-group', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 29', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 30/38 300-match-system-group-role');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'300-match-system-group-role', N'match (System).Group_Role') WITH NOWAIT;
GO

:r steps/300-match-system-group-role.sql

-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'step 30')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'300-match-system-group-role',
  N'be88eb29e9f6e430b2ab467b7c1ed61627fbe4b0866402943ad167cfb0528094', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'300-match-system-group-role', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 30', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 31/38 310-keys-of-system-group-role');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'310-keys-of-system-group-role', N'keys of (System).Group_Role') WITH NOWAIT;
GO

:r steps/310-keys-of-system-group-role.sql

-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'step 31')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'310-keys-of-system-group-role',
  N'dd662aedc6b260ae268cd81681cda9a0ead7c251e1be6ba52f43f103237621da', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'310-keys-of-system-group-role', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 31', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 32/38 320-insert-system-group-role');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'320-insert-system-group-role', N'insert (System).Group_Role') WITH NOWAIT;
GO

:r steps/320-insert-system-group-role.sql

-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'step 32')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'320-insert-system-group-role',
  N'7530b1215b0d95e4721a641eec72c5e015286422e8ae7a27e7ebbe50bd11cc20', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'320-insert-system-group-role', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 32', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 33/38 330-match-system-group-user');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'330-match-system-group-user', N'match (System).Group_User') WITH NOWAIT;
GO

:r steps/330-match-system-group-user.sql

-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'step 33')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'330-match-system-group-user',
  N'fb4a978d704ac4e1c7345e19a70d887cd6eba6c09df90214b7e9f52feda2178d', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'330-match-system-group-user', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 33', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 34/38 340-keys-of-system-group-user');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'340-keys-of-system-group-user', N'keys of (System).Group_User') WITH NOWAIT;
GO

:r steps/340-keys-of-system-group-user.sql

-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'step 34')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'340-keys-of-system-group-user',
  N'cc93fe4b09b85d0b83d1f1c837723eaf39727c634ddc6fe6527e7ff497bd377f', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'340-keys-of-system-group-user', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 34', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 35/38 350-insert-system-group-user');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'350-insert-system-group-user', N'insert (System).Group_User') WITH NOWAIT;
GO

:r steps/350-insert-system-group-user.sql

-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'step 35')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'350-insert-system-group-user',
  N'df5a7272baa4fb6db9f894ba496af9f14b6dcbc8b149558254bf966b086b5e4c', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'350-insert-system-group-user', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 35', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 36/38 360-keys-of-shop-order');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'360-keys-of-shop-order', N'keys of Shop.Order') WITH NOWAIT;
GO

:r steps/360-keys-of-shop-order.sql

-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'step 36')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'360-keys-of-shop-order',
  N'18608a6d12fc34d8391a84296b1fd9831702786a0ffae6526d69298d2a4fbef6', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'360-keys-of-shop-order', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 36', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 37/38 370-insert-shop-order');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'370-insert-shop-order', N'insert Shop.Order') WITH NOWAIT;
GO

:r steps/370-insert-shop-order.sql

-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'step 37')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'370-insert-shop-order',
  N'6bf0c08221fab517a4ebeddc8ff5a554966e2aa5ccd38a41380c928ec13db104', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'370-insert-shop-order', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 37', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 38/38 380-verify');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'380-verify', N'verify') WITH NOWAIT;
GO

:r steps/380-verify.sql

-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'step 38')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'380-verify',
  N'c0586cf72434e8101c93a4f2723695576dfd1b6ad0ddc53f3c0204e7e69870c3', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'380-verify', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 38', [started] = SYSUTCDATETIME(), [rows] = 0;
GO

-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'journal 38')
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
