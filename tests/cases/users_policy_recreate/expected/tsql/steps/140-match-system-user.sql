-- Step 140-match-system-user (14 of 39): match (System).User
-- Why here: before its rows are written: it finds those that the target has; Shop.Order.CreatedBy
-- refers to it; Shop.Order: module Shop is in scope
-- Reads: dbo.ossys_user (its copy #o11c_src_1), dbo.ossys_user, temporary table rows_user_8fadb4a988,
-- o11c.map_tenant_63c9ad9cd6
-- Writes: o11c.map_user_f9b11b2f84, o11c.map (the map is registered)
-- Locks: IS and S on OSTARGET.dbo.ossys_user (while a statement runs)
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Cost (estimate): at most 2 rows, 220 bytes to write, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; alone it refuses to run.
-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'journal 13')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
SET @o11c_rows = 0;
BEGIN TRY

-- Old and new identifiers of (System).User (matched: rows are the same where TENANT_ID and USERNAME
-- agree; partners are deleted and written again; the identifier is an autonumber: new ids are taken
-- from the target as one block).
CREATE TABLE [o11c].[map_user_f9b11b2f84] (
  [old_id] int NOT NULL PRIMARY KEY,
  [new_id] int NOT NULL UNIQUE,
  [fresh] bit NOT NULL,
  [made] bit NOT NULL DEFAULT CAST(0 AS bit)
);

-- The registry forgets the map of an earlier run.
DELETE FROM [o11c].[map]
WHERE [espace_key] = N'2e64e64d-94b9-5329-8fa0-a8b80a5cd1b8' AND [entity_key] = N'a6e8ded6-294d-5a46-9d4e-25595d8b17ed';

-- Register it under its keys.
INSERT INTO [o11c].[map] ([espace_key], [entity_key], [identifier_key], [label], [kind], [table_name],
  [source_digest], [target_digest], [run_id])
SELECT N'2e64e64d-94b9-5329-8fa0-a8b80a5cd1b8', N'a6e8ded6-294d-5a46-9d4e-25595d8b17ed', N'name:id', N'(System).User', N'matched', N'map_user_f9b11b2f84', N'5f813fff0659f297711e34f2c607a7fbdac95152866d7b715b0d8e35ebd0735d', N'a7aab6b574b12b004b5b1cc5cbe766ae0c59f9d5e76e24eb622c90a72ebce415', MAX([run_id]) FROM [o11c].[run];

-- A row with an empty business key could be any row: no partner can be found for it.
SELECT @o11c_found = COUNT_BIG(*), @o11c_samples = MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([s].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [#o11c_src_1] AS [s]
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
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0921: rows of (System).User in the source have an empty business key: ' + CONVERT(nvarchar(20), @o11c_found)
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
  MIN(CAST([s].[id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2) AS [sample]
FROM [#o11c_src_1] AS [s]
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
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0921: rows of (System).User in the source share a business key: ' + CONVERT(nvarchar(20), @o11c_found)
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
    [s].[id] AS [old_id],
    [t].[id] AS [new_id],
    COUNT_BIG(*) OVER (PARTITION BY [s].[id]) AS [partners],
    COUNT_BIG(*) OVER (PARTITION BY [t].[id]) AS [claims]
  FROM [#o11c_src_1] AS [s]
  JOIN [#rows_user_8fadb4a988] AS [s_rows]
    ON [s_rows].[id] = [s].[id]
  JOIN [OSTARGET].[o11c].[map_tenant_63c9ad9cd6] AS [n1]
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
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0921: rows of (System).User in the target share a business key that the source has too: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was changed. Correct the rows, or name other attributes under match.', N'%', N'%%');
  THROW 50921, @o11c_message, 1;
END;

-- Rows of (System).User are the same when TENANT_ID (through its map) and USERNAME (without regard to
-- case, accents and trailing blanks) agree. Keys that are empty in the source, or there twice on
-- either side, were refused above.
INSERT INTO [OSTARGET].[o11c].[map_user_f9b11b2f84] ([old_id], [new_id], [fresh])
SELECT
  [u].[old_id] AS [old_id],
  [u].[new_id] AS [new_id],
  CAST(0 AS bit) AS [fresh]
FROM (
  SELECT
    [s].[id] AS [old_id],
    [t].[id] AS [new_id],
    COUNT_BIG(*) OVER (PARTITION BY [s].[id]) AS [partners],
    COUNT_BIG(*) OVER (PARTITION BY [t].[id]) AS [claims]
  FROM [#o11c_src_1] AS [s]
  JOIN [#rows_user_8fadb4a988] AS [s_rows]
    ON [s_rows].[id] = [s].[id]
  JOIN [OSTARGET].[o11c].[map_tenant_63c9ad9cd6] AS [n1]
    ON [n1].[old_id] = [s].[tenant_id]
  JOIN [OSTARGET].[dbo].[ossys_user] AS [t]
    ON [t].[tenant_id] = [n1].[new_id]
    AND CAST([t].[username] AS nvarchar(4000)) COLLATE Latin1_General_CI_AI = CAST([s].[username] AS nvarchar(4000)) COLLATE Latin1_General_CI_AI
  WHERE
    CAST([s].[username] AS nvarchar(4000)) COLLATE Latin1_General_CI_AI <> N''
) AS [u]
WHERE
  [u].[partners] = 1 AND [u].[claims] = 1;
SET @o11c_rows = ROWCOUNT_BIG();

-- The optimizer must know the map's size before it joins it.
IF SERVERPROPERTY(N'Babelfish') IS NULL
  EXEC (N'UPDATE STATISTICS [OSTARGET].[o11c].[map_user_f9b11b2f84]');

UPDATE #o11c_progress SET [mark] = N'step 14', [rows] = @o11c_rows;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[140-match-system-user] failed, nothing was kept: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the step''s batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO
