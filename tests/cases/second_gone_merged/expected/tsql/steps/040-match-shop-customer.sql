-- Step 040-match-shop-customer (4 of 18): match Shop.Customer
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

-- The map of Shop.Customer goes on: pairs of earlier runs are not inserted again. What they inserted
-- is remembered in made.
UPDATE [OSTARGET].[o11c].[map_customer_5e36fdbcf9] SET [made] = CAST(1 AS bit), [fresh] = CAST(0 AS bit)
WHERE [fresh] = CAST(1 AS bit);

-- Rows that the target has lost since are no partners: their source rows are written again.
DELETE FROM [m]
FROM [OSTARGET].[o11c].[map_customer_5e36fdbcf9] AS [m]
WHERE NOT EXISTS(
  SELECT
    1
  FROM [OSTARGET].[dbo].[OSUSR_T01_CUSTOMER] AS [t]
  WHERE
    [t].[ID1] = [m].[new_id]
);

-- The registry forgets the map of an earlier run.
DELETE FROM [o11c].[map]
WHERE [espace_key] = N'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18' AND [entity_key] = N'6c758ee1-9a45-5acb-a19c-bc7ad577fe10';

-- Register it under its keys.
INSERT INTO [o11c].[map] ([espace_key], [entity_key], [identifier_key], [label], [kind], [table_name],
  [source_digest], [target_digest], [run_id])
SELECT N'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18', N'6c758ee1-9a45-5acb-a19c-bc7ad577fe10', N'73733213-4e04-5b26-b60f-7bbedd0d9555', N'Shop.Customer', N'matched', N'map_customer_5e36fdbcf9', N'54e069f564fe29a3629b7f4b01033ff5a9062b310dc07fe4fefdcbc8acb28d97', N'e2826b15217458fa319b33ae88832c2ca9f735062bc1976edeeef95f955085b3', MAX([run_id]) FROM [o11c].[run];

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
      [s].[CODE] IS NULL
    )
    OR (
      CAST([s].[CODE] AS nvarchar(4000)) COLLATE Latin1_General_CI_AI = N''
    )
  )
  AND NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[map_customer_5e36fdbcf9] AS [o]
    WHERE
      [o].[old_id] = [s].[ID]
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
      [s].[CODE] IS NULL
    )
    OR (
      CAST([s].[CODE] AS nvarchar(4000)) COLLATE Latin1_General_CI_AI = N''
    )
  )
  AND NOT EXISTS(
    SELECT
      1
    FROM [OSTARGET].[o11c].[map_customer_5e36fdbcf9] AS [o]
    WHERE
      [o].[old_id] = [s].[ID]
  )
GROUP BY
  CAST([s].[CODE] AS nvarchar(4000)) COLLATE Latin1_General_CI_AI
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
    ON CAST([t].[CODE1] AS nvarchar(4000)) COLLATE Latin1_General_CI_AI = CAST([s].[CODE] AS nvarchar(4000)) COLLATE Latin1_General_CI_AI
    AND NOT EXISTS(
      SELECT
        1
      FROM [OSTARGET].[o11c].[map_customer_5e36fdbcf9] AS [o]
      JOIN [#o11c_src_1] AS [a]
        ON [a].[ID] = [o].[old_id]
      WHERE
        [o].[new_id] = [t].[ID1]
    )
  WHERE
    CAST([s].[CODE] AS nvarchar(4000)) COLLATE Latin1_General_CI_AI <> N''
    AND NOT EXISTS(
      SELECT
        1
      FROM [OSTARGET].[o11c].[map_customer_5e36fdbcf9] AS [o]
      WHERE
        [o].[old_id] = [s].[ID]
    )
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

-- A source row that was deleted and made again, with the same key and another id, takes over the pair.
UPDATE [t] SET [old_id] = [q].[old_id]
FROM (
  SELECT
    [u].[old_id] AS [old_id],
    [u].[new_id] AS [new_id]
  FROM (
    SELECT
      [s].[ID] AS [old_id],
      [t].[ID1] AS [new_id],
      COUNT_BIG(*) OVER (PARTITION BY [s].[ID]) AS [partners],
      COUNT_BIG(*) OVER (PARTITION BY [t].[ID1]) AS [claims]
    FROM [#o11c_src_1] AS [s]
    JOIN [OSTARGET].[dbo].[OSUSR_T01_CUSTOMER] AS [t]
      ON CAST([t].[CODE1] AS nvarchar(4000)) COLLATE Latin1_General_CI_AI = CAST([s].[CODE] AS nvarchar(4000)) COLLATE Latin1_General_CI_AI
      AND NOT EXISTS(
        SELECT
          1
        FROM [OSTARGET].[o11c].[map_customer_5e36fdbcf9] AS [o]
        JOIN [#o11c_src_1] AS [a]
          ON [a].[ID] = [o].[old_id]
        WHERE
          [o].[new_id] = [t].[ID1]
      )
    WHERE
      CAST([s].[CODE] AS nvarchar(4000)) COLLATE Latin1_General_CI_AI <> N''
      AND NOT EXISTS(
        SELECT
          1
        FROM [OSTARGET].[o11c].[map_customer_5e36fdbcf9] AS [o]
        WHERE
          [o].[old_id] = [s].[ID]
      )
  ) AS [u]
  WHERE
    [u].[partners] = 1 AND [u].[claims] = 1
) AS [q]
JOIN [OSTARGET].[o11c].[map_customer_5e36fdbcf9] AS [t]
  ON [t].[new_id] = [q].[new_id];

-- Rows of Shop.Customer are the same when Code (without regard to case, accents and trailing blanks)
-- agrees. Keys that are empty in the source, or there twice on either side, were refused above. Pairs
-- of an earlier run stay, as long as their source row is there.
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
    ON CAST([t].[CODE1] AS nvarchar(4000)) COLLATE Latin1_General_CI_AI = CAST([s].[CODE] AS nvarchar(4000)) COLLATE Latin1_General_CI_AI
    AND NOT EXISTS(
      SELECT
        1
      FROM [OSTARGET].[o11c].[map_customer_5e36fdbcf9] AS [o]
      JOIN [#o11c_src_1] AS [a]
        ON [a].[ID] = [o].[old_id]
      WHERE
        [o].[new_id] = [t].[ID1]
    )
  WHERE
    CAST([s].[CODE] AS nvarchar(4000)) COLLATE Latin1_General_CI_AI <> N''
    AND NOT EXISTS(
      SELECT
        1
      FROM [OSTARGET].[o11c].[map_customer_5e36fdbcf9] AS [o]
      WHERE
        [o].[old_id] = [s].[ID]
    )
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
