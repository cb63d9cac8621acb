-- people-groups: check the migrated rows against the source and the maps, change nothing
-- Compiled by o11c 0.1.0 from
--   source snapshot 03847c257dcf7d8124b6855423a6046ddef7f02c713fdb03da0684524d8c7272
--   target snapshot 35b631f2e5a0a8373e8daf9b8114c36ee0c159eb828dc08c0d9b43eca65dca41
--   project file    8b93e6d00cc93867eb6d65e25db86f7e087e1980bc93d8b0e617cd89c3aed087
-- Source OSSOURCE.dbo, target OSTARGET.dbo.
-- Run: sqlcmd -S SERVER -d TARGET -b -i verify.sql
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
DECLARE @o11c_context varbinary(128) = CONVERT(varbinary(128), N'o11c verify');
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
-- Which rows of (System).User (source): their ids. Gone with the session.
DROP TABLE IF EXISTS #rows_user_8fadb4a988;
CREATE TABLE #rows_user_8fadb4a988 (
  [id] int NOT NULL PRIMARY KEY
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
-- Which rows of (System).Group (source): their ids. Gone with the session.
DROP TABLE IF EXISTS #rows_group_fe15a92aa3;
CREATE TABLE #rows_group_fe15a92aa3 (
  [id] int NOT NULL PRIMARY KEY
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
-- Which rows of (System).Group_User (source): their ids. Gone with the session.
DROP TABLE IF EXISTS #rows_group_user_7c51916bf8;
CREATE TABLE #rows_group_user_7c51916bf8 (
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
-- Which rows of (System).User_Role (source): their ids. Gone with the session.
DROP TABLE IF EXISTS #rows_user_role_efe5d2ed3d;
CREATE TABLE #rows_user_role_efe5d2ed3d (
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
-- Which rows of (System).Group_Role (source): their ids. Gone with the session.
DROP TABLE IF EXISTS #rows_group_role_dfc78eb941;
CREATE TABLE #rows_group_role_dfc78eb941 (
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
-- None at first: a later step adds the rows.
DELETE FROM [#rows_user_8fadb4a988];
UPDATE #o11c_progress SET [mark] = N'verify 1';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'verify 1')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- None at first: a later step adds the rows.
DELETE FROM [#rows_group_fe15a92aa3];
UPDATE #o11c_progress SET [mark] = N'verify 2';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'verify 2')
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
UPDATE #o11c_progress SET [mark] = N'verify 3';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'verify 3')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- The planner must know how many there are before they are joined.
IF SERVERPROPERTY(N'Babelfish') IS NULL
  EXEC (N'UPDATE STATISTICS [#rows_user_8fadb4a988]');
UPDATE #o11c_progress SET [mark] = N'verify 4';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'verify 4')
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
UPDATE #o11c_progress SET [mark] = N'verify 5';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'verify 5')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- The planner must know how many there are before they are joined.
IF SERVERPROPERTY(N'Babelfish') IS NULL
  EXEC (N'UPDATE STATISTICS [#rows_group_user_7c51916bf8]');
UPDATE #o11c_progress SET [mark] = N'verify 6';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'verify 6')
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
UPDATE #o11c_progress SET [mark] = N'verify 7';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'verify 7')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- The planner must know how many there are before they are joined.
IF SERVERPROPERTY(N'Babelfish') IS NULL
  EXEC (N'UPDATE STATISTICS [#rows_group_fe15a92aa3]');
UPDATE #o11c_progress SET [mark] = N'verify 8';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'verify 8')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- Rows of (System).User_Role (source): those whose user_id is a selected row of (System).User and
-- whose role_id is 30 or 31.
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
  AND CAST([t].[role_id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 IN (N'30', N'31');
SET @o11c_rows = ROWCOUNT_BIG();
UPDATE #o11c_progress SET [mark] = N'verify 9';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'verify 9')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- The planner must know how many there are before they are joined.
IF SERVERPROPERTY(N'Babelfish') IS NULL
  EXEC (N'UPDATE STATISTICS [#rows_user_role_efe5d2ed3d]');
UPDATE #o11c_progress SET [mark] = N'verify 10';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'verify 10')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- Rows of (System).Group_Role (source): those whose group_id is a selected row of (System).Group and
-- whose role_id is 30 or 31.
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
  AND CAST([t].[role_id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 IN (N'30', N'31');
SET @o11c_rows = ROWCOUNT_BIG();
UPDATE #o11c_progress SET [mark] = N'verify 11';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'verify 11')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- The planner must know how many there are before they are joined.
IF SERVERPROPERTY(N'Babelfish') IS NULL
  EXEC (N'UPDATE STATISTICS [#rows_group_role_dfc78eb941]');
UPDATE #o11c_progress SET [mark] = N'verify 12';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'verify 12')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- (System).User: every selected source row has its target row, each reference is what the map says and
-- exists, and each copied value is the source's (in rows that the run inserted).
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT [v].[check_id], [v].[entity], [v].[what], [v].[expected], [v].[found],
  CASE WHEN [v].[expected] = [v].[found] THEN 1 WHEN [v].[expected] IS NOT NULL THEN 0 END
FROM (
SELECT
  COUNT_BIG(*) AS [source_rows],
  COALESCE(SUM(CASE WHEN NOT [t].[id] IS NULL THEN CAST(1 AS bigint) ELSE 0 END), 0) AS [target_rows],
  COALESCE(SUM(CASE WHEN [m].[fresh] = CAST(1 AS bit) THEN CAST(1 AS bigint) ELSE 0 END), 0) AS [fresh_rows],
  (
    SELECT
      COUNT_BIG(*)
    FROM [OSTARGET].[o11c].[map_user_f9b11b2f84] AS [f]
    WHERE
      [f].[fresh] = CAST(1 AS bit)
  ) AS [fresh_pairs],
  COALESCE(
    SUM(
      CASE
        WHEN [m].[fresh] = CAST(1 AS bit) AND NOT [t].[id] IS NULL
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [inserted_rows],
  COALESCE(SUM(CASE WHEN [m].[fresh] = CAST(0 AS bit) THEN CAST(1 AS bigint) ELSE 0 END), 0) AS [known_rows],
  COALESCE(
    SUM(
      CASE
        WHEN [m].[fresh] = CAST(0 AS bit) AND NOT [t].[id] IS NULL
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [present_rows],
  (
    SELECT
      COUNT_BIG(*)
    FROM [OSSOURCE].[dbo].[ossys_user]
  ) AS [whole_rows],
  (
    SELECT
      COUNT_BIG(*)
    FROM [OSSOURCE].[dbo].[ossys_user] AS [w]
    WHERE
      NOT EXISTS(
        SELECT
          1
        FROM [#rows_user_8fadb4a988] AS [k]
        WHERE
          [k].[id] = [w].[id]
      )
  ) AS [left_out],
  COALESCE(
    SUM(
      CASE
        WHEN [m].[fresh] = CAST(1 AS bit)
        AND (
          NOT [t].[id] IS NULL
          AND (
            (
              (
                (
                  [t].[name] IS NULL AND NOT [s].[name] IS NULL
                )
                OR (
                  NOT [t].[name] IS NULL AND [s].[name] IS NULL
                )
              )
              OR (
                [t].[name] COLLATE Latin1_General_BIN2 <> [s].[name] COLLATE Latin1_General_BIN2
              )
              OR (
                DATALENGTH([t].[name]) <> DATALENGTH([s].[name])
              )
            )
            OR (
              (
                (
                  [t].[username] IS NULL AND NOT [s].[username] IS NULL
                )
                OR (
                  NOT [t].[username] IS NULL AND [s].[username] IS NULL
                )
              )
              OR (
                [t].[username] COLLATE Latin1_General_BIN2 <> [s].[username] COLLATE Latin1_General_BIN2
              )
              OR (
                DATALENGTH([t].[username]) <> DATALENGTH([s].[username])
              )
            )
            OR (
              (
                (
                  [t].[email] IS NULL AND NOT [s].[email] IS NULL
                )
                OR (
                  NOT [t].[email] IS NULL AND [s].[email] IS NULL
                )
              )
              OR (
                [t].[email] COLLATE Latin1_General_BIN2 <> [s].[email] COLLATE Latin1_General_BIN2
              )
              OR (
                DATALENGTH([t].[email]) <> DATALENGTH([s].[email])
              )
            )
            OR (
              (
                (
                  [t].[mobilephone] IS NULL AND NOT [s].[mobilephone] IS NULL
                )
                OR (
                  NOT [t].[mobilephone] IS NULL AND [s].[mobilephone] IS NULL
                )
              )
              OR (
                [t].[mobilephone] COLLATE Latin1_General_BIN2 <> [s].[mobilephone] COLLATE Latin1_General_BIN2
              )
              OR (
                DATALENGTH([t].[mobilephone]) <> DATALENGTH([s].[mobilephone])
              )
            )
            OR (
              (
                (
                  [t].[external_id] IS NULL AND NOT [s].[external_id] IS NULL
                )
                OR (
                  NOT [t].[external_id] IS NULL AND [s].[external_id] IS NULL
                )
              )
              OR (
                [t].[external_id] COLLATE Latin1_General_BIN2 <> [s].[external_id] COLLATE Latin1_General_BIN2
              )
              OR (
                DATALENGTH([t].[external_id]) <> DATALENGTH([s].[external_id])
              )
            )
            OR (
              (
                (
                  [t].[creation_date] IS NULL AND NOT [s].[creation_date] IS NULL
                )
                OR (
                  NOT [t].[creation_date] IS NULL AND [s].[creation_date] IS NULL
                )
              )
              OR (
                [t].[creation_date] <> [s].[creation_date]
              )
            )
            OR (
              (
                (
                  [t].[last_login] IS NULL AND NOT [s].[last_login] IS NULL
                )
                OR (
                  NOT [t].[last_login] IS NULL AND [s].[last_login] IS NULL
                )
              )
              OR (
                [t].[last_login] <> [s].[last_login]
              )
            )
            OR (
              (
                (
                  [t].[is_active] IS NULL AND NOT [s].[is_active] IS NULL
                )
                OR (
                  NOT [t].[is_active] IS NULL AND [s].[is_active] IS NULL
                )
              )
              OR (
                [t].[is_active] <> [s].[is_active]
              )
            )
          )
        )
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [changed_rows],
  COALESCE(
    SUM(
      CASE
        WHEN [m].[fresh] = CAST(1 AS bit)
        AND (
          (
            [r1].[new_id] = [t].[tenant_id] AND NOT [p1].[id] IS NULL
          )
          OR (
            [t].[tenant_id] IS NULL AND [r1].[new_id] IS NULL
          )
        )
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [right_1],
  COALESCE(
    SUM(
      CASE
        WHEN [m].[fresh] = CAST(1 AS bit)
        AND (
          NOT [s].[tenant_id] IS NULL AND [r1].[new_id] IS NULL
        )
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [lost_1]
FROM [OSSOURCE].[dbo].[ossys_user] AS [s]
JOIN [#rows_user_8fadb4a988] AS [s_rows]
  ON [s_rows].[id] = [s].[id]
LEFT JOIN [OSTARGET].[o11c].[map_user_f9b11b2f84] AS [m]
  ON [m].[old_id] = [s].[id]
LEFT JOIN [OSTARGET].[dbo].[ossys_user] AS [t]
  ON [t].[id] = [m].[new_id]
LEFT JOIN [OSTARGET].[o11c].[map_tenant_63c9ad9cd6] AS [r1]
  ON [r1].[old_id] = [s].[tenant_id]
LEFT JOIN [OSTARGET].[dbo].[ossys_tenant] AS [p1]
  ON [p1].[id] = [r1].[new_id]
) AS [j]
CROSS APPLY (VALUES
  (1, N'rows-system_user', N'(System).User', N'rows arrived', [j].[source_rows], [j].[target_rows]),
  (2, N'rows-system_user', N'(System).User', N'rows inserted', [j].[fresh_pairs], [j].[inserted_rows]),
  (3, N'rows-system_user', N'(System).User', N'rows that were there before, kept as they were', [j].[known_rows], [j].[present_rows]),
  (4, N'rows-system_user', N'(System).User', N'rows of the source that do not take part', [j].[whole_rows] - [j].[source_rows], [j].[left_out]),
  (5, N'rows-system_user', N'(System).User', N'rows with a copied value that differs', 0, [j].[changed_rows]),
  (6, N'rows-system_user', N'(System).User', N'TENANT_ID: right', [j].[fresh_rows], [j].[right_1]),
  (7, N'rows-system_user', N'(System).User', N'TENANT_ID: without partner', 0, [j].[lost_1])
) AS [v]([line], [check_id], [entity], [what], [expected], [found])
ORDER BY [v].[line];
UPDATE #o11c_progress SET [mark] = N'verify 13';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'verify 13')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- (System).User_Role: every selected source row has its target row, and each reference is what the map
-- says and exists (in rows that the run inserted).
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT [v].[check_id], [v].[entity], [v].[what], [v].[expected], [v].[found],
  CASE WHEN [v].[expected] = [v].[found] THEN 1 WHEN [v].[expected] IS NOT NULL THEN 0 END
FROM (
SELECT
  COUNT_BIG(*) AS [source_rows],
  COALESCE(SUM(CASE WHEN NOT [t].[id] IS NULL THEN CAST(1 AS bigint) ELSE 0 END), 0) AS [target_rows],
  COALESCE(SUM(CASE WHEN [m].[fresh] = CAST(1 AS bit) THEN CAST(1 AS bigint) ELSE 0 END), 0) AS [fresh_rows],
  (
    SELECT
      COUNT_BIG(*)
    FROM [OSTARGET].[o11c].[map_user_role_e5ec603df3] AS [f]
    WHERE
      [f].[fresh] = CAST(1 AS bit)
  ) AS [fresh_pairs],
  COALESCE(
    SUM(
      CASE
        WHEN [m].[fresh] = CAST(1 AS bit) AND NOT [t].[id] IS NULL
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [inserted_rows],
  COALESCE(SUM(CASE WHEN [m].[fresh] = CAST(0 AS bit) THEN CAST(1 AS bigint) ELSE 0 END), 0) AS [known_rows],
  COALESCE(
    SUM(
      CASE
        WHEN [m].[fresh] = CAST(0 AS bit) AND NOT [t].[id] IS NULL
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [present_rows],
  (
    SELECT
      COUNT_BIG(*)
    FROM [OSSOURCE].[dbo].[ossys_user_role]
  ) AS [whole_rows],
  (
    SELECT
      COUNT_BIG(*)
    FROM [OSSOURCE].[dbo].[ossys_user_role] AS [w]
    WHERE
      NOT EXISTS(
        SELECT
          1
        FROM [#rows_user_role_efe5d2ed3d] AS [k]
        WHERE
          [k].[id] = [w].[id]
      )
  ) AS [left_out],
  COALESCE(
    SUM(
      CASE
        WHEN [m].[fresh] = CAST(1 AS bit)
        AND (
          (
            [r1].[new_id] = [t].[user_id] AND NOT [p1].[id] IS NULL
          )
          OR (
            [t].[user_id] IS NULL AND [r1].[new_id] IS NULL
          )
        )
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [right_1],
  COALESCE(
    SUM(
      CASE
        WHEN [m].[fresh] = CAST(1 AS bit)
        AND (
          NOT [s].[user_id] IS NULL AND [r1].[new_id] IS NULL
        )
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [lost_1],
  COALESCE(
    SUM(
      CASE
        WHEN [m].[fresh] = CAST(1 AS bit)
        AND (
          (
            [r2].[new_id] = [t].[role_id] AND NOT [p2].[id] IS NULL
          )
          OR (
            [t].[role_id] IS NULL AND [r2].[new_id] IS NULL
          )
        )
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [right_2],
  COALESCE(
    SUM(
      CASE
        WHEN [m].[fresh] = CAST(1 AS bit)
        AND (
          NOT [s].[role_id] IS NULL AND [r2].[new_id] IS NULL
        )
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [lost_2],
  COALESCE(
    SUM(
      CASE
        WHEN [m].[fresh] = CAST(1 AS bit)
        AND (
          (
            [r3].[new_id] = [t].[tenant_id] AND NOT [p3].[id] IS NULL
          )
          OR (
            [t].[tenant_id] IS NULL AND [r3].[new_id] IS NULL
          )
        )
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [right_3],
  COALESCE(
    SUM(
      CASE
        WHEN [m].[fresh] = CAST(1 AS bit)
        AND (
          NOT [s].[tenant_id] IS NULL AND [r3].[new_id] IS NULL
        )
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [lost_3]
FROM [OSSOURCE].[dbo].[ossys_user_role] AS [s]
JOIN [#rows_user_role_efe5d2ed3d] AS [s_rows]
  ON [s_rows].[id] = [s].[id]
LEFT JOIN [OSTARGET].[o11c].[map_user_role_e5ec603df3] AS [m]
  ON [m].[old_id] = [s].[id]
LEFT JOIN [OSTARGET].[dbo].[ossys_user_role] AS [t]
  ON [t].[id] = [m].[new_id]
LEFT JOIN [OSTARGET].[o11c].[map_user_f9b11b2f84] AS [r1]
  ON [r1].[old_id] = [s].[user_id]
LEFT JOIN [OSTARGET].[dbo].[ossys_user] AS [p1]
  ON [p1].[id] = [r1].[new_id]
LEFT JOIN [OSTARGET].[o11c].[map_role_bed61fb7b8] AS [r2]
  ON [r2].[old_id] = [s].[role_id]
LEFT JOIN [OSTARGET].[dbo].[ossys_role] AS [p2]
  ON [p2].[id] = [r2].[new_id]
LEFT JOIN [OSTARGET].[o11c].[map_tenant_63c9ad9cd6] AS [r3]
  ON [r3].[old_id] = [s].[tenant_id]
LEFT JOIN [OSTARGET].[dbo].[ossys_tenant] AS [p3]
  ON [p3].[id] = [r3].[new_id]
) AS [j]
CROSS APPLY (VALUES
  (1, N'rows-system_user_role', N'(System).User_Role', N'rows arrived', [j].[source_rows], [j].[target_rows]),
  (2, N'rows-system_user_role', N'(System).User_Role', N'rows inserted', [j].[fresh_pairs], [j].[inserted_rows]),
  (3, N'rows-system_user_role', N'(System).User_Role', N'rows that were there before, kept as they were', [j].[known_rows], [j].[present_rows]),
  (4, N'rows-system_user_role', N'(System).User_Role', N'rows of the source that do not take part', [j].[whole_rows] - [j].[source_rows], [j].[left_out]),
  (5, N'rows-system_user_role', N'(System).User_Role', N'USER_ID: right', [j].[fresh_rows], [j].[right_1]),
  (6, N'rows-system_user_role', N'(System).User_Role', N'USER_ID: without partner', 0, [j].[lost_1]),
  (7, N'rows-system_user_role', N'(System).User_Role', N'ROLE_ID: right', [j].[fresh_rows], [j].[right_2]),
  (8, N'rows-system_user_role', N'(System).User_Role', N'ROLE_ID: without partner', 0, [j].[lost_2]),
  (9, N'rows-system_user_role', N'(System).User_Role', N'TENANT_ID: right', [j].[fresh_rows], [j].[right_3]),
  (10, N'rows-system_user_role', N'(System).User_Role', N'TENANT_ID: without partner', 0, [j].[lost_3])
) AS [v]([line], [check_id], [entity], [what], [expected], [found])
ORDER BY [v].[line];
UPDATE #o11c_progress SET [mark] = N'verify 14';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'verify 14')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- (System).Group: every selected source row has its target row, each reference is what the map says
-- and exists, and each copied value is the source's (in rows that the run inserted).
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT [v].[check_id], [v].[entity], [v].[what], [v].[expected], [v].[found],
  CASE WHEN [v].[expected] = [v].[found] THEN 1 WHEN [v].[expected] IS NOT NULL THEN 0 END
FROM (
SELECT
  COUNT_BIG(*) AS [source_rows],
  COALESCE(SUM(CASE WHEN NOT [t].[id] IS NULL THEN CAST(1 AS bigint) ELSE 0 END), 0) AS [target_rows],
  COALESCE(SUM(CASE WHEN [m].[fresh] = CAST(1 AS bit) THEN CAST(1 AS bigint) ELSE 0 END), 0) AS [fresh_rows],
  (
    SELECT
      COUNT_BIG(*)
    FROM [OSTARGET].[o11c].[map_group_82be168321] AS [f]
    WHERE
      [f].[fresh] = CAST(1 AS bit)
  ) AS [fresh_pairs],
  COALESCE(
    SUM(
      CASE
        WHEN [m].[fresh] = CAST(1 AS bit) AND NOT [t].[id] IS NULL
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [inserted_rows],
  COALESCE(SUM(CASE WHEN [m].[fresh] = CAST(0 AS bit) THEN CAST(1 AS bigint) ELSE 0 END), 0) AS [known_rows],
  COALESCE(
    SUM(
      CASE
        WHEN [m].[fresh] = CAST(0 AS bit) AND NOT [t].[id] IS NULL
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [present_rows],
  (
    SELECT
      COUNT_BIG(*)
    FROM [OSSOURCE].[dbo].[ossys_group]
  ) AS [whole_rows],
  (
    SELECT
      COUNT_BIG(*)
    FROM [OSSOURCE].[dbo].[ossys_group] AS [w]
    WHERE
      NOT EXISTS(
        SELECT
          1
        FROM [#rows_group_fe15a92aa3] AS [k]
        WHERE
          [k].[id] = [w].[id]
      )
  ) AS [left_out],
  COALESCE(
    SUM(
      CASE
        WHEN [m].[fresh] = CAST(1 AS bit)
        AND (
          NOT [t].[id] IS NULL
          AND (
            (
              (
                (
                  [t].[name] IS NULL AND NOT [s].[name] IS NULL
                )
                OR (
                  NOT [t].[name] IS NULL AND [s].[name] IS NULL
                )
              )
              OR (
                [t].[name] COLLATE Latin1_General_BIN2 <> [s].[name] COLLATE Latin1_General_BIN2
              )
              OR (
                DATALENGTH([t].[name]) <> DATALENGTH([s].[name])
              )
            )
            OR (
              (
                (
                  [t].[description] IS NULL AND NOT [s].[description] IS NULL
                )
                OR (
                  NOT [t].[description] IS NULL AND [s].[description] IS NULL
                )
              )
              OR (
                [t].[description] COLLATE Latin1_General_BIN2 <> [s].[description] COLLATE Latin1_General_BIN2
              )
              OR (
                DATALENGTH([t].[description]) <> DATALENGTH([s].[description])
              )
            )
          )
        )
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [changed_rows],
  COALESCE(
    SUM(
      CASE
        WHEN [m].[fresh] = CAST(1 AS bit)
        AND (
          (
            [r1].[new_id] = [t].[tenant_id] AND NOT [p1].[id] IS NULL
          )
          OR (
            [t].[tenant_id] IS NULL AND [r1].[new_id] IS NULL
          )
        )
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [right_1],
  COALESCE(
    SUM(
      CASE
        WHEN [m].[fresh] = CAST(1 AS bit)
        AND (
          NOT [s].[tenant_id] IS NULL AND [r1].[new_id] IS NULL
        )
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [lost_1]
FROM [OSSOURCE].[dbo].[ossys_group] AS [s]
JOIN [#rows_group_fe15a92aa3] AS [s_rows]
  ON [s_rows].[id] = [s].[id]
LEFT JOIN [OSTARGET].[o11c].[map_group_82be168321] AS [m]
  ON [m].[old_id] = [s].[id]
LEFT JOIN [OSTARGET].[dbo].[ossys_group] AS [t]
  ON [t].[id] = [m].[new_id]
LEFT JOIN [OSTARGET].[o11c].[map_tenant_63c9ad9cd6] AS [r1]
  ON [r1].[old_id] = [s].[tenant_id]
LEFT JOIN [OSTARGET].[dbo].[ossys_tenant] AS [p1]
  ON [p1].[id] = [r1].[new_id]
) AS [j]
CROSS APPLY (VALUES
  (1, N'rows-system_group', N'(System).Group', N'rows arrived', [j].[source_rows], [j].[target_rows]),
  (2, N'rows-system_group', N'(System).Group', N'rows inserted', [j].[fresh_pairs], [j].[inserted_rows]),
  (3, N'rows-system_group', N'(System).Group', N'rows that were there before, kept as they were', [j].[known_rows], [j].[present_rows]),
  (4, N'rows-system_group', N'(System).Group', N'rows of the source that do not take part', [j].[whole_rows] - [j].[source_rows], [j].[left_out]),
  (5, N'rows-system_group', N'(System).Group', N'rows with a copied value that differs', 0, [j].[changed_rows]),
  (6, N'rows-system_group', N'(System).Group', N'TENANT_ID: right', [j].[fresh_rows], [j].[right_1]),
  (7, N'rows-system_group', N'(System).Group', N'TENANT_ID: without partner', 0, [j].[lost_1])
) AS [v]([line], [check_id], [entity], [what], [expected], [found])
ORDER BY [v].[line];
UPDATE #o11c_progress SET [mark] = N'verify 15';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'verify 15')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- (System).Group_Role: every selected source row has its target row, and each reference is what the
-- map says and exists (in rows that the run inserted).
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT [v].[check_id], [v].[entity], [v].[what], [v].[expected], [v].[found],
  CASE WHEN [v].[expected] = [v].[found] THEN 1 WHEN [v].[expected] IS NOT NULL THEN 0 END
FROM (
SELECT
  COUNT_BIG(*) AS [source_rows],
  COALESCE(SUM(CASE WHEN NOT [t].[id] IS NULL THEN CAST(1 AS bigint) ELSE 0 END), 0) AS [target_rows],
  COALESCE(SUM(CASE WHEN [m].[fresh] = CAST(1 AS bit) THEN CAST(1 AS bigint) ELSE 0 END), 0) AS [fresh_rows],
  (
    SELECT
      COUNT_BIG(*)
    FROM [OSTARGET].[o11c].[map_group_role_6960332884] AS [f]
    WHERE
      [f].[fresh] = CAST(1 AS bit)
  ) AS [fresh_pairs],
  COALESCE(
    SUM(
      CASE
        WHEN [m].[fresh] = CAST(1 AS bit) AND NOT [t].[id] IS NULL
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [inserted_rows],
  COALESCE(SUM(CASE WHEN [m].[fresh] = CAST(0 AS bit) THEN CAST(1 AS bigint) ELSE 0 END), 0) AS [known_rows],
  COALESCE(
    SUM(
      CASE
        WHEN [m].[fresh] = CAST(0 AS bit) AND NOT [t].[id] IS NULL
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [present_rows],
  (
    SELECT
      COUNT_BIG(*)
    FROM [OSSOURCE].[dbo].[ossys_group_role]
  ) AS [whole_rows],
  (
    SELECT
      COUNT_BIG(*)
    FROM [OSSOURCE].[dbo].[ossys_group_role] AS [w]
    WHERE
      NOT EXISTS(
        SELECT
          1
        FROM [#rows_group_role_dfc78eb941] AS [k]
        WHERE
          [k].[id] = [w].[id]
      )
  ) AS [left_out],
  COALESCE(
    SUM(
      CASE
        WHEN [m].[fresh] = CAST(1 AS bit)
        AND (
          (
            [r1].[new_id] = [t].[group_id] AND NOT [p1].[id] IS NULL
          )
          OR (
            [t].[group_id] IS NULL AND [r1].[new_id] IS NULL
          )
        )
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [right_1],
  COALESCE(
    SUM(
      CASE
        WHEN [m].[fresh] = CAST(1 AS bit)
        AND (
          NOT [s].[group_id] IS NULL AND [r1].[new_id] IS NULL
        )
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [lost_1],
  COALESCE(
    SUM(
      CASE
        WHEN [m].[fresh] = CAST(1 AS bit)
        AND (
          (
            [r2].[new_id] = [t].[role_id] AND NOT [p2].[id] IS NULL
          )
          OR (
            [t].[role_id] IS NULL AND [r2].[new_id] IS NULL
          )
        )
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [right_2],
  COALESCE(
    SUM(
      CASE
        WHEN [m].[fresh] = CAST(1 AS bit)
        AND (
          NOT [s].[role_id] IS NULL AND [r2].[new_id] IS NULL
        )
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [lost_2],
  COALESCE(
    SUM(
      CASE
        WHEN [m].[fresh] = CAST(1 AS bit)
        AND (
          (
            [r3].[new_id] = [t].[tenant_id] AND NOT [p3].[id] IS NULL
          )
          OR (
            [t].[tenant_id] IS NULL AND [r3].[new_id] IS NULL
          )
        )
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [right_3],
  COALESCE(
    SUM(
      CASE
        WHEN [m].[fresh] = CAST(1 AS bit)
        AND (
          NOT [s].[tenant_id] IS NULL AND [r3].[new_id] IS NULL
        )
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [lost_3]
FROM [OSSOURCE].[dbo].[ossys_group_role] AS [s]
JOIN [#rows_group_role_dfc78eb941] AS [s_rows]
  ON [s_rows].[id] = [s].[id]
LEFT JOIN [OSTARGET].[o11c].[map_group_role_6960332884] AS [m]
  ON [m].[old_id] = [s].[id]
LEFT JOIN [OSTARGET].[dbo].[ossys_group_role] AS [t]
  ON [t].[id] = [m].[new_id]
LEFT JOIN [OSTARGET].[o11c].[map_group_82be168321] AS [r1]
  ON [r1].[old_id] = [s].[group_id]
LEFT JOIN [OSTARGET].[dbo].[ossys_group] AS [p1]
  ON [p1].[id] = [r1].[new_id]
LEFT JOIN [OSTARGET].[o11c].[map_role_bed61fb7b8] AS [r2]
  ON [r2].[old_id] = [s].[role_id]
LEFT JOIN [OSTARGET].[dbo].[ossys_role] AS [p2]
  ON [p2].[id] = [r2].[new_id]
LEFT JOIN [OSTARGET].[o11c].[map_tenant_63c9ad9cd6] AS [r3]
  ON [r3].[old_id] = [s].[tenant_id]
LEFT JOIN [OSTARGET].[dbo].[ossys_tenant] AS [p3]
  ON [p3].[id] = [r3].[new_id]
) AS [j]
CROSS APPLY (VALUES
  (1, N'rows-system_group_role', N'(System).Group_Role', N'rows arrived', [j].[source_rows], [j].[target_rows]),
  (2, N'rows-system_group_role', N'(System).Group_Role', N'rows inserted', [j].[fresh_pairs], [j].[inserted_rows]),
  (3, N'rows-system_group_role', N'(System).Group_Role', N'rows that were there before, kept as they were', [j].[known_rows], [j].[present_rows]),
  (4, N'rows-system_group_role', N'(System).Group_Role', N'rows of the source that do not take part', [j].[whole_rows] - [j].[source_rows], [j].[left_out]),
  (5, N'rows-system_group_role', N'(System).Group_Role', N'GROUP_ID: right', [j].[fresh_rows], [j].[right_1]),
  (6, N'rows-system_group_role', N'(System).Group_Role', N'GROUP_ID: without partner', 0, [j].[lost_1]),
  (7, N'rows-system_group_role', N'(System).Group_Role', N'ROLE_ID: right', [j].[fresh_rows], [j].[right_2]),
  (8, N'rows-system_group_role', N'(System).Group_Role', N'ROLE_ID: without partner', 0, [j].[lost_2]),
  (9, N'rows-system_group_role', N'(System).Group_Role', N'TENANT_ID: right', [j].[fresh_rows], [j].[right_3]),
  (10, N'rows-system_group_role', N'(System).Group_Role', N'TENANT_ID: without partner', 0, [j].[lost_3])
) AS [v]([line], [check_id], [entity], [what], [expected], [found])
ORDER BY [v].[line];
UPDATE #o11c_progress SET [mark] = N'verify 16';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'verify 16')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- (System).Group_User: every selected source row has its target row, and each reference is what the
-- map says and exists (in rows that the run inserted).
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT [v].[check_id], [v].[entity], [v].[what], [v].[expected], [v].[found],
  CASE WHEN [v].[expected] = [v].[found] THEN 1 WHEN [v].[expected] IS NOT NULL THEN 0 END
FROM (
SELECT
  COUNT_BIG(*) AS [source_rows],
  COALESCE(SUM(CASE WHEN NOT [t].[id] IS NULL THEN CAST(1 AS bigint) ELSE 0 END), 0) AS [target_rows],
  COALESCE(SUM(CASE WHEN [m].[fresh] = CAST(1 AS bit) THEN CAST(1 AS bigint) ELSE 0 END), 0) AS [fresh_rows],
  (
    SELECT
      COUNT_BIG(*)
    FROM [OSTARGET].[o11c].[map_group_user_1901da0039] AS [f]
    WHERE
      [f].[fresh] = CAST(1 AS bit)
  ) AS [fresh_pairs],
  COALESCE(
    SUM(
      CASE
        WHEN [m].[fresh] = CAST(1 AS bit) AND NOT [t].[id] IS NULL
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [inserted_rows],
  COALESCE(SUM(CASE WHEN [m].[fresh] = CAST(0 AS bit) THEN CAST(1 AS bigint) ELSE 0 END), 0) AS [known_rows],
  COALESCE(
    SUM(
      CASE
        WHEN [m].[fresh] = CAST(0 AS bit) AND NOT [t].[id] IS NULL
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [present_rows],
  (
    SELECT
      COUNT_BIG(*)
    FROM [OSSOURCE].[dbo].[ossys_group_user]
  ) AS [whole_rows],
  (
    SELECT
      COUNT_BIG(*)
    FROM [OSSOURCE].[dbo].[ossys_group_user] AS [w]
    WHERE
      NOT EXISTS(
        SELECT
          1
        FROM [#rows_group_user_7c51916bf8] AS [k]
        WHERE
          [k].[id] = [w].[id]
      )
  ) AS [left_out],
  COALESCE(
    SUM(
      CASE
        WHEN [m].[fresh] = CAST(1 AS bit)
        AND (
          (
            [r1].[new_id] = [t].[group_id] AND NOT [p1].[id] IS NULL
          )
          OR (
            [t].[group_id] IS NULL AND [r1].[new_id] IS NULL
          )
        )
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [right_1],
  COALESCE(
    SUM(
      CASE
        WHEN [m].[fresh] = CAST(1 AS bit)
        AND (
          NOT [s].[group_id] IS NULL AND [r1].[new_id] IS NULL
        )
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [lost_1],
  COALESCE(
    SUM(
      CASE
        WHEN [m].[fresh] = CAST(1 AS bit)
        AND (
          (
            [r2].[new_id] = [t].[user_id] AND NOT [p2].[id] IS NULL
          )
          OR (
            [t].[user_id] IS NULL AND [r2].[new_id] IS NULL
          )
        )
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [right_2],
  COALESCE(
    SUM(
      CASE
        WHEN [m].[fresh] = CAST(1 AS bit)
        AND (
          NOT [s].[user_id] IS NULL AND [r2].[new_id] IS NULL
        )
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [lost_2],
  COALESCE(
    SUM(
      CASE
        WHEN [m].[fresh] = CAST(1 AS bit)
        AND (
          (
            [r3].[new_id] = [t].[tenant_id] AND NOT [p3].[id] IS NULL
          )
          OR (
            [t].[tenant_id] IS NULL AND [r3].[new_id] IS NULL
          )
        )
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [right_3],
  COALESCE(
    SUM(
      CASE
        WHEN [m].[fresh] = CAST(1 AS bit)
        AND (
          NOT [s].[tenant_id] IS NULL AND [r3].[new_id] IS NULL
        )
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [lost_3]
FROM [OSSOURCE].[dbo].[ossys_group_user] AS [s]
JOIN [#rows_group_user_7c51916bf8] AS [s_rows]
  ON [s_rows].[id] = [s].[id]
LEFT JOIN [OSTARGET].[o11c].[map_group_user_1901da0039] AS [m]
  ON [m].[old_id] = [s].[id]
LEFT JOIN [OSTARGET].[dbo].[ossys_group_user] AS [t]
  ON [t].[id] = [m].[new_id]
LEFT JOIN [OSTARGET].[o11c].[map_group_82be168321] AS [r1]
  ON [r1].[old_id] = [s].[group_id]
LEFT JOIN [OSTARGET].[dbo].[ossys_group] AS [p1]
  ON [p1].[id] = [r1].[new_id]
LEFT JOIN [OSTARGET].[o11c].[map_user_f9b11b2f84] AS [r2]
  ON [r2].[old_id] = [s].[user_id]
LEFT JOIN [OSTARGET].[dbo].[ossys_user] AS [p2]
  ON [p2].[id] = [r2].[new_id]
LEFT JOIN [OSTARGET].[o11c].[map_tenant_63c9ad9cd6] AS [r3]
  ON [r3].[old_id] = [s].[tenant_id]
LEFT JOIN [OSTARGET].[dbo].[ossys_tenant] AS [p3]
  ON [p3].[id] = [r3].[new_id]
) AS [j]
CROSS APPLY (VALUES
  (1, N'rows-system_group_user', N'(System).Group_User', N'rows arrived', [j].[source_rows], [j].[target_rows]),
  (2, N'rows-system_group_user', N'(System).Group_User', N'rows inserted', [j].[fresh_pairs], [j].[inserted_rows]),
  (3, N'rows-system_group_user', N'(System).Group_User', N'rows that were there before, kept as they were', [j].[known_rows], [j].[present_rows]),
  (4, N'rows-system_group_user', N'(System).Group_User', N'rows of the source that do not take part', [j].[whole_rows] - [j].[source_rows], [j].[left_out]),
  (5, N'rows-system_group_user', N'(System).Group_User', N'GROUP_ID: right', [j].[fresh_rows], [j].[right_1]),
  (6, N'rows-system_group_user', N'(System).Group_User', N'GROUP_ID: without partner', 0, [j].[lost_1]),
  (7, N'rows-system_group_user', N'(System).Group_User', N'USER_ID: right', [j].[fresh_rows], [j].[right_2]),
  (8, N'rows-system_group_user', N'(System).Group_User', N'USER_ID: without partner', 0, [j].[lost_2]),
  (9, N'rows-system_group_user', N'(System).Group_User', N'TENANT_ID: right', [j].[fresh_rows], [j].[right_3]),
  (10, N'rows-system_group_user', N'(System).Group_User', N'TENANT_ID: without partner', 0, [j].[lost_3])
) AS [v]([line], [check_id], [entity], [what], [expected], [found])
ORDER BY [v].[line];
UPDATE #o11c_progress SET [mark] = N'verify 17';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'verify 17')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- Shop.Order: every source row has its target row, each reference is what the map says and exists, and
-- each copied value is the source's.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT [v].[check_id], [v].[entity], [v].[what], [v].[expected], [v].[found],
  CASE WHEN [v].[expected] = [v].[found] THEN 1 WHEN [v].[expected] IS NOT NULL THEN 0 END
FROM (
SELECT
  COUNT_BIG(*) AS [source_rows],
  COALESCE(SUM(CASE WHEN NOT [t].[ID1] IS NULL THEN CAST(1 AS bigint) ELSE 0 END), 0) AS [target_rows],
  COALESCE(SUM(CASE WHEN [m].[fresh] = CAST(1 AS bit) THEN CAST(1 AS bigint) ELSE 0 END), 0) AS [fresh_rows],
  (
    SELECT
      COUNT_BIG(*)
    FROM [OSTARGET].[o11c].[map_order_b095562f7b] AS [f]
    WHERE
      [f].[fresh] = CAST(1 AS bit)
  ) AS [fresh_pairs],
  COALESCE(
    SUM(
      CASE
        WHEN [m].[fresh] = CAST(1 AS bit) AND NOT [t].[ID1] IS NULL
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [inserted_rows],
  COALESCE(
    SUM(
      CASE
        WHEN NOT [t].[ID1] IS NULL
        AND (
          (
            (
              (
                [t].[MARK1] IS NULL AND NOT [s].[MARK] IS NULL
              )
              OR (
                NOT [t].[MARK1] IS NULL AND [s].[MARK] IS NULL
              )
            )
            OR (
              [t].[MARK1] COLLATE Latin1_General_BIN2 <> [s].[MARK] COLLATE Latin1_General_BIN2
            )
            OR (
              DATALENGTH([t].[MARK1]) <> DATALENGTH([s].[MARK])
            )
          )
        )
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [changed_rows],
  COALESCE(
    SUM(
      CASE
        WHEN (
          [r1].[new_id] = [t].[CREATEDBY1] AND NOT [p1].[id] IS NULL
        )
        OR (
          [t].[CREATEDBY1] IS NULL AND [r1].[new_id] IS NULL
        )
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [right_1],
  COALESCE(
    SUM(
      CASE
        WHEN NOT [s].[CREATEDBY] IS NULL AND [r1].[new_id] IS NULL
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [lost_1]
FROM [OSSOURCE].[dbo].[OSUSR_S01_ORDER] AS [s]
LEFT JOIN [OSTARGET].[o11c].[map_order_b095562f7b] AS [m]
  ON [m].[old_id] = [s].[ID]
LEFT JOIN [OSTARGET].[dbo].[OSUSR_T01_ORDER] AS [t]
  ON [t].[ID1] = [m].[new_id]
LEFT JOIN [OSTARGET].[o11c].[map_user_f9b11b2f84] AS [r1]
  ON [r1].[old_id] = [s].[CREATEDBY]
LEFT JOIN [OSTARGET].[dbo].[ossys_user] AS [p1]
  ON [p1].[id] = [r1].[new_id]
) AS [j]
CROSS APPLY (VALUES
  (1, N'rows-shop_order', N'Shop.Order', N'rows arrived', [j].[source_rows], [j].[target_rows]),
  (2, N'rows-shop_order', N'Shop.Order', N'rows inserted', [j].[fresh_pairs], [j].[inserted_rows]),
  (3, N'rows-shop_order', N'Shop.Order', N'rows with a copied value that differs', 0, [j].[changed_rows]),
  (4, N'rows-shop_order', N'Shop.Order', N'CreatedBy: right', [j].[source_rows], [j].[right_1]),
  (5, N'rows-shop_order', N'Shop.Order', N'CreatedBy: without partner', 0, [j].[lost_1])
) AS [v]([line], [check_id], [entity], [what], [expected], [found])
ORDER BY [v].[line];
UPDATE #o11c_progress SET [mark] = N'verify 18';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'verify 18')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- (System).Group: the map is one to one.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT N'map-system_group', N'(System).Group', N'map is one to one', [q].[pairs], [q].[news],
  CASE WHEN [q].[pairs] = [q].[news] AND [q].[pairs] = [q].[olds] THEN 1 ELSE 0 END
FROM (SELECT COUNT_BIG(*) AS [pairs], COUNT_BIG(DISTINCT [old_id]) AS [olds],
    COUNT_BIG(DISTINCT [new_id]) AS [news]
  FROM [OSTARGET].[o11c].[map_group_82be168321]) AS [q];
UPDATE #o11c_progress SET [mark] = N'verify 19';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'verify 19')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- (System).Group_Role: the map is one to one.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT N'map-system_group_role', N'(System).Group_Role', N'map is one to one', [q].[pairs], [q].[news],
  CASE WHEN [q].[pairs] = [q].[news] AND [q].[pairs] = [q].[olds] THEN 1 ELSE 0 END
FROM (SELECT COUNT_BIG(*) AS [pairs], COUNT_BIG(DISTINCT [old_id]) AS [olds],
    COUNT_BIG(DISTINCT [new_id]) AS [news]
  FROM [OSTARGET].[o11c].[map_group_role_6960332884]) AS [q];
UPDATE #o11c_progress SET [mark] = N'verify 20';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'verify 20')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- (System).Group_User: the map is one to one.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT N'map-system_group_user', N'(System).Group_User', N'map is one to one', [q].[pairs], [q].[news],
  CASE WHEN [q].[pairs] = [q].[news] AND [q].[pairs] = [q].[olds] THEN 1 ELSE 0 END
FROM (SELECT COUNT_BIG(*) AS [pairs], COUNT_BIG(DISTINCT [old_id]) AS [olds],
    COUNT_BIG(DISTINCT [new_id]) AS [news]
  FROM [OSTARGET].[o11c].[map_group_user_1901da0039]) AS [q];
UPDATE #o11c_progress SET [mark] = N'verify 21';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'verify 21')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- (System).Role: the map is one to one.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT N'map-system_role', N'(System).Role', N'map is one to one', [q].[pairs], [q].[news],
  CASE WHEN [q].[pairs] = [q].[news] AND [q].[pairs] = [q].[olds] THEN 1 ELSE 0 END
FROM (SELECT COUNT_BIG(*) AS [pairs], COUNT_BIG(DISTINCT [old_id]) AS [olds],
    COUNT_BIG(DISTINCT [new_id]) AS [news]
  FROM [OSTARGET].[o11c].[map_role_bed61fb7b8]) AS [q];
UPDATE #o11c_progress SET [mark] = N'verify 22';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'verify 22')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- (System).Tenant: the map is one to one.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT N'map-system_tenant', N'(System).Tenant', N'map is one to one', [q].[pairs], [q].[news],
  CASE WHEN [q].[pairs] = [q].[news] AND [q].[pairs] = [q].[olds] THEN 1 ELSE 0 END
FROM (SELECT COUNT_BIG(*) AS [pairs], COUNT_BIG(DISTINCT [old_id]) AS [olds],
    COUNT_BIG(DISTINCT [new_id]) AS [news]
  FROM [OSTARGET].[o11c].[map_tenant_63c9ad9cd6]) AS [q];
UPDATE #o11c_progress SET [mark] = N'verify 23';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'verify 23')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- (System).User: the map is one to one.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT N'map-system_user', N'(System).User', N'map is one to one', [q].[pairs], [q].[news],
  CASE WHEN [q].[pairs] = [q].[news] AND [q].[pairs] = [q].[olds] THEN 1 ELSE 0 END
FROM (SELECT COUNT_BIG(*) AS [pairs], COUNT_BIG(DISTINCT [old_id]) AS [olds],
    COUNT_BIG(DISTINCT [new_id]) AS [news]
  FROM [OSTARGET].[o11c].[map_user_f9b11b2f84]) AS [q];
UPDATE #o11c_progress SET [mark] = N'verify 24';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'verify 24')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- (System).User_Role: the map is one to one.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT N'map-system_user_role', N'(System).User_Role', N'map is one to one', [q].[pairs], [q].[news],
  CASE WHEN [q].[pairs] = [q].[news] AND [q].[pairs] = [q].[olds] THEN 1 ELSE 0 END
FROM (SELECT COUNT_BIG(*) AS [pairs], COUNT_BIG(DISTINCT [old_id]) AS [olds],
    COUNT_BIG(DISTINCT [new_id]) AS [news]
  FROM [OSTARGET].[o11c].[map_user_role_e5ec603df3]) AS [q];
UPDATE #o11c_progress SET [mark] = N'verify 25';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'verify 25')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- Shop.Order: the map is one to one.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT N'map-shop_order', N'Shop.Order', N'map is one to one', [q].[pairs], [q].[news],
  CASE WHEN [q].[pairs] = [q].[news] AND [q].[pairs] = [q].[olds] THEN 1 ELSE 0 END
FROM (SELECT COUNT_BIG(*) AS [pairs], COUNT_BIG(DISTINCT [old_id]) AS [olds],
    COUNT_BIG(DISTINCT [new_id]) AS [news]
  FROM [OSTARGET].[o11c].[map_order_b095562f7b]) AS [q];
UPDATE #o11c_progress SET [mark] = N'verify 26';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'verify 26')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- (System).User: the identity's current value is not below any id in the table, so the next one is
-- above.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT N'sequence-system_user', N'(System).User', N'identity is ahead of the highest id', [q].[top], COALESCE([q].[given], 0),
  CASE WHEN [q].[given] >= [q].[top] THEN 1 ELSE 0 END
FROM (SELECT COALESCE(MAX([id]), 0) AS [top], IDENT_CURRENT(N'[dbo].[ossys_user]') AS [given]
  FROM [OSTARGET].[dbo].[ossys_user]) AS [q];
UPDATE #o11c_progress SET [mark] = N'verify 27';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'verify 27')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- (System).User_Role: the identity's current value is not below any id in the table, so the next one
-- is above.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT N'sequence-system_user_role', N'(System).User_Role', N'identity is ahead of the highest id', [q].[top], COALESCE([q].[given], 0),
  CASE WHEN [q].[given] >= [q].[top] THEN 1 ELSE 0 END
FROM (SELECT COALESCE(MAX([id]), 0) AS [top], IDENT_CURRENT(N'[dbo].[ossys_user_role]') AS [given]
  FROM [OSTARGET].[dbo].[ossys_user_role]) AS [q];
UPDATE #o11c_progress SET [mark] = N'verify 28';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'verify 28')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- (System).Group: the identity's current value is not below any id in the table, so the next one is
-- above.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT N'sequence-system_group', N'(System).Group', N'identity is ahead of the highest id', [q].[top], COALESCE([q].[given], 0),
  CASE WHEN [q].[given] >= [q].[top] THEN 1 ELSE 0 END
FROM (SELECT COALESCE(MAX([id]), 0) AS [top], IDENT_CURRENT(N'[dbo].[ossys_group]') AS [given]
  FROM [OSTARGET].[dbo].[ossys_group]) AS [q];
UPDATE #o11c_progress SET [mark] = N'verify 29';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'verify 29')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- (System).Group_Role: the identity's current value is not below any id in the table, so the next one
-- is above.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT N'sequence-system_group_role', N'(System).Group_Role', N'identity is ahead of the highest id', [q].[top], COALESCE([q].[given], 0),
  CASE WHEN [q].[given] >= [q].[top] THEN 1 ELSE 0 END
FROM (SELECT COALESCE(MAX([id]), 0) AS [top], IDENT_CURRENT(N'[dbo].[ossys_group_role]') AS [given]
  FROM [OSTARGET].[dbo].[ossys_group_role]) AS [q];
UPDATE #o11c_progress SET [mark] = N'verify 30';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'verify 30')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- (System).Group_User: the identity's current value is not below any id in the table, so the next one
-- is above.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT N'sequence-system_group_user', N'(System).Group_User', N'identity is ahead of the highest id', [q].[top], COALESCE([q].[given], 0),
  CASE WHEN [q].[given] >= [q].[top] THEN 1 ELSE 0 END
FROM (SELECT COALESCE(MAX([id]), 0) AS [top], IDENT_CURRENT(N'[dbo].[ossys_group_user]') AS [given]
  FROM [OSTARGET].[dbo].[ossys_group_user]) AS [q];
UPDATE #o11c_progress SET [mark] = N'verify 31';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'verify 31')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- Shop.Order: the identity's current value is not below any id in the table, so the next one is above.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT N'sequence-shop_order', N'Shop.Order', N'identity is ahead of the highest id', [q].[top], COALESCE([q].[given], 0),
  CASE WHEN [q].[given] >= [q].[top] THEN 1 ELSE 0 END
FROM (SELECT COALESCE(MAX([ID1]), 0) AS [top], IDENT_CURRENT(N'[dbo].[OSUSR_T01_ORDER]') AS [given]
  FROM [OSTARGET].[dbo].[OSUSR_T01_ORDER]) AS [q];
UPDATE #o11c_progress SET [mark] = N'verify 32';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'verify 32')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- Shop.Order: constraints and triggers are in the state that the snapshot recorded.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT N'states-shop_order', N'Shop.Order', [v].[what], [v].[expected], [v].[found],
  CASE WHEN [v].[expected] = [v].[found] THEN 1 ELSE 0 END
FROM (
SELECT 1, N'constraints are as the snapshot had them', CAST(1 AS bigint), (SELECT COUNT_BIG(*) FROM (SELECT v.[label] COLLATE Latin1_General_BIN2 AS [label], v.[name] COLLATE Latin1_General_BIN2 AS [name], v.[state] COLLATE Latin1_General_BIN2 AS [state], OBJECT_ID(v.[object]) AS [relation]
FROM (VALUES
  (N'Shop.Order', N'[dbo].[OSUSR_T01_ORDER]', N'osfrk_bcb9f5a6_1', N'enabled, validated')
) AS v([label], [object], [name], [state])) AS w
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
) AS k
  ON k.[relation] = w.[relation] AND k.[name] COLLATE DATABASE_DEFAULT = w.[name] COLLATE DATABASE_DEFAULT
    AND k.[state] = w.[state])
) AS [v]([place], [what], [expected], [found])
ORDER BY [v].[place];
UPDATE #o11c_progress SET [mark] = N'verify 33';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'verify 33')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- (System).Group: constraints and triggers are in the state that the snapshot recorded.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT N'states-system_group', N'(System).Group', [v].[what], [v].[expected], [v].[found],
  CASE WHEN [v].[expected] = [v].[found] THEN 1 ELSE 0 END
FROM (
SELECT 1, N'constraints are as the snapshot had them', CAST(1 AS bigint), (SELECT COUNT_BIG(*) FROM (SELECT v.[label] COLLATE Latin1_General_BIN2 AS [label], v.[name] COLLATE Latin1_General_BIN2 AS [name], v.[state] COLLATE Latin1_General_BIN2 AS [state], OBJECT_ID(v.[object]) AS [relation]
FROM (VALUES
  (N'(System).Group', N'[dbo].[ossys_group]', N'osfrk_54900345_1', N'enabled, validated')
) AS v([label], [object], [name], [state])) AS w
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
) AS k
  ON k.[relation] = w.[relation] AND k.[name] COLLATE DATABASE_DEFAULT = w.[name] COLLATE DATABASE_DEFAULT
    AND k.[state] = w.[state])
) AS [v]([place], [what], [expected], [found])
ORDER BY [v].[place];
UPDATE #o11c_progress SET [mark] = N'verify 34';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'verify 34')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- (System).Group_Role: constraints and triggers are in the state that the snapshot recorded.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT N'states-system_group_role', N'(System).Group_Role', [v].[what], [v].[expected], [v].[found],
  CASE WHEN [v].[expected] = [v].[found] THEN 1 ELSE 0 END
FROM (
SELECT 1, N'constraints are as the snapshot had them', CAST(3 AS bigint), (SELECT COUNT_BIG(*) FROM (SELECT v.[label] COLLATE Latin1_General_BIN2 AS [label], v.[name] COLLATE Latin1_General_BIN2 AS [name], v.[state] COLLATE Latin1_General_BIN2 AS [state], OBJECT_ID(v.[object]) AS [relation]
FROM (VALUES
  (N'(System).Group_Role', N'[dbo].[ossys_group_role]', N'osfrk_fe552f55_1', N'enabled, validated'),
  (N'(System).Group_Role', N'[dbo].[ossys_group_role]', N'osfrk_fe552f55_2', N'enabled, validated'),
  (N'(System).Group_Role', N'[dbo].[ossys_group_role]', N'osfrk_fe552f55_3', N'enabled, validated')
) AS v([label], [object], [name], [state])) AS w
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
) AS k
  ON k.[relation] = w.[relation] AND k.[name] COLLATE DATABASE_DEFAULT = w.[name] COLLATE DATABASE_DEFAULT
    AND k.[state] = w.[state])
) AS [v]([place], [what], [expected], [found])
ORDER BY [v].[place];
UPDATE #o11c_progress SET [mark] = N'verify 35';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'verify 35')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- (System).Group_User: constraints and triggers are in the state that the snapshot recorded.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT N'states-system_group_user', N'(System).Group_User', [v].[what], [v].[expected], [v].[found],
  CASE WHEN [v].[expected] = [v].[found] THEN 1 ELSE 0 END
FROM (
SELECT 1, N'constraints are as the snapshot had them', CAST(3 AS bigint), (SELECT COUNT_BIG(*) FROM (SELECT v.[label] COLLATE Latin1_General_BIN2 AS [label], v.[name] COLLATE Latin1_General_BIN2 AS [name], v.[state] COLLATE Latin1_General_BIN2 AS [state], OBJECT_ID(v.[object]) AS [relation]
FROM (VALUES
  (N'(System).Group_User', N'[dbo].[ossys_group_user]', N'osfrk_961b70b5_1', N'enabled, validated'),
  (N'(System).Group_User', N'[dbo].[ossys_group_user]', N'osfrk_961b70b5_2', N'enabled, validated'),
  (N'(System).Group_User', N'[dbo].[ossys_group_user]', N'osfrk_961b70b5_3', N'enabled, validated')
) AS v([label], [object], [name], [state])) AS w
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
) AS k
  ON k.[relation] = w.[relation] AND k.[name] COLLATE DATABASE_DEFAULT = w.[name] COLLATE DATABASE_DEFAULT
    AND k.[state] = w.[state])
) AS [v]([place], [what], [expected], [found])
ORDER BY [v].[place];
UPDATE #o11c_progress SET [mark] = N'verify 36';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'verify 36')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- (System).User: constraints and triggers are in the state that the snapshot recorded.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT N'states-system_user', N'(System).User', [v].[what], [v].[expected], [v].[found],
  CASE WHEN [v].[expected] = [v].[found] THEN 1 ELSE 0 END
FROM (
SELECT 1, N'constraints are as the snapshot had them', CAST(1 AS bigint), (SELECT COUNT_BIG(*) FROM (SELECT v.[label] COLLATE Latin1_General_BIN2 AS [label], v.[name] COLLATE Latin1_General_BIN2 AS [name], v.[state] COLLATE Latin1_General_BIN2 AS [state], OBJECT_ID(v.[object]) AS [relation]
FROM (VALUES
  (N'(System).User', N'[dbo].[ossys_user]', N'osfrk_c78c3c88_1', N'enabled, validated')
) AS v([label], [object], [name], [state])) AS w
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
) AS k
  ON k.[relation] = w.[relation] AND k.[name] COLLATE DATABASE_DEFAULT = w.[name] COLLATE DATABASE_DEFAULT
    AND k.[state] = w.[state])
) AS [v]([place], [what], [expected], [found])
ORDER BY [v].[place];
UPDATE #o11c_progress SET [mark] = N'verify 37';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'verify 37')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- (System).User_Role: constraints and triggers are in the state that the snapshot recorded.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT N'states-system_user_role', N'(System).User_Role', [v].[what], [v].[expected], [v].[found],
  CASE WHEN [v].[expected] = [v].[found] THEN 1 ELSE 0 END
FROM (
SELECT 1, N'constraints are as the snapshot had them', CAST(3 AS bigint), (SELECT COUNT_BIG(*) FROM (SELECT v.[label] COLLATE Latin1_General_BIN2 AS [label], v.[name] COLLATE Latin1_General_BIN2 AS [name], v.[state] COLLATE Latin1_General_BIN2 AS [state], OBJECT_ID(v.[object]) AS [relation]
FROM (VALUES
  (N'(System).User_Role', N'[dbo].[ossys_user_role]', N'osfrk_8fc0333f_1', N'enabled, validated'),
  (N'(System).User_Role', N'[dbo].[ossys_user_role]', N'osfrk_8fc0333f_2', N'enabled, validated'),
  (N'(System).User_Role', N'[dbo].[ossys_user_role]', N'osfrk_8fc0333f_3', N'enabled, validated')
) AS v([label], [object], [name], [state])) AS w
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
) AS k
  ON k.[relation] = w.[relation] AND k.[name] COLLATE DATABASE_DEFAULT = w.[name] COLLATE DATABASE_DEFAULT
    AND k.[state] = w.[state])
) AS [v]([place], [what], [expected], [found])
ORDER BY [v].[place];
UPDATE #o11c_progress SET [mark] = N'verify 38';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'verify 38')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- One row a check.
SELECT LEFT([check_id], 60) AS [check_id], LEFT([entity], 60) AS [entity], LEFT([what], 80) AS [what],
  [expected], [found], [ok]
FROM #o11c_check
WHERE [ok] IS NOT NULL
ORDER BY [place];
UPDATE #o11c_progress SET [mark] = N'verify 39';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'verify 39')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- For information, nothing is compared: what the project file or the reports have accepted, counted.
SELECT LEFT([entity], 60) AS [entity], LEFT([what], 80) AS [what], [found] AS [rows]
FROM #o11c_check
WHERE [ok] IS NULL
ORDER BY [place];
UPDATE #o11c_progress SET [mark] = N'verify 40';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'verify 40')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- What became of the rows that were expected, one line an entity.
SELECT LEFT([entity], 60) AS [entity],
  SUM(CASE WHEN [what] IN (N'rows arrived') THEN [expected] ELSE 0 END) AS [expected],
  SUM(CASE WHEN [what] IN (N'rows inserted') THEN [found] ELSE 0 END) AS [inserted],
  SUM(CASE WHEN [what] IN (N'rows that were there before, updated where they differed') THEN [found] ELSE 0 END) AS [updated],
  SUM(CASE WHEN [what] IN (N'rows that were there before, kept as they were') THEN [found] ELSE 0 END) AS [kept],
  SUM(CASE WHEN [what] IN (N'rows of the source that do not take part') THEN [found] ELSE 0 END) AS [not_selected]
FROM #o11c_check
GROUP BY [entity]
HAVING SUM(CASE WHEN [what] = N'rows arrived' THEN 1 ELSE 0 END) > 0
ORDER BY MIN([place]);
UPDATE #o11c_progress SET [mark] = N'verify 41';
GO

-- Only when the batch before has finished, and with no transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 0 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'verify 41')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
-- A check that does not hold ends the run here.
SELECT @o11c_found = COUNT_BIG(*), @o11c_samples = MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT [entity] + N', ' + [what] FROM #o11c_check WHERE [ok] = 0
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0910: checks do not hold: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). The table above shows expected and found.', N'%', N'%%');
  THROW 50910, @o11c_message, 1;
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
RAISERROR(N'o11c: verify found no error', 0, 1) WITH NOWAIT;
GO
