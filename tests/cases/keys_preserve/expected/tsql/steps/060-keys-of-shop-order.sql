-- Step 060-keys-of-shop-order (6 of 11): keys of Shop.Order
-- Why here: before any row is inserted, so that every reference finds its new id: the project asks to
-- keep the ids (keys.strategy: preserve)
-- Reads: dbo.OSUSR_S01_ORDER
-- Writes: o11c.map_order_b095562f7b
-- Rows expected: about 1 (the catalog's estimate when the snapshot was made)
-- Part of migrate.sql and dryrun.sql, inside their one transaction; alone it refuses to run.
-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'journal 5')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
SET @o11c_rows = 0;
BEGIN TRY

-- A map of an earlier run is replaced.
DROP TABLE IF EXISTS [o11c].[map_order_b095562f7b];

-- Old and new identifiers of Shop.Order (preserved: the project asks to keep the ids (keys.strategy:
-- preserve)).
CREATE TABLE [o11c].[map_order_b095562f7b] (
  [old_id] int NOT NULL PRIMARY KEY,
  [new_id] int NOT NULL UNIQUE
);

-- The registry forgets the map of an earlier run.
DELETE FROM [o11c].[map]
WHERE [espace_key] = N'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18' AND [entity_key] = N'773ae870-b10f-5724-a1ba-af10e34bd057';

-- Register it under its keys.
INSERT INTO [o11c].[map] ([espace_key], [entity_key], [identifier_key], [label], [kind], [table_name],
  [source_digest], [target_digest], [run_id])
SELECT N'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18', N'773ae870-b10f-5724-a1ba-af10e34bd057', N'feecee28-f22d-5483-a333-6035620ea6bd', N'Shop.Order', N'preserved', N'map_order_b095562f7b', N'fd84f723b6628bca2914deb7a46ae57fa759c03d930ba943e97ec81e5e68e718', N'b6b1c1fa77ef434d738a3f618cbbbe34b95a45a3aa5db507165e3a7460c1470a', MAX([run_id]) FROM [o11c].[run];

-- Identifiers stay as they are, in the spelling of the source row; the map tells which exist.
INSERT INTO [OSTARGET].[o11c].[map_order_b095562f7b] (old_id, new_id)
SELECT
  [s].[ID] AS [old_id],
  [s].[ID] AS [new_id]
FROM [#o11c_src_2] AS [s];
SET @o11c_rows = ROWCOUNT_BIG();

-- An id that the target has already would be two things at once.
SELECT @o11c_found = COUNT_BIG(*), @o11c_samples = MAX(CASE WHEN [place] = 1 THEN [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 2 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 3 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 4 THEN N', ' + [sample] ELSE N'' END)
  + MAX(CASE WHEN [place] = 5 THEN N', ' + [sample] ELSE N'' END)
FROM (SELECT [sample], ROW_NUMBER() OVER (ORDER BY [sample]) AS [place]
  FROM (SELECT CAST([sample] AS nvarchar(400)) COLLATE Latin1_General_BIN2 AS [sample] FROM (
SELECT
  CAST([t].[ID1] AS nvarchar(4000)) COLLATE Latin1_General_BIN2 AS [sample]
FROM [OSTARGET].[dbo].[OSUSR_T01_ORDER] AS [t]
JOIN [OSTARGET].[o11c].[map_order_b095562f7b] AS [m]
  ON [t].[ID1] = [m].[new_id]
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0903: ids of Shop.Order exist in the target already: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was changed. Remove the rows, or let the run replace all rows of the entity (mode replace).', N'%', N'%%');
  THROW 50903, @o11c_message, 1;
END;

UPDATE #o11c_progress SET [mark] = N'step 6', [rows] = @o11c_rows;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[060-keys-of-shop-order] failed, nothing was kept: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the step''s batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO
