-- guide-osevt-rows: the whole migration and its verification, then undone
-- Compiled by o11c 0.1.0 from
--   source snapshot 4f3805f07731968d6555961f401a6b1dfb3ad460643cabefaf8283c027cc914f
--   target snapshot 358a6755b9ae1886180c4fdb66408cc435e811aca391b338df4528e9ac706fe4
--   project file    74457e8cde6c0b401102019c0fb28c273d5072a26a079a9957b98a0c44ccdd22
-- Source OSSOURCE.dbo, target OSTARGET.dbo.
-- Run from this folder (:r is relative to where sqlcmd runs): sqlcmd -S SERVER -d TARGET -b -i dryrun.sql
-- It takes the same locks and writes the same log as migrate.sql. Afterwards the rows are as before;
-- the ids that identities gave are spent.
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
  (N'[OSSOURCE].[dbo].[ossys_bpm_process_definition]'),
  (N'[OSSOURCE].[dbo].[ossys_bpm_process_input_def]'),
  (N'[OSSOURCE].[dbo].[ossys_bpm_process_output_def]'),
  (N'[OSSOURCE].[dbo].[ossys_bpm_activity_definition]'),
  (N'[OSSOURCE].[dbo].[ossys_bpm_activity_output_def]'),
  (N'[OSSOURCE].[dbo].[ossys_bpm_process_status]'),
  (N'[OSSOURCE].[dbo].[ossys_bpm_activity_status]'),
  (N'[OSSOURCE].[dbo].[ossys_bpm_activity_kind]'),
  (N'[OSSOURCE].[dbo].[ossys_bpm_event]'),
  (N'[OSSOURCE].[dbo].[ossys_bpm_event_queue]'),
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
  (N'[OSTARGET].[dbo].[ossys_bpm_event_queue]')
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
-- Which rows of (System).Process (source): their ids. Gone with the session.
DROP TABLE IF EXISTS #rows_process_f6d957e147;
CREATE TABLE #rows_process_f6d957e147 (
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
-- Which rows of (System).Process_Input (source): their ids. Gone with the session.
DROP TABLE IF EXISTS #rows_process_input_e63f36504d;
CREATE TABLE #rows_process_input_e63f36504d (
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
-- Which rows of (System).Process_Output (source): their ids. Gone with the session.
DROP TABLE IF EXISTS #rows_process_output_8de501dcc5;
CREATE TABLE #rows_process_output_8de501dcc5 (
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
-- Which rows of (System).Activity (source): their ids. Gone with the session.
DROP TABLE IF EXISTS #rows_activity_17766887e7;
CREATE TABLE #rows_activity_17766887e7 (
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
-- Which rows of (System).Activity_Output (source): their ids. Gone with the session.
DROP TABLE IF EXISTS #rows_activity_output_4cc1817003;
CREATE TABLE #rows_activity_output_4cc1817003 (
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
-- Which rows of (System).User (source): their ids. Gone with the session.
DROP TABLE IF EXISTS #rows_user_8fadb4a988;
CREATE TABLE #rows_user_8fadb4a988 (
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
-- Which rows of (System).Group (source): their ids. Gone with the session.
DROP TABLE IF EXISTS #rows_group_fe15a92aa3;
CREATE TABLE #rows_group_fe15a92aa3 (
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
-- Which rows of (System).Group_User (source): their ids. Gone with the session.
DROP TABLE IF EXISTS #rows_group_user_7c51916bf8;
CREATE TABLE #rows_group_user_7c51916bf8 (
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
-- (System).Process: ossys_bpm_process
CREATE TABLE #o11c_src_1 (
  [id] int NOT NULL PRIMARY KEY,
  [top_process_id] int NULL,
  [process_def_id] int NULL,
  [status_id] int NULL,
  [created_by] int NULL,
  [last_modified_by] int NULL,
  [suspended_by] int NULL,
  [label] nvarchar(max) COLLATE Latin1_General_CI_AI NULL,
  [tenant_id] int NULL,
  [created] datetime NULL,
  [last_modified] datetime NULL,
  [suspended_date] datetime NULL,
  [parent_process_id] int NULL,
  [parent_activity_id] int NULL
);
DROP TABLE IF EXISTS #o11c_src_2;
-- (System).Activity: ossys_bpm_activity
CREATE TABLE #o11c_src_2 (
  [process_id] int NULL,
  [activity_def_id] int NULL,
  [id] int NOT NULL PRIMARY KEY,
  [user_id] int NULL,
  [group_id] int NULL,
  [name] nvarchar(max) COLLATE Latin1_General_CI_AI NULL,
  [tenant_id] int NULL,
  [status_id] int NULL,
  [created] datetime NULL,
  [opened] datetime NULL,
  [closed] datetime NULL,
  [is_running_since] datetime NULL,
  [is_running_at] nvarchar(max) COLLATE Latin1_General_CI_AI NULL,
  [next_run] datetime NULL,
  [precedent_outcome] nvarchar(max) COLLATE Latin1_General_CI_AI NULL,
  [due_date] datetime NULL,
  [expired] bit NULL,
  [skipped] bit NULL,
  [error_count] int NULL,
  [inbox_detail] nvarchar(max) COLLATE Latin1_General_CI_AI NULL,
  [last_modified] datetime NULL,
  [precedent_activity_id] int NULL
);
DROP TABLE IF EXISTS #o11c_src_3;
-- (System).Process_Input: ossys_bpm_process_input
CREATE TABLE #o11c_src_3 (
  [id] int NOT NULL PRIMARY KEY,
  [process_id] int NULL,
  [input_def_id] int NULL,
  [input_value] nvarchar(max) COLLATE Latin1_General_CI_AI NULL
);
DROP TABLE IF EXISTS #o11c_src_4;
-- (System).Process_Output: ossys_bpm_process_output
CREATE TABLE #o11c_src_4 (
  [id] int NOT NULL PRIMARY KEY,
  [process_id] int NULL,
  [output_def_id] int NULL,
  [output_value] nvarchar(max) COLLATE Latin1_General_CI_AI NULL
);
DROP TABLE IF EXISTS #o11c_src_5;
-- (System).Activity_Output: ossys_bpm_activity_output
CREATE TABLE #o11c_src_5 (
  [id] int NOT NULL PRIMARY KEY,
  [activity_id] int NULL,
  [output_def_id] int NULL,
  [output_value] nvarchar(max) COLLATE Latin1_General_CI_AI NULL
);
DROP TABLE IF EXISTS #o11c_src_6;
-- (System).User: ossys_user
CREATE TABLE #o11c_src_6 (
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
DROP TABLE IF EXISTS #o11c_src_7;
-- (System).Group: ossys_group
CREATE TABLE #o11c_src_7 (
  [id] int NOT NULL PRIMARY KEY,
  [tenant_id] int NULL,
  [name] nvarchar(max) COLLATE Latin1_General_CI_AI NULL,
  [description] nvarchar(max) COLLATE Latin1_General_CI_AI NULL
);
DROP TABLE IF EXISTS #o11c_src_8;
-- (System).Group_User: ossys_group_user
CREATE TABLE #o11c_src_8 (
  [id] int NOT NULL PRIMARY KEY,
  [user_id] int NULL,
  [group_id] int NULL,
  [tenant_id] int NULL
);
DROP TABLE IF EXISTS #o11c_src_9;
-- CityManager.Country: OSUSR_S01_COUNTRY
CREATE TABLE #o11c_src_9 (
  [ID] int NOT NULL PRIMARY KEY,
  [NAME] nvarchar(50) COLLATE Latin1_General_CI_AI NULL,
  [MARK] nvarchar(60) COLLATE Latin1_General_CI_AI NULL
);
DROP TABLE IF EXISTS #o11c_src_10;
-- CityManager.City: OSUSR_S01_CITY
CREATE TABLE #o11c_src_10 (
  [ID] int NOT NULL PRIMARY KEY,
  [NAME] nvarchar(50) COLLATE Latin1_General_CI_AI NULL,
  [COUNTRYID] int NULL,
  [MARK] nvarchar(60) COLLATE Latin1_General_CI_AI NULL
);
DROP TABLE IF EXISTS #o11c_src_11;
-- CityManager.Street: OSUSR_S01_STREET
CREATE TABLE #o11c_src_11 (
  [ID] int NOT NULL PRIMARY KEY,
  [MARK] nvarchar(60) COLLATE Latin1_General_CI_AI NULL
);
DROP TABLE IF EXISTS #o11c_src_12;
-- OSEVT_S01_CITY: OSEVT_S01_CITY
CREATE TABLE #o11c_src_12 (
  [_ACTIVITY_ID] int NULL,
  [_PROCESS_DEF_ID] int NULL,
  [_ESPACE_ID] int NULL,
  [_TENANT_ID] int NULL,
  [_IS_UPDATE] bit NULL,
  [_IS_LIGHT] bit NULL,
  [ID] int NULL,
  [COUNTRYID] int NULL
);
DROP TABLE IF EXISTS #o11c_src_13;
-- OSEVT_S01_STREET: OSEVT_S01_STREET
CREATE TABLE #o11c_src_13 (
  [_ACTIVITY_ID] int NULL,
  [_PROCESS_DEF_ID] int NULL,
  [_ESPACE_ID] int NULL,
  [_TENANT_ID] int NULL,
  [_IS_UPDATE] bit NULL,
  [_IS_LIGHT] bit NULL,
  [ID] int NULL
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
INSERT INTO #o11c_src_1 ([id], [top_process_id], [process_def_id], [status_id], [created_by], [last_modified_by], [suspended_by], [label], [tenant_id], [created], [last_modified], [suspended_date], [parent_process_id], [parent_activity_id])
SELECT [id], [top_process_id], [process_def_id], [status_id], [created_by], [last_modified_by], [suspended_by], [label], [tenant_id], [created], [last_modified], [suspended_date], [parent_process_id], [parent_activity_id]
FROM [OSSOURCE].[dbo].[ossys_bpm_process];
INSERT INTO #o11c_src_2 ([process_id], [activity_def_id], [id], [user_id], [group_id], [name], [tenant_id], [status_id], [created], [opened], [closed], [is_running_since], [is_running_at], [next_run], [precedent_outcome], [due_date], [expired], [skipped], [error_count], [inbox_detail], [last_modified], [precedent_activity_id])
SELECT [process_id], [activity_def_id], [id], [user_id], [group_id], [name], [tenant_id], [status_id], [created], [opened], [closed], [is_running_since], [is_running_at], [next_run], [precedent_outcome], [due_date], [expired], [skipped], [error_count], [inbox_detail], [last_modified], [precedent_activity_id]
FROM [OSSOURCE].[dbo].[ossys_bpm_activity];
INSERT INTO #o11c_src_3 ([id], [process_id], [input_def_id], [input_value])
SELECT [id], [process_id], [input_def_id], [input_value]
FROM [OSSOURCE].[dbo].[ossys_bpm_process_input];
INSERT INTO #o11c_src_4 ([id], [process_id], [output_def_id], [output_value])
SELECT [id], [process_id], [output_def_id], [output_value]
FROM [OSSOURCE].[dbo].[ossys_bpm_process_output];
INSERT INTO #o11c_src_5 ([id], [activity_id], [output_def_id], [output_value])
SELECT [id], [activity_id], [output_def_id], [output_value]
FROM [OSSOURCE].[dbo].[ossys_bpm_activity_output];
INSERT INTO #o11c_src_6 ([id], [tenant_id], [username], [name], [email], [mobilephone], [external_id], [creation_date], [last_login], [is_active])
SELECT [id], [tenant_id], [username], [name], [email], [mobilephone], [external_id], [creation_date], [last_login], [is_active]
FROM [OSSOURCE].[dbo].[ossys_user];
INSERT INTO #o11c_src_7 ([id], [tenant_id], [name], [description])
SELECT [id], [tenant_id], [name], [description]
FROM [OSSOURCE].[dbo].[ossys_group];
INSERT INTO #o11c_src_8 ([id], [user_id], [group_id], [tenant_id])
SELECT [id], [user_id], [group_id], [tenant_id]
FROM [OSSOURCE].[dbo].[ossys_group_user];
INSERT INTO #o11c_src_9 ([ID], [NAME], [MARK])
SELECT [ID], [NAME], [MARK]
FROM [OSSOURCE].[dbo].[OSUSR_S01_COUNTRY];
INSERT INTO #o11c_src_10 ([ID], [NAME], [COUNTRYID], [MARK])
SELECT [ID], [NAME], [COUNTRYID], [MARK]
FROM [OSSOURCE].[dbo].[OSUSR_S01_CITY];
INSERT INTO #o11c_src_11 ([ID], [MARK])
SELECT [ID], [MARK]
FROM [OSSOURCE].[dbo].[OSUSR_S01_STREET];
INSERT INTO #o11c_src_12 ([_ACTIVITY_ID], [_PROCESS_DEF_ID], [_ESPACE_ID], [_TENANT_ID], [_IS_UPDATE], [_IS_LIGHT], [ID], [COUNTRYID])
SELECT [_ACTIVITY_ID], [_PROCESS_DEF_ID], [_ESPACE_ID], [_TENANT_ID], [_IS_UPDATE], [_IS_LIGHT], [ID], [COUNTRYID]
FROM [OSSOURCE].[dbo].[OSEVT_S01_CITY];
INSERT INTO #o11c_src_13 ([_ACTIVITY_ID], [_PROCESS_DEF_ID], [_ESPACE_ID], [_TENANT_ID], [_IS_UPDATE], [_IS_LIGHT], [ID])
SELECT [_ACTIVITY_ID], [_PROCESS_DEF_ID], [_ESPACE_ID], [_TENANT_ID], [_IS_UPDATE], [_IS_LIGHT], [ID]
FROM [OSSOURCE].[dbo].[OSEVT_S01_STREET];
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
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 1/58 010-open-the-run');
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
  N'9a87f4a67043a6c12d7b7f6a8eafabe5ed2ceaba29db09abe71ddb5eb87b36e3', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'010-open-the-run', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 1', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 2/58 020-guard-the-metamodel');
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
  N'9ed8129137503390f97b8a15152faefa278bf2278b9d21c1dc157d3df7f71c6a', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'020-guard-the-metamodel', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 2', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 3/58 030-map-system-activity-definition');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'030-map-system-activity-definition', N'map (System).Activity_Definition') WITH NOWAIT;
GO

:r steps/030-map-system-activity-definition.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'030-map-system-activity-definition',
  N'58fad7e0cfd4debddd4dbf5f20317257176067c08358539a8d03e57ca30c4f27', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'030-map-system-activity-definition', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 3', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 4/58 040-map-system-activity-output-def');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'040-map-system-activity-output-def', N'map (System).Activity_Output_Def') WITH NOWAIT;
GO

:r steps/040-map-system-activity-output-def.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'040-map-system-activity-output-def',
  N'67ca421010439e3548088e28bb53fcc91e73e69d54d2f35bb9eaae32176ea8d4', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'040-map-system-activity-output-def', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 4', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 5/58 050-map-system-activity-status');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'050-map-system-activity-status', N'map (System).Activity_Status') WITH NOWAIT;
GO

:r steps/050-map-system-activity-status.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'050-map-system-activity-status',
  N'2e6a72e3fd0962711b2031ee067f44cb85746a6fb1b7dd3c0669993a6f555111', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'050-map-system-activity-status', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 5', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 6/58 060-map-system-espace');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'060-map-system-espace', N'map (System).Espace') WITH NOWAIT;
GO

:r steps/060-map-system-espace.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'060-map-system-espace',
  N'58797338cfd60cbc021c85ce0b057f369faaa3daa29120a048635acf65943244', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'060-map-system-espace', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 6', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 7/58 070-map-system-process-definition');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'070-map-system-process-definition', N'map (System).Process_Definition') WITH NOWAIT;
GO

:r steps/070-map-system-process-definition.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'070-map-system-process-definition',
  N'7e899549798c74bb7ce11d09a03aac103468d24799f26ac7822e9be071f1eb44', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'070-map-system-process-definition', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 7', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 8/58 080-map-system-process-input-def');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'080-map-system-process-input-def', N'map (System).Process_Input_Def') WITH NOWAIT;
GO

:r steps/080-map-system-process-input-def.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'080-map-system-process-input-def',
  N'dce328d1a0f1ad798bcba136748aa6d28855ed94598a3c0c72390d86c51b0fee', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'080-map-system-process-input-def', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 8', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 9/58 090-map-system-process-output-def');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'090-map-system-process-output-def', N'map (System).Process_Output_Def') WITH NOWAIT;
GO

:r steps/090-map-system-process-output-def.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'090-map-system-process-output-def',
  N'8370050d1d50b8029a0b7ba8a95acb0770c08412d6320e94349a33b2bd598de5', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'090-map-system-process-output-def', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 9', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 10/58 100-map-system-process-status');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'100-map-system-process-status', N'map (System).Process_Status') WITH NOWAIT;
GO

:r steps/100-map-system-process-status.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'100-map-system-process-status',
  N'89771c09dd23da7db563e13faa8e3410ee9e0469946a4afbdb3c927a06fc7359', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'100-map-system-process-status', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 10', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 11/58 110-map-system-tenant');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'110-map-system-tenant', N'map (System).Tenant') WITH NOWAIT;
GO

:r steps/110-map-system-tenant.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'110-map-system-tenant',
  N'087a38d8dfa93002761413e71ad4643d291bb1e34a4d152167989a241a631449', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'110-map-system-tenant', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 11', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 12/58 120-select-rows-of-system-process');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'120-select-rows-of-system-process', N'select rows of (System).Process') WITH NOWAIT;
GO

:r steps/120-select-rows-of-system-process.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'120-select-rows-of-system-process',
  N'17de82bcca48913ace4112dc44215f5ba82a10e9696eb9725a35c7194a56c4d1', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'120-select-rows-of-system-process', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 12', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 13/58 130-select-rows-of-system-process-input');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'130-select-rows-of-system-process-input', N'select rows of (System).Process_Input') WITH NOWAIT;
GO

:r steps/130-select-rows-of-system-process-input.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'130-select-rows-of-system-process-input',
  N'ad8f53a46d909f77f4b924cc35f4e6afa6dca4fd432c119f5da1bc4cf1ddf7aa', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'130-select-rows-of-system-process-input', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 13', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 14/58 140-select-rows-of-system-process-output');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'140-select-rows-of-system-process-output', N'select rows of (System).Process_Output') WITH NOWAIT;
GO

:r steps/140-select-rows-of-system-process-output.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'140-select-rows-of-system-process-output',
  N'7267fa8d9cdd83dad578995cfe9ad7b7072cc3fc3294291c36a95a0319b03546', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'140-select-rows-of-system-process-output', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 14', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 15/58 150-select-rows-of-system-activity');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'150-select-rows-of-system-activity', N'select rows of (System).Activity') WITH NOWAIT;
GO

:r steps/150-select-rows-of-system-activity.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'150-select-rows-of-system-activity',
  N'8bb046e36d07acc9027668fc86dc4eb31e9d25de26f574921160f45bd5ae502d', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'150-select-rows-of-system-activity', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 15', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 16/58 160-select-rows-of-system-activity-outpu');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'160-select-rows-of-system-activity-output', N'select rows of (System).Activity_Output') WITH NOWAIT;
GO

:r steps/160-select-rows-of-system-activity-output.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'160-select-rows-of-system-activity-output',
  N'c8743e727396e9561f6d9078274bf927a1cc569529b7d563c7132c42c2178cfe', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'160-select-rows-of-system-activity-output', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 16', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 17/58 170-select-rows-of-system-user');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'170-select-rows-of-system-user', N'select rows of (System).User') WITH NOWAIT;
GO

:r steps/170-select-rows-of-system-user.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'170-select-rows-of-system-user',
  N'97172a9a0b2b72924f02e526dd64f99f6e9d83d61b5a574df18f0c442b0376cb', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'170-select-rows-of-system-user', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 17', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 18/58 180-select-rows-of-system-group');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'180-select-rows-of-system-group', N'select rows of (System).Group') WITH NOWAIT;
GO

:r steps/180-select-rows-of-system-group.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'180-select-rows-of-system-group',
  N'f9bcbdda80958edb4307515f32e5d15738fb4d75fb0bc413713082940d636ba5', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'180-select-rows-of-system-group', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 18', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 19/58 190-rows-that-must-come-along');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'190-rows-that-must-come-along', N'rows that must come along') WITH NOWAIT;
GO

:r steps/190-rows-that-must-come-along.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'190-rows-that-must-come-along',
  N'1f287d6f34983cd759045f0139dffb52304075354bd5068b9e023da6b7281fb4', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'190-rows-that-must-come-along', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 19', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 20/58 200-select-rows-of-system-group-user');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'200-select-rows-of-system-group-user', N'select rows of (System).Group_User') WITH NOWAIT;
GO

:r steps/200-select-rows-of-system-group-user.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'200-select-rows-of-system-group-user',
  N'04723a595c3360bfba28c9bfd2efccb3631b197ea8c9387c43cfa06d212efd19', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'200-select-rows-of-system-group-user', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 20', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 21/58 210-groups-that-come-along');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'210-groups-that-come-along', N'groups that come along') WITH NOWAIT;
GO

:r steps/210-groups-that-come-along.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'210-groups-that-come-along',
  N'd0cd97e2c360977815e85283103baca4db9e1d4a98c60b203206218f0317a3ef', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'210-groups-that-come-along', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 21', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 22/58 220-check-the-event-queues');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'220-check-the-event-queues', N'check the event queues') WITH NOWAIT;
GO

:r steps/220-check-the-event-queues.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'220-check-the-event-queues',
  N'f5e3e9f52559a6be2853101146bfb452913732c2e7876185ba210ccc32d92c6c', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'220-check-the-event-queues', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 22', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 23/58 230-silence-triggers-of-citymanager-city');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'230-silence-triggers-of-citymanager-city', N'silence triggers of CityManager.City') WITH NOWAIT;
GO

:r steps/230-silence-triggers-of-citymanager-city.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'230-silence-triggers-of-citymanager-city',
  N'c6f8adef3c1ba225864fd85091a3583e77bdd6a2283d8301c951cccf14ed6b8f', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'230-silence-triggers-of-citymanager-city', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 23', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 24/58 240-silence-triggers-of-citymanager-stre');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'240-silence-triggers-of-citymanager-street', N'silence triggers of CityManager.Street') WITH NOWAIT;
GO

:r steps/240-silence-triggers-of-citymanager-street.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'240-silence-triggers-of-citymanager-street',
  N'600aaab1e3bafb56f5671c1fcc639802a3d0601b9745fc023cb03c4df90aa6a7', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'240-silence-triggers-of-citymanager-street', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 24', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 25/58 250-match-system-user');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'250-match-system-user', N'match (System).User') WITH NOWAIT;
GO

:r steps/250-match-system-user.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'250-match-system-user',
  N'30ec7581c348d8458b4f219b65a8c8d78938228f77b9f49b93231f3a2cc58b9b', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'250-match-system-user', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 25', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 26/58 260-keys-of-system-user');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'260-keys-of-system-user', N'keys of (System).User') WITH NOWAIT;
GO

:r steps/260-keys-of-system-user.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'260-keys-of-system-user',
  N'211e26d7cabd85ad1eca08acc3b43ada966be2fa9ba581ef360199ac970b9e29', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'260-keys-of-system-user', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 26', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 27/58 270-insert-system-user');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'270-insert-system-user', N'insert (System).User') WITH NOWAIT;
GO

:r steps/270-insert-system-user.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'270-insert-system-user',
  N'a6d8b4bce52dd8a46a1742aa605d08ef070c8367538b46a0b35491db35a16c75', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'270-insert-system-user', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 27', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 28/58 280-match-system-group');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'280-match-system-group', N'match (System).Group') WITH NOWAIT;
GO

:r steps/280-match-system-group.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'280-match-system-group',
  N'a652763179a8a8166bb9c4614df991893cc166b56d65c7110d41737593314163', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'280-match-system-group', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 28', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 29/58 290-keys-of-system-group');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'290-keys-of-system-group', N'keys of (System).Group') WITH NOWAIT;
GO

:r steps/290-keys-of-system-group.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'290-keys-of-system-group',
  N'68d1d69a7f41d13838fd60aa87a0bf7ff97866fd5f675dd3a246103daecd75f2', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'290-keys-of-system-group', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 29', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 30/58 300-insert-system-group');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'300-insert-system-group', N'insert (System).Group') WITH NOWAIT;
GO

:r steps/300-insert-system-group.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'300-insert-system-group',
  N'ced66b33e48a7dec44dd22d8d2b47fc67856254d6cc16d61cf3a6f2bbf5e4157', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'300-insert-system-group', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 30', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 31/58 310-match-system-group-user');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'310-match-system-group-user', N'match (System).Group_User') WITH NOWAIT;
GO

:r steps/310-match-system-group-user.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'310-match-system-group-user',
  N'4c277e189e528e2d09ea8ff5800888dd5faa280d64a00835affe193332ff82db', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'310-match-system-group-user', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 31', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 32/58 320-keys-of-system-group-user');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'320-keys-of-system-group-user', N'keys of (System).Group_User') WITH NOWAIT;
GO

:r steps/320-keys-of-system-group-user.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'320-keys-of-system-group-user',
  N'd3c5c34c08df1dd0619e20d7e0269361e11159129e53550f3185f8d13e2e496d', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'320-keys-of-system-group-user', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 32', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 33/58 330-insert-system-group-user');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'330-insert-system-group-user', N'insert (System).Group_User') WITH NOWAIT;
GO

:r steps/330-insert-system-group-user.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'330-insert-system-group-user',
  N'264b6dee0def11a6d616bb896d1d637578d75f5baaa75ba8f6f6632735b6d75a', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'330-insert-system-group-user', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 33', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 34/58 340-keys-of-citymanager-country');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'340-keys-of-citymanager-country', N'keys of CityManager.Country') WITH NOWAIT;
GO

:r steps/340-keys-of-citymanager-country.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'340-keys-of-citymanager-country',
  N'a44912ccd5ae310d81e29367b1ab3dd59112c7e79d5753df497ce10bfef66ca6', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'340-keys-of-citymanager-country', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 34', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 35/58 350-keys-of-citymanager-city');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'350-keys-of-citymanager-city', N'keys of CityManager.City') WITH NOWAIT;
GO

:r steps/350-keys-of-citymanager-city.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'350-keys-of-citymanager-city',
  N'43a17534c9562cc6eb07f962c957ebde330b14f6c34fea92d7f7bc72b5319fd4', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'350-keys-of-citymanager-city', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 35', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 36/58 360-keys-of-citymanager-street');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'360-keys-of-citymanager-street', N'keys of CityManager.Street') WITH NOWAIT;
GO

:r steps/360-keys-of-citymanager-street.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'360-keys-of-citymanager-street',
  N'2813330b0a103b6023bb72470f90786c959998d3ac50e85bf8afb6e1c4995361', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'360-keys-of-citymanager-street', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 36', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 37/58 370-keys-of-system-process');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'370-keys-of-system-process', N'keys of (System).Process') WITH NOWAIT;
GO

:r steps/370-keys-of-system-process.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'370-keys-of-system-process',
  N'ed343f4387c3ff2f4df4efc7a8ed9e75883c27a4fda3e293684a964af0e82a4c', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'370-keys-of-system-process', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 37', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 38/58 380-keys-of-system-process-input');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'380-keys-of-system-process-input', N'keys of (System).Process_Input') WITH NOWAIT;
GO

:r steps/380-keys-of-system-process-input.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'380-keys-of-system-process-input',
  N'64599a3fe215a82e1e4515c62319f46797cfae85fc0ef6cc38a576714ba75da9', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'380-keys-of-system-process-input', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 38', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 39/58 390-keys-of-system-process-output');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'390-keys-of-system-process-output', N'keys of (System).Process_Output') WITH NOWAIT;
GO

:r steps/390-keys-of-system-process-output.sql

-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'step 39')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'390-keys-of-system-process-output',
  N'650f45f112caafcf2aa486e52fe086e93655e497b7af295b70afa54d4dcc52bc', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'390-keys-of-system-process-output', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 39', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 40/58 400-keys-of-system-activity');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'400-keys-of-system-activity', N'keys of (System).Activity') WITH NOWAIT;
GO

:r steps/400-keys-of-system-activity.sql

-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'step 40')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'400-keys-of-system-activity',
  N'953737f2c9cad05c2aa6581606ad7cfe7028b4d7c0f71885e41d6aa325a7e7cd', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'400-keys-of-system-activity', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 40', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 41/58 410-keys-of-system-activity-output');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'410-keys-of-system-activity-output', N'keys of (System).Activity_Output') WITH NOWAIT;
GO

:r steps/410-keys-of-system-activity-output.sql

-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'step 41')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'410-keys-of-system-activity-output',
  N'59cb2103aa1e39a349be8d4d8f633d4786957647195ac17dfe1aa2b83a8cb867', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'410-keys-of-system-activity-output', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 41', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 42/58 420-insert-citymanager-country');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'420-insert-citymanager-country', N'insert CityManager.Country') WITH NOWAIT;
GO

:r steps/420-insert-citymanager-country.sql

-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'step 42')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'420-insert-citymanager-country',
  N'04f2aada84164427dfe9b83a7b277456028bd0b29adda09d5837437ab05e81fe', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'420-insert-citymanager-country', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 42', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 43/58 430-insert-citymanager-city');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'430-insert-citymanager-city', N'insert CityManager.City') WITH NOWAIT;
GO

:r steps/430-insert-citymanager-city.sql

-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'step 43')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'430-insert-citymanager-city',
  N'd2eceac904ba8b48e0fde9bb7e6dfc32ea54c6f6d745a9a4b33403ca44c25e5c', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'430-insert-citymanager-city', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 43', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 44/58 440-insert-citymanager-street');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'440-insert-citymanager-street', N'insert CityManager.Street') WITH NOWAIT;
GO

:r steps/440-insert-citymanager-street.sql

-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'step 44')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'440-insert-citymanager-street',
  N'0def304d2c34647b1060714fa4e4898f62afe80541e21061d7acb0c832b7b06e', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'440-insert-citymanager-street', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 44', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 45/58 450-insert-system-process');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'450-insert-system-process', N'insert (System).Process') WITH NOWAIT;
GO

:r steps/450-insert-system-process.sql

-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'step 45')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'450-insert-system-process',
  N'8391392ee1006e8cda69238326024bf9cb222949b232bd38e4f03ec336f5d093', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'450-insert-system-process', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 45', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 46/58 460-insert-system-process-input');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'460-insert-system-process-input', N'insert (System).Process_Input') WITH NOWAIT;
GO

:r steps/460-insert-system-process-input.sql

-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'step 46')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'460-insert-system-process-input',
  N'fad1833beb095e80480dd125c0891e863b08e383bd298dec40996689a15a8e67', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'460-insert-system-process-input', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 46', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 47/58 470-insert-system-process-output');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'470-insert-system-process-output', N'insert (System).Process_Output') WITH NOWAIT;
GO

:r steps/470-insert-system-process-output.sql

-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'step 47')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'470-insert-system-process-output',
  N'37107840f253038bbfbec7ceae5b05975b112e77ba90849759de3027137c80fa', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'470-insert-system-process-output', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 47', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 48/58 480-insert-system-activity');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'480-insert-system-activity', N'insert (System).Activity') WITH NOWAIT;
GO

:r steps/480-insert-system-activity.sql

-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'step 48')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'480-insert-system-activity',
  N'c03fcdbde8c108196a1e84aaa89f2883779adf7f2f4e8b563461ef56cd6e51d3', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'480-insert-system-activity', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 48', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 49/58 490-insert-system-activity-output');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'490-insert-system-activity-output', N'insert (System).Activity_Output') WITH NOWAIT;
GO

:r steps/490-insert-system-activity-output.sql

-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'step 49')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'490-insert-system-activity-output',
  N'48cab654e6c0f57cca37ad6ad4ac51c027832ba347525c89e6251a707aa0ae17', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'490-insert-system-activity-output', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 49', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 50/58 500-link-system-process-parent-process-i');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'500-link-system-process-parent-process-id', N'link (System).Process parent_process_id') WITH NOWAIT;
GO

:r steps/500-link-system-process-parent-process-id.sql

-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'step 50')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'500-link-system-process-parent-process-id',
  N'52a6bc406c1942867dc873a41414cb504c29d72fd3c5f7787790deacd5100bfa', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'500-link-system-process-parent-process-id', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 50', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 51/58 510-link-system-process-top-process-id');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'510-link-system-process-top-process-id', N'link (System).Process top_process_id') WITH NOWAIT;
GO

:r steps/510-link-system-process-top-process-id.sql

-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'step 51')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'510-link-system-process-top-process-id',
  N'504f5149809cf334b123bd1d3ce909c39bee0eea582d540589185ea09b7e62fa', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'510-link-system-process-top-process-id', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 51', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 52/58 520-link-system-process-parent-activity-');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'520-link-system-process-parent-activity-id', N'link (System).Process parent_activity_id') WITH NOWAIT;
GO

:r steps/520-link-system-process-parent-activity-id.sql

-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'step 52')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'520-link-system-process-parent-activity-id',
  N'7e9f61157b53e88b53db9b7df331f4b8537fc5ee9fb7c7afca60dde8dd1232bc', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'520-link-system-process-parent-activity-id', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 52', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 53/58 530-link-system-activity-precedent-activ');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'530-link-system-activity-precedent-activity-id', N'link (System).Activity precedent_activity_id') WITH NOWAIT;
GO

:r steps/530-link-system-activity-precedent-activity-id.sql

-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'step 53')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'530-link-system-activity-precedent-activity-id',
  N'b4fd58b2f2ec584e98ed8a391e09e3e3fb5e8887984dde73ce8cd7df6feddcb1', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'530-link-system-activity-precedent-activity-id', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 53', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 54/58 540-insert-events-of-citymanager-city');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'540-insert-events-of-citymanager-city', N'insert events of CityManager.City') WITH NOWAIT;
GO

:r steps/540-insert-events-of-citymanager-city.sql

-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'step 54')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'540-insert-events-of-citymanager-city',
  N'ef01663f87f0db65b19c1398381f3d0d1b10f973874dde3375c9498d9f6c2a33', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'540-insert-events-of-citymanager-city', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 54', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 55/58 550-insert-events-of-citymanager-street');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'550-insert-events-of-citymanager-street', N'insert events of CityManager.Street') WITH NOWAIT;
GO

:r steps/550-insert-events-of-citymanager-street.sql

-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'step 55')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'550-insert-events-of-citymanager-street',
  N'8c942b88f43847dce59ee9445e1041f6ef69c4c04dbb8b72b001d194011fa834', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'550-insert-events-of-citymanager-street', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 55', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 56/58 560-enable-triggers-of-citymanager-city');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'560-enable-triggers-of-citymanager-city', N'enable triggers of CityManager.City') WITH NOWAIT;
GO

:r steps/560-enable-triggers-of-citymanager-city.sql

-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'step 56')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'560-enable-triggers-of-citymanager-city',
  N'e0c8376fe3cd78b37bf16f9b0a1c3c899f8cb5fcb86275d0775764dae075d88c', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'560-enable-triggers-of-citymanager-city', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 56', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 57/58 570-enable-triggers-of-citymanager-stree');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'570-enable-triggers-of-citymanager-street', N'enable triggers of CityManager.Street') WITH NOWAIT;
GO

:r steps/570-enable-triggers-of-citymanager-street.sql

-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'step 57')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'570-enable-triggers-of-citymanager-street',
  N'e391c921af2f257456396fc4162690613b4f6ce707548b5ccd6d33afaeb2bf22', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'570-enable-triggers-of-citymanager-street', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 57', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 58/58 580-verify');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'580-verify', N'verify') WITH NOWAIT;
GO

:r steps/580-verify.sql

-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'step 58')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'580-verify',
  N'0e5ff331175b7b9e2c06be4e01a46b69d318276c7932eb53cda2ec884f87de59', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'580-verify', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 58', [started] = SYSUTCDATETIME(), [rows] = 0;
GO

-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'journal 58')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
UPDATE [o11c].[run] SET [finished] = SYSUTCDATETIME(), [status] = N'done'
WHERE [run_id] = (SELECT MAX([run_id]) FROM [o11c].[run]);
DECLARE @o11c_seconds nvarchar(20);
SELECT @o11c_seconds = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME())) FROM #o11c_progress;
-- This is the dry run: whatever it did is undone.
ROLLBACK TRANSACTION;
UPDATE #o11c_progress SET [mark] = N'undone';
EXEC sys.sp_releaseapplock @Resource = N'o11c', @LockOwner = N'Session';
RAISERROR(N'o11c: dry run complete after %s seconds; nothing was kept', 0, 1, @o11c_seconds) WITH NOWAIT;
GO
