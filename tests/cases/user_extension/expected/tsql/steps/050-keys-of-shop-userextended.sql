-- Step 050-keys-of-shop-userextended (5 of 9): keys of Shop.UserExtended
-- Why here: before any row is inserted, so that every reference finds its new id: the identifier is
-- itself a reference to (System).User
-- Reads: dbo.OSUSR_S01_USEREXTENDED, o11c.map_user_f9b11b2f84
-- Writes: o11c.map_userextended_05bf41dc2c
-- Rows expected: about 2 (the catalog's estimate when the snapshot was made)
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

-- A map of an earlier run is replaced.
DROP TABLE IF EXISTS [o11c].[map_userextended_05bf41dc2c];

-- Old and new identifiers of Shop.UserExtended (inherited: the identifier is itself a reference to
-- (System).User).
CREATE TABLE [o11c].[map_userextended_05bf41dc2c] (
  [old_id] int NOT NULL PRIMARY KEY,
  [new_id] int NOT NULL UNIQUE
);

-- The registry forgets the map of an earlier run.
DELETE FROM [o11c].[map]
WHERE [espace_key] = N'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18' AND [entity_key] = N'03519169-febb-5e70-a013-4e73cd35327b';

-- Register it under its keys.
INSERT INTO [o11c].[map] ([espace_key], [entity_key], [identifier_key], [label], [kind], [table_name],
  [source_digest], [target_digest], [run_id])
SELECT N'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18', N'03519169-febb-5e70-a013-4e73cd35327b', N'3f118993-7393-5b7f-92d3-80f2083ec699', N'Shop.UserExtended', N'inherited', N'map_userextended_05bf41dc2c', N'8fad475bb9f7afb916740fef69fae86f9441d23eb8faf483b0f5cace1aab0cbb', N'08dd584f3399670486b417ddb18dbc9596b0e8b4c9611cf528f6e0967a48bb3b', MAX([run_id]) FROM [o11c].[run];

-- The identifier is the one of (System).User: its map gives the new ids.
INSERT INTO [OSTARGET].[o11c].[map_userextended_05bf41dc2c] (old_id, new_id)
SELECT
  [s].[ID] AS [old_id],
  [p].[new_id] AS [new_id]
FROM [#o11c_src_1] AS [s]
JOIN [OSTARGET].[o11c].[map_user_f9b11b2f84] AS [p]
  ON [p].[old_id] = [s].[ID];
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
FROM [OSTARGET].[dbo].[OSUSR_T01_USEREXTENDED] AS [t]
JOIN [OSTARGET].[o11c].[map_userextended_05bf41dc2c] AS [m]
  ON [t].[ID1] = [m].[new_id]
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0903: ids of Shop.UserExtended exist in the target already: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was changed. Remove the rows, or let the run replace all rows of the entity (mode replace).', N'%', N'%%');
  THROW 50903, @o11c_message, 1;
END;

UPDATE #o11c_progress SET [mark] = N'step 5', [rows] = @o11c_rows;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[050-keys-of-shop-userextended] failed, nothing was kept: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the step''s batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO
