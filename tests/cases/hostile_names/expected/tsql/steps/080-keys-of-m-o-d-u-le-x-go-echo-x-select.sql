-- Step 080-keys-of-m-o-d-u-le-x-go-echo-x-select (8 of 13): keys of M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D} {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.Select
-- Why here: before any row is inserted, so that every reference finds its new id: the identifier is an
-- autonumber: new ids are taken from the target as one block
-- Reads: dbo.it{U+27}s {U+2A}{U+2F} a {U+2F}{U+2A} -{U+2D}t (its copy #o11c_src_2), dbo.it{U+27}s
-- {U+2A}{U+2F} a {U+2F}{U+2A} -{U+2D}t
-- Writes: o11c.map_select_136c2dda09, o11c.map (the map is registered)
-- Locks: IS and S on OSTARGET.dbo.it{U+27}s {U+2A}{U+2F} a {U+2F}{U+2A} -{U+2D}t (while a statement
-- runs)
-- Applications: nobody waits for this step; what earlier steps have locked stays locked
-- Cost (estimate): about 2 rows, 220 bytes to write, a second at most
-- Part of migrate.sql and dryrun.sql, inside their one transaction; alone it refuses to run.
-- Only when the batch before has finished, and with the one transaction open.
IF OBJECT_ID(N'tempdb..#o11c_progress') IS NULL
BEGIN
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
IF @@TRANCOUNT <> 1 OR NOT EXISTS (SELECT 1 FROM #o11c_progress WHERE [mark] = N'journal 7')
BEGIN
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  THROW 50915, N'O11-0915: an earlier batch did not finish, so this one does nothing', 1;
END;
DECLARE @o11c_rows bigint, @o11c_found bigint, @o11c_samples nvarchar(4000), @o11c_message nvarchar(2048),
  @o11c_number int, @o11c_result int, @o11c_lock int;
SET @o11c_rows = 0;
BEGIN TRY

-- Old and new identifiers of M{U+22}o{U+27}d{U+5D}u{U+5B}le {U+2A}{U+2F} -{U+2D}
-- {U+24}(x){U+A}GO{U+A}{U+5C}{U+21} echo x.Select (reserved: the identifier is an autonumber: new ids
-- are taken from the target as one block).
CREATE TABLE [o11c].[map_select_136c2dda09] (
  [old_id] int NOT NULL PRIMARY KEY,
  [new_id] int NOT NULL UNIQUE,
  [fresh] bit NOT NULL,
  [made] bit NOT NULL DEFAULT CAST(0 AS bit)
);

-- The registry forgets the map of an earlier run.
DELETE FROM [o11c].[map]
WHERE [espace_key] = N'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18' AND [entity_key] = N'4bf9aaf9-ec78-55d6-ac74-3a9292a017a5';

-- Register it under its keys.
INSERT INTO [o11c].[map] ([espace_key], [entity_key], [identifier_key], [label], [kind], [table_name],
  [source_digest], [target_digest], [run_id])
SELECT N'a3c9384d-fb0e-530b-9e3a-8ab7ac40ea18', N'4bf9aaf9-ec78-55d6-ac74-3a9292a017a5', N'42362b9f-8820-5115-8e6e-838e39dd2ce8', (N'M"o''d]u[le */ -- $' + N'(x)' + NCHAR(10) + N'GO' + NCHAR(10) + N'\! echo x.Select'), N'reserved', N'map_select_136c2dda09', N'4f9679a6e15e4f7207493731fe3ace084e38c01f0e3dd438f8249ef71d35ec09', N'ddea6711722c33f0d53c33bd88f0910a6026eb4797221793f7ba4fb4f1434ed2', MAX([run_id]) FROM [o11c].[run];

-- A block of new ids above every id that the target has given or holds, in the order of the old ones.
-- The table lock keeps others from inserting, and so from drawing ids. An identity that never gave an
-- id says its first one: then one number stays unused.
INSERT INTO [OSTARGET].[o11c].[map_select_136c2dda09] ([old_id], [new_id], [fresh])
SELECT [s].[i'd ]]1], [b].[top] + [b].[step] * ROW_NUMBER() OVER (ORDER BY [s].[i'd ]]1]), 1
FROM [#o11c_src_2] AS [s]
CROSS JOIN (
  SELECT CASE WHEN [q].[held] > [q].[given] THEN [q].[held] ELSE [q].[given] END AS [top],
    CASE WHEN [q].[step] > 1 THEN [q].[step] ELSE 1 END AS [step]
  FROM (SELECT COALESCE(MAX([i'd ]]1]), 0) AS [held], COALESCE(IDENT_CURRENT(N'[dbo].[it''s */ a /* --t]'), 0) AS [given],
      COALESCE(IDENT_INCR(N'[dbo].[it''s */ a /* --t]'), 1) AS [step]
    FROM [OSTARGET].[dbo].[it's */ a /* --t]) AS [q]
) AS [b];
SET @o11c_rows = ROWCOUNT_BIG();

-- The optimizer must know the map's size before it joins it.
IF SERVERPROPERTY(N'Babelfish') IS NULL
  EXEC (N'UPDATE STATISTICS [OSTARGET].[o11c].[map_select_136c2dda09]');

UPDATE #o11c_progress SET [mark] = N'step 8', [rows] = @o11c_rows;
END TRY
BEGIN CATCH
  IF @@TRANCOUNT > 0 ROLLBACK TRANSACTION;
  SET @o11c_number = CASE WHEN ERROR_NUMBER() >= 50000 THEN ERROR_NUMBER() ELSE 50000 END;
  SET @o11c_message = LEFT(REPLACE(N'[080-keys-of-m-o-d-u-le-x-go-echo-x-select] failed, nothing was kept: ' + ERROR_MESSAGE()
    + N' (error ' + CONVERT(nvarchar(11), ERROR_NUMBER()) + N', line ' + CONVERT(nvarchar(11), ERROR_LINE())
    + N' of the step''s batch)', N'%', N'%%'), 2000);
  THROW @o11c_number, @o11c_message, 1;
END CATCH;
GO
