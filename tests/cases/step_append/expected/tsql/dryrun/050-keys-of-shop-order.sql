-- Step 050-keys-of-shop-order (5 of 8): keys of Shop.Order
-- Why here: before any row is inserted, so that every reference finds its new id: the identifier is an
-- autonumber: new ids are taken from the target as one block
-- Reads: dbo.OSUSR_S01_ORDER (its copy #o11c_src_2), dbo.OSUSR_T01_ORDER
-- Writes: o11c.map_order_b095562f7b, o11c.map (the map is registered)
-- Locks: X (TABLOCKX) on OSTARGET.dbo.OSUSR_T01_ORDER (until COMMIT); IS and S on
-- OSTARGET.dbo.OSUSR_T01_ORDER (while a statement runs)
-- Applications: who reads or writes OSTARGET.dbo.OSUSR_T01_ORDER waits (readers of row versions read
-- on)
-- Cost (estimate): about 2 rows, 220 bytes to write, a second at most
-- Part of dryrun.sql, inside its one transaction; migrate.sql has steps/050-keys-of-shop-order.sql. Alone it refuses to run.
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

-- Keep others out of what is written until this transaction ends. TABLOCKX keeps readers out too, but
-- for those that read row versions.
SELECT TOP (1) @o11c_lock = 1 FROM [OSTARGET].[dbo].[OSUSR_T01_ORDER] WITH (TABLOCKX, HOLDLOCK);

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
SELECT N'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18', N'773ae870-b10f-5724-a1ba-af10e34bd057', N'feecee28-f22d-5483-a333-6035620ea6bd', N'Shop.Order', N'reserved', N'map_order_b095562f7b', N'33500564a46a3910c4a7e398c8977cbfabc2d0d2a0de6a8bd69c90f6fcd4557d', N'a596b27487d2a5ff46a810dc7b0d704b2cea1b7c6755f7f106c6d25af428b173', MAX([run_id]) FROM [o11c].[run];

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

UPDATE #o11c_progress SET [mark] = N'step 5', [rows] = @o11c_rows;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[050-keys-of-shop-order] failed, nothing was kept: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the step''s batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO
