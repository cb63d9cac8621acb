-- Step 370-keys-of-citymanager-street (37 of 59): keys of CityManager.Street
-- Why here: before any row is inserted, so that every reference finds its new id: the identifier is an
-- autonumber: new ids are taken from the target as one block
-- Reads: dbo.OSUSR_S01_STREET (its copy #o11c_src_11), dbo.OSUSR_T01_STREET
-- Writes: o11c.map_street_1bdc5a0f37, o11c.map (the map is registered)
-- Locks: IS and S on OSTARGET.dbo.OSUSR_T01_STREET (while a statement runs)
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Cost (estimate): about 1 row, 110 bytes to write, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; alone it refuses to run.
-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'journal 36')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
SET @o11c_rows = 0;
BEGIN TRY

-- Old and new identifiers of CityManager.Street (reserved: the identifier is an autonumber: new ids
-- are taken from the target as one block).
CREATE TABLE [o11c].[map_street_1bdc5a0f37] (
  [old_id] int NOT NULL PRIMARY KEY,
  [new_id] int NOT NULL UNIQUE,
  [fresh] bit NOT NULL,
  [made] bit NOT NULL DEFAULT CAST(0 AS bit)
);

-- The registry forgets the map of an earlier run.
DELETE FROM [o11c].[map]
WHERE [espace_key] = N'b2402bd0-331c-58df-81c9-eb27b086b51c' AND [entity_key] = N'5f342858-3347-5c35-9a80-ce6eecbe8b91';

-- Register it under its keys.
INSERT INTO [o11c].[map] ([espace_key], [entity_key], [identifier_key], [label], [kind], [table_name],
  [source_digest], [target_digest], [run_id])
SELECT N'b2402bd0-331c-58df-81c9-eb27b086b51c', N'5f342858-3347-5c35-9a80-ce6eecbe8b91', N'7dd5de08-3834-5738-a559-74a371de6257', N'CityManager.Street', N'reserved', N'map_street_1bdc5a0f37', N'4f3ad72317bc8e55bda4f4e1a7c958cab98c3c57d918f99c02f81cd7d411afce', N'b1c821759f293975794cb53ce3db2fbe8ea079be35d6fc59a651053b018b6edd', MAX([run_id]) FROM [o11c].[run];

-- A block of new ids above every id that the target has given or holds, in the order of the old ones.
-- The table lock keeps others from inserting, and so from drawing ids. An identity that never gave an
-- id says its first one: then one number stays unused.
INSERT INTO [OSTARGET].[o11c].[map_street_1bdc5a0f37] ([old_id], [new_id], [fresh])
SELECT [s].[ID], [b].[top] + [b].[step] * ROW_NUMBER() OVER (ORDER BY [s].[ID]), 1
FROM [#o11c_src_11] AS [s]
CROSS JOIN (
  SELECT CASE WHEN [q].[held] > [q].[given] THEN [q].[held] ELSE [q].[given] END AS [top],
    CASE WHEN [q].[step] > 1 THEN [q].[step] ELSE 1 END AS [step]
  FROM (SELECT COALESCE(MAX([ID1]), 0) AS [held], COALESCE(IDENT_CURRENT(N'[dbo].[OSUSR_T01_STREET]'), 0) AS [given],
      COALESCE(IDENT_INCR(N'[dbo].[OSUSR_T01_STREET]'), 1) AS [step]
    FROM [OSTARGET].[dbo].[OSUSR_T01_STREET]) AS [q]
) AS [b];
SET @o11c_rows = ROWCOUNT_BIG();

-- The optimizer must know the map's size before it joins it.
IF SERVERPROPERTY(N'Babelfish') IS NULL
  EXEC (N'UPDATE STATISTICS [OSTARGET].[o11c].[map_street_1bdc5a0f37]');

UPDATE #o11c_progress SET [mark] = N'step 37', [rows] = @o11c_rows;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[370-keys-of-citymanager-street] failed, nothing was kept: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the step''s batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO
