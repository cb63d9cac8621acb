-- users-policy-recreate: look for everything that can be known before, change nothing
-- Compiled by o11c 0.1.0 from
--   source snapshot 5f813fff0659f297711e34f2c607a7fbdac95152866d7b715b0d8e35ebd0735d
--   target snapshot a7aab6b574b12b004b5b1cc5cbe766ae0c59f9d5e76e24eb622c90a72ebce415
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
  (9, N'dbo.ossys_bpm_activity', N'OBJECT', N'[OSTARGET].[dbo].[ossys_bpm_activity]', N'SELECT', N'USE [OSTARGET]; GRANT SELECT ON [dbo].[ossys_bpm_activity]'),
  (10, N'dbo.ossys_bpm_process', N'OBJECT', N'[OSTARGET].[dbo].[ossys_bpm_process]', N'SELECT', N'USE [OSTARGET]; GRANT SELECT ON [dbo].[ossys_bpm_process]'),
  (11, N'dbo.ossys_entity', N'OBJECT', N'[OSSOURCE].[dbo].[ossys_entity]', N'SELECT', N'USE [OSSOURCE]; GRANT SELECT ON [dbo].[ossys_entity]'),
  (12, N'dbo.ossys_entity', N'OBJECT', N'[OSTARGET].[dbo].[ossys_entity]', N'SELECT', N'USE [OSTARGET]; GRANT SELECT ON [dbo].[ossys_entity]'),
  (13, N'dbo.ossys_entity_attr', N'OBJECT', N'[OSSOURCE].[dbo].[ossys_entity_attr]', N'SELECT', N'USE [OSSOURCE]; GRANT SELECT ON [dbo].[ossys_entity_attr]'),
  (14, N'dbo.ossys_entity_attr', N'OBJECT', N'[OSTARGET].[dbo].[ossys_entity_attr]', N'SELECT', N'USE [OSTARGET]; GRANT SELECT ON [dbo].[ossys_entity_attr]'),
  (15, N'dbo.ossys_entity_record', N'OBJECT', N'[OSSOURCE].[dbo].[ossys_entity_record]', N'SELECT', N'USE [OSSOURCE]; GRANT SELECT ON [dbo].[ossys_entity_record]'),
  (16, N'dbo.ossys_entity_record', N'OBJECT', N'[OSTARGET].[dbo].[ossys_entity_record]', N'SELECT', N'USE [OSTARGET]; GRANT SELECT ON [dbo].[ossys_entity_record]'),
  (17, N'dbo.ossys_espace', N'OBJECT', N'[OSSOURCE].[dbo].[ossys_espace]', N'SELECT', N'USE [OSSOURCE]; GRANT SELECT ON [dbo].[ossys_espace]'),
  (18, N'dbo.ossys_espace', N'OBJECT', N'[OSTARGET].[dbo].[ossys_espace]', N'SELECT', N'USE [OSTARGET]; GRANT SELECT ON [dbo].[ossys_espace]'),
  (19, N'dbo.ossys_group', N'OBJECT', N'[OSSOURCE].[dbo].[ossys_group]', N'SELECT', N'USE [OSSOURCE]; GRANT SELECT ON [dbo].[ossys_group]'),
  (20, N'dbo.ossys_group', N'OBJECT', N'[OSTARGET].[dbo].[ossys_group]', N'SELECT', N'USE [OSTARGET]; GRANT SELECT ON [dbo].[ossys_group]'),
  (21, N'dbo.ossys_group_role', N'OBJECT', N'[OSSOURCE].[dbo].[ossys_group_role]', N'SELECT', N'USE [OSSOURCE]; GRANT SELECT ON [dbo].[ossys_group_role]'),
  (22, N'dbo.ossys_group_role', N'OBJECT', N'[OSTARGET].[dbo].[ossys_group_role]', N'SELECT', N'USE [OSTARGET]; GRANT SELECT ON [dbo].[ossys_group_role]'),
  (23, N'dbo.ossys_group_user', N'OBJECT', N'[OSSOURCE].[dbo].[ossys_group_user]', N'SELECT', N'USE [OSSOURCE]; GRANT SELECT ON [dbo].[ossys_group_user]'),
  (24, N'dbo.ossys_group_user', N'OBJECT', N'[OSTARGET].[dbo].[ossys_group_user]', N'SELECT', N'USE [OSTARGET]; GRANT SELECT ON [dbo].[ossys_group_user]'),
  (25, N'dbo.ossys_role', N'OBJECT', N'[OSSOURCE].[dbo].[ossys_role]', N'SELECT', N'USE [OSSOURCE]; GRANT SELECT ON [dbo].[ossys_role]'),
  (26, N'dbo.ossys_role', N'OBJECT', N'[OSTARGET].[dbo].[ossys_role]', N'SELECT', N'USE [OSTARGET]; GRANT SELECT ON [dbo].[ossys_role]'),
  (27, N'dbo.ossys_tenant', N'OBJECT', N'[OSSOURCE].[dbo].[ossys_tenant]', N'SELECT', N'USE [OSSOURCE]; GRANT SELECT ON [dbo].[ossys_tenant]'),
  (28, N'dbo.ossys_tenant', N'OBJECT', N'[OSTARGET].[dbo].[ossys_tenant]', N'SELECT', N'USE [OSTARGET]; GRANT SELECT ON [dbo].[ossys_tenant]'),
  (29, N'dbo.ossys_user', N'OBJECT', N'[OSSOURCE].[dbo].[ossys_user]', N'SELECT', N'USE [OSSOURCE]; GRANT SELECT ON [dbo].[ossys_user]'),
  (30, N'dbo.ossys_user', N'OBJECT', N'[OSTARGET].[dbo].[ossys_user]', N'SELECT', N'USE [OSTARGET]; GRANT SELECT ON [dbo].[ossys_user]'),
  (31, N'dbo.ossys_user_role', N'OBJECT', N'[OSSOURCE].[dbo].[ossys_user_role]', N'SELECT', N'USE [OSSOURCE]; GRANT SELECT ON [dbo].[ossys_user_role]'),
  (32, N'dbo.ossys_user_role', N'OBJECT', N'[OSTARGET].[dbo].[ossys_user_role]', N'SELECT', N'USE [OSTARGET]; GRANT SELECT ON [dbo].[ossys_user_role]')
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
  (6, N'dbo.OSUSR_T01_ORDER', N'OBJECT', N'[OSTARGET].[dbo].[OSUSR_T01_ORDER]', N'DELETE', N'USE [OSTARGET]; GRANT DELETE ON [dbo].[OSUSR_T01_ORDER]'),
  (7, N'dbo.ossys_group', N'OBJECT', N'[OSTARGET].[dbo].[ossys_group]', N'INSERT', N'USE [OSTARGET]; GRANT INSERT ON [dbo].[ossys_group]'),
  (8, N'dbo.ossys_group', N'OBJECT', N'[OSTARGET].[dbo].[ossys_group]', N'UPDATE', N'USE [OSTARGET]; GRANT UPDATE ON [dbo].[ossys_group]'),
  (9, N'dbo.ossys_group_role', N'OBJECT', N'[OSTARGET].[dbo].[ossys_group_role]', N'INSERT', N'USE [OSTARGET]; GRANT INSERT ON [dbo].[ossys_group_role]'),
  (10, N'dbo.ossys_group_role', N'OBJECT', N'[OSTARGET].[dbo].[ossys_group_role]', N'UPDATE', N'USE [OSTARGET]; GRANT UPDATE ON [dbo].[ossys_group_role]'),
  (11, N'dbo.ossys_group_user', N'OBJECT', N'[OSTARGET].[dbo].[ossys_group_user]', N'INSERT', N'USE [OSTARGET]; GRANT INSERT ON [dbo].[ossys_group_user]'),
  (12, N'dbo.ossys_group_user', N'OBJECT', N'[OSTARGET].[dbo].[ossys_group_user]', N'UPDATE', N'USE [OSTARGET]; GRANT UPDATE ON [dbo].[ossys_group_user]'),
  (13, N'dbo.ossys_group_user', N'OBJECT', N'[OSTARGET].[dbo].[ossys_group_user]', N'DELETE', N'USE [OSTARGET]; GRANT DELETE ON [dbo].[ossys_group_user]'),
  (14, N'dbo.ossys_user', N'OBJECT', N'[OSTARGET].[dbo].[ossys_user]', N'INSERT', N'USE [OSTARGET]; GRANT INSERT ON [dbo].[ossys_user]'),
  (15, N'dbo.ossys_user', N'OBJECT', N'[OSTARGET].[dbo].[ossys_user]', N'UPDATE', N'USE [OSTARGET]; GRANT UPDATE ON [dbo].[ossys_user]'),
  (16, N'dbo.ossys_user', N'OBJECT', N'[OSTARGET].[dbo].[ossys_user]', N'DELETE', N'USE [OSTARGET]; GRANT DELETE ON [dbo].[ossys_user]'),
  (17, N'dbo.ossys_user_role', N'OBJECT', N'[OSTARGET].[dbo].[ossys_user_role]', N'INSERT', N'USE [OSTARGET]; GRANT INSERT ON [dbo].[ossys_user_role]'),
  (18, N'dbo.ossys_user_role', N'OBJECT', N'[OSTARGET].[dbo].[ossys_user_role]', N'UPDATE', N'USE [OSTARGET]; GRANT UPDATE ON [dbo].[ossys_user_role]'),
  (19, N'dbo.ossys_user_role', N'OBJECT', N'[OSTARGET].[dbo].[ossys_user_role]', N'DELETE', N'USE [OSTARGET]; GRANT DELETE ON [dbo].[ossys_user_role]'),
  (20, N'dbo.OSUSR_T01_ORDER', N'OBJECT', N'[OSTARGET].[dbo].[OSUSR_T01_ORDER]', N'ALTER', N'USE [OSTARGET]; GRANT ALTER ON [dbo].[OSUSR_T01_ORDER]'),
  (21, N'dbo.ossys_group', N'OBJECT', N'[OSTARGET].[dbo].[ossys_group]', N'ALTER', N'USE [OSTARGET]; GRANT ALTER ON [dbo].[ossys_group]'),
  (22, N'dbo.ossys_group_role', N'OBJECT', N'[OSTARGET].[dbo].[ossys_group_role]', N'ALTER', N'USE [OSTARGET]; GRANT ALTER ON [dbo].[ossys_group_role]'),
  (23, N'dbo.ossys_group_user', N'OBJECT', N'[OSTARGET].[dbo].[ossys_group_user]', N'ALTER', N'USE [OSTARGET]; GRANT ALTER ON [dbo].[ossys_group_user]'),
  (24, N'dbo.ossys_user', N'OBJECT', N'[OSTARGET].[dbo].[ossys_user]', N'ALTER', N'USE [OSTARGET]; GRANT ALTER ON [dbo].[ossys_user]'),
  (25, N'dbo.ossys_user_role', N'OBJECT', N'[OSTARGET].[dbo].[ossys_user_role]', N'ALTER', N'USE [OSTARGET]; GRANT ALTER ON [dbo].[ossys_user_role]')
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
  (1, N'dbo.ossys_group', N'OBJECT', N'[OSTARGET].[dbo].[ossys_group]', N'DELETE', N'USE [OSTARGET]; GRANT DELETE ON [dbo].[ossys_group]'),
  (2, N'dbo.ossys_group_role', N'OBJECT', N'[OSTARGET].[dbo].[ossys_group_role]', N'DELETE', N'USE [OSTARGET]; GRANT DELETE ON [dbo].[ossys_group_role]')
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
-- Which rows of (System).User_Role (source): their ids. Gone with the session.
DROP TABLE IF EXISTS #rows_user_role_efe5d2ed3d;
CREATE TABLE #rows_user_role_efe5d2ed3d (
  [id] int NOT NULL PRIMARY KEY
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
-- Which rows of (System).Group_Role (source): their ids. Gone with the session.
DROP TABLE IF EXISTS #rows_group_role_dfc78eb941;
CREATE TABLE #rows_group_role_dfc78eb941 (
  [id] int NOT NULL PRIMARY KEY
);
UPDATE #o11c_progress SET [mark] = N'setup 15';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'setup 15')
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
UPDATE #o11c_progress SET [mark] = N'setup 16';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'setup 16')
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
UPDATE #o11c_progress SET [mark] = N'setup 17';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'setup 17')
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
  (N'dbo.ossys_group', N'[OSSOURCE].[dbo].[ossys_group]'),
  (N'dbo.ossys_group_role', N'[OSSOURCE].[dbo].[ossys_group_role]'),
  (N'dbo.ossys_group_user', N'[OSSOURCE].[dbo].[ossys_group_user]'),
  (N'dbo.ossys_role', N'[OSSOURCE].[dbo].[ossys_role]'),
  (N'dbo.ossys_tenant', N'[OSSOURCE].[dbo].[ossys_tenant]'),
  (N'dbo.ossys_user', N'[OSSOURCE].[dbo].[ossys_user]'),
  (N'dbo.ossys_user_role', N'[OSSOURCE].[dbo].[ossys_user_role]')
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
  (N'dbo.ossys_bpm_activity', N'[OSTARGET].[dbo].[ossys_bpm_activity]'),
  (N'dbo.ossys_bpm_process', N'[OSTARGET].[dbo].[ossys_bpm_process]'),
  (N'dbo.ossys_entity', N'[OSTARGET].[dbo].[ossys_entity]'),
  (N'dbo.ossys_entity_attr', N'[OSTARGET].[dbo].[ossys_entity_attr]'),
  (N'dbo.ossys_entity_record', N'[OSTARGET].[dbo].[ossys_entity_record]'),
  (N'dbo.ossys_espace', N'[OSTARGET].[dbo].[ossys_espace]'),
  (N'dbo.ossys_group', N'[OSTARGET].[dbo].[ossys_group]'),
  (N'dbo.ossys_group_role', N'[OSTARGET].[dbo].[ossys_group_role]'),
  (N'dbo.ossys_group_user', N'[OSTARGET].[dbo].[ossys_group_user]'),
  (N'dbo.ossys_role', N'[OSTARGET].[dbo].[ossys_role]'),
  (N'dbo.ossys_tenant', N'[OSTARGET].[dbo].[ossys_tenant]'),
  (N'dbo.ossys_user', N'[OSTARGET].[dbo].[ossys_user]'),
  (N'dbo.ossys_user_role', N'[OSTARGET].[dbo].[ossys_user_role]')
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
  (N'(System).User', N'[OSSOURCE].[dbo].[ossys_user]', N'username', N'Latin1_General_CI_AI'),
  (N'(System).Group', N'[OSSOURCE].[dbo].[ossys_group]', N'name', N'Latin1_General_CI_AI')
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
  (N'(System).User', N'[OSTARGET].[dbo].[ossys_user]', N'username', N'Latin1_General_CI_AI'),
  (N'(System).Group', N'[OSTARGET].[dbo].[ossys_group]', N'name', N'Latin1_General_CI_AI')
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
  (N'Shop.Order', N'[dbo].[OSUSR_T01_ORDER]'),
  (N'(System).Group', N'[dbo].[ossys_group]'),
  (N'(System).Group_Role', N'[dbo].[ossys_group_role]'),
  (N'(System).Group_User', N'[dbo].[ossys_group_user]'),
  (N'(System).User', N'[dbo].[ossys_user]'),
  (N'(System).User_Role', N'[dbo].[ossys_user_role]')
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
  (N'Shop.Order', N'[dbo].[OSUSR_T01_ORDER]', N'osfrk_bcb9f5a6_1', N'enabled, validated'),
  (N'(System).Group', N'[dbo].[ossys_group]', N'osfrk_54900345_1', N'enabled, validated'),
  (N'(System).Group_Role', N'[dbo].[ossys_group_role]', N'osfrk_fe552f55_1', N'enabled, validated'),
  (N'(System).Group_Role', N'[dbo].[ossys_group_role]', N'osfrk_fe552f55_2', N'enabled, validated'),
  (N'(System).Group_Role', N'[dbo].[ossys_group_role]', N'osfrk_fe552f55_3', N'enabled, validated'),
  (N'(System).Group_User', N'[dbo].[ossys_group_user]', N'osfrk_961b70b5_1', N'enabled, validated'),
  (N'(System).Group_User', N'[dbo].[ossys_group_user]', N'osfrk_961b70b5_2', N'enabled, validated'),
  (N'(System).Group_User', N'[dbo].[ossys_group_user]', N'osfrk_961b70b5_3', N'enabled, validated'),
  (N'(System).User', N'[dbo].[ossys_user]', N'osfrk_c78c3c88_1', N'enabled, validated'),
  (N'(System).User_Role', N'[dbo].[ossys_user_role]', N'osfrk_8fc0333f_1', N'enabled, validated'),
  (N'(System).User_Role', N'[dbo].[ossys_user_role]', N'osfrk_8fc0333f_2', N'enabled, validated'),
  (N'(System).User_Role', N'[dbo].[ossys_user_role]', N'osfrk_8fc0333f_3', N'enabled, validated')
) AS v([label], [object], [name], [state])) AS e
FULL JOIN (SELECT w.[label], w.[relation], k.[name], k.[state]
  FROM (SELECT v.[label] COLLATE Latin1_General_BIN2 AS [label], OBJECT_ID(v.[object]) AS [relation]
FROM (VALUES
  (N'Shop.Order', N'[dbo].[OSUSR_T01_ORDER]'),
  (N'(System).Group', N'[dbo].[ossys_group]'),
  (N'(System).Group_Role', N'[dbo].[ossys_group_role]'),
  (N'(System).Group_User', N'[dbo].[ossys_group_user]'),
  (N'(System).User', N'[dbo].[ossys_user]'),
  (N'(System).User_Role', N'[dbo].[ossys_user_role]')
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
  (N'Shop.Order', N'[dbo].[OSUSR_T01_ORDER]'),
  (N'(System).Group', N'[dbo].[ossys_group]'),
  (N'(System).Group_Role', N'[dbo].[ossys_group_role]'),
  (N'(System).Group_User', N'[dbo].[ossys_group_user]'),
  (N'(System).User', N'[dbo].[ossys_user]'),
  (N'(System).User_Role', N'[dbo].[ossys_user_role]')
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
  (N'Shop.Order', N'[dbo].[OSUSR_T01_ORDER]'),
  (N'(System).Group', N'[dbo].[ossys_group]'),
  (N'(System).Group_Role', N'[dbo].[ossys_group_role]'),
  (N'(System).Group_User', N'[dbo].[ossys_group_user]'),
  (N'(System).User', N'[dbo].[ossys_user]'),
  (N'(System).User_Role', N'[dbo].[ossys_user_role]')
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
    N'dc113a9a-ec29-560e-aacd-4e5e93c5a1e1',
    N'(System).Group',
    N'ossys_group',
    N'|0:0|0:0|',
    N'|4:-275973543876715638|4:-7302667044828439408|'
  ),
  (
    N'ossys',
    N'ossys_group_role',
    N'(System).Group_Role',
    N'ossys_group_role',
    N'|0:0|0:0|',
    N'|4:12708936438517757601|4:-17277327271115535659|'
  ),
  (
    N'ossys',
    N'ossys_group_user',
    N'(System).Group_User',
    N'ossys_group_user',
    N'|0:0|0:0|',
    N'|4:3088232215172422319|4:-19961531577606992703|'
  ),
  (
    N'2e64e64d-94b9-5329-8fa0-a8b80a5cd1b8',
    N'a6e8ded6-294d-5a46-9d4e-25595d8b17ed',
    N'(System).User',
    N'ossys_user',
    N'|0:0|0:0|',
    N'|11:-494802205610079254|11:-8193399230032195194|'
  ),
  (
    N'ossys',
    N'ossys_user_role',
    N'(System).User_Role',
    N'ossys_user_role',
    N'|0:0|0:0|',
    N'|4:3385205178673049762|4:-22429815676757732077|'
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
    N'dc113a9a-ec29-560e-aacd-4e5e93c5a1e1',
    N'(System).Group',
    N'ossys_group',
    N'|0:0|0:0|',
    N'|4:-7815620618345950586|4:-7117502597112287488|'
  ),
  (
    N'ossys',
    N'ossys_group_role',
    N'(System).Group_Role',
    N'ossys_group_role',
    N'|0:0|0:0|',
    N'|4:-1320934065384536317|4:-8253651472249784111|'
  ),
  (
    N'ossys',
    N'ossys_group_user',
    N'(System).Group_User',
    N'ossys_group_user',
    N'|0:0|0:0|',
    N'|4:-1136972873529916677|4:2431054216793054995|'
  ),
  (
    N'2e64e64d-94b9-5329-8fa0-a8b80a5cd1b8',
    N'a6e8ded6-294d-5a46-9d4e-25595d8b17ed',
    N'(System).User',
    N'ossys_user',
    N'|0:0|0:0|',
    N'|11:-11480923171934126426|11:-9642951457450590563|'
  ),
  (
    N'ossys',
    N'ossys_user_role',
    N'(System).User_Role',
    N'ossys_user_role',
    N'|0:0|0:0|',
    N'|4:-4149842325502904483|4:-9108401163977164646|'
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
  (N'map_role_bed61fb7b8', N'Clerk', N'30', N'50', N'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18*0f9aea84-4f65-528d-b9fa-f5086a2dc4f1', N'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18*0f9aea84-4f65-528d-b9fa-f5086a2dc4f1');
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
-- Records of both environments, paired by key: name, old id, new id, key in the source, key in the
-- target.
INSERT INTO #o11c_pair (map_name, name, old_id, new_id, source_key, target_key)
VALUES
  (N'map_tenant_63c9ad9cd6', N'Users', N'5', N'20', N'9001d360-c9ca-5907-9d78-2d437b0d07e0*Users', N'9001d360-c9ca-5907-9d78-2d437b0d07e0*Users');
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
-- None at first: a later step adds the rows.
DELETE FROM [#rows_user_8fadb4a988];
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
-- None at first: a later step adds the rows.
DELETE FROM [#rows_group_fe15a92aa3];
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
-- The planner must know how many there are before they are joined.
IF SERVERPROPERTY(N'Babelfish') IS NULL
  EXEC (N'UPDATE STATISTICS [#rows_user_8fadb4a988]');
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
-- The planner must know how many there are before they are joined.
IF SERVERPROPERTY(N'Babelfish') IS NULL
  EXEC (N'UPDATE STATISTICS [#rows_group_user_7c51916bf8]');
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
-- The planner must know how many there are before they are joined.
IF SERVERPROPERTY(N'Babelfish') IS NULL
  EXEC (N'UPDATE STATISTICS [#rows_group_fe15a92aa3]');
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
-- The planner must know how many there are before they are joined.
IF SERVERPROPERTY(N'Babelfish') IS NULL
  EXEC (N'UPDATE STATISTICS [#rows_user_role_efe5d2ed3d]');
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
-- The planner must know how many there are before they are joined.
IF SERVERPROPERTY(N'Babelfish') IS NULL
  EXEC (N'UPDATE STATISTICS [#rows_group_role_dfc78eb941]');
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
-- The planner must know how many there are before they are joined.
IF SERVERPROPERTY(N'Babelfish') IS NULL
  EXEC (N'UPDATE STATISTICS [#rows_user_bd902553b2]');
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
-- The planner must know how many there are before they are joined.
IF SERVERPROPERTY(N'Babelfish') IS NULL
  EXEC (N'UPDATE STATISTICS [#rows_user_role_75a57aa166]');
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
-- The planner must know how many there are before they are joined.
IF SERVERPROPERTY(N'Babelfish') IS NULL
  EXEC (N'UPDATE STATISTICS [#rows_group_user_3b8d71bdbf]');
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
  SELECT 1 AS [place], N'(System).User' AS [entity],
    (SELECT COUNT_BIG(*) FROM [OSSOURCE].[dbo].[ossys_user]) AS [whole], CAST((SELECT COUNT_BIG(*) FROM #rows_user_8fadb4a988) AS bigint) AS [chosen],
    CAST((SELECT SUM(a.[total_pages]) * 8192 FROM [OSSOURCE].sys.partitions AS p
    JOIN [OSSOURCE].sys.allocation_units AS a
      ON a.[container_id] = CASE WHEN a.[type] IN (1, 3) THEN p.[hobt_id] ELSE p.[partition_id] END
    WHERE p.[object_id] = OBJECT_ID(N'[OSSOURCE].[dbo].[ossys_user]')) AS float) AS [bytes]
  UNION ALL
  SELECT 2 AS [place], N'(System).User_Role' AS [entity],
    (SELECT COUNT_BIG(*) FROM [OSSOURCE].[dbo].[ossys_user_role]) AS [whole], CAST((SELECT COUNT_BIG(*) FROM #rows_user_role_efe5d2ed3d) AS bigint) AS [chosen],
    CAST((SELECT SUM(a.[total_pages]) * 8192 FROM [OSSOURCE].sys.partitions AS p
    JOIN [OSSOURCE].sys.allocation_units AS a
      ON a.[container_id] = CASE WHEN a.[type] IN (1, 3) THEN p.[hobt_id] ELSE p.[partition_id] END
    WHERE p.[object_id] = OBJECT_ID(N'[OSSOURCE].[dbo].[ossys_user_role]')) AS float) AS [bytes]
  UNION ALL
  SELECT 3 AS [place], N'(System).Group' AS [entity],
    (SELECT COUNT_BIG(*) FROM [OSSOURCE].[dbo].[ossys_group]) AS [whole], CAST((SELECT COUNT_BIG(*) FROM #rows_group_fe15a92aa3) AS bigint) AS [chosen],
    CAST((SELECT SUM(a.[total_pages]) * 8192 FROM [OSSOURCE].sys.partitions AS p
    JOIN [OSSOURCE].sys.allocation_units AS a
      ON a.[container_id] = CASE WHEN a.[type] IN (1, 3) THEN p.[hobt_id] ELSE p.[partition_id] END
    WHERE p.[object_id] = OBJECT_ID(N'[OSSOURCE].[dbo].[ossys_group]')) AS float) AS [bytes]
  UNION ALL
  SELECT 4 AS [place], N'(System).Group_Role' AS [entity],
    (SELECT COUNT_BIG(*) FROM [OSSOURCE].[dbo].[ossys_group_role]) AS [whole], CAST((SELECT COUNT_BIG(*) FROM #rows_group_role_dfc78eb941) AS bigint) AS [chosen],
    CAST((SELECT SUM(a.[total_pages]) * 8192 FROM [OSSOURCE].sys.partitions AS p
    JOIN [OSSOURCE].sys.allocation_units AS a
      ON a.[container_id] = CASE WHEN a.[type] IN (1, 3) THEN p.[hobt_id] ELSE p.[partition_id] END
    WHERE p.[object_id] = OBJECT_ID(N'[OSSOURCE].[dbo].[ossys_group_role]')) AS float) AS [bytes]
  UNION ALL
  SELECT 5 AS [place], N'(System).Group_User' AS [entity],
    (SELECT COUNT_BIG(*) FROM [OSSOURCE].[dbo].[ossys_group_user]) AS [whole], CAST((SELECT COUNT_BIG(*) FROM #rows_group_user_7c51916bf8) AS bigint) AS [chosen],
    CAST((SELECT SUM(a.[total_pages]) * 8192 FROM [OSSOURCE].sys.partitions AS p
    JOIN [OSSOURCE].sys.allocation_units AS a
      ON a.[container_id] = CASE WHEN a.[type] IN (1, 3) THEN p.[hobt_id] ELSE p.[partition_id] END
    WHERE p.[object_id] = OBJECT_ID(N'[OSSOURCE].[dbo].[ossys_group_user]')) AS float) AS [bytes]
  UNION ALL
  SELECT 6 AS [place], N'Shop.Order' AS [entity],
    (SELECT COUNT_BIG(*) FROM [OSSOURCE].[dbo].[OSUSR_S01_ORDER]) AS [whole], CAST(NULL AS bigint) AS [chosen],
    CAST((SELECT SUM(a.[total_pages]) * 8192 FROM [OSSOURCE].sys.partitions AS p
    JOIN [OSSOURCE].sys.allocation_units AS a
      ON a.[container_id] = CASE WHEN a.[type] IN (1, 3) THEN p.[hobt_id] ELSE p.[partition_id] END
    WHERE p.[object_id] = OBJECT_ID(N'[OSSOURCE].[dbo].[OSUSR_S01_ORDER]')) AS float) AS [bytes]
) AS [s]
GROUP BY GROUPING SETS (([place], [entity]), ())
ORDER BY CASE WHEN [place] IS NULL THEN 1 ELSE 0 END, [place];
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
-- For the record: what is free on the volumes, where this login may look (VIEW SERVER STATE).
IF OBJECT_ID(N'sys.dm_os_volume_stats') IS NOT NULL AND (HAS_PERMS_BY_NAME(NULL, NULL, N'VIEW SERVER STATE') = 1 OR HAS_PERMS_BY_NAME(NULL, NULL, N'VIEW SERVER PERFORMANCE STATE') = 1)
  EXEC (N'INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N''O11-0942'', N''note'', COALESCE(v.[volume_mount_point], N''volume''),
  N''free on the volume of the target'', 1,
  N''about '' + CONVERT(nvarchar(40), CAST(MAX(v.[available_bytes]) / 1048576.0 AS decimal(19, 1))) + N'' MB''
FROM sys.database_files AS f
CROSS APPLY sys.dm_os_volume_stats(DB_ID(), f.[file_id]) AS v
GROUP BY v.[volume_mount_point]');
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
-- (System).User: the highest id that the run would need, and what the target takes.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT [k].[code], [k].[severity], N'(System).User', [k].[what], COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
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
    FROM (SELECT (SELECT COALESCE(MAX([id]), 0) FROM [OSTARGET].[dbo].[ossys_user]) AS [held],
      COALESCE(IDENT_CURRENT(N'[dbo].[ossys_user]'), 0) AS [given], COALESCE(IDENT_INCR(N'[dbo].[ossys_user]'), 1) AS [step],
      (SELECT COUNT_BIG(*) FROM [OSSOURCE].[dbo].[ossys_user] AS [s] JOIN [#rows_user_8fadb4a988] AS [s_rows] ON [s_rows].[id] = [s].[id] LEFT JOIN (SELECT TRY_CAST([old_id] AS int) AS [old_id], TRY_CAST([new_id] AS int) AS [new_id] FROM [#o11c_matched] WHERE [map_name] = N'map_user_f9b11b2f84') AS [m] ON [m].[old_id] = [s].[id] WHERE [m].[old_id] IS NULL) AS [rows]) AS [q]
  ) AS [b]
  CROSS APPLY (VALUES
    (1, CASE WHEN [b].[rows] > 0 AND [b].[highest] > 2147483647 THEN 1 ELSE 0 END)
  ) AS [w]([number], [found])
  WHERE [w].[found] = 1
) AS [f]
JOIN (VALUES
  (1, N'O11-0932', N'error', N'new ids would be above 2147483647, which (System).User.ID does not take')
) AS [k]([number], [code], [severity], [what]) ON [k].[number] = [f].[number]
GROUP BY [k].[number], [k].[code], [k].[severity], [k].[what]
ORDER BY [k].[number];
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
-- (System).User_Role: the highest id that the run would need, and what the target takes.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT [k].[code], [k].[severity], N'(System).User_Role', [k].[what], COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
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
    FROM (SELECT (SELECT COALESCE(MAX([id]), 0) FROM [OSTARGET].[dbo].[ossys_user_role]) AS [held],
      COALESCE(IDENT_CURRENT(N'[dbo].[ossys_user_role]'), 0) AS [given], COALESCE(IDENT_INCR(N'[dbo].[ossys_user_role]'), 1) AS [step],
      (SELECT COUNT_BIG(*) FROM [OSSOURCE].[dbo].[ossys_user_role] AS [s] JOIN [#rows_user_role_efe5d2ed3d] AS [s_rows] ON [s_rows].[id] = [s].[id] LEFT JOIN (SELECT TRY_CAST([old_id] AS int) AS [old_id], TRY_CAST([new_id] AS int) AS [new_id] FROM [#o11c_matched] WHERE [map_name] = N'map_user_role_e5ec603df3') AS [m] ON [m].[old_id] = [s].[id] WHERE [m].[old_id] IS NULL) AS [rows]) AS [q]
  ) AS [b]
  CROSS APPLY (VALUES
    (1, CASE WHEN [b].[rows] > 0 AND [b].[highest] > 2147483647 THEN 1 ELSE 0 END)
  ) AS [w]([number], [found])
  WHERE [w].[found] = 1
) AS [f]
JOIN (VALUES
  (1, N'O11-0932', N'error', N'new ids would be above 2147483647, which (System).User_Role.ID does not take')
) AS [k]([number], [code], [severity], [what]) ON [k].[number] = [f].[number]
GROUP BY [k].[number], [k].[code], [k].[severity], [k].[what]
ORDER BY [k].[number];
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
-- (System).Group: the highest id that the run would need, and what the target takes.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT [k].[code], [k].[severity], N'(System).Group', [k].[what], COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
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
    FROM (SELECT (SELECT COALESCE(MAX([id]), 0) FROM [OSTARGET].[dbo].[ossys_group]) AS [held],
      COALESCE(IDENT_CURRENT(N'[dbo].[ossys_group]'), 0) AS [given], COALESCE(IDENT_INCR(N'[dbo].[ossys_group]'), 1) AS [step],
      (SELECT COUNT_BIG(*) FROM [OSSOURCE].[dbo].[ossys_group] AS [s] JOIN [#rows_group_fe15a92aa3] AS [s_rows] ON [s_rows].[id] = [s].[id] LEFT JOIN (SELECT TRY_CAST([old_id] AS int) AS [old_id], TRY_CAST([new_id] AS int) AS [new_id] FROM [#o11c_matched] WHERE [map_name] = N'map_group_82be168321') AS [m] ON [m].[old_id] = [s].[id] WHERE [m].[old_id] IS NULL) AS [rows]) AS [q]
  ) AS [b]
  CROSS APPLY (VALUES
    (1, CASE WHEN [b].[rows] > 0 AND [b].[highest] > 2147483647 THEN 1 ELSE 0 END)
  ) AS [w]([number], [found])
  WHERE [w].[found] = 1
) AS [f]
JOIN (VALUES
  (1, N'O11-0932', N'error', N'new ids would be above 2147483647, which (System).Group.ID does not take')
) AS [k]([number], [code], [severity], [what]) ON [k].[number] = [f].[number]
GROUP BY [k].[number], [k].[code], [k].[severity], [k].[what]
ORDER BY [k].[number];
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
-- (System).Group_Role: the highest id that the run would need, and what the target takes.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT [k].[code], [k].[severity], N'(System).Group_Role', [k].[what], COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
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
    FROM (SELECT (SELECT COALESCE(MAX([id]), 0) FROM [OSTARGET].[dbo].[ossys_group_role]) AS [held],
      COALESCE(IDENT_CURRENT(N'[dbo].[ossys_group_role]'), 0) AS [given], COALESCE(IDENT_INCR(N'[dbo].[ossys_group_role]'), 1) AS [step],
      (SELECT COUNT_BIG(*) FROM [OSSOURCE].[dbo].[ossys_group_role] AS [s] JOIN [#rows_group_role_dfc78eb941] AS [s_rows] ON [s_rows].[id] = [s].[id] LEFT JOIN (SELECT TRY_CAST([old_id] AS int) AS [old_id], TRY_CAST([new_id] AS int) AS [new_id] FROM [#o11c_matched] WHERE [map_name] = N'map_group_role_6960332884') AS [m] ON [m].[old_id] = [s].[id] WHERE [m].[old_id] IS NULL) AS [rows]) AS [q]
  ) AS [b]
  CROSS APPLY (VALUES
    (1, CASE WHEN [b].[rows] > 0 AND [b].[highest] > 2147483647 THEN 1 ELSE 0 END)
  ) AS [w]([number], [found])
  WHERE [w].[found] = 1
) AS [f]
JOIN (VALUES
  (1, N'O11-0932', N'error', N'new ids would be above 2147483647, which (System).Group_Role.ID does not take')
) AS [k]([number], [code], [severity], [what]) ON [k].[number] = [f].[number]
GROUP BY [k].[number], [k].[code], [k].[severity], [k].[what]
ORDER BY [k].[number];
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
-- (System).Group_User: the highest id that the run would need, and what the target takes.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT [k].[code], [k].[severity], N'(System).Group_User', [k].[what], COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
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
    FROM (SELECT (SELECT COALESCE(MAX([id]), 0) FROM [OSTARGET].[dbo].[ossys_group_user]) AS [held],
      COALESCE(IDENT_CURRENT(N'[dbo].[ossys_group_user]'), 0) AS [given], COALESCE(IDENT_INCR(N'[dbo].[ossys_group_user]'), 1) AS [step],
      (SELECT COUNT_BIG(*) FROM [OSSOURCE].[dbo].[ossys_group_user] AS [s] JOIN [#rows_group_user_7c51916bf8] AS [s_rows] ON [s_rows].[id] = [s].[id] LEFT JOIN (SELECT TRY_CAST([old_id] AS int) AS [old_id], TRY_CAST([new_id] AS int) AS [new_id] FROM [#o11c_matched] WHERE [map_name] = N'map_group_user_1901da0039') AS [m] ON [m].[old_id] = [s].[id] WHERE [m].[old_id] IS NULL) AS [rows]) AS [q]
  ) AS [b]
  CROSS APPLY (VALUES
    (1, CASE WHEN [b].[rows] > 0 AND [b].[highest] > 2147483647 THEN 1 ELSE 0 END)
  ) AS [w]([number], [found])
  WHERE [w].[found] = 1
) AS [f]
JOIN (VALUES
  (1, N'O11-0932', N'error', N'new ids would be above 2147483647, which (System).Group_User.ID does not take')
) AS [k]([number], [code], [severity], [what]) ON [k].[number] = [f].[number]
GROUP BY [k].[number], [k].[code], [k].[severity], [k].[what]
ORDER BY [k].[number];
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
  ON [c].[user_id] = [t].[id]
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
  ON [c].[created_by] = [t].[id]
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
  ON [c].[last_modified_by] = [t].[id]
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
  ON [c].[suspended_by] = [t].[id]
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
  ON [c].[user_id] = [t].[id]
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
  ON [c].[user_id] = [t].[id]
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
UPDATE #o11c_progress SET [mark] = N'preflight 90';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 90')
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
UPDATE #o11c_progress SET [mark] = N'preflight 91';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 91')
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
