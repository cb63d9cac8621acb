-- cycle-cut: look for everything that can be known before, change nothing
-- Compiled by o11c 0.1.0 from
--   source snapshot ab1888f057726476339a565cfcad9c7747b6e67ed1aee395ac34f9b366dcb01c
--   target snapshot 283e9146f311611193e08470b8efd22f43ed037c3d4fd1b40417363b3b22349a
--   project file    574bdda082c339d6e04d577662a241c20f3e63e9ac071e126a6b708684fb6900
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
    N'9921b6b3-34ce-59dc-bc65-ac709a244db9',
    N'Shop.Department',
    N'OSUSR_S01_DEPARTMENT',
    N'8D3F17E9503470787E122C15F5035CBA',
    N'6906640FCDD221F74A46657D4453347B'
  ),
  (
    N'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18',
    N'8b1f7477-b629-5fcd-8273-66ece4a4e29a',
    N'Shop.Employee',
    N'OSUSR_S01_EMPLOYEE',
    N'85134CB644C781D344BC13BE271F75FF',
    N'499A0B9B707640018F51DECBA2304AF9'
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
    N'A2D4BE8C48F225BF25A7DBE33A393F8F'
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
    N'9921b6b3-34ce-59dc-bc65-ac709a244db9',
    N'Shop.Department',
    N'OSUSR_T01_DEPARTMENT',
    N'0366C6BC0F9A9F50F504AF3F2342335C',
    N'B8BFF3BB7F26CFA9D436ACBFEF8C1F69'
  ),
  (
    N'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18',
    N'8b1f7477-b629-5fcd-8273-66ece4a4e29a',
    N'Shop.Employee',
    N'OSUSR_T01_EMPLOYEE',
    N'E46B07893160A0E5571FD24EB0DB39C9',
    N'FD045C4FC48964FDD789488D5E818609'
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
    N'A2D4BE8C48F225BF25A7DBE33A393F8F'
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
-- Shop.Department: HeadId refers to nothing that is mapped.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0901', N'error', N'Shop.Department', N'HeadId refers to nothing that is mapped', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([s].[ID] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSSOURCE].[dbo].[OSUSR_S01_DEPARTMENT] AS [s]
LEFT JOIN [OSSOURCE].[dbo].[OSUSR_S01_EMPLOYEE] AS [p]
  ON [p].[ID] = [s].[HEADID]
WHERE
  NOT [s].[HEADID] IS NULL AND [p].[ID] IS NULL
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
-- Shop.Employee: DepartmentId refers to nothing that is mapped.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0901', N'error', N'Shop.Employee', N'DepartmentId refers to nothing that is mapped', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([s].[ID] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSSOURCE].[dbo].[OSUSR_S01_EMPLOYEE] AS [s]
LEFT JOIN [OSSOURCE].[dbo].[OSUSR_S01_DEPARTMENT] AS [p]
  ON [p].[ID] = [s].[DEPARTMENTID]
WHERE
  NOT [s].[DEPARTMENTID] IS NULL AND [p].[ID] IS NULL
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;
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
-- Shop.Employee: ManagerId refers to nothing that is mapped.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0901', N'error', N'Shop.Employee', N'ManagerId refers to nothing that is mapped', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([s].[ID] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSSOURCE].[dbo].[OSUSR_S01_EMPLOYEE] AS [s]
LEFT JOIN [OSSOURCE].[dbo].[OSUSR_S01_EMPLOYEE] AS [p]
  ON [p].[ID] = [s].[MANAGERID]
WHERE
  NOT [s].[MANAGERID] IS NULL AND [p].[ID] IS NULL
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;
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
-- Every finding: code, severity, entity, count, up to five sample ids.
SELECT [code], [severity], LEFT([entity], 60) AS [entity], LEFT([what], 100) AS [what], [count],
  LEFT([samples], 200) AS [samples]
FROM #o11c_finding
ORDER BY [place];
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
