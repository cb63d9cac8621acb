-- second-gone-merged: migrate all rows in one transaction, verify, commit
-- Compiled by o11c 0.1.0 from
--   source snapshot f46eb3230dc150aacb5a7eb123b1857847c75d65cea877f0a4ea8e6c2d977105
--   target snapshot 581ae77d82aa27c6b0f694633e07ad3e1959a134b05c5167f33da83a0fd49229
--   project file    54d5d101139555a04d19e8ff044168b1af53d553b748d26b7517407bf453db2b
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
-- Which rows of Shop.Order (target): their ids. Gone with the session.
DROP TABLE IF EXISTS #rows_order_gone_5aca38b1af;
CREATE TABLE #rows_order_gone_5aca38b1af (
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
-- Which rows of Shop.Customer (target): their ids. Gone with the session.
DROP TABLE IF EXISTS #rows_customer_gone_50210bbee7;
CREATE TABLE #rows_customer_gone_50210bbee7 (
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
-- Copies of what is read of the source; gone at the end of the session. Their text columns name the
-- source's collations, tempdb has its own.
DROP TABLE IF EXISTS #o11c_src_1;
-- Shop.Customer: OSUSR_S01_CUSTOMER
CREATE TABLE #o11c_src_1 (
  [ID] int NOT NULL PRIMARY KEY,
  [CODE] nvarchar(20) COLLATE Latin1_General_CI_AI NULL,
  [NAME] nvarchar(20) COLLATE Latin1_General_CI_AI NULL,
  [MARK] nvarchar(60) COLLATE Latin1_General_CI_AI NULL,
  [BOSSID] int NULL
);
DROP TABLE IF EXISTS #o11c_src_2;
-- Shop.Order: OSUSR_S01_ORDER
CREATE TABLE #o11c_src_2 (
  [ID] int NOT NULL PRIMARY KEY,
  [CUSTOMERID] int NULL,
  [NOTE] nvarchar(20) COLLATE Latin1_General_CI_AI NULL,
  [MARK] nvarchar(60) COLLATE Latin1_General_CI_AI NULL
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
-- The copies are made as of one moment where the source allows it. This transaction ends before the
-- real one begins, which cannot be one of SNAPSHOT: it makes tables.
IF EXISTS (SELECT 1 FROM sys.databases
  WHERE [database_id] = DB_ID(N'OSSOURCE') AND [snapshot_isolation_state] = 1)
  SET TRANSACTION ISOLATION LEVEL SNAPSHOT;
ELSE
  RAISERROR(N'O11-0913: the source does not allow snapshot isolation; nobody may write to it now', 0, 1) WITH NOWAIT;
BEGIN TRANSACTION;
INSERT INTO #o11c_src_1 ([ID], [CODE], [NAME], [MARK], [BOSSID])
SELECT [ID], [CODE], [NAME], [MARK], [BOSSID]
FROM [OSSOURCE].[dbo].[OSUSR_S01_CUSTOMER];
INSERT INTO #o11c_src_2 ([ID], [CUSTOMERID], [NOTE], [MARK])
SELECT [ID], [CUSTOMERID], [NOTE], [MARK]
FROM [OSSOURCE].[dbo].[OSUSR_S01_ORDER];
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
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 1/17 010-open-the-run');
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
  N'76b240f353701bc6c272196d354fbecbc7fed4cab8e8ff588a80276ca75d0e08', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'010-open-the-run', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 1', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 2/17 020-guard-the-metamodel');
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
  N'd774e0a4e8c376ac43b5c7d518cc6d75af3b57cef265223038a7c9a44900fe49', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'020-guard-the-metamodel', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 2', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 3/17 030-match-shop-customer');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'030-match-shop-customer', N'match Shop.Customer') WITH NOWAIT;
GO

:r steps/030-match-shop-customer.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'030-match-shop-customer',
  N'757d6727e14d0a9065a0406653d29799c9eab1bf9ddf52160ce264671913a947', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'030-match-shop-customer', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 3', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 4/17 040-keys-of-shop-customer');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'040-keys-of-shop-customer', N'keys of Shop.Customer') WITH NOWAIT;
GO

:r steps/040-keys-of-shop-customer.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'040-keys-of-shop-customer',
  N'1a5232939114222e93d997541ea11b87f82e8e91aef8e27e16951f0e02cdfb3d', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'040-keys-of-shop-customer', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 4', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 5/17 050-keys-of-shop-order');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'050-keys-of-shop-order', N'keys of Shop.Order') WITH NOWAIT;
GO

:r steps/050-keys-of-shop-order.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'050-keys-of-shop-order',
  N'8712bc40e1751a02a72b5f30307b44f2bff6bdf7f9ae2695fa5048259aa7691f', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'050-keys-of-shop-order', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 5', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 6/17 060-select-rows-of-shop-order-that-are-g');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'060-select-rows-of-shop-order-that-are-gone', N'select rows of Shop.Order that are gone') WITH NOWAIT;
GO

:r steps/060-select-rows-of-shop-order-that-are-gone.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'060-select-rows-of-shop-order-that-are-gone',
  N'240d16ea5c450c58b96ccca908ba81abc157ce6b8f0154fff51012a8af07ab51', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'060-select-rows-of-shop-order-that-are-gone', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 6', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 7/17 070-forget-rows-of-shop-order-that-are-g');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'070-forget-rows-of-shop-order-that-are-gone', N'forget rows of Shop.Order that are gone') WITH NOWAIT;
GO

:r steps/070-forget-rows-of-shop-order-that-are-gone.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'070-forget-rows-of-shop-order-that-are-gone',
  N'e831bd228862eeb6c5aedc10a823b4afead0a8ec00f548d9dbd15c7648f30007', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'070-forget-rows-of-shop-order-that-are-gone', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 7', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 8/17 080-select-rows-of-shop-customer-that-ar');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'080-select-rows-of-shop-customer-that-are-gone', N'select rows of Shop.Customer that are gone') WITH NOWAIT;
GO

:r steps/080-select-rows-of-shop-customer-that-are-gone.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'080-select-rows-of-shop-customer-that-are-gone',
  N'88f3f3cf94f102bbdd7ec7df9b15fbefd62bdd8dbe118d1f983c318ede895629', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'080-select-rows-of-shop-customer-that-are-gone', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 8', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 9/17 090-forget-rows-of-shop-customer-that-ar');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'090-forget-rows-of-shop-customer-that-are-gone', N'forget rows of Shop.Customer that are gone') WITH NOWAIT;
GO

:r steps/090-forget-rows-of-shop-customer-that-are-gone.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'090-forget-rows-of-shop-customer-that-are-gone',
  N'064d32cf63ea9d5f2db1a15d288ef14049a0865f023b71bc8cd68dd36d6b87bc', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'090-forget-rows-of-shop-customer-that-are-gone', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 9', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 10/17 100-insert-shop-customer');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'100-insert-shop-customer', N'insert Shop.Customer') WITH NOWAIT;
GO

:r steps/100-insert-shop-customer.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'100-insert-shop-customer',
  N'74363333677397a9283d3232c54597e077a4bdb7a5635e2b7a47af79dbcccae9', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'100-insert-shop-customer', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 10', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 11/17 110-insert-shop-order');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'110-insert-shop-order', N'insert Shop.Order') WITH NOWAIT;
GO

:r steps/110-insert-shop-order.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'110-insert-shop-order',
  N'f3dc57504a34057f65a40a1f639398c3bd61bfa39cfde6b1db4b054480f041b3', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'110-insert-shop-order', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 11', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 12/17 120-link-shop-customer-bossid1');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'120-link-shop-customer-bossid1', N'link Shop.Customer BOSSID1') WITH NOWAIT;
GO

:r steps/120-link-shop-customer-bossid1.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'120-link-shop-customer-bossid1',
  N'8b282c2dc5d215eacf1af55927f49f7a128034d48721fb7e9fa6e6651154ba80', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'120-link-shop-customer-bossid1', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 12', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 13/17 130-update-shop-customer');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'130-update-shop-customer', N'update Shop.Customer') WITH NOWAIT;
GO

:r steps/130-update-shop-customer.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'130-update-shop-customer',
  N'efa03d642e103e49a0b6164052a94c17bbcb43182da4dbf875ca00e85a98c960', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'130-update-shop-customer', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 13', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 14/17 140-update-shop-order');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'140-update-shop-order', N'update Shop.Order') WITH NOWAIT;
GO

:r steps/140-update-shop-order.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'140-update-shop-order',
  N'22054340fd52780805e930d36879b0743812050ed6f79c382f4a8645cd7146a8', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'140-update-shop-order', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 14', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 15/17 150-delete-rows-of-shop-order-that-are-g');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'150-delete-rows-of-shop-order-that-are-gone', N'delete rows of Shop.Order that are gone') WITH NOWAIT;
GO

:r steps/150-delete-rows-of-shop-order-that-are-gone.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'150-delete-rows-of-shop-order-that-are-gone',
  N'7330c9938430d1b975cbd9466fbfcf0354f1281074fa7936675e8ad5a6dbc6fd', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'150-delete-rows-of-shop-order-that-are-gone', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 15', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 16/17 160-delete-rows-of-shop-customer-that-ar');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'160-delete-rows-of-shop-customer-that-are-gone', N'delete rows of Shop.Customer that are gone') WITH NOWAIT;
GO

:r steps/160-delete-rows-of-shop-customer-that-are-gone.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'160-delete-rows-of-shop-customer-that-are-gone',
  N'5cc408ae58efce281a046355043e09e378f9624b4ae131f0072a8837e8beba59', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'160-delete-rows-of-shop-customer-that-are-gone', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 16', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 17/17 170-verify');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'170-verify', N'verify') WITH NOWAIT;
GO

:r steps/170-verify.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'170-verify',
  N'1659ab0da32b7c513f963388cc763d88ddb624244870eca084389f2550d5deb9', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'170-verify', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 17', [started] = SYSUTCDATETIME(), [rows] = 0;
GO

-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'journal 17')
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
