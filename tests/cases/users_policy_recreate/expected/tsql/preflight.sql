-- users-policy-recreate: look for everything that can be known before, change nothing
-- Compiled by o11c 0.1.0 from
--   source snapshot 124e5724db6b8aae20454be1ed79c822cae122f044bbd7925e067f1495de7a88
--   target snapshot ff7bb783b73ccf5fbf6808f8ee4f6a3b6f7fed6af76f5585b793540dbd555397
--   project file    b0f27b21de8526898247e4b89286356abb5e77292055ca46b1b853980d6b19fa
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
    N'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18',
    N'773ae870-b10f-5724-a1ba-af10e34bd057',
    N'Shop.Order',
    N'OSUSR_S01_ORDER',
    N'D6C681A884E4DAFE5213153C7139C505',
    N'D032F217FCC0B8E61FB1B97612D17E5A'
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
    N'2e64e64d-94b9-5329-8fa0-a8b80a5cd1b8',
    N'dc113a9a-ec29-560e-aacd-4e5e93c5a1e1',
    N'(System).Group',
    N'ossys_group',
    N'D41D8CD98F00B204E9800998ECF8427E',
    N'7CD75FC9CE6D92EC38B2701B99F6EFB4'
  ),
  (
    N'ossys',
    N'ossys_group_role',
    N'(System).Group_Role',
    N'ossys_group_role',
    N'D41D8CD98F00B204E9800998ECF8427E',
    N'D01B18F2AEB405C0A9B761141A309757'
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
    N'2e64e64d-94b9-5329-8fa0-a8b80a5cd1b8',
    N'a6e8ded6-294d-5a46-9d4e-25595d8b17ed',
    N'(System).User',
    N'ossys_user',
    N'D41D8CD98F00B204E9800998ECF8427E',
    N'EB346983EDC005EF22366BB791F55216'
  ),
  (
    N'ossys',
    N'ossys_user_role',
    N'(System).User_Role',
    N'ossys_user_role',
    N'D41D8CD98F00B204E9800998ECF8427E',
    N'E22BBB9BE4887213FFFC80852105A13C'
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
    N'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18',
    N'Shop',
    N'D64EB24E1D0985F22589CEADBA66BCFB'
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
    N'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18',
    N'773ae870-b10f-5724-a1ba-af10e34bd057',
    N'Shop.Order',
    N'OSUSR_T01_ORDER',
    N'E255C448504CA0FD27354C5F45D7E8D8',
    N'09783BB901102041D9D141059D5BBF0E'
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
    N'2e64e64d-94b9-5329-8fa0-a8b80a5cd1b8',
    N'dc113a9a-ec29-560e-aacd-4e5e93c5a1e1',
    N'(System).Group',
    N'ossys_group',
    N'D41D8CD98F00B204E9800998ECF8427E',
    N'A8E129531CF62DE9A64280A03524ADD1'
  ),
  (
    N'ossys',
    N'ossys_group_role',
    N'(System).Group_Role',
    N'ossys_group_role',
    N'D41D8CD98F00B204E9800998ECF8427E',
    N'AC965FEFE038C0883554FF508475723B'
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
    N'2e64e64d-94b9-5329-8fa0-a8b80a5cd1b8',
    N'a6e8ded6-294d-5a46-9d4e-25595d8b17ed',
    N'(System).User',
    N'ossys_user',
    N'D41D8CD98F00B204E9800998ECF8427E',
    N'9B8B603084F0FA40B6828F687C0A0DAA'
  ),
  (
    N'ossys',
    N'ossys_user_role',
    N'(System).User_Role',
    N'ossys_user_role',
    N'D41D8CD98F00B204E9800998ECF8427E',
    N'9693E2C946CC54A16F4520560DA87289'
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
    N'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18',
    N'Shop',
    N'D64EB24E1D0985F22589CEADBA66BCFB'
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
  (N'map_role_bed61fb7b8', N'Clerk', N'30', N'50', N'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18*0f9aea84-4f65-528d-b9fa-f5086a2dc4f1', N'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18*0f9aea84-4f65-528d-b9fa-f5086a2dc4f1');
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
SELECT N'O11-0908', N'error', N'(System).Role', N'records have changed in the source', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
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
  FROM [OSSOURCE].[dbo].[ossys_role] AS [r]
  JOIN [OSSOURCE].[dbo].[ossys_espace] AS [e]
    ON [e].[id] = [r].[espace_id]
  WHERE
    CAST([r].[is_active] AS int) = 1 AND CAST([e].[is_active] AS int) = 1
) AS [l]
  ON [l].[key] = [p].[source_key] AND [l].[id] = [p].[old_id]
WHERE
  [p].[map_name] = N'map_role_bed61fb7b8' AND [l].[id] IS NULL
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
SELECT N'O11-0908', N'error', N'(System).Role', N'records have changed in the target', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
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
  FROM [OSTARGET].[dbo].[ossys_role] AS [r]
  JOIN [OSTARGET].[dbo].[ossys_espace] AS [e]
    ON [e].[id] = [r].[espace_id]
  WHERE
    CAST([r].[is_active] AS int) = 1 AND CAST([e].[is_active] AS int) = 1
) AS [l]
  ON [l].[key] = [p].[target_key] AND [l].[id] = [p].[new_id]
WHERE
  [p].[map_name] = N'map_role_bed61fb7b8' AND [l].[id] IS NULL
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
  (N'map_tenant_63c9ad9cd6', N'Users', N'5', N'20', N'9001d360-c9ca-5907-9d78-2d437b0d07e0*Users', N'9001d360-c9ca-5907-9d78-2d437b0d07e0*Users');
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
-- None at first: a later step adds the rows.
DELETE FROM [#rows_user_8fadb4a988];
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
-- None at first: a later step adds the rows.
DELETE FROM [#rows_group_fe15a92aa3];
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
-- Selected rows bring others with them, and these bring more: again and again, until nothing is added.
SET @o11c_found = 1;
WHILE @o11c_found > 0
BEGIN
  SET @o11c_found = 0;
  -- Shop.Order.CreatedBy: rows that refer need the rows that they refer to.
INSERT INTO [#rows_user_8fadb4a988] ([id])
SELECT
  [p].[id] AS [id]
FROM [OSSOURCE].[dbo].[ossys_user] AS [p]
WHERE
  EXISTS(
    SELECT
      1
    FROM [OSSOURCE].[dbo].[OSUSR_S01_ORDER] AS [c]
    WHERE
      [p].[id] = [c].[CREATEDBY]
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
END;
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
-- Rows of (System).User_Role (source): those whose user_id is a selected row of (System).User and
-- whose role_id is 30.
INSERT INTO [#rows_user_role_efe5d2ed3d] ([id])
SELECT
  [t].[id] AS [id]
FROM [OSSOURCE].[dbo].[ossys_user_role] AS [t]
WHERE
  EXISTS(
    SELECT
      1
    FROM [#rows_user_8fadb4a988] AS [k]
    WHERE
      [k].[id] = [t].[user_id]
  )
  AND CAST([t].[role_id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 IN (N'30');
SET @o11c_rows = ROWCOUNT_BIG();
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
-- Rows of (System).Group_Role (source): those whose group_id is a selected row of (System).Group and
-- whose role_id is 30.
INSERT INTO [#rows_group_role_dfc78eb941] ([id])
SELECT
  [t].[id] AS [id]
FROM [OSSOURCE].[dbo].[ossys_group_role] AS [t]
WHERE
  EXISTS(
    SELECT
      1
    FROM [#rows_group_fe15a92aa3] AS [k]
    WHERE
      [k].[id] = [t].[group_id]
  )
  AND CAST([t].[role_id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 IN (N'30');
SET @o11c_rows = ROWCOUNT_BIG();
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
-- Rows of (System).User (target): those that are partners of source rows in the map of (System).User.
INSERT INTO [#rows_user_bd902553b2] ([id])
SELECT
  [t].[id] AS [id]
FROM [OSTARGET].[dbo].[ossys_user] AS [t]
WHERE
  EXISTS(
    SELECT
      1
    FROM (
      SELECT
        TRY_CAST([old_id] AS int) AS [old_id],
        TRY_CAST([new_id] AS int) AS [new_id]
      FROM [#o11c_matched]
      WHERE
        [map_name] = N'map_user_f9b11b2f84'
    ) AS [m]
    WHERE
      [m].[new_id] = [t].[id]
  );
SET @o11c_rows = ROWCOUNT_BIG();
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
-- Rows of (System).User_Role (target): those whose user_id is a selected row of (System).User and
-- whose role_id is 50.
INSERT INTO [#rows_user_role_75a57aa166] ([id])
SELECT
  [t].[id] AS [id]
FROM [OSTARGET].[dbo].[ossys_user_role] AS [t]
WHERE
  EXISTS(
    SELECT
      1
    FROM [#rows_user_bd902553b2] AS [k]
    WHERE
      [k].[id] = [t].[user_id]
  )
  AND CAST([t].[role_id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 IN (N'50');
SET @o11c_rows = ROWCOUNT_BIG();
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
-- Rows of (System).Group_User (target): those whose user_id is a selected row of (System).User.
INSERT INTO [#rows_group_user_3b8d71bdbf] ([id])
SELECT
  [t].[id] AS [id]
FROM [OSTARGET].[dbo].[ossys_group_user] AS [t]
WHERE
  EXISTS(
    SELECT
      1
    FROM [#rows_user_bd902553b2] AS [k]
    WHERE
      [k].[id] = [t].[user_id]
  );
SET @o11c_rows = ROWCOUNT_BIG();
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
-- (System).User_Role: the match as migrate.sql will make it.
INSERT INTO #o11c_matched (map_name, old_id, new_id)
SELECT
  N'map_user_role_e5ec603df3' AS [map_name],
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
    FROM [OSSOURCE].[dbo].[ossys_user_role] AS [s]
    JOIN [#rows_user_role_efe5d2ed3d] AS [s_rows]
      ON [s_rows].[id] = [s].[id]
    JOIN (
      SELECT
        TRY_CAST([old_id] AS int) AS [old_id],
        TRY_CAST([new_id] AS int) AS [new_id]
      FROM [#o11c_matched]
      WHERE
        [map_name] = N'map_user_f9b11b2f84'
    ) AS [n1]
      ON [n1].[old_id] = [s].[user_id]
    JOIN (
      SELECT
        TRY_CAST([old_id] AS int) AS [old_id],
        TRY_CAST([new_id] AS int) AS [new_id]
      FROM [#o11c_pair]
      WHERE
        [map_name] = N'map_role_bed61fb7b8'
    ) AS [n2]
      ON [n2].[old_id] = [s].[role_id]
    JOIN [OSTARGET].[dbo].[ossys_user_role] AS [t]
      ON [t].[user_id] = [n1].[new_id] AND [t].[role_id] = [n2].[new_id]
  ) AS [u]
  WHERE
    [u].[partners] = 1 AND [u].[claims] = 1
) AS [k];
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
-- (System).Group_Role: the match as migrate.sql will make it.
INSERT INTO #o11c_matched (map_name, old_id, new_id)
SELECT
  N'map_group_role_6960332884' AS [map_name],
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
    FROM [OSSOURCE].[dbo].[ossys_group_role] AS [s]
    JOIN [#rows_group_role_dfc78eb941] AS [s_rows]
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
      FROM [#o11c_pair]
      WHERE
        [map_name] = N'map_role_bed61fb7b8'
    ) AS [n2]
      ON [n2].[old_id] = [s].[role_id]
    JOIN [OSTARGET].[dbo].[ossys_group_role] AS [t]
      ON [t].[group_id] = [n1].[new_id] AND [t].[role_id] = [n2].[new_id]
  ) AS [u]
  WHERE
    [u].[partners] = 1 AND [u].[claims] = 1
) AS [k];
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
-- (System).User_Role: USER_ID refers to nothing that is mapped.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0901', N'error', N'(System).User_Role', N'USER_ID refers to nothing that is mapped', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([s].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSSOURCE].[dbo].[ossys_user_role] AS [s]
JOIN [#rows_user_role_efe5d2ed3d] AS [s_rows]
  ON [s_rows].[id] = [s].[id]
LEFT JOIN [#rows_user_8fadb4a988] AS [p]
  ON [p].[id] = [s].[user_id]
WHERE
  NOT [s].[user_id] IS NULL AND [p].[id] IS NULL
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
-- (System).User_Role: ROLE_ID refers to nothing that is mapped.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0901', N'error', N'(System).User_Role', N'ROLE_ID refers to nothing that is mapped', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([s].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSSOURCE].[dbo].[ossys_user_role] AS [s]
JOIN [#rows_user_role_efe5d2ed3d] AS [s_rows]
  ON [s_rows].[id] = [s].[id]
LEFT JOIN (
  SELECT
    TRY_CAST([old_id] AS int) AS [old_id],
    TRY_CAST([new_id] AS int) AS [new_id]
  FROM [#o11c_pair]
  WHERE
    [map_name] = N'map_role_bed61fb7b8'
) AS [p]
  ON [p].[old_id] = [s].[role_id]
WHERE
  NOT [s].[role_id] IS NULL AND [p].[old_id] IS NULL
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
-- (System).User_Role: TENANT_ID refers to nothing that is mapped.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0901', N'error', N'(System).User_Role', N'TENANT_ID refers to nothing that is mapped', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([s].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSSOURCE].[dbo].[ossys_user_role] AS [s]
JOIN [#rows_user_role_efe5d2ed3d] AS [s_rows]
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
-- (System).Group_Role: GROUP_ID refers to nothing that is mapped.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0901', N'error', N'(System).Group_Role', N'GROUP_ID refers to nothing that is mapped', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([s].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSSOURCE].[dbo].[ossys_group_role] AS [s]
JOIN [#rows_group_role_dfc78eb941] AS [s_rows]
  ON [s_rows].[id] = [s].[id]
LEFT JOIN [#rows_group_fe15a92aa3] AS [p]
  ON [p].[id] = [s].[group_id]
WHERE
  NOT [s].[group_id] IS NULL AND [p].[id] IS NULL
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;
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
-- (System).Group_Role: ROLE_ID refers to nothing that is mapped.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0901', N'error', N'(System).Group_Role', N'ROLE_ID refers to nothing that is mapped', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([s].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSSOURCE].[dbo].[ossys_group_role] AS [s]
JOIN [#rows_group_role_dfc78eb941] AS [s_rows]
  ON [s_rows].[id] = [s].[id]
LEFT JOIN (
  SELECT
    TRY_CAST([old_id] AS int) AS [old_id],
    TRY_CAST([new_id] AS int) AS [new_id]
  FROM [#o11c_pair]
  WHERE
    [map_name] = N'map_role_bed61fb7b8'
) AS [p]
  ON [p].[old_id] = [s].[role_id]
WHERE
  NOT [s].[role_id] IS NULL AND [p].[old_id] IS NULL
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;
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
-- (System).Group_Role: TENANT_ID refers to nothing that is mapped.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0901', N'error', N'(System).Group_Role', N'TENANT_ID refers to nothing that is mapped', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([s].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSSOURCE].[dbo].[ossys_group_role] AS [s]
JOIN [#rows_group_role_dfc78eb941] AS [s_rows]
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
-- Shop.Order: CreatedBy refers to nothing that is mapped.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0901', N'error', N'Shop.Order', N'CreatedBy refers to nothing that is mapped', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([s].[ID] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSSOURCE].[dbo].[OSUSR_S01_ORDER] AS [s]
LEFT JOIN [#rows_user_8fadb4a988] AS [p]
  ON [p].[id] = [s].[CREATEDBY]
WHERE
  NOT [s].[CREATEDBY] IS NULL AND [p].[id] IS NULL
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;
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
-- (System).User_Role: rows of the source have an empty business key.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0921', N'error', N'(System).User_Role', N'rows of the source have an empty business key', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([s].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSSOURCE].[dbo].[ossys_user_role] AS [s]
JOIN [#rows_user_role_efe5d2ed3d] AS [s_rows]
  ON [s_rows].[id] = [s].[id]
WHERE
  (
    (
      [s].[user_id] IS NULL
    ) OR (
      [s].[role_id] IS NULL
    )
  )
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;
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
-- (System).User_Role: rows of the source share a business key.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0921', N'error', N'(System).User_Role', N'rows of the source share a business key', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  MIN(CAST([s].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2) AS [sample]
FROM [OSSOURCE].[dbo].[ossys_user_role] AS [s]
JOIN [#rows_user_role_efe5d2ed3d] AS [s_rows]
  ON [s_rows].[id] = [s].[id]
WHERE
  NOT (
    (
      [s].[user_id] IS NULL
    ) OR (
      [s].[role_id] IS NULL
    )
  )
GROUP BY
  [s].[user_id],
  [s].[role_id]
HAVING
  COUNT_BIG(*) > 1
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
-- (System).User_Role: rows of the target share a business key that the source has too.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0921', N'error', N'(System).User_Role', N'rows of the target share a business key that the source has too', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
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
  FROM [OSSOURCE].[dbo].[ossys_user_role] AS [s]
  JOIN [#rows_user_role_efe5d2ed3d] AS [s_rows]
    ON [s_rows].[id] = [s].[id]
  JOIN (
    SELECT
      TRY_CAST([old_id] AS int) AS [old_id],
      TRY_CAST([new_id] AS int) AS [new_id]
    FROM [#o11c_matched]
    WHERE
      [map_name] = N'map_user_f9b11b2f84'
  ) AS [n1]
    ON [n1].[old_id] = [s].[user_id]
  JOIN (
    SELECT
      TRY_CAST([old_id] AS int) AS [old_id],
      TRY_CAST([new_id] AS int) AS [new_id]
    FROM [#o11c_pair]
    WHERE
      [map_name] = N'map_role_bed61fb7b8'
  ) AS [n2]
    ON [n2].[old_id] = [s].[role_id]
  JOIN [OSTARGET].[dbo].[ossys_user_role] AS [t]
    ON [t].[user_id] = [n1].[new_id] AND [t].[role_id] = [n2].[new_id]
) AS [u]
WHERE
  [u].[partners] > 1
GROUP BY
  [u].[new_id]
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
-- (System).Group_Role: rows of the source have an empty business key.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0921', N'error', N'(System).Group_Role', N'rows of the source have an empty business key', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([s].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSSOURCE].[dbo].[ossys_group_role] AS [s]
JOIN [#rows_group_role_dfc78eb941] AS [s_rows]
  ON [s_rows].[id] = [s].[id]
WHERE
  (
    (
      [s].[group_id] IS NULL
    ) OR (
      [s].[role_id] IS NULL
    )
  )
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
-- (System).Group_Role: rows of the source share a business key.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0921', N'error', N'(System).Group_Role', N'rows of the source share a business key', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  MIN(CAST([s].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2) AS [sample]
FROM [OSSOURCE].[dbo].[ossys_group_role] AS [s]
JOIN [#rows_group_role_dfc78eb941] AS [s_rows]
  ON [s_rows].[id] = [s].[id]
WHERE
  NOT (
    (
      [s].[group_id] IS NULL
    ) OR (
      [s].[role_id] IS NULL
    )
  )
GROUP BY
  [s].[group_id],
  [s].[role_id]
HAVING
  COUNT_BIG(*) > 1
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
-- (System).Group_Role: rows of the target share a business key that the source has too.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0921', N'error', N'(System).Group_Role', N'rows of the target share a business key that the source has too', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
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
  FROM [OSSOURCE].[dbo].[ossys_group_role] AS [s]
  JOIN [#rows_group_role_dfc78eb941] AS [s_rows]
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
    FROM [#o11c_pair]
    WHERE
      [map_name] = N'map_role_bed61fb7b8'
  ) AS [n2]
    ON [n2].[old_id] = [s].[role_id]
  JOIN [OSTARGET].[dbo].[ossys_group_role] AS [t]
    ON [t].[group_id] = [n1].[new_id] AND [t].[role_id] = [n2].[new_id]
) AS [u]
WHERE
  [u].[partners] > 1
GROUP BY
  [u].[new_id]
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
-- (System).User: rows that would be deleted are referred to by ossys_bpm_activity.user_id.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0904', N'error', N'(System).User', N'rows that would be deleted are referred to by ossys_bpm_activity.user_id', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([t].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[dbo].[ossys_user] AS [t]
JOIN [#rows_user_bd902553b2] AS [k]
  ON [k].[id] = [t].[id]
JOIN [OSTARGET].[dbo].[ossys_bpm_activity] AS [c]
  ON CAST([c].[user_id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 = CAST([t].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2
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
-- (System).User: rows that would be deleted are referred to by ossys_bpm_process.created_by.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0904', N'error', N'(System).User', N'rows that would be deleted are referred to by ossys_bpm_process.created_by', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([t].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[dbo].[ossys_user] AS [t]
JOIN [#rows_user_bd902553b2] AS [k]
  ON [k].[id] = [t].[id]
JOIN [OSTARGET].[dbo].[ossys_bpm_process] AS [c]
  ON CAST([c].[created_by] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 = CAST([t].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2
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
-- (System).User: rows that would be deleted are referred to by ossys_bpm_process.last_modified_by.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0904', N'error', N'(System).User', N'rows that would be deleted are referred to by ossys_bpm_process.last_modified_by', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([t].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[dbo].[ossys_user] AS [t]
JOIN [#rows_user_bd902553b2] AS [k]
  ON [k].[id] = [t].[id]
JOIN [OSTARGET].[dbo].[ossys_bpm_process] AS [c]
  ON CAST([c].[last_modified_by] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 = CAST([t].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2
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
-- (System).User: rows that would be deleted are referred to by ossys_bpm_process.suspended_by.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0904', N'error', N'(System).User', N'rows that would be deleted are referred to by ossys_bpm_process.suspended_by', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([t].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[dbo].[ossys_user] AS [t]
JOIN [#rows_user_bd902553b2] AS [k]
  ON [k].[id] = [t].[id]
JOIN [OSTARGET].[dbo].[ossys_bpm_process] AS [c]
  ON CAST([c].[suspended_by] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 = CAST([t].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2
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
-- (System).User: rows that would be deleted are referred to by ossys_group_user.user_id.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0904', N'error', N'(System).User', N'rows that would be deleted are referred to by ossys_group_user.user_id', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([t].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[dbo].[ossys_user] AS [t]
JOIN [#rows_user_bd902553b2] AS [k]
  ON [k].[id] = [t].[id]
JOIN [OSTARGET].[dbo].[ossys_group_user] AS [c]
  ON CAST([c].[user_id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 = CAST([t].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM [#rows_group_user_3b8d71bdbf] AS [d]
    WHERE
      [d].[id] = [c].[id]
  )
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
-- (System).User: rows that would be deleted are referred to by ossys_user_role.user_id.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0904', N'error', N'(System).User', N'rows that would be deleted are referred to by ossys_user_role.user_id', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([t].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[dbo].[ossys_user] AS [t]
JOIN [#rows_user_bd902553b2] AS [k]
  ON [k].[id] = [t].[id]
JOIN [OSTARGET].[dbo].[ossys_user_role] AS [c]
  ON CAST([c].[user_id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 = CAST([t].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2
WHERE
  NOT EXISTS(
    SELECT
      1
    FROM [#rows_user_role_75a57aa166] AS [d]
    WHERE
      [d].[id] = [c].[id]
  )
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
-- Every finding: code, severity, entity, count, up to five sample ids.
SELECT [code], [severity], LEFT([entity], 60) AS [entity], LEFT([what], 100) AS [what], [count],
  LEFT([samples], 200) AS [samples]
FROM #o11c_finding
ORDER BY [place];
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
