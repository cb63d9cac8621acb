-- Step 050-keys-of-shop-detail (5 of 8): keys of Shop.Detail
-- Why here: after its parent, whose ids the insert made: the identifier is itself a reference to
-- Shop.Customer
-- Reads: dbo.OSUSR_S01_DETAIL (its copy #o11c_src_2), dbo.OSUSR_T01_DETAIL,
-- o11c.map_customer_5e36fdbcf9
-- Writes: o11c.map_detail_5ba25135d6, o11c.map (the map is registered)
-- Locks: IS and S on OSTARGET.dbo.OSUSR_T01_DETAIL (while a statement runs)
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
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

-- Old and new identifiers of Shop.Detail (inherited: the identifier is itself a reference to
-- Shop.Customer).
CREATE TABLE [o11c].[map_detail_5ba25135d6] (
  [old_id] int NOT NULL PRIMARY KEY,
  [new_id] int NOT NULL UNIQUE,
  [fresh] bit NOT NULL,
  [made] bit NOT NULL DEFAULT CAST(0 AS bit)
);

-- The registry forgets the map of an earlier run.
DELETE FROM [o11c].[map]
WHERE [espace_key] = N'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18' AND [entity_key] = N'7c68ba05-aef7-596e-91e8-124ba83b7204';

-- Register it under its keys.
INSERT INTO [o11c].[map] ([espace_key], [entity_key], [identifier_key], [label], [kind], [table_name],
  [source_digest], [target_digest], [run_id])
SELECT N'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18', N'7c68ba05-aef7-596e-91e8-124ba83b7204', N'367c7571-3d9b-58cc-86b2-16b4b542d104', N'Shop.Detail', N'inherited', N'map_detail_5ba25135d6', N'43085c0f295ce79f03b3371c27b500660ebaa8235f49268f1d2bd84e8dd6739f', N'7d35bd16440c51badbde007703a6a6682c3f451d99045e3cd43cb51b43766a3b', MAX([run_id]) FROM [o11c].[run];

-- The identifier is the one of Shop.Customer: its map gives the new ids.
INSERT INTO [OSTARGET].[o11c].[map_detail_5ba25135d6] ([old_id], [new_id], [fresh])
SELECT
  [s].[ID] AS [old_id],
  [p].[new_id] AS [new_id],
  CAST(1 AS bit) AS [fresh]
FROM [#o11c_src_2] AS [s]
JOIN [OSTARGET].[o11c].[map_customer_5e36fdbcf9] AS [p]
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
FROM [OSTARGET].[dbo].[OSUSR_T01_DETAIL] AS [t]
JOIN [OSTARGET].[o11c].[map_detail_5ba25135d6] AS [m]
  ON [t].[ID1] = [m].[new_id]
) AS [q]([sample])) AS [texts]) AS [numbered];
IF @o11c_found > 0
BEGIN
  SET @o11c_message = REPLACE(N'O11-0903: ids of Shop.Detail exist in the target already: ' + CONVERT(nvarchar(20), @o11c_found)
    + N' (' + LEFT(@o11c_samples, 1000) + N'). Nothing was changed. Remove the rows, or let the run replace all rows of the entity (mode replace).', N'%', N'%%');
  THROW 50903, @o11c_message, 1;
END;

-- The optimizer must know the map's size before it joins it.
IF SERVERPROPERTY(N'Babelfish') IS NULL
  EXEC (N'UPDATE STATISTICS [OSTARGET].[o11c].[map_detail_5ba25135d6]');

UPDATE #o11c_progress SET [mark] = N'step 5', [rows] = @o11c_rows;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[050-keys-of-shop-detail] failed, nothing was kept: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the step''s batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO
