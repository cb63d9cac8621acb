-- guide-process-11266: the whole migration and its verification, then undone
-- Compiled by o11c 0.1.0 from
--   source snapshot ab3231b72bee01fbd6e44e26f16ad7b098e8d20295fb8362c48bda9529d80a7a
--   target snapshot 56704e346651aabaeec2f08ed581d097acc05ac7d64008379f5b9ea8b1a902ce
--   project file    6e13ba9a310731ccd4c0093e6a5f67269c5774ceba1f2eaf91fde744dada74bf
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
-- CityManager.City: OSUSR_S01_CITY
CREATE TABLE #o11c_src_9 (
  [ID] int NOT NULL PRIMARY KEY,
  [NAME] nvarchar(50) COLLATE Latin1_General_CI_AI NULL,
  [MARK] nvarchar(60) COLLATE Latin1_General_CI_AI NULL
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
FROM [OSSOURCE].[dbo].[OSUSR_S01_CITY];
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
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 1/48 010-open-the-run');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 1 of 48: %s', 0, 1, N'010-open-the-run', N'open the run') WITH NOWAIT;
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
UPDATE [o11c].[run] SET [plan] = N'affbff555f71a55f9ec4bc6fe79c5f62c3d0d7f1cd4d296faab64b4038d9f5e2', [mode] = N'whole' WHERE [run_id] = @o11c_run;
INSERT INTO [o11c].[plan_step] ([run_id], [position], [step_id], [checksum], [phase], [kind], [label], [applications], [rows_expected])
VALUES
  (@o11c_run, 1, N'010-open-the-run', N'7dc6915d3b375f294b74a3533ef346c5c46f4e63f38e2da4692fab847881d822', N'open', N'open_run', NULL, NULL, NULL),
  (@o11c_run, 2, N'020-guard-the-metamodel', N'87125aa4eb039ec42848a1e23cce625b3f53f6a2cb2386fdf5efedbdaa91eef7', N'open', N'guard_model', NULL, NULL, NULL),
  (@o11c_run, 3, N'030-prepare-for-undo', N'fb70d748bab581a3ba07e684c1856b84f5c7f81303876f4ad2d0d67dee3f84c0', N'open', N'prepare_undo', NULL, NULL, NULL),
  (@o11c_run, 4, N'040-map-system-activity-definition', N'ee980c0df78e51a2192417821f6c9e1d0417f898ebcece0e808e2963f466ffc3', N'match', N'build_literal_map', N'(System).Activity_Definition', NULL, 5),
  (@o11c_run, 5, N'050-map-system-activity-output-def', N'e113403f4176cdc97e030e3ac876c128b7726957908d340116391b2eb6855c36', N'match', N'build_literal_map', N'(System).Activity_Output_Def', NULL, 2),
  (@o11c_run, 6, N'060-map-system-activity-status', N'5cc478f1fd6e9ceda33a9c3bbbcede2612c8ba0969b9661afeeae72bfc2ed6d8', N'match', N'build_literal_map', N'(System).Activity_Status', NULL, 4),
  (@o11c_run, 7, N'070-map-system-process-definition', N'5cbdfc3b4400680b70d9cac8ecb56e198cc3db9a52776c35f5efb61d653b0002', N'match', N'build_literal_map', N'(System).Process_Definition', NULL, 2),
  (@o11c_run, 8, N'080-map-system-process-input-def', N'55abf330ba26fef5b2407d70a6cf3df6fadf447e1dc38830016b5f0b08f5bb0c', N'match', N'build_literal_map', N'(System).Process_Input_Def', NULL, 3),
  (@o11c_run, 9, N'090-map-system-process-output-def', N'c427a9007890e73f70d4fc500d8d919f399afcd652d00e13523597ecea941ca4', N'match', N'build_literal_map', N'(System).Process_Output_Def', NULL, 2),
  (@o11c_run, 10, N'100-map-system-process-status', N'ac2b79c01f36a739a1e10b6895f46e3a27fc5ab3c77db0c709e6fa81833d9769', N'match', N'build_literal_map', N'(System).Process_Status', NULL, 4),
  (@o11c_run, 11, N'110-map-system-tenant', N'81fb64e26c2766316323b447ad92766d6d6697a24f4755e4b0cb4fd74352cbb7', N'match', N'build_literal_map', N'(System).Tenant', NULL, 1),
  (@o11c_run, 12, N'120-select-rows-of-system-process', N'54b004071a304b6240ab7915f249f91cf0dd2efa4126981b71b8a6ac049127a7', N'select', N'select_processes', N'(System).Process', NULL, NULL),
  (@o11c_run, 13, N'130-select-rows-of-system-process-input', N'dc331d9c4dc165a5784d4ee96716313af3ff5e6c6082150d929cc1f9054e0513', N'select', N'select_rows', N'(System).Process_Input', NULL, NULL),
  (@o11c_run, 14, N'140-select-rows-of-system-process-output', N'cb9ca43611ca73d1b7ab44c0c0a60aa8a85261dce5921006a3a7d7fb0b1cf08b', N'select', N'select_rows', N'(System).Process_Output', NULL, NULL),
  (@o11c_run, 15, N'150-select-rows-of-system-activity', N'c802802e1c05cefd145b7f46119f753e77100c575e6242aa91800c971bc8bd5f', N'select', N'select_rows', N'(System).Activity', NULL, NULL),
  (@o11c_run, 16, N'160-select-rows-of-system-activity-output', N'7a8d03360f75ad84d389c019cb6ce3ee0e5fff10505a67f18a80412d23a009eb', N'select', N'select_rows', N'(System).Activity_Output', NULL, NULL),
  (@o11c_run, 17, N'170-select-rows-of-system-user', N'63506ca114b833a5388b75110101decf20e507cee52cebe895899495a5aca30e', N'select', N'select_rows', N'(System).User', NULL, NULL),
  (@o11c_run, 18, N'180-select-rows-of-system-group', N'a9e63028311bf44d942c9fe26c71e9ef0be5bbd1f398fb0c378b4b0acd19314e', N'select', N'select_rows', N'(System).Group', NULL, NULL),
  (@o11c_run, 19, N'190-rows-that-must-come-along', N'50a4f1f5b38b463fa8390f32de2eaa56969a9718c69610769c34603ccc1b4dbc', N'select', N'close_rows', NULL, NULL, NULL),
  (@o11c_run, 20, N'200-select-rows-of-system-group-user', N'ef1de568c3eb35f03a3aacc1a727bc14060834824009a1b89204ca12341f0921', N'select', N'select_rows', N'(System).Group_User', NULL, NULL),
  (@o11c_run, 21, N'210-groups-that-come-along', N'ad6089e50016d95ead2614098bc73fd96bfddbafb4b99cab1cf5258b50b5b5d7', N'select', N'close_rows', NULL, NULL, NULL),
  (@o11c_run, 22, N'220-check-the-event-queues', N'e18c655ff38dd26b6f3e743bf9e63aa8358fa019cb968758c962134f686fcdcf', N'silence', N'check_queues', NULL, NULL, NULL),
  (@o11c_run, 23, N'230-match-system-user', N'7c97a24c19840958672ed30ad828eb88472771e2633bdc0cc35c5022eaa28ca0', N'users', N'build_matched_map', N'(System).User', NULL, NULL),
  (@o11c_run, 24, N'240-keys-of-system-user', N'd84e0e606e4df2d1870db1679b6f408c4d5ce908cb3c86a56ccceb71ac943c3b', N'users', N'reserve_ids', N'(System).User', NULL, 2),
  (@o11c_run, 25, N'250-insert-system-user', N'b2825859e50789d0f97e542aa3120415411ecaf531416f4d59577d3ae20c093c', N'users', N'insert_rows', N'(System).User', NULL, 2),
  (@o11c_run, 26, N'260-match-system-group', N'8da543c86e952b16967428aec59bd3b4408f524b19d7621adb74beb5ebc73fd8', N'users', N'build_matched_map', N'(System).Group', NULL, NULL),
  (@o11c_run, 27, N'270-keys-of-system-group', N'cc81a15d7cd33aa913eca7e62bd37c34803fba5ca9b599c2526dd3c5b1dfadab', N'users', N'reserve_ids', N'(System).Group', NULL, NULL),
  (@o11c_run, 28, N'280-insert-system-group', N'734d48271047c6f864ce93f38d408fd260d454de67d08b7ba463a806a44678ee', N'users', N'insert_rows', N'(System).Group', NULL, NULL),
  (@o11c_run, 29, N'290-match-system-group-user', N'e9ce3e90201bb3c696af184543d42225819e79e010709003fb00e367636078b4', N'users', N'build_matched_map', N'(System).Group_User', NULL, NULL),
  (@o11c_run, 30, N'300-keys-of-system-group-user', N'5c5664efd1e215786514e14b038b736f2632b8bd155c6e20363f248fc99357d9', N'users', N'reserve_ids', N'(System).Group_User', NULL, NULL),
  (@o11c_run, 31, N'310-insert-system-group-user', N'ad7ce12b027b21f83666eeacbe561843395a672caa1d5d10b5ae0b93cb257f63', N'users', N'insert_rows', N'(System).Group_User', NULL, NULL),
  (@o11c_run, 32, N'320-keys-of-citymanager-city', N'e8cc503fd23274bd7b632f5231986e573141ff3400d44cf1298df2da57e20eb3', N'keys', N'reserve_ids', N'CityManager.City', N'Cities', 2),
  (@o11c_run, 33, N'330-keys-of-system-process', N'780f130460d190545a758bce7074f8f4883636de2acb4ef66ac5749b9c7de3ad', N'keys', N'reserve_ids', N'(System).Process', NULL, 2),
  (@o11c_run, 34, N'340-keys-of-system-process-input', N'b86a1bbead1eca55bcab931acbf00cd9ef51acbd5a9934e1608ec132ad2c96f3', N'keys', N'reserve_ids', N'(System).Process_Input', NULL, 3),
  (@o11c_run, 35, N'350-keys-of-system-process-output', N'b98340474c672ed4fa85e644841b19ff5012094ed9bfb960772a96399faa5169', N'keys', N'reserve_ids', N'(System).Process_Output', NULL, 2),
  (@o11c_run, 36, N'360-keys-of-system-activity', N'9f6ffbb3a5992e36ed1e4105138b657d60d2f696adb5895837334e2e53547264', N'keys', N'reserve_ids', N'(System).Activity', NULL, 5),
  (@o11c_run, 37, N'370-keys-of-system-activity-output', N'6093494409f6cdd4bac476c0898f5a8b5748174d5c33e179e4063cc2e7212a3c', N'keys', N'reserve_ids', N'(System).Activity_Output', NULL, 2),
  (@o11c_run, 38, N'380-insert-citymanager-city', N'682d9d6d7bf0158f1e10953ee6eba5ce9cd7cb3941923a51501f84d1e3bacd39', N'data', N'insert_rows', N'CityManager.City', N'Cities', 2),
  (@o11c_run, 39, N'390-insert-system-process', N'db832c7eee063bbf9287c809c0d5e3a73b2c4fd0443356f577b1a89c515845ec', N'processes', N'insert_rows', N'(System).Process', NULL, 2),
  (@o11c_run, 40, N'400-insert-system-process-input', N'1424daa5d5d3d80d854b56f9e8acc82517fcd40364d72a50911bf9ebaf0541a0', N'processes', N'insert_rows', N'(System).Process_Input', NULL, 3),
  (@o11c_run, 41, N'410-insert-system-process-output', N'60879521933032844c56392019309e431269192ae7a38e9b2f58e8e71e314c22', N'processes', N'insert_rows', N'(System).Process_Output', NULL, 2),
  (@o11c_run, 42, N'420-insert-system-activity', N'efe77fa117dcc3e1c5db63b89bee5039d848277f376b22dc8cdc2e969a8d015b', N'processes', N'insert_rows', N'(System).Activity', NULL, 5),
  (@o11c_run, 43, N'430-insert-system-activity-output', N'3e96d6fae3d11e16d28dbe93238f1e73b0bfdb5ccb67b8c847a6b1b027fb05f7', N'processes', N'insert_rows', N'(System).Activity_Output', NULL, 2),
  (@o11c_run, 44, N'440-link-system-process-parent-process-id', N'67e7fabb8bd94fd48ae75fec24c56cb4ef249a7247e783aed686a546df281506', N'link', N'link_reference', N'(System).Process', NULL, NULL),
  (@o11c_run, 45, N'450-link-system-process-top-process-id', N'ed63e87a6e01896eb5a2b179b0ecab7a381a0f203babd58282e54e871fb84ce5', N'link', N'link_reference', N'(System).Process', NULL, NULL),
  (@o11c_run, 46, N'460-link-system-process-parent-activity-id', N'fb52a9ce4f3d9ea2ac161d4d222a61cbf89ada2c27f46b2e5db6593c045dfb17', N'link', N'link_reference', N'(System).Process', NULL, NULL),
  (@o11c_run, 47, N'470-link-system-activity-precedent-activity-id', N'300cbdb04da2d63ce8e1ee1e958d8aaffe4277a8c9557619587b2c2f4d1ae28d', N'link', N'link_reference', N'(System).Activity', NULL, NULL),
  (@o11c_run, 48, N'480-verify', N'9b6e43c72fa59b6d081bdcab0382f8ceb84b4dbabda6be11d2722c997a4fa593', N'verify', N'run_checks', NULL, NULL, NULL);
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20), @o11c_since nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'010-open-the-run',
  N'7dc6915d3b375f294b74a3533ef346c5c46f4e63f38e2da4692fab847881d822', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'010-open-the-run', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 1', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 2/48 020-guard-the-metamodel');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 2 of 48: %s', 0, 1, N'020-guard-the-metamodel', N'guard the metamodel') WITH NOWAIT;
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
  N'87125aa4eb039ec42848a1e23cce625b3f53f6a2cb2386fdf5efedbdaa91eef7', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'020-guard-the-metamodel', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 2', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 3/48 030-prepare-for-undo');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 3 of 48: %s', 0, 1, N'030-prepare-for-undo', N'prepare for undo') WITH NOWAIT;
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
  N'fb70d748bab581a3ba07e684c1856b84f5c7f81303876f4ad2d0d67dee3f84c0', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'030-prepare-for-undo', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 3', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 4/48 040-map-system-activity-definition');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 4 of 48: %s', 0, 1, N'040-map-system-activity-definition', N'map (System).Activity_Definition') WITH NOWAIT;
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
  N'ee980c0df78e51a2192417821f6c9e1d0417f898ebcece0e808e2963f466ffc3', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'040-map-system-activity-definition', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 4', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 5/48 050-map-system-activity-output-def');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 5 of 48: %s', 0, 1, N'050-map-system-activity-output-def', N'map (System).Activity_Output_Def') WITH NOWAIT;
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
  N'e113403f4176cdc97e030e3ac876c128b7726957908d340116391b2eb6855c36', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'050-map-system-activity-output-def', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 5', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 6/48 060-map-system-activity-status');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 6 of 48: %s', 0, 1, N'060-map-system-activity-status', N'map (System).Activity_Status') WITH NOWAIT;
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
  N'5cc478f1fd6e9ceda33a9c3bbbcede2612c8ba0969b9661afeeae72bfc2ed6d8', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'060-map-system-activity-status', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 6', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 7/48 070-map-system-process-definition');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 7 of 48: %s', 0, 1, N'070-map-system-process-definition', N'map (System).Process_Definition') WITH NOWAIT;
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
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20), @o11c_since nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'070-map-system-process-definition',
  N'5cbdfc3b4400680b70d9cac8ecb56e198cc3db9a52776c35f5efb61d653b0002', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'070-map-system-process-definition', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 7', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 8/48 080-map-system-process-input-def');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 8 of 48: %s', 0, 1, N'080-map-system-process-input-def', N'map (System).Process_Input_Def') WITH NOWAIT;
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
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20), @o11c_since nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'080-map-system-process-input-def',
  N'55abf330ba26fef5b2407d70a6cf3df6fadf447e1dc38830016b5f0b08f5bb0c', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'080-map-system-process-input-def', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 8', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 9/48 090-map-system-process-output-def');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 9 of 48: %s', 0, 1, N'090-map-system-process-output-def', N'map (System).Process_Output_Def') WITH NOWAIT;
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
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20), @o11c_since nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'090-map-system-process-output-def',
  N'c427a9007890e73f70d4fc500d8d919f399afcd652d00e13523597ecea941ca4', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'090-map-system-process-output-def', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 9', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 10/48 100-map-system-process-status');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 10 of 48: %s', 0, 1, N'100-map-system-process-status', N'map (System).Process_Status') WITH NOWAIT;
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
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20), @o11c_since nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'100-map-system-process-status',
  N'ac2b79c01f36a739a1e10b6895f46e3a27fc5ab3c77db0c709e6fa81833d9769', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'100-map-system-process-status', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 10', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 11/48 110-map-system-tenant');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 11 of 48: %s', 0, 1, N'110-map-system-tenant', N'map (System).Tenant') WITH NOWAIT;
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
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20), @o11c_since nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'110-map-system-tenant',
  N'81fb64e26c2766316323b447ad92766d6d6697a24f4755e4b0cb4fd74352cbb7', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'110-map-system-tenant', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 11', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 12/48 120-select-rows-of-system-process');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 12 of 48: %s', 0, 1, N'120-select-rows-of-system-process', N'select rows of (System).Process') WITH NOWAIT;
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
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20), @o11c_since nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'120-select-rows-of-system-process',
  N'54b004071a304b6240ab7915f249f91cf0dd2efa4126981b71b8a6ac049127a7', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'120-select-rows-of-system-process', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 12', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 13/48 130-select-rows-of-system-process-input');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 13 of 48: %s', 0, 1, N'130-select-rows-of-system-process-input', N'select rows of (System).Process_Input') WITH NOWAIT;
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
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20), @o11c_since nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'130-select-rows-of-system-process-input',
  N'dc331d9c4dc165a5784d4ee96716313af3ff5e6c6082150d929cc1f9054e0513', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'130-select-rows-of-system-process-input', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 13', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 14/48 140-select-rows-of-system-process-output');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 14 of 48: %s', 0, 1, N'140-select-rows-of-system-process-output', N'select rows of (System).Process_Output') WITH NOWAIT;
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
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20), @o11c_since nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'140-select-rows-of-system-process-output',
  N'cb9ca43611ca73d1b7ab44c0c0a60aa8a85261dce5921006a3a7d7fb0b1cf08b', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'140-select-rows-of-system-process-output', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 14', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 15/48 150-select-rows-of-system-activity');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 15 of 48: %s', 0, 1, N'150-select-rows-of-system-activity', N'select rows of (System).Activity') WITH NOWAIT;
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
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20), @o11c_since nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'150-select-rows-of-system-activity',
  N'c802802e1c05cefd145b7f46119f753e77100c575e6242aa91800c971bc8bd5f', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'150-select-rows-of-system-activity', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 15', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 16/48 160-select-rows-of-system-activity-outpu');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 16 of 48: %s', 0, 1, N'160-select-rows-of-system-activity-output', N'select rows of (System).Activity_Output') WITH NOWAIT;
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
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20), @o11c_since nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'160-select-rows-of-system-activity-output',
  N'7a8d03360f75ad84d389c019cb6ce3ee0e5fff10505a67f18a80412d23a009eb', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'160-select-rows-of-system-activity-output', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 16', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 17/48 170-select-rows-of-system-user');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 17 of 48: %s', 0, 1, N'170-select-rows-of-system-user', N'select rows of (System).User') WITH NOWAIT;
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
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20), @o11c_since nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'170-select-rows-of-system-user',
  N'63506ca114b833a5388b75110101decf20e507cee52cebe895899495a5aca30e', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'170-select-rows-of-system-user', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 17', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 18/48 180-select-rows-of-system-group');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 18 of 48: %s', 0, 1, N'180-select-rows-of-system-group', N'select rows of (System).Group') WITH NOWAIT;
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
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20), @o11c_since nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'180-select-rows-of-system-group',
  N'a9e63028311bf44d942c9fe26c71e9ef0be5bbd1f398fb0c378b4b0acd19314e', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'180-select-rows-of-system-group', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 18', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 19/48 190-rows-that-must-come-along');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 19 of 48: %s', 0, 1, N'190-rows-that-must-come-along', N'rows that must come along') WITH NOWAIT;
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
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20), @o11c_since nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'190-rows-that-must-come-along',
  N'50a4f1f5b38b463fa8390f32de2eaa56969a9718c69610769c34603ccc1b4dbc', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'190-rows-that-must-come-along', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 19', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 20/48 200-select-rows-of-system-group-user');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 20 of 48: %s', 0, 1, N'200-select-rows-of-system-group-user', N'select rows of (System).Group_User') WITH NOWAIT;
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
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20), @o11c_since nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'200-select-rows-of-system-group-user',
  N'ef1de568c3eb35f03a3aacc1a727bc14060834824009a1b89204ca12341f0921', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'200-select-rows-of-system-group-user', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 20', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 21/48 210-groups-that-come-along');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 21 of 48: %s', 0, 1, N'210-groups-that-come-along', N'groups that come along') WITH NOWAIT;
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
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20), @o11c_since nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'210-groups-that-come-along',
  N'ad6089e50016d95ead2614098bc73fd96bfddbafb4b99cab1cf5258b50b5b5d7', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'210-groups-that-come-along', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 21', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 22/48 220-check-the-event-queues');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 22 of 48: %s', 0, 1, N'220-check-the-event-queues', N'check the event queues') WITH NOWAIT;
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
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20), @o11c_since nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'220-check-the-event-queues',
  N'e18c655ff38dd26b6f3e743bf9e63aa8358fa019cb968758c962134f686fcdcf', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'220-check-the-event-queues', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 22', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 23/48 230-match-system-user');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 23 of 48: %s', 0, 1, N'230-match-system-user', N'match (System).User') WITH NOWAIT;
GO

:r steps/230-match-system-user.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'230-match-system-user',
  N'7c97a24c19840958672ed30ad828eb88472771e2633bdc0cc35c5022eaa28ca0', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'230-match-system-user', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 23', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 24/48 240-keys-of-system-user');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 24 of 48: %s', 0, 1, N'240-keys-of-system-user', N'keys of (System).User') WITH NOWAIT;
GO

:r steps/240-keys-of-system-user.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'240-keys-of-system-user',
  N'd84e0e606e4df2d1870db1679b6f408c4d5ce908cb3c86a56ccceb71ac943c3b', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'240-keys-of-system-user', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 24', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 25/48 250-insert-system-user');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 25 of 48: %s', 0, 1, N'250-insert-system-user', N'insert (System).User') WITH NOWAIT;
GO

:r steps/250-insert-system-user.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'250-insert-system-user',
  N'b2825859e50789d0f97e542aa3120415411ecaf531416f4d59577d3ae20c093c', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'250-insert-system-user', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 25', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 26/48 260-match-system-group');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 26 of 48: %s', 0, 1, N'260-match-system-group', N'match (System).Group') WITH NOWAIT;
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
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20), @o11c_since nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'260-match-system-group',
  N'8da543c86e952b16967428aec59bd3b4408f524b19d7621adb74beb5ebc73fd8', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'260-match-system-group', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 26', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 27/48 270-keys-of-system-group');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 27 of 48: %s', 0, 1, N'270-keys-of-system-group', N'keys of (System).Group') WITH NOWAIT;
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
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20), @o11c_since nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'270-keys-of-system-group',
  N'cc81a15d7cd33aa913eca7e62bd37c34803fba5ca9b599c2526dd3c5b1dfadab', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'270-keys-of-system-group', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 27', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 28/48 280-insert-system-group');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 28 of 48: %s', 0, 1, N'280-insert-system-group', N'insert (System).Group') WITH NOWAIT;
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
DECLARE @o11c_done nvarchar(20), @o11c_seconds nvarchar(20), @o11c_since nvarchar(20);
INSERT INTO [o11c].[step] ([run_id], [step_id], [checksum], [started], [finished], [rows], [status])
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'280-insert-system-group',
  N'734d48271047c6f864ce93f38d408fd260d454de67d08b7ba463a806a44678ee', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'280-insert-system-group', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 28', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 29/48 290-match-system-group-user');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 29 of 48: %s', 0, 1, N'290-match-system-group-user', N'match (System).Group_User') WITH NOWAIT;
GO

:r steps/290-match-system-group-user.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'290-match-system-group-user',
  N'e9ce3e90201bb3c696af184543d42225819e79e010709003fb00e367636078b4', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'290-match-system-group-user', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 29', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 30/48 300-keys-of-system-group-user');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 30 of 48: %s', 0, 1, N'300-keys-of-system-group-user', N'keys of (System).Group_User') WITH NOWAIT;
GO

:r steps/300-keys-of-system-group-user.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'300-keys-of-system-group-user',
  N'5c5664efd1e215786514e14b038b736f2632b8bd155c6e20363f248fc99357d9', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'300-keys-of-system-group-user', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 30', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 31/48 310-insert-system-group-user');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 31 of 48: %s', 0, 1, N'310-insert-system-group-user', N'insert (System).Group_User') WITH NOWAIT;
GO

:r steps/310-insert-system-group-user.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'310-insert-system-group-user',
  N'ad7ce12b027b21f83666eeacbe561843395a672caa1d5d10b5ae0b93cb257f63', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'310-insert-system-group-user', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 31', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 32/48 320-keys-of-citymanager-city');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 32 of 48: %s', 0, 1, N'320-keys-of-citymanager-city', N'keys of CityManager.City') WITH NOWAIT;
GO

:r steps/320-keys-of-citymanager-city.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'320-keys-of-citymanager-city',
  N'e8cc503fd23274bd7b632f5231986e573141ff3400d44cf1298df2da57e20eb3', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'320-keys-of-citymanager-city', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 32', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 33/48 330-keys-of-system-process');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 33 of 48: %s', 0, 1, N'330-keys-of-system-process', N'keys of (System).Process') WITH NOWAIT;
GO

:r steps/330-keys-of-system-process.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'330-keys-of-system-process',
  N'780f130460d190545a758bce7074f8f4883636de2acb4ef66ac5749b9c7de3ad', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'330-keys-of-system-process', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 33', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 34/48 340-keys-of-system-process-input');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 34 of 48: %s', 0, 1, N'340-keys-of-system-process-input', N'keys of (System).Process_Input') WITH NOWAIT;
GO

:r steps/340-keys-of-system-process-input.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'340-keys-of-system-process-input',
  N'b86a1bbead1eca55bcab931acbf00cd9ef51acbd5a9934e1608ec132ad2c96f3', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'340-keys-of-system-process-input', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 34', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 35/48 350-keys-of-system-process-output');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 35 of 48: %s', 0, 1, N'350-keys-of-system-process-output', N'keys of (System).Process_Output') WITH NOWAIT;
GO

:r steps/350-keys-of-system-process-output.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'350-keys-of-system-process-output',
  N'b98340474c672ed4fa85e644841b19ff5012094ed9bfb960772a96399faa5169', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'350-keys-of-system-process-output', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 35', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 36/48 360-keys-of-system-activity');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 36 of 48: %s', 0, 1, N'360-keys-of-system-activity', N'keys of (System).Activity') WITH NOWAIT;
GO

:r steps/360-keys-of-system-activity.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'360-keys-of-system-activity',
  N'9f6ffbb3a5992e36ed1e4105138b657d60d2f696adb5895837334e2e53547264', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'360-keys-of-system-activity', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 36', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 37/48 370-keys-of-system-activity-output');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 37 of 48: %s', 0, 1, N'370-keys-of-system-activity-output', N'keys of (System).Activity_Output') WITH NOWAIT;
GO

:r steps/370-keys-of-system-activity-output.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'370-keys-of-system-activity-output',
  N'6093494409f6cdd4bac476c0898f5a8b5748174d5c33e179e4063cc2e7212a3c', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'370-keys-of-system-activity-output', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 37', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 38/48 380-insert-citymanager-city');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 38 of 48: %s', 0, 1, N'380-insert-citymanager-city', N'insert CityManager.City') WITH NOWAIT;
GO

:r steps/380-insert-citymanager-city.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'380-insert-citymanager-city',
  N'682d9d6d7bf0158f1e10953ee6eba5ce9cd7cb3941923a51501f84d1e3bacd39', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'380-insert-citymanager-city', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 38', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 39/48 390-insert-system-process');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 39 of 48: %s', 0, 1, N'390-insert-system-process', N'insert (System).Process') WITH NOWAIT;
GO

:r steps/390-insert-system-process.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'390-insert-system-process',
  N'db832c7eee063bbf9287c809c0d5e3a73b2c4fd0443356f577b1a89c515845ec', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'390-insert-system-process', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 39', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 40/48 400-insert-system-process-input');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 40 of 48: %s', 0, 1, N'400-insert-system-process-input', N'insert (System).Process_Input') WITH NOWAIT;
GO

:r steps/400-insert-system-process-input.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'400-insert-system-process-input',
  N'1424daa5d5d3d80d854b56f9e8acc82517fcd40364d72a50911bf9ebaf0541a0', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'400-insert-system-process-input', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 40', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 41/48 410-insert-system-process-output');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 41 of 48: %s', 0, 1, N'410-insert-system-process-output', N'insert (System).Process_Output') WITH NOWAIT;
GO

:r steps/410-insert-system-process-output.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'410-insert-system-process-output',
  N'60879521933032844c56392019309e431269192ae7a38e9b2f58e8e71e314c22', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'410-insert-system-process-output', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 41', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 42/48 420-insert-system-activity');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 42 of 48: %s', 0, 1, N'420-insert-system-activity', N'insert (System).Activity') WITH NOWAIT;
GO

:r steps/420-insert-system-activity.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'420-insert-system-activity',
  N'efe77fa117dcc3e1c5db63b89bee5039d848277f376b22dc8cdc2e969a8d015b', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'420-insert-system-activity', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 42', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 43/48 430-insert-system-activity-output');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 43 of 48: %s', 0, 1, N'430-insert-system-activity-output', N'insert (System).Activity_Output') WITH NOWAIT;
GO

:r steps/430-insert-system-activity-output.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'430-insert-system-activity-output',
  N'3e96d6fae3d11e16d28dbe93238f1e73b0bfdb5ccb67b8c847a6b1b027fb05f7', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'430-insert-system-activity-output', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 43', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 44/48 440-link-system-process-parent-process-i');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 44 of 48: %s', 0, 1, N'440-link-system-process-parent-process-id', N'link (System).Process parent_process_id') WITH NOWAIT;
GO

:r steps/440-link-system-process-parent-process-id.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'440-link-system-process-parent-process-id',
  N'67e7fabb8bd94fd48ae75fec24c56cb4ef249a7247e783aed686a546df281506', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'440-link-system-process-parent-process-id', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 44', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 45/48 450-link-system-process-top-process-id');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 45 of 48: %s', 0, 1, N'450-link-system-process-top-process-id', N'link (System).Process top_process_id') WITH NOWAIT;
GO

:r steps/450-link-system-process-top-process-id.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'450-link-system-process-top-process-id',
  N'ed63e87a6e01896eb5a2b179b0ecab7a381a0f203babd58282e54e871fb84ce5', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'450-link-system-process-top-process-id', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 45', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 46/48 460-link-system-process-parent-activity-');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 46 of 48: %s', 0, 1, N'460-link-system-process-parent-activity-id', N'link (System).Process parent_activity_id') WITH NOWAIT;
GO

:r steps/460-link-system-process-parent-activity-id.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'460-link-system-process-parent-activity-id',
  N'fb52a9ce4f3d9ea2ac161d4d222a61cbf89ada2c27f46b2e5db6593c045dfb17', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'460-link-system-process-parent-activity-id', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 46', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 47/48 470-link-system-activity-precedent-activ');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 47 of 48: %s', 0, 1, N'470-link-system-activity-precedent-activity-id', N'link (System).Activity precedent_activity_id') WITH NOWAIT;
GO

:r steps/470-link-system-activity-precedent-activity-id.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'470-link-system-activity-precedent-activity-id',
  N'300cbdb04da2d63ce8e1ee1e958d8aaffe4277a8c9557619587b2c2f4d1ae28d', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'470-link-system-activity-precedent-activity-id', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 47', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 48/48 480-verify');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] 48 of 48: %s', 0, 1, N'480-verify', N'verify') WITH NOWAIT;
GO

:r steps/480-verify.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'480-verify',
  N'9b6e43c72fa59b6d081bdcab0382f8ceb84b4dbabda6be11d2722c997a4fa593', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0)),
  @o11c_since = CONVERT(nvarchar(20), DATEDIFF(second, [begun], SYSUTCDATETIME()))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s since the start: %s', 0, 1, N'480-verify', @o11c_done, @o11c_seconds, @o11c_since) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 48', [started] = SYSUTCDATETIME(), [rows] = 0;
GO

-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'journal 48')
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
