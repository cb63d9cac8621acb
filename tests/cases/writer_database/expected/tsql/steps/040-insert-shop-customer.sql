-- Step 040-insert-shop-customer (4 of 6): insert Shop.Customer
-- Why here: it refers to no entity that is inserted here
-- Reads: dbo.OSUSR_S01_CUSTOMER (its copy #o11c_src_1)
-- Writes: dbo.OSUSR_T01_CUSTOMER, Migration.o11c.map_customer_5e36fdbcf9,
-- Migration.o11c.after_customer_5e36fdbcf9, Migration.o11c.map (the map is registered)
-- Locks: IX and X on OSTARGET.dbo.OSUSR_T01_CUSTOMER (until COMMIT); IS and S on
-- OSTARGET.dbo.OSUSR_T01_CUSTOMER (while a statement runs)
-- Applications: since step 010-open-the-run who reads or writes OSTARGET.dbo.OSUSR_T01_CUSTOMER waits
-- (readers of row versions read on)
-- Cost (estimate): about 2 rows, size unknown, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; alone it refuses to run.
-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'journal 3')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
SET @o11c_rows = 0;
BEGIN TRY

-- Old and new identifiers of Shop.Customer (ordered: the identity of the target makes the ids, since
-- only an owner may give them, in the order of the old ones).
CREATE TABLE [Migration].[o11c].[map_customer_5e36fdbcf9] (
  [old_id] int NOT NULL PRIMARY KEY,
  [new_id] int NOT NULL UNIQUE,
  [fresh] bit NOT NULL,
  [made] bit NOT NULL DEFAULT CAST(0 AS bit)
);

-- The registry forgets the map of an earlier run.
DELETE FROM [Migration].[o11c].[map]
WHERE [espace_key] = N'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18' AND [entity_key] = N'6c758ee1-9a45-5acb-a19c-bc7ad577fe10';

-- Register it under its keys.
INSERT INTO [Migration].[o11c].[map] ([espace_key], [entity_key], [identifier_key], [label], [kind], [table_name],
  [source_digest], [target_digest], [run_id])
SELECT N'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18', N'6c758ee1-9a45-5acb-a19c-bc7ad577fe10', N'73733213-4e04-5b26-b60f-7bbedd0d9555', N'Shop.Customer', N'ordered', N'map_customer_5e36fdbcf9', N'33500564a46a3910c4a7e398c8977cbfabc2d0d2a0de6a8bd69c90f6fcd4557d', N'a596b27487d2a5ff46a810dc7b0d704b2cea1b7c6755f7f106c6d25af428b173', MAX([run_id]) FROM [Migration].[o11c].[run];

-- Nobody else inserts into this table now: it is locked exclusively until the transaction ends. Rows
-- above its highest id of this moment will be those of the INSERT below, and no others.
DECLARE @o11c_top bigint;
SET @o11c_top = (SELECT COALESCE(MAX([ID1]), -9223372036854775808) FROM [OSTARGET].[dbo].[OSUSR_T01_CUSTOMER]);

-- An identity that is behind the highest id would give ids among those of other rows. Where this login
-- may not see how far it is (NULL), the counts below tell.
SELECT @o11c_found = COUNT_BIG(*), @o11c_samples = MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT N'identity at ' + CONVERT(nvarchar(40), IDENT_CURRENT(N'[dbo].[OSUSR_T01_CUSTOMER]')) + N', highest id ' + CONVERT(nvarchar(40), @o11c_top)
WHERE IDENT_CURRENT(N'[dbo].[OSUSR_T01_CUSTOMER]') < @o11c_top
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0960: the identity of dbo.OSUSR_T01_CUSTOMER is behind its highest id: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was changed. The owner of the table has to move the identity to the highest id, as the page of this code says.', N'%', N'%%');
  THROW 50960, @o11c_message, 1;
END;

-- One row for each row of the source; every reference goes through its map. The identity makes the
-- ids, in the order of the old ones: SQL Server promises that of ORDER BY in this statement. The
-- identity goes on from there by itself: nothing has to be set afterwards.
INSERT INTO [OSTARGET].[dbo].[OSUSR_T01_CUSTOMER] (
  [NAME1],
  [LIMIT1],
  [MARK1]
)
SELECT
  [s].[NAME] AS [NAME1], /* Name: copied */
  [s].[LIMIT] AS [LIMIT1], /* Limit: copied */
  [s].[MARK] AS [MARK1] /* Mark: copied */
FROM [#o11c_src_1] AS [s]
ORDER BY
  [s].[ID];
SET @o11c_rows = ROWCOUNT_BIG();

-- Which row got which id: the first of the old ids the first of the new ones, and so on.
INSERT INTO [Migration].[o11c].[map_customer_5e36fdbcf9] ([old_id], [new_id], [fresh])
SELECT [o].[id], [n].[id], 1
FROM (SELECT [s].[ID] AS [id], ROW_NUMBER() OVER (ORDER BY [s].[ID]) AS [place]
    FROM [#o11c_src_1] AS [s]) AS [o]
JOIN (SELECT [t].[ID1] AS [id], ROW_NUMBER() OVER (ORDER BY [t].[ID1]) AS [place]
    FROM [OSTARGET].[dbo].[OSUSR_T01_CUSTOMER] AS [t]
    WHERE [t].[ID1] > @o11c_top) AS [n] ON [n].[place] = [o].[place];

-- As many rows are above the former highest id as were inserted, and each has its pair.
SELECT @o11c_found = COUNT_BIG(*), @o11c_samples = MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT N'inserted ' + CONVERT(nvarchar(20), @o11c_rows) + N', above the highest id '
  + CONVERT(nvarchar(20), [c].[above]) + N', paired ' + CONVERT(nvarchar(20), [c].[paired])
FROM (SELECT (SELECT COUNT_BIG(*) FROM [OSTARGET].[dbo].[OSUSR_T01_CUSTOMER] WHERE [ID1] > @o11c_top) AS [above],
    (SELECT COUNT_BIG(*) FROM [Migration].[o11c].[map_customer_5e36fdbcf9] WHERE [new_id] > @o11c_top) AS [paired]) AS [c]
WHERE [c].[above] <> @o11c_rows OR [c].[paired] <> @o11c_rows
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0963: rows of dbo.OSUSR_T01_CUSTOMER cannot be paired by rank: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). The run is undone. Look for triggers that insert rows or change values of this table, and report it.', N'%', N'%%');
  THROW 50963, @o11c_message, 1;
END;

-- The proof: every new row holds the values of the source row that it is paired with. Rows that are
-- equal in all of them may stand for each other.
SELECT @o11c_found = COUNT_BIG(*), @o11c_samples = MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([s].[ID] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [o11c_old]
FROM [#o11c_src_1] AS [s]
JOIN [Migration].[o11c].[map_customer_5e36fdbcf9] AS [p]
  ON [p].[old_id] = [s].[ID] AND [p].[new_id] > @o11c_top
JOIN [OSTARGET].[dbo].[OSUSR_T01_CUSTOMER] AS [t]
  ON [t].[ID1] = [p].[new_id]
WHERE
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
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0963: rows of Shop.Customer do not hold the values of the row that they are paired with; ids of the source: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). The run is undone. Look for triggers that insert rows or change values of this table, and report it.', N'%', N'%%');
  THROW 50963, @o11c_message, 1;
END;

-- Each row of Shop.Customer that the run has written, as a hash: rollback.sql refuses when a row has
-- changed since.
INSERT INTO [Migration].[o11c].[after_customer_5e36fdbcf9] ([id], [hash])
SELECT [t].[ID1], CAST(HASHBYTES('SHA2_256', CONVERT(nvarchar(max), N'')
    + COALESCE(CONVERT(nvarchar(20), [t].[ID1]), N'n') + N';'
    + CASE WHEN [t].[NAME1] IS NULL THEN N'n' ELSE CONVERT(nvarchar(20), DATALENGTH([t].[NAME1])) + N':' + CONVERT(nvarchar(max), [t].[NAME1]) COLLATE Latin1_General_BIN2 END + N';'
    + COALESCE(CONVERT(nvarchar(41), [t].[LIMIT1]), N'n') + N';'
    + CASE WHEN [t].[MARK1] IS NULL THEN N'n' ELSE CONVERT(nvarchar(20), DATALENGTH([t].[MARK1])) + N':' + CONVERT(nvarchar(max), [t].[MARK1]) COLLATE Latin1_General_BIN2 END + N';') AS binary(32))
FROM [OSTARGET].[dbo].[OSUSR_T01_CUSTOMER] AS [t]
JOIN (
SELECT
  [m].[new_id] AS [id]
FROM [Migration].[o11c].[map_customer_5e36fdbcf9] AS [m]
WHERE
  [m].[fresh] = CAST(1 AS bit)
) AS [w] ON [w].[id] = [t].[ID1];

-- Whoever joins it must know its size.
IF SERVERPROPERTY(N'Babelfish') IS NULL
  EXEC (N'UPDATE STATISTICS [Migration].[o11c].[after_customer_5e36fdbcf9]');

-- The optimizer must know the map's size before it joins it.
IF SERVERPROPERTY(N'Babelfish') IS NULL
  EXEC (N'UPDATE STATISTICS [Migration].[o11c].[map_customer_5e36fdbcf9]');

UPDATE #o11c_progress SET [mark] = N'step 4', [rows] = @o11c_rows;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[040-insert-shop-customer] failed, nothing was kept: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the step''s batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO
