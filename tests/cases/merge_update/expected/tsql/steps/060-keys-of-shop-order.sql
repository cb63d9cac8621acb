-- Step 060-keys-of-shop-order (6 of 10): keys of Shop.Order
-- Why here: before any row is inserted, so that every reference finds its new id: the identifier is an
-- autonumber: new ids are taken from the target as one block
-- Reads: dbo.OSUSR_S01_ORDER (its copy #o11c_src_2), dbo.OSUSR_T01_ORDER
-- Writes: o11c.map_order_b095562f7b, o11c.map (the map is registered)
-- Locks: IS and S on OSTARGET.dbo.OSUSR_T01_ORDER (while a statement runs)
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Cost (estimate): about 3 rows, 330 bytes to write, a second at most
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

-- Old and new identifiers of Shop.Order (reserved: the identifier is an autonumber: new ids are taken
-- from the target as one block).
CREATE TABLE [o11c].[map_order_b095562f7b] (
  [old_id] int NOT NULL PRIMARY KEY,
  [new_id] int NOT NULL UNIQUE,
  [fresh] bit NOT NULL,
  [made] bit NOT NULL DEFAULT CAST(0 AS bit)
);

-- The registry forgets the map of an earlier run.
DELETE FROM [o11c].[map]
WHERE [espace_key] = N'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18' AND [entity_key] = N'773ae870-b10f-5724-a1ba-af10e34bd057';

-- Register it under its keys.
INSERT INTO [o11c].[map] ([espace_key], [entity_key], [identifier_key], [label], [kind], [table_name],
  [source_digest], [target_digest], [run_id])
SELECT N'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18', N'773ae870-b10f-5724-a1ba-af10e34bd057', N'feecee28-f22d-5483-a333-6035620ea6bd', N'Shop.Order', N'reserved', N'map_order_b095562f7b', N'7974c0a96f8a679aa6fb385a90e0eb17f064a958de1409c16853520cc62793c7', N'ed7e5f02f748326e2d3cdbb98b64c3b70fc8509d354e114d7445322c109b5176', MAX([run_id]) FROM [o11c].[run];

-- A block of new ids above every id that the target has given or holds, in the order of the old ones.
-- The table lock keeps others from inserting, and so from drawing ids. An identity that never gave an
-- id says its first one: then one number stays unused.
INSERT INTO [OSTARGET].[o11c].[map_order_b095562f7b] ([old_id], [new_id], [fresh])
SELECT [s].[ID], [b].[top] + [b].[step] * ROW_NUMBER() OVER (ORDER BY [s].[ID]), 1
FROM [#o11c_src_2] AS [s]
CROSS JOIN (
  SELECT CASE WHEN [q].[held] > [q].[given] THEN [q].[held] ELSE [q].[given] END AS [top],
    CASE WHEN [q].[step] > 1 THEN [q].[step] ELSE 1 END AS [step]
  FROM (SELECT COALESCE(MAX([ID1]), 0) AS [held], COALESCE(IDENT_CURRENT(N'[dbo].[OSUSR_T01_ORDER]'), 0) AS [given],
      COALESCE(IDENT_INCR(N'[dbo].[OSUSR_T01_ORDER]'), 1) AS [step]
    FROM [OSTARGET].[dbo].[OSUSR_T01_ORDER]) AS [q]
) AS [b];
SET @o11c_rows = ROWCOUNT_BIG();

-- The optimizer must know the map's size before it joins it.
IF SERVERPROPERTY(N'Babelfish') IS NULL
  EXEC (N'UPDATE STATISTICS [OSTARGET].[o11c].[map_order_b095562f7b]');

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
