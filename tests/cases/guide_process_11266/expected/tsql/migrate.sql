-- guide-process-11266: migrate all rows in one transaction, verify, commit
-- Compiled by o11c 0.1.0 from
--   source snapshot beae42e27166a008193269d128eb51db02804ad4fcf851ecbab617087ae81b79
--   target snapshot 0d9c8b748fa8f0a2833ac0a5f7116e8b9c49d9d68268e39326c93221fb4cefc4
--   project file    6e13ba9a310731ccd4c0093e6a5f67269c5774ceba1f2eaf91fde744dada74bf
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
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 1/47 010-open-the-run');
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
  N'c4782c657d07f92e910349aade8695cf443b7d83432ae7f46441def1a4cfde1a', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'010-open-the-run', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 1', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 2/47 020-guard-the-metamodel');
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
  N'4d1e85104afaaa14ba72fd4cb40d0f076eee3cf743ca9bdf03c73813929c61e2', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'020-guard-the-metamodel', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 2', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 3/47 030-map-system-activity-definition');
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
  N'49656ab86bfba31c7902b8c8eb830eb7d07b4054a551a3686a13b164573a55d7', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'030-map-system-activity-definition', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 3', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 4/47 040-map-system-activity-output-def');
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
  N'4170dc08643ca8f0c74b88c0805e4191604b46508e7adbc48d9fe9ae99fdffeb', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'040-map-system-activity-output-def', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 4', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 5/47 050-map-system-activity-status');
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
  N'18bae3fd690960a6085646d5b215a84342f99268942e326203190d89457fdc61', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'050-map-system-activity-status', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 5', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 6/47 060-map-system-process-definition');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'060-map-system-process-definition', N'map (System).Process_Definition') WITH NOWAIT;
GO

:r steps/060-map-system-process-definition.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'060-map-system-process-definition',
  N'af2c55a84c16a779f749ba7669139b62fdba02d6e4837673044782c0b6420833', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'060-map-system-process-definition', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 6', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 7/47 070-map-system-process-input-def');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'070-map-system-process-input-def', N'map (System).Process_Input_Def') WITH NOWAIT;
GO

:r steps/070-map-system-process-input-def.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'070-map-system-process-input-def',
  N'a69a29753216c8dc862298037bb86150d889eb9239bfd344c8af286ad00bfe19', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'070-map-system-process-input-def', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 7', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 8/47 080-map-system-process-output-def');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'080-map-system-process-output-def', N'map (System).Process_Output_Def') WITH NOWAIT;
GO

:r steps/080-map-system-process-output-def.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'080-map-system-process-output-def',
  N'377a3cdde4d27e62c374f9a25489f1fa8c8c75801086f161941cf286b5369713', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'080-map-system-process-output-def', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 8', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 9/47 090-map-system-process-status');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'090-map-system-process-status', N'map (System).Process_Status') WITH NOWAIT;
GO

:r steps/090-map-system-process-status.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'090-map-system-process-status',
  N'8040a4867aa88b14ad3aad89e7cd190cf2920adc1a9931816b7d5e5f7a183d3a', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'090-map-system-process-status', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 9', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 10/47 100-map-system-tenant');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'100-map-system-tenant', N'map (System).Tenant') WITH NOWAIT;
GO

:r steps/100-map-system-tenant.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'100-map-system-tenant',
  N'9441768849a5b95c10924ff388184f5f530669e56f094e42f38637ce3c518f48', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'100-map-system-tenant', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 10', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 11/47 110-select-rows-of-system-process');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'110-select-rows-of-system-process', N'select rows of (System).Process') WITH NOWAIT;
GO

:r steps/110-select-rows-of-system-process.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'110-select-rows-of-system-process',
  N'2cb236c28b7a339459fce9f121bd645c3ed19696e4030324e0b1147d52c144f3', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'110-select-rows-of-system-process', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 11', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 12/47 120-select-rows-of-system-process-input');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'120-select-rows-of-system-process-input', N'select rows of (System).Process_Input') WITH NOWAIT;
GO

:r steps/120-select-rows-of-system-process-input.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'120-select-rows-of-system-process-input',
  N'73a3b58e2920045824ee6f47dacacc613a42d1015b313ad50d1591f52d11cabc', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'120-select-rows-of-system-process-input', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 12', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 13/47 130-select-rows-of-system-process-output');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'130-select-rows-of-system-process-output', N'select rows of (System).Process_Output') WITH NOWAIT;
GO

:r steps/130-select-rows-of-system-process-output.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'130-select-rows-of-system-process-output',
  N'd43fd074a27c9cf5f9deeaa63244027f908ac3c763bfb79eb3c146d549bf339e', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'130-select-rows-of-system-process-output', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 13', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 14/47 140-select-rows-of-system-activity');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'140-select-rows-of-system-activity', N'select rows of (System).Activity') WITH NOWAIT;
GO

:r steps/140-select-rows-of-system-activity.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'140-select-rows-of-system-activity',
  N'b5c3334af28bece8b51440245a61ae84792a8930f9627e5aba835a98b81c73fb', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'140-select-rows-of-system-activity', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 14', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 15/47 150-select-rows-of-system-activity-outpu');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'150-select-rows-of-system-activity-output', N'select rows of (System).Activity_Output') WITH NOWAIT;
GO

:r steps/150-select-rows-of-system-activity-output.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'150-select-rows-of-system-activity-output',
  N'fcdbae01a3a650060ea37f14fce174cb76bb9b2e0c6b19161bae16cf45518516', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'150-select-rows-of-system-activity-output', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 15', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 16/47 160-select-rows-of-system-user');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'160-select-rows-of-system-user', N'select rows of (System).User') WITH NOWAIT;
GO

:r steps/160-select-rows-of-system-user.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'160-select-rows-of-system-user',
  N'76e41d05df77ded85f2a5bed83eeae6395e9c82dd2eb7f2c90ee68100a32995a', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'160-select-rows-of-system-user', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 16', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 17/47 170-select-rows-of-system-group');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'170-select-rows-of-system-group', N'select rows of (System).Group') WITH NOWAIT;
GO

:r steps/170-select-rows-of-system-group.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'170-select-rows-of-system-group',
  N'c96c560f77a916f6a82f24e1bf1305f3cab821a4d8856f75574e9f555e89d88b', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'170-select-rows-of-system-group', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 17', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 18/47 180-rows-that-must-come-along');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'180-rows-that-must-come-along', N'rows that must come along') WITH NOWAIT;
GO

:r steps/180-rows-that-must-come-along.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'180-rows-that-must-come-along',
  N'ce1636b6c904d95c2024badd77f75dad04012853393d22dc99d6d0d8d459f004', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'180-rows-that-must-come-along', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 18', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 19/47 190-select-rows-of-system-group-user');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'190-select-rows-of-system-group-user', N'select rows of (System).Group_User') WITH NOWAIT;
GO

:r steps/190-select-rows-of-system-group-user.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'190-select-rows-of-system-group-user',
  N'1a5717ec66ed2d9ff2f5bc57a5048abed8277f260cb712915bd3c286a553786f', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'190-select-rows-of-system-group-user', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 19', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 20/47 200-groups-that-come-along');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'200-groups-that-come-along', N'groups that come along') WITH NOWAIT;
GO

:r steps/200-groups-that-come-along.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'200-groups-that-come-along',
  N'00728edbc2405e106dcab0ca9872450b5db9e1662258f60baacde26031a13c44', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'200-groups-that-come-along', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 20', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 21/47 210-check-the-event-queues');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'210-check-the-event-queues', N'check the event queues') WITH NOWAIT;
GO

:r steps/210-check-the-event-queues.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'210-check-the-event-queues',
  N'6bd671fa8ed5833c0f6afcbcde77f17cb548d55b2806d757aa8df781b2a211ae', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'210-check-the-event-queues', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 21', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 22/47 220-match-system-user');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'220-match-system-user', N'match (System).User') WITH NOWAIT;
GO

:r steps/220-match-system-user.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'220-match-system-user',
  N'dec5a136f5876d7ab366f7305d64e3e6ed2af484431ec5ea4be54a00a269c326', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'220-match-system-user', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 22', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 23/47 230-keys-of-system-user');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'230-keys-of-system-user', N'keys of (System).User') WITH NOWAIT;
GO

:r steps/230-keys-of-system-user.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'230-keys-of-system-user',
  N'30d8e8fe76e2537c2c67362e01d98b3f9f469a9f332be618bee2334ea0dbaf79', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'230-keys-of-system-user', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 23', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 24/47 240-insert-system-user');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'240-insert-system-user', N'insert (System).User') WITH NOWAIT;
GO

:r steps/240-insert-system-user.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'240-insert-system-user',
  N'9845132767ae3377f2e6f3d4876dc0c59968a4930d185b7fb3a3bd6dd7f9d32b', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'240-insert-system-user', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 24', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 25/47 250-match-system-group');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'250-match-system-group', N'match (System).Group') WITH NOWAIT;
GO

:r steps/250-match-system-group.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'250-match-system-group',
  N'5b99846e26ad5a81a52b0dc065a8ef9db76dec859e801502403a72a06cdb3bac', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'250-match-system-group', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 25', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 26/47 260-keys-of-system-group');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'260-keys-of-system-group', N'keys of (System).Group') WITH NOWAIT;
GO

:r steps/260-keys-of-system-group.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'260-keys-of-system-group',
  N'5424a047390859ee3aa86b7e037f3a94119aa2a33e3d94e3195a72504b67be2e', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'260-keys-of-system-group', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 26', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 27/47 270-insert-system-group');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'270-insert-system-group', N'insert (System).Group') WITH NOWAIT;
GO

:r steps/270-insert-system-group.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'270-insert-system-group',
  N'1debf703aaabe45b5af8020e9ecd8a3c6e70116bb90eb9eeb219ff6bcaa2110f', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'270-insert-system-group', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 27', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 28/47 280-match-system-group-user');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'280-match-system-group-user', N'match (System).Group_User') WITH NOWAIT;
GO

:r steps/280-match-system-group-user.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'280-match-system-group-user',
  N'ab3ff843df951fc970fe5aa3610c7437bed6661decbf3267d752c423d70a56c7', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'280-match-system-group-user', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 28', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 29/47 290-keys-of-system-group-user');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'290-keys-of-system-group-user', N'keys of (System).Group_User') WITH NOWAIT;
GO

:r steps/290-keys-of-system-group-user.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'290-keys-of-system-group-user',
  N'3e5bd3a665c0c192cc44bd1d51860a6b88afa8e348ee13a77538aca4d5148ed9', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'290-keys-of-system-group-user', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 29', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 30/47 300-insert-system-group-user');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'300-insert-system-group-user', N'insert (System).Group_User') WITH NOWAIT;
GO

:r steps/300-insert-system-group-user.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'300-insert-system-group-user',
  N'cb32be1597a09533040c29eab9418d023d10deb2919806329d4a1a055fb773a2', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'300-insert-system-group-user', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 30', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 31/47 310-keys-of-citymanager-city');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'310-keys-of-citymanager-city', N'keys of CityManager.City') WITH NOWAIT;
GO

:r steps/310-keys-of-citymanager-city.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'310-keys-of-citymanager-city',
  N'a496735666a3b1a3b0baad6ac799fceb29066dadf2eeb1905092ed3779d8dcff', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'310-keys-of-citymanager-city', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 31', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 32/47 320-keys-of-system-process');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'320-keys-of-system-process', N'keys of (System).Process') WITH NOWAIT;
GO

:r steps/320-keys-of-system-process.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'320-keys-of-system-process',
  N'7ff95ccaeb6a1015dc0979198b95fec58c89c3551e582d9828025d802654e80b', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'320-keys-of-system-process', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 32', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 33/47 330-keys-of-system-process-input');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'330-keys-of-system-process-input', N'keys of (System).Process_Input') WITH NOWAIT;
GO

:r steps/330-keys-of-system-process-input.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'330-keys-of-system-process-input',
  N'27987f0fce96f408e74da0e66359cbdd4150f48737f00b848c28cae13baee3e3', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'330-keys-of-system-process-input', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 33', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 34/47 340-keys-of-system-process-output');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'340-keys-of-system-process-output', N'keys of (System).Process_Output') WITH NOWAIT;
GO

:r steps/340-keys-of-system-process-output.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'340-keys-of-system-process-output',
  N'26952717e13103210b82010a3868b3984bbf280e3e2f87f7880f4ad2247d3a25', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'340-keys-of-system-process-output', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 34', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 35/47 350-keys-of-system-activity');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'350-keys-of-system-activity', N'keys of (System).Activity') WITH NOWAIT;
GO

:r steps/350-keys-of-system-activity.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'350-keys-of-system-activity',
  N'a8ef56c17055c34bf84a529871d2455ec581f4eac9ad26ddd1c400e6478f6680', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'350-keys-of-system-activity', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 35', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 36/47 360-keys-of-system-activity-output');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'360-keys-of-system-activity-output', N'keys of (System).Activity_Output') WITH NOWAIT;
GO

:r steps/360-keys-of-system-activity-output.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'360-keys-of-system-activity-output',
  N'720bab80bab558e56138645882f9921aeaa114a99142a0c0523b0abc0bce719a', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'360-keys-of-system-activity-output', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 36', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 37/47 370-insert-citymanager-city');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'370-insert-citymanager-city', N'insert CityManager.City') WITH NOWAIT;
GO

:r steps/370-insert-citymanager-city.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'370-insert-citymanager-city',
  N'e49852104d91ef86785341a01c99581074b653a34f0fc2d8c454eedcd49beecb', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'370-insert-citymanager-city', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 37', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 38/47 380-insert-system-process');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'380-insert-system-process', N'insert (System).Process') WITH NOWAIT;
GO

:r steps/380-insert-system-process.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'380-insert-system-process',
  N'f4de58c630f1370b671cbce46981fd33f2bd3a1553814037cbfc2c3da2558a83', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'380-insert-system-process', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 38', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 39/47 390-insert-system-process-input');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'390-insert-system-process-input', N'insert (System).Process_Input') WITH NOWAIT;
GO

:r steps/390-insert-system-process-input.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'390-insert-system-process-input',
  N'93e030a656d18e946ae44435a8883d5dabc4545c45bbe4bf2f92d45fc7990b99', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'390-insert-system-process-input', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 39', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 40/47 400-insert-system-process-output');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'400-insert-system-process-output', N'insert (System).Process_Output') WITH NOWAIT;
GO

:r steps/400-insert-system-process-output.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'400-insert-system-process-output',
  N'e0db428905feabab985c7757c9d7d2f4877c28b0879b27b0d68c144e5a60032d', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'400-insert-system-process-output', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 40', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 41/47 410-insert-system-activity');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'410-insert-system-activity', N'insert (System).Activity') WITH NOWAIT;
GO

:r steps/410-insert-system-activity.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'410-insert-system-activity',
  N'dc9a9d361e52b55c976dd45211f73fd98108a3b88e987b68ae1a7a5828200f64', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'410-insert-system-activity', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 41', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 42/47 420-insert-system-activity-output');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'420-insert-system-activity-output', N'insert (System).Activity_Output') WITH NOWAIT;
GO

:r steps/420-insert-system-activity-output.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'420-insert-system-activity-output',
  N'99b5aeefba4d173705f80fd962c17295b7ced61ff58f1c10a86d5003881518ff', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'420-insert-system-activity-output', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 42', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 43/47 430-link-system-process-parent-process-i');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'430-link-system-process-parent-process-id', N'link (System).Process parent_process_id') WITH NOWAIT;
GO

:r steps/430-link-system-process-parent-process-id.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'430-link-system-process-parent-process-id',
  N'4b050788fbff117a639caa464f4c385df6dfaedd033cc3a9c1fc919cc29b6914', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'430-link-system-process-parent-process-id', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 43', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 44/47 440-link-system-process-top-process-id');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'440-link-system-process-top-process-id', N'link (System).Process top_process_id') WITH NOWAIT;
GO

:r steps/440-link-system-process-top-process-id.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'440-link-system-process-top-process-id',
  N'66e594bb5a71174f404b74ad64cb8e16200999cf7242052db299dfeb9e9931ca', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'440-link-system-process-top-process-id', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 44', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 45/47 450-link-system-process-parent-activity-');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'450-link-system-process-parent-activity-id', N'link (System).Process parent_activity_id') WITH NOWAIT;
GO

:r steps/450-link-system-process-parent-activity-id.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'450-link-system-process-parent-activity-id',
  N'75313cca7dd6e05c3b0007a5b7084032f62f78c0695c20aa46c41efc77c6bf86', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'450-link-system-process-parent-activity-id', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 45', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 46/47 460-link-system-activity-precedent-activ');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'460-link-system-activity-precedent-activity-id', N'link (System).Activity precedent_activity_id') WITH NOWAIT;
GO

:r steps/460-link-system-activity-precedent-activity-id.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'460-link-system-activity-precedent-activity-id',
  N'98de6a532b0ee25915020b3ecd97e26a7eab93e118206a2fa87d10b403ea905e', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'460-link-system-activity-precedent-activity-id', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 46', [started] = SYSUTCDATETIME(), [rows] = 0;
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c 47/47 470-verify');
SET CONTEXT_INFO @o11c_context;
RAISERROR(N'[%s] %s', 0, 1, N'470-verify', N'verify') WITH NOWAIT;
GO

:r steps/470-verify.sql

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
SELECT (SELECT MAX([run_id]) FROM [o11c].[run]), N'470-verify',
  N'b11775e9168ad906916b45ada67707b03b7639511bb4f9b59cd4eab34a9f3ea3', [started], SYSUTCDATETIME(), [rows], N'done'
FROM #o11c_progress;
SELECT @o11c_done = CONVERT(nvarchar(20), [rows]),
  @o11c_seconds = CONVERT(nvarchar(20), CONVERT(decimal(12, 3), DATEDIFF(millisecond, [started], SYSUTCDATETIME()) / 1000.0))
FROM #o11c_progress;
RAISERROR(N'[%s] rows: %s seconds: %s', 0, 1, N'470-verify', @o11c_done, @o11c_seconds) WITH NOWAIT;
UPDATE #o11c_progress SET [mark] = N'journal 47', [started] = SYSUTCDATETIME(), [rows] = 0;
GO

-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'journal 47')
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
