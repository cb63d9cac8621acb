-- guide-osevt-rows: the whole migration and its verification, then undone
-- Compiled by o11c 0.1.0 from
--   source snapshot 4f3ad72317bc8e55bda4f4e1a7c958cab98c3c57d918f99c02f81cd7d411afce
--   target snapshot b1c821759f293975794cb53ce3db2fbe8ea079be35d6fc59a651053b018b6edd
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
-- (System).Process_Input: ossys_bpm_process_input
CREATE TABLE #o11c_src_2 (
  [id] int NOT NULL PRIMARY KEY,
  [process_id] int NULL,
  [input_def_id] int NULL,
  [input_value] nvarchar(max) COLLATE Latin1_General_CI_AI NULL
);
DROP TABLE IF EXISTS #o11c_src_3;
-- (System).Process_Output: ossys_bpm_process_output
CREATE TABLE #o11c_src_3 (
  [id] int NOT NULL PRIMARY KEY,
  [process_id] int NULL,
  [output_def_id] int NULL,
  [output_value] nvarchar(max) COLLATE Latin1_General_CI_AI NULL
);
DROP TABLE IF EXISTS #o11c_src_4;
-- (System).Activity: ossys_bpm_activity
CREATE TABLE #o11c_src_4 (
  [id] int NOT NULL PRIMARY KEY,
  [process_id] int NULL,
  [user_id] int NULL,
  [group_id] int NULL,
  [name] nvarchar(max) COLLATE Latin1_General_CI_AI NULL,
  [tenant_id] int NULL,
  [activity_def_id] int NULL,
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
BEGIN
  -- Babelfish takes the level only after a statement of its own, not right after this condition.
  UPDATE #o11c_progress SET [rows] = 0;
  SET TRANSACTION ISOLATION LEVEL SNAPSHOT;
END
ELSE
  RAISERROR(N'O11-0913: the source does not allow snapshot isolation; nobody may write to it now', 0, 1) WITH NOWAIT;
BEGIN TRANSACTION;
INSERT INTO #o11c_src_1 ([id], [top_process_id], [process_def_id], [status_id], [created_by], [last_modified_by], [suspended_by], [label], [tenant_id], [created], [last_modified], [suspended_date], [parent_process_id], [parent_activity_id])
SELECT [id], [top_process_id], [process_def_id], [status_id], [created_by], [last_modified_by], [suspended_by], [label], [tenant_id], [created], [last_modified], [suspended_date], [parent_process_id], [parent_activity_id]
FROM [OSSOURCE].[dbo].[ossys_bpm_process];
INSERT INTO #o11c_src_2 ([id], [process_id], [input_def_id], [input_value])
SELECT [id], [process_id], [input_def_id], [input_value]
FROM [OSSOURCE].[dbo].[ossys_bpm_process_input];
INSERT INTO #o11c_src_3 ([id], [process_id], [output_def_id], [output_value])
SELECT [id], [process_id], [output_def_id], [output_value]
FROM [OSSOURCE].[dbo].[ossys_bpm_process_output];
INSERT INTO #o11c_src_4 ([id], [process_id], [user_id], [group_id], [name], [tenant_id], [activity_def_id], [status_id], [created], [opened], [closed], [is_running_since], [is_running_at], [next_run], [precedent_outcome], [due_date], [expired], [skipped], [error_count], [inbox_detail], [last_modified], [precedent_activity_id])
SELECT [id], [process_id], [user_id], [group_id], [name], [tenant_id], [activity_def_id], [status_id], [created], [opened], [closed], [is_running_since], [is_running_at], [next_run], [precedent_outcome], [due_date], [expired], [skipped], [error_count], [inbox_detail], [last_modified], [precedent_activity_id]
FROM [OSSOURCE].[dbo].[ossys_bpm_activity];
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
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 1/59 010-open-the-run');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 1 of 59: %s', 0, 1, N'010-open-the-run', N'open the run') WITH NOWAIT;
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
-- What this run is going to do, for who looks at the journal.
DECLARE @o11c_run bigint = (SELECT MAX([run_id]) FROM [o11c].[run]);
UPDATE [o11c].[run] SET [plan] = N'5f62f4e0144d6fb5333ecd70236d43ca99d797c488fafde7627164e9ff48a218', [mode] = N'whole' WHERE [run_id] = @o11c_run;
INSERT INTO [o11c].[plan_step] ([run_id], [position], [step_id], [checksum], [phase], [kind], [label], [applications], [rows_expected])
VALUES
  (@o11c_run, 1, N'010-open-the-run', N'5ab5fbccc58064bfd5047adfd78ad1488fd05f6a85969feab6939742c19af6d0', N'open', N'open_run', NULL, NULL, NULL),
  (@o11c_run, 2, N'020-guard-the-metamodel', N'c8f7261424a21654b3ce823c5ac6a7bd631c5e84279a5ff813404e3f629b4ccd', N'open', N'guard_model', NULL, NULL, NULL),
  (@o11c_run, 3, N'030-prepare-for-undo', N'9ed4e6a0e3c3fb27154d241f23b475afe334389d1b1033fa62b76b7e60492fd6', N'open', N'prepare_undo', NULL, NULL, NULL),
  (@o11c_run, 4, N'040-map-system-activity-definition', N'c8a64630e9300094d1d6443bc1a7bb626c6b88c59c07dea1343bdf4272bfcb8d', N'match', N'build_literal_map', N'(System).Activity_Definition', NULL, 3),
  (@o11c_run, 5, N'050-map-system-activity-output-def', N'f91efcef8153323074e6f99e98ae47319c1a6fcc070c5fa47d50b448cdbfc256', N'match', N'build_literal_map', N'(System).Activity_Output_Def', NULL, 0),
  (@o11c_run, 6, N'060-map-system-activity-status', N'1f621f2fd84b280a9fe5b4a914f2e42569000bcdc6446049be8d82b243ae3202', N'match', N'build_literal_map', N'(System).Activity_Status', NULL, 4),
  (@o11c_run, 7, N'070-map-system-espace', N'3dda9ae851b12fe501df582372ce5fe0c30c7383b0dbff20d7c7213178b77f71', N'match', N'build_literal_map', N'(System).Espace', NULL, 4),
  (@o11c_run, 8, N'080-map-system-process-definition', N'9084077a2ccaa192cc8c46becbc4982fc2b1476c9fe217b2b66e3ddf77148283', N'match', N'build_literal_map', N'(System).Process_Definition', NULL, 3),
  (@o11c_run, 9, N'090-map-system-process-input-def', N'c8f1db9896c272b6eee96b2441b4760789c86a22f980f798f0103f04250cc39f', N'match', N'build_literal_map', N'(System).Process_Input_Def', NULL, 0),
  (@o11c_run, 10, N'100-map-system-process-output-def', N'6df542facb4ab6eca97211473964081dcf6debb93ffd6cbb800079c33dcc4d61', N'match', N'build_literal_map', N'(System).Process_Output_Def', NULL, 0),
  (@o11c_run, 11, N'110-map-system-process-status', N'2414bddb035886b4f59d5c2ac90b3bfd82b1f621c44eb07492340ef05495f609', N'match', N'build_literal_map', N'(System).Process_Status', NULL, 4),
  (@o11c_run, 12, N'120-map-system-tenant', N'709a8ea6445a408e1efd09a4a32fce3505e1f68d0fe1a40af1378dd02c520bbb', N'match', N'build_literal_map', N'(System).Tenant', NULL, 1),
  (@o11c_run, 13, N'130-select-rows-of-system-process', N'0d66e20ecb2fd7ae50896963e89437115aedb89b68151e54185bb67e05122c11', N'select', N'select_processes', N'(System).Process', NULL, NULL),
  (@o11c_run, 14, N'140-select-rows-of-system-process-input', N'ebec08b79dc043b0302f0a11be3e578d5df596668931354ec3e0943f3565a95b', N'select', N'select_rows', N'(System).Process_Input', NULL, NULL),
  (@o11c_run, 15, N'150-select-rows-of-system-process-output', N'f7ef8d587527e98970afa7be74402deab6f42d943ef420d018b0f2edde7f5ff2', N'select', N'select_rows', N'(System).Process_Output', NULL, NULL),
  (@o11c_run, 16, N'160-select-rows-of-system-activity', N'8a689321012c190bb54c93d0ac967d6e0a7fd3c5bc82c3497833c030e9f4a465', N'select', N'select_rows', N'(System).Activity', NULL, NULL),
  (@o11c_run, 17, N'170-select-rows-of-system-activity-output', N'179898ed220e4b98556c34254705fdf5ae98abff8d68637d61d2b9ef42af94ab', N'select', N'select_rows', N'(System).Activity_Output', NULL, NULL),
  (@o11c_run, 18, N'180-select-rows-of-system-user', N'90905487b53480016b03e39759f55b37912a58967df00312b9243c04ece51187', N'select', N'select_rows', N'(System).User', NULL, NULL),
  (@o11c_run, 19, N'190-select-rows-of-system-group', N'00dd14c425f5e90c294f9dc08e527d0b1a3579188bcb0ba9a82cf00fbeff5ef6', N'select', N'select_rows', N'(System).Group', NULL, NULL),
  (@o11c_run, 20, N'200-rows-that-must-come-along', N'54586078a9122c58854b0e9171df044796f8c3943091400d39646e8b34ee4c44', N'select', N'close_rows', NULL, NULL, NULL),
  (@o11c_run, 21, N'210-select-rows-of-system-group-user', N'c7925111d369d53b6a9c2f572211201c3f04b428a76989732697477dccc29a2f', N'select', N'select_rows', N'(System).Group_User', NULL, NULL),
  (@o11c_run, 22, N'220-groups-that-come-along', N'cef446f0b964b41586f16cc6f1cdbb5b4c97da898ed43104dae299a7af1ffe52', N'select', N'close_rows', NULL, NULL, NULL),
  (@o11c_run, 23, N'230-check-the-event-queues', N'1b5d37beeaa8a54c156faecb6b034e005e3fbe04a3a9396a067f6b4fa02b5321', N'silence', N'check_queues', NULL, NULL, NULL),
  (@o11c_run, 24, N'240-silence-triggers-of-citymanager-city', N'9b52c2894b6cf9ab3bf2d2c36eb2598342e35d4a3f797aaab715d5e939ef327b', N'silence', N'silence_triggers', N'CityManager.City', N'Cities', NULL),
  (@o11c_run, 25, N'250-silence-triggers-of-citymanager-street', N'e599bf4f6eff6c3bd787a9c7c45fe281a0a9d691c5f2153ae28869ea98637d5e', N'silence', N'silence_triggers', N'CityManager.Street', N'Cities', NULL),
  (@o11c_run, 26, N'260-match-system-user', N'aa9c048ee666261c0a76b04e300c59ef4ecb974e808078a29694f9ed5c2c3584', N'users', N'build_matched_map', N'(System).User', NULL, NULL),
  (@o11c_run, 27, N'270-keys-of-system-user', N'd8091c309669ea03caa3f4b95d4de66378011d455826b121a0396156b1910fa9', N'users', N'reserve_ids', N'(System).User', NULL, NULL),
  (@o11c_run, 28, N'280-insert-system-user', N'b840c360d9eadfe5954c3de645fbc341f1dd33e4b2e1c7dbe910a4867e9841b1', N'users', N'insert_rows', N'(System).User', NULL, NULL),
  (@o11c_run, 29, N'290-match-system-group', N'1951f42cbabf0dacedaf1576188d8c257bff95562c793365062b18d36c60d157', N'users', N'build_matched_map', N'(System).Group', NULL, NULL),
  (@o11c_run, 30, N'300-keys-of-system-group', N'ea2e4a05268e4fa75836bffb587722b99462b8892a105c78ddc0ea36e85fbe84', N'users', N'reserve_ids', N'(System).Group', NULL, NULL),
  (@o11c_run, 31, N'310-insert-system-group', N'c2bd234eecdb780c53e2482ea66c6c57be26e131da5a23758848ee4b74f31cb5', N'users', N'insert_rows', N'(System).Group', NULL, NULL),
  (@o11c_run, 32, N'320-match-system-group-user', N'fea5a275afd4c814481c53997c96d6e8de45f01373aabd646438370cb01ccfc8', N'users', N'build_matched_map', N'(System).Group_User', NULL, NULL),
  (@o11c_run, 33, N'330-keys-of-system-group-user', N'9fdb60133d57579cfb5ceac010376f937985d4c636cffb2c6a9bd1ef83033d5f', N'users', N'reserve_ids', N'(System).Group_User', NULL, NULL),
  (@o11c_run, 34, N'340-insert-system-group-user', N'e842785831af80fa78078f69f83e99bb33fe20ccc7241fc04bae6ea34e713cd1', N'users', N'insert_rows', N'(System).Group_User', NULL, NULL),
  (@o11c_run, 35, N'350-keys-of-citymanager-country', N'f384482ac68b887d9b66a6e73b64f7c515b9cd69d1fa9fe12756a5b8bdafa5a2', N'keys', N'reserve_ids', N'CityManager.Country', N'Cities', 1),
  (@o11c_run, 36, N'360-keys-of-citymanager-city', N'0c41ed9af7d979a955ce9c33d502c88a1bf82037eaa60c19621cd2634210c234', N'keys', N'reserve_ids', N'CityManager.City', N'Cities', 2),
  (@o11c_run, 37, N'370-keys-of-citymanager-street', N'75e75c309d0a890559918b75f5e2e4a2e34d3028344a7f6517ce022b1190bdc2', N'keys', N'reserve_ids', N'CityManager.Street', N'Cities', 1),
  (@o11c_run, 38, N'380-keys-of-system-process', N'922bb1b38b295685c3f4d233b8402598d6dadf351db050b3a16d7d00204828e4', N'keys', N'reserve_ids', N'(System).Process', NULL, 1),
  (@o11c_run, 39, N'390-keys-of-system-process-input', N'e665560caa2e77ee6a705aa2c2056edb52c1cc2002ee07e94004dd953216a05d', N'keys', N'reserve_ids', N'(System).Process_Input', NULL, NULL),
  (@o11c_run, 40, N'400-keys-of-system-process-output', N'2c90c9e22b92ce52c314e7933b13309f447e068d7efe577767a6d5a3fbe0ede2', N'keys', N'reserve_ids', N'(System).Process_Output', NULL, NULL),
  (@o11c_run, 41, N'410-keys-of-system-activity', N'd7ecdb420ba64a5433063220600b5e3b376ea9a494818f9aa194fb30b5e5bf5d', N'keys', N'reserve_ids', N'(System).Activity', NULL, 2),
  (@o11c_run, 42, N'420-keys-of-system-activity-output', N'4be24114181b32d7722d4badf87dfe8f93000e5cf30b976882c2e63129c53648', N'keys', N'reserve_ids', N'(System).Activity_Output', NULL, NULL),
  (@o11c_run, 43, N'430-insert-citymanager-country', N'2f0e9fa6de7a25cc2b3244a30d3dbfb108d8a8d553d604a1bb1b054f3063c65c', N'data', N'insert_rows', N'CityManager.Country', N'Cities', 1),
  (@o11c_run, 44, N'440-insert-citymanager-city', N'ce63d05c668ae47aa9aa80951a89f93a78e718014b94aeaa3a3cd58a7e516239', N'data', N'insert_rows', N'CityManager.City', N'Cities', 2),
  (@o11c_run, 45, N'450-insert-citymanager-street', N'871c7b1cb6e515ab2b9325d95d73734a4a20a7f168e131beb55dc160c1513062', N'data', N'insert_rows', N'CityManager.Street', N'Cities', 1),
  (@o11c_run, 46, N'460-insert-system-process', N'3aa8aaccdba5f9c156097f258f87b232610d394595459c669cf9d6511458ecb3', N'processes', N'insert_rows', N'(System).Process', NULL, 1),
  (@o11c_run, 47, N'470-insert-system-process-input', N'f75ea02923d6dc213f6e4b174bd55d8cb6e7a0342f8b37eeaf52607df34381c9', N'processes', N'insert_rows', N'(System).Process_Input', NULL, NULL),
  (@o11c_run, 48, N'480-insert-system-process-output', N'5c463a58a3892d4b966502030ebec40479985e00e22e8083b4ceda41d5fae778', N'processes', N'insert_rows', N'(System).Process_Output', NULL, NULL),
  (@o11c_run, 49, N'490-insert-system-activity', N'64018f1f28b1c3373acc2e4485416501fcbabdea29b6b229eceac409627e5012', N'processes', N'insert_rows', N'(System).Activity', NULL, 2),
  (@o11c_run, 50, N'500-insert-system-activity-output', N'538edf8ad45a6bc7eccedb0694e26501350811a578575d79a813557dadd4c0d2', N'processes', N'insert_rows', N'(System).Activity_Output', NULL, NULL),
  (@o11c_run, 51, N'510-link-system-process-parent-process-id', N'a5abfd6e314be970ed6f68e238633b798abefdc66872423fc30df2aa17bbdd79', N'link', N'link_reference', N'(System).Process', NULL, NULL),
  (@o11c_run, 52, N'520-link-system-process-top-process-id', N'68cabd760e302aa2a5fd539df848b2bfd3233c519b2aadc4c7b72a6b472506f0', N'link', N'link_reference', N'(System).Process', NULL, NULL),
  (@o11c_run, 53, N'530-link-system-process-parent-activity-id', N'9e69f94d6614eb772b34a1986b10f25ba54c7e20028e04c3acc19514dab9c5b9', N'link', N'link_reference', N'(System).Process', NULL, NULL),
  (@o11c_run, 54, N'540-link-system-activity-precedent-activity-id', N'648c96a07e38fc7edd324a4849c57663f84d6a8c8d131744b4beedd6f8970a65', N'link', N'link_reference', N'(System).Activity', NULL, NULL),
  (@o11c_run, 55, N'550-insert-events-of-citymanager-city', N'7a274e1e1fa134092d7d3eb092f6a8dc47ea4d4ddbe86b9f2ae6ca3366b27d73', N'events', N'insert_events', N'CityManager.City', N'Cities', NULL),
  (@o11c_run, 56, N'560-insert-events-of-citymanager-street', N'4eebb4d4ef7f38eac8ec1c1c7908a00916fe1305b02a641c1f759d884a0fe298', N'events', N'insert_events', N'CityManager.Street', N'Cities', NULL),
  (@o11c_run, 57, N'570-enable-triggers-of-citymanager-city', N'732e1dfa74b8af0864368bda8ab405b0594d2285cc9a76fd2d0a9a9175d809ea', N'events', N'restore_triggers', N'CityManager.City', N'Cities', NULL),
  (@o11c_run, 58, N'580-enable-triggers-of-citymanager-street', N'216160f6fc597a5e8f5736892baea0dd625eec4ab1f3b320db3e1b410af6bbf6', N'events', N'restore_triggers', N'CityManager.Street', N'Cities', NULL),
  (@o11c_run, 59, N'590-verify', N'0197f8f539db1b8a65f1e322ec63060c6638d48d6d2ca32bd1b1a2740d618672', N'verify', N'run_checks', NULL, NULL, NULL);
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20), @o11c_since nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'010-open-the-run',
  N'5ab5fbccc58064bfd5047adfd78ad1488fd05f6a85969feab6939742c19af6d0', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'010-open-the-run', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 1', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 2/59 020-guard-the-metamodel');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 2 of 59: %s', 0, 1, N'020-guard-the-metamodel', N'guard the metamodel') WITH NOWAIT;
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
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20), @o11c_since nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'020-guard-the-metamodel',
  N'c8f7261424a21654b3ce823c5ac6a7bd631c5e84279a5ff813404e3f629b4ccd', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'020-guard-the-metamodel', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 2', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 3/59 030-prepare-for-undo');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 3 of 59: %s', 0, 1, N'030-prepare-for-undo', N'prepare for undo') WITH NOWAIT;
GO

:r steps/030-prepare-for-undo.sql

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
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20), @o11c_since nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'030-prepare-for-undo',
  N'9ed4e6a0e3c3fb27154d241f23b475afe334389d1b1033fa62b76b7e60492fd6', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'030-prepare-for-undo', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 3', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 4/59 040-map-system-activity-definition');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 4 of 59: %s', 0, 1, N'040-map-system-activity-definition', N'map (System).Activity_Definition') WITH NOWAIT;
GO

:r steps/040-map-system-activity-definition.sql

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
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20), @o11c_since nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'040-map-system-activity-definition',
  N'c8a64630e9300094d1d6443bc1a7bb626c6b88c59c07dea1343bdf4272bfcb8d', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'040-map-system-activity-definition', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 4', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 5/59 050-map-system-activity-output-def');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 5 of 59: %s', 0, 1, N'050-map-system-activity-output-def', N'map (System).Activity_Output_Def') WITH NOWAIT;
GO

:r steps/050-map-system-activity-output-def.sql

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
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20), @o11c_since nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'050-map-system-activity-output-def',
  N'f91efcef8153323074e6f99e98ae47319c1a6fcc070c5fa47d50b448cdbfc256', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'050-map-system-activity-output-def', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 5', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 6/59 060-map-system-activity-status');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 6 of 59: %s', 0, 1, N'060-map-system-activity-status', N'map (System).Activity_Status') WITH NOWAIT;
GO

:r steps/060-map-system-activity-status.sql

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
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20), @o11c_since nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'060-map-system-activity-status',
  N'1f621f2fd84b280a9fe5b4a914f2e42569000bcdc6446049be8d82b243ae3202', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'060-map-system-activity-status', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 6', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 7/59 070-map-system-espace');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 7 of 59: %s', 0, 1, N'070-map-system-espace', N'map (System).Espace') WITH NOWAIT;
GO

:r steps/070-map-system-espace.sql

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
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20), @o11c_since nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'070-map-system-espace',
  N'3dda9ae851b12fe501df582372ce5fe0c30c7383b0dbff20d7c7213178b77f71', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'070-map-system-espace', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 7', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 8/59 080-map-system-process-definition');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 8 of 59: %s', 0, 1, N'080-map-system-process-definition', N'map (System).Process_Definition') WITH NOWAIT;
GO

:r steps/080-map-system-process-definition.sql

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
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20), @o11c_since nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'080-map-system-process-definition',
  N'9084077a2ccaa192cc8c46becbc4982fc2b1476c9fe217b2b66e3ddf77148283', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'080-map-system-process-definition', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 8', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 9/59 090-map-system-process-input-def');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 9 of 59: %s', 0, 1, N'090-map-system-process-input-def', N'map (System).Process_Input_Def') WITH NOWAIT;
GO

:r steps/090-map-system-process-input-def.sql

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
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20), @o11c_since nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'090-map-system-process-input-def',
  N'c8f1db9896c272b6eee96b2441b4760789c86a22f980f798f0103f04250cc39f', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'090-map-system-process-input-def', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 9', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 10/59 100-map-system-process-output-def');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 10 of 59: %s', 0, 1, N'100-map-system-process-output-def', N'map (System).Process_Output_Def') WITH NOWAIT;
GO

:r steps/100-map-system-process-output-def.sql

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
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20), @o11c_since nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'100-map-system-process-output-def',
  N'6df542facb4ab6eca97211473964081dcf6debb93ffd6cbb800079c33dcc4d61', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'100-map-system-process-output-def', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 10', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 11/59 110-map-system-process-status');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 11 of 59: %s', 0, 1, N'110-map-system-process-status', N'map (System).Process_Status') WITH NOWAIT;
GO

:r steps/110-map-system-process-status.sql

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
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20), @o11c_since nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'110-map-system-process-status',
  N'2414bddb035886b4f59d5c2ac90b3bfd82b1f621c44eb07492340ef05495f609', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'110-map-system-process-status', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 11', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 12/59 120-map-system-tenant');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 12 of 59: %s', 0, 1, N'120-map-system-tenant', N'map (System).Tenant') WITH NOWAIT;
GO

:r steps/120-map-system-tenant.sql

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
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20), @o11c_since nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'120-map-system-tenant',
  N'709a8ea6445a408e1efd09a4a32fce3505e1f68d0fe1a40af1378dd02c520bbb', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'120-map-system-tenant', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 12', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 13/59 130-select-rows-of-system-process');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 13 of 59: %s', 0, 1, N'130-select-rows-of-system-process', N'select rows of (System).Process') WITH NOWAIT;
GO

:r steps/130-select-rows-of-system-process.sql

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
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20), @o11c_since nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'130-select-rows-of-system-process',
  N'0d66e20ecb2fd7ae50896963e89437115aedb89b68151e54185bb67e05122c11', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'130-select-rows-of-system-process', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 13', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 14/59 140-select-rows-of-system-process-input');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 14 of 59: %s', 0, 1, N'140-select-rows-of-system-process-input', N'select rows of (System).Process_Input') WITH NOWAIT;
GO

:r steps/140-select-rows-of-system-process-input.sql

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
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20), @o11c_since nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'140-select-rows-of-system-process-input',
  N'ebec08b79dc043b0302f0a11be3e578d5df596668931354ec3e0943f3565a95b', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'140-select-rows-of-system-process-input', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 14', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 15/59 150-select-rows-of-system-process-output');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 15 of 59: %s', 0, 1, N'150-select-rows-of-system-process-output', N'select rows of (System).Process_Output') WITH NOWAIT;
GO

:r steps/150-select-rows-of-system-process-output.sql

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
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20), @o11c_since nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'150-select-rows-of-system-process-output',
  N'f7ef8d587527e98970afa7be74402deab6f42d943ef420d018b0f2edde7f5ff2', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'150-select-rows-of-system-process-output', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 15', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 16/59 160-select-rows-of-system-activity');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 16 of 59: %s', 0, 1, N'160-select-rows-of-system-activity', N'select rows of (System).Activity') WITH NOWAIT;
GO

:r steps/160-select-rows-of-system-activity.sql

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
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20), @o11c_since nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'160-select-rows-of-system-activity',
  N'8a689321012c190bb54c93d0ac967d6e0a7fd3c5bc82c3497833c030e9f4a465', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'160-select-rows-of-system-activity', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 16', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 17/59 170-select-rows-of-system-activity-outpu');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 17 of 59: %s', 0, 1, N'170-select-rows-of-system-activity-output', N'select rows of (System).Activity_Output') WITH NOWAIT;
GO

:r steps/170-select-rows-of-system-activity-output.sql

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
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20), @o11c_since nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'170-select-rows-of-system-activity-output',
  N'179898ed220e4b98556c34254705fdf5ae98abff8d68637d61d2b9ef42af94ab', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'170-select-rows-of-system-activity-output', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 17', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 18/59 180-select-rows-of-system-user');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 18 of 59: %s', 0, 1, N'180-select-rows-of-system-user', N'select rows of (System).User') WITH NOWAIT;
GO

:r steps/180-select-rows-of-system-user.sql

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
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20), @o11c_since nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'180-select-rows-of-system-user',
  N'90905487b53480016b03e39759f55b37912a58967df00312b9243c04ece51187', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'180-select-rows-of-system-user', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 18', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 19/59 190-select-rows-of-system-group');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 19 of 59: %s', 0, 1, N'190-select-rows-of-system-group', N'select rows of (System).Group') WITH NOWAIT;
GO

:r steps/190-select-rows-of-system-group.sql

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
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20), @o11c_since nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'190-select-rows-of-system-group',
  N'00dd14c425f5e90c294f9dc08e527d0b1a3579188bcb0ba9a82cf00fbeff5ef6', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'190-select-rows-of-system-group', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 19', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 20/59 200-rows-that-must-come-along');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 20 of 59: %s', 0, 1, N'200-rows-that-must-come-along', N'rows that must come along') WITH NOWAIT;
GO

:r steps/200-rows-that-must-come-along.sql

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
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20), @o11c_since nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'200-rows-that-must-come-along',
  N'54586078a9122c58854b0e9171df044796f8c3943091400d39646e8b34ee4c44', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'200-rows-that-must-come-along', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 20', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 21/59 210-select-rows-of-system-group-user');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 21 of 59: %s', 0, 1, N'210-select-rows-of-system-group-user', N'select rows of (System).Group_User') WITH NOWAIT;
GO

:r steps/210-select-rows-of-system-group-user.sql

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
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20), @o11c_since nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'210-select-rows-of-system-group-user',
  N'c7925111d369d53b6a9c2f572211201c3f04b428a76989732697477dccc29a2f', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'210-select-rows-of-system-group-user', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 21', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 22/59 220-groups-that-come-along');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 22 of 59: %s', 0, 1, N'220-groups-that-come-along', N'groups that come along') WITH NOWAIT;
GO

:r steps/220-groups-that-come-along.sql

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
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20), @o11c_since nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'220-groups-that-come-along',
  N'cef446f0b964b41586f16cc6f1cdbb5b4c97da898ed43104dae299a7af1ffe52', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'220-groups-that-come-along', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 22', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 23/59 230-check-the-event-queues');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 23 of 59: %s', 0, 1, N'230-check-the-event-queues', N'check the event queues') WITH NOWAIT;
GO

:r steps/230-check-the-event-queues.sql

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
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20), @o11c_since nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'230-check-the-event-queues',
  N'1b5d37beeaa8a54c156faecb6b034e005e3fbe04a3a9396a067f6b4fa02b5321', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'230-check-the-event-queues', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 23', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 24/59 240-silence-triggers-of-citymanager-city');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 24 of 59: %s', 0, 1, N'240-silence-triggers-of-citymanager-city', N'silence triggers of CityManager.City') WITH NOWAIT;
GO

:r steps/240-silence-triggers-of-citymanager-city.sql

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
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20), @o11c_since nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'240-silence-triggers-of-citymanager-city',
  N'9b52c2894b6cf9ab3bf2d2c36eb2598342e35d4a3f797aaab715d5e939ef327b', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'240-silence-triggers-of-citymanager-city', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 24', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 25/59 250-silence-triggers-of-citymanager-stre');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 25 of 59: %s', 0, 1, N'250-silence-triggers-of-citymanager-street', N'silence triggers of CityManager.Street') WITH NOWAIT;
GO

:r steps/250-silence-triggers-of-citymanager-street.sql

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
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20), @o11c_since nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'250-silence-triggers-of-citymanager-street',
  N'e599bf4f6eff6c3bd787a9c7c45fe281a0a9d691c5f2153ae28869ea98637d5e', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'250-silence-triggers-of-citymanager-street', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 25', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 26/59 260-match-system-user');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 26 of 59: %s', 0, 1, N'260-match-system-user', N'match (System).User') WITH NOWAIT;
GO

:r steps/260-match-system-user.sql

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
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20), @o11c_since nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'260-match-system-user',
  N'aa9c048ee666261c0a76b04e300c59ef4ecb974e808078a29694f9ed5c2c3584', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'260-match-system-user', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 26', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 27/59 270-keys-of-system-user');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 27 of 59: %s', 0, 1, N'270-keys-of-system-user', N'keys of (System).User') WITH NOWAIT;
GO

:r steps/270-keys-of-system-user.sql

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
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20), @o11c_since nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'270-keys-of-system-user',
  N'd8091c309669ea03caa3f4b95d4de66378011d455826b121a0396156b1910fa9', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'270-keys-of-system-user', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 27', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 28/59 280-insert-system-user');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 28 of 59: %s', 0, 1, N'280-insert-system-user', N'insert (System).User') WITH NOWAIT;
GO

:r steps/280-insert-system-user.sql

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
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20), @o11c_since nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'280-insert-system-user',
  N'b840c360d9eadfe5954c3de645fbc341f1dd33e4b2e1c7dbe910a4867e9841b1', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'280-insert-system-user', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 28', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 29/59 290-match-system-group');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 29 of 59: %s', 0, 1, N'290-match-system-group', N'match (System).Group') WITH NOWAIT;
GO

:r steps/290-match-system-group.sql

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
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20), @o11c_since nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'290-match-system-group',
  N'1951f42cbabf0dacedaf1576188d8c257bff95562c793365062b18d36c60d157', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'290-match-system-group', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 29', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 30/59 300-keys-of-system-group');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 30 of 59: %s', 0, 1, N'300-keys-of-system-group', N'keys of (System).Group') WITH NOWAIT;
GO

:r steps/300-keys-of-system-group.sql

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
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20), @o11c_since nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'300-keys-of-system-group',
  N'ea2e4a05268e4fa75836bffb587722b99462b8892a105c78ddc0ea36e85fbe84', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'300-keys-of-system-group', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 30', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 31/59 310-insert-system-group');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 31 of 59: %s', 0, 1, N'310-insert-system-group', N'insert (System).Group') WITH NOWAIT;
GO

:r steps/310-insert-system-group.sql

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
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20), @o11c_since nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'310-insert-system-group',
  N'c2bd234eecdb780c53e2482ea66c6c57be26e131da5a23758848ee4b74f31cb5', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'310-insert-system-group', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 31', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 32/59 320-match-system-group-user');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 32 of 59: %s', 0, 1, N'320-match-system-group-user', N'match (System).Group_User') WITH NOWAIT;
GO

:r steps/320-match-system-group-user.sql

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
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20), @o11c_since nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'320-match-system-group-user',
  N'fea5a275afd4c814481c53997c96d6e8de45f01373aabd646438370cb01ccfc8', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'320-match-system-group-user', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 32', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 33/59 330-keys-of-system-group-user');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 33 of 59: %s', 0, 1, N'330-keys-of-system-group-user', N'keys of (System).Group_User') WITH NOWAIT;
GO

:r steps/330-keys-of-system-group-user.sql

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
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20), @o11c_since nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'330-keys-of-system-group-user',
  N'9fdb60133d57579cfb5ceac010376f937985d4c636cffb2c6a9bd1ef83033d5f', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'330-keys-of-system-group-user', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 33', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 34/59 340-insert-system-group-user');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 34 of 59: %s', 0, 1, N'340-insert-system-group-user', N'insert (System).Group_User') WITH NOWAIT;
GO

:r steps/340-insert-system-group-user.sql

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
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20), @o11c_since nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'340-insert-system-group-user',
  N'e842785831af80fa78078f69f83e99bb33fe20ccc7241fc04bae6ea34e713cd1', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'340-insert-system-group-user', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 34', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 35/59 350-keys-of-citymanager-country');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 35 of 59: %s', 0, 1, N'350-keys-of-citymanager-country', N'keys of CityManager.Country') WITH NOWAIT;
GO

:r steps/350-keys-of-citymanager-country.sql

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
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20), @o11c_since nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'350-keys-of-citymanager-country',
  N'f384482ac68b887d9b66a6e73b64f7c515b9cd69d1fa9fe12756a5b8bdafa5a2', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'350-keys-of-citymanager-country', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 35', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 36/59 360-keys-of-citymanager-city');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 36 of 59: %s', 0, 1, N'360-keys-of-citymanager-city', N'keys of CityManager.City') WITH NOWAIT;
GO

:r steps/360-keys-of-citymanager-city.sql

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
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20), @o11c_since nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'360-keys-of-citymanager-city',
  N'0c41ed9af7d979a955ce9c33d502c88a1bf82037eaa60c19621cd2634210c234', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'360-keys-of-citymanager-city', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 36', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 37/59 370-keys-of-citymanager-street');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 37 of 59: %s', 0, 1, N'370-keys-of-citymanager-street', N'keys of CityManager.Street') WITH NOWAIT;
GO

:r steps/370-keys-of-citymanager-street.sql

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
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20), @o11c_since nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'370-keys-of-citymanager-street',
  N'75e75c309d0a890559918b75f5e2e4a2e34d3028344a7f6517ce022b1190bdc2', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'370-keys-of-citymanager-street', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 37', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 38/59 380-keys-of-system-process');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 38 of 59: %s', 0, 1, N'380-keys-of-system-process', N'keys of (System).Process') WITH NOWAIT;
GO

:r steps/380-keys-of-system-process.sql

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
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20), @o11c_since nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'380-keys-of-system-process',
  N'922bb1b38b295685c3f4d233b8402598d6dadf351db050b3a16d7d00204828e4', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'380-keys-of-system-process', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 38', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 39/59 390-keys-of-system-process-input');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 39 of 59: %s', 0, 1, N'390-keys-of-system-process-input', N'keys of (System).Process_Input') WITH NOWAIT;
GO

:r steps/390-keys-of-system-process-input.sql

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
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20), @o11c_since nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'390-keys-of-system-process-input',
  N'e665560caa2e77ee6a705aa2c2056edb52c1cc2002ee07e94004dd953216a05d', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'390-keys-of-system-process-input', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 39', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 40/59 400-keys-of-system-process-output');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 40 of 59: %s', 0, 1, N'400-keys-of-system-process-output', N'keys of (System).Process_Output') WITH NOWAIT;
GO

:r steps/400-keys-of-system-process-output.sql

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
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20), @o11c_since nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'400-keys-of-system-process-output',
  N'2c90c9e22b92ce52c314e7933b13309f447e068d7efe577767a6d5a3fbe0ede2', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'400-keys-of-system-process-output', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 40', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 41/59 410-keys-of-system-activity');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 41 of 59: %s', 0, 1, N'410-keys-of-system-activity', N'keys of (System).Activity') WITH NOWAIT;
GO

:r steps/410-keys-of-system-activity.sql

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
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20), @o11c_since nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'410-keys-of-system-activity',
  N'd7ecdb420ba64a5433063220600b5e3b376ea9a494818f9aa194fb30b5e5bf5d', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'410-keys-of-system-activity', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 41', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 42/59 420-keys-of-system-activity-output');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 42 of 59: %s', 0, 1, N'420-keys-of-system-activity-output', N'keys of (System).Activity_Output') WITH NOWAIT;
GO

:r steps/420-keys-of-system-activity-output.sql

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
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20), @o11c_since nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'420-keys-of-system-activity-output',
  N'4be24114181b32d7722d4badf87dfe8f93000e5cf30b976882c2e63129c53648', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'420-keys-of-system-activity-output', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 42', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 43/59 430-insert-citymanager-country');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 43 of 59: %s', 0, 1, N'430-insert-citymanager-country', N'insert CityManager.Country') WITH NOWAIT;
GO

:r steps/430-insert-citymanager-country.sql

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
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20), @o11c_since nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'430-insert-citymanager-country',
  N'2f0e9fa6de7a25cc2b3244a30d3dbfb108d8a8d553d604a1bb1b054f3063c65c', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'430-insert-citymanager-country', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 43', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 44/59 440-insert-citymanager-city');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 44 of 59: %s', 0, 1, N'440-insert-citymanager-city', N'insert CityManager.City') WITH NOWAIT;
GO

:r steps/440-insert-citymanager-city.sql

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
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20), @o11c_since nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'440-insert-citymanager-city',
  N'ce63d05c668ae47aa9aa80951a89f93a78e718014b94aeaa3a3cd58a7e516239', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'440-insert-citymanager-city', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 44', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 45/59 450-insert-citymanager-street');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 45 of 59: %s', 0, 1, N'450-insert-citymanager-street', N'insert CityManager.Street') WITH NOWAIT;
GO

:r steps/450-insert-citymanager-street.sql

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
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20), @o11c_since nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'450-insert-citymanager-street',
  N'871c7b1cb6e515ab2b9325d95d73734a4a20a7f168e131beb55dc160c1513062', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'450-insert-citymanager-street', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 45', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 46/59 460-insert-system-process');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 46 of 59: %s', 0, 1, N'460-insert-system-process', N'insert (System).Process') WITH NOWAIT;
GO

:r steps/460-insert-system-process.sql

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
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20), @o11c_since nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'460-insert-system-process',
  N'3aa8aaccdba5f9c156097f258f87b232610d394595459c669cf9d6511458ecb3', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'460-insert-system-process', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 46', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 47/59 470-insert-system-process-input');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 47 of 59: %s', 0, 1, N'470-insert-system-process-input', N'insert (System).Process_Input') WITH NOWAIT;
GO

:r steps/470-insert-system-process-input.sql

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
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20), @o11c_since nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'470-insert-system-process-input',
  N'f75ea02923d6dc213f6e4b174bd55d8cb6e7a0342f8b37eeaf52607df34381c9', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'470-insert-system-process-input', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 47', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 48/59 480-insert-system-process-output');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 48 of 59: %s', 0, 1, N'480-insert-system-process-output', N'insert (System).Process_Output') WITH NOWAIT;
GO

:r steps/480-insert-system-process-output.sql

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
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20), @o11c_since nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'480-insert-system-process-output',
  N'5c463a58a3892d4b966502030ebec40479985e00e22e8083b4ceda41d5fae778', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'480-insert-system-process-output', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 48', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 49/59 490-insert-system-activity');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 49 of 59: %s', 0, 1, N'490-insert-system-activity', N'insert (System).Activity') WITH NOWAIT;
GO

:r steps/490-insert-system-activity.sql

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
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20), @o11c_since nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'490-insert-system-activity',
  N'64018f1f28b1c3373acc2e4485416501fcbabdea29b6b229eceac409627e5012', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'490-insert-system-activity', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 49', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 50/59 500-insert-system-activity-output');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 50 of 59: %s', 0, 1, N'500-insert-system-activity-output', N'insert (System).Activity_Output') WITH NOWAIT;
GO

:r steps/500-insert-system-activity-output.sql

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
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20), @o11c_since nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'500-insert-system-activity-output',
  N'538edf8ad45a6bc7eccedb0694e26501350811a578575d79a813557dadd4c0d2', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'500-insert-system-activity-output', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 50', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 51/59 510-link-system-process-parent-process-i');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 51 of 59: %s', 0, 1, N'510-link-system-process-parent-process-id', N'link (System).Process parent_process_id') WITH NOWAIT;
GO

:r steps/510-link-system-process-parent-process-id.sql

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
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20), @o11c_since nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'510-link-system-process-parent-process-id',
  N'a5abfd6e314be970ed6f68e238633b798abefdc66872423fc30df2aa17bbdd79', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'510-link-system-process-parent-process-id', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 51', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 52/59 520-link-system-process-top-process-id');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 52 of 59: %s', 0, 1, N'520-link-system-process-top-process-id', N'link (System).Process top_process_id') WITH NOWAIT;
GO

:r steps/520-link-system-process-top-process-id.sql

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
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20), @o11c_since nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'520-link-system-process-top-process-id',
  N'68cabd760e302aa2a5fd539df848b2bfd3233c519b2aadc4c7b72a6b472506f0', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'520-link-system-process-top-process-id', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 52', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 53/59 530-link-system-process-parent-activity-');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 53 of 59: %s', 0, 1, N'530-link-system-process-parent-activity-id', N'link (System).Process parent_activity_id') WITH NOWAIT;
GO

:r steps/530-link-system-process-parent-activity-id.sql

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
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20), @o11c_since nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'530-link-system-process-parent-activity-id',
  N'9e69f94d6614eb772b34a1986b10f25ba54c7e20028e04c3acc19514dab9c5b9', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'530-link-system-process-parent-activity-id', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 53', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 54/59 540-link-system-activity-precedent-activ');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 54 of 59: %s', 0, 1, N'540-link-system-activity-precedent-activity-id', N'link (System).Activity precedent_activity_id') WITH NOWAIT;
GO

:r steps/540-link-system-activity-precedent-activity-id.sql

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
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20), @o11c_since nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'540-link-system-activity-precedent-activity-id',
  N'648c96a07e38fc7edd324a4849c57663f84d6a8c8d131744b4beedd6f8970a65', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'540-link-system-activity-precedent-activity-id', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 54', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 55/59 550-insert-events-of-citymanager-city');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 55 of 59: %s', 0, 1, N'550-insert-events-of-citymanager-city', N'insert events of CityManager.City') WITH NOWAIT;
GO

:r steps/550-insert-events-of-citymanager-city.sql

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
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20), @o11c_since nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'550-insert-events-of-citymanager-city',
  N'7a274e1e1fa134092d7d3eb092f6a8dc47ea4d4ddbe86b9f2ae6ca3366b27d73', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'550-insert-events-of-citymanager-city', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 55', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 56/59 560-insert-events-of-citymanager-street');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 56 of 59: %s', 0, 1, N'560-insert-events-of-citymanager-street', N'insert events of CityManager.Street') WITH NOWAIT;
GO

:r steps/560-insert-events-of-citymanager-street.sql

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
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20), @o11c_since nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'560-insert-events-of-citymanager-street',
  N'4eebb4d4ef7f38eac8ec1c1c7908a00916fe1305b02a641c1f759d884a0fe298', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'560-insert-events-of-citymanager-street', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 56', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 57/59 570-enable-triggers-of-citymanager-city');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 57 of 59: %s', 0, 1, N'570-enable-triggers-of-citymanager-city', N'enable triggers of CityManager.City') WITH NOWAIT;
GO

:r steps/570-enable-triggers-of-citymanager-city.sql

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
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20), @o11c_since nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'570-enable-triggers-of-citymanager-city',
  N'732e1dfa74b8af0864368bda8ab405b0594d2285cc9a76fd2d0a9a9175d809ea', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'570-enable-triggers-of-citymanager-city', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 57', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 58/59 580-enable-triggers-of-citymanager-stree');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 58 of 59: %s', 0, 1, N'580-enable-triggers-of-citymanager-street', N'enable triggers of CityManager.Street') WITH NOWAIT;
GO

:r steps/580-enable-triggers-of-citymanager-street.sql

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
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20), @o11c_since nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'580-enable-triggers-of-citymanager-street',
  N'216160f6fc597a5e8f5736892baea0dd625eec4ab1f3b320db3e1b410af6bbf6', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'580-enable-triggers-of-citymanager-street', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 58', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 59/59 590-verify');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 59 of 59: %s', 0, 1, N'590-verify', N'verify') WITH NOWAIT;
GO

:r steps/590-verify.sql

-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'step 59')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20), @o11c_since nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'590-verify',
  N'0197f8f539db1b8a65f1e322ec63060c6638d48d6d2ca32bd1b1a2740d618672', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'590-verify', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 59', [started] = SYSUTCDATETIME(), [rows] = 0;
GO

-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'journal 59')
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
