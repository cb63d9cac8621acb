-- guide-process-11266: look for everything that can be known before, change nothing
-- Compiled by o11c 0.1.0 from
--   source snapshot beae42e27166a008193269d128eb51db02804ad4fcf851ecbab617087ae81b79
--   target snapshot 0d9c8b748fa8f0a2833ac0a5f7116e8b9c49d9d68268e39326c93221fb4cefc4
--   project file    6e13ba9a310731ccd4c0093e6a5f67269c5774ceba1f2eaf91fde744dada74bf
-- Source OSSOURCE.dbo, target OSTARGET.dbo.
-- Run: sqlcmd -S SERVER -d TARGET -b -i preflight.sql
-- It reads only. What it finds is kept in temporary tables of its own session. Each query sees what is
-- committed when it runs: while others write, two numbers of one table may be of two moments.
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
-- Findings; gone at the end of the session.
DROP TABLE IF EXISTS #o11c_finding;
CREATE TABLE #o11c_finding (
  [place] bigint IDENTITY(1, 1) NOT NULL PRIMARY KEY,
  [code] nvarchar(20) COLLATE Latin1_General_BIN2 NOT NULL,
  [severity] nvarchar(20) COLLATE Latin1_General_BIN2 NOT NULL,
  [entity] nvarchar(4000) COLLATE Latin1_General_BIN2 NOT NULL,
  [what] nvarchar(4000) COLLATE Latin1_General_BIN2 NOT NULL,
  [count] bigint NULL,
  [samples] nvarchar(4000) COLLATE Latin1_General_BIN2 NULL
);
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
-- Rows matched, as migrate.sql will match them.
DROP TABLE IF EXISTS #o11c_matched;
CREATE TABLE #o11c_matched (
  [map_name] nvarchar(128) COLLATE Latin1_General_BIN2 NOT NULL,
  [old_id] nvarchar(400) COLLATE Latin1_General_BIN2 NOT NULL,
  [new_id] nvarchar(400) COLLATE Latin1_General_BIN2 NOT NULL
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
-- The source is read as of one moment when its database allows snapshot isolation.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0913', N'warning', N'source',
  N'the database does not allow snapshot isolation: nobody may write to it while the run copies its rows',
  1, NULL
WHERE NOT EXISTS (SELECT 1 FROM sys.databases
  WHERE [database_id] = DB_ID(N'OSSOURCE') AND [snapshot_isolation_state] = 1);
UPDATE #o11c_progress SET [mark] = N'preflight 1';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 1')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- Refuse to run when entities or columns of the source have changed since the snapshot: each row is an
-- entity and its fingerprint.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0909', N'error', N'metamodel', N'entities or columns of the source have changed', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  [x].[label] AS [label]
FROM (VALUES
  (
    N'b2402bd0-331c-58df-81c9-eb27b086b51c',
    N'04045daa-564e-5f52-8cbd-79f9dc3f2ed7',
    N'CityManager.City',
    N'OSUSR_S01_CITY',
    N'DEDDCFF92A7FDD95A45576C475C29311',
    N'525668EA11B0E04CC198112E11F01832'
  )) AS [x]([espace], [entity], [label], [physical], [attributes], [columns])
LEFT JOIN (
  SELECT
    LOWER(
      REPLACE(
        REPLACE(CAST([es].[ss_key] AS nvarchar(400)) COLLATE Latin1_General_BIN2, N'{', N''),
        N'}',
        N''
      )
    ) COLLATE Latin1_General_BIN2 AS [espace],
    LOWER(
      REPLACE(
        REPLACE(CAST([en].[ss_key] AS nvarchar(400)) COLLATE Latin1_General_BIN2, N'{', N''),
        N'}',
        N''
      )
    ) COLLATE Latin1_General_BIN2 AS [entity],
    [en].[id] AS [id],
    CAST([en].[physical_table_name] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [physical]
  FROM [OSSOURCE].[dbo].[ossys_espace] AS [es]
  JOIN [OSSOURCE].[dbo].[ossys_entity] AS [en]
    ON [en].[espace_id] = [es].[id]
  WHERE
    CAST([es].[is_active] AS int) = 1 AND CAST([en].[is_active] AS int) = 1
) AS [a]
  ON [a].[espace] = [x].[espace] COLLATE Latin1_General_BIN2
  AND [a].[entity] = [x].[entity] COLLATE Latin1_General_BIN2
LEFT JOIN (
  SELECT
    [ob].[name] COLLATE Latin1_General_BIN2 AS [physical],
    [ob].[object_id] AS [object_id]
  FROM [OSSOURCE].[sys].[objects] AS [ob]
  JOIN [OSSOURCE].[sys].[schemas] AS [sc]
    ON [sc].[schema_id] = [ob].[schema_id]
  WHERE
    [sc].[name] = N'dbo' AND [ob].[type] IN (N'U', N'V')
) AS [o]
  ON [o].[physical] = [x].[physical] COLLATE Latin1_General_BIN2
WHERE
  COALESCE(
    CONVERT(
      char(32),
      HASHBYTES(
        'MD5',
        CAST((
          SELECT
            [l].[digest] AS [text()]
          FROM (
            SELECT DISTINCT
              CONVERT(
                char(32),
                HASHBYTES(
                  'MD5',
                  COALESCE(
                    LOWER(
                      REPLACE(
                        REPLACE(CAST([at].[ss_key] AS nvarchar(400)) COLLATE Latin1_General_BIN2, N'{', N''),
                        N'}',
                        N''
                      )
                    ) COLLATE Latin1_General_BIN2,
                    N''
                  ) + NCHAR(31) + COALESCE(CAST([at].[name] AS nvarchar(4000)) COLLATE Latin1_General_BIN2, N'') + NCHAR(31) + COALESCE(CAST([at].[type] AS nvarchar(4000)) COLLATE Latin1_General_BIN2, N'') + NCHAR(31) + COALESCE(
                    NULLIF(
                      CAST([at].[physical_column_name] AS nvarchar(4000)) COLLATE Latin1_General_BIN2,
                      N''
                    ),
                    NULLIF(CAST([at].[database_name] AS nvarchar(4000)) COLLATE Latin1_General_BIN2, N''),
                    N''
                  )
                ),
                2
              ) AS [digest]
            FROM [OSSOURCE].[dbo].[ossys_entity_attr] AS [at]
            WHERE
              [at].[entity_id] = [a].[id] AND CAST([at].[is_active] AS int) = 1
          ) AS [l]
          ORDER BY
            [l].[digest] COLLATE Latin1_General_BIN2
          FOR XML
            PATH('')
        ) AS varchar(max))
      ),
      2
    ),
    N''
  ) <> [x].[attributes] COLLATE Latin1_General_BIN2
  OR COALESCE(LOWER([a].[physical]), N'') <> LOWER([x].[physical] COLLATE Latin1_General_BIN2) COLLATE Latin1_General_BIN2
  OR COALESCE(
    CONVERT(
      char(32),
      HASHBYTES(
        'MD5',
        CAST((
          SELECT
            [l].[digest] AS [text()]
          FROM (
            SELECT DISTINCT
              CONVERT(
                char(32),
                HASHBYTES(
                  'MD5',
                  [c].[name] COLLATE Latin1_General_BIN2 + NCHAR(31) + CASE
                    WHEN [y].[is_user_defined] = 1
                    THEN [y].[name] COLLATE Latin1_General_BIN2
                    WHEN LOWER([y].[name] COLLATE Latin1_General_BIN2) IN (N'decimal', N'numeric')
                    THEN LOWER([y].[name] COLLATE Latin1_General_BIN2) + N'(' + CAST([c].[precision] AS nvarchar(11)) + N',' + CAST([c].[scale] AS nvarchar(11)) + N')'
                    WHEN LOWER([y].[name] COLLATE Latin1_General_BIN2) IN (N'time', N'datetime2', N'datetimeoffset')
                    THEN LOWER([y].[name] COLLATE Latin1_General_BIN2) + N'(' + CAST([c].[scale] AS nvarchar(11)) + N')'
                    WHEN LOWER([y].[name] COLLATE Latin1_General_BIN2) IN (N'nchar', N'nvarchar')
                    THEN LOWER([y].[name] COLLATE Latin1_General_BIN2) + N'(' + CASE
                      WHEN [c].[max_length] = -1
                      THEN N'max'
                      ELSE CAST([c].[max_length] / 2 AS nvarchar(11))
                    END + N')'
                    WHEN LOWER([y].[name] COLLATE Latin1_General_BIN2) IN (N'char', N'varchar', N'binary', N'varbinary')
                    THEN LOWER([y].[name] COLLATE Latin1_General_BIN2) + N'(' + CASE
                      WHEN [c].[max_length] = -1
                      THEN N'max'
                      ELSE CAST([c].[max_length] AS nvarchar(11))
                    END + N')'
                    ELSE LOWER([y].[name] COLLATE Latin1_General_BIN2)
                  END + NCHAR(31) + N''
                ),
                2
              ) AS [digest]
            FROM [OSSOURCE].[sys].[columns] AS [c]
            JOIN [OSSOURCE].[sys].[types] AS [y]
              ON [y].[user_type_id] = [c].[user_type_id]
            WHERE
              [c].[object_id] = [o].[object_id]
          ) AS [l]
          ORDER BY
            [l].[digest] COLLATE Latin1_General_BIN2
          FOR XML
            PATH('')
        ) AS varchar(max))
      ),
      2
    ),
    N''
  ) <> [x].[columns] COLLATE Latin1_General_BIN2
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;
UPDATE #o11c_progress SET [mark] = N'preflight 2';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 2')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- Refuse to run when entities or columns of the source have changed since the snapshot: each row is an
-- entity and its fingerprint.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0909', N'error', N'metamodel', N'entities or columns of the source have changed', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  [x].[label] AS [label]
FROM (VALUES
  (
    N'ossys',
    N'ossys_bpm_activity',
    N'(System).Activity',
    N'ossys_bpm_activity',
    N'D41D8CD98F00B204E9800998ECF8427E',
    N'47ED007C9AB43CD289A1C9BD42CF9564'
  ),
  (
    N'ossys',
    N'ossys_bpm_activity_output',
    N'(System).Activity_Output',
    N'ossys_bpm_activity_output',
    N'D41D8CD98F00B204E9800998ECF8427E',
    N'E26065CCFCBEB21CCA81828C3EC8A103'
  ),
  (
    N'2e64e64d-94b9-5329-8fa0-a8b80a5cd1b8',
    N'dc113a9a-ec29-560e-aacd-4e5e93c5a1e1',
    N'(System).Group',
    N'ossys_group',
    N'D41D8CD98F00B204E9800998ECF8427E',
    N'7CD75FC9CE6D92EC38B2701B99F6EFB4'
  ),
  (
    N'ossys',
    N'ossys_group_user',
    N'(System).Group_User',
    N'ossys_group_user',
    N'D41D8CD98F00B204E9800998ECF8427E',
    N'9A064DE19049B3052883E743398B792A'
  ),
  (
    N'ossys',
    N'ossys_bpm_process',
    N'(System).Process',
    N'ossys_bpm_process',
    N'D41D8CD98F00B204E9800998ECF8427E',
    N'DF3C7F9164A72CDB9A461D15205086EA'
  ),
  (
    N'ossys',
    N'ossys_bpm_process_input',
    N'(System).Process_Input',
    N'ossys_bpm_process_input',
    N'D41D8CD98F00B204E9800998ECF8427E',
    N'B2FF63746C343268BA7FD15BC874B6EE'
  ),
  (
    N'ossys',
    N'ossys_bpm_process_output',
    N'(System).Process_Output',
    N'ossys_bpm_process_output',
    N'D41D8CD98F00B204E9800998ECF8427E',
    N'7F749150EF7010443BB80E3DA1A4502B'
  ),
  (
    N'2e64e64d-94b9-5329-8fa0-a8b80a5cd1b8',
    N'a6e8ded6-294d-5a46-9d4e-25595d8b17ed',
    N'(System).User',
    N'ossys_user',
    N'D41D8CD98F00B204E9800998ECF8427E',
    N'EB346983EDC005EF22366BB791F55216'
  )) AS [x]([espace], [entity], [label], [physical], [attributes], [columns])
LEFT JOIN (
  SELECT
    [ob].[name] COLLATE Latin1_General_BIN2 AS [physical],
    [ob].[object_id] AS [object_id]
  FROM [OSSOURCE].[sys].[objects] AS [ob]
  JOIN [OSSOURCE].[sys].[schemas] AS [sc]
    ON [sc].[schema_id] = [ob].[schema_id]
  WHERE
    [sc].[name] = N'dbo' AND [ob].[type] IN (N'U', N'V')
) AS [o]
  ON [o].[physical] = [x].[physical] COLLATE Latin1_General_BIN2
WHERE
  COALESCE(
    CONVERT(
      char(32),
      HASHBYTES(
        'MD5',
        CAST((
          SELECT
            [l].[digest] AS [text()]
          FROM (
            SELECT DISTINCT
              CONVERT(
                char(32),
                HASHBYTES(
                  'MD5',
                  [c].[name] COLLATE Latin1_General_BIN2 + NCHAR(31) + CASE
                    WHEN [y].[is_user_defined] = 1
                    THEN [y].[name] COLLATE Latin1_General_BIN2
                    WHEN LOWER([y].[name] COLLATE Latin1_General_BIN2) IN (N'decimal', N'numeric')
                    THEN LOWER([y].[name] COLLATE Latin1_General_BIN2) + N'(' + CAST([c].[precision] AS nvarchar(11)) + N',' + CAST([c].[scale] AS nvarchar(11)) + N')'
                    WHEN LOWER([y].[name] COLLATE Latin1_General_BIN2) IN (N'time', N'datetime2', N'datetimeoffset')
                    THEN LOWER([y].[name] COLLATE Latin1_General_BIN2) + N'(' + CAST([c].[scale] AS nvarchar(11)) + N')'
                    WHEN LOWER([y].[name] COLLATE Latin1_General_BIN2) IN (N'nchar', N'nvarchar')
                    THEN LOWER([y].[name] COLLATE Latin1_General_BIN2) + N'(' + CASE
                      WHEN [c].[max_length] = -1
                      THEN N'max'
                      ELSE CAST([c].[max_length] / 2 AS nvarchar(11))
                    END + N')'
                    WHEN LOWER([y].[name] COLLATE Latin1_General_BIN2) IN (N'char', N'varchar', N'binary', N'varbinary')
                    THEN LOWER([y].[name] COLLATE Latin1_General_BIN2) + N'(' + CASE
                      WHEN [c].[max_length] = -1
                      THEN N'max'
                      ELSE CAST([c].[max_length] AS nvarchar(11))
                    END + N')'
                    ELSE LOWER([y].[name] COLLATE Latin1_General_BIN2)
                  END + NCHAR(31) + N''
                ),
                2
              ) AS [digest]
            FROM [OSSOURCE].[sys].[columns] AS [c]
            JOIN [OSSOURCE].[sys].[types] AS [y]
              ON [y].[user_type_id] = [c].[user_type_id]
            WHERE
              [c].[object_id] = [o].[object_id]
          ) AS [l]
          ORDER BY
            [l].[digest] COLLATE Latin1_General_BIN2
          FOR XML
            PATH('')
        ) AS varchar(max))
      ),
      2
    ),
    N''
  ) <> [x].[columns] COLLATE Latin1_General_BIN2
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;
UPDATE #o11c_progress SET [mark] = N'preflight 3';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 3')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- Refuse to run when modules of the source have other entities now since the snapshot: each row is an
-- entity and its fingerprint.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0909', N'error', N'metamodel', N'modules of the source have other entities now', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  [x].[label] AS [label]
FROM (VALUES
  (
    N'b2402bd0-331c-58df-81c9-eb27b086b51c',
    N'CityManager',
    N'B3E2CEDCB45E1D26A906B87E3EDBFDAF'
  )) AS [x]([module], [label], [entities])
LEFT JOIN (
  SELECT
    LOWER(
      REPLACE(
        REPLACE(CAST([es].[ss_key] AS nvarchar(400)) COLLATE Latin1_General_BIN2, N'{', N''),
        N'}',
        N''
      )
    ) COLLATE Latin1_General_BIN2 AS [module],
    [es].[id] AS [id]
  FROM [OSSOURCE].[dbo].[ossys_espace] AS [es]
  WHERE
    CAST([es].[is_active] AS int) = 1
) AS [a]
  ON [a].[module] = [x].[module] COLLATE Latin1_General_BIN2
WHERE
  COALESCE(
    CONVERT(
      char(32),
      HASHBYTES(
        'MD5',
        CAST((
          SELECT
            [l].[digest] AS [text()]
          FROM (
            SELECT DISTINCT
              CONVERT(
                char(32),
                HASHBYTES(
                  'MD5',
                  LOWER(
                    REPLACE(
                      REPLACE(CAST([en].[ss_key] AS nvarchar(400)) COLLATE Latin1_General_BIN2, N'{', N''),
                      N'}',
                      N''
                    )
                  ) COLLATE Latin1_General_BIN2
                ),
                2
              ) AS [digest]
            FROM [OSSOURCE].[dbo].[ossys_entity] AS [en]
            WHERE
              [en].[espace_id] = [a].[id] AND CAST([en].[is_active] AS int) = 1
          ) AS [l]
          ORDER BY
            [l].[digest] COLLATE Latin1_General_BIN2
          FOR XML
            PATH('')
        ) AS varchar(max))
      ),
      2
    ),
    N'D41D8CD98F00B204E9800998ECF8427E'
  ) <> [x].[entities] COLLATE Latin1_General_BIN2
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;
UPDATE #o11c_progress SET [mark] = N'preflight 4';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 4')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- Refuse to run when entities or columns of the target have changed since the snapshot: each row is an
-- entity and its fingerprint.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0909', N'error', N'metamodel', N'entities or columns of the target have changed', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  [x].[label] AS [label]
FROM (VALUES
  (
    N'b2402bd0-331c-58df-81c9-eb27b086b51c',
    N'04045daa-564e-5f52-8cbd-79f9dc3f2ed7',
    N'CityManager.City',
    N'OSUSR_T01_CITY',
    N'DBB9C9B66DA035C11A5AE49C50B2EA8D',
    N'C7AD9A8B4BF6557848986EE11E03E8C4'
  )) AS [x]([espace], [entity], [label], [physical], [attributes], [columns])
LEFT JOIN (
  SELECT
    LOWER(
      REPLACE(
        REPLACE(CAST([es].[ss_key] AS nvarchar(400)) COLLATE Latin1_General_BIN2, N'{', N''),
        N'}',
        N''
      )
    ) COLLATE Latin1_General_BIN2 AS [espace],
    LOWER(
      REPLACE(
        REPLACE(CAST([en].[ss_key] AS nvarchar(400)) COLLATE Latin1_General_BIN2, N'{', N''),
        N'}',
        N''
      )
    ) COLLATE Latin1_General_BIN2 AS [entity],
    [en].[id] AS [id],
    CAST([en].[physical_table_name] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [physical]
  FROM [OSTARGET].[dbo].[ossys_espace] AS [es]
  JOIN [OSTARGET].[dbo].[ossys_entity] AS [en]
    ON [en].[espace_id] = [es].[id]
  WHERE
    CAST([es].[is_active] AS int) = 1 AND CAST([en].[is_active] AS int) = 1
) AS [a]
  ON [a].[espace] = [x].[espace] COLLATE Latin1_General_BIN2
  AND [a].[entity] = [x].[entity] COLLATE Latin1_General_BIN2
LEFT JOIN (
  SELECT
    [ob].[name] COLLATE Latin1_General_BIN2 AS [physical],
    [ob].[object_id] AS [object_id]
  FROM [OSTARGET].[sys].[objects] AS [ob]
  JOIN [OSTARGET].[sys].[schemas] AS [sc]
    ON [sc].[schema_id] = [ob].[schema_id]
  WHERE
    [sc].[name] = N'dbo' AND [ob].[type] IN (N'U', N'V')
) AS [o]
  ON [o].[physical] = [x].[physical] COLLATE Latin1_General_BIN2
WHERE
  COALESCE(
    CONVERT(
      char(32),
      HASHBYTES(
        'MD5',
        CAST((
          SELECT
            [l].[digest] AS [text()]
          FROM (
            SELECT DISTINCT
              CONVERT(
                char(32),
                HASHBYTES(
                  'MD5',
                  COALESCE(
                    LOWER(
                      REPLACE(
                        REPLACE(CAST([at].[ss_key] AS nvarchar(400)) COLLATE Latin1_General_BIN2, N'{', N''),
                        N'}',
                        N''
                      )
                    ) COLLATE Latin1_General_BIN2,
                    N''
                  ) + NCHAR(31) + COALESCE(CAST([at].[name] AS nvarchar(4000)) COLLATE Latin1_General_BIN2, N'') + NCHAR(31) + COALESCE(CAST([at].[type] AS nvarchar(4000)) COLLATE Latin1_General_BIN2, N'') + NCHAR(31) + COALESCE(
                    NULLIF(
                      CAST([at].[physical_column_name] AS nvarchar(4000)) COLLATE Latin1_General_BIN2,
                      N''
                    ),
                    NULLIF(CAST([at].[database_name] AS nvarchar(4000)) COLLATE Latin1_General_BIN2, N''),
                    N''
                  )
                ),
                2
              ) AS [digest]
            FROM [OSTARGET].[dbo].[ossys_entity_attr] AS [at]
            WHERE
              [at].[entity_id] = [a].[id] AND CAST([at].[is_active] AS int) = 1
          ) AS [l]
          ORDER BY
            [l].[digest] COLLATE Latin1_General_BIN2
          FOR XML
            PATH('')
        ) AS varchar(max))
      ),
      2
    ),
    N''
  ) <> [x].[attributes] COLLATE Latin1_General_BIN2
  OR COALESCE(LOWER([a].[physical]), N'') <> LOWER([x].[physical] COLLATE Latin1_General_BIN2) COLLATE Latin1_General_BIN2
  OR COALESCE(
    CONVERT(
      char(32),
      HASHBYTES(
        'MD5',
        CAST((
          SELECT
            [l].[digest] AS [text()]
          FROM (
            SELECT DISTINCT
              CONVERT(
                char(32),
                HASHBYTES(
                  'MD5',
                  [c].[name] COLLATE Latin1_General_BIN2 + NCHAR(31) + CASE
                    WHEN [y].[is_user_defined] = 1
                    THEN [y].[name] COLLATE Latin1_General_BIN2
                    WHEN LOWER([y].[name] COLLATE Latin1_General_BIN2) IN (N'decimal', N'numeric')
                    THEN LOWER([y].[name] COLLATE Latin1_General_BIN2) + N'(' + CAST([c].[precision] AS nvarchar(11)) + N',' + CAST([c].[scale] AS nvarchar(11)) + N')'
                    WHEN LOWER([y].[name] COLLATE Latin1_General_BIN2) IN (N'time', N'datetime2', N'datetimeoffset')
                    THEN LOWER([y].[name] COLLATE Latin1_General_BIN2) + N'(' + CAST([c].[scale] AS nvarchar(11)) + N')'
                    WHEN LOWER([y].[name] COLLATE Latin1_General_BIN2) IN (N'nchar', N'nvarchar')
                    THEN LOWER([y].[name] COLLATE Latin1_General_BIN2) + N'(' + CASE
                      WHEN [c].[max_length] = -1
                      THEN N'max'
                      ELSE CAST([c].[max_length] / 2 AS nvarchar(11))
                    END + N')'
                    WHEN LOWER([y].[name] COLLATE Latin1_General_BIN2) IN (N'char', N'varchar', N'binary', N'varbinary')
                    THEN LOWER([y].[name] COLLATE Latin1_General_BIN2) + N'(' + CASE
                      WHEN [c].[max_length] = -1
                      THEN N'max'
                      ELSE CAST([c].[max_length] AS nvarchar(11))
                    END + N')'
                    ELSE LOWER([y].[name] COLLATE Latin1_General_BIN2)
                  END + NCHAR(31) + CASE WHEN [c].[is_nullable] = 1 THEN N'1' ELSE N'0' END
                ),
                2
              ) AS [digest]
            FROM [OSTARGET].[sys].[columns] AS [c]
            JOIN [OSTARGET].[sys].[types] AS [y]
              ON [y].[user_type_id] = [c].[user_type_id]
            WHERE
              [c].[object_id] = [o].[object_id]
          ) AS [l]
          ORDER BY
            [l].[digest] COLLATE Latin1_General_BIN2
          FOR XML
            PATH('')
        ) AS varchar(max))
      ),
      2
    ),
    N''
  ) <> [x].[columns] COLLATE Latin1_General_BIN2
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;
UPDATE #o11c_progress SET [mark] = N'preflight 5';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 5')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- Refuse to run when entities or columns of the target have changed since the snapshot: each row is an
-- entity and its fingerprint.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0909', N'error', N'metamodel', N'entities or columns of the target have changed', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  [x].[label] AS [label]
FROM (VALUES
  (
    N'ossys',
    N'ossys_bpm_activity',
    N'(System).Activity',
    N'ossys_bpm_activity',
    N'D41D8CD98F00B204E9800998ECF8427E',
    N'FB43C2C0075E3BA05D6D34703D9F6912'
  ),
  (
    N'ossys',
    N'ossys_bpm_activity_output',
    N'(System).Activity_Output',
    N'ossys_bpm_activity_output',
    N'D41D8CD98F00B204E9800998ECF8427E',
    N'5768182E65379CC28BFB2957684014FE'
  ),
  (
    N'2e64e64d-94b9-5329-8fa0-a8b80a5cd1b8',
    N'dc113a9a-ec29-560e-aacd-4e5e93c5a1e1',
    N'(System).Group',
    N'ossys_group',
    N'D41D8CD98F00B204E9800998ECF8427E',
    N'A8E129531CF62DE9A64280A03524ADD1'
  ),
  (
    N'ossys',
    N'ossys_group_user',
    N'(System).Group_User',
    N'ossys_group_user',
    N'D41D8CD98F00B204E9800998ECF8427E',
    N'323E5FF34439B3C500809AA7F3564988'
  ),
  (
    N'ossys',
    N'ossys_bpm_process',
    N'(System).Process',
    N'ossys_bpm_process',
    N'D41D8CD98F00B204E9800998ECF8427E',
    N'03561B8FF721AE89486F2B756812E019'
  ),
  (
    N'ossys',
    N'ossys_bpm_process_input',
    N'(System).Process_Input',
    N'ossys_bpm_process_input',
    N'D41D8CD98F00B204E9800998ECF8427E',
    N'FAEF5417B478A4AADEFA1742AFD30F21'
  ),
  (
    N'ossys',
    N'ossys_bpm_process_output',
    N'(System).Process_Output',
    N'ossys_bpm_process_output',
    N'D41D8CD98F00B204E9800998ECF8427E',
    N'E383D320E83D2A296EE74698B7064E8E'
  ),
  (
    N'2e64e64d-94b9-5329-8fa0-a8b80a5cd1b8',
    N'a6e8ded6-294d-5a46-9d4e-25595d8b17ed',
    N'(System).User',
    N'ossys_user',
    N'D41D8CD98F00B204E9800998ECF8427E',
    N'9B8B603084F0FA40B6828F687C0A0DAA'
  )) AS [x]([espace], [entity], [label], [physical], [attributes], [columns])
LEFT JOIN (
  SELECT
    [ob].[name] COLLATE Latin1_General_BIN2 AS [physical],
    [ob].[object_id] AS [object_id]
  FROM [OSTARGET].[sys].[objects] AS [ob]
  JOIN [OSTARGET].[sys].[schemas] AS [sc]
    ON [sc].[schema_id] = [ob].[schema_id]
  WHERE
    [sc].[name] = N'dbo' AND [ob].[type] IN (N'U', N'V')
) AS [o]
  ON [o].[physical] = [x].[physical] COLLATE Latin1_General_BIN2
WHERE
  COALESCE(
    CONVERT(
      char(32),
      HASHBYTES(
        'MD5',
        CAST((
          SELECT
            [l].[digest] AS [text()]
          FROM (
            SELECT DISTINCT
              CONVERT(
                char(32),
                HASHBYTES(
                  'MD5',
                  [c].[name] COLLATE Latin1_General_BIN2 + NCHAR(31) + CASE
                    WHEN [y].[is_user_defined] = 1
                    THEN [y].[name] COLLATE Latin1_General_BIN2
                    WHEN LOWER([y].[name] COLLATE Latin1_General_BIN2) IN (N'decimal', N'numeric')
                    THEN LOWER([y].[name] COLLATE Latin1_General_BIN2) + N'(' + CAST([c].[precision] AS nvarchar(11)) + N',' + CAST([c].[scale] AS nvarchar(11)) + N')'
                    WHEN LOWER([y].[name] COLLATE Latin1_General_BIN2) IN (N'time', N'datetime2', N'datetimeoffset')
                    THEN LOWER([y].[name] COLLATE Latin1_General_BIN2) + N'(' + CAST([c].[scale] AS nvarchar(11)) + N')'
                    WHEN LOWER([y].[name] COLLATE Latin1_General_BIN2) IN (N'nchar', N'nvarchar')
                    THEN LOWER([y].[name] COLLATE Latin1_General_BIN2) + N'(' + CASE
                      WHEN [c].[max_length] = -1
                      THEN N'max'
                      ELSE CAST([c].[max_length] / 2 AS nvarchar(11))
                    END + N')'
                    WHEN LOWER([y].[name] COLLATE Latin1_General_BIN2) IN (N'char', N'varchar', N'binary', N'varbinary')
                    THEN LOWER([y].[name] COLLATE Latin1_General_BIN2) + N'(' + CASE
                      WHEN [c].[max_length] = -1
                      THEN N'max'
                      ELSE CAST([c].[max_length] AS nvarchar(11))
                    END + N')'
                    ELSE LOWER([y].[name] COLLATE Latin1_General_BIN2)
                  END + NCHAR(31) + CASE WHEN [c].[is_nullable] = 1 THEN N'1' ELSE N'0' END
                ),
                2
              ) AS [digest]
            FROM [OSTARGET].[sys].[columns] AS [c]
            JOIN [OSTARGET].[sys].[types] AS [y]
              ON [y].[user_type_id] = [c].[user_type_id]
            WHERE
              [c].[object_id] = [o].[object_id]
          ) AS [l]
          ORDER BY
            [l].[digest] COLLATE Latin1_General_BIN2
          FOR XML
            PATH('')
        ) AS varchar(max))
      ),
      2
    ),
    N''
  ) <> [x].[columns] COLLATE Latin1_General_BIN2
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;
UPDATE #o11c_progress SET [mark] = N'preflight 6';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 6')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- Refuse to run when modules of the target have other entities now since the snapshot: each row is an
-- entity and its fingerprint.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0909', N'error', N'metamodel', N'modules of the target have other entities now', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  [x].[label] AS [label]
FROM (VALUES
  (
    N'b2402bd0-331c-58df-81c9-eb27b086b51c',
    N'CityManager',
    N'B3E2CEDCB45E1D26A906B87E3EDBFDAF'
  )) AS [x]([module], [label], [entities])
LEFT JOIN (
  SELECT
    LOWER(
      REPLACE(
        REPLACE(CAST([es].[ss_key] AS nvarchar(400)) COLLATE Latin1_General_BIN2, N'{', N''),
        N'}',
        N''
      )
    ) COLLATE Latin1_General_BIN2 AS [module],
    [es].[id] AS [id]
  FROM [OSTARGET].[dbo].[ossys_espace] AS [es]
  WHERE
    CAST([es].[is_active] AS int) = 1
) AS [a]
  ON [a].[module] = [x].[module] COLLATE Latin1_General_BIN2
WHERE
  COALESCE(
    CONVERT(
      char(32),
      HASHBYTES(
        'MD5',
        CAST((
          SELECT
            [l].[digest] AS [text()]
          FROM (
            SELECT DISTINCT
              CONVERT(
                char(32),
                HASHBYTES(
                  'MD5',
                  LOWER(
                    REPLACE(
                      REPLACE(CAST([en].[ss_key] AS nvarchar(400)) COLLATE Latin1_General_BIN2, N'{', N''),
                      N'}',
                      N''
                    )
                  ) COLLATE Latin1_General_BIN2
                ),
                2
              ) AS [digest]
            FROM [OSTARGET].[dbo].[ossys_entity] AS [en]
            WHERE
              [en].[espace_id] = [a].[id] AND CAST([en].[is_active] AS int) = 1
          ) AS [l]
          ORDER BY
            [l].[digest] COLLATE Latin1_General_BIN2
          FOR XML
            PATH('')
        ) AS varchar(max))
      ),
      2
    ),
    N'D41D8CD98F00B204E9800998ECF8427E'
  ) <> [x].[entities] COLLATE Latin1_General_BIN2
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;
UPDATE #o11c_progress SET [mark] = N'preflight 7';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 7')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- When the metamodel has changed, what follows may not even have its columns: stop here.
SELECT @o11c_found = COUNT_BIG(*), @o11c_samples = MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT what FROM #o11c_finding WHERE severity = 'error'
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0909: the metamodel has changed since the snapshot: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was changed. Make both snapshots again and compile again.', N'%', N'%%');
  THROW 50909, @o11c_message, 1;
END;
UPDATE #o11c_progress SET [mark] = N'preflight 8';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 8')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- Records of both environments, paired by key: name, old id, new id, key in the source, key in the
-- target.
INSERT INTO #o11c_pair (map_name, name, old_id, new_id, source_key, target_key)
VALUES
  (N'map_activity_definition_8cc511ba31', N'ApproveCity.Begin', N'11', N'12', N'b2402bd0-331c-58df-81c9-eb27b086b51c*5723db3e-34d6-5935-bd62-d093de4b21da*38277963-e1fa-5ec6-82fc-829bfbbec263', N'b2402bd0-331c-58df-81c9-eb27b086b51c*5723db3e-34d6-5935-bd62-d093de4b21da*38277963-e1fa-5ec6-82fc-829bfbbec263'),
  (N'map_activity_definition_8cc511ba31', N'ApproveCity.AskMayor', N'13', N'14', N'b2402bd0-331c-58df-81c9-eb27b086b51c*5723db3e-34d6-5935-bd62-d093de4b21da*3f37e295-1ae1-5964-b78e-8e56483c72f9', N'b2402bd0-331c-58df-81c9-eb27b086b51c*5723db3e-34d6-5935-bd62-d093de4b21da*3f37e295-1ae1-5964-b78e-8e56483c72f9'),
  (N'map_activity_definition_8cc511ba31', N'ApproveCity.Review', N'12', N'13', N'b2402bd0-331c-58df-81c9-eb27b086b51c*5723db3e-34d6-5935-bd62-d093de4b21da*978dfe39-4d4a-595f-ae5e-ca59fa6795a1', N'b2402bd0-331c-58df-81c9-eb27b086b51c*5723db3e-34d6-5935-bd62-d093de4b21da*978dfe39-4d4a-595f-ae5e-ca59fa6795a1'),
  (N'map_activity_definition_8cc511ba31', N'AskMayor.Answer', N'15', N'7001', N'b2402bd0-331c-58df-81c9-eb27b086b51c*5f0a338e-f08e-52c9-b7e5-f2b668f2e098*20253622-43bf-5b71-a55b-af6535516106', N'b2402bd0-331c-58df-81c9-eb27b086b51c*5f0a338e-f08e-52c9-b7e5-f2b668f2e098*20253622-43bf-5b71-a55b-af6535516106'),
  (N'map_activity_definition_8cc511ba31', N'AskMayor.Begin', N'14', N'7003', N'b2402bd0-331c-58df-81c9-eb27b086b51c*5f0a338e-f08e-52c9-b7e5-f2b668f2e098*c7b6910a-a803-591b-8e00-fe203d4bad09', N'b2402bd0-331c-58df-81c9-eb27b086b51c*5f0a338e-f08e-52c9-b7e5-f2b668f2e098*c7b6910a-a803-591b-8e00-fe203d4bad09');
UPDATE #o11c_progress SET [mark] = N'preflight 9';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 9')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- Every pair above must still be what the source has.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0908', N'error', N'(System).Activity_Definition', N'records have changed in the source', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  [p].[name] AS [name]
FROM [#o11c_pair] AS [p]
LEFT JOIN (
  SELECT
    LOWER(
      REPLACE(
        REPLACE(CAST([e].[ss_key] AS nvarchar(400)) COLLATE Latin1_General_BIN2, N'{', N''),
        N'}',
        N''
      )
    ) COLLATE Latin1_General_BIN2 + N'*' + LOWER(
      REPLACE(
        REPLACE(CAST([p].[ss_key] AS nvarchar(400)) COLLATE Latin1_General_BIN2, N'{', N''),
        N'}',
        N''
      )
    ) COLLATE Latin1_General_BIN2 + N'*' + LOWER(
      REPLACE(
        REPLACE(CAST([r].[ss_key] AS nvarchar(400)) COLLATE Latin1_General_BIN2, N'{', N''),
        N'}',
        N''
      )
    ) COLLATE Latin1_General_BIN2 AS [key],
    CAST([r].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [id]
  FROM [OSSOURCE].[dbo].[ossys_bpm_activity_definition] AS [r]
  JOIN [OSSOURCE].[dbo].[ossys_bpm_process_definition] AS [p]
    ON [p].[id] = [r].[process_def_id]
  JOIN [OSSOURCE].[dbo].[ossys_espace] AS [e]
    ON [e].[id] = [p].[espace_id]
  WHERE
    CAST([r].[is_active] AS int) = 1
    AND CAST([p].[is_active] AS int) = 1
    AND CAST([e].[is_active] AS int) = 1
) AS [l]
  ON [l].[key] = [p].[source_key] AND [l].[id] = [p].[old_id]
WHERE
  [p].[map_name] = N'map_activity_definition_8cc511ba31' AND [l].[id] IS NULL
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;
UPDATE #o11c_progress SET [mark] = N'preflight 10';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 10')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- Every pair above must still be what the target has.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0908', N'error', N'(System).Activity_Definition', N'records have changed in the target', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  [p].[name] AS [name]
FROM [#o11c_pair] AS [p]
LEFT JOIN (
  SELECT
    LOWER(
      REPLACE(
        REPLACE(CAST([e].[ss_key] AS nvarchar(400)) COLLATE Latin1_General_BIN2, N'{', N''),
        N'}',
        N''
      )
    ) COLLATE Latin1_General_BIN2 + N'*' + LOWER(
      REPLACE(
        REPLACE(CAST([p].[ss_key] AS nvarchar(400)) COLLATE Latin1_General_BIN2, N'{', N''),
        N'}',
        N''
      )
    ) COLLATE Latin1_General_BIN2 + N'*' + LOWER(
      REPLACE(
        REPLACE(CAST([r].[ss_key] AS nvarchar(400)) COLLATE Latin1_General_BIN2, N'{', N''),
        N'}',
        N''
      )
    ) COLLATE Latin1_General_BIN2 AS [key],
    CAST([r].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [id]
  FROM [OSTARGET].[dbo].[ossys_bpm_activity_definition] AS [r]
  JOIN [OSTARGET].[dbo].[ossys_bpm_process_definition] AS [p]
    ON [p].[id] = [r].[process_def_id]
  JOIN [OSTARGET].[dbo].[ossys_espace] AS [e]
    ON [e].[id] = [p].[espace_id]
  WHERE
    CAST([r].[is_active] AS int) = 1
    AND CAST([p].[is_active] AS int) = 1
    AND CAST([e].[is_active] AS int) = 1
) AS [l]
  ON [l].[key] = [p].[target_key] AND [l].[id] = [p].[new_id]
WHERE
  [p].[map_name] = N'map_activity_definition_8cc511ba31' AND [l].[id] IS NULL
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;
UPDATE #o11c_progress SET [mark] = N'preflight 11';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 11')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- Records of both environments, paired by key: name, old id, new id, key in the source, key in the
-- target.
INSERT INTO #o11c_pair (map_name, name, old_id, new_id, source_key, target_key)
VALUES
  (N'map_activity_output_def_ace59eb889', N'ApproveCity.Review.Replacement', N'12', N'13', N'b2402bd0-331c-58df-81c9-eb27b086b51c*5723db3e-34d6-5935-bd62-d093de4b21da*978dfe39-4d4a-595f-ae5e-ca59fa6795a1*733a3ab5-e4ef-5384-8f2e-4cc89db7e6a1', N'b2402bd0-331c-58df-81c9-eb27b086b51c*5723db3e-34d6-5935-bd62-d093de4b21da*978dfe39-4d4a-595f-ae5e-ca59fa6795a1*733a3ab5-e4ef-5384-8f2e-4cc89db7e6a1'),
  (N'map_activity_output_def_ace59eb889', N'ApproveCity.Review.Comment', N'11', N'12', N'b2402bd0-331c-58df-81c9-eb27b086b51c*5723db3e-34d6-5935-bd62-d093de4b21da*978dfe39-4d4a-595f-ae5e-ca59fa6795a1*9f4e60ab-a827-5566-9cbd-6061dce2e600', N'b2402bd0-331c-58df-81c9-eb27b086b51c*5723db3e-34d6-5935-bd62-d093de4b21da*978dfe39-4d4a-595f-ae5e-ca59fa6795a1*9f4e60ab-a827-5566-9cbd-6061dce2e600');
UPDATE #o11c_progress SET [mark] = N'preflight 12';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 12')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- Every pair above must still be what the source has.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0908', N'error', N'(System).Activity_Output_Def', N'records have changed in the source', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  [p].[name] AS [name]
FROM [#o11c_pair] AS [p]
LEFT JOIN (
  SELECT
    LOWER(
      REPLACE(
        REPLACE(CAST([e].[ss_key] AS nvarchar(400)) COLLATE Latin1_General_BIN2, N'{', N''),
        N'}',
        N''
      )
    ) COLLATE Latin1_General_BIN2 + N'*' + LOWER(
      REPLACE(
        REPLACE(CAST([p].[ss_key] AS nvarchar(400)) COLLATE Latin1_General_BIN2, N'{', N''),
        N'}',
        N''
      )
    ) COLLATE Latin1_General_BIN2 + N'*' + LOWER(
      REPLACE(
        REPLACE(CAST([a].[ss_key] AS nvarchar(400)) COLLATE Latin1_General_BIN2, N'{', N''),
        N'}',
        N''
      )
    ) COLLATE Latin1_General_BIN2 + N'*' + LOWER(
      REPLACE(
        REPLACE(CAST([r].[ss_key] AS nvarchar(400)) COLLATE Latin1_General_BIN2, N'{', N''),
        N'}',
        N''
      )
    ) COLLATE Latin1_General_BIN2 AS [key],
    CAST([r].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [id]
  FROM [OSSOURCE].[dbo].[ossys_bpm_activity_output_def] AS [r]
  JOIN [OSSOURCE].[dbo].[ossys_bpm_activity_definition] AS [a]
    ON [a].[id] = [r].[activity_def_id]
  JOIN [OSSOURCE].[dbo].[ossys_bpm_process_definition] AS [p]
    ON [p].[id] = [a].[process_def_id]
  JOIN [OSSOURCE].[dbo].[ossys_espace] AS [e]
    ON [e].[id] = [p].[espace_id]
  WHERE
    CAST([r].[is_active] AS int) = 1
    AND CAST([a].[is_active] AS int) = 1
    AND CAST([p].[is_active] AS int) = 1
    AND CAST([e].[is_active] AS int) = 1
) AS [l]
  ON [l].[key] = [p].[source_key] AND [l].[id] = [p].[old_id]
WHERE
  [p].[map_name] = N'map_activity_output_def_ace59eb889' AND [l].[id] IS NULL
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;
UPDATE #o11c_progress SET [mark] = N'preflight 13';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 13')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- Every pair above must still be what the target has.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0908', N'error', N'(System).Activity_Output_Def', N'records have changed in the target', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  [p].[name] AS [name]
FROM [#o11c_pair] AS [p]
LEFT JOIN (
  SELECT
    LOWER(
      REPLACE(
        REPLACE(CAST([e].[ss_key] AS nvarchar(400)) COLLATE Latin1_General_BIN2, N'{', N''),
        N'}',
        N''
      )
    ) COLLATE Latin1_General_BIN2 + N'*' + LOWER(
      REPLACE(
        REPLACE(CAST([p].[ss_key] AS nvarchar(400)) COLLATE Latin1_General_BIN2, N'{', N''),
        N'}',
        N''
      )
    ) COLLATE Latin1_General_BIN2 + N'*' + LOWER(
      REPLACE(
        REPLACE(CAST([a].[ss_key] AS nvarchar(400)) COLLATE Latin1_General_BIN2, N'{', N''),
        N'}',
        N''
      )
    ) COLLATE Latin1_General_BIN2 + N'*' + LOWER(
      REPLACE(
        REPLACE(CAST([r].[ss_key] AS nvarchar(400)) COLLATE Latin1_General_BIN2, N'{', N''),
        N'}',
        N''
      )
    ) COLLATE Latin1_General_BIN2 AS [key],
    CAST([r].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [id]
  FROM [OSTARGET].[dbo].[ossys_bpm_activity_output_def] AS [r]
  JOIN [OSTARGET].[dbo].[ossys_bpm_activity_definition] AS [a]
    ON [a].[id] = [r].[activity_def_id]
  JOIN [OSTARGET].[dbo].[ossys_bpm_process_definition] AS [p]
    ON [p].[id] = [a].[process_def_id]
  JOIN [OSTARGET].[dbo].[ossys_espace] AS [e]
    ON [e].[id] = [p].[espace_id]
  WHERE
    CAST([r].[is_active] AS int) = 1
    AND CAST([a].[is_active] AS int) = 1
    AND CAST([p].[is_active] AS int) = 1
    AND CAST([e].[is_active] AS int) = 1
) AS [l]
  ON [l].[key] = [p].[target_key] AND [l].[id] = [p].[new_id]
WHERE
  [p].[map_name] = N'map_activity_output_def_ace59eb889' AND [l].[id] IS NULL
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;
UPDATE #o11c_progress SET [mark] = N'preflight 14';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 14')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- Records of both environments, paired by key: name, old id, new id, key in the source, key in the
-- target.
INSERT INTO #o11c_pair (map_name, name, old_id, new_id, source_key, target_key)
VALUES
  (N'map_activity_status_8950f6d54a', N'Closed', N'3', N'4', N'Closed', N'Closed'),
  (N'map_activity_status_8950f6d54a', N'Ready', N'1', N'2', N'Ready', N'Ready'),
  (N'map_activity_status_8950f6d54a', N'Running', N'2', N'3', N'Running', N'Running'),
  (N'map_activity_status_8950f6d54a', N'Skipped', N'4', N'5', N'Skipped', N'Skipped');
UPDATE #o11c_progress SET [mark] = N'preflight 15';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 15')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- Every pair above must still be what the source has.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0908', N'error', N'(System).Activity_Status', N'records have changed in the source', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  [p].[name] AS [name]
FROM [#o11c_pair] AS [p]
LEFT JOIN (
  SELECT
    CAST([r].[name] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [key],
    CAST([r].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [id]
  FROM [OSSOURCE].[dbo].[ossys_bpm_activity_status] AS [r]
) AS [l]
  ON [l].[key] = [p].[source_key] AND [l].[id] = [p].[old_id]
WHERE
  [p].[map_name] = N'map_activity_status_8950f6d54a' AND [l].[id] IS NULL
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;
UPDATE #o11c_progress SET [mark] = N'preflight 16';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 16')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- Every pair above must still be what the target has.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0908', N'error', N'(System).Activity_Status', N'records have changed in the target', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  [p].[name] AS [name]
FROM [#o11c_pair] AS [p]
LEFT JOIN (
  SELECT
    CAST([r].[name] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [key],
    CAST([r].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [id]
  FROM [OSTARGET].[dbo].[ossys_bpm_activity_status] AS [r]
) AS [l]
  ON [l].[key] = [p].[target_key] AND [l].[id] = [p].[new_id]
WHERE
  [p].[map_name] = N'map_activity_status_8950f6d54a' AND [l].[id] IS NULL
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;
UPDATE #o11c_progress SET [mark] = N'preflight 17';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 17')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- Records of both environments, paired by key: name, old id, new id, key in the source, key in the
-- target.
INSERT INTO #o11c_pair (map_name, name, old_id, new_id, source_key, target_key)
VALUES
  (N'map_process_definition_fce9a66ef3', N'ApproveCity', N'11', N'21', N'b2402bd0-331c-58df-81c9-eb27b086b51c*5723db3e-34d6-5935-bd62-d093de4b21da', N'b2402bd0-331c-58df-81c9-eb27b086b51c*5723db3e-34d6-5935-bd62-d093de4b21da'),
  (N'map_process_definition_fce9a66ef3', N'AskMayor', N'12', N'11266', N'b2402bd0-331c-58df-81c9-eb27b086b51c*5f0a338e-f08e-52c9-b7e5-f2b668f2e098', N'b2402bd0-331c-58df-81c9-eb27b086b51c*5f0a338e-f08e-52c9-b7e5-f2b668f2e098');
UPDATE #o11c_progress SET [mark] = N'preflight 18';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 18')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- Every pair above must still be what the source has.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0908', N'error', N'(System).Process_Definition', N'records have changed in the source', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  [p].[name] AS [name]
FROM [#o11c_pair] AS [p]
LEFT JOIN (
  SELECT
    LOWER(
      REPLACE(
        REPLACE(CAST([e].[ss_key] AS nvarchar(400)) COLLATE Latin1_General_BIN2, N'{', N''),
        N'}',
        N''
      )
    ) COLLATE Latin1_General_BIN2 + N'*' + LOWER(
      REPLACE(
        REPLACE(CAST([r].[ss_key] AS nvarchar(400)) COLLATE Latin1_General_BIN2, N'{', N''),
        N'}',
        N''
      )
    ) COLLATE Latin1_General_BIN2 AS [key],
    CAST([r].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [id]
  FROM [OSSOURCE].[dbo].[ossys_bpm_process_definition] AS [r]
  JOIN [OSSOURCE].[dbo].[ossys_espace] AS [e]
    ON [e].[id] = [r].[espace_id]
  WHERE
    CAST([r].[is_active] AS int) = 1 AND CAST([e].[is_active] AS int) = 1
) AS [l]
  ON [l].[key] = [p].[source_key] AND [l].[id] = [p].[old_id]
WHERE
  [p].[map_name] = N'map_process_definition_fce9a66ef3' AND [l].[id] IS NULL
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;
UPDATE #o11c_progress SET [mark] = N'preflight 19';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 19')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- Every pair above must still be what the target has.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0908', N'error', N'(System).Process_Definition', N'records have changed in the target', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  [p].[name] AS [name]
FROM [#o11c_pair] AS [p]
LEFT JOIN (
  SELECT
    LOWER(
      REPLACE(
        REPLACE(CAST([e].[ss_key] AS nvarchar(400)) COLLATE Latin1_General_BIN2, N'{', N''),
        N'}',
        N''
      )
    ) COLLATE Latin1_General_BIN2 + N'*' + LOWER(
      REPLACE(
        REPLACE(CAST([r].[ss_key] AS nvarchar(400)) COLLATE Latin1_General_BIN2, N'{', N''),
        N'}',
        N''
      )
    ) COLLATE Latin1_General_BIN2 AS [key],
    CAST([r].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [id]
  FROM [OSTARGET].[dbo].[ossys_bpm_process_definition] AS [r]
  JOIN [OSTARGET].[dbo].[ossys_espace] AS [e]
    ON [e].[id] = [r].[espace_id]
  WHERE
    CAST([r].[is_active] AS int) = 1 AND CAST([e].[is_active] AS int) = 1
) AS [l]
  ON [l].[key] = [p].[target_key] AND [l].[id] = [p].[new_id]
WHERE
  [p].[map_name] = N'map_process_definition_fce9a66ef3' AND [l].[id] IS NULL
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;
UPDATE #o11c_progress SET [mark] = N'preflight 20';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 20')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- Records of both environments, paired by key: name, old id, new id, key in the source, key in the
-- target.
INSERT INTO #o11c_pair (map_name, name, old_id, new_id, source_key, target_key)
VALUES
  (N'map_process_input_def_7fc7a7c2fe', N'ApproveCity.Note', N'11', N'12', N'b2402bd0-331c-58df-81c9-eb27b086b51c*5723db3e-34d6-5935-bd62-d093de4b21da*9b15b838-585f-57a3-af30-dd4139f3dd70', N'b2402bd0-331c-58df-81c9-eb27b086b51c*5723db3e-34d6-5935-bd62-d093de4b21da*9b15b838-585f-57a3-af30-dd4139f3dd70'),
  (N'map_process_input_def_7fc7a7c2fe', N'ApproveCity.CityId', N'12', N'13', N'b2402bd0-331c-58df-81c9-eb27b086b51c*5723db3e-34d6-5935-bd62-d093de4b21da*acfb9dbe-72cd-5148-a616-1d85cdefec3c', N'b2402bd0-331c-58df-81c9-eb27b086b51c*5723db3e-34d6-5935-bd62-d093de4b21da*acfb9dbe-72cd-5148-a616-1d85cdefec3c'),
  (N'map_process_input_def_7fc7a7c2fe', N'AskMayor.CityId', N'13', N'14', N'b2402bd0-331c-58df-81c9-eb27b086b51c*5f0a338e-f08e-52c9-b7e5-f2b668f2e098*ed7371d7-ccec-5e07-8a80-43552905eeb2', N'b2402bd0-331c-58df-81c9-eb27b086b51c*5f0a338e-f08e-52c9-b7e5-f2b668f2e098*ed7371d7-ccec-5e07-8a80-43552905eeb2');
UPDATE #o11c_progress SET [mark] = N'preflight 21';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 21')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- Every pair above must still be what the source has.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0908', N'error', N'(System).Process_Input_Def', N'records have changed in the source', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  [p].[name] AS [name]
FROM [#o11c_pair] AS [p]
LEFT JOIN (
  SELECT
    LOWER(
      REPLACE(
        REPLACE(CAST([e].[ss_key] AS nvarchar(400)) COLLATE Latin1_General_BIN2, N'{', N''),
        N'}',
        N''
      )
    ) COLLATE Latin1_General_BIN2 + N'*' + LOWER(
      REPLACE(
        REPLACE(CAST([p].[ss_key] AS nvarchar(400)) COLLATE Latin1_General_BIN2, N'{', N''),
        N'}',
        N''
      )
    ) COLLATE Latin1_General_BIN2 + N'*' + LOWER(
      REPLACE(
        REPLACE(CAST([r].[ss_key] AS nvarchar(400)) COLLATE Latin1_General_BIN2, N'{', N''),
        N'}',
        N''
      )
    ) COLLATE Latin1_General_BIN2 AS [key],
    CAST([r].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [id]
  FROM [OSSOURCE].[dbo].[ossys_bpm_process_input_def] AS [r]
  JOIN [OSSOURCE].[dbo].[ossys_bpm_process_definition] AS [p]
    ON [p].[id] = [r].[process_def_id]
  JOIN [OSSOURCE].[dbo].[ossys_espace] AS [e]
    ON [e].[id] = [p].[espace_id]
  WHERE
    CAST([r].[is_active] AS int) = 1
    AND CAST([p].[is_active] AS int) = 1
    AND CAST([e].[is_active] AS int) = 1
) AS [l]
  ON [l].[key] = [p].[source_key] AND [l].[id] = [p].[old_id]
WHERE
  [p].[map_name] = N'map_process_input_def_7fc7a7c2fe' AND [l].[id] IS NULL
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;
UPDATE #o11c_progress SET [mark] = N'preflight 22';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 22')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- Every pair above must still be what the target has.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0908', N'error', N'(System).Process_Input_Def', N'records have changed in the target', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  [p].[name] AS [name]
FROM [#o11c_pair] AS [p]
LEFT JOIN (
  SELECT
    LOWER(
      REPLACE(
        REPLACE(CAST([e].[ss_key] AS nvarchar(400)) COLLATE Latin1_General_BIN2, N'{', N''),
        N'}',
        N''
      )
    ) COLLATE Latin1_General_BIN2 + N'*' + LOWER(
      REPLACE(
        REPLACE(CAST([p].[ss_key] AS nvarchar(400)) COLLATE Latin1_General_BIN2, N'{', N''),
        N'}',
        N''
      )
    ) COLLATE Latin1_General_BIN2 + N'*' + LOWER(
      REPLACE(
        REPLACE(CAST([r].[ss_key] AS nvarchar(400)) COLLATE Latin1_General_BIN2, N'{', N''),
        N'}',
        N''
      )
    ) COLLATE Latin1_General_BIN2 AS [key],
    CAST([r].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [id]
  FROM [OSTARGET].[dbo].[ossys_bpm_process_input_def] AS [r]
  JOIN [OSTARGET].[dbo].[ossys_bpm_process_definition] AS [p]
    ON [p].[id] = [r].[process_def_id]
  JOIN [OSTARGET].[dbo].[ossys_espace] AS [e]
    ON [e].[id] = [p].[espace_id]
  WHERE
    CAST([r].[is_active] AS int) = 1
    AND CAST([p].[is_active] AS int) = 1
    AND CAST([e].[is_active] AS int) = 1
) AS [l]
  ON [l].[key] = [p].[target_key] AND [l].[id] = [p].[new_id]
WHERE
  [p].[map_name] = N'map_process_input_def_7fc7a7c2fe' AND [l].[id] IS NULL
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;
UPDATE #o11c_progress SET [mark] = N'preflight 23';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 23')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- Records of both environments, paired by key: name, old id, new id, key in the source, key in the
-- target.
INSERT INTO #o11c_pair (map_name, name, old_id, new_id, source_key, target_key)
VALUES
  (N'map_process_output_def_56473c357e', N'ApproveCity.Successor', N'12', N'13', N'b2402bd0-331c-58df-81c9-eb27b086b51c*5723db3e-34d6-5935-bd62-d093de4b21da*2d71264a-47ef-5c09-a851-2b7dee6d28d0', N'b2402bd0-331c-58df-81c9-eb27b086b51c*5723db3e-34d6-5935-bd62-d093de4b21da*2d71264a-47ef-5c09-a851-2b7dee6d28d0'),
  (N'map_process_output_def_56473c357e', N'ApproveCity.Approved', N'11', N'12', N'b2402bd0-331c-58df-81c9-eb27b086b51c*5723db3e-34d6-5935-bd62-d093de4b21da*785c71cc-6996-5cc6-912f-9dc7c83e6f60', N'b2402bd0-331c-58df-81c9-eb27b086b51c*5723db3e-34d6-5935-bd62-d093de4b21da*785c71cc-6996-5cc6-912f-9dc7c83e6f60');
UPDATE #o11c_progress SET [mark] = N'preflight 24';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 24')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- Every pair above must still be what the source has.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0908', N'error', N'(System).Process_Output_Def', N'records have changed in the source', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  [p].[name] AS [name]
FROM [#o11c_pair] AS [p]
LEFT JOIN (
  SELECT
    LOWER(
      REPLACE(
        REPLACE(CAST([e].[ss_key] AS nvarchar(400)) COLLATE Latin1_General_BIN2, N'{', N''),
        N'}',
        N''
      )
    ) COLLATE Latin1_General_BIN2 + N'*' + LOWER(
      REPLACE(
        REPLACE(CAST([p].[ss_key] AS nvarchar(400)) COLLATE Latin1_General_BIN2, N'{', N''),
        N'}',
        N''
      )
    ) COLLATE Latin1_General_BIN2 + N'*' + LOWER(
      REPLACE(
        REPLACE(CAST([r].[ss_key] AS nvarchar(400)) COLLATE Latin1_General_BIN2, N'{', N''),
        N'}',
        N''
      )
    ) COLLATE Latin1_General_BIN2 AS [key],
    CAST([r].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [id]
  FROM [OSSOURCE].[dbo].[ossys_bpm_process_output_def] AS [r]
  JOIN [OSSOURCE].[dbo].[ossys_bpm_process_definition] AS [p]
    ON [p].[id] = [r].[process_def_id]
  JOIN [OSSOURCE].[dbo].[ossys_espace] AS [e]
    ON [e].[id] = [p].[espace_id]
  WHERE
    CAST([r].[is_active] AS int) = 1
    AND CAST([p].[is_active] AS int) = 1
    AND CAST([e].[is_active] AS int) = 1
) AS [l]
  ON [l].[key] = [p].[source_key] AND [l].[id] = [p].[old_id]
WHERE
  [p].[map_name] = N'map_process_output_def_56473c357e' AND [l].[id] IS NULL
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;
UPDATE #o11c_progress SET [mark] = N'preflight 25';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 25')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- Every pair above must still be what the target has.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0908', N'error', N'(System).Process_Output_Def', N'records have changed in the target', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  [p].[name] AS [name]
FROM [#o11c_pair] AS [p]
LEFT JOIN (
  SELECT
    LOWER(
      REPLACE(
        REPLACE(CAST([e].[ss_key] AS nvarchar(400)) COLLATE Latin1_General_BIN2, N'{', N''),
        N'}',
        N''
      )
    ) COLLATE Latin1_General_BIN2 + N'*' + LOWER(
      REPLACE(
        REPLACE(CAST([p].[ss_key] AS nvarchar(400)) COLLATE Latin1_General_BIN2, N'{', N''),
        N'}',
        N''
      )
    ) COLLATE Latin1_General_BIN2 + N'*' + LOWER(
      REPLACE(
        REPLACE(CAST([r].[ss_key] AS nvarchar(400)) COLLATE Latin1_General_BIN2, N'{', N''),
        N'}',
        N''
      )
    ) COLLATE Latin1_General_BIN2 AS [key],
    CAST([r].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [id]
  FROM [OSTARGET].[dbo].[ossys_bpm_process_output_def] AS [r]
  JOIN [OSTARGET].[dbo].[ossys_bpm_process_definition] AS [p]
    ON [p].[id] = [r].[process_def_id]
  JOIN [OSTARGET].[dbo].[ossys_espace] AS [e]
    ON [e].[id] = [p].[espace_id]
  WHERE
    CAST([r].[is_active] AS int) = 1
    AND CAST([p].[is_active] AS int) = 1
    AND CAST([e].[is_active] AS int) = 1
) AS [l]
  ON [l].[key] = [p].[target_key] AND [l].[id] = [p].[new_id]
WHERE
  [p].[map_name] = N'map_process_output_def_56473c357e' AND [l].[id] IS NULL
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;
UPDATE #o11c_progress SET [mark] = N'preflight 26';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 26')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- Records of both environments, paired by key: name, old id, new id, key in the source, key in the
-- target.
INSERT INTO #o11c_pair (map_name, name, old_id, new_id, source_key, target_key)
VALUES
  (N'map_process_status_1f62c016eb', N'Active', N'1', N'2', N'Active', N'Active'),
  (N'map_process_status_1f62c016eb', N'Closed', N'3', N'4', N'Closed', N'Closed'),
  (N'map_process_status_1f62c016eb', N'Suspended', N'2', N'3', N'Suspended', N'Suspended'),
  (N'map_process_status_1f62c016eb', N'Terminated', N'4', N'5', N'Terminated', N'Terminated');
UPDATE #o11c_progress SET [mark] = N'preflight 27';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 27')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- Every pair above must still be what the source has.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0908', N'error', N'(System).Process_Status', N'records have changed in the source', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  [p].[name] AS [name]
FROM [#o11c_pair] AS [p]
LEFT JOIN (
  SELECT
    CAST([r].[name] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [key],
    CAST([r].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [id]
  FROM [OSSOURCE].[dbo].[ossys_bpm_process_status] AS [r]
) AS [l]
  ON [l].[key] = [p].[source_key] AND [l].[id] = [p].[old_id]
WHERE
  [p].[map_name] = N'map_process_status_1f62c016eb' AND [l].[id] IS NULL
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;
UPDATE #o11c_progress SET [mark] = N'preflight 28';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 28')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- Every pair above must still be what the target has.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0908', N'error', N'(System).Process_Status', N'records have changed in the target', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  [p].[name] AS [name]
FROM [#o11c_pair] AS [p]
LEFT JOIN (
  SELECT
    CAST([r].[name] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [key],
    CAST([r].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [id]
  FROM [OSTARGET].[dbo].[ossys_bpm_process_status] AS [r]
) AS [l]
  ON [l].[key] = [p].[target_key] AND [l].[id] = [p].[new_id]
WHERE
  [p].[map_name] = N'map_process_status_1f62c016eb' AND [l].[id] IS NULL
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;
UPDATE #o11c_progress SET [mark] = N'preflight 29';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 29')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- Records of both environments, paired by key: name, old id, new id, key in the source, key in the
-- target.
INSERT INTO #o11c_pair (map_name, name, old_id, new_id, source_key, target_key)
VALUES
  (N'map_tenant_63c9ad9cd6', N'Users', N'5', N'20', N'9001d360-c9ca-5907-9d78-2d437b0d07e0*Users', N'9001d360-c9ca-5907-9d78-2d437b0d07e0*Users');
UPDATE #o11c_progress SET [mark] = N'preflight 30';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 30')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- Every pair above must still be what the source has.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0908', N'error', N'(System).Tenant', N'records have changed in the source', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  [p].[name] AS [name]
FROM [#o11c_pair] AS [p]
LEFT JOIN (
  SELECT
    LOWER(
      REPLACE(
        REPLACE(CAST([e].[ss_key] AS nvarchar(400)) COLLATE Latin1_General_BIN2, N'{', N''),
        N'}',
        N''
      )
    ) COLLATE Latin1_General_BIN2 + N'*' + CAST([r].[name] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [key],
    CAST([r].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [id]
  FROM [OSSOURCE].[dbo].[ossys_tenant] AS [r]
  JOIN [OSSOURCE].[dbo].[ossys_espace] AS [e]
    ON [e].[id] = [r].[espace_id]
  WHERE
    CAST([r].[is_active] AS int) = 1 AND CAST([e].[is_active] AS int) = 1
) AS [l]
  ON [l].[key] = [p].[source_key] AND [l].[id] = [p].[old_id]
WHERE
  [p].[map_name] = N'map_tenant_63c9ad9cd6' AND [l].[id] IS NULL
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;
UPDATE #o11c_progress SET [mark] = N'preflight 31';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 31')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- Every pair above must still be what the target has.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0908', N'error', N'(System).Tenant', N'records have changed in the target', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  [p].[name] AS [name]
FROM [#o11c_pair] AS [p]
LEFT JOIN (
  SELECT
    LOWER(
      REPLACE(
        REPLACE(CAST([e].[ss_key] AS nvarchar(400)) COLLATE Latin1_General_BIN2, N'{', N''),
        N'}',
        N''
      )
    ) COLLATE Latin1_General_BIN2 + N'*' + CAST([r].[name] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [key],
    CAST([r].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [id]
  FROM [OSTARGET].[dbo].[ossys_tenant] AS [r]
  JOIN [OSTARGET].[dbo].[ossys_espace] AS [e]
    ON [e].[id] = [r].[espace_id]
  WHERE
    CAST([r].[is_active] AS int) = 1 AND CAST([e].[is_active] AS int) = 1
) AS [l]
  ON [l].[key] = [p].[target_key] AND [l].[id] = [p].[new_id]
WHERE
  [p].[map_name] = N'map_tenant_63c9ad9cd6' AND [l].[id] IS NULL
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;
UPDATE #o11c_progress SET [mark] = N'preflight 32';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 32')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- Whole trees of (System).Process (source), never a part: its top process has one of 2 definitions in
-- scope.
INSERT INTO [#rows_process_f6d957e147] ([id])
SELECT
  [p].[id] AS [id]
FROM [OSSOURCE].[dbo].[ossys_bpm_process] AS [p]
JOIN [OSSOURCE].[dbo].[ossys_bpm_process] AS [top]
  ON [top].[id] = COALESCE(NULLIF([p].[top_process_id], 0), [p].[id])
WHERE
  CAST([top].[process_def_id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 IN (N'11', N'12');
SET @o11c_rows = ROWCOUNT_BIG();
UPDATE #o11c_progress SET [mark] = N'preflight 33';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 33')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- Rows of (System).Process_Input (source): those whose process_id is a selected row of
-- (System).Process.
INSERT INTO [#rows_process_input_e63f36504d] ([id])
SELECT
  [t].[id] AS [id]
FROM [OSSOURCE].[dbo].[ossys_bpm_process_input] AS [t]
WHERE
  EXISTS(
    SELECT
      1
    FROM [#rows_process_f6d957e147] AS [k]
    WHERE
      [k].[id] = [t].[process_id]
  );
SET @o11c_rows = ROWCOUNT_BIG();
UPDATE #o11c_progress SET [mark] = N'preflight 34';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 34')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- Rows of (System).Process_Output (source): those whose process_id is a selected row of
-- (System).Process.
INSERT INTO [#rows_process_output_8de501dcc5] ([id])
SELECT
  [t].[id] AS [id]
FROM [OSSOURCE].[dbo].[ossys_bpm_process_output] AS [t]
WHERE
  EXISTS(
    SELECT
      1
    FROM [#rows_process_f6d957e147] AS [k]
    WHERE
      [k].[id] = [t].[process_id]
  );
SET @o11c_rows = ROWCOUNT_BIG();
UPDATE #o11c_progress SET [mark] = N'preflight 35';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 35')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- Rows of (System).Activity (source): those whose process_id is a selected row of (System).Process.
INSERT INTO [#rows_activity_17766887e7] ([id])
SELECT
  [t].[id] AS [id]
FROM [OSSOURCE].[dbo].[ossys_bpm_activity] AS [t]
WHERE
  EXISTS(
    SELECT
      1
    FROM [#rows_process_f6d957e147] AS [k]
    WHERE
      [k].[id] = [t].[process_id]
  );
SET @o11c_rows = ROWCOUNT_BIG();
UPDATE #o11c_progress SET [mark] = N'preflight 36';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 36')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- Rows of (System).Activity_Output (source): those whose activity_id is a selected row of
-- (System).Activity.
INSERT INTO [#rows_activity_output_4cc1817003] ([id])
SELECT
  [t].[id] AS [id]
FROM [OSSOURCE].[dbo].[ossys_bpm_activity_output] AS [t]
WHERE
  EXISTS(
    SELECT
      1
    FROM [#rows_activity_17766887e7] AS [k]
    WHERE
      [k].[id] = [t].[activity_id]
  );
SET @o11c_rows = ROWCOUNT_BIG();
UPDATE #o11c_progress SET [mark] = N'preflight 37';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 37')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- None at first: a later step adds the rows.
DELETE FROM [#rows_user_8fadb4a988];
UPDATE #o11c_progress SET [mark] = N'preflight 38';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 38')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- None at first: a later step adds the rows.
DELETE FROM [#rows_group_fe15a92aa3];
UPDATE #o11c_progress SET [mark] = N'preflight 39';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 39')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- Selected rows bring others with them, and these bring more: again and again, until nothing is added.
SET @o11c_found = 1;
WHILE @o11c_found > 0
BEGIN
  SET @o11c_found = 0;
  -- (System).Process.CREATED_BY: rows that refer need the rows that they refer to.
INSERT INTO [#rows_user_8fadb4a988] ([id])
SELECT
  [p].[id] AS [id]
FROM [OSSOURCE].[dbo].[ossys_user] AS [p]
WHERE
  EXISTS(
    SELECT
      1
    FROM [OSSOURCE].[dbo].[ossys_bpm_process] AS [c]
    JOIN [#rows_process_f6d957e147] AS [c_rows]
      ON [c_rows].[id] = [c].[id]
    WHERE
      [p].[id] = [c].[created_by]
  )
  AND NOT EXISTS(
    SELECT
      1
    FROM [#rows_user_8fadb4a988] AS [g]
    WHERE
      [g].[id] = [p].[id]
  );
  SET @o11c_found = @o11c_found + ROWCOUNT_BIG();
  -- (System).Process.LAST_MODIFIED_BY: rows that refer need the rows that they refer to.
INSERT INTO [#rows_user_8fadb4a988] ([id])
SELECT
  [p].[id] AS [id]
FROM [OSSOURCE].[dbo].[ossys_user] AS [p]
WHERE
  EXISTS(
    SELECT
      1
    FROM [OSSOURCE].[dbo].[ossys_bpm_process] AS [c]
    JOIN [#rows_process_f6d957e147] AS [c_rows]
      ON [c_rows].[id] = [c].[id]
    WHERE
      [p].[id] = [c].[last_modified_by]
  )
  AND NOT EXISTS(
    SELECT
      1
    FROM [#rows_user_8fadb4a988] AS [g]
    WHERE
      [g].[id] = [p].[id]
  );
  SET @o11c_found = @o11c_found + ROWCOUNT_BIG();
  -- (System).Process.SUSPENDED_BY: rows that refer need the rows that they refer to.
INSERT INTO [#rows_user_8fadb4a988] ([id])
SELECT
  [p].[id] AS [id]
FROM [OSSOURCE].[dbo].[ossys_user] AS [p]
WHERE
  EXISTS(
    SELECT
      1
    FROM [OSSOURCE].[dbo].[ossys_bpm_process] AS [c]
    JOIN [#rows_process_f6d957e147] AS [c_rows]
      ON [c_rows].[id] = [c].[id]
    WHERE
      [p].[id] = [c].[suspended_by]
  )
  AND NOT EXISTS(
    SELECT
      1
    FROM [#rows_user_8fadb4a988] AS [g]
    WHERE
      [g].[id] = [p].[id]
  );
  SET @o11c_found = @o11c_found + ROWCOUNT_BIG();
  -- (System).Activity.USER_ID: rows that refer need the rows that they refer to.
INSERT INTO [#rows_user_8fadb4a988] ([id])
SELECT
  [p].[id] AS [id]
FROM [OSSOURCE].[dbo].[ossys_user] AS [p]
WHERE
  EXISTS(
    SELECT
      1
    FROM [OSSOURCE].[dbo].[ossys_bpm_activity] AS [c]
    JOIN [#rows_activity_17766887e7] AS [c_rows]
      ON [c_rows].[id] = [c].[id]
    WHERE
      [p].[id] = [c].[user_id]
  )
  AND NOT EXISTS(
    SELECT
      1
    FROM [#rows_user_8fadb4a988] AS [g]
    WHERE
      [g].[id] = [p].[id]
  );
  SET @o11c_found = @o11c_found + ROWCOUNT_BIG();
END;
UPDATE #o11c_progress SET [mark] = N'preflight 40';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 40')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- Rows of (System).Group_User (source): those whose user_id is a selected row of (System).User.
INSERT INTO [#rows_group_user_7c51916bf8] ([id])
SELECT
  [t].[id] AS [id]
FROM [OSSOURCE].[dbo].[ossys_group_user] AS [t]
WHERE
  EXISTS(
    SELECT
      1
    FROM [#rows_user_8fadb4a988] AS [k]
    WHERE
      [k].[id] = [t].[user_id]
  );
SET @o11c_rows = ROWCOUNT_BIG();
UPDATE #o11c_progress SET [mark] = N'preflight 41';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 41')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- Selected rows bring others with them, and these bring more: again and again, until nothing is added.
SET @o11c_found = 1;
WHILE @o11c_found > 0
BEGIN
  SET @o11c_found = 0;
  -- (System).Group_User.GROUP_ID: rows that refer need the rows that they refer to.
INSERT INTO [#rows_group_fe15a92aa3] ([id])
SELECT
  [p].[id] AS [id]
FROM [OSSOURCE].[dbo].[ossys_group] AS [p]
WHERE
  EXISTS(
    SELECT
      1
    FROM [OSSOURCE].[dbo].[ossys_group_user] AS [c]
    JOIN [#rows_group_user_7c51916bf8] AS [c_rows]
      ON [c_rows].[id] = [c].[id]
    WHERE
      [p].[id] = [c].[group_id]
  )
  AND NOT EXISTS(
    SELECT
      1
    FROM [#rows_group_fe15a92aa3] AS [g]
    WHERE
      [g].[id] = [p].[id]
  );
  SET @o11c_found = @o11c_found + ROWCOUNT_BIG();
  -- (System).Activity.GROUP_ID: rows that refer need the rows that they refer to.
INSERT INTO [#rows_group_fe15a92aa3] ([id])
SELECT
  [p].[id] AS [id]
FROM [OSSOURCE].[dbo].[ossys_group] AS [p]
WHERE
  EXISTS(
    SELECT
      1
    FROM [OSSOURCE].[dbo].[ossys_bpm_activity] AS [c]
    JOIN [#rows_activity_17766887e7] AS [c_rows]
      ON [c_rows].[id] = [c].[id]
    WHERE
      [p].[id] = [c].[group_id]
  )
  AND NOT EXISTS(
    SELECT
      1
    FROM [#rows_group_fe15a92aa3] AS [g]
    WHERE
      [g].[id] = [p].[id]
  );
  SET @o11c_found = @o11c_found + ROWCOUNT_BIG();
END;
UPDATE #o11c_progress SET [mark] = N'preflight 42';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 42')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- (System).User: the match as migrate.sql will make it.
INSERT INTO #o11c_matched (map_name, old_id, new_id)
SELECT
  N'map_user_f9b11b2f84' AS [map_name],
  CAST([k].[old_id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [old_id],
  CAST([k].[new_id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [new_id]
FROM (
  SELECT
    [u].[old_id] AS [old_id],
    [u].[new_id] AS [new_id]
  FROM (
    SELECT
      [s].[id] AS [old_id],
      [t].[id] AS [new_id],
      COUNT_BIG(*) OVER (PARTITION BY [s].[id]) AS [partners],
      COUNT_BIG(*) OVER (PARTITION BY [t].[id]) AS [claims]
    FROM [OSSOURCE].[dbo].[ossys_user] AS [s]
    JOIN [#rows_user_8fadb4a988] AS [s_rows]
      ON [s_rows].[id] = [s].[id]
    JOIN (
      SELECT
        TRY_CAST([old_id] AS int) AS [old_id],
        TRY_CAST([new_id] AS int) AS [new_id]
      FROM [#o11c_pair]
      WHERE
        [map_name] = N'map_tenant_63c9ad9cd6'
    ) AS [n1]
      ON [n1].[old_id] = [s].[tenant_id]
    JOIN [OSTARGET].[dbo].[ossys_user] AS [t]
      ON [t].[tenant_id] = [n1].[new_id]
      AND CAST([t].[username] AS nvarchar(4000)) COLLATE Latin1_General_CI_AI = CAST([s].[username] AS nvarchar(4000)) COLLATE Latin1_General_CI_AI
    WHERE
      CAST([s].[username] AS nvarchar(4000)) COLLATE Latin1_General_CI_AI <> N''
  ) AS [u]
  WHERE
    [u].[partners] = 1 AND [u].[claims] = 1
) AS [k];
UPDATE #o11c_progress SET [mark] = N'preflight 43';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 43')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- (System).Group: the match as migrate.sql will make it.
INSERT INTO #o11c_matched (map_name, old_id, new_id)
SELECT
  N'map_group_82be168321' AS [map_name],
  CAST([k].[old_id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [old_id],
  CAST([k].[new_id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [new_id]
FROM (
  SELECT
    [u].[old_id] AS [old_id],
    [u].[new_id] AS [new_id]
  FROM (
    SELECT
      [s].[id] AS [old_id],
      [t].[id] AS [new_id],
      COUNT_BIG(*) OVER (PARTITION BY [s].[id]) AS [partners],
      COUNT_BIG(*) OVER (PARTITION BY [t].[id]) AS [claims]
    FROM [OSSOURCE].[dbo].[ossys_group] AS [s]
    JOIN [#rows_group_fe15a92aa3] AS [s_rows]
      ON [s_rows].[id] = [s].[id]
    JOIN (
      SELECT
        TRY_CAST([old_id] AS int) AS [old_id],
        TRY_CAST([new_id] AS int) AS [new_id]
      FROM [#o11c_pair]
      WHERE
        [map_name] = N'map_tenant_63c9ad9cd6'
    ) AS [n1]
      ON [n1].[old_id] = [s].[tenant_id]
    JOIN [OSTARGET].[dbo].[ossys_group] AS [t]
      ON [t].[tenant_id] = [n1].[new_id]
      AND CAST([t].[name] AS nvarchar(4000)) COLLATE Latin1_General_CI_AI = CAST([s].[name] AS nvarchar(4000)) COLLATE Latin1_General_CI_AI
    WHERE
      CAST([s].[name] AS nvarchar(4000)) COLLATE Latin1_General_CI_AI <> N''
  ) AS [u]
  WHERE
    [u].[partners] = 1 AND [u].[claims] = 1
) AS [k];
UPDATE #o11c_progress SET [mark] = N'preflight 44';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 44')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- (System).Group_User: the match as migrate.sql will make it.
INSERT INTO #o11c_matched (map_name, old_id, new_id)
SELECT
  N'map_group_user_1901da0039' AS [map_name],
  CAST([k].[old_id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [old_id],
  CAST([k].[new_id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [new_id]
FROM (
  SELECT
    [u].[old_id] AS [old_id],
    [u].[new_id] AS [new_id]
  FROM (
    SELECT
      [s].[id] AS [old_id],
      [t].[id] AS [new_id],
      COUNT_BIG(*) OVER (PARTITION BY [s].[id]) AS [partners],
      COUNT_BIG(*) OVER (PARTITION BY [t].[id]) AS [claims]
    FROM [OSSOURCE].[dbo].[ossys_group_user] AS [s]
    JOIN [#rows_group_user_7c51916bf8] AS [s_rows]
      ON [s_rows].[id] = [s].[id]
    JOIN (
      SELECT
        TRY_CAST([old_id] AS int) AS [old_id],
        TRY_CAST([new_id] AS int) AS [new_id]
      FROM [#o11c_matched]
      WHERE
        [map_name] = N'map_group_82be168321'
    ) AS [n1]
      ON [n1].[old_id] = [s].[group_id]
    JOIN (
      SELECT
        TRY_CAST([old_id] AS int) AS [old_id],
        TRY_CAST([new_id] AS int) AS [new_id]
      FROM [#o11c_matched]
      WHERE
        [map_name] = N'map_user_f9b11b2f84'
    ) AS [n2]
      ON [n2].[old_id] = [s].[user_id]
    JOIN [OSTARGET].[dbo].[ossys_group_user] AS [t]
      ON [t].[group_id] = [n1].[new_id] AND [t].[user_id] = [n2].[new_id]
  ) AS [u]
  WHERE
    [u].[partners] = 1 AND [u].[claims] = 1
) AS [k];
UPDATE #o11c_progress SET [mark] = N'preflight 45';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 45')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- OSSYS_BPM_EVENT of the source: the queue is not empty.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0920', N'error', N'OSSYS_BPM_EVENT of the source', N'the queue is not empty', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST(COUNT_BIG(*) AS nvarchar(4000)) COLLATE Latin1_General_BIN2 + N' events' AS [sample]
FROM [OSSOURCE].[dbo].[ossys_bpm_event]
HAVING
  COUNT_BIG(*) > 0
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;
UPDATE #o11c_progress SET [mark] = N'preflight 46';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 46')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- OSSYS_BPM_EVENT_QUEUE of the source: the queue is not empty.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0920', N'error', N'OSSYS_BPM_EVENT_QUEUE of the source', N'the queue is not empty', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST(COUNT_BIG(*) AS nvarchar(4000)) COLLATE Latin1_General_BIN2 + N' events' AS [sample]
FROM [OSSOURCE].[dbo].[ossys_bpm_event_queue]
HAVING
  COUNT_BIG(*) > 0
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;
UPDATE #o11c_progress SET [mark] = N'preflight 47';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 47')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- OSSYS_BPM_EVENT of the target: the queue is not empty.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0920', N'error', N'OSSYS_BPM_EVENT of the target', N'the queue is not empty', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST(COUNT_BIG(*) AS nvarchar(4000)) COLLATE Latin1_General_BIN2 + N' events' AS [sample]
FROM [OSTARGET].[dbo].[ossys_bpm_event]
HAVING
  COUNT_BIG(*) > 0
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;
UPDATE #o11c_progress SET [mark] = N'preflight 48';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 48')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- OSSYS_BPM_EVENT_QUEUE of the target: the queue is not empty.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0920', N'error', N'OSSYS_BPM_EVENT_QUEUE of the target', N'the queue is not empty', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST(COUNT_BIG(*) AS nvarchar(4000)) COLLATE Latin1_General_BIN2 + N' events' AS [sample]
FROM [OSTARGET].[dbo].[ossys_bpm_event_queue]
HAVING
  COUNT_BIG(*) > 0
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;
UPDATE #o11c_progress SET [mark] = N'preflight 49';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 49')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- (System).User: TENANT_ID refers to nothing that is mapped.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0901', N'error', N'(System).User', N'TENANT_ID refers to nothing that is mapped', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([s].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSSOURCE].[dbo].[ossys_user] AS [s]
JOIN [#rows_user_8fadb4a988] AS [s_rows]
  ON [s_rows].[id] = [s].[id]
LEFT JOIN (
  SELECT
    TRY_CAST([old_id] AS int) AS [old_id],
    TRY_CAST([new_id] AS int) AS [new_id]
  FROM [#o11c_pair]
  WHERE
    [map_name] = N'map_tenant_63c9ad9cd6'
) AS [p]
  ON [p].[old_id] = [s].[tenant_id]
WHERE
  NOT [s].[tenant_id] IS NULL AND [p].[old_id] IS NULL
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;
UPDATE #o11c_progress SET [mark] = N'preflight 50';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 50')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- (System).Group: TENANT_ID refers to nothing that is mapped.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0901', N'error', N'(System).Group', N'TENANT_ID refers to nothing that is mapped', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([s].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSSOURCE].[dbo].[ossys_group] AS [s]
JOIN [#rows_group_fe15a92aa3] AS [s_rows]
  ON [s_rows].[id] = [s].[id]
LEFT JOIN (
  SELECT
    TRY_CAST([old_id] AS int) AS [old_id],
    TRY_CAST([new_id] AS int) AS [new_id]
  FROM [#o11c_pair]
  WHERE
    [map_name] = N'map_tenant_63c9ad9cd6'
) AS [p]
  ON [p].[old_id] = [s].[tenant_id]
WHERE
  NOT [s].[tenant_id] IS NULL AND [p].[old_id] IS NULL
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;
UPDATE #o11c_progress SET [mark] = N'preflight 51';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 51')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- (System).Group_User: GROUP_ID refers to nothing that is mapped.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0901', N'error', N'(System).Group_User', N'GROUP_ID refers to nothing that is mapped', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([s].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSSOURCE].[dbo].[ossys_group_user] AS [s]
JOIN [#rows_group_user_7c51916bf8] AS [s_rows]
  ON [s_rows].[id] = [s].[id]
LEFT JOIN [#rows_group_fe15a92aa3] AS [p]
  ON [p].[id] = [s].[group_id]
WHERE
  NOT [s].[group_id] IS NULL AND [p].[id] IS NULL
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;
UPDATE #o11c_progress SET [mark] = N'preflight 52';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 52')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- (System).Group_User: USER_ID refers to nothing that is mapped.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0901', N'error', N'(System).Group_User', N'USER_ID refers to nothing that is mapped', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([s].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSSOURCE].[dbo].[ossys_group_user] AS [s]
JOIN [#rows_group_user_7c51916bf8] AS [s_rows]
  ON [s_rows].[id] = [s].[id]
LEFT JOIN [#rows_user_8fadb4a988] AS [p]
  ON [p].[id] = [s].[user_id]
WHERE
  NOT [s].[user_id] IS NULL AND [p].[id] IS NULL
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;
UPDATE #o11c_progress SET [mark] = N'preflight 53';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 53')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- (System).Group_User: TENANT_ID refers to nothing that is mapped.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0901', N'error', N'(System).Group_User', N'TENANT_ID refers to nothing that is mapped', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([s].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSSOURCE].[dbo].[ossys_group_user] AS [s]
JOIN [#rows_group_user_7c51916bf8] AS [s_rows]
  ON [s_rows].[id] = [s].[id]
LEFT JOIN (
  SELECT
    TRY_CAST([old_id] AS int) AS [old_id],
    TRY_CAST([new_id] AS int) AS [new_id]
  FROM [#o11c_pair]
  WHERE
    [map_name] = N'map_tenant_63c9ad9cd6'
) AS [p]
  ON [p].[old_id] = [s].[tenant_id]
WHERE
  NOT [s].[tenant_id] IS NULL AND [p].[old_id] IS NULL
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;
UPDATE #o11c_progress SET [mark] = N'preflight 54';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 54')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- (System).Process: TENANT_ID refers to nothing that is mapped.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0901', N'error', N'(System).Process', N'TENANT_ID refers to nothing that is mapped', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([s].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSSOURCE].[dbo].[ossys_bpm_process] AS [s]
JOIN [#rows_process_f6d957e147] AS [s_rows]
  ON [s_rows].[id] = [s].[id]
LEFT JOIN (
  SELECT
    TRY_CAST([old_id] AS int) AS [old_id],
    TRY_CAST([new_id] AS int) AS [new_id]
  FROM [#o11c_pair]
  WHERE
    [map_name] = N'map_tenant_63c9ad9cd6'
) AS [p]
  ON [p].[old_id] = [s].[tenant_id]
WHERE
  NOT [s].[tenant_id] IS NULL AND [p].[old_id] IS NULL
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;
UPDATE #o11c_progress SET [mark] = N'preflight 55';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 55')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- (System).Process: PROCESS_DEF_ID refers to nothing that is mapped.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0901', N'error', N'(System).Process', N'PROCESS_DEF_ID refers to nothing that is mapped', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([s].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSSOURCE].[dbo].[ossys_bpm_process] AS [s]
JOIN [#rows_process_f6d957e147] AS [s_rows]
  ON [s_rows].[id] = [s].[id]
LEFT JOIN (
  SELECT
    TRY_CAST([old_id] AS int) AS [old_id],
    TRY_CAST([new_id] AS int) AS [new_id]
  FROM [#o11c_pair]
  WHERE
    [map_name] = N'map_process_definition_fce9a66ef3'
) AS [p]
  ON [p].[old_id] = [s].[process_def_id]
WHERE
  NOT [s].[process_def_id] IS NULL AND [p].[old_id] IS NULL
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;
UPDATE #o11c_progress SET [mark] = N'preflight 56';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 56')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- (System).Process: PARENT_PROCESS_ID refers to nothing that is mapped.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0901', N'error', N'(System).Process', N'PARENT_PROCESS_ID refers to nothing that is mapped', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([s].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSSOURCE].[dbo].[ossys_bpm_process] AS [s]
JOIN [#rows_process_f6d957e147] AS [s_rows]
  ON [s_rows].[id] = [s].[id]
LEFT JOIN [#rows_process_f6d957e147] AS [p]
  ON [p].[id] = [s].[parent_process_id]
WHERE
  NOT [s].[parent_process_id] IS NULL AND [p].[id] IS NULL
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;
UPDATE #o11c_progress SET [mark] = N'preflight 57';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 57')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- (System).Process: TOP_PROCESS_ID refers to nothing that is mapped.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0901', N'error', N'(System).Process', N'TOP_PROCESS_ID refers to nothing that is mapped', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([s].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSSOURCE].[dbo].[ossys_bpm_process] AS [s]
JOIN [#rows_process_f6d957e147] AS [s_rows]
  ON [s_rows].[id] = [s].[id]
LEFT JOIN [#rows_process_f6d957e147] AS [p]
  ON [p].[id] = [s].[top_process_id]
WHERE
  NOT [s].[top_process_id] IS NULL AND [p].[id] IS NULL
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;
UPDATE #o11c_progress SET [mark] = N'preflight 58';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 58')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- (System).Process: PARENT_ACTIVITY_ID refers to nothing that is mapped.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0901', N'error', N'(System).Process', N'PARENT_ACTIVITY_ID refers to nothing that is mapped', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([s].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSSOURCE].[dbo].[ossys_bpm_process] AS [s]
JOIN [#rows_process_f6d957e147] AS [s_rows]
  ON [s_rows].[id] = [s].[id]
LEFT JOIN [#rows_activity_17766887e7] AS [p]
  ON [p].[id] = [s].[parent_activity_id]
WHERE
  NOT [s].[parent_activity_id] IS NULL AND [p].[id] IS NULL
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;
UPDATE #o11c_progress SET [mark] = N'preflight 59';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 59')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- (System).Process: STATUS_ID refers to nothing that is mapped.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0901', N'error', N'(System).Process', N'STATUS_ID refers to nothing that is mapped', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([s].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSSOURCE].[dbo].[ossys_bpm_process] AS [s]
JOIN [#rows_process_f6d957e147] AS [s_rows]
  ON [s_rows].[id] = [s].[id]
LEFT JOIN (
  SELECT
    TRY_CAST([old_id] AS int) AS [old_id],
    TRY_CAST([new_id] AS int) AS [new_id]
  FROM [#o11c_pair]
  WHERE
    [map_name] = N'map_process_status_1f62c016eb'
) AS [p]
  ON [p].[old_id] = [s].[status_id]
WHERE
  NOT [s].[status_id] IS NULL AND [p].[old_id] IS NULL
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;
UPDATE #o11c_progress SET [mark] = N'preflight 60';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 60')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- (System).Process: CREATED_BY refers to nothing that is mapped.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0901', N'error', N'(System).Process', N'CREATED_BY refers to nothing that is mapped', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([s].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSSOURCE].[dbo].[ossys_bpm_process] AS [s]
JOIN [#rows_process_f6d957e147] AS [s_rows]
  ON [s_rows].[id] = [s].[id]
LEFT JOIN [#rows_user_8fadb4a988] AS [p]
  ON [p].[id] = [s].[created_by]
WHERE
  NOT [s].[created_by] IS NULL AND [p].[id] IS NULL
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;
UPDATE #o11c_progress SET [mark] = N'preflight 61';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 61')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- (System).Process: LAST_MODIFIED_BY refers to nothing that is mapped.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0901', N'error', N'(System).Process', N'LAST_MODIFIED_BY refers to nothing that is mapped', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([s].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSSOURCE].[dbo].[ossys_bpm_process] AS [s]
JOIN [#rows_process_f6d957e147] AS [s_rows]
  ON [s_rows].[id] = [s].[id]
LEFT JOIN [#rows_user_8fadb4a988] AS [p]
  ON [p].[id] = [s].[last_modified_by]
WHERE
  NOT [s].[last_modified_by] IS NULL AND [p].[id] IS NULL
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;
UPDATE #o11c_progress SET [mark] = N'preflight 62';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 62')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- (System).Process: SUSPENDED_BY refers to nothing that is mapped.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0901', N'error', N'(System).Process', N'SUSPENDED_BY refers to nothing that is mapped', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([s].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSSOURCE].[dbo].[ossys_bpm_process] AS [s]
JOIN [#rows_process_f6d957e147] AS [s_rows]
  ON [s_rows].[id] = [s].[id]
LEFT JOIN [#rows_user_8fadb4a988] AS [p]
  ON [p].[id] = [s].[suspended_by]
WHERE
  NOT [s].[suspended_by] IS NULL AND [p].[id] IS NULL
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;
UPDATE #o11c_progress SET [mark] = N'preflight 63';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 63')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- (System).Process_Input: PROCESS_ID refers to nothing that is mapped.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0901', N'error', N'(System).Process_Input', N'PROCESS_ID refers to nothing that is mapped', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([s].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSSOURCE].[dbo].[ossys_bpm_process_input] AS [s]
JOIN [#rows_process_input_e63f36504d] AS [s_rows]
  ON [s_rows].[id] = [s].[id]
LEFT JOIN [#rows_process_f6d957e147] AS [p]
  ON [p].[id] = [s].[process_id]
WHERE
  NOT [s].[process_id] IS NULL AND [p].[id] IS NULL
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;
UPDATE #o11c_progress SET [mark] = N'preflight 64';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 64')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- (System).Process_Input: INPUT_DEF_ID refers to nothing that is mapped.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0901', N'error', N'(System).Process_Input', N'INPUT_DEF_ID refers to nothing that is mapped', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([s].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSSOURCE].[dbo].[ossys_bpm_process_input] AS [s]
JOIN [#rows_process_input_e63f36504d] AS [s_rows]
  ON [s_rows].[id] = [s].[id]
LEFT JOIN (
  SELECT
    TRY_CAST([old_id] AS int) AS [old_id],
    TRY_CAST([new_id] AS int) AS [new_id]
  FROM [#o11c_pair]
  WHERE
    [map_name] = N'map_process_input_def_7fc7a7c2fe'
) AS [p]
  ON [p].[old_id] = [s].[input_def_id]
WHERE
  NOT [s].[input_def_id] IS NULL AND [p].[old_id] IS NULL
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;
UPDATE #o11c_progress SET [mark] = N'preflight 65';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 65')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- (System).Process_Input: INPUT_VALUE holds an id that is not mapped.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0901', N'error', N'(System).Process_Input', N'INPUT_VALUE holds an id that is not mapped', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([s].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSSOURCE].[dbo].[ossys_bpm_process_input] AS [s]
JOIN [#rows_process_input_e63f36504d] AS [s_rows]
  ON [s_rows].[id] = [s].[id]
LEFT JOIN [OSSOURCE].[dbo].[OSUSR_S01_CITY] AS [p1]
  ON CAST([p1].[ID] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 = CAST([s].[input_value] AS nvarchar(4000)) COLLATE Latin1_General_BIN2
WHERE
  NOT [s].[input_value] IS NULL
  AND NOT CAST([s].[input_value] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 IN (N'', N'0')
  AND (
    (
      CAST([s].[input_def_id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 IN (N'12', N'13')
      AND [p1].[ID] IS NULL
    )
  )
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;
UPDATE #o11c_progress SET [mark] = N'preflight 66';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 66')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- (System).Process_Output: PROCESS_ID refers to nothing that is mapped.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0901', N'error', N'(System).Process_Output', N'PROCESS_ID refers to nothing that is mapped', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([s].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSSOURCE].[dbo].[ossys_bpm_process_output] AS [s]
JOIN [#rows_process_output_8de501dcc5] AS [s_rows]
  ON [s_rows].[id] = [s].[id]
LEFT JOIN [#rows_process_f6d957e147] AS [p]
  ON [p].[id] = [s].[process_id]
WHERE
  NOT [s].[process_id] IS NULL AND [p].[id] IS NULL
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;
UPDATE #o11c_progress SET [mark] = N'preflight 67';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 67')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- (System).Process_Output: OUTPUT_DEF_ID refers to nothing that is mapped.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0901', N'error', N'(System).Process_Output', N'OUTPUT_DEF_ID refers to nothing that is mapped', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([s].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSSOURCE].[dbo].[ossys_bpm_process_output] AS [s]
JOIN [#rows_process_output_8de501dcc5] AS [s_rows]
  ON [s_rows].[id] = [s].[id]
LEFT JOIN (
  SELECT
    TRY_CAST([old_id] AS int) AS [old_id],
    TRY_CAST([new_id] AS int) AS [new_id]
  FROM [#o11c_pair]
  WHERE
    [map_name] = N'map_process_output_def_56473c357e'
) AS [p]
  ON [p].[old_id] = [s].[output_def_id]
WHERE
  NOT [s].[output_def_id] IS NULL AND [p].[old_id] IS NULL
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;
UPDATE #o11c_progress SET [mark] = N'preflight 68';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 68')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- (System).Process_Output: OUTPUT_VALUE holds an id that is not mapped.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0901', N'error', N'(System).Process_Output', N'OUTPUT_VALUE holds an id that is not mapped', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([s].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSSOURCE].[dbo].[ossys_bpm_process_output] AS [s]
JOIN [#rows_process_output_8de501dcc5] AS [s_rows]
  ON [s_rows].[id] = [s].[id]
LEFT JOIN [OSSOURCE].[dbo].[OSUSR_S01_CITY] AS [p1]
  ON CAST([p1].[ID] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 = CAST([s].[output_value] AS nvarchar(4000)) COLLATE Latin1_General_BIN2
WHERE
  NOT [s].[output_value] IS NULL
  AND NOT CAST([s].[output_value] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 IN (N'', N'0')
  AND (
    (
      CAST([s].[output_def_id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 IN (N'12')
      AND [p1].[ID] IS NULL
    )
  )
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;
UPDATE #o11c_progress SET [mark] = N'preflight 69';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 69')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- (System).Activity: TENANT_ID refers to nothing that is mapped.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0901', N'error', N'(System).Activity', N'TENANT_ID refers to nothing that is mapped', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([s].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSSOURCE].[dbo].[ossys_bpm_activity] AS [s]
JOIN [#rows_activity_17766887e7] AS [s_rows]
  ON [s_rows].[id] = [s].[id]
LEFT JOIN (
  SELECT
    TRY_CAST([old_id] AS int) AS [old_id],
    TRY_CAST([new_id] AS int) AS [new_id]
  FROM [#o11c_pair]
  WHERE
    [map_name] = N'map_tenant_63c9ad9cd6'
) AS [p]
  ON [p].[old_id] = [s].[tenant_id]
WHERE
  NOT [s].[tenant_id] IS NULL AND [p].[old_id] IS NULL
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;
UPDATE #o11c_progress SET [mark] = N'preflight 70';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 70')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- (System).Activity: ACTIVITY_DEF_ID refers to nothing that is mapped.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0901', N'error', N'(System).Activity', N'ACTIVITY_DEF_ID refers to nothing that is mapped', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([s].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSSOURCE].[dbo].[ossys_bpm_activity] AS [s]
JOIN [#rows_activity_17766887e7] AS [s_rows]
  ON [s_rows].[id] = [s].[id]
LEFT JOIN (
  SELECT
    TRY_CAST([old_id] AS int) AS [old_id],
    TRY_CAST([new_id] AS int) AS [new_id]
  FROM [#o11c_pair]
  WHERE
    [map_name] = N'map_activity_definition_8cc511ba31'
) AS [p]
  ON [p].[old_id] = [s].[activity_def_id]
WHERE
  NOT [s].[activity_def_id] IS NULL AND [p].[old_id] IS NULL
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;
UPDATE #o11c_progress SET [mark] = N'preflight 71';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 71')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- (System).Activity: PROCESS_ID refers to nothing that is mapped.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0901', N'error', N'(System).Activity', N'PROCESS_ID refers to nothing that is mapped', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([s].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSSOURCE].[dbo].[ossys_bpm_activity] AS [s]
JOIN [#rows_activity_17766887e7] AS [s_rows]
  ON [s_rows].[id] = [s].[id]
LEFT JOIN [#rows_process_f6d957e147] AS [p]
  ON [p].[id] = [s].[process_id]
WHERE
  NOT [s].[process_id] IS NULL AND [p].[id] IS NULL
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;
UPDATE #o11c_progress SET [mark] = N'preflight 72';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 72')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- (System).Activity: USER_ID refers to nothing that is mapped.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0901', N'error', N'(System).Activity', N'USER_ID refers to nothing that is mapped', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([s].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSSOURCE].[dbo].[ossys_bpm_activity] AS [s]
JOIN [#rows_activity_17766887e7] AS [s_rows]
  ON [s_rows].[id] = [s].[id]
LEFT JOIN [#rows_user_8fadb4a988] AS [p]
  ON [p].[id] = [s].[user_id]
WHERE
  NOT [s].[user_id] IS NULL AND [p].[id] IS NULL
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;
UPDATE #o11c_progress SET [mark] = N'preflight 73';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 73')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- (System).Activity: GROUP_ID refers to nothing that is mapped.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0901', N'error', N'(System).Activity', N'GROUP_ID refers to nothing that is mapped', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([s].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSSOURCE].[dbo].[ossys_bpm_activity] AS [s]
JOIN [#rows_activity_17766887e7] AS [s_rows]
  ON [s_rows].[id] = [s].[id]
LEFT JOIN [#rows_group_fe15a92aa3] AS [p]
  ON [p].[id] = [s].[group_id]
WHERE
  NOT [s].[group_id] IS NULL AND [p].[id] IS NULL
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;
UPDATE #o11c_progress SET [mark] = N'preflight 74';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 74')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- (System).Activity: STATUS_ID refers to nothing that is mapped.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0901', N'error', N'(System).Activity', N'STATUS_ID refers to nothing that is mapped', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([s].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSSOURCE].[dbo].[ossys_bpm_activity] AS [s]
JOIN [#rows_activity_17766887e7] AS [s_rows]
  ON [s_rows].[id] = [s].[id]
LEFT JOIN (
  SELECT
    TRY_CAST([old_id] AS int) AS [old_id],
    TRY_CAST([new_id] AS int) AS [new_id]
  FROM [#o11c_pair]
  WHERE
    [map_name] = N'map_activity_status_8950f6d54a'
) AS [p]
  ON [p].[old_id] = [s].[status_id]
WHERE
  NOT [s].[status_id] IS NULL AND [p].[old_id] IS NULL
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;
UPDATE #o11c_progress SET [mark] = N'preflight 75';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 75')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- (System).Activity: PRECEDENT_ACTIVITY_ID refers to nothing that is mapped.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0901', N'error', N'(System).Activity', N'PRECEDENT_ACTIVITY_ID refers to nothing that is mapped', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([s].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSSOURCE].[dbo].[ossys_bpm_activity] AS [s]
JOIN [#rows_activity_17766887e7] AS [s_rows]
  ON [s_rows].[id] = [s].[id]
LEFT JOIN [#rows_activity_17766887e7] AS [p]
  ON [p].[id] = [s].[precedent_activity_id]
WHERE
  NOT [s].[precedent_activity_id] IS NULL AND [p].[id] IS NULL
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;
UPDATE #o11c_progress SET [mark] = N'preflight 76';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 76')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- (System).Activity_Output: ACTIVITY_ID refers to nothing that is mapped.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0901', N'error', N'(System).Activity_Output', N'ACTIVITY_ID refers to nothing that is mapped', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([s].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSSOURCE].[dbo].[ossys_bpm_activity_output] AS [s]
JOIN [#rows_activity_output_4cc1817003] AS [s_rows]
  ON [s_rows].[id] = [s].[id]
LEFT JOIN [#rows_activity_17766887e7] AS [p]
  ON [p].[id] = [s].[activity_id]
WHERE
  NOT [s].[activity_id] IS NULL AND [p].[id] IS NULL
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;
UPDATE #o11c_progress SET [mark] = N'preflight 77';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 77')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- (System).Activity_Output: OUTPUT_DEF_ID refers to nothing that is mapped.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0901', N'error', N'(System).Activity_Output', N'OUTPUT_DEF_ID refers to nothing that is mapped', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([s].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSSOURCE].[dbo].[ossys_bpm_activity_output] AS [s]
JOIN [#rows_activity_output_4cc1817003] AS [s_rows]
  ON [s_rows].[id] = [s].[id]
LEFT JOIN (
  SELECT
    TRY_CAST([old_id] AS int) AS [old_id],
    TRY_CAST([new_id] AS int) AS [new_id]
  FROM [#o11c_pair]
  WHERE
    [map_name] = N'map_activity_output_def_ace59eb889'
) AS [p]
  ON [p].[old_id] = [s].[output_def_id]
WHERE
  NOT [s].[output_def_id] IS NULL AND [p].[old_id] IS NULL
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;
UPDATE #o11c_progress SET [mark] = N'preflight 78';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 78')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- (System).Activity_Output: OUTPUT_VALUE holds an id that is not mapped.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0901', N'error', N'(System).Activity_Output', N'OUTPUT_VALUE holds an id that is not mapped', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([s].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSSOURCE].[dbo].[ossys_bpm_activity_output] AS [s]
JOIN [#rows_activity_output_4cc1817003] AS [s_rows]
  ON [s_rows].[id] = [s].[id]
LEFT JOIN [OSSOURCE].[dbo].[OSUSR_S01_CITY] AS [p1]
  ON CAST([p1].[ID] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 = CAST([s].[output_value] AS nvarchar(4000)) COLLATE Latin1_General_BIN2
WHERE
  NOT [s].[output_value] IS NULL
  AND NOT CAST([s].[output_value] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 IN (N'', N'0')
  AND (
    (
      CAST([s].[output_def_id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 IN (N'12')
      AND [p1].[ID] IS NULL
    )
  )
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;
UPDATE #o11c_progress SET [mark] = N'preflight 79';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 79')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- (System).User: rows of the source have an empty business key.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0921', N'error', N'(System).User', N'rows of the source have an empty business key', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([s].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSSOURCE].[dbo].[ossys_user] AS [s]
JOIN [#rows_user_8fadb4a988] AS [s_rows]
  ON [s_rows].[id] = [s].[id]
WHERE
  (
    (
      [s].[tenant_id] IS NULL
    )
    OR (
      [s].[username] IS NULL
    )
    OR (
      CAST([s].[username] AS nvarchar(4000)) COLLATE Latin1_General_CI_AI = N''
    )
  )
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;
UPDATE #o11c_progress SET [mark] = N'preflight 80';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 80')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- (System).User: rows of the source share a business key.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0921', N'error', N'(System).User', N'rows of the source share a business key', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  MIN(CAST([s].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2) AS [sample]
FROM [OSSOURCE].[dbo].[ossys_user] AS [s]
JOIN [#rows_user_8fadb4a988] AS [s_rows]
  ON [s_rows].[id] = [s].[id]
WHERE
  NOT (
    (
      [s].[tenant_id] IS NULL
    )
    OR (
      [s].[username] IS NULL
    )
    OR (
      CAST([s].[username] AS nvarchar(4000)) COLLATE Latin1_General_CI_AI = N''
    )
  )
GROUP BY
  [s].[tenant_id],
  CAST([s].[username] AS nvarchar(4000)) COLLATE Latin1_General_CI_AI
HAVING
  COUNT_BIG(*) > 1
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;
UPDATE #o11c_progress SET [mark] = N'preflight 81';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 81')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- (System).User: rows of the target share a business key that the source has too.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0921', N'error', N'(System).User', N'rows of the target share a business key that the source has too', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([u].[new_id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM (
  SELECT
    [s].[id] AS [old_id],
    [t].[id] AS [new_id],
    COUNT_BIG(*) OVER (PARTITION BY [s].[id]) AS [partners],
    COUNT_BIG(*) OVER (PARTITION BY [t].[id]) AS [claims]
  FROM [OSSOURCE].[dbo].[ossys_user] AS [s]
  JOIN [#rows_user_8fadb4a988] AS [s_rows]
    ON [s_rows].[id] = [s].[id]
  JOIN (
    SELECT
      TRY_CAST([old_id] AS int) AS [old_id],
      TRY_CAST([new_id] AS int) AS [new_id]
    FROM [#o11c_pair]
    WHERE
      [map_name] = N'map_tenant_63c9ad9cd6'
  ) AS [n1]
    ON [n1].[old_id] = [s].[tenant_id]
  JOIN [OSTARGET].[dbo].[ossys_user] AS [t]
    ON [t].[tenant_id] = [n1].[new_id]
    AND CAST([t].[username] AS nvarchar(4000)) COLLATE Latin1_General_CI_AI = CAST([s].[username] AS nvarchar(4000)) COLLATE Latin1_General_CI_AI
  WHERE
    CAST([s].[username] AS nvarchar(4000)) COLLATE Latin1_General_CI_AI <> N''
) AS [u]
WHERE
  [u].[partners] > 1
GROUP BY
  [u].[new_id]
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;
UPDATE #o11c_progress SET [mark] = N'preflight 82';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 82')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- (System).Group: rows of the source have an empty business key.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0921', N'error', N'(System).Group', N'rows of the source have an empty business key', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([s].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSSOURCE].[dbo].[ossys_group] AS [s]
JOIN [#rows_group_fe15a92aa3] AS [s_rows]
  ON [s_rows].[id] = [s].[id]
WHERE
  (
    (
      [s].[tenant_id] IS NULL
    )
    OR (
      [s].[name] IS NULL
    )
    OR (
      CAST([s].[name] AS nvarchar(4000)) COLLATE Latin1_General_CI_AI = N''
    )
  )
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;
UPDATE #o11c_progress SET [mark] = N'preflight 83';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 83')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- (System).Group: rows of the source share a business key.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0921', N'error', N'(System).Group', N'rows of the source share a business key', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  MIN(CAST([s].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2) AS [sample]
FROM [OSSOURCE].[dbo].[ossys_group] AS [s]
JOIN [#rows_group_fe15a92aa3] AS [s_rows]
  ON [s_rows].[id] = [s].[id]
WHERE
  NOT (
    (
      [s].[tenant_id] IS NULL
    )
    OR (
      [s].[name] IS NULL
    )
    OR (
      CAST([s].[name] AS nvarchar(4000)) COLLATE Latin1_General_CI_AI = N''
    )
  )
GROUP BY
  [s].[tenant_id],
  CAST([s].[name] AS nvarchar(4000)) COLLATE Latin1_General_CI_AI
HAVING
  COUNT_BIG(*) > 1
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;
UPDATE #o11c_progress SET [mark] = N'preflight 84';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 84')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- (System).Group: rows of the target share a business key that the source has too.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0921', N'error', N'(System).Group', N'rows of the target share a business key that the source has too', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([u].[new_id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM (
  SELECT
    [s].[id] AS [old_id],
    [t].[id] AS [new_id],
    COUNT_BIG(*) OVER (PARTITION BY [s].[id]) AS [partners],
    COUNT_BIG(*) OVER (PARTITION BY [t].[id]) AS [claims]
  FROM [OSSOURCE].[dbo].[ossys_group] AS [s]
  JOIN [#rows_group_fe15a92aa3] AS [s_rows]
    ON [s_rows].[id] = [s].[id]
  JOIN (
    SELECT
      TRY_CAST([old_id] AS int) AS [old_id],
      TRY_CAST([new_id] AS int) AS [new_id]
    FROM [#o11c_pair]
    WHERE
      [map_name] = N'map_tenant_63c9ad9cd6'
  ) AS [n1]
    ON [n1].[old_id] = [s].[tenant_id]
  JOIN [OSTARGET].[dbo].[ossys_group] AS [t]
    ON [t].[tenant_id] = [n1].[new_id]
    AND CAST([t].[name] AS nvarchar(4000)) COLLATE Latin1_General_CI_AI = CAST([s].[name] AS nvarchar(4000)) COLLATE Latin1_General_CI_AI
  WHERE
    CAST([s].[name] AS nvarchar(4000)) COLLATE Latin1_General_CI_AI <> N''
) AS [u]
WHERE
  [u].[partners] > 1
GROUP BY
  [u].[new_id]
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;
UPDATE #o11c_progress SET [mark] = N'preflight 85';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 85')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- (System).Group_User: rows of the source have an empty business key.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0921', N'error', N'(System).Group_User', N'rows of the source have an empty business key', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([s].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSSOURCE].[dbo].[ossys_group_user] AS [s]
JOIN [#rows_group_user_7c51916bf8] AS [s_rows]
  ON [s_rows].[id] = [s].[id]
WHERE
  (
    (
      [s].[group_id] IS NULL
    ) OR (
      [s].[user_id] IS NULL
    )
  )
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;
UPDATE #o11c_progress SET [mark] = N'preflight 86';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 86')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- (System).Group_User: rows of the source share a business key.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0921', N'error', N'(System).Group_User', N'rows of the source share a business key', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  MIN(CAST([s].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2) AS [sample]
FROM [OSSOURCE].[dbo].[ossys_group_user] AS [s]
JOIN [#rows_group_user_7c51916bf8] AS [s_rows]
  ON [s_rows].[id] = [s].[id]
WHERE
  NOT (
    (
      [s].[group_id] IS NULL
    ) OR (
      [s].[user_id] IS NULL
    )
  )
GROUP BY
  [s].[group_id],
  [s].[user_id]
HAVING
  COUNT_BIG(*) > 1
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;
UPDATE #o11c_progress SET [mark] = N'preflight 87';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 87')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- (System).Group_User: rows of the target share a business key that the source has too.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0921', N'error', N'(System).Group_User', N'rows of the target share a business key that the source has too', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([u].[new_id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM (
  SELECT
    [s].[id] AS [old_id],
    [t].[id] AS [new_id],
    COUNT_BIG(*) OVER (PARTITION BY [s].[id]) AS [partners],
    COUNT_BIG(*) OVER (PARTITION BY [t].[id]) AS [claims]
  FROM [OSSOURCE].[dbo].[ossys_group_user] AS [s]
  JOIN [#rows_group_user_7c51916bf8] AS [s_rows]
    ON [s_rows].[id] = [s].[id]
  JOIN (
    SELECT
      TRY_CAST([old_id] AS int) AS [old_id],
      TRY_CAST([new_id] AS int) AS [new_id]
    FROM [#o11c_matched]
    WHERE
      [map_name] = N'map_group_82be168321'
  ) AS [n1]
    ON [n1].[old_id] = [s].[group_id]
  JOIN (
    SELECT
      TRY_CAST([old_id] AS int) AS [old_id],
      TRY_CAST([new_id] AS int) AS [new_id]
    FROM [#o11c_matched]
    WHERE
      [map_name] = N'map_user_f9b11b2f84'
  ) AS [n2]
    ON [n2].[old_id] = [s].[user_id]
  JOIN [OSTARGET].[dbo].[ossys_group_user] AS [t]
    ON [t].[group_id] = [n1].[new_id] AND [t].[user_id] = [n2].[new_id]
) AS [u]
WHERE
  [u].[partners] > 1
GROUP BY
  [u].[new_id]
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;
UPDATE #o11c_progress SET [mark] = N'preflight 88';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 88')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- Every finding: code, severity, entity, count, up to five sample ids.
SELECT [code], [severity], LEFT([entity], 60) AS [entity], LEFT([what], 100) AS [what], [count],
  LEFT([samples], 200) AS [samples]
FROM #o11c_finding
ORDER BY [place];
UPDATE #o11c_progress SET [mark] = N'preflight 89';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 89')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- An error among the findings makes this script fail.
SELECT @o11c_found = COUNT_BIG(*), @o11c_samples = MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT [code] + N' ' + [entity] FROM #o11c_finding WHERE [severity] = N'error'
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0900: preflight found errors: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). The table above lists them; migrate.sql would fail or refuse.', N'%', N'%%');
  THROW 50900, @o11c_message, 1;
END;
UPDATE #o11c_progress SET [mark] = N'done';
GO
-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'done')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
RAISERROR(N'o11c: preflight found no error', 0, 1) WITH NOWAIT;
GO
