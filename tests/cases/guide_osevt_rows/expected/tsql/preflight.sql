-- guide-osevt-rows: look for everything that can be known before, change nothing
-- Compiled by o11c 0.1.0 from
--   source snapshot 4f3ad72317bc8e55bda4f4e1a7c958cab98c3c57d918f99c02f81cd7d411afce
--   target snapshot b1c821759f293975794cb53ce3db2fbe8ea079be35d6fc59a651053b018b6edd
--   project file    74457e8cde6c0b401102019c0fb28c273d5072a26a079a9957b98a0c44ccdd22
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
  (5, N'dbo.OSEVT_S01_CITY', N'OBJECT', N'[OSSOURCE].[dbo].[OSEVT_S01_CITY]', N'SELECT', N'USE [OSSOURCE]; GRANT SELECT ON [dbo].[OSEVT_S01_CITY]'),
  (6, N'dbo.OSEVT_S01_STREET', N'OBJECT', N'[OSSOURCE].[dbo].[OSEVT_S01_STREET]', N'SELECT', N'USE [OSSOURCE]; GRANT SELECT ON [dbo].[OSEVT_S01_STREET]'),
  (7, N'dbo.OSEVT_T01_CITY', N'OBJECT', N'[OSTARGET].[dbo].[OSEVT_T01_CITY]', N'SELECT', N'USE [OSTARGET]; GRANT SELECT ON [dbo].[OSEVT_T01_CITY]'),
  (8, N'dbo.OSEVT_T01_STREET', N'OBJECT', N'[OSTARGET].[dbo].[OSEVT_T01_STREET]', N'SELECT', N'USE [OSTARGET]; GRANT SELECT ON [dbo].[OSEVT_T01_STREET]'),
  (9, N'dbo.OSUSR_S01_CITY', N'OBJECT', N'[OSSOURCE].[dbo].[OSUSR_S01_CITY]', N'SELECT', N'USE [OSSOURCE]; GRANT SELECT ON [dbo].[OSUSR_S01_CITY]'),
  (10, N'dbo.OSUSR_S01_COUNTRY', N'OBJECT', N'[OSSOURCE].[dbo].[OSUSR_S01_COUNTRY]', N'SELECT', N'USE [OSSOURCE]; GRANT SELECT ON [dbo].[OSUSR_S01_COUNTRY]'),
  (11, N'dbo.OSUSR_S01_STREET', N'OBJECT', N'[OSSOURCE].[dbo].[OSUSR_S01_STREET]', N'SELECT', N'USE [OSSOURCE]; GRANT SELECT ON [dbo].[OSUSR_S01_STREET]'),
  (12, N'dbo.OSUSR_T01_CITY', N'OBJECT', N'[OSTARGET].[dbo].[OSUSR_T01_CITY]', N'SELECT', N'USE [OSTARGET]; GRANT SELECT ON [dbo].[OSUSR_T01_CITY]'),
  (13, N'dbo.OSUSR_T01_COUNTRY', N'OBJECT', N'[OSTARGET].[dbo].[OSUSR_T01_COUNTRY]', N'SELECT', N'USE [OSTARGET]; GRANT SELECT ON [dbo].[OSUSR_T01_COUNTRY]'),
  (14, N'dbo.OSUSR_T01_STREET', N'OBJECT', N'[OSTARGET].[dbo].[OSUSR_T01_STREET]', N'SELECT', N'USE [OSTARGET]; GRANT SELECT ON [dbo].[OSUSR_T01_STREET]'),
  (15, N'dbo.ossys_application', N'OBJECT', N'[OSSOURCE].[dbo].[ossys_application]', N'SELECT', N'USE [OSSOURCE]; GRANT SELECT ON [dbo].[ossys_application]'),
  (16, N'dbo.ossys_application', N'OBJECT', N'[OSTARGET].[dbo].[ossys_application]', N'SELECT', N'USE [OSTARGET]; GRANT SELECT ON [dbo].[ossys_application]'),
  (17, N'dbo.ossys_bpm_activity', N'OBJECT', N'[OSSOURCE].[dbo].[ossys_bpm_activity]', N'SELECT', N'USE [OSSOURCE]; GRANT SELECT ON [dbo].[ossys_bpm_activity]'),
  (18, N'dbo.ossys_bpm_activity', N'OBJECT', N'[OSTARGET].[dbo].[ossys_bpm_activity]', N'SELECT', N'USE [OSTARGET]; GRANT SELECT ON [dbo].[ossys_bpm_activity]'),
  (19, N'dbo.ossys_bpm_activity_definition', N'OBJECT', N'[OSSOURCE].[dbo].[ossys_bpm_activity_definition]', N'SELECT', N'USE [OSSOURCE]; GRANT SELECT ON [dbo].[ossys_bpm_activity_definition]'),
  (20, N'dbo.ossys_bpm_activity_definition', N'OBJECT', N'[OSTARGET].[dbo].[ossys_bpm_activity_definition]', N'SELECT', N'USE [OSTARGET]; GRANT SELECT ON [dbo].[ossys_bpm_activity_definition]'),
  (21, N'dbo.ossys_bpm_activity_kind', N'OBJECT', N'[OSSOURCE].[dbo].[ossys_bpm_activity_kind]', N'SELECT', N'USE [OSSOURCE]; GRANT SELECT ON [dbo].[ossys_bpm_activity_kind]'),
  (22, N'dbo.ossys_bpm_activity_kind', N'OBJECT', N'[OSTARGET].[dbo].[ossys_bpm_activity_kind]', N'SELECT', N'USE [OSTARGET]; GRANT SELECT ON [dbo].[ossys_bpm_activity_kind]'),
  (23, N'dbo.ossys_bpm_activity_output', N'OBJECT', N'[OSSOURCE].[dbo].[ossys_bpm_activity_output]', N'SELECT', N'USE [OSSOURCE]; GRANT SELECT ON [dbo].[ossys_bpm_activity_output]'),
  (24, N'dbo.ossys_bpm_activity_output', N'OBJECT', N'[OSTARGET].[dbo].[ossys_bpm_activity_output]', N'SELECT', N'USE [OSTARGET]; GRANT SELECT ON [dbo].[ossys_bpm_activity_output]'),
  (25, N'dbo.ossys_bpm_activity_output_def', N'OBJECT', N'[OSSOURCE].[dbo].[ossys_bpm_activity_output_def]', N'SELECT', N'USE [OSSOURCE]; GRANT SELECT ON [dbo].[ossys_bpm_activity_output_def]'),
  (26, N'dbo.ossys_bpm_activity_output_def', N'OBJECT', N'[OSTARGET].[dbo].[ossys_bpm_activity_output_def]', N'SELECT', N'USE [OSTARGET]; GRANT SELECT ON [dbo].[ossys_bpm_activity_output_def]'),
  (27, N'dbo.ossys_bpm_activity_status', N'OBJECT', N'[OSSOURCE].[dbo].[ossys_bpm_activity_status]', N'SELECT', N'USE [OSSOURCE]; GRANT SELECT ON [dbo].[ossys_bpm_activity_status]'),
  (28, N'dbo.ossys_bpm_activity_status', N'OBJECT', N'[OSTARGET].[dbo].[ossys_bpm_activity_status]', N'SELECT', N'USE [OSTARGET]; GRANT SELECT ON [dbo].[ossys_bpm_activity_status]'),
  (29, N'dbo.ossys_bpm_event', N'OBJECT', N'[OSSOURCE].[dbo].[ossys_bpm_event]', N'SELECT', N'USE [OSSOURCE]; GRANT SELECT ON [dbo].[ossys_bpm_event]'),
  (30, N'dbo.ossys_bpm_event', N'OBJECT', N'[OSTARGET].[dbo].[ossys_bpm_event]', N'SELECT', N'USE [OSTARGET]; GRANT SELECT ON [dbo].[ossys_bpm_event]'),
  (31, N'dbo.ossys_bpm_event_queue', N'OBJECT', N'[OSSOURCE].[dbo].[ossys_bpm_event_queue]', N'SELECT', N'USE [OSSOURCE]; GRANT SELECT ON [dbo].[ossys_bpm_event_queue]'),
  (32, N'dbo.ossys_bpm_event_queue', N'OBJECT', N'[OSTARGET].[dbo].[ossys_bpm_event_queue]', N'SELECT', N'USE [OSTARGET]; GRANT SELECT ON [dbo].[ossys_bpm_event_queue]'),
  (33, N'dbo.ossys_bpm_process', N'OBJECT', N'[OSSOURCE].[dbo].[ossys_bpm_process]', N'SELECT', N'USE [OSSOURCE]; GRANT SELECT ON [dbo].[ossys_bpm_process]'),
  (34, N'dbo.ossys_bpm_process', N'OBJECT', N'[OSTARGET].[dbo].[ossys_bpm_process]', N'SELECT', N'USE [OSTARGET]; GRANT SELECT ON [dbo].[ossys_bpm_process]'),
  (35, N'dbo.ossys_bpm_process_definition', N'OBJECT', N'[OSSOURCE].[dbo].[ossys_bpm_process_definition]', N'SELECT', N'USE [OSSOURCE]; GRANT SELECT ON [dbo].[ossys_bpm_process_definition]'),
  (36, N'dbo.ossys_bpm_process_definition', N'OBJECT', N'[OSTARGET].[dbo].[ossys_bpm_process_definition]', N'SELECT', N'USE [OSTARGET]; GRANT SELECT ON [dbo].[ossys_bpm_process_definition]'),
  (37, N'dbo.ossys_bpm_process_input', N'OBJECT', N'[OSSOURCE].[dbo].[ossys_bpm_process_input]', N'SELECT', N'USE [OSSOURCE]; GRANT SELECT ON [dbo].[ossys_bpm_process_input]'),
  (38, N'dbo.ossys_bpm_process_input', N'OBJECT', N'[OSTARGET].[dbo].[ossys_bpm_process_input]', N'SELECT', N'USE [OSTARGET]; GRANT SELECT ON [dbo].[ossys_bpm_process_input]'),
  (39, N'dbo.ossys_bpm_process_input_def', N'OBJECT', N'[OSSOURCE].[dbo].[ossys_bpm_process_input_def]', N'SELECT', N'USE [OSSOURCE]; GRANT SELECT ON [dbo].[ossys_bpm_process_input_def]'),
  (40, N'dbo.ossys_bpm_process_input_def', N'OBJECT', N'[OSTARGET].[dbo].[ossys_bpm_process_input_def]', N'SELECT', N'USE [OSTARGET]; GRANT SELECT ON [dbo].[ossys_bpm_process_input_def]'),
  (41, N'dbo.ossys_bpm_process_output', N'OBJECT', N'[OSSOURCE].[dbo].[ossys_bpm_process_output]', N'SELECT', N'USE [OSSOURCE]; GRANT SELECT ON [dbo].[ossys_bpm_process_output]'),
  (42, N'dbo.ossys_bpm_process_output', N'OBJECT', N'[OSTARGET].[dbo].[ossys_bpm_process_output]', N'SELECT', N'USE [OSTARGET]; GRANT SELECT ON [dbo].[ossys_bpm_process_output]'),
  (43, N'dbo.ossys_bpm_process_output_def', N'OBJECT', N'[OSSOURCE].[dbo].[ossys_bpm_process_output_def]', N'SELECT', N'USE [OSSOURCE]; GRANT SELECT ON [dbo].[ossys_bpm_process_output_def]'),
  (44, N'dbo.ossys_bpm_process_output_def', N'OBJECT', N'[OSTARGET].[dbo].[ossys_bpm_process_output_def]', N'SELECT', N'USE [OSTARGET]; GRANT SELECT ON [dbo].[ossys_bpm_process_output_def]'),
  (45, N'dbo.ossys_bpm_process_status', N'OBJECT', N'[OSSOURCE].[dbo].[ossys_bpm_process_status]', N'SELECT', N'USE [OSSOURCE]; GRANT SELECT ON [dbo].[ossys_bpm_process_status]'),
  (46, N'dbo.ossys_bpm_process_status', N'OBJECT', N'[OSTARGET].[dbo].[ossys_bpm_process_status]', N'SELECT', N'USE [OSTARGET]; GRANT SELECT ON [dbo].[ossys_bpm_process_status]'),
  (47, N'dbo.ossys_entity', N'OBJECT', N'[OSSOURCE].[dbo].[ossys_entity]', N'SELECT', N'USE [OSSOURCE]; GRANT SELECT ON [dbo].[ossys_entity]'),
  (48, N'dbo.ossys_entity', N'OBJECT', N'[OSTARGET].[dbo].[ossys_entity]', N'SELECT', N'USE [OSTARGET]; GRANT SELECT ON [dbo].[ossys_entity]'),
  (49, N'dbo.ossys_entity_attr', N'OBJECT', N'[OSSOURCE].[dbo].[ossys_entity_attr]', N'SELECT', N'USE [OSSOURCE]; GRANT SELECT ON [dbo].[ossys_entity_attr]'),
  (50, N'dbo.ossys_entity_attr', N'OBJECT', N'[OSTARGET].[dbo].[ossys_entity_attr]', N'SELECT', N'USE [OSTARGET]; GRANT SELECT ON [dbo].[ossys_entity_attr]'),
  (51, N'dbo.ossys_entity_record', N'OBJECT', N'[OSSOURCE].[dbo].[ossys_entity_record]', N'SELECT', N'USE [OSSOURCE]; GRANT SELECT ON [dbo].[ossys_entity_record]'),
  (52, N'dbo.ossys_entity_record', N'OBJECT', N'[OSTARGET].[dbo].[ossys_entity_record]', N'SELECT', N'USE [OSTARGET]; GRANT SELECT ON [dbo].[ossys_entity_record]'),
  (53, N'dbo.ossys_espace', N'OBJECT', N'[OSSOURCE].[dbo].[ossys_espace]', N'SELECT', N'USE [OSSOURCE]; GRANT SELECT ON [dbo].[ossys_espace]'),
  (54, N'dbo.ossys_espace', N'OBJECT', N'[OSTARGET].[dbo].[ossys_espace]', N'SELECT', N'USE [OSTARGET]; GRANT SELECT ON [dbo].[ossys_espace]'),
  (55, N'dbo.ossys_group', N'OBJECT', N'[OSSOURCE].[dbo].[ossys_group]', N'SELECT', N'USE [OSSOURCE]; GRANT SELECT ON [dbo].[ossys_group]'),
  (56, N'dbo.ossys_group', N'OBJECT', N'[OSTARGET].[dbo].[ossys_group]', N'SELECT', N'USE [OSTARGET]; GRANT SELECT ON [dbo].[ossys_group]'),
  (57, N'dbo.ossys_group_user', N'OBJECT', N'[OSSOURCE].[dbo].[ossys_group_user]', N'SELECT', N'USE [OSSOURCE]; GRANT SELECT ON [dbo].[ossys_group_user]'),
  (58, N'dbo.ossys_group_user', N'OBJECT', N'[OSTARGET].[dbo].[ossys_group_user]', N'SELECT', N'USE [OSTARGET]; GRANT SELECT ON [dbo].[ossys_group_user]'),
  (59, N'dbo.ossys_role', N'OBJECT', N'[OSSOURCE].[dbo].[ossys_role]', N'SELECT', N'USE [OSSOURCE]; GRANT SELECT ON [dbo].[ossys_role]'),
  (60, N'dbo.ossys_role', N'OBJECT', N'[OSTARGET].[dbo].[ossys_role]', N'SELECT', N'USE [OSTARGET]; GRANT SELECT ON [dbo].[ossys_role]'),
  (61, N'dbo.ossys_tenant', N'OBJECT', N'[OSSOURCE].[dbo].[ossys_tenant]', N'SELECT', N'USE [OSSOURCE]; GRANT SELECT ON [dbo].[ossys_tenant]'),
  (62, N'dbo.ossys_tenant', N'OBJECT', N'[OSTARGET].[dbo].[ossys_tenant]', N'SELECT', N'USE [OSTARGET]; GRANT SELECT ON [dbo].[ossys_tenant]'),
  (63, N'dbo.ossys_user', N'OBJECT', N'[OSSOURCE].[dbo].[ossys_user]', N'SELECT', N'USE [OSSOURCE]; GRANT SELECT ON [dbo].[ossys_user]'),
  (64, N'dbo.ossys_user', N'OBJECT', N'[OSTARGET].[dbo].[ossys_user]', N'SELECT', N'USE [OSTARGET]; GRANT SELECT ON [dbo].[ossys_user]')
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
  (4, N'dbo.OSEVT_T01_CITY', N'OBJECT', N'[OSTARGET].[dbo].[OSEVT_T01_CITY]', N'INSERT', N'USE [OSTARGET]; GRANT INSERT ON [dbo].[OSEVT_T01_CITY]'),
  (5, N'dbo.OSEVT_T01_CITY', N'OBJECT', N'[OSTARGET].[dbo].[OSEVT_T01_CITY]', N'UPDATE', N'USE [OSTARGET]; GRANT UPDATE ON [dbo].[OSEVT_T01_CITY]'),
  (6, N'dbo.OSEVT_T01_STREET', N'OBJECT', N'[OSTARGET].[dbo].[OSEVT_T01_STREET]', N'INSERT', N'USE [OSTARGET]; GRANT INSERT ON [dbo].[OSEVT_T01_STREET]'),
  (7, N'dbo.OSEVT_T01_STREET', N'OBJECT', N'[OSTARGET].[dbo].[OSEVT_T01_STREET]', N'UPDATE', N'USE [OSTARGET]; GRANT UPDATE ON [dbo].[OSEVT_T01_STREET]'),
  (8, N'dbo.OSUSR_T01_CITY', N'OBJECT', N'[OSTARGET].[dbo].[OSUSR_T01_CITY]', N'INSERT', N'USE [OSTARGET]; GRANT INSERT ON [dbo].[OSUSR_T01_CITY]'),
  (9, N'dbo.OSUSR_T01_CITY', N'OBJECT', N'[OSTARGET].[dbo].[OSUSR_T01_CITY]', N'UPDATE', N'USE [OSTARGET]; GRANT UPDATE ON [dbo].[OSUSR_T01_CITY]'),
  (10, N'dbo.OSUSR_T01_COUNTRY', N'OBJECT', N'[OSTARGET].[dbo].[OSUSR_T01_COUNTRY]', N'INSERT', N'USE [OSTARGET]; GRANT INSERT ON [dbo].[OSUSR_T01_COUNTRY]'),
  (11, N'dbo.OSUSR_T01_COUNTRY', N'OBJECT', N'[OSTARGET].[dbo].[OSUSR_T01_COUNTRY]', N'UPDATE', N'USE [OSTARGET]; GRANT UPDATE ON [dbo].[OSUSR_T01_COUNTRY]'),
  (12, N'dbo.OSUSR_T01_STREET', N'OBJECT', N'[OSTARGET].[dbo].[OSUSR_T01_STREET]', N'INSERT', N'USE [OSTARGET]; GRANT INSERT ON [dbo].[OSUSR_T01_STREET]'),
  (13, N'dbo.OSUSR_T01_STREET', N'OBJECT', N'[OSTARGET].[dbo].[OSUSR_T01_STREET]', N'UPDATE', N'USE [OSTARGET]; GRANT UPDATE ON [dbo].[OSUSR_T01_STREET]'),
  (14, N'dbo.ossys_bpm_activity', N'OBJECT', N'[OSTARGET].[dbo].[ossys_bpm_activity]', N'INSERT', N'USE [OSTARGET]; GRANT INSERT ON [dbo].[ossys_bpm_activity]'),
  (15, N'dbo.ossys_bpm_activity', N'OBJECT', N'[OSTARGET].[dbo].[ossys_bpm_activity]', N'UPDATE', N'USE [OSTARGET]; GRANT UPDATE ON [dbo].[ossys_bpm_activity]'),
  (16, N'dbo.ossys_bpm_activity_output', N'OBJECT', N'[OSTARGET].[dbo].[ossys_bpm_activity_output]', N'INSERT', N'USE [OSTARGET]; GRANT INSERT ON [dbo].[ossys_bpm_activity_output]'),
  (17, N'dbo.ossys_bpm_activity_output', N'OBJECT', N'[OSTARGET].[dbo].[ossys_bpm_activity_output]', N'UPDATE', N'USE [OSTARGET]; GRANT UPDATE ON [dbo].[ossys_bpm_activity_output]'),
  (18, N'dbo.ossys_bpm_process', N'OBJECT', N'[OSTARGET].[dbo].[ossys_bpm_process]', N'INSERT', N'USE [OSTARGET]; GRANT INSERT ON [dbo].[ossys_bpm_process]'),
  (19, N'dbo.ossys_bpm_process', N'OBJECT', N'[OSTARGET].[dbo].[ossys_bpm_process]', N'UPDATE', N'USE [OSTARGET]; GRANT UPDATE ON [dbo].[ossys_bpm_process]'),
  (20, N'dbo.ossys_bpm_process_input', N'OBJECT', N'[OSTARGET].[dbo].[ossys_bpm_process_input]', N'INSERT', N'USE [OSTARGET]; GRANT INSERT ON [dbo].[ossys_bpm_process_input]'),
  (21, N'dbo.ossys_bpm_process_input', N'OBJECT', N'[OSTARGET].[dbo].[ossys_bpm_process_input]', N'UPDATE', N'USE [OSTARGET]; GRANT UPDATE ON [dbo].[ossys_bpm_process_input]'),
  (22, N'dbo.ossys_bpm_process_output', N'OBJECT', N'[OSTARGET].[dbo].[ossys_bpm_process_output]', N'INSERT', N'USE [OSTARGET]; GRANT INSERT ON [dbo].[ossys_bpm_process_output]'),
  (23, N'dbo.ossys_bpm_process_output', N'OBJECT', N'[OSTARGET].[dbo].[ossys_bpm_process_output]', N'UPDATE', N'USE [OSTARGET]; GRANT UPDATE ON [dbo].[ossys_bpm_process_output]'),
  (24, N'dbo.ossys_group', N'OBJECT', N'[OSTARGET].[dbo].[ossys_group]', N'INSERT', N'USE [OSTARGET]; GRANT INSERT ON [dbo].[ossys_group]'),
  (25, N'dbo.ossys_group', N'OBJECT', N'[OSTARGET].[dbo].[ossys_group]', N'UPDATE', N'USE [OSTARGET]; GRANT UPDATE ON [dbo].[ossys_group]'),
  (26, N'dbo.ossys_group_user', N'OBJECT', N'[OSTARGET].[dbo].[ossys_group_user]', N'INSERT', N'USE [OSTARGET]; GRANT INSERT ON [dbo].[ossys_group_user]'),
  (27, N'dbo.ossys_group_user', N'OBJECT', N'[OSTARGET].[dbo].[ossys_group_user]', N'UPDATE', N'USE [OSTARGET]; GRANT UPDATE ON [dbo].[ossys_group_user]'),
  (28, N'dbo.ossys_user', N'OBJECT', N'[OSTARGET].[dbo].[ossys_user]', N'INSERT', N'USE [OSTARGET]; GRANT INSERT ON [dbo].[ossys_user]'),
  (29, N'dbo.ossys_user', N'OBJECT', N'[OSTARGET].[dbo].[ossys_user]', N'UPDATE', N'USE [OSTARGET]; GRANT UPDATE ON [dbo].[ossys_user]'),
  (30, N'dbo.OSUSR_T01_CITY', N'OBJECT', N'[OSTARGET].[dbo].[OSUSR_T01_CITY]', N'ALTER', N'USE [OSTARGET]; GRANT ALTER ON [dbo].[OSUSR_T01_CITY]'),
  (31, N'dbo.OSUSR_T01_COUNTRY', N'OBJECT', N'[OSTARGET].[dbo].[OSUSR_T01_COUNTRY]', N'ALTER', N'USE [OSTARGET]; GRANT ALTER ON [dbo].[OSUSR_T01_COUNTRY]'),
  (32, N'dbo.OSUSR_T01_STREET', N'OBJECT', N'[OSTARGET].[dbo].[OSUSR_T01_STREET]', N'ALTER', N'USE [OSTARGET]; GRANT ALTER ON [dbo].[OSUSR_T01_STREET]'),
  (33, N'dbo.ossys_bpm_activity', N'OBJECT', N'[OSTARGET].[dbo].[ossys_bpm_activity]', N'ALTER', N'USE [OSTARGET]; GRANT ALTER ON [dbo].[ossys_bpm_activity]'),
  (34, N'dbo.ossys_bpm_activity_output', N'OBJECT', N'[OSTARGET].[dbo].[ossys_bpm_activity_output]', N'ALTER', N'USE [OSTARGET]; GRANT ALTER ON [dbo].[ossys_bpm_activity_output]'),
  (35, N'dbo.ossys_bpm_process', N'OBJECT', N'[OSTARGET].[dbo].[ossys_bpm_process]', N'ALTER', N'USE [OSTARGET]; GRANT ALTER ON [dbo].[ossys_bpm_process]'),
  (36, N'dbo.ossys_bpm_process_input', N'OBJECT', N'[OSTARGET].[dbo].[ossys_bpm_process_input]', N'ALTER', N'USE [OSTARGET]; GRANT ALTER ON [dbo].[ossys_bpm_process_input]'),
  (37, N'dbo.ossys_bpm_process_output', N'OBJECT', N'[OSTARGET].[dbo].[ossys_bpm_process_output]', N'ALTER', N'USE [OSTARGET]; GRANT ALTER ON [dbo].[ossys_bpm_process_output]'),
  (38, N'dbo.ossys_group', N'OBJECT', N'[OSTARGET].[dbo].[ossys_group]', N'ALTER', N'USE [OSTARGET]; GRANT ALTER ON [dbo].[ossys_group]'),
  (39, N'dbo.ossys_group_user', N'OBJECT', N'[OSTARGET].[dbo].[ossys_group_user]', N'ALTER', N'USE [OSTARGET]; GRANT ALTER ON [dbo].[ossys_group_user]'),
  (40, N'dbo.ossys_user', N'OBJECT', N'[OSTARGET].[dbo].[ossys_user]', N'ALTER', N'USE [OSTARGET]; GRANT ALTER ON [dbo].[ossys_user]')
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
  (1, N'dbo.OSEVT_T01_CITY', N'OBJECT', N'[OSTARGET].[dbo].[OSEVT_T01_CITY]', N'DELETE', N'USE [OSTARGET]; GRANT DELETE ON [dbo].[OSEVT_T01_CITY]'),
  (2, N'dbo.OSEVT_T01_STREET', N'OBJECT', N'[OSTARGET].[dbo].[OSEVT_T01_STREET]', N'DELETE', N'USE [OSTARGET]; GRANT DELETE ON [dbo].[OSEVT_T01_STREET]'),
  (3, N'dbo.OSUSR_T01_CITY', N'OBJECT', N'[OSTARGET].[dbo].[OSUSR_T01_CITY]', N'DELETE', N'USE [OSTARGET]; GRANT DELETE ON [dbo].[OSUSR_T01_CITY]'),
  (4, N'dbo.OSUSR_T01_COUNTRY', N'OBJECT', N'[OSTARGET].[dbo].[OSUSR_T01_COUNTRY]', N'DELETE', N'USE [OSTARGET]; GRANT DELETE ON [dbo].[OSUSR_T01_COUNTRY]'),
  (5, N'dbo.OSUSR_T01_STREET', N'OBJECT', N'[OSTARGET].[dbo].[OSUSR_T01_STREET]', N'DELETE', N'USE [OSTARGET]; GRANT DELETE ON [dbo].[OSUSR_T01_STREET]'),
  (6, N'dbo.ossys_bpm_activity', N'OBJECT', N'[OSTARGET].[dbo].[ossys_bpm_activity]', N'DELETE', N'USE [OSTARGET]; GRANT DELETE ON [dbo].[ossys_bpm_activity]'),
  (7, N'dbo.ossys_bpm_activity_output', N'OBJECT', N'[OSTARGET].[dbo].[ossys_bpm_activity_output]', N'DELETE', N'USE [OSTARGET]; GRANT DELETE ON [dbo].[ossys_bpm_activity_output]'),
  (8, N'dbo.ossys_bpm_process', N'OBJECT', N'[OSTARGET].[dbo].[ossys_bpm_process]', N'DELETE', N'USE [OSTARGET]; GRANT DELETE ON [dbo].[ossys_bpm_process]'),
  (9, N'dbo.ossys_bpm_process_input', N'OBJECT', N'[OSTARGET].[dbo].[ossys_bpm_process_input]', N'DELETE', N'USE [OSTARGET]; GRANT DELETE ON [dbo].[ossys_bpm_process_input]'),
  (10, N'dbo.ossys_bpm_process_output', N'OBJECT', N'[OSTARGET].[dbo].[ossys_bpm_process_output]', N'DELETE', N'USE [OSTARGET]; GRANT DELETE ON [dbo].[ossys_bpm_process_output]'),
  (11, N'dbo.ossys_group', N'OBJECT', N'[OSTARGET].[dbo].[ossys_group]', N'DELETE', N'USE [OSTARGET]; GRANT DELETE ON [dbo].[ossys_group]'),
  (12, N'dbo.ossys_group_user', N'OBJECT', N'[OSTARGET].[dbo].[ossys_group_user]', N'DELETE', N'USE [OSTARGET]; GRANT DELETE ON [dbo].[ossys_group_user]'),
  (13, N'dbo.ossys_user', N'OBJECT', N'[OSTARGET].[dbo].[ossys_user]', N'DELETE', N'USE [OSTARGET]; GRANT DELETE ON [dbo].[ossys_user]'),
  (14, N'dbo.ossys_group_role', N'OBJECT', N'[OSTARGET].[dbo].[ossys_group_role]', N'SELECT', N'USE [OSTARGET]; GRANT SELECT ON [dbo].[ossys_group_role]'),
  (15, N'dbo.ossys_user_role', N'OBJECT', N'[OSTARGET].[dbo].[ossys_user_role]', N'SELECT', N'USE [OSTARGET]; GRANT SELECT ON [dbo].[ossys_user_role]')
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
-- Which rows of (System).Process (source): their ids. Gone with the session.
DROP TABLE IF EXISTS #rows_process_f6d957e147;
CREATE TABLE #rows_process_f6d957e147 (
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
-- Which rows of (System).Process_Input (source): their ids. Gone with the session.
DROP TABLE IF EXISTS #rows_process_input_e63f36504d;
CREATE TABLE #rows_process_input_e63f36504d (
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
-- Which rows of (System).Process_Output (source): their ids. Gone with the session.
DROP TABLE IF EXISTS #rows_process_output_8de501dcc5;
CREATE TABLE #rows_process_output_8de501dcc5 (
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
-- Which rows of (System).Activity (source): their ids. Gone with the session.
DROP TABLE IF EXISTS #rows_activity_17766887e7;
CREATE TABLE #rows_activity_17766887e7 (
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
-- Which rows of (System).Activity_Output (source): their ids. Gone with the session.
DROP TABLE IF EXISTS #rows_activity_output_4cc1817003;
CREATE TABLE #rows_activity_output_4cc1817003 (
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
-- Which rows of (System).User (source): their ids. Gone with the session.
DROP TABLE IF EXISTS #rows_user_8fadb4a988;
CREATE TABLE #rows_user_8fadb4a988 (
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
-- Which rows of (System).Group (source): their ids. Gone with the session.
DROP TABLE IF EXISTS #rows_group_fe15a92aa3;
CREATE TABLE #rows_group_fe15a92aa3 (
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
  (N'dbo.OSEVT_S01_CITY', N'[OSSOURCE].[dbo].[OSEVT_S01_CITY]'),
  (N'dbo.OSEVT_S01_STREET', N'[OSSOURCE].[dbo].[OSEVT_S01_STREET]'),
  (N'dbo.OSUSR_S01_CITY', N'[OSSOURCE].[dbo].[OSUSR_S01_CITY]'),
  (N'dbo.OSUSR_S01_COUNTRY', N'[OSSOURCE].[dbo].[OSUSR_S01_COUNTRY]'),
  (N'dbo.OSUSR_S01_STREET', N'[OSSOURCE].[dbo].[OSUSR_S01_STREET]'),
  (N'dbo.ossys_application', N'[OSSOURCE].[dbo].[ossys_application]'),
  (N'dbo.ossys_bpm_activity', N'[OSSOURCE].[dbo].[ossys_bpm_activity]'),
  (N'dbo.ossys_bpm_activity_definition', N'[OSSOURCE].[dbo].[ossys_bpm_activity_definition]'),
  (N'dbo.ossys_bpm_activity_kind', N'[OSSOURCE].[dbo].[ossys_bpm_activity_kind]'),
  (N'dbo.ossys_bpm_activity_output', N'[OSSOURCE].[dbo].[ossys_bpm_activity_output]'),
  (N'dbo.ossys_bpm_activity_output_def', N'[OSSOURCE].[dbo].[ossys_bpm_activity_output_def]'),
  (N'dbo.ossys_bpm_activity_status', N'[OSSOURCE].[dbo].[ossys_bpm_activity_status]'),
  (N'dbo.ossys_bpm_event', N'[OSSOURCE].[dbo].[ossys_bpm_event]'),
  (N'dbo.ossys_bpm_event_queue', N'[OSSOURCE].[dbo].[ossys_bpm_event_queue]'),
  (N'dbo.ossys_bpm_process', N'[OSSOURCE].[dbo].[ossys_bpm_process]'),
  (N'dbo.ossys_bpm_process_definition', N'[OSSOURCE].[dbo].[ossys_bpm_process_definition]'),
  (N'dbo.ossys_bpm_process_input', N'[OSSOURCE].[dbo].[ossys_bpm_process_input]'),
  (N'dbo.ossys_bpm_process_input_def', N'[OSSOURCE].[dbo].[ossys_bpm_process_input_def]'),
  (N'dbo.ossys_bpm_process_output', N'[OSSOURCE].[dbo].[ossys_bpm_process_output]'),
  (N'dbo.ossys_bpm_process_output_def', N'[OSSOURCE].[dbo].[ossys_bpm_process_output_def]'),
  (N'dbo.ossys_bpm_process_status', N'[OSSOURCE].[dbo].[ossys_bpm_process_status]'),
  (N'dbo.ossys_entity', N'[OSSOURCE].[dbo].[ossys_entity]'),
  (N'dbo.ossys_entity_attr', N'[OSSOURCE].[dbo].[ossys_entity_attr]'),
  (N'dbo.ossys_entity_record', N'[OSSOURCE].[dbo].[ossys_entity_record]'),
  (N'dbo.ossys_espace', N'[OSSOURCE].[dbo].[ossys_espace]'),
  (N'dbo.ossys_group', N'[OSSOURCE].[dbo].[ossys_group]'),
  (N'dbo.ossys_group_user', N'[OSSOURCE].[dbo].[ossys_group_user]'),
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
  (N'dbo.OSEVT_T01_CITY', N'[OSTARGET].[dbo].[OSEVT_T01_CITY]'),
  (N'dbo.OSEVT_T01_STREET', N'[OSTARGET].[dbo].[OSEVT_T01_STREET]'),
  (N'dbo.OSUSR_T01_CITY', N'[OSTARGET].[dbo].[OSUSR_T01_CITY]'),
  (N'dbo.OSUSR_T01_COUNTRY', N'[OSTARGET].[dbo].[OSUSR_T01_COUNTRY]'),
  (N'dbo.OSUSR_T01_STREET', N'[OSTARGET].[dbo].[OSUSR_T01_STREET]'),
  (N'dbo.ossys_application', N'[OSTARGET].[dbo].[ossys_application]'),
  (N'dbo.ossys_bpm_activity', N'[OSTARGET].[dbo].[ossys_bpm_activity]'),
  (N'dbo.ossys_bpm_activity_definition', N'[OSTARGET].[dbo].[ossys_bpm_activity_definition]'),
  (N'dbo.ossys_bpm_activity_kind', N'[OSTARGET].[dbo].[ossys_bpm_activity_kind]'),
  (N'dbo.ossys_bpm_activity_output', N'[OSTARGET].[dbo].[ossys_bpm_activity_output]'),
  (N'dbo.ossys_bpm_activity_output_def', N'[OSTARGET].[dbo].[ossys_bpm_activity_output_def]'),
  (N'dbo.ossys_bpm_activity_status', N'[OSTARGET].[dbo].[ossys_bpm_activity_status]'),
  (N'dbo.ossys_bpm_event', N'[OSTARGET].[dbo].[ossys_bpm_event]'),
  (N'dbo.ossys_bpm_event_queue', N'[OSTARGET].[dbo].[ossys_bpm_event_queue]'),
  (N'dbo.ossys_bpm_process', N'[OSTARGET].[dbo].[ossys_bpm_process]'),
  (N'dbo.ossys_bpm_process_definition', N'[OSTARGET].[dbo].[ossys_bpm_process_definition]'),
  (N'dbo.ossys_bpm_process_input', N'[OSTARGET].[dbo].[ossys_bpm_process_input]'),
  (N'dbo.ossys_bpm_process_input_def', N'[OSTARGET].[dbo].[ossys_bpm_process_input_def]'),
  (N'dbo.ossys_bpm_process_output', N'[OSTARGET].[dbo].[ossys_bpm_process_output]'),
  (N'dbo.ossys_bpm_process_output_def', N'[OSTARGET].[dbo].[ossys_bpm_process_output_def]'),
  (N'dbo.ossys_bpm_process_status', N'[OSTARGET].[dbo].[ossys_bpm_process_status]'),
  (N'dbo.ossys_entity', N'[OSTARGET].[dbo].[ossys_entity]'),
  (N'dbo.ossys_entity_attr', N'[OSTARGET].[dbo].[ossys_entity_attr]'),
  (N'dbo.ossys_entity_record', N'[OSTARGET].[dbo].[ossys_entity_record]'),
  (N'dbo.ossys_espace', N'[OSTARGET].[dbo].[ossys_espace]'),
  (N'dbo.ossys_group', N'[OSTARGET].[dbo].[ossys_group]'),
  (N'dbo.ossys_group_user', N'[OSTARGET].[dbo].[ossys_group_user]'),
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
  (N'OSEVT_T01_CITY', N'[dbo].[OSEVT_T01_CITY]'),
  (N'OSEVT_T01_STREET', N'[dbo].[OSEVT_T01_STREET]'),
  (N'CityManager.City', N'[dbo].[OSUSR_T01_CITY]'),
  (N'CityManager.Country', N'[dbo].[OSUSR_T01_COUNTRY]'),
  (N'CityManager.Street', N'[dbo].[OSUSR_T01_STREET]'),
  (N'(System).Activity', N'[dbo].[ossys_bpm_activity]'),
  (N'(System).Activity_Output', N'[dbo].[ossys_bpm_activity_output]'),
  (N'(System).Process', N'[dbo].[ossys_bpm_process]'),
  (N'(System).Process_Input', N'[dbo].[ossys_bpm_process_input]'),
  (N'(System).Process_Output', N'[dbo].[ossys_bpm_process_output]'),
  (N'(System).Group', N'[dbo].[ossys_group]'),
  (N'(System).Group_User', N'[dbo].[ossys_group_user]'),
  (N'(System).User', N'[dbo].[ossys_user]')
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
  (N'CityManager.City', N'[dbo].[OSUSR_T01_CITY]', N'osfrk_083d3bd8_1', N'enabled, validated'),
  (N'(System).Activity', N'[dbo].[ossys_bpm_activity]', N'osfrk_0ebfff12_1', N'enabled, validated'),
  (N'(System).Activity', N'[dbo].[ossys_bpm_activity]', N'osfrk_0ebfff12_2', N'enabled, validated'),
  (N'(System).Activity', N'[dbo].[ossys_bpm_activity]', N'osfrk_0ebfff12_3', N'enabled, validated'),
  (N'(System).Activity', N'[dbo].[ossys_bpm_activity]', N'osfrk_0ebfff12_4', N'enabled, validated'),
  (N'(System).Activity', N'[dbo].[ossys_bpm_activity]', N'osfrk_0ebfff12_5', N'enabled, validated'),
  (N'(System).Activity', N'[dbo].[ossys_bpm_activity]', N'osfrk_0ebfff12_6', N'enabled, validated'),
  (N'(System).Activity', N'[dbo].[ossys_bpm_activity]', N'osfrk_0ebfff12_7', N'enabled, validated'),
  (N'(System).Activity_Output', N'[dbo].[ossys_bpm_activity_output]', N'osfrk_6798ea2d_1', N'enabled, validated'),
  (N'(System).Activity_Output', N'[dbo].[ossys_bpm_activity_output]', N'osfrk_6798ea2d_2', N'enabled, validated'),
  (N'(System).Process', N'[dbo].[ossys_bpm_process]', N'osfrk_2ddbc8dd_1', N'enabled, validated'),
  (N'(System).Process', N'[dbo].[ossys_bpm_process]', N'osfrk_2ddbc8dd_2', N'enabled, validated'),
  (N'(System).Process', N'[dbo].[ossys_bpm_process]', N'osfrk_2ddbc8dd_3', N'enabled, validated'),
  (N'(System).Process', N'[dbo].[ossys_bpm_process]', N'osfrk_2ddbc8dd_4', N'enabled, validated'),
  (N'(System).Process', N'[dbo].[ossys_bpm_process]', N'osfrk_2ddbc8dd_5', N'enabled, validated'),
  (N'(System).Process', N'[dbo].[ossys_bpm_process]', N'osfrk_2ddbc8dd_6', N'enabled, validated'),
  (N'(System).Process', N'[dbo].[ossys_bpm_process]', N'osfrk_2ddbc8dd_7', N'enabled, validated'),
  (N'(System).Process', N'[dbo].[ossys_bpm_process]', N'osfrk_2ddbc8dd_8', N'enabled, validated'),
  (N'(System).Process', N'[dbo].[ossys_bpm_process]', N'osfrk_2ddbc8dd_9', N'enabled, validated'),
  (N'(System).Process_Input', N'[dbo].[ossys_bpm_process_input]', N'osfrk_59b57dbf_1', N'enabled, validated'),
  (N'(System).Process_Input', N'[dbo].[ossys_bpm_process_input]', N'osfrk_59b57dbf_2', N'enabled, validated'),
  (N'(System).Process_Output', N'[dbo].[ossys_bpm_process_output]', N'osfrk_21b0c199_1', N'enabled, validated'),
  (N'(System).Process_Output', N'[dbo].[ossys_bpm_process_output]', N'osfrk_21b0c199_2', N'enabled, validated'),
  (N'(System).Group', N'[dbo].[ossys_group]', N'osfrk_54900345_1', N'enabled, validated'),
  (N'(System).Group_User', N'[dbo].[ossys_group_user]', N'osfrk_961b70b5_1', N'enabled, validated'),
  (N'(System).Group_User', N'[dbo].[ossys_group_user]', N'osfrk_961b70b5_2', N'enabled, validated'),
  (N'(System).Group_User', N'[dbo].[ossys_group_user]', N'osfrk_961b70b5_3', N'enabled, validated'),
  (N'(System).User', N'[dbo].[ossys_user]', N'osfrk_c78c3c88_1', N'enabled, validated')
) AS v([label], [object], [name], [state])) AS e
FULL JOIN (SELECT w.[label], w.[relation], k.[name], k.[state]
  FROM (SELECT v.[label] COLLATE Latin1_General_BIN2 AS [label], OBJECT_ID(v.[object]) AS [relation]
FROM (VALUES
  (N'OSEVT_T01_CITY', N'[dbo].[OSEVT_T01_CITY]'),
  (N'OSEVT_T01_STREET', N'[dbo].[OSEVT_T01_STREET]'),
  (N'CityManager.City', N'[dbo].[OSUSR_T01_CITY]'),
  (N'CityManager.Country', N'[dbo].[OSUSR_T01_COUNTRY]'),
  (N'CityManager.Street', N'[dbo].[OSUSR_T01_STREET]'),
  (N'(System).Activity', N'[dbo].[ossys_bpm_activity]'),
  (N'(System).Activity_Output', N'[dbo].[ossys_bpm_activity_output]'),
  (N'(System).Process', N'[dbo].[ossys_bpm_process]'),
  (N'(System).Process_Input', N'[dbo].[ossys_bpm_process_input]'),
  (N'(System).Process_Output', N'[dbo].[ossys_bpm_process_output]'),
  (N'(System).Group', N'[dbo].[ossys_group]'),
  (N'(System).Group_User', N'[dbo].[ossys_group_user]'),
  (N'(System).User', N'[dbo].[ossys_user]')
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
FROM (SELECT v.[label] COLLATE Latin1_General_BIN2 AS [label], v.[name] COLLATE Latin1_General_BIN2 AS [name], v.[state] COLLATE Latin1_General_BIN2 AS [state], OBJECT_ID(v.[object]) AS [relation]
FROM (VALUES
  (N'CityManager.City', N'[dbo].[OSUSR_T01_CITY]', N'OSTRG_EI__OSUSR_T01_CITY', N'enabled'),
  (N'CityManager.Street', N'[dbo].[OSUSR_T01_STREET]', N'OSTRG_EI__OSUSR_T01_STREET', N'enabled')
) AS v([label], [object], [name], [state])) AS e
FULL JOIN (SELECT w.[label], w.[relation], k.[name], k.[state]
  FROM (SELECT v.[label] COLLATE Latin1_General_BIN2 AS [label], OBJECT_ID(v.[object]) AS [relation]
FROM (VALUES
  (N'OSEVT_T01_CITY', N'[dbo].[OSEVT_T01_CITY]'),
  (N'OSEVT_T01_STREET', N'[dbo].[OSEVT_T01_STREET]'),
  (N'CityManager.City', N'[dbo].[OSUSR_T01_CITY]'),
  (N'CityManager.Country', N'[dbo].[OSUSR_T01_COUNTRY]'),
  (N'CityManager.Street', N'[dbo].[OSUSR_T01_STREET]'),
  (N'(System).Activity', N'[dbo].[ossys_bpm_activity]'),
  (N'(System).Activity_Output', N'[dbo].[ossys_bpm_activity_output]'),
  (N'(System).Process', N'[dbo].[ossys_bpm_process]'),
  (N'(System).Process_Input', N'[dbo].[ossys_bpm_process_input]'),
  (N'(System).Process_Output', N'[dbo].[ossys_bpm_process_output]'),
  (N'(System).Group', N'[dbo].[ossys_group]'),
  (N'(System).Group_User', N'[dbo].[ossys_group_user]'),
  (N'(System).User', N'[dbo].[ossys_user]')
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
  (N'OSEVT_T01_CITY', N'[dbo].[OSEVT_T01_CITY]'),
  (N'OSEVT_T01_STREET', N'[dbo].[OSEVT_T01_STREET]'),
  (N'CityManager.City', N'[dbo].[OSUSR_T01_CITY]'),
  (N'CityManager.Country', N'[dbo].[OSUSR_T01_COUNTRY]'),
  (N'CityManager.Street', N'[dbo].[OSUSR_T01_STREET]'),
  (N'(System).Activity', N'[dbo].[ossys_bpm_activity]'),
  (N'(System).Activity_Output', N'[dbo].[ossys_bpm_activity_output]'),
  (N'(System).Process', N'[dbo].[ossys_bpm_process]'),
  (N'(System).Process_Input', N'[dbo].[ossys_bpm_process_input]'),
  (N'(System).Process_Output', N'[dbo].[ossys_bpm_process_output]'),
  (N'(System).Group', N'[dbo].[ossys_group]'),
  (N'(System).Group_User', N'[dbo].[ossys_group_user]'),
  (N'(System).User', N'[dbo].[ossys_user]')
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
    N'b2402bd0-331c-58df-81c9-eb27b086b51c',
    N'04045daa-564e-5f52-8cbd-79f9dc3f2ed7',
    N'CityManager.City',
    N'OSUSR_S01_CITY',
    N'|4:-8792594395752123075|4:3986363456587135205|',
    N'|4:13605903254690964571|4:6998759246589689904|'
  ),
  (
    N'b2402bd0-331c-58df-81c9-eb27b086b51c',
    N'2d2f190f-658e-5f2b-8bee-2fbe057387df',
    N'CityManager.Country',
    N'OSUSR_S01_COUNTRY',
    N'|3:-393310168663044035|3:2504375929378887950|',
    N'|3:7304935755860755250|3:8327493663682191363|'
  ),
  (
    N'b2402bd0-331c-58df-81c9-eb27b086b51c',
    N'5f342858-3347-5c35-9a80-ce6eecbe8b91',
    N'CityManager.Street',
    N'OSUSR_S01_STREET',
    N'|2:9343811789492006535|2:-7011743836577915015|',
    N'|2:2946095950243711697|2:4391020058219612268|'
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
    N'ossys',
    N'ossys_bpm_activity',
    N'(System).Activity',
    N'ossys_bpm_activity',
    N'|0:0|0:0|',
    N'|23:-2267145322071607296|23:-48108284038373622932|'
  ),
  (
    N'ossys',
    N'ossys_bpm_activity_output',
    N'(System).Activity_Output',
    N'ossys_bpm_activity_output',
    N'|0:0|0:0|',
    N'|4:690706051399104074|4:-20809900005641274782|'
  ),
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
    N'ossys_group_user',
    N'(System).Group_User',
    N'ossys_group_user',
    N'|0:0|0:0|',
    N'|4:3088232215172422319|4:-19961531577606992703|'
  ),
  (
    N'ossys',
    N'ossys_bpm_process',
    N'(System).Process',
    N'ossys_bpm_process',
    N'|0:0|0:0|',
    N'|14:32172688446632803960|14:-30916807420720911940|'
  ),
  (
    N'ossys',
    N'ossys_bpm_process_input',
    N'(System).Process_Input',
    N'ossys_bpm_process_input',
    N'|0:0|0:0|',
    N'|4:6623199288225204225|4:604096294320528511|'
  ),
  (
    N'ossys',
    N'ossys_bpm_process_output',
    N'(System).Process_Output',
    N'ossys_bpm_process_output',
    N'|0:0|0:0|',
    N'|4:-2019320063413176659|4:-13097926755146677228|'
  ),
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
    N'b2402bd0-331c-58df-81c9-eb27b086b51c',
    N'CityManager',
    N'|3:739828252772512224|3:7700094145111277275|'
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
    N'b2402bd0-331c-58df-81c9-eb27b086b51c',
    N'04045daa-564e-5f52-8cbd-79f9dc3f2ed7',
    N'CityManager.City',
    N'OSUSR_T01_CITY',
    N'|4:19578281820126030505|4:-10557338374502244789|',
    N'|4:-995048189765465169|4:24217148518043528027|'
  ),
  (
    N'b2402bd0-331c-58df-81c9-eb27b086b51c',
    N'2d2f190f-658e-5f2b-8bee-2fbe057387df',
    N'CityManager.Country',
    N'OSUSR_T01_COUNTRY',
    N'|3:278328073316143622|3:-7933388064493990355|',
    N'|3:-3010458975044778799|3:23024150429941657362|'
  ),
  (
    N'b2402bd0-331c-58df-81c9-eb27b086b51c',
    N'5f342858-3347-5c35-9a80-ce6eecbe8b91',
    N'CityManager.Street',
    N'OSUSR_T01_STREET',
    N'|2:1466235948059163888|2:-8402582130291973240|',
    N'|2:4528831951404282548|2:15525617415804529857|'
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
    N'ossys',
    N'ossys_bpm_activity',
    N'(System).Activity',
    N'ossys_bpm_activity',
    N'|0:0|0:0|',
    N'|23:29322278292000556511|23:-232487081219022591|'
  ),
  (
    N'ossys',
    N'ossys_bpm_activity_output',
    N'(System).Activity_Output',
    N'ossys_bpm_activity_output',
    N'|0:0|0:0|',
    N'|4:-11948643468540551773|4:-11134091566271613749|'
  ),
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
    N'ossys_group_user',
    N'(System).Group_User',
    N'ossys_group_user',
    N'|0:0|0:0|',
    N'|4:-1136972873529916677|4:2431054216793054995|'
  ),
  (
    N'ossys',
    N'ossys_bpm_process',
    N'(System).Process',
    N'ossys_bpm_process',
    N'|0:0|0:0|',
    N'|14:7199597464306188266|14:-6069101770440392460|'
  ),
  (
    N'ossys',
    N'ossys_bpm_process_input',
    N'(System).Process_Input',
    N'ossys_bpm_process_input',
    N'|0:0|0:0|',
    N'|4:10861193862703691729|4:10805210470514019287|'
  ),
  (
    N'ossys',
    N'ossys_bpm_process_output',
    N'(System).Process_Output',
    N'ossys_bpm_process_output',
    N'|0:0|0:0|',
    N'|4:2756478119269921715|4:962857659244531581|'
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
    N'b2402bd0-331c-58df-81c9-eb27b086b51c',
    N'04045daa-564e-5f52-8cbd-79f9dc3f2ed7',
    N'CityManager.City',
    N'OSEVT_T01_CITY',
    N'|0:0|0:0|',
    N'|8:1657613085758749134|8:-10835725506047193038|'
  ),
  (
    N'b2402bd0-331c-58df-81c9-eb27b086b51c',
    N'5f342858-3347-5c35-9a80-ce6eecbe8b91',
    N'CityManager.Street',
    N'OSEVT_T01_STREET',
    N'|0:0|0:0|',
    N'|7:-357797699520564496|7:-12028723594149063703|'
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
    N'b2402bd0-331c-58df-81c9-eb27b086b51c',
    N'CityManager',
    N'|3:739828252772512224|3:7700094145111277275|'
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
-- Refuse to run when modules of the source have process definitions that the snapshot did not know
-- since the snapshot: each row is an id of a definition.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0909', N'error', N'metamodel', N'modules of the source have process definitions that the snapshot did not know', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([p].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [id]
FROM [OSSOURCE].[dbo].[ossys_bpm_process_definition] AS [p]
JOIN [OSSOURCE].[dbo].[ossys_espace] AS [e]
  ON [p].[espace_id] = [e].[id]
WHERE
  CAST([e].[is_active] AS int) = 1
  AND LOWER(
    REPLACE(
      REPLACE(CAST([e].[ss_key] AS nvarchar(400)) COLLATE Latin1_General_BIN2, N'{', N''),
      N'}',
      N''
    )
  ) COLLATE Latin1_General_BIN2 IN (N'b2402bd0-331c-58df-81c9-eb27b086b51c')
  AND NOT CAST([p].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 IN (N'11', N'12')
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
  (N'map_activity_definition_8cc511ba31', N'CityReview.Begin', N'13', N'13', N'b2402bd0-331c-58df-81c9-eb27b086b51c*71de64bb-e8ab-534c-bfa1-0137cf6e57a0*949e435f-67d2-5961-8a4b-aa7f6242c744', N'b2402bd0-331c-58df-81c9-eb27b086b51c*71de64bb-e8ab-534c-bfa1-0137cf6e57a0*949e435f-67d2-5961-8a4b-aa7f6242c744'),
  (N'map_activity_definition_8cc511ba31', N'CityLaunch.Begin', N'11', N'12', N'b2402bd0-331c-58df-81c9-eb27b086b51c*e454ff05-a078-537c-871a-6880443fd7a6*581745b2-6c07-5d02-8301-4df3731d2c78', N'b2402bd0-331c-58df-81c9-eb27b086b51c*e454ff05-a078-537c-871a-6880443fd7a6*581745b2-6c07-5d02-8301-4df3731d2c78'),
  (N'map_activity_definition_8cc511ba31', N'CityLaunch.WaitForCity', N'12', N'40', N'b2402bd0-331c-58df-81c9-eb27b086b51c*e454ff05-a078-537c-871a-6880443fd7a6*c06918a3-4bf6-5134-b3e9-ead3d4c20123', N'b2402bd0-331c-58df-81c9-eb27b086b51c*e454ff05-a078-537c-871a-6880443fd7a6*c06918a3-4bf6-5134-b3e9-ead3d4c20123');
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
-- Records of both environments, paired by key: name, old id, new id, key in the source, key in the
-- target.
INSERT INTO #o11c_pair (map_name, name, old_id, new_id, source_key, target_key)
VALUES
  (N'map_activity_status_8950f6d54a', N'Closed', N'3', N'4', N'Closed', N'Closed'),
  (N'map_activity_status_8950f6d54a', N'Ready', N'1', N'2', N'Ready', N'Ready'),
  (N'map_activity_status_8950f6d54a', N'Running', N'2', N'3', N'Running', N'Running'),
  (N'map_activity_status_8950f6d54a', N'Skipped', N'4', N'5', N'Skipped', N'Skipped');
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
-- Records of both environments, paired by key: name, old id, new id, key in the source, key in the
-- target.
INSERT INTO #o11c_pair (map_name, name, old_id, new_id, source_key, target_key)
VALUES
  (N'map_espace_e1a6a44dce', N'(System)', N'10', N'500', N'2e64e64d-94b9-5329-8fa0-a8b80a5cd1b8', N'2e64e64d-94b9-5329-8fa0-a8b80a5cd1b8'),
  (N'map_espace_e1a6a44dce', N'Users', N'11', N'501', N'9001d360-c9ca-5907-9d78-2d437b0d07e0', N'9001d360-c9ca-5907-9d78-2d437b0d07e0'),
  (N'map_espace_e1a6a44dce', N'CityManager', N'12', N'502', N'b2402bd0-331c-58df-81c9-eb27b086b51c', N'b2402bd0-331c-58df-81c9-eb27b086b51c'),
  (N'map_espace_e1a6a44dce', N'Census', N'13', N'503', N'd0da2271-91bf-55ae-8c49-fcfe606ecc6a', N'd0da2271-91bf-55ae-8c49-fcfe606ecc6a');
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
-- Every pair above must still be what the source has.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0908', N'error', N'(System).Espace', N'records have changed in the source', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
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
        REPLACE(CAST([r].[ss_key] AS nvarchar(400)) COLLATE Latin1_General_BIN2, N'{', N''),
        N'}',
        N''
      )
    ) COLLATE Latin1_General_BIN2 AS [key],
    CAST([r].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [id]
  FROM [OSSOURCE].[dbo].[ossys_espace] AS [r]
  WHERE
    CAST([r].[is_active] AS int) = 1
) AS [l]
  ON [l].[key] = [p].[source_key] AND [l].[id] = [p].[old_id]
WHERE
  [p].[map_name] = N'map_espace_e1a6a44dce' AND [l].[id] IS NULL
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
-- Every pair above must still be what the target has.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0908', N'error', N'(System).Espace', N'records have changed in the target', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
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
        REPLACE(CAST([r].[ss_key] AS nvarchar(400)) COLLATE Latin1_General_BIN2, N'{', N''),
        N'}',
        N''
      )
    ) COLLATE Latin1_General_BIN2 AS [key],
    CAST([r].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [id]
  FROM [OSTARGET].[dbo].[ossys_espace] AS [r]
  WHERE
    CAST([r].[is_active] AS int) = 1
) AS [l]
  ON [l].[key] = [p].[target_key] AND [l].[id] = [p].[new_id]
WHERE
  [p].[map_name] = N'map_espace_e1a6a44dce' AND [l].[id] IS NULL
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
-- Records of both environments, paired by key: name, old id, new id, key in the source, key in the
-- target.
INSERT INTO #o11c_pair (map_name, name, old_id, new_id, source_key, target_key)
VALUES
  (N'map_process_definition_fce9a66ef3', N'CityReview', N'12', N'12', N'b2402bd0-331c-58df-81c9-eb27b086b51c*71de64bb-e8ab-534c-bfa1-0137cf6e57a0', N'b2402bd0-331c-58df-81c9-eb27b086b51c*71de64bb-e8ab-534c-bfa1-0137cf6e57a0'),
  (N'map_process_definition_fce9a66ef3', N'CityLaunch', N'11', N'30', N'b2402bd0-331c-58df-81c9-eb27b086b51c*e454ff05-a078-537c-871a-6880443fd7a6', N'b2402bd0-331c-58df-81c9-eb27b086b51c*e454ff05-a078-537c-871a-6880443fd7a6'),
  (N'map_process_definition_fce9a66ef3', N'Count', N'13', N'13', N'd0da2271-91bf-55ae-8c49-fcfe606ecc6a*bac21487-8dae-5c6c-8d05-250ca9e440f0', N'd0da2271-91bf-55ae-8c49-fcfe606ecc6a*bac21487-8dae-5c6c-8d05-250ca9e440f0');
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
-- Records of both environments, paired by key: name, old id, new id, key in the source, key in the
-- target.
INSERT INTO #o11c_pair (map_name, name, old_id, new_id, source_key, target_key)
VALUES
  (N'map_process_status_1f62c016eb', N'Active', N'1', N'2', N'Active', N'Active'),
  (N'map_process_status_1f62c016eb', N'Closed', N'3', N'4', N'Closed', N'Closed'),
  (N'map_process_status_1f62c016eb', N'Suspended', N'2', N'3', N'Suspended', N'Suspended'),
  (N'map_process_status_1f62c016eb', N'Terminated', N'4', N'5', N'Terminated', N'Terminated');
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
-- Records of both environments, paired by key: name, old id, new id, key in the source, key in the
-- target.
INSERT INTO #o11c_pair (map_name, name, old_id, new_id, source_key, target_key)
VALUES
  (N'map_tenant_63c9ad9cd6', N'Users', N'5', N'20', N'9001d360-c9ca-5907-9d78-2d437b0d07e0*Users', N'9001d360-c9ca-5907-9d78-2d437b0d07e0*Users');
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
-- The planner must know how many there are before they are joined.
IF SERVERPROPERTY(N'Babelfish') IS NULL
  EXEC (N'UPDATE STATISTICS [#rows_process_f6d957e147]');
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
-- The planner must know how many there are before they are joined.
IF SERVERPROPERTY(N'Babelfish') IS NULL
  EXEC (N'UPDATE STATISTICS [#rows_process_input_e63f36504d]');
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
-- The planner must know how many there are before they are joined.
IF SERVERPROPERTY(N'Babelfish') IS NULL
  EXEC (N'UPDATE STATISTICS [#rows_process_output_8de501dcc5]');
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
-- The planner must know how many there are before they are joined.
IF SERVERPROPERTY(N'Babelfish') IS NULL
  EXEC (N'UPDATE STATISTICS [#rows_activity_17766887e7]');
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
-- The planner must know how many there are before they are joined.
IF SERVERPROPERTY(N'Babelfish') IS NULL
  EXEC (N'UPDATE STATISTICS [#rows_activity_output_4cc1817003]');
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
-- None at first: a later step adds the rows.
DELETE FROM [#rows_user_8fadb4a988];
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
-- None at first: a later step adds the rows.
DELETE FROM [#rows_group_fe15a92aa3];
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
-- The planner must know how many there are before they are joined.
IF SERVERPROPERTY(N'Babelfish') IS NULL
  EXEC (N'UPDATE STATISTICS [#rows_user_8fadb4a988]');
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
-- The planner must know how many there are before they are joined.
IF SERVERPROPERTY(N'Babelfish') IS NULL
  EXEC (N'UPDATE STATISTICS [#rows_group_user_7c51916bf8]');
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
-- The planner must know how many there are before they are joined.
IF SERVERPROPERTY(N'Babelfish') IS NULL
  EXEC (N'UPDATE STATISTICS [#rows_group_fe15a92aa3]');
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
  SELECT 2 AS [place], N'(System).Group' AS [entity],
    (SELECT COUNT_BIG(*) FROM [OSSOURCE].[dbo].[ossys_group]) AS [whole], CAST((SELECT COUNT_BIG(*) FROM #rows_group_fe15a92aa3) AS bigint) AS [chosen],
    CAST((SELECT SUM(a.[total_pages]) * 8192 FROM [OSSOURCE].sys.partitions AS p
    JOIN [OSSOURCE].sys.allocation_units AS a
      ON a.[container_id] = CASE WHEN a.[type] IN (1, 3) THEN p.[hobt_id] ELSE p.[partition_id] END
    WHERE p.[object_id] = OBJECT_ID(N'[OSSOURCE].[dbo].[ossys_group]')) AS float) AS [bytes]
  UNION ALL
  SELECT 3 AS [place], N'(System).Group_User' AS [entity],
    (SELECT COUNT_BIG(*) FROM [OSSOURCE].[dbo].[ossys_group_user]) AS [whole], CAST((SELECT COUNT_BIG(*) FROM #rows_group_user_7c51916bf8) AS bigint) AS [chosen],
    CAST((SELECT SUM(a.[total_pages]) * 8192 FROM [OSSOURCE].sys.partitions AS p
    JOIN [OSSOURCE].sys.allocation_units AS a
      ON a.[container_id] = CASE WHEN a.[type] IN (1, 3) THEN p.[hobt_id] ELSE p.[partition_id] END
    WHERE p.[object_id] = OBJECT_ID(N'[OSSOURCE].[dbo].[ossys_group_user]')) AS float) AS [bytes]
  UNION ALL
  SELECT 4 AS [place], N'CityManager.Country' AS [entity],
    (SELECT COUNT_BIG(*) FROM [OSSOURCE].[dbo].[OSUSR_S01_COUNTRY]) AS [whole], CAST(NULL AS bigint) AS [chosen],
    CAST((SELECT SUM(a.[total_pages]) * 8192 FROM [OSSOURCE].sys.partitions AS p
    JOIN [OSSOURCE].sys.allocation_units AS a
      ON a.[container_id] = CASE WHEN a.[type] IN (1, 3) THEN p.[hobt_id] ELSE p.[partition_id] END
    WHERE p.[object_id] = OBJECT_ID(N'[OSSOURCE].[dbo].[OSUSR_S01_COUNTRY]')) AS float) AS [bytes]
  UNION ALL
  SELECT 5 AS [place], N'CityManager.City' AS [entity],
    (SELECT COUNT_BIG(*) FROM [OSSOURCE].[dbo].[OSUSR_S01_CITY]) AS [whole], CAST(NULL AS bigint) AS [chosen],
    CAST((SELECT SUM(a.[total_pages]) * 8192 FROM [OSSOURCE].sys.partitions AS p
    JOIN [OSSOURCE].sys.allocation_units AS a
      ON a.[container_id] = CASE WHEN a.[type] IN (1, 3) THEN p.[hobt_id] ELSE p.[partition_id] END
    WHERE p.[object_id] = OBJECT_ID(N'[OSSOURCE].[dbo].[OSUSR_S01_CITY]')) AS float) AS [bytes]
  UNION ALL
  SELECT 6 AS [place], N'CityManager.Street' AS [entity],
    (SELECT COUNT_BIG(*) FROM [OSSOURCE].[dbo].[OSUSR_S01_STREET]) AS [whole], CAST(NULL AS bigint) AS [chosen],
    CAST((SELECT SUM(a.[total_pages]) * 8192 FROM [OSSOURCE].sys.partitions AS p
    JOIN [OSSOURCE].sys.allocation_units AS a
      ON a.[container_id] = CASE WHEN a.[type] IN (1, 3) THEN p.[hobt_id] ELSE p.[partition_id] END
    WHERE p.[object_id] = OBJECT_ID(N'[OSSOURCE].[dbo].[OSUSR_S01_STREET]')) AS float) AS [bytes]
  UNION ALL
  SELECT 7 AS [place], N'(System).Process' AS [entity],
    (SELECT COUNT_BIG(*) FROM [OSSOURCE].[dbo].[ossys_bpm_process]) AS [whole], CAST((SELECT COUNT_BIG(*) FROM #rows_process_f6d957e147) AS bigint) AS [chosen],
    CAST((SELECT SUM(a.[total_pages]) * 8192 FROM [OSSOURCE].sys.partitions AS p
    JOIN [OSSOURCE].sys.allocation_units AS a
      ON a.[container_id] = CASE WHEN a.[type] IN (1, 3) THEN p.[hobt_id] ELSE p.[partition_id] END
    WHERE p.[object_id] = OBJECT_ID(N'[OSSOURCE].[dbo].[ossys_bpm_process]')) AS float) AS [bytes]
  UNION ALL
  SELECT 8 AS [place], N'(System).Process_Input' AS [entity],
    (SELECT COUNT_BIG(*) FROM [OSSOURCE].[dbo].[ossys_bpm_process_input]) AS [whole], CAST((SELECT COUNT_BIG(*) FROM #rows_process_input_e63f36504d) AS bigint) AS [chosen],
    CAST((SELECT SUM(a.[total_pages]) * 8192 FROM [OSSOURCE].sys.partitions AS p
    JOIN [OSSOURCE].sys.allocation_units AS a
      ON a.[container_id] = CASE WHEN a.[type] IN (1, 3) THEN p.[hobt_id] ELSE p.[partition_id] END
    WHERE p.[object_id] = OBJECT_ID(N'[OSSOURCE].[dbo].[ossys_bpm_process_input]')) AS float) AS [bytes]
  UNION ALL
  SELECT 9 AS [place], N'(System).Process_Output' AS [entity],
    (SELECT COUNT_BIG(*) FROM [OSSOURCE].[dbo].[ossys_bpm_process_output]) AS [whole], CAST((SELECT COUNT_BIG(*) FROM #rows_process_output_8de501dcc5) AS bigint) AS [chosen],
    CAST((SELECT SUM(a.[total_pages]) * 8192 FROM [OSSOURCE].sys.partitions AS p
    JOIN [OSSOURCE].sys.allocation_units AS a
      ON a.[container_id] = CASE WHEN a.[type] IN (1, 3) THEN p.[hobt_id] ELSE p.[partition_id] END
    WHERE p.[object_id] = OBJECT_ID(N'[OSSOURCE].[dbo].[ossys_bpm_process_output]')) AS float) AS [bytes]
  UNION ALL
  SELECT 10 AS [place], N'(System).Activity' AS [entity],
    (SELECT COUNT_BIG(*) FROM [OSSOURCE].[dbo].[ossys_bpm_activity]) AS [whole], CAST((SELECT COUNT_BIG(*) FROM #rows_activity_17766887e7) AS bigint) AS [chosen],
    CAST((SELECT SUM(a.[total_pages]) * 8192 FROM [OSSOURCE].sys.partitions AS p
    JOIN [OSSOURCE].sys.allocation_units AS a
      ON a.[container_id] = CASE WHEN a.[type] IN (1, 3) THEN p.[hobt_id] ELSE p.[partition_id] END
    WHERE p.[object_id] = OBJECT_ID(N'[OSSOURCE].[dbo].[ossys_bpm_activity]')) AS float) AS [bytes]
  UNION ALL
  SELECT 11 AS [place], N'(System).Activity_Output' AS [entity],
    (SELECT COUNT_BIG(*) FROM [OSSOURCE].[dbo].[ossys_bpm_activity_output]) AS [whole], CAST((SELECT COUNT_BIG(*) FROM #rows_activity_output_4cc1817003) AS bigint) AS [chosen],
    CAST((SELECT SUM(a.[total_pages]) * 8192 FROM [OSSOURCE].sys.partitions AS p
    JOIN [OSSOURCE].sys.allocation_units AS a
      ON a.[container_id] = CASE WHEN a.[type] IN (1, 3) THEN p.[hobt_id] ELSE p.[partition_id] END
    WHERE p.[object_id] = OBJECT_ID(N'[OSSOURCE].[dbo].[ossys_bpm_activity_output]')) AS float) AS [bytes]
) AS [s]
GROUP BY GROUPING SETS (([place], [entity]), ())
ORDER BY CASE WHEN [place] IS NULL THEN 1 ELSE 0 END, [place];
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
-- For the record: what is free on the volumes, where this login may look (VIEW SERVER STATE).
IF OBJECT_ID(N'sys.dm_os_volume_stats') IS NOT NULL AND (HAS_PERMS_BY_NAME(NULL, NULL, N'VIEW SERVER STATE') = 1 OR HAS_PERMS_BY_NAME(NULL, NULL, N'VIEW SERVER PERFORMANCE STATE') = 1)
  EXEC (N'INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N''O11-0942'', N''note'', COALESCE(v.[volume_mount_point], N''volume''),
  N''free on the volume of the target'', 1,
  N''about '' + CONVERT(nvarchar(40), CAST(MAX(v.[available_bytes]) / 1048576.0 AS decimal(19, 1))) + N'' MB''
FROM sys.database_files AS f
CROSS APPLY sys.dm_os_volume_stats(DB_ID(), f.[file_id]) AS v
GROUP BY v.[volume_mount_point]');
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
-- CityManager.City: CountryId refers to nothing that is mapped.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0901', N'error', N'CityManager.City', N'CountryId refers to nothing that is mapped', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([s].[ID] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSSOURCE].[dbo].[OSUSR_S01_CITY] AS [s]
LEFT JOIN [OSSOURCE].[dbo].[OSUSR_S01_COUNTRY] AS [p]
  ON [p].[ID] = [s].[COUNTRYID]
WHERE
  NOT [s].[COUNTRYID] IS NULL AND [p].[ID] IS NULL
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
UPDATE #o11c_progress SET [mark] = N'preflight 92';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 92')
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
UPDATE #o11c_progress SET [mark] = N'preflight 93';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 93')
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
UPDATE #o11c_progress SET [mark] = N'preflight 94';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 94')
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
UPDATE #o11c_progress SET [mark] = N'preflight 95';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 95')
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
UPDATE #o11c_progress SET [mark] = N'preflight 96';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 96')
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
UPDATE #o11c_progress SET [mark] = N'preflight 97';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 97')
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
UPDATE #o11c_progress SET [mark] = N'preflight 98';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 98')
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
UPDATE #o11c_progress SET [mark] = N'preflight 99';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 99')
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
UPDATE #o11c_progress SET [mark] = N'preflight 100';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 100')
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
UPDATE #o11c_progress SET [mark] = N'preflight 101';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 101')
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
UPDATE #o11c_progress SET [mark] = N'preflight 102';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 102')
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
UPDATE #o11c_progress SET [mark] = N'preflight 103';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 103')
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
UPDATE #o11c_progress SET [mark] = N'preflight 104';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 104')
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
UPDATE #o11c_progress SET [mark] = N'preflight 105';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 105')
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
UPDATE #o11c_progress SET [mark] = N'preflight 106';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 106')
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
UPDATE #o11c_progress SET [mark] = N'preflight 107';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 107')
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
UPDATE #o11c_progress SET [mark] = N'preflight 108';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 108')
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
UPDATE #o11c_progress SET [mark] = N'preflight 109';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 109')
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
UPDATE #o11c_progress SET [mark] = N'preflight 110';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 110')
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
UPDATE #o11c_progress SET [mark] = N'preflight 111';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 111')
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
UPDATE #o11c_progress SET [mark] = N'preflight 112';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 112')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- CityManager.Country: the highest id that the run would need, and what the target takes.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT [k].[code], [k].[severity], N'CityManager.Country', [k].[what], COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
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
    FROM (SELECT (SELECT COALESCE(MAX([ID1]), 0) FROM [OSTARGET].[dbo].[OSUSR_T01_COUNTRY]) AS [held],
      COALESCE(IDENT_CURRENT(N'[dbo].[OSUSR_T01_COUNTRY]'), 0) AS [given], COALESCE(IDENT_INCR(N'[dbo].[OSUSR_T01_COUNTRY]'), 1) AS [step],
      (SELECT COUNT_BIG(*) FROM [OSSOURCE].[dbo].[OSUSR_S01_COUNTRY] AS [s]) AS [rows]) AS [q]
  ) AS [b]
  CROSS APPLY (VALUES
    (1, CASE WHEN [b].[rows] > 0 AND [b].[highest] > 2147483647 THEN 1 ELSE 0 END)
  ) AS [w]([number], [found])
  WHERE [w].[found] = 1
) AS [f]
JOIN (VALUES
  (1, N'O11-0932', N'error', N'new ids would be above 2147483647, which CityManager.Country.Id does not take')
) AS [k]([number], [code], [severity], [what]) ON [k].[number] = [f].[number]
GROUP BY [k].[number], [k].[code], [k].[severity], [k].[what]
ORDER BY [k].[number];
UPDATE #o11c_progress SET [mark] = N'preflight 113';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 113')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- CityManager.City: the highest id that the run would need, and what the target takes.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT [k].[code], [k].[severity], N'CityManager.City', [k].[what], COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
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
    FROM (SELECT (SELECT COALESCE(MAX([ID1]), 0) FROM [OSTARGET].[dbo].[OSUSR_T01_CITY]) AS [held],
      COALESCE(IDENT_CURRENT(N'[dbo].[OSUSR_T01_CITY]'), 0) AS [given], COALESCE(IDENT_INCR(N'[dbo].[OSUSR_T01_CITY]'), 1) AS [step],
      (SELECT COUNT_BIG(*) FROM [OSSOURCE].[dbo].[OSUSR_S01_CITY] AS [s]) AS [rows]) AS [q]
  ) AS [b]
  CROSS APPLY (VALUES
    (1, CASE WHEN [b].[rows] > 0 AND [b].[highest] > 2147483647 THEN 1 ELSE 0 END)
  ) AS [w]([number], [found])
  WHERE [w].[found] = 1
) AS [f]
JOIN (VALUES
  (1, N'O11-0932', N'error', N'new ids would be above 2147483647, which CityManager.City.Id does not take')
) AS [k]([number], [code], [severity], [what]) ON [k].[number] = [f].[number]
GROUP BY [k].[number], [k].[code], [k].[severity], [k].[what]
ORDER BY [k].[number];
UPDATE #o11c_progress SET [mark] = N'preflight 114';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 114')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- CityManager.Street: the highest id that the run would need, and what the target takes.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT [k].[code], [k].[severity], N'CityManager.Street', [k].[what], COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
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
    FROM (SELECT (SELECT COALESCE(MAX([ID1]), 0) FROM [OSTARGET].[dbo].[OSUSR_T01_STREET]) AS [held],
      COALESCE(IDENT_CURRENT(N'[dbo].[OSUSR_T01_STREET]'), 0) AS [given], COALESCE(IDENT_INCR(N'[dbo].[OSUSR_T01_STREET]'), 1) AS [step],
      (SELECT COUNT_BIG(*) FROM [OSSOURCE].[dbo].[OSUSR_S01_STREET] AS [s]) AS [rows]) AS [q]
  ) AS [b]
  CROSS APPLY (VALUES
    (1, CASE WHEN [b].[rows] > 0 AND [b].[highest] > 2147483647 THEN 1 ELSE 0 END)
  ) AS [w]([number], [found])
  WHERE [w].[found] = 1
) AS [f]
JOIN (VALUES
  (1, N'O11-0932', N'error', N'new ids would be above 2147483647, which CityManager.Street.Id does not take')
) AS [k]([number], [code], [severity], [what]) ON [k].[number] = [f].[number]
GROUP BY [k].[number], [k].[code], [k].[severity], [k].[what]
ORDER BY [k].[number];
UPDATE #o11c_progress SET [mark] = N'preflight 115';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 115')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- (System).Process: the highest id that the run would need, and what the target takes.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT [k].[code], [k].[severity], N'(System).Process', [k].[what], COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
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
    FROM (SELECT (SELECT COALESCE(MAX([id]), 0) FROM [OSTARGET].[dbo].[ossys_bpm_process]) AS [held],
      COALESCE(IDENT_CURRENT(N'[dbo].[ossys_bpm_process]'), 0) AS [given], COALESCE(IDENT_INCR(N'[dbo].[ossys_bpm_process]'), 1) AS [step],
      (SELECT COUNT_BIG(*) FROM [OSSOURCE].[dbo].[ossys_bpm_process] AS [s] JOIN [#rows_process_f6d957e147] AS [s_rows] ON [s_rows].[id] = [s].[id]) AS [rows]) AS [q]
  ) AS [b]
  CROSS APPLY (VALUES
    (1, CASE WHEN [b].[rows] > 0 AND [b].[highest] > 2147483647 THEN 1 ELSE 0 END)
  ) AS [w]([number], [found])
  WHERE [w].[found] = 1
) AS [f]
JOIN (VALUES
  (1, N'O11-0932', N'error', N'new ids would be above 2147483647, which (System).Process.ID does not take')
) AS [k]([number], [code], [severity], [what]) ON [k].[number] = [f].[number]
GROUP BY [k].[number], [k].[code], [k].[severity], [k].[what]
ORDER BY [k].[number];
UPDATE #o11c_progress SET [mark] = N'preflight 116';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 116')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- (System).Process_Input: the highest id that the run would need, and what the target takes.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT [k].[code], [k].[severity], N'(System).Process_Input', [k].[what], COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
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
    FROM (SELECT (SELECT COALESCE(MAX([id]), 0) FROM [OSTARGET].[dbo].[ossys_bpm_process_input]) AS [held],
      COALESCE(IDENT_CURRENT(N'[dbo].[ossys_bpm_process_input]'), 0) AS [given], COALESCE(IDENT_INCR(N'[dbo].[ossys_bpm_process_input]'), 1) AS [step],
      (SELECT COUNT_BIG(*) FROM [OSSOURCE].[dbo].[ossys_bpm_process_input] AS [s] JOIN [#rows_process_input_e63f36504d] AS [s_rows] ON [s_rows].[id] = [s].[id]) AS [rows]) AS [q]
  ) AS [b]
  CROSS APPLY (VALUES
    (1, CASE WHEN [b].[rows] > 0 AND [b].[highest] > 2147483647 THEN 1 ELSE 0 END)
  ) AS [w]([number], [found])
  WHERE [w].[found] = 1
) AS [f]
JOIN (VALUES
  (1, N'O11-0932', N'error', N'new ids would be above 2147483647, which (System).Process_Input.ID does not take')
) AS [k]([number], [code], [severity], [what]) ON [k].[number] = [f].[number]
GROUP BY [k].[number], [k].[code], [k].[severity], [k].[what]
ORDER BY [k].[number];
UPDATE #o11c_progress SET [mark] = N'preflight 117';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 117')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- (System).Process_Output: the highest id that the run would need, and what the target takes.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT [k].[code], [k].[severity], N'(System).Process_Output', [k].[what], COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
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
    FROM (SELECT (SELECT COALESCE(MAX([id]), 0) FROM [OSTARGET].[dbo].[ossys_bpm_process_output]) AS [held],
      COALESCE(IDENT_CURRENT(N'[dbo].[ossys_bpm_process_output]'), 0) AS [given], COALESCE(IDENT_INCR(N'[dbo].[ossys_bpm_process_output]'), 1) AS [step],
      (SELECT COUNT_BIG(*) FROM [OSSOURCE].[dbo].[ossys_bpm_process_output] AS [s] JOIN [#rows_process_output_8de501dcc5] AS [s_rows] ON [s_rows].[id] = [s].[id]) AS [rows]) AS [q]
  ) AS [b]
  CROSS APPLY (VALUES
    (1, CASE WHEN [b].[rows] > 0 AND [b].[highest] > 2147483647 THEN 1 ELSE 0 END)
  ) AS [w]([number], [found])
  WHERE [w].[found] = 1
) AS [f]
JOIN (VALUES
  (1, N'O11-0932', N'error', N'new ids would be above 2147483647, which (System).Process_Output.ID does not take')
) AS [k]([number], [code], [severity], [what]) ON [k].[number] = [f].[number]
GROUP BY [k].[number], [k].[code], [k].[severity], [k].[what]
ORDER BY [k].[number];
UPDATE #o11c_progress SET [mark] = N'preflight 118';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 118')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- (System).Activity: the highest id that the run would need, and what the target takes.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT [k].[code], [k].[severity], N'(System).Activity', [k].[what], COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
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
    FROM (SELECT (SELECT COALESCE(MAX([id]), 0) FROM [OSTARGET].[dbo].[ossys_bpm_activity]) AS [held],
      COALESCE(IDENT_CURRENT(N'[dbo].[ossys_bpm_activity]'), 0) AS [given], COALESCE(IDENT_INCR(N'[dbo].[ossys_bpm_activity]'), 1) AS [step],
      (SELECT COUNT_BIG(*) FROM [OSSOURCE].[dbo].[ossys_bpm_activity] AS [s] JOIN [#rows_activity_17766887e7] AS [s_rows] ON [s_rows].[id] = [s].[id]) AS [rows]) AS [q]
  ) AS [b]
  CROSS APPLY (VALUES
    (1, CASE WHEN [b].[rows] > 0 AND [b].[highest] > 2147483647 THEN 1 ELSE 0 END)
  ) AS [w]([number], [found])
  WHERE [w].[found] = 1
) AS [f]
JOIN (VALUES
  (1, N'O11-0932', N'error', N'new ids would be above 2147483647, which (System).Activity.ID does not take')
) AS [k]([number], [code], [severity], [what]) ON [k].[number] = [f].[number]
GROUP BY [k].[number], [k].[code], [k].[severity], [k].[what]
ORDER BY [k].[number];
UPDATE #o11c_progress SET [mark] = N'preflight 119';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 119')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- (System).Activity_Output: the highest id that the run would need, and what the target takes.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT [k].[code], [k].[severity], N'(System).Activity_Output', [k].[what], COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
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
    FROM (SELECT (SELECT COALESCE(MAX([id]), 0) FROM [OSTARGET].[dbo].[ossys_bpm_activity_output]) AS [held],
      COALESCE(IDENT_CURRENT(N'[dbo].[ossys_bpm_activity_output]'), 0) AS [given], COALESCE(IDENT_INCR(N'[dbo].[ossys_bpm_activity_output]'), 1) AS [step],
      (SELECT COUNT_BIG(*) FROM [OSSOURCE].[dbo].[ossys_bpm_activity_output] AS [s] JOIN [#rows_activity_output_4cc1817003] AS [s_rows] ON [s_rows].[id] = [s].[id]) AS [rows]) AS [q]
  ) AS [b]
  CROSS APPLY (VALUES
    (1, CASE WHEN [b].[rows] > 0 AND [b].[highest] > 2147483647 THEN 1 ELSE 0 END)
  ) AS [w]([number], [found])
  WHERE [w].[found] = 1
) AS [f]
JOIN (VALUES
  (1, N'O11-0932', N'error', N'new ids would be above 2147483647, which (System).Activity_Output.ID does not take')
) AS [k]([number], [code], [severity], [what]) ON [k].[number] = [f].[number]
GROUP BY [k].[number], [k].[code], [k].[severity], [k].[what]
ORDER BY [k].[number];
UPDATE #o11c_progress SET [mark] = N'preflight 120';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 120')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- subscriptions of CityManager.City: _ESPACE_ID refers to nothing that is mapped.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0924', N'error', N'subscriptions of CityManager.City', N'_ESPACE_ID refers to nothing that is mapped', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([s].[_ESPACE_ID] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSSOURCE].[dbo].[OSEVT_S01_CITY] AS [s]
LEFT JOIN (
  SELECT
    TRY_CAST([old_id] AS int) AS [old_id],
    TRY_CAST([new_id] AS int) AS [new_id]
  FROM [#o11c_pair]
  WHERE
    [map_name] = N'map_espace_e1a6a44dce'
) AS [p]
  ON [p].[old_id] = [s].[_ESPACE_ID]
WHERE
  NOT [s].[_ESPACE_ID] IS NULL
  AND [s].[_ESPACE_ID] <> 0
  AND (
    (
      (
        (
          [s].[_ACTIVITY_ID] IS NULL
        ) OR (
          [s].[_ACTIVITY_ID] = 0
        )
      )
      AND CAST([s].[_PROCESS_DEF_ID] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 IN (N'11', N'12')
    )
    OR (
      EXISTS(
        SELECT
          1
        FROM [#rows_activity_17766887e7] AS [a]
        WHERE
          [a].[id] = [s].[_ACTIVITY_ID]
      )
    )
  )
  AND [p].[old_id] IS NULL
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;
UPDATE #o11c_progress SET [mark] = N'preflight 121';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 121')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- subscriptions of CityManager.City: _TENANT_ID refers to nothing that is mapped.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0924', N'error', N'subscriptions of CityManager.City', N'_TENANT_ID refers to nothing that is mapped', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([s].[_TENANT_ID] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSSOURCE].[dbo].[OSEVT_S01_CITY] AS [s]
LEFT JOIN (
  SELECT
    TRY_CAST([old_id] AS int) AS [old_id],
    TRY_CAST([new_id] AS int) AS [new_id]
  FROM [#o11c_pair]
  WHERE
    [map_name] = N'map_tenant_63c9ad9cd6'
) AS [p]
  ON [p].[old_id] = [s].[_TENANT_ID]
WHERE
  NOT [s].[_TENANT_ID] IS NULL
  AND [s].[_TENANT_ID] <> 0
  AND (
    (
      (
        (
          [s].[_ACTIVITY_ID] IS NULL
        ) OR (
          [s].[_ACTIVITY_ID] = 0
        )
      )
      AND CAST([s].[_PROCESS_DEF_ID] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 IN (N'11', N'12')
    )
    OR (
      EXISTS(
        SELECT
          1
        FROM [#rows_activity_17766887e7] AS [a]
        WHERE
          [a].[id] = [s].[_ACTIVITY_ID]
      )
    )
  )
  AND [p].[old_id] IS NULL
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;
UPDATE #o11c_progress SET [mark] = N'preflight 122';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 122')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- subscriptions of CityManager.City: _PROCESS_DEF_ID refers to nothing that is mapped.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0924', N'error', N'subscriptions of CityManager.City', N'_PROCESS_DEF_ID refers to nothing that is mapped', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([s].[_PROCESS_DEF_ID] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSSOURCE].[dbo].[OSEVT_S01_CITY] AS [s]
LEFT JOIN (
  SELECT
    TRY_CAST([old_id] AS int) AS [old_id],
    TRY_CAST([new_id] AS int) AS [new_id]
  FROM [#o11c_pair]
  WHERE
    [map_name] = N'map_process_definition_fce9a66ef3'
) AS [p]
  ON [p].[old_id] = [s].[_PROCESS_DEF_ID]
WHERE
  NOT [s].[_PROCESS_DEF_ID] IS NULL
  AND [s].[_PROCESS_DEF_ID] <> 0
  AND (
    (
      (
        (
          [s].[_ACTIVITY_ID] IS NULL
        ) OR (
          [s].[_ACTIVITY_ID] = 0
        )
      )
      AND CAST([s].[_PROCESS_DEF_ID] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 IN (N'11', N'12')
    )
    OR (
      EXISTS(
        SELECT
          1
        FROM [#rows_activity_17766887e7] AS [a]
        WHERE
          [a].[id] = [s].[_ACTIVITY_ID]
      )
    )
  )
  AND [p].[old_id] IS NULL
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;
UPDATE #o11c_progress SET [mark] = N'preflight 123';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 123')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- subscriptions of CityManager.City: Id refers to nothing that is mapped.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0924', N'error', N'subscriptions of CityManager.City', N'Id refers to nothing that is mapped', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([s].[ID] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSSOURCE].[dbo].[OSEVT_S01_CITY] AS [s]
LEFT JOIN [OSSOURCE].[dbo].[OSUSR_S01_CITY] AS [p]
  ON [p].[ID] = [s].[ID]
WHERE
  NOT [s].[ID] IS NULL
  AND [s].[ID] <> 0
  AND (
    (
      (
        (
          [s].[_ACTIVITY_ID] IS NULL
        ) OR (
          [s].[_ACTIVITY_ID] = 0
        )
      )
      AND CAST([s].[_PROCESS_DEF_ID] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 IN (N'11', N'12')
    )
    OR (
      EXISTS(
        SELECT
          1
        FROM [#rows_activity_17766887e7] AS [a]
        WHERE
          [a].[id] = [s].[_ACTIVITY_ID]
      )
    )
  )
  AND [p].[ID] IS NULL
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;
UPDATE #o11c_progress SET [mark] = N'preflight 124';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 124')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- subscriptions of CityManager.City: CountryId refers to nothing that is mapped.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0924', N'error', N'subscriptions of CityManager.City', N'CountryId refers to nothing that is mapped', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([s].[COUNTRYID] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSSOURCE].[dbo].[OSEVT_S01_CITY] AS [s]
LEFT JOIN [OSSOURCE].[dbo].[OSUSR_S01_COUNTRY] AS [p]
  ON [p].[ID] = [s].[COUNTRYID]
WHERE
  NOT [s].[COUNTRYID] IS NULL
  AND [s].[COUNTRYID] <> 0
  AND (
    (
      (
        (
          [s].[_ACTIVITY_ID] IS NULL
        ) OR (
          [s].[_ACTIVITY_ID] = 0
        )
      )
      AND CAST([s].[_PROCESS_DEF_ID] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 IN (N'11', N'12')
    )
    OR (
      EXISTS(
        SELECT
          1
        FROM [#rows_activity_17766887e7] AS [a]
        WHERE
          [a].[id] = [s].[_ACTIVITY_ID]
      )
    )
  )
  AND [p].[ID] IS NULL
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;
UPDATE #o11c_progress SET [mark] = N'preflight 125';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 125')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- subscriptions of CityManager.Street: _ESPACE_ID refers to nothing that is mapped.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0924', N'error', N'subscriptions of CityManager.Street', N'_ESPACE_ID refers to nothing that is mapped', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([s].[_ESPACE_ID] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSSOURCE].[dbo].[OSEVT_S01_STREET] AS [s]
LEFT JOIN (
  SELECT
    TRY_CAST([old_id] AS int) AS [old_id],
    TRY_CAST([new_id] AS int) AS [new_id]
  FROM [#o11c_pair]
  WHERE
    [map_name] = N'map_espace_e1a6a44dce'
) AS [p]
  ON [p].[old_id] = [s].[_ESPACE_ID]
WHERE
  NOT [s].[_ESPACE_ID] IS NULL
  AND [s].[_ESPACE_ID] <> 0
  AND (
    (
      (
        (
          [s].[_ACTIVITY_ID] IS NULL
        ) OR (
          [s].[_ACTIVITY_ID] = 0
        )
      )
      AND CAST([s].[_PROCESS_DEF_ID] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 IN (N'11', N'12')
    )
    OR (
      EXISTS(
        SELECT
          1
        FROM [#rows_activity_17766887e7] AS [a]
        WHERE
          [a].[id] = [s].[_ACTIVITY_ID]
      )
    )
  )
  AND [p].[old_id] IS NULL
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;
UPDATE #o11c_progress SET [mark] = N'preflight 126';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 126')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- subscriptions of CityManager.Street: _TENANT_ID refers to nothing that is mapped.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0924', N'error', N'subscriptions of CityManager.Street', N'_TENANT_ID refers to nothing that is mapped', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([s].[_TENANT_ID] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSSOURCE].[dbo].[OSEVT_S01_STREET] AS [s]
LEFT JOIN (
  SELECT
    TRY_CAST([old_id] AS int) AS [old_id],
    TRY_CAST([new_id] AS int) AS [new_id]
  FROM [#o11c_pair]
  WHERE
    [map_name] = N'map_tenant_63c9ad9cd6'
) AS [p]
  ON [p].[old_id] = [s].[_TENANT_ID]
WHERE
  NOT [s].[_TENANT_ID] IS NULL
  AND [s].[_TENANT_ID] <> 0
  AND (
    (
      (
        (
          [s].[_ACTIVITY_ID] IS NULL
        ) OR (
          [s].[_ACTIVITY_ID] = 0
        )
      )
      AND CAST([s].[_PROCESS_DEF_ID] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 IN (N'11', N'12')
    )
    OR (
      EXISTS(
        SELECT
          1
        FROM [#rows_activity_17766887e7] AS [a]
        WHERE
          [a].[id] = [s].[_ACTIVITY_ID]
      )
    )
  )
  AND [p].[old_id] IS NULL
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;
UPDATE #o11c_progress SET [mark] = N'preflight 127';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 127')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- subscriptions of CityManager.Street: _PROCESS_DEF_ID refers to nothing that is mapped.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0924', N'error', N'subscriptions of CityManager.Street', N'_PROCESS_DEF_ID refers to nothing that is mapped', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([s].[_PROCESS_DEF_ID] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSSOURCE].[dbo].[OSEVT_S01_STREET] AS [s]
LEFT JOIN (
  SELECT
    TRY_CAST([old_id] AS int) AS [old_id],
    TRY_CAST([new_id] AS int) AS [new_id]
  FROM [#o11c_pair]
  WHERE
    [map_name] = N'map_process_definition_fce9a66ef3'
) AS [p]
  ON [p].[old_id] = [s].[_PROCESS_DEF_ID]
WHERE
  NOT [s].[_PROCESS_DEF_ID] IS NULL
  AND [s].[_PROCESS_DEF_ID] <> 0
  AND (
    (
      (
        (
          [s].[_ACTIVITY_ID] IS NULL
        ) OR (
          [s].[_ACTIVITY_ID] = 0
        )
      )
      AND CAST([s].[_PROCESS_DEF_ID] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 IN (N'11', N'12')
    )
    OR (
      EXISTS(
        SELECT
          1
        FROM [#rows_activity_17766887e7] AS [a]
        WHERE
          [a].[id] = [s].[_ACTIVITY_ID]
      )
    )
  )
  AND [p].[old_id] IS NULL
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;
UPDATE #o11c_progress SET [mark] = N'preflight 128';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 128')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- subscriptions of CityManager.Street: Id refers to nothing that is mapped.
INSERT INTO #o11c_finding ([code], [severity], [entity], [what], [count], [samples])
SELECT N'O11-0924', N'error', N'subscriptions of CityManager.Street', N'Id refers to nothing that is mapped', COUNT_BIG(*), MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([s].[ID] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSSOURCE].[dbo].[OSEVT_S01_STREET] AS [s]
LEFT JOIN [OSSOURCE].[dbo].[OSUSR_S01_STREET] AS [p]
  ON [p].[ID] = [s].[ID]
WHERE
  NOT [s].[ID] IS NULL
  AND [s].[ID] <> 0
  AND (
    (
      (
        (
          [s].[_ACTIVITY_ID] IS NULL
        ) OR (
          [s].[_ACTIVITY_ID] = 0
        )
      )
      AND CAST([s].[_PROCESS_DEF_ID] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 IN (N'11', N'12')
    )
    OR (
      EXISTS(
        SELECT
          1
        FROM [#rows_activity_17766887e7] AS [a]
        WHERE
          [a].[id] = [s].[_ACTIVITY_ID]
      )
    )
  )
  AND [p].[ID] IS NULL
) AS [q]([sample])) AS [texts]) AS [numbered]
HAVING COUNT_BIG(*) > 0;
UPDATE #o11c_progress SET [mark] = N'preflight 129';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 129')
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
UPDATE #o11c_progress SET [mark] = N'preflight 130';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'preflight 130')
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
