-- Step 050-map-shop-size (5 of 17): map Shop.Size
-- Why here: before rows that refer to it: Shop.Employee.SizeId refers to it; Shop.Employee: module
-- Shop is in scope
-- Reads: dbo.ossys_espace, dbo.ossys_entity_record
-- Writes: o11c.map_size_002f2778d0, o11c.map (the map is registered)
-- Locks: IS and S on OSSOURCE.dbo.ossys_entity_record, OSSOURCE.dbo.ossys_espace,
-- OSTARGET.dbo.ossys_entity_record, OSTARGET.dbo.ossys_espace (while a statement runs)
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Rows expected: 2 (the pairs below)
-- Cost (estimate): about 2 rows, 220 bytes to write, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; alone it refuses to run.
-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'journal 4')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
SET @o11c_rows = 0;
BEGIN TRY

-- Old and new identifiers of Shop.Size (literal: the platform owns these rows; they are matched by key
-- when the scripts are compiled).
CREATE TABLE [o11c].[map_size_002f2778d0] (
  [old_id] int NOT NULL PRIMARY KEY,
  [new_id] int NOT NULL UNIQUE,
  [fresh] bit NOT NULL,
  [made] bit NOT NULL DEFAULT CAST(0 AS bit)
);

-- The registry forgets the map of an earlier run.
DELETE FROM [o11c].[map]
WHERE [espace_key] = N'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18' AND [entity_key] = N'1b61c019-8c46-532e-957f-c284195c2841';

-- Register it under its keys.
INSERT INTO [o11c].[map] ([espace_key], [entity_key], [identifier_key], [label], [kind], [table_name],
  [source_digest], [target_digest], [run_id])
SELECT N'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18', N'1b61c019-8c46-532e-957f-c284195c2841', N'83d9d929-a996-5009-bf26-9a5200f80c44', N'Shop.Size', N'literal', N'map_size_002f2778d0', N'cf33d305b1fd7e55859ea0287eb62ad25b2c69c43dac4d5bde158da2ff242bfd', N'b72b1b2c93f0d37083dba58fd5f8e34b825cc14c1aa257e1c31f0442093e4661', MAX([run_id]) FROM [o11c].[run];

-- Records of both environments, paired by key: name, old id, new id, key in the source, key in the
-- target.
INSERT INTO #o11c_pair (map_name, name, old_id, new_id, source_key, target_key)
VALUES
  (N'map_size_002f2778d0', N'Large', N'2', N'1', N'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18*1b61c019-8c46-532e-957f-c284195c2841*6d4ec348-7375-56ac-a1d1-13e7334a5054', N'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18*1b61c019-8c46-532e-957f-c284195c2841*6d4ec348-7375-56ac-a1d1-13e7334a5054'),
  (N'map_size_002f2778d0', N'Small', N'1', N'2', N'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18*1b61c019-8c46-532e-957f-c284195c2841*dee240a8-fd96-5985-b625-97bc46823902', N'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18*1b61c019-8c46-532e-957f-c284195c2841*dee240a8-fd96-5985-b625-97bc46823902');

-- Every pair above must still be what the source has.
SELECT @o11c_found = COUNT_BIG(*), @o11c_samples = MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
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
        REPLACE(CAST([r].[entity_ss_key] AS nvarchar(400)) COLLATE Latin1_General_BIN2, N'{', N''),
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
    CAST([r].[data_id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [id]
  FROM [OSSOURCE].[dbo].[ossys_entity_record] AS [r]
  JOIN [OSSOURCE].[dbo].[ossys_espace] AS [e]
    ON [e].[id] = [r].[espace_id]
  WHERE
    CAST([r].[is_active] AS int) = 1 AND CAST([e].[is_active] AS int) = 1
) AS [l]
  ON [l].[key] = [p].[source_key] AND [l].[id] = [p].[old_id]
WHERE
  [p].[map_name] = N'map_size_002f2778d0' AND [l].[id] IS NULL
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0908: records of Shop.Size have changed in the source: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was changed. Make both snapshots again and compile again.', N'%', N'%%');
  THROW 50908, @o11c_message, 1;
END;

-- Every pair above must still be what the target has.
SELECT @o11c_found = COUNT_BIG(*), @o11c_samples = MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
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
        REPLACE(CAST([r].[entity_ss_key] AS nvarchar(400)) COLLATE Latin1_General_BIN2, N'{', N''),
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
    CAST([r].[data_id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [id]
  FROM [OSTARGET].[dbo].[ossys_entity_record] AS [r]
  JOIN [OSTARGET].[dbo].[ossys_espace] AS [e]
    ON [e].[id] = [r].[espace_id]
  WHERE
    CAST([r].[is_active] AS int) = 1 AND CAST([e].[is_active] AS int) = 1
) AS [l]
  ON [l].[key] = [p].[target_key] AND [l].[id] = [p].[new_id]
WHERE
  [p].[map_name] = N'map_size_002f2778d0' AND [l].[id] IS NULL
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0908: records of Shop.Size have changed in the target: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was changed. Make both snapshots again and compile again.', N'%', N'%%');
  THROW 50908, @o11c_message, 1;
END;

-- No record has come or gone in the source: there are 2.
SELECT @o11c_found = COUNT_BIG(*), @o11c_samples = MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  N'number of records' AS [sample]
FROM (
  SELECT
    COUNT_BIG(*) AS [records]
  FROM (
    SELECT
      LOWER(
        REPLACE(
          REPLACE(CAST([e].[ss_key] AS nvarchar(400)) COLLATE Latin1_General_BIN2, N'{', N''),
          N'}',
          N''
        )
      ) COLLATE Latin1_General_BIN2 + N'*' + LOWER(
        REPLACE(
          REPLACE(CAST([r].[entity_ss_key] AS nvarchar(400)) COLLATE Latin1_General_BIN2, N'{', N''),
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
      CAST([r].[data_id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [id]
    FROM [OSSOURCE].[dbo].[ossys_entity_record] AS [r]
    JOIN [OSSOURCE].[dbo].[ossys_espace] AS [e]
      ON [e].[id] = [r].[espace_id]
    WHERE
      CAST([r].[is_active] AS int) = 1 AND CAST([e].[is_active] AS int) = 1
  ) AS [l]
  WHERE
    LEFT([l].[key], 74) = N'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18*1b61c019-8c46-532e-957f-c284195c2841*'
) AS [n]
WHERE
  [n].[records] <> 2
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0908: records of Shop.Size have come or gone in the source: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was changed. Make both snapshots again and compile again.', N'%', N'%%');
  THROW 50908, @o11c_message, 1;
END;

-- No record has come or gone in the target: there are 2.
SELECT @o11c_found = COUNT_BIG(*), @o11c_samples = MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  N'number of records' AS [sample]
FROM (
  SELECT
    COUNT_BIG(*) AS [records]
  FROM (
    SELECT
      LOWER(
        REPLACE(
          REPLACE(CAST([e].[ss_key] AS nvarchar(400)) COLLATE Latin1_General_BIN2, N'{', N''),
          N'}',
          N''
        )
      ) COLLATE Latin1_General_BIN2 + N'*' + LOWER(
        REPLACE(
          REPLACE(CAST([r].[entity_ss_key] AS nvarchar(400)) COLLATE Latin1_General_BIN2, N'{', N''),
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
      CAST([r].[data_id] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [id]
    FROM [OSTARGET].[dbo].[ossys_entity_record] AS [r]
    JOIN [OSTARGET].[dbo].[ossys_espace] AS [e]
      ON [e].[id] = [r].[espace_id]
    WHERE
      CAST([r].[is_active] AS int) = 1 AND CAST([e].[is_active] AS int) = 1
  ) AS [l]
  WHERE
    LEFT([l].[key], 74) = N'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18*1b61c019-8c46-532e-957f-c284195c2841*'
) AS [n]
WHERE
  [n].[records] <> 2
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0908: records of Shop.Size have come or gone in the target: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was changed. Make both snapshots again and compile again.', N'%', N'%%');
  THROW 50908, @o11c_message, 1;
END;

-- The pairs become the map.
INSERT INTO [OSTARGET].[o11c].[map_size_002f2778d0] ([old_id], [new_id], [fresh])
SELECT
  TRY_CAST([old_id] AS int) AS [old_id],
  TRY_CAST([new_id] AS int) AS [new_id],
  CAST(0 AS bit) AS [fresh]
FROM [#o11c_pair]
WHERE
  [map_name] = N'map_size_002f2778d0';
SET @o11c_rows = ROWCOUNT_BIG();

-- The optimizer must know the map's size before it joins it.
IF SERVERPROPERTY(N'Babelfish') IS NULL
  EXEC (N'UPDATE STATISTICS [OSTARGET].[o11c].[map_size_002f2778d0]');

UPDATE #o11c_progress SET [mark] = N'step 5', [rows] = @o11c_rows;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[050-map-shop-size] failed, nothing was kept: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the step''s batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO
