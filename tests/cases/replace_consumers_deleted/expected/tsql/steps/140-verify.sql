-- Step 140-verify (14 of 14): verify
-- Why here: last before COMMIT: whatever does not hold undoes the whole run
-- Reads: both sides, maps
-- Locks: IS and S on OSTARGET.dbo.OSUSR_T01_CUSTOMER (while a statement runs)
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Cost (estimate): at most 1 row, a second at most
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
    FROM [OSTARGET].[o11c].[map_customer_5e36fdbcf9] AS [f]
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
FROM [#o11c_src_1] AS [s]
LEFT JOIN [OSTARGET].[o11c].[map_customer_5e36fdbcf9] AS [m]
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

-- Shop.Customer: the map is one to one.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT N'map-shop_customer', N'Shop.Customer', N'map is one to one', [q].[pairs], [q].[news],
  CASE WHEN [q].[pairs] = [q].[news] AND [q].[pairs] = [q].[olds] THEN 1 ELSE 0 END
FROM (SELECT COUNT_BIG(*) AS [pairs], COUNT_BIG(DISTINCT [old_id]) AS [olds],
    COUNT_BIG(DISTINCT [new_id]) AS [news]
  FROM [OSTARGET].[o11c].[map_customer_5e36fdbcf9]) AS [q];

-- Shop.Customer: the identity's current value is not below any id in the table, so the next one is
-- above.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT N'sequence-shop_customer', N'Shop.Customer', N'identity is ahead of the highest id', [q].[top], COALESCE([q].[given], 0),
  CASE WHEN [q].[given] >= [q].[top] THEN 1 ELSE 0 END
FROM (SELECT COALESCE(MAX([ID1]), 0) AS [top], IDENT_CURRENT(N'[dbo].[OSUSR_T01_CUSTOMER]') AS [given]
  FROM [OSTARGET].[dbo].[OSUSR_T01_CUSTOMER]) AS [q];

-- OSUSR_T02_COMMENT: constraints and triggers are in the state that the snapshot recorded.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT N'states-osusr_t02_comment', N'OSUSR_T02_COMMENT', [v].[what], [v].[expected], [v].[found],
  CASE WHEN [v].[expected] = [v].[found] THEN 1 ELSE 0 END
FROM (
SELECT 1, N'constraints are as the snapshot had them', CAST(1 AS bigint), (SELECT COUNT_BIG(*) FROM (SELECT v.[label] COLLATE Latin1_General_BIN2 AS [label], v.[name] COLLATE Latin1_General_BIN2 AS [name], v.[state] COLLATE Latin1_General_BIN2 AS [state], OBJECT_ID(v.[object]) AS [relation]
FROM (VALUES
  (N'OSUSR_T02_COMMENT', N'[dbo].[OSUSR_T02_COMMENT]', N'osfrk_ba236a0e_1', N'enabled, validated')
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

-- OSUSR_T02_LIKE: constraints and triggers are in the state that the snapshot recorded.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT N'states-osusr_t02_like', N'OSUSR_T02_LIKE', [v].[what], [v].[expected], [v].[found],
  CASE WHEN [v].[expected] = [v].[found] THEN 1 ELSE 0 END
FROM (
SELECT 1, N'constraints are as the snapshot had them', CAST(2 AS bigint), (SELECT COUNT_BIG(*) FROM (SELECT v.[label] COLLATE Latin1_General_BIN2 AS [label], v.[name] COLLATE Latin1_General_BIN2 AS [name], v.[state] COLLATE Latin1_General_BIN2 AS [state], OBJECT_ID(v.[object]) AS [relation]
FROM (VALUES
  (N'OSUSR_T02_LIKE', N'[dbo].[OSUSR_T02_LIKE]', N'osfrk_21868158_1', N'enabled, validated'),
  (N'OSUSR_T02_LIKE', N'[dbo].[OSUSR_T02_LIKE]', N'osfrk_21868158_2', N'enabled, validated')
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

-- OSUSR_T02_POST: constraints and triggers are in the state that the snapshot recorded.
INSERT INTO #o11c_check ([check_id], [entity], [what], [expected], [found], [ok])
SELECT N'states-osusr_t02_post', N'OSUSR_T02_POST', [v].[what], [v].[expected], [v].[found],
  CASE WHEN [v].[expected] = [v].[found] THEN 1 ELSE 0 END
FROM (
SELECT 1, N'constraints are as the snapshot had them', CAST(2 AS bigint), (SELECT COUNT_BIG(*) FROM (SELECT v.[label] COLLATE Latin1_General_BIN2 AS [label], v.[name] COLLATE Latin1_General_BIN2 AS [name], v.[state] COLLATE Latin1_General_BIN2 AS [state], OBJECT_ID(v.[object]) AS [relation]
FROM (VALUES
  (N'OSUSR_T02_POST', N'[dbo].[OSUSR_T02_POST]', N'osfrk_223ab132_1', N'enabled, validated'),
  (N'OSUSR_T02_POST', N'[dbo].[OSUSR_T02_POST]', N'osfrk_223ab132_2', N'enabled, validated')
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

-- One row a check.
SELECT LEFT([check_id], 60) AS [check_id], LEFT([entity], 60) AS [entity], LEFT([what], 80) AS [what],
  [expected], [found], [ok]
FROM #o11c_check
WHERE [ok] IS NOT NULL
ORDER BY [place];

-- For information, nothing is compared: what the project file or the reports have accepted, counted.
SELECT LEFT([entity], 60) AS [entity], LEFT([what], 80) AS [what], [found] AS [rows]
FROM #o11c_check
WHERE [ok] IS NULL
ORDER BY [place];

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

UPDATE #o11c_progress SET [mark] = N'step 14', [rows] = @o11c_rows;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[140-verify] failed, nothing was kept: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the step''s batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO
