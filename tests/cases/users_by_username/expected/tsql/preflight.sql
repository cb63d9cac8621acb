-- users-by-username: look for everything that can be known before, change nothing
-- Compiled by o11c 0.1.0 from
--   source snapshot 3f0ca28f6712140888a4fcf101c16d589caa6a68aa7d14c279100f536a0f0abd
--   target snapshot eddf804474da0cc5894a04c79c6ff1943e299bdff9dce801bf33ed61367b35aa
--   project file    40a922d9b4047b5223261b815250a77873ec432738b235c0e2f6b0a109283c3d
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
  -- With XACT_ABORT ON the error itself would undo it.
  SET XACT_ABORT OFF;
  THROW 50915, N'O11-0915: a transaction is open in this session. Nothing was changed. Use a new session.', 1;
END;
-- What this session does, for who looks at sys.dm_exec_sessions (context_info, UTF-16).
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c preflight');
SET CONTEXT_INFO @o11c_context;
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
-- What this script reads: each is looked up, none is tried.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0934', N'error', w.[entity], N'preflight.sql itself lacks this privilege', 1,
  LEFT(w.[granting] + N' TO ' + QUOTENAME(SUSER_SNAME()), 4000)
FROM (VALUES
  (1, N'OSSOURCE', N'ACCESS', N'OSSOURCE', N'CONNECT', N'USE [OSSOURCE]; GRANT CONNECT'),
  (2, N'OSSOURCE', N'DATABASE', N'OSSOURCE', N'VIEW DEFINITION', N'USE [OSSOURCE]; GRANT VIEW DEFINITION'),
  (3, N'OSTARGET', N'ACCESS', N'OSTARGET', N'CONNECT', N'USE [OSTARGET]; GRANT CONNECT'),
  (4, N'OSTARGET', N'DATABASE', N'OSTARGET', N'VIEW DEFINITION', N'USE [OSTARGET]; GRANT VIEW DEFINITION'),
  (5, N'dbo.OSUSR_S01_ORDER', N'OBJECT', N'[OSSOURCE].[dbo].[OSUSR_S01_ORDER]', N'SELECT', N'USE [OSSOURCE]; GRANT SELECT ON [dbo].[OSUSR_S01_ORDER]'),
  (6, N'dbo.OSUSR_T01_ORDER', N'OBJECT', N'[OSTARGET].[dbo].[OSUSR_T01_ORDER]', N'SELECT', N'USE [OSTARGET]; GRANT SELECT ON [dbo].[OSUSR_T01_ORDER]'),
  (7, N'dbo.ossys_application', N'OBJECT', N'[OSSOURCE].[dbo].[ossys_application]', N'SELECT', N'USE [OSSOURCE]; GRANT SELECT ON [dbo].[ossys_application]'),
  (8, N'dbo.ossys_application', N'OBJECT', N'[OSTARGET].[dbo].[ossys_application]', N'SELECT', N'USE [OSTARGET]; GRANT SELECT ON [dbo].[ossys_application]'),
  (9, N'dbo.ossys_entity', N'OBJECT', N'[OSSOURCE].[dbo].[ossys_entity]', N'SELECT', N'USE [OSSOURCE]; GRANT SELECT ON [dbo].[ossys_entity]'),
  (10, N'dbo.ossys_entity', N'OBJECT', N'[OSTARGET].[dbo].[ossys_entity]', N'SELECT', N'USE [OSTARGET]; GRANT SELECT ON [dbo].[ossys_entity]'),
  (11, N'dbo.ossys_entity_attr', N'OBJECT', N'[OSSOURCE].[dbo].[ossys_entity_attr]', N'SELECT', N'USE [OSSOURCE]; GRANT SELECT ON [dbo].[ossys_entity_attr]'),
  (12, N'dbo.ossys_entity_attr', N'OBJECT', N'[OSTARGET].[dbo].[ossys_entity_attr]', N'SELECT', N'USE [OSTARGET]; GRANT SELECT ON [dbo].[ossys_entity_attr]'),
  (13, N'dbo.ossys_entity_record', N'OBJECT', N'[OSSOURCE].[dbo].[ossys_entity_record]', N'SELECT', N'USE [OSSOURCE]; GRANT SELECT ON [dbo].[ossys_entity_record]'),
  (14, N'dbo.ossys_entity_record', N'OBJECT', N'[OSTARGET].[dbo].[ossys_entity_record]', N'SELECT', N'USE [OSTARGET]; GRANT SELECT ON [dbo].[ossys_entity_record]'),
  (15, N'dbo.ossys_espace', N'OBJECT', N'[OSSOURCE].[dbo].[ossys_espace]', N'SELECT', N'USE [OSSOURCE]; GRANT SELECT ON [dbo].[ossys_espace]'),
  (16, N'dbo.ossys_espace', N'OBJECT', N'[OSTARGET].[dbo].[ossys_espace]', N'SELECT', N'USE [OSTARGET]; GRANT SELECT ON [dbo].[ossys_espace]'),
  (17, N'dbo.ossys_role', N'OBJECT', N'[OSSOURCE].[dbo].[ossys_role]', N'SELECT', N'USE [OSSOURCE]; GRANT SELECT ON [dbo].[ossys_role]'),
  (18, N'dbo.ossys_role', N'OBJECT', N'[OSTARGET].[dbo].[ossys_role]', N'SELECT', N'USE [OSTARGET]; GRANT SELECT ON [dbo].[ossys_role]'),
  (19, N'dbo.ossys_tenant', N'OBJECT', N'[OSSOURCE].[dbo].[ossys_tenant]', N'SELECT', N'USE [OSSOURCE]; GRANT SELECT ON [dbo].[ossys_tenant]'),
  (20, N'dbo.ossys_tenant', N'OBJECT', N'[OSTARGET].[dbo].[ossys_tenant]', N'SELECT', N'USE [OSTARGET]; GRANT SELECT ON [dbo].[ossys_tenant]'),
  (21, N'dbo.ossys_user', N'OBJECT', N'[OSSOURCE].[dbo].[ossys_user]', N'SELECT', N'USE [OSSOURCE]; GRANT SELECT ON [dbo].[ossys_user]'),
  (22, N'dbo.ossys_user', N'OBJECT', N'[OSTARGET].[dbo].[ossys_user]', N'SELECT', N'USE [OSTARGET]; GRANT SELECT ON [dbo].[ossys_user]')
) AS w([place], [entity], [class], [securable], [privilege], [granting])
WHERE 1 <> CASE w.[class]
    WHEN N'ACCESS' THEN COALESCE(HAS_DBACCESS(w.[securable]), 0)
    WHEN N'MAKE' THEN CASE WHEN SCHEMA_ID(N'o11c') IS NOT NULL THEN 1
      ELSE COALESCE(HAS_PERMS_BY_NAME(w.[securable], N'DATABASE', w.[privilege]), 0) END
    WHEN N'WORK' THEN CASE WHEN SCHEMA_ID(N'o11c') IS NULL THEN 1
      ELSE COALESCE(HAS_PERMS_BY_NAME(w.[securable], N'SCHEMA', w.[privilege]), 0) END
    WHEN N'DATABASE' THEN CASE WHEN CONVERT(int, SERVERPROPERTY(N'Babelfish')) = 1
        AND w.[privilege] IN (N'VIEW DEFINITION', N'UNMASK') THEN 1
      ELSE COALESCE(HAS_PERMS_BY_NAME(w.[securable], N'DATABASE', w.[privilege]), 0) END
    ELSE COALESCE(HAS_PERMS_BY_NAME(w.[securable], w.[class], w.[privilege]), 0) END
ORDER BY w.[place];
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
-- What migrate.sql needs besides, for the same login.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0934', N'error', w.[entity], N'migrate.sql lacks this privilege', 1,
  LEFT(w.[granting] + N' TO ' + QUOTENAME(SUSER_SNAME()), 4000)
FROM (VALUES
  (1, N'OSTARGET', N'MAKE', N'OSTARGET', N'CREATE SCHEMA', N'USE [OSTARGET]; GRANT CREATE SCHEMA'),
  (2, N'OSTARGET', N'DATABASE', N'OSTARGET', N'CREATE TABLE', N'USE [OSTARGET]; GRANT CREATE TABLE'),
  (3, N'o11c', N'WORK', N'[o11c]', N'CONTROL', N'USE [OSTARGET]; GRANT CONTROL ON SCHEMA::[o11c]'),
  (4, N'dbo.OSUSR_T01_ORDER', N'OBJECT', N'[OSTARGET].[dbo].[OSUSR_T01_ORDER]', N'INSERT', N'USE [OSTARGET]; GRANT INSERT ON [dbo].[OSUSR_T01_ORDER]'),
  (5, N'dbo.OSUSR_T01_ORDER', N'OBJECT', N'[OSTARGET].[dbo].[OSUSR_T01_ORDER]', N'UPDATE', N'USE [OSTARGET]; GRANT UPDATE ON [dbo].[OSUSR_T01_ORDER]'),
  (6, N'dbo.OSUSR_T01_ORDER', N'OBJECT', N'[OSTARGET].[dbo].[OSUSR_T01_ORDER]', N'ALTER', N'USE [OSTARGET]; GRANT ALTER ON [dbo].[OSUSR_T01_ORDER]')
) AS w([place], [entity], [class], [securable], [privilege], [granting])
WHERE 1 <> CASE w.[class]
    WHEN N'ACCESS' THEN COALESCE(HAS_DBACCESS(w.[securable]), 0)
    WHEN N'MAKE' THEN CASE WHEN SCHEMA_ID(N'o11c') IS NOT NULL THEN 1
      ELSE COALESCE(HAS_PERMS_BY_NAME(w.[securable], N'DATABASE', w.[privilege]), 0) END
    WHEN N'WORK' THEN CASE WHEN SCHEMA_ID(N'o11c') IS NULL THEN 1
      ELSE COALESCE(HAS_PERMS_BY_NAME(w.[securable], N'SCHEMA', w.[privilege]), 0) END
    WHEN N'DATABASE' THEN CASE WHEN CONVERT(int, SERVERPROPERTY(N'Babelfish')) = 1
        AND w.[privilege] IN (N'VIEW DEFINITION', N'UNMASK') THEN 1
      ELSE COALESCE(HAS_PERMS_BY_NAME(w.[securable], N'DATABASE', w.[privilege]), 0) END
    ELSE COALESCE(HAS_PERMS_BY_NAME(w.[securable], w.[class], w.[privilege]), 0) END
ORDER BY w.[place];
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
-- What rollback.sql and cleanup.sql need besides: at that hour nobody may be there who can grant it.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0934', N'warning', w.[entity], N'rollback.sql or cleanup.sql will lack this privilege; migrate.sql runs without it', 1,
  LEFT(w.[granting] + N' TO ' + QUOTENAME(SUSER_SNAME()), 4000)
FROM (VALUES
  (1, N'dbo.OSUSR_T01_ORDER', N'OBJECT', N'[OSTARGET].[dbo].[OSUSR_T01_ORDER]', N'DELETE', N'USE [OSTARGET]; GRANT DELETE ON [dbo].[OSUSR_T01_ORDER]')
) AS w([place], [entity], [class], [securable], [privilege], [granting])
WHERE 1 <> CASE w.[class]
    WHEN N'ACCESS' THEN COALESCE(HAS_DBACCESS(w.[securable]), 0)
    WHEN N'MAKE' THEN CASE WHEN SCHEMA_ID(N'o11c') IS NOT NULL THEN 1
      ELSE COALESCE(HAS_PERMS_BY_NAME(w.[securable], N'DATABASE', w.[privilege]), 0) END
    WHEN N'WORK' THEN CASE WHEN SCHEMA_ID(N'o11c') IS NULL THEN 1
      ELSE COALESCE(HAS_PERMS_BY_NAME(w.[securable], N'SCHEMA', w.[privilege]), 0) END
    WHEN N'DATABASE' THEN CASE WHEN CONVERT(int, SERVERPROPERTY(N'Babelfish')) = 1
        AND w.[privilege] IN (N'VIEW DEFINITION', N'UNMASK') THEN 1
      ELSE COALESCE(HAS_PERMS_BY_NAME(w.[securable], N'DATABASE', w.[privilege]), 0) END
    ELSE COALESCE(HAS_PERMS_BY_NAME(w.[securable], w.[class], w.[privilege]), 0) END
ORDER BY w.[place];
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
-- All of them, ready to be run by who may: the script may end with the next statement.
SELECT LEFT([samples], 400) AS [missing_privileges]
FROM #o11c_finding
WHERE [code] = N'O11-0934'
ORDER BY [place];
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
-- Without these nothing below can be read: stop here.
SELECT @o11c_found = COUNT_BIG(*), @o11c_samples = MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT [samples] FROM #o11c_finding
WHERE [code] = N'O11-0934' AND [what] = N'preflight.sql itself lacks this privilege'
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0934: this login lacks privileges that preflight.sql needs: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was changed. Grant them to this login; manifest.json lists what each script needs.', N'%', N'%%');
  THROW 50934, @o11c_message, 1;
END;
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
  N'the source does not allow snapshot isolation: nobody may write to the source while the run copies it',
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
-- A security policy hides rows of the source, or refuses them, without any other sign.
IF OBJECT_ID(N'sys.security_policies') IS NOT NULL
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0941', N'error', [entity], N'row level security decides which rows this login sees and writes', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [entity], [sample], ROW_NUMBER() OVER (PARTITION BY [entity] ORDER BY [sample]) AS [place]
  FROM (SELECT [entity] COLLATE Latin1_General_BIN2 AS [entity],
      CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT w.[label], s.[name] COLLATE Latin1_General_BIN2
FROM (VALUES
  (N'dbo.OSUSR_S01_ORDER', N'[OSSOURCE].[dbo].[OSUSR_S01_ORDER]'),
  (N'dbo.ossys_application', N'[OSSOURCE].[dbo].[ossys_application]'),
  (N'dbo.ossys_entity', N'[OSSOURCE].[dbo].[ossys_entity]'),
  (N'dbo.ossys_entity_attr', N'[OSSOURCE].[dbo].[ossys_entity_attr]'),
  (N'dbo.ossys_entity_record', N'[OSSOURCE].[dbo].[ossys_entity_record]'),
  (N'dbo.ossys_espace', N'[OSSOURCE].[dbo].[ossys_espace]'),
  (N'dbo.ossys_role', N'[OSSOURCE].[dbo].[ossys_role]'),
  (N'dbo.ossys_tenant', N'[OSSOURCE].[dbo].[ossys_tenant]'),
  (N'dbo.ossys_user', N'[OSSOURCE].[dbo].[ossys_user]')
) AS w([label], [object])
JOIN [OSSOURCE].sys.security_predicates AS p ON p.[target_object_id] = OBJECT_ID(w.[object])
JOIN [OSSOURCE].sys.security_policies AS s ON s.[object_id] = p.[object_id] AND s.[is_enabled] = 1
) AS [q]([entity], [sample])) AS [texts]) AS [numbered]
GROUP BY [entity]
ORDER BY [entity];
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
-- A security policy hides rows of the target, or refuses them, without any other sign.
IF OBJECT_ID(N'sys.security_policies') IS NOT NULL
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0941', N'error', [entity], N'row level security decides which rows this login sees and writes', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [entity], [sample], ROW_NUMBER() OVER (PARTITION BY [entity] ORDER BY [sample]) AS [place]
  FROM (SELECT [entity] COLLATE Latin1_General_BIN2 AS [entity],
      CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT w.[label], s.[name] COLLATE Latin1_General_BIN2
FROM (VALUES
  (N'dbo.OSUSR_T01_ORDER', N'[OSTARGET].[dbo].[OSUSR_T01_ORDER]'),
  (N'dbo.ossys_application', N'[OSTARGET].[dbo].[ossys_application]'),
  (N'dbo.ossys_entity', N'[OSTARGET].[dbo].[ossys_entity]'),
  (N'dbo.ossys_entity_attr', N'[OSTARGET].[dbo].[ossys_entity_attr]'),
  (N'dbo.ossys_entity_record', N'[OSTARGET].[dbo].[ossys_entity_record]'),
  (N'dbo.ossys_espace', N'[OSTARGET].[dbo].[ossys_espace]'),
  (N'dbo.ossys_role', N'[OSTARGET].[dbo].[ossys_role]'),
  (N'dbo.ossys_tenant', N'[OSTARGET].[dbo].[ossys_tenant]'),
  (N'dbo.ossys_user', N'[OSTARGET].[dbo].[ossys_user]')
) AS w([label], [object])
JOIN [OSTARGET].sys.security_predicates AS p ON p.[target_object_id] = OBJECT_ID(w.[object])
JOIN [OSTARGET].sys.security_policies AS s ON s.[object_id] = p.[object_id] AND s.[is_enabled] = 1
) AS [q]([entity], [sample])) AS [texts]) AS [numbered]
GROUP BY [entity]
ORDER BY [entity];
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
-- The scripts were compiled for the server that the snapshot was made of.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0935', N'warning', N'server', N'the server is of another release than the snapshot: that was 16.0', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT CONVERT(nvarchar(128), SERVERPROPERTY(N'ProductVersion'))
WHERE LEFT(CONVERT(nvarchar(128), SERVERPROPERTY(N'ProductVersion')), 5) <> N'16.0.'
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
-- The source's collation decides which texts are equal.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0936', N'error', N'database', N'the database of the source has another collation than its snapshot', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT COALESCE(CONVERT(nvarchar(128), DATABASEPROPERTYEX(N'OSSOURCE', N'Collation')), N'unknown')
WHERE LOWER(COALESCE(CONVERT(nvarchar(128), DATABASEPROPERTYEX(N'OSSOURCE', N'Collation')), N'unknown')) COLLATE Latin1_General_BIN2 <> N'latin1_general_ci_ai'
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
-- The target's collation decides which texts are equal.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0936', N'error', N'database', N'the database of the target has another collation than its snapshot', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT COALESCE(CONVERT(nvarchar(128), DATABASEPROPERTYEX(N'OSTARGET', N'Collation')), N'unknown')
WHERE LOWER(COALESCE(CONVERT(nvarchar(128), DATABASEPROPERTYEX(N'OSTARGET', N'Collation')), N'unknown')) COLLATE Latin1_General_BIN2 <> N'latin1_general_ci_ai'
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
-- Texts that rows are identified, matched or kept unique by: their collation says which are equal.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0936', N'error', [entity], N'text keys of the source have another collation than the snapshot: other texts may be equal', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [entity], [sample], ROW_NUMBER() OVER (PARTITION BY [entity] ORDER BY [sample]) AS [place]
  FROM (SELECT [entity] COLLATE Latin1_General_BIN2 AS [entity],
      CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT w.[label], w.[name] + N': ' + a.[collation_name] COLLATE Latin1_General_BIN2
FROM (SELECT v.[label] COLLATE Latin1_General_BIN2 AS [label], v.[name] COLLATE Latin1_General_BIN2 AS [name], v.[state] COLLATE Latin1_General_BIN2 AS [state], OBJECT_ID(v.[object]) AS [relation]
FROM (VALUES
  (N'(System).User', N'[OSSOURCE].[dbo].[ossys_user]', N'username', N'Latin1_General_CI_AI')
) AS v([label], [object], [name], [state])) AS w
JOIN [OSSOURCE].sys.columns AS a
  ON a.[object_id] = w.[relation] AND a.[name] COLLATE DATABASE_DEFAULT = w.[name] COLLATE DATABASE_DEFAULT
WHERE LOWER(a.[collation_name]) COLLATE Latin1_General_BIN2 <> LOWER(w.[state])
) AS [q]([entity], [sample])) AS [texts]) AS [numbered]
GROUP BY [entity]
ORDER BY [entity];
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
-- Texts that rows are identified, matched or kept unique by: their collation says which are equal.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0936', N'error', [entity], N'text keys of the target have another collation than the snapshot: other texts may be equal', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [entity], [sample], ROW_NUMBER() OVER (PARTITION BY [entity] ORDER BY [sample]) AS [place]
  FROM (SELECT [entity] COLLATE Latin1_General_BIN2 AS [entity],
      CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT w.[label], w.[name] + N': ' + a.[collation_name] COLLATE Latin1_General_BIN2
FROM (SELECT v.[label] COLLATE Latin1_General_BIN2 AS [label], v.[name] COLLATE Latin1_General_BIN2 AS [name], v.[state] COLLATE Latin1_General_BIN2 AS [state], OBJECT_ID(v.[object]) AS [relation]
FROM (VALUES
  (N'(System).User', N'[OSTARGET].[dbo].[ossys_user]', N'username', N'Latin1_General_CI_AI')
) AS v([label], [object], [name], [state])) AS w
JOIN [OSTARGET].sys.columns AS a
  ON a.[object_id] = w.[relation] AND a.[name] COLLATE DATABASE_DEFAULT = w.[name] COLLATE DATABASE_DEFAULT
WHERE LOWER(a.[collation_name]) COLLATE Latin1_General_BIN2 <> LOWER(w.[state])
) AS [q]([entity], [sample])) AS [texts]) AS [numbered]
GROUP BY [entity]
ORDER BY [entity];
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
-- Constraints of written tables that do not hold for all rows. The run neither repairs nor needs them.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0937', N'warning', [entity], N'constraints are disabled, or rows from before were never checked (not trusted)', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [entity], [sample], ROW_NUMBER() OVER (PARTITION BY [entity] ORDER BY [sample]) AS [place]
  FROM (SELECT [entity] COLLATE Latin1_General_BIN2 AS [entity],
      CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT w.[label], k.[name] + N': ' + k.[state]
FROM (SELECT v.[label] COLLATE Latin1_General_BIN2 AS [label], OBJECT_ID(v.[object]) AS [relation]
FROM (VALUES
  (N'Shop.Order', N'[dbo].[OSUSR_T01_ORDER]')
) AS v([label], [object])) AS w
JOIN (
  SELECT k.[parent_object_id] AS [relation], k.[name] COLLATE Latin1_General_BIN2 AS [name],
    CASE WHEN k.[is_disabled] = 1 THEN N'disabled' WHEN k.[is_not_trusted] = 1 THEN N'enabled, not validated'
      ELSE N'enabled, validated' END COLLATE Latin1_General_BIN2 AS [state]
  FROM sys.foreign_keys AS k
  UNION ALL
  SELECT k.[parent_object_id] AS [relation], k.[name] COLLATE Latin1_General_BIN2 AS [name],
    CASE WHEN k.[is_disabled] = 1 THEN N'disabled' WHEN k.[is_not_trusted] = 1 THEN N'enabled, not validated'
      ELSE N'enabled, validated' END COLLATE Latin1_General_BIN2 AS [state]
  FROM sys.check_constraints AS k
) AS k ON k.[relation] = w.[relation]
WHERE k.[state] <> N'enabled, validated'
) AS [q]([entity], [sample])) AS [texts]) AS [numbered]
GROUP BY [entity]
ORDER BY [entity];
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
-- New constraints may refuse or change rows; the verification wants the state that the snapshot
-- recorded.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0938', N'error', [entity], N'constraints have changed since the snapshot', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [entity], [sample], ROW_NUMBER() OVER (PARTITION BY [entity] ORDER BY [sample]) AS [place]
  FROM (SELECT [entity] COLLATE Latin1_General_BIN2 AS [entity],
      CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT COALESCE(e.[label], l.[label]), COALESCE(e.[name], l.[name]) + N': ' + COALESCE(l.[state], N'gone')
    + N' (snapshot: ' + COALESCE(e.[state], N'none') + N')'
FROM (SELECT v.[label] COLLATE Latin1_General_BIN2 AS [label], v.[name] COLLATE Latin1_General_BIN2 AS [name], v.[state] COLLATE Latin1_General_BIN2 AS [state], OBJECT_ID(v.[object]) AS [relation]
FROM (VALUES
  (N'Shop.Order', N'[dbo].[OSUSR_T01_ORDER]', N'osfrk_bcb9f5a6_1', N'enabled, validated')
) AS v([label], [object], [name], [state])) AS e
FULL JOIN (SELECT w.[label], w.[relation], k.[name], k.[state]
  FROM (SELECT v.[label] COLLATE Latin1_General_BIN2 AS [label], OBJECT_ID(v.[object]) AS [relation]
FROM (VALUES
  (N'Shop.Order', N'[dbo].[OSUSR_T01_ORDER]')
) AS v([label], [object])) AS w
JOIN (
  SELECT k.[parent_object_id] AS [relation], k.[name] COLLATE Latin1_General_BIN2 AS [name],
    CASE WHEN k.[is_disabled] = 1 THEN N'disabled' WHEN k.[is_not_trusted] = 1 THEN N'enabled, not validated'
      ELSE N'enabled, validated' END COLLATE Latin1_General_BIN2 AS [state]
  FROM sys.foreign_keys AS k
  UNION ALL
  SELECT k.[parent_object_id] AS [relation], k.[name] COLLATE Latin1_General_BIN2 AS [name],
    CASE WHEN k.[is_disabled] = 1 THEN N'disabled' WHEN k.[is_not_trusted] = 1 THEN N'enabled, not validated'
      ELSE N'enabled, validated' END COLLATE Latin1_General_BIN2 AS [state]
  FROM sys.check_constraints AS k
  WHERE k.[is_disabled] = 0
) AS k ON k.[relation] = w.[relation]) AS l
  ON l.[relation] = e.[relation] AND l.[name] COLLATE DATABASE_DEFAULT = e.[name] COLLATE DATABASE_DEFAULT
WHERE COALESCE(l.[state], N'') <> COALESCE(e.[state], N'')
) AS [q]([entity], [sample])) AS [texts]) AS [numbered]
GROUP BY [entity]
ORDER BY [entity];
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
-- New triggers may refuse or change rows; the verification wants the state that the snapshot recorded.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0939', N'error', [entity], N'triggers have changed since the snapshot', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [entity], [sample], ROW_NUMBER() OVER (PARTITION BY [entity] ORDER BY [sample]) AS [place]
  FROM (SELECT [entity] COLLATE Latin1_General_BIN2 AS [entity],
      CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT COALESCE(e.[label], l.[label]), COALESCE(e.[name], l.[name]) + N': ' + COALESCE(l.[state], N'gone')
    + N' (snapshot: ' + COALESCE(e.[state], N'none') + N')'
FROM (SELECT CAST(N'' AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [label], CAST(N'' AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [name], CAST(N'' AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [state], 0 AS [relation] WHERE 1 = 0) AS e
FULL JOIN (SELECT w.[label], w.[relation], k.[name], k.[state]
  FROM (SELECT v.[label] COLLATE Latin1_General_BIN2 AS [label], OBJECT_ID(v.[object]) AS [relation]
FROM (VALUES
  (N'Shop.Order', N'[dbo].[OSUSR_T01_ORDER]')
) AS v([label], [object])) AS w
JOIN (
  SELECT k.[parent_id] AS [relation], k.[name] COLLATE Latin1_General_BIN2 AS [name],
    CASE WHEN k.[is_disabled] = 1 THEN N'disabled' ELSE N'enabled' END COLLATE Latin1_General_BIN2 AS [state]
  FROM sys.triggers AS k
  WHERE k.[parent_class] = 1 AND k.[is_ms_shipped] = 0
) AS k ON k.[relation] = w.[relation]) AS l
  ON l.[relation] = e.[relation] AND l.[name] COLLATE DATABASE_DEFAULT = e.[name] COLLATE DATABASE_DEFAULT
WHERE COALESCE(l.[state], N'') <> COALESCE(e.[state], N'')
) AS [q]([entity], [sample])) AS [texts]) AS [numbered]
GROUP BY [entity]
ORDER BY [entity];
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
-- A trigger INSTEAD OF decides by itself what becomes of a row that is written.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0940', N'warning', [entity], N'triggers fire in an unusual way', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [entity], [sample], ROW_NUMBER() OVER (PARTITION BY [entity] ORDER BY [sample]) AS [place]
  FROM (SELECT [entity] COLLATE Latin1_General_BIN2 AS [entity],
      CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT w.[label], k.[name] COLLATE Latin1_General_BIN2 + N': INSTEAD OF'
FROM (SELECT v.[label] COLLATE Latin1_General_BIN2 AS [label], OBJECT_ID(v.[object]) AS [relation]
FROM (VALUES
  (N'Shop.Order', N'[dbo].[OSUSR_T01_ORDER]')
) AS v([label], [object])) AS w
JOIN sys.triggers AS k ON k.[parent_id] = w.[relation]
WHERE k.[is_instead_of_trigger] = 1 AND k.[is_disabled] = 0
) AS [q]([entity], [sample])) AS [texts]) AS [numbered]
GROUP BY [entity]
ORDER BY [entity];
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
    N'|3:617516513792769441|3:-945086491048996589|',
    N'|3:5615442673257940902|3:12059605471901329432|'
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
  ON [o].[physical] COLLATE DATABASE_DEFAULT = [x].[physical] COLLATE DATABASE_DEFAULT
WHERE
  CHARINDEX(
    (
      SELECT
        N'|' + CAST(COUNT_BIG(*) AS nvarchar(20)) + N':' + CAST(COALESCE(SUM(CAST([l].[digest] AS decimal(38, 0))), 0) AS nvarchar(40)) + N'|' AS [fingerprint]
      FROM (
        SELECT DISTINCT
          CAST(CAST(HASHBYTES(
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
          ) AS varbinary(8)) AS bigint) AS [digest]
        FROM [OSSOURCE].[dbo].[ossys_entity_attr] AS [at]
        WHERE
          [at].[entity_id] = [a].[id] AND CAST([at].[is_active] AS int) = 1
      ) AS [l]
    ),
    [x].[attributes] COLLATE Latin1_General_BIN2
  ) = 0
  OR COALESCE(LOWER([a].[physical]), N'') <> LOWER([x].[physical] COLLATE Latin1_General_BIN2) COLLATE Latin1_General_BIN2
  OR CHARINDEX(
    (
      SELECT
        N'|' + CAST(COUNT_BIG(*) AS nvarchar(20)) + N':' + CAST(COALESCE(SUM(CAST([l].[digest] AS decimal(38, 0))), 0) AS nvarchar(40)) + N'|' AS [fingerprint]
      FROM (
        SELECT DISTINCT
          CAST(CAST(HASHBYTES(
            'MD5',
            CASE
              WHEN [c].[name] COLLATE Latin1_General_BIN2 LIKE N'%[^ -~]%'
              THEN [c].[name] COLLATE Latin1_General_BIN2
              ELSE LOWER([c].[name] COLLATE Latin1_General_BIN2) COLLATE Latin1_General_BIN2
            END + NCHAR(31) + CASE
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
          ) AS varbinary(8)) AS bigint) AS [digest]
        FROM [OSSOURCE].[sys].[columns] AS [c]
        JOIN [OSSOURCE].[sys].[types] AS [y]
          ON [y].[user_type_id] = [c].[user_type_id]
        WHERE
          [c].[object_id] = [o].[object_id]
      ) AS [l]
    ),
    [x].[columns] COLLATE Latin1_General_BIN2
  ) = 0
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
    N'a6e8ded6-294d-5a46-9d4e-25595d8b17ed',
    N'(System).User',
    N'ossys_user',
    N'|0:0|0:0|',
    N'|11:-494802205610079254|11:-8193399230032195194|'
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
  ON [o].[physical] COLLATE DATABASE_DEFAULT = [x].[physical] COLLATE DATABASE_DEFAULT
WHERE
  CHARINDEX(
    (
      SELECT
        N'|' + CAST(COUNT_BIG(*) AS nvarchar(20)) + N':' + CAST(COALESCE(SUM(CAST([l].[digest] AS decimal(38, 0))), 0) AS nvarchar(40)) + N'|' AS [fingerprint]
      FROM (
        SELECT DISTINCT
          CAST(CAST(HASHBYTES(
            'MD5',
            CASE
              WHEN [c].[name] COLLATE Latin1_General_BIN2 LIKE N'%[^ -~]%'
              THEN [c].[name] COLLATE Latin1_General_BIN2
              ELSE LOWER([c].[name] COLLATE Latin1_General_BIN2) COLLATE Latin1_General_BIN2
            END + NCHAR(31) + CASE
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
          ) AS varbinary(8)) AS bigint) AS [digest]
        FROM [OSSOURCE].[sys].[columns] AS [c]
        JOIN [OSSOURCE].[sys].[types] AS [y]
          ON [y].[user_type_id] = [c].[user_type_id]
        WHERE
          [c].[object_id] = [o].[object_id]
      ) AS [l]
    ),
    [x].[columns] COLLATE Latin1_General_BIN2
  ) = 0
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
    N'|1:2395697057124639483|1:-6207317072802670973|'
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
  CHARINDEX(
    (
      SELECT
        N'|' + CAST(COUNT_BIG(*) AS nvarchar(20)) + N':' + CAST(COALESCE(SUM(CAST([l].[digest] AS decimal(38, 0))), 0) AS nvarchar(40)) + N'|' AS [fingerprint]
      FROM (
        SELECT DISTINCT
          CAST(CAST(HASHBYTES(
            'MD5',
            LOWER(
              REPLACE(
                REPLACE(CAST([en].[ss_key] AS nvarchar(400)) COLLATE Latin1_General_BIN2, N'{', N''),
                N'}',
                N''
              )
            ) COLLATE Latin1_General_BIN2
          ) AS varbinary(8)) AS bigint) AS [digest]
        FROM [OSSOURCE].[dbo].[ossys_entity] AS [en]
        WHERE
          [en].[espace_id] = [a].[id] AND CAST([en].[is_active] AS int) = 1
      ) AS [l]
    ),
    [x].[entities] COLLATE Latin1_General_BIN2
  ) = 0
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;
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
    N'|3:-16365369200656176626|3:-2794727594117937987|',
    N'|3:12617973859779325861|3:12222600685268475130|'
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
  ON [o].[physical] COLLATE DATABASE_DEFAULT = [x].[physical] COLLATE DATABASE_DEFAULT
WHERE
  CHARINDEX(
    (
      SELECT
        N'|' + CAST(COUNT_BIG(*) AS nvarchar(20)) + N':' + CAST(COALESCE(SUM(CAST([l].[digest] AS decimal(38, 0))), 0) AS nvarchar(40)) + N'|' AS [fingerprint]
      FROM (
        SELECT DISTINCT
          CAST(CAST(HASHBYTES(
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
          ) AS varbinary(8)) AS bigint) AS [digest]
        FROM [OSTARGET].[dbo].[ossys_entity_attr] AS [at]
        WHERE
          [at].[entity_id] = [a].[id] AND CAST([at].[is_active] AS int) = 1
      ) AS [l]
    ),
    [x].[attributes] COLLATE Latin1_General_BIN2
  ) = 0
  OR COALESCE(LOWER([a].[physical]), N'') <> LOWER([x].[physical] COLLATE Latin1_General_BIN2) COLLATE Latin1_General_BIN2
  OR CHARINDEX(
    (
      SELECT
        N'|' + CAST(COUNT_BIG(*) AS nvarchar(20)) + N':' + CAST(COALESCE(SUM(CAST([l].[digest] AS decimal(38, 0))), 0) AS nvarchar(40)) + N'|' AS [fingerprint]
      FROM (
        SELECT DISTINCT
          CAST(CAST(HASHBYTES(
            'MD5',
            CASE
              WHEN [c].[name] COLLATE Latin1_General_BIN2 LIKE N'%[^ -~]%'
              THEN [c].[name] COLLATE Latin1_General_BIN2
              ELSE LOWER([c].[name] COLLATE Latin1_General_BIN2) COLLATE Latin1_General_BIN2
            END + NCHAR(31) + CASE
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
          ) AS varbinary(8)) AS bigint) AS [digest]
        FROM [OSTARGET].[sys].[columns] AS [c]
        JOIN [OSTARGET].[sys].[types] AS [y]
          ON [y].[user_type_id] = [c].[user_type_id]
        WHERE
          [c].[object_id] = [o].[object_id]
      ) AS [l]
    ),
    [x].[columns] COLLATE Latin1_General_BIN2
  ) = 0
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
    N'a6e8ded6-294d-5a46-9d4e-25595d8b17ed',
    N'(System).User',
    N'ossys_user',
    N'|0:0|0:0|',
    N'|11:-11480923171934126426|11:-9642951457450590563|'
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
  ON [o].[physical] COLLATE DATABASE_DEFAULT = [x].[physical] COLLATE DATABASE_DEFAULT
WHERE
  CHARINDEX(
    (
      SELECT
        N'|' + CAST(COUNT_BIG(*) AS nvarchar(20)) + N':' + CAST(COALESCE(SUM(CAST([l].[digest] AS decimal(38, 0))), 0) AS nvarchar(40)) + N'|' AS [fingerprint]
      FROM (
        SELECT DISTINCT
          CAST(CAST(HASHBYTES(
            'MD5',
            CASE
              WHEN [c].[name] COLLATE Latin1_General_BIN2 LIKE N'%[^ -~]%'
              THEN [c].[name] COLLATE Latin1_General_BIN2
              ELSE LOWER([c].[name] COLLATE Latin1_General_BIN2) COLLATE Latin1_General_BIN2
            END + NCHAR(31) + CASE
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
          ) AS varbinary(8)) AS bigint) AS [digest]
        FROM [OSTARGET].[sys].[columns] AS [c]
        JOIN [OSTARGET].[sys].[types] AS [y]
          ON [y].[user_type_id] = [c].[user_type_id]
        WHERE
          [c].[object_id] = [o].[object_id]
      ) AS [l]
    ),
    [x].[columns] COLLATE Latin1_General_BIN2
  ) = 0
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
    N'|1:2395697057124639483|1:-6207317072802670973|'
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
  CHARINDEX(
    (
      SELECT
        N'|' + CAST(COUNT_BIG(*) AS nvarchar(20)) + N':' + CAST(COALESCE(SUM(CAST([l].[digest] AS decimal(38, 0))), 0) AS nvarchar(40)) + N'|' AS [fingerprint]
      FROM (
        SELECT DISTINCT
          CAST(CAST(HASHBYTES(
            'MD5',
            LOWER(
              REPLACE(
                REPLACE(CAST([en].[ss_key] AS nvarchar(400)) COLLATE Latin1_General_BIN2, N'{', N''),
                N'}',
                N''
              )
            ) COLLATE Latin1_General_BIN2
          ) AS varbinary(8)) AS bigint) AS [digest]
        FROM [OSTARGET].[dbo].[ossys_entity] AS [en]
        WHERE
          [en].[espace_id] = [a].[id] AND CAST([en].[is_active] AS int) = 1
      ) AS [l]
    ),
    [x].[entities] COLLATE Latin1_General_BIN2
  ) = 0
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;
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
-- When the metamodel has changed, what follows may not even have its columns: stop here.
SELECT @o11c_found = COUNT_BIG(*), @o11c_samples = MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT what FROM #o11c_finding WHERE code = 'O11-0909'
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0909: the metamodel has changed since the snapshot: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was changed. Make both snapshots again and compile again.', N'%', N'%%');
  THROW 50909, @o11c_message, 1;
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
-- Records of both environments, paired by key: name, old id, new id, key in the source, key in the
-- target.
INSERT INTO #o11c_pair (map_name, name, old_id, new_id, source_key, target_key)
VALUES
  (N'map_tenant_63c9ad9cd6', N'Other', N'2', N'1', N'9001d360-c9ca-5907-9d78-2d437b0d07e0*Other', N'9001d360-c9ca-5907-9d78-2d437b0d07e0*Other'),
  (N'map_tenant_63c9ad9cd6', N'Users', N'1', N'2', N'9001d360-c9ca-5907-9d78-2d437b0d07e0*Users', N'9001d360-c9ca-5907-9d78-2d437b0d07e0*Users');
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
-- For the record: size of the source tables, by the share of their rows that take part.
IF OBJECT_ID(N'sys.allocation_units') IS NOT NULL
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0942', N'note', COALESCE([entity], N'all entities'),
  CASE WHEN [entity] IS NULL THEN N'about so many bytes are written, with indexes, as the source has them; the log takes about as many, and as many again are reserved there to undo; the copies in tempdb take as many as the rows' ELSE N'rows and about how many bytes' END,
  SUM(COALESCE([chosen], [whole])),
  CASE WHEN MIN(CASE WHEN [bytes] IS NULL THEN 0 ELSE 1 END) = 1 THEN N'about '
    WHEN [entity] IS NULL THEN N'at least about ' ELSE N'size not known, at least ' END
    + CONVERT(nvarchar(40), CAST(SUM(COALESCE([bytes] * COALESCE([chosen], [whole]) / NULLIF([whole], 0), 0)) / 1048576 AS decimal(19, 1))) + N' MB'
FROM (
  SELECT 1 AS [place], N'Shop.Order' AS [entity],
    (SELECT COUNT_BIG(*) FROM [OSSOURCE].[dbo].[OSUSR_S01_ORDER]) AS [whole], CAST(NULL AS bigint) AS [chosen],
    CAST((SELECT SUM(a.[total_pages]) * 8192 FROM [OSSOURCE].sys.partitions AS p
    JOIN [OSSOURCE].sys.allocation_units AS a
      ON a.[container_id] = CASE WHEN a.[type] IN (1, 3) THEN p.[hobt_id] ELSE p.[partition_id] END
    WHERE p.[object_id] = OBJECT_ID(N'[OSSOURCE].[dbo].[OSUSR_S01_ORDER]')) AS float) AS [bytes]
) AS [s]
GROUP BY GROUPING SETS (([place], [entity]), ())
ORDER BY CASE WHEN [place] IS NULL THEN 1 ELSE 0 END, [place];
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
-- For the record: what is free inside the target's files. They may grow beyond that.
IF OBJECT_ID(N'sys.allocation_units') IS NOT NULL
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0942', N'note', CASE [type] WHEN 1 THEN N'log files' ELSE N'data files' END,
  N'free inside the files of the target', COUNT_BIG(*),
  N'about ' + CONVERT(nvarchar(40), CAST(SUM(CAST([size] AS bigint)
    - COALESCE(FILEPROPERTY([name], N'SpaceUsed'), [size])) * 8192 / 1048576.0 AS decimal(19, 1))) + N' MB'
FROM sys.database_files
WHERE [type] IN (0, 1)
GROUP BY [type]
ORDER BY [type];
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
-- For the record: what is free on the volumes, where this login may look (VIEW SERVER STATE).
IF OBJECT_ID(N'sys.dm_os_volume_stats') IS NOT NULL AND (HAS_PERMS_BY_NAME(NULL, NULL, N'VIEW SERVER STATE') = 1 OR HAS_PERMS_BY_NAME(NULL, NULL, N'VIEW SERVER PERFORMANCE STATE') = 1)
  EXEC (N'INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N''O11-0942'', N''note'', COALESCE(v.[volume_mount_point], N''volume''),
  N''free on the volume of the target'', 1,
  N''about '' + CONVERT(nvarchar(40), CAST(MAX(v.[available_bytes]) / 1048576.0 AS decimal(19, 1))) + N'' MB''
FROM sys.database_files AS f
CROSS APPLY sys.dm_os_volume_stats(DB_ID(), f.[file_id]) AS v
GROUP BY v.[volume_mount_point]');
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
LEFT JOIN (
  SELECT
    TRY_CAST([old_id] AS int) AS [old_id],
    TRY_CAST([new_id] AS int) AS [new_id]
  FROM [#o11c_matched]
  WHERE
    [map_name] = N'map_user_f9b11b2f84'
) AS [p]
  ON [p].[old_id] = [s].[CREATEDBY]
WHERE
  NOT [s].[CREATEDBY] IS NULL AND [p].[old_id] IS NULL
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;
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
-- (System).User: users of the source share USERNAME: they match nobody.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0906', N'warning', N'(System).User', N'users of the source share USERNAME: they match nobody', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  MIN(CAST([u].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2) AS [sample]
FROM [OSSOURCE].[dbo].[ossys_user] AS [u]
WHERE
  NOT (
    (
      [u].[tenant_id] IS NULL
    )
    OR (
      [u].[username] IS NULL
    )
    OR (
      CAST([u].[username] AS nvarchar(4000)) COLLATE Latin1_General_CI_AI = N''
    )
  )
GROUP BY
  [u].[tenant_id],
  CAST([u].[username] AS nvarchar(4000)) COLLATE Latin1_General_CI_AI
HAVING
  COUNT_BIG(*) > 1
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
-- (System).User: users of the target share USERNAME: they match nobody.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0906', N'warning', N'(System).User', N'users of the target share USERNAME: they match nobody', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  MIN(CAST([u].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2) AS [sample]
FROM [OSTARGET].[dbo].[ossys_user] AS [u]
WHERE
  NOT (
    (
      [u].[tenant_id] IS NULL
    )
    OR (
      [u].[username] IS NULL
    )
    OR (
      CAST([u].[username] AS nvarchar(4000)) COLLATE Latin1_General_CI_AI = N''
    )
  )
GROUP BY
  [u].[tenant_id],
  CAST([u].[username] AS nvarchar(4000)) COLLATE Latin1_General_CI_AI
HAVING
  COUNT_BIG(*) > 1
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
-- Shop.Order: the highest id that the run would need, and what the target takes.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT [k].[code], [k].[severity], N'Shop.Order', [k].[what], COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (
  SELECT [w].[number], CAST([b].[highest] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample],
    ROW_NUMBER() OVER (PARTITION BY [w].[number] ORDER BY CAST([b].[highest] AS nvarchar(400)) COLLATE Latin1_General_BIN2) AS [place]
  FROM (
    SELECT [q].[rows],
      CAST(CASE WHEN [q].[held] > [q].[given] THEN [q].[held] ELSE [q].[given] END AS decimal(38, 0))
        + CAST(CASE WHEN [q].[step] > 1 THEN [q].[step] ELSE 1 END AS decimal(18, 0)) * [q].[rows] AS [highest]
    FROM (SELECT (SELECT COALESCE(MAX([ID1]), 0) FROM [OSTARGET].[dbo].[OSUSR_T01_ORDER]) AS [held],
      COALESCE(IDENT_CURRENT(N'[dbo].[OSUSR_T01_ORDER]'), 0) AS [given], COALESCE(IDENT_INCR(N'[dbo].[OSUSR_T01_ORDER]'), 1) AS [step],
      (SELECT COUNT_BIG(*) FROM [OSSOURCE].[dbo].[OSUSR_S01_ORDER] AS [s]) AS [rows]) AS [q]
  ) AS [b]
  CROSS APPLY (VALUES
    (1, CASE WHEN [b].[rows] > 0 AND [b].[highest] > 2147483647 THEN 1 ELSE 0 END)
  ) AS [w]([number], [found])
  WHERE [w].[found] = 1
) AS [f]
JOIN (VALUES
  (1, N'O11-0932', N'error', N'new ids would be above 2147483647, which Shop.Order.Id does not take')
) AS [k]([number], [code], [severity], [what]) ON [k].[number] = [f].[number]
GROUP BY [k].[number], [k].[code], [k].[severity], [k].[what]
ORDER BY [k].[number];
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
-- Every finding: code, severity, entity, count, up to five sample ids.
SELECT [code], [severity], LEFT([entity], 60) AS [entity], LEFT([what], 100) AS [what], [count],
  LEFT([samples], 200) AS [samples]
FROM #o11c_finding
ORDER BY [place];
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
