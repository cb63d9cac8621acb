-- Step 040-map-system-role (4 of 13): map (System).Role
-- Why here: before rows that refer to it: M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D}
-- {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo
-- x.LLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLL {U+22}q{U+22}
-- xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx.{U+2A}{U+2F} refers to it;
-- M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo
-- x.LLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLLL {U+22}q{U+22}
-- xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx: module
-- M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x is in
-- scope (application M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D}
-- {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x)
-- Reads: dbo.ossys_espace, dbo.ossys_role
-- Writes: o11c.map_role_bed61fb7b8, o11c.map (the map is registered)
-- Locks: IS and S on OSSOURCE.dbo.ossys_espace, OSSOURCE.dbo.ossys_role, OSTARGET.dbo.ossys_espace,
-- OSTARGET.dbo.ossys_role (while a statement runs)
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Rows expected: 1 (the pairs below)
-- Cost (estimate): about 1 row, 110 bytes to write, a second at most
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

-- Old and new identifiers of (System).Role (literal: the platform owns these rows; they are matched by
-- key when the scripts are compiled).
CREATE TABLE [o11c].[map_role_bed61fb7b8] (
  [old_id] int NOT NULL PRIMARY KEY,
  [new_id] int NOT NULL UNIQUE,
  [fresh] bit NOT NULL,
  [made] bit NOT NULL DEFAULT CAST(0 AS bit)
);

-- The registry forgets the map of an earlier run.
DELETE FROM [o11c].[map]
WHERE [espace_key] = N'2e64e64d-94b9-5329-8fa0-a8b80a5cd1b8' AND [entity_key] = N'c6f64bcc-bc9d-5fbd-b70e-ed26bbf1bc92';

-- Register it under its keys.
INSERT INTO [o11c].[map] ([espace_key], [entity_key], [identifier_key], [label], [kind], [table_name],
  [source_digest], [target_digest], [run_id])
SELECT N'2e64e64d-94b9-5329-8fa0-a8b80a5cd1b8', N'c6f64bcc-bc9d-5fbd-b70e-ed26bbf1bc92', N'248d6e12-3618-53ea-9b2d-07dc36535c28', N'(System).Role', N'literal', N'map_role_bed61fb7b8', N'4f9679a6e15e4f7207493731fe3ace084e38c01f0e3dd438f8249ef71d35ec09', N'ddea6711722c33f0d53c33bd88f0910a6026eb4797221793f7ba4fb4f1434ed2', MAX([run_id]) FROM [o11c].[run];

-- Records of both environments, paired by key: name, old id, new id, key in the source, key in the
-- target.
INSERT INTO #o11c_pair (map_name, name, old_id, new_id, source_key, target_key)
VALUES
  (N'map_role_bed61fb7b8', (N'Ro"le $' + N'(y)' + NCHAR(10) + N'GO' + NCHAR(10)), N'30', N'50', N'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18*0f9aea84-4f65-528d-b9fa-f5086a2dc4f1', N'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18*0f9aea84-4f65-528d-b9fa-f5086a2dc4f1');

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
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0908: records of (System).Role have changed in the source: ' + CONVERT(nvarchar(20), @o11c_found)
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
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0908: records of (System).Role have changed in the target: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was changed. Make both snapshots again and compile again.', N'%', N'%%');
  THROW 50908, @o11c_message, 1;
END;

-- The pairs become the map.
INSERT INTO [OSTARGET].[o11c].[map_role_bed61fb7b8] ([old_id], [new_id], [fresh])
SELECT
  TRY_CAST([old_id] AS int) AS [old_id],
  TRY_CAST([new_id] AS int) AS [new_id],
  CAST(0 AS bit) AS [fresh]
FROM [#o11c_pair]
WHERE
  [map_name] = N'map_role_bed61fb7b8';
SET @o11c_rows = ROWCOUNT_BIG();

-- The optimizer must know the map's size before it joins it.
IF SERVERPROPERTY(N'Babelfish') IS NULL
  EXEC (N'UPDATE STATISTICS [OSTARGET].[o11c].[map_role_bed61fb7b8]');

UPDATE #o11c_progress SET [mark] = N'step 4', [rows] = @o11c_rows;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[040-map-system-role] failed, nothing was kept: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the step''s batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO
