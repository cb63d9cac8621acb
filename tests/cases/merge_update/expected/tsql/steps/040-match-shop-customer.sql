-- Step 040-match-shop-customer (4 of 10): match Shop.Customer
-- Why here: before its rows are written: it finds those that the target has; module Shop is in scope
-- Reads: dbo.OSUSR_S01_CUSTOMER (its copy #o11c_src_1), dbo.OSUSR_T01_CUSTOMER
-- Writes: o11c.map_customer_5e36fdbcf9, o11c.map (the map is registered)
-- Locks: IS and S on OSTARGET.dbo.OSUSR_T01_CUSTOMER (while a statement runs)
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Cost (estimate): at most 3 rows, 330 bytes to write, a second at most
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

-- Old and new identifiers of Shop.Customer (matched: rows are the same where Name agrees; for the
-- rest, the identifier is an autonumber: new ids are taken from the target as one block).
CREATE TABLE [o11c].[map_customer_5e36fdbcf9] (
  [old_id] int NOT NULL PRIMARY KEY,
  [new_id] int NOT NULL UNIQUE,
  [fresh] bit NOT NULL,
  [made] bit NOT NULL DEFAULT CAST(0 AS bit)
);

-- The registry forgets the map of an earlier run.
DELETE FROM [o11c].[map]
WHERE [espace_key] = N'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18' AND [entity_key] = N'6c758ee1-9a45-5acb-a19c-bc7ad577fe10';

-- Register it under its keys.
INSERT INTO [o11c].[map] ([espace_key], [entity_key], [identifier_key], [label], [kind], [table_name],
  [source_digest], [target_digest], [run_id])
SELECT N'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18', N'6c758ee1-9a45-5acb-a19c-bc7ad577fe10', N'73733213-4e04-5b26-b60f-7bbedd0d9555', N'Shop.Customer', N'matched', N'map_customer_5e36fdbcf9', N'7974c0a96f8a679aa6fb385a90e0eb17f064a958de1409c16853520cc62793c7', N'ed7e5f02f748326e2d3cdbb98b64c3b70fc8509d354e114d7445322c109b5176', MAX([run_id]) FROM [o11c].[run];

-- A row with an empty business key could be any row: no partner can be found for it.
SELECT @o11c_found = COUNT_BIG(*), @o11c_samples = MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([s].[ID] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [#o11c_src_1] AS [s]
WHERE
  (
    (
      [s].[NAME] IS NULL
    )
    OR (
      CAST([s].[NAME] AS nvarchar(4000)) COLLATE Latin1_General_CI_AI = N''
    )
  )
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0921: rows of Shop.Customer in the source have an empty business key: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was changed. Correct the rows, or name other attributes under match.', N'%', N'%%');
  THROW 50921, @o11c_message, 1;
END;

-- Two source rows with one business key would be one row in the target.
SELECT @o11c_found = COUNT_BIG(*), @o11c_samples = MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  MIN(CAST([s].[ID] AS nvarchar(4000)) COLLATE Latin1_General_BIN2) AS [sample]
FROM [#o11c_src_1] AS [s]
WHERE
  NOT (
    (
      [s].[NAME] IS NULL
    )
    OR (
      CAST([s].[NAME] AS nvarchar(4000)) COLLATE Latin1_General_CI_AI = N''
    )
  )
GROUP BY
  CAST([s].[NAME] AS nvarchar(4000)) COLLATE Latin1_General_CI_AI
HAVING
  COUNT_BIG(*) > 1
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0921: rows of Shop.Customer in the source share a business key: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was changed. Correct the rows, or name other attributes under match.', N'%', N'%%');
  THROW 50921, @o11c_message, 1;
END;

-- Two target rows have the business key of one source row: nothing says which of them it is.
SELECT @o11c_found = COUNT_BIG(*), @o11c_samples = MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
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
    [s].[ID] AS [old_id],
    [t].[ID1] AS [new_id],
    COUNT_BIG(*) OVER (PARTITION BY [s].[ID]) AS [partners],
    COUNT_BIG(*) OVER (PARTITION BY [t].[ID1]) AS [claims]
  FROM [#o11c_src_1] AS [s]
  JOIN [OSTARGET].[dbo].[OSUSR_T01_CUSTOMER] AS [t]
    ON CAST([t].[NAME1] AS nvarchar(4000)) COLLATE Latin1_General_CI_AI = CAST([s].[NAME] AS nvarchar(4000)) COLLATE Latin1_General_CI_AI
  WHERE
    CAST([s].[NAME] AS nvarchar(4000)) COLLATE Latin1_General_CI_AI <> N''
) AS [u]
WHERE
  [u].[partners] > 1
GROUP BY
  [u].[new_id]
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0921: rows of Shop.Customer in the target share a business key that the source has too: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was changed. Correct the rows, or name other attributes under match.', N'%', N'%%');
  THROW 50921, @o11c_message, 1;
END;

-- Rows of Shop.Customer are the same when Name (without regard to case, accents and trailing blanks)
-- agrees. Keys that are empty in the source, or there twice on either side, were refused above.
INSERT INTO [OSTARGET].[o11c].[map_customer_5e36fdbcf9] ([old_id], [new_id], [fresh])
SELECT
  [u].[old_id] AS [old_id],
  [u].[new_id] AS [new_id],
  CAST(0 AS bit) AS [fresh]
FROM (
  SELECT
    [s].[ID] AS [old_id],
    [t].[ID1] AS [new_id],
    COUNT_BIG(*) OVER (PARTITION BY [s].[ID]) AS [partners],
    COUNT_BIG(*) OVER (PARTITION BY [t].[ID1]) AS [claims]
  FROM [#o11c_src_1] AS [s]
  JOIN [OSTARGET].[dbo].[OSUSR_T01_CUSTOMER] AS [t]
    ON CAST([t].[NAME1] AS nvarchar(4000)) COLLATE Latin1_General_CI_AI = CAST([s].[NAME] AS nvarchar(4000)) COLLATE Latin1_General_CI_AI
  WHERE
    CAST([s].[NAME] AS nvarchar(4000)) COLLATE Latin1_General_CI_AI <> N''
) AS [u]
WHERE
  [u].[partners] = 1 AND [u].[claims] = 1;
SET @o11c_rows = ROWCOUNT_BIG();

-- The optimizer must know the map's size before it joins it.
IF SERVERPROPERTY(N'Babelfish') IS NULL
  EXEC (N'UPDATE STATISTICS [OSTARGET].[o11c].[map_customer_5e36fdbcf9]');

UPDATE #o11c_progress SET [mark] = N'step 4', [rows] = @o11c_rows;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[040-match-shop-customer] failed, nothing was kept: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the step''s batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO
