-- Step 040-keys-of-shop-department (4 of 10): keys of Shop.Department
-- Why here: before any row is inserted, so that every reference finds its new id: the identifier is an
-- autonumber: new ids are taken from the target as one block
-- Reads: dbo.OSUSR_S01_DEPARTMENT (its copy #o11c_src_1), dbo.OSUSR_T01_DEPARTMENT
-- Writes: o11c.map_department_37bb0c3751, o11c.map (the map is registered)
-- Locks: IS and S on OSTARGET.dbo.OSUSR_T01_DEPARTMENT (while a statement runs)
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Cost (estimate): about 3 rows, 330 bytes to write, a second at most
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

-- Old and new identifiers of Shop.Department (reserved: the identifier is an autonumber: new ids are
-- taken from the target as one block).
CREATE TABLE [o11c].[map_department_37bb0c3751] (
  [old_id] int NOT NULL PRIMARY KEY,
  [new_id] int NOT NULL UNIQUE,
  [fresh] bit NOT NULL,
  [made] bit NOT NULL DEFAULT CAST(0 AS bit)
);

-- The registry forgets the map of an earlier run.
DELETE FROM [o11c].[map]
WHERE [espace_key] = N'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18' AND [entity_key] = N'9921b6b3-34ce-59dc-bc65-ac709a244db9';

-- Register it under its keys.
INSERT INTO [o11c].[map] ([espace_key], [entity_key], [identifier_key], [label], [kind], [table_name],
  [source_digest], [target_digest], [run_id])
SELECT N'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18', N'9921b6b3-34ce-59dc-bc65-ac709a244db9', N'97de1841-c002-5664-9279-2d791462869c', N'Shop.Department', N'reserved', N'map_department_37bb0c3751', N'ecbc5848a898a34480ceb8cc0079bd70718cd870f5015f0d27e16d554f9bb46f', N'0f6736b21228e8667f0e47cb7547e2a5cf4210291815714eb22d3aa6c715de50', MAX([run_id]) FROM [o11c].[run];

-- A block of new ids above every id that the target has given or holds, in the order of the old ones.
-- The table lock keeps others from inserting, and so from drawing ids. An identity that never gave an
-- id says its first one: then one number stays unused.
INSERT INTO [OSTARGET].[o11c].[map_department_37bb0c3751] ([old_id], [new_id], [fresh])
SELECT [s].[ID], [b].[top] + [b].[step] * ROW_NUMBER() OVER (ORDER BY [s].[ID]), 1
FROM [#o11c_src_1] AS [s]
CROSS JOIN (
  SELECT CASE WHEN [q].[held] > [q].[given] THEN [q].[held] ELSE [q].[given] END AS [top],
    CASE WHEN [q].[step] > 1 THEN [q].[step] ELSE 1 END AS [step]
  FROM (SELECT COALESCE(MAX([ID1]), 0) AS [held], COALESCE(IDENT_CURRENT(N'[dbo].[OSUSR_T01_DEPARTMENT]'), 0) AS [given],
      COALESCE(IDENT_INCR(N'[dbo].[OSUSR_T01_DEPARTMENT]'), 1) AS [step]
    FROM [OSTARGET].[dbo].[OSUSR_T01_DEPARTMENT]) AS [q]
) AS [b];
SET @o11c_rows = ROWCOUNT_BIG();

-- The optimizer must know the map's size before it joins it.
IF SERVERPROPERTY(N'Babelfish') IS NULL
  EXEC (N'UPDATE STATISTICS [OSTARGET].[o11c].[map_department_37bb0c3751]');

UPDATE #o11c_progress SET [mark] = N'step 4', [rows] = @o11c_rows;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[040-keys-of-shop-department] failed, nothing was kept: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the step''s batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO
