-- replace-consumers-deleted: look for everything that can be known before, change nothing
-- Compiled by o11c 0.1.0 from
--   source snapshot f52d13500319377dcd20d7ac61689a944aba952e5c78762d430d0f46194f6af9
--   target snapshot db0031642896c3b8116e7bf4699c33abad96d1203449b099d0929c4b2666f3f7
--   project file    f0ec69f71ddeee9da0416b35b532d9e087acb865fba1e533d772ffae4aaaf4fb
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
-- Which rows of Blog.Post (target): their ids. Gone with the session.
DROP TABLE IF EXISTS #rows_post_243d68c690;
CREATE TABLE #rows_post_243d68c690 (
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
-- Which rows of Blog.Like (target): their ids. Gone with the session.
DROP TABLE IF EXISTS #rows_like_d3d439c1aa;
CREATE TABLE #rows_like_d3d439c1aa (
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
-- Which rows of Blog.Comment (target): their ids. Gone with the session.
DROP TABLE IF EXISTS #rows_comment_ef2ba69af0;
CREATE TABLE #rows_comment_ef2ba69af0 (
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
    N'6c758ee1-9a45-5acb-a19c-bc7ad577fe10',
    N'Shop.Customer',
    N'OSUSR_S01_CUSTOMER',
    N'74C3A7B3AB48CE6ECDA237BCC3D7A148',
    N'0910930786B07D03E0D15325076FE3E8'
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
    N'DA9662B2F5577DF4194CC0C2A81FE691'
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
    N'6c758ee1-9a45-5acb-a19c-bc7ad577fe10',
    N'Shop.Customer',
    N'OSUSR_T01_CUSTOMER',
    N'C068E1A20A730CE8926814892BE8F31E',
    N'0F2FBC2DA9A29C46638598176336FAB3'
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
    N'DA9662B2F5577DF4194CC0C2A81FE691'
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
-- None at first: a later step adds the rows.
DELETE FROM [#rows_post_243d68c690];
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
-- None at first: a later step adds the rows.
DELETE FROM [#rows_like_d3d439c1aa];
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
-- None at first: a later step adds the rows.
DELETE FROM [#rows_comment_ef2ba69af0];
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
-- Selected rows bring others with them, and these bring more: again and again, until nothing is added.
SET @o11c_found = 1;
WHILE @o11c_found > 0
BEGIN
  SET @o11c_found = 0;
  -- Blog.Post.FanId: rows that refer to any row of dbo.OSUSR_T01_CUSTOMER go with them.
INSERT INTO [#rows_post_243d68c690] ([id])
SELECT
  [c].[ID1] AS [id]
FROM [OSTARGET].[dbo].[OSUSR_T02_POST] AS [c]
WHERE
  EXISTS(
    SELECT
      1
    FROM [OSTARGET].[dbo].[OSUSR_T01_CUSTOMER] AS [p]
    WHERE
      CAST([c].[FANID1] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 = CAST([p].[ID1] AS nvarchar(4000)) COLLATE Latin1_General_BIN2
  )
  AND NOT EXISTS(
    SELECT
      1
    FROM [#rows_post_243d68c690] AS [g]
    WHERE
      [g].[id] = [c].[ID1]
  );
  SET @o11c_found = @o11c_found + ROWCOUNT_BIG();
  -- OSUSR_T02_LIKE.CUSTOMERID1: rows that refer to any row of dbo.OSUSR_T01_CUSTOMER go with them.
INSERT INTO [#rows_like_d3d439c1aa] ([id])
SELECT
  [c].[ID1] AS [id]
FROM [OSTARGET].[dbo].[OSUSR_T02_LIKE] AS [c]
WHERE
  EXISTS(
    SELECT
      1
    FROM [OSTARGET].[dbo].[OSUSR_T01_CUSTOMER] AS [p]
    WHERE
      CAST([c].[CUSTOMERID1] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 = CAST([p].[ID1] AS nvarchar(4000)) COLLATE Latin1_General_BIN2
  )
  AND NOT EXISTS(
    SELECT
      1
    FROM [#rows_like_d3d439c1aa] AS [g]
    WHERE
      [g].[id] = [c].[ID1]
  );
  SET @o11c_found = @o11c_found + ROWCOUNT_BIG();
  -- OSUSR_T02_POST.AUTHORID1: rows that refer to any row of dbo.OSUSR_T01_CUSTOMER go with them.
INSERT INTO [#rows_post_243d68c690] ([id])
SELECT
  [c].[ID1] AS [id]
FROM [OSTARGET].[dbo].[OSUSR_T02_POST] AS [c]
WHERE
  EXISTS(
    SELECT
      1
    FROM [OSTARGET].[dbo].[OSUSR_T01_CUSTOMER] AS [p]
    WHERE
      CAST([c].[AUTHORID1] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 = CAST([p].[ID1] AS nvarchar(4000)) COLLATE Latin1_General_BIN2
  )
  AND NOT EXISTS(
    SELECT
      1
    FROM [#rows_post_243d68c690] AS [g]
    WHERE
      [g].[id] = [c].[ID1]
  );
  SET @o11c_found = @o11c_found + ROWCOUNT_BIG();
  -- OSUSR_T02_COMMENT.POSTID1: rows that refer to selected rows go with them.
INSERT INTO [#rows_comment_ef2ba69af0] ([id])
SELECT
  [c].[ID1] AS [id]
FROM [OSTARGET].[dbo].[OSUSR_T02_COMMENT] AS [c]
WHERE
  EXISTS(
    SELECT
      1
    FROM [OSTARGET].[dbo].[OSUSR_T02_POST] AS [p]
    JOIN [#rows_post_243d68c690] AS [p_rows]
      ON [p_rows].[id] = [p].[ID1]
    WHERE
      CAST([c].[POSTID1] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 = CAST([p].[ID1] AS nvarchar(4000)) COLLATE Latin1_General_BIN2
  )
  AND NOT EXISTS(
    SELECT
      1
    FROM [#rows_comment_ef2ba69af0] AS [g]
    WHERE
      [g].[id] = [c].[ID1]
  );
  SET @o11c_found = @o11c_found + ROWCOUNT_BIG();
  -- OSUSR_T02_POST.ANSWERSID1: rows that refer to selected rows go with them.
INSERT INTO [#rows_post_243d68c690] ([id])
SELECT
  [c].[ID1] AS [id]
FROM [OSTARGET].[dbo].[OSUSR_T02_POST] AS [c]
WHERE
  EXISTS(
    SELECT
      1
    FROM [OSTARGET].[dbo].[OSUSR_T02_POST] AS [p]
    JOIN [#rows_post_243d68c690] AS [p_rows]
      ON [p_rows].[id] = [p].[ID1]
    WHERE
      CAST([c].[ANSWERSID1] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 = CAST([p].[ID1] AS nvarchar(4000)) COLLATE Latin1_General_BIN2
  )
  AND NOT EXISTS(
    SELECT
      1
    FROM [#rows_post_243d68c690] AS [g]
    WHERE
      [g].[id] = [c].[ID1]
  );
  SET @o11c_found = @o11c_found + ROWCOUNT_BIG();
  -- OSUSR_T02_LIKE.COMMENTID1: rows that refer to selected rows go with them.
INSERT INTO [#rows_like_d3d439c1aa] ([id])
SELECT
  [c].[ID1] AS [id]
FROM [OSTARGET].[dbo].[OSUSR_T02_LIKE] AS [c]
WHERE
  EXISTS(
    SELECT
      1
    FROM [OSTARGET].[dbo].[OSUSR_T02_COMMENT] AS [p]
    JOIN [#rows_comment_ef2ba69af0] AS [p_rows]
      ON [p_rows].[id] = [p].[ID1]
    WHERE
      CAST([c].[COMMENTID1] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 = CAST([p].[ID1] AS nvarchar(4000)) COLLATE Latin1_General_BIN2
  )
  AND NOT EXISTS(
    SELECT
      1
    FROM [#rows_like_d3d439c1aa] AS [g]
    WHERE
      [g].[id] = [c].[ID1]
  );
  SET @o11c_found = @o11c_found + ROWCOUNT_BIG();
END;
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
-- Blog.Post: rows are deleted with the rows that they refer to.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0918', N'note', N'Blog.Post', N'rows are deleted with the rows that they refer to', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([k].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [#rows_post_243d68c690] AS [k]
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
-- Blog.Like: rows are deleted with the rows that they refer to.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0918', N'note', N'Blog.Like', N'rows are deleted with the rows that they refer to', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([k].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [#rows_like_d3d439c1aa] AS [k]
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;
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
-- Blog.Comment: rows are deleted with the rows that they refer to.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0918', N'note', N'Blog.Comment', N'rows are deleted with the rows that they refer to', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([k].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [#rows_comment_ef2ba69af0] AS [k]
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
-- Every finding: code, severity, entity, count, up to five sample ids.
SELECT [code], [severity], LEFT([entity], 60) AS [entity], LEFT([what], 100) AS [what], [count],
  LEFT([samples], 200) AS [samples]
FROM #o11c_finding
ORDER BY [place];
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
