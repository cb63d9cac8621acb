-- writer-database: check the migrated rows against the source and the maps, change nothing
-- Compiled by o11c 0.1.0 from
--   source snapshot 33500564a46a3910c4a7e398c8977cbfabc2d0d2a0de6a8bd69c90f6fcd4557d
--   target snapshot a596b27487d2a5ff46a810dc7b0d704b2cea1b7c6755f7f106c6d25af428b173
--   project file    05c4cc7a6550b51cdf61a9ed3f2eaa818f56430344845a4856f90fc4a5f541ea
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
-- Babelfish takes T-SQL but not these scripts: it has not what is named below, or does something else.
IF SERVERPROPERTY(N'Babelfish') IS NOT NULL
  THROW 50979, N'O11-0979: this server is Babelfish, which cannot run these scripts (maps in a database of their own). Nothing was changed. Run them on SQL Server, or change the project file.', 1;
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
-- The database of the maps must be there, and its maps must be of this target.
IF DB_ID(N'Migration') IS NULL
BEGIN
  THROW 50911, N'O11-0911: there is no database Migration for the maps. Nothing was changed. Make it, or name another one (maps in the project file).', 1;
END;
IF OBJECT_ID(N'[Migration].[o11c].[target]', N'U') IS NOT NULL
  EXEC (N'IF EXISTS (SELECT 1 FROM [Migration].[o11c].[target] WHERE [name] <> DB_NAME() COLLATE Latin1_General_BIN2)
BEGIN
  THROW 50965, N''O11-0965: the maps in database Migration are of another target. Nothing was changed. Give this target a database of its own (maps in the project file).'', 1;
END');
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
-- Shop.Customer: every source row has its target row, each reference is what the map says and exists,
-- and each copied value is the source's.
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
    FROM [Migration].[o11c].[map_customer_5e36fdbcf9] AS [f]
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
                [t].[NAME1] IS NULL AND NOT [s].[NAME] IS NULL
              )
              OR (
                NOT [t].[NAME1] IS NULL AND [s].[NAME] IS NULL
              )
            )
            OR (
              [t].[NAME1] COLLATE Latin1_General_BIN2 <> [s].[NAME] COLLATE Latin1_General_BIN2
            )
            OR (
              DATALENGTH([t].[NAME1]) <> DATALENGTH([s].[NAME])
            )
          )
          OR (
            (
              (
                [t].[LIMIT1] IS NULL AND NOT [s].[LIMIT] IS NULL
              )
              OR (
                NOT [t].[LIMIT1] IS NULL AND [s].[LIMIT] IS NULL
              )
            )
            OR (
              [t].[LIMIT1] <> [s].[LIMIT]
            )
          )
          OR (
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
  ) AS [changed_rows]
FROM [OSSOURCE].[dbo].[OSUSR_S01_CUSTOMER] AS [s]
LEFT JOIN [Migration].[o11c].[map_customer_5e36fdbcf9] AS [m]
  ON [m].[old_id] = [s].[ID]
LEFT JOIN [OSTARGET].[dbo].[OSUSR_T01_CUSTOMER] AS [t]
  ON [t].[ID1] = [m].[new_id]
) AS [j]
CROSS APPLY (VALUES
  (1, N'rows-shop_customer', N'Shop.Customer', N'rows arrived', [j].[source_rows], [j].[target_rows]),
  (2, N'rows-shop_customer', N'Shop.Customer', N'rows inserted', [j].[fresh_pairs], [j].[inserted_rows]),
  (3, N'rows-shop_customer', N'Shop.Customer', N'rows with a copied value that differs', 0, [j].[changed_rows])
) AS [v]([line], [check_id], [entity], [what], [expected], [found])
ORDER BY [v].[line];
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
    FROM [Migration].[o11c].[map_order_b095562f7b] AS [f]
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
                [t].[AMOUNT1] IS NULL AND NOT [s].[AMOUNT] IS NULL
              )
              OR (
                NOT [t].[AMOUNT1] IS NULL AND [s].[AMOUNT] IS NULL
              )
            )
            OR (
              [t].[AMOUNT1] <> [s].[AMOUNT]
            )
          )
          OR (
            (
              (
                [t].[PLACED1] IS NULL AND NOT [s].[PLACED] IS NULL
              )
              OR (
                NOT [t].[PLACED1] IS NULL AND [s].[PLACED] IS NULL
              )
            )
            OR (
              [t].[PLACED1] <> [s].[PLACED]
            )
          )
          OR (
            (
              (
                [t].[PAID1] IS NULL AND NOT [s].[PAID] IS NULL
              )
              OR (
                NOT [t].[PAID1] IS NULL AND [s].[PAID] IS NULL
              )
            )
            OR (
              [t].[PAID1] <> [s].[PAID]
            )
          )
          OR (
            (
              (
                [t].[SCAN1] IS NULL AND NOT [s].[SCAN] IS NULL
              )
              OR (
                NOT [t].[SCAN1] IS NULL AND [s].[SCAN] IS NULL
              )
            )
            OR (
              [t].[SCAN1] <> [s].[SCAN]
            )
            OR (
              DATALENGTH([t].[SCAN1]) <> DATALENGTH([s].[SCAN])
            )
          )
          OR (
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
          [r1].[new_id] = [t].[CUSTOMERID1] AND NOT [p1].[ID1] IS NULL
        )
        OR (
          [t].[CUSTOMERID1] IS NULL AND [r1].[new_id] IS NULL
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
        WHEN NOT [s].[CUSTOMERID] IS NULL AND [r1].[new_id] IS NULL
        THEN CAST(1 AS bigint)
        ELSE 0
      END
    ),
    0
  ) AS [lost_1]
FROM [OSSOURCE].[dbo].[OSUSR_S01_ORDER] AS [s]
LEFT JOIN [Migration].[o11c].[map_order_b095562f7b] AS [m]
  ON [m].[old_id] = [s].[ID]
LEFT JOIN [OSTARGET].[dbo].[OSUSR_T01_ORDER] AS [t]
  ON [t].[ID1] = [m].[new_id]
LEFT JOIN [Migration].[o11c].[map_customer_5e36fdbcf9] AS [r1]
  ON [r1].[old_id] = [s].[CUSTOMERID]
LEFT JOIN [OSTARGET].[dbo].[OSUSR_T01_CUSTOMER] AS [p1]
  ON [p1].[ID1] = [r1].[new_id]
) AS [j]
CROSS APPLY (VALUES
  (1, N'rows-shop_order', N'Shop.Order', N'rows arrived', [j].[source_rows], [j].[target_rows]),
  (2, N'rows-shop_order', N'Shop.Order', N'rows inserted', [j].[fresh_pairs], [j].[inserted_rows]),
  (3, N'rows-shop_order', N'Shop.Order', N'rows with a copied value that differs', 0, [j].[changed_rows]),
  (4, N'rows-shop_order', N'Shop.Order', N'CustomerId: right', [j].[source_rows], [j].[right_1]),
  (5, N'rows-shop_order', N'Shop.Order', N'CustomerId: without partner', 0, [j].[lost_1])
) AS [v]([line], [check_id], [entity], [what], [expected], [found])
ORDER BY [v].[line];
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
-- Shop.Customer: the map is one to one.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT N'map-shop_customer', N'Shop.Customer', N'map is one to one', [q].[pairs], [q].[news],
  CASE WHEN [q].[pairs] = [q].[news] AND [q].[pairs] = [q].[olds] THEN 1 ELSE 0 END
FROM (SELECT COUNT_BIG(*) AS [pairs], COUNT_BIG(DISTINCT [old_id]) AS [olds],
    COUNT_BIG(DISTINCT [new_id]) AS [news]
  FROM [Migration].[o11c].[map_customer_5e36fdbcf9]) AS [q];
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
-- Shop.Order: the map is one to one.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT N'map-shop_order', N'Shop.Order', N'map is one to one', [q].[pairs], [q].[news],
  CASE WHEN [q].[pairs] = [q].[news] AND [q].[pairs] = [q].[olds] THEN 1 ELSE 0 END
FROM (SELECT COUNT_BIG(*) AS [pairs], COUNT_BIG(DISTINCT [old_id]) AS [olds],
    COUNT_BIG(DISTINCT [new_id]) AS [news]
  FROM [Migration].[o11c].[map_order_b095562f7b]) AS [q];
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
-- Shop.Customer: the identity's current value is not below any id in the table, so the next one is
-- above. Where this login may not see that value (NULL), there is nothing to compare.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT N'sequence-shop_customer', N'Shop.Customer', N'identity is ahead of the highest id', [q].[top], COALESCE([q].[given], 0),
  CASE WHEN [q].[given] >= [q].[top] THEN 1 WHEN [q].[given] < [q].[top] THEN 0 END
FROM (SELECT COALESCE(MAX([ID1]), 0) AS [top], IDENT_CURRENT(N'[dbo].[OSUSR_T01_CUSTOMER]') AS [given]
  FROM [OSTARGET].[dbo].[OSUSR_T01_CUSTOMER]) AS [q];
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
-- Shop.Order: the identity's current value is not below any id in the table, so the next one is above.
-- Where this login may not see that value (NULL), there is nothing to compare.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT N'sequence-shop_order', N'Shop.Order', N'identity is ahead of the highest id', [q].[top], COALESCE([q].[given], 0),
  CASE WHEN [q].[given] >= [q].[top] THEN 1 WHEN [q].[given] < [q].[top] THEN 0 END
FROM (SELECT COALESCE(MAX([ID1]), 0) AS [top], IDENT_CURRENT(N'[dbo].[OSUSR_T01_ORDER]') AS [given]
  FROM [OSTARGET].[dbo].[OSUSR_T01_ORDER]) AS [q];
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
-- One row a check.
SELECT LEFT([check_id], 60) AS [check_id], LEFT([entity], 60) AS [entity], LEFT([what], 80) AS [what],
  [expected], [found], [ok]
FROM #o11c_check
WHERE [ok] IS NOT NULL
ORDER BY [place];
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
-- For information, nothing is compared: what the project file or the reports have accepted, counted.
SELECT LEFT([entity], 60) AS [entity], LEFT([what], 80) AS [what], [found] AS [rows]
FROM #o11c_check
WHERE [ok] IS NULL
ORDER BY [place];
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
